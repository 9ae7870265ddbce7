/* SPDX-License-Identifier: MIT */
/* Values: durations, numbers, sizes, booleans (vocabulary §4). What cannot be
   read is −1, never a guess. */
#include "normal/values.h"

#define NBSP "\xC2\xA0"

/* Takes digits off `rest`; false where there are none, or too many for
   int64_t. */
static bool take_digits(libfeed_str *rest, int64_t *value) {
  size_t n = 0;
  bool fits = true;
  *value = 0;
  for (; n < rest->len && libfeed__is_digit(rest->data[n]); n++) {
    int digit = rest->data[n] - '0';
    fits = fits && *value <= (INT64_MAX - digit) / 10;
    if (fits)
      *value = *value * 10 + digit;
  }
  *rest = libfeed__slice(*rest, n, rest->len);
  return n > 0 && fits;
}

/* Digits behind a decimal sign as millionths: six count. */
static int64_t take_millionths(libfeed_str *rest) {
  int64_t value = 0, unit = 100000;
  size_t n = 0;
  for (; n < rest->len && libfeed__is_digit(rest->data[n]); n++, unit /= 10)
    value += (rest->data[n] - '0') * unit;
  *rest = libfeed__slice(*rest, n, rest->len);
  return value;
}

/* value × by + more, or false where that does not fit. None is negative. */
static bool scale_up(int64_t *value, int64_t by, int64_t more) {
  if (by > 0 && *value > (INT64_MAX - more) / by)
    return false;
  *value = *value * by + more;
  return true;
}

/* -- thousands
 * ---------------------------------------------------------------------- */

/* The length of a thousands separator that stands before exactly three digits;
   0. */
static size_t separator_len(libfeed_str text) {
  static const libfeed_str separators[] = {LIBFEED__STR_INIT(","),
                                           LIBFEED__STR_INIT("."),
                                           LIBFEED__STR_INIT(" "),
                                           LIBFEED__STR_INIT("'"),
                                           LIBFEED__STR_INIT("_"),
                                           LIBFEED__STR_INIT(NBSP),
                                           LIBFEED__STR_INIT("\xE2\x80\xAF"),
                                           LIBFEED__STR_INIT("\xE2\x80\x99")};
  for (size_t i = 0; i < sizeof separators / sizeof *separators; i++) {
    size_t len = separators[i].len;
    if (!libfeed__starts_with(text, separators[i]) || text.len < len + 3)
      continue;
    for (size_t k = 0; k < 3; k++)
      if (!libfeed__is_digit(text.data[len + k]))
        return 0;
    bool is_longer =
        text.len > len + 3 && libfeed__is_digit(text.data[len + 3]);
    return is_longer ? 0 : len;
  }
  return 0;
}

/* How many groups of three digits follow, all with the separator that stands
   first. A single one behind '.' or ' ' is no group: it may be a fraction, or
   another number. */
static size_t count_groups(libfeed_str text, size_t *separator) {
  size_t n = 0, len = separator_len(text);
  libfeed_str first = libfeed__slice(text, 0, len);
  while (len > 0 && libfeed__starts_with(text, first)) {
    n++;
    text = libfeed__slice(text, len + 3, text.len);
    len = separator_len(text);
  }
  *separator = first.len;
  bool is_doubtful =
      first.len == 1 && (*first.data == '.' || *first.data == ' ');
  return n == 1 && is_doubtful ? 0 : n;
}

/* Takes an integer with thousands separators off `rest`. */
static bool take_grouped(libfeed_str *rest, int64_t *value, bool *lenient) {
  libfeed_str start = *rest;
  if (!take_digits(rest, value))
    return false;
  /* "0,500" has no thousands. */
  if (start.len - rest->len > 3 || *start.data == '0')
    return true;
  size_t separator;
  for (size_t n = count_groups(*rest, &separator); n > 0; n--) {
    int64_t group;
    libfeed_str digits = libfeed__slice(*rest, separator, separator + 3);
    *lenient = true;
    if (!take_digits(&digits, &group) || !scale_up(value, 1000, group))
      return false;
    *rest = libfeed__slice(*rest, separator + 3, rest->len);
  }
  return true;
}

/* -- durations
 * -------------------------------------------------------------------- */

/* A fraction of a unit of `ms` milliseconds, cut to whole ones. */
static int64_t take_fraction(libfeed_str *rest, int64_t ms) {
  if (rest->len < 2 || (rest->data[0] != '.' && rest->data[0] != ',') ||
      !libfeed__is_digit(rest->data[1]))
    return 0;
  *rest = libfeed__slice(*rest, 1, rest->len);
  return take_millionths(rest) * (ms / 1000) / 1000;
}

/* ISO 8601 §5.5.2: "P[nW][nD][T[nH][nM][nS]]". Years and months have no fixed
   length: such a duration is not known. */
static int64_t read_iso_duration(libfeed_str text) {
  static const struct {
    char unit;
    bool is_time;
    int64_t ms;
  } units[] = {{'w', false, 604800000},
               {'d', false, 86400000},
               {'h', true, 3600000},
               {'m', true, 60000},
               {'s', true, 1000}};
  int64_t total = 0;
  bool is_time = false, has_any = false;
  size_t next = 0;
  text = libfeed__slice(text, 1, text.len);
  while (text.len > 0) {
    if (!is_time && libfeed__lower(text.data[0]) == 't') {
      is_time = true;
      text = libfeed__slice(text, 1, text.len);
      continue;
    }
    libfeed_str number = text;
    int64_t value;
    if (!take_digits(&text, &value))
      return -1;
    while (text.len > 0 && !libfeed__is_alpha(text.data[0]))
      text = libfeed__slice(text, 1, text.len);
    if (text.len == 0)
      return -1;
    char unit = libfeed__lower(text.data[0]);
    while (next < 5 &&
           (units[next].unit != unit || units[next].is_time != is_time))
      next++;
    if (next == 5)
      return -1;
    number = libfeed__slice(number, 0, number.len - text.len);
    take_digits(&number, &value);
    int64_t part = take_fraction(&number, units[next].ms);
    if (number.len > 0 || !scale_up(&value, units[next].ms, part) ||
        !scale_up(&value, 1, total))
      return -1;
    total = value;
    has_any = true;
    next++;
    text = libfeed__slice(text, 1, text.len);
  }
  return has_any ? total : -1;
}

int64_t libfeed__duration_parse(libfeed_str text) {
  text = libfeed__trim(text);
  if (text.len > 0 && libfeed__lower(text.data[0]) == 'p')
    return read_iso_duration(text);
  /* "npt:" stands before the value where RTSP has it (RFC 2326 §3.6). */
  if (libfeed__starts_with_fold(text, LIBFEED__STR("npt:")))
    text = libfeed__slice(text, 4, text.len);
  int64_t total = 0;
  /* Seconds alone may have thousands: "3,600" is an hour, not 3.6 s. */
  bool is_grouped, is_single = libfeed__find_byte(text, ':') == SIZE_MAX;
  for (int field = 0; field < 3; field++) {
    int64_t value;
    if (!(is_single ? take_grouped(&text, &value, &is_grouped)
                    : take_digits(&text, &value)) ||
        !scale_up(&total, 60, value))
      return -1;
    if (text.len == 0 || text.data[0] != ':')
      break;
    text = libfeed__slice(text, 1, text.len);
  }
  int64_t part = take_fraction(&text, 1000);
  if (text.len > 0 || !scale_up(&total, 1000, part))
    return -1;
  return total;
}

/* -- numbers
 * ------------------------------------------------------------------------ */

/* True where digits that follow a sign do not say what they are: behind a comma
   a fraction, thousands or the next of a list; three behind a full stop a
   fraction or thousands. */
static bool is_doubtful_tail(libfeed_str text) {
  if (text.len < 2 || !libfeed__is_digit(text.data[1]))
    return false;
  return text.data[0] == ',' ||
         (text.data[0] == '.' && separator_len(text) > 0);
}

int64_t libfeed__number_parse(libfeed_str text, bool *lenient) {
  int64_t value;
  *lenient = false;
  text = libfeed__trim(text);
  if (text.len > 0 && text.data[0] == '+') {
    *lenient = true;
    text = libfeed__slice(text, 1, text.len);
  }
  bool is_grouped = false;
  bool is_number = take_grouped(&text, &value, &is_grouped);
  *lenient = *lenient || is_grouped || (is_number && text.len > 0);
  if (!is_number)
    return -1;
  return !is_grouped && is_doubtful_tail(text) ? -1 : value;
}

/* A decimal number off `rest`, in whole ones and millionths. */
static bool take_decimal(libfeed_str *rest, int64_t *whole, int64_t *part) {
  bool lenient;
  *part = 0;
  if (rest->len > 0 && rest->data[0] == '+')
    *rest = libfeed__slice(*rest, 1, rest->len);
  bool has_whole =
      rest->len > 1 && rest->data[0] == '.' && libfeed__is_digit(rest->data[1]);
  *whole = 0; /* ".5" */
  if (!has_whole && !take_grouped(rest, whole, &lenient))
    return false;
  if (rest->len > 1 && (rest->data[0] == '.' || rest->data[0] == ',') &&
      libfeed__is_digit(rest->data[1])) {
    *rest = libfeed__slice(*rest, 1, rest->len);
    *part = take_millionths(rest);
  }
  return true;
}

/* The sum in units of 1/scale, rounded; −1 where it does not fit. */
static int64_t scaled(int64_t whole, int64_t part, int64_t scale) {
  /* Split, so that no product of it leaves int64_t. */
  int64_t more =
      scale / 1000000 * part + (scale % 1000000 * part + 500000) / 1000000;
  if (more < 0 || !scale_up(&whole, scale, more))
    return -1;
  return whole;
}

/* What one of a unit of data or frequency is in bit/s or Hz, as far as its
   beginning says; `scale` where it says nothing. */
static int64_t rate_factor(libfeed_str unit, int64_t scale) {
  static const struct {
    libfeed_str start;
    int64_t factor;
  } units[] = {{LIBFEED__STR_INIT("k"), 1000},
               {LIBFEED__STR_INIT("m"), 1000000},
               {LIBFEED__STR_INIT("g"), 1000000000},
               {LIBFEED__STR_INIT("b"), 1}};
  unit = libfeed__trim(unit);
  for (size_t i = 0; i < sizeof units / sizeof *units; i++)
    if (libfeed__starts_with_fold(unit, units[i].start))
      return units[i].factor;
  return scale;
}

/* "30000/1001": whole × scale through what follows, rounded; −1. */
static int64_t read_quotient(int64_t whole, libfeed_str behind, int64_t scale) {
  int64_t divisor;
  if (!take_digits(&behind, &divisor) || divisor == 0 ||
      !scale_up(&whole, scale, 0) || whole > INT64_MAX - divisor / 2)
    return -1;
  return (whole + divisor / 2) / divisor;
}

int64_t libfeed__decimal_parse(libfeed_str text, int64_t scale) {
  int64_t whole, part;
  text = libfeed__trim(text);
  if (scale <= 0 || !take_decimal(&text, &whole, &part))
    return -1;
  if (part == 0 && text.len > 0 && text.data[0] == '/')
    return read_quotient(whole, libfeed__slice(text, 1, text.len), scale);
  return scaled(whole, part, rate_factor(text, scale));
}

/* Seconds in a unit of time; 0 where it is none that is known. */
static int64_t time_factor(libfeed_str unit) {
  static const struct {
    libfeed_str start;
    int64_t seconds;
  } units[] = {
      {LIBFEED__STR_INIT("mo"), 0},     {LIBFEED__STR_INIT("m"), 60},
      {LIBFEED__STR_INIT("h"), 3600},   {LIBFEED__STR_INIT("d"), 86400},
      {LIBFEED__STR_INIT("w"), 604800}, {LIBFEED__STR_INIT("s"), 1}};
  for (size_t i = 0; i < sizeof units / sizeof *units; i++)
    if (libfeed__starts_with_fold(unit, units[i].start))
      return units[i].seconds;
  return 0;
}

int64_t libfeed__minutes_parse(libfeed_str text, bool *lenient) {
  int64_t whole, part;
  libfeed_str unit = libfeed__trim(text);
  bool is_decimal = take_decimal(&unit, &whole, &part);
  unit = libfeed__trim(unit);
  if (!is_decimal || unit.len == 0 || !libfeed__is_alpha(unit.data[0]))
    return libfeed__number_parse(text, lenient);
  *lenient = true;
  int64_t factor = time_factor(unit);
  int64_t seconds = factor == 0 ? -1 : scaled(whole, part, factor);
  return seconds < 0 ? -1 : seconds / 60 + (seconds % 60 > 0);
}

/* The factor of a unit of size; 1 for bytes and what is no unit. */
static int64_t unit_factor(libfeed_str unit) {
  static const char letters[] = "kmgt";
  static const libfeed_str words[] = {
      LIBFEED__STR_INIT("kilo"), LIBFEED__STR_INIT("mega"),
      LIBFEED__STR_INIT("giga"), LIBFEED__STR_INIT("tera")};
  int64_t factor = 1;
  for (size_t i = 0; i < 4; i++) {
    factor *= 1000;
    if (libfeed__starts_with_fold(unit, words[i]))
      return factor;
    if (unit.len == 0 || libfeed__lower(unit.data[0]) != letters[i])
      continue;
    /* K, KB; KiB is the binary one (IEC 80000-13). */
    libfeed_str behind = libfeed__slice(unit, 1, unit.len);
    if (libfeed__equals_fold(behind, LIBFEED__STR("ib")))
      return INT64_C(1) << (10 * (i + 1));
    if (behind.len == 0 || libfeed__equals_fold(behind, LIBFEED__STR("b")) ||
        libfeed__starts_with_fold(behind, LIBFEED__STR("byte")))
      return factor;
  }
  return 1;
}

int64_t libfeed__size_parse(libfeed_str text) {
  int64_t whole, part;
  libfeed_str unit = libfeed__trim(text);
  if (!take_decimal(&unit, &whole, &part))
    return -1;
  unit = libfeed__trim(unit);
  if (libfeed__starts_with(unit, LIBFEED__STR(NBSP)))
    unit = libfeed__slice(unit, 2, unit.len);
  size_t end = 0;
  while (end < unit.len && libfeed__is_alpha(unit.data[end]))
    end++;
  int64_t factor = unit_factor(libfeed__slice(unit, 0, end));
  if (factor > 1)
    return scaled(whole, part, factor);
  /* There is no part of a byte: "1.5" lacks its unit, "12.345" may be
     thousands. */
  bool is_lenient;
  return part > 0 ? -1 : libfeed__number_parse(text, &is_lenient);
}

/* -- booleans
 * ---------------------------------------------------------------------- */

int libfeed__boolean_parse(libfeed_str text) {
  static const libfeed_str words[2][4] = {
      {LIBFEED__STR_INIT("no"), LIBFEED__STR_INIT("false"),
       LIBFEED__STR_INIT("0"), LIBFEED__STR_INIT("clean")},
      {LIBFEED__STR_INIT("yes"), LIBFEED__STR_INIT("true"),
       LIBFEED__STR_INIT("1"), LIBFEED__STR_INIT("explicit")}};
  text = libfeed__trim(text);
  for (int value = 0; value < 2; value++)
    for (size_t i = 0; i < 4; i++)
      if (libfeed__equals_fold(text, words[value][i]))
        return value;
  return -1;
}
