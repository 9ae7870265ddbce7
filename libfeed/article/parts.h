/* SPDX-License-Identifier: MIT */
/* Parts: several articles in one text, and what each says of itself in header
   lines ("Title: …"). */
#ifndef LIBFEED_ARTICLE_PARTS_H
#define LIBFEED_ARTICLE_PARTS_H

#include "article/lines.h"

typedef enum libfeed__header {
  LIBFEED__HEADER_TITLE,
  LIBFEED__HEADER_AUTHOR,
  LIBFEED__HEADER_DATE,
  LIBFEED__HEADER_UPDATED,
  LIBFEED__HEADER_LINK,
  LIBFEED__HEADER_TAGS,
  LIBFEED__HEADER_SUMMARY,
  LIBFEED__HEADER_LANGUAGE,
  LIBFEED__HEADER_ID,
  LIBFEED__HEADER_RIGHTS,
  LIBFEED__HEADER_COUNT
} libfeed__header;

/* One article and what surrounds it: the lines [first, end). */
typedef struct libfeed__part {
  size_t first, end;
  /* What its header lines say: the line of each, plus one; 0 where it is not
     there. The value is what follows the colon. */
  size_t headers[LIBFEED__HEADER_COUNT];
  libfeed_str values[LIBFEED__HEADER_COUNT];
  size_t underlined; /* the line of a headline with a rule under it, plus one */
} libfeed__part;

/* Takes the next part, which begins at line `from`; false at the end. */
bool libfeed__part_next(const libfeed__lines *lines, size_t from,
                        libfeed__part *part);

#endif
