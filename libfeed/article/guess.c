/* SPDX-License-Identifier: MIT */
/* Guess: small grammars that fields are read with, and the record of what was
   guessed. */
#include "article/guess.h"

#include "base/uri.h"
#include "normal/values.h"

/* -- what was guessed --------------------------------------------------------
 */

void libfeed__guess_note(libfeed__guesses *guesses, const char *field,
                         libfeed_pos position) {
  for (size_t i = 0; i < guesses->len; i++)
    if (guesses->items[i].field == field)
      return;
  if (guesses->len == LIBFEED__GUESSES_MOST)
    return;
  guesses->items[guesses->len].field = field;
  guesses->items[guesses->len].position = position;
  guesses->len++;
}

void libfeed__guesses_report(libfeed__guesses *guesses,
                             libfeed__context *context) {
  for (size_t done = 0; done < guesses->len; done++) {
    size_t next = SIZE_MAX;
    for (size_t i = 0; i < guesses->len; i++)
      if (guesses->items[i].field != NULL &&
          (next == SIZE_MAX || guesses->items[i].position.offset <
                                   guesses->items[next].position.offset))
        next = i;
    const char *field = guesses->items[next].field;
    guesses->items[next].field = NULL;
    libfeed__report_at(context, LIBFEED__TEXT_GUESSED,
                       guesses->items[next].position,
                       (libfeed_str){field, strlen(field)});
  }
}

/* -- dates -------------------------------------------------------------------
 */

void libfeed__dated_take(libfeed__dated *dated,
                         const libfeed__candidate *candidate) {
  dated->text = candidate->date_text;
  dated->day_text = candidate->day_text;
  dated->place = candidate->date;
}

/* True where normal/ reads the text as the same day. */
static bool is_read_as(libfeed_str text, const libfeed__dated *dated) {
  libfeed_time time;
  int64_t year;
  unsigned month, day;
  const libfeed__date_place *place = &dated->place;
  if (libfeed__date_parse(text, false, &time) != LIBFEED__DATE_OK ||
      time.precision <
          (place->has_time ? LIBFEED_PRECISION_MINUTE : LIBFEED_PRECISION_DAY))
    return false;
  int64_t local = time.seconds + time.utc_offset;
  int64_t days = local / 86400 - (local % 86400 < 0);
  libfeed__civil_from_days(days, &year, &month, &day);
  return year == place->year && month == (unsigned)place->month &&
         day == (unsigned)place->day;
}

static size_t put_number(char *to, int number) {
  to[0] = (char)('0' + number / 10 % 10);
  to[1] = (char)('0' + number % 10);
  return 2;
}

libfeed_str libfeed__dated_value(const libfeed__dated *dated,
                                 char buffer[LIBFEED__DAY_SIZE]) {
  if (is_read_as(dated->text, dated))
    return dated->text;
  if (is_read_as(dated->day_text, dated))
    return dated->day_text;
  const libfeed__date_place *place = &dated->place;
  size_t len = put_number(buffer, place->year / 100);
  len += put_number(buffer + len, place->year % 100);
  buffer[len++] = '-';
  len += put_number(buffer + len, place->month);
  buffer[len++] = '-';
  len += put_number(buffer + len, place->day);
  if (place->has_time && !place->has_zone) {
    buffer[len++] = 'T';
    len += put_number(buffer + len, place->hour);
    buffer[len++] = ':';
    len += put_number(buffer + len, place->minute);
  }
  return (libfeed_str){buffer, len};
}

/* A date behind a word of updates in this line. */
static bool read_updated(const libfeed__line *line, bool day_first,
                         libfeed__dated *dated) {
  libfeed__tokens tokens;
  libfeed__date_place date;
  libfeed__tokens_cut(&tokens, libfeed__line_str(line));
  size_t i = 0;
  while (i < tokens.len &&
         (tokens.items[i].classes & LIBFEED__IN(UPDATED)) == 0)
    i++;
  if (i == tokens.len || !libfeed__date_find(&tokens, i, day_first, &date) ||
      date.first > i + 6)
    return false;
  dated->text = libfeed__tokens_text(&tokens, date.first, date.last);
  dated->day_text = libfeed__tokens_text(&tokens, date.first, date.day_last);
  dated->place = date;
  return true;
}

static int day_number(const libfeed__date_place *place) {
  return place->year * 400 + place->month * 32 + place->day;
}

bool libfeed__updated_find(const libfeed__picks *picks,
                           const libfeed__judgement *judgement, bool day_first,
                           libfeed__dated *dated, size_t *line) {
  if (picks->date == NULL)
    return false;
  const libfeed__date_place *first = &picks->date->date;
  for (size_t i = 0; i < picks->n_candidates; i++) {
    const libfeed__candidate *candidate = &picks->candidates[i];
    const libfeed__line *at = &judgement->lines[candidate->line];
    bool is_near = candidate->line + 8 >= picks->date->line &&
                   candidate->line <= picks->date->line + 8;
    if (!candidate->has_date || !is_near ||
        at->measure.hits[LIBFEED__UPDATED] == 0 || at->measure.width > 160 ||
        !read_updated(at, day_first, dated) ||
        day_number(&dated->place) < day_number(first))
      continue;
    *line = candidate->line;
    return true;
  }
  return false;
}

/* -- credits -----------------------------------------------------------------
 */

/* What ends a name among credits. */
static bool ends_name(const libfeed__token *token) {
  static const char *const words[] = {"in", "and", "by", "with", "from", "at"};
  if (token->kind == LIBFEED__TOKEN_END)
    return true;
  if (token->kind == LIBFEED__TOKEN_MARK)
    return token->code != '.' && token->code != '\'' && token->code != '-';
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (libfeed__equals_fold(token->text,
                             (libfeed_str){words[i], strlen(words[i])}))
      return true;
  return false;
}

static bool is_by(const libfeed__token *token) {
  return libfeed__equals_fold(token->text, LIBFEED__STR("by")) ||
         libfeed__equals_fold(token->text, LIBFEED__STR("von")) ||
         (token->kind == LIBFEED__TOKEN_MARK && token->code == ':');
}

static bool is_joint(const libfeed__token *token) {
  return (token->kind == LIBFEED__TOKEN_MARK &&
          (token->code == ',' || token->code == '&')) ||
         libfeed__equals_fold(token->text, LIBFEED__STR("and")) ||
         libfeed__equals_fold(token->text, LIBFEED__STR("und"));
}

/* The end of the names behind "by": a semicolon, a bracket, the end. */
static bool ends_list(const libfeed__token *token) {
  return token->kind == LIBFEED__TOKEN_END ||
         (token->kind == LIBFEED__TOKEN_MARK &&
          (token->code == ';' || token->code == ')' || token->code == ']'));
}

/* Names of at least two words from `i` on; the token that ends their list. */
static size_t read_list(const libfeed__tokens *tokens, size_t i,
                        libfeed_str role, libfeed__credits *credits) {
  const libfeed__token *t = tokens->items;
  while (!ends_list(&t[i])) {
    size_t first = i, words = 0;
    while (!ends_name(&t[i])) {
      words += t[i].kind == LIBFEED__TOKEN_WORD && t[i].is_capital;
      i++;
    }
    if (words >= 2 && credits->len < LIBFEED__CREDITS_MOST) {
      size_t last = i - 1;
      while (last > first && t[last].kind == LIBFEED__TOKEN_MARK)
        last--;
      credits->roles[credits->len] = role;
      credits->names[credits->len++] =
          libfeed__tokens_text(tokens, first, last);
    }
    while (!ends_list(&t[i]) && !is_joint(&t[i])) /* "in Berlin" */
      i++;
    while (is_joint(&t[i]))
      i++;
  }
  return i;
}

void libfeed__credits_read(libfeed_str text, libfeed__credits *credits) {
  libfeed__tokens tokens;
  credits->len = 0;
  libfeed__tokens_cut(&tokens, text);
  const libfeed__token *t = tokens.items;
  size_t i = 0;
  while (i < tokens.len) {
    while (i < tokens.len && t[i].kind == LIBFEED__TOKEN_MARK)
      i++;
    size_t role = i;
    while (i < tokens.len && !is_by(&t[i]) && !ends_list(&t[i]))
      i++;
    if (i >= tokens.len || !is_by(&t[i]) || i == role) {
      i++;
      continue;
    }
    libfeed_str name = libfeed__tokens_text(&tokens, role, i - 1);
    i = read_list(&tokens, i + 1, name, credits);
  }
}

/* True where "Foto" and a full stop or "by" lead to a capital, at the start of
   a line or bracket. */
static bool is_leading_label(const libfeed__token *t, size_t i) {
  bool is_start = i == 0 || (t[i - 1].kind == LIBFEED__TOKEN_MARK &&
                             (t[i - 1].code == '(' || t[i - 1].code == '['));
  bool is_lead = (t[i + 1].kind == LIBFEED__TOKEN_MARK &&
                  t[i + 1].code == '.' && !t[i + 1].after_space) ||
                 (t[i + 1].classes & LIBFEED__IN(BY)) != 0;
  return is_start && is_lead && (t[i].classes & LIBFEED__IN(PHOTO)) != 0 &&
         t[i + 2].is_capital;
}

bool libfeed__credit_leads(libfeed_str text) {
  libfeed__tokens tokens;
  libfeed__tokens_cut_first(&tokens, text, 5);
  const libfeed__token *t = tokens.items;
  size_t i = t[0].code == '(' || t[0].code == '[' ? 1 : 0;
  return is_leading_label(t, i) || libfeed__is_photo_label(&t[i]);
}

libfeed_str libfeed__credit_find(libfeed_str text) {
  libfeed__tokens tokens;
  libfeed__tokens_cut(&tokens, text);
  const libfeed__token *t = tokens.items;
  for (size_t i = 0; i < tokens.len; i++) {
    bool is_label = libfeed__is_photo_label(&t[i]) || is_leading_label(t, i);
    bool is_sign = t[i].kind == LIBFEED__TOKEN_MARK && t[i].code == 0xA9;
    if (!is_label && !is_sign)
      continue;
    size_t first = i + (is_label ? 2 : 1);
    if (t[first].code == 0xA9)
      first++;
    size_t last = first;
    while (last < tokens.len && t[last].code != ')' && t[last].code != ']' &&
           t[last].code != ';' && t[last].code != '|')
      last++;
    if (last > first)
      return libfeed__trim(libfeed__tokens_text(&tokens, first, last - 1));
  }
  return libfeed__empty;
}

/* -- the page's address ------------------------------------------------------
 */

libfeed_str libfeed__source_address(libfeed_str text, bool alone) {
  static const libfeed_str labels[] = {
      LIBFEED__STR_INIT("source"),    LIBFEED__STR_INIT("quelle"),
      LIBFEED__STR_INIT("url"),       LIBFEED__STR_INIT("link"),
      LIBFEED__STR_INIT("permalink"), LIBFEED__STR_INIT("original"),
      LIBFEED__STR_INIT("fuente"),    LIBFEED__STR_INIT("fonte"),
      LIBFEED__STR_INIT("read at"),   LIBFEED__STR_INIT("original article")};
  for (size_t i = 0; i < sizeof labels / sizeof *labels; i++) {
    if (!libfeed__starts_with_fold(text, labels[i]))
      continue;
    libfeed_str rest = libfeed__slice(text, labels[i].len, text.len);
    if (rest.len == 0 || rest.data[0] != ':')
      continue;
    text = libfeed__trim(libfeed__slice(rest, 1, rest.len));
    alone = true;
    break;
  }
  if (!alone || !libfeed__uri_is_http(text) ||
      libfeed__find_byte(text, ' ') != SIZE_MAX)
    return libfeed__empty;
  return text;
}
