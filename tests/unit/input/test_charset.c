/* SPDX-License-Identifier: MIT */
/* Labels and charsets. */
#include <criterion/criterion.h>

#include <string.h>

#include "base/str.h"
#include "input/charset.h"

static const char *name_of(const char *label) {
  const libfeed__charset *charset =
      libfeed__charset_find((libfeed_str){label, strlen(label)});
  return charset == NULL ? "" : charset->name.data;
}

typedef struct label {
  libfeed_str name;
  libfeed__charset_id id;
} label;

static const label labels[] = {
#include "input/label.inc"
};

Test(charset, labels_are_sorted_and_found) {
  for (size_t i = 0; i < sizeof labels / sizeof labels[0]; i++) {
    if (i > 0)
      cr_assert_lt(strcmp(labels[i - 1].name.data, labels[i].name.data), 0,
                   "%s", labels[i].name.data);
    const libfeed__charset *found = libfeed__charset_find(labels[i].name);
    cr_assert_not_null(found);
    cr_assert_eq(found->id, labels[i].id, "%s", labels[i].name.data);
  }
}

Test(charset, labels_of_the_standard) {
  static const char *const cases[][2] = {
      {"utf-8", "UTF-8"},
      {"UTF8", "UTF-8"},
      {" Utf-8\n", "UTF-8"},
      {"iso-8859-1", "windows-1252"},
      {"latin1", "windows-1252"},
      {"l1", "windows-1252"},
      {"us-ascii", "windows-1252"},
      {"ASCII", "windows-1252"},
      {"cp1252", "windows-1252"},
      {"iso-8859-9", "windows-1254"},
      {"latin5", "windows-1254"},
      {"tis-620", "windows-874"},
      {"iso-8859-11", "windows-874"},
      {"dos-874", "windows-874"},
      {"koi8-ru", "KOI8-U"},
      {"x-mac-ukrainian", "x-mac-cyrillic"},
      {"macintosh", "macintosh"},
      {"gb2312", "GBK"},
      {"gb_2312-80", "GBK"},
      {"chinese", "GBK"},
      {"shift_jis", "Shift_JIS"},
      {"x-sjis", "Shift_JIS"},
      {"windows-31j", "Shift_JIS"},
      {"ks_c_5601-1987", "EUC-KR"},
      {"windows-949", "EUC-KR"},
      {"big5-hkscs", "Big5"},
      {"euc-jp", "EUC-JP"},
      {"iso-2022-jp", "ISO-2022-JP"},
      {"utf-16", "UTF-16LE"},
      {"ucs-2", "UTF-16LE"},
      {"unicode", "UTF-16LE"},
      {"utf-16be", "UTF-16BE"},
      {"hz-gb-2312", "replacement"},
      {"iso-2022-cn-ext", "replacement"},
      {"utf-7", "UTF-7"},
      {"x-user-defined", "x-user-defined"},
      /* by letters and digits alone */
      {"shift-jis", "Shift_JIS"},
      {"Windows_1251", "windows-1251"},
      {"ISO 8859-2", "ISO-8859-2"},
      {"iso8859_15", "ISO-8859-15"},
      {"koi8r", "KOI8-R"},
      /* unknown */
      {"klingon", ""},
      {"", ""},
      {"-", ""},
      {"utf-", ""},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
    cr_expect_str_eq(name_of(cases[i][0]), cases[i][1], "%s: %s", cases[i][0],
                     name_of(cases[i][0]));
}

static unsigned code(libfeed__charset_id id, unsigned char byte) {
  unsigned short table[256];
  cr_assert(libfeed__charset_table(libfeed__charset_get(id), table));
  cr_assert_eq(table['A'], 'A');
  return table[byte];
}

Test(charset, built_in_tables) {
  cr_expect_eq(code(LIBFEED__CHARSET_WINDOWS_1252, 0x80), 0x20AC);
  cr_expect_eq(code(LIBFEED__CHARSET_WINDOWS_1252, 0x81), 0x81);
  cr_expect_eq(code(LIBFEED__CHARSET_WINDOWS_1252, 0x9F), 0x178);
  cr_expect_eq(code(LIBFEED__CHARSET_WINDOWS_1252, 0xFF), 0xFF);
  cr_expect_eq(code(LIBFEED__CHARSET_X_USER_DEFINED, 0x80), 0xF780);
  cr_expect_eq(code(LIBFEED__CHARSET_X_USER_DEFINED, 0xFF), 0xF7FF);
}

/* Where the standard's indices differ from those of many C libraries. */
Test(charset, tables_of_the_standard) {
  cr_expect_eq(code(LIBFEED__CHARSET_WINDOWS_1251, 0xCF), 0x41F);
  cr_expect_eq(code(LIBFEED__CHARSET_WINDOWS_1251, 0x98), 0x98);
  cr_expect_eq(code(LIBFEED__CHARSET_WINDOWS_1253, 0xD2), 0xFFFD);
  cr_expect_eq(code(LIBFEED__CHARSET_WINDOWS_1255, 0xE0), 0x5D0);
  cr_expect_eq(code(LIBFEED__CHARSET_KOI8_U, 0xAE), 0x45E);
  cr_expect_eq(code(LIBFEED__CHARSET_KOI8_U, 0xBE), 0x40E);
  cr_expect_eq(code(LIBFEED__CHARSET_MACINTOSH, 0xDB), 0x20AC);
  cr_expect_eq(code(LIBFEED__CHARSET_X_MAC_CYRILLIC, 0xFF), 0x20AC);
  cr_expect_eq(code(LIBFEED__CHARSET_WINDOWS_874, 0xA1), 0xE01);
  cr_expect_eq(code(LIBFEED__CHARSET_ISO_8859_8, 0xFD), 0x200E);
}
