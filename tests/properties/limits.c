/* SPDX-License-Identifier: MIT */
/* Every limit is exact: what is at it passes, one more is reported, and what
   can go on goes on. A test of its own knows whether each limit is here. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "property.h"

#define HEAD "<rss version=\"2.0\"><channel><title>t</title>"
#define ITEM HEAD "<item><guid>1</guid>"
#define NEXT "</item><item><guid>2</guid><title>after</title></item>"
#define TAIL "</channel></rss>"

/* A document is `begin`, so many times `unit`, and `end`; '#' in a unit is its
   number. `n` units are exactly at the limit, one more is beyond it. */
typedef struct limit {
  libfeed_option option;
  const char *code;
  int64_t value; /* of the option */
  size_t n;      /* units that make up exactly that */
  const char *begin, *unit, *end;
  libfeed_status status; /* beyond it */
  size_t n_entries;      /* of them, beyond it */
} limit;

#define ENTITIES                                                               \
  "<!DOCTYPE rss [<!ENTITY a \"0123456789\"><!ENTITY b \"&a;\">"               \
  "<!ENTITY c \"&b;\">]>"

/* clang-format off */
static const limit limits[] = {
  {LIBFEED_OPTION_LIMIT_DEPTH, "limit-depth", 20, 17, ITEM, "<a>", "</a>" NEXT TAIL, LIBFEED_OK, 2},
  {LIBFEED_OPTION_LIMIT_DEPTH, "limit-depth", 512, 509, ITEM, "<a>", NEXT TAIL, LIBFEED_OK, 2},
  {LIBFEED_OPTION_LIMIT_ATTRIBUTES, "limit-attributes", 30, 30, ITEM "<a", " b#=\"c\"", "/>" NEXT TAIL, LIBFEED_OK, 2},
  {LIBFEED_OPTION_LIMIT_ATTRIBUTES, "limit-attributes", 512, 512, ITEM "<a", " b#=\"c\"", "/>" NEXT TAIL, LIBFEED_OK, 2},
  {LIBFEED_OPTION_LIMIT_NAME, "limit-name", 100, 100, ITEM "<", "n", ">x" NEXT TAIL, LIBFEED_OK, 2},
  {LIBFEED_OPTION_LIMIT_NAME, "limit-name", 100, 100, ITEM "<a ", "n", "=\"x\"/>" NEXT TAIL, LIBFEED_OK, 2},
  {LIBFEED_OPTION_LIMIT_NAME, "limit-name", 1024, 1024, ITEM "<", "n", "/>" NEXT TAIL, LIBFEED_OK, 2},
  {LIBFEED_OPTION_LIMIT_ATTRIBUTE, "limit-attribute", 100, 100, ITEM "<a b=\"", "v", "\"/>" NEXT TAIL, LIBFEED_OK, 2},
  {LIBFEED_OPTION_LIMIT_ATTRIBUTE, "limit-attribute", 100, 100, ITEM "<a b=\"", "&amp;", "\"/>" NEXT TAIL, LIBFEED_OK, 2},
  {LIBFEED_OPTION_LIMIT_ATTRIBUTE, "limit-attribute", 1 << 20, 1 << 20, ITEM "<a b=\"", "v", "\"/>" NEXT TAIL, LIBFEED_OK, 2},
  {LIBFEED_OPTION_LIMIT_TOKEN, "limit-token", 200, 191, ITEM "<a b=\"", "v", "\"/>" NEXT TAIL, LIBFEED_OK, 2},
  {LIBFEED_OPTION_LIMIT_TEXT, "limit-text", 100, 100, ITEM "<title>", "t", "</title>" NEXT TAIL, LIBFEED_OK, 2},
  {LIBFEED_OPTION_LIMIT_TEXT, "limit-text", 100, 100, ITEM "<title>", "&amp;", "</title>" NEXT TAIL, LIBFEED_OK, 2},
  {LIBFEED_OPTION_LIMIT_TEXT, "limit-text", 100, 100, ITEM "<a>", "t", "</a>" NEXT TAIL, LIBFEED_OK, 2},
  {LIBFEED_OPTION_LIMIT_TEXT, "limit-text", 100, 100, ITEM "<title><![CDATA[", "t", "]]></title>" NEXT TAIL, LIBFEED_OK, 2},
  {LIBFEED_OPTION_LIMIT_TEXT, "limit-text", 16 << 20, 16 << 20, ITEM "<description>", "t", "</description>" NEXT TAIL, LIBFEED_OK, 2},
  {LIBFEED_OPTION_LIMIT_ITEMS, "limit-items", 7, 7, ITEM, "<category>c#</category>", NEXT TAIL, LIBFEED_OK, 2},
  {LIBFEED_OPTION_LIMIT_ITEMS, "limit-items", 7, 7, ITEM, "<enclosure url=\"http://a.b/#\"/>", NEXT TAIL, LIBFEED_OK, 2},
  {LIBFEED_OPTION_LIMIT_ITEMS, "limit-items", 7, 7, ITEM, "<author>a@b.c (A B#)</author>", NEXT TAIL, LIBFEED_OK, 2},
  {LIBFEED_OPTION_LIMIT_ITEMS, "limit-items", 7, 7, ITEM, "<x#/>", NEXT TAIL, LIBFEED_OK, 2},
  {LIBFEED_OPTION_LIMIT_ITEMS, "limit-items", 7, 7, HEAD, "<category>c#</category>", "<item>" NEXT TAIL, LIBFEED_OK, 2},
  {LIBFEED_OPTION_LIMIT_ITEMS, "limit-items", 1024, 1024, ITEM, "<category>c#</category>", NEXT TAIL, LIBFEED_OK, 2},
  {LIBFEED_OPTION_LIMIT_NAMESPACES, "limit-namespaces", 9, 9, ITEM "<a", " xmlns:p#=\"urn:#\"", "/>" NEXT TAIL, LIBFEED_OK, 2},
  {LIBFEED_OPTION_LIMIT_NAMESPACES, "limit-namespaces", 256, 256, ITEM "<a", " xmlns:p#=\"urn:#\"", "/>" NEXT TAIL, LIBFEED_OK, 2},
  {LIBFEED_OPTION_LIMIT_URL, "limit-url", 50, 39, ITEM "<link>http://a.b/", "u", "</link>" NEXT TAIL, LIBFEED_OK, 2},
  {LIBFEED_OPTION_LIMIT_URL, "limit-url", 50, 39, ITEM "<enclosure url=\"http://a.b/", "u", "\"/>" NEXT TAIL, LIBFEED_OK, 2},
  {LIBFEED_OPTION_LIMIT_ENTITY_DEPTH, "limit-entity-depth", 2, 2, ENTITIES ITEM "<title>&", "\2", ";</title>" NEXT TAIL, LIBFEED_OK, 2},
  {LIBFEED_OPTION_LIMIT_INPUT, "limit-input", 300, 300 - sizeof HEAD + 1, HEAD, " ", "", LIBFEED_E_LIMIT, 0},
};
/* clang-format on */
#define N_LIMITS (sizeof limits / sizeof *limits)

static buffer make(const limit *one, size_t n) {
  buffer data = {NULL, 0, 0};
  buffer_append(&data, one->begin, strlen(one->begin));
  /* '\2' is the name of an entity of that depth. */
  if (one->unit[0] == '\2')
    buffer_append(&data, n == 2 ? "b" : "c", 1);
  else
    for (size_t i = 0; i < n; i++)
      for (const char *p = one->unit; *p != '\0'; p++)
        if (*p == '#')
          buffer_print(&data, "%zu", i);
        else
          buffer_append(&data, p, 1);
  buffer_append(&data, one->end, strlen(one->end));
  return data;
}

static size_t count(const libfeed_document *document, const char *code) {
  size_t n = 0;
  for (size_t i = 0; i < libfeed_document_problem_count(document); i++) {
    const libfeed_problem *problem = libfeed_document_problem(document, i);
    n += strcmp(libfeed_problem_code(problem).data, code) == 0;
  }
  const libfeed_problem *error = libfeed_document_error(document);
  return n +
         (error != NULL && strcmp(libfeed_problem_code(error).data, code) == 0);
}

static void check_limit(const limit *one) {
  static const fixture none;
  libfeed_status status;
  buffer at = make(one, one->n), beyond = make(one, one->n + 1);
  libfeed_document *document =
      parse(&none, at.data, at.len, one->option, one->value, &status);
  check(count(document, one->code) == 0 && status == LIBFEED_OK,
        "%s of %lld: is reported below it", one->code, (long long)one->value);
  libfeed_document_free(document);

  document =
      parse(&none, beyond.data, beyond.len, one->option, one->value, &status);
  size_t n = libfeed_document_entry_count(document);
  check(count(document, one->code) >= 1, "%s of %lld: is not reported",
        one->code, (long long)one->value);
  check(status == one->status && n == one->n_entries,
        "%s of %lld: answers %s with %zu entries", one->code,
        (long long)one->value, libfeed_status_name(status), n);
  if (n == 2) {
    const libfeed_entry *next = libfeed_document_entry(document, 1);
    check(strcmp(libfeed_entry_title(next).data, "after") == 0,
          "%s of %lld: the next entry is damaged", one->code,
          (long long)one->value);
    check(!libfeed_entry_is_truncated(next),
          "%s of %lld: the next entry is marked", one->code,
          (long long)one->value);
  }
  libfeed_document_free(document);
  buffer_free(&at);
  buffer_free(&beyond);
}

/* -- limits of another shape ------------------------------------------------
 */

/* Problems beyond the limit are counted, but not kept. */
static void check_problems(void) {
  static const fixture none;
  static const char data[] = ITEM "<title>& & &</title>" NEXT TAIL;
  for (int64_t value = 0; value <= 4; value++) {
    libfeed_document *document =
        parse(&none, data, sizeof data - 1, LIBFEED_OPTION_LIMIT_PROBLEMS,
              value, NULL);
    size_t kept = libfeed_document_problem_count(document);
    uint64_t total = libfeed_document_problem_total(document);
    check(total == 3 && kept == (value < 3 ? (size_t)value : 3),
          "limit of %lld problems: %zu kept, %llu counted", (long long)value,
          kept, (unsigned long long)total);
    check(libfeed_document_entry_count(document) == 2,
          "limit of %lld problems: entries", (long long)value);
    libfeed_document_free(document);
  }
}

/* Bytes out of entities: the ratio counts beyond the threshold. */
static void check_amplification(void) {
  static const char begin[] =
      ENTITIES HEAD "<item><title>whole</title></item><item><title>";
  static const char end[] = "</title></item>" TAIL;
  static const struct {
    int64_t ratio, from;
    bool is_reported;
  } cases[] = {{1, 1000, false}, {100, 0, false}, {1, 999, true}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    libfeed_options *options;
    libfeed_document *document;
    buffer data = {NULL, 0, 0};
    buffer_append(&data, begin, sizeof begin - 1);
    for (int j = 0; j < 100; j++)
      buffer_append(&data, "&a;", 3);
    buffer_append(&data, end, sizeof end - 1);
    if (libfeed_options_new(NULL, &options) != LIBFEED_OK)
      exit(2);
    libfeed_options_set(options, LIBFEED_OPTION_LIMIT_AMPLIFICATION,
                        cases[i].ratio);
    libfeed_options_set(options, LIBFEED_OPTION_LIMIT_AMPLIFICATION_FROM,
                        cases[i].from);
    libfeed_status status =
        libfeed_document_parse(data.data, data.len, options, &document);
    check((count(document, "limit-amplification") == 1) == cases[i].is_reported,
          "amplification of %lld from %lld is reported where it should not, or "
          "the other way round",
          (long long)cases[i].ratio, (long long)cases[i].from);
    check(status == LIBFEED_OK && libfeed_document_entry_count(document) == 2,
          "amplification: %s with %zu entries", libfeed_status_name(status),
          libfeed_document_entry_count(document));
    libfeed_document_free(document);
    libfeed_options_free(options);
    buffer_free(&data);
  }
}

/* The parser's own memory: an entry that fits, one that does not. */
static void check_memory(void) {
  static const fixture none;
  const limit shape = {LIBFEED_OPTION_LIMIT_MEMORY,
                       "limit-memory",
                       1 << 20,
                       0,
                       HEAD "<item><title>whole</title></item><item><a>",
                       "t",
                       "</a></item>" TAIL,
                       LIBFEED_E_LIMIT,
                       1};
  static const size_t sizes[] = {100000, 4 << 20};
  for (size_t i = 0; i < 2; i++) {
    libfeed_status status;
    buffer data = make(&shape, sizes[i]);
    libfeed_document *document =
        parse(&none, data.data, data.len, shape.option, shape.value, &status);
    check(status == (i == 0 ? LIBFEED_OK : LIBFEED_E_LIMIT),
          "memory: %zu bytes of text: %s", sizes[i],
          libfeed_status_name(status));
    check(count(document, "limit-memory") == i, "memory: the error");
    check(libfeed_document_entry_count(document) >= 1,
          "memory: what was finished is lost");
    libfeed_document_free(document);
    buffer_free(&data);
  }
}

/* No limit is forgotten here. */
static void check_all_known(void) {
  for (int option = LIBFEED_OPTION_LIMIT_DEPTH;
       option <= LIBFEED_OPTION_LIMIT_ENTITY_DEPTH; option++) {
    bool is_here = option == LIBFEED_OPTION_LIMIT_PROBLEMS ||
                   option == LIBFEED_OPTION_LIMIT_MEMORY ||
                   option == LIBFEED_OPTION_LIMIT_AMPLIFICATION ||
                   option == LIBFEED_OPTION_LIMIT_AMPLIFICATION_FROM;
    for (size_t i = 0; i < N_LIMITS; i++)
      is_here = is_here || (int)limits[i].option == option;
    check(is_here, "option %d has no test", option);
  }
  int64_t bound;
  check(libfeed_options_bounds(
            (libfeed_option)(LIBFEED_OPTION_LIMIT_ENTITY_DEPTH + 1), &bound,
            &bound, &bound) == LIBFEED_E_UNSUPPORTED,
        "there is a limit that is not known here");
}

int main(void) {
  for (size_t i = 0; i < N_LIMITS; i++)
    check_limit(&limits[i]);
  check_problems();
  check_amplification();
  check_memory();
  check_all_known();
  return conclude();
}
