/* SPDX-License-Identifier: MIT */
/* Measure: what can be counted in one line: words, stop words, capitals, the
   words of each class, how it begins and ends. */
#ifndef LIBFEED_ARTICLE_MEASURE_H
#define LIBFEED_ARTICLE_MEASURE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "article/lexicon.h"

/* What a line has, by bit. */
enum libfeed__sign {
  LIBFEED__HAS_ADDRESS = 1, /* a web or mail address */
  LIBFEED__HAS_BAR = 2,     /* | › » · • between words */
  LIBFEED__HAS_RIGHTS = 4,  /* © */
  LIBFEED__HAS_MONEY = 8,   /* a currency sign */
  LIBFEED__HAS_TIME = 16,   /* 10:15 */
  LIBFEED__HAS_DATE = 32,   /* 1.2.2023, 2023-02-01, or a month and a number */
  LIBFEED__HAS_YEAR = 64,   /* four digits that may be a year */
  LIBFEED__STARTS_LOWER = 128,
  LIBFEED__STARTS_QUOTE = 256,
  LIBFEED__STARTS_MARK = 512, /* a bullet, a dash, an arrow */
  LIBFEED__STARTS_DIGIT = 1024,
  LIBFEED__HAS_HASH = 2048,  /* #tag or @name */
  LIBFEED__HAS_LABEL = 4096, /* a colon near the start */
  LIBFEED__HAS_LESS = 8192,  /* < */
  /* Any mark but those that end sentences, commas and quotation marks. */
  LIBFEED__HAS_MARK = 16384
};

/* How it ends. */
typedef enum libfeed__ending {
  LIBFEED__ENDS_OPEN, /* in a word or in anything else */
  LIBFEED__ENDS_STOP,
  LIBFEED__ENDS_ASK, /* ? or ! */
  LIBFEED__ENDS_ELLIPSIS,
  LIBFEED__ENDS_COLON
} libfeed__ending;

typedef struct libfeed__measure {
  uint32_t width; /* characters; those of scripts without spaces count as two */
  uint32_t fingerprint; /* of its words, whatever stands between them */
  uint16_t words; /* two characters of a script without spaces count as one */
  uint16_t capitals; /* words with a capital first */
  uint16_t digits;
  uint16_t commas;
  uint16_t stops; /* sentences that end in it */
  uint16_t quotes;
  uint16_t signs; /* of enum libfeed__sign */
  uint8_t ending; /* libfeed__ending */
  uint8_t month;  /* of the last month's name in it */
  uint32_t
      lead; /* classes of the words before a colon near the start; by bit */
  uint8_t hits[LIBFEED__COUNTS]; /* words of each class, up to 255 */
} libfeed__measure;

/* True where a word belongs to furniture: these classes are the first ones.
   Most lines have none. */
static inline bool libfeed__has_furniture(const libfeed__measure *measure) {
  uint64_t any[2];
  _Static_assert(LIBFEED__ACCOUNT + 1 == sizeof any,
                 "as many bytes as classes");
  memcpy(any, measure->hits, sizeof any);
  return (any[0] | any[1]) != 0;
}

/* What else is wanted of the words; NULL where it is not. */
typedef struct libfeed__words {
  /* Where the slots of longer words go (article/cohesion.h); moves on. There
     has to be room for one in LIBFEED__SLOT_BYTES bytes, and one more. */
  uint16_t *slots;
  /* Bytes up to here, behind the line or at its end, can be read: words are
     read sixteen bytes at a time. NULL: up to the end of the line. */
  const char *readable;
} libfeed__words;

/* Words shorter than this are in too many texts to say anything. */
#define LIBFEED__SLOT_LETTERS 5
/* A slot stands for at least so many bytes: a character of three bytes, with
   the one before it. */
#define LIBFEED__SLOT_BYTES 3

/* Measures `len` bytes of cleaned text. `words` may be NULL. */
void libfeed__measure_line(libfeed__measure *measure, const char *text,
                           size_t len, libfeed__words *words);

#endif
