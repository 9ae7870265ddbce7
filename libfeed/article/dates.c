/* SPDX-License-Identifier: MIT */
/* Dates: where in a line a date stands: numbers with marks between them, or a
   month's name with a day and a year beside it. */
#include "article/dates.h"

#define YEAR_LEAST 1970
#define YEAR_MOST 2099

/* Years of two digits belong to this century: nobody dates a page to 1923. */
#define CENTURY 2000

static bool is_number(const libfeed__token *token, size_t least, size_t most) {
  return token->kind == LIBFEED__TOKEN_NUMBER && token->digits >= least &&
         token->digits <= most;
}

static bool is_mark(const libfeed__token *token, uint32_t code) {
  return token->kind == LIBFEED__TOKEN_MARK && token->code == code;
}

static bool is_word(const libfeed__token *token, const char *words) {
  if (token->kind != LIBFEED__TOKEN_WORD)
    return false;
  libfeed_str all = {words, strlen(words)};
  while (all.len > 0) {
    size_t end = libfeed__find_byte(all, ' ');
    libfeed_str word = libfeed__slice(all, 0, end);
    if (libfeed__equals_fold(word, token->text))
      return true;
    all = libfeed__slice(all, end == SIZE_MAX ? all.len : end + 1, all.len);
  }
  return false;
}

static bool set_day(libfeed__date_place *out, uint32_t year, uint32_t month,
                    uint32_t day) {
  if (year < 100)
    year += CENTURY;
  if (year < YEAR_LEAST || year > YEAR_MOST || month < 1 || month > 12 ||
      day < 1 || day > 31)
    return false;
  out->year = (int)year;
  out->month = (int)month;
  out->day = (int)day;
  return true;
}

/* Three numbers with the same mark between them. */
static bool read_numbers(const libfeed__token *t, bool day_first,
                         libfeed__date_place *out, size_t *used) {
  if (t[1].kind != LIBFEED__TOKEN_MARK || t[3].kind != LIBFEED__TOKEN_MARK ||
      t[1].code != t[3].code || !is_number(&t[2], 1, 2))
    return false;
  uint32_t mark = t[1].code;
  if (mark != '.' && mark != '/' && mark != '-' && mark != '|')
    return false;
  *used = 5;
  if (is_number(&t[0], 4, 4) && is_number(&t[4], 1, 2))
    return set_day(out, t[0].value, t[2].value, t[4].value);
  if (!is_number(&t[0], 1, 2) ||
      !(is_number(&t[4], 4, 4) || (mark != '|' && is_number(&t[4], 2, 2))))
    return false;
  uint32_t day = t[0].value, month = t[2].value;
  bool is_open = mark != '.' && mark != '|' && day <= 12 && month <= 12;
  out->is_ambiguous = is_open && day != month;
  if ((is_open && !day_first) || (month > 12 && mark != '.')) {
    day = t[2].value;
    month = t[0].value;
  }
  return set_day(out, t[4].value, month, day);
}

/* "1. November 2023", "16 marca 2021", "4 de mayo de 2022", "2nd of May, 2020".
 */
static bool read_day_name(const libfeed__token *t, libfeed__date_place *out,
                          size_t *used) {
  size_t i = 1;
  if (!is_number(&t[0], 1, 2))
    return false;
  if (is_mark(&t[i], '.') || is_mark(&t[i], 0xBA) || is_mark(&t[i], '-') ||
      is_mark(&t[i], '/') || is_word(&t[i], "st nd rd th er \xC2\xBA"))
    i++;
  if (is_word(&t[i], "de of d"))
    i++;
  uint32_t month = t[i].month;
  if (is_word(&t[i], "th\xC3\xA1ng") && is_number(&t[i + 1], 1, 2))
    month = t[++i].value; /* "20 tháng 9 năm 2023" */
  if (month == 0)
    return false;
  i++;
  while (is_mark(&t[i], '.') || is_mark(&t[i], ',') || is_mark(&t[i], '-') ||
         is_mark(&t[i], '/') || is_word(&t[i], "de del of n\xC4\x83m"))
    i++;
  *used = i + 1;
  return is_number(&t[i], 4, 4) && set_day(out, t[i].value, month, t[0].value);
}

/* "November 1, 2023", "Okt 13, 2022". */
static bool read_name_day(const libfeed__token *t, libfeed__date_place *out,
                          size_t *used) {
  size_t i = 1;
  if (t[0].month == 0)
    return false;
  i += is_mark(&t[i], '.');
  if (!is_number(&t[i], 1, 2))
    return false;
  uint32_t day = t[i++].value;
  i += is_word(&t[i], "st nd rd th");
  i += is_mark(&t[i], '.');
  i += is_mark(&t[i], ',');
  *used = i + 1;
  return is_number(&t[i], 4, 4) && set_day(out, t[i].value, t[0].month, day);
}

/* "2023. március 10." */
static bool read_year_name(const libfeed__token *t, libfeed__date_place *out,
                           size_t *used) {
  if (!is_number(&t[0], 4, 4))
    return false;
  size_t i = 1 + (size_t)is_mark(&t[1], '.');
  uint32_t month = t[i].month;
  if (month == 0)
    return false;
  i++;
  i += is_mark(&t[i], '.');
  *used = i + 1;
  return is_number(&t[i], 1, 2) && set_day(out, t[0].value, month, t[i].value);
}

/* Year, month and day with their signs, in Han or Hangul. */
static bool read_wide(const libfeed__token *t, libfeed__date_place *out,
                      size_t *used) {
  if (!is_number(&t[0], 4, 4) || !is_number(&t[2], 1, 2) ||
      !is_number(&t[4], 1, 2) || t[5].kind != LIBFEED__TOKEN_WIDE)
    return false;
  bool is_han = t[1].code == 0x5E74 && t[3].code == 0x6708;
  bool is_hangul = t[1].code == 0xB144 && t[3].code == 0xC6D4;
  *used = 6;
  return (is_han || is_hangul) &&
         set_day(out, t[0].value, t[2].value, t[4].value);
}

/* The minutes of "9h30": an h and two digits, which are one word. */
static bool is_minutes(const libfeed__token *token) {
  libfeed_str text = token->text;
  return token->kind == LIBFEED__TOKEN_WORD && !token->after_space &&
         text.len == 3 && libfeed__lower(text.data[0]) == 'h' &&
         text.data[1] >= '0' && text.data[1] <= '5' &&
         libfeed__is_digit(text.data[2]);
}

/* One character in brackets: "（水）", a day of the week. */
static bool is_bracketed(const libfeed__token *t) {
  return (is_mark(&t[0], '(') || is_mark(&t[0], 0xFF08)) &&
         t[1].kind == LIBFEED__TOKEN_WIDE && t[1].text.len <= 9 &&
         (is_mark(&t[2], ')') || is_mark(&t[2], 0xFF09));
}

/* Before the hour: +12 for the second half of the day, 0 for the first; −1 for
   any other word. */
static int half_before(const libfeed__token *token) {
  static const libfeed_str first[] = {
      LIBFEED__STR_INIT("\xEC\x98\xA4\xEC\xA0\x84"),
      LIBFEED__STR_INIT("\xE5\x8D\x88\xE5\x89\x8D"),
      LIBFEED__STR_INIT("\xE4\xB8\x8A\xE5\x8D\x88")};
  static const libfeed_str second[] = {
      LIBFEED__STR_INIT("\xEC\x98\xA4\xED\x9B\x84"),
      LIBFEED__STR_INIT("\xE5\x8D\x88\xE5\xBE\x8C"),
      LIBFEED__STR_INIT("\xE4\xB8\x8B\xE5\x8D\x88")};
  for (size_t i = 0; i < 3; i++) {
    if (libfeed__equals(token->text, first[i]))
      return 0;
    if (libfeed__equals(token->text, second[i]))
      return 12;
  }
  return -1;
}

/* Where the time of day may begin, behind marks and words that lead to it. */
static size_t skip_to_time(const libfeed__token *t, size_t i, size_t most,
                           int *half) {
  size_t start = i;
  *half = -1;
  while (i < most && i - start < 5) {
    int now = half_before(&t[i]);
    if (is_bracketed(&t[i]))
      i += 3;
    else if (now >= 0 || (t[i].classes & LIBFEED__IN(WEEKDAY)) != 0 ||
             (t[i].kind == LIBFEED__TOKEN_MARK && t[i].code != '(') ||
             is_word(&t[i],
                     "um at as \xC3\xA0s a las alle ore o \xC3\xA0 kl klo uhr "
                     "t godz \xD0\xB2 \xCF\x83\xCF\x84\xCE\xB9\xCF\x82"))
      i++;
    else
      break;
    *half = now >= 0 ? now : *half;
  }
  return i;
}

/* "am", "p.m.": the tokens it takes; `*half` as above. */
static size_t read_half(const libfeed__token *t, int *half) {
  bool is_short =
      is_word(&t[0], "a p") && is_mark(&t[1], '.') && is_word(&t[2], "m");
  if (!is_short && !is_word(&t[0], "am pm"))
    return 0;
  *half = libfeed__lower(t[0].text.data[0]) == 'p' ? 12 : 0;
  return is_short ? 3 + (size_t)is_mark(&t[3], '.') : 1;
}

static void set_time(libfeed__date_place *out, uint32_t hour, uint32_t minute,
                     int half) {
  if (half == 12 && hour < 12)
    hour += 12;
  else if (half == 0 && hour == 12)
    hour = 0;
  out->has_time = hour <= 23;
  out->hour = (int)hour;
  out->minute = (int)minute;
}

/* "T14" of "2024-03-03T14:05", which is one word. */
static bool is_hour(const libfeed__token *token) {
  libfeed_str text = token->text;
  return token->kind == LIBFEED__TOKEN_WORD && !token->after_space &&
         text.len == 3 && libfeed__lower(text.data[0]) == 't' &&
         libfeed__is_digit(text.data[1]) && libfeed__is_digit(text.data[2]);
}

static uint32_t two_digits(libfeed_str word) {
  return (uint32_t)(word.data[1] - '0') * 10 + (uint32_t)(word.data[2] - '0');
}

/* The sign behind an hour: ":" or "時". */
static bool parts_time(const libfeed__token *token) {
  static const uint32_t hours[] = {0x6642, 0x65F6, 0xC2DC};
  for (size_t i = 0; i < sizeof hours / sizeof *hours; i++)
    if (token->kind == LIBFEED__TOKEN_WIDE && token->code == hours[i])
      return true;
  return libfeed__is_colon(token) || is_mark(token, '.') || is_word(token, "h");
}

/* A time of day behind the token before `i`: the tokens up to its end, or 0. */
static size_t read_time(const libfeed__token *t, size_t i, size_t most,
                        libfeed__date_place *out) {
  int half;
  i = skip_to_time(t, i, most, &half);
  uint32_t hour = is_hour(&t[i]) ? two_digits(t[i].text) : t[i].value;
  if ((!is_number(&t[i], 1, 2) && !is_hour(&t[i])) || hour > 24)
    return 0;
  if (is_minutes(&t[i + 1])) {
    set_time(out, hour, two_digits(t[i + 1].text), -1);
    return i + 2;
  }
  if (!parts_time(&t[i + 1]))
    return 0;
  bool is_wide = t[i + 1].kind == LIBFEED__TOKEN_WIDE;
  uint32_t minute = t[i + 2].value;
  if (!is_number(&t[i + 2], is_wide ? 1 : 2, 2) || minute > 59 ||
      (t[i + 2].after_space && !is_wide))
    return 0;
  i += 3;
  if (is_mark(&t[i], ':') && is_number(&t[i + 1], 2, 2))
    i += 2;
  i += read_half(&t[i], &half);
  set_time(out, hour, minute, half);
  if (t[i].kind == LIBFEED__TOKEN_WORD && t[i].text.len <= 4 &&
      t[i].is_capital && !t[i].has_small &&
      (t[i].text.len >= 2 || !t[i].after_space)) {
    out->has_zone = !is_word(&t[i], "gmt utc z uhr");
    i++;
  }
  return i;
}

bool libfeed__date_find(const libfeed__tokens *tokens, size_t from,
                        bool day_first, libfeed__date_place *out) {
  for (size_t i = from; i + 1 < tokens->len; i++) {
    const libfeed__token *t = &tokens->items[i];
    size_t used = 0;
    if (t[0].kind != LIBFEED__TOKEN_NUMBER && t[0].month == 0)
      continue; /* as nearly all */
    memset(out, 0, sizeof *out);
    if (!(t[0].kind == LIBFEED__TOKEN_NUMBER &&
          (read_numbers(t, day_first, out, &used) ||
           read_day_name(t, out, &used) || read_year_name(t, out, &used) ||
           read_wide(t, out, &used))) &&
        !read_name_day(t, out, &used))
      continue;
    out->first = i;
    out->day_last = out->last = i + used - 1;
    size_t end = read_time(tokens->items, i + used, tokens->len, out);
    if (end != 0)
      out->last = end - 1;
    return true;
  }
  return false;
}

/* Tokens between "Updated" and its date: a time of day with its marks. */
#define UPDATED_REACH 6

bool libfeed__date_is_update(const libfeed__tokens *tokens, size_t from,
                             size_t first) {
  for (size_t i = first; i > from && first - i < UPDATED_REACH; i--) {
    const libfeed__token *token = &tokens->items[i - 1];
    if ((token->classes & LIBFEED__IN(UPDATED)) != 0)
      return true;
    if (is_mark(token, '|') || is_mark(token, 0xB7) || is_mark(token, 0x2022))
      return false;
  }
  return false;
}

bool libfeed__date_find_published(const libfeed__tokens *tokens, bool day_first,
                                  libfeed__date_place *out, bool *is_update) {
  if (!libfeed__date_find(tokens, 0, day_first, out))
    return false;
  *is_update = libfeed__date_is_update(tokens, 0, out->first);
  libfeed__date_place next = *out;
  while (*is_update) {
    size_t from = next.last + 1;
    if (!libfeed__date_find(tokens, from, day_first, &next))
      return true;
    if (libfeed__date_is_update(tokens, from, next.first))
      continue;
    *out = next;
    *is_update = false;
  }
  return true;
}
