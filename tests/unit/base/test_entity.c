/* SPDX-License-Identifier: MIT */
/* Named references: the table as a whole, the names without semicolon, and the
   code points of numeric references. */
#include <criterion/criterion.h>

#include "base/entity.h"
#include "base/str.h"

static void expect(const char *name, const char *text) {
  libfeed_str found = libfeed__entity((libfeed_str){name, strlen(name)});
  cr_assert_eq(found.len, strlen(text), "%s", name);
  cr_assert_arr_eq(found.data, text, found.len + 1, "%s", name);
}

Test(entity, names) {
  expect("amp", "&");
  expect("lt", "<");
  expect("apos", "'");
  expect("nbsp", "\xC2\xA0");
  expect("Aacute", "\xC3\x81");
  expect("aacute", "\xC3\xA1");
  expect("rsquo", "\xE2\x80\x99");
  expect("euro", "\xE2\x82\xAC");
  expect("Afr", "\xF0\x9D\x94\x84");
  expect("nGt", "\xE2\x89\xAB\xE2\x83\x92"); /* two code points */
  expect("NewLine", "\n");
  expect("CounterClockwiseContourIntegral", "\xE2\x88\xB3");
  expect("zwnj", "\xE2\x80\x8C");
}

Test(entity, unknown_names) {
  expect("", "");
  expect("AmP", "");
  expect("amp;", "");
  expect("am", "");
  expect("CounterClockwiseContourIntegralx", "");
  expect("nosuchname", "");
}

static void expect_legacy(const char *text, size_t len, const char *value) {
  libfeed_str found = libfeed__empty;
  cr_assert_eq(
      libfeed__entity_legacy((libfeed_str){text, strlen(text)}, &found), len,
      "%s", text);
  cr_assert_eq(found.len, strlen(value), "%s", text);
  cr_assert_arr_eq(found.data, value, found.len, "%s", text);
}

Test(entity, without_semicolon) {
  expect_legacy("amp b", 3, "&");
  expect_legacy("ampere", 3, "&");
  expect_legacy("notit;", 3, "\xC2\xAC");
  expect_legacy("lt", 2, "<");
  expect_legacy("GT", 2, ">");
  expect_legacy("frac14x", 6, "\xC2\xBC");
  expect_legacy("middot", 6, "\xC2\xB7");
  expect_legacy("rsquo", 0, "");
  expect_legacy("a", 0, "");
  expect_legacy("", 0, "");
}

/* The numeric forms of HTML: what browsers make of them. */
Test(entity, codes) {
  cr_assert_eq(libfeed__reference_code('A'), 'A');
  cr_assert_eq(libfeed__reference_code(0x80), 0x20AC);
  cr_assert_eq(libfeed__reference_code(0x92), 0x2019);
  cr_assert_eq(libfeed__reference_code(0x9F), 0x0178);
  static const uint32_t stay[] = {0x81, 0x8D, 0x8F,     0x90,   0x9D,   0xA0,
                                  9,    1,    0x10FFFF, 0xD7FF, 0xE000, 0xFFFD};
  for (size_t i = 0; i < sizeof stay / sizeof *stay; i++)
    cr_assert_eq(libfeed__reference_code(stay[i]), stay[i]);
  static const uint32_t bad[] = {0,      0xD800,   0xDFFF,    0xFFFE,
                                 0xFFFF, 0x110000, UINT32_MAX};
  for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
    cr_assert_eq(libfeed__reference_code(bad[i]), 0xFFFD);
}
