/* SPDX-License-Identifier: MIT */
/* Letters: what kind of character a code point is, and its lower case, for the
   scripts that articles are written in. No locale; ranges that are exact enough
   to measure a line. */
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

/* The character before `*at`, which moves to it; `text`, where the valid UTF-8
   begins, is less than that. */
static inline uint32_t libfeed__character_before(const char *text,
                                                 const char **at) {
  size_t step;
  do
    --*at;
  while (*at > text && ((unsigned char)**at & 0xC0) == 0x80);
  return libfeed__character(*at, &step);
}

/* The generated tables (tools/make-letters.py): by the upper ten bits of a
   character below U+10000 its block, and by that and the lower six bits its
   kind, with what turns it into lower case above that. */
#define LIBFEED__KIND_BITS 4
extern const uint8_t libfeed__letter_blocks[1024];
extern const uint16_t libfeed__letter_entries[][64];

/* By byte: of letters A–Z and a–z their lower case, else 0. */
extern const uint8_t libfeed__lower_letters[256];

/* The kind of a character, and itself in lower case. */
static inline libfeed__kind_of libfeed__letter_kind(uint32_t code,
                                                    uint32_t *lower) {
  *lower = code;
  if (code >= 0x10000) /* Han, or emoji and the like */
    return code >= 0x20000 && code < 0x40000 ? LIBFEED__WIDE : LIBFEED__OTHER;
  uint32_t entry =
      libfeed__letter_entries[libfeed__letter_blocks[code >> 6]][code & 63];
  *lower = code ^ entry >> LIBFEED__KIND_BITS;
  return (libfeed__kind_of)(entry & ((1U << LIBFEED__KIND_BITS) - 1));
}

/* What a character of the kind DIGIT stands for. */
static inline uint32_t libfeed__digit_value(uint32_t code) {
  /* Those of Devanagari begin at U+0966, all others at a multiple of 16. */
  return (code & 15) - (code >= 0x0966 && code <= 0x096F ? 6 : 0);
}

/* Letters of scripts that are read by words: all but Han, Hangul, hiragana. */
static inline bool libfeed__kind_is_letter(libfeed__kind_of kind) {
  return kind == LIBFEED__LETTER || kind == LIBFEED__CAPITAL ||
         kind == LIBFEED__KANA;
}

static inline bool libfeed__kind_is_word(libfeed__kind_of kind) {
  return kind == LIBFEED__LETTER || kind == LIBFEED__CAPITAL ||
         kind == LIBFEED__DIGIT || kind == LIBFEED__MARK;
}

#endif
