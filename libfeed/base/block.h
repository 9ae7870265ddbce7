/* SPDX-License-Identifier: MIT */
/* Blocks: what utf8.c and position.c ask of many bytes at once. GNU C's
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

/* Eight bytes as a number, the first one lowest on every machine; compilers
   make one load of it. */
static inline uint64_t libfeed__read_eight(const void *data) {
  const unsigned char *at = data;
  return (uint64_t)at[0] | (uint64_t)at[1] << 8 | (uint64_t)at[2] << 16 |
         (uint64_t)at[3] << 24 | (uint64_t)at[4] << 32 | (uint64_t)at[5] << 40 |
         (uint64_t)at[6] << 48 | (uint64_t)at[7] << 56;
}

/* The number of the first of eight bytes whose highest bit is set, by these
   bits alone; there is one. */
static inline size_t libfeed__first_flag(uint64_t flags) {
#if defined(__GNUC__) && !defined(LIBFEED__NO_VECTORS)
  return (size_t)__builtin_ctzll(flags) / 8;
#else
  /* A one in each byte up to the flag, summed up in the highest byte. */
  const uint64_t ones = UINT64_C(0x0101010101010101);
  return (size_t)(((flags - 1) & ~flags & ones) * ones >> 56) - 1;
#endif
}

/* Line ends in a run of bytes. */
typedef struct libfeed__ends {
  size_t n; /* LF and CR, each counted */
  bool has_cr;
} libfeed__ends;

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

/* The sum of the bytes. */
static inline size_t libfeed__vector_sum(libfeed__vector vector) {
  libfeed__halves halves = (libfeed__halves)vector;
  const uint64_t even = UINT64_C(0x00FF00FF00FF00FF);
  const uint64_t ones = UINT64_C(0x0001000100010001);
  halves = (halves & even) + (halves >> 8 & even);
  return (size_t)((halves[0] + halves[1]) * ones >> 48);
}

/* So many comparisons can be summed up in a byte. */
#define LIBFEED__SUMMANDS ((size_t)255)

/* The last 16 of `len` bytes (16 or more), of which `rest` count: the others
   are 0 in the mask. */
static inline libfeed__vector libfeed__vector_mask(size_t rest) {
  static const unsigned char mask[32] = {
      0,    0,    0,    0,    0,    0,    0,    0,    0,    0,    0,
      0,    0,    0,    0,    0,    0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF,
      0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF};
  libfeed__vector vector;
  memcpy(&vector, mask + rest, sizeof vector);
  return vector;
}

/* Controls that XML forbids, and as signed bytes all of 0x80 and above. */
static inline libfeed__vector libfeed__vector_odd(libfeed__vector c) {
  return (libfeed__vector)(((libfeed__svector)c < 0x20) & (c != '\t') &
                           (c != '\n') & (c != '\r'));
}

/* True where 64 bytes are ASCII without the controls that XML forbids. */
static inline bool libfeed__block_is_plain(const char *p) {
  libfeed__vector odd = {0}, low = {0};
  /* Most blocks have not even a line end. */
  for (size_t i = 0; i < LIBFEED__BLOCK; i += 16)
    low |=
        (libfeed__vector)((libfeed__svector)libfeed__vector_load(p + i) < 0x20);
  if (!libfeed__vector_any(low))
    return true;
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

/* Bytes that begin a character; as signed ones they are not the lowest 64. */
static inline size_t libfeed__count_starts(const char *p, size_t len) {
  size_t count = 0, at = 0;
  while (len - at >= 16) {
    libfeed__vector sum = {0};
    for (size_t i = 0; i < LIBFEED__SUMMANDS && len - at >= 16; i++, at += 16)
      /* What compares as true is all ones: −1. */
      sum -= (libfeed__vector)((libfeed__svector)libfeed__vector_load(p + at) >=
                               -0x40);
    count += libfeed__vector_sum(sum);
  }
  if (at < len && len >= 16) {
    libfeed__vector c = libfeed__vector_load(p + len - 16);
    c = (libfeed__vector)((libfeed__svector)c >= -0x40);
    return count + libfeed__vector_sum(c & libfeed__vector_mask(len - at) & 1);
  }
  for (; at < len; at++)
    count += ((unsigned char)p[at] & 0xC0) != 0x80;
  return count;
}

static inline libfeed__ends libfeed__count_ends(const char *p, size_t len) {
  libfeed__vector any = {0};
  size_t count = 0, at = 0;
  while (len - at >= 16) {
    libfeed__vector sum = {0};
    for (size_t i = 0; i < LIBFEED__SUMMANDS && len - at >= 16; i++, at += 16) {
      libfeed__vector c = libfeed__vector_load(p + at);
      libfeed__vector cr = (libfeed__vector)(c == '\r');
      any |= cr;
      sum -= cr | (libfeed__vector)(c == '\n');
    }
    count += libfeed__vector_sum(sum);
  }
  if (at < len && len >= 16) {
    libfeed__vector mask = libfeed__vector_mask(len - at);
    libfeed__vector c = libfeed__vector_load(p + len - 16);
    libfeed__vector cr = (libfeed__vector)(c == '\r') & mask;
    any |= cr;
    count +=
        libfeed__vector_sum((cr | ((libfeed__vector)(c == '\n') & mask)) & 1);
    at = len;
  }
  libfeed__ends ends = {count, libfeed__vector_any(any)};
  for (; at < len; at++) {
    ends.n += p[at] == '\n' || p[at] == '\r';
    ends.has_cr |= p[at] == '\r';
  }
  return ends;
}

/* Where the line begins that the byte at `len` would belong to: behind the last
   LF or CR, or 0. */
static inline size_t libfeed__line_start(const char *p, size_t len) {
  for (; len >= LIBFEED__BLOCK; len -= LIBFEED__BLOCK) {
    libfeed__vector any = {0};
    for (size_t i = 1; i <= 4; i++) {
      libfeed__vector c = libfeed__vector_load(p + len - 16 * i);
      any |= (libfeed__vector)((c == '\n') | (c == '\r'));
    }
    if (libfeed__vector_any(any))
      break;
  }
  for (; len >= 16; len -= 16) {
    libfeed__vector c = libfeed__vector_load(p + len - 16);
    if (libfeed__vector_any((libfeed__vector)((c == '\n') | (c == '\r'))))
      break;
  }
  while (len > 0 && p[len - 1] != '\n' && p[len - 1] != '\r')
    len--;
  return len;
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

static inline size_t libfeed__count_starts(const char *p, size_t len) {
  size_t count = 0;
  for (size_t i = 0; i < len; i++)
    count += ((unsigned char)p[i] & 0xC0) != 0x80;
  return count;
}

static inline libfeed__ends libfeed__count_ends(const char *p, size_t len) {
  libfeed__ends ends = {0, false};
  for (size_t i = 0; i < len; i++) {
    ends.n += p[i] == '\n' || p[i] == '\r';
    ends.has_cr |= p[i] == '\r';
  }
  return ends;
}

static inline size_t libfeed__line_start(const char *p, size_t len) {
  while (len > 0 && p[len - 1] != '\n' && p[len - 1] != '\r')
    len--;
  return len;
}

#endif

#endif
