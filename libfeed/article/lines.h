/* SPDX-License-Identifier: MIT */
/* Lines: loose text → the lines that somebody wrote: wrapped ones joined again,
   white space and soft hyphens cleaned, each with its place in the input. */
#ifndef LIBFEED_ARTICLE_LINES_H
#define LIBFEED_ARTICLE_LINES_H

#include "base/context.h"
#include "article/measure.h"

typedef struct libfeed__line {
  char *text;                      /* cleaned, not NUL-terminated */
  uint64_t offset, number, column; /* the place in the input */
  uint32_t len;
  uint32_t indent;  /* columns of white space before it */
  uint32_t columns; /* of the (last) line as it was written, with the indent */
  bool after_gap;   /* blank lines before it */
  bool after_break; /* a form feed before it */
  uint16_t traits;  /* what it is for lines near it (article/near.c) */
  const uint16_t *slots; /* of its longer words (article/cohesion.h) */
  uint32_t n_slots;
  uint32_t repeats; /* lines with the same words before it */
  /* How much it looks like the article: log-odds in steps of 1 / LIBFEED__ONE,
     at first sight and in the end. */
  int32_t first, score;
  bool is_repeated; /* its words stand elsewhere, before it or after it */
  bool is_kept;
  bool is_teaser;           /* it begins something else */
  uint8_t role;             /* libfeed_role */
  libfeed__measure measure; /* last: not set before the line is measured */
} libfeed__line;

typedef struct libfeed__lines {
  libfeed__mem *mem;
  libfeed__line *items;
  size_t len;
  size_t size; /* of the array, in lines */
  uint16_t *slots;
  size_t slots_size;
} libfeed__lines;

/* No text has more lines than this: each costs some hundred bytes. */
#define LIBFEED__LINES_MOST 131072

/* Splits `text`, which is cleaned where it stands: afterwards only the lines
   know what is where in it. `start` is its offset in the stream, and it is the
   window of the context's positions. False: the context failed. */
bool libfeed__lines_split(libfeed__lines *lines, libfeed__context *context,
                          char *text, size_t len, uint64_t start);
void libfeed__lines_free(libfeed__lines *lines);

libfeed_str libfeed__line_str(const libfeed__line *line);
libfeed_pos libfeed__line_position(const libfeed__line *line);

#endif
