/* SPDX-License-Identifier: MIT */
/* The small namespaces: Dublin Core, content, iTunes, syndication, … */
#include "feed.h"

TestSuite(modules, .init = feed_setup, .fini = feed_teardown);

#define WITH(prefix, uri, ...)                                                 \
  "<rss version='2.0' xmlns:" prefix "='" uri "'><channel>" __VA_ARGS__        \
  "</channel></rss>"
#define DC(...)                                                                \
  WITH("dc", "http://purl.org/dc/elements/1.1/", "<item>" __VA_ARGS__ "</item>")
#define DCTERMS(...)                                                           \
  WITH("t", "http://purl.org/dc/terms/", "<item>" __VA_ARGS__ "</item>")
#define ITUNES(...)                                                            \
  WITH("i", "http://www.itunes.com/dtds/podcast-1.0.dtd", __VA_ARGS__)
#define CONTENT(...)                                                           \
  WITH("c", "http://purl.org/rss/1.0/modules/content/",                        \
       "<item>" __VA_ARGS__ "</item>")

static const libfeed__record *item(void) {
  cr_assert_eq(n_entries, 1);
  return &entries[0]->record;
}

Test(modules, dublin_core) {
  read_feed(DC("<dc:title>T</dc:title><dc:creator>A</dc:creator>"
               "<dc:contributor>C</dc:contributor><dc:publisher>P"
               "</dc:publisher><dc:subject>S</dc:subject><dc:language>de"
               "</dc:language><dc:rights>R</dc:rights><dc:identifier>urn:1"
               "</dc:identifier><dc:description>D</dc:description>"
               "<dc:format>text/html</dc:format>"));
  has_value(item(), LIBFEED_FIELD_TITLE, 0, "T");
  cr_assert_eq(AT(libfeed_person, item()->persons, 0)->field,
               LIBFEED_FIELD_AUTHORS);
  cr_assert_eq(AT(libfeed_person, item()->persons, 1)->field,
               LIBFEED_FIELD_CONTRIBUTORS);
  cr_assert_eq(item()->persons.len, 2); /* only channels have publishers */
  same(AT(libfeed_category, item()->categories, 0)->term, "S");
  has_value(item(), LIBFEED_FIELD_LANGUAGE, 0, "de");
  has_value(item(), LIBFEED_FIELD_RIGHTS, 0, "R");
  has_value(item(), LIBFEED_FIELD_ID, 0, "urn:1");
  has_value(item(), LIBFEED_FIELD_SUMMARY, 0, "D");
  same(candidate(item(), LIBFEED_FIELD_TITLE, 0)->source.uri,
       "http://purl.org/dc/elements/1.1/");
  same(AT(libfeed_node, item()->extensions, 0)->name, "publisher");
  same(AT(libfeed_node, item()->extensions, 1)->name, "format");
}

/* dc:date stands for either date; precedence is normal's business. */
Test(modules, dc_date_is_a_candidate_for_both) {
  read_feed(DC("<dc:date>2024-01-01</dc:date><pubDate>Tue, 02 Jan 2024 "
               "00:00:00 GMT</pubDate>"));
  cr_assert_eq(item()->candidates[LIBFEED_FIELD_PUBLISHED].len, 2);
  same(item()->published_raw, "Tue, 02 Jan 2024 00:00:00 GMT");
}

Test(modules, dc_terms) {
  read_feed(DCTERMS("<t:issued>2024-01-01</t:issued><t:modified>2024-01-02"
                    "</t:modified><t:valid>end=2025-01-01</t:valid>"
                    "<t:abstract>A</t:abstract><t:license>http://example.org/l"
                    "</t:license><t:spatial>here</t:spatial>"));
  has_value(item(), LIBFEED_FIELD_PUBLISHED, 0, "2024-01-01");
  has_value(item(), LIBFEED_FIELD_UPDATED, 0, "2024-01-02");
  has_value(item(), LIBFEED_FIELD_EXPIRES, 0, "end=2025-01-01");
  has_value(item(), LIBFEED_FIELD_SUMMARY, 0, "A");
  has_value(item(), LIBFEED_FIELD_LICENSE, 0, "http://example.org/l");
  same(AT(libfeed_node, item()->extensions, 0)->name, "spatial");
}

Test(modules, content_encoded) {
  read_feed(CONTENT("<c:encoded><![CDATA[<p>a</p>]]></c:encoded>"));
  const libfeed_text *text = candidate(item(), LIBFEED_FIELD_CONTENT, 0);
  cr_assert_eq(text->type, LIBFEED_TEXT_HTML);
  same(text->value, "<p>a</p>");
  same(text->source.name, "encoded");
}

Test(modules, content_items) {
  read_feed(CONTENT(
      "<c:items xmlns:r='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><r:Bag>"
      "<r:li><c:item><c:format r:resource='http://www.w3.org/1999/xhtml'/>"
      "<r:value><![CDATA[<b>a</b>]]></r:value></c:item></r:li></r:Bag>"
      "</c:items>"));
  has_value(item(), LIBFEED_FIELD_CONTENT, 0, "<b>a</b>");
}

Test(modules, itunes_channel) {
  read_feed(ITUNES("<i:author>A</i:author><i:owner><i:name>O</i:name><i:email>"
                   "o@example.org</i:email></i:owner><i:image href='http://"
                   "example.org/i.png'/><i:category text='Arts'><i:category "
                   "text='Food'/></i:category><i:category text='Music'/>"
                   "<i:complete>Yes</i:complete><i:new-feed-url>http://example."
                   "org/new</i:new-feed-url><i:keywords>a,b</i:keywords>"
                   "<i:summary>S</i:summary><i:explicit>no</i:explicit>"));
  const libfeed__record *record = &channel->record;
  same(AT(libfeed_person, record->persons, 0)->raw, "A");
  const libfeed_person *owner = AT(libfeed_person, record->persons, 1);
  cr_assert_eq(owner->field, LIBFEED_FIELD_PUBLISHERS);
  same(owner->name, "O");
  same(owner->email, "o@example.org");
  same(AT(libfeed_media, record->images, 0)->raw_url,
       "http://example.org/i.png");
  same(AT(libfeed_category, record->categories, 0)->term, "Arts");
  same(AT(libfeed_category, record->categories, 1)->term, "Arts/Food");
  same(AT(libfeed_category, record->categories, 1)->label, "Food");
  same(AT(libfeed_category, record->categories, 2)->term, "Music");
  cr_assert(AT(libfeed_category, record->categories, 3)->is_list);
  cr_assert_eq(record->candidates[LIBFEED__FIELD_COMPLETE].len, 1);
  has_value(record, LIBFEED__FIELD_MOVED_TO, 0, "http://example.org/new");
  has_value(record, LIBFEED_FIELD_SUMMARY, 0, "S");
  same(AT(libfeed_node, record->extensions, 0)->name, "explicit");
}

Test(modules, itunes_image_in_its_shapes) {
  read_feed(ITUNES("<item><i:image>http://example.org/1.png</i:image></item>"
                   "<item><i:image url='http://example.org/2.png'/></item>"));
  cr_assert_eq(n_entries, 2);
  same(AT(libfeed_media, entries[0]->record.images, 0)->raw_url,
       "http://example.org/1.png");
  same(AT(libfeed_media, entries[1]->record.images, 0)->raw_url,
       "http://example.org/2.png");
}

Test(modules, itunes_complete_needs_a_yes) {
  read_feed(ITUNES("<i:complete>no</i:complete>"));
  cr_assert_eq(channel->record.candidates[LIBFEED__FIELD_COMPLETE].len, 0);
}

Test(modules, syndication) {
  read_feed(WITH("sy", "http://purl.org/rss/1.0/modules/syndication/",
                 "<sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>"
                 "2</sy:updateFrequency><sy:updateBase>2000-01-01</sy:"
                 "updateBase>"));
  has_value(&channel->record, LIBFEED__FIELD_UPDATE_PERIOD, 0, "daily");
  has_value(&channel->record, LIBFEED__FIELD_UPDATE_FREQUENCY, 0, "2");
  has_value(&channel->record, LIBFEED__FIELD_UPDATE_BASE, 0, "2000-01-01");
}

Test(modules, slash) {
  read_feed(WITH("s", "http://purl.org/rss/1.0/modules/slash/",
                 "<item><s:section>S</s:section><s:comments>7</s:comments>"
                 "<s:hit_parade>1,2</s:hit_parade></item>"));
  same(AT(libfeed_category, item()->categories, 0)->term, "S");
  has_value(item(), LIBFEED__FIELD_COMMENTS_NUMBER, 0, "7");
  same(AT(libfeed_node, item()->extensions, 0)->name, "hit_parade");
}

Test(modules, comment_feeds_and_original_links) {
  read_feed(WITH("w", "http://wellformedweb.org/CommentAPI/",
                 "<item><w:commentRss>http://example.org/c</w:commentRss>"
                 "<o:origLink xmlns:o='http://rssnamespace.org/feedburner/ext/"
                 "1.0'>http://example.org/1</o:origLink><link>"
                 "http://example.net/~r/1</link></item>"));
  has_value(item(), LIBFEED__FIELD_COMMENTS_FEED, 0, "http://example.org/c");
  same(item()->link, "http://example.org/1");
}

Test(modules, licences) {
  read_feed(WITH("c", "http://backend.userland.com/creativeCommonsRssModule",
                 "<c:license>http://example.org/by</c:license><item>"
                 "<cc:license xmlns:cc='http://web.resource.org/cc/' xmlns:r='"
                 "http://www.w3.org/1999/02/22-rdf-syntax-ns#' r:resource='"
                 "http://example.org/sa'/></item>"));
  has_value(&channel->record, LIBFEED_FIELD_LICENSE, 0,
            "http://example.org/by");
  has_value(item(), LIBFEED_FIELD_LICENSE, 0, "http://example.org/sa");
}

Test(modules, generator_agent) {
  read_feed(WITH("a", "http://webns.net/mvcb/",
                 "<a:generatorAgent xmlns:r='http://www.w3.org/1999/02/22-rdf-"
                 "syntax-ns#' r:resource='http://example.org/g'/>"));
  has_value(&channel->record, LIBFEED__FIELD_GENERATOR_URI, 0,
            "http://example.org/g");
}
