/* SPDX-License-Identifier: MIT */
/* Tests of normal/normal.c: the queue, options that end the reading, problems,
   and memory that runs out. */
#include "draft.h"

TestSuite(normal, .init = draft_setup, .fini = draft_teardown);

static void put(const char *id) {
  libfeed_entry *entry = new_draft();
  add_text(&entry->record, LIBFEED_FIELD_ID, 10, id);
  libfeed__normal_entry(&normal, entry, channel, channel->record.sequence);
}

static void expect_next(const char *id) {
  libfeed_entry *entry = libfeed__normal_pull(&normal);
  cr_assert_not_null(entry);
  expect_str(entry->record.id, id);
  libfeed__entry_release(entry);
}

Test(normal, first_in_first_out) {
  cr_expect_null(libfeed__normal_pull(&normal));
  put("a");
  put("b");
  expect_next("a");
  put("c");
  expect_next("b");
  expect_next("c");
  cr_expect_null(libfeed__normal_pull(&normal));
  put("d");
  expect_next("d");
}

Test(normal, what_is_not_pulled_is_freed) {
  put("a");
  put("b");
}

Test(normal, entries_are_numbered) {
  put("a");
  put("b");
  libfeed_entry *a = libfeed__normal_pull(&normal);
  libfeed_entry *b = libfeed__normal_pull(&normal);
  cr_expect_eq(a->index, 0);
  cr_expect_eq(b->index, 1);
  libfeed__entry_release(a);
  libfeed__entry_release(b);
}

Test(normal, stops_after_a_number) {
  set_option(LIBFEED_OPTION_MAX_ENTRIES, 2);
  put("a");
  cr_expect_not(context.stopped);
  put("b");
  cr_expect(context.stopped);
  put("c");
  expect_next("a");
  expect_next("b");
  cr_expect_null(libfeed__normal_pull(&normal));
}

Test(normal, stops_before_a_known_id) {
  context.settings.stop_id = str("b");
  put("a");
  put("b");
  cr_expect(context.stopped);
  put("c");
  expect_next("a");
  cr_expect_null(libfeed__normal_pull(&normal));
}

Test(normal, finished_entries_do_not_count) {
  libfeed__entry_release(draft);
  draft = NULL;
  size_t used = context.mem.used;
  put("a");
  cr_expect_eq(context.mem.used, used);
}

Test(normal, problems_are_in_document_order_and_in_their_entry) {
  libfeed_text *date =
      add_text(&draft->record, LIBFEED_FIELD_PUBLISHED, 20, "never");
  context.open_entry = 0;
  libfeed_pos later = {date->source.position.offset + 50, 1, 1};
  libfeed__report_at(&context, LIBFEED__NAME_CASE, later, libfeed__empty);
  libfeed_entry *entry = finish();
  static const char *const codes[] = {"id-missing", "date-unreadable",
                                      "name-case"};
  cr_assert_eq(context.problems.len, 3);
  cr_assert_eq(entry->problems.len, 3);
  for (uint32_t i = 0; i < 3; i++) {
    const libfeed_problem *problem = entry->problems.items[i];
    expect_str(problem->code, codes[i]);
    expect_str(((const libfeed_problem *)context.problems.items[i])->code,
               codes[i]);
    cr_expect_eq(problem->entry, 0);
  }
  cr_expect_eq(context.open_entry, -1);
}

/* Two fields, one after the other, and what was reported before: more than are
   put at their places one by one. */
Test(normal, many_problems_are_in_document_order) {
  enum { N = 50 };
  context.open_entry = 0;
  for (unsigned i = 0; i < N; i++) {
    add_text(&draft->record, LIBFEED_FIELD_PUBLISHED, 20, "never");
    libfeed_text *date =
        add_text(&draft->record, LIBFEED_FIELD_UPDATED, 20, "never");
    libfeed__report_at(&context, LIBFEED__NAME_CASE, date->source.position,
                       libfeed__empty);
  }
  finish();
  cr_assert_eq(context.problems.len, 3 * N + 1);
  const libfeed_problem *last = context.problems.items[0];
  expect_str(last->code, "id-missing");
  for (uint32_t i = 1; i < context.problems.len; i++) {
    const libfeed_problem *problem = context.problems.items[i];
    cr_assert_leq(last->position.offset, problem->position.offset);
    if (last->position.offset == problem->position.offset)
      expect_str(last->code, "name-case"); /* it was there first */
    last = problem;
  }
}

Test(normal, problems_of_the_channel_are_reported_once) {
  add_text(&channel->record, LIBFEED_FIELD_PUBLISHED, 20, "never");
  libfeed_text *both = add_text(&channel->record, LIBFEED_FIELD_UPDATED,
                                LIBFEED__RANK_FEED_UPDATED_PUBDATE, "never");
  both->source.position.offset = offset - 1;
  put("a");
  put("b");
  cr_expect_eq(context.problems.len, 1);
  add_text(&channel->record, LIBFEED__FIELD_TTL, 10, "soon");
  libfeed__channel_release(
      libfeed__normal_channel(&normal, channel, UINT32_MAX));
  cr_expect_eq(context.problems.len, 1);
  libfeed__normal_finish(&normal, channel);
  cr_assert_eq(context.problems.len, 2);
  const libfeed_problem *problem = context.problems.items[1];
  expect_str(problem->code, "number-unreadable");
  cr_expect_eq(problem->entry, -1);
}

/* An allocator that refuses after a number of calls. */
static size_t calls_left;
static size_t blocks;

static void *failing_allocate(void *unused, size_t size) {
  (void)unused;
  if (calls_left == 0)
    return NULL;
  calls_left--;
  blocks++;
  return malloc(size);
}

static void *failing_reallocate(void *unused, void *block, size_t old_size,
                                size_t size) {
  (void)unused;
  (void)old_size;
  if (calls_left == 0)
    return NULL;
  calls_left--;
  return realloc(block, size);
}

static void failing_release(void *unused, void *block, size_t size) {
  (void)unused;
  (void)size;
  blocks--;
  free(block);
}

/* A draft that uses much of normal/, with strings that need many chunks. */
static bool try_all(libfeed_str big) {
  libfeed_entry *entry = libfeed__entry_new(&context.mem);
  libfeed_channel *feed = libfeed__channel_new(&context.mem);
  if (entry == NULL || feed == NULL) {
    libfeed__entry_release(entry);
    libfeed__channel_release(feed);
    return false;
  }
  entry->record.scope = feed->record.scope = &scope;
  static libfeed_text texts[LIBFEED__FIELD_TOTAL];
  static void *items[LIBFEED__FIELD_TOTAL];
  for (unsigned i = 0; i < LIBFEED__FIELD_TOTAL; i++) {
    texts[i] = (libfeed_text){.value = big,
                              .type = LIBFEED_TEXT_HTML,
                              .source = {.scope = &scope, .sequence = 1}};
    items[i] = &texts[i];
    libfeed__list list = {&items[i], 1, 1};
    entry->record.candidates[i] = feed->record.candidates[i] = list;
  }
  feed->record.sequence = 1;
  libfeed__normal_entry(&normal, entry, feed, 1);
  libfeed_channel *made = libfeed__normal_channel(&normal, feed, 1);
  bool is_done = made != NULL && context.status == LIBFEED_OK;
  libfeed__channel_release(made);
  libfeed__channel_release(feed);
  libfeed__entry_release(libfeed__normal_pull(&normal));
  return is_done;
}

Test(normal, memory_may_run_out_anywhere) {
  draft_teardown();
  static const libfeed_allocator failing = {
      NULL, failing_allocate, failing_reallocate, failing_release};
  static char big[6000];
  memset(big, 'a', sizeof big - 1);
  memcpy(big, "<p>&amp; b", 10);
  bool is_done = false;
  for (size_t n = 0; !is_done; n++) {
    cr_assert_lt(n, 1000);
    draft_setup();
    libfeed__entry_release(draft);
    libfeed__channel_release(channel);
    context.mem.allocator = failing;
    normal.inherited.arena.allocator = failing;
    context.arena.allocator = failing;
    calls_left = n;
    is_done = try_all(str(big));
    cr_expect(is_done || context.status == LIBFEED_E_NOMEM ||
              context.status == LIBFEED_OK);
    libfeed__normal_fini(&normal);
    libfeed__context_fini(&context);
    cr_assert_eq(blocks, 0);
    cr_assert_eq(context.mem.used, 0);
  }
  draft_setup();
}
