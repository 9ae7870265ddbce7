/* SPDX-License-Identifier: MIT */
/* By-line: whose names stand in a line, and in what form they are given. */
#ifndef LIBFEED_ARTICLE_BYLINE_H
#define LIBFEED_ARTICLE_BYLINE_H

#include "article/dates.h"

typedef enum libfeed__byline_form {
  LIBFEED__BYLINE_NONE,
  LIBFEED__BYLINE_MARKED, /* begins with "By" or "Author:" */
  LIBFEED__BYLINE_INNER,  /* such a word further in the line */
  LIBFEED__BYLINE_DATED,  /* names and a date, nothing else */
  LIBFEED__BYLINE_BARE    /* names, nothing else */
} libfeed__byline_form;

#define LIBFEED__NAMES_MOST 8

typedef struct libfeed__byline {
  libfeed__byline_form form;
  bool is_person; /* one begins with a common given name */
  size_t n_names;
  libfeed_str names[LIBFEED__NAMES_MOST];
} libfeed__byline;

/* Reads the names in a line; false, and form NONE, where it has none. */
bool libfeed__byline_read(const libfeed__tokens *tokens, libfeed__byline *out);

#endif
