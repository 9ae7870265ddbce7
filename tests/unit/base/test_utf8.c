/* SPDX-License-Identifier: MIT */
/* UTF-8: validation against a plain reading of RFC 3629, at every place of a
   block; decoding, counting, and text that was encoded twice. */
#include <criterion/criterion.h>

#include <string.h>

#include "base/str.h"
#include "base/utf8.h"

/* The grammar of RFC 3629 §4, spelt out; the length of the first sequence or
   0. */
static size_t sequence(const unsigned char *p, size_t len) {
#define IN(i, low, high) ((i) < len && p[i] >= (low) && p[i] <= (high))
#define TAIL(i) IN(i, 0x80, 0xBF)
  if (IN(0, 0x00, 0x7F))
    return 1;
  if (IN(0, 0xC2, 0xDF) && TAIL(1))
    return 2;
  if ((IN(0, 0xE0, 0xE0) && IN(1, 0xA0, 0xBF) && TAIL(2)) ||
      (IN(0, 0xE1, 0xEC) && TAIL(1) && TAIL(2)) ||
      (IN(0, 0xED, 0xED) && IN(1, 0x80, 0x9F) && TAIL(2)) ||
      (IN(0, 0xEE, 0xEF) && TAIL(1) && TAIL(2)))
    return 3;
  if ((IN(0, 0xF0, 0xF0) && IN(1, 0x90, 0xBF) && TAIL(2) && TAIL(3)) ||
      (IN(0, 0xF1, 0xF3) && TAIL(1) && TAIL(2) && TAIL(3)) ||
      (IN(0, 0xF4, 0xF4) && IN(1, 0x80, 0x8F) && TAIL(2) && TAIL(3)))
    return 4;
  return 0;
#undef IN
#undef TAIL
}

static size_t plainly_valid(const char *data, size_t len) {
  size_t at = 0, size;
  while (at < len &&
         (size = sequence((const unsigned char *)data + at, len - at)) > 0)
    at += size;
  return at;
}

static int is_forbidden(const unsigned char *p, size_t size) {
  return (size == 1 && p[0] < 0x20 && p[0] != 9 && p[0] != 10 && p[0] != 13) ||
         (size == 3 && p[0] == 0xEF && p[1] == 0xBF && p[2] >= 0xBE);
}

static size_t plainly_clean(const char *data, size_t len) {
  const unsigned char *p = (const unsigned char *)data;
  size_t at = 0, size;
  while (at < len && (size = sequence(p + at, len - at)) > 0 &&
         !is_forbidden(p + at, size))
    at += size;
  return at;
}

/* Every sequence of up to three bytes, and of four by its borders, between
   ASCII. */
Test(utf8, agrees_with_the_grammar) {
  static const unsigned char borders[] = {
      0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBE, 0xBF, 0xC0,
      0xC2, 0xDF, 0xE0, 0xED, 0xEF, 0xF0, 0xF1, 0xF4, 0xF5, 0xFF};
  char text[160];
  const size_t n = sizeof borders;
  for (size_t i = 0; i < 256 * n * n * n; i++) {
    const char bytes[4] = {(char)(i / (n * n * n)),
                           (char)borders[i / (n * n) % n],
                           (char)borders[i / n % n], (char)borders[i % n]};
    size_t place = 60 + i % 7;
    memset(text, 'x', sizeof text);
    memcpy(text + place, bytes, sizeof bytes);
    cr_assert_eq(libfeed__utf8_valid(text, sizeof text),
                 plainly_valid(text, sizeof text), "case %zu", i);
    cr_assert_eq(libfeed__utf8_clean(text, sizeof text),
                 plainly_clean(text, sizeof text), "case %zu", i);
  }
}

/* A fault is found at every place of text of every length. */
Test(utf8, finds_the_exact_place) {
  static const char *const faults[] = {"\x80",         "\xC3", "\xE6\x97",
                                       "\xF0\x9F\x98", "\x01", "\xEF\xBF\xBE",
                                       "\xED\xA0\x80"};
  static const char filling[] = "ab\xC3\xA9\xE6\x97\xA5\xF0\x9F\x98\x80";
  char text[300];
  for (size_t f = 0; f < sizeof faults / sizeof faults[0]; f++) {
    for (size_t place = 0; place < 200; place++) {
      for (size_t i = 0; i < sizeof text; i++)
        text[i] = filling[i % (sizeof filling - 1)];
      memcpy(text + place, faults[f], strlen(faults[f]));
      size_t len = place + 60;
      cr_assert_eq(libfeed__utf8_valid(text, len), plainly_valid(text, len));
      cr_assert_eq(libfeed__utf8_clean(text, len), plainly_clean(text, len));
    }
  }
}

Test(utf8, cut_sequences_are_not_valid) {
  char text[129];
  memset(text, 'x', sizeof text);
  memcpy(text + 62, "\xF0\x9F\x98\x80", 4);
  for (size_t len = 62; len < 66; len++)
    cr_assert_eq(libfeed__utf8_valid(text, len), 62, "%zu", len);
  cr_assert_eq(libfeed__utf8_valid(text, 66), 66);
  cr_assert_eq(libfeed__utf8_valid(text, 0), 0);
}

Test(utf8, clean_ascii) {
  char text[200];
  memset(text, 'x', sizeof text);
  cr_assert_eq(libfeed__ascii_clean(text, sizeof text), sizeof text);
  for (size_t place = 0; place < sizeof text; place++) {
    static const char odd[] = {'\0', '\x1F', '\x80', '\xFF', '\x0B'};
    char kept = text[place];
    for (size_t i = 0; i < sizeof odd; i++) {
      text[place] = odd[i];
      cr_assert_eq(libfeed__ascii_clean(text, sizeof text), place);
    }
    text[place] = place % 3 == 0 ? '\n' : place % 3 == 1 ? '\r' : '\t';
    cr_assert_eq(libfeed__ascii_clean(text, sizeof text), sizeof text);
    text[place] = kept;
  }
}

Test(utf8, decode_tells_the_maximal_subpart) {
  static const struct {
    const char *bytes;
    size_t len, size, bad;
    uint32_t code;
    bool cut;
  } cases[] = {
      {"A", 1, 1, 0, 'A', false},
      {"\xC3\xA9", 2, 2, 0, 0xE9, false},
      {"\xE6\x97\xA5", 3, 3, 0, 0x65E5, false},
      {"\xF0\x9F\x98\x80", 4, 4, 0, 0x1F600, false},
      {"\xF4\x8F\xBF\xBF", 4, 4, 0, 0x10FFFF, false},
      {"\x80", 1, 0, 1, 0, false},
      {"\xC0\x80", 2, 0, 1, 0, false},
      {"\xE0\x80\x80", 3, 0, 1, 0, false},
      {"\xED\xA0\x80", 3, 0, 1, 0, false},
      {"\xF4\x90\x80\x80", 4, 0, 1, 0, false},
      {"\xE6\x97z", 3, 0, 2, 0, false},
      {"\xF0\x9F\x98z", 4, 0, 3, 0, false},
      {"\xE6\x97", 2, 0, 2, 0, true},
      {"\xF0", 1, 0, 1, 0, true},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    uint32_t code = 0;
    size_t bad = 0;
    bool cut = true;
    cr_assert_eq(
        libfeed__utf8_decode(cases[i].bytes, cases[i].len, &code, &bad, &cut),
        cases[i].size, "case %zu", i);
    cr_assert_eq(cut, cases[i].cut, "case %zu", i);
    if (cases[i].size > 0)
      cr_assert_eq(code, cases[i].code, "case %zu", i);
    else
      cr_assert_eq(bad, cases[i].bad, "case %zu", i);
  }
}

Test(utf8, encode_and_decode_are_inverse) {
  for (uint32_t code = 0; code <= 0x110000; code++) {
    char out[4];
    uint32_t back;
    size_t bad;
    bool cut;
    size_t len = libfeed__utf8_encode(code, out);
    bool is_scalar = code <= 0x10FFFF && (code < 0xD800 || code > 0xDFFF);
    cr_assert_eq(libfeed__utf8_decode(out, len, &back, &bad, &cut), len);
    cr_assert_eq(back, is_scalar ? code : 0xFFFD);
  }
}

Test(utf8, fit) {
  const char *text = "a\xC3\xA9\xF0\x9F\x98\x80";
  const size_t lengths[] = {0, 1, 1, 3, 3, 3, 3, 7, 7};
  for (size_t room = 0; room < 9; room++)
    cr_assert_eq(libfeed__utf8_fit(text, 7, room), lengths[room]);
}

Test(utf8, count) {
  char text[1200];
  size_t len = 0, count = 0;
  while (len + 10 < sizeof text) {
    cr_assert_eq(libfeed__utf8_count(text, len), count);
    memcpy(text + len, "a\xC3\xA9\xE6\x97\xA5\xF0\x9F\x98\x80", 10);
    len += 10;
    count += 4;
  }
}

static const char *undouble(libfeed__arena *arena, const char *text) {
  libfeed_str out;
  return libfeed__utf8_undouble(arena, (libfeed_str){text, strlen(text)}, &out)
             ? out.data
             : NULL;
}

Test(utf8, undoes_a_second_encoding) {
  libfeed__mem mem;
  libfeed__arena arena;
  libfeed__mem_init(&mem, &libfeed__libc_allocator, 0);
  libfeed__arena_init(&arena, &mem);
  cr_assert_str_eq(undouble(&arena, "Caf\u00C3\u00A9 cr\u00C3\u00A8me"),
                   "Caf\u00E9 cr\u00E8me");
  cr_assert_str_eq(undouble(&arena, "it\u00E2\u20AC\u2122s"), "it\u2019s");
  cr_assert_str_eq(undouble(&arena, "\u00D0\u0178\u00D1\u20AC\u00D0\u00B8"),
                   "\u041F\u0440\u0438");
  /* What may be meant as it stands stays. */
  cr_assert_null(undouble(&arena, "plain"));
  cr_assert_null(undouble(&arena, ""));
  cr_assert_null(undouble(&arena, "caf\u00E9"));
  cr_assert_null(undouble(&arena, "le \u00ABCAF\u00C9\u00BB"));
  cr_assert_null(undouble(&arena, "CAF\u00C9\u00BB"));
  cr_assert_null(undouble(&arena, "Caf\u00C3\u00A9 and caf\u00E9"));
  cr_assert_null(undouble(&arena, "\u65E5\u672C"));
  libfeed__arena_fini(&arena);
  cr_assert_eq(mem.used, 0);
}
