/* SPDX-License-Identifier: MIT */
/* Tests of base/uri.c; the tables of docs/uris.md are run here. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "base/uri.h"

#ifndef LIBFEED_SOURCE_DIR
#define LIBFEED_SOURCE_DIR "."
#endif

static libfeed__mem mem;
static libfeed__arena arena;

static void setup(void) {
  libfeed__mem_init(&mem, &libfeed__libc_allocator, 0);
  libfeed__arena_init(&arena, &mem);
}

static void teardown(void) {
  libfeed__arena_fini(&arena);
  cr_assert_eq(mem.used, 0);
}

TestSuite(uri, .init = setup, .fini = teardown);

static libfeed_str str(const char *text) {
  return (libfeed_str){text, strlen(text)};
}

/* The next `cell` of a row, between back-quotes; false at the end. */
static bool next_cell(char **row, char **cell) {
  char *start = strchr(*row, '`');
  char *end = start == NULL ? NULL : strchr(start + 1, '`');
  if (end == NULL)
    return false;
  *end = '\0';
  *cell = start + 1;
  *row = end + 1;
  return true;
}

Test(uri, tables_of_the_documentation) {
  FILE *file = fopen(LIBFEED_SOURCE_DIR "/docs/uris.md", "r");
  cr_assert_not_null(file);
  char line[1024];
  int rows = 0;
  while (fgets(line, sizeof line, file) != NULL) {
    char *row = line;
    char *base, *reference, *expected;
    if (strncmp(line, "| `", 3) != 0)
      continue;
    cr_assert(next_cell(&row, &base) && next_cell(&row, &reference) &&
              next_cell(&row, &expected));
    libfeed_str result =
        libfeed__uri_resolve(&arena, str(base), str(reference), false);
    cr_expect_str_eq(result.data, expected, "%s + %s = %s, not %s", base,
                     reference, result.data, expected);
    cr_expect_eq(result.len, strlen(expected));
    rows++;
  }
  fclose(file);
  cr_assert_geq(rows, 62);
}

Test(uri, cleans) {
  static const char *const cases[][2] = {
      {"  http://example.org/a \n", "http://example.org/a"},
      {"http://example.org/\n\t  a\r\nb", "http://example.org/  ab"},
      {"\x01 http://example.org/ \x7F", "http://example.org/"},
      {"http://example.org/long/path/that/is/b\x1Froken",
       "http://example.org/long/path/that/is/broken"},
      {"http://example.org/long/path/that/is/b\x7Froken",
       "http://example.org/long/path/that/is/broken"},
      {"\xC2\xA0http://example.org/a\xC2\xA0", "http://example.org/a"},
      {"\xE2\x80\x8B \xEF\xBB\xBFhttp://example.org/a\xE3\x80\x80\n",
       "http://example.org/a"},
      {"\xE2\x80\x8E\xC2\xA0../a\xE2\x80\xA9\xE2\x81\xA0", "http://base/a"},
      /* Other characters beyond ASCII stay, damaged ones too. */
      {"\xC3\xA9/\xC2\xA0/\xC3\xA0", "http://base/\xC3\xA9/\xC2\xA0/\xC3\xA0"},
      {"\xF0\x9F\x98\x80", "http://base/\xF0\x9F\x98\x80"},
      {"\xA0", "http://base/\xA0"},
      {"\xC2\xA0", "http://base/"},
      {" \n ", "http://base/"},
      {"\n../x y", "http://base/x y"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    libfeed_str result = libfeed__uri_resolve(&arena, str("http://base/"),
                                              str(cases[i][0]), true);
    cr_expect_str_eq(result.data, cases[i][1]);
    cr_expect_eq(result.len, strlen(cases[i][1]));
  }
}

Test(uri, every_control_character_goes_at_every_place) {
  for (int c = 1; c < 0x80; c++)
    for (size_t at = 1; at < 18; at++) {
      char text[] = "x:aaaaaaaaaaaaaaaaaaa";
      text[at + 1] = (char)c;
      libfeed_str result =
          libfeed__uri_resolve(&arena, libfeed__empty, str(text), true);
      bool is_gone = c < 0x20 || c == 0x7F;
      cr_expect_eq(result.len, strlen(text) - (is_gone ? 1 : 0), "%d", c);
      cr_expect_eq(result.data == text, !is_gone);
    }
}

Test(uri, borrows_what_does_not_change) {
  libfeed_str uri = str("https://example.org/a/../b?c d");
  libfeed_str base = str("http://base/");
  cr_expect_eq(libfeed__uri_resolve(&arena, base, uri, true).data, uri.data);
  cr_expect_eq(mem.used, 0);
  cr_expect_neq(libfeed__uri_resolve(&arena, base, uri, false).data, uri.data);
  uri = str("relative");
  cr_expect_eq(libfeed__uri_resolve(&arena, libfeed__empty, uri, true).data,
               uri.data);
  /* A part of a string is not NUL-terminated, so it is never borrowed. */
  libfeed_str result =
      libfeed__uri_resolve(&arena, base, str("http://x/ "), true);
  cr_expect_str_eq(result.data, "http://x/");
}

Test(uri, is_linear_in_dot_segments) {
  enum { SIZE = 1 << 20 };
  char *text = malloc(SIZE + 1);
  cr_assert_not_null(text);
  for (size_t i = 0; i < SIZE; i++)
    text[i] = i < SIZE / 2 ? "a/"[i % 2] : "../"[(i - SIZE / 2) % 3];
  text[SIZE] = '\0';
  libfeed_str result = libfeed__uri_resolve(&arena, str("http://base/"),
                                            (libfeed_str){text, SIZE}, true);
  cr_expect(libfeed__starts_with(result, str("http://base/a/")));
  free(text);
}

Test(uri, failure_of_memory_is_sticky) {
  mem.limit = 16;
  libfeed_str result =
      libfeed__uri_resolve(&arena, str("http://base/"), str("relative"), true);
  cr_expect_eq(result.len, 0);
  cr_expect_not_null(result.data);
  cr_expect(arena.failed);
}

Test(uri, absolute_and_http) {
  cr_expect(libfeed__uri_is_absolute(str("http://a")));
  cr_expect(libfeed__uri_is_absolute(str("a+b-c.d1:")));
  cr_expect_not(libfeed__uri_is_absolute(str("1a:b")));
  cr_expect_not(libfeed__uri_is_absolute(str("a/b:c")));
  cr_expect_not(libfeed__uri_is_absolute(str("abc")));
  cr_expect_not(libfeed__uri_is_absolute(libfeed__empty));
  cr_expect(libfeed__uri_is_http(str("HTTPS://a")));
  cr_expect(libfeed__uri_is_http(str("http://a/b")));
  cr_expect_not(libfeed__uri_is_http(str("http://")));
  cr_expect_not(libfeed__uri_is_http(str("http:///a")));
  cr_expect_not(libfeed__uri_is_http(str("http:a")));
  cr_expect_not(libfeed__uri_is_http(str("ftp://a")));
  cr_expect_not(libfeed__uri_is_http(libfeed__empty));
}

Test(uri, extension) {
  static const char *const cases[][2] = {
      {"http://a.b/c/d.mp3", "mp3"},
      {"http://a.b/c.d/e", ""},
      {"http://a.b/c.tar.gz?x=1.y", "gz"},
      {"http://a.b", ""},
      {"x.JPG#y.z", "JPG"},
      {"", ""},
      {"/a/b.", ""},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    libfeed_str found = libfeed__uri_extension(str(cases[i][0]));
    cr_expect(libfeed__equals(found, str(cases[i][1])), "%s", cases[i][0]);
  }
}
