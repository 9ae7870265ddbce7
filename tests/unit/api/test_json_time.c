/* SPDX-License-Identifier: MIT */
/* Dates in the JSON: RFC 3339 within the years and offsets that it knows. */
#include <criterion/criterion.h>

#include "api/json_out.h"
#include "base/str.h"
#include "normal/values.h"

/* The members that a date gives, in an object. */
static const char *members(libfeed_time time, const char *raw) {
  static char text[512];
  libfeed__json json;
  libfeed__json_init(&json, text, sizeof text);
  libfeed__json_open(&json, '{');
  libfeed__json_time_member(&json, "d", &time, (libfeed_str){raw, strlen(raw)});
  libfeed__json_close(&json, '}');
  (void)libfeed__json_end(&json, sizeof text);
  return text;
}

static libfeed_time at(int64_t seconds, int32_t offset) {
  return (libfeed_time){seconds, 0, offset, LIBFEED_PRECISION_SECOND, 0};
}

Test(json_time, absent) {
  libfeed_time none = {0, 0, 0, LIBFEED_PRECISION_NONE, 0};
  cr_assert_str_eq(members(none, ""), "{}");
  cr_assert_str_eq(members(none, "soon"), "{\"d_raw\":\"soon\"}");
}

Test(json_time, offsets) {
  cr_assert_str_eq(members(at(0, 0), ""),
                   "{\"d\":\"1970-01-01T00:00:00+00:00\"}");
  cr_assert_str_eq(members(at(0, 5 * 3600 + 1800), ""),
                   "{\"d\":\"1970-01-01T05:30:00+05:30\"}");
  cr_assert_str_eq(members(at(0, -3600), ""),
                   "{\"d\":\"1969-12-31T23:00:00-01:00\"}");
  /* Seconds cannot be said: the moment stays the same. */
  cr_assert_str_eq(members(at(0, 61), ""),
                   "{\"d\":\"1970-01-01T00:01:00+00:01\"}");
  cr_assert_str_eq(members(at(0, 90000), ""),
                   "{\"d\":\"1970-01-01T00:00:00+00:00\"}");
  libfeed_time unknown = at(0, 0);
  unknown.flags = LIBFEED_TIME_OFFSET_UNKNOWN;
  cr_assert_str_eq(members(unknown, ""),
                   "{\"d\":\"1970-01-01T00:00:00-00:00\"}");
}

Test(json_time, years_of_four_digits_only) {
  int64_t first = libfeed__days_from_civil(0, 1, 1) * 86400;
  int64_t beyond = libfeed__days_from_civil(10000, 1, 1) * 86400;
  cr_assert_str_eq(members(at(first, 0), ""),
                   "{\"d\":\"0000-01-01T00:00:00+00:00\"}");
  cr_assert_str_eq(members(at(first - 1, 0), "r"), "{\"d_raw\":\"r\"}");
  cr_assert_str_eq(members(at(first, -60), "r"), "{\"d_raw\":\"r\"}");
  cr_assert_str_eq(members(at(beyond - 1, 0), ""),
                   "{\"d\":\"9999-12-31T23:59:59+00:00\"}");
  cr_assert_str_eq(members(at(beyond, 0), "r"), "{\"d_raw\":\"r\"}");
  cr_assert_str_eq(members(at(beyond - 1, 60), "r"), "{\"d_raw\":\"r\"}");
  cr_assert_str_eq(members(at(INT64_MAX, 0), "r"), "{\"d_raw\":\"r\"}");
  cr_assert_str_eq(members(at(INT64_MIN, -3600), "r"), "{\"d_raw\":\"r\"}");
}

Test(json_time, precision_and_flags) {
  libfeed_time time = at(86399, 0);
  time.nanoseconds = 250000000;
  time.precision = LIBFEED_PRECISION_FRACTION;
  cr_assert_str_eq(members(time, ""),
                   "{\"d\":\"1970-01-01T23:59:59.25+00:00\"}");
  time.nanoseconds = 1;
  cr_assert_str_eq(members(time, ""),
                   "{\"d\":\"1970-01-01T23:59:59.000000001+00:00\"}");
  time = (libfeed_time){0, 0, 0, LIBFEED_PRECISION_MONTH,
                        LIBFEED_TIME_ZONE_ASSUMED};
  cr_assert_str_eq(members(time, "1970-01"),
                   "{\"d\":\"1970-01-01T00:00:00+00:00\","
                   "\"d_precision\":\"month\",\"d_zone_assumed\":true,"
                   "\"d_raw\":\"1970-01\"}");
  time = at(0, 0);
  time.flags = LIBFEED_TIME_ZONE_AMBIGUOUS | LIBFEED_TIME_LENIENT;
  cr_assert_str_eq(members(time, ""), "{\"d\":\"1970-01-01T00:00:00+00:00\","
                                      "\"d_zone_ambiguous\":true}");
}
