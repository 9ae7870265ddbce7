/* SPDX-License-Identifier: MIT */
/* Channel: a finished channel out of a draft that may go on growing, and what
   feeds say about themselves beyond what entries say (vocabulary rule 2.2.16).
 */
#include "base/uri.h"
#include "model/rank.h"
#include "normal/finish.h"
#include "normal/normal.h"
#include "normal/values.h"

/* -- the update plan ------------------------------------------------------ */

static bool is_atom(libfeed_format format) {
  return format == LIBFEED_FORMAT_ATOM_1_0 || format == LIBFEED_FORMAT_ATOM_0_3;
}

/* The hours of RSS skipHours, GMT; 24 is midnight as 0 is. */
static uint32_t skip_hours(const libfeed__list *list) {
  uint32_t hours = 0;
  for (uint32_t i = 0; i < list->len; i++) {
    const libfeed_text *text = list->items[i];
    bool is_lenient;
    int64_t hour = libfeed__number_parse(text->value, &is_lenient);
    if (hour >= 0 && hour <= 24)
      hours |= UINT32_C(1) << (hour % 24);
  }
  return hours;
}

/* The days of RSS skipDays, by their English names or the first three letters.
 */
static uint32_t skip_days(const libfeed__list *list) {
  static const libfeed_str names[7] = {
      LIBFEED__STR_INIT("monday"),    LIBFEED__STR_INIT("tuesday"),
      LIBFEED__STR_INIT("wednesday"), LIBFEED__STR_INIT("thursday"),
      LIBFEED__STR_INIT("friday"),    LIBFEED__STR_INIT("saturday"),
      LIBFEED__STR_INIT("sunday")};
  uint32_t days = 0;
  for (uint32_t i = 0; i < list->len; i++) {
    const libfeed_text *text = list->items[i];
    libfeed_str value = libfeed__trim(text->value);
    for (unsigned day = 0; day < 7; day++)
      if (libfeed__equals_fold(value, names[day]) ||
          libfeed__equals_fold(value, libfeed__slice(names[day], 0, 3)))
        days |= UINT32_C(1) << day;
  }
  return days;
}

/* The best number of a field, read by its grammar, that is not below `least`;
   −1. */
static int64_t best_number(const libfeed__finish *finish, unsigned field,
                           int64_t (*parse)(libfeed_str, bool *),
                           int64_t least) {
  const libfeed__list *list = &finish->record->candidates[field];
  for (uint32_t i = 0; i < list->len; i++) {
    const libfeed_text *text = list->items[i];
    bool is_lenient;
    int64_t number = parse(text->value, &is_lenient);
    if (number >= least)
      return number;
  }
  return -1;
}

static libfeed_str best_address(libfeed__finish *finish, unsigned field) {
  libfeed_text *text = libfeed__finish_best(finish->record, field);
  if (text == NULL)
    return libfeed__empty;
  return libfeed__finish_address(finish, &text->source, text->value);
}

/* The first period that is one (syndication module): a static word. */
static libfeed_str best_period(const libfeed__record *record) {
  static const libfeed_str periods[] = {
      LIBFEED__STR_INIT("hourly"), LIBFEED__STR_INIT("daily"),
      LIBFEED__STR_INIT("weekly"), LIBFEED__STR_INIT("monthly"),
      LIBFEED__STR_INIT("yearly")};
  const libfeed__list *list = &record->candidates[LIBFEED__FIELD_UPDATE_PERIOD];
  for (uint32_t i = 0; i < list->len; i++) {
    const libfeed_text *text = list->items[i];
    libfeed_str value = libfeed__trim(text->value);
    for (size_t k = 0; k < sizeof periods / sizeof *periods; k++)
      if (libfeed__equals_fold(value, periods[k]))
        return periods[k];
  }
  return libfeed__empty;
}

static void read_plan(libfeed__finish *finish, libfeed_channel *channel) {
  const libfeed__record *record = finish->record;
  channel->ttl =
      best_number(finish, LIBFEED__FIELD_TTL, libfeed__minutes_parse, 0);
  channel->skip_hours =
      skip_hours(&record->candidates[LIBFEED__FIELD_SKIP_HOURS]);
  channel->skip_days = skip_days(&record->candidates[LIBFEED__FIELD_SKIP_DAYS]);
  channel->update_period = best_period(record);
  channel->update_frequency = best_number(
      finish, LIBFEED__FIELD_UPDATE_FREQUENCY, libfeed__number_parse, 1);
  channel->moved_to = best_address(finish, LIBFEED__FIELD_MOVED_TO);
  const libfeed_text *complete =
      libfeed__finish_best(record, LIBFEED__FIELD_COMPLETE);
  channel->is_complete =
      complete != NULL && libfeed__boolean_parse(complete->value) == 1;
  for (uint32_t i = 0; i < record->all_links.len; i++) {
    libfeed_link *link = record->all_links.items[i];
    if (libfeed__equals(link->rel, LIBFEED__STR("hub")))
      libfeed__list_push(finish->arena, &channel->hubs, &link->href);
  }
}

/* -- all of it ------------------------------------------------------------ */

/* The base of what follows the first link of an RSS channel, where there is no
   other (vocabulary rule 2.2.20). */
static void find_fallback(libfeed__finish *finish) {
  const libfeed__list *links = &finish->record->links;
  for (uint32_t i = 0; i < links->len; i++) {
    const libfeed_link *link = links->items[i];
    if (!libfeed__finish_is_fallback(link))
      continue;
    finish->fallback =
        libfeed__uri_resolve(finish->arena, libfeed__empty, link->raw, true);
    finish->fallback_from = link->source.sequence;
    return;
  }
}

/* The feed's or channel's own xml:lang goes before elements, that of rss after
   them (vocabulary rule 2.2.14). */
static void choose_language(libfeed__finish *finish, libfeed_format format) {
  libfeed__record *record = finish->record;
  libfeed_str scope = libfeed__empty;
  if (record->scope != NULL)
    scope = libfeed__finish_language(finish->arena, record->scope->language);
  libfeed_str element = libfeed__finish_language(
      finish->arena,
      libfeed__finish_best_value(finish, LIBFEED_FIELD_LANGUAGE));
  record->language = element.len > 0 ? element : scope;
  if ((is_atom(format) || record->states_language) && scope.len > 0)
    record->language = scope;
  record->origin[LIBFEED_FIELD_LANGUAGE] = LIBFEED_ORIGIN_STATED;
  if (record->language.len > 0)
    return;
  record->language = libfeed__finish_hint(finish);
  record->origin[LIBFEED_FIELD_LANGUAGE] = record->language.len > 0
                                               ? LIBFEED_ORIGIN_INHERITED
                                               : LIBFEED_ORIGIN_ABSENT;
}

static void choose_base(libfeed__record *record) {
  if (record->scope == NULL || record->scope->base.len == 0)
    return;
  record->base = record->scope->base;
  record->origin[LIBFEED_FIELD_BASE] = LIBFEED_ORIGIN_STATED;
}

/* The icon is the picture of a feed that has no other (vocabulary rule
   2.2.13). */
static void show_icon(libfeed__finish *finish, libfeed_str icon) {
  libfeed__record *record = finish->record;
  const libfeed_text *text = libfeed__finish_best(record, LIBFEED_FIELD_ICON);
  libfeed_media *media = libfeed__media_new(finish->arena);
  if (media == NULL)
    return;
  media->source = text->source;
  media->raw_url = text->value;
  media->url = icon;
  record->image = media;
  record->origin[LIBFEED_FIELD_IMAGE] = libfeed__finish_origin(&text->source);
}

/* What the element that names the generator says beside the name; any may do
   so where none has a name, and that of the admin module always. */
static libfeed_text *beside_generator(const libfeed__record *record,
                                      unsigned field) {
  const libfeed_text *name =
      libfeed__finish_best(record, LIBFEED_FIELD_GENERATOR);
  const libfeed__list *list = &record->candidates[field];
  for (uint32_t i = 0; i < list->len; i++) {
    libfeed_text *text = list->items[i];
    if (name == NULL || text->source.rank == LIBFEED__RANK_GENERATOR_ADMIN ||
        text->source.position.offset == name->source.position.offset)
      return text;
  }
  return NULL;
}

static void choose_generator(libfeed__finish *finish,
                             libfeed_channel *channel) {
  libfeed__record *record = finish->record;
  channel->generator = libfeed__finish_line(
      finish->arena,
      libfeed__finish_best_value(finish, LIBFEED_FIELD_GENERATOR));
  if (channel->generator.len > 0)
    record->origin[LIBFEED_FIELD_GENERATOR] = LIBFEED_ORIGIN_STATED;
  libfeed_text *uri = beside_generator(record, LIBFEED__FIELD_GENERATOR_URI);
  if (uri != NULL)
    channel->generator_uri =
        libfeed__finish_address(finish, &uri->source, uri->value);
  const libfeed_text *version =
      beside_generator(record, LIBFEED__FIELD_GENERATOR_VERSION);
  if (version != NULL)
    channel->generator_version =
        libfeed__finish_terminate(finish->arena, libfeed__trim(version->value));
}

static void choose_addresses(libfeed__finish *finish,
                             libfeed_channel *channel) {
  libfeed__record *record = finish->record;
  const libfeed_link *self =
      libfeed__finish_relation(record, LIBFEED__STR("self"));
  if (self != NULL)
    channel->feed_link = self->href;
  channel->icon = best_address(finish, LIBFEED_FIELD_ICON);
  if (channel->icon.len > 0)
    record->origin[LIBFEED_FIELD_ICON] = LIBFEED_ORIGIN_STATED;
  if (record->image == NULL && channel->icon.len > 0)
    show_icon(finish, channel->icon);
}

void libfeed__finish_channel(libfeed__finish *finish,
                             libfeed_channel *channel) {
  find_fallback(finish);
  libfeed__finish_encoding(finish);
  libfeed__finish_candidates(finish);
  choose_language(finish, channel->format);
  choose_base(finish->record);
  finish->language = finish->record->language;
  libfeed__finish_texts(finish);
  libfeed__finish_channel_times(finish, channel);
  libfeed__finish_links(finish);
  libfeed__finish_identity(finish, NULL);
  libfeed__finish_persons(finish);
  libfeed__finish_categories(finish);
  libfeed__finish_media(finish, NULL, NULL);
  choose_addresses(finish, channel);
  choose_generator(finish, channel);
  read_plan(finish, channel);
}

/* -- the snapshot --------------------------------------------------------- */

static void copy_namespaces(libfeed_channel *to, const libfeed_channel *from,
                            uint32_t up_to) {
  libfeed__arena *arena = to->record.arena;
  for (uint32_t i = 0; i < from->namespaces.len; i++) {
    const libfeed__node_attribute *declared = from->namespaces.items[i];
    if (declared->sequence > up_to)
      continue;
    libfeed__node_attribute *own = libfeed__arena_alloc(arena, sizeof *own);
    if (own == NULL)
      return;
    own->uri = libfeed__empty;
    own->name = libfeed__arena_copy_str(arena, declared->name);
    own->value = libfeed__arena_copy_str(arena, declared->value);
    own->sequence = declared->sequence;
    libfeed__list_push(arena, &to->namespaces, own);
  }
}

libfeed_channel *libfeed__normal_channel(libfeed__normal *normal,
                                         const libfeed_channel *draft,
                                         uint32_t up_to) {
  libfeed__context *context = normal->context;
  /* The snapshot is the caller's from the first byte on: no limit counts it. */
  libfeed__mem mem;
  libfeed__mem_init(&mem, &context->mem.allocator, 0);
  libfeed_channel *channel = libfeed__channel_new(&mem);
  if (channel == NULL)
    return NULL;
  libfeed__arena *arena = channel->record.arena;
  libfeed__arena_detach(arena);
  libfeed__copy_record(&channel->record, &draft->record, up_to);
  channel->format = draft->format;
  bool is_late = draft->late_sequence > 0 && draft->late_sequence <= up_to;
  channel->encoding = is_late ? draft->late_encoding : draft->encoding;
  channel->encoding_source =
      is_late ? draft->late_source : draft->encoding_source;
  channel->encoding_contradicted =
      is_late ? draft->late_contradicted : draft->encoding_contradicted;
  if (draft->cloud != NULL && draft->cloud->sequence <= up_to)
    channel->cloud = libfeed__copy_node(arena, draft->cloud);
  copy_namespaces(channel, draft, up_to);
  libfeed__finish finish;
  libfeed__finish_init(&finish, context, &channel->record);
  finish.is_silent = true;
  if (!arena->failed)
    libfeed__finish_channel(&finish, channel);
  if (arena->failed) {
    libfeed__channel_release(channel);
    return NULL;
  }
  return channel;
}
