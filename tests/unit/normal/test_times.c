/* SPDX-License-Identifier: MIT */
/* Tests of normal/times.c: which date becomes published, updated, expires. */
#include "draft.h"

TestSuite(times, .init = draft_setup, .fini = draft_teardown);

static libfeed_text *add_date(libfeed_field field, uint16_t rank,
                              const char *uri, const char *name,
                              const char *value) {
  libfeed_text *text = add_text(&draft->record, field, rank, value);
  text->source.uri = str(uri);
  text->source.name = str(name);
  return text;
}

/* As vocab/ does it: one element, two fields, one place. */
static void add_dc_date(const char *value) {
  libfeed_text *a =
      add_date(LIBFEED_FIELD_PUBLISHED, LIBFEED__RANK_PUBLISHED_DC_DATE, DC,
               "date", value);
  libfeed_text *b = add_date(LIBFEED_FIELD_UPDATED,
                             LIBFEED__RANK_UPDATED_DC_DATE, DC, "date", value);
  b->source.position = a->source.position;
}

static void add_pub_date(const char *value) {
  add_date(LIBFEED_FIELD_PUBLISHED, LIBFEED__RANK_PUBLISHED_PUBDATE, "",
           "pubDate", value);
}

#define NOON "Wed, 13 May 2026 12:00:00 +0000"
#define NOON_SECONDS INT64_C(1778673600)

static const char *problem(const libfeed_entry *entry, uint32_t index) {
  if (index >= entry->problems.len)
    return "";
  return ((const libfeed_problem *)entry->problems.items[index])->code.data;
}

Test(times, published) {
  add_pub_date(NOON);
  libfeed_entry *entry = finish();
  cr_expect_eq(entry->record.published.seconds, NOON_SECONDS);
  cr_expect_eq(entry->record.published.precision, LIBFEED_PRECISION_SECOND);
  cr_expect_eq(entry->record.published.flags, 0);
  expect_str(entry->record.published_raw, NOON);
  cr_expect_eq(entry->record.origin[LIBFEED_FIELD_PUBLISHED],
               LIBFEED_ORIGIN_STATED);
  cr_expect_eq(entry->record.updated.precision, LIBFEED_PRECISION_NONE);
  cr_expect_eq(entry->record.origin[LIBFEED_FIELD_UPDATED],
               LIBFEED_ORIGIN_ABSENT);
}

Test(times, what_can_be_read_beats_what_cannot) {
  add_pub_date("yesterday");
  add_pub_date(NOON);
  libfeed_entry *entry = finish();
  cr_expect_eq(entry->record.published.seconds, NOON_SECONDS);
  expect_str(entry->record.published_raw, NOON);
  expect_str(
      ((const libfeed_text *)entry->record.candidates[LIBFEED_FIELD_PUBLISHED]
           .items[0])
          ->value,
      NOON);
  cr_expect_str_eq(problem(entry, 0), "id-missing");
  cr_expect_str_eq(problem(entry, 1), "date-unreadable");
}

Test(times, a_bad_date_is_absent_and_its_text_is_kept) {
  add_pub_date("yesterday");
  libfeed_entry *entry = finish();
  cr_expect_eq(entry->record.published.precision, LIBFEED_PRECISION_NONE);
  cr_expect_eq(entry->record.published.seconds, 0);
  expect_str(entry->record.published_raw, "yesterday");
  cr_expect_eq(entry->record.origin[LIBFEED_FIELD_PUBLISHED],
               LIBFEED_ORIGIN_ABSENT);
}

Test(times, an_ambiguous_date_is_left_out) {
  add_pub_date("03/04/2025");
  libfeed_entry *entry = finish();
  cr_expect_eq(entry->record.published.precision, LIBFEED_PRECISION_NONE);
  cr_expect_str_eq(problem(entry, 1), "date-ambiguous");
}

Test(times, updated_is_never_published) {
  add_date(LIBFEED_FIELD_UPDATED, LIBFEED__RANK_UPDATED_ATOM, ATOM, "updated",
           "2026-05-13T12:00:00Z");
  libfeed_entry *entry = finish();
  cr_expect_eq(entry->record.updated.seconds, NOON_SECONDS);
  cr_expect_eq(entry->record.published.precision, LIBFEED_PRECISION_NONE);
}

Test(times, dc_date_alone_is_published) {
  add_dc_date("2026-05-13T12:00:00Z");
  libfeed_entry *entry = finish();
  cr_expect_eq(entry->record.published.seconds, NOON_SECONDS);
  cr_expect_eq(entry->record.updated.precision, LIBFEED_PRECISION_NONE);
  cr_expect_eq(entry->record.candidates[LIBFEED_FIELD_UPDATED].len, 0);
}

Test(times, dc_date_after_pub_date_is_updated) {
  add_pub_date(NOON);
  add_dc_date("2026-05-13T13:00:00Z");
  libfeed_entry *entry = finish();
  cr_expect_eq(entry->record.published.seconds, NOON_SECONDS);
  cr_expect_eq(entry->record.updated.seconds, NOON_SECONDS + 3600);
}

Test(times, dc_date_before_pub_date_is_nothing) {
  add_pub_date(NOON);
  add_dc_date("2026-05-13T11:59:59Z");
  libfeed_entry *entry = finish();
  cr_expect_eq(entry->record.updated.precision, LIBFEED_PRECISION_NONE);
}

Test(times, dc_date_beside_a_bad_pub_date_is_published) {
  add_pub_date("soon");
  add_dc_date("2026-05-13T12:00:00Z");
  libfeed_entry *entry = finish();
  cr_expect_eq(entry->record.published.seconds, NOON_SECONDS);
  cr_expect_eq(entry->record.updated.precision, LIBFEED_PRECISION_NONE);
}

Test(times, forms_and_zones_are_reported) {
  add_pub_date("2026-05-13T12:00:00");
  libfeed_entry *entry = finish();
  cr_expect_eq(entry->record.published.flags,
               LIBFEED_TIME_LENIENT | LIBFEED_TIME_ZONE_ASSUMED);
  cr_expect_str_eq(problem(entry, 1), "date-lenient");
  cr_expect_str_eq(problem(entry, 2), "date-zone");
}

Test(times, a_day_needs_no_zone) {
  add_dc_date("2026-05-13");
  libfeed_entry *entry = finish();
  cr_expect_eq(entry->record.published.precision, LIBFEED_PRECISION_DAY);
  cr_expect_eq(entry->problems.len, 1); /* the id */
}

Test(times, expires) {
  add_date(LIBFEED_FIELD_EXPIRES, LIBFEED__RANK_EXPIRES_RSS, "",
           "expirationDate", NOON);
  libfeed_entry *entry = finish();
  cr_expect_eq(entry->expires.seconds, NOON_SECONDS);
  expect_str(entry->expires_raw, NOON);
}

Test(times, the_end_of_a_period_is_when_it_expires) {
  add_date(LIBFEED_FIELD_EXPIRES, LIBFEED__RANK_EXPIRES_DCTERMS, "", "valid",
           "start=2026-05-01; end=2026-05-13T12:00:00Z; scheme=W3C-DTF;");
  libfeed_entry *entry = finish();
  cr_expect_eq(entry->expires.seconds, NOON_SECONDS);
  expect_str(entry->expires_raw,
             "start=2026-05-01; end=2026-05-13T12:00:00Z; scheme=W3C-DTF;");
}

#define DCTERMS "http://purl.org/dc/terms/"

typedef struct period {
  const char *text;
  int64_t end;         /* 0: none */
  const char *problem; /* the first one about the date */
} period;

static void expect_period(const period *row) {
  add_date(LIBFEED_FIELD_EXPIRES, LIBFEED__RANK_EXPIRES_DCTERMS, DCTERMS,
           "valid", row->text);
  libfeed_entry *entry = finish();
  cr_expect_eq(entry->expires.seconds, row->end, "%s", row->text);
  cr_expect_eq(entry->expires.precision == LIBFEED_PRECISION_NONE,
               row->end == 0, "%s", row->text);
  expect_str(entry->expires_raw, row->text);
  cr_expect_str_eq(problem(entry, 0), row->problem, "%s", row->text);
}

Test(times, periods) {
#define DAY_SECONDS INT64_C(1785456000) /* 2026-07-31 */
  static const period rows[] = {
      {"start=2026-07-01; end=2026-07-31; scheme=W3C-DTF", DAY_SECONDS, ""},
      {"start=2026-07-01; End = 2026-07-31 ;", DAY_SECONDS, ""},
      {"name=The end=2026-08-01; end=2026-07-31", DAY_SECONDS, ""},
      {"2026-07-01/2026-07-31", DAY_SECONDS, ""},
      {"2026-07-31", DAY_SECONDS, ""},
      {"end=31 July 2026", DAY_SECONDS, "date-lenient"},
      {"start=2026-07-01; scheme=W3C-DTF", 0, ""},
      {"start=2026-07-01; end=", 0, ""},
      {"start=2026-07-01; weekend=2026-07-31", 0, ""},
      {"end=soon", 0, "date-unreadable"},
      {"weekend=2026-07-31", 0, "date-unreadable"},
      {"2026-07-01/soon", 0, "date-unreadable"}};
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    expect_period(&rows[i]);
    draft_teardown();
    draft_setup();
  }
}
