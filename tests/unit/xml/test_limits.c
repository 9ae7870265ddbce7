/* SPDX-License-Identifier: MIT */
/* Tests of limits: at the limit nothing is said, one above it is, and reading
   goes on; the same whatever the pushes. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "double.h"
#include "xml/xml_state.h"

typedef struct text {
  char data[16384];
  size_t len;
} text;

static void put(text *out, const char *part, size_t times) {
  size_t len = strlen(part);
  for (size_t i = 0; i < times; i++) {
    cr_assert_lt(out->len + len, sizeof out->data);
    memcpy(out->data + out->len, part, len);
    out->len += len;
  }
}

/* The problems of the text under one limit, the same for all pushes. */
static char *problems(const text *in, libfeed_option option, int64_t number,
                      const char *events) {
  static const size_t sizes[] = {0, 1, 3, 64};
  char *first = NULL;
  for (size_t i = 0; i < 4; i++) {
    outcome result =
        parse(in->data, in->len,
              &(setup){.push = sizes[i], .option = option, .number = number});
    cr_assert_eq(result.status, LIBFEED_OK);
    cr_assert_eq(result.leaked, 0);
    if (events != NULL)
      cr_assert_str_eq(result.events, events);
    if (first == NULL) {
      first = result.problems;
      free(result.events);
      continue;
    }
    cr_assert_str_eq(result.problems, first);
    outcome_free(&result);
  }
  return first;
}

static void expect(const text *in, libfeed_option option, int64_t number,
                   const char *want, const char *events) {
  char *found = problems(in, option, number, events);
  cr_assert_str_eq(found, want, "%s", found);
  free(found);
}

Test(limits, depth) {
  text in = {.len = 0};
  put(&in, "<a>", 4);
  put(&in, "x", 1);
  put(&in, "</a>", 3);
  put(&in, "y</a>", 1);
  expect(&in, LIBFEED_OPTION_LIMIT_DEPTH, 4, "",
         "S a\nS a\nS a\nS a\nT x\nE\nE\nE\nT y\nE\n");
  expect(&in, LIBFEED_OPTION_LIMIT_DEPTH, 3, "limit-depth 9 1:10\n",
         "S a\nS a\nS a\nE\nE\nT y\nE\n");
}

Test(limits, what_is_too_deep_ends_with_its_item) {
  static const char data[] = "<rss><item><a><b><c></item><item>x</item></rss>";
  outcome result =
      parse(data, sizeof data - 1,
            &(setup){.option = LIBFEED_OPTION_LIMIT_DEPTH, .number = 3});
  cr_assert_str_eq(result.events,
                   "S rss\nS item\nS a\nE\nE\nS item\nT x\nE\nE\n");
  outcome_free(&result);
}

Test(limits, attributes) {
  text in = {.len = 0};
  put(&in, "<rss><a b='1' c='&amp;' d='3'>x</a></rss>", 1);
  expect(&in, LIBFEED_OPTION_LIMIT_ATTRIBUTES, 3, "",
         "S rss\nS a b=\"1\" c=\"&\" d=\"3\"\nT x\nE\nE\n");
  expect(&in, LIBFEED_OPTION_LIMIT_ATTRIBUTES, 2, "limit-attributes 24 1:25\n",
         "S rss\nS a b=\"1\" c=\"&\"\nT x\nE\nE\n");
}

/* Expat's work grows with the square of what is declared for one element. */
Test(limits, declared_attributes) {
  text in = {.len = 0};
  put(&in, "<!DOCTYPE rss [<!ENTITY e 'x'><!ATTLIST a k CDATA 'v'", 1);
  put(&in, " b ID #IMPLIED", LIBFEED__DECLARED_LIMIT - 1);
  size_t len = in.len;
  put(&in, ">]><rss>&e;<a/></rss>", 1);
  expect(&in, LIBFEED_OPTION_LIMIT_ATTRIBUTES, 512, "",
         "S rss\nT x\nS a k=\"v\"\nE\nE\n");
  in.len = len;
  put(&in, " b ID #IMPLIED>]><rss>&e;<a/></rss>", 1);
  expect(&in, LIBFEED_OPTION_LIMIT_ATTRIBUTES, 512, "limit-attributes 0 1:1\n",
         "S rss\nT x\nS a\nE\nE\n");
}

Test(limits, names) {
  text in = {.len = 0};
  put(&in, "<rss><abcdef ghijkl='1'>x</abcdef></rss>", 1);
  expect(&in, LIBFEED_OPTION_LIMIT_NAME, 6, "",
         "S rss\nS abcdef ghijkl=\"1\"\nT x\nE\nE\n");
  expect(&in, LIBFEED_OPTION_LIMIT_NAME, 5,
         "limit-name 5 1:6\nlimit-name 13 1:14\n",
         "S rss\nS abcde\nT x\nE\nE\n");
}

Test(limits, attribute_values) {
  text in = {.len = 0};
  put(&in, "<rss><a b='123&#8364;'/></rss>", 1);
  expect(&in, LIBFEED_OPTION_LIMIT_ATTRIBUTE, 6, "",
         "S rss\nS a b=\"123\xE2\x82\xAC\"\nE\nE\n");
  expect(&in, LIBFEED_OPTION_LIMIT_ATTRIBUTE, 5, "limit-attribute 8 1:9\n",
         "S rss\nS a b=\"123\"\nE\nE\n");
}

Test(limits, tokens) {
  text in = {.len = 0};
  put(&in, "<rss><a b='", 1);
  put(&in, "x", 83); /* the tag has 91 bytes */
  put(&in, "'>y</a><a c='", 1);
  put(&in, "x", 82); /* 91 bytes */
  put(&in, "'/>z</rss>", 1);
  char *found = problems(&in, LIBFEED_OPTION_LIMIT_TOKEN, 91, NULL);
  cr_assert_str_eq(found, "");
  free(found);
  expect(&in, LIBFEED_OPTION_LIMIT_TOKEN, 90,
         "limit-token 5 1:6\nlimit-token 101 1:102\n",
         "S rss\nS a\nT y\nE\nS a\nE\nT z\nE\n");
}

Test(limits, sections_are_not_held_back_for_good) {
  text in = {.len = 0};
  put(&in, "<rss><!-- <item>", 1);
  put(&in, "x", 200);
  put(&in, "--><a><![CDATA[</a>", 1);
  put(&in, "y", 200);
  put(&in, "]]></a></rss>", 1);
  for (size_t push = 1; push < 300; push += 37) {
    outcome result = parse(in.data, in.len,
                           &(setup){.push = push,
                                    .option = LIBFEED_OPTION_LIMIT_TOKEN,
                                    .number = 64});
    cr_assert_eq(result.status, LIBFEED_OK);
    cr_assert_eq(strncmp(result.events, "S rss\nS a\nT </a>yyy", 19), 0);
    outcome_free(&result);
  }
}

Test(limits, namespaces) {
  text in = {.len = 0};
  put(&in, "<rss xmlns:a='u' xmlns:b='v'><c xmlns:d='w'/><e/></rss>", 1);
  expect(&in, LIBFEED_OPTION_LIMIT_NAMESPACES, 3, "", NULL);
  expect(&in, LIBFEED_OPTION_LIMIT_NAMESPACES, 2, "limit-namespaces 32 1:33\n",
         NULL);
}

Test(limits, entity_depth) {
  text in = {.len = 0};
  put(&in, "<!DOCTYPE rss [<!ENTITY a 'x'><!ENTITY b '<i>&a;</i>'>", 1);
  put(&in, "<!ENTITY c '<b>&b;</b>'>]><rss>&c;</rss>", 1);
  expect(&in, LIBFEED_OPTION_LIMIT_ENTITY_DEPTH, 3, "",
         "S rss\nS b\nS i\nT x\nE\nE\nE\n");
  expect(&in, LIBFEED_OPTION_LIMIT_ENTITY_DEPTH, 2,
         "limit-entity-depth 85 1:86\n", "S rss\nS b\nS i\nE\nE\nE\n");
}

Test(limits, amplification) {
  text in = {.len = 0};
  put(&in, "<!DOCTYPE rss [<!ENTITY a '0123456789'><!ENTITY b '&a;&a;&a;'>]>",
      1);
  put(&in, "<rss>&b;&b;<c d='&b;'/>e</rss>", 1);
  char *found =
      problems(&in, LIBFEED_OPTION_LIMIT_AMPLIFICATION_FROM, 126, NULL);
  cr_assert_str_eq(found, "");
  free(found);
  setup how = {.option = LIBFEED_OPTION_LIMIT_AMPLIFICATION_FROM, .number = 41};
  outcome result = parse(in.data, in.len, &how);
  cr_assert_str_eq(result.problems, ""); /* the ratio is far away */
  outcome_free(&result);
}

/* A billion laughs end with a problem, and the rest is read. */
Test(limits, laughs) {
  text in = {.len = 0};
  char line[128];
  put(&in, "<!DOCTYPE rss [<!ENTITY a0 'ha'>", 1);
  for (int i = 1; i <= 12; i++) {
    snprintf(line, sizeof line,
             "<!ENTITY a%d '&a%d;&a%d;&a%d;&a%d;&a%d;&a%d;&a%d;&a%d;'>", i,
             i - 1, i - 1, i - 1, i - 1, i - 1, i - 1, i - 1, i - 1);
    put(&in, line, 1);
  }
  put(&in, "]><rss><t>&a12;</t><u v='&a12;'>end</u></rss>", 1);
  setup how = {.option = LIBFEED_OPTION_LIMIT_AMPLIFICATION_FROM,
               .number = 1000};
  outcome result = parse(in.data, in.len, &how);
  cr_assert_eq(result.status, LIBFEED_OK);
  cr_assert_not_null(strstr(result.problems, "limit-amplification"));
  cr_assert_not_null(strstr(result.events, "T end\n"));
  cr_assert_lt(strlen(result.events), 200000);
  outcome_free(&result);
}

/* What is in scope is copied into each entry. */
Test(limits, base) {
  text in = {.len = 0};
  put(&in, "<a xml:base='http://h/12'><b xml:base='/123'/></a>", 1);
  expect(&in, LIBFEED_OPTION_LIMIT_URL, 12, "", NULL);
  expect(&in, LIBFEED_OPTION_LIMIT_URL, 11, "limit-url 29 1:30\n", NULL);
  in.len = 0;
  put(&in, "<a xml:base='http://h/12'/>", 1);
  expect(&in, LIBFEED_OPTION_LIMIT_URL, 10, "limit-url 3 1:4\n", NULL);
}

Test(limits, namespace_address) {
  text in = {.len = 0};
  put(&in, "<a xmlns='", 1);
  put(&in, "u", 256);
  put(&in, "'/>", 1);
  expect(&in, LIBFEED_OPTION_LIMIT_URL, 256, "", NULL);
  expect(&in, LIBFEED_OPTION_LIMIT_URL, 20, "limit-url 3 1:4\n", NULL);
  in.len = 0;
  put(&in, "<a xmlns='", 1);
  put(&in, "u", 255);
  put(&in, "'/>", 1);
  expect(&in, LIBFEED_OPTION_LIMIT_URL, 20, "", NULL);
}
