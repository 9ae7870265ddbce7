/* SPDX-License-Identifier: MIT */
/* Tests of normal/link.c and normal/digest.c: links, identity, comments. */
#include "draft.h"

#ifndef LIBFEED_SOURCE_DIR
#define LIBFEED_SOURCE_DIR "."
#endif

TestSuite(link, .init = draft_setup, .fini = draft_teardown);

static libfeed_text *add_guid(const char *value, bool is_permalink,
                              bool is_stated) {
  libfeed_text *guid =
      add_text(&draft->record, LIBFEED_FIELD_ID, LIBFEED__RANK_ID_GUID, value);
  guid->is_permalink = is_permalink;
  guid->is_permalink_stated = is_stated;
  return guid;
}

Test(link, addresses_and_relations) {
  libfeed__record *record = &draft->record;
  add_link(record, LIBFEED__RANK_LINK_ATOM, "", "", "post");
  add_link(record, LIBFEED__RANK_LINK_ATOM,
           "http://www.iana.org/assignments/relation/Self", "", "/feed");
  add_link(record, LIBFEED__RANK_LINK_ATOM, "VIA", "Text/HTML", " //b.org/x ");
  libfeed_entry *entry = finish();
  cr_assert_eq(entry->record.all_links.len, 3);
  const libfeed_link *link = entry->record.all_links.items[0];
  expect_str(link->href, "http://example.org/blog/post");
  expect_str(link->rel, "alternate");
  expect_str(link->raw, "post");
  link = entry->record.all_links.items[1];
  expect_str(link->href, "http://example.org/feed");
  expect_str(link->rel, "self");
  link = entry->record.all_links.items[2];
  expect_str(link->href, "http://b.org/x");
  expect_str(link->rel, "via");
  expect_str(link->type, "text/html");
  expect_str(link->raw, " //b.org/x ");
}

Test(link, html_beats_untyped_beats_rss_beats_other_types) {
  libfeed__record *record = &draft->record;
  add_link(record, LIBFEED__RANK_LINK_ATOM, "alternate", "application/rss+xml",
           "feed");
  add_link(record, LIBFEED__RANK_LINK_ATOM, "alternate", "application/pdf",
           "pdf");
  add_link(record, LIBFEED__RANK_LINK_RSS, "", "", "rss");
  add_link(record, LIBFEED__RANK_LINK_ATOM, "alternate", "", "untyped");
  add_link(record, LIBFEED__RANK_LINK_ATOM, "alternate", "text/html", "html");
  add_link(record, LIBFEED__RANK_LINK_ATOM, "self", "text/html", "self");
  libfeed_entry *entry = finish();
  static const char *const order[] = {"html", "untyped", "rss", "pdf", "feed"};
  const libfeed__list *all = &entry->record.candidates[LIBFEED_FIELD_LINK];
  cr_assert_eq(all->len, 5);
  for (uint32_t i = 0; i < 5; i++) {
    libfeed_str value = ((const libfeed_text *)all->items[i])->value;
    cr_expect(libfeed__ends_with_fold(value, str(order[i])), "%s", value.data);
  }
  expect_str(entry->record.link, "http://example.org/blog/html");
  cr_expect_eq(entry->record.origin[LIBFEED_FIELD_LINK], LIBFEED_ORIGIN_STATED);
}

Test(link, the_original_link_is_the_better_one) {
  add_link(&draft->record, LIBFEED__RANK_LINK_RSS, "", "", "http://proxy/1");
  add_link(&draft->record, LIBFEED__RANK_LINK_ORIGINAL, "", "", "http://x/1");
  expect_str(finish()->record.link, "http://x/1");
}

Test(link, a_permalink_is_a_link) {
  add_guid("http://x/1", true, false);
  libfeed_entry *entry = finish();
  expect_str(entry->record.link, "http://x/1");
  expect_str(entry->record.id, "http://x/1");
  cr_expect(entry->id_is_permalink);
  cr_expect_eq(entry->record.origin[LIBFEED_FIELD_LINK],
               LIBFEED_ORIGIN_DERIVED);
  cr_expect_eq(entry->record.origin[LIBFEED_FIELD_ID], LIBFEED_ORIGIN_STATED);
}

Test(link, a_permalink_may_stand_between_spaces_of_any_kind) {
  add_guid("\xC2\xA0http://x/1\xE2\x80\x8B", true, false);
  libfeed_entry *entry = finish();
  expect_str(entry->record.link, "http://x/1");
  cr_expect(entry->id_is_permalink);
}

Test(link, what_cannot_be_seen_is_no_link) {
  add_link(&draft->record, LIBFEED__RANK_LINK_RSS, "", "", "\xC2\xA0");
  cr_expect_eq(finish()->record.link.len, 0);
}

Test(link, a_stated_permalink_may_be_relative) {
  add_guid("post/1", true, true);
  libfeed_entry *entry = finish();
  expect_str(entry->record.link, "http://example.org/blog/post/1");
  expect_str(entry->record.id, "post/1");
  cr_expect(entry->id_is_permalink);
}

Test(link, other_guids_are_no_links) {
  add_guid("tag:x", true, false);
  libfeed_entry *entry = finish();
  expect_str(entry->record.link, "");
  cr_expect_not(entry->id_is_permalink);
  draft = new_draft();
  libfeed__entry_release(entry);
  add_guid("http://x/1", false, false);
  entry = finish();
  expect_str(entry->record.link, "");
  expect_str(entry->record.id, "http://x/1");
  cr_expect_not(entry->id_is_permalink);
}

Test(link, an_address_of_dublin_core_and_then_an_enclosure) {
  add_text(&draft->record, LIBFEED_FIELD_ID, LIBFEED__RANK_ID_DC, "http://d/");
  add_media(&draft->record, LIBFEED__RANK_MEDIA_ENCLOSURE, "a.mp3", "");
  libfeed_entry *entry = finish();
  expect_str(entry->record.link, "http://d/");
  draft = new_draft();
  libfeed__entry_release(entry);
  add_media(&draft->record, LIBFEED__RANK_MEDIA_ENCLOSURE, "a.mp3", "");
  entry = finish();
  expect_str(entry->record.link, "http://example.org/blog/a.mp3");
  expect_str(entry->record.id, "http://example.org/blog/a.mp3");
}

Test(link, published_ids_are_not_altered) {
  add_text(&draft->record, LIBFEED_FIELD_ID, LIBFEED__RANK_ID_RDF_ABOUT, "r");
  add_text(&draft->record, LIBFEED_FIELD_ID, LIBFEED__RANK_ID_ATOM,
           "HTTP://Example.org/../%7e a");
  libfeed_entry *entry = finish();
  expect_str(entry->record.id, "HTTP://Example.org/../%7e a");
  cr_expect_not(entry->id_is_permalink);
  cr_expect_eq(entry->problems.len, 0);
}

Test(link, an_id_is_the_link_where_there_is_none) {
  add_link(&draft->record, LIBFEED__RANK_LINK_RSS, "", "", "post");
  libfeed_entry *entry = finish();
  expect_str(entry->record.id, "http://example.org/blog/post");
  cr_expect_eq(entry->record.origin[LIBFEED_FIELD_ID], LIBFEED_ORIGIN_DERIVED);
  cr_assert_eq(entry->problems.len, 1);
  expect_str(((const libfeed_problem *)entry->problems.items[0])->code,
             "id-missing");
}

/* The next cell of a row, between back-quotes; false at the end. */
static bool next_cell(char **row, char **cell) {
  char *start = strchr(*row, '`');
  char *end = start == NULL ? NULL : strchr(start + 1, '`');
  if (end == NULL)
    return false;
  *end = '\0';
  *cell = start + 1;
  *row = end + 1;
  return true;
}

Test(link, digests_of_the_documentation) {
  FILE *file = fopen(LIBFEED_SOURCE_DIR "/docs/identity.md", "r");
  cr_assert_not_null(file);
  char line[1024];
  int rows = 0;
  while (fgets(line, sizeof line, file) != NULL) {
    char *row = line;
    char *title, *published, *summary, *id;
    if (strncmp(line, "| `", 3) != 0)
      continue;
    cr_assert(next_cell(&row, &title) && next_cell(&row, &published) &&
              next_cell(&row, &summary) && next_cell(&row, &id));
    add_text(&draft->record, LIBFEED_FIELD_TITLE, 10, title);
    add_text(&draft->record, LIBFEED_FIELD_PUBLISHED, 20, published)
        ->source.name = str("pubDate");
    add_text(&draft->record, LIBFEED_FIELD_SUMMARY, 10, summary);
    libfeed_entry *entry = finish();
    expect_str(entry->record.id, id);
    cr_expect_eq(entry->record.origin[LIBFEED_FIELD_ID],
                 LIBFEED_ORIGIN_DERIVED);
    libfeed__entry_release(entry);
    draft = new_draft();
    rows++;
  }
  fclose(file);
  cr_assert_eq(rows, 2);
}

Test(link, each_field_counts_in_the_digest) {
  libfeed_str ids[4];
  libfeed_entry *entries[4];
  for (int i = 0; i < 4; i++) {
    if (i > 0)
      draft = new_draft();
    add_text(&draft->record, LIBFEED_FIELD_TITLE, 10, i == 1 ? "ab" : "a");
    add_text(&draft->record, LIBFEED_FIELD_PUBLISHED, 10, i == 2 ? "x" : "bx");
    add_text(&draft->record, LIBFEED_FIELD_SUMMARY, 10, i == 3 ? "t" : "s");
    entries[i] = finish();
    ids[i] = entries[i]->record.id;
    for (int k = 0; k < i; k++)
      cr_expect_not(libfeed__equals(ids[i], ids[k]));
  }
  for (int i = 0; i < 3; i++)
    libfeed__entry_release(entries[i]);
}

Test(link, an_entry_of_nothing_has_no_id) {
  libfeed_entry *entry = finish();
  expect_str(entry->record.id, "");
  cr_expect_eq(entry->record.origin[LIBFEED_FIELD_ID], LIBFEED_ORIGIN_ABSENT);
}

Test(link, a_licence_is_a_link_or_an_element) {
  add_text(&draft->record, LIBFEED_FIELD_LICENSE, 10, "/cc");
  libfeed_entry *entry = finish();
  expect_str(entry->record.license, "http://example.org/cc");
  draft = new_draft();
  libfeed__entry_release(entry);
  add_text(&draft->record, LIBFEED_FIELD_LICENSE, 10, "/cc");
  add_link(&draft->record, LIBFEED__RANK_LINK_ATOM, "license", "", "http://l/");
  expect_str(finish()->record.license, "http://l/");
}

Test(link, comments_by_elements) {
  libfeed__record *record = &draft->record;
  add_text(record, LIBFEED_FIELD_COMMENTS, 10, "c#comments");
  add_text(record, LIBFEED__FIELD_COMMENTS_FEED, 10, "c/feed");
  add_text(record, LIBFEED__FIELD_COMMENTS_NUMBER,
           LIBFEED__RANK_COMMENTS_THREAD, "7");
  add_text(record, LIBFEED__FIELD_COMMENTS_NUMBER, LIBFEED__RANK_COMMENTS_SLASH,
           "many");
  libfeed_entry *entry = finish();
  expect_str(entry->comments, "http://example.org/blog/c#comments");
  expect_str(entry->comments_feed, "http://example.org/blog/c/feed");
  cr_expect_eq(entry->comments_number, 7);
  cr_expect_eq(entry->record.origin[LIBFEED_FIELD_COMMENTS],
               LIBFEED_ORIGIN_STATED);
}

Test(link, comments_by_links) {
  libfeed__record *record = &draft->record;
  add_link(record, LIBFEED__RANK_LINK_ATOM, "replies", "application/atom+xml",
           "http://x/feed")
      ->count = 3;
  add_link(record, LIBFEED__RANK_LINK_ATOM, "replies", "text/html",
           "http://x/page");
  libfeed_entry *entry = finish();
  expect_str(entry->comments, "http://x/page");
  expect_str(entry->comments_feed, "http://x/feed");
  cr_expect_eq(entry->comments_number, 3);
}
