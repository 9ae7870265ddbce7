/* SPDX-License-Identifier: MIT */
/* Test support of the property tests. */
#define _POSIX_C_SOURCE 200809L

#include "property.h"

#include <expat.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#define PRINTED 40 /* failures that are printed */

static size_t n_passed, n_failed;

bool check(bool is_fine, const char *format, ...) {
  n_passed += is_fine;
  n_failed += !is_fine;
  if (!is_fine && n_failed <= PRINTED) {
    va_list arguments;
    va_start(arguments, format);
    (void)vprintf(format, arguments);
    va_end(arguments);
    putchar('\n');
  }
  return is_fine;
}

int conclude(void) {
  printf("%zu passed, %zu failed\n", n_passed, n_failed);
  return n_failed == 0 && n_passed > 0 ? 0 : 1;
}

/* xorshift64 */
size_t chance(uint64_t *state, size_t bound) {
  *state ^= *state << 13;
  *state ^= *state >> 7;
  *state ^= *state << 17;
  return (size_t)(*state % bound);
}

void read_own(fixtures *all) {
  fixtures_read(all, LIBFEED_SOURCE_DIR "/tests/golden/data");
}

void read_extra(fixtures *all) {
  const char *cases = getenv("LIBFEED_CASES");
  buffer path = {NULL, 0, 0};
  struct stat about;
  if (cases == NULL)
    cases = LIBFEED_SOURCE_DIR "/../shared";
  buffer_append(&path, cases, strlen(cases));
  buffer_append(&path, "/corpus/feeds", 13);
  if (stat(path.data, &about) == 0 && S_ISDIR(about.st_mode))
    fixtures_read(all, path.data);
  else
    printf("skipped: the feeds of LIBFEED_CASES are not there\n");
  buffer_free(&path);
}

static void check_each(fixtures *all,
                       void (*check_fixture)(const fixture *one, size_t most),
                       size_t most) {
  for (size_t i = 0; i < all->n; i++)
    check_fixture(&all->items[i], most);
  fixtures_free(all);
}

int check_fixtures(void (*check_fixture)(const fixture *one, size_t most),
                   size_t own, size_t extra) {
  fixtures all = {NULL, 0};
  read_own(&all);
  check_each(&all, check_fixture, own);
  read_extra(&all);
  check_each(&all, check_fixture, extra);
  return conclude();
}

libfeed_document *parse(const fixture *one, const char *data, size_t size,
                        libfeed_option option, int64_t value,
                        libfeed_status *status) {
  libfeed_options *options = fixture_options(one, NULL);
  libfeed_document *document;
  if (options != NULL && option != (libfeed_option)0)
    (void)libfeed_options_set(options, option, value);
  libfeed_status answer =
      libfeed_document_parse(data, size, options, &document);
  libfeed_options_free(options);
  if (status != NULL)
    *status = answer;
  return document;
}

buffer entry_text(const libfeed_entry *entry) {
  buffer text = {NULL, 0, 0};
  char small[4096];
  size_t len = libfeed_entry_json(entry, small, sizeof small);
  if (len < sizeof small) {
    buffer_append(&text, small, len);
    return text;
  }
  char *large = malloc(len + 1);
  if (large == NULL)
    exit(2);
  (void)libfeed_entry_json(entry, large, len + 1);
  buffer_append(&text, large, len);
  free(large);
  return text;
}

bool is_same_entry(const libfeed_entry *left, const libfeed_entry *right) {
  buffer a = entry_text(left);
  buffer b = entry_text(right);
  bool is_same = a.len == b.len && memcmp(a.data, b.data, a.len) == 0;
  buffer_free(&a);
  buffer_free(&b);
  return is_same;
}

bool is_comparable(const libfeed_document *document) {
  const libfeed_channel *channel = libfeed_document_channel(document);
  libfeed_str encoding = libfeed_channel_encoding(channel);
  return libfeed_document_kind(document) == LIBFEED_KIND_FEED &&
         strcmp(encoding.data, "UTF-8") == 0 &&
         libfeed_channel_encoding_contradicted(channel).len == 0;
}

void check_others(const fixture *one, const libfeed_document *whole,
                  const libfeed_document *got, size_t item, const char *what,
                  size_t at) {
  size_t n = libfeed_document_entry_count(whole);
  bool is_fine = libfeed_document_entry_count(got) == n;
  check(is_fine, "%s: %s at %zu: %zu entries, not %zu", one->path, what, at,
        libfeed_document_entry_count(got), n);
  for (size_t i = 0; is_fine && i < n; i++)
    if (i != item)
      check(is_same_entry(libfeed_document_entry(got, i),
                          libfeed_document_entry(whole, i)),
            "%s: %s at %zu, in entry %zu, changes entry %zu", one->path, what,
            at, item, i);
}

/* -- items and entries by expat ----------------------------------------------
 */

typedef struct reader {
  XML_Parser expat;
  const char *data;
  spans *all;
  size_t depth; /* of elements below an item; 0 outside */
} reader;

static bool is_item(const char *name) {
  const char *colon = strchr(name, ':');
  const char *local = colon == NULL ? name : colon + 1;
  return strcmp(local, "item") == 0 || strcmp(local, "entry") == 0;
}

static void *grown(void *block, size_t n, size_t size) {
  /* At every power of two. */
  if ((n & (n - 1)) != 0)
    return block;
  block = realloc(block, (n == 0 ? 1 : 2 * n) * size);
  if (block == NULL)
    exit(2);
  return block;
}

static void add_place(reader *read, size_t at) {
  spans *all = read->all;
  size_t n = all->n_places;
  if (n > 0 && all->places[n - 1] >= at)
    return;
  all->places = grown(all->places, n, sizeof *all->places);
  all->place_items = grown(all->place_items, n, sizeof *all->place_items);
  all->places[n] = at;
  all->place_items[n] = all->n - 1;
  all->n_places++;
}

static size_t at(const reader *read) {
  return (size_t)XML_GetCurrentByteIndex(read->expat);
}

static size_t behind(const reader *read) {
  return at(read) + (size_t)XML_GetCurrentByteCount(read->expat);
}

static void XMLCALL on_start(void *context, const XML_Char *name,
                             const XML_Char **attributes) {
  reader *read = context;
  spans *all = read->all;
  (void)attributes;
  if (read->depth == 0 && !is_item(name))
    return;
  if (read->depth++ == 0) {
    all->items = grown(all->items, all->n, sizeof *all->items);
    all->items[all->n++] =
        (span){at(read), behind(read), at(read), behind(read)};
  } else {
    add_place(read, at(read));
  }
  if (read->data[behind(read) - 2] != '/')
    add_place(read, behind(read));
}

static void XMLCALL on_end(void *context, const XML_Char *name) {
  reader *read = context;
  (void)name;
  if (read->depth == 0)
    return;
  /* An empty element's end bears no bytes of its own. */
  if (read->data[at(read)] == '<' && read->data[at(read) + 1] == '/')
    add_place(read, at(read));
  if (--read->depth > 0)
    return;
  span *item = &read->all->items[read->all->n - 1];
  if (XML_GetCurrentByteCount(read->expat) > 0) {
    item->close = at(read);
    item->end = behind(read);
  }
}

static void XMLCALL on_text(void *context, const XML_Char *text, int len) {
  reader *read = context;
  size_t from = at(read), to = behind(read);
  (void)text;
  if (read->depth == 0)
    return;
  add_place(read, from);
  if (read->data[from] == '&' || to - from != (size_t)len)
    return;
  for (size_t i = from; i < to; i++)
    if (((unsigned char)read->data[i] & 0xC0) != 0x80)
      add_place(read, i);
}

bool spans_read(spans *all, const char *data, size_t size) {
  XML_Parser expat = XML_ParserCreate(NULL);
  if (expat == NULL)
    exit(2);
  reader read = {expat, data, all, 0};
  XML_SetUserData(expat, &read);
  XML_SetElementHandler(expat, on_start, on_end);
  XML_SetCharacterDataHandler(expat, on_text);
  bool is_fine = XML_Parse(expat, data, (int)size, XML_TRUE) == XML_STATUS_OK;
  XML_ParserFree(expat);
  if (!is_fine)
    spans_free(all);
  return is_fine;
}

void spans_free(spans *all) {
  free(all->items);
  free(all->places);
  free(all->place_items);
  *all = (spans){NULL, 0, NULL, NULL, 0};
}
