/* SPDX-License-Identifier: MIT */
/* Person texts: every row of docs/persons.md, and what a table cannot show. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>

#include "normal/values_person.h"

#ifndef LIBFEED_SOURCE_DIR
#define LIBFEED_SOURCE_DIR "."
#endif

static libfeed_str str(const char *text) {
  return (libfeed_str){text, strlen(text)};
}

/* The next part of a row between back-quotes; NULL at the end. */
static char *next_cell(char **row) {
  char *start = strchr(*row, '`');
  char *end = start == NULL ? NULL : strchr(start + 1, '`');
  if (end == NULL)
    return NULL;
  *end = '\0';
  *row = end + 1;
  return start + 1;
}

/* Drops the backslash before a bar, which a table of Markdown needs. */
static void unescape(char *text) {
  char *out = text;
  for (; *text != '\0'; text++)
    if (strncmp(text, "\\|", 2) != 0)
      *out++ = *text;
  *out = '\0';
}

/* A person as the tables write it. */
static void describe(const libfeed__person_parts *person, char *out,
                     size_t size) {
  const libfeed_str addresses[] = {person->email, person->uri};
  int used =
      snprintf(out, size, "%.*s", (int)person->name.len, person->name.data);
  for (size_t i = 0; i < 2; i++)
    if (addresses[i].len > 0)
      used += snprintf(out + used, size - (size_t)used, "%s<%.*s>",
                       used > 0 ? " " : "", (int)addresses[i].len,
                       addresses[i].data);
  if (person->is_noreply)
    snprintf(out + used, size - (size_t)used, " (no reply)");
}

Test(person, table) {
  FILE *file = fopen(LIBFEED_SOURCE_DIR "/docs/persons.md", "rb");
  cr_assert_not_null(file);
  char line[1024];
  size_t rows = 0;
  while (fgets(line, sizeof line, file) != NULL) {
    char *row = line;
    if (strncmp(line, "| `", 3) != 0)
      continue;
    char *text = next_cell(&row);
    const char *expected;
    unescape(text);
    libfeed_str rest = str(text);
    libfeed__person_parts person;
    while ((expected = next_cell(&row)) != NULL) {
      char found[300];
      cr_assert(libfeed__person_next(&rest, &person), "%s: %s", text, expected);
      describe(&person, found, sizeof found);
      cr_expect_str_eq(found, expected, "%s: %s", text, found);
    }
    cr_expect_not(libfeed__person_next(&rest, &person), "%s", text);
    rows++;
  }
  fclose(file);
  cr_assert_geq(rows, 130);
}

Test(person, nothing) {
  static const char *const texts[] = {
      "", " ", "\n", ",", ";;", " and ", "<>", "()", "[]", "\"\"", "mailto:"};
  for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
    libfeed_str rest = str(texts[i]);
    libfeed__person_parts person;
    while (libfeed__person_next(&rest, &person))
      cr_expect(person.name.len > 0 && i == 5, "%s", texts[i]);
    cr_expect_eq(rest.len, 0);
  }
}

Test(person, suffixes) {
  cr_expect(libfeed__person_is_suffix(str("Jr.")));
  cr_expect(libfeed__person_is_suffix(str(" Ph.D., next")));
  cr_expect(libfeed__person_is_suffix(str(" MD <a@b.c>")));
  cr_expect(libfeed__person_is_suffix(str(" Ph. D.")));
  cr_expect(libfeed__person_is_suffix(str("Jr. and Ann")));
  cr_expect_not(libfeed__person_is_suffix(str("Jr. Smith")));
  cr_expect_not(libfeed__person_is_suffix(str("Mary")));
  cr_expect_not(libfeed__person_is_suffix(str("")));
}

/* Every byte of a list is looked at a bounded number of times, however long the
   list is: with the decision made anew for each person this would take hours.
 */
Test(person, linear, .timeout = 20) {
  static const char *const units[] = {"Ann Cao, ",
                                      "Ann Cao; ",
                                      " and Ann Cao",
                                      "a@b.cd (Ann), ",
                                      ",",
                                      ";",
                                      " and ",
                                      "(",
                                      "\"",
                                      "<",
                                      "&",
                                      "&amp;",
                                      "@",
                                      "Smith, John; ",
                                      "a",
                                      "Ann ",
                                      "Ann Cao,\t",
                                      "& ",
                                      "a@b.cd ",
                                      "a@b.cd (",
                                      "<a@b.cd> ",
                                      "\\\"",
                                      "a@b.cd|",
                                      "a@b.cd c@d.ef, Ann; ",
                                      "a@",
                                      ",Jr"};
  for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
    size_t len = strlen(units[i]), n = 300000 / len, persons = 0;
    char *text = malloc(n * len);
    for (size_t k = 0; k < n; k++)
      memcpy(text + k * len, units[i], len);
    libfeed_str rest = {text, n * len};
    libfeed__person_parts person;
    while (libfeed__person_next(&rest, &person))
      persons++;
    cr_expect_leq(persons, n);
    cr_expect_eq(rest.len, 0);
    if (i < 4)
      cr_expect_geq(persons + 1, n, "%s", units[i]);
    free(text);
  }
}
