/* SPDX-License-Identifier: MIT */
/* The forms of block.h, and which of them this processor runs: with block.inc
   and article/word.h the only code that is not plain C. */
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

static inline bool stops(const char *p, const char *end) {
  unsigned char c = (unsigned char)*p;
  if (c > ' ')
    return c == '&';
  return c < ' ' || p + 1 == end || (unsigned char)p[1] <= ' ';
}

/* Eight bytes at a time: a byte is told to be below another one only where none
   of those before it is, which suffices for going on. */
static const char *text_bytes(const char *p, const char *end) {
  while (end - p > 8) {
    uint64_t word, next;
    memcpy(&word, p, sizeof word);
    memcpy(&next, p + 1, sizeof next);
    uint64_t low = (word - ONES * ' ') & ~word & HIGHS;
    uint64_t spaces = has_byte(word, ONES * ' ') &
                      ((next - ONES * (' ' + 1)) & ~next & HIGHS);
    if ((has_byte(word, ONES * '&') | low | spaces) == 0) {
      p += 8;
      continue;
    }
    for (const char *stop = p + 8; p < stop; p++)
      if (stops(p, end))
        return p;
  }
  while (p < end && !stops(p, end))
    p++;
  return p;
}

static const char *tidy_bytes(const char *p, const char *end) {
  for (; p < end; p++) {
    unsigned char c = (unsigned char)*p;
    if (c < ' ' || c == 0xC2 || c == 0xE2 || c == 0xE3 || c == 0xEF ||
        (c == ' ' && p[-1] == ' '))
      break;
  }
  return p;
}

/* Takes one of the four references that nearly all are. */
static inline bool take_reference(const char **p, const char *end, char **to) {
  libfeed__common found = libfeed__common_reference(*p, end);
  **to = found.c;
  *to += found.len > 0;
  *p += found.len;
  return found.len > 0;
}

static const char *unescape_bytes(const char *p, const char *end, char **out,
                                  const char *out_end) {
  char *to = *out;
  while (p < end && to < out_end && *p != '<' && *p != ']' && *p != '\r')
    if (*p != '&')
      *to++ = *p++;
    else if (!take_reference(&p, end, &to))
      break;
  *out = to;
  return p;
}

static const libfeed__block_form form_bytes = {
    "bytes",    clean_bytes, plain_bytes, starts_bytes,  lines_bytes,
    find_bytes, text_bytes,  tidy_bytes,  unescape_bytes};

/* -- vectors -----------------------------------------------------------------
 */

#if defined(__GNUC__) && defined(__BYTE_ORDER__)
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
#define HAS_VECTORS 1
#endif
#endif

#ifdef HAS_VECTORS

#ifdef __SSE2__

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

typedef uint64_t words_16 __attribute__((vector_size(16)));

#define WIDTH 16
#define FORM(name) name##_16
#define LESS(name) name##_bytes
#define TARGET
#include "base/block.inc"

/* So many comparisons can be summed up in a byte. */
#define SUMMANDS ((size_t)255)

/* The sum of the bytes. */
static inline size_t sum_16(vector_16 vector) {
  const uint64_t even = UINT64_C(0x00FF00FF00FF00FF);
  const uint64_t ones = UINT64_C(0x0001000100010001);
  words_16 words = (words_16)vector;
  words = (words & even) + (words >> 8 & even);
  return (size_t)((words[0] + words[1]) * ones >> 48);
}

/* As signed bytes those within a character are the lowest 64. */
static size_t starts_16(const char *data, size_t len) {
  size_t count = 0, at = 0;
  while (len - at >= 16) {
    vector_16 sum = {0};
    for (size_t i = 0; i < SUMMANDS && len - at >= 16; i++, at += 16)
      /* What compares as true is all ones: −1. */
      sum -= (vector_16)((svector_16)load_16(data + at) >= -0x40);
    count += sum_16(sum);
  }
  return count + starts_bytes(data + at, len - at);
}

/* Behind the last LF or CR, or 0. */
static inline size_t last_16(const char *data, size_t len) {
  for (; len >= 16; len -= 16) {
    vector_16 c = load_16(data + len - 16);
    if (ANY((vector_16)((c == '\n') | (c == '\r'))))
      break;
  }
  while (len > 0 && data[len - 1] != '\n' && data[len - 1] != '\r')
    len--;
  return len;
}

static libfeed__run lines_16(const char *data, size_t len) {
  libfeed__run run = {.last = last_16(data, len)};
  vector_16 any = {0};
  size_t at = 0;
  while (run.last - at >= 16) {
    vector_16 sum = {0};
    for (size_t i = 0; i < SUMMANDS && run.last - at >= 16; i++, at += 16) {
      vector_16 c = load_16(data + at);
      vector_16 cr = (vector_16)(c == '\r');
      any |= cr;
      sum -= cr | (vector_16)(c == '\n');
    }
    run.n_ends += sum_16(sum);
  }
  libfeed__run rest = lines_bytes(data + at, run.last - at);
  run.n_ends += rest.n_ends;
  run.has_cr = rest.has_cr || ANY(any);
  run.n_starts = starts_16(data + run.last, len - run.last);
  return run;
}

static const libfeed__block_form form_16 = {"16",      clean_16, plain_16,
                                            starts_16, lines_16, find_16,
                                            text_16,   tidy_16,  unescape_16};

#undef TARGET
#undef ANY
#undef FIRST

#ifdef __x86_64__

/* -- AVX2: what compares as true becomes a bit each, and bits are counted ----
 */

#define HAS_WIDE_VECTORS 1

#include <immintrin.h>

#define WIDTH 32
#define FORM(name) name##_32
#define LESS(name) name##_16
#define TARGET __attribute__((target("avx2,popcnt")))
#define BITS(vector) ((uint32_t)_mm256_movemask_epi8((__m256i)(vector)))
#define ANY(vector) (BITS(vector) != 0)
#define FIRST(vector) __builtin_ctz(BITS(vector))
#include "base/block.inc"

typedef uint64_t words_32 __attribute__((vector_size(32)));

TARGET static inline size_t count_32(uint64_t bits) {
  return (size_t)__builtin_popcountll(bits);
}

TARGET static size_t starts_32(const char *data, size_t len) {
  size_t count = 0, at = 0;
  if (len < 32)
    return starts_16(data, len);
  for (; len - at >= 32; at += 32)
    count +=
        count_32(BITS((vector_32)((svector_32)load_32(data + at) >= -0x40)));
  /* Of the last 32 bytes those that were not counted yet. */
  uint64_t bits =
      BITS((vector_32)((svector_32)load_32(data + len - 32) >= -0x40));
  return count + count_32(bits >> (32 - (len - at)));
}

/* Where LF or CR stand among 32 bytes, and what follows the last of them. */
TARGET static inline uint32_t ends_32(vector_32 c) {
  return BITS((vector_32)((c == '\n') | (c == '\r')));
}

/* Behind the last LF or CR, or 0; there are 32 bytes or more. */
TARGET static inline size_t last_32(const char *data, size_t len) {
  for (;;) {
    uint32_t ends = ends_32(load_32(data + len - 32));
    if (ends != 0)
      return len - (size_t)__builtin_clz(ends);
    len -= 32;
    if (len < 32)
      return last_16(data, len);
  }
}

/* Adds the ends among 32 bytes at `p`, of those that `wanted` has a bit for. */
TARGET static inline void add_ends_32(libfeed__run *run, const char *p,
                                      uint32_t wanted) {
  vector_32 c = load_32(p);
  uint32_t cr = BITS((vector_32)(c == '\r')) & wanted;
  run->has_cr |= cr != 0;
  run->n_ends += count_32(cr | (BITS((vector_32)(c == '\n')) & wanted));
}

/* The same for `n` times 32 bytes. What compares as true is −1 in each byte,
   which are summed up before they overflow. */
TARGET static inline void add_many_32(libfeed__run *run, const char *p,
                                      size_t n) {
  const __m256i zero = _mm256_setzero_si256();
  vector_32 any = {0};
  while (n > 0) {
    size_t some = n < SUMMANDS ? n : SUMMANDS;
    vector_32 sum = {0};
    n -= some;
    for (; some > 0; some--, p += 32) {
      vector_32 c = load_32(p);
      vector_32 cr = (vector_32)(c == '\r');
      any |= cr;
      sum -= cr | (vector_32)(c == '\n');
    }
    words_32 sums = (words_32)_mm256_sad_epu8((__m256i)sum, zero);
    run->n_ends += (size_t)(sums[0] + sums[1] + sums[2] + sums[3]);
  }
  run->has_cr |= ANY(any);
}

/* The last line is looked for from the end; in front of it only ends are
   counted, behind that only characters. */
TARGET static libfeed__run lines_32(const char *data, size_t len) {
  if (len < 32)
    return lines_16(data, len);
  libfeed__run run = {.last = last_32(data, len)};
  size_t at = run.last / 32 * 32, left = run.last - at;
  add_many_32(&run, data, run.last / 32);
  if (left > 0 && at > 0) /* those that were not counted yet */
    add_ends_32(&run, data + run.last - 32, UINT32_MAX << (32 - left));
  else if (left > 0)
    add_ends_32(&run, data, UINT32_MAX >> (32 - left));
  run.n_starts = starts_32(data + run.last, len - run.last);
  return run;
}

static inline bool has_avx2(void) {
  return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("popcnt");
}

static const libfeed__block_form form_32 = {"32",      clean_32, plain_32,
                                            starts_32, lines_32, find_32,
                                            text_32,   tidy_32,  unescape_32};

#endif
#endif

/* -- the choice --------------------------------------------------------------
 */

const libfeed__block_form *libfeed__block_form_at(size_t number) {
  if (number == 0)
    return &form_bytes;
#ifdef HAS_VECTORS
  if (number == 1)
    return &form_16;
#endif
#ifdef HAS_WIDE_VECTORS
  if (number == 2 && has_avx2())
    return &form_32;
#endif
  return NULL;
}

const libfeed__block_form *libfeed__block_best(void) {
#ifdef HAS_WIDE_VECTORS
  if (has_avx2())
    return &form_32;
#endif
#ifdef HAS_VECTORS
  return &form_16;
#else
  return &form_bytes;
#endif
}
