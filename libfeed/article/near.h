/* SPDX-License-Identifier: MIT */
/* Near: what the lines around a candidate for headline, date or by-line say of
   it, and where it stands. */
#ifndef LIBFEED_ARTICLE_NEAR_H
#define LIBFEED_ARTICLE_NEAR_H

#include "article/pick.h"

/* What is the same for all candidates of a text, and the place of the walk
   through its lines. */
typedef struct libfeed__near {
  const libfeed__judgement *judgement;
  uint64_t all_kept;       /* width of all lines that were kept */
  size_t wide;             /* lines like a headline before the article */
  libfeed__cohesion start; /* words of the article's first lines */
  libfeed__spot spot;
} libfeed__near;

/* Notes what each line is for others; the walk begins at the first one. */
void libfeed__near_begin(libfeed__near *near,
                         const libfeed__judgement *judgement);
/* Where the walk is. */
void libfeed__near_spot(libfeed__near *near, libfeed__spot *out);
/* To the next line. */
void libfeed__near_step(libfeed__near *near);

/* The features that cost little; those that are 0 are not set. */
void libfeed__near_first(const libfeed__near *near, const libfeed__spot *spot,
                         int16_t *out);
/* The others, of line `i`. */
void libfeed__near_later(const libfeed__near *near, size_t i, int16_t *out);

/* Sets the first of `n` features, from `first` on, whose step a distance does
   not exceed. */
void libfeed__step_feature(size_t distance, const uint8_t *steps, size_t n,
                           int16_t *out, size_t first);

#endif
