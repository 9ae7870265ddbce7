/* SPDX-License-Identifier: MIT */
/* Both forms of base/block.h give the same answers. */
#include <criterion/criterion.h>

#include "test_block.h"

static uint32_t state = 7;
static uint32_t next(void) {
  state = state * 1664525u + 1013904223u;
  return state >> 8;
}

/* Bytes of which few are odd, so that many blocks pass. */
static char byte(uint32_t kind) {
  static const char odd[] = {'\n',   '\r',   '\t',   '\0',   '\x1F', '\x7F',
                             '\x80', '\xBF', '\xBE', '\xC2', '\xE0', '\xED',
                             '\xEF', '\xF0', '\xF4', '\xF5', '\xFF', '\xA9'};
  return next() % kind == 0 ? odd[next() % sizeof odd] : 'x';
}

Test(block, both_forms_agree) {
  char text[16 + 31 * 16];
  for (uint32_t round = 0; round < 4000; round++) {
    const char *p = text + 16;
    for (size_t i = 0; i < sizeof text; i++)
      text[i] = byte(1 + round % 200);
    cr_assert_eq(libfeed__block_is_plain(p), plain_is_plain(p));
    cr_assert_eq(libfeed__block_is_ascii(p), plain_is_ascii(p));
    cr_assert_eq(libfeed__block_is_valid(p), plain_is_valid(p));
    cr_assert_eq(libfeed__block_is_allowed(p), plain_is_allowed(p));
    for (size_t len = 0; len <= sizeof text - 16; len += 1 + round % 37) {
      libfeed__ends one = libfeed__count_ends(p, len);
      libfeed__ends other = plain_ends(p, len);
      cr_assert_eq(one.n, other.n);
      cr_assert_eq(one.has_cr, other.has_cr);
      cr_assert_eq(libfeed__count_starts(p, len), plain_starts(p, len));
      cr_assert_eq(libfeed__line_start(p, len), plain_line_start(p, len));
    }
  }
}

Test(block, sums_do_not_overflow) {
  static char text[16 * 600 + 5];
  memset(text, '\n', sizeof text);
  cr_assert_eq(libfeed__count_ends(text, sizeof text).n, sizeof text);
  cr_assert_eq(libfeed__count_starts(text, sizeof text), sizeof text);
}

Test(block, eight_bytes_and_their_first_mark) {
  cr_expect_eq(libfeed__read_eight("\x01\x02\x03\x04\x05\x06\x07\xFF"),
               UINT64_C(0xFF07060504030201));
  for (unsigned marks = 1; marks < 256; marks++) {
    uint64_t flags = 0;
    size_t first = 8;
    for (unsigned i = 8; i-- > 0;)
      if (marks >> i & 1) {
        flags |= UINT64_C(0x80) << (8 * i);
        first = i;
      }
    cr_expect_eq(libfeed__first_flag(flags), first);
    cr_expect_eq(plain_first_flag(flags), first);
  }
}
