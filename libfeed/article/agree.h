/* SPDX-License-Identifier: MIT */
/* Agreement: what lines near an article say of each other. A headline comes
   again in a path or in the page's title, a name below the text, a date in a
   second form. */
#ifndef LIBFEED_ARTICLE_AGREE_H
#define LIBFEED_ARTICLE_AGREE_H

#include "article/pick.h"

/* "Home » Europe » …": at least two marks of a path, or one at the start. */
bool libfeed__is_path(const libfeed__line *line);

bool libfeed__is_same_day(const libfeed__candidate *a,
                          const libfeed__candidate *b);

/* Adds the features that compare the dates and names of candidates. */
void libfeed__agree(libfeed__picks *picks, const libfeed__judgement *judgement);

/* A line that others may stand in, or that may stand in others. */
typedef struct libfeed__word_holder {
  const libfeed__line *line;
  uint64_t some; /* a bit for each of its longer words; words share bits */
} libfeed__word_holder;

/* Lines of the page's beginning and end that are compared as well. */
#define LIBFEED__COMPANY_FIRST 3
#define LIBFEED__COMPANY_END 24

/* The lines that the words of candidates are compared with. */
typedef struct libfeed__company {
  libfeed__picks *picks;
  const libfeed__judgement *judgement;
  /* Fingerprints of the candidates, side by side, to be searched. */
  uint32_t prints[LIBFEED__CANDIDATES_MOST];
  size_t n_others;
  libfeed__word_holder others[LIBFEED__CANDIDATES_MOST +
                              LIBFEED__COMPANY_FIRST + LIBFEED__COMPANY_END];
} libfeed__company;

void libfeed__company_gather(libfeed__company *company, libfeed__picks *picks,
                             const libfeed__judgement *judgement);
/* Adds what other lines with its words say of candidate `k`. */
void libfeed__company_compare(const libfeed__company *company, size_t k);

#endif
