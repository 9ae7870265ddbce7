/* SPDX-License-Identifier: MIT */
/* Out of memory: every fixture is parsed again and again, each time with
   another allocation that fails, alone or with all after it. Each run must
   answer E_NOMEM, or give the same as with enough memory; give everything back,
   in the sizes that were taken; and leave every object freeable. Usage: oom
   [--all] FILE-OR-FOLDER…. Without --all, fixtures that allocate more than a
   few hundred times are tried at evenly spaced allocations. */
#include <stdalign.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "corpus.h"

/* Allocations that fail in turn for each fixture and manner, unless --all. */
#define TRIALS 250

/* An allocator that counts, checks sizes, and fails when told. */
typedef struct counter {
  size_t n;         /* allocations and reallocations so far */
  size_t fail_at;   /* this one fails, counted from 1; 0 = none */
  bool fails_after; /* … and all that follow */
  size_t live;      /* bytes that were not given back */
  size_t n_live;    /* blocks */
  size_t n_failed;
  size_t n_faults; /* wrong sizes */
} counter;

typedef union header {
  size_t size;
  max_align_t align;
} header;

static bool fails(counter *count) {
  count->n++;
  if (count->fail_at == 0 || count->n < count->fail_at ||
      (count->n > count->fail_at && !count->fails_after))
    return false;
  count->n_failed++;
  return true;
}

static void *allocate(void *context, size_t size) {
  counter *count = context;
  if (fails(count))
    return NULL;
  header *block = malloc(sizeof(header) + size);
  if (block == NULL)
    abort();
  block->size = size;
  /* What is not written must not be read. */
  memset(block + 1, 0xA5, size);
  count->live += size;
  count->n_live++;
  return block + 1;
}

static void release(void *context, void *data, size_t size) {
  counter *count = context;
  header *block = (header *)data - 1;
  count->n_faults += block->size != size;
  count->live -= block->size;
  count->n_live--;
  memset(data, 0x5A, block->size);
  free(block);
}

static void *reallocate(void *context, void *data, size_t old_size,
                        size_t new_size) {
  counter *count = context;
  header *block = (header *)data - 1;
  count->n_faults += block->size != old_size;
  void *moved = allocate(context, new_size);
  if (moved == NULL)
    return NULL;
  memcpy(moved, data, old_size < new_size ? old_size : new_size);
  release(context, data, block->size);
  return moved;
}

/* What is done with a fixture. */
typedef enum manner { BY_PARSER, BY_PIECES, BY_DOCUMENT, BY_RESET } manner;
static const char *const manner_names[] = {"parser", "pieces", "document",
                                           "reset"};

static libfeed_status pull(libfeed_parser *parser, buffer *to) {
  libfeed_entry *entry;
  libfeed_status status;
  while ((status = libfeed_parser_next(parser, &entry)) == LIBFEED_OK) {
    render_entry(to, entry);
    libfeed_entry_unref(entry);
  }
  return status;
}

static void push(libfeed_parser *parser, const buffer *bytes, manner how,
                 buffer *to) {
  size_t size = how == BY_PIECES ? 61 : bytes->len;
  for (size_t at = 0; at < bytes->len; at += size) {
    size_t piece = bytes->len - at < size ? bytes->len - at : size;
    (void)libfeed_parser_push(parser, bytes->data + at, piece);
    (void)pull(parser, to);
  }
}

static libfeed_status run_parser(const fixture *one,
                                 const libfeed_options *options, manner how,
                                 buffer *to) {
  libfeed_parser *parser;
  libfeed_status status = libfeed_parser_new(options, &parser);
  if (status != LIBFEED_OK)
    return status;
  push(parser, &one->bytes, how, to);
  if (how == BY_RESET) {
    /* The second time counts; the first leaves a full queue behind. */
    to->len = 0;
    (void)libfeed_parser_reset(parser);
    push(parser, &one->bytes, how, to);
  }
  (void)libfeed_parser_finish(parser);
  status = pull(parser, to);
  libfeed_channel *channel;
  libfeed_status asked = libfeed_parser_channel(parser, &channel);
  if (asked == LIBFEED_OK)
    render_channel(to, channel);
  libfeed_channel_unref(channel);
  render_end(to, parser);
  libfeed_parser_free(parser);
  return asked == LIBFEED_E_NOMEM ? asked : status;
}

static libfeed_status run_document(const fixture *one,
                                   const libfeed_options *options, buffer *to) {
  libfeed_document *document;
  libfeed_status status = libfeed_document_parse(
      one->bytes.data, one->bytes.len, options, &document);
  for (size_t i = 0; i < libfeed_document_entry_count(document); i++)
    render_entry(to, libfeed_document_entry(document, i));
  if (libfeed_document_channel(document) != NULL)
    render_channel(to, libfeed_document_channel(document));
  libfeed_document_free(document);
  return status;
}

static libfeed_status run(const fixture *one, counter *count, manner how,
                          buffer *to) {
  const libfeed_allocator allocator = {count, allocate, reallocate, release};
  libfeed_options *options = fixture_options(one, &allocator);
  if (options == NULL)
    return LIBFEED_E_NOMEM;
  libfeed_status status = how == BY_DOCUMENT
                              ? run_document(one, options, to)
                              : run_parser(one, options, how, to);
  libfeed_options_free(options);
  return status;
}

static bool is_clean(const fixture *one, const counter *count, manner how) {
  if (count->n_live == 0 && count->n_faults == 0 && render_faults == 0)
    return true;
  printf("%s (%s): allocation %zu of %zu: %zu blocks (%zu bytes) leak, %zu "
         "wrong sizes, %zu faulty strings\n",
         one->path, manner_names[how], count->fail_at, count->n, count->n_live,
         count->live, count->n_faults, render_faults);
  return false;
}

/* One allocation fails. */
static bool check_failure(const fixture *one, manner how, size_t fail_at,
                          bool fails_after, const buffer *expected) {
  counter count = {.fail_at = fail_at, .fails_after = fails_after};
  buffer got = {NULL, 0, 0};
  render_faults = 0;
  libfeed_status status = run(one, &count, how, &got);
  bool is_fine = is_clean(one, &count, how);
  bool is_same =
      got.len == expected->len &&
      (got.len == 0 || memcmp(got.data, expected->data, got.len) == 0);
  if (count.n_failed > 0 && status != LIBFEED_E_NOMEM && !is_same) {
    printf("%s (%s): allocation %zu failed%s, the answer was %s\n", one->path,
           manner_names[how], fail_at, fails_after ? " and all after it" : "",
           libfeed_status_name(status));
    is_fine = false;
  }
  buffer_free(&got);
  return is_fine;
}

static bool check_fixture(const fixture *one, manner how, bool is_all) {
  counter count = {0};
  buffer expected = {NULL, 0, 0};
  render_faults = 0;
  (void)run(one, &count, how, &expected);
  bool is_fine = is_clean(one, &count, how);
  size_t step = is_all ? 1 : count.n / TRIALS + 1;
  for (size_t k = 1; k <= count.n && is_fine; k += step)
    is_fine = check_failure(one, how, k, false, &expected) &&
              check_failure(one, how, k, true, &expected);
  buffer_free(&expected);
  return is_fine;
}

int main(int argc, char **argv) {
  fixtures all = {NULL, 0};
  size_t passed = 0;
  bool is_all = argc > 1 && strcmp(argv[1], "--all") == 0;
  for (int i = is_all ? 2 : 1; i < argc; i++)
    fixtures_read(&all, argv[i]);
  for (size_t i = 0; i < all.n; i++) {
    bool is_fine = true;
    for (manner how = BY_PARSER; how <= BY_RESET; how++)
      is_fine = check_fixture(&all.items[i], how, is_all) && is_fine;
    passed += is_fine;
  }
  printf("%zu passed, %zu failed\n", passed, all.n - passed);
  bool is_fine = passed == all.n && all.n > 0;
  fixtures_free(&all);
  return is_fine ? 0 : 1;
}
