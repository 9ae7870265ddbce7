/* SPDX-License-Identifier: MIT */
/* JSON output: dates, as RFC 3339 with the offset that was written. */
#include "api/json_out.h"

#include <string.h>

#include "base/str.h"
#include "normal/values.h"

/* "2026-05-13T10:57:52.123456789+00:00" */
#define TIME_SIZE 36
#define DAY ((int64_t)86400)
/* Seconds from 1970 to the first moment of the years that four digits tell, and
   to the first beyond. */
#define YEAR_0 (-719528 * DAY)
#define YEAR_10000 (2932897 * DAY)

/* `n` digits of `value`. */
static char *digits(char *at, unsigned n, uint64_t value) {
  for (unsigned i = n; i-- > 0; value /= 10)
    at[i] = (char)('0' + value % 10);
  return at + n;
}

/* ".25" for 250000000. */
static char *fraction(char *at, int32_t nanoseconds) {
  if (nanoseconds <= 0)
    return at;
  *at++ = '.';
  at = digits(at, 9, (uint64_t)nanoseconds);
  while (at[-1] == '0')
    at--;
  return at;
}

/* RFC 3339 §4.3: "-00:00" is UTC at a place whose own time is not known. */
static char *offset(char *at, int32_t minutes, uint32_t flags) {
  bool is_unknown = minutes == 0 && (flags & LIBFEED_TIME_OFFSET_UNKNOWN) != 0;
  *at++ = minutes < 0 || is_unknown ? '-' : '+';
  unsigned distance = (unsigned)(minutes < 0 ? -minutes : minutes);
  at = digits(at, 2, distance / 60);
  *at++ = ':';
  return digits(at, 2, distance % 60);
}

/* The length; 0 where RFC 3339 cannot say it. */
static size_t format_time(const libfeed_time *time, char out[TIME_SIZE]) {
  if (time->precision == LIBFEED_PRECISION_NONE)
    return 0;
  /* RFC 3339 knows offsets of whole minutes within a day, years of four
     digits. */
  int32_t minutes = time->utc_offset / 60;
  if (minutes <= -24 * 60 || minutes >= 24 * 60)
    minutes = 0;
  if (time->seconds < YEAR_0 - DAY || time->seconds > YEAR_10000 + DAY)
    return 0;
  int64_t local = time->seconds + (int64_t)minutes * 60;
  if (local < YEAR_0 || local >= YEAR_10000)
    return 0;
  /* Counted from the year 0, so that division rounds down. */
  int64_t days = (local - YEAR_0) / DAY;
  int64_t rest = (local - YEAR_0) % DAY;
  int64_t year;
  unsigned month;
  unsigned day;
  libfeed__civil_from_days(days + YEAR_0 / DAY, &year, &month, &day);
  char *at = digits(out, 4, (uint64_t)year);
  *at++ = '-';
  at = digits(at, 2, month);
  *at++ = '-';
  at = digits(at, 2, day);
  *at++ = 'T';
  at = digits(at, 2, (uint64_t)rest / 3600);
  *at++ = ':';
  at = digits(at, 2, (uint64_t)rest / 60 % 60);
  *at++ = ':';
  at = digits(at, 2, (uint64_t)rest % 60);
  at = fraction(at, time->nanoseconds);
  at = offset(at, minutes, time->flags);
  return (size_t)(at - out);
}

static const char *precision_name(uint32_t precision) {
  switch (precision) {
  case LIBFEED_PRECISION_YEAR:
    return "year";
  case LIBFEED_PRECISION_MONTH:
    return "month";
  case LIBFEED_PRECISION_DAY:
    return "day";
  case LIBFEED_PRECISION_MINUTE:
    return "minute";
  default:
    return "";
  }
}

/* A key that is put together: `name` and `ending` are our own and short. */
typedef struct joined_key {
  char text[32];
} joined_key;

static joined_key join(const char *name, const char *ending) {
  joined_key key = {""};
  size_t len = strlen(name);
  memcpy(key.text, name, len);
  memcpy(key.text + len, ending, strlen(ending));
  return key;
}

static void member(libfeed__json *json, const char *name, const char *ending,
                   libfeed_str value) {
  if (value.len > 0)
    libfeed__json_str_member(json, join(name, ending).text, value);
}

static void flag(libfeed__json *json, const char *name, const char *ending,
                 bool value) {
  if (value)
    libfeed__json_true_member(json, join(name, ending).text, value);
}

void libfeed__json_time_member(libfeed__json *json, const char *name,
                               const libfeed_time *time, libfeed_str raw) {
  char text[TIME_SIZE];
  size_t len = format_time(time, text);
  if (len > 0) {
    const char *precision = precision_name(time->precision);
    libfeed__json_str_member(json, name, (libfeed_str){text, len});
    member(json, name, "_precision",
           (libfeed_str){precision, strlen(precision)});
    flag(json, name, "_zone_assumed",
         (time->flags & LIBFEED_TIME_ZONE_ASSUMED) != 0);
    flag(json, name, "_zone_ambiguous",
         (time->flags & LIBFEED_TIME_ZONE_AMBIGUOUS) != 0);
    flag(json, name, "_zone_unrecognised",
         (time->flags & LIBFEED_TIME_ZONE_UNRECOGNISED) != 0);
  }
  member(json, name, "_raw", raw);
}
