/* SPDX-License-Identifier: MIT */
/* Blocks: what the innermost loops ask of many bytes at once. There is a form
   of these questions for every machine, one in GNU C's vectors of 16 bytes, and
   one in vectors of 32 for the processors that have them. All of them give the
   same answers; the best one is chosen while the program runs. Base. */
#ifndef LIBFEED_BASE_BLOCK_H
#define LIBFEED_BASE_BLOCK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#define LIBFEED__BLOCK ((size_t)64)
/* Bytes before a block that the test of UTF-8 looks at. */
#define LIBFEED__BEHIND ((size_t)3)

/* What a run of bytes consists of. */
typedef struct libfeed__run {
  size_t n_ends; /* LF and CR, each counted */
  bool has_cr;
  size_t last;     /* where the line begins that goes on behind the run: behind
                      the last LF or CR, or 0 */
  size_t n_starts; /* the characters that begin from there on */
} libfeed__run;

typedef struct libfeed__block_form {
  const char *name;
  /* So many bytes at the beginning, a multiple of LIBFEED__BLOCK, are valid
     UTF-8 (RFC 3629 §4), given the LIBFEED__BEHIND bytes before them; with
     `forbids` also without the characters that XML forbids. A sequence that
     their end cuts is not looked at beyond it. */
  size_t (*clean)(const char *data, size_t len, bool forbids);
  /* So many bytes at the beginning, a multiple of LIBFEED__BLOCK, are ASCII
     without the controls that XML forbids. */
  size_t (*plain)(const char *data, size_t len);
  /* Bytes that begin a character. */
  size_t (*starts)(const char *data, size_t len);
  libfeed__run (*lines)(const char *data, size_t len);
  /* The first byte of [p, end) that is one of the four, or `end`. */
  const char *(*find)(const char *p, const char *end, const char four[4]);
  /* The first byte of [p, end) that ends a run of plain text, or `end`: '&',
     what is below a space, or a space before one of these or another space, or
     at the end. */
  const char *(*text)(const char *p, const char *end);
  /* The first byte of [p, end) that may have to be cleaned in a line of loose
     text, or `end`: a control, a space behind another, or what begins one of
     the characters beyond ASCII of which some are white space or mark where a
     word may be broken (U+0080–U+00BF, U+2000–U+3FFF, U+F000–U+FFFF). There is
     a byte before `p`. */
  const char *(*tidy)(const char *p, const char *end);
  /* Copies text from `p` to `*out`, "&lt;", "&gt;", "&amp;" and "&quot;" as
     what they stand for (XML 1.0 §4.6): up to any other '&', to '<', ']' or CR,
     or to a place near one of the ends, perhaps within a character. Moves
     `*out` on; answers where it stopped. */
  const char *(*unescape)(const char *p, const char *end, char **out,
                          const char *out_end);
} libfeed__block_form;

/* The best form that this processor runs. */
const libfeed__block_form *libfeed__block_best(void);

/* Every form that this processor runs: one after the other from number 0 on,
   then NULL. */
const libfeed__block_form *libfeed__block_form_at(size_t number);

/* -- references ---------------------------------------------------------------
 */

typedef struct libfeed__common {
  char c;
  uint8_t len; /* 0: none of them */
} libfeed__common;

/* One of "&lt;", "&gt;", "&amp;" and "&quot;" at `p`, where '&' is, if it can
   be told within six bytes. */
static inline libfeed__common libfeed__common_reference(const char *p,
                                                        const char *end) {
  if (end - p < 6)
    return (libfeed__common){0};
  if (p[2] == 't' && p[3] == ';' && (p[1] == 'l' || p[1] == 'g'))
    return (libfeed__common){p[1] == 'l' ? '<' : '>', 4};
  if (memcmp(p + 1, "amp;", 4) == 0)
    return (libfeed__common){'&', 5};
  if (memcmp(p + 1, "quot;", 5) == 0)
    return (libfeed__common){'"', 6};
  return (libfeed__common){0};
}

/* -- eight bytes -------------------------------------------------------------
 */

/* Eight bytes as a number, the first one lowest on every machine; compilers
   make one load of it. */
static inline uint64_t libfeed__read_eight(const void *data) {
  const unsigned char *at = data;
  return (uint64_t)at[0] | (uint64_t)at[1] << 8 | (uint64_t)at[2] << 16 |
         (uint64_t)at[3] << 24 | (uint64_t)at[4] << 32 | (uint64_t)at[5] << 40 |
         (uint64_t)at[6] << 48 | (uint64_t)at[7] << 56;
}

/* One to seven bytes in the same way, with zeros above them. */
static inline uint64_t libfeed__read_few(const void *data, size_t len) {
  const unsigned char *at = data;
  if (len < 4)
    return at[0] | (uint64_t)at[len / 2] << len / 2 * 8 |
           (uint64_t)at[len - 1] << (len - 1) * 8;
  const unsigned char *last = at + len - 4;
  uint32_t low = at[0] | (uint32_t)at[1] << 8 | (uint32_t)at[2] << 16 |
                 (uint32_t)at[3] << 24;
  uint32_t high = last[0] | (uint32_t)last[1] << 8 | (uint32_t)last[2] << 16 |
                  (uint32_t)last[3] << 24;
  return low | (uint64_t)high << (len - 4) * 8;
}

/* Whether two names are the same: memcmp() for what is short. */
static inline bool libfeed__same_bytes(const char *a, const char *b,
                                       size_t len) {
  if (len < 8)
    return len == 0 || libfeed__read_few(a, len) == libfeed__read_few(b, len);
  uint64_t one, other;
  for (size_t at = 0; at < len; at += 8) {
    if (len - at < 8) /* the last eight, some of them once more */
      at = len - 8;
    memcpy(&one, a + at, sizeof one);
    memcpy(&other, b + at, sizeof other);
    if (one != other)
      return false;
  }
  return true;
}

/* The number of the first of eight bytes whose highest bit is set, by these
   bits alone; there is one. LIBFEED__NO_BUILTINS chooses the form for every
   compiler, for a test. */
static inline size_t libfeed__first_flag(uint64_t flags) {
#if defined(__GNUC__) && !defined(LIBFEED__NO_BUILTINS)
  return (size_t)__builtin_ctzll(flags) / 8;
#else
  /* A one in each byte up to the flag, summed up in the highest byte. */
  const uint64_t ones = UINT64_C(0x0101010101010101);
  return (size_t)(((flags - 1) & ~flags & ones) * ones >> 56) - 1;
#endif
}

#endif
