/* SPDX-License-Identifier: MIT */
/* Times: published, updated and expires, chosen among the dates that were given
   (vocabulary rules 2.2.1 to 2.2.3). Never the time of day now. */
#include "model/rank.h"
#include "normal/finish.h"
#include "normal/values.h"

/* Elements whose dates have the form of RFC 822; all others have RFC 3339. */
static bool is_rfc822(const libfeed_text *text) {
  libfeed_str name = text->source.name;
  return libfeed__equals(name, LIBFEED__STR("pubDate")) ||
         libfeed__equals(name, LIBFEED__STR("lastBuildDate")) ||
         libfeed__equals(name, LIBFEED__STR("expirationDate"));
}

/* Elements whose dates have the form of W3C-DTF: Dublin Core and other modules,
   and Atom 0.3. */
static bool is_w3c(const libfeed_text *text) {
  libfeed_str uri = text->source.uri;
  libfeed_str name = text->source.name;
  if (uri.len > 0 && !libfeed__equals(uri, LIBFEED__STR(LIBFEED__ATOM_URI)))
    return true;
  return libfeed__equals(name, LIBFEED__STR("issued")) ||
         libfeed__equals(name, LIBFEED__STR("modified")) ||
         libfeed__equals(name, LIBFEED__STR("created"));
}

/* The forms that W3C-DTF has beyond RFC 3339: 0 is any digit, + either sign. */
static bool has_w3c_form(libfeed_str text) {
  static const libfeed_str forms[] = {
      LIBFEED__STR_INIT("0000"), LIBFEED__STR_INIT("0000-00"),
      LIBFEED__STR_INIT("0000-00-00"), LIBFEED__STR_INIT("0000-00-00T00:00Z"),
      LIBFEED__STR_INIT("0000-00-00T00:00+00:00")};
  text = libfeed__trim(text);
  for (size_t k = 0; k < sizeof forms / sizeof forms[0]; k++) {
    size_t i = 0;
    while (i < text.len && i < forms[k].len &&
           (forms[k].data[i] == '0' ? libfeed__is_digit(text.data[i])
            : forms[k].data[i] == '+'
                ? text.data[i] == '+' || text.data[i] == '-'
                : text.data[i] == forms[k].data[i]))
      i++;
    if (i == text.len && i == forms[k].len)
      return true;
  }
  return false;
}

static void report_time(const libfeed__finish *finish, const libfeed_text *text,
                        libfeed__date_result result, const libfeed_time *time) {
  if (finish->is_silent || result == LIBFEED__DATE_EMPTY)
    return;
  libfeed_pos position = text->source.position;
  if (result == LIBFEED__DATE_BAD)
    libfeed__finish_report(finish, LIBFEED__DATE_UNREADABLE, position,
                           text->value);
  else if (result == LIBFEED__DATE_TWOFOLD)
    libfeed__finish_report(finish, LIBFEED__DATE_AMBIGUOUS, position,
                           text->value);
  if (result != LIBFEED__DATE_OK)
    return;
  if ((time->flags & LIBFEED_TIME_LENIENT) != 0)
    libfeed__finish_report(finish, LIBFEED__DATE_LENIENT, position,
                           text->value);
  const uint32_t doubts = LIBFEED_TIME_ZONE_ASSUMED |
                          LIBFEED_TIME_ZONE_AMBIGUOUS |
                          LIBFEED_TIME_ZONE_UNRECOGNISED;
  /* A date without a time of day needs no zone. */
  if ((time->flags & doubts) != 0 &&
      time->precision >= LIBFEED_PRECISION_MINUTE)
    libfeed__finish_report(finish, LIBFEED__DATE_ZONE, position, text->value);
}

/* The value of `key` in a DCMI Period, "start=…; end=…; scheme=…"; false where
   no part has that key. What stands in a value, a name for instance, is none.
 */
static bool find_in_period(libfeed_str period, libfeed_str key,
                           libfeed_str *value) {
  while (period.len > 0) {
    size_t end = libfeed__find_byte(period, ';');
    libfeed_str part = libfeed__slice(period, 0, end);
    size_t equals = libfeed__find_byte(part, '=');
    if (equals != SIZE_MAX &&
        libfeed__equals_fold(libfeed__trim(libfeed__slice(part, 0, equals)),
                             key)) {
      *value = libfeed__trim(libfeed__slice(part, equals + 1, part.len));
      return true;
    }
    period = end == SIZE_MAX ? libfeed__empty
                             : libfeed__slice(period, end + 1, period.len);
  }
  return false;
}

static bool begins_with_year(libfeed_str text) {
  size_t n = 0;
  while (n < text.len && libfeed__is_digit(text.data[n]))
    n++;
  return n == 4;
}

/* The end of an interval of ISO 8601, "2026-01-01/2026-02-03"; false where the
   text is none ("05/2026" is a month). */
static bool find_in_interval(libfeed_str text, libfeed_str *value) {
  size_t slash = libfeed__find_byte(text, '/');
  libfeed_str end =
      slash == SIZE_MAX
          ? libfeed__empty
          : libfeed__trim(libfeed__slice(text, slash + 1, text.len));
  if (!begins_with_year(end) || !begins_with_year(libfeed__trim(text)))
    return false;
  *value = end;
  return true;
}

/* The end of a period where the value is one, as dcterms:valid has it, empty
   where the period has a start only; else the value. */
static libfeed_str end_of_period(const libfeed_text *text) {
  libfeed_str value = text->value, end;
  if (text->field != LIBFEED_FIELD_EXPIRES)
    return value;
  if (find_in_period(value, LIBFEED__STR("end"), &end) ||
      find_in_interval(value, &end))
    return end;
  if (find_in_period(value, LIBFEED__STR("start"), &end))
    return libfeed__empty;
  return value;
}

static libfeed__date_result read_time(const libfeed__finish *finish,
                                      const libfeed_text *text,
                                      libfeed_time *time) {
  libfeed_str value = end_of_period(text);
  libfeed__date_result result =
      libfeed__date_parse(value, is_rfc822(text), time);
  if ((time->flags & LIBFEED_TIME_LENIENT) != 0 && is_w3c(text) &&
      has_w3c_form(value))
    time->flags &= ~(uint32_t)LIBFEED_TIME_LENIENT;
  report_time(finish, text, result, time);
  return result;
}

void libfeed__finish_check_time(const libfeed__finish *finish,
                                const libfeed_text *text) {
  libfeed_time time;
  (void)read_time(finish, text, &time);
}

/* Puts item `at` before all others. */
static void promote(libfeed__list *list, uint32_t at) {
  void *item = list->items[at];
  for (; at > 0; at--)
    list->items[at] = list->items[at - 1];
  list->items[0] = item;
}

/* The best candidate that can be read goes first, and its time comes back;
   where none can, the first one shows its raw text. NULL where nothing was
   said. */
static const libfeed_text *choose(libfeed__finish *finish, libfeed_field field,
                                  libfeed_time *time, libfeed_str *raw) {
  libfeed__list *list = &finish->record->candidates[field];
  for (uint32_t i = 0; i < list->len; i++) {
    const libfeed_text *text = list->items[i];
    if (read_time(finish, text, time) != LIBFEED__DATE_OK)
      continue;
    promote(list, i);
    *raw = text->value;
    finish->record->origin[field] = libfeed__finish_origin(&text->source);
    return text;
  }
  const libfeed_text *best = libfeed__finish_best(finish->record, field);
  *time = (libfeed_time){0, 0, 0, 0, 0};
  if (best != NULL)
    *raw = best->value;
  return NULL;
}

static bool is_earlier(const libfeed_time *a, const libfeed_time *b) {
  return a->seconds < b->seconds ||
         (a->seconds == b->seconds && a->nanoseconds < b->nanoseconds);
}

/* True where both stand at the same place: vocab/ may give one element to two
   fields. */
static bool is_same(const libfeed_text *a, const libfeed_text *b) {
  return a->source.position.offset == b->source.position.offset &&
         libfeed__equals(a->source.name, b->source.name) &&
         libfeed__equals(a->source.uri, b->source.uri);
}

/* dc:date says when something was changed only where another element says when
   it was published, and not a time before that (vocabulary rule 2.2.2). What
   does not count leaves the candidates of `updated`. */
static void drop_dc_dates(libfeed__finish *finish,
                          const libfeed_text *published) {
  libfeed__record *record = finish->record;
  libfeed__list *list = &record->candidates[LIBFEED_FIELD_UPDATED];
  uint32_t kept = 0;
  for (uint32_t i = 0; i < list->len; i++) {
    libfeed_text *text = list->items[i];
    libfeed_time time;
    if (text->source.rank != LIBFEED__RANK_UPDATED_DC_DATE ||
        (published != NULL && !is_same(published, text) &&
         libfeed__date_parse(text->value, false, &time) == LIBFEED__DATE_OK &&
         !is_earlier(&time, &record->published)))
      list->items[kept++] = text;
  }
  list->len = kept;
}

void libfeed__finish_entry_times(libfeed__finish *finish,
                                 libfeed_entry *entry) {
  libfeed__record *record = finish->record;
  const libfeed_text *published =
      choose(finish, LIBFEED_FIELD_PUBLISHED, &record->published,
             &record->published_raw);
  if (record->candidates[LIBFEED_FIELD_UPDATED].len > 0) {
    drop_dc_dates(finish, published);
    choose(finish, LIBFEED_FIELD_UPDATED, &record->updated,
           &record->updated_raw);
  }
  if (record->candidates[LIBFEED_FIELD_EXPIRES].len > 0)
    choose(finish, LIBFEED_FIELD_EXPIRES, &entry->expires, &entry->expires_raw);
}

void libfeed__finish_channel_times(libfeed__finish *finish,
                                   libfeed_channel *channel) {
  libfeed__record *record = finish->record;
  choose(finish, LIBFEED_FIELD_PUBLISHED, &record->published,
         &record->published_raw);
  choose(finish, LIBFEED_FIELD_UPDATED, &record->updated, &record->updated_raw);
  libfeed_text *base = libfeed__finish_best(record, LIBFEED__FIELD_UPDATE_BASE);
  if (base == NULL)
    return;
  channel->update_base_raw = base->value;
  (void)read_time(finish, base, &channel->update_base);
}
