/* SPDX-License-Identifier: MIT */
/* Blocks: what utf8.c and position.c ask of 64 or 16 bytes at once. GNU C's
   vectors where the compiler has them, else plain loops that give the same
   answers; LIBFEED__NO_VECTORS chooses the latter for a test. Base. */
#ifndef LIBFEED_BASE_BLOCK_H
#define LIBFEED_BASE_BLOCK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#define LIBFEED__BLOCK ((size_t)64)
/* Bytes before a block that the test of UTF-8 looks at. */
#define LIBFEED__BEHIND ((size_t)3)

/* What is counted in bytes. */
typedef struct libfeed__counts {
  size_t characters; /* bytes that begin one */
  size_t lf, cr;
} libfeed__counts;

/* More than 31 at once would overflow the sums of the vector form. */
#define LIBFEED__SIXTEENS ((size_t)31)

#if defined(__GNUC__) && !defined(LIBFEED__NO_VECTORS)

typedef unsigned char libfeed__vector __attribute__((vector_size(16)));
typedef signed char libfeed__svector __attribute__((vector_size(16)));
typedef uint64_t libfeed__halves __attribute__((vector_size(16)));

static inline libfeed__vector libfeed__vector_load(const char *p) {
  libfeed__vector vector;
  memcpy(&vector, p, sizeof vector);
  return vector;
}

static inline bool libfeed__vector_any(libfeed__vector vector) {
  libfeed__halves halves = (libfeed__halves)vector;
  return (halves[0] | halves[1]) != 0;
}

/* The sum of bytes that are small. */
static inline size_t libfeed__vector_sum(libfeed__vector vector) {
  libfeed__halves halves = (libfeed__halves)vector;
  const uint64_t ones = UINT64_C(0x0101010101010101);
  return (size_t)((halves[0] * ones >> 56) + (halves[1] * ones >> 56));
}

/* Controls that XML forbids, and as signed bytes all of 0x80 and above. */
static inline libfeed__vector libfeed__vector_odd(libfeed__vector c) {
  return (libfeed__vector)(((libfeed__svector)c < 0x20) & (c != '\t') &
                           (c != '\n') & (c != '\r'));
}

/* True where 64 bytes are ASCII without the controls that XML forbids. */
static inline bool libfeed__block_is_plain(const char *p) {
  libfeed__vector odd = {0};
  for (size_t i = 0; i < LIBFEED__BLOCK; i += 16)
    odd |= libfeed__vector_odd(libfeed__vector_load(p + i));
  return !libfeed__vector_any(odd);
}

/* True where 64 bytes are ASCII. */
static inline bool libfeed__block_is_ascii(const char *p) {
  libfeed__vector any = {0};
  for (size_t i = 0; i < LIBFEED__BLOCK; i += 16)
    any |= libfeed__vector_load(p + i);
  return !libfeed__vector_any(any & 0x80);
}

/* True where no byte of the block makes the text invalid, given the three bytes
   before it (RFC 3629 §4). A sequence that the end of the block cuts passes:
   the next block sees it. */
static inline bool libfeed__block_is_valid(const char *p) {
  libfeed__vector bad = {0};
  for (size_t i = 0; i < LIBFEED__BLOCK; i += 16) {
    libfeed__vector c = libfeed__vector_load(p + i);
    libfeed__vector c1 = libfeed__vector_load(p + i - 1);
    libfeed__vector c2 = libfeed__vector_load(p + i - 2);
    libfeed__vector c3 = libfeed__vector_load(p + i - 3);
    /* 10xxxxxx as signed bytes are the lowest 64. */
    libfeed__vector is_trail = (libfeed__vector)((libfeed__svector)c < -0x40);
    libfeed__vector needs_trail =
        (libfeed__vector)((c1 >= 0xC0) | (c2 >= 0xE0) | (c3 >= 0xF0));
    bad |= is_trail ^ needs_trail;
    bad |= (libfeed__vector)(((c & 0xFE) == 0xC0) | (c >= 0xF5));
    bad |= (libfeed__vector)(((c1 == 0xE0) & (c < 0xA0)) |
                             ((c1 == 0xED) & (c >= 0xA0)) |
                             ((c1 == 0xF0) & (c < 0x90)) |
                             ((c1 == 0xF4) & (c >= 0x90)));
  }
  return !libfeed__vector_any(bad);
}

/* True where no byte of a valid block belongs to a character that XML forbids:
   C0 controls, U+FFFE and U+FFFF (XML 1.0 §2.2; C1 is allowed). */
static inline bool libfeed__block_is_allowed(const char *p) {
  libfeed__vector bad = {0};
  for (size_t i = 0; i < LIBFEED__BLOCK; i += 16) {
    libfeed__vector c = libfeed__vector_load(p + i);
    libfeed__vector c1 = libfeed__vector_load(p + i - 1);
    libfeed__vector c2 = libfeed__vector_load(p + i - 2);
    bad |= libfeed__vector_odd(c) & (libfeed__vector)(c < 0x80);
    bad |= (libfeed__vector)((c2 == 0xEF) & (c1 == 0xBF) & (c >= 0xBE));
  }
  return !libfeed__vector_any(bad);
}

/* Counts in `n` (up to 31) times 16 bytes. */
static inline libfeed__counts libfeed__block_count(const char *p, size_t n) {
  libfeed__vector starts = {0}, lf = {0}, cr = {0};
  for (size_t i = 0; i < n; i++) {
    libfeed__vector c = libfeed__vector_load(p + i * 16);
    /* What compares as true is all ones: −1. */
    starts -= (libfeed__vector)((libfeed__svector)c >= -0x40);
    lf -= (libfeed__vector)(c == '\n');
    cr -= (libfeed__vector)(c == '\r');
  }
  return (libfeed__counts){libfeed__vector_sum(starts), libfeed__vector_sum(lf),
                           libfeed__vector_sum(cr)};
}

/* Counts LF behind CR in `n` (up to 31) times 16 bytes; p[-1] is readable. */
static inline size_t libfeed__block_pairs(const char *p, size_t n) {
  libfeed__vector pairs = {0};
  for (size_t i = 0; i < n; i++)
    pairs -= (libfeed__vector)((libfeed__vector_load(p + i * 16) == '\n') &
                               (libfeed__vector_load(p + i * 16 - 1) == '\r'));
  return libfeed__vector_sum(pairs);
}

#else

static inline bool libfeed__byte_is_odd(unsigned char c) {
  return c < 0x20 && c != '\t' && c != '\n' && c != '\r';
}

static inline bool libfeed__block_is_plain(const char *p) {
  for (size_t i = 0; i < LIBFEED__BLOCK; i++)
    if ((unsigned char)p[i] >= 0x80 ||
        libfeed__byte_is_odd((unsigned char)p[i]))
      return false;
  return true;
}

static inline bool libfeed__block_is_ascii(const char *p) {
  unsigned any = 0;
  for (size_t i = 0; i < LIBFEED__BLOCK; i++)
    any |= (unsigned char)p[i];
  return any < 0x80;
}

static inline bool libfeed__block_is_valid(const char *text) {
  const unsigned char *p = (const unsigned char *)text;
  for (const unsigned char *end = p + LIBFEED__BLOCK; p < end; p++) {
    unsigned char c = p[0], c1 = p[-1];
    bool needs_trail = c1 >= 0xC0 || p[-2] >= 0xE0 || p[-3] >= 0xF0;
    if (((c & 0xC0) == 0x80) != needs_trail || (c & 0xFE) == 0xC0 ||
        c >= 0xF5 || (c1 == 0xE0 && c < 0xA0) || (c1 == 0xED && c >= 0xA0) ||
        (c1 == 0xF0 && c < 0x90) || (c1 == 0xF4 && c >= 0x90))
      return false;
  }
  return true;
}

static inline bool libfeed__block_is_allowed(const char *text) {
  const unsigned char *p = (const unsigned char *)text;
  for (const unsigned char *end = p + LIBFEED__BLOCK; p < end; p++)
    if (libfeed__byte_is_odd(p[0]) ||
        (p[-2] == 0xEF && p[-1] == 0xBF && p[0] >= 0xBE))
      return false;
  return true;
}

static inline libfeed__counts libfeed__block_count(const char *p, size_t n) {
  libfeed__counts counts = {0, 0, 0};
  for (size_t i = 0; i < n * 16; i++) {
    counts.characters += ((unsigned char)p[i] & 0xC0) != 0x80;
    counts.lf += p[i] == '\n';
    counts.cr += p[i] == '\r';
  }
  return counts;
}

static inline size_t libfeed__block_pairs(const char *p, size_t n) {
  size_t pairs = 0;
  for (const char *end = p + n * 16; p < end; p++)
    pairs += p[0] == '\n' && p[-1] == '\r';
  return pairs;
}

#endif

#endif
