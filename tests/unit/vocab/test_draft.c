/* SPDX-License-Identifier: MIT */
/* Limits of texts, lists and addresses; sequence numbers, scopes, namespaces.
 */
#include "feed.h"

TestSuite(draft, .init = feed_setup, .fini = feed_teardown);

static const libfeed__record *item(void) {
  cr_assert_eq(n_entries, 1);
  return &entries[0]->record;
}

/* At the limit it passes; one more is cut and reported, once. */
Test(draft, text_limit_is_exact) {
  set_option(LIBFEED_OPTION_LIMIT_TEXT, 5);
  read_feed(IN_ITEM("<description>12345</description>"));
  has_value(item(), LIBFEED_FIELD_SUMMARY, 0, "12345");
  cr_assert(!candidate(item(), LIBFEED_FIELD_SUMMARY, 0)->is_truncated);
  cr_assert_eq(context.problem_total, 0 + problems_of("id-missing"));
  feed_teardown();
  feed_setup();
  set_option(LIBFEED_OPTION_LIMIT_TEXT, 5);
  read_feed(IN_ITEM("<description>12345678</description>"));
  has_value(item(), LIBFEED_FIELD_SUMMARY, 0, "12345");
  cr_assert(candidate(item(), LIBFEED_FIELD_SUMMARY, 0)->is_truncated);
  cr_assert_eq(problems_of("limit-text"), 1);
}

Test(draft, text_limit_splits_no_character) {
  for (size_t step = 1; step < 4; step++) {
    set_option(LIBFEED_OPTION_LIMIT_TEXT, 5);
    read_in_steps(IN_ITEM("<description>123\xE2\x82\xAC</description>"), step);
    has_value(item(), LIBFEED_FIELD_SUMMARY, 0, "123");
    feed_teardown();
    feed_setup();
  }
  read_feed(IN_ITEM("<guid>1</guid>"));
}

/* Where the limit was met does not depend on the pieces. */
Test(draft, text_limit_is_met_at_one_place) {
  uint64_t first = 0;
  for (size_t step = 0; step < 24; step++) {
    set_option(LIBFEED_OPTION_LIMIT_TEXT, 9);
    read_in_steps(IN_ITEM("<guid>1</guid><description>a\r\nb&amp;&lt;c\r\n"
                          "defghijk</description>"),
                  step);
    has_value(item(), LIBFEED_FIELD_SUMMARY, 0, "a\nb&<c\nde");
    cr_assert_eq(context.problems.len, 1);
    const libfeed_problem *problem = context.problems.items[0];
    if (step == 0)
      first = problem->position.offset;
    cr_expect_eq(problem->position.offset, first, "step %zu: %lu, not %lu",
                 step, (unsigned long)problem->position.offset,
                 (unsigned long)first);
    feed_teardown();
    feed_setup();
  }
  read_feed(IN_ITEM("<guid>1</guid>"));
}

Test(draft, list_limit_is_exact) {
  set_option(LIBFEED_OPTION_LIMIT_ITEMS, 2);
  read_feed(IN_ITEM("<category>a</category><category>b</category>"
                    "<category>c</category><category>d</category>"
                    "<author>a</author><author>b</author><author>c</author>"
                    "<title>T</title>"));
  cr_assert_eq(item()->categories.len, 2);
  cr_assert_eq(item()->persons.len, 2);
  cr_assert_eq(problems_of("limit-items"), 3);
  has_value(item(), LIBFEED_FIELD_TITLE, 0, "T");
}

Test(draft, address_limit_is_exact) {
  set_option(LIBFEED_OPTION_LIMIT_URL, 20);
  read_feed(IN_ITEM("<link>http://example.org/1</link>"
                    "<link>http://example.org/12</link>"
                    "<enclosure url='http://example.org/12'/>"));
  cr_assert_eq(item()->links.len, 1);
  same(AT(libfeed_link, item()->links, 0)->raw, "http://example.org/1");
  cr_assert_eq(item()->media.len, 0);
  cr_assert_eq(problems_of("limit-url"), 2);
}

/* Nodes that follow each other share the address of their namespace. */
Test(draft, namespace_addresses_are_shared) {
  read_feed(IN_ITEM("<x:a xmlns:x='urn:x' xmlns:y='urn:y'><y:b x:c='d'/>"
                    "<x:e/></x:a>"));
  const libfeed_node *a = AT(libfeed_node, item()->extensions, 0);
  const libfeed_node *b = AT(libfeed_node, a->children, 0);
  const libfeed_node *e = AT(libfeed_node, a->children, 1);
  same(a->uri, "urn:x");
  same(b->uri, "urn:y");
  cr_assert_eq(b->attributes[0].uri.data, a->uri.data);
  cr_assert_eq(e->uri.data, a->uri.data);
}

Test(draft, namespaces_are_listed_once) {
  read_feed("<rss version='2.0' xmlns:x='urn:x'><channel><item>"
            "<x:a xmlns:x='urn:x' xmlns:y='urn:y'/></item><item>"
            "<x:a xmlns:y='urn:y' xmlns:x='urn:z'/></item></channel></rss>");
  const libfeed__list *list = &channel->namespaces;
  cr_assert_eq(list->len, 3);
  same(AT(libfeed__node_attribute, *list, 1)->name, "y");
  same(AT(libfeed__node_attribute, *list, 2)->value, "urn:z");
  cr_assert_gt(AT(libfeed__node_attribute, *list, 2)->sequence,
               AT(libfeed__node_attribute, *list, 1)->sequence);
}

Test(draft, scopes_are_shared) {
  read_feed("<feed xmlns='http://www.w3.org/2005/Atom' xml:lang='en'><entry "
            "xml:lang='de'><title>a</title><summary>b</summary><content "
            "xml:lang='fr'>c</content></entry></feed>");
  const libfeed_text *title = candidate(item(), LIBFEED_FIELD_TITLE, 0);
  const libfeed_text *content = candidate(item(), LIBFEED_FIELD_CONTENT, 0);
  same(title->source.scope->language, "de");
  same(content->source.scope->language, "fr");
}

Test(draft, positions_are_those_of_the_elements) {
  read_feed("<rss version='2.0'>\n<channel>\n <item>\n  <title>a</title>"
            "</item></channel></rss>");
  cr_assert_eq(entries[0]->position.line, 3);
  cr_assert_eq(entries[0]->position.column, 2);
  const libfeed_text *title = candidate(item(), LIBFEED_FIELD_TITLE, 0);
  cr_assert_eq(title->source.position.line, 4);
  cr_assert_eq(title->source.position.column, 3);
}

Test(draft, blank_values_are_absent) {
  read_feed(IN_ITEM("<guid>1</guid><title> \n </title><author> </author>"
                    "<category/><link> </link><description>\n</description>"));
  cr_assert_eq(item()->candidates[LIBFEED_FIELD_TITLE].len, 0);
  cr_assert_eq(item()->candidates[LIBFEED_FIELD_SUMMARY].len, 0);
  cr_assert_eq(item()->persons.len, 0);
  cr_assert_eq(item()->categories.len, 0);
  cr_assert_eq(item()->links.len, 0);
}

/* Every allocation in turn: the failure is sticky and nothing leaks. */
Test(draft, memory_may_run_out_anywhere) {
  const char *markup =
      "<rss version='2.0' xmlns:x='urn:x'><channel><title>T</title>"
      "<x:a><x:b c='d'>e</x:b>f</x:a><item xml:lang='en'><title>A <b>b</b>"
      "</title><author>a</author><enclosure url='http://example.org/1'/>"
      "<source url='http://example.org/f'>S</source><image><title>i</title>"
      "</image></item></channel></rss>";
  bool is_done = false;
  for (size_t limit = 1000; !is_done; limit += 500) {
    cr_assert_lt(limit, 4000000);
    context.mem.limit = limit;
    libfeed__vocab *stage = libfeed__vocab_new(&context, &normal);
    if (stage == NULL)
      continue;
    libfeed__xml *xml = libfeed__xml_new(&context, stage);
    if (xml != NULL) {
      libfeed__positions_segment(&context.positions, 0, 0, LIBFEED__UNIT_SAME,
                                 0);
      libfeed__xml_push(xml, markup, strlen(markup), 0);
      libfeed__xml_finish(xml);
      is_done = context.status == LIBFEED_OK;
      if (!is_done)
        cr_expect_eq(context.status, LIBFEED_E_LIMIT);
      libfeed__xml_free(xml);
    }
    libfeed__vocab_free(stage);
    libfeed__normal_fini(&normal);
    libfeed__context_fini(&context);
    cr_expect_eq(context.mem.used, 0, "with a limit of %zu", limit);
    feed_setup();
  }
  read_feed(markup);
}
