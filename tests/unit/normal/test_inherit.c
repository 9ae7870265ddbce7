/* SPDX-License-Identifier: MIT */
/* Tests of normal/inherit.c and normal/scope.c: what entries take over. */
#include "draft.h"

TestSuite(inherit, .init = draft_setup, .fini = draft_teardown);

#define ORIGIN(entry, field) ((entry)->record.origin[LIBFEED_FIELD_##field])

Test(inherit, language_of_the_channel) {
  add_text(&channel->record, LIBFEED_FIELD_LANGUAGE, LIBFEED__RANK_LANGUAGE_DC,
           "fr");
  add_text(&channel->record, LIBFEED_FIELD_LANGUAGE, LIBFEED__RANK_LANGUAGE_RSS,
           "en_us");
  libfeed_entry *entry = finish();
  expect_str(entry->record.language, "en-US");
  cr_expect_eq(ORIGIN(entry, LANGUAGE), LIBFEED_ORIGIN_INHERITED);
}

Test(inherit, language_of_its_own) {
  add_text(&channel->record, LIBFEED_FIELD_LANGUAGE, 10, "en");
  add_text(&draft->record, LIBFEED_FIELD_LANGUAGE, 10, "DE");
  libfeed_entry *entry = finish();
  expect_str(entry->record.language, "de");
  cr_expect_eq(ORIGIN(entry, LANGUAGE), LIBFEED_ORIGIN_STATED);
}

Test(inherit, the_nearest_xml_lang_goes_first) {
  static const libfeed__scope inner = {LIBFEED__STR_INIT("http://x/"),
                                       LIBFEED__STR_INIT("it")};
  scope.language = str("en");
  draft->record.scope = &inner;
  add_text(&draft->record, LIBFEED_FIELD_LANGUAGE, 10, "de");
  libfeed_entry *entry = finish();
  expect_str(entry->record.language, "it");
  cr_expect_eq(ORIGIN(entry, LANGUAGE), LIBFEED_ORIGIN_STATED);
  expect_str(entry->record.base, "http://x/");
  cr_expect_eq(ORIGIN(entry, BASE), LIBFEED_ORIGIN_STATED);
}

Test(inherit, xml_lang_of_the_root_yields_in_rss_only) {
  scope.language = str("en");
  add_text(&channel->record, LIBFEED_FIELD_LANGUAGE, 10, "de");
  expect_str(finish()->record.language, "de");
  libfeed__entry_release(draft);
  draft = new_draft();
  channel->format = LIBFEED_FORMAT_ATOM_1_0;
  libfeed_entry *entry = finish();
  expect_str(entry->record.language, "en");
  cr_expect_eq(ORIGIN(entry, LANGUAGE), LIBFEED_ORIGIN_INHERITED);
}

Test(inherit, an_empty_xml_lang_cancels) {
  static const libfeed__scope inner = {LIBFEED__STR_INIT("http://x/"),
                                       LIBFEED__STR_INIT("")};
  scope.language = str("en");
  draft->record.scope = &inner;
  libfeed_entry *entry = finish();
  expect_str(entry->record.language, "");
  cr_expect_eq(ORIGIN(entry, LANGUAGE), LIBFEED_ORIGIN_ABSENT);
}

Test(inherit, the_transport_is_the_last_resort) {
  context.settings.content_language = str("pt_br, en");
  libfeed_entry *entry = finish();
  expect_str(entry->record.language, "pt-BR");
  cr_expect_eq(ORIGIN(entry, LANGUAGE), LIBFEED_ORIGIN_INHERITED);
}

Test(inherit, authors_and_rights) {
  add_person(&channel->record, LIBFEED_FIELD_AUTHORS, 10,
             "ed@example.org (Ed Itor)");
  add_person(&channel->record, LIBFEED_FIELD_PUBLISHERS, 10, "Web Master");
  libfeed_text *rights =
      add_text(&channel->record, LIBFEED_FIELD_RIGHTS, 10, "&copy; Ed");
  rights->type = LIBFEED_TEXT_HTML;
  libfeed_entry *entry = finish();
  cr_assert_eq(entry->record.authors.len, 1);
  const libfeed_person *author = entry->record.authors.items[0];
  expect_str(author->name, "Ed Itor");
  expect_str(author->email, "ed@example.org");
  cr_expect_eq(entry->record.publishers.len, 0);
  expect_str(entry->record.rights->plain, "© Ed");
  cr_expect_eq(ORIGIN(entry, AUTHORS), LIBFEED_ORIGIN_INHERITED);
  cr_expect_eq(ORIGIN(entry, RIGHTS), LIBFEED_ORIGIN_INHERITED);
}

Test(inherit, what_follows_the_entry_is_not_taken) {
  uint32_t before = channel->record.sequence;
  add_text(&channel->record, LIBFEED_FIELD_LANGUAGE, 10, "en");
  add_text(&channel->record, LIBFEED_FIELD_RIGHTS, 10, "rights");
  add_person(&channel->record, LIBFEED_FIELD_AUTHORS, 10, "Ed");
  add_link(&channel->record, LIBFEED__RANK_LINK_RSS, "", "", "http://x/");
  scope.base = libfeed__empty;
  add_link(&draft->record, LIBFEED__RANK_LINK_RSS, "", "", "post");
  libfeed_entry *first = draft;
  draft = NULL;
  libfeed__normal_entry(&normal, first, channel, before);
  first = libfeed__normal_pull(&normal);
  expect_str(first->record.language, "");
  cr_expect_null(first->record.rights);
  cr_expect_eq(first->record.authors.len, 0);
  expect_str(first->record.link, "post");
  libfeed__entry_release(first);
  draft = new_draft();
  add_link(&draft->record, LIBFEED__RANK_LINK_RSS, "", "", "post");
  libfeed_entry *second = finish();
  expect_str(second->record.language, "en");
  cr_expect_not_null(second->record.rights);
  cr_expect_eq(second->record.authors.len, 1);
  expect_str(second->record.link, "http://x/post");
}

Test(inherit, entries_outlive_the_channel) {
  add_text(&channel->record, LIBFEED_FIELD_RIGHTS, 10, "rights");
  add_person(&channel->record, LIBFEED_FIELD_AUTHORS, 10, "Ed");
  add_text(&channel->record, LIBFEED_FIELD_LANGUAGE, 10, "en");
  libfeed_entry *entry = finish();
  draft = NULL;
  draft_teardown();
  expect_str(entry->record.rights->plain, "rights");
  expect_str(entry->record.language, "en");
  expect_str(((const libfeed_person *)entry->record.authors.items[0])->name,
             "Ed");
  libfeed__entry_release(entry);
  draft_setup();
}

Test(inherit, the_source_goes_before_the_feed) {
  add_text(&channel->record, LIBFEED_FIELD_RIGHTS, 10, "of the feed");
  add_person(&channel->record, LIBFEED_FIELD_AUTHORS, 10, "Feed");
  draft->source = libfeed__channel_within(draft);
  cr_assert_not_null(draft->source);
  add_text(&draft->source->record, LIBFEED_FIELD_RIGHTS, 10, "of the source");
  add_person(&draft->source->record, LIBFEED_FIELD_AUTHORS, 10, "Source");
  add_text(&draft->source->record, LIBFEED_FIELD_TITLE, 10, "Title");
  add_link(&draft->source->record, LIBFEED__RANK_LINK_RSS, "self", "", "f");
  libfeed_entry *entry = finish();
  expect_str(entry->record.rights->plain, "of the source");
  expect_str(((const libfeed_person *)entry->record.authors.items[0])->name,
             "Source");
  expect_str(entry->source->record.title->plain, "Title");
  expect_str(entry->source->feed_link, "http://example.org/blog/f");
  expect_str(entry->source->record.link, "");
  cr_expect_eq(ORIGIN(entry, SOURCE), LIBFEED_ORIGIN_STATED);
}

Test(inherit, what_is_copied_is_bounded) {
  static char name[64][16];
  for (int i = 0; i < 64; i++) {
    snprintf(name[i], sizeof name[i], "Author No%d", i);
    add_person(&channel->record, LIBFEED_FIELD_AUTHORS, 10, name[i]);
  }
  static char rights[20000];
  memset(rights, 'r', sizeof rights - 1);
  add_text(&channel->record, LIBFEED_FIELD_RIGHTS, 10, rights);
  libfeed_entry *entry = finish();
  cr_expect_eq(entry->record.authors.len, 32);
  cr_expect_null(entry->record.rights);
  cr_assert_eq(context.problems.len, 1);
  expect_str(((const libfeed_problem *)context.problems.items[0])->code,
             "limit-inherited");
  cr_expect_eq(entry->problems.len, 0);
}

Test(inherit, the_link_of_an_rss_channel_is_the_last_base) {
  scope.base = libfeed__empty;
  add_link(&channel->record, LIBFEED__RANK_LINK_RSS, "", "",
           "http://site.org/");
  libfeed_text *text = add_text(&draft->record, LIBFEED_FIELD_TITLE, 10, "t");
  add_link(&draft->record, LIBFEED__RANK_LINK_RSS, "", "", "post");
  libfeed_entry *entry = finish();
  expect_str(entry->record.link, "http://site.org/post");
  expect_str(entry->record.base, "http://site.org/");
  expect_str(text->source.scope->base, "http://site.org/");
  cr_expect_eq(ORIGIN(entry, BASE), LIBFEED_ORIGIN_INHERITED);
}

Test(inherit, the_feeds_own_address_is_no_base) {
  scope.base = libfeed__empty;
  add_link(&channel->record, LIBFEED__RANK_LINK_ATOM, "self", "",
           "http://feed.org/x/feed");
  add_link(&draft->record, LIBFEED__RANK_LINK_RSS, "", "", "post");
  expect_str(finish()->record.link, "post");
}

Test(inherit, languages_of_texts_are_in_their_usual_writing) {
  scope.language = str("en_gb");
  libfeed_text *text = add_text(&draft->record, LIBFEED_FIELD_TITLE, 10, "t");
  finish();
  expect_str(text->source.scope->language, "en-GB");
}

Test(inherit, texts_have_the_language_of_their_entry) {
  static const libfeed__scope other = {LIBFEED__STR_INIT("http://x/"),
                                       LIBFEED__STR_INIT("fr")};
  add_text(&channel->record, LIBFEED_FIELD_LANGUAGE, 10, "en");
  add_text(&channel->record, LIBFEED_FIELD_RIGHTS, 10, "rights");
  libfeed_text *title = add_text(&draft->record, LIBFEED_FIELD_TITLE, 10, "t");
  libfeed_text *summary =
      add_text(&draft->record, LIBFEED_FIELD_SUMMARY, 10, "s");
  summary->source.scope = &other;
  libfeed_entry *entry = finish();
  expect_str(title->source.scope->language, "en");
  expect_str(summary->source.scope->language, "fr");
  expect_str(entry->record.rights->source.scope->language, "en");
}
