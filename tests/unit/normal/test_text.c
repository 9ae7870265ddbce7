/* SPDX-License-Identifier: MIT */
/* Tests of normal/text.c: candidates, title, summary, rights, content. */
#include "draft.h"

TestSuite(text, .init = draft_setup, .fini = draft_teardown);

Test(text, rank_and_then_place_choose) {
  libfeed__record *record = &draft->record;
  add_text(record, LIBFEED_FIELD_TITLE, LIBFEED__RANK_TITLE_DC, "dc");
  add_text(record, LIBFEED_FIELD_TITLE, LIBFEED__RANK_TITLE_CORE, "first");
  add_text(record, LIBFEED_FIELD_TITLE, LIBFEED__RANK_TITLE_CORE, "second");
  libfeed_entry *entry = finish();
  cr_assert_not_null(entry);
  expect_str(entry->record.title->plain, "first");
  cr_expect_eq(entry->record.origin[LIBFEED_FIELD_TITLE],
               LIBFEED_ORIGIN_STATED);
  const libfeed__list *all = &entry->record.candidates[LIBFEED_FIELD_TITLE];
  cr_assert_eq(all->len, 3);
  cr_expect_eq((const libfeed_text *)all->items[0], entry->record.title);
  expect_str(((const libfeed_text *)all->items[1])->value, "second");
  expect_str(((const libfeed_text *)all->items[2])->value, "dc");
}

Test(text, empty_yields_to_what_is_not) {
  libfeed__record *record = &draft->record;
  add_text(record, LIBFEED_FIELD_TITLE, LIBFEED__RANK_TITLE_CORE, " \n ");
  add_text(record, LIBFEED_FIELD_TITLE, LIBFEED__RANK_TITLE_ITUNES, "itunes");
  expect_str(finish()->record.title->plain, "itunes");
}

Test(text, many_candidates_are_sorted_and_keep_their_order) {
  libfeed__record *record = &draft->record;
  for (unsigned i = 0; i < 777; i++)
    add_text(record, LIBFEED_FIELD_TITLE, (uint16_t)(i * 7919 % 13),
             i % 5 == 0 ? "" : "x");
  libfeed_entry *entry = finish();
  const libfeed__list *all = &entry->record.candidates[LIBFEED_FIELD_TITLE];
  cr_assert_eq(all->len, 777);
  for (uint32_t i = 1; i < all->len; i++) {
    const libfeed_text *a = all->items[i - 1];
    const libfeed_text *b = all->items[i];
    bool is_in_order = a->value.len != b->value.len
                           ? a->value.len > b->value.len
                       : a->source.rank != b->source.rank
                           ? a->source.rank < b->source.rank
                           : a->source.sequence < b->source.sequence;
    cr_assert(is_in_order, "%u", i);
  }
}

Test(text, no_title_is_made_up) {
  add_text(&draft->record, LIBFEED_FIELD_CONTENT, 10, "words and words");
  libfeed_entry *entry = finish();
  cr_expect_null(entry->record.title);
  cr_expect_eq(entry->record.origin[LIBFEED_FIELD_TITLE],
               LIBFEED_ORIGIN_ABSENT);
}

Test(text, titles_are_one_line) {
  add_text(&draft->record, LIBFEED_FIELD_TITLE, 10, "\n a \t b\r\n  c ");
  expect_str(finish()->record.title->plain, "a b c");
}

Test(text, a_title_that_is_one_line_is_not_copied) {
  libfeed_text *text =
      add_text(&draft->record, LIBFEED_FIELD_TITLE, 10, "one line");
  const char *data = text->value.data;
  cr_expect_eq(finish()->record.title->plain.data, data);
}

Test(text, a_trimmed_end_has_its_nul) {
  add_text(&draft->record, LIBFEED_FIELD_TITLE, 10, "title  ");
  cr_expect_str_eq(finish()->record.title->plain.data, "title");
}

Test(text, escaped_markup_in_rss_titles_is_rendered) {
  add_text(&draft->record, LIBFEED_FIELD_TITLE, 10, "AT&amp;T <b>now</b>");
  add_text(&draft->record, LIBFEED_FIELD_ID, LIBFEED__RANK_ID_GUID, "1");
  libfeed_entry *entry = finish();
  expect_str(entry->record.title->plain, "AT&T now");
  expect_str(entry->record.title->value, "AT&amp;T <b>now</b>");
  cr_expect_eq(entry->record.title->type, LIBFEED_TEXT_HTML);
  cr_assert_eq(entry->problems.len, 1);
  expect_str(((const libfeed_problem *)entry->problems.items[0])->code,
             "text-markup");
}

Test(text, plain_titles_of_atom_are_what_they_say) {
  libfeed_text *text =
      add_text(&draft->record, LIBFEED_FIELD_TITLE, 10, "AT&amp;T <b>now</b>");
  text->source.uri = str(ATOM);
  add_text(&draft->record, LIBFEED_FIELD_ID, LIBFEED__RANK_ID_ATOM, "1");
  libfeed_entry *entry = finish();
  expect_str(entry->record.title->plain, "AT&amp;T <b>now</b>");
  cr_expect_eq(entry->record.title->type, LIBFEED_TEXT_PLAIN);
  cr_expect_eq(entry->problems.len, 0);
}

Test(text, comparisons_in_titles_stay) {
  add_text(&draft->record, LIBFEED_FIELD_TITLE, 10, "if a < b && c > d");
  expect_str(finish()->record.title->plain, "if a < b && c > d");
}

Test(text, html_without_tags_keeps_its_lines) {
  libfeed_text *text =
      add_text(&draft->record, LIBFEED_FIELD_SUMMARY,
               LIBFEED__RANK_SUMMARY_DESCRIPTION, " one &amp; two\nthree ");
  text->type = LIBFEED_TEXT_HTML;
  libfeed_entry *entry = finish();
  expect_str(entry->record.summary->plain, "one & two\nthree");
}

Test(text, html_is_rendered) {
  libfeed_text *text =
      add_text(&draft->record, LIBFEED_FIELD_SUMMARY, 10, "<p>a<p>b &lt; c");
  text->type = LIBFEED_TEXT_HTML;
  libfeed_str plain = finish()->record.summary->plain;
  cr_expect(libfeed__starts_with(plain, str("a\n")));
  cr_expect(libfeed__ends_with_fold(plain, str("b < c")));
}

Test(text, a_description_alone_is_content_too) {
  add_text(&draft->record, LIBFEED_FIELD_SUMMARY,
           LIBFEED__RANK_SUMMARY_DESCRIPTION, "the text");
  add_text(&draft->record, LIBFEED_FIELD_SUMMARY, LIBFEED__RANK_SUMMARY_ITUNES,
           " the text ");
  libfeed_entry *entry = finish();
  cr_expect(entry->summary_is_content);
  cr_expect_eq(entry->content.len, 0);
  expect_str(entry->record.summary->value, "the text");
}

Test(text, a_long_description_beside_a_summary_is_the_content) {
  add_text(&draft->record, LIBFEED_FIELD_SUMMARY,
           LIBFEED__RANK_SUMMARY_DESCRIPTION, "the whole long text");
  add_text(&draft->record, LIBFEED_FIELD_SUMMARY, LIBFEED__RANK_SUMMARY_ITUNES,
           "in short");
  libfeed_entry *entry = finish();
  cr_expect_not(entry->summary_is_content);
  cr_assert_eq(entry->content.len, 1);
  expect_str(((const libfeed_text *)entry->content.items[0])->value,
             "the whole long text");
  expect_str(entry->record.summary->plain, "in short");
  cr_expect_eq(entry->record.candidates[LIBFEED_FIELD_SUMMARY].len, 1);
  cr_expect_eq(entry->record.candidates[LIBFEED_FIELD_CONTENT].len, 1);
}

Test(text, a_short_description_stays_the_summary) {
  add_text(&draft->record, LIBFEED_FIELD_SUMMARY,
           LIBFEED__RANK_SUMMARY_DESCRIPTION, "short");
  add_text(&draft->record, LIBFEED_FIELD_SUMMARY, LIBFEED__RANK_SUMMARY_ITUNES,
           "this one is longer");
  libfeed_entry *entry = finish();
  expect_str(entry->record.summary->plain, "short");
  cr_expect_eq(entry->content.len, 0);
  cr_expect_not(entry->summary_is_content);
}

Test(text, contents_are_listed_the_best_first) {
  libfeed__record *record = &draft->record;
  add_text(record, LIBFEED_FIELD_CONTENT, LIBFEED__RANK_CONTENT_BODY, "body");
  add_text(record, LIBFEED_FIELD_CONTENT, LIBFEED__RANK_CONTENT_ENCODED, "enc");
  libfeed_text *out =
      add_text(record, LIBFEED_FIELD_CONTENT, LIBFEED__RANK_CONTENT_ATOM, "");
  out->src = str("full.html");
  add_text(record, LIBFEED_FIELD_SUMMARY, LIBFEED__RANK_SUMMARY_DESCRIPTION,
           "description");
  libfeed_entry *entry = finish();
  cr_assert_eq(entry->content.len, 3);
  expect_str(((const libfeed_text *)entry->content.items[0])->src,
             "http://example.org/blog/full.html");
  expect_str(((const libfeed_text *)entry->content.items[1])->value, "enc");
  expect_str(((const libfeed_text *)entry->content.items[2])->value, "body");
  expect_str(entry->record.summary->plain, "description");
  cr_expect_not(entry->summary_is_content);
}

Test(text, content_can_be_left_out) {
  set_option(LIBFEED_OPTION_CONTENT, 0);
  add_text(&draft->record, LIBFEED_FIELD_CONTENT, 10, "content");
  libfeed_entry *entry = finish();
  cr_expect_eq(entry->content.len, 0);
  cr_expect_eq(entry->record.candidates[LIBFEED_FIELD_CONTENT].len, 0);
}

Test(text, guessed_texts_say_so) {
  libfeed_text *text =
      add_text(&draft->record, LIBFEED_FIELD_TITLE, 10, "AT&amp;T <b>x</b>");
  text->source.is_guessed = true;
  libfeed_entry *entry = finish();
  cr_expect_eq(entry->record.origin[LIBFEED_FIELD_TITLE],
               LIBFEED_ORIGIN_GUESSED);
  expect_str(entry->record.title->plain, "AT&amp;T <b>x</b>");
}

#define TWICE "Caf\xC3\x83\xC2\xA9 cr\xC3\x83\xC2\xA8me"

Test(text, text_encoded_twice_is_repaired_where_the_option_asks) {
  add_text(&draft->record, LIBFEED_FIELD_ID, 10, "1");
  add_text(&draft->record, LIBFEED_FIELD_TITLE, 10, TWICE);
  libfeed_entry *entry = finish();
  expect_str(entry->record.title->plain, TWICE);
  cr_expect_eq(entry->problems.len, 0);
  libfeed__entry_release(entry);
  draft = new_draft();
  set_option(LIBFEED_OPTION_REPAIR_DOUBLE_ENCODING, 1);
  add_text(&draft->record, LIBFEED_FIELD_ID, 10, "1");
  add_text(&draft->record, LIBFEED_FIELD_TITLE, 10, TWICE);
  add_person(&draft->record, LIBFEED_FIELD_AUTHORS, 10, TWICE);
  add_text(&channel->record, LIBFEED_FIELD_TITLE, 10, TWICE);
  add_text(&channel->record, LIBFEED_FIELD_RIGHTS, 10, TWICE);
  entry = finish();
  expect_str(entry->record.title->plain, "Café crème");
  expect_str(((const libfeed_person *)entry->record.authors.items[0])->name,
             "Café crème");
  expect_str(entry->record.rights->plain, "Café crème");
  cr_expect_eq(entry->problems.len, 2);
  cr_expect_eq(context.problems.len, 4);
  libfeed_channel *made = libfeed__normal_channel(&normal, channel, UINT32_MAX);
  cr_assert_not_null(made);
  expect_str(made->record.title->plain, "Café crème");
  cr_expect_eq(context.problems.len, 4);
  libfeed__channel_release(made);
}
