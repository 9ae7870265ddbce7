/* SPDX-License-Identifier: MIT */
/* Tests of shapes: a tag that looks like one before it gives what it would have
   given alone. */
#include <criterion/criterion.h>
#include <string.h>

#include "double.h"
#include "xml/xml_state.h"

static void check(const char *input, const char *events) {
  for (size_t push = 0; push < 3; push++) {
    outcome result =
        parse(input, strlen(input), &(setup){.is_strict = true, .push = push});
    cr_assert_eq(result.status, LIBFEED_OK);
    cr_assert_str_eq(result.events, events);
    cr_assert_eq(result.leaked, 0);
    outcome_free(&result);
  }
}

Test(shape, values_are_their_own) {
  check("<r><a b=\"1\" c='2'/><a b=\"\" c='\"'/><a b=\"1\"  c='2'/></r>",
        "S r\nS a b=\"1\" c=\"2\"\nE\nS a b=\"\" c=\"\"\"\nE\nS a b=\"1\" "
        "c=\"2\"\nE\nE\n");
}

Test(shape, values_that_are_not_plain_are_normalised) {
  check("<r><a b=\"1\"/><a b=\"x\ty\"/><a b=\"&amp;\"/><a b=\"\xC3\xA9\"/></r>",
        "S r\nS a b=\"1\"\nE\nS a b=\"x y\"\nE\nS a b=\"&\"\nE\nS a "
        "b=\"\xC3\xA9\"\nE\nE\n");
}

Test(shape, references_stand_for_characters) {
  check("<r><a b=\"1\" c=\"2\"/>"
        "<a b=\"x&amp;y&lt;\" c=\"&#233;&#x20AC;&quot;&apos;&gt;\"/>"
        "<a b=\"\" c=\"&#10;&#13;\"/></r>",
        "S r\nS a b=\"1\" c=\"2\"\nE\n"
        "S a b=\"x&y<\" c=\"\xC3\xA9\xE2\x82\xAC\"'>\"\nE\n"
        "S a b=\"\" c=\"\\n\\r\"\nE\nE\n");
}

/* The tag before has made its shape known. */
Test(shape, a_reference_that_needs_repair_is_still_a_fault) {
  static const char *const inputs[] = {"<r><a b=\"1\"/><a b=\"&nbsp;\"/></r>",
                                       "<r><a b=\"1\"/><a b=\"&\"/></r>",
                                       "<r><a b=\"1\"/><a b=\"&#0;\"/></r>",
                                       "<r><a b=\"1\"/><a b=\"&lt\"/></r>"};
  for (size_t i = 0; i < sizeof inputs / sizeof *inputs; i++) {
    outcome result =
        parse(inputs[i], strlen(inputs[i]), &(setup){.is_strict = true});
    cr_expect_eq(result.status, LIBFEED_E_SYNTAX, "%s", inputs[i]);
    outcome_free(&result);
  }
}

Test(shape, declared_types_and_defaults_apply_to_every_tag) {
  check("<!DOCTYPE r [<!ATTLIST a b NMTOKENS #IMPLIED c CDATA 'd'>]>"
        "<r><a b=\"1  2\"/><a b=\"3  4\"/></r>",
        "S r\nS a b=\"1 2\" c=\"d\"\nE\nS a b=\"3 4\" c=\"d\"\nE\nE\n");
}

Test(shape, plain_is_without_controls) {
  static const char text[] = "0123456789 ~\x7F abc";
  for (size_t len = 0; len + 1 < sizeof text; len++) {
    cr_assert(libfeed__shape_is_plain(text, text + len));
    for (size_t at = 0; at < len; at++)
      for (unsigned byte = 0; byte < 256; byte++) {
        char copy[sizeof text];
        memcpy(copy, text, sizeof text);
        copy[at] = (char)byte;
        cr_assert_eq(libfeed__shape_is_plain(copy, copy + len), byte >= 0x20);
      }
  }
}
