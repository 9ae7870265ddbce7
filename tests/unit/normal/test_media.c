/* SPDX-License-Identifier: MIT */
/* Tests of normal/media.c: merging, inheritance, the image. */
#include "draft.h"

TestSuite(media, .init = draft_setup, .fini = draft_teardown);

static const libfeed_media *media(const libfeed_entry *entry, uint32_t i) {
  cr_assert_lt(i, entry->media.len);
  return entry->media.items[i];
}

static libfeed_media *make_media(libfeed__record *record, const char *url) {
  libfeed_media *made = libfeed__media_new(record->arena);
  cr_assert_not_null(made);
  made->source = make_source(record, "", "media", 10);
  made->raw_url = str(url);
  return made;
}

static libfeed_media *add_thumbnail(libfeed__record *record, libfeed_media *to,
                                    const char *url) {
  libfeed_media *thumbnail = make_media(record, url);
  libfeed__list_push(record->arena, &to->thumbnails, thumbnail);
  return thumbnail;
}

Test(media, enclosure_and_content_with_one_address_are_one) {
  libfeed__record *record = &draft->record;
  libfeed_media *enclosure = add_media(record, LIBFEED__RANK_MEDIA_ENCLOSURE,
                                       "http://x/a.jpg", "IMAGE/JPEG");
  enclosure->length = 4095;
  libfeed_media *content =
      add_media(record, LIBFEED__RANK_MEDIA_CONTENT, "http://x/a.jpg", "");
  content->width = 640;
  content->height = 480;
  libfeed_entry *entry = finish();
  cr_assert_eq(entry->media.len, 1);
  cr_expect_eq(media(entry, 0)->length, 4095);
  cr_expect_eq(media(entry, 0)->width, 640);
  cr_expect_eq(media(entry, 0)->height, 480);
  expect_str(media(entry, 0)->type, "image/jpeg");
  expect_str(media(entry, 0)->medium, "image");
  cr_expect_eq(entry->record.image, media(entry, 0));
}

Test(media, rates_a_thousand_times_too_high_are_corrected) {
  static const struct {
    const char *url, *type;
    int64_t bitrate, samplingrate, true_bitrate, true_samplingrate;
  } rows[] = {{"http://x/a", "audio/mpeg", 128000000, 44100000, 128000, 44100},
              {"http://x/a.mp3", "", 32000000, 8000000, 32000, 8000},
              {"http://x/b", "audio/flac", 9216000, 192000, 9216000, 192000},
              {"http://x/c", "video/mp4", 50000000, 48000, 50000000, 48000},
              {"http://x/d", "video/mp4", 1500000000, -1, 1500000, -1},
              {"http://x/e", "", -1, 2822400, -1, 2822400}};
  enum { COUNT = sizeof rows / sizeof *rows };
  for (size_t i = 0; i < COUNT; i++) {
    libfeed_media *made =
        add_media(&draft->record, 10, rows[i].url, rows[i].type);
    made->bitrate = rows[i].bitrate;
    made->samplingrate = rows[i].samplingrate;
  }
  libfeed_entry *entry = finish();
  for (uint32_t i = 0; i < COUNT; i++) {
    cr_expect_eq(media(entry, i)->bitrate, rows[i].true_bitrate);
    cr_expect_eq(media(entry, i)->samplingrate, rows[i].true_samplingrate);
  }
}

Test(media, addresses_differ_by_case) {
  add_media(&draft->record, 10, "http://x/A.jpg", "");
  add_media(&draft->record, 10, "http://x/a.jpg", "");
  cr_expect_eq(finish()->media.len, 2);
}

Test(media, many_are_merged) {
  static char urls[50][24];
  for (int i = 0; i < 50; i++)
    snprintf(urls[i], sizeof urls[i], "http://x/%d.mp3", i);
  for (int i = 0; i < 100; i++)
    add_media(&draft->record, 10, urls[i % 50], i < 50 ? "" : "audio/mpeg");
  libfeed_entry *entry = finish();
  cr_assert_eq(entry->media.len, 50);
  for (uint32_t i = 0; i < 50; i++) {
    expect_str(media(entry, i)->url, urls[i]);
    expect_str(media(entry, i)->type, "audio/mpeg");
  }
}

Test(media, the_nearest_wins) {
  libfeed__record *record = &draft->record;
  libfeed_media *item = record->media_defaults = make_media(record, "");
  item->title = str("item");
  item->rights = str("item");
  item->description = str("<b>of</b> the item");
  item->description_is_html = true;
  libfeed_media *group = make_media(record, "");
  group->parent = item;
  group->title = str("group");
  libfeed_media *first = add_media(record, 10, "http://x/1", "");
  first->parent = group;
  first->title = str("own");
  libfeed_media *second = add_media(record, 10, "http://x/2", "");
  second->parent = group;
  add_media(record, 20, "http://x/3", "");
  libfeed_media *feed = channel->record.media_defaults =
      make_media(&channel->record, "");
  feed->rights = str("feed");
  feed->rating = str("adult");
  libfeed_entry *entry = finish();
  cr_assert_eq(entry->media.len, 3);
  expect_str(media(entry, 0)->title, "own");
  expect_str(media(entry, 1)->title, "group");
  expect_str(media(entry, 2)->title, "item");
  for (uint32_t i = 0; i < 3; i++) {
    expect_str(media(entry, i)->rights, "item");
    expect_str(media(entry, i)->description, "of the item");
    expect_str(media(entry, i)->rating, "adult");
  }
}

Test(media, a_duration_belongs_to_the_first_that_plays) {
  libfeed__record *record = &draft->record;
  record->media_defaults = make_media(record, "");
  record->media_defaults->duration = 60000;
  add_media(record, 20, "http://x/cover.jpg", "image/jpeg");
  add_media(record, 20, "http://x/a.mp3", "");
  add_media(record, 20, "http://x/b.mp3", "audio/mpeg");
  libfeed_entry *entry = finish();
  cr_expect_eq(media(entry, 0)->duration, -1);
  cr_expect_eq(media(entry, 1)->duration, 60000);
  cr_expect_eq(media(entry, 2)->duration, -1);
}

Test(media, credits_are_persons) {
  libfeed__record *record = &draft->record;
  libfeed_media *one = add_media(record, 10, "http://x/1", "");
  for (int i = 0; i < 2; i++) {
    libfeed_person *person =
        libfeed__arena_alloc(record->arena, sizeof *person);
    cr_assert_not_null(person);
    person->source = make_source(record, "", "credit", 10);
    person->raw = str("Ann Example");
    person->role = str("photographer");
    libfeed__list_push(record->arena, &one->credits, person);
  }
  libfeed_entry *entry = finish();
  cr_assert_eq(media(entry, 0)->credits.len, 1);
  const libfeed_person *credit = media(entry, 0)->credits.items[0];
  expect_str(credit->name, "Ann Example");
  expect_str(credit->role, "photographer");
}

Test(media, media_without_address_stay_apart) {
  add_media(&draft->record, 10, "", "")->description = str("one");
  add_media(&draft->record, 10, "", "")->description = str("two");
  cr_expect_eq(finish()->media.len, 2);
}

static void add_image(uint16_t rank, const char *url) {
  libfeed_media *image = make_media(&draft->record, url);
  image->source.rank = rank;
  libfeed__list_push(draft->record.arena, &draft->record.images, image);
}

Test(media, images_by_rank) {
  libfeed__record *record = &draft->record;
  add_media(record, LIBFEED__RANK_MEDIA_CONTENT, "http://x/c.png", "")->medium =
      str("image");
  libfeed_entry *entry = finish();
  expect_str(entry->record.image->url, "http://x/c.png");
  draft = new_draft();
  libfeed__entry_release(entry);
  record = &draft->record;
  add_media(record, LIBFEED__RANK_MEDIA_CONTENT, "http://x/c.png", "image/png");
  add_media(record, LIBFEED__RANK_MEDIA_ENCLOSURE, "http://x/e.png",
            "image/png");
  add_image(LIBFEED__RANK_IMAGE_RSS, "http://x/r.png");
  entry = finish();
  expect_str(entry->record.image->url, "http://x/e.png");
  draft = new_draft();
  libfeed__entry_release(entry);
  record = &draft->record;
  add_media(record, LIBFEED__RANK_MEDIA_ENCLOSURE, "http://x/e.png",
            "image/png");
  libfeed_media *content =
      add_media(record, LIBFEED__RANK_MEDIA_CONTENT, "http://x/v.mp4", "");
  add_thumbnail(record, content, "t.png");
  entry = finish();
  expect_str(entry->record.image->url, "http://example.org/blog/t.png");
  draft = new_draft();
  libfeed__entry_release(entry);
  record = &draft->record;
  record->media_defaults = make_media(record, "");
  add_thumbnail(record, record->media_defaults, "t.png");
  add_image(LIBFEED__RANK_IMAGE_ITUNES, "");
  add_image(LIBFEED__RANK_IMAGE_ITUNES, "i.png");
  entry = finish();
  expect_str(entry->record.image->url, "http://example.org/blog/i.png");
}

Test(media, the_feeds_thumbnails_are_not_the_entrys_image) {
  channel->record.media_defaults = make_media(&channel->record, "");
  add_thumbnail(&channel->record, channel->record.media_defaults, "t.png");
  add_media(&draft->record, 20, "http://x/a.mp3", "audio/mpeg");
  libfeed_entry *entry = finish();
  cr_expect_null(entry->record.image);
  cr_expect_eq(media(entry, 0)->thumbnails.len, 1);
}
