/* SPDX-License-Identifier: MIT */
/* Lexicon: the general words that tell furniture from prose, the stop words of
   the languages, the names of months. article/lexicon.txt is their source. */
#ifndef LIBFEED_ARTICLE_LEXICON_H
#define LIBFEED_ARTICLE_LEXICON_H

#include <stddef.h>
#include <stdint.h>

#include "article/word.h"

typedef enum libfeed__class {
  /* Furniture and what goes with an article; each line counts these. */
  LIBFEED__SHARE,
  LIBFEED__SUBSCRIBE,
  LIBFEED__COOKIE,
  LIBFEED__COMMENT,
  LIBFEED__RELATED,
  LIBFEED__NAVIGATION,
  LIBFEED__AD,
  LIBFEED__RIGHTS,
  LIBFEED__MORE,
  LIBFEED__BYLINE,
  LIBFEED__PHOTO,
  LIBFEED__UPDATED,
  LIBFEED__AGO,
  LIBFEED__SOCIAL,
  LIBFEED__COMMERCE,
  LIBFEED__ACCOUNT,
  LIBFEED__BIO,
  LIBFEED__YOU,
  LIBFEED__I,
  LIBFEED__GIVEN, /* names of persons */
  LIBFEED__WEEKDAY,
  LIBFEED__MONTH,
  LIBFEED__STOPWORD,
  LIBFEED__NAMING, /* any of those that by-lines have beside names, below */
  LIBFEED__CLASS_COUNT,
  /* Not counted: words of by-lines (article/byline.c) … */
  LIBFEED__BY = LIBFEED__CLASS_COUNT,
  LIBFEED__LABEL,
  LIBFEED__AUTHOR,
  LIBFEED__PARTICLE,
  LIBFEED__HONORIFIC,
  LIBFEED__JOINT,
  LIBFEED__NO_NAME,
  LIBFEED__AGENT,
  /* … and what begins a phrase of two words. */
  LIBFEED__FIRST
} libfeed__class;

#define LIBFEED__IN(class) (UINT64_C(1) << LIBFEED__##class)
/* Above the classes: the number of a month. */
#define LIBFEED__MONTH_SHIFT 48

/* Bytes that hold a number for each class that lines count. */
#define LIBFEED__COUNTS 24

/* All that is known of words of the same sort. */
typedef struct libfeed__word {
  uint8_t counts[LIBFEED__COUNTS]; /* 1 for each of its classes */
  uint64_t classes;                /* by bit */
} libfeed__word;

/* The generated tables (tools/make-lexicon.py), in one place, so that one
   address leads to all. */
#define LIBFEED__LEXICON_FACTORS 1024
#define LIBFEED__LEXICON_PLACES 5600
#define LIBFEED__LEXICON_SORTS 256
typedef struct libfeed__lexicon_tables {
  /* By the lower bits of a hash: what to multiply it with. */
  uint16_t factors[LIBFEED__LEXICON_FACTORS];
  /* What is known of the words of a sort. */
  libfeed__word words[LIBFEED__LEXICON_SORTS];
  /* By place: the upper 24 bits of the word's hash, which with the place are as
     good as all of them, and its sort. */
  uint32_t entries[LIBFEED__LEXICON_PLACES];
} libfeed__lexicon_tables;
extern const libfeed__lexicon_tables libfeed__lexicon;

/* Where the word with this hash stands, if it does. */
static inline uint32_t libfeed__lexicon_place(uint32_t hash) {
  uint32_t product =
      hash * libfeed__lexicon.factors[hash % LIBFEED__LEXICON_FACTORS];
  return (uint32_t)((uint64_t)product * LIBFEED__LEXICON_PLACES >> 32);
}

/* What is known of the word with this hash; of most words, nothing: then it has
   no classes. Written without a branch, which nobody could predict. */
static inline const libfeed__word *libfeed__lexicon_find(uint32_t hash) {
  uint32_t entry = libfeed__lexicon.entries[libfeed__lexicon_place(hash)];
  uint32_t is_there = (entry ^ hash) < LIBFEED__LEXICON_SORTS;
  uint32_t sort = entry % LIBFEED__LEXICON_SORTS & (0 - is_there);
  return &libfeed__lexicon.words[sort];
}

/* The number of the languages in which the word with this hash is a stop word:
   all words of the same languages have the same; 0 for none. */
#define LIBFEED__LEXICON_TONGUES 256
uint8_t libfeed__lexicon_tongue(uint32_t hash);

/* The language that most stop words of a text speak for; `counts` has one
   number for each of these. Empty where fewer than `least` do, or not `times`
   as many as for any other one (1: the first of the best). Static. */
libfeed_str
libfeed__lexicon_language(const uint32_t counts[LIBFEED__LEXICON_TONGUES],
                          uint32_t least, uint32_t times);

#endif
