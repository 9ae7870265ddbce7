/* SPDX-License-Identifier: MIT */
/* Word: the hash that stands for a word, in lower case. It is made of the
   word's pieces, in order: a run of plain letters, A–Z and a–z, up to sixteen
   of them, or one other character. Most words are one piece, which is found and
   hashed at once, without a branch that depends on its length.
   tools/make-lexicon.py does the same. */
#ifndef LIBFEED_ARTICLE_WORD_H
#define LIBFEED_ARTICLE_WORD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* LIBFEED__NO_BUILTINS chooses the form for every machine, for a test. */
#if defined(__SSE2__) && defined(__x86_64__) && !defined(LIBFEED__NO_BUILTINS)
#define LIBFEED__HAS_SIXTEEN
#include <emmintrin.h>
#endif

#include "base/block.h"
#include "base/str.h"

/* -- words: FNV-1a over their pieces -----------------------------------------
 */

#define LIBFEED__WORD_START 2166136261U
/* Adds a piece: the hash of plain letters, or another character. */
static inline uint32_t libfeed__word_step(uint32_t hash, uint32_t piece) {
  return (hash ^ piece) * 16777619U;
}

/* The hash of two words that stand together, by theirs. */
static inline uint32_t libfeed__phrase_hash(uint32_t first, uint32_t second) {
  return (first << 5 | first >> 27) ^ second;
}

/* -- plain letters -----------------------------------------------------------
 */

#define LIBFEED__PLAIN_MOST 16

typedef struct libfeed__plain {
  uint32_t len;    /* letters; 16 perhaps of more */
  uint32_t hash;   /* of these */
  bool is_capital; /* the first of them, if there is one */
  bool has_small;
  bool has_late; /* a capital that is not the first of them */
} libfeed__plain;

/* Sixteen bytes: the letters among them, in lower case, with anything in the
   other places; which they are, and which of all bytes have the bit by which
   small letters differ from capitals, by bit. */
typedef struct libfeed__sixteen {
#ifdef LIBFEED__HAS_SIXTEEN
  __m128i lower;
#else
  uint64_t lower[2];
#endif
  uint32_t letters, small;
} libfeed__sixteen;

#ifdef LIBFEED__HAS_SIXTEEN

static inline libfeed__sixteen libfeed__read_sixteen(const char *at) {
  __m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)at);
  __m128i lower = _mm_or_si128(bytes, _mm_set1_epi8(0x20));
  /* From 'a' on, with the least number for it: bytes are compared with sign. */
  __m128i place = _mm_add_epi8(lower, _mm_set1_epi8((char)(0x80 - 'a')));
  __m128i is_letter = _mm_cmplt_epi8(place, _mm_set1_epi8(-128 + 26));
  libfeed__sixteen sixteen = {
      lower, (uint32_t)_mm_movemask_epi8(is_letter),
      (uint32_t)_mm_movemask_epi8(_mm_slli_epi16(bytes, 2))};
  return sixteen;
}

/* The first `len` letters, eight in each number, zeros behind them. */
static inline void libfeed__cut_sixteen(const libfeed__sixteen *sixteen,
                                        size_t len, uint64_t parts[2]) {
  static const uint8_t keep[32] = {255, 255, 255, 255, 255, 255, 255, 255,
                                   255, 255, 255, 255, 255, 255, 255, 255};
  __m128i kept = _mm_and_si128(
      sixteen->lower,
      _mm_loadu_si128((const __m128i *)(const void *)(keep + 16 - len)));
  parts[0] = (uint64_t)_mm_cvtsi128_si64(kept);
  parts[1] = (uint64_t)_mm_cvtsi128_si64(_mm_unpackhi_epi64(kept, kept));
}

#else

/* The highest bits of eight bytes, the first one lowest. */
static inline uint32_t libfeed__gather_bits(uint64_t bytes) {
  const uint64_t highs = UINT64_C(0x8080808080808080);
  return (uint32_t)(((bytes & highs) >> 7) * UINT64_C(0x0102040810204080) >>
                    56);
}

/* A mark on each of eight bytes in lower case that is a letter. */
static inline uint64_t libfeed__letters_of(uint64_t lower) {
  const uint64_t ones = UINT64_C(0x0101010101010101), highs = ones << 7;
  uint64_t seven = lower & ~highs;
  return (seven + ones * (0x80 - 'a')) & ~(seven + ones * (0x7F - 'z')) &
         ~lower & highs;
}

static inline libfeed__sixteen libfeed__read_sixteen(const char *at) {
  const uint64_t twenties = UINT64_C(0x2020202020202020);
  uint64_t first = libfeed__read_eight(at);
  uint64_t second = libfeed__read_eight(at + 8);
  libfeed__sixteen sixteen = {{first | twenties, second | twenties}, 0, 0};
  sixteen.letters =
      libfeed__gather_bits(libfeed__letters_of(sixteen.lower[0])) |
      libfeed__gather_bits(libfeed__letters_of(sixteen.lower[1])) << 8;
  sixteen.small =
      libfeed__gather_bits(first << 2) | libfeed__gather_bits(second << 2) << 8;
  return sixteen;
}

/* The first `len` of eight bytes, with zeros behind them. */
static inline uint64_t libfeed__first_bytes(uint64_t bytes, size_t len) {
  return len >= 8 ? bytes : bytes & ((UINT64_C(1) << 8 * len) - 1);
}

static inline void libfeed__cut_sixteen(const libfeed__sixteen *sixteen,
                                        size_t len, uint64_t parts[2]) {
  parts[0] = libfeed__first_bytes(sixteen->lower[0], len);
  parts[1] = libfeed__first_bytes(sixteen->lower[1], len > 8 ? len - 8 : 0);
}

#endif

/* The number of the lowest bit that is set; there is one, below the 17th. */
static inline uint32_t libfeed__lowest_bit(uint32_t bits) {
#if defined(__GNUC__) && !defined(LIBFEED__NO_BUILTINS)
  return (uint32_t)__builtin_ctz(bits);
#else
  uint32_t n = 0;
  while ((bits >> n & 1) == 0)
    n++;
  return n;
#endif
}

static inline uint32_t libfeed__plain_hash(const uint64_t parts[2]) {
  uint64_t sum = parts[0] + parts[1] * UINT64_C(0x9E3779B97F4A7C15);
  sum = (sum ^ sum >> 32) * UINT64_C(0xD6E8FEB86659FD93);
  return (uint32_t)(sum >> 32);
}

/* Copies what can be read to `bytes`, with zeros behind it. */
void libfeed__copy_few(char bytes[LIBFEED__PLAIN_MOST], const char *at,
                       const char *readable);

/* The letters at `at`, of which the text has `left` more bytes, at least one.
   Bytes up to `readable`, which may lie behind the text, can be read. */
static inline libfeed__plain libfeed__plain_read(const char *at, size_t left,
                                                 const char *readable) {
  libfeed__plain plain;
  uint64_t parts[2];
  char few[LIBFEED__PLAIN_MOST];
  if (readable - at < LIBFEED__PLAIN_MOST) {
    libfeed__copy_few(few, at, readable);
    at = few;
  }
  libfeed__sixteen sixteen = libfeed__read_sixteen(at);
  uint32_t len =
      libfeed__lowest_bit(~sixteen.letters | 1U << LIBFEED__PLAIN_MOST);
  plain.len = left < len ? (uint32_t)left : len;
  libfeed__cut_sixteen(&sixteen, plain.len, parts);
  plain.hash = libfeed__plain_hash(parts);
  uint32_t all = (1U << plain.len) - 1;
  plain.is_capital = (sixteen.small & 1) == 0;
  plain.has_small = (sixteen.small & all) != 0;
  plain.has_late = (~sixteen.small & all) > 1;
  return plain;
}

/* The hash of a word of any characters. */
uint32_t libfeed__word_hash(libfeed_str word);

#endif
