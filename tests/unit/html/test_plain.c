/* SPDX-License-Identifier: MIT */
/* Plain text out of HTML, references, and the guess whether a text is HTML. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>

#include "../scarce.h"
#include "html/html.h"

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

TestSuite(plain, .init = setup, .fini = teardown);

static libfeed_str str(const char *text) {
  return (libfeed_str){text, strlen(text)};
}

static void expect(const char *markup, const char *text) {
  libfeed_str found = libfeed__html_plain(&arena, str(markup));
  cr_expect_str_eq(found.data, text, "%s:\n[%s]", markup, found.data);
  cr_expect_eq(found.len, strlen(text), "%s", markup);
}

Test(plain, white_space) {
  expect("", "");
  expect(" \n\t ", "");
  expect("a", "a");
  expect("a b", "a b");
  expect(" a b ", "a b");
  expect("  a\n b\t\tc  ", "a b c");
  expect("a <b> b</b> c", "a b c");
  expect("a<b>b</b>c", "abc");
  expect("a&#32;&#10; b", "a b");
  expect("<i> </i>a<i> </i>", "a");
  expect("one two three four five six  seven",
         "one two three four five six seven");
  expect("ends with one <i>", "ends with one");
  expect("a\x0C"
         "b",
         "a b");
}

Test(plain, lines) {
  expect("<p>a</p><p>b</p>", "a\n\nb");
  expect("<p>a<p>b", "a\n\nb");
  expect("<div>a</div><div>b</div>c", "a\nb\nc");
  expect("a<br>b<br/>c", "a\nb\nc");
  expect("a<br><br>b", "a\n\nb");
  expect("a<br><br><br><br>b", "a\n\nb");
  expect("<br>a<br>", "a");
  expect("a <br> b", "a\nb");
  expect("<ul><li>a</li><li>b</li></ul>c", "a\nb\n\nc");
  expect("<h1>T</h1>a", "T\n\na");
  expect("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>",
         "a b\nc");
  expect("<div><div><div></div>a</div></div>", "a");
}

Test(plain, no_break_spaces) {
  expect("a&nbsp;b", "a\xC2\xA0"
                     "b");
  expect("a\xC2\xA0:", "a\xC2\xA0:");
  expect("<p>&nbsp;</p>a", "a");
  expect("<p>a&nbsp;</p><p>&nbsp;</p><p>b</p>", "a\n\nb");
  expect("&nbsp; a &nbsp;", "a");
}

Test(plain, preformatted) {
  expect("<pre>\n a\n  b\n</pre>c", "a\n  b\n\nc");
  expect("x<pre>  a &lt; b\n\n\n\tc</pre>", "x\n\n  a < b\n\n\n\tc");
  expect("<pre>a<b> b </b> c</pre>", "a b  c");
  expect("</pre> a  b", "a b");
  expect("<pre>a  b", "a  b");
}

Test(plain, hidden) {
  expect("a<script>if (a<b) alert('x')</script>b", "ab");
  expect("a<style>p{}</style> b", "a b");
  expect("<head><title>T</title></head><body>a", "a");
  expect("a<!-- b -->c", "ac");
  expect("<![CDATA[a <b>b</b>]]>", "a b");
  expect("<iframe src=x>no frames</iframe>a", "a");
  expect("<textarea>a  &amp; <b></textarea>", "a  & <b>");
  expect("the <title> tag", "the tag");
  expect("<noscript>a</noscript>", "a");
}

Test(plain, references) {
  expect("AT&amp;T", "AT&T");
  expect("&lt;b&gt;", "<b>");
  expect("&amp;lt;", "&lt;");
  expect("&#65;&#x42;&#X43;", "ABC");
  expect("&#65 &#x42", "A B");
  expect("&#146;&#x80;", "\xE2\x80\x99\xE2\x82\xAC");
  expect("&#0;&#xD800;&#x110000;&#99999999999999999999;",
         "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");
  expect("&#;&#x;&#xg;", "&#;&#x;&#xg;");
  expect("&hellip;&rsquo;&Afr;", "\xE2\x80\xA6\xE2\x80\x99\xF0\x9D\x94\x84");
  expect("&nosuch; & &; &", "&nosuch; & &; &");
  expect("&copy 2026", "\xC2\xA9 2026");
  expect("?a=1&copy=2&reg=3", "?a=1&copy=2&reg=3");
  expect("&copy2026 &notit; &ampere", "&copy2026 &notit; &ampere");
  expect("&rsquo x", "&rsquo x");
  expect("&amp", "&");
}

Test(plain, text_stays_itself) {
  static const char *const texts[] = {
      "a", "a b", "caf\xC3\xA9 \xE2\x80\x94 \xE4\xB8\xAD\xE6\x96\x87",
      "a sentence that is longer than some words of the machine! And another."};
  for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
    libfeed_str found = libfeed__html_plain(&arena, str(texts[i]));
    cr_expect_eq(found.data, texts[i]);
    cr_expect_eq(found.len, strlen(texts[i]));
  }
  cr_expect_eq(arena.total, 0);
}

/* Runs of text are scanned by words: every length and every place of what stops
   them has to give the same as the plain definition. */
Test(plain, every_place) {
  for (size_t len = 1; len < 40; len++) {
    for (size_t at = 0; at < len; at++) {
      static const char *const marks[] = {"&", "\n",   " ",        "  ", "<b>",
                                          "!", "\x1F", "\xC3\xA9", " !"};
      for (size_t k = 0; k < sizeof marks / sizeof *marks; k++) {
        char in[64] = "x", out[64] = "x";
        for (size_t i = 1; i <= len; i++) {
          strcat(in, i == at ? marks[k] : "y");
          if (i != at)
            strcat(out, "y");
          else if (marks[k][0] == ' ' || marks[k][0] == '\n')
            strcat(out, marks[k][1] == '!' ? " !" : " ");
          else if (marks[k][0] != '<')
            strcat(out, marks[k]);
        }
        strcat(in, "z");
        strcat(out, "z");
        expect(in, out);
      }
    }
  }
}

static void expect_unescaped(const char *text, const char *expected,
                             bool in_attribute) {
  libfeed__arena_open(&arena);
  cr_assert(libfeed__html_unescape(&arena, str(text), in_attribute));
  libfeed_str found = libfeed__arena_close(&arena);
  cr_expect_str_eq(found.data, expected, "%s", text);
}

Test(plain, unescape) {
  expect_unescaped("", "", false);
  expect_unescaped("a  <b>\n", "a  <b>\n", false);
  expect_unescaped("a &amp; b &lt;", "a & b <", false);
  expect_unescaped("&copy x", "\xC2\xA9 x", false);
  expect_unescaped("?a&copy", "?a&copy", true);
  expect_unescaped("?a&amp;b&#38;c", "?a&b&c", true);
}

Test(plain, likely) {
  static const char *const html[] = {
      "<b>x</b>", "a &amp; b",     "AT&amp;T",          "&#8217;",
      "x</p>",    "<br> &eacute;", "<P CLASS='x'>a</P>"};
  static const char *const text[] = {"",
                                     "a",
                                     "a < b",
                                     "a & b",
                                     "<br>",
                                     "<b>",
                                     "AT&T; x",
                                     "&nosuch;",
                                     "<foo>x</foo>",
                                     "x <user@example.com> &amp;",
                                     "a<b</c>",
                                     "&copy",
                                     "vector<int> &amp; more",
                                     "</>"};
  for (size_t i = 0; i < sizeof html / sizeof *html; i++)
    cr_expect(libfeed__html_is_likely(str(html[i])), "%s", html[i]);
  for (size_t i = 0; i < sizeof text / sizeof *text; i++)
    cr_expect_not(libfeed__html_is_likely(str(text[i])), "%s", text[i]);
}

/* Out of memory at any allocation: no crash, no leak, a sticky failure. */
Test(plain, out_of_memory) {
  enum { SIZE = 100000 };
  char *markup = malloc(SIZE);
  for (size_t i = 0; i < SIZE; i++)
    markup[i] = "<p>a\xC2\xA0 &amp;<pre> b</pre>"[i % 24];
  bool failed = true;
  for (size_t n = 0; failed; n++) {
    libfeed__mem small;
    libfeed__arena scarce_arena;
    scarce_begin(&scarce_arena, &small, n);
    libfeed__html_plain(&scarce_arena, (libfeed_str){markup, SIZE});
    failed = scarce_arena.failed;
    cr_assert(failed == (allocations_left == 0) || n > 2);
    libfeed__arena_fini(&scarce_arena);
    cr_assert_eq(small.used, 0);
    cr_assert_lt(n, 100);
  }
  free(markup);
}

/* Twice the input has to take about twice the time for any input: units that
   once were, or might be, quadratic. */
Test(plain, linear, .timeout = 30) {
  static const char *const units[] = {
      "<",         "<p>",      "<br>",
      "&nbsp;",    "\xC2\xA0", " ",
      "\xC2\xA0 ", "<pre>\n",  "</pre> ",
      "<pre> ",    "&",        "&#",
      "&#x",       "&amp",     "&aaaaaaaaaaaa",
      "<title>",   "<a \"",    "<a b=\"x",
      "<!-- >",    "a ",       "!  ",
      "<p>&nbsp;", "<script>", "<![CDATA[a]]",
      "<td>",      "\n\x0C",   "<pre>&nbsp;</pre>"};
  for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
    size_t len = strlen(units[i]), n = 2000000 / len;
    char *markup = malloc(n * len);
    for (size_t k = 0; k < n; k++)
      memcpy(markup + k * len, units[i], len);
    libfeed_str whole = {markup, n * len};
    libfeed_str found = libfeed__html_plain(&arena, whole);
    /* The only references that grow are those to two code points. */
    cr_expect_leq(found.len, whole.len + whole.len / 5);
    libfeed__html_is_likely(whole);
    free(markup);
    libfeed__arena_fini(&arena);
  }
}
