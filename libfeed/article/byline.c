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

/* A word that may be part of a name. A month's name is none where a number
   follows, and a preposition never is. */
static bool is_name_word(const libfeed__token *token) {
  return is_word(token) && token->is_capital &&
         (token->classes & NO_NAME) == 0 &&
         !(token->month != 0 && token[1].kind == LIBFEED__TOKEN_NUMBER) &&
         !is_among(token->text, no_names);
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
      if (is_mark(&t[i], '.') && !t[i].after_space &&
          (t[i - 1].text.len <= 2 ||
           (is_name_word(&t[i + 1]) && !t[i + 1].after_space)))
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
    /* A department behind the name: "…, AMP Project". */
    if (out->n_names > 0 && !t[first].has_small && t[i - 1].has_small)
      break;
    out->names[out->n_names++] = libfeed__tokens_text(tokens, first, last - 1);
    out->is_person =
        out->is_person || (t[first].classes & LIBFEED__IN(GIVEN)) != 0;
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

/* A name of any kind without a space, as users of forums and sites have. */
static size_t read_user(const libfeed__tokens *tokens, size_t i,
                        libfeed__byline *out) {
  const libfeed__token *t = tokens->items;
  size_t end = i + 1;
  while (end < tokens->len && !t[end].after_space &&
         (t[end].kind == LIBFEED__TOKEN_WORD ||
          t[end].kind == LIBFEED__TOKEN_NUMBER ||
          (t[end + 1].kind == LIBFEED__TOKEN_WORD && !t[end + 1].after_space &&
           (t[end].code == '.' || t[end].code == '_' || t[end].code == '-'))))
    end++;
  bool is_ended = end >= tokens->len || t[end].kind != LIBFEED__TOKEN_WORD ||
                  t[end].is_capital || is_among(t[end].text, no_names);
  if (!is_word(&t[i]) || !is_ended || t[i].text.len < 3 ||
      (t[i].classes & (NO_NAME | LIBFEED__IN(STOPWORD))) != 0)
    return i;
  out->names[out->n_names++] = libfeed__tokens_text(tokens, i, end - 1);
  return end;
}

/* Labels that need no colon before a name. */
static const char author_words[] =
    " author authors autor autoren autorin auteur auteure auteurs autora ";

/* The token behind labels and a colon ("Text & photos:") at `i`, or `i`. */
static size_t skip_label(const libfeed__token *t, size_t i) {
  size_t start = i;
  bool is_label = false;
  while (i - start < 4 && is_word(&t[i])) {
    bool is_one = is_among(t[i].text, label_words);
    if (!is_one && (t[i].classes & LIBFEED__IN(PHOTO)) == 0)
      break;
    is_label = is_label || is_one;
    i++;
    if (is_mark(&t[i], '&') || is_mark(&t[i], '+') || is_mark(&t[i], '/') ||
        is_among(t[i].text, joints))
      i++;
  }
  if (is_label && is_colon(&t[i]))
    return i + 1;
  return start;
}

/* The token behind "By" or "Author:" at `i`, or `i`. */
static size_t skip_marker(const libfeed__token *t, size_t i) {
  size_t start = i;
  i = skip_label(t, i);
  if (i > start)
    return is_word(&t[i]) && is_among(t[i].text, by_words) && !t[i].is_capital
               ? i + 1
               : i;
  while (is_word(&t[i]) && is_among(t[i].text, label_words) && i - start < 3)
    i++;
  if (is_word(&t[i]) && is_among(t[i].text, by_words))
    return is_colon(&t[i + 1]) ? i + 2 : is_word(&t[i + 1]) ? i + 1 : start;
  return i > start && is_among(t[i - 1].text, author_words) && is_word(&t[i])
             ? i
             : start;
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

/* Marks that part the pieces of a line. */
static bool is_separator(const libfeed__token *token) {
  if (token->kind != LIBFEED__TOKEN_MARK)
    return false;
  switch (token->code) {
  case '|':
  case '/':
  case '(':
  case ')':
  case '*':
  case 0xA9:
  case 0xB7:
  case 0xBB:
  case 0x2022:
  case 0x2192:
    return true;
  case '-':
  case 0x2013:
  case 0x2014:
    return token->after_space;
  default:
    return false;
  }
}

/* What may follow a name at the end of its piece: a separator, a comma, a
   number (of comments), a word that leads to a date. */
static bool ends_piece(const libfeed__token *token) {
  return token->kind == LIBFEED__TOKEN_END || is_separator(token) ||
         token->kind == LIBFEED__TOKEN_NUMBER || token->month != 0 ||
         is_mark(token, ',') || is_mark(token, ':') ||
         (is_word(token) &&
          is_among(token->text, " am on at le el il um den "));
}

/* The piece of a line between separators and dates that holds names and nothing
   else, in a line that has a date or several pieces; or the whole line. */
static bool read_bare(const libfeed__tokens *tokens, libfeed__byline *out) {
  libfeed__date_place date = {0};
  const libfeed__token *t = tokens->items;
  bool has_date = libfeed__date_find(tokens, 0, true, &date);
  bool is_start = true, has_pieces = has_date;
  for (size_t i = 0; i < tokens->len; i++) {
    if (has_date && i >= date.first && i <= date.last) {
      i = date.last;
      is_start = true;
      continue;
    }
    if (is_start && (is_word(&t[i]) || is_mark(&t[i], '"'))) {
      libfeed__byline found = {0};
      size_t end = read_names(tokens, i, 2, &found);
      has_pieces = has_pieces || is_separator(&t[end]);
      if (found.n_names > 0 &&
          (end == tokens->len || (has_pieces && ends_piece(&t[end])))) {
        *out = found;
        out->form = i == 0 && end == tokens->len ? LIBFEED__BYLINE_BARE
                                                 : LIBFEED__BYLINE_DATED;
        return true;
      }
    }
    is_start = is_separator(&t[i]) || t[i].kind == LIBFEED__TOKEN_NUMBER ||
               is_mark(&t[i], ',') || is_among(t[i].text, " uhr ");
    has_pieces = has_pieces || is_separator(&t[i]);
  }
  return false;
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
