/* SPDX-License-Identifier: MIT */
/* Dates: where in a line a date stands. Reading it is normal/'s. */
#ifndef LIBFEED_ARTICLE_DATES_H
#define LIBFEED_ARTICLE_DATES_H

#include "article/tokens.h"

typedef struct libfeed__date_place {
  size_t first, last; /* tokens, time of day included */
  size_t day_last;    /* the last token of the day */
  int year, month, day;
  int hour, minute;  /* where there is a time */
  bool is_ambiguous; /* day and month may be the other way round */
  bool has_time;
  bool has_zone; /* of another zone than UTC */
} libfeed__date_place;

/* The first date at or after the token `from`; false where there is none.
   `day_first` decides where numbers allow both orders. */
bool libfeed__date_find(const libfeed__tokens *tokens, size_t from,
                        bool day_first, libfeed__date_place *out);

/* True where a word of changes ("Updated") leads to the date that begins at
   `first`; what stands before the token `from` belongs to something else. */
bool libfeed__date_is_update(const libfeed__tokens *tokens, size_t from,
                             size_t first);

/* When a line says that something was published: its first date, or, if that is
   of a change, the next one that is not. `*is_update` where all are. */
bool libfeed__date_find_published(const libfeed__tokens *tokens, bool day_first,
                                  libfeed__date_place *out, bool *is_update);

#endif
