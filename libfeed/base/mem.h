/* SPDX-License-Identifier: MIT */
/* Memory: the caller's allocator with a count of what is live and a limit.
   Base: a leaf that every stage uses. */
#ifndef LIBFEED_BASE_MEM_H
#define LIBFEED_BASE_MEM_H

#include <stdbool.h>
#include <stddef.h>

#include <libfeed/libfeed.h>

typedef struct libfeed__mem {
  libfeed_allocator allocator;
  size_t used;     /* bytes that are live */
  size_t limit;    /* of `used`; 0 = none */
  bool over_limit; /* the limit refused the last allocation that failed */
} libfeed__mem;

/* The C library's allocator. */
extern const libfeed_allocator libfeed__libc_allocator;

void libfeed__mem_init(libfeed__mem *mem, const libfeed_allocator *allocator,
                       size_t limit);

/* A block, or NULL: out of memory, over the limit, or size 0. */
void *libfeed__mem_alloc(libfeed__mem *mem, size_t size);

/* Moves a block; `block` may be NULL where `old_size` is 0. NULL leaves it
   untouched. */
void *libfeed__mem_realloc(libfeed__mem *mem, void *block, size_t old_size,
                           size_t new_size);

/* NULL does nothing. */
void libfeed__mem_free(libfeed__mem *mem, void *block, size_t size);

/* Zeros `size` bytes. For some hundred bytes in a loop: where compilers know
   the size, they make string instructions of memset, which are slow to begin.
 */
void libfeed__clear(void *data, size_t size);

/* Checked sums: false (and `out` untouched) where the result does not fit. */
bool libfeed__size_add(size_t a, size_t b, size_t *out);
bool libfeed__size_mul(size_t a, size_t b, size_t *out);

#endif
