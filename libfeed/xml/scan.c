/* SPDX-License-Identifier: MIT */
/* Finding the few bytes that end a run of text. The only file with a form that
   is not plain C: GNU C's vectors, behind LIBFEED__HAS_VECTORS. */
#include "xml/scan.h"

#include <stdint.h>
#include <string.h>

#define ONES UINT64_C(0x0101010101010101)
#define HIGHS UINT64_C(0x8080808080808080)

static inline const char *scan_bytes(const char *p, const char *end,
                                     const char four[4]) {
  while (p < end && *p != four[0] && *p != four[1] && *p != four[2] &&
         *p != four[3])
    p++;
  return p;
}

/* Not 0 where a byte of `word` is the one that `splat` repeats. */
static inline uint64_t has_byte(uint64_t word, uint64_t splat) {
  uint64_t x = word ^ splat;
  return (x - ONES) & ~x & HIGHS;
}

static inline const char *scan_words(const char *p, const char *end,
                                     const char four[4]) {
  const uint64_t a = ONES * (unsigned char)four[0];
  const uint64_t b = ONES * (unsigned char)four[1];
  const uint64_t c = ONES * (unsigned char)four[2];
  const uint64_t d = ONES * (unsigned char)four[3];
  while (end - p >= 8) {
    uint64_t word;
    memcpy(&word, p, sizeof word);
    if ((has_byte(word, a) | has_byte(word, b) | has_byte(word, c) |
         has_byte(word, d)) != 0)
      return scan_bytes(p, end, four);
    p += 8;
  }
  return scan_bytes(p, end, four);
}

const char *libfeed__scan_words(const char *p, const char *end,
                                const char four[4]) {
  return scan_words(p, end, four);
}

#if LIBFEED__HAS_VECTORS

typedef signed char vector __attribute__((vector_size(16)));
typedef uint64_t halves __attribute__((vector_size(16)));

static inline vector splat(char byte) {
  signed char c = (signed char)byte;
  return (vector){c, c, c, c, c, c, c, c, c, c, c, c, c, c, c, c};
}

static inline const char *scan_vectors(const char *p, const char *end,
                                       const char four[4]) {
  const vector a = splat(four[0]), b = splat(four[1]), c = splat(four[2]),
               d = splat(four[3]);
  while (end - p >= 16) {
    vector block;
    memcpy(&block, p, sizeof block);
    halves found =
        (halves)((block == a) | (block == b) | (block == c) | (block == d));
    /* A byte that matches is all ones: the lowest bit tells its place. */
    if ((found[0] | found[1]) != 0)
      return p + (found[0] != 0 ? __builtin_ctzll(found[0]) / 8
                                : 8 + __builtin_ctzll(found[1]) / 8);
    p += 16;
  }
  return scan_words(p, end, four);
}

const char *libfeed__scan_vectors(const char *p, const char *end,
                                  const char four[4]) {
  return scan_vectors(p, end, four);
}

#define SCAN scan_vectors
#else
#define SCAN scan_words
#endif

const char *libfeed__scan_text(const char *p, const char *end) {
  return SCAN(p, end, (const char[4]){'<', '&', ']', '\r'});
}

const char *libfeed__scan_cdata(const char *p, const char *end) {
  return SCAN(p, end, (const char[4]){']', '[', '\r', ']'});
}

const char *libfeed__scan_value(const char *p, const char *end, char quote) {
  return SCAN(p, end, (const char[4]){quote, '<', '&', quote});
}
