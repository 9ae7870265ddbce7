/* SPDX-License-Identifier: MIT */
/* Tests of xml/scan.c: every form finds the same byte. */
#include <criterion/criterion.h>
#include <string.h>

#include "xml/scan.h"

static const char *slow(const char *p, const char *end, const char four[4]) {
  while (p < end && memchr(four, *p, 4) == NULL)
    p++;
  return p;
}

Test(scan, forms_agree_at_every_length_and_place) {
  static const char four[4] = {'<', '&', ']', '\r'};
  char text[80];
  for (size_t len = 0; len <= 70; len++) {
    for (size_t at = 0; at <= len; at++) {
      for (size_t i = 0; i < sizeof text; i++)
        text[i] = (char)(i % 5 == 0 ? 0x80 + i : '=' + i % 3);
      /* One that counts, and one behind the end that does not. */
      text[at] = four[(len + at) % 4];
      text[len] = '<';
      const char *want = slow(text, text + len, four);
      cr_assert_eq(libfeed__scan_words(text, text + len, four), want,
                   "words: %zu of %zu", at, len);
      cr_assert_eq(libfeed__scan_text(text, text + len), want);
#if LIBFEED__HAS_VECTORS
      cr_assert_eq(libfeed__scan_vectors(text, text + len, four), want,
                   "vectors: %zu of %zu", at, len);
#endif
    }
  }
}

Test(scan, neighbours_in_the_alphabet_are_not_taken) {
  static const char four[4] = {'<', '&', ']', '\r'};
  for (int c = 0; c < 256; c++) {
    char text[40];
    memset(text, c, sizeof text);
    const char *want = slow(text, text + sizeof text, four);
    cr_assert_eq(libfeed__scan_words(text, text + sizeof text, four), want);
    cr_assert_eq(libfeed__scan_text(text, text + sizeof text), want);
  }
}

Test(scan, values_end_at_their_own_quote) {
  static const char text[] = "it's a \"long\" value, longer than a block<";
  const char *end = text + sizeof text - 1;
  cr_assert_eq(libfeed__scan_value(text, end, '\''), text + 2);
  cr_assert_eq(libfeed__scan_value(text, end, '"'), text + 7);
  cr_assert_eq(libfeed__scan_value(text + 14, end, '"'), end - 1);
  cr_assert_eq(libfeed__scan_cdata(text, end), end);
}
