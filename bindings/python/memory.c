/* SPDX-License-Identifier: MIT */
/* The memory of documents and parsers. It comes from the C library; some of the
   blocks that entries consist of are kept for the next feed. Without that a
   program that reads one feed after the other returns the end of the heap to
   the system with each of them, only to have it mapped, zeroed and faulted in
   again for the next: up to a quarter of the time of parsing. */
#include "native.h"

#include <stdatomic.h>
#include <stdlib.h>

/* Entries begin with a block of this size and double it as they grow. */
#define LEAST_BLOCK ((size_t)4032)
#define N_SIZES 5
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
#define MOST_KEPT ((size_t)1 << 20)
#endif

typedef struct kept_block {
  struct kept_block *next;
} kept_block;

/* Used with the interpreter's lock released. Nobody ever waits for the flag:
   whoever finds it set goes to the C library, also in a process that was forked
   while another thread had set it. */
static atomic_flag is_busy = ATOMIC_FLAG_INIT;
static kept_block *kept[N_SIZES];
static size_t kept_size;

static int try_enter(void) {
  return !atomic_flag_test_and_set_explicit(&is_busy, memory_order_acquire);
}

static void leave(void) {
  atomic_flag_clear_explicit(&is_busy, memory_order_release);
}

/* The list of a size, or NULL: blocks of this size are not kept. */
static kept_block **list_of(size_t size) {
  for (size_t i = 0; i < N_SIZES; i++)
    if (size == LEAST_BLOCK << i)
      return &kept[i];
  return NULL;
}

static void *allocate(void *context, size_t size) {
  kept_block **list = size < LEAST_BLOCK ? NULL : list_of(size);
  kept_block *block = NULL;
  (void)context;
  if (list != NULL && try_enter()) {
    block = *list;
    if (block != NULL) {
      *list = block->next;
      kept_size -= size;
    }
    leave();
  }
  return block != NULL ? block : malloc(size);
}

static void *reallocate(void *context, void *block, size_t old_size,
                        size_t new_size) {
  (void)context;
  (void)old_size;
  return realloc(block, new_size);
}

static void release(void *context, void *block, size_t size) {
  kept_block **list = size < LEAST_BLOCK ? NULL : list_of(size);
  (void)context;
  if (list != NULL && try_enter()) {
    if (size <= MOST_KEPT - kept_size) {
      kept_block *first = block;
      first->next = *list;
      *list = first;
      kept_size += size;
      block = NULL;
    }
    leave();
  }
  free(block);
}

const libfeed_allocator libfeed_py_allocator = {NULL, allocate, reallocate,
                                                release};
