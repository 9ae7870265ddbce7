/* SPDX-License-Identifier: MIT */
/* Tests of xml/scope.c and xml/names.c: namespaces, xml:base and xml:lang. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#include "double.h"

static void expect(const char *input, const char *base, const char *events,
                   const char *problems) {
  static const size_t sizes[] = {0, 1, 7};
  for (size_t i = 0; i < 3; i++) {
    outcome result = parse(
        input, strlen(input),
        &(setup){.detail = DETAIL_NAMESPACES, .push = sizes[i], .base = base});
    cr_assert_eq(result.status, LIBFEED_OK);
    cr_assert_str_eq(result.events, events);
    cr_assert_str_eq(result.problems, problems);
    outcome_free(&result);
  }
}

Test(scope, declarations_hold_for_their_element) {
  expect("<rss xmlns:x='u'><x:a xmlns='d' y='1' x:y='2'><b/></x:a><b "
         "xmlns:x='v'><x:a/></b><x:a/></rss>",
         NULL,
         "N x=u\n"
         "S rss{}\n"
         "N =d\n"
         "S x:a{u} y{}=\"1\" x:y{u}=\"2\"\n"
         "S b{d}\n"
         "E\n"
         "E\n"
         "N x=v\n"
         "S b{}\n"
         "S x:a{v}\n"
         "E\n"
         "E\n"
         "S x:a{u}\n"
         "E\n"
         "E\n",
         "");
}

Test(scope, default_namespace_can_be_taken_back) {
  expect("<a xmlns='u'><b xmlns=''><c/></b><d/></a>", NULL,
         "N =u\nS a{u}\nN =\nS b{}\nS c{}\nE\nE\nS d{u}\nE\nE\n", "");
}

Test(scope, known_namespaces_are_recognised) {
  expect("<feed xmlns='http://www.w3.org/2005/Atom'><x:z "
         "xmlns:x='http://search.yahoo.com/mrss/'/></feed>",
         NULL,
         "N =http://www.w3.org/2005/Atom\n"
         "S feed{http://www.w3.org/2005/Atom}*\n"
         "N x=http://search.yahoo.com/mrss/\n"
         "S x:z{http://search.yahoo.com/mrss/}*\n"
         "E\n"
         "E\n",
         "");
}

Test(scope, undeclared_prefixes_have_their_usual_meaning) {
  expect("<rss><dc:a/><dc:b dc:c='1'/><q:d/></rss>", NULL,
         "S rss{}\n"
         "S dc:a{http://purl.org/dc/elements/1.1/}*\n"
         "E\n"
         "S dc:b{http://purl.org/dc/elements/1.1/}* "
         "dc:c{http://purl.org/dc/elements/1.1/}*=\"1\"\n"
         "E\n"
         "S q:d{}\n"
         "E\n"
         "E\n",
         "prefix-undeclared 5 1:6\nprefix-undeclared 28 1:29\n");
}

Test(scope, near_misses_count_where_the_prefix_agrees) {
  expect("<rss xmlns:dc='http://purl.org/dc/elements/1.1' "
         "xmlns:x='http://search.yahoo.com/mrss-'><dc:a/><x:b/></rss>",
         NULL,
         "N dc=http://purl.org/dc/elements/1.1\n"
         "N x=http://search.yahoo.com/mrss-\n"
         "S rss{}\n"
         "S dc:a{http://purl.org/dc/elements/1.1}*\n"
         "E\n"
         "S x:b{http://search.yahoo.com/mrss-}\n"
         "E\n"
         "E\n",
         "namespace-near-miss 5 1:6\n");
  expect("<feed xmlns='http://www.w3.org/2005/atom'/>", NULL,
         "N =http://www.w3.org/2005/atom\n"
         "S feed{http://www.w3.org/2005/atom}*\n"
         "E\n",
         "namespace-near-miss 6 1:7\n");
}

Test(scope, xml_prefix_needs_no_declaration) {
  expect("<a xmlns:xml='u' xml:space='x'/>", NULL,
         "N xml=u\n"
         "S a{} xml:space{http://www.w3.org/XML/1998/namespace}=\"x\"\n"
         "E\n",
         "");
}

Test(scope, base_and_language_are_inherited) {
  expect("<a xml:lang='en'><b xml:base='c/'><d xml:base='e' "
         "xml:lang=''/><f/></b><g/></a>",
         "http://h/i",
         "S a{} xml:lang{http://www.w3.org/XML/1998/namespace}=\"en\" "
         "[http://h/i|en]\n"
         "S b{} xml:base{http://www.w3.org/XML/1998/namespace}=\"c/\" "
         "[http://h/c/|en]\n"
         "S d{} xml:base{http://www.w3.org/XML/1998/namespace}=\"e\" "
         "xml:lang{http://www.w3.org/XML/1998/namespace}=\"\" "
         "[http://h/c/e|]\n"
         "E\n"
         "S f{} [http://h/c/|en]\n"
         "E\n"
         "E\n"
         "S g{} [http://h/i|en]\n"
         "E\n"
         "E\n",
         "");
}

Test(scope, relative_base_of_nothing_is_ignored) {
  expect("<a xml:base='link'><b xml:base='http://h/'><c "
         "xml:base='d'/></b></a>",
         NULL,
         "S a{} xml:base{http://www.w3.org/XML/1998/namespace}=\"link\"\n"
         "S b{} xml:base{http://www.w3.org/XML/1998/namespace}=\"http://h/\" "
         "[http://h/|]\n"
         "S c{} xml:base{http://www.w3.org/XML/1998/namespace}=\"d\" "
         "[http://h/d|]\n"
         "E\n"
         "E\n"
         "E\n",
         "base-unusable 3 1:4\n");
}

/* More sets of declarations and more names than are remembered: what is
   forgotten is found out again. */
Test(scope, nothing_depends_on_what_is_remembered) {
  static char data[1 << 20];
  size_t len = (size_t)sprintf(data, "<rss>");
  for (int i = 0; i < 6000; i++)
    len += (size_t)sprintf(data + len,
                           "<p:a%d xmlns:p='u%d'><p:b p:k%d='%d'/></p:a%d>", i,
                           i % 100, i, i, i);
  len += (size_t)sprintf(data + len, "</rss>");
  outcome result =
      parse(data, len, &(setup){.detail = DETAIL_NAMESPACES, .push = 1000});
  cr_assert_eq(result.status, LIBFEED_OK);
  const char *p = result.events;
  char want[160];
  for (int i = 0; i < 6000; i++) {
    int size = snprintf(want, sizeof want,
                        "N p=u%d\nS p:a%d{u%d}\nS p:b{u%d} p:k%d{u%d}=\"%d\"\n",
                        i % 100, i, i % 100, i % 100, i, i % 100, i);
    p = strstr(p, want);
    cr_assert_not_null(p, "%s", want);
    p += size;
  }
  outcome_free(&result);
}

/* expat is made afresh after so many bytes; it still knows the declarations. */
Test(scope, declarations_outlive_expat) {
  static char data[3 << 20];
  size_t len = (size_t)sprintf(
      data, "<!DOCTYPE rss [<!ATTLIST a k NMTOKEN ' v '><!ENTITY e 'x&#38;'>]>"
            "<rss>");
  while (len < sizeof data - 400)
    len += (size_t)sprintf(data + len, "<a b%d='&e;'>&e;</a>", (int)len);
  len += (size_t)sprintf(data + len, "<a k=' w '/><c/></rss>");
  outcome result = parse(data, len, &(setup){.push = 65536});
  cr_assert_eq(result.status, LIBFEED_OK);
  cr_assert_eq(result.leaked, 0);
  static const char end[] = "k=\"v\"\nT x&\nE\nS a k=\"w\"\nE\nS c\nE\nE\n";
  size_t size = strlen(result.events);
  cr_assert_str_eq(result.events + size - (sizeof end - 1), end);
  size_t n = 0;
  for (const char *p = result.events; (p = strstr(p, "k=\"v\"")) != NULL; p++)
    n++;
  size_t tags = 0;
  for (const char *p = result.events; (p = strstr(p, "S a b")) != NULL; p++)
    tags++;
  cr_assert_eq(n, tags);
  outcome_free(&result);
}
