/* SPDX-License-Identifier: MIT */
#include "feed.h"

TestSuite(media, .init = feed_setup, .fini = feed_teardown);

#define MEDIA(...)                                                             \
  "<rss version='2.0' xmlns:media='http://search.yahoo.com/mrss/'><channel>"   \
  "<item>" __VA_ARGS__ "</item></channel></rss>"

static const libfeed__record *item(void) {
  cr_assert_eq(n_entries, 1);
  return &entries[0]->record;
}

static const libfeed_media *media(uint32_t index) {
  return AT(libfeed_media, item()->media, index);
}

Test(media, content_has_its_attributes) {
  read_feed(MEDIA(
      "<media:content url='http://example.org/a.mp4' fileSize='2000' "
      "type='video/mp4' medium='video' isDefault='true' expression='full' "
      "bitrate='128' framerate='25' samplingrate='44.1' channels='2' "
      "duration='185' height='200' width='300' lang='en'/>"));
  const libfeed_media *content = media(0);
  same(content->raw_url, "http://example.org/a.mp4");
  same(content->type, "video/mp4");
  same(content->medium, "video");
  same(content->expression, "full");
  cr_assert(content->is_default);
  cr_assert_eq(content->length, 2000);
  cr_assert_eq(content->bitrate, 128000);
  cr_assert_eq(content->framerate, 25000);
  cr_assert_eq(content->samplingrate, 44100);
  cr_assert_eq(content->channels, 2);
  cr_assert_eq(content->duration, 185000);
  cr_assert_eq(content->height, 200);
  cr_assert_eq(content->width, 300);
  cr_assert_eq(content->group, -1);
  cr_assert_not_null(content->parent);
}

Test(media, groups_are_numbered_within_the_entry) {
  const char *markup =
      MEDIA("<media:group><media:content url='http://example.org/a'/>"
            "<media:content url='http://example.org/b'/></media:group>"
            "<media:content url='http://example.org/c'/><media:group>"
            "<media:content url='http://example.org/d'/></media:group>");
  read_feed(markup);
  cr_assert_eq(item()->media.len, 4);
  cr_assert_eq(media(0)->group, 0);
  cr_assert_eq(media(1)->group, 0);
  cr_assert_eq(media(2)->group, -1);
  cr_assert_eq(media(3)->group, 1);
}

/* The inner level overrides the outer one: each keeps what it says. */
Test(media, levels_are_kept_apart) {
  read_feed(MEDIA("<media:title>item</media:title><media:group><media:title>"
                  "group</media:title><media:content url='http://example.org/a'"
                  "><media:title>content</media:title></media:content>"
                  "</media:group>"));
  same(item()->media_defaults->title, "item");
  same(media(0)->title, "content");
  /* Title candidates speak of the entry: those of item and group. */
  cr_assert_eq(item()->candidates[LIBFEED_FIELD_TITLE].len, 2);
  has_value(item(), LIBFEED_FIELD_TITLE, 0, "item");
  has_value(item(), LIBFEED_FIELD_TITLE, 1, "group");
}

Test(media, description_may_be_html) {
  read_feed(MEDIA("<media:description type='html'>a &lt;b&gt;c&lt;/b&gt;"
                  "</media:description>"));
  const libfeed_text *text = candidate(item(), LIBFEED_FIELD_SUMMARY, 0);
  cr_assert_eq(text->type, LIBFEED_TEXT_HTML);
  cr_assert_eq(text->source.rank, LIBFEED__RANK_SUMMARY_MEDIA);
  cr_assert(item()->media_defaults->description_is_html);
}

Test(media, thumbnails_are_pictures_of_their_level) {
  read_feed(MEDIA("<media:content url='http://example.org/a'><media:thumbnail "
                  "url='http://example.org/1.png' width='10' height='20' "
                  "time='0:01'/></media:content><media:thumbnail>"
                  "http://example.org/2.png</media:thumbnail>"));
  const libfeed_media *inner = AT(libfeed_media, media(0)->thumbnails, 0);
  cr_assert_eq(inner->width, 10);
  cr_assert_eq(inner->height, 20);
  cr_assert_eq(inner->time, 1000);
  cr_assert_eq(item()->images.len, 2);
  cr_assert_eq(AT(libfeed_media, item()->images, 0)->source.rank,
               LIBFEED__RANK_IMAGE_THUMBNAIL_INNER);
  same(AT(libfeed_media, item()->images, 1)->raw_url,
       "http://example.org/2.png");
}

Test(media, credits_name_persons_of_the_whole_only) {
  read_feed(MEDIA("<media:credit role='author'>A</media:credit>"
                  "<media:credit role='editor'>E</media:credit>"
                  "<media:content url='http://example.org/a'><media:credit "
                  "role='author'>P</media:credit></media:content>"));
  cr_assert_eq(item()->persons.len, 2);
  const libfeed_person *author = AT(libfeed_person, item()->persons, 0);
  cr_assert_eq(author->field, LIBFEED_FIELD_AUTHORS);
  same(author->role, "");
  const libfeed_person *editor = AT(libfeed_person, item()->persons, 1);
  cr_assert_eq(editor->field, LIBFEED_FIELD_CONTRIBUTORS);
  same(editor->role, "editor");
  same(AT(libfeed_person, media(0)->credits, 0)->name, "P");
  cr_assert_eq(item()->media_defaults->credits.len, 2);
}

Test(media, keywords_and_categories) {
  read_feed(MEDIA("<media:keywords>a, b ,, c d</media:keywords>"
                  "<media:category scheme='s' label='l'>t</media:category>"
                  "<media:category>u</media:category>"));
  const libfeed__list *words = &item()->media_defaults->keywords;
  cr_assert_eq(words->len, 3);
  same(*AT(libfeed_str, *words, 1), "b");
  same(*AT(libfeed_str, *words, 2), "c d");
  const libfeed_category *list = AT(libfeed_category, item()->categories, 0);
  cr_assert(list->is_list);
  const libfeed_category *category =
      AT(libfeed_category, item()->categories, 1);
  same(category->scheme, "s");
  same(category->label, "l");
  same(AT(libfeed_category, item()->categories, 2)->scheme,
       "http://search.yahoo.com/mrss/category_schema");
}

Test(media, single_values) {
  read_feed(MEDIA("<media:content url='http://example.org/a'>"
                  "<media:hash>abc</media:hash><media:hash algo='sha-1'>d"
                  "</media:hash><media:player url='http://example.org/p'/>"
                  "<media:copyright>me</media:copyright>"
                  "<media:rating scheme='urn:mpaa'>pg</media:rating>"
                  "<media:license href='http://example.org/l'>CC"
                  "</media:license></media:content>"
                  "<media:adult>false</media:adult>"));
  const libfeed_media *content = media(0);
  same(content->hash, "abc");
  same(content->hash_algorithm, "md5");
  same(content->player, "http://example.org/p");
  same(content->rights, "me");
  same(content->rating, "pg");
  same(content->rating_scheme, "urn:mpaa");
  same(content->license, "http://example.org/l");
  same(item()->media_defaults->rating, "nonadult");
  same(item()->media_defaults->rating_scheme, "urn:simple");
}

Test(media, what_has_no_seat_is_kept) {
  read_feed(MEDIA("<media:content url='http://example.org/a'><media:price "
                  "price='1'/></media:content><media:community/>"));
  cr_assert_eq(item()->extensions.len, 2);
  const libfeed_node *content = AT(libfeed_node, item()->extensions, 0);
  same(content->name, "content");
  same(AT(libfeed_node, content->children, 0)->name, "price");
}

Test(media, itunes_duration_is_the_items) {
  read_feed("<rss version='2.0' xmlns:i='http://www.itunes.com/dtds/podcast-"
            "1.0.dtd'><channel><item><i:duration>1:05</i:duration></item>"
            "</channel></rss>");
  cr_assert_eq(item()->media_defaults->duration, 65000);
}
