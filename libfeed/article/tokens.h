/* SPDX-License-Identifier: MIT */
/* Tokens: a short line cut into words, numbers and marks, for the grammars of
   dates and by-lines. */
#ifndef LIBFEED_ARTICLE_TOKENS_H
#define LIBFEED_ARTICLE_TOKENS_H

#include "article/lexicon.h"

typedef enum libfeed__token_kind {
  LIBFEED__TOKEN_END,
  LIBFEED__TOKEN_WORD,   /* letters, with hyphens and apostrophes inside */
  LIBFEED__TOKEN_NUMBER, /* digits of any script */
  LIBFEED__TOKEN_WIDE,   /* a run of a script without spaces */
  LIBFEED__TOKEN_MARK    /* any other character */
} libfeed__token_kind;

typedef struct libfeed__token {
  libfeed_str text;
  uint64_t classes; /* of a word, by bit */
  libfeed__token_kind kind;
  uint32_t code;  /* of a mark; the first character of others */
  uint32_t value; /* of a number, up to nine digits */
  uint8_t digits; /* of a number */
  uint8_t month;  /* of a month's name, else 0 */
  bool after_space;
  bool is_capital; /* a word with a capital first */
  bool has_small;  /* … with a small letter in it */
} libfeed__token;

/* No line is looked at beyond so many. */
#define LIBFEED__TOKENS_MOST 64
/* No form looks further ahead than this. */
#define LIBFEED__TOKENS_AHEAD 16

typedef struct libfeed__tokens {
  libfeed_str line;
  size_t len;
  /* Behind the last one there are ENDs, for as far as a form may look. */
  libfeed__token items[LIBFEED__TOKENS_MOST + LIBFEED__TOKENS_AHEAD];
} libfeed__tokens;

/* ":" in either width. */
static inline bool libfeed__is_colon(const libfeed__token *token) {
  return token->code == ':' || token->code == 0xFF1A;
}

/* "Photo:", "Bild=": what leads to the name of who took a picture. */
static inline bool libfeed__is_photo_label(const libfeed__token *token) {
  return (token->classes & LIBFEED__IN(PHOTO)) != 0 &&
         (libfeed__is_colon(token + 1) || token[1].code == '=' ||
          token[1].code == 0xFF1D);
}

void libfeed__tokens_cut(libfeed__tokens *tokens, libfeed_str line);
/* The same for the first `most` tokens alone. */
void libfeed__tokens_cut_first(libfeed__tokens *tokens, libfeed_str line,
                               size_t most);

/* The text from one token to another, both included. */
libfeed_str libfeed__tokens_text(const libfeed__tokens *tokens, size_t from,
                                 size_t to);

#endif
