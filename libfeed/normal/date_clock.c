/* SPDX-License-Identifier: MIT */
/* Dates: the time of day, with what stands around it: the words for the halves
   of the day, the end of a range, the offset. What is left on both sides is for
   date_words.c. */
#include "normal/date.h"

/* -- small things --------------------------------------------------------- */

bool libfeed__date_is_letter(char c) {
  return libfeed__is_alpha(c) || (unsigned char)c >= 0x80;
}

bool libfeed__date_is_cjk(char c) {
  return (unsigned char)c >= 0xE3;
}

static libfeed_str from(libfeed_str text, size_t start) {
  return libfeed__slice(text, start, text.len);
}

static void skip_spaces(libfeed_str *rest) {
  while (libfeed__date_skip(rest, ' ')) {
  }
}

/* The word that ends the text, without the space or the dot behind it. */
static libfeed_str last_word(libfeed_str text) {
  size_t end = text.len;
  while (end > 0 && (text.data[end - 1] == ' ' || text.data[end - 1] == '.'))
    end--;
  size_t start = end;
  while (start > 0 && libfeed__date_is_letter(text.data[start - 1]))
    start--;
  return libfeed__slice(text, start, end);
}

/* -- forms of the time of day --------------------------------------------- */

/* "[.,]f" after the seconds. */
static void take_fraction(libfeed_str *rest, libfeed__date *out) {
  if (rest->len < 2 || (rest->data[0] != '.' && rest->data[0] != ',') ||
      !libfeed__is_digit(rest->data[1]))
    return;
  size_t i = 1;
  int32_t unit = 100000000;
  for (; i < rest->len && libfeed__is_digit(rest->data[i]); i++, unit /= 10)
    out->nanoseconds += (rest->data[i] - '0') * unit;
  out->precision = LIBFEED_PRECISION_FRACTION;
  *rest = from(*rest, i);
}

/* "hhmm[ss]". */
static bool take_basic(libfeed_str *rest, libfeed__date *out) {
  uint32_t value;
  size_t n = libfeed__date_digits(rest, &value);
  if (n != 4 && n != 6)
    return false;
  out->precision = n == 4 ? LIBFEED_PRECISION_MINUTE : LIBFEED_PRECISION_SECOND;
  out->second = n == 4 ? 0 : value % 100;
  value = n == 4 ? value : value / 100;
  out->hour = value / 100;
  out->minute = value % 100;
  out->is_24_hours = true;
  return true;
}

/* No word for half of the day is missing: the time is written in full, or not
   one that such a word could stand by. */
static bool needs_no_half(const libfeed__date *clock, size_t hour_digits) {
  return hour_digits == 2 && (clock->precision >= LIBFEED_PRECISION_SECOND ||
                              clock->hour == 0 || clock->hour > 12);
}

/* Numbers joined by `mark`, of `least` digits at least behind the hour. */
static bool take_joined(libfeed_str *rest, char mark, size_t least,
                        libfeed__date *out) {
  libfeed_str at = *rest;
  uint32_t hour, minute, second;
  size_t hours = libfeed__date_digits(&at, &hour);
  if (hours < 1 || hours > 2 || !libfeed__date_skip(&at, mark))
    return false;
  size_t n = libfeed__date_digits(&at, &minute);
  if (n < least || n > 2)
    return false;
  out->hour = hour;
  out->minute = minute;
  out->second = 0;
  out->precision = LIBFEED_PRECISION_MINUTE;
  libfeed_str behind = at;
  if (libfeed__date_skip(&behind, mark) &&
      (mark == ':' || (behind.len > 0 && libfeed__is_digit(behind.data[0])))) {
    n = libfeed__date_digits(&behind, &second);
    if (n < least || n > 2)
      return false;
    out->second = second;
    out->precision = LIBFEED_PRECISION_SECOND;
    at = behind;
  }
  out->is_24_hours = needs_no_half(out, hours);
  *rest = at;
  return true;
}

bool libfeed__date_clock(libfeed_str *rest, bool is_basic, libfeed__date *out) {
  libfeed_str at = *rest;
  if (!(is_basic ? take_basic(&at, out) : take_joined(&at, ':', 1, out)))
    return false;
  if (out->precision == LIBFEED_PRECISION_SECOND)
    take_fraction(&at, out);
  *rest = at;
  return true;
}

/* A number of at most two digits and its mark behind it: "10時", "17 h". */
static bool take_marked(libfeed_str *rest, const libfeed_str *marks,
                        unsigned *value) {
  libfeed_str at = *rest;
  uint32_t number;
  skip_spaces(&at);
  size_t n = libfeed__date_digits(&at, &number);
  if (n < 1 || n > 2)
    return false;
  skip_spaces(&at);
  for (; marks->len > 0; marks++) {
    if (!libfeed__starts_with(at, *marks))
      continue;
    *value = number;
    *rest = from(at, marks->len);
    return true;
  }
  return false;
}

static const libfeed_str hour_marks[] = {
    LIBFEED__STR_INIT("時"), LIBFEED__STR_INIT("时"), LIBFEED__STR_INIT("点"),
    LIBFEED__STR_INIT("點"), LIBFEED__STR_INIT("시"), LIBFEED__STR_INIT("")};
static const libfeed_str minute_marks[] = {
    LIBFEED__STR_INIT("分"), LIBFEED__STR_INIT("분"), LIBFEED__STR_INIT("")};
static const libfeed_str second_marks[] = {
    LIBFEED__STR_INIT("秒"), LIBFEED__STR_INIT("초"), LIBFEED__STR_INIT("")};
static const libfeed_str latin_marks[] = {LIBFEED__STR_INIT("h"),
                                          LIBFEED__STR_INIT("")};

/* "10時57分52秒", and "9h30", as French has it. */
static bool take_marked_clock(libfeed_str *rest, libfeed__date *out) {
  libfeed_str at = *rest;
  uint32_t minute;
  if (take_marked(&at, latin_marks, &out->hour)) {
    skip_spaces(&at);
    if (libfeed__date_digits(&at, &minute) != 2)
      return false;
    out->minute = minute;
  } else if (!take_marked(&at, hour_marks, &out->hour) ||
             !take_marked(&at, minute_marks, &out->minute)) {
    return false;
  }
  out->precision = LIBFEED_PRECISION_MINUTE;
  if (take_marked(&at, second_marks, &out->second))
    out->precision = LIBFEED_PRECISION_SECOND;
  out->is_24_hours = needs_no_half(out, 2);
  *rest = at;
  return true;
}

/* "17.04", which only the words around it tell from a date: "klo 17.04",
   "17.04 Uhr". */
static bool take_dotted_clock(libfeed_str before, libfeed_str *rest,
                              libfeed__date *out) {
  libfeed_str at = *rest;
  unsigned month;
  if (!take_joined(&at, '.', 2, out))
    return false;
  libfeed_str behind = at;
  skip_spaces(&behind);
  size_t n = 0;
  while (n < behind.len && libfeed__date_is_letter(behind.data[n]))
    n++;
  bool has_hours = out->precision == LIBFEED_PRECISION_MINUTE &&
                   (libfeed__date_name(libfeed__slice(behind, 0, n), &month) &
                    LIBFEED__NAME_HOURS) != 0;
  if (!has_hours && (libfeed__date_name(last_word(before), &month) &
                     LIBFEED__NAME_CLOCK) == 0)
    return false;
  *rest = at;
  return true;
}

static bool take_clock(libfeed_str before, libfeed_str *rest,
                       libfeed__date *out) {
  libfeed__date trial = *out;
  bool ok = libfeed__date_clock(rest, false, &trial);
  if (!ok) {
    trial = *out;
    ok = take_marked_clock(rest, &trial);
  }
  if (!ok) {
    trial = *out;
    ok = take_dotted_clock(before, rest, &trial);
  }
  if (ok)
    *out = trial;
  return ok;
}

/* -- halves of the day ---------------------------------------------------- */

enum {
  PM = 1,
  FRONT = 2,   /* stands in front of the time only */
  TOUCHES = 4, /* touches the time: alone it is a zone */
  TWOFOLD = 8, /* a word of another language too */
  KOREAN = 16
};

typedef struct half {
  char text[12]; /* a dot matches a dot, a space, or both */
  uint8_t kind;
} half;

/* clang-format off */
static const half halves[] = {
    {"a", TOUCHES}, {"p", PM | TOUCHES},
    {"am", 0},      {"pm", PM},         /* Latin, in many languages */
    {"a.m", 0},     {"p.m", PM},
    {"πμ", 0},      {"μμ", PM},         /* Greek */
    {"π.μ", 0},     {"μ.μ", PM},
    {"de", FRONT | TWOFOLD},            /* Hungarian; "of" in Spanish */
    {"du", PM | FRONT},
    {"öö", 0},      {"ös", PM},         /* Turkish */
    {"dop", 0},     {"odp", PM},        /* Czech */
    {"pop", PM},                        /* Slovenian */
    {"sa", TWOFOLD}, {"ch", PM},        /* Vietnamese; Saturday in German */
    {"pg", 0},      {"ptg", PM},        /* Malay */
    {"pd", 0},      {"md", PM},         /* Albanian */
    {"p.d", 0},     {"m.d", PM},
    {"ap", 0},      {"ip", PM},         /* Finnish */
    {"a.p", 0},     {"i.p", PM},
    {"vm", 0},      {"nm", PM},         /* Dutch */
    {"f.h", 0},     {"e.h", PM},        /* Icelandic */
    {"дп", 0},      {"пп", PM},         /* Ukrainian */
    {"ص", 0},       {"م", PM},          /* Arabic */
    {"上午", 0},    {"下午", PM},       /* Chinese */
    {"午前", 0},    {"午後", PM},       /* Japanese */
    {"오전", KOREAN}, {"오후", PM | KOREAN},
};
/* clang-format on */
#define N_HALVES (sizeof halves / sizeof *halves)

/* The length of the word at the beginning of the text; 0 where it is not there.
 */
static size_t half_len(libfeed_str text, const half *word) {
  size_t at = 0;
  for (const char *p = word->text; *p != '\0'; p++) {
    size_t start = at;
    if (*p != '.') {
      at += at < text.len && text.data[at] == *p;
    } else {
      at += at < text.len && text.data[at] == '.';
      at += at < text.len && text.data[at] == ' ';
    }
    if (at == start)
      return 0;
  }
  if (at < text.len && libfeed__date_is_letter(text.data[at]) &&
      !libfeed__date_is_cjk(word->text[0]))
    return 0;
  return at + (at < text.len && text.data[at] == '.');
}

bool libfeed__date_is_half(libfeed_str word) {
  for (size_t i = 0; i < N_HALVES; i++)
    if ((halves[i].kind & TOUCHES) == 0 &&
        half_len(word, &halves[i]) == word.len)
      return true;
  return false;
}

/* The longest word for half of a day that the text begins with, but for those
   that are of a kind in `excluded`; NULL. */
static const half *find_half(libfeed_str text, unsigned excluded, size_t *len) {
  const half *best = NULL;
  *len = 0;
  if (text.len == 0 || !libfeed__date_is_letter(text.data[0]))
    return NULL;
  for (size_t i = 0; i < N_HALVES; i++) {
    size_t n =
        (halves[i].kind & excluded) != 0 ? 0 : half_len(text, &halves[i]);
    if (n <= *len)
      continue;
    *len = n;
    best = &halves[i];
  }
  return best;
}

/* The one that the text ends with; `start` is its place. */
static const half *find_last_half(libfeed_str text, size_t *start) {
  const size_t longest = 12;
  if (last_word(text).len == 0)
    return NULL;
  for (size_t i = text.len > longest ? text.len - longest : 0; i < text.len;
       i++) {
    bool is_start = i == 0 || !libfeed__date_is_letter(text.data[i - 1]);
    if (!is_start && !libfeed__date_is_cjk(text.data[i]))
      continue;
    size_t len;
    const half *found = find_half(from(text, i), TOUCHES, &len);
    libfeed_str behind = from(text, i + len);
    skip_spaces(&behind);
    if (found == NULL || behind.len > 0)
      continue;
    *start = i;
    return found;
  }
  return NULL;
}

bool libfeed__date_has_half(libfeed_str rest, const libfeed__date *clock) {
  size_t len, all = rest.len;
  skip_spaces(&rest);
  bool touches = rest.len == all;
  unsigned excluded = touches || !clock->is_24_hours ? FRONT : FRONT | TOUCHES;
  return find_half(rest, excluded, &len) != NULL;
}

/* Not every word that could name a half does: an hour past noon needs none, and
   in "um 12:30 am 13. Mai" it is German's for "on the". */
static bool is_meant(const half *word, libfeed_str before,
                     const libfeed__date *clock) {
  unsigned month;
  libfeed_str text = {word->text, strlen(word->text)};
  if ((word->kind & TOUCHES) != 0)
    return clock->hour >= 1 && clock->hour <= 12;
  if ((word->kind & PM) != 0 || libfeed__date_name(text, &month) == 0)
    return true;
  return clock->hour <= 12 &&
         !libfeed__equals(last_word(before), LIBFEED__STR("um"));
}

/* Sets the hour. A word with another meaning too is doubted only where the hour
   depends on it. */
static libfeed__date_result apply_half(const half *word, bool is_doubtful,
                                       libfeed__date *clock) {
  bool is_pm = (word->kind & PM) != 0;
  if (!is_pm && clock->hour > 12)
    return LIBFEED__DATE_BAD;
  unsigned hour = clock->hour;
  if (is_pm && hour < 12)
    hour += 12;
  else if (!is_pm && hour == 12)
    hour = 0;
  if (is_doubtful && hour != clock->hour)
    return LIBFEED__DATE_TWOFOLD;
  clock->hour = hour;
  clock->is_24_hours = true;
  return LIBFEED__DATE_OK;
}

/* "13.": behind "12:30 am" it makes German's "am" of it, perhaps. */
static bool begins_with_ordinal(libfeed_str rest) {
  uint32_t day;
  skip_spaces(&rest);
  return libfeed__date_digits(&rest, &day) > 0 &&
         libfeed__date_skip(&rest, '.');
}

/* Takes the word for half of the day off the beginning of `behind`. */
static libfeed__date_result take_half_behind(libfeed__date_sides *sides,
                                             libfeed__date *out) {
  libfeed_str at = sides->behind;
  skip_spaces(&at);
  bool touches = at.len == sides->behind.len;
  /* "5:04 p" could be a zone, "5:04:03 p" is one. */
  unsigned excluded = touches || !out->is_24_hours ? FRONT : FRONT | TOUCHES;
  size_t len;
  const half *word = find_half(at, excluded, &len);
  if (word == NULL || !is_meant(word, sides->before, out))
    return LIBFEED__DATE_OK;
  libfeed_str rest = from(at, len);
  if ((word->kind & TOUCHES) != 0 && !touches) {
    libfeed__date trial = *out;
    return apply_half(word, true, &trial); /* where it matters not: a zone */
  }
  bool is_am = strcmp(word->text, "am") == 0;
  sides->behind = rest;
  sides->is_korean = (word->kind & KOREAN) != 0;
  return apply_half(
      word, (word->kind & TWOFOLD) != 0 || (is_am && begins_with_ordinal(rest)),
      out);
}

/* Takes it off the end of `before`, or else from behind; a word in front that
   may be a weekday only where nothing stands behind. */
static libfeed__date_result take_half(libfeed__date_sides *sides,
                                      libfeed__date *out) {
  size_t start;
  const half *word = find_last_half(sides->before, &start);
  if (word == NULL || !is_meant(word, libfeed__empty, out) ||
      ((word->kind & TWOFOLD) != 0 &&
       libfeed__date_has_half(sides->behind, out)))
    return take_half_behind(sides, out);
  sides->before = libfeed__slice(sides->before, 0, start);
  sides->is_korean = (word->kind & KOREAN) != 0;
  return apply_half(word, (word->kind & TWOFOLD) != 0, out);
}

/* -- ranges and offsets --------------------------------------------------- */

/* Offsets are of whole quarters of an hour, and of fourteen hours at most. */
static bool could_be_offset(unsigned hour, unsigned minute) {
  return hour <= 14 && minute < 60 && minute % 15 == 0;
}

libfeed__date_result libfeed__date_range(libfeed_str *rest,
                                         const libfeed__date *start) {
  libfeed_str at = *rest;
  libfeed__date end = {0};
  skip_spaces(&at);
  bool touches = at.len == rest->len;
  if (!libfeed__date_skip(&at, '-'))
    return LIBFEED__DATE_OK;
  bool is_sign = at.len > 0 && at.data[0] != ' ';
  skip_spaces(&at);
  if (!libfeed__date_clock(&at, false, &end))
    return LIBFEED__DATE_OK;
  if (is_sign && end.precision == LIBFEED_PRECISION_MINUTE &&
      could_be_offset(end.hour, end.minute)) {
    bool is_later =
        end.hour * 60 + end.minute > start->hour * 60 + start->minute;
    return touches && is_later && start->precision == LIBFEED_PRECISION_MINUTE
               ? LIBFEED__DATE_TWOFOLD
               : LIBFEED__DATE_OK;
  }
  *rest = at;
  return LIBFEED__DATE_OK;
}

/* True where "hh:mm" or "hhmm" at `i` has the sign of an offset in front of it:
   any "+", but a "-" only behind a space. */
static bool is_offset(libfeed_str text, size_t i) {
  libfeed_str at = from(text, i);
  libfeed__date clock = {0};
  bool is_plus = i > 0 && text.data[i - 1] == '+';
  if (!is_plus && (i < 2 || text.data[i - 1] != '-' || text.data[i - 2] != ' '))
    return false;
  return (libfeed__date_clock(&at, false, &clock) ||
          libfeed__date_clock(&at, true, &clock)) &&
         clock.precision == LIBFEED_PRECISION_MINUTE &&
         could_be_offset(clock.hour, clock.minute);
}

/* "2026-05:00" may be a time or an offset. */
static bool may_be_offset(libfeed_str text, size_t i,
                          const libfeed__date *clock) {
  return i > 0 && text.data[i - 1] == '-' &&
         clock->precision == LIBFEED_PRECISION_MINUTE &&
         could_be_offset(clock->hour, clock->minute);
}

/* -- the time of day in a text -------------------------------------------- */

/* What stands around the time of day: the T of ISO 8601, the half of the day,
   the end of a range, the zone. */
static libfeed__date_result take_around(libfeed__date_sides *sides,
                                        libfeed__date *out) {
  libfeed_str *before = &sides->before;
  bool has_t = before->len >= 2 && before->data[before->len - 1] == 't' &&
               !libfeed__date_is_letter(before->data[before->len - 2]);
  if (has_t) {
    *before = libfeed__slice(*before, 0, before->len - 1);
    out->is_24_hours = true;
  }
  libfeed__date_result result = take_half(sides, out);
  if (result == LIBFEED__DATE_OK && !has_t)
    result = libfeed__date_range(&sides->behind, out);
  if (result == LIBFEED__DATE_OK)
    libfeed__date_zone(&sides->behind, out);
  return result;
}

libfeed__date_result libfeed__date_split(libfeed_str text,
                                         libfeed__date_sides *sides,
                                         libfeed__date *out) {
  *sides = (libfeed__date_sides){text, libfeed__empty, false};
  for (size_t i = 0; i < text.len; i++) {
    if (!libfeed__is_digit(text.data[i]) ||
        (i > 0 && libfeed__is_digit(text.data[i - 1])))
      continue;
    if (is_offset(text, i)) {
      sides->before = libfeed__slice(text, 0, i - 1);
      sides->behind = from(text, i - 1);
      libfeed__date_zone(&sides->behind, out);
      return LIBFEED__DATE_OK;
    }
    libfeed_str before = libfeed__slice(text, 0, i), rest = from(text, i);
    if (!take_clock(before, &rest, out))
      continue;
    if (may_be_offset(text, i, out))
      return LIBFEED__DATE_TWOFOLD;
    sides->before = before;
    sides->behind = rest;
    return take_around(sides, out);
  }
  out->flags |= LIBFEED_TIME_ZONE_ASSUMED;
  return LIBFEED__DATE_OK;
}
