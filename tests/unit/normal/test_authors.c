/* SPDX-License-Identifier: MIT */
/* Tests of normal/person.c and normal/category.c: each listed once. */
#include "draft.h"

TestSuite(authors, .init = draft_setup, .fini = draft_teardown);
TestSuite(category, .init = draft_setup, .fini = draft_teardown);

static libfeed_person *add_construct(const char *name, const char *email) {
  libfeed_person *person = add_person(&draft->record, LIBFEED_FIELD_AUTHORS,
                                      LIBFEED__RANK_PERSON_ATOM, "");
  person->name = str(name);
  person->email = str(email);
  return person;
}

static void add_author(const char *raw) {
  add_person(&draft->record, LIBFEED_FIELD_AUTHORS, LIBFEED__RANK_PERSON_RSS,
             raw);
}

static const libfeed_person *author(const libfeed_entry *entry, uint32_t i) {
  cr_assert_lt(i, entry->record.authors.len);
  return entry->record.authors.items[i];
}

Test(authors, the_same_name_twice_is_one_person) {
  add_author("Ann Example");
  add_author("ANN EXAMPLE");
  libfeed_entry *entry = finish();
  cr_assert_eq(entry->record.authors.len, 1);
  expect_str(author(entry, 0)->name, "Ann Example");
  cr_expect_eq(entry->record.origin[LIBFEED_FIELD_AUTHORS],
               LIBFEED_ORIGIN_STATED);
}

Test(authors, several_in_one_text_repeated_in_another) {
  add_author("Ann Example,Bo de Vries");
  add_author("Ann Example,Bo de Vries");
  libfeed_entry *entry = finish();
  cr_assert_eq(entry->record.authors.len, 2);
  expect_str(author(entry, 0)->name, "Ann Example");
  expect_str(author(entry, 1)->name, "Bo de Vries");
  expect_str(author(entry, 1)->raw, "Ann Example,Bo de Vries");
}

Test(authors, a_name_in_parentheses_within_a_name_stays) {
  add_author("Carl (Chuck) Example");
  libfeed_entry *entry = finish();
  cr_assert_eq(entry->record.authors.len, 1);
  expect_str(author(entry, 0)->name, "Carl (Chuck) Example");
}

Test(authors, name_and_address_come_together) {
  add_author("Ann Example");
  add_author("ann@example.org (Ann Example)");
  add_author("ann@example.org");
  libfeed_entry *entry = finish();
  cr_assert_eq(entry->record.authors.len, 1);
  expect_str(author(entry, 0)->name, "Ann Example");
  expect_str(author(entry, 0)->email, "ann@example.org");
}

Test(authors, an_address_gets_its_name) {
  add_author("ann@example.org");
  add_author("Ann Example <ann@example.org>");
  libfeed_entry *entry = finish();
  cr_assert_eq(entry->record.authors.len, 1);
  expect_str(author(entry, 0)->name, "Ann Example");
}

Test(authors, one_name_with_two_addresses_is_two_persons) {
  add_construct("Ann", "ann@a.org");
  add_construct("Ann", "ann@b.org");
  cr_expect_eq(finish()->record.authors.len, 2);
}

Test(authors, roles_keep_persons_apart) {
  libfeed__record *record = &draft->record;
  add_person(record, LIBFEED_FIELD_CONTRIBUTORS, 10, "Ann")->role = str("host");
  add_person(record, LIBFEED_FIELD_CONTRIBUTORS, 10, "Ann")->role = str("cook");
  add_person(record, LIBFEED_FIELD_PUBLISHERS, 10, "Bo");
  libfeed_entry *entry = finish();
  cr_expect_eq(entry->record.contributors.len, 2);
  cr_expect_eq(entry->record.publishers.len, 1);
  cr_expect_eq(entry->record.authors.len, 0);
}

Test(authors, addresses_of_pages_are_resolved) {
  add_construct("Ann", "")->uri = str("../ann");
  add_construct("", "")->uri = str("");
  libfeed_entry *entry = finish();
  cr_assert_eq(entry->record.authors.len, 1);
  expect_str(author(entry, 0)->uri, "http://example.org/ann");
}

Test(authors, many_are_found_again) {
  static char names[200][16];
  for (int i = 0; i < 200; i++) {
    snprintf(names[i], sizeof names[i], "Person No%d", i);
    add_construct(names[i], "");
  }
  for (int i = 0; i < 200; i++)
    add_construct(names[i], "");
  libfeed_entry *entry = finish();
  cr_assert_eq(entry->record.authors.len, 200);
  for (uint32_t i = 0; i < 200; i++)
    expect_str(author(entry, i)->name, names[i]);
}

static void expect_only_author(const libfeed_entry *entry, const char *name,
                               const char *email, bool is_noreply) {
  cr_assert_eq(entry->record.authors.len, 1, "%s", name);
  expect_str(author(entry, 0)->name, name);
  expect_str(author(entry, 0)->email, email);
  cr_expect_eq(author(entry, 0)->is_noreply, is_noreply, "%s", email);
}

Test(authors, what_other_formats_put_into_a_text_is_undone) {
  static const char *const rows[][3] = {
      {"j@x.org (&quot;John&quot;)", "John", "j@x.org"},
      {"John Smith &lt;j@x.org&gt;", "John Smith", "j@x.org"},
      {"Ann O&#39;Neil", "Ann O'Neil", ""},
      {"AT&T &copy", "AT&T &copy", ""},
      {"mailto:John%20Smith%20%3Cj@x.org%3E", "John Smith", "j@x.org"},
      {"MAILTO:%22Smith,%20John%22%20%3Cj@x.org%3E?subject=%20", "Smith, John",
       "j@x.org"},
      {"mailto:ren%C3%A9%2Ba@x.org", "", "ren\xC3\xA9+a@x.org"},
      {"mailto:a%ZZ%4", "a%ZZ%4", ""},
      {"mailto:a%00%FF@x.org", "", "a%00%FF@x.org"},
      {"100%25 <j@x.org>", "100%25", "j@x.org"},
      {"\"John \\\"J\\\" Smith\" <j@x.org>", "John \"J\" Smith", "j@x.org"},
      {"\"C:\\\\ \\\"J\\\"\" <j@x.org>", "C:\\ \"J\"", "j@x.org"},
      {"C:\\John", "C:\\John", ""}};
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    add_author(rows[i][0]);
    expect_only_author(finish(), rows[i][1], rows[i][2], false);
    draft_teardown();
    draft_setup();
  }
}

Test(authors, the_address_of_a_construct_is_cleaned_and_marked) {
  add_construct("Jane", "mailto:no-reply@x.de");
  expect_only_author(finish(), "Jane", "no-reply@x.de", true);
}

Test(authors, what_is_no_mail_address_stays_in_a_construct) {
  add_construct("Jane O&amp;#39;Neil", "jane at x.de");
  expect_only_author(finish(), "Jane O&#39;Neil", "jane at x.de", false);
}

Test(authors, a_name_that_is_an_address_is_one) {
  add_construct("noreply@x.de", "");
  expect_only_author(finish(), "", "noreply@x.de", true);
}

Test(authors, a_name_that_is_an_address_stays_beside_another) {
  add_construct("a@x.de", "b@x.de");
  expect_only_author(finish(), "a@x.de", "b@x.de", false);
}

static libfeed_category *add_category(const char *term, const char *scheme,
                                      bool is_list) {
  libfeed__record *record = &draft->record;
  libfeed_category *category =
      libfeed__arena_alloc(record->arena, sizeof *category);
  cr_assert_not_null(category);
  category->source = make_source(record, "", "category", 10);
  category->term = str(term);
  category->scheme = str(scheme);
  category->is_list = is_list;
  libfeed__list_push(record->arena, &record->categories, category);
  return category;
}

static libfeed_str term(const libfeed_entry *entry, uint32_t i) {
  cr_assert_lt(i, entry->record.tags.len);
  return ((const libfeed_category *)entry->record.tags.items[i])->term;
}

Test(category, each_once_in_order) {
  add_category("Tech", "", false);
  add_category("tech", "", false);
  add_category("Tech, Science", "", false);
  add_category("", "", false);
  libfeed_entry *entry = finish();
  cr_assert_eq(entry->record.tags.len, 2);
  expect_str(term(entry, 0), "Tech");
  expect_str(term(entry, 1), "Tech, Science");
}

Test(category, keyword_lists_are_split) {
  add_category("Tech", "http://scheme/", false);
  add_category(" a, tech ,,b,A", "", true);
  libfeed_entry *entry = finish();
  cr_assert_eq(entry->record.tags.len, 3);
  expect_str(term(entry, 0), "Tech");
  cr_expect_str_eq(term(entry, 1).data, "a");
  cr_expect_str_eq(term(entry, 2).data, "b");
}

Test(category, schemes_keep_terms_apart) {
  add_category("x", "", false);
  add_category("x", "one", false);
  add_category("x", "two", false);
  add_category("X", "ONE", false)->label = str("label");
  libfeed_entry *entry = finish();
  cr_assert_eq(entry->record.tags.len, 3);
  const libfeed_category *merged = entry->record.tags.items[1];
  expect_str(merged->label, "label");
}

Test(category, a_list_of_keywords_has_the_limit_of_lists) {
  set_option(LIBFEED_OPTION_LIMIT_ITEMS, 3);
  add_category("a,b,c,d,e", "", true);
  cr_expect_eq(finish()->record.tags.len, 3);
  cr_expect_eq(context.problem_total, 1);
}

/* Neither a name nor an address alone tells persons apart, beyond the size up
   to which lists are searched one by one. */
Test(authors, one_name_with_many_addresses) {
  static char emails[40][8], names[40][8];
  for (int i = 0; i < 40; i++) {
    snprintf(emails[i], sizeof emails[i], "a@b.%d", i);
    snprintf(names[i], sizeof names[i], "N%d", i);
  }
  for (int i = 0; i < 80; i++)
    add_construct("Ann", emails[i % 40]);
  for (int i = 0; i < 80; i++)
    add_construct(names[i % 40], "c@d.e");
  add_construct("ann", "");
  add_construct("", "C@D.E");
  add_construct("", "A@b.7");
  libfeed_entry *entry = finish();
  cr_assert_eq(entry->record.authors.len, 80);
  for (uint32_t i = 0; i < 40; i++) {
    expect_str(author(entry, i)->email, emails[i]);
    expect_str(author(entry, 40 + i)->name, names[i]);
  }
}

Test(authors, what_a_merged_person_got_is_found_again) {
  add_construct("Ann", "");
  add_construct("Ann", "a@b.c");
  add_construct("", "a@b.c");
  add_construct("Ann", "d@e.f");
  add_construct("", "g@h.i");
  add_construct("Bo", "G@H.I");
  add_construct("Bo", "");
  libfeed_entry *entry = finish();
  cr_assert_eq(entry->record.authors.len, 3);
  expect_str(author(entry, 0)->email, "a@b.c");
  expect_str(author(entry, 1)->email, "d@e.f");
  expect_str(author(entry, 2)->name, "Bo");
}

Test(category, one_term_in_many_schemes) {
  static char schemes[40][8];
  for (int i = 0; i < 80; i++) {
    snprintf(schemes[i % 40], sizeof schemes[0], "s%d", i % 40);
    add_category("t", schemes[i % 40], false);
  }
  add_category("T", "", false)->label = str("label");
  libfeed_entry *entry = finish();
  cr_assert_eq(entry->record.tags.len, 40);
  const libfeed_category *first = entry->record.tags.items[0];
  expect_str(first->label, "label");
}

Test(category, repetitions_are_not_over_the_limit) {
  set_option(LIBFEED_OPTION_LIMIT_ITEMS, 3);
  add_category("a,b,c,A,B", "", true);
  cr_expect_eq(finish()->record.tags.len, 3);
  cr_expect_eq(context.problem_total, 0);
}

Test(authors, a_list_in_one_text_has_the_limit_of_lists) {
  set_option(LIBFEED_OPTION_LIMIT_ITEMS, 3);
  add_author("Ann Lee, Bob Ray, Cid Doe, Ann Lee");
  libfeed_entry *entry = finish();
  cr_expect_eq(entry->record.authors.len, 3);
  cr_expect_eq(context.problem_total, 0);
  cr_expect_not(entry->is_truncated);
}

Test(authors, persons_over_the_limit_are_reported) {
  set_option(LIBFEED_OPTION_LIMIT_ITEMS, 3);
  add_author("Ann Lee, Bob Ray, Cid Doe, Dan Hill, Eve Orr");
  add_author("Fay F");
  libfeed_entry *entry = finish();
  cr_expect_eq(entry->record.authors.len, 3);
  cr_expect_eq(context.problem_total, 1);
  cr_expect(entry->is_truncated);
}
