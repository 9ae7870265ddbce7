/* SPDX-License-Identifier: MIT */
/* The XML declaration, well-formed and not. */
#include <criterion/criterion.h>

#include <string.h>

#include "base/str.h"
#include "input/declaration.h"

static libfeed__declaration found;

static libfeed__found read_text(const char *text, bool is_end) {
  return libfeed__declaration_read((libfeed_str){text, strlen(text)}, is_end,
                                   &found);
}

static void expect(const char *text, const char *encoding, bool is_damaged) {
  cr_assert_eq(read_text(text, false), LIBFEED__FOUND, "%s", text);
  cr_expect(found.encoding.len == strlen(encoding) &&
                memcmp(found.encoding.data, encoding, strlen(encoding)) == 0,
            "%s", text);
  cr_expect_eq(found.is_damaged, is_damaged, "%s", text);
  cr_expect(text[found.end] == '<' || text[found.end] == '\0', "%s", text);
}

Test(declaration, well_formed) {
  expect("<?xml version=\"1.0\"?>", "", false);
  expect("<?xml version='1.0' encoding='UTF-8'?>", "UTF-8", false);
  expect("<?xml version=\"1.0\" encoding=\"koi8-r\" standalone=\"yes\" ?><r/>",
         "koi8-r", false);
  cr_expect(found.is_standalone);
  expect("<?xml\tversion = '1.1'\n\rencoding\n=\n'x' standalone='no'?>", "x",
         false);
  cr_expect(!found.is_standalone);
  expect("\n <?xml version='1.0'?>", "", false);
  cr_expect_eq(found.start, 2);
}

/* What expat refuses. */
Test(declaration, damaged) {
  expect("<?xml?>", "", true);
  expect("<?xml encoding='utf-8'?>", "utf-8", true);
  expect("<?xml encoding='utf-8' version='1.0'?>", "utf-8", true);
  expect("<?xml version='1.0' Encoding='utf-8'?>", "utf-8", true);
  expect("<?XML version='1.0' encoding='utf-8'?>", "utf-8", true);
  expect("<?xml version=1.0 encoding=utf-8?>", "utf-8", true);
  expect("<?xml version='1.0'encoding='utf-8'?>", "utf-8", true);
  expect("<?xml version='1.0' encoding='utf-8' >", "utf-8", true);
  expect("<?xml version='1.0' encoding='utf-8'<rss>", "utf-8", true);
  expect("<?xml version='1.0' encoding='utf-8' standalone='maybe'?>", "utf-8",
         true);
  expect("<?xml version='1.0' standalone='yes' encoding='utf-8'?>", "utf-8",
         true);
  expect("<?xml version='1.0' encoding='utf-8' encoding='x'?>", "utf-8", true);
  expect("<?xml version='1.0' encoding='8'?>", "8", true);
  expect("<?xml version='1.0' encoding='utf-8' also?>", "utf-8", true);
  expect("<?xml version='1.0' encoding=\"utf-8?>", "utf-8", true);
  expect("<?xml version='' ?>", "", true);
}

Test(declaration, absent) {
  cr_expect_eq(read_text("<rss>", false), LIBFEED__FOUND_NOT);
  cr_expect_eq(read_text("text", false), LIBFEED__FOUND_NOT);
  cr_expect_eq(read_text("<?xml-stylesheet href='x'?>", false),
               LIBFEED__FOUND_NOT);
  cr_expect_eq(read_text("<?xmlish?>", false), LIBFEED__FOUND_NOT);
  cr_expect_eq(read_text("", true), LIBFEED__FOUND_NOT);
  cr_expect_eq(read_text("<?xml version='1.0'", true), LIBFEED__FOUND_NOT);
}

/* The answer for a beginning is the answer for the whole, or "more". */
Test(declaration, answers_do_not_change) {
  static const char text[] = " \n<?xml version='1.0' encoding='utf-8'?><rss>";
  libfeed__found whole = read_text(text, false);
  libfeed__declaration all = found;
  for (size_t len = 0; len < sizeof text; len++) {
    libfeed__found part =
        libfeed__declaration_read((libfeed_str){text, len}, false, &found);
    if (part == LIBFEED__FOUND_CUT)
      continue;
    cr_expect_eq(part, whole);
    cr_expect_eq(found.end, all.end);
    cr_expect_eq(found.encoding.len, all.encoding.len);
  }
}

Test(declaration, looks_no_further_than_its_limit) {
  char text[4 * LIBFEED__DECLARATION_LIMIT];
  memset(text, ' ', sizeof text);
  cr_expect_eq(
      libfeed__declaration_read((libfeed_str){text, LIBFEED__DECLARATION_LIMIT},
                                false, &found),
      LIBFEED__FOUND_CUT);
  cr_expect_eq(libfeed__declaration_read((libfeed_str){text, sizeof text},
                                         false, &found),
               LIBFEED__FOUND_NOT);
  memcpy(text, "<?xml", 5);
  cr_expect_eq(libfeed__declaration_read((libfeed_str){text, sizeof text},
                                         false, &found),
               LIBFEED__FOUND_NOT);
  memcpy(text + LIBFEED__DECLARATION_LIMIT - 2, "?>", 2);
  cr_expect_eq(libfeed__declaration_read((libfeed_str){text, sizeof text},
                                         false, &found),
               LIBFEED__FOUND);
}
