/* SPDX-License-Identifier: MIT */
/* Tests of xml/chars.c: names are what expat takes for names. */
#include <criterion/criterion.h>
#include <expat.h>
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "xml/chars.h"

/* One parser for all: each name is a start tag's inside an open root, and a
   refusal makes a fresh one. */
static XML_Parser parser;

static void fresh(void) {
  if (parser != NULL)
    XML_ParserFree(parser);
  parser = XML_ParserCreate("UTF-8");
  cr_assert_not_null(parser);
  cr_assert_eq(XML_Parse(parser, "<r>", 3, 0), XML_STATUS_OK);
}

static bool expat_takes(const char *name, size_t len) {
  char tag[16];
  int size = snprintf(tag, sizeof tag, "<%.*s/>", (int)len, name);
  bool is_good = XML_Parse(parser, tag, size, 0) == XML_STATUS_OK;
  if (!is_good)
    fresh();
  return is_good;
}

Test(chars, every_character_is_as_expat_has_it) {
  fresh();
  for (uint32_t code = 0x80; code < 0x10000; code++) {
    if (code >= 0xD800 && code < 0xE000)
      continue;
    char name[8] = "a";
    size_t len = 1 + libfeed__utf8_encode(code, name + 1);
    cr_assert_eq(libfeed__is_name(name, len), expat_takes(name, len),
                 "U+%04X in a name", (unsigned)code);
    cr_assert_eq(libfeed__is_name(name + 1, len - 1),
                 expat_takes(name + 1, len - 1), "U+%04X at the start",
                 (unsigned)code);
  }
  XML_ParserFree(parser);
}

Test(chars, ascii_and_beyond_the_first_plane) {
  for (int c = 1; c < 0x80; c++) {
    char name[2] = {'a', (char)c};
    bool is_start = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                    c == '_' || c == ':';
    bool is_part = is_start || (c >= '0' && c <= '9') || c == '-' || c == '.';
    cr_assert_eq(libfeed__is_name(name, 2), is_part, "%d", c);
    cr_assert_eq(libfeed__is_name(name + 1, 1), is_start, "%d", c);
  }
  cr_assert_not(libfeed__is_name("a\xF0\x90\x8C\x80", 5));
  cr_assert_not(libfeed__is_name("a\xF3\xA0\x80\x81", 5));
  cr_assert_not(libfeed__is_name("", 0));
}
