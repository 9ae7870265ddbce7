/* SPDX-License-Identifier: MIT */
/* The parts of a date on their way from text to libfeed_time; shared by the
   date_*.c files only. Text is "folded" here: in lower case (Greek without
   accents and final forms), white space single, dashes '-', comments gone. */
#ifndef LIBFEED_NORMAL_DATE_H
#define LIBFEED_NORMAL_DATE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"
#include "normal/values.h"

typedef struct libfeed__date {
  int64_t year;
  unsigned month, day;           /* from 1 */
  unsigned hour, minute, second; /* second 60 and 24:00:00 are allowed */
  int32_t nanoseconds;
  int32_t offset; /* seconds east of UTC */
  uint32_t precision;
  uint32_t flags;   /* of libfeed_time */
  bool is_24_hours; /* no word for half of the day can be missing */
} libfeed__date;

/* -- date.c --------------------------------------------------------------- */

/* The value of two digits; more than 99 where they are none. */
unsigned libfeed__date_two(const char *digits);
/* Takes digits off `rest`: their number (0: none) and value; more than nine
   digits are counted but not valued. */
size_t libfeed__date_digits(libfeed_str *rest, uint32_t *value);
/* Takes one byte off `rest` where it is `c`. */
bool libfeed__date_skip(libfeed_str *rest, char c);
unsigned libfeed__days_in_month(int64_t year, unsigned month);

/* -- date_clock.c --------------------------------------------------------- */

/* What stands before and behind the time of day and its zone; all of it before
   where there is none. */
typedef struct libfeed__date_sides {
  libfeed_str before, behind;
  bool is_korean; /* a word of Korean stood by the time */
} libfeed__date_sides;

bool libfeed__date_is_letter(char c);
/* True for the first byte of a character of Chinese, Japanese or Korean, which
   have no space between words. */
bool libfeed__date_is_cjk(char c);
/* Takes the time of day off `rest`: "hh:mm[:ss[.f]]", or "hhmm[ss[.f]]" where
   `is_basic`. Sets the precision. */
bool libfeed__date_clock(libfeed_str *rest, bool is_basic, libfeed__date *out);
/* True for "am", "下午" and the like. */
bool libfeed__date_is_half(libfeed_str word);
/* True where such a word begins what follows the time, or a letter that may be
   one. */
bool libfeed__date_has_half(libfeed_str rest, const libfeed__date *clock);
/* Takes "-20:00" off `rest`, the end of a range of times that begins with
   `start`; nothing where it is an offset. TWOFOLD where it may be both. */
libfeed__date_result libfeed__date_range(libfeed_str *rest,
                                         const libfeed__date *start);
/* Finds and reads the time of day, or an offset without one, and its zone. The
   precision stays NONE where there is no time. */
libfeed__date_result libfeed__date_split(libfeed_str text,
                                         libfeed__date_sides *sides,
                                         libfeed__date *out);

/* -- date_zone.c ---------------------------------------------------------- */

/* Takes the zone (also one that is given twice) off `rest`, with white space
   around it. Where there is none, sets LIBFEED_TIME_ZONE_ASSUMED. */
void libfeed__date_zone(libfeed_str *rest, libfeed__date *out);

/* -- date_names.c --------------------------------------------------------- */

enum {
  LIBFEED__NAME_MONTH = 1,
  LIBFEED__NAME_WEEKDAY = 2,
  LIBFEED__NAME_NOISE = 4,      /* "of", "de", "klo", "13th", … */
  LIBFEED__NAME_CLOCK = 8,      /* noise in front of a time: "klo" */
  LIBFEED__NAME_HOURS = 16,     /* noise behind a time: "Uhr" */
  LIBFEED__NAME_KOREAN = 32,    /* implies UTC+9 */
  LIBFEED__NAME_YEAR = 64,      /* stands behind the year */
  LIBFEED__NAME_OF_MONTH = 128, /* stands behind the month's number */
  LIBFEED__NAME_OF_DAY = 256,   /* stands behind the day */
  LIBFEED__NAME_ERA = 512,    /* stands before the year; `month` is its index */
  LIBFEED__NAME_FIRST = 1024, /* the first year of an era */
  LIBFEED__NAME_CROATIAN = 2048 /* a weekday; or a month whose name is that of
                                   the month before it in Croatian */
};

/* What a folded word means: a sum of LIBFEED__NAME_…, and the number of the
   month; 0 where it is not known. */
unsigned libfeed__date_name(libfeed_str word, unsigned *month);

/* -- the grammars: date_iso.c, date_words.c ------------------------------- */

/* ISO 8601 and RFC 3339, truncated forms, numbers of seconds. BAD where the
   text is of another kind, or wrong. */
libfeed__date_result libfeed__date_iso(libfeed_str text, libfeed__date *out);
/* Names and numbers in any order that leaves one reading. */
libfeed__date_result libfeed__date_words(libfeed_str text, libfeed__date *out);

#endif
