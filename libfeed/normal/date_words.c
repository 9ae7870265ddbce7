/* SPDX-License-Identifier: MIT */
/* Dates: names and numbers (vocabulary §4, grammars 2 and 3). There is no list
   of layouts: a clock time, a zone, names and up to three numbers are found
   where they stand, and the date holds where they leave one reading. */
#include "normal/date.h"

/* Some languages have weekdays of two words. */
#define MOST_UNKNOWN 3

typedef struct number {
  uint32_t value;
  size_t digits; /* as written; 0 for none */
  char before;   /* the separator between it and the number before */
} number;

/* What the text has. */
typedef struct words {
  number numbers[3];
  size_t n_numbers;
  unsigned month;
  unsigned maybe_month;  /* a name that may also be a weekday's */
  size_t month_at;       /* how many numbers stand before the month */
  bool is_shifted_month; /* of Croatian: the month before it */
  bool is_croatian;      /* has a weekday of Croatian */
  unsigned names;        /* sum of the kinds of names */
  unsigned n_unknown;    /* words that the table lacks */
  bool has_known;        /* a number, or a word that it has */
  bool has_open;         /* the last number has no mark behind it yet */
  bool ends_unknown;     /* the last word is one that the table lacks */
  uint32_t year_before;  /* of the first year of an era whose year follows */
} words;

/* -- finding the parts ---------------------------------------------------- */

/* The last number is a year of four digits; a year of an era whose name is not
   there ("115年") has fewer. */
static bool has_full_year(const words *in) {
  return in->has_open && in->numbers[in->n_numbers - 1].digits == 4;
}

static bool set_month(words *out, unsigned month) {
  if (out->month != 0 && out->month != month)
    return false;
  out->month = month;
  out->month_at = out->n_numbers;
  return month >= 1 && month <= 12;
}

/* "5月": the number is the month as if by name. A sign alone is a weekday, as
   in "2026/5/11 月". */
static bool mark_month(bool touches, words *out) {
  if (!out->has_open)
    return true;
  number last = out->numbers[out->n_numbers - 1];
  if (!touches && last.before != ' ')
    return true;
  out->has_open = false;
  out->n_numbers--;
  return last.digits <= 2 && set_month(out, last.value);
}

/* The years of Japan's eras and of the Republic of China (vocabulary §4 has
   none of them, but with their name there is one reading). */
static void begin_era(words *out, unsigned index) {
  static const uint16_t years_before[] = {1867, 1911, 1925, 1988, 2018, 1911};
  out->year_before = years_before[index];
}

static bool add_number(number next, words *out) {
  if (out->n_numbers == 3)
    return false;
  if (out->year_before != 0) {
    if (next.digits > 3 || next.value == 0)
      return false;
    next.value += out->year_before;
    next.digits = 4;
    out->year_before = 0;
  }
  out->numbers[out->n_numbers++] = next;
  out->has_known = out->has_open = true;
  return next.digits <= 4;
}

/* Words that are marks of numbers. */
static bool take_mark(unsigned kind, unsigned month, bool touches, words *out) {
  if ((kind & LIBFEED__NAME_ERA) != 0) {
    begin_era(out, month);
  } else if ((kind & LIBFEED__NAME_FIRST) != 0) {
    number first = {1, 1, ' '};
    if (out->year_before == 0 || !add_number(first, out))
      return false;
    out->has_open = false;
  } else if ((kind & LIBFEED__NAME_OF_MONTH) != 0) {
    return mark_month(touches, out);
  } else {
    bool ok = (kind & LIBFEED__NAME_YEAR) == 0 || has_full_year(out);
    out->has_open = false;
    return ok;
  }
  return true;
}

/* The length of the word at the beginning of the text. Where words have no
   space between them, that of the longest one that is known. */
static size_t word_len(libfeed_str text, unsigned *kind, unsigned *month) {
  size_t n = 0;
  while (n < text.len && libfeed__date_is_letter(text.data[n]))
    n++;
  size_t all = n;
  *kind = libfeed__date_name(libfeed__slice(text, 0, n), month);
  if (!libfeed__date_is_cjk(text.data[0]))
    return all;
  while (*kind == 0 && n > 0) {
    do
      n--;
    while (n > 0 && ((unsigned char)text.data[n] & 0xC0) == 0x80);
    *kind = libfeed__date_name(libfeed__slice(text, 0, n), month);
  }
  return *kind == 0 ? all : n;
}

/* A word that the table lacks: in front, a weekday in another language. None
   touches a number, as the letter of an era does ("H15"). */
static bool take_unknown(libfeed_str word, bool touches_next, words *out) {
  out->ends_unknown = true;
  return ++out->n_unknown <= MOST_UNKNOWN && !out->has_known && !touches_next &&
         !libfeed__date_is_half(word);
}

/* Takes a word off `text`; false where the date cannot have it. */
static bool take_word(libfeed_str *text, bool touches, words *out) {
  const unsigned marks = LIBFEED__NAME_YEAR | LIBFEED__NAME_OF_MONTH |
                         LIBFEED__NAME_OF_DAY | LIBFEED__NAME_ERA |
                         LIBFEED__NAME_FIRST;
  unsigned kind, month;
  size_t n = word_len(*text, &kind, &month);
  libfeed_str word = libfeed__slice(*text, 0, n);
  *text = libfeed__slice(*text, n, text->len);
  bool touches_next = text->len > 0 && libfeed__is_digit(text->data[0]);
  if (kind == 0)
    return take_unknown(word, touches_next, out);
  if ((kind & LIBFEED__NAME_NOISE) != 0 && word.len == 1 && touches_next)
    return false; /* "R5", a year of an era */
  out->ends_unknown = false;
  out->has_known = true;
  out->names |= kind;
  if ((kind & marks) != 0)
    return take_mark(kind, month, touches, out);
  out->has_open = false;
  bool is_croatian = (kind & LIBFEED__NAME_CROATIAN) != 0;
  if ((kind & LIBFEED__NAME_WEEKDAY) != 0) {
    out->is_croatian = out->is_croatian || is_croatian;
    if (month != 0)
      out->maybe_month = month;
    return true;
  }
  out->is_shifted_month = out->is_shifted_month || is_croatian;
  return month == 0 || set_month(out, month);
}

static bool take_number(libfeed_str *text, char before, words *out) {
  number next = {0, 0, before};
  next.digits = libfeed__date_digits(text, &next.value);
  out->ends_unknown = false;
  return add_number(next, out);
}

/* Reads words and numbers until the end; false where something else is there. A
   number with a sign is none of a date: PHP writes the year of no date as
   "-0001". */
static bool take_words(libfeed_str text, words *out) {
  char separator = ' ', last = ' ';
  while (text.len > 0) {
    char c = text.data[0];
    if (libfeed__is_digit(c)) {
      if (!take_number(&text, separator, out))
        return false;
      separator = ' ';
    } else if (libfeed__date_is_letter(c)) {
      if (!take_word(&text, libfeed__is_digit(last), out))
        return false;
    } else if (c == ' ' || c == ',' || c == '.' || c == '/' || c == '-' ||
               c == '\'' || c == ';') {
      bool is_sign = c == '-' && last == ' ' && text.len > 1 &&
                     libfeed__is_digit(text.data[1]);
      if (is_sign)
        return false;
      if (c != ' ')
        separator = c;
      libfeed__date_skip(&text, c);
    } else {
      return false;
    }
    last = c;
  }
  return true;
}

/* -- reading the numbers
 * ---------------------------------------------------------- */

/* Years of two digits by RFC 2822 §4.3, of three likewise. */
static int64_t full_year(number year) {
  if (year.digits >= 4)
    return year.value;
  if (year.digits == 3 || year.value >= 50)
    return 1900 + (int64_t)year.value;
  return 2000 + (int64_t)year.value;
}

static bool is_year(number n) {
  return n.digits > 2 || n.value > 31;
}

static libfeed__date_result set(libfeed__date *out, number year, uint32_t month,
                                uint32_t day) {
  if (year.digits < 2)
    return LIBFEED__DATE_BAD;
  out->year = full_year(year);
  out->month = month;
  out->day = day;
  return LIBFEED__DATE_OK;
}

/* "13-14 May", "May 3 - 5": two days of this year, whichever that is. */
static bool is_range(const words *in) {
  const number *n = in->numbers;
  if (is_year(n[0]) || is_year(n[1]))
    return false;
  return in->month_at == 2 ||
         (in->month_at == 0 && n[1].before == '-' && n[0].before != '-');
}

/* The month by name, day and year by number. */
static libfeed__date_result read_named(const words *in, unsigned month,
                                       libfeed__date *out) {
  const number *n = in->numbers;
  if (in->n_numbers == 2) {
    if (is_range(in))
      return LIBFEED__DATE_TWOFOLD;
    return is_year(n[0]) ? set(out, n[0], month, n[1].value)
                         : set(out, n[1], month, n[0].value);
  }
  if (in->n_numbers != 1)
    return LIBFEED__DATE_BAD;
  if (n[0].digits < 4) /* the year is today's */
    return LIBFEED__DATE_TWOFOLD;
  out->precision = LIBFEED_PRECISION_MONTH;
  return set(out, n[0], month, 1);
}

/* Day and month as numbers. Where nothing fixes their order (dots, a year in
   front), both may be meant; a number that is no month is the day. */
static libfeed__date_result read_pair(number year, number first, number second,
                                      bool is_day_first, bool is_fixed,
                                      libfeed__date *out) {
  uint32_t day = is_day_first ? first.value : second.value;
  uint32_t month = is_day_first ? second.value : first.value;
  if (month > 12 && day <= 12)
    return set(out, year, day, month);
  if (!is_fixed && day <= 12 && month <= 12 && day != month)
    return LIBFEED__DATE_TWOFOLD;
  return set(out, year, month, day);
}

/* A month of a year: "05/2026", "2026.05". Words have no place in it: what is
   between them may be the name of the month. */
static libfeed__date_result read_month(const words *in, libfeed__date *out) {
  const number *n = in->numbers;
  size_t year = n[0].digits == 4 ? 0 : 1;
  if (n[year].digits != 4 || n[1 - year].digits > 2 || in->names != 0 ||
      in->n_unknown > 0 || n[1].before == ' ')
    return LIBFEED__DATE_BAD;
  out->precision = LIBFEED_PRECISION_MONTH;
  return set(out, n[year], n[1 - year].value, 1);
}

/* Of three numbers with at most two digits, and no dots, the first one may be
   the year as well as the last: ISO's "YY-MM-DD" written carelessly. */
static bool may_begin_with_year(const number *n) {
  if (n[0].digits != 2 || n[1].value < 1 || n[1].value > 12 || n[2].value > 31)
    return false;
  return n[2].digits < 2 || (n[1].before == '-' && n[2].before == '-');
}

static libfeed__date_result read_numbers(const words *in, libfeed__date *out) {
  const number *n = in->numbers;
  if (in->n_numbers == 2)
    return read_month(in, out);
  if (in->n_numbers != 3)
    return LIBFEED__DATE_BAD;
  if (n[0].digits > 2)
    return read_pair(n[0], n[1], n[2], false, true, out);
  bool is_dotted = n[1].before == '.' && n[2].before == '.';
  if (n[2].digits <= 2 && !is_dotted && may_begin_with_year(n))
    return LIBFEED__DATE_TWOFOLD;
  if (is_year(n[0]))
    return read_pair(n[0], n[1], n[2], false, true, out);
  return read_pair(n[2], n[0], n[1], true, is_dotted, out);
}

/* The month that has a name; 0. A name that may be a weekday's is none where
   numbers give the whole date. */
static unsigned named_month(const words *in) {
  if (in->month == 0)
    return in->n_numbers < 3 ? in->maybe_month : 0;
  return in->is_shifted_month && in->is_croatian ? in->month - 1 : in->month;
}

static libfeed__date_result read_words(const words *in, libfeed__date *out) {
  bool has_clock = out->precision != LIBFEED_PRECISION_NONE;
  uint32_t precision =
      has_clock ? out->precision : (uint32_t)LIBFEED_PRECISION_DAY;
  bool has_zone = (out->flags & LIBFEED_TIME_ZONE_ASSUMED) == 0;
  unsigned month = named_month(in);
  out->precision = LIBFEED_PRECISION_DAY;
  libfeed__date_result result =
      month != 0 ? read_named(in, month, out) : read_numbers(in, out);
  if (result != LIBFEED__DATE_OK)
    return result;
  if (out->precision != LIBFEED_PRECISION_DAY)
    return has_clock || has_zone || in->n_unknown > 0 ? LIBFEED__DATE_BAD
                                                      : LIBFEED__DATE_OK;
  out->precision = precision;
  return LIBFEED__DATE_OK;
}

/* A word in another language beside a time of twelve hours may say which half
   of the day is meant. */
static bool take_sides(const libfeed__date_sides *sides,
                       const libfeed__date *date, words *out) {
  bool is_clear =
      date->precision == LIBFEED_PRECISION_NONE || date->is_24_hours;
  if (!take_words(sides->before, out) || (out->ends_unknown && !is_clear))
    return false;
  out->has_known = out->has_known || !is_clear;
  out->has_open = false;
  return take_words(sides->behind, out) && out->year_before == 0;
}

libfeed__date_result libfeed__date_words(libfeed_str text, libfeed__date *out) {
  words found = {0};
  libfeed__date_sides sides;
  libfeed__date_result result = libfeed__date_split(text, &sides, out);
  if (result != LIBFEED__DATE_OK)
    return result;
  if (!take_sides(&sides, out, &found))
    return LIBFEED__DATE_BAD;
  result = read_words(&found, out);
  bool is_korean = sides.is_korean || (found.names & LIBFEED__NAME_KOREAN) != 0;
  if (is_korean && (out->flags & LIBFEED_TIME_ZONE_ASSUMED) != 0) {
    out->flags &= ~(uint32_t)LIBFEED_TIME_ZONE_ASSUMED;
    out->offset = 9 * 3600;
  }
  return result;
}
