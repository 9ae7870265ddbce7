/* SPDX-License-Identifier: MIT */
#include "feed.h"

TestSuite(rss, .init = feed_setup, .fini = feed_teardown);

static const libfeed__record *item(void) {
  cr_assert_eq(n_entries, 1);
  return &entries[0]->record;
}

Test(rss, channel_fields) {
  read_feed(IN_RSS(
      "<title> News </title><link>http://example.org/</link>"
      "<description>about &lt;b&gt;it&lt;/b&gt;</description>"
      "<language>en</language><copyright>me</copyright>"
      "<managingEditor>a@example.org (Ann)</managingEditor>"
      "<webMaster>w@example.org</webMaster>"
      "<pubDate>Mon, 01 Jan 2024 00:00:00 GMT</pubDate>"
      "<lastBuildDate>Tue, 02 Jan 2024 00:00:00 GMT</lastBuildDate>"
      "<generator>G 1</generator><ttl>60</ttl>"
      "<skipHours><hour>3</hour><hour>24</hour></skipHours>"
      "<skipDays><day>Monday</day></skipDays>"
      "<cloud domain='d' port='80'/><docs>http://example.org/docs</docs>"));
  const libfeed__record *record = &channel->record;
  has_value(record, LIBFEED_FIELD_TITLE, 0, "News");
  same(AT(libfeed_link, record->links, 0)->raw, "http://example.org/");
  same(AT(libfeed_link, record->links, 0)->rel, "alternate");
  has_value(record, LIBFEED_FIELD_SUMMARY, 0, "about <b>it</b>");
  cr_assert_eq(candidate(record, LIBFEED_FIELD_SUMMARY, 0)->type,
               LIBFEED_TEXT_HTML);
  has_value(record, LIBFEED_FIELD_LANGUAGE, 0, "en");
  has_value(record, LIBFEED_FIELD_RIGHTS, 0, "me");
  const libfeed_person *editor = AT(libfeed_person, record->persons, 0);
  cr_assert_eq(editor->field, LIBFEED_FIELD_AUTHORS);
  same(editor->raw, "a@example.org (Ann)");
  cr_assert_eq(AT(libfeed_person, record->persons, 1)->field,
               LIBFEED_FIELD_PUBLISHERS);
  has_value(record, LIBFEED_FIELD_PUBLISHED, 0,
            "Mon, 01 Jan 2024 00:00:00 GMT");
  cr_assert_eq(record->candidates[LIBFEED_FIELD_UPDATED].len, 2);
  has_value(record, LIBFEED_FIELD_GENERATOR, 0, "G 1");
  has_value(record, LIBFEED__FIELD_TTL, 0, "60");
  has_value(record, LIBFEED__FIELD_SKIP_HOURS, 1, "24");
  has_value(record, LIBFEED__FIELD_SKIP_DAYS, 0, "Monday");
  cr_assert_not_null(channel->cloud);
  cr_assert_eq(channel->cloud->n_attributes, 2);
  /* What feeds no field is kept. */
  cr_assert_eq(record->extensions.len, 1);
  same(AT(libfeed_node, record->extensions, 0)->name, "docs");
}

Test(rss, item_fields_in_any_letter_case) {
  read_feed(IN_ITEM("<TITLE>T</TITLE><Link>http://example.org/1</Link>"
                    "<pubdate>Mon, 01 Jan 2024 00:00:00 GMT</pubdate>"
                    "<expirationdate>2025-01-01</expirationdate>"
                    "<comments>http://example.org/c</comments>"));
  has_value(item(), LIBFEED_FIELD_TITLE, 0, "T");
  same(item()->link, "http://example.org/1");
  same(candidate(item(), LIBFEED_FIELD_TITLE, 0)->source.name, "title");
  has_value(item(), LIBFEED_FIELD_EXPIRES, 0, "2025-01-01");
  has_value(item(), LIBFEED_FIELD_COMMENTS, 0, "http://example.org/c");
  cr_assert_eq(problems_of("name-case"), 0);
}

Test(rss, guid_says_whether_it_is_a_permalink) {
  read_feed(IN_RSS("<item><guid>http://example.org/1</guid></item>"
                   "<item><guid isPermaLink='false'>x</guid></item>"
                   "<item><guid ispermalink=' TRUE '>y</guid></item>"));
  cr_assert_eq(n_entries, 3);
  const libfeed_text *id = candidate(&entries[0]->record, LIBFEED_FIELD_ID, 0);
  cr_assert(id->is_permalink && !id->is_permalink_stated);
  id = candidate(&entries[1]->record, LIBFEED_FIELD_ID, 0);
  cr_assert(!id->is_permalink && !id->is_permalink_stated);
  id = candidate(&entries[2]->record, LIBFEED_FIELD_ID, 0);
  cr_assert(id->is_permalink && id->is_permalink_stated);
}

/* Rule 2.2.19: only an item's description in 0.91 is plain text. */
Test(rss, description_is_plain_in_091_items) {
  read_feed("<rss version='0.91'><channel><description>a</description>"
            "<item><description>a &lt;b&gt;</description></item></channel>"
            "</rss>");
  cr_assert_eq(candidate(&channel->record, LIBFEED_FIELD_SUMMARY, 0)->type,
               LIBFEED_TEXT_HTML);
  cr_assert_eq(candidate(item(), LIBFEED_FIELD_SUMMARY, 0)->type,
               LIBFEED_TEXT_PLAIN);
  has_value(item(), LIBFEED_FIELD_SUMMARY, 0, "a <b>");
}

Test(rss, description_may_name_its_type) {
  read_feed(IN_ITEM("<description type='text/plain'>a</description>"));
  cr_assert_eq(candidate(item(), LIBFEED_FIELD_SUMMARY, 0)->type,
               LIBFEED_TEXT_PLAIN);
}

Test(rss, enclosures_are_media_and_links) {
  read_feed(IN_ITEM("<enclosure url='http://example.org/a.mp3' length='9' "
                    "type='audio/mpeg'/><enclosure/>"));
  cr_assert_eq(item()->media.len, 1);
  const libfeed_media *media = AT(libfeed_media, item()->media, 0);
  same(media->raw_url, "http://example.org/a.mp3");
  same(media->type, "audio/mpeg");
  cr_assert_eq(media->length, 9);
  same(AT(libfeed_link, item()->links, 0)->rel, "enclosure");
  cr_assert_eq(problems_of("link-incomplete"), 1);
}

Test(rss, source_is_a_channel_of_its_own) {
  read_feed(IN_ITEM("<title>T</title>"
                    "<source url='http://example.org/f'>S</source>"));
  cr_assert_not_null(entries[0]->source);
  const libfeed__record *source = &entries[0]->source->record;
  has_value(source, LIBFEED_FIELD_TITLE, 0, "S");
  same(AT(libfeed_link, source->links, 0)->raw, "http://example.org/f");
  has_value(item(), LIBFEED_FIELD_TITLE, 0, "T");
}

Test(rss, empty_source_is_none) {
  read_feed(IN_ITEM("<guid>1</guid><source/>"));
  cr_assert_null(entries[0]->source);
}

/* Rule 0.12: by parent, not by name. */
Test(rss, image_keeps_its_parts_to_itself) {
  read_feed(IN_RSS("<image><title>I</title><url>http://example.org/i.png</url>"
                   "<link>http://example.org/</link><width>144</width>"
                   "<height>401</height><description>D</description></image>"
                   "<title>T</title>"));
  const libfeed__record *record = &channel->record;
  cr_assert_eq(record->candidates[LIBFEED_FIELD_TITLE].len, 1);
  has_value(record, LIBFEED_FIELD_TITLE, 0, "T");
  cr_assert_eq(record->links.len, 0);
  const libfeed_media *image = AT(libfeed_media, record->images, 0);
  same(image->title, "I");
  same(image->raw_url, "http://example.org/i.png");
  same(image->link, "http://example.org/");
  same(image->description, "D");
  cr_assert_eq(image->width, 144);
  cr_assert_eq(image->height, -1, "a height above 400 is dropped");
}

Test(rss, image_may_be_an_address_alone) {
  read_feed(IN_ITEM("<image>http://example.org/i.png</image>"));
  same(AT(libfeed_media, item()->images, 0)->raw_url,
       "http://example.org/i.png");
}

Test(rss, image_beside_the_channel_is_the_channels) {
  read_feed("<rss version='2.0'><channel/><image><url>http://example.org/i.png"
            "</url></image><item><title>T</title></item></rss>");
  cr_assert_eq(channel->record.images.len, 1);
  cr_assert_eq(n_entries, 1);
}

Test(rss, authors_are_texts_or_constructs) {
  read_feed(IN_ITEM("<author>a@example.org (Ann)</author>"
                    "<author><name>Bo</name><email>b@example.org</email>"
                    "<url>http://example.org/</url></author><author/>"));
  cr_assert_eq(item()->persons.len, 2);
  const libfeed_person *first = AT(libfeed_person, item()->persons, 0);
  same(first->raw, "a@example.org (Ann)");
  const libfeed_person *second = AT(libfeed_person, item()->persons, 1);
  same(second->raw, "");
  same(second->name, "Bo");
  same(second->email, "b@example.org");
  same(second->uri, "http://example.org/");
}

Test(rss, categories_have_schemes) {
  read_feed(IN_ITEM("<category domain='d'> A </category><category>B</category>"
                    "<category/>"));
  cr_assert_eq(item()->categories.len, 2);
  same(AT(libfeed_category, item()->categories, 0)->term, "A");
  same(AT(libfeed_category, item()->categories, 0)->scheme, "d");
}

Test(rss, repeated_elements_are_all_candidates) {
  read_feed(IN_ITEM("<title>A</title><title>B</title>"));
  cr_assert_eq(item()->candidates[LIBFEED_FIELD_TITLE].len, 2);
  has_value(item(), LIBFEED_FIELD_TITLE, 0, "A");
  cr_assert_eq(problems_of("element-repeated"), 1);
}

Test(rss, values_ignore_html_around_them) {
  read_feed(IN_ITEM("<guid><b>x</b>y</guid>"));
  has_value(item(), LIBFEED_FIELD_ID, 0, "xy");
}

Test(rss, entry_remembers_the_channel_at_its_end) {
  read_feed(IN_RSS("<title>T</title><item><title>A</title></item>"
                   "<language>en</language><item><title>B</title></item>"));
  cr_assert_eq(n_entries, 2);
  cr_assert_lt(entries[0]->channel_sequence, entries[1]->channel_sequence);
  cr_assert_eq(entries[1]->channel_sequence, channel->record.sequence);
}

Test(rss, cut_input_leaves_a_truncated_item) {
  read_feed("<rss version='2.0'><channel><item><title>A</title></item>"
            "<item><title>B</title><description>half");
  cr_assert_eq(n_entries, 2);
  cr_assert(!entries[0]->is_truncated);
  cr_assert(entries[1]->is_truncated);
  has_value(&entries[1]->record, LIBFEED_FIELD_SUMMARY, 0, "half");
}
