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
  bool is_person;    /* one begins with a common given name */
  bool is_labeled;   /* behind "Author:" or the like, not behind "By" alone */
  bool is_signed;    /* behind a dash at the line's start */
  bool is_doubtful;  /* hardly the writer's: they compete, but do not win */
  bool is_glued;     /* two words or more behind "by", at the line's end */
  size_t first, end; /* tokens of the names and of what leads to them */
  size_t n_names;
  libfeed_str names[LIBFEED__NAMES_MOST];
} libfeed__byline;

/* True where a line with this first token may begin with "By", a label or a
   mark of the trade. */
bool libfeed__byline_may_begin(const libfeed__token *first);

/* Reads the names in a line; false, and form NONE, where it has none. */
bool libfeed__byline_read(const libfeed__tokens *tokens, libfeed__byline *out);
/* The same for Han, kana and Hangul alone (byline_wide.c). */
bool libfeed__byline_read_wide(const libfeed__tokens *tokens,
                               libfeed__byline *out);
/* The same for a line that follows one that is nothing but "By" or "Author:".
 */
bool libfeed__byline_read_below(const libfeed__tokens *tokens,
                                libfeed__byline *out);
/* True for a line that is nothing but "By" or "Author:". */
bool libfeed__byline_is_label(const libfeed__tokens *tokens);
/* Words of the line outside [first, end) that by-lines do not have: neither
   roles, dates nor times. Tokens [date, date_end) are no words. */
size_t libfeed__byline_rest(const libfeed__tokens *tokens,
                            const libfeed__byline *byline, size_t date,
                            size_t date_end);

#endif
