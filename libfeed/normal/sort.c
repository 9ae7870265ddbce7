/* SPDX-License-Identifier: MIT */
/* Sort: lists by a number, items of the same number in their order. */
#include "normal/sort.h"

#include <string.h>

void libfeed__sort_merge(void **items, uint32_t middle, uint32_t end,
                         void **spare, libfeed__sort_key *key) {
  uint32_t right = end - middle, left = middle, at = end;
  memcpy(spare, items + middle, right * sizeof *spare);
  while (right > 0)
    if (left > 0 && key(items[left - 1]) > key(spare[right - 1]))
      items[--at] = items[--left];
    else
      items[--at] = spare[--right];
}

void libfeed__sort(void **items, uint32_t len, void **spare,
                   libfeed__sort_key *key) {
  for (uint64_t width = 1; width < len; width *= 2)
    for (uint64_t from = 0; from + width < len; from += 2 * width) {
      uint64_t end = from + 2 * width < len ? from + 2 * width : len;
      libfeed__sort_merge(items + from, (uint32_t)width, (uint32_t)(end - from),
                          spare, key);
    }
}
