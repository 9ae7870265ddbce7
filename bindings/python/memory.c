/* SPDX-License-Identifier: MIT */
/* The memory of documents and parsers. It comes from the C library; of the
   larger blocks some are kept for the next feed. Without that a program that
   reads one feed after the other returns the end of the heap to the system with
   each of them, only to have it mapped, zeroed and faulted in again for the
   next: up to a quarter of the time of parsing. */
#include "native.h"

#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

/* Entries begin with a block of this size. From there on sizes come in classes,
   four for each doubling: what a block has too much is less than a quarter. */
#define LEAST_BLOCK ((size_t)4032)
#define N_DOUBLINGS 11
#define N_CLASSES (4 * N_DOUBLINGS)
/* AddressSanitizer finds the use of a block that was released only where it is
   released, so nothing is kept from it. */
#ifdef __has_feature
#if __has_feature(address_sanitizer)
#define MOST_KEPT ((size_t)0)
#endif
#elif defined(__SANITIZE_ADDRESS__)
#define MOST_KEPT ((size_t)0)
#endif
#ifndef MOST_KEPT
#define MOST_KEPT ((size_t)8 << 20)
#endif

typedef struct kept_block {
  struct kept_block *next;
} kept_block;

/* Used with the interpreter's lock released. Nobody ever waits for the flag:
   whoever finds it set goes to the C library, also in a process that was forked
   while another thread had set it. */
static atomic_flag is_busy = ATOMIC_FLAG_INIT;
static kept_block *kept[N_CLASSES];
static size_t kept_size;

static int try_enter(void) {
  return !atomic_flag_test_and_set_explicit(&is_busy, memory_order_acquire);
}

static void leave(void) {
  atomic_flag_clear_explicit(&is_busy, memory_order_release);
}

/* The class of a size, which becomes that of the class; N_CLASSES: blocks of
   this size are not kept. */
static size_t class_of(size_t *size) {
  const size_t quarter = LEAST_BLOCK / 4;
  if (*size < LEAST_BLOCK || *size > LEAST_BLOCK << (N_DOUBLINGS - 1))
    return N_CLASSES;
  size_t quarters = (*size + quarter - 1) / quarter, doublings = 0;
  while (quarters > 7) { /* 4 to 7 of them, doubled so often */
    quarters = (quarters + 1) / 2;
    doublings++;
  }
  *size = quarters * quarter << doublings;
  return doublings * 4 + quarters - 4;
}

static void *allocate(void *context, size_t size) {
  size_t class = class_of(&size);
  kept_block *block = NULL;
  (void)context;
  if (class < N_CLASSES && try_enter()) {
    block = kept[class];
    if (block != NULL) {
      kept[class] = block->next;
      kept_size -= size;
    }
    leave();
  }
  return block != NULL ? block : malloc(size);
}

static void release(void *context, void *block, size_t size) {
  size_t class = class_of(&size);
  (void)context;
  if (class < N_CLASSES && try_enter()) {
    if (size <= MOST_KEPT - kept_size) {
      kept_block *first = block;
      first->next = kept[class];
      kept[class] = first;
      kept_size += size;
      block = NULL;
    }
    leave();
  }
  free(block);
}

/* A block that grows moves into a kept one where it can: the C library would
   take new memory for it, and what is kept would never be used again. */
static void *reallocate(void *context, void *block, size_t old_size,
                        size_t new_size) {
  size_t used = old_size < new_size ? old_size : new_size;
  size_t old_class = class_of(&old_size);
  size_t new_class = class_of(&new_size);
  if (block == NULL || old_class == N_CLASSES || new_class == N_CLASSES)
    return realloc(block, new_size);
  if (old_class == new_class)
    return block;
  void *moved = allocate(context, new_size);
  if (moved == NULL)
    return NULL;
  memcpy(moved, block, used);
  release(context, block, old_size);
  return moved;
}

const libfeed_allocator libfeed_py_allocator = {NULL, allocate, reallocate,
                                                release};
