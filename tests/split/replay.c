/* SPDX-License-Identifier: MIT */
/* Split invariance: every fixture gives the same text of everything that can be
   asked, however it is cut into pushes and whenever entries are pulled. Usage:
   replay FILE-OR-FOLDER…; the last line says how many cases passed. */
#include <stdio.h>
#include <string.h>

#include "corpus.h"

/* Sizes of pushes; 0 is the whole at once. */
static const size_t sizes[] = {0, 1, 2, 3, 5, 7, 16, 4093};
#define N_SIZES (sizeof sizes / sizeof sizes[0])

/* Larger files are not replayed in the smallest pieces. */
#define LARGE ((size_t)1 << 20)

typedef struct manner {
  size_t size;
  bool has_empty_pushes; /* before and behind each push */
  bool is_pulled_late;   /* at the end only */
} manner;

/* Entries, and after each the feed as it is known there: an entry that is
   pulled late must not show more of its feed. */
static void pull(libfeed_parser *parser, buffer *to) {
  libfeed_entry *entry;
  libfeed_channel *channel;
  while (libfeed_parser_next(parser, &entry) == LIBFEED_OK) {
    render_entry(to, entry);
    libfeed_entry_unref(entry);
    if (libfeed_parser_channel(parser, &channel) == LIBFEED_OK)
      render_channel(to, channel);
    libfeed_channel_unref(channel);
  }
}

static void push_all(libfeed_parser *parser, const buffer *bytes, manner how,
                     buffer *to) {
  size_t size = how.size == 0 ? bytes->len : how.size;
  for (size_t at = 0; at < bytes->len; at += size) {
    size_t piece = bytes->len - at < size ? bytes->len - at : size;
    if (how.has_empty_pushes)
      (void)libfeed_parser_push(parser, NULL, 0);
    /* A copy of its own size, so that a sanitizer sees a read beyond it. */
    buffer copy = {NULL, 0, 0};
    buffer_append(&copy, bytes->data + at, piece);
    (void)libfeed_parser_push(parser, copy.data, piece);
    buffer_free(&copy);
    if (how.has_empty_pushes)
      (void)libfeed_parser_push(parser, "", 0);
    if (!how.is_pulled_late)
      pull(parser, to);
  }
}

/* Everything that a fixture gives; empty without a parser. */
static buffer replay(const fixture *one, manner how) {
  buffer text = {NULL, 0, 0};
  libfeed_options *options = fixture_options(one, NULL);
  libfeed_parser *parser;
  if (libfeed_parser_new(options, &parser) != LIBFEED_OK)
    return text;
  push_all(parser, &one->bytes, how, &text);
  (void)libfeed_parser_finish(parser);
  pull(parser, &text);
  libfeed_channel *channel;
  if (libfeed_parser_channel(parser, &channel) == LIBFEED_OK)
    render_channel(&text, channel);
  libfeed_channel_unref(channel);
  render_end(&text, parser);
  libfeed_parser_free(parser);
  libfeed_options_free(options);
  return text;
}

static void show_line(const char *what, const char *text) {
  size_t len = strcspn(text, "\n");
  printf("  %s: %.*s\n", what, (int)(len < 2000 ? len : 2000), text);
}

/* Shows the first line that differs. */
static void show_difference(const fixture *one, manner how,
                            const buffer *expected, const buffer *got) {
  size_t at = 0;
  size_t line = 0;
  while (at < expected->len && at < got->len &&
         expected->data[at] == got->data[at]) {
    if (expected->data[at] == '\n')
      line = at + 1;
    at++;
  }
  printf("%s: pushes of %zu%s%s differ\n", one->path, how.size,
         how.has_empty_pushes ? ", with empty ones" : "",
         how.is_pulled_late ? ", pulled late" : "");
  show_line("whole", expected->data + line);
  show_line("split", got->data + line);
}

static bool is_same(const fixture *one, const buffer *expected, manner how) {
  buffer got = replay(one, how);
  bool is_equal = got.len == expected->len &&
                  memcmp(got.data, expected->data, got.len) == 0;
  if (!is_equal)
    show_difference(one, how, expected, &got);
  buffer_free(&got);
  return is_equal;
}

static bool check_fixture(const fixture *one) {
  render_faults = 0;
  buffer whole = replay(one, (manner){0, false, false});
  bool is_fine = whole.len > 0 && render_faults == 0;
  if (!is_fine)
    printf("%s: faulty strings\n", one->path);
  for (size_t i = 0; i < N_SIZES; i++) {
    if (sizes[i] != 0 && sizes[i] < 16 && one->bytes.len > LARGE)
      continue;
    manner how = {sizes[i], false, false};
    is_fine = is_same(one, &whole, how) && is_fine;
    how.has_empty_pushes = true;
    is_fine = is_same(one, &whole, how) && is_fine;
    how = (manner){sizes[i], false, true};
    is_fine = is_same(one, &whole, how) && is_fine;
  }
  buffer_free(&whole);
  return is_fine;
}

int main(int argc, char **argv) {
  fixtures all = {NULL, 0};
  size_t passed = 0;
  for (int i = 1; i < argc; i++)
    fixtures_read(&all, argv[i]);
  for (size_t i = 0; i < all.n; i++)
    passed += check_fixture(&all.items[i]);
  printf("%zu passed, %zu failed\n", passed, all.n - passed);
  bool is_fine = passed == all.n && all.n > 0;
  fixtures_free(&all);
  return is_fine ? 0 : 1;
}
