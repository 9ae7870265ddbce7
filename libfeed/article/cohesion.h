/* SPDX-License-Identifier: MIT */
/* Cohesion: how many of a line's longer words the rest of the good text has,
   too. An article keeps to its subject; teasers of others do not. */
#ifndef LIBFEED_ARTICLE_COHESION_H
#define LIBFEED_ARTICLE_COHESION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Words are counted by hash, in so many slots; two that share one count as
   one word. A line knows the slots of its words (article/measure.h). */
#define LIBFEED__COHESION_BITS 12
#define LIBFEED__COHESION_SLOTS (1 << LIBFEED__COHESION_BITS)

typedef struct libfeed__cohesion {
  uint8_t counts[LIBFEED__COHESION_SLOTS];
} libfeed__cohesion;

static inline uint16_t libfeed__cohesion_slot(uint32_t hash) {
  return (uint16_t)(hash >> (32 - LIBFEED__COHESION_BITS));
}

void libfeed__cohesion_init(libfeed__cohesion *cohesion);
/* Adds the words of a line. */
void libfeed__cohesion_add(libfeed__cohesion *cohesion, const uint16_t *slots,
                           size_t n);
/* The share of a line's words that were added, or were added by another line
   where this one was (`is_added`); LIBFEED__ONE is all. */
int16_t libfeed__cohesion_share(const libfeed__cohesion *cohesion,
                                const uint16_t *slots, size_t n, bool is_added);

#endif
