/* SPDX-License-Identifier: MIT */
/* Drafts for the tests of normal/: made by hand, as vocab/ would make them. */
#ifndef TESTS_UNIT_NORMAL_DRAFT_H
#define TESTS_UNIT_NORMAL_DRAFT_H

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#include "base/context.h"
#include "base/str.h"
#include "model/model.h"
#include "model/rank.h"
#include "normal/normal.h"

#define ATOM "http://www.w3.org/2005/Atom"
#define DC "http://purl.org/dc/elements/1.1/"

static libfeed__context context;
static libfeed__normal normal;
static libfeed_channel *channel;
static libfeed_entry *draft;
/* What the next pieces are given. */
static libfeed__scope scope;
static uint64_t offset;

static inline libfeed_str str(const char *text) {
  return (libfeed_str){text, strlen(text)};
}

static inline libfeed_entry *new_draft(void) {
  libfeed_entry *entry = libfeed__entry_new(&context.mem);
  cr_assert_not_null(entry);
  entry->record.scope = &scope;
  entry->position = (libfeed_pos){offset, 1, 1};
  entry->first_problem = context.problems.len;
  return entry;
}

static inline void set_option(libfeed_option option, int64_t value) {
  context.settings.numbers[option - LIBFEED_OPTION_FORMAT_HINT] = value;
}

static inline void draft_setup(void) {
  libfeed__settings settings;
  memset(&settings, 0, sizeof settings);
  settings.base_uri = settings.content_type = settings.stop_id =
      settings.content_language = settings.content_location = libfeed__empty;
  libfeed__context_init(&context, &libfeed__libc_allocator, &settings);
  set_option(LIBFEED_OPTION_LIMIT_PROBLEMS, 1000);
  set_option(LIBFEED_OPTION_LIMIT_ITEMS, 1024);
  set_option(LIBFEED_OPTION_CONTENT, 1);
  libfeed__normal_init(&normal, &context);
  scope = (libfeed__scope){str("http://example.org/blog/"), libfeed__empty};
  offset = 100;
  channel = libfeed__channel_new(&context.mem);
  cr_assert_not_null(channel);
  channel->record.scope = &scope;
  channel->format = LIBFEED_FORMAT_RSS_2_0;
  draft = new_draft();
}

static inline void draft_teardown(void) {
  libfeed__entry_release(draft);
  libfeed__channel_release(channel);
  libfeed__normal_fini(&normal);
  libfeed__context_fini(&context);
  cr_assert_eq(context.mem.used, 0);
}

/* The finished entry, which takes the place of the draft. */
static inline libfeed_entry *finish(void) {
  libfeed_entry *entry = draft;
  draft = NULL;
  libfeed__normal_entry(&normal, entry, channel, channel->record.sequence);
  draft = libfeed__normal_pull(&normal);
  return draft;
}

static inline libfeed__source make_source(libfeed__record *record,
                                          const char *uri, const char *name,
                                          uint16_t rank) {
  libfeed__source source = {.uri = str(uri),
                            .name = str(name),
                            .position = {++offset, 1, 1},
                            .scope = &scope,
                            .sequence = ++record->sequence,
                            .rank = rank};
  return source;
}

static inline libfeed_text *add_text(libfeed__record *record, unsigned field,
                                     uint16_t rank, const char *value) {
  libfeed_text *text = libfeed__arena_alloc(record->arena, sizeof *text);
  cr_assert_not_null(text);
  text->source = make_source(record, "", "test", rank);
  text->value = str(value);
  text->field = (uint8_t)field;
  libfeed__list_push(record->arena, &record->candidates[field], text);
  return text;
}

static inline libfeed_link *add_link(libfeed__record *record, uint16_t rank,
                                     const char *rel, const char *type,
                                     const char *href) {
  libfeed_link *link = libfeed__arena_alloc(record->arena, sizeof *link);
  cr_assert_not_null(link);
  link->source = make_source(record, "", "link", rank);
  link->raw = str(href);
  link->rel = str(rel);
  link->type = str(type);
  link->length = link->count = -1;
  libfeed__list_push(record->arena, &record->links, link);
  return link;
}

static inline libfeed_person *add_person(libfeed__record *record,
                                         libfeed_field field, uint16_t rank,
                                         const char *raw) {
  libfeed_person *person = libfeed__arena_alloc(record->arena, sizeof *person);
  cr_assert_not_null(person);
  person->source = make_source(record, "", "author", rank);
  person->raw = str(raw);
  person->field = (uint8_t)field;
  libfeed__list_push(record->arena, &record->persons, person);
  return person;
}

static inline libfeed_media *add_media(libfeed__record *record, uint16_t rank,
                                       const char *url, const char *type) {
  libfeed_media *media = libfeed__media_new(record->arena);
  cr_assert_not_null(media);
  media->source = make_source(record, "", "media", rank);
  media->raw_url = str(url);
  media->type = str(type);
  libfeed__list_push(record->arena, &record->media, media);
  return media;
}

#define expect_str(actual, expected)                                           \
  cr_expect(libfeed__equals((actual), str(expected)),                          \
            "\"%.*s\" is not \"%s\"", (int)(actual).len, (actual).data,        \
            (expected))

#endif
