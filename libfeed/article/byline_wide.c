/* SPDX-License-Identifier: MIT */
/* By-lines in Han, kana and Hangul: a name behind or before a word of the
   trade. Names have two to four characters; nothing else tells them from other
   words.
 */
#include "article/byline.h"

/* Bytes of a name. */
#define NAME_LEAST 6
#define NAME_MOST 12
/* "The reporter of this paper": no longer than this. */
#define TITLE_MOST 24

/* Before a name. Of two that begin alike the longer one comes first. */
/* clang-format off */
static const libfeed_str before[] = {
    LIBFEED__STR_INIT("\xE8\xAE\xB0\xE8\x80\x85"), /* reporter */
    LIBFEED__STR_INIT("\xE8\xA8\x98\xE8\x80\x85"), /* reporter */
    LIBFEED__STR_INIT("\xE4\xBD\x9C\xE8\x80\x85"), /* author */
    LIBFEED__STR_INIT("\xE7\xBC\x96\xE8\xBE\x91"), /* editor */
    LIBFEED__STR_INIT("\xE7\xB7\xA8\xE8\xBC\xAF"), /* editor */
    LIBFEED__STR_INIT("\xE6\x92\xB0\xE6\x96\x87"), /* text by */
    LIBFEED__STR_INIT("\xE6\x92\xB0\xE7\xA8\xBF"), /* text by */
    LIBFEED__STR_INIT("\xE8\x91\x97\xE8\x80\x85"), /* author */
    LIBFEED__STR_INIT("\xE5\x9F\xB7\xE7\xAD\x86\xE8\x80\x85"), /* writer */
    LIBFEED__STR_INIT("\xE5\x9F\xB7\xE7\xAD\x86"), /* written by */
    LIBFEED__STR_INIT("\xE7\xAD\x86\xE8\x80\x85"), /* writer */
    LIBFEED__STR_INIT("\xE6\x8A\x95\xE7\xA8\xBF\xE8\x80\x85"), /* posted by */
    LIBFEED__STR_INIT("\xE3\x83\xA9\xE3\x82\xA4\xE3\x82\xBF\xE3\x83\xBC"), /* writer */
    LIBFEED__STR_INIT("\xE6\x96\x87"), /* text */
    LIBFEED__STR_INIT("\xEA\xB8\xB0\xEC\x9E\x90"), /* reporter */
    LIBFEED__STR_INIT("\xEC\x9E\x91\xEC\x84\xB1\xEC\x9E\x90"), /* written by */
    LIBFEED__STR_INIT("\xEA\xB8\x80\xEC\x93\xB4\xEC\x9D\xB4"), /* writer */
};
/* clang-format on */

/* Behind a name. */
/* clang-format off */
static const libfeed_str after[] = {
    LIBFEED__STR_INIT("\xEA\xB8\xB0\xEC\x9E\x90"), /* reporter */
    LIBFEED__STR_INIT("\xED\x8A\xB9\xED\x8C\x8C\xEC\x9B\x90"), /* correspondent */
    LIBFEED__STR_INIT("\xE8\xAE\xB0\xE8\x80\x85"), /* reporter */
    LIBFEED__STR_INIT("\xE8\xA8\x98\xE8\x80\x85"), /* reporter */
};
/* clang-format on */

/* What stands where a further name could. */
/* clang-format off */
static const libfeed_str others[] = {
    LIBFEED__STR_INIT("\xE9\x80\x9A\xE8\xAE\xAF\xE5\x91\x98"), /* contributor */
    LIBFEED__STR_INIT("\xE9\x80\x9A\xE8\xA8\x8A\xE5\x93\xA1"), /* contributor */
    LIBFEED__STR_INIT("\xE6\x8A\xA5\xE9\x81\x93"), /* report */
    LIBFEED__STR_INIT("\xE5\xA0\xB1\xE5\xB0\x8E"), /* report */
    LIBFEED__STR_INIT("\xE5\xA0\xB1\xE9\x81\x93"), /* report */
    LIBFEED__STR_INIT("\xE6\x91\x84\xE5\xBD\xB1"), /* photographer */
    LIBFEED__STR_INIT("\xE6\x94\x9D\xE5\xBD\xB1"), /* photographer */
    LIBFEED__STR_INIT("\xE7\xBC\x96\xE8\xBE\x91"), /* editor */
    LIBFEED__STR_INIT("\xE7\xB7\xA8\xE8\xBC\xAF"), /* editor */
};
/* clang-format on */

#define COUNT(list) (sizeof(list) / sizeof *(list))

static bool is_wide(const libfeed__token *token) {
  return token->kind == LIBFEED__TOKEN_WIDE;
}

static bool is_name(libfeed_str text) {
  for (size_t i = 0; i < COUNT(others); i++)
    if (libfeed__equals(text, others[i]))
      return false;
  for (size_t i = 0; i < COUNT(after); i++)
    if (libfeed__equals(text, after[i]))
      return false;
  return text.len >= NAME_LEAST && text.len <= NAME_MOST;
}

static bool ends_with(libfeed_str text, libfeed_str end) {
  return text.len >= end.len &&
         memcmp(text.data + text.len - end.len, end.data, end.len) == 0;
}

/* What may stand between the word of the trade and the name. */
static bool is_joint(const libfeed__token *token) {
  if (token->kind != LIBFEED__TOKEN_MARK)
    return false;
  switch (token->code) {
  case '/':
  case '|':
  case '=':
  case 0x30FB:
  case 0xFF0F:
  case 0xFF1D:
  case 0xFF5C:
    return true;
  default:
    return libfeed__is_colon(token);
  }
}

/* Names from the token `i` on, with spaces or commas between them. */
static bool read_names(const libfeed__tokens *tokens, size_t i,
                       libfeed__byline *out) {
  const libfeed__token *t = tokens->items;
  while (out->n_names < LIBFEED__NAMES_MOST && is_wide(&t[i]) &&
         is_name(t[i].text)) {
    out->names[out->n_names++] = t[i].text;
    i++;
    if (t[i].code == 0x3001 || t[i].code == ',' || t[i].code == 0xFF0C)
      i++;
    else if (!t[i].after_space)
      break;
  }
  return out->n_names > 0;
}

static bool is_editor(libfeed_str word) {
  return libfeed__equals(word, others[7]) || libfeed__equals(word, others[8]);
}

/* "Reporter Li Ming", "Text / Li Ming". */
static bool read_behind(const libfeed__tokens *tokens, libfeed__byline *out) {
  const libfeed__token *t = tokens->items;
  for (size_t i = 0; i < COUNT(before); i++) {
    if (!libfeed__starts_with(t[0].text, before[i]))
      continue;
    libfeed_str rest = libfeed__slice(t[0].text, before[i].len, t[0].text.len);
    if (rest.len == 0 && is_joint(&t[1]))
      return read_names(tokens, 2, out);
    /* One character alone proves nothing, and editors edit as readers may. */
    if (before[i].len == 3 || (rest.len == 0 && is_editor(before[i])))
      return false;
    if (rest.len == 0)
      return read_names(tokens, 1, out);
    if (!is_name(rest))
      return false;
    out->names[out->n_names++] = rest;
    if (t[1].code == 0x3001)
      (void)read_names(tokens, 2, out);
    return true;
  }
  /* "This paper's reporter Li Ming". */
  return t[0].text.len <= TITLE_MOST &&
         (ends_with(t[0].text, after[2]) || ends_with(t[0].text, after[3])) &&
         t[1].after_space && read_names(tokens, 1, out);
}

/* "Kim Minsu reporter", perhaps behind a place in brackets, and "Chen Yijun /
   report from Tainan". */
static bool read_before(const libfeed__tokens *tokens, libfeed__byline *out) {
  const libfeed__token *t = tokens->items;
  size_t i = 0;
  if (t[0].code == '[' || t[0].code == '(')
    while (i < tokens->len && t[i].code != ']' && t[i].code != ')')
      i++;
  i += i > 0;
  if (!is_wide(&t[i]) || !is_name(t[i].text))
    return false;
  bool is_report = is_joint(&t[i + 1]) && is_wide(&t[i + 2]) &&
                   (ends_with(t[i + 2].text, others[2]) ||
                    ends_with(t[i + 2].text, others[3]));
  for (size_t k = 0; k < COUNT(after) && !is_report; k++)
    is_report = t[i + 1].after_space && !is_wide(&t[i + 2]) &&
                libfeed__equals(t[i + 1].text, after[k]);
  if (is_report)
    out->names[out->n_names++] = t[i].text;
  return is_report;
}

bool libfeed__byline_read_wide(const libfeed__tokens *tokens,
                               libfeed__byline *out) {
  const libfeed__token *first = &tokens->items[0];
  out->n_names = 0;
  return (is_wide(first) && read_behind(tokens, out)) ||
         read_before(tokens, out);
}
