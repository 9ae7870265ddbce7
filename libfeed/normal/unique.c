/* SPDX-License-Identifier: MIT */
/* Unique: what was seen in a list already. Short lists are searched one by one;
   longer ones get an open-addressing table, so that a list costs linear time
   whatever its limit. */
#include "normal/unique.h"

#include "base/block.h"

/* Up to so many, a search of the array is faster than a table. */
#define SHORT 4

struct libfeed__unique_slot {
  libfeed_str key;
  void *item;    /* NULL: free */
  uint32_t hash; /* of tables only: of the key and the salt */
  uint32_t salt;
};

static uint64_t mix(uint64_t hash, uint64_t word) {
  hash = (hash ^ word) * UINT64_C(0x9E3779B97F4A7C15);
  /* Multiplication carries upwards only, and the lowest bits are the place. */
  return hash ^ hash >> 32;
}

/* Eight bytes at a time; the bits of `same` are set in all of them. */
static uint32_t hash_bytes(uint32_t salt, libfeed_str part, uint64_t same) {
  uint64_t hash = salt ^ part.len, word = 0;
  size_t at = 0;
  for (; part.len - at >= 8; at += 8)
    hash = mix(hash, libfeed__read_eight(part.data + at) | same);
  if (at < part.len)
    word = libfeed__read_few(part.data + at, part.len - at);
  return (uint32_t)mix(hash, word | same);
}

uint32_t libfeed__unique_salt(uint32_t salt, libfeed_str part) {
  /* This bit tells upper case from lower case. Other bytes fall together as
     well, and are compared later. */
  const uint64_t cases = UINT64_C(0x2020202020202020);
  return part.len == 0 ? salt : hash_bytes(salt, part, cases);
}

uint32_t libfeed__unique_exact(libfeed_str part) {
  return hash_bytes(0, part, 0);
}

static uint32_t hash_of(libfeed_str key, uint32_t salt) {
  return libfeed__unique_salt(salt, key);
}

static void place(libfeed__unique *unique, const libfeed__unique_slot *slot) {
  uint32_t at =
      unique->size > SHORT ? slot->hash & (unique->size - 1) : unique->len;
  while (unique->slots[at].item != NULL)
    at = (at + 1) & (unique->size - 1);
  unique->slots[at] = *slot;
  unique->len++;
}

static bool grow(libfeed__arena *arena, libfeed__unique *unique) {
  libfeed__unique old = *unique;
  libfeed__unique bigger = {NULL, old.size == 0 ? SHORT : old.size * 4, 0};
  size_t size;
  if (bigger.size < old.size ||
      !libfeed__size_mul(bigger.size, sizeof *bigger.slots, &size)) {
    arena->failed = true;
    return false;
  }
  bigger.slots = libfeed__arena_alloc(arena, size);
  if (bigger.slots == NULL)
    return false;
  for (uint32_t i = 0; i < old.size; i++) {
    if (old.slots[i].item == NULL)
      continue;
    if (old.size <= SHORT)
      old.slots[i].hash = hash_of(old.slots[i].key, old.slots[i].salt);
    place(&bigger, &old.slots[i]);
  }
  *unique = bigger;
  return true;
}

bool libfeed__unique_add(libfeed__arena *arena, libfeed__unique *unique,
                         libfeed_str key, uint32_t salt, void *item) {
  uint32_t room = unique->size <= SHORT ? unique->size : unique->size / 2;
  if (unique->len >= room && !grow(arena, unique))
    return false;
  libfeed__unique_slot slot = {key, item, 0, salt};
  if (unique->size > SHORT)
    slot.hash = hash_of(key, salt);
  place(unique, &slot);
  return true;
}

void *libfeed__unique_first(const libfeed__unique *unique, libfeed_str key,
                            uint32_t salt, libfeed__unique_walk *walk) {
  walk->salt = salt;
  walk->hash = 0;
  walk->at = 0;
  if (unique->size > SHORT) {
    walk->hash = hash_of(key, salt);
    walk->at = walk->hash & (unique->size - 1);
  }
  return libfeed__unique_next(unique, key, walk);
}

void *libfeed__unique_next(const libfeed__unique *unique, libfeed_str key,
                           libfeed__unique_walk *walk) {
  if (unique->size <= SHORT) {
    while (walk->at < unique->len) {
      const libfeed__unique_slot *slot = &unique->slots[walk->at++];
      if (slot->salt == walk->salt && libfeed__equals_fold(slot->key, key))
        return slot->item;
    }
    return NULL;
  }
  for (;;) { /* ends: at least half of the slots are free */
    const libfeed__unique_slot *slot = &unique->slots[walk->at];
    if (slot->item == NULL)
      return NULL;
    walk->at = (walk->at + 1) & (unique->size - 1);
    if (slot->hash == walk->hash && slot->salt == walk->salt &&
        libfeed__equals_fold(slot->key, key))
      return slot->item;
  }
}
