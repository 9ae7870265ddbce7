/* SPDX-License-Identifier: MIT */
/* Judge: which lines belong to the article. A first score from the line and its
   neighbours, then a second one that knows the first scores of all lines. */
#ifndef LIBFEED_ARTICLE_JUDGE_H
#define LIBFEED_ARTICLE_JUDGE_H

#include "article/cohesion.h"
#include "article/features.h"

#define LIBFEED__NEAR_ROW LIBFEED__PADDED(LIBFEED__NEAR_COUNT)
#define LIBFEED__LATER_ROW LIBFEED__PADDED(LIBFEED__LATER_COUNT)

/* Found by tools/train-article.py, in steps of 1 / LIBFEED__ONE. */
typedef struct libfeed__weights {
  /* What a line says to its neighbours, from the third one before it to the
     third one after it … */
  int16_t near[2 * LIBFEED__REACH][LIBFEED__NEAR_ROW];
  /* … and to itself, in the first and in the second round. */
  int16_t own[2][LIBFEED__OWN_ROW];
  int16_t later[LIBFEED__LATER_ROW];
} libfeed__weights;

extern const libfeed__weights libfeed__article_weights;

/* What was found out about the lines of one text. */
typedef struct libfeed__judgement {
  libfeed__line *lines;
  size_t n_lines;
  libfeed__cohesion cohesion; /* the words of the good lines */
  size_t body, body_end;      /* from the article's first line to its last */
  size_t prose, prose_end;    /* the same for its lines of prose */
  size_t notice, notice_end;  /* a page's question for consent before it */
} libfeed__judgement;

/* Measures `n` lines, scores them, and marks those that are kept. False: the
   context failed. `out`, where it is not NULL, gets LIBFEED__FEATURE_COUNT
   features of each line (for training). */
bool libfeed__judge(libfeed__judgement *judgement, libfeed__context *context,
                    libfeed__line *lines, size_t n,
                    const libfeed__weights *weights, int16_t *out);

#endif
