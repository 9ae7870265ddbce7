/* SPDX-License-Identifier: MIT */
/* Tests of article/lines.c: lines found, cleaned, and joined where wrapped. */
#include "text.h"

#include "article/lines.h"

TestSuite(lines, .init = text_setup, .fini = text_teardown);

static libfeed__lines lines;
static char buffer[4096];

static void split(const char *text) {
  size_t len = strlen(text);
  cr_assert(len < sizeof buffer);
  memcpy(buffer, text, len);
  memset(&lines, 0, sizeof lines);
  libfeed__positions_window(&context.positions, buffer, len, 0);
  cr_assert(libfeed__lines_split(&lines, &context, buffer, len, 0));
}

static void expect_line(size_t i, const char *text) {
  cr_assert(i < lines.len, "only %zu lines", lines.len);
  expect_str(libfeed__line_str(&lines.items[i]), text);
}

Test(lines, ends_and_places) {
  split("one\r\n\r\n two\rthree\n\n\nfour\ffive");
  cr_assert_eq(lines.len, 5);
  expect_line(1, "two");
  cr_expect_eq(lines.items[1].number, 3);
  cr_expect_eq(lines.items[1].column, 2);
  cr_expect_eq(lines.items[1].offset, 8);
  cr_expect(lines.items[1].after_gap);
  cr_expect_not(lines.items[2].after_gap);
  cr_expect_eq(lines.items[2].number, 4);
  cr_expect(lines.items[3].after_gap);
  cr_expect(lines.items[4].after_break);
  libfeed__lines_free(&lines);
}

Test(lines, no_text) {
  memset(&lines, 0, sizeof lines);
  cr_assert(libfeed__lines_split(&lines, &context, NULL, 0, 0));
  cr_expect_eq(lines.len, 0);
  libfeed__lines_free(&lines);
}

/* A stream may have gone on for long before. */
Test(lines, places_beyond_32_bits) {
  const uint64_t before = UINT64_C(1) << 33;
  memcpy(buffer, "one\ntwo", 7);
  memset(&lines, 0, sizeof lines);
  libfeed__positions_segment(&context.positions, 0, before, LIBFEED__UNIT_SAME,
                             0);
  libfeed__positions_window(&context.positions, buffer, 7, 0);
  cr_assert(libfeed__lines_split(&lines, &context, buffer, 7, 0));
  cr_assert_eq(lines.len, 2);
  cr_expect_eq(libfeed__line_position(&lines.items[1]).offset, before + 4);
  libfeed__lines_free(&lines);
}

Test(lines, white_space_is_cleaned) {
  split("\xC2\xA0"
        "a\xC2\xA0 b\t\tc  \n"
        "so\xC2\xAD"
        "ft\xE2\x80\x8B hyphen\n"
        " \xC2\xA0 \n"
        "last");
  cr_assert_eq(lines.len, 3);
  expect_line(0, "a b c");
  expect_line(1, "soft hyphen");
  expect_line(2, "last");
  cr_expect(lines.items[2].after_gap);
  libfeed__lines_free(&lines);
}

/* What needs cleaning is found at every place of a line. */
Test(lines, odd_bytes_anywhere) {
  static const struct {
    const char *odd, *clean;
  } table[] = {{"  ", " "},
               {"\t", " "},
               {"\xC2\xA0", " "},
               {"\xE2\x80\x8B", ""},
               {"\xC2\xAD", ""},
               {" \xC2\xA0 ", " "},
               {"\xC3\xA4", "\xC3\xA4"},
               {" ", " "},
               {"\x7F", "\x7F"}};
  static const char letters[] = "abcdefghijklmnopqrstuvwxyzabcdefgh";
  char text[80], wanted[80];
  for (size_t len = 2; len < sizeof letters; len++)
    for (size_t at = 1; at < len; at++)
      for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        (void)snprintf(text, sizeof text, "%.*s%s%.*s", (int)at, letters,
                       table[i].odd, (int)(len - at), letters + at);
        (void)snprintf(wanted, sizeof wanted, "%.*s%s%.*s", (int)at, letters,
                       table[i].clean, (int)(len - at), letters + at);
        split(text);
        cr_assert_eq(lines.len, 1);
        expect_line(0, wanted);
        libfeed__lines_free(&lines);
      }
}

/* 60 columns, filled greedily. */
static const char wrapped[] =
    "The bridge over the river had been closed for two years when\n"
    "the council decided that it would be better to build another\n"
    "one than to repair what was left. Most of the people agreed.\n"
    "\n"
    "Work will begin in spring, and it will take the builders all\n"
    "of the summer.\n";

Test(lines, wrapped_text_is_joined) {
  split(wrapped);
  cr_assert_eq(lines.len, 2);
  cr_expect(libfeed__starts_with(libfeed__line_str(&lines.items[0]),
                                 str("The bridge over the river had been "
                                     "closed for two years when the council")));
  expect_line(1, "Work will begin in spring, and it will take the builders "
                 "all of the summer.");
  cr_expect_eq(lines.items[1].number, 5);
  libfeed__lines_free(&lines);
}

Test(lines, hyphens_at_line_ends) {
  split("The council said on Monday that it would buy the land-\n"
        "locked meadow behind the church, which belongs to far\xC2\xAD\n"
        "mers who have not worked on it for more than ten years\n"
        "and who would be glad to be rid of it before the tax -\n"
        "and the rent - become due at the end of the next year.\n");
  cr_assert_eq(lines.len, 1);
  libfeed_str text = libfeed__line_str(&lines.items[0]);
  cr_expect_neq(libfeed__find(text, str("the land-locked meadow")), SIZE_MAX);
  cr_expect_neq(libfeed__find(text, str("to farmers who")), SIZE_MAX);
  cr_expect_neq(libfeed__find(text, str("the tax - and the")), SIZE_MAX);
  libfeed__lines_free(&lines);
}

Test(lines, short_lines_stay) {
  split("Home\nWorld\nSport\nCulture\nWeather\n");
  cr_expect_eq(lines.len, 5);
  libfeed__lines_free(&lines);
}

Test(lines, one_paragraph_a_line_stays) {
  static const char text[] =
      "The first paragraph is on one line that is wider than any line that "
      "somebody would wrap a text at, which is why it is left alone here.\n"
      "The second paragraph is on the next line, without a blank one between "
      "them, as pages come out when their markup is taken away from them.\n";
  split(text);
  cr_expect_eq(lines.len, 2);
  libfeed__lines_free(&lines);
}

Test(lines, scripts_without_spaces_join_without_one) {
  char text[1024];
  size_t len = 0;
  /* Four lines of 40 Han characters and a rest. */
  for (int line = 0; line < 4; line++) {
    for (int i = 0; i < 40; i++, len += 3)
      memcpy(text + len, "\xE6\xB2\xB3", 3);
    text[len++] = '\n';
  }
  memcpy(text + len, "\xE6\xB2\xB3\xE3\x80\x82", 7);
  split(text);
  cr_assert_eq(lines.len, 1);
  cr_expect_eq(lines.items[0].len, 4 * 40 * 3 + 6);
  libfeed__lines_free(&lines);
}

#define WRAPPED                                                                \
  "The bridge over the river had been closed for two years when the\n"         \
  "council decided that it would be better to build another one than\n"        \
  "to repair what was left of it, which the people had wanted since\n"         \
  "the first day of the flood that had torn away two of its arches.\n"         \
  "Most of them agreed with what the council had decided in the end,\n"        \
  "and so the work will begin as soon as the ice has left the river.\n"        \
  "Nobody knows what it will cost, and nobody wants to be the first.\n"        \
  "There will be a boat for those who have to get across until then.\n"

Test(lines, wrapped_but_for_one_line) {
  split("A headline that is a good deal wider than all lines of the text that "
        "follows it\n\n" WRAPPED);
  cr_expect_eq(lines.len, 2);
  libfeed__lines_free(&lines);
}

Test(lines, hanging_indents) {
  split(WRAPPED "\n"
                "* The first item is long enough to be wrapped, too, at the\n"
                "  width of the text, and goes on here with some more words\n"
                "* The second is short\n");
  cr_assert_eq(lines.len, 3);
  expect_line(1, "* The first item is long enough to be wrapped, too, at the "
                 "width of the text, and goes on here with some more words");
  libfeed__lines_free(&lines);
}
