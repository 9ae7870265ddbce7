/* SPDX-License-Identifier: MIT */
/* Tokens: a short line cut into words, numbers and marks. */
#include "article/tokens.h"

#include "article/letters.h"

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

/* Reads a word from `at` on; its end. */
static size_t read_word(libfeed_str line, size_t at, libfeed__token *token) {
  uint32_t hash = LIBFEED__WORD_START, lower;
  size_t end = at, step, count = 0;
  bool is_inside = false;
  while (at < line.len) {
    uint32_t code = libfeed__character(line.data + at, &step);
    libfeed__kind_of kind = libfeed__letter_kind(code, &lower);
    if (is_letter(kind) ||
        (kind == LIBFEED__DIGIT && count > 0 && !is_inside)) {
      if (count++ == 0)
        token->is_capital = kind == LIBFEED__CAPITAL;
      token->has_small = token->has_small || kind == LIBFEED__LETTER;
      end = at + step;
      is_inside = false;
    } else if (is_inner(code) && count > 0 && !is_inside) {
      is_inside = true;
    } else {
      break;
    }
    hash = libfeed__word_step(hash, lower);
    at += step;
  }
  if (is_inside) /* the last mark was not inside: hash what is before it */
    hash = 0;
  token->text =
      libfeed__slice(line, (size_t)(token->text.data - line.data), end);
  if (hash == 0) {
    hash = LIBFEED__WORD_START;
    for (size_t i = 0; i < token->text.len; i += step) {
      uint32_t code = libfeed__character(token->text.data + i, &step);
      (void)libfeed__letter_kind(code, &lower);
      hash = libfeed__word_step(hash, lower);
    }
  }
  const libfeed__word *found = libfeed__lexicon_find(hash);
  if (found != NULL) {
    token->classes = found->classes;
    if (found->classes & LIBFEED__IN(MONTH))
      token->month = (uint8_t)(found->classes >> LIBFEED__MONTH_SHIFT);
  }
  return end;
}

static size_t read_number(libfeed_str line, size_t at, libfeed__token *token) {
  size_t start = at;
  while (at < line.len && libfeed__is_digit(line.data[at])) {
    if (at - start < 9)
      token->value = token->value * 10 + (uint32_t)(line.data[at] - '0');
    at++;
  }
  token->text = libfeed__slice(line, start, at);
  return at;
}

static size_t read_wide(libfeed_str line, size_t at, libfeed__token *token) {
  size_t start = at, step;
  uint32_t lower;
  while (at < line.len) {
    uint32_t code = libfeed__character(line.data + at, &step);
    libfeed__kind_of kind = libfeed__letter_kind(code, &lower);
    if (kind != LIBFEED__WIDE && kind != LIBFEED__KANA)
      break;
    at += step;
  }
  token->text = libfeed__slice(line, start, at);
  return at;
}

static size_t read_token(libfeed_str line, size_t at, libfeed__token *token) {
  size_t step;
  uint32_t lower;
  uint32_t code = libfeed__character(line.data + at, &step);
  libfeed__kind_of kind = libfeed__letter_kind(code, &lower);
  token->code = code;
  token->text = libfeed__slice(line, at, at + step);
  if (libfeed__is_digit((char)(code < 0x80 ? code : 0))) {
    token->kind = LIBFEED__TOKEN_NUMBER;
    return read_number(line, at, token);
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
  size_t at = 0;
  bool after_space = true;
  tokens->line = line;
  tokens->len = 0;
  while (at < line.len && tokens->len < LIBFEED__TOKENS_MOST) {
    if (line.data[at] == ' ') {
      after_space = true;
      at++;
      continue;
    }
    libfeed__token *token = &tokens->items[tokens->len++];
    memset(token, 0, sizeof *token);
    token->after_space = after_space;
    at = read_token(line, at, token);
    after_space = false;
  }
  memset(&tokens->items[tokens->len], 0,
         LIBFEED__TOKENS_AHEAD * sizeof *tokens->items);
  for (size_t i = 0; i < LIBFEED__TOKENS_AHEAD; i++)
    tokens->items[tokens->len + i].text = libfeed__empty;
}

libfeed_str libfeed__tokens_text(const libfeed__tokens *tokens, size_t from,
                                 size_t to) {
  const libfeed_str *first = &tokens->items[from].text;
  const libfeed_str *last = &tokens->items[to].text;
  return (libfeed_str){first->data,
                       (size_t)(last->data + last->len - first->data)};
}
