/* SPDX-License-Identifier: MIT */
/* The forms of block.h, and which of them this processor runs: with block.inc
   the only code that is not plain C. */
#include "base/block.h"

#include <string.h>

#define BLOCK LIBFEED__BLOCK
#define ONES UINT64_C(0x0101010101010101)
#define HIGHS UINT64_C(0x8080808080808080)

/* -- for every machine -------------------------------------------------------
 */

static bool is_odd(unsigned char c) {
  return c < 0x20 && c != '\t' && c != '\n' && c != '\r';
}

static bool is_start(char c) {
  return ((unsigned char)c & 0xC0) != 0x80;
}

static bool is_valid(const char *block) {
  const unsigned char *p = (const unsigned char *)block;
  for (const unsigned char *end = p + BLOCK; p < end; p++) {
    unsigned char c = p[0], c1 = p[-1];
    bool needs_trail = c1 >= 0xC0 || p[-2] >= 0xE0 || p[-3] >= 0xF0;
    if (((c & 0xC0) == 0x80) != needs_trail || (c & 0xFE) == 0xC0 ||
        c >= 0xF5 || (c1 == 0xE0 && c < 0xA0) || (c1 == 0xED && c >= 0xA0) ||
        (c1 == 0xF0 && c < 0x90) || (c1 == 0xF4 && c >= 0x90))
      return false;
  }
  return true;
}

static bool is_allowed(const char *block) {
  const unsigned char *p = (const unsigned char *)block;
  for (const unsigned char *end = p + BLOCK; p < end; p++)
    if (is_odd(p[0]) || (p[-2] == 0xEF && p[-1] == 0xBF && p[0] >= 0xBE))
      return false;
  return true;
}

static size_t clean_bytes(const char *data, size_t len, bool forbids) {
  size_t at = 0;
  while (len - at >= BLOCK && is_valid(data + at) &&
         (!forbids || is_allowed(data + at)))
    at += BLOCK;
  return at;
}

static size_t plain_bytes(const char *data, size_t len) {
  size_t at = 0;
  while (at < len && (unsigned char)data[at] < 0x80 &&
         !is_odd((unsigned char)data[at]))
    at++;
  return at - at % BLOCK;
}

static size_t starts_bytes(const char *data, size_t len) {
  size_t count = 0;
  for (size_t i = 0; i < len; i++)
    count += is_start(data[i]);
  return count;
}

static libfeed__run lines_bytes(const char *data, size_t len) {
  libfeed__run lines = {0};
  for (size_t i = 0; i < len; i++) {
    lines.n_starts += is_start(data[i]);
    if (data[i] != '\n' && data[i] != '\r')
      continue;
    lines.n_ends++;
    lines.has_cr |= data[i] == '\r';
    lines.last = i + 1;
    lines.n_starts = 0;
  }
  return lines;
}

/* Not 0 where a byte of `word` is the one that `splat` repeats. */
static inline uint64_t has_byte(uint64_t word, uint64_t splat) {
  uint64_t x = word ^ splat;
  return (x - ONES) & ~x & HIGHS;
}

static const char *find_bytes(const char *p, const char *end,
                              const char four[4]) {
  const uint64_t a = ONES * (unsigned char)four[0];
  const uint64_t b = ONES * (unsigned char)four[1];
  const uint64_t c = ONES * (unsigned char)four[2];
  const uint64_t d = ONES * (unsigned char)four[3];
  for (; end - p >= 8; p += 8) {
    uint64_t word;
    memcpy(&word, p, sizeof word);
    if ((has_byte(word, a) | has_byte(word, b) | has_byte(word, c) |
         has_byte(word, d)) != 0)
      break;
  }
  while (p < end && *p != four[0] && *p != four[1] && *p != four[2] &&
         *p != four[3])
    p++;
  return p;
}

static const libfeed__block_form bytes_form = {
    "bytes", clean_bytes, plain_bytes, starts_bytes, lines_bytes, find_bytes};

/* -- vectors -----------------------------------------------------------------
 */

#if defined(__GNUC__) && defined(__BYTE_ORDER__)
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
#define HAS_VECTORS 1
#endif
#endif

#ifdef HAS_VECTORS

/* So many comparisons can be summed up in a byte. */
#define SUMMANDS ((size_t)255)

/* 32 times 0, and as often 0xFF. */
static const uint64_t tail_mask[8] = {
    0, 0, 0, 0, UINT64_MAX, UINT64_MAX, UINT64_MAX, UINT64_MAX};

#if defined(__SSE2__)

#include <emmintrin.h>

#define ANY(vector) (_mm_movemask_epi8((__m128i)(vector)) != 0)
#define FIRST(vector)                                                          \
  __builtin_ctz((unsigned)_mm_movemask_epi8((__m128i)(vector)))

#else

static inline bool any_16(uint64_t low, uint64_t high) {
  return (low | high) != 0;
}

/* A byte that matches is all ones: the lowest bit tells its place. */
static inline size_t first_16(uint64_t low, uint64_t high) {
  return low != 0 ? libfeed__first_flag(low) : 8 + libfeed__first_flag(high);
}

#define HALF(vector, n) ((words_16)(vector))[n]
#define ANY(vector) any_16(HALF(vector, 0), HALF(vector, 1))
#define FIRST(vector) first_16(HALF(vector, 0), HALF(vector, 1))

#endif

#define NAME "16"
#define WIDTH 16
#define FORM(name) name##_16
#define LESS(name) name##_bytes
#define TARGET
#include "base/block.inc"

#if defined(__x86_64__)
#define HAS_WIDE_VECTORS 1

#include <immintrin.h>

#define NAME "32"
#define WIDTH 32
#define FORM(name) name##_32
#define LESS(name) name##_16
#define TARGET __attribute__((target("avx2")))
#define ANY(vector) (_mm256_movemask_epi8((__m256i)(vector)) != 0)
#define FIRST(vector)                                                          \
  __builtin_ctz((unsigned)_mm256_movemask_epi8((__m256i)(vector)))
#include "base/block.inc"

#endif
#endif

/* -- the choice --------------------------------------------------------------
 */

const libfeed__block_form *libfeed__block_form_at(size_t number) {
  if (number == 0)
    return &bytes_form;
#ifdef HAS_VECTORS
  if (number == 1)
    return &form_16;
#endif
#ifdef HAS_WIDE_VECTORS
  if (number == 2 && __builtin_cpu_supports("avx2"))
    return &form_32;
#endif
  return NULL;
}

const libfeed__block_form *libfeed__block_best(void) {
#ifdef HAS_WIDE_VECTORS
  if (__builtin_cpu_supports("avx2"))
    return &form_32;
#endif
#ifdef HAS_VECTORS
  return &form_16;
#else
  return &bytes_form;
#endif
}
