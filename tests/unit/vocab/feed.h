/* SPDX-License-Identifier: MIT */
/* Drafts for the tests of vocab/: markup goes through xml/ and vocab/, what
   normal/ finished is kept in order. */
#ifndef TESTS_UNIT_VOCAB_FEED_H
#define TESTS_UNIT_VOCAB_FEED_H

#include <criterion/criterion.h>
#include <string.h>

#include "base/context.h"
#include "base/str.h"
#include "model/rank.h"
#include "normal/normal.h"
#include "vocab/vocab.h"
#include "xml/xml.h"

#define MAX_ENTRIES 16

static libfeed__context context;
static libfeed__normal normal;
static libfeed__vocab *vocab;
static libfeed_channel *channel;
static libfeed_entry *entries[MAX_ENTRIES];
static size_t n_entries;

static inline void set_option(libfeed_option option, int64_t value) {
  context.settings.numbers[option - LIBFEED_OPTION_FORMAT_HINT] = value;
}

static inline void feed_setup(void) {
  libfeed__settings settings;
  memset(&settings, 0, sizeof settings);
  settings.base_uri = settings.content_type = settings.stop_id =
      settings.content_language = settings.content_location = libfeed__empty;
  libfeed__context_init(&context, &libfeed__libc_allocator, &settings);
  for (int i = LIBFEED_OPTION_REPAIR;
       i <= LIBFEED_OPTION_REPAIR_DOUBLE_ENCODING; i++)
    set_option((libfeed_option)i, 1);
  set_option(LIBFEED_OPTION_CONTENT, 1);
  set_option(LIBFEED_OPTION_LIMIT_DEPTH, 512);
  set_option(LIBFEED_OPTION_LIMIT_ATTRIBUTES, 512);
  set_option(LIBFEED_OPTION_LIMIT_NAME, 1024);
  set_option(LIBFEED_OPTION_LIMIT_ATTRIBUTE, 1 << 20);
  set_option(LIBFEED_OPTION_LIMIT_TOKEN, 8 << 20);
  set_option(LIBFEED_OPTION_LIMIT_TEXT, 16 << 20);
  set_option(LIBFEED_OPTION_LIMIT_ITEMS, 1024);
  set_option(LIBFEED_OPTION_LIMIT_NAMESPACES, 256);
  set_option(LIBFEED_OPTION_LIMIT_URL, 65536);
  set_option(LIBFEED_OPTION_LIMIT_PROBLEMS, 1000);
  set_option(LIBFEED_OPTION_LIMIT_AMPLIFICATION, 100);
  set_option(LIBFEED_OPTION_LIMIT_AMPLIFICATION_FROM, 8 << 20);
  set_option(LIBFEED_OPTION_LIMIT_ENTITY_DEPTH, 16);
  libfeed__normal_init(&normal, &context);
  n_entries = 0;
}

/* Reads `markup` in pieces of `step` bytes (0: whole). Options are set before.
 */
static inline void read_in_steps(const char *markup, size_t step) {
  size_t len = strlen(markup);
  vocab = libfeed__vocab_new(&context, &normal);
  cr_assert_not_null(vocab);
  libfeed__xml *xml = libfeed__xml_new(&context, vocab);
  cr_assert_not_null(xml);
  libfeed__positions_segment(&context.positions, 0, 0, LIBFEED__UNIT_SAME, 0);
  for (size_t at = 0; at < len;) {
    size_t size = step == 0 || step > len - at ? len - at : step;
    libfeed__xml_push(xml, markup + at, size, at);
    at += size;
  }
  libfeed__xml_finish(xml);
  libfeed__xml_free(xml);
  channel = libfeed__vocab_channel(vocab);
  libfeed_entry *entry;
  while ((entry = libfeed__normal_pull(&normal)) != NULL) {
    cr_assert_lt(n_entries, MAX_ENTRIES);
    entries[n_entries++] = entry;
  }
}

static inline void read_feed(const char *markup) {
  read_in_steps(markup, 0);
}

static inline void feed_teardown(void) {
  for (size_t i = 0; i < n_entries; i++)
    libfeed__entry_release(entries[i]);
  libfeed__vocab_free(vocab);
  libfeed__normal_fini(&normal);
  libfeed__context_fini(&context);
  cr_assert_eq(context.mem.used, 0, "%zu bytes are still in use",
               context.mem.used);
}

/* -- what the drafts hold ------------------------------------------------- */

static inline void same(libfeed_str got, const char *want) {
  cr_assert(got.len == strlen(want) &&
                (got.len == 0 || memcmp(got.data, want, got.len) == 0),
            "got [%.*s], want [%s]", (int)got.len,
            got.data == NULL ? "" : got.data, want);
}

static inline libfeed_text *candidate(const libfeed__record *record,
                                      unsigned field, uint32_t index) {
  cr_assert_lt(index, record->candidates[field].len, "field %u has only %u",
               field, record->candidates[field].len);
  return record->candidates[field].items[index];
}

static inline void has_value(const libfeed__record *record, unsigned field,
                             uint32_t index, const char *value) {
  same(candidate(record, field, index)->value, value);
}

static inline size_t problems_of(const char *code) {
  size_t n = 0;
  for (uint32_t i = 0; i < context.problems.len; i++) {
    const libfeed_problem *problem = context.problems.items[i];
    if (strcmp(problem->code.data, code) == 0)
      n++;
  }
  return n;
}

static inline const void *item_at(const libfeed__list *list, uint32_t index) {
  cr_assert_lt(index, list->len, "the list has only %u", list->len);
  return list->items[index];
}

/* Items of a list by type. */
#define AT(type, list, i) ((const type *)item_at(&(list), (i)))

#define IN_RSS(...)                                                            \
  "<rss version='2.0'><channel>" __VA_ARGS__ "</channel></rss>"
#define IN_ITEM(...) IN_RSS("<item>" __VA_ARGS__ "</item>")
#define IN_ENTRY(...)                                                          \
  "<feed xmlns='http://www.w3.org/2005/Atom'><entry>" __VA_ARGS__              \
  "</entry></feed>"

#endif
