/* SPDX-License-Identifier: MIT */
/* Unique: what was seen in a list already, by a key that is compared without
   regard to ASCII case. normal/ only. */
#ifndef LIBFEED_NORMAL_UNIQUE_H
#define LIBFEED_NORMAL_UNIQUE_H

#include "base/arena.h"
#include "base/str.h"

typedef struct libfeed__unique_slot libfeed__unique_slot;

/* Zeroed memory is an empty one. */
typedef struct libfeed__unique {
  libfeed__unique_slot *slots;
  uint32_t size, len;
} libfeed__unique;

/* Where a look-up stands. */
typedef struct libfeed__unique_walk {
  uint32_t hash, at;
} libfeed__unique_walk;

/* Adds `item` under `key`, which must live as long; true unless memory ran
   out. */
bool libfeed__unique_add(libfeed__arena *arena, libfeed__unique *unique,
                         libfeed_str key, void *item);
/* Walks over the items that were added under `key`: _first begins, both answer
   NULL at the end. */
void *libfeed__unique_first(const libfeed__unique *unique, libfeed_str key,
                            libfeed__unique_walk *walk);
void *libfeed__unique_next(const libfeed__unique *unique, libfeed_str key,
                           libfeed__unique_walk *walk);

#endif
