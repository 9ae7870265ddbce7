/* SPDX-License-Identifier: MIT */
/* Tests of article/parts.c: header lines, and several articles in one text. */
#include "text.h"

#include "article/parts.h"

TestSuite(parts, .init = text_setup, .fini = text_teardown);

#define BODY                                                                   \
  "The bridge over the river had been closed for two years when the council "  \
  "decided that it would be better to build another one than to repair what "  \
  "was left of it. Most of the people agreed, and so the work will begin.\n"

static libfeed__lines lines;
static char buffer[8192];

static size_t count_parts(const char *text, libfeed__part parts[8]) {
  size_t len = strlen(text), n = 0;
  cr_assert(len < sizeof buffer);
  memcpy(buffer, text, len);
  memset(&lines, 0, sizeof lines);
  libfeed__positions_window(&context.positions, buffer, len, 0);
  cr_assert(libfeed__lines_split(&lines, &context, buffer, len, 0));
  for (size_t from = 0; n < 8 && libfeed__part_next(&lines, from, &parts[n]);
       from = parts[n++].end)
    ;
  return n;
}

Test(parts, headers) {
  libfeed__part parts[8];
  cr_assert_eq(count_parts("---\nTitle: A bridge\nauthor: Jo Hill\n"
                           "Colour: blue\nDate: 2020-01-02\n---\n\n" BODY,
                           parts),
               1);
  expect_str(parts[0].values[LIBFEED__HEADER_TITLE], "A bridge");
  expect_str(parts[0].values[LIBFEED__HEADER_AUTHOR], "Jo Hill");
  expect_str(parts[0].values[LIBFEED__HEADER_DATE], "2020-01-02");
  cr_expect_eq(parts[0].headers[LIBFEED__HEADER_LINK], 0);
  cr_expect_eq(parts[0].first, 6);
  libfeed__lines_free(&lines);
}

Test(parts, no_headers) {
  libfeed__part parts[8];
  cr_assert_eq(count_parts("Author: somebody\n\n" BODY, parts), 1);
  cr_expect_eq(parts[0].first, 0, "one known name is not enough");
  libfeed__lines_free(&lines);
  cr_assert_eq(
      count_parts("Title: A bridge\nThe text follows at once\n" BODY, parts),
      1);
  cr_expect_eq(parts[0].first, 0, "no blank line ends them");
  libfeed__lines_free(&lines);
}

Test(parts, rules_of_other_marks) {
  static const char *const rules[] = {
      "____________", "########", "~~~~~",
      "\xE2\x80\x94\xE2\x80\x94\xE2\x80\x94\xE2\x80\x94",
      "\xE2\x94\x80\xE2\x94\x80\xE2\x94\x80"};
  libfeed__part parts[8];
  char text[2048];
  for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
    snprintf(text, sizeof text, "A bridge\n\n%s\n%s\n\nA road\n\n%s", BODY,
             rules[i], BODY);
    cr_expect_eq(count_parts(text, parts), 2, "%s", rules[i]);
    libfeed__lines_free(&lines);
    snprintf(text, sizeof text, "A bridge\n%s%s\nA road\n%s", BODY, rules[i],
             BODY);
    cr_expect_eq(count_parts(text, parts), 2, "%s without blank lines",
                 rules[i]);
    libfeed__lines_free(&lines);
  }
  cr_expect_eq(count_parts("A bridge\n" BODY "A road\n------\n" BODY, parts), 1,
               "it underlines a heading");
  libfeed__lines_free(&lines);
}

Test(parts, rules_form_feeds_and_mailboxes) {
  libfeed__part parts[8];
  cr_expect_eq(
      count_parts("A bridge\n\n" BODY "\n---\n\nA road\n\n" BODY, parts), 2);
  libfeed__lines_free(&lines);
  cr_expect_eq(count_parts("A bridge\n\n" BODY "\fA road\n\n" BODY, parts), 2);
  libfeed__lines_free(&lines);
  cr_expect_eq(count_parts("From a@b.example Mon Jan  2 10:00:00 2020\n"
                           "From: Jo Hill\nSubject: A bridge\n\n" BODY
                           "\nFrom c@d.example Tue Jan  3 10:00:00 2020\n"
                           "From: Al Moor\nSubject: A road\n\n" BODY,
                           parts),
               2);
  expect_str(parts[0].values[LIBFEED__HEADER_TITLE], "A bridge");
  expect_str(parts[1].values[LIBFEED__HEADER_AUTHOR], "Al Moor");
  libfeed__lines_free(&lines);
}

Test(parts, a_rule_inside_a_text_parts_nothing) {
  libfeed__part parts[8];
  cr_expect_eq(count_parts("A bridge\n\n" BODY "\n* * *\n\n" BODY, parts), 1);
  libfeed__lines_free(&lines);
  cr_expect_eq(count_parts("Short\n\n---\n\nA road\n\n" BODY, parts), 1);
  libfeed__lines_free(&lines);
}

Test(parts, underlined) {
  libfeed__part parts[8];
  cr_assert_eq(count_parts("A bridge\n========\n\n" BODY, parts), 1);
  cr_expect_neq(parts[0].underlined, 0);
  libfeed__lines_free(&lines);
}
