/* SPDX-License-Identifier: MIT */
/* Tokens: a short line cut into words, numbers and marks. */
#include "article/tokens.h"

#include "article/letters.h"
#include "base/mem.h"

static bool is_letter(libfeed__kind_of kind) {
  return kind == LIBFEED__LETTER || kind == LIBFEED__CAPITAL ||
         kind == LIBFEED__MARK;
}

/* Hyphens, apostrophes and full stops may stand inside a word, and the hyphen
   of "O'Neill-" does not. */
static bool is_inner(uint32_t code) {
  return code == '-' || code == '\'' || code == 0x2019 || code == 0x2010 ||
         code == 0x2011;
}

/* The classes of the word that begins at `at`. */
static uint64_t classes_at(libfeed_str line, size_t at) {
  size_t end = at, step;
  uint32_t lower;
  while (end < line.len) {
    uint32_t code = libfeed__character(line.data + end, &step);
    if (!is_letter(libfeed__letter_kind(code, &lower)) && !is_inner(code))
      break;
    end += step;
  }
  uint32_t hash = libfeed__word_hash(libfeed__slice(line, at, end));
  return libfeed__lexicon_find(hash)->classes;
}

/* True where another word begins at a capital inside a word: pages lose the
   space between a name and what stood in the element after it. */
static bool is_glued(libfeed_str line, size_t at) {
  return (classes_at(line, at) &
          (LIBFEED__IN(MONTH) | LIBFEED__IN(BYLINE) | LIBFEED__IN(BIO))) != 0;
}

static void finish_word(libfeed__token *token, libfeed_str text,
                        uint32_t hash) {
  token->text = text;
  token->classes = libfeed__lexicon_find(hash)->classes;
  if ((token->classes & LIBFEED__IN(MONTH)) != 0)
    token->month = (uint8_t)(token->classes >> LIBFEED__MONTH_SHIFT);
}

/* True for ASCII with which no word goes on, other than letters. */
static bool is_end(char c) {
  return (unsigned char)c < 0x80 && !libfeed__is_digit(c) &&
         !is_inner((unsigned char)c);
}

/* Reads a word of plain letters, of which at most the first is a capital, from
   a letter at `at` on; its end, or 0 for other words. */
static size_t read_plain(libfeed_str line, size_t at, libfeed__token *token) {
  const char *data = line.data + at, *end = line.data + line.len;
  libfeed__plain plain = libfeed__plain_read(data, line.len - at, end);
  if (plain.len == LIBFEED__PLAIN_MOST || plain.has_late ||
      (plain.len < line.len - at && !is_end(data[plain.len])))
    return 0;
  token->is_capital = plain.is_capital;
  token->has_small = plain.has_small;
  finish_word(token, (libfeed_str){data, plain.len},
              libfeed__word_step(LIBFEED__WORD_START, plain.hash));
  return at + plain.len;
}

/* Reads a word from `at` on; its end. */
static size_t read_word(libfeed_str line, size_t at, libfeed__token *token) {
  /* Up to `whole` it is what the lexicon may know: digits are no part of it. */
  size_t start = at, end = at, whole = at, step;
  uint32_t lower;
  bool is_inside = false, was_small = false, has_digits = false;
  for (; at < line.len && line.data[at] != ' '; at += step) {
    uint32_t code = libfeed__character(line.data + at, &step);
    libfeed__kind_of kind = libfeed__letter_kind(code, &lower);
    if (is_letter(kind)) {
      if (kind == LIBFEED__CAPITAL && was_small && is_glued(line, at))
        break;
      if (at == start)
        token->is_capital = kind == LIBFEED__CAPITAL;
      was_small = kind == LIBFEED__LETTER;
      token->has_small |= was_small;
      is_inside = false;
      end = at + step;
    } else if (kind == LIBFEED__DIGIT && !is_inside &&
               !(token->is_capital && token->has_small)) {
      /* Digits behind a name are a footnote's or a counter's. */
      has_digits = true;
      was_small = false;
      end = at + step;
    } else if (is_inner(code) && !is_inside) {
      is_inside = true;
    } else {
      break;
    }
    whole = is_inside || has_digits ? whole : at + step;
  }
  finish_word(token, libfeed__slice(line, start, end),
              libfeed__word_hash(libfeed__slice(line, start, whole)));
  return end;
}

/* `after_month`: a year, which another date may follow without a space. */
static size_t read_number(libfeed_str line, size_t at, bool after_month,
                          libfeed__token *token) {
  size_t start = at, step;
  uint32_t lower;
  while (at < line.len) {
    uint32_t code = libfeed__character(line.data + at, &step);
    if (libfeed__letter_kind(code, &lower) != LIBFEED__DIGIT ||
        (after_month && token->digits == 4 &&
         (token->value / 1000 == 1 || token->value / 1000 == 2)))
      break;
    if (token->digits < 9)
      token->value = token->value * 10 + libfeed__digit_value(code);
    if (token->digits < UINT8_MAX)
      token->digits++;
    at += step;
  }
  token->text = libfeed__slice(line, start, at);
  return at;
}

/* The classes of longer runs say nothing: words stand in them by chance. */
#define WIDE_LABEL 6

/* A short run has the classes of all pairs in it. */
static size_t read_wide(libfeed_str line, size_t at, libfeed__token *token) {
  size_t start = at, step, n = 0;
  uint32_t lower, before = 0;
  while (at < line.len) {
    uint32_t code = libfeed__character(line.data + at, &step);
    libfeed__kind_of kind = libfeed__letter_kind(code, &lower);
    if (kind != LIBFEED__WIDE && kind != LIBFEED__KANA)
      break;
    uint32_t hash = libfeed__word_step(LIBFEED__WORD_START, before);
    if (n > 0)
      token->classes |=
          libfeed__lexicon_find(libfeed__word_step(hash, code))->classes;
    before = code;
    n++;
    at += step;
  }
  if (n > WIDE_LABEL)
    token->classes = 0;
  token->text = libfeed__slice(line, start, at);
  return at;
}

static size_t read_token(libfeed_str line, size_t at, bool after_month,
                         libfeed__token *token) {
  size_t step;
  uint32_t lower;
  if (libfeed__is_alpha(line.data[at])) { /* as most tokens begin */
    token->code = (unsigned char)line.data[at];
    token->kind = LIBFEED__TOKEN_WORD;
    size_t end = read_plain(line, at, token);
    return end > 0 ? end : read_word(line, at, token);
  }
  uint32_t code = libfeed__character(line.data + at, &step);
  libfeed__kind_of kind = libfeed__letter_kind(code, &lower);
  token->code = code;
  token->text = (libfeed_str){line.data + at, step};
  if (kind == LIBFEED__DIGIT) {
    token->kind = LIBFEED__TOKEN_NUMBER;
    return read_number(line, at, after_month, token);
  }
  if (kind == LIBFEED__LETTER || kind == LIBFEED__CAPITAL) {
    token->kind = LIBFEED__TOKEN_WORD;
    return read_word(line, at, token);
  }
  if (kind == LIBFEED__WIDE || kind == LIBFEED__KANA) {
    token->kind = LIBFEED__TOKEN_WIDE;
    return read_wide(line, at, token);
  }
  token->kind = LIBFEED__TOKEN_MARK;
  return at + step;
}

void libfeed__tokens_cut(libfeed__tokens *tokens, libfeed_str line) {
  libfeed__tokens_cut_first(tokens, line, LIBFEED__TOKENS_MOST);
}

void libfeed__tokens_cut_first(libfeed__tokens *tokens, libfeed_str line,
                               size_t most) {
  size_t at = 0;
  bool after_space = true, after_month = false;
  tokens->line = line;
  tokens->len = 0;
  while (at < line.len && tokens->len < most) {
    if (line.data[at] == ' ') {
      after_space = true;
      at++;
      continue;
    }
    libfeed__token *token = &tokens->items[tokens->len++];
    memset(token, 0, sizeof *token);
    token->after_space = after_space;
    at = read_token(line, at, after_month, token);
    if (token->kind != LIBFEED__TOKEN_MARK)
      after_month = token->month != 0;
    after_space = false;
  }
  libfeed__token *end = &tokens->items[tokens->len];
  libfeed__clear(end, LIBFEED__TOKENS_AHEAD * sizeof *end);
  for (size_t i = 0; i < LIBFEED__TOKENS_AHEAD; i++)
    end[i].text = libfeed__empty;
}

libfeed_str libfeed__tokens_text(const libfeed__tokens *tokens, size_t from,
                                 size_t to) {
  const libfeed_str *first = &tokens->items[from].text;
  const libfeed_str *last = &tokens->items[to].text;
  return (libfeed_str){first->data,
                       (size_t)(last->data + last->len - first->data)};
}
