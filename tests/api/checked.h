/* SPDX-License-Identifier: MIT */
/* An allocator that counts and checks the sizes that it is told. */
#ifndef LIBFEED_TESTS_API_CHECKED_H
#define LIBFEED_TESTS_API_CHECKED_H

#include <stdatomic.h>
#include <stddef.h>

#include <libfeed/libfeed.h>

typedef struct checked {
  atomic_size_t n_live;  /* blocks that were not given back */
  atomic_size_t n_calls; /* allocations and reallocations */
  atomic_size_t n_wrong; /* sizes that are not those that were asked for */
} checked;

/* An allocator that reports to `counts`. */
libfeed_allocator checked_allocator(checked *counts);

#endif
