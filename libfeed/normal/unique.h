/* SPDX-License-Identifier: MIT */
/* Unique: what was seen in a list already, by a key that is compared without
   regard to ASCII case, and a salt: a hash of what else tells items with one
   key apart, so that many of them are not looked at one by one. What the salt
   stands for is the caller's to compare. normal/ only. */
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
  uint32_t hash, salt, at;
} libfeed__unique_walk;

/* A salt with one more string in it, without regard to case; 0 to begin with.
   Empty strings leave it as it is. */
uint32_t libfeed__unique_salt(uint32_t salt, libfeed_str part);
/* A salt of a string whose case counts. */
uint32_t libfeed__unique_exact(libfeed_str part);
/* Adds `item` under `key`, which must live as long; true unless memory ran
   out. */
bool libfeed__unique_add(libfeed__arena *arena, libfeed__unique *unique,
                         libfeed_str key, uint32_t salt, void *item);
/* Walks over the items that were added under `key` with this salt: _first
   begins, both answer NULL at the end. */
void *libfeed__unique_first(const libfeed__unique *unique, libfeed_str key,
                            uint32_t salt, libfeed__unique_walk *walk);
void *libfeed__unique_next(const libfeed__unique *unique, libfeed_str key,
                           libfeed__unique_walk *walk);

#endif
