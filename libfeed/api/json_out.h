/* SPDX-License-Identifier: MIT */
/* JSON output: text into a buffer of the caller's that may be too small, as
   snprintf() does it. No allocation, no locale, no failure. docs/json.md says
   what is written; json_parts.h has the objects. */
#ifndef LIBFEED_API_JSON_OUT_H
#define LIBFEED_API_JSON_OUT_H

#include "model/model.h"

typedef struct libfeed__json {
  char *at;        /* where the next byte goes, … */
  size_t room;     /* … while there is room; then bytes are only counted */
  size_t len;      /* of everything so far */
  bool has_member; /* in the innermost object or array: a comma is due */
} libfeed__json;

/* `size` bytes at `buffer`, of which the last is kept for a NUL. */
void libfeed__json_init(libfeed__json *json, char *buffer, size_t size);
/* Ends the text with a NUL; returns its whole length. */
size_t libfeed__json_end(libfeed__json *json, size_t size);

/* '{' or '[', and their ends. As a member of the object they follow a key, as
   an element of an array they stand alone. */
void libfeed__json_open(libfeed__json *json, char bracket);
void libfeed__json_close(libfeed__json *json, char bracket);

/* A key with its colon, and the comma before it. `name` is plain ASCII. */
void libfeed__json_key(libfeed__json *json, const char *name);
/* The same with a key of any text. */
void libfeed__json_name(libfeed__json *json, libfeed_str name);
/* The comma before an element of an array. */
void libfeed__json_element(libfeed__json *json);

/* Values; each follows a key or _element(), or stands alone. */
void libfeed__json_null(libfeed__json *json);
void libfeed__json_string(libfeed__json *json, libfeed_str value);
void libfeed__json_number(libfeed__json *json, int64_t value);
void libfeed__json_unsigned(libfeed__json *json, uint64_t value);
/* Thousandths as a decimal number: 1500 is 1.5. */
void libfeed__json_thousandths(libfeed__json *json, int64_t value);

/* Members. What is absent (an empty string, −1, false) is left out. */
void libfeed__json_str_member(libfeed__json *json, const char *name,
                              libfeed_str value);
void libfeed__json_number_member(libfeed__json *json, const char *name,
                                 int64_t value);
void libfeed__json_true_member(libfeed__json *json, const char *name,
                               bool value);
/* `name` as RFC 3339, with `name`_precision, _raw and what was not certain. */
void libfeed__json_time_member(libfeed__json *json, const char *name,
                               const libfeed_time *time, libfeed_str raw);

#endif
