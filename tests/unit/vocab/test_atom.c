/* SPDX-License-Identifier: MIT */
#include "feed.h"

TestSuite(atom, .init = feed_setup, .fini = feed_teardown);

#define OLD(...)                                                               \
  "<feed version='0.3' xmlns='http://purl.org/atom/ns#'><entry>" __VA_ARGS__   \
  "</entry></feed>"

static const libfeed__record *entry(void) {
  cr_assert_eq(n_entries, 1);
  return &entries[0]->record;
}

/* One text of an entry: its field, and what comes of it. */
static void becomes(const char *markup, libfeed_field field,
                    libfeed_text_type type, const char *value) {
  read_feed(markup);
  const libfeed_text *text = candidate(entry(), field, 0);
  cr_expect_eq(text->type, type, "%s: type %d", markup, text->type);
  same(text->value, value);
  feed_teardown();
  feed_setup();
}

/* RFC 4287 §3.1.1, §4.1.3.3. */
Test(atom, texts_by_type) {
  becomes(IN_ENTRY("<title> a &lt; b </title>"), LIBFEED_FIELD_TITLE,
          LIBFEED_TEXT_PLAIN, "a < b");
  becomes(IN_ENTRY("<title type='html'>&lt;i&gt;a&lt;/i&gt;</title>"),
          LIBFEED_FIELD_TITLE, LIBFEED_TEXT_HTML, "<i>a</i>");
  becomes(IN_ENTRY("<title type='xhtml'><div xmlns='http://www.w3.org/1999/"
                   "xhtml'>1 &lt; <em>2</em></div></title>"),
          LIBFEED_FIELD_TITLE, LIBFEED_TEXT_XHTML, "1 &lt; <em>2</em>");
  becomes(IN_ENTRY("<content type='xhtml'>\n <h:div xmlns:h='http://www.w3.org"
                   "/1999/xhtml'><h:p class='a'>x<h:br/>y</h:p></h:div>\n"
                   "</content>"),
          LIBFEED_FIELD_CONTENT, LIBFEED_TEXT_XHTML,
          "<p class=\"a\">x<br />y</p>\n");
  becomes(IN_ENTRY("<content type='text/plain'>a</content>"),
          LIBFEED_FIELD_CONTENT, LIBFEED_TEXT_PLAIN, "a");
  becomes(IN_ENTRY("<content type='image/svg+xml'><s:svg xmlns:s='http://www."
                   "w3.org/2000/svg'><s:g/></s:svg></content>"),
          LIBFEED_FIELD_CONTENT, LIBFEED_TEXT_OTHER,
          "<svg xmlns=\"http://www.w3.org/2000/svg\"><g></g></svg>");
  becomes(IN_ENTRY("<content type='image/png'>iVBORw0KGgo=</content>"),
          LIBFEED_FIELD_CONTENT, LIBFEED_TEXT_OTHER, "iVBORw0KGgo=");
  becomes(IN_ENTRY("<summary>kept  as it is </summary>"), LIBFEED_FIELD_SUMMARY,
          LIBFEED_TEXT_PLAIN, "kept  as it is ");
  read_feed(IN_ENTRY("<id>x</id>"));
}

/* Atom 0.3: media types and modes. */
Test(atom, texts_by_mode) {
  becomes(OLD("<title mode='escaped' type='text/html'>&lt;b&gt;a&lt;/b&gt;"
              "</title>"),
          LIBFEED_FIELD_TITLE, LIBFEED_TEXT_HTML, "<b>a</b>");
  becomes(OLD("<title>a</title>"), LIBFEED_FIELD_TITLE, LIBFEED_TEXT_PLAIN,
          "a");
  becomes(OLD("<content type='application/xhtml+xml' mode='xml'><div xmlns='"
              "http://www.w3.org/1999/xhtml'><b>a</b></div></content>"),
          LIBFEED_FIELD_CONTENT, LIBFEED_TEXT_XHTML, "<b>a</b>");
  becomes(OLD("<content type='text/html' mode='xml'>1 &lt; 2</content>"),
          LIBFEED_FIELD_CONTENT, LIBFEED_TEXT_HTML, "1 &lt; 2");
  becomes(OLD("<content type='text/html' mode='base64'>PGI+YTwvYj4=</content>"),
          LIBFEED_FIELD_CONTENT, LIBFEED_TEXT_HTML, "<b>a</b>");
  becomes(OLD("<content type='image/gif' mode='base64'>R0lGODlh</content>"),
          LIBFEED_FIELD_CONTENT, LIBFEED_TEXT_OTHER, "R0lGODlh");
  becomes(OLD("<content type='application/xhtml+xml' mode='escaped'>&lt;p/&gt;"
              "</content>"),
          LIBFEED_FIELD_CONTENT, LIBFEED_TEXT_XHTML, "<p/>");
  read_feed(IN_ENTRY("<id>x</id>"));
}

Test(atom, alternatives_are_all_candidates) {
  read_feed(OLD("<content type='multipart/alternative'><content type='"
                "text/plain'>a</content><content type='text/html' mode='"
                "escaped'>b</content></content>"));
  cr_assert_eq(entry()->candidates[LIBFEED_FIELD_CONTENT].len, 2);
  has_value(entry(), LIBFEED_FIELD_CONTENT, 1, "b");
}

Test(atom, content_elsewhere) {
  read_feed(IN_ENTRY("<content src='a.pdf'/>"));
  const libfeed_text *text = candidate(entry(), LIBFEED_FIELD_CONTENT, 0);
  cr_assert_eq(text->type, LIBFEED_TEXT_OTHER);
  cr_assert_gt(text->src.len, 0);
  same(text->value, "");
}

Test(atom, content_is_left_out_by_option) {
  set_option(LIBFEED_OPTION_CONTENT, 0);
  read_feed(IN_ENTRY("<id>1</id><content type='xhtml'><div xmlns='http://www."
                     "w3.org/1999/xhtml'>x</div></content><title>T</title>"));
  cr_assert_eq(entry()->candidates[LIBFEED_FIELD_CONTENT].len, 0);
  has_value(entry(), LIBFEED_FIELD_TITLE, 0, "T");
}

Test(atom, base_and_language_of_the_wrapping_div_count) {
  read_feed(IN_ENTRY("<title type='xhtml' xml:lang='en'><div xmlns='http://www."
                     "w3.org/1999/xhtml' xml:lang='de'>x</div></title>"));
  same(candidate(entry(), LIBFEED_FIELD_TITLE, 0)->source.scope->language,
       "de");
}

Test(atom, links_keep_their_attributes) {
  read_feed(IN_ENTRY("<link rel='enclosure' href='http://example.org/a' type='"
                     "audio/mpeg' length='5' title='t' hreflang='en'/>"
                     "<link href='http://example.org/b'/><link/>"));
  const libfeed_link *link = AT(libfeed_link, entry()->links, 0);
  same(link->raw, "http://example.org/a");
  same(link->type, "audio/mpeg");
  same(link->title, "t");
  same(link->hreflang, "en");
  cr_assert_eq(link->length, 5);
  same(AT(libfeed_link, entry()->links, 1)->rel, "alternate");
  cr_assert_eq(entry()->links.len, 2);
  cr_assert_eq(entry()->media.len, 1);
  cr_assert_eq(problems_of("link-incomplete"), 1);
}

Test(atom, link_text_counts_without_href) {
  read_feed(IN_ENTRY("<link>http://example.org/b</link>"));
  same(AT(libfeed_link, entry()->links, 0)->raw, "http://example.org/b");
  cr_assert_eq(problems_of("link-incomplete"), 1);
}

Test(atom, link_counts_replies) {
  read_feed(IN_ENTRY("<link rel='replies' href='http://example.org/c' "
                     "xmlns:thr='http://purl.org/syndication/thread/1.0' "
                     "thr:count='7'/>"));
  cr_assert_eq(AT(libfeed_link, entry()->links, 0)->count, 7);
}

Test(atom, persons_and_categories) {
  read_feed(IN_ENTRY("<author><name>A</name><uri>http://example.org/</uri>"
                     "</author><contributor><name>C</name><email>c@example.org"
                     "</email></contributor><author>just text</author>"
                     "<category term='t' scheme='s' label='l'/>"));
  cr_assert_eq(entry()->persons.len, 3);
  same(AT(libfeed_person, entry()->persons, 0)->name, "A");
  cr_assert_eq(AT(libfeed_person, entry()->persons, 1)->field,
               LIBFEED_FIELD_CONTRIBUTORS);
  same(AT(libfeed_person, entry()->persons, 2)->raw, "just text");
  const libfeed_category *category =
      AT(libfeed_category, entry()->categories, 0);
  same(category->term, "t");
  same(category->scheme, "s");
  same(category->label, "l");
}

Test(atom, source_is_filled_by_the_same_handlers) {
  read_feed(IN_ENTRY("<title>T</title><source><id>urn:s</id><title>S</title>"
                     "<link rel='self' href='http://example.org/f'/><author>"
                     "<name>N</name></author><generator version='1'>G"
                     "</generator></source>"));
  const libfeed_channel *source = entries[0]->source;
  cr_assert_not_null(source);
  has_value(&source->record, LIBFEED_FIELD_ID, 0, "urn:s");
  has_value(&source->record, LIBFEED_FIELD_TITLE, 0, "S");
  cr_assert_eq(source->record.persons.len, 1);
  has_value(entry(), LIBFEED_FIELD_TITLE, 0, "T");
  cr_assert_eq(entry()->candidates[LIBFEED_FIELD_TITLE].len, 1);
}

Test(atom, feed_fields) {
  read_feed("<feed xmlns='http://www.w3.org/2005/Atom'><subtitle>S</subtitle>"
            "<generator uri='/g' version='1'>G</generator><icon>i.ico</icon>"
            "<logo>l.png</logo><rights>R</rights></feed>");
  const libfeed__record *record = &channel->record;
  has_value(record, LIBFEED_FIELD_SUMMARY, 0, "S");
  has_value(record, LIBFEED_FIELD_GENERATOR, 0, "G");
  has_value(record, LIBFEED__FIELD_GENERATOR_URI, 0, "/g");
  has_value(record, LIBFEED__FIELD_GENERATOR_VERSION, 0, "1");
  has_value(record, LIBFEED_FIELD_ICON, 0, "i.ico");
  same(AT(libfeed_media, record->images, 0)->raw_url, "l.png");
  has_value(record, LIBFEED_FIELD_RIGHTS, 0, "R");
}

Test(atom, odd_letter_case_is_reported) {
  read_feed(IN_ENTRY("<ID>x</ID>"));
  has_value(entry(), LIBFEED_FIELD_ID, 0, "x");
  cr_assert_eq(problems_of("name-case"), 1);
}
