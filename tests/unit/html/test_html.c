/* SPDX-License-Identifier: MIT */
/* The tokeniser: what it takes for markup, what stays text, and that its tokens
   are the whole input in order. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>

#include "html/element.h"
#include "html/html.h"

static libfeed_str str(const char *text) {
  return (libfeed_str){text, strlen(text)};
}

/* The tokens as "T(text) S(name|attributes) V(…) E(name) C(comment)"; the raw
   tokens have to add up to the input. */
static void expect_tokens(const char *input, const char *expected) {
  libfeed__html html;
  libfeed__html_token token;
  char out[2048] = "";
  size_t used = 0, at = 0;
  libfeed__html_init(&html, str(input));
  while (libfeed__html_next(&html, &token)) {
    int len = (int)token.name.len, more = (int)token.attributes.len;
    cr_assert_eq(token.raw.data, input + at, "%s", input);
    cr_assert_gt(token.raw.len, 0);
    at += token.raw.len;
    char *to = out + used;
    size_t room = sizeof out - used;
    int n = 0;
    switch (token.kind) {
    case LIBFEED__HTML_TEXT:
      n = snprintf(to, room, "T(%.*s)", (int)token.raw.len, token.raw.data);
      break;
    case LIBFEED__HTML_START:
      n = snprintf(to, room, "%c(%.*s|%.*s)", token.is_void ? 'V' : 'S', len,
                   token.name.data, more, token.attributes.data);
      break;
    case LIBFEED__HTML_END:
      n = snprintf(to, room, "E(%.*s)", len, token.name.data);
      break;
    default:
      n = snprintf(to, room, "C(%.*s)", (int)token.raw.len, token.raw.data);
    }
    used += (size_t)n;
    cr_assert_lt(used, sizeof out);
  }
  cr_expect_str_eq(out, expected, "%s:\n%s", input, out);
  cr_expect_eq(at, strlen(input), "%s", input);
  cr_expect_eq(token.kind, LIBFEED__HTML_DONE);
}

Test(html, tags) {
  expect_tokens("", "");
  expect_tokens("plain", "T(plain)");
  expect_tokens("a<b>c</b>d", "T(a)S(b|)T(c)E(b)T(d)");
  expect_tokens("<B CLASS=x>", "S(B| CLASS=x)");
  expect_tokens("<br>", "V(br|)");
  expect_tokens("<br/>", "V(br|/)");
  expect_tokens("<IMG src=a.png />", "V(IMG| src=a.png /)");
  expect_tokens("<x-y/>", "V(x-y|/)");
  expect_tokens("<a href=x/>", "S(a| href=x/)");
  expect_tokens("<a href=\"x\"/>", "V(a| href=\"x\"/)");
  expect_tokens("<a b / >", "V(a| b / )");
  expect_tokens("<a title=\"1 > 0\">x", "S(a| title=\"1 > 0\")T(x)");
  expect_tokens("<a title='1 > 0' b>x", "S(a| title='1 > 0' b)T(x)");
  expect_tokens("<a ='>x", "S(a| =')T(x)");
  expect_tokens("<a it's>x", "S(a| it's)T(x)");
  expect_tokens("<p\n\tid = x\f>", "S(p|\n\tid = x\f)");
  expect_tokens("</p class=x>", "E(p)");
}

Test(html, text) {
  expect_tokens("1 < 2", "T(1 < 2)");
  expect_tokens("I <3 you", "T(I <3 you)");
  expect_tokens("a <- b <= c", "T(a <- b <= c)");
  expect_tokens("<", "T(<)");
  expect_tokens("</", "T(</)");
  expect_tokens("<!", "T(<!)");
  expect_tokens("I </3 you <b>x", "T(I )T(</3 you )S(b|)T(x)");
  expect_tokens("what<? no", "T(what)T(<? no)");
}

Test(html, cut_off) {
  expect_tokens("x <a href=\"http://e", "T(x )S(a| href=\"http://e)");
  expect_tokens("x <a", "T(x )S(a|)");
  expect_tokens("x </p", "T(x )E(p)");
  expect_tokens("a<y and more", "T(a)T(<y and more)");
  expect_tokens("a<!-- more", "T(a)C(<!-- more)");
  expect_tokens("a<!doctype", "T(a)C(<!doctype)");
  /* What follows an unclosed quote, comment or title is kept. */
  expect_tokens("<a href=\"x>text</a> y", "S(a| href=\"x)T(text)E(a)T( y)");
  expect_tokens("<y a=\"<b>\" c=\" d", "S(y| a=\"<b)T(\" c=\" d)");
  expect_tokens("<!-- a > b <i>c", "C(<!-- a >)T( b )S(i|)T(c)");
  expect_tokens("the <title> tag <b>x", "T(the )S(title|)T( tag )S(b|)T(x)");
}

Test(html, sections) {
  expect_tokens("a<!-- <b> -- > -->c", "T(a)C(<!-- <b> -- > -->)T(c)");
  expect_tokens("<!-->a<!--->b<!---->c",
                "C(<!-->)T(a)C(<!--->)T(b)C(<!---->)T(c)");
  expect_tokens("<!--a--!>b", "C(<!--a--!>)T(b)");
  expect_tokens("<!DOCTYPE html>x", "C(<!DOCTYPE html>)T(x)");
  expect_tokens("<?php echo ?>x", "C(<?php echo ?>)T(x)");
  expect_tokens("</>x</ p>y", "C(</>)T(x)C(</ p>)T(y)");
  expect_tokens("a<![CDATA[b<i>c]]>d",
                "T(a)C(<![CDATA[)T(b)S(i|)T(c)C(]]>)T(d)");
  expect_tokens("<![CDATA[a]]><![CDATA[b]]>",
                "C(<![CDATA[)T(a)C(]]>)C(<![CDATA[)T(b)C(]]>)");
  expect_tokens("<![CDATA[a", "C(<![CDATA[)T(a)");
}

Test(html, raw_text) {
  expect_tokens("<script>if (a<b) x</script>y",
                "S(script|)T(if (a<b) x)E(script)T(y)");
  expect_tokens("<STYLE>a</b></Style >y", "S(STYLE|)T(a</b>)E(Style)T(y)");
  expect_tokens("<script></script>y", "S(script|)E(script)T(y)");
  expect_tokens("<script></scripted></script>y",
                "S(script|)T(</scripted>)E(script)T(y)");
  expect_tokens("<script src=x />y", "V(script| src=x /)T(y)");
  expect_tokens("<script>a<b>", "S(script|)T(a<b>)");
  expect_tokens("<textarea><b>&amp;</textarea>",
                "S(textarea|)T(<b>&amp;)E(textarea)");
}

Test(html, attributes) {
  libfeed_str rest = str(" href=\"a b\" TITLE='c>d' x = y checked =z w=\"open"),
              name, value;
  static const char *const expected[] = {
      "href", "a b", "TITLE", "c>d", "x", "y", "checked", "z", "w", "open"};
  size_t n = 0;
  for (; libfeed__html_attribute(&rest, &name, &value); n += 2) {
    cr_assert_lt(n, 10);
    cr_expect(libfeed__equals(name, str(expected[n])));
    cr_expect(libfeed__equals(value, str(expected[n + 1])), "%s", expected[n]);
  }
  cr_assert_eq(n, 10);
  rest = str(" / alone");
  cr_assert(libfeed__html_attribute(&rest, &name, &value));
  cr_expect(libfeed__equals(name, str("alone")));
  cr_expect_eq(value.len, 0);
  cr_expect_not(libfeed__html_attribute(&rest, &name, &value));
}

Test(html, elements) {
  /* The whole table: its index by letter has to fit. */
  libfeed_str rest =
      str("a abbr acronym address applet area article aside audio b base "
          "basefont bdi bdo bgsound big blink blockquote body br button "
          "canvas caption center cite code col colgroup command content "
          "data datalist dd del details dfn dialog dir div dl dt em embed "
          "fieldset figcaption figure font footer form frame frameset h1 "
          "h2 h3 h4 h5 h6 head header hgroup hr html i iframe image img "
          "input ins isindex kbd keygen label layer legend li link "
          "listing main map mark marquee math menu menuitem meta meter "
          "multicol nav nextid nobr noembed noframes noscript object ol "
          "optgroup option output p param picture plaintext pre progress "
          "q rb rp rt rtc ruby s samp script search section select slot "
          "small source spacer span strike strong style sub summary sup "
          "svg table tbody td template textarea tfoot th thead time title "
          "tr track tt u ul var video wbr xmp ");
  for (size_t n; rest.len > 0; rest = libfeed__slice(rest, n + 1, rest.len)) {
    n = libfeed__find_byte(rest, ' ');
    cr_expect(libfeed__html_knows(libfeed__slice(rest, 0, n)), "%.10s",
              rest.data);
  }
  cr_expect(libfeed__html_knows(str("BlockQuote")));
  cr_expect_not(libfeed__html_knows(str("zzz")));
  cr_expect_not(libfeed__html_knows(str("")));
  cr_expect_not(libfeed__html_knows(str("1")));
  cr_expect_not(libfeed__html_knows(str("blockquotes")));
  cr_expect_not(libfeed__html_knows(str("user@example.com")));
  cr_expect(libfeed__html_is_void(str("Br")));
  cr_expect_not(libfeed__html_is_void(str("p")));
}

/* n times `unit` has to take n times as long: tokens are counted, and each byte
   is in exactly one of them. With a quadratic step this runs for minutes. */
static void expect_linear(const char *unit) {
  size_t len = strlen(unit), n = 2000000 / len;
  char *input = malloc(n * len);
  cr_assert_not_null(input);
  for (size_t i = 0; i < n; i++)
    memcpy(input + i * len, unit, len);
  libfeed__html html;
  libfeed__html_token token;
  size_t sum = 0;
  libfeed__html_init(&html, (libfeed_str){input, n * len});
  while (libfeed__html_next(&html, &token))
    sum += token.raw.len;
  cr_expect_eq(sum, n * len, "%s", unit);
  libfeed_str rest = {input, n * len}, name, value;
  while (libfeed__html_attribute(&rest, &name, &value))
    sum--;
  free(input);
}

Test(html, linear, .timeout = 20) {
  static const char *const units[] = {"<",
                                      "<a",
                                      "<a ",
                                      "<x",
                                      "<x ",
                                      "</x",
                                      "<!--",
                                      "<!-- >",
                                      "<!",
                                      "<!-",
                                      "<?",
                                      "</",
                                      "</ ",
                                      "<![CDATA[",
                                      "]]>",
                                      "<a b=\"",
                                      "<a b='",
                                      "<x a=\">\" ",
                                      "<x a=\">\"",
                                      "<a b=\"'",
                                      "<script>",
                                      "</script",
                                      "<script></script ",
                                      "<title>",
                                      "<textarea>",
                                      "<title><textarea>",
                                      "<title></titl",
                                      "<a=\"",
                                      "\"",
                                      "<a\"",
                                      "<x a='>",
                                      "&",
                                      "&amp",
                                      "&#",
                                      "<a b=\"c\" ",
                                      "<![CDATA[]]>",
                                      "<p><![CDATA[",
                                      "<a/",
                                      "<pre>",
                                      "<a <b",
                                      "<!doctype ",
                                      "=",
                                      " =",
                                      "<x ='",
                                      "<!--->",
                                      "--!>"};
  for (size_t i = 0; i < sizeof units / sizeof *units; i++)
    expect_linear(units[i]);
}
