/* SPDX-License-Identifier: MIT */
/* A feed that is cut at any byte: no entry whose end tag lies before the cut is
   lost or changed; one that is open there is delivered as far as it came,
   marked as truncated.

   Where an entry ends is what expat says of well-formed feeds. Of the others
   it is the push that brings the entry, byte by byte, which is at most later.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "property.h"

/* Files up to this size are cut at every byte, larger ones at so many. */
#define SMALL ((size_t)3000)
#define N_CUTS ((size_t)40)

typedef struct whole {
  const fixture *one;
  libfeed_document *document;
  size_t n;      /* entries */
  size_t *ends;  /* of each: the least number of bytes that brings it */
  spans items;   /* as many as entries, or none */
  buffer *texts; /* of each entry, as JSON */
} whole;

/* How many bytes bring each entry. */
static void find_ends(whole *all) {
  libfeed_options *options = fixture_options(all->one, NULL);
  libfeed_parser *parser;
  libfeed_entry *entry;
  size_t n = 0;
  if (libfeed_parser_new(options, &parser) != LIBFEED_OK)
    exit(2);
  for (size_t i = 0; i < all->n; i++)
    all->ends[i] = all->one->bytes.len;
  for (size_t at = 0; at < all->one->bytes.len && n < all->n; at++) {
    (void)libfeed_parser_push(parser, all->one->bytes.data + at, 1);
    while (n < all->n && libfeed_parser_next(parser, &entry) == LIBFEED_OK) {
      all->ends[n++] = at + 1;
      libfeed_entry_unref(entry);
    }
  }
  libfeed_parser_free(parser);
  libfeed_options_free(options);
}

static void whole_read(whole *all, const fixture *one) {
  memset(all, 0, sizeof *all);
  all->one = one;
  all->document =
      parse(one, one->bytes.data, one->bytes.len, (libfeed_option)0, 0, NULL);
  all->n = libfeed_document_entry_count(all->document);
  all->ends = calloc(all->n + 1, sizeof *all->ends);
  all->texts = calloc(all->n + 1, sizeof *all->texts);
  if (all->ends == NULL || all->texts == NULL)
    exit(2);
  for (size_t i = 0; i < all->n; i++)
    all->texts[i] = entry_text(libfeed_document_entry(all->document, i));
  if (spans_read(&all->items, one->bytes.data, one->bytes.len) &&
      all->items.n != all->n)
    spans_free(&all->items);
  if (all->items.n == 0)
    find_ends(all);
  for (size_t i = 0; i < all->items.n; i++)
    all->ends[i] = all->items.items[i].end;
}

static void whole_free(whole *all) {
  for (size_t i = 0; i < all->n; i++)
    buffer_free(&all->texts[i]);
  libfeed_document_free(all->document);
  spans_free(&all->items);
  free(all->ends);
  free(all->texts);
}

/* Everything that was said of an entry: candidates, then contents. Which field
   a text serves can depend on what follows it, so all fields are one list. */
static const libfeed_text *said(const libfeed_entry *entry, size_t index) {
  for (int i = 0; i < LIBFEED_FIELD_COUNT; i++) {
    libfeed_field field = (libfeed_field)i;
    size_t n = libfeed_entry_candidate_count(entry, field);
    if (index < n)
      return libfeed_entry_candidate(entry, field, index);
    index -= n;
  }
  return libfeed_entry_content(entry, index);
}

static uint64_t place(const libfeed_text *text) {
  return libfeed_text_position(text).offset;
}

/* Whether the entry says the same at the same place. */
static bool says(const libfeed_entry *entry, const libfeed_text *wanted) {
  const libfeed_text *text;
  libfeed_str value = libfeed_text_value(wanted);
  for (size_t i = 0; (text = said(entry, i)) != NULL; i++) {
    libfeed_str other = libfeed_text_value(text);
    if (place(text) == place(wanted) && value.len == other.len &&
        memcmp(value.data, other.data, value.len) == 0)
      return true;
  }
  return false;
}

/* All that the open entry says, but for the last, is said by the full one, and
   the other way round as far as the open one came. */
static bool is_as_far(const libfeed_entry *open, const libfeed_entry *full) {
  const libfeed_text *text;
  uint64_t last = 0;
  for (size_t i = 0; (text = said(open, i)) != NULL; i++)
    last = place(text) > last ? place(text) : last;
  for (size_t i = 0; (text = said(open, i)) != NULL; i++)
    if (place(text) < last && !says(full, text))
      return false;
  for (size_t i = 0; (text = said(full, i)) != NULL; i++)
    if (place(text) < last && !says(open, text))
      return false;
  return true;
}

static bool is_entry(const whole *all, size_t index,
                     const libfeed_entry *entry) {
  buffer text = entry_text(entry);
  bool is_same = text.len == all->texts[index].len &&
                 memcmp(text.data, all->texts[index].data, text.len) == 0;
  buffer_free(&text);
  return is_same;
}

/* What is open at the cut, where expat said where entries lie. */
static void check_open(const whole *all, const libfeed_document *cut,
                       size_t complete, size_t size) {
  const char *path = all->one->path;
  size_t got = libfeed_document_entry_count(cut);
  if (complete == all->n || all->items.n == 0)
    return;
  const span *next = &all->items.items[complete];
  if (size < next->open) {
    check(got <= complete + 1, "%s: cut at %zu: %zu entries, not %zu", path,
          size, got, complete);
    return;
  }
  if (!check(got == complete + 1, "%s: cut at %zu: %zu entries, not %zu", path,
             size, got, complete + 1))
    return;
  const libfeed_entry *open = libfeed_document_entry(cut, complete);
  check(libfeed_entry_is_truncated(open),
        "%s: cut at %zu: the open entry is not marked", path, size);
  check(is_as_far(open, libfeed_document_entry(all->document, complete)),
        "%s: cut at %zu: what was complete in the open entry", path, size);
}

static void check_cut(const whole *all, size_t size) {
  /* A copy of its own size, so that a sanitizer sees a read beyond it. */
  buffer data = {NULL, 0, 0};
  buffer_append(&data, all->one->bytes.data, size);
  libfeed_document *cut =
      parse(all->one, data.data, size, (libfeed_option)0, 0, NULL);
  size_t complete = 0;
  while (complete < all->n && all->ends[complete] <= size)
    complete++;
  bool is_fine = libfeed_document_entry_count(cut) >= complete;
  size_t at = 0;
  for (; is_fine && at < complete; at++)
    is_fine = is_entry(all, at, libfeed_document_entry(cut, at));
  if (check(is_fine, "%s: cut at %zu: entry %zu is lost or changed",
            all->one->path, size, at == 0 ? 0 : at - 1))
    check_open(all, cut, complete, size);
  libfeed_document_free(cut);
  buffer_free(&data);
}

/* A wrong label may be found out behind the cut. */
static bool is_steady(const libfeed_document *document) {
  const libfeed_channel *channel = libfeed_document_channel(document);
  return libfeed_channel_encoding_contradicted(channel).len == 0;
}

static void check_fixture(const fixture *one, size_t n_cuts) {
  whole all;
  uint64_t state = one->bytes.len + 1;
  whole_read(&all, one);
  /* Loose text is read whole before anything is known of it. */
  if (libfeed_document_kind(all.document) == LIBFEED_KIND_FEED &&
      is_steady(all.document)) {
    if (one->bytes.len <= SMALL)
      for (size_t size = 0; size < one->bytes.len; size++)
        check_cut(&all, size);
    else
      for (size_t i = 0; i < n_cuts; i++)
        check_cut(&all, chance(&state, one->bytes.len));
  }
  whole_free(&all);
}

int main(void) {
  return check_fixtures(check_fixture, N_CUTS, N_CUTS);
}
