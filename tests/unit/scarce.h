/* SPDX-License-Identifier: MIT */
/* An allocator that runs out: for tests that fail every allocation in turn. */
#ifndef LIBFEED_TESTS_SCARCE_H
#define LIBFEED_TESTS_SCARCE_H

#include <stdlib.h>

#include "base/arena.h"

/* So many allocations are left, and so many bytes are held. */
static size_t allocations_left, held;

static void *scarce_allocate(void *context, size_t size) {
  (void)context;
  if (allocations_left == 0)
    return NULL;
  allocations_left--;
  held += size;
  return malloc(size);
}

static void *scarce_reallocate(void *context, void *block, size_t old_size,
                               size_t new_size) {
  (void)context;
  if (allocations_left == 0)
    return NULL;
  allocations_left--;
  held += new_size - old_size;
  return realloc(block, new_size);
}

static void scarce_release(void *context, void *block, size_t size) {
  (void)context;
  held -= size;
  free(block);
}

static const libfeed_allocator scarce = {NULL, scarce_allocate,
                                         scarce_reallocate, scarce_release};

/* An empty arena that may allocate `n` times. */
static void scarce_begin(libfeed__arena *arena, libfeed__mem *mem, size_t n) {
  allocations_left = n;
  held = 0;
  libfeed__mem_init(mem, &scarce, 0);
  libfeed__arena_init(arena, mem);
}

#endif
