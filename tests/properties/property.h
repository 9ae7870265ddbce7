/* SPDX-License-Identifier: MIT */
/* Test support of the property tests: counting, chance that is the same in
   every run, feeds from folders, and what a parse came to. Public header
   only. */
#ifndef LIBFEED_TESTS_PROPERTIES_PROPERTY_H
#define LIBFEED_TESTS_PROPERTIES_PROPERTY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <libfeed/libfeed.h>

#include "corpus.h"

/* Counts a case; a failure is printed with its text, the first of them at
   least. Answers `is_fine`. */
bool check(bool is_fine, const char *format, ...);

/* Prints the closing line; the status of the program. */
int conclude(void);

/* A number below `bound`, out of `state`, which must not be 0. */
size_t chance(uint64_t *state, size_t bound);

/* The project's own fixtures, and the feeds of LIBFEED_CASES, if that folder
   is there (else beside the project's folder); a line says so where it is
   not. */
void read_own(fixtures *all);
void read_extra(fixtures *all);

/* Checks the project's own fixtures, each with `own`, then the others with
   `extra`: how much is tried of one. The status of the program. */
int check_fixtures(void (*check_fixture)(const fixture *one, size_t most),
                   size_t own, size_t extra);

/* Parses the whole with one option set beside those of `one` (0: none). */
libfeed_document *parse(const fixture *one, const char *data, size_t size,
                        libfeed_option option, int64_t value,
                        libfeed_status *status);

/* The JSON of an entry, without problems; empty for NULL. */
buffer entry_text(const libfeed_entry *entry);
bool is_same_entry(const libfeed_entry *left, const libfeed_entry *right);

/* Feeds in UTF-8, which can be damaged byte by byte: in another charset the
   bytes of a fault are other characters. */
bool is_comparable(const libfeed_document *document);

/* Checks that `got`, which comes from a damaged copy, has the entries of
   `whole`; only number `item` may differ. `what` happened at `at`. */
void check_others(const fixture *one, const libfeed_document *whole,
                  const libfeed_document *got, size_t item, const char *what,
                  size_t at);

/* Where items and entries lie, by expat; none where it refuses the document.
   Those inside others do not count. */
typedef struct span {
  size_t start; /* '<' of the start tag */
  size_t open;  /* behind the start tag */
  size_t
      close;  /* '<' of the end tag; that of the start tag where it is empty */
  size_t end; /* behind the end tag */
} span;

typedef struct spans {
  span *items;
  size_t n;
  /* Places inside of them where text may stand: between two characters of
     text, or beside a tag. */
  size_t *places;
  size_t *place_items; /* the index of the item of each */
  size_t n_places;
} spans;

bool spans_read(spans *all, const char *data, size_t size);
void spans_free(spans *all);

#endif
