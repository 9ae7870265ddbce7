/* SPDX-License-Identifier: MIT */
/* Dates: the calendar, the two forms that most feeds use, and the way of all
   others through folding to the grammars. docs/dates.md is the specification.
 */
#include "normal/date.h"

/* No date is longer; what is longer is not read. */
#define LONGEST 160

#define HOUR 3600
#define DAY 86400

/* -- the calendar --------------------------------------------------------- */

/* Counted in eras of 400 years from 1 March of year 0: the leap day then ends
   its year, and a month's beginning is a linear function of its number. */
int64_t libfeed__days_from_civil(int64_t year, unsigned month, unsigned day) {
  int64_t y = month <= 2 ? year - 1 : year;
  int64_t era = (y >= 0 ? y : y - 399) / 400;
  int64_t of_era = y - era * 400;
  int64_t shifted = month <= 2 ? (int64_t)month + 9 : (int64_t)month - 3;
  int64_t of_year = (153 * shifted + 2) / 5 + (int64_t)day - 1;
  return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year -
         719468;
}

void libfeed__civil_from_days(int64_t days, int64_t *year, unsigned *month,
                              unsigned *day) {
  int64_t z = days + 719468;
  int64_t era = (z >= 0 ? z : z - 146096) / 146097;
  int64_t of_era = z - era * 146097;
  int64_t y = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
  int64_t of_year = of_era - (365 * y + y / 4 - y / 100);
  int64_t shifted = (5 * of_year + 2) / 153;
  *day = (unsigned)(of_year - (153 * shifted + 2) / 5 + 1);
  *month = (unsigned)(shifted < 10 ? shifted + 3 : shifted - 9);
  *year = y + era * 400 + (*month <= 2);
}

unsigned libfeed__days_in_month(int64_t year, unsigned month) {
  static const unsigned char days[13] = {0,  31, 28, 31, 30, 31, 30,
                                         31, 31, 30, 31, 30, 31};
  bool is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  if (month < 1 || month > 12)
    return 0;
  return days[month] + (month == 2 && is_leap ? 1u : 0u);
}

/* -- small things --------------------------------------------------------- */

unsigned libfeed__date_two(const char *digits) {
  unsigned tens = (unsigned)(unsigned char)digits[0] - '0';
  unsigned ones = (unsigned)(unsigned char)digits[1] - '0';
  return tens > 9 || ones > 9 ? 100 : tens * 10 + ones;
}

size_t libfeed__date_digits(libfeed_str *rest, uint32_t *value) {
  size_t n = 0;
  *value = 0;
  while (n < rest->len && libfeed__is_digit(rest->data[n])) {
    if (n < 9)
      *value = *value * 10 + (uint32_t)(rest->data[n] - '0');
    n++;
  }
  *rest = libfeed__slice(*rest, n, rest->len);
  return n;
}

bool libfeed__date_skip(libfeed_str *rest, char c) {
  if (rest->len == 0 || rest->data[0] != c)
    return false;
  *rest = libfeed__slice(*rest, 1, rest->len);
  return true;
}

/* The last step: checks the ranges, works out the instant. */
static bool assemble(const libfeed__date *date, libfeed_time *out) {
  if (date->day < 1 ||
      date->day > libfeed__days_in_month(date->year, date->month) ||
      date->hour > 24 || date->minute > 59 || date->second > 60 ||
      (date->hour == 24 &&
       (date->minute > 0 || date->second > 0 || date->nanoseconds > 0)))
    return false;
  out->seconds =
      libfeed__days_from_civil(date->year, date->month, date->day) * DAY +
      (int64_t)date->hour * HOUR + (int64_t)date->minute * 60 +
      (int64_t)date->second - date->offset;
  out->nanoseconds = date->nanoseconds;
  out->utc_offset = date->offset;
  out->precision = date->precision;
  out->flags = date->flags;
  if (date->offset < -12 * HOUR || date->offset > 14 * HOUR) {
    /* No such local time: the instant holds, the offset does not. */
    out->utc_offset = 0;
    out->flags |= LIBFEED_TIME_OFFSET_UNKNOWN;
  }
  return true;
}

/* -- the usual forms
 * ------------------------------------------------------------- */

/* ".f" at `*at`. */
static bool read_fraction(libfeed_str text, size_t *at, libfeed__date *date) {
  size_t i = *at + 1;
  int32_t unit = 100000000;
  for (; i < text.len && libfeed__is_digit(text.data[i]); i++, unit /= 10)
    date->nanoseconds += (text.data[i] - '0') * unit;
  bool ok = i > *at + 1;
  *at = i;
  date->precision = LIBFEED_PRECISION_FRACTION;
  return ok;
}

/* "±hh:mm" or "±hhmm"; `text` has just that. */
static bool read_offset(libfeed_str text, bool has_colon, libfeed__date *date) {
  const char *p = text.data;
  if (text.len != (has_colon ? 6u : 5u) || (p[0] != '+' && p[0] != '-') ||
      (has_colon && p[3] != ':'))
    return false;
  unsigned hours = libfeed__date_two(p + 1);
  unsigned minutes = libfeed__date_two(p + (has_colon ? 4 : 3));
  if (hours > 23 || minutes > 59)
    return false;
  int32_t seconds = (int32_t)(hours * HOUR + minutes * 60);
  date->offset = p[0] == '-' ? -seconds : seconds;
  if (p[0] == '-' && seconds == 0)
    date->flags |= LIBFEED_TIME_OFFSET_UNKNOWN;
  return true;
}

/* RFC 3339 §5.6 with upper-case letters (RFC 4287 §3.3). */
static bool read_rfc3339(libfeed_str text, libfeed__date *date) {
  const char *p = text.data;
  if (text.len < 20 || p[4] != '-' || p[7] != '-' || p[10] != 'T' ||
      p[13] != ':' || p[16] != ':')
    return false;
  unsigned high = libfeed__date_two(p), low = libfeed__date_two(p + 2);
  date->month = libfeed__date_two(p + 5);
  date->day = libfeed__date_two(p + 8);
  date->hour = libfeed__date_two(p + 11);
  date->minute = libfeed__date_two(p + 14);
  date->second = libfeed__date_two(p + 17);
  date->precision = LIBFEED_PRECISION_SECOND;
  if (high > 99 || low > 99 || date->hour > 23)
    return false;
  date->year = high * 100 + low;
  size_t at = 19;
  if (p[at] == '.' && !read_fraction(text, &at, date))
    return false;
  if (at + 1 == text.len && p[at] == 'Z')
    return true;
  return read_offset(libfeed__slice(text, at, text.len), true, date);
}

#define LETTERS(a, b, c)                                                       \
  ((uint32_t)(unsigned char)(a) << 16 | (uint32_t)(unsigned char)(b) << 8 |    \
   (uint32_t)(unsigned char)(c))

/* Three letters in lower case as a number; anything else matches no name. */
static uint32_t letters(const char *p) {
  return LETTERS(libfeed__lower(p[0]), libfeed__lower(p[1]),
                 libfeed__lower(p[2]));
}

static unsigned month_of(uint32_t name) {
  switch (name) {
  case LETTERS('j', 'a', 'n'):
    return 1;
  case LETTERS('f', 'e', 'b'):
    return 2;
  case LETTERS('m', 'a', 'r'):
    return 3;
  case LETTERS('a', 'p', 'r'):
    return 4;
  case LETTERS('m', 'a', 'y'):
    return 5;
  case LETTERS('j', 'u', 'n'):
    return 6;
  case LETTERS('j', 'u', 'l'):
    return 7;
  case LETTERS('a', 'u', 'g'):
    return 8;
  case LETTERS('s', 'e', 'p'):
    return 9;
  case LETTERS('o', 'c', 't'):
    return 10;
  case LETTERS('n', 'o', 'v'):
    return 11;
  case LETTERS('d', 'e', 'c'):
    return 12;
  default:
    return 0;
  }
}

static bool is_weekday(uint32_t name) {
  switch (name) {
  case LETTERS('m', 'o', 'n'):
  case LETTERS('t', 'u', 'e'):
  case LETTERS('w', 'e', 'd'):
  case LETTERS('t', 'h', 'u'):
  case LETTERS('f', 'r', 'i'):
  case LETTERS('s', 'a', 't'):
  case LETTERS('s', 'u', 'n'):
    return true;
  default:
    return false;
  }
}

/* The zones of RFC 822 §5.1 by name. */
static bool read_rfc822_name(libfeed_str zone, libfeed__date *date) {
  static const struct {
    char name[4];
    int8_t hours;
  } zones[] = {{"gmt", 0},  {"est", -5}, {"edt", -4}, {"cst", -6}, {"cdt", -5},
               {"mst", -7}, {"mdt", -6}, {"pst", -8}, {"pdt", -7}};
  if (zone.len == 1 && libfeed__lower(zone.data[0]) == 'z')
    return true;
  if (zone.len == 2)
    return libfeed__equals_fold(zone, LIBFEED__STR("ut"));
  for (size_t i = 0; zone.len == 3 && i < sizeof zones / sizeof *zones; i++) {
    if (letters(zone.data) == letters(zones[i].name)) {
      date->offset = zones[i].hours * HOUR;
      if (i == 3) /* CST: also China's, Cuba's */
        date->flags |= LIBFEED_TIME_ZONE_AMBIGUOUS;
      return true;
    }
  }
  return false;
}

/* RFC 822 §5 with RFC 1123 §5.2.14: "[Www, ]d Mmm yyyy hh:mm[:ss] zone". Any
   case; two digits of a year by RFC 2822 §4.3. */
static bool read_rfc822(libfeed_str text, libfeed__date *date) {
  const char *p = text.data, *end = p + text.len;
  if (text.len < 16)
    return false;
  if (p[3] == ',') {
    if (!is_weekday(letters(p)) || p[4] != ' ')
      return false;
    p += 5;
  }
  size_t day_len = end - p >= 2 && p[1] == ' ' ? 1 : 2;
  if (end - p < 17) /* "1 May 26 10:57 UT" */
    return false;
  date->day =
      day_len == 1 ? (unsigned)(unsigned char)p[0] - '0' : libfeed__date_two(p);
  p += day_len;
  date->month = month_of(letters(p + 1));
  if (date->day > 31 || p[0] != ' ' || date->month == 0 || p[4] != ' ')
    return false;
  p += 5;
  unsigned high = libfeed__date_two(p), low = libfeed__date_two(p + 2);
  if (high > 99)
    return false;
  date->year = low <= 99 ? high * 100 + low : high + (high < 50 ? 2000 : 1900);
  p += low <= 99 ? 4 : 2;
  if (end - p < 8 || p[0] != ' ' || p[3] != ':')
    return false;
  date->hour = libfeed__date_two(p + 1);
  date->minute = libfeed__date_two(p + 4);
  date->precision = LIBFEED_PRECISION_MINUTE;
  p += 6;
  if (p[0] == ':' && end - p >= 4) {
    date->second = libfeed__date_two(p + 1);
    date->precision = LIBFEED_PRECISION_SECOND;
    p += 3;
  }
  if (end - p < 2 || p[0] != ' ' || date->hour > 23)
    return false;
  libfeed_str zone = {p + 1, (size_t)(end - p - 1)};
  return read_offset(zone, false, date) || read_rfc822_name(zone, date);
}

/* -- folding
 * --------------------------------------------------------------------- */

/* Greek accents go: capitals are written without them. */
static unsigned fold_greek(unsigned c) {
  switch (c) {
  case 0x3AC: /* ά */
    return 0x3B1;
  case 0x3AD: /* έ */
    return 0x3B5;
  case 0x3AE: /* ή */
    return 0x3B7;
  case 0x390: /* ΐ ί ϊ */
  case 0x3AF:
  case 0x3CA:
    return 0x3B9;
  case 0x3CC: /* ό */
    return 0x3BF;
  case 0x3B0: /* ΰ ύ ϋ */
  case 0x3CD:
  case 0x3CB:
    return 0x3C5;
  case 0x3CE: /* ώ */
    return 0x3C9;
  case 0x3C2: /* ς */
    return 0x3C3;
  default:
    return c;
  }
}

/* Lower case in the scripts of the names: Latin, Greek, Cyrillic. */
static unsigned fold_letter(unsigned c) {
  static const uint16_t accented[] = {0x3AC, 0,     0x3AD, 0x3AE, 0x3AF,
                                      0,     0x3CC, 0,     0x3CD, 0x3CE};
  if (c >= 0x386 && c <= 0x38F && accented[c - 0x386] != 0)
    c = accented[c - 0x386];
  if (c >= 0x391 && c <= 0x3AB)
    c += 0x20;
  if (c >= 0x390 && c <= 0x3CE)
    return fold_greek(c);
  if ((c >= 0xC0 && c <= 0xDE && c != 0xD7) || (c >= 0x410 && c <= 0x42F))
    return c + 0x20;
  if ((c >= 0x100 && c <= 0x137) || (c >= 0x14A && c <= 0x177))
    return c | 1;
  if ((c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E))
    return c + (c & 1);
  if (c >= 0x400 && c <= 0x40F)
    return c + 0x50;
  return c;
}

typedef struct folded {
  char data[LONGEST + 4];
  size_t len;
  bool is_ascii; /* the text was */
} folded;

/* A space, unless it is the first or follows another. */
static void fold_space(folded *out) {
  if (out->len > 0 && out->data[out->len - 1] != ' ')
    out->data[out->len++] = ' ';
}

/* Three bytes at `p`: spaces and dashes of typography, invisible characters,
   else a character that stays (Korean). */
static void fold_three(folded *out, const unsigned char *p) {
  unsigned c = (unsigned)(p[0] & 15) << 12 | (unsigned)(p[1] & 63) << 6 |
               (unsigned)(p[2] & 63);
  if ((c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x3000) {
    fold_space(out);
  } else if ((c >= 0x2010 && c <= 0x2015) || c == 0x2212) {
    out->data[out->len++] = '-';
  } else if (!((c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
               c == 0xFEFF)) {
    memcpy(out->data + out->len, p, 3);
    out->len += 3;
  }
}

/* Steps over a comment (RFC 822 §3.1.4) at `at`: nested, with quoted
   characters. */
static size_t skip_comment(libfeed_str text, size_t at) {
  size_t depth = 0;
  do {
    char c = text.data[at++];
    if (c == '(')
      depth++;
    else if (c == ')')
      depth--;
    else if (c == '\\')
      at++;
  } while (depth > 0 && at < text.len);
  return at < text.len ? at : text.len;
}

/* False where the text is too long for a date. */
static bool fold(libfeed_str text, folded *out) {
  out->len = 0;
  out->is_ascii = true;
  for (size_t i = 0; i < text.len;) {
    const unsigned char *p = (const unsigned char *)text.data + i;
    size_t left = text.len - i;
    if (out->len > LONGEST)
      return false;
    out->is_ascii = out->is_ascii && p[0] < 0x80;
    if (p[0] == '(') {
      i = skip_comment(text, i);
      fold_space(out);
    } else if (p[0] <= ' ' || (p[0] == 0xC2 && left > 1 && p[1] == 0xA0)) {
      fold_space(out);
      i += p[0] <= ' ' ? 1 : 2;
    } else if (p[0] >= 0xC2 && p[0] <= 0xDF && left > 1) {
      unsigned c =
          fold_letter((unsigned)(p[0] & 31) << 6 | (unsigned)(p[1] & 63));
      out->data[out->len++] = (char)(unsigned char)(0xC0 | c >> 6);
      out->data[out->len++] = (char)(unsigned char)(0x80 | (c & 63));
      i += 2;
    } else if (p[0] >= 0xE0 && p[0] <= 0xEF && left > 2) {
      fold_three(out, p);
      i += 3;
    } else {
      out->data[out->len++] = libfeed__lower((char)p[0]);
      i++;
    }
  }
  if (out->len > 0 && out->data[out->len - 1] == ' ')
    out->len--;
  return true;
}

/* -- the driver
 * ------------------------------------------------------------------- */

static libfeed__date_result read_any(libfeed_str text, bool is_rfc822,
                                     libfeed_time *out) {
  folded buffer;
  if (!fold(text, &buffer))
    return LIBFEED__DATE_BAD;
  libfeed_str str = {buffer.data, buffer.len};
  if (str.len == 0)
    return LIBFEED__DATE_EMPTY;
  libfeed__date date = {0};
  /* Comments and folded white space are legal there (RFC 822 §3.1). */
  if (buffer.is_ascii && read_rfc822(str, &date) && assemble(&date, out)) {
    if (!is_rfc822)
      out->flags |= LIBFEED_TIME_LENIENT;
    return LIBFEED__DATE_OK;
  }
  date = (libfeed__date){0};
  libfeed__date_result result = libfeed__date_iso(str, &date);
  if (result == LIBFEED__DATE_BAD ||
      (result == LIBFEED__DATE_OK && !assemble(&date, out))) {
    date = (libfeed__date){0};
    result = libfeed__date_words(str, &date);
    if (result == LIBFEED__DATE_OK && !assemble(&date, out))
      result = LIBFEED__DATE_BAD;
  }
  if (result == LIBFEED__DATE_OK)
    out->flags |= LIBFEED_TIME_LENIENT;
  return result;
}

libfeed__date_result libfeed__date_parse(libfeed_str text, bool is_rfc822,
                                         libfeed_time *out) {
  static const libfeed_time absent = {0};
  *out = absent;
  text = libfeed__trim(text);
  libfeed__date date = {0};
  bool looks_3339 = text.len > 10 && text.data[10] == 'T';
  if (looks_3339 ? read_rfc3339(text, &date) : read_rfc822(text, &date)) {
    if (assemble(&date, out)) {
      if (looks_3339 == is_rfc822)
        out->flags |= LIBFEED_TIME_LENIENT;
      return LIBFEED__DATE_OK;
    }
  }
  libfeed__date_result result = read_any(text, is_rfc822, out);
  if (result != LIBFEED__DATE_OK)
    *out = absent;
  return result;
}
