/* SPDX-License-Identifier: MIT */
/* One fault anywhere in the text of an entry: the number of entries and every
   other entry stay as they were. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "property.h"

/* Places that are tried of a file with each fault: all where there are no more
   than that. */
#define N_PLACES ((size_t)120)
#define N_PLACES_EXTRA ((size_t)6)

static const struct {
  const char *name, *bytes;
} faults[] = {
    {"a bare ampersand", "&"},
    {"&nbsp;", "&nbsp;"},
    {"<br>", "<br>"},
    {"a control character", "\x01"},
    {"an invalid byte", "\xFF"},
    {"a stray end tag", "</b>"},
    {"a bare less-than sign", "< "},
    {"an impossible reference", "&#0;"},
    {"an unclosed picture", "<img src=a>"},
    {"the end of CDATA", "]]>"},
};
#define N_FAULTS (sizeof faults / sizeof *faults)

static void check_place(const fixture *one, const libfeed_document *whole,
                        size_t at, size_t item, size_t fault) {
  buffer data = {NULL, 0, 0};
  buffer_append(&data, one->bytes.data, at);
  buffer_append(&data, faults[fault].bytes, strlen(faults[fault].bytes));
  buffer_append(&data, one->bytes.data + at, one->bytes.len - at);
  libfeed_document *got =
      parse(one, data.data, data.len, (libfeed_option)0, 0, NULL);
  check_others(one, whole, got, item, faults[fault].name, at);
  libfeed_document_free(got);
  buffer_free(&data);
}

static void check_fixture(const fixture *one, size_t n_places) {
  spans items = {NULL, 0, NULL, NULL, 0};
  uint64_t state = one->bytes.len + 1;
  libfeed_document *whole =
      parse(one, one->bytes.data, one->bytes.len, (libfeed_option)0, 0, NULL);
  if (one->arguments.len == 0 && is_comparable(whole) &&
      spans_read(&items, one->bytes.data, one->bytes.len) &&
      items.n == libfeed_document_entry_count(whole))
    for (size_t fault = 0; fault < N_FAULTS; fault++)
      for (size_t i = 0; i < n_places && i < items.n_places; i++) {
        size_t place =
            items.n_places <= n_places ? i : chance(&state, items.n_places);
        check_place(one, whole, items.places[place], items.place_items[place],
                    fault);
      }
  spans_free(&items);
  libfeed_document_free(whole);
}

int main(void) {
  return check_fixtures(check_fixture, N_PLACES, N_PLACES_EXTRA);
}
