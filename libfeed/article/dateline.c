/* SPDX-License-Identifier: MIT */
/* Dateline and kicker: what stands before the first sentence of a paragraph. */
#include "article/dateline.h"

#include "base/utf8.h"

/* Bytes and tokens of a dateline, at most. */
#define DATELINE_MOST 80
#define TOKENS_MOST 14
/* Bytes of a kicker, at most. */
#define KICKER_MOST 60

static libfeed_str beginning(libfeed_str text, size_t most) {
  return (libfeed_str){text.data, libfeed__utf8_fit(text.data, text.len, most)};
}

static bool is_dash(const libfeed__token *token) {
  return token->kind == LIBFEED__TOKEN_MARK && token->after_space &&
         (token->code == '-' || token->code == 0x2013 || token->code == 0x2014);
}

/* The dash between dateline and sentence: spaces on both sides, or "--". */
static size_t find_dash(const libfeed__tokens *tokens) {
  for (size_t i = 1; i < tokens->len && i < TOKENS_MOST; i++) {
    const libfeed__token *t = &tokens->items[i];
    if (is_dash(t) && (t[1].after_space || t[1].code == '-' ||
                       t[1].kind == LIBFEED__TOKEN_END))
      return i;
    /* "TAYLORVILLE—The", "LONDON–(WIRE)–The", "Sevilla (EFE).- La", and a
       sentence that has begun. */
    if (t->kind == LIBFEED__TOKEN_MARK &&
        (t->code == 0x2014 || (t->code == 0x2013 && t[-1].code == ')')))
      return i;
    if (t->code == '-' && t[-1].code == '.' && t[1].after_space)
      return i - 1;
    if (t->kind == LIBFEED__TOKEN_MARK &&
        (t->code == '?' || t->code == '!' || t->code == ':' || t->code == '"'))
      return 0;
  }
  return 0;
}

/* Words in capitals first, or a place with an agency in brackets or a date. */
static bool is_dateline(const libfeed__tokens *tokens, size_t dash) {
  size_t words = 0, small = 0;
  bool has_agency = false;
  libfeed__date_place date;
  const libfeed__token *t = tokens->items;
  for (size_t i = 0; i < dash; i++) {
    if (t[i].kind == LIBFEED__TOKEN_MARK && t[i].code == '(')
      has_agency = true;
    if (t[i].kind != LIBFEED__TOKEN_WORD)
      continue;
    words++;
    small += !t[i].is_capital && !has_agency && t[i].text.len > 3 &&
             (t[i].classes & (LIBFEED__IN(MONTH) | LIBFEED__IN(WEEKDAY))) == 0;
  }
  bool is_shouted = t[0].kind == LIBFEED__TOKEN_WORD && !t[0].has_small &&
                    t[0].is_capital && t[0].text.len >= 3;
  bool has_date = libfeed__date_find(tokens, 0, true, &date) &&
                  date.first > 0 && date.last < dash;
  for (size_t i = 1; i < dash; i++) /* "МОСКВА, 20 дек" has no year */
    has_date = has_date || (t[i].kind == LIBFEED__TOKEN_NUMBER &&
                            (t[i - 1].month != 0 || t[i + 1].month != 0));
  return words > 0 && words <= 9 && small == 0 &&
         t[0].kind == LIBFEED__TOKEN_WORD && t[0].is_capital &&
         (is_shouted || has_date || has_agency);
}

static bool is_one_of(uint32_t code, uint32_t a, uint32_t b) {
  return code == a || code == b;
}

/* "（東京 ３日 通信）", "(서울=통신)", "新华社北京6月18日电": the last token of
   a dateline in Han, kana or Hangul, or 0. */
static size_t find_wide(const libfeed__tokens *tokens) {
  const libfeed__token *t = tokens->items;
  bool is_square = is_one_of(t[0].code, '[', 0xFF3B);
  if (is_square || is_one_of(t[0].code, '(', 0xFF08)) {
    bool has_sign = false;
    size_t i = 1;
    for (; i < TOKENS_MOST && (t[i].kind == LIBFEED__TOKEN_WIDE ||
                               t[i].kind == LIBFEED__TOKEN_NUMBER ||
                               is_one_of(t[i].code, '=', 0xFF1D));
         i++)
      has_sign = has_sign || t[i].kind == LIBFEED__TOKEN_MARK ||
                 (is_square && t[i].kind == LIBFEED__TOKEN_NUMBER);
    bool is_closed = is_square ? is_one_of(t[i].code, ']', 0xFF3D)
                               : is_one_of(t[i].code, ')', 0xFF09);
    return has_sign && is_closed ? i : 0;
  }
  return 0;
}

/* "新华社北京6月18日电": its end in the text, or 0. */
static size_t find_wire(const libfeed__tokens *tokens) {
  static const libfeed_str ends[] = {
      LIBFEED__STR_INIT("\xE6\x97\xA5\xE7\x94\xB5"),
      LIBFEED__STR_INIT("\xE6\x97\xA5\xE9\x9B\xBB")};
  const libfeed__token *t = tokens->items;
  if (t[0].kind != LIBFEED__TOKEN_WIDE || t[1].kind != LIBFEED__TOKEN_NUMBER ||
      t[2].code != 0x6708 || t[3].kind != LIBFEED__TOKEN_NUMBER)
    return 0;
  for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
    if (libfeed__starts_with(t[4].text, ends[i]))
      return (size_t)(t[4].text.data - tokens->line.data) + ends[i].len;
  return 0;
}

libfeed_str libfeed__dateline_find(libfeed_str text) {
  libfeed__tokens tokens;
  /* What follows the dash matters as well. */
  libfeed__tokens_cut_first(&tokens, beginning(text, (size_t)DATELINE_MOST * 2),
                            TOKENS_MOST + 2);
  size_t wire = find_wire(&tokens), wide = find_wide(&tokens);
  if (wire > 0 && wire <= DATELINE_MOST)
    return libfeed__slice(text, 0, wire);
  if (wide > 0)
    return libfeed__tokens_text(&tokens, 0, wide);
  size_t dash = find_dash(&tokens);
  if (dash == 0 || !is_dateline(&tokens, dash))
    return libfeed__empty;
  libfeed_str found = libfeed__tokens_text(&tokens, 0, dash - 1);
  return found.len <= DATELINE_MOST ? found : libfeed__empty;
}

static bool is_quote(const libfeed__token *token) {
  uint32_t code = token->code;
  return token->kind == LIBFEED__TOKEN_MARK &&
         (code == '"' || code == '\'' || (code >= 0x2018 && code <= 0x201F) ||
          code == 0xAB || code == 0xBB);
}

libfeed_str libfeed__kicker_find(libfeed_str text) {
  libfeed__tokens tokens;
  libfeed_str start = beginning(text, (size_t)KICKER_MOST * 2);
  if (libfeed__find_byte(start, ':') == SIZE_MAX)
    return libfeed__empty; /* as in most texts */
  libfeed__tokens_cut(&tokens, start);
  size_t first = tokens.len, last = 0, letters = 0;
  for (size_t i = 0; i < tokens.len; i++) {
    const libfeed__token *token = &tokens.items[i];
    if (token->kind == LIBFEED__TOKEN_MARK && token->code == ':') {
      if (letters < 3 || last < first)
        return libfeed__empty;
      libfeed_str found = libfeed__tokens_text(&tokens, first, last);
      return found.len <= KICKER_MOST ? found : libfeed__empty;
    }
    if (is_quote(token))
      continue;
    if (token->kind == LIBFEED__TOKEN_WORD) {
      if (!token->is_capital || token->has_small)
        return libfeed__empty;
      letters += token->text.len;
    } else if (token->kind == LIBFEED__TOKEN_WIDE ||
               (token->kind == LIBFEED__TOKEN_MARK &&
                (token->code == '.' || token->code == '!'))) {
      return libfeed__empty;
    }
    if (first == tokens.len)
      first = i;
    last = i;
  }
  return libfeed__empty;
}
