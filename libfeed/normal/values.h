/* SPDX-License-Identifier: MIT */
/* values: the grammars of single values, as pure functions: dates, durations,
   numbers, booleans, languages, media types, person texts. vocabulary §4. */
#ifndef LIBFEED_NORMAL_VALUES_H
#define LIBFEED_NORMAL_VALUES_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"

typedef enum libfeed__date_result {
  LIBFEED__DATE_OK,      /* see the flags of the time for what was lenient */
  LIBFEED__DATE_EMPTY,   /* nothing there */
  LIBFEED__DATE_TWOFOLD, /* can be read in two ways */
  LIBFEED__DATE_BAD      /* cannot be read */
} libfeed__date_result;

/* Reads a date in any of the grammars; `out` is absent unless OK. `is_rfc822`
   names the form that the format asks for (else RFC 3339): a date in another
   form has LIBFEED_TIME_LENIENT. */
libfeed__date_result libfeed__date_parse(libfeed_str text, bool is_rfc822,
                                         libfeed_time *out);

/* Days from 1970-01-01 of a Gregorian date; any year. */
int64_t libfeed__days_from_civil(int64_t year, unsigned month, unsigned day);
/* The reverse. */
void libfeed__civil_from_days(int64_t days, int64_t *year, unsigned *month,
                              unsigned *day);

/* A duration (seconds, mm:ss, hh:mm:ss, ISO 8601, NPT) in milliseconds, or −1.
   A comma before three digits at the end of seconds alone is one of thousands,
   any other a decimal sign. */
int64_t libfeed__duration_parse(libfeed_str text);

/* An integer with "+", thousands separators and trailing text tolerated; −1
   where there is none, or it is negative or too large, or the digits behind a
   comma or full stop may be thousands or anything else. `*lenient` says that
   something had to be tolerated. */
int64_t libfeed__number_parse(libfeed_str text, bool *lenient);
/* Minutes, also with a unit of time ("1h", "1.5 days", "90 s"), rounded up to
   whole ones; −1. Without a unit as above. */
int64_t libfeed__minutes_parse(libfeed_str text, bool *lenient);
/* A size in bytes, also with a unit ("1.5 MB"); −1. A fraction needs a unit. */
int64_t libfeed__size_parse(libfeed_str text);
/* A decimal number or a quotient of two ("30000/1001") times `scale`, rounded;
   −1. A prefix of a unit ("1.5 Mbps", "44.1 kHz"), or "bit", stands for itself
   in place of `scale`. */
int64_t libfeed__decimal_parse(libfeed_str text, int64_t scale);

/* yes/no, true/false, 1/0, explicit/clean: 1 or 0; −1 for anything else. */
int libfeed__boolean_parse(libfeed_str text);

/* A language tag in its usual writing (BCP 47 §2.1.1): "en_us" → "en-US". The
   first of several counts; English names of languages become tags. What is no
   tag stays as it is, trimmed. In the arena, static, or `text` itself. */
libfeed_str libfeed__language_normalise(libfeed__arena *arena,
                                        libfeed_str text);

/* A media type in lower case, parameters kept. */
libfeed_str libfeed__media_type_normalise(libfeed__arena *arena,
                                          libfeed_str text);
/* By an address's extension; static, empty where it says nothing. */
libfeed_str libfeed__media_type_guess(libfeed_str url);
/* "image", "audio", "video", "document", "executable", by a media type; static,
   empty where it says nothing. */
libfeed_str libfeed__medium_of(libfeed_str media_type);

/* One person out of a person text. */
typedef struct libfeed__person_parts {
  libfeed_str name, email, uri; /* parts of the text, trimmed */
  bool is_noreply;
} libfeed__person_parts;

/* Takes the next person off `rest` (vocabulary rule 2.2.10: "email (name)",
   "name <email>", several joined by , ; and & only where each part is a person
   form). `rest` is trimmed when the first is taken. False when none is left. */
bool libfeed__person_next(libfeed_str *rest, libfeed__person_parts *out);
/* A text that is nothing but a mail address, perhaps with "mailto:". */
bool libfeed__person_email(libfeed_str text, libfeed__person_parts *out);

#endif
