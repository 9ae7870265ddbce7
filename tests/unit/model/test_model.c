/* SPDX-License-Identifier: MIT */
#include "model/model.h"

#include <criterion/criterion.h>

static libfeed__mem mem;

static void setup(void) {
  libfeed__mem_init(&mem, &libfeed__libc_allocator, 0);
}

static void teardown(void) {
  cr_assert_eq(mem.used, 0);
}

TestSuite(model, .init = setup, .fini = teardown);

Test(model, entry_lives_in_its_arena) {
  libfeed_entry *entry = libfeed__entry_new(&mem);
  cr_assert_not_null(entry);
  cr_assert_eq(entry->record.arena, &entry->arena);
  cr_assert_eq(entry->comments_number, -1);
  cr_assert_gt(mem.used, 0);
  /* A second reference keeps it. */
  atomic_fetch_add(&entry->references, 1);
  libfeed__entry_release(entry);
  cr_assert_gt(mem.used, 0);
  cr_assert_eq(libfeed__arena_copy(entry->record.arena, "x", 1).data[0], 'x');
  libfeed__entry_release(entry);
}

Test(model, channel_has_no_numbers_yet) {
  libfeed_channel *channel = libfeed__channel_new(&mem);
  cr_assert_not_null(channel);
  cr_assert_eq(channel->ttl, -1);
  cr_assert_eq(channel->update_frequency, -1);
  cr_assert_eq(channel->record.arena, &channel->arena);
  libfeed__channel_release(channel);
}

Test(model, source_channel_shares_the_entrys_arena) {
  libfeed_entry *entry = libfeed__entry_new(&mem);
  libfeed_channel *source = libfeed__channel_within(entry);
  cr_assert_not_null(source);
  cr_assert_eq(source->record.arena, &entry->arena);
  cr_assert_eq(source->ttl, -1);
  libfeed__entry_release(entry);
}

Test(model, media_has_no_numbers_yet) {
  libfeed__arena arena;
  libfeed__arena_init(&arena, &mem);
  libfeed_media *media = libfeed__media_new(&arena);
  cr_assert_not_null(media);
  cr_assert(media->length == -1 && media->duration == -1 &&
            media->width == -1 && media->height == -1 && media->bitrate == -1 &&
            media->framerate == -1 && media->samplingrate == -1 &&
            media->channels == -1 && media->group == -1 && media->time == -1);
  libfeed__arena_fini(&arena);
}

Test(model, nothing_is_left_where_memory_runs_out) {
  libfeed__mem small;
  libfeed__mem_init(&small, &libfeed__libc_allocator, 64);
  cr_assert_null(libfeed__entry_new(&small));
  cr_assert_null(libfeed__channel_new(&small));
  cr_assert_eq(small.used, 0);
  libfeed__entry_release(NULL);
  libfeed__channel_release(NULL);
}

/* A channel may get data for ever. */
Test(model, sequence_numbers_do_not_wrap) {
  libfeed__record record = {.sequence = UINT32_MAX - 2};
  cr_assert_eq(libfeed__next_sequence(&record), UINT32_MAX - 1);
  cr_assert_eq(libfeed__next_sequence(&record), UINT32_MAX - 1);
}
