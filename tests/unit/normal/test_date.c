/* SPDX-License-Identifier: MIT */
/* Dates: every row of docs/dates.md, the calendar, and what a table cannot
   show. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>

#include "normal/date.h"

#ifndef LIBFEED_SOURCE_DIR
#define LIBFEED_SOURCE_DIR "."
#endif

static libfeed_str str(const char *text) {
  return (libfeed_str){text, strlen(text)};
}

/* The next part of a row between back-quotes; NULL at the end. */
static char *next_cell(char **row) {
  char *start = strchr(*row, '`');
  char *end = start == NULL ? NULL : strchr(start + 1, '`');
  if (end == NULL)
    return NULL;
  *end = '\0';
  *row = end + 1;
  return start + 1;
}

/* A time in RFC 3339 as the table has it, or the reason why there is none. */
static void describe(libfeed__date_result result, libfeed_time time, char *out,
                     size_t size) {
  static const char *const reasons[] = {"", "empty", "ambiguous", "unreadable"};
  if (result != LIBFEED__DATE_OK) {
    snprintf(out, size, "%s", reasons[result]);
    return;
  }
  int64_t local = time.seconds + time.utc_offset, year;
  int64_t days = (local - ((local % 86400) + 86400) % 86400) / 86400;
  int64_t second = local - days * 86400;
  unsigned month, day;
  char fraction[24] = "", zone[24] = "Z";
  libfeed__civil_from_days(days, &year, &month, &day);
  if (time.nanoseconds > 0) {
    snprintf(fraction, sizeof fraction, ".%09d", (int)time.nanoseconds);
    for (size_t n = strlen(fraction); fraction[n - 1] == '0';)
      fraction[--n] = '\0';
  }
  int minutes = abs(time.utc_offset) / 60;
  if (time.utc_offset != 0)
    snprintf(zone, sizeof zone, "%c%02d:%02d", time.utc_offset < 0 ? '-' : '+',
             minutes / 60, minutes % 60);
  snprintf(out, size, "%04d-%02u-%02uT%02d:%02d:%02d%s%s", (int)year, month,
           day, (int)(second / 3600), (int)(second / 60 % 60),
           (int)(second % 60), fraction, zone);
}

static void check_rest(char *row, libfeed_time time, const char *text) {
  static const char *const precisions[] = {"none",   "year",   "month",   "day",
                                           "minute", "second", "fraction"};
  static const char *const flags[] = {"zone assumed", "offset unknown",
                                      "zone ambiguous", "zone unrecognised",
                                      "lenient"};
  const char *precision = next_cell(&row);
  cr_assert_not_null(precision, "%s", text);
  cr_expect_str_eq(precisions[time.precision], precision, "%s", text);
  for (unsigned i = 0; i < 5; i++) {
    if ((time.flags >> i & 1) == 0)
      continue;
    const char *flag = next_cell(&row);
    cr_expect(flag != NULL && strcmp(flags[i], flag) == 0, "%s: %s", text,
              flags[i]);
  }
  cr_expect_null(next_cell(&row), "%s: more remarks in the table", text);
}

Test(date, table) {
  FILE *file = fopen(LIBFEED_SOURCE_DIR "/docs/dates.md", "rb");
  cr_assert_not_null(file);
  char line[1024];
  size_t rows = 0;
  while (fgets(line, sizeof line, file) != NULL) {
    char *row = line;
    if (strncmp(line, "| `", 3) != 0)
      continue;
    const char *form = next_cell(&row), *text = next_cell(&row);
    const char *expected = next_cell(&row);
    cr_assert_not_null(expected, "%s", text);
    libfeed_time time;
    libfeed__date_result result =
        libfeed__date_parse(str(text), strcmp(form, "822") == 0, &time);
    char found[80];
    describe(result, time, found, sizeof found);
    cr_expect_str_eq(found, expected, "%s: %s", text, found);
    if (result == LIBFEED__DATE_OK)
      check_rest(row, time, text);
    else
      cr_expect_eq(time.precision, LIBFEED_PRECISION_NONE, "%s", text);
    rows++;
  }
  fclose(file);
  cr_assert_geq(rows, 300);
}

/* Against the calendar itself, day by day. */
Test(date, calendar) {
  int64_t day_number = libfeed__days_from_civil(-401, 1, 1);
  for (int64_t year = -401; year < 2401; year++) {
    for (unsigned month = 1; month <= 12; month++) {
      for (unsigned day = 1; day <= libfeed__days_in_month(year, month);
           day++, day_number++) {
        int64_t y;
        unsigned m, d;
        libfeed__civil_from_days(day_number, &y, &m, &d);
        if (libfeed__days_from_civil(year, month, day) != day_number ||
            y != year || m != month || d != day)
          cr_assert_fail("%d-%02u-%02u", (int)year, month, day);
      }
    }
  }
  cr_assert_eq(libfeed__days_from_civil(1970, 1, 1), 0);
  cr_assert_eq(libfeed__days_from_civil(2000, 3, 1), 11017);
  cr_assert_eq(libfeed__days_in_month(1900, 2), 28);
  cr_assert_eq(libfeed__days_in_month(2000, 2), 29);
  cr_assert_eq(libfeed__days_in_month(2000, 13), 0);
}

Test(date, nothing) {
  static const char *const texts[] = {
      "", " ", "\t\r\n", "\xC2\xA0", "\xE2\x80\x8B", "(", "(a(b)"};
  libfeed_time time;
  for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
    cr_expect_eq(libfeed__date_parse(str(texts[i]), true, &time),
                 LIBFEED__DATE_EMPTY, "%zu", i);
}

/* Every beginning of a date, and every date with one byte changed, is read
   without harm; what comes out is a date. */
Test(date, damage) {
  static const char *const texts[] = {
      "Wed, 13 May 2026 10:57:52 +0000",
      "2026-05-13T10:57:52.123+02:00",
      "2004\xEB\x85\x84 05\xEC\x9B\x94 28\xEC\x9D\xBC 01:31:15",
      "Wed (x(y\\)) ), 05/13/2026 5:04 PM America/New_York",
      "-26-05",
      "2026-W20-3",
      "ned, 1\xC2\xBA lis 2026 klo 17.04",
      "10:57-20:00 hrs xyz EST, 13/05/2026",
      "\xE4\xBB\xA4\xE5\x92\x8C\xE5\x85\x83\xE5\xB9\xB4"
      "5\xE6\x9C\x88"
      "1\xE6\x97\xA5\xE4\xB8\x8B\xE5\x8D\x88"
      "5\xE6\x97\xB6"
      "04\xE5\x88\x86"};
  for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
    size_t len = strlen(texts[i]);
    for (size_t cut = 0; cut <= len; cut++) {
      for (int byte = 0; byte < 256; byte++) {
        /* A block of its own size, so that a sanitizer sees its end. */
        char *copy = malloc(cut + 1);
        memcpy(copy, texts[i], cut);
        if (cut > 0)
          copy[cut - 1] = (char)byte;
        libfeed_time time;
        libfeed__date_result result =
            libfeed__date_parse((libfeed_str){copy, cut}, true, &time);
        cr_assert_eq(result == LIBFEED__DATE_OK,
                     time.precision != LIBFEED_PRECISION_NONE);
        cr_assert(time.nanoseconds >= 0 && time.nanoseconds < 1000000000);
        free(copy);
      }
    }
  }
}

/* Long texts are no dates, and it takes one pass to see that. */
Test(date, linear, .timeout = 20) {
  static const char *const units[] = {"(",  ")",    "()",       "(\\", "1", "a",
                                      " ",  "1 ",   ":",        "1:",  "+", "-",
                                      "z ", "mar ", "\xCE\x9C", "."};
  for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
    size_t len = strlen(units[i]), n = 2000000 / len;
    char *text = malloc(n * len);
    for (size_t k = 0; k < n; k++)
      memcpy(text + k * len, units[i], len);
    libfeed_time time;
    cr_expect_neq(
        libfeed__date_parse((libfeed_str){text, n * len}, true, &time),
        LIBFEED__DATE_OK, "%s", units[i]);
    free(text);
  }
}

/* Names are found by binary search: both tables have to be sorted. */
Test(date, names) {
  unsigned month;
  static const char *const months[] = {
      "january",
      "februar",
      "marzo",
      "avril",
      "maj",
      "kes\xC3\xA4kuu",
      "j\xC3\xBAlius",
      "agosto",
      "wrzesie\xC5\x84",
      "oktober",
      "novembro",
      "\xD0\xB4\xD0\xB5\xD0\xBA\xD0\xB0\xD0\xB1\xD1\x80\xD1\x8F"};
  for (unsigned i = 0; i < 12; i++) {
    cr_expect(libfeed__date_name(str(months[i]), &month) & LIBFEED__NAME_MONTH);
    cr_expect_eq(month, i + 1, "%s", months[i]);
  }
  cr_expect_eq(libfeed__date_name(str("ju"), &month), 0);
  cr_expect_eq(libfeed__date_name(str("januaryy"), &month), 0);
  cr_expect_eq(libfeed__date_name(str(""), &month), 0);
  cr_expect_eq(libfeed__date_name(str("mar"), &month),
               LIBFEED__NAME_MONTH | LIBFEED__NAME_WEEKDAY);
}
