/* SPDX-License-Identifier: MIT */
/* Cohesion: how many of a line's longer words the rest of the good text has. */
#include "article/cohesion.h"

#include <string.h>

#include "article/features.h"

void libfeed__cohesion_init(libfeed__cohesion *cohesion) {
  memset(cohesion, 0, sizeof *cohesion);
}

void libfeed__cohesion_add(libfeed__cohesion *cohesion, const uint16_t *slots,
                           size_t n) {
  for (size_t i = 0; i < n; i++)
    if (cohesion->counts[slots[i]] < UINT8_MAX)
      cohesion->counts[slots[i]]++;
}

int16_t libfeed__cohesion_share(const libfeed__cohesion *cohesion,
                                const uint16_t *slots, size_t n,
                                bool is_added) {
  size_t shared = 0;
  uint8_t own = is_added;
  for (size_t i = 0; i < n; i++)
    shared += cohesion->counts[slots[i]] > own;
  if (n == 0)
    return 0;
  return (int16_t)(shared * LIBFEED__ONE / n);
}
