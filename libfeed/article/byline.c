/* SPDX-License-Identifier: MIT */
/* By-line: names behind "By", "Von", "Author:" and their kin, and lines that
   hold nothing but names. */
#include "article/byline.h"

/* Words of one name, particles included. */
#define WORDS_MOST 5

/* A word among others in a string, with spaces around each. */
static bool is_among(libfeed_str word, const char *words) {
  size_t len = strlen(words);
  if (word.len == 0 || word.len > 24)
    return false;
  for (size_t at = 0; at + word.len + 2 <= len; at++)
    if (words[at] == ' ' && words[at + 1 + word.len] == ' ' &&
        libfeed__equals_fold((libfeed_str){words + at + 1, word.len}, word))
      return true;
  return false;
}

/* "By" in many languages: a preposition before the writer's name. */
static const char by_words[] =
    " by von vom par por di de door av af przez oleh durch pela pelo skrevet "
    "\xD0\xBE\xD1\x82 \xCF\x84\xCE\xBF\xCF\x85 \xCE\xB1\xCF\x80\xCF\x8C ";

/* Words that stand before a colon or before "by". */
static const char label_words[] =
    " author authors autor autoren autorin auteur auteurs autrice autore "
    "autori "
    "autora autores text texte texto testo tekst words written writer reporter "
    "story article artikel redaktion redaktor redacci\xC3\xB3n verfasser "
    "verfasst geschrieben erstellt gepostet ver\xC3\xB6"
    "ffentlicht eingestellt "
    "beitrag beitragvon posted published publicado publicada publi\xC3\xA9 "
    "r\xC3\xA9"
    "dig\xC3\xA9 escrito skriven skrivet kirjoittaja "
    "\xD0\xB0\xD0\xB2\xD1\x82\xD0\xBE\xD1\x80 ";

/* Words in small letters that belong to names. */
static const char particles[] = " von van de der den del della di da dos das "
                                "du la le les el al bin ibn ben "
                                "ter ten zu zur zum af av ";

/* Titles before names, which are no part of them. */
static const char titles[] = " dr prof mag dipl ing med phil mr mrs ms ";

/* Words in capitals behind names that are no part of them. */
static const char no_names[] =
    " on in at am um le el il the ein eine kommentar lesezeit redaktion "
    "redakteur redakteurin editor staff team by von par por text foto fotos "
    "autor autorin autoren author auteur \xC3\xBC"
    "ber about ";

/* Words between names. */
static const char joints[] = " and und et y e i og och ja en a ";

/* What a name is not: classes of words that end it. */
#define NO_NAME                                                                \
  (LIBFEED__IN(SHARE) | LIBFEED__IN(SUBSCRIBE) | LIBFEED__IN(COOKIE) |         \
   LIBFEED__IN(COMMENT) | LIBFEED__IN(RELATED) | LIBFEED__IN(NAVIGATION) |     \
   LIBFEED__IN(AD) | LIBFEED__IN(RIGHTS) | LIBFEED__IN(MORE) |                 \
   LIBFEED__IN(PHOTO) | LIBFEED__IN(UPDATED) | LIBFEED__IN(AGO) |              \
   LIBFEED__IN(SOCIAL) | LIBFEED__IN(COMMERCE) | LIBFEED__IN(ACCOUNT) |        \
   LIBFEED__IN(WEEKDAY) | LIBFEED__IN(YOU) | LIBFEED__IN(I))

static bool is_mark(const libfeed__token *token, uint32_t code) {
  return token->kind == LIBFEED__TOKEN_MARK && token->code == code;
}

static bool is_word(const libfeed__token *token) {
  return token->kind == LIBFEED__TOKEN_WORD;
}

static bool is_colon(const libfeed__token *token) {
  return is_mark(token, ':') || is_mark(token, 0xFF1A);
}

/* A word that may be part of a name. */
static bool is_name_word(const libfeed__token *token) {
  return is_word(token) && token->is_capital && (token->classes & NO_NAME) == 0;
}

static size_t skip_titles(const libfeed__token *t, size_t i) {
  while (is_word(&t[i]) && is_among(t[i].text, titles)) {
    i++;
    while (is_mark(&t[i], '.') || is_mark(&t[i], '-'))
      i++;
  }
  return i;
}

/* One name at `i`: where it ends, or `i` where there is none. `*words` counts
   those with a capital. */
static size_t read_name(const libfeed__token *t, size_t i, size_t *words) {
  size_t end = i, n = 0;
  *words = 0;
  while (n < WORDS_MOST) {
    if (is_name_word(&t[i])) {
      ++*words;
      end = ++i;
      /* An initial and its full stop. */
      if (is_mark(&t[i], '.') && t[i - 1].text.len <= 2 && !t[i].after_space)
        end = ++i;
    } else if (n > 0 && is_word(&t[i]) && is_among(t[i].text, particles) &&
               (is_name_word(&t[i + 1]) ||
                is_among(t[i + 1].text, particles))) {
      i++;
    } else {
      break;
    }
    n++;
  }
  return end;
}

/* Names with commas and joints between them; the token behind them. Each has at
   least `least` words. */
static size_t read_names(const libfeed__tokens *tokens, size_t i, size_t least,
                         libfeed__byline *out) {
  const libfeed__token *t = tokens->items;
  size_t end = i;
  while (out->n_names < LIBFEED__NAMES_MOST) {
    size_t words, first = skip_titles(t, i);
    size_t last = read_name(t, first, &words);
    if (words < least || words == 0)
      break;
    out->names[out->n_names++] = libfeed__tokens_text(tokens, first, last - 1);
    end = last;
    i = last;
    if (is_mark(&t[i], ',') || is_mark(&t[i], '&') || is_mark(&t[i], ';') ||
        (is_mark(&t[i], '/') && least > 1))
      i++;
    if (is_word(&t[i]) && is_among(t[i].text, joints))
      i++;
    if (i == last)
      break;
    least = 2; /* what follows a name with a comma is often a place or a post */
  }
  return end;
}

/* A name that is one word of any kind, as users of forums have. */
static size_t read_user(const libfeed__tokens *tokens, size_t i,
                        libfeed__byline *out) {
  const libfeed__token *t = &tokens->items[i];
  bool is_ended = i + 1 == tokens->len ||
                  (t[1].kind != LIBFEED__TOKEN_WORD && t[1].after_space);
  if (!is_word(t) || !is_ended || t->text.len < 3 ||
      (t->classes & (NO_NAME | LIBFEED__IN(STOPWORD))) != 0)
    return i;
  out->names[out->n_names++] = t->text;
  return i + 1;
}

/* The token behind "By" or "Author:" at `i`, or `i`. */
static size_t skip_marker(const libfeed__token *t, size_t i) {
  size_t start = i;
  while (is_word(&t[i]) && is_among(t[i].text, label_words) && i - start < 3)
    i++;
  if (is_colon(&t[i]) && i > start) {
    i++;
    return is_word(&t[i]) && is_among(t[i].text, by_words) && !t[i].is_capital
               ? i + 1
               : i;
  }
  if (is_word(&t[i]) && is_among(t[i].text, by_words) && is_word(&t[i + 1]))
    return i + 1;
  if (is_word(&t[i]) && is_among(t[i].text, by_words) && is_colon(&t[i + 1]))
    return i + 2;
  return start;
}

/* Han: the writer's name behind or before a mark of the trade. */
static bool read_wide(const libfeed__tokens *tokens, libfeed__byline *out) {
  static const libfeed_str marks[] = {
      LIBFEED__STR_INIT("\xE8\xAE\xB0\xE8\x80\x85"), /* reporter */
      LIBFEED__STR_INIT("\xE8\xA8\x98\xE8\x80\x85"),
      LIBFEED__STR_INIT("\xE4\xBD\x9C\xE8\x80\x85"), /* author */
      LIBFEED__STR_INIT("\xE7\xBC\x96\xE8\xBE\x91"), /* editor */
      LIBFEED__STR_INIT("\xE7\xB7\xA8\xE8\xBC\xAF"),
      LIBFEED__STR_INIT("\xE6\x92\xB0\xE6\x96\x87"), /* text by */
      LIBFEED__STR_INIT("\xE6\x96\x87")};
  const libfeed__token *t = tokens->items;
  if (t[0].kind != LIBFEED__TOKEN_WIDE)
    return false;
  for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
    if (!libfeed__starts_with(t[0].text, marks[i]))
      continue;
    libfeed_str name = libfeed__slice(t[0].text, marks[i].len, t[0].text.len);
    bool has_mark = is_colon(&t[1]) || is_mark(&t[1], '/') ||
                    is_mark(&t[1], 0xFF0F) || is_mark(&t[1], '|');
    if (name.len == 0 && has_mark && t[2].kind == LIBFEED__TOKEN_WIDE)
      name = t[2].text;
    else if (name.len == 0 && t[1].kind == LIBFEED__TOKEN_WIDE)
      name = t[1].text;
    else if (marks[i].len == 3) /* one character proves nothing */
      continue;
    if (name.len < 6 || name.len > 12)
      return false;
    out->names[out->n_names++] = name;
    out->form = LIBFEED__BYLINE_MARKED;
    return true;
  }
  return false;
}

/* Only marks from `from` to `to`. */
static bool is_empty(const libfeed__tokens *tokens, size_t from, size_t to) {
  for (size_t i = from; i < to && i < tokens->len; i++)
    if (tokens->items[i].kind != LIBFEED__TOKEN_MARK)
      return false;
  return true;
}

/* Names, and perhaps a date before or after them, are all there is. */
static bool read_bare(const libfeed__tokens *tokens, libfeed__byline *out) {
  libfeed__date_place date;
  bool has_date = libfeed__date_find(tokens, 0, true, &date);
  size_t from = 0, to = tokens->len;
  if (has_date && is_empty(tokens, 0, date.first))
    from = date.last + 1;
  else if (has_date && is_empty(tokens, date.last + 1, tokens->len))
    to = date.first;
  while (from < to && tokens->items[from].kind == LIBFEED__TOKEN_MARK)
    from++;
  size_t end = read_names(tokens, from, 2, out);
  if (out->n_names == 0 || end > to || !is_empty(tokens, end, to)) {
    out->n_names = 0;
    return false;
  }
  out->form = has_date ? LIBFEED__BYLINE_DATED : LIBFEED__BYLINE_BARE;
  return true;
}

/* "By" further in the line. */
static bool read_inner(const libfeed__tokens *tokens, libfeed__byline *out) {
  for (size_t i = 1; i < tokens->len; i++) {
    size_t names = skip_marker(tokens->items, i);
    if (names == i)
      continue;
    size_t end = read_names(tokens, names, 1, out);
    if (end == names)
      (void)read_user(tokens, names, out);
    if (out->n_names > 0) {
      out->form = LIBFEED__BYLINE_INNER;
      return true;
    }
  }
  return false;
}

bool libfeed__byline_read(const libfeed__tokens *tokens, libfeed__byline *out) {
  memset(out, 0, sizeof *out);
  if (tokens->len == 0)
    return false;
  if (read_wide(tokens, out))
    return true;
  size_t names = skip_marker(tokens->items, 0);
  if (names > 0) {
    size_t end = read_names(tokens, names, 1, out);
    if (end == names)
      (void)read_user(tokens, names, out);
    if (out->n_names > 0) {
      out->form = LIBFEED__BYLINE_MARKED;
      return true;
    }
  }
  return read_bare(tokens, out) || read_inner(tokens, out);
}
