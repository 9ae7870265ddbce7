/* SPDX-License-Identifier: MIT */
/* Dates: ISO 8601 (vocabulary §4, grammars 1 and 4) and seconds since 1970. */
#include "normal/date.h"

/* A day of the year. */
static bool set_ordinal(libfeed__date *out, uint32_t day) {
  bool is_leap = libfeed__days_in_month(out->year, 2) == 29;
  if (day < 1 || day > (is_leap ? 366u : 365u))
    return false;
  libfeed__civil_from_days(libfeed__days_from_civil(out->year, 1, 1) +
                               (int64_t)day - 1,
                           &out->year, &out->month, &out->day);
  return true;
}

/* A day (1 = Monday) of a week; week 1 holds 4 January. */
static bool set_week(libfeed__date *out, uint32_t week, uint32_t day) {
  int64_t fourth = libfeed__days_from_civil(out->year, 1, 4);
  /* 1970-01-01 was a Thursday, so this is 0 for a Monday. */
  int64_t monday = fourth - ((fourth + 3) % 7 + 7) % 7;
  int64_t next = libfeed__days_from_civil(out->year + 1, 1, 4);
  next -= ((next + 3) % 7 + 7) % 7;
  int64_t days = monday + ((int64_t)week - 1) * 7 + (int64_t)day - 1;
  if (week < 1 || day < 1 || day > 7 ||
      monday + ((int64_t)week - 1) * 7 >= next)
    return false;
  libfeed__civil_from_days(days, &out->year, &out->month, &out->day);
  return true;
}

/* "Www[-D]" behind the year; without a day the week's Monday. */
static bool read_week(libfeed_str *rest, libfeed__date *out) {
  uint32_t week, day = 1;
  size_t n = libfeed__date_digits(rest, &week);
  if (n == 3) { /* basic: WwwD */
    day = week % 10;
    week /= 10;
  } else if (n != 2) {
    return false;
  } else if (libfeed__date_skip(rest, '-') &&
             libfeed__date_digits(rest, &day) != 1) {
    return false;
  }
  return set_week(out, week, day);
}

/* What follows "YYYY-". */
static bool read_extended(libfeed_str *rest, libfeed__date *out) {
  uint32_t value, day;
  if (libfeed__date_skip(rest, 'w'))
    return read_week(rest, out);
  size_t n = libfeed__date_digits(rest, &value);
  bool has_day =
      rest->len > 1 && rest->data[0] == '-' && libfeed__is_digit(rest->data[1]);
  if (n == 3 && !(has_day && value < 13)) /* YYYY-DDD; else YYYY-0MM-DD */
    return set_ordinal(out, value);
  if (n < 2 || n > 3 || value < 1 || value > 12)
    return false;
  out->month = value;
  out->day = 1;
  out->precision = LIBFEED_PRECISION_MONTH;
  if (!has_day)
    return n == 2;
  libfeed__date_skip(rest, '-');
  out->precision = LIBFEED_PRECISION_DAY;
  bool ok = libfeed__date_digits(rest, &day) == 2;
  out->day = day;
  return ok;
}

/* Two digits of a year, always of this century: YY-MM-DD, YY-DDD. */
static bool read_short(libfeed_str *rest, libfeed__date *out, uint32_t year) {
  uint32_t value, day;
  out->year = 2000 + (int64_t)year;
  if (!libfeed__date_skip(rest, '-'))
    return false;
  size_t n = libfeed__date_digits(rest, &value);
  if (n == 3)
    return set_ordinal(out, value);
  out->month = value;
  bool ok = n == 2 && libfeed__date_skip(rest, '-') &&
            libfeed__date_digits(rest, &day) == 2;
  out->day = ok ? day : 0;
  return ok;
}

/* The date at the beginning, by the number of digits that it begins with. */
static bool read_date(libfeed_str *rest, libfeed__date *out) {
  uint32_t value;
  size_t n = libfeed__date_digits(rest, &value);
  out->precision = LIBFEED_PRECISION_DAY;
  switch (n) {
  case 2:
    return read_short(rest, out, value);
  case 4:
    out->year = value;
    if (libfeed__date_skip(rest, '-'))
      return read_extended(rest, out);
    if (libfeed__date_skip(rest, 'w'))
      return read_week(rest, out);
    out->month = out->day = 1;
    out->precision = LIBFEED_PRECISION_YEAR;
    return rest->len == 0;
  case 6: /* YYMMDD */
    out->year = 2000 + (int64_t)(value / 10000);
    out->month = value / 100 % 100;
    out->day = value % 100;
    return true;
  case 7: /* YYYYDDD */
    out->year = value / 1000;
    return set_ordinal(out, value % 1000);
  case 8:
    out->year = value / 10000;
    out->month = value / 100 % 100;
    out->day = value % 100;
    return true;
  default:
    return false;
  }
}

/* Seconds (10 digits) or milliseconds (13) since 1970. */
static bool read_epoch(libfeed_str text, libfeed__date *out) {
  int64_t value = 0;
  if (text.len != 10 && text.len != 13)
    return false;
  for (size_t i = 0; i < text.len; i++) {
    if (!libfeed__is_digit(text.data[i]))
      return false;
    value = value * 10 + (text.data[i] - '0');
  }
  out->precision = LIBFEED_PRECISION_SECOND;
  if (text.len == 13) {
    out->nanoseconds = (int32_t)(value % 1000) * 1000000;
    out->precision = LIBFEED_PRECISION_FRACTION;
    value /= 1000;
  }
  libfeed__civil_from_days(value / 86400, &out->year, &out->month, &out->day);
  out->hour = (unsigned)(value % 86400 / 3600);
  out->minute = (unsigned)(value % 3600 / 60);
  out->second = (unsigned)(value % 60);
  return true;
}

/* "YYYYMMDDhhmmss": ISO's basic form without its T. */
static bool read_run(libfeed_str *rest, libfeed__date *out) {
  libfeed_str text = *rest;
  for (size_t i = 0; i < 14; i++)
    if (i >= text.len || !libfeed__is_digit(text.data[i]))
      return false;
  libfeed_str date = libfeed__slice(text, 0, 8);
  libfeed_str clock = libfeed__slice(text, 8, text.len);
  if (!read_date(&date, out) || !libfeed__date_clock(&clock, true, out))
    return false;
  *rest = clock;
  return true;
}

/* The forms whose rest only today's date could tell: "--MM-DD", "-DDD", and a
   century alone. */
static bool is_relative(libfeed_str text) {
  if (text.len == 2)
    return libfeed__date_two(text.data) <= 99;
  size_t i = 0, digits = 0;
  while (i < text.len && text.data[i] == '-')
    i++;
  size_t dashes = i;
  for (; i < text.len; i++)
    if (libfeed__is_digit(text.data[i]))
      digits++;
    else if (text.data[i] != '-')
      return false;
  switch (dashes) {
  case 1: /* -DDD */
    return digits == 3 && text.len == 4;
  case 2: /* --MM, --MMDD, --MM-DD */
    return digits == 2 || digits == 4;
  case 3: /* ---DD */
    return digits == 2;
  default:
    return false;
  }
}

/* "-YY-MM". */
static bool read_dash(libfeed_str text, libfeed__date *out) {
  if (text.len != 6 || text.data[0] != '-' || text.data[3] != '-')
    return false;
  unsigned year = libfeed__date_two(text.data + 1);
  out->month = libfeed__date_two(text.data + 4);
  out->year = 2000 + (int64_t)year;
  out->day = 1;
  out->precision = LIBFEED_PRECISION_MONTH;
  return year <= 99;
}

/* The time behind a whole date. Only a T says that it is ISO's: without one a
   word for half of the day, or the end of a range, may follow. */
static libfeed__date_result read_time(libfeed_str *rest, libfeed__date *out) {
  bool has_t = libfeed__date_skip(rest, 't');
  libfeed__date_skip(rest, ' ');
  if (!libfeed__date_clock(rest, false, out) &&
      !libfeed__date_clock(rest, true, out))
    return LIBFEED__DATE_BAD;
  if (has_t) {
    out->is_24_hours = true;
    return LIBFEED__DATE_OK;
  }
  if (libfeed__date_has_half(*rest, out))
    return LIBFEED__DATE_BAD; /* for date_words.c */
  return libfeed__date_range(rest, out);
}

libfeed__date_result libfeed__date_iso(libfeed_str text, libfeed__date *out) {
  if (read_epoch(text, out))
    return LIBFEED__DATE_OK;
  if (is_relative(text))
    return LIBFEED__DATE_TWOFOLD;
  libfeed_str rest = text;
  if (read_dash(text, out)) {
    rest = libfeed__empty;
  } else if (!read_run(&rest, out)) {
    rest = text;
    if (!read_date(&rest, out))
      return LIBFEED__DATE_BAD;
    /* Only a whole date may have a time; a zone behind it is XML Schema's. */
    bool is_day = out->precision == LIBFEED_PRECISION_DAY;
    bool has_time =
        rest.len > 1 && (rest.data[0] == 't' || rest.data[0] == ' ');
    if (has_time) {
      libfeed__date_result result = read_time(&rest, out);
      if (!is_day || result != LIBFEED__DATE_OK)
        return is_day ? result : LIBFEED__DATE_BAD;
    } else if (rest.len > 0 && !is_day) {
      return LIBFEED__DATE_BAD;
    }
  }
  libfeed__date_zone(&rest, out);
  return rest.len == 0 ? LIBFEED__DATE_OK : LIBFEED__DATE_BAD;
}
