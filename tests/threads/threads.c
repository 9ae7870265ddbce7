/* SPDX-License-Identifier: MIT */
/* Threads that parse the same fixtures with parsers of their own, and threads
   that read and release entries of one document which is gone already: each
   sees what a single thread does. Under ThreadSanitizer no race is found. */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "corpus.h"

#define N_THREADS 4
#define PIECE 509

typedef struct job {
  const fixtures *all;
  libfeed_entry **entries; /* that are shared; a reference for each thread */
  size_t n_entries;
  buffer text; /* what came of it */
} job;

static void add_entry(buffer *to, const libfeed_entry *entry) {
  size_t len = libfeed_entry_json(entry, NULL, 0);
  char *json = malloc(len + 1);
  if (json == NULL)
    abort();
  (void)libfeed_entry_json(entry, json, len + 1);
  buffer_append(to, json, len);
  free(json);
}

/* -- parsers of their own ----------------------------------------------------
 */

static void pull(buffer *to, libfeed_parser *parser) {
  libfeed_entry *entry;
  while (libfeed_parser_next(parser, &entry) == LIBFEED_OK) {
    add_entry(to, entry);
    libfeed_entry_unref(entry);
  }
}

static void parse(buffer *to, const fixture *one) {
  libfeed_parser *parser;
  libfeed_options *options = fixture_options(one, NULL);
  if (options == NULL || libfeed_parser_new(options, &parser) != LIBFEED_OK)
    abort();
  for (size_t at = 0; at < one->bytes.len; at += PIECE) {
    size_t left = one->bytes.len - at;
    (void)libfeed_parser_push(parser, one->bytes.data + at,
                              left < PIECE ? left : PIECE);
    pull(to, parser);
  }
  (void)libfeed_parser_finish(parser);
  pull(to, parser);
  libfeed_parser_free(parser);
  libfeed_options_free(options);
}

static void *parse_all(void *data) {
  job *mine = data;
  for (size_t i = 0; i < mine->all->n; i++)
    parse(&mine->text, &mine->all->items[i]);
  return NULL;
}

/* -- entries that they share -------------------------------------------------
 */

static void *read_shared(void *data) {
  job *mine = data;
  for (size_t i = 0; i < mine->n_entries; i++) {
    add_entry(&mine->text, mine->entries[i]);
    libfeed_entry_unref(mine->entries[i]);
  }
  return NULL;
}

/* Runs the threads; how many of them saw something else than `expected`. */
static size_t run(void *(*work)(void *), job *jobs, const buffer *expected) {
  pthread_t threads[N_THREADS];
  size_t n_wrong = 0;
  for (size_t i = 0; i < N_THREADS; i++)
    if (pthread_create(&threads[i], NULL, work, &jobs[i]) != 0)
      abort();
  for (size_t i = 0; i < N_THREADS; i++) {
    (void)pthread_join(threads[i], NULL);
    n_wrong += jobs[i].text.len != expected->len ||
               memcmp(jobs[i].text.data, expected->data, expected->len) != 0;
    buffer_free(&jobs[i].text);
  }
  return n_wrong;
}

static size_t check_parsers(const fixtures *all) {
  job alone = {.all = all}, jobs[N_THREADS];
  for (size_t i = 0; i < N_THREADS; i++)
    jobs[i] = (job){.all = all};
  (void)parse_all(&alone);
  size_t n_wrong = run(parse_all, jobs, &alone.text);
  buffer_free(&alone.text);
  return n_wrong;
}

static size_t check_entries(const fixture *one) {
  libfeed_document *document;
  job jobs[N_THREADS];
  buffer expected = {NULL, 0, 0};
  (void)libfeed_document_parse(one->bytes.data, one->bytes.len, NULL,
                               &document);
  size_t n = libfeed_document_entry_count(document), n_wrong = 0;
  libfeed_entry **entries = calloc(n + 1, sizeof *entries);
  if (entries == NULL)
    abort();
  for (size_t i = 0; i < n; i++) {
    entries[i] = libfeed_document_entry(document, i);
    add_entry(&expected, entries[i]);
    for (size_t k = 0; k < N_THREADS; k++)
      (void)libfeed_entry_ref(entries[i]);
  }
  libfeed_document_free(document);
  for (size_t i = 0; i < N_THREADS; i++)
    jobs[i] = (job){.entries = entries, .n_entries = n};
  if (n > 0)
    n_wrong = run(read_shared, jobs, &expected);
  buffer_free(&expected);
  free(entries);
  return n_wrong;
}

int main(int argc, char **argv) {
  fixtures all = {NULL, 0};
  size_t n_wrong = 0;
  for (int i = 1; i < argc; i++)
    fixtures_read(&all, argv[i]);
  if (all.n == 0) {
    fprintf(stderr, "usage: threads FOLDER...\n");
    return 2;
  }
  n_wrong += check_parsers(&all);
  for (size_t i = 0; i < all.n; i++)
    n_wrong += check_entries(&all.items[i]);
  printf("%zu passed, %zu failed\n", (all.n + 1) * N_THREADS - n_wrong,
         n_wrong);
  fixtures_free(&all);
  return n_wrong > 0 ? 1 : 0;
}
