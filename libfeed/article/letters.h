/* SPDX-License-Identifier: MIT */
/* Letters: what kind of character a code point is, and its lower case, for the
   scripts that articles are written in. No locale, no tables of Unicode: ranges
   that are exact enough to measure a line. */
#ifndef LIBFEED_ARTICLE_LETTERS_H
#define LIBFEED_ARTICLE_LETTERS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef enum libfeed__kind_of {
  LIBFEED__OTHER,  /* symbols, dashes, brackets */
  LIBFEED__BLANK,  /* white space of any width */
  LIBFEED__LETTER, /* of a script with spaces between words, no upper case */
  LIBFEED__CAPITAL,
  LIBFEED__DIGIT,
  LIBFEED__MARK,  /* inside words: combining marks, joiners */
  LIBFEED__KANA,  /* katakana: words without spaces, by runs */
  LIBFEED__WIDE,  /* Han, Hangul, hiragana: looked up one by one and in pairs */
  LIBFEED__STOP,  /* . ! ? and their kin end a sentence */
  LIBFEED__COMMA, /* , ; and their kin */
  LIBFEED__QUOTE,
  LIBFEED__COLON,
  LIBFEED__HIDDEN /* soft hyphens and other characters without width */
} libfeed__kind_of;

/* The character at `data`, which is valid UTF-8 with `len` > 0 bytes left. */
static inline uint32_t libfeed__character(const char *data, size_t *step) {
  const unsigned char *at = (const unsigned char *)data;
  if (at[0] < 0x80) {
    *step = 1;
    return at[0];
  }
  if (at[0] < 0xE0) {
    *step = 2;
    return (uint32_t)(at[0] & 0x1F) << 6 | (at[1] & 0x3FU);
  }
  if (at[0] < 0xF0) {
    *step = 3;
    return (uint32_t)(at[0] & 0x0F) << 12 | (uint32_t)(at[1] & 0x3F) << 6 |
           (at[2] & 0x3FU);
  }
  *step = 4;
  return (uint32_t)(at[0] & 0x07) << 18 | (uint32_t)(at[1] & 0x3F) << 12 |
         (uint32_t)(at[2] & 0x3F) << 6 | (at[3] & 0x3FU);
}

/* By character below 0x80. */
extern const unsigned char libfeed__ascii_kinds[128];

/* The kind of a character, and itself in lower case. */
libfeed__kind_of libfeed__letter_kind(uint32_t code, uint32_t *lower);

static inline bool libfeed__kind_is_word(libfeed__kind_of kind) {
  return kind == LIBFEED__LETTER || kind == LIBFEED__CAPITAL ||
         kind == LIBFEED__DIGIT || kind == LIBFEED__MARK;
}

#endif
