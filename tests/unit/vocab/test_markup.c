/* SPDX-License-Identifier: MIT */
#include <stdio.h>

#include "feed.h"

TestSuite(markup, .init = feed_setup, .fini = feed_teardown);

#define XHTML "xmlns='http://www.w3.org/1999/xhtml'"

static const libfeed__record *item(void) {
  cr_assert_eq(n_entries, 1);
  return &entries[0]->record;
}

static void description(const char *inside, const char *value) {
  char markup[1024];
  snprintf(markup, sizeof markup, IN_ITEM("<description>%s</description>"),
           inside);
  read_feed(markup);
  const libfeed_text *text = candidate(item(), LIBFEED_FIELD_SUMMARY, 0);
  cr_expect_eq(text->type, LIBFEED_TEXT_HTML);
  same(text->value, value);
  feed_teardown();
  feed_setup();
}

/* HTML that nobody escaped. Text of the field itself is HTML already; text
   inside elements is text. */
Test(markup, html_inside_html) {
  description("a<br/>b", "a<br />b");
  description("a<br></br>b", "a<br />b");
  description("<p>x</p>&lt;p&gt;y&lt;/p&gt;", "<p>x</p><p>y</p>");
  description("<p>a &amp; b &lt; c</p>", "<p>a &amp; b &lt; c</p>");
  description("a &amp; b", "a & b");
  description("<img src='a&amp;b' alt='&quot;&lt;'/>",
              "<img src=\"a&amp;b\" alt=\"&quot;&lt;\" />");
  description("<div " XHTML "><p/></div>", "<div><p></p></div>");
  read_feed(IN_ITEM("<guid>1</guid>"));
}

Test(markup, unclosed_void_elements_hold_nothing) {
  description("a<br>&lt;b&gt;c&lt;/b&gt;", "a<br /><b>c</b>");
  read_feed(IN_ITEM("<guid>1</guid>"));
}

/* Plain text with an element in it was markup all along. */
Test(markup, html_inside_plain_text) {
  read_feed(IN_ITEM("<title>1 &lt; 2 <b>a</b> &amp; c </title>"));
  const libfeed_text *text = candidate(item(), LIBFEED_FIELD_TITLE, 0);
  cr_assert_eq(text->type, LIBFEED_TEXT_HTML);
  same(text->value, "1 &lt; 2 <b>a</b> &amp; c");
}

Test(markup, xhtml_body_of_an_item) {
  read_feed(IN_ITEM("<body " XHTML "><p>a &lt; b</p>c</body>"));
  const libfeed_text *text = candidate(item(), LIBFEED_FIELD_CONTENT, 0);
  cr_assert_eq(text->type, LIBFEED_TEXT_XHTML);
  same(text->value, "<p>a &lt; b</p>c");
  same(text->source.uri, "http://www.w3.org/1999/xhtml");
}

Test(markup, embedded_vocabularies_are_declared_once) {
  read_feed(IN_ENTRY(
      "<content type='xhtml'><div " XHTML "><svg xmlns='http://www.w3.org/2000/"
      "svg' xmlns:xlink='http://www.w3.org/1999/xlink'><use xlink:href='#a'/>"
      "<g/><foreignObject><p " XHTML ">x</p></foreignObject></svg></div>"
      "</content>"));
  same(candidate(item(), LIBFEED_FIELD_CONTENT, 0)->value,
       "<svg xmlns=\"http://www.w3.org/2000/svg\"><use xmlns:xlink=\"http://"
       "www.w3.org/1999/xlink\" xlink:href=\"#a\"></use><g></g><foreignObject>"
       "<p xmlns=\"http://www.w3.org/1999/xhtml\">x</p></foreignObject></svg>");
}

Test(markup, other_vocabularies_keep_their_prefix) {
  read_feed(IN_ENTRY("<content type='xhtml'><div " XHTML "><o:p xmlns:o='urn:"
                     "office'>x<o:q/></o:p></div></content>"));
  same(candidate(item(), LIBFEED_FIELD_CONTENT, 0)->value,
       "<o:p xmlns:o=\"urn:office\">x<o:q></o:q></o:p>");
}

Test(markup, inner_divs_stay) {
  read_feed(IN_ENTRY("<content type='xhtml'><div " XHTML "><div>a</div>b</div>"
                     "</content>"));
  same(candidate(item(), LIBFEED_FIELD_CONTENT, 0)->value, "<div>a</div>b");
}

Test(markup, language_and_base_stay_on_inner_elements) {
  read_feed(IN_ENTRY("<content type='xhtml'><div " XHTML "><p xml:lang='de'>a"
                     "</p></div></content>"));
  same(candidate(item(), LIBFEED_FIELD_CONTENT, 0)->value,
       "<p xml:lang=\"de\">a</p>");
}

/* Rule 0.12: elements of other namespaces are not part of the text. */
Test(markup, foreign_elements_go_to_the_extensions) {
  read_feed("<rss version='2.0' xmlns:x='urn:x'><channel><item><description>a"
            "<x:y>b</x:y>c</description></item></channel></rss>");
  has_value(item(), LIBFEED_FIELD_SUMMARY, 0, "ac");
  const libfeed_node *node = AT(libfeed_node, item()->extensions, 0);
  same(node->name, "description");
  same(AT(libfeed_node, node->children, 0)->text, "b");
}

/* The limit cuts text, never a tag or a reference. */
Test(markup, limit_leaves_markup_whole) {
  set_option(LIBFEED_OPTION_LIMIT_TEXT, 12);
  read_feed(IN_ENTRY("<content type='xhtml'><div " XHTML "><p>ab &lt; cd<i>e"
                     "</i></p></div></content>"));
  const libfeed_text *text = candidate(item(), LIBFEED_FIELD_CONTENT, 0);
  same(text->value, "<p>ab &lt; c</p>");
  cr_assert(text->is_truncated);
  cr_assert_eq(problems_of("limit-text"), 1);
}

Test(markup, pieces_make_no_difference) {
  const char *markup =
      IN_ENTRY("<content type='xhtml'><div " XHTML "><p>a &amp; <b c='d'>e</b>"
               "<br/>f</p></div></content><title>1 &lt; <i>2</i></title>");
  for (size_t step = 1; step < 40; step++) {
    read_in_steps(markup, step);
    same(candidate(item(), LIBFEED_FIELD_CONTENT, 0)->value,
         "<p>a &amp; <b c=\"d\">e</b><br />f</p>");
    same(candidate(item(), LIBFEED_FIELD_TITLE, 0)->value, "1 &lt; <i>2</i>");
    feed_teardown();
    feed_setup();
  }
  read_feed(markup);
}
