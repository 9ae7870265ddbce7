/* SPDX-License-Identifier: MIT */
/* Sort: lists by a number, items of the same number in their order. normal/
   only. */
#ifndef LIBFEED_NORMAL_SORT_H
#define LIBFEED_NORMAL_SORT_H

#include <stdint.h>

typedef uint64_t libfeed__sort_key(const void *item);

/* Merges the sorted runs [0, middle) and [middle, end); `spare` has room for
   the second one. Works from the end: what is behind all others already is not
   touched. */
void libfeed__sort_merge(void **items, uint32_t middle, uint32_t end,
                         void **spare, libfeed__sort_key *key);
/* Sorts; `spare` has room for as many. */
void libfeed__sort(void **items, uint32_t len, void **spare,
                   libfeed__sort_key *key);

#endif
