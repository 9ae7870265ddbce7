/* SPDX-License-Identifier: MIT */
/* Features: what a line looks like, as numbers between 0 and 1. */
#ifndef LIBFEED_ARTICLE_FEATURES_H
#define LIBFEED_ARTICLE_FEATURES_H

#include "article/lines.h"

/* Numbers of the features: those of the line itself first, of these the ones
   that count for its neighbours, too; then the later ones. */
typedef enum libfeed__feature {
#define OWN(name, meaning) LIBFEED__F_##name,
#define NEAR(name, meaning) LIBFEED__F_##name,
#define LATER(name, meaning) LIBFEED__F_##name,
#include "article/features.def"
#undef OWN
#undef NEAR
#undef LATER
  LIBFEED__FEATURE_COUNT
} libfeed__feature;

#define LIBFEED__NEAR_COUNT LIBFEED__F_MANY_STOP_WORDS
#define LIBFEED__OWN_COUNT LIBFEED__F_SCORE
#define LIBFEED__LATER_COUNT (LIBFEED__FEATURE_COUNT - LIBFEED__OWN_COUNT)

/* 1 in the steps that features are counted in. Everything is done in whole
   numbers, so that every machine comes to the same judgement. */
#define LIBFEED__ONE 256

static inline int16_t libfeed__yes(bool truth) {
  return truth ? LIBFEED__ONE : 0;
}

/* part / whole, at most 1, in steps of 1 / LIBFEED__ONE; 0 where there is no
   whole. Parts that are smaller than it are below 2^24. */
static inline int16_t libfeed__ratio(uint32_t part, uint32_t whole) {
  return part >= whole ? libfeed__yes(whole != 0)
                       : (int16_t)(part * LIBFEED__ONE / whole);
}

/* The sum of products of `n` features and their weights. */
static inline int32_t libfeed__dot(const int16_t *features,
                                   const int16_t *weights, size_t n) {
  int32_t sum = 0;
  for (size_t f = 0; f < n; f++)
    sum += features[f] * weights[f];
  return sum;
}

/* Rows of weights are filled up with zeros to whole vectors. */
#define LIBFEED__PADDED(count) (((size_t)(count) + 15) / 16 * 16)

/* How far the neighbours reach. */
#define LIBFEED__REACH 3

/* Marks the lines of `n` whose words stand elsewhere among them, too. False:
   the context failed. */
bool libfeed__find_repeats(libfeed__context *context, libfeed__line *lines,
                           size_t n);

#define LIBFEED__OWN_ROW LIBFEED__PADDED(LIBFEED__OWN_COUNT)

/* The features of a line, the first of a text or not, and zeros up to the end
   of the row. */
void libfeed__own_features(const libfeed__line *line, bool is_first,
                           int16_t out[LIBFEED__OWN_ROW]);

#endif
