/* SPDX-License-Identifier: MIT */
#include "feed.h"

TestSuite(node, .init = feed_setup, .fini = feed_teardown);

static const libfeed__record *item(void) {
  cr_assert_eq(n_entries, 1);
  return &entries[0]->record;
}

static const libfeed_node *extension(uint32_t index) {
  return AT(libfeed_node, item()->extensions, index);
}

#define WITH_X(...)                                                            \
  "<rss version='2.0' xmlns:x='urn:x'><channel><item>" __VA_ARGS__             \
  "</item></channel></rss>"

Test(node, keeps_names_attributes_and_text) {
  read_feed(WITH_X("<x:a b='1' x:c='2' xml:lang='de'> text </x:a>"));
  const libfeed_node *node = extension(0);
  same(node->uri, "urn:x");
  same(node->known_uri, "urn:x");
  same(node->prefix, "x");
  same(node->name, "a");
  same(node->text, " text ");
  cr_assert_eq(node->n_attributes, 3);
  same(node->attributes[0].uri, "");
  same(node->attributes[0].name, "b");
  same(node->attributes[0].value, "1");
  same(node->attributes[1].uri, "urn:x");
  same(node->attributes[2].uri, "http://www.w3.org/XML/1998/namespace");
  cr_assert_null(node->parent);
}

Test(node, known_namespaces_have_their_canonical_uri) {
  read_feed("<rss version='2.0' xmlns:p='https://podcastindex.org/namespace/"
            "1.0/'><channel><item><p:season>1</p:season></item></channel>"
            "</rss>");
  same(extension(0)->uri, "https://podcastindex.org/namespace/1.0/");
  same(extension(0)->known_uri, "https://podcastindex.org/namespace/1.0");
}

Test(node, blanks_between_children_are_no_text) {
  read_feed(WITH_X("<x:a>\n <x:b>1</x:b>\n <x:c/>\n</x:a>"));
  const libfeed_node *node = extension(0);
  same(node->text, "");
  cr_assert_eq(node->children.len, 2);
  const libfeed_node *second = AT(libfeed_node, node->children, 1);
  same(second->name, "c");
  cr_assert_eq(second->index, 1);
  cr_assert_eq(second->parent, node);
}

Test(node, mixed_content_keeps_its_order) {
  read_feed(WITH_X("<x:a> <b>1</b> two<c/>\n</x:a>"));
  const libfeed_node *node = extension(0);
  cr_assert_eq(node->children.len, 5);
  same(AT(libfeed_node, node->children, 0)->text, " ");
  same(AT(libfeed_node, node->children, 1)->name, "b");
  same(AT(libfeed_node, node->children, 2)->text, " two");
  same(AT(libfeed_node, node->children, 3)->name, "c");
  same(AT(libfeed_node, node->children, 4)->text, "\n");
  same(node->text, "  two\n");
}

Test(node, what_looks_like_a_field_inside_is_none) {
  read_feed(WITH_X("<x:a><title>no</title><guid>no</guid></x:a>"
                   "<title>yes</title>"));
  cr_assert_eq(item()->candidates[LIBFEED_FIELD_TITLE].len, 1);
  has_value(item(), LIBFEED_FIELD_TITLE, 0, "yes");
  cr_assert_eq(item()->candidates[LIBFEED_FIELD_ID].len, 0);
}

/* Unknown children of known elements stay below their parent's name. */
Test(node, containers_stand_in_by_name) {
  read_feed("<feed xmlns='http://www.w3.org/2005/Atom' xmlns:x='urn:x'><entry>"
            "<author><name>A</name><x:y>1</x:y><x:z/></author></entry></feed>");
  cr_assert_eq(item()->extensions.len, 1);
  const libfeed_node *author = extension(0);
  same(author->uri, "http://www.w3.org/2005/Atom");
  same(author->name, "author");
  cr_assert_eq(author->children.len, 2);
  same(AT(libfeed_node, author->children, 0)->text, "1");
  same(AT(libfeed_person, item()->persons, 0)->name, "A");
}

Test(node, values_go_on_behind_a_child) {
  read_feed("<rss version='2.0' xmlns:x='urn:x' xmlns:dc='http://purl.org/dc/"
            "elements/1.1/'><channel><item><dc:subject>a<x:y>b</x:y>c"
            "</dc:subject></item></channel></rss>");
  same(AT(libfeed_category, item()->categories, 0)->term, "ac");
  same(AT(libfeed_node, extension(0)->children, 0)->text, "b");
}

Test(node, text_limit_holds_over_pieces) {
  set_option(LIBFEED_OPTION_LIMIT_TEXT, 4);
  read_feed(WITH_X("<guid>ab<x:y/>cde</guid>"));
  has_value(item(), LIBFEED_FIELD_ID, 0, "abcd");
  cr_assert_eq(problems_of("limit-text"), 1);
}

Test(node, values_keep_what_is_no_decoration) {
  read_feed(WITH_X("<guid>1<name>no</name></guid>"));
  has_value(item(), LIBFEED_FIELD_ID, 0, "1");
  const libfeed_node *guid = extension(0);
  same(guid->name, "guid");
  same(AT(libfeed_node, guid->children, 0)->text, "no");
}

Test(node, channel_has_them_too) {
  read_feed("<rss version='2.0' xmlns:x='urn:x'><channel><x:a/><textInput>"
            "<title>t</title></textInput></channel><x:b/></rss>");
  cr_assert_eq(channel->record.extensions.len, 3);
  cr_assert_eq(channel->record.candidates[LIBFEED_FIELD_TITLE].len, 0);
}

Test(node, lists_are_limited) {
  set_option(LIBFEED_OPTION_LIMIT_ITEMS, 2);
  read_feed(WITH_X("<x:a><x:b/><x:b/></x:a><x:a/>"));
  cr_assert_eq(item()->extensions.len, 2);
  cr_assert_eq(problems_of("limit-items"), 0);
  feed_teardown();
  feed_setup();
  set_option(LIBFEED_OPTION_LIMIT_ITEMS, 2);
  read_feed(WITH_X("<x:a><x:b/><x:b/><x:b>lost</x:b></x:a><x:a/><x:a><x:b/>"
                   "</x:a><title>T</title>"));
  cr_assert_eq(item()->extensions.len, 2);
  cr_assert_eq(extension(0)->children.len, 2);
  cr_assert_eq(problems_of("limit-items"), 2);
  has_value(item(), LIBFEED_FIELD_TITLE, 0, "T");
}
