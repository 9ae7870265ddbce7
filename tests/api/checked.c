/* SPDX-License-Identifier: MIT */
/* An allocator that counts and checks the sizes that it is told. */
#include "checked.h"

#include <stdalign.h>
#include <stdlib.h>
#include <string.h>

typedef union header {
  size_t size;
  max_align_t align;
} header;

static void *allocate(void *context, size_t size) {
  checked *counts = context;
  header *block = malloc(sizeof(header) + size);
  atomic_fetch_add(&counts->n_calls, 1);
  if (size == 0)
    atomic_fetch_add(&counts->n_wrong, 1);
  if (block == NULL)
    return NULL;
  atomic_fetch_add(&counts->n_live, 1);
  block->size = size;
  memset(block + 1, 0xA5, size);
  return block + 1;
}

static void release(void *context, void *data, size_t size) {
  checked *counts = context;
  header *block = (header *)data - 1;
  if (block->size != size)
    atomic_fetch_add(&counts->n_wrong, 1);
  atomic_fetch_sub(&counts->n_live, 1);
  memset(data, 0x5A, block->size);
  free(block);
}

static void *reallocate(void *context, void *data, size_t old_size,
                        size_t new_size) {
  checked *counts = context;
  header *block = (header *)data - 1;
  if (block->size != old_size)
    atomic_fetch_add(&counts->n_wrong, 1);
  void *moved = allocate(context, new_size);
  if (moved == NULL)
    return NULL;
  memcpy(moved, data, old_size < new_size ? old_size : new_size);
  release(context, data, old_size);
  return moved;
}

libfeed_allocator checked_allocator(checked *counts) {
  *counts = (checked){0, 0, 0};
  return (libfeed_allocator){counts, allocate, reallocate, release};
}
