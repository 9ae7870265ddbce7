/* SPDX-License-Identifier: MIT */
/* Memory: the caller's allocator with a count of what is live and a limit. */
#include "base/mem.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static void *libc_allocate(void *context, size_t size) {
  (void)context;
  return malloc(size);
}

static void *libc_reallocate(void *context, void *block, size_t old_size,
                             size_t new_size) {
  (void)context;
  (void)old_size;
  return realloc(block, new_size);
}

static void libc_release(void *context, void *block, size_t size) {
  (void)context;
  (void)size;
  free(block);
}

const libfeed_allocator libfeed__libc_allocator = {
    NULL, libc_allocate, libc_reallocate, libc_release};

void libfeed__mem_init(libfeed__mem *mem, const libfeed_allocator *allocator,
                       size_t limit) {
  mem->allocator = *allocator;
  mem->used = 0;
  mem->limit = limit;
  mem->over_limit = false;
}

/* True where `more` bytes fit below the limit; notes it where they do not. */
static bool has_room(libfeed__mem *mem, size_t more) {
  if (mem->limit == 0 ||
      (mem->used <= mem->limit && more <= mem->limit - mem->used))
    return true;
  mem->over_limit = true;
  return false;
}

void *libfeed__mem_alloc(libfeed__mem *mem, size_t size) {
  if (size == 0 || !has_room(mem, size))
    return NULL;
  void *block = mem->allocator.allocate(mem->allocator.context, size);
  if (block != NULL)
    mem->used += size;
  else
    mem->over_limit = false;
  return block;
}

void *libfeed__mem_realloc(libfeed__mem *mem, void *block, size_t old_size,
                           size_t new_size) {
  if (block == NULL)
    return libfeed__mem_alloc(mem, new_size);
  if (new_size == 0 ||
      (new_size > old_size && !has_room(mem, new_size - old_size)))
    return NULL;
  void *moved = mem->allocator.reallocate(mem->allocator.context, block,
                                          old_size, new_size);
  if (moved != NULL)
    mem->used = mem->used - old_size + new_size;
  else
    mem->over_limit = false;
  return moved;
}

void libfeed__mem_free(libfeed__mem *mem, void *block, size_t size) {
  if (block == NULL)
    return;
  mem->allocator.release(mem->allocator.context, block, size);
  mem->used -= size;
}

void libfeed__clear(void *data, size_t size) {
  memset(data, 0, size);
}

bool libfeed__size_add(size_t a, size_t b, size_t *out) {
  if (a > SIZE_MAX - b)
    return false;
  *out = a + b;
  return true;
}

bool libfeed__size_mul(size_t a, size_t b, size_t *out) {
  if (b != 0 && a > SIZE_MAX / b)
    return false;
  *out = a * b;
  return true;
}
