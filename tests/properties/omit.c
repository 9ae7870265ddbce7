/* SPDX-License-Identifier: MIT */
/* An end tag that is missing, anywhere in an entry: the number of entries and
   every other entry stay as they were. */
#include <string.h>

#include "property.h"

/* Where `text` occurs in [p, end), or `end`. */
static const char *find(const char *p, const char *end, const char *text) {
  size_t len = strlen(text);
  for (; (size_t)(end - p) >= len; p++)
    if (memcmp(p, text, len) == 0)
      return p;
  return end;
}

/* Behind the comment or section at `p`; `p` where there is none. */
static const char *behind_section(const char *p, const char *end) {
  static const char *const marks[][2] = {
      {"<!--", "-->"}, {"<![CDATA[", "]]>"}, {"<?", "?>"}};
  for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
    if (find(p, end, marks[i][0]) == p)
      return find(p, end, marks[i][1]);
  return p;
}

static void check_end_tag(const fixture *one, const libfeed_document *whole,
                          size_t item, size_t from, size_t to) {
  buffer data = {NULL, 0, 0};
  buffer_append(&data, one->bytes.data, from);
  buffer_append(&data, one->bytes.data + to, one->bytes.len - to);
  libfeed_document *got =
      parse(one, data.data, data.len, (libfeed_option)0, 0, NULL);
  check_others(one, whole, got, item, "no end tag", from);
  libfeed_document_free(got);
  buffer_free(&data);
}

/* Leaves out each end tag between `open` and `close`, one at a time. */
static void check_item(const fixture *one, const libfeed_document *whole,
                       size_t item, const span *place) {
  const char *data = one->bytes.data;
  const char *end = data + place->close;
  for (const char *p = data + place->open; p < end; p++) {
    p = behind_section(p, end);
    if ((size_t)(end - p) < 2 || p[0] != '<' || p[1] != '/')
      continue;
    const char *close = memchr(p, '>', (size_t)(end - p));
    if (close != NULL)
      check_end_tag(one, whole, item, (size_t)(p - data),
                    (size_t)(close + 1 - data));
  }
}

static void check_fixture(const fixture *one, size_t n_items) {
  spans items = {NULL, 0, NULL, NULL, 0};
  libfeed_document *whole =
      parse(one, one->bytes.data, one->bytes.len, (libfeed_option)0, 0, NULL);
  if (one->arguments.len == 0 && is_comparable(whole) &&
      spans_read(&items, one->bytes.data, one->bytes.len) &&
      items.n == libfeed_document_entry_count(whole))
    for (size_t i = 0; i < items.n && i < n_items; i++)
      check_item(one, whole, i, &items.items[i]);
  spans_free(&items);
  libfeed_document_free(whole);
}

int main(void) {
  return check_fixtures(check_fixture, SIZE_MAX, 1);
}
