/* SPDX-License-Identifier: MIT */
#include "feed.h"

TestSuite(root, .init = feed_setup, .fini = feed_teardown);

static void is_format(libfeed_format format) {
  cr_assert_eq(context.status, LIBFEED_OK, "%d", context.status);
  cr_assert_eq(context.kind, LIBFEED_KIND_FEED);
  cr_assert_eq(channel->format, format, "got %d", channel->format);
}

typedef struct pair {
  const char *markup;
  libfeed_format format;
  const char *problem;
} pair;

#define RDF "xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'"

/* What each root is taken for, and what is said about it. */
static const pair pairs[] = {
    {"<rss version='0.90'><channel/></rss>", LIBFEED_FORMAT_RSS_0_90, NULL},
    {"<rss version='0.91'><channel/></rss>", LIBFEED_FORMAT_RSS_0_91, NULL},
    {"<rss version='0.92'><channel/></rss>", LIBFEED_FORMAT_RSS_0_92, NULL},
    {"<rss version='0.93'><channel/></rss>", LIBFEED_FORMAT_RSS_0_93, NULL},
    {"<rss version='0.94'><channel/></rss>", LIBFEED_FORMAT_RSS_0_94, NULL},
    {"<rss version=' 2.0 '><channel/></rss>", LIBFEED_FORMAT_RSS_2_0, NULL},
    {"<rss version='2.0.11'><channel/></rss>", LIBFEED_FORMAT_RSS_2_0, NULL},
    {"<RSS version='2.0'><Channel/></RSS>", LIBFEED_FORMAT_RSS_2_0, NULL},
    {"<rss><channel/></rss>", LIBFEED_FORMAT_RSS_2_0, "format-version"},
    {"<rss version='1.0'><channel/></rss>", LIBFEED_FORMAT_RSS_2_0,
     "format-version"},
    {"<rss version='2.0' xmlns='http://backend.userland.com/rss2'><channel/>"
     "</rss>",
     LIBFEED_FORMAT_RSS_2_0, NULL},
    {"<rdf:RDF " RDF " xmlns='http://purl.org/rss/1.0/'><channel/></rdf:RDF>",
     LIBFEED_FORMAT_RSS_1_0, NULL},
    {"<rdf:RDF " RDF " xmlns='http://my.netscape.com/rdf/simple/0.9/'>"
     "<channel/></rdf:RDF>",
     LIBFEED_FORMAT_RSS_0_90, NULL},
    {"<rdf:RDF " RDF "><channel/></rdf:RDF>", LIBFEED_FORMAT_RSS_1_0, NULL},
    {"<Channel xmlns='http://purl.org/net/rss1.1#'/>", LIBFEED_FORMAT_RSS_1_1,
     NULL},
    {"<channel><title>x</title></channel>", LIBFEED_FORMAT_RSS_2_0,
     "root-bare"},
    {"<item><guid>x</guid></item>", LIBFEED_FORMAT_RSS_2_0, "root-bare"},
    {"<feed xmlns='http://www.w3.org/2005/Atom'/>", LIBFEED_FORMAT_ATOM_1_0,
     NULL},
    {"<feed xmlns='http://purl.org/atom/ns#' version='0.3'/>",
     LIBFEED_FORMAT_ATOM_0_3, NULL},
    {"<feed xmlns='http://purl.org/atom/ns#draft-ietf-atompub-format-05'/>",
     LIBFEED_FORMAT_ATOM_1_0, NULL},
    {"<feed xmlns='http://example.com/necho'/>", LIBFEED_FORMAT_ATOM_0_3, NULL},
    {"<feed/>", LIBFEED_FORMAT_ATOM_1_0, "namespace-missing"},
    {"<feed version='0.3'/>", LIBFEED_FORMAT_ATOM_0_3, "namespace-missing"},
    {"<feed><tagline>x</tagline></feed>", LIBFEED_FORMAT_ATOM_0_3,
     "namespace-missing"},
    {"<entry xmlns='http://www.w3.org/2005/Atom'/>", LIBFEED_FORMAT_ATOM_1_0,
     NULL},
    {"<entry/>", LIBFEED_FORMAT_ATOM_1_0, "namespace-missing"},
    {"<soap><body><rss version='0.91'><channel/></rss></body></soap>",
     LIBFEED_FORMAT_RSS_0_91, NULL},
    {"<html><body><feed xmlns='http://www.w3.org/2005/Atom'/></body></html>",
     LIBFEED_FORMAT_ATOM_1_0, NULL},
};

Test(root, tells_formats) {
  for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
    read_feed(pairs[i].markup);
    cr_expect_eq(context.kind, LIBFEED_KIND_FEED, "%s", pairs[i].markup);
    cr_expect_eq(channel->format, pairs[i].format, "%s: got %d",
                 pairs[i].markup, channel->format);
    size_t wanted = pairs[i].problem == NULL ? 0 : 1;
    cr_expect_eq(context.problem_total, wanted, "%s", pairs[i].markup);
    if (wanted == 1)
      cr_expect_eq(problems_of(pairs[i].problem), 1, "%s", pairs[i].markup);
    feed_teardown();
    feed_setup();
  }
  read_feed("<rss version='2.0'/>");
}

typedef struct other {
  const char *markup;
  libfeed_kind kind;
} other;

static const other others[] = {
    {"<opml version='1.0'><body/></opml>", LIBFEED_KIND_OPML},
    {"<outlineDocument/>", LIBFEED_KIND_OPML},
    {"<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'/>",
     LIBFEED_KIND_SITEMAP},
    {"<sitemapindex/>", LIBFEED_KIND_SITEMAP},
    {"<kml xmlns='http://www.opengis.net/kml/2.2'/>", LIBFEED_KIND_KML},
    {"<html xmlns='http://www.w3.org/1999/xhtml'><body/></html>",
     LIBFEED_KIND_HTML},
    {"<catalogue><item><title>x</title></item></catalogue>", LIBFEED_KIND_XML},
    {"<data><entry><id>1</id></entry></data>", LIBFEED_KIND_XML},
    {"<rdf:RDF " RDF "><rdf:Description/></rdf:RDF>", LIBFEED_KIND_XML},
    {"<v><w><x><y><z><rss version='2.0'/></z></y></x></w></v>",
     LIBFEED_KIND_XML},
    {"<redirect><newLocation>http://example.org/new</newLocation></redirect>",
     LIBFEED_KIND_REDIRECT},
};

Test(root, tells_what_is_no_feed) {
  for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
    read_feed(others[i].markup);
    cr_expect_eq(context.status, LIBFEED_E_NOT_FEED, "%s", others[i].markup);
    cr_expect_eq(context.kind, others[i].kind, "%s: got %d", others[i].markup,
                 context.kind);
    cr_expect_eq(n_entries, 0, "%s", others[i].markup);
    feed_teardown();
    feed_setup();
  }
  read_feed("<rss version='2.0'/>");
}

Test(root, redirect_names_the_new_address) {
  read_feed("<redirect><newLocation> http://example.org/new </newLocation>"
            "</redirect>");
  const libfeed_link *link = AT(libfeed_link, context.advertised, 0);
  same(link->href, "http://example.org/new");
}

Test(root, redirect_inside_rss_moves_the_feed) {
  read_feed("<rss version='2.0'><redirect><newLocation>http://example.org/new"
            "</newLocation></redirect></rss>");
  is_format(LIBFEED_FORMAT_RSS_2_0);
  has_value(&channel->record, LIBFEED__FIELD_MOVED_TO, 0,
            "http://example.org/new");
}

Test(root, empty_redirect_ends_the_feed) {
  read_feed("<rss version='2.0'><redirect><newLocation/></redirect></rss>");
  has_value(&channel->record, LIBFEED__FIELD_COMPLETE, 0, "true");
}

/* Rule 0.5: a default namespace on rss that means nothing. */
Test(root, stray_namespace_counts_as_core) {
  read_feed("<rss version='2.0' xmlns='urn:yahoo:yn'><channel><title>T</title>"
            "<item><title>I</title><link>http://example.org/1</link></item>"
            "</channel></rss>");
  has_value(&channel->record, LIBFEED_FIELD_TITLE, 0, "T");
  cr_assert_eq(n_entries, 1);
  same(entries[0]->record.link, "http://example.org/1");
}

Test(root, stray_known_namespace_counts_as_core) {
  read_feed("<rss version='2.0' xmlns='http://search.yahoo.com/mrss/'>"
            "<channel><item><title>I</title><description>D</description>"
            "</item></channel></rss>");
  cr_assert_eq(n_entries, 1);
  cr_assert_eq(
      candidate(&entries[0]->record, LIBFEED_FIELD_TITLE, 0)->source.rank,
      LIBFEED__RANK_TITLE_CORE);
}

Test(root, rdf_items_are_siblings_of_the_channel) {
  read_feed("<rdf:RDF " RDF " xmlns='http://purl.org/rss/1.0/'>"
            "<channel rdf:about='http://example.org/f'><title>T</title>"
            "<items><rdf:Seq><rdf:li rdf:resource='a'/></rdf:Seq></items>"
            "</channel><image rdf:about='i'><url>http://example.org/i.png</url>"
            "</image><item rdf:about='http://example.org/a'><title>A</title>"
            "</item></rdf:RDF>");
  has_value(&channel->record, LIBFEED_FIELD_ID, 0, "http://example.org/f");
  same(AT(libfeed_media, channel->record.images, 0)->raw_url,
       "http://example.org/i.png");
  cr_assert_eq(n_entries, 1);
  same(entries[0]->record.id, "http://example.org/a");
  cr_assert_eq(channel->record.extensions.len, 0);
}

Test(root, rss11_items_stand_in_a_list) {
  read_feed("<Channel xmlns='http://purl.org/net/rss1.1#' " RDF
            " rdf:about='http://example.org/f'><title>T</title>"
            "<items rdf:parseType='Collection'><item rdf:about='urn:1'>"
            "<title>A</title><payload xmlns='http://purl.org/net/rss1.1/"
            "payload#' rdf:parseType='Literal'><p xmlns='http://www.w3.org/"
            "1999/xhtml'>x &amp; y</p></payload></item></items></Channel>");
  cr_assert_eq(n_entries, 1);
  same(entries[0]->record.id, "urn:1");
  const libfeed_text *text =
      candidate(&entries[0]->record, LIBFEED_FIELD_CONTENT, 0);
  same(text->value, "<p>x &amp; y</p>");
  cr_assert_eq(text->type, LIBFEED_TEXT_XHTML);
}

Test(root, atom_inside_rss_and_rss_inside_atom) {
  read_feed("<rss version='2.0' xmlns:a='http://www.w3.org/2005/Atom'>"
            "<channel><a:link rel='self' href='http://example.org/f'/>"
            "<a:entry><a:id>urn:1</a:id></a:entry></channel></rss>");
  same(AT(libfeed_link, channel->record.links, 0)->rel, "self");
  cr_assert_eq(n_entries, 1);
  feed_teardown();
  feed_setup();
  read_feed("<feed xmlns='http://www.w3.org/2005/Atom' xmlns:r='"
            "http://purl.org/rss/1.0/'><r:item><r:title>T</r:title></r:item>"
            "<entry><pubDate xmlns=''>Mon, 01 Jan 2024 00:00:00 GMT</pubDate>"
            "</entry></feed>");
  cr_assert_eq(n_entries, 2);
  same(entries[1]->record.published_raw, "Mon, 01 Jan 2024 00:00:00 GMT");
}
