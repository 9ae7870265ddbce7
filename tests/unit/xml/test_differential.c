/* SPDX-License-Identifier: MIT */
/* Tests of the xml stage against expat whole, and against itself: made
   documents are accepted where expat accepts them, give the same events,
   whatever the pushes, and no allocation that fails goes unnoticed. */
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "documents.h"
#include "double.h"

#define DOCUMENTS 4000
/* Each of these is parsed once for each of its allocations. */
#define STARVED 60

/* Declarations that nobody reads: there expat lets any reference pass. */
static bool has_unread(const char *data, size_t len) {
  char text[DOCUMENT_SIZE + 1];
  memcpy(text, data, len);
  text[len] = '\0';
  const char *doctype = strstr(text, "DOCTYPE");
  return doctype != NULL &&
         (strstr(doctype, "SYSTEM") != NULL ||
          strstr(doctype, "PUBLIC") != NULL || strstr(doctype, "%p;") != NULL);
}

/* What is done on purpose to documents that are well-formed. */
static bool is_changed(const outcome *result) {
  return strstr(result->problems, "item-nested") != NULL ||
         strstr(result->problems, "reference-c1") != NULL ||
         strstr(result->problems, "prolog-junk") != NULL;
}

Test(differential, accepts_what_expat_accepts) {
  static char data[DOCUMENT_SIZE];
  int n_good = 0;
  for (uint64_t seed = 0; seed < DOCUMENTS; seed++) {
    size_t len = make_document(seed, data);
    if (has_unread(data, len))
      continue;
    char *want = expat_events(data, len);
    outcome strict = parse(data, len, &(setup){.is_strict = true});
    cr_assert_eq(strict.status, want != NULL ? LIBFEED_OK : LIBFEED_E_SYNTAX,
                 "document %d", (int)seed);
    outcome loose = parse(data, len, &(setup){.is_strict = false});
    cr_assert_eq(loose.status, LIBFEED_OK, "document %d", (int)seed);
    if (want != NULL) {
      n_good++;
      cr_assert_str_eq(strict.events, want, "document %d", (int)seed);
      if (!is_changed(&loose))
        cr_assert_str_eq(loose.events, want, "document %d", (int)seed);
    }
    cr_assert_eq(strict.leaked + loose.leaked, 0);
    outcome_free(&strict);
    outcome_free(&loose);
    free(want);
  }
  /* The test would be worth little if hardly any were well-formed. */
  cr_assert_gt(n_good, DOCUMENTS / 20);
}

Test(differential, pushes_change_nothing) {
  static char data[DOCUMENT_SIZE];
  static const size_t sizes[] = {1, 2, 3, 5, 7, 16, 4093};
  for (uint64_t seed = 0; seed < DOCUMENTS; seed++) {
    size_t len = make_document(seed, data);
    setup how = {.detail = DETAIL_OFFSETS,
                 .is_strict = seed % 4 == 0,
                 .base = "http://e.org/"};
    outcome whole = parse(data, len, &how);
    cr_assert_null(strstr(whole.events, "(E"), "document %d", (int)seed);
    cr_assert_null(strstr(whole.events, "(OPEN"), "document %d", (int)seed);
    cr_assert_null(strstr(whole.events, "(CUT"), "document %d", (int)seed);
    how.push = sizes[seed % 7];
    outcome cut = parse(data, len, &how);
    cr_assert_eq(cut.status, whole.status, "document %d", (int)seed);
    if (whole.status == LIBFEED_OK)
      cr_assert_str_eq(cut.events, whole.events, "document %d", (int)seed);
    cr_assert_str_eq(cut.problems, whole.problems, "document %d", (int)seed);
    cr_assert_eq(cut.error.offset, whole.error.offset, "document %d",
                 (int)seed);
    cr_assert_eq(cut.leaked + whole.leaked, 0);
    outcome_free(&whole);
    outcome_free(&cut);
  }
}

Test(differential, every_allocation_may_fail) {
  static char data[DOCUMENT_SIZE];
  for (uint64_t seed = 0; seed < STARVED; seed++) {
    size_t len = make_document(seed, data);
    setup how = {.detail = DETAIL_OFFSETS, .push = 16, .base = "http://e/"};
    outcome whole = parse(data, len, &how);
    size_t n = whole.allocations;
    outcome_free(&whole);
    for (how.fail_at = 1; how.fail_at <= n; how.fail_at++) {
      outcome starved = parse(data, len, &how);
      cr_assert_eq(starved.status, LIBFEED_E_NOMEM, "document %d, %zu",
                   (int)seed, how.fail_at);
      cr_assert_eq(starved.leaked, 0, "document %d, %zu", (int)seed,
                   how.fail_at);
      outcome_free(&starved);
    }
  }
}
