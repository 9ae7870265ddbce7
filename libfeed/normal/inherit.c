/* SPDX-License-Identifier: MIT */
/* Inherit: what entries take over from their source and from the channel as far
   as it precedes them (vocabulary rule 2.2, "inheritance"). The channel is read
   piece by piece as it grows, and what one entry copies is bounded. */
#include "base/uri.h"
#include "model/rank.h"
#include "normal/finish.h"
#include "normal/normal.h"
#include "normal/values.h"

static const libfeed__scope no_scope = {LIBFEED__STR_INIT(""),
                                        LIBFEED__STR_INIT("")};

static bool is_atom(const libfeed_channel *channel) {
  return channel->format == LIBFEED_FORMAT_ATOM_1_0 ||
         channel->format == LIBFEED_FORMAT_ATOM_0_3;
}

/* -- the channel, piece by piece ------------------------------------------ */

void libfeed__inherited_fini(libfeed__inherited *inherited) {
  libfeed__arena_fini(&inherited->arena);
}

/* Says once that something is too long to be taken over. */
static void clip(libfeed__inherited *inherited, libfeed__context *context,
                 libfeed_pos position) {
  if (!inherited->is_clipped)
    libfeed__report_at(context, LIBFEED__LIMIT_INHERITED, position,
                       libfeed__empty);
  inherited->is_clipped = true;
}

static void update_language(libfeed__inherited *inherited,
                            const libfeed_text *text) {
  libfeed_str value = libfeed__trim(text->value);
  if (value.len == 0 || (inherited->language.len > 0 &&
                         text->source.rank >= inherited->language_rank))
    return;
  if (value.len > LIBFEED__LANGUAGE_MOST)
    return;
  inherited->language = libfeed__finish_language(
      &inherited->arena, libfeed__arena_copy_str(&inherited->arena, value));
  inherited->language_rank = text->source.rank;
}

static size_t scope_size(const libfeed__scope *scope) {
  return scope == NULL ? 0 : scope->base.len + scope->language.len;
}

static void update_rights(libfeed__inherited *inherited,
                          libfeed__context *context, const libfeed_text *text) {
  if (libfeed__trim(text->value).len == 0 ||
      (inherited->rights != NULL &&
       text->source.rank >= inherited->rights_rank))
    return;
  if (text->value.len + scope_size(text->source.scope) >
      LIBFEED__INHERITED_BYTES) {
    clip(inherited, context, text->source.position);
    return;
  }
  libfeed_text *own = libfeed__copy_text(&inherited->arena, text);
  if (own == NULL)
    return;
  libfeed__record record = {.arena = &inherited->arena};
  libfeed__finish finish;
  libfeed__finish_init(&finish, context, &record);
  finish.is_silent = true;
  libfeed__finish_encoding_text(&finish, own);
  libfeed__finish_render(&finish, own, false);
  inherited->rights = own;
  inherited->rights_rank = text->source.rank;
}

static size_t person_size(const libfeed_person *person) {
  return person->name.len + person->email.len + person->uri.len +
         person->role.len + person->raw.len + scope_size(person->source.scope);
}

static void update_author(libfeed__inherited *inherited,
                          libfeed__context *context,
                          const libfeed_person *person) {
  if (person->field != LIBFEED_FIELD_AUTHORS)
    return;
  size_t size = person_size(person);
  size_t left = LIBFEED__INHERITED_BYTES - inherited->author_bytes;
  if (inherited->authors.len >= LIBFEED__INHERITED_PERSONS || size > left) {
    clip(inherited, context, person->source.position);
    return;
  }
  inherited->author_bytes += size;
  libfeed_person *own = libfeed__copy_person(&inherited->arena, person);
  if (own == NULL)
    return;
  libfeed__record record = {.arena = &inherited->arena};
  libfeed__finish finish;
  libfeed__finish_init(&finish, context, &record);
  finish.is_silent = true;
  finish.fallback = inherited->fallback;
  libfeed__finish_encoding_person(&finish, own);
  own->uri = libfeed__finish_address(&finish, &own->source, own->uri);
  libfeed__finish_person(&inherited->arena, &inherited->authors, own,
                         LIBFEED__INHERITED_PERSONS);
}

/* The base of entries where the document names none (rule 2.2.20). */
static void update_fallback(libfeed__inherited *inherited,
                            const libfeed_link *link) {
  if (inherited->fallback.len > 0 || !libfeed__finish_is_fallback(link) ||
      link->raw.len > LIBFEED__INHERITED_BYTES)
    return;
  inherited->fallback =
      libfeed__uri_resolve(&inherited->arena, libfeed__empty, link->raw, false);
}

void libfeed__inherited_update(libfeed__inherited *inherited,
                               libfeed__context *context,
                               const libfeed_channel *channel, uint32_t up_to) {
  const libfeed__record *record = &channel->record;
  inherited->channel = channel;
  const libfeed__list *list = &record->links;
  for (; inherited->links < list->len; inherited->links++) {
    const libfeed_link *link = list->items[inherited->links];
    if (link->source.sequence > up_to)
      break;
    update_fallback(inherited, link);
  }
  list = &record->candidates[LIBFEED_FIELD_LANGUAGE];
  for (; inherited->languages < list->len; inherited->languages++) {
    const libfeed_text *text = list->items[inherited->languages];
    if (text->source.sequence > up_to)
      break;
    update_language(inherited, text);
  }
  list = &record->candidates[LIBFEED_FIELD_RIGHTS];
  for (; inherited->rights_seen < list->len; inherited->rights_seen++) {
    const libfeed_text *text = list->items[inherited->rights_seen];
    if (text->source.sequence > up_to)
      break;
    update_rights(inherited, context, text);
  }
  list = &record->persons;
  for (; inherited->persons < list->len; inherited->persons++) {
    const libfeed_person *person = list->items[inherited->persons];
    if (person->source.sequence > up_to)
      break;
    update_author(inherited, context, person);
  }
}

/* -- entries -------------------------------------------------------------- */

/* Adds up what a media object holds, to the bound and no further. */
static bool is_small(const libfeed_media *media) {
  size_t size = media->title.len + media->description.len + media->player.len +
                media->rating.len + media->rating_scheme.len +
                media->rights.len + media->license.len +
                scope_size(media->source.scope);
  if (media->credits.len + media->thumbnails.len + media->keywords.len >
      LIBFEED__INHERITED_PERSONS)
    return false;
  for (uint32_t i = 0; i < media->credits.len; i++)
    size += person_size(media->credits.items[i]);
  for (uint32_t i = 0; i < media->thumbnails.len; i++) {
    const libfeed_media *thumbnail = media->thumbnails.items[i];
    size += thumbnail->raw_url.len + scope_size(thumbnail->source.scope);
  }
  for (uint32_t i = 0; i < media->keywords.len; i++)
    size += ((const libfeed_str *)media->keywords.items[i])->len;
  return size <= LIBFEED__INHERITED_BYTES;
}

const libfeed_media *
libfeed__inherited_media(const libfeed__inherited *inherited) {
  const libfeed_media *media = inherited->channel->record.media_defaults;
  return media != NULL && is_small(media) ? media : NULL;
}

libfeed_str libfeed__finish_hint(const libfeed__finish *finish) {
  /* RFC 7231 §3.1.3.2: it may be a list. */
  libfeed_str hint = finish->context->settings.content_language;
  hint = libfeed__trim(libfeed__slice(hint, 0, libfeed__find_byte(hint, ',')));
  return libfeed__finish_language(finish->arena,
                                  libfeed__arena_copy_str(finish->arena, hint));
}

/* The nearest xml:lang; elements of the item; the xml:lang of the channel or,
   in Atom, the feed; the elements of the channel; xml:lang further out; the
   transport's hint (rule 2.2.14). */
static void choose_language(libfeed__finish *finish,
                            const libfeed__inherited *inherited) {
  libfeed__record *record = finish->record;
  libfeed__arena *arena = finish->arena;
  const libfeed__scope *outer = inherited->channel->record.scope;
  libfeed_str scope = libfeed__finish_language(arena, record->scope->language);
  libfeed_str outside = outer == NULL
                            ? libfeed__empty
                            : libfeed__finish_language(arena, outer->language);
  bool is_own = scope.len > 0 &&
                (record->states_language || !libfeed__equals(scope, outside));
  bool is_cancelled =
      scope.len == 0 && (record->states_language || outside.len > 0);
  bool is_channels =
      is_atom(inherited->channel) || inherited->channel->record.states_language;
  libfeed_str element = libfeed__finish_language(
      arena, libfeed__finish_best_value(finish, LIBFEED_FIELD_LANGUAGE));
  const libfeed_text *best =
      libfeed__finish_best(record, LIBFEED_FIELD_LANGUAGE);
  record->origin[LIBFEED_FIELD_LANGUAGE] =
      is_own || best == NULL ? LIBFEED_ORIGIN_STATED
                             : libfeed__finish_origin(&best->source);
  record->language = is_own ? scope : element;
  finish->language = record->language;
  if (record->language.len > 0)
    return;
  record->origin[LIBFEED_FIELD_LANGUAGE] = LIBFEED_ORIGIN_INHERITED;
  if (is_channels && scope.len > 0)
    record->language = scope;
  else if (is_cancelled)
    record->language = libfeed__empty; /* xml:lang="" */
  else if (inherited->language.len > 0)
    record->language = libfeed__arena_copy_str(arena, inherited->language);
  else if (scope.len > 0)
    record->language = scope;
  else
    record->language = libfeed__finish_hint(finish);
  finish->language = record->language;
  if (record->language.len == 0)
    record->origin[LIBFEED_FIELD_LANGUAGE] = LIBFEED_ORIGIN_ABSENT;
}

static void choose_base(libfeed__finish *finish,
                        const libfeed__inherited *inherited) {
  libfeed__record *record = finish->record;
  const libfeed__scope *outer = inherited->channel->record.scope;
  libfeed_str base = record->scope->base;
  bool is_own =
      base.len > 0 && (outer == NULL || !libfeed__equals(base, outer->base));
  if (finish->shows_fallback) {
    base = finish->fallback;
    is_own = false;
  }
  record->base = base;
  if (base.len > 0)
    record->origin[LIBFEED_FIELD_BASE] =
        is_own ? LIBFEED_ORIGIN_STATED : LIBFEED_ORIGIN_INHERITED;
}

static void inherit_authors(libfeed__finish *finish, const libfeed_entry *entry,
                            const libfeed__inherited *inherited) {
  libfeed__record *record = finish->record;
  if (record->authors.len > 0)
    return;
  const libfeed__list *from = &inherited->authors;
  bool is_own = false;
  if (entry->source != NULL && entry->source->record.authors.len > 0) {
    from = &entry->source->record.authors;
    is_own = true;
  }
  for (uint32_t i = 0; i < from->len && i < LIBFEED__INHERITED_PERSONS; i++) {
    libfeed_person *person =
        is_own ? from->items[i]
               : libfeed__copy_person(finish->arena, from->items[i]);
    if (person != NULL)
      libfeed__list_push(finish->arena, &record->authors, person);
  }
  if (record->authors.len > 0)
    record->origin[LIBFEED_FIELD_AUTHORS] = LIBFEED_ORIGIN_INHERITED;
}

static const libfeed_text *take_rights(libfeed__finish *finish,
                                       const libfeed_text *from) {
  libfeed_text *text = libfeed__copy_text(finish->arena, from);
  if (text != NULL)
    libfeed__finish_scope(finish, &text->source);
  return text;
}

static void inherit_rights(libfeed__finish *finish, const libfeed_entry *entry,
                           const libfeed__inherited *inherited) {
  libfeed__record *record = finish->record;
  if (record->rights != NULL)
    return;
  if (entry->source != NULL && entry->source->record.rights != NULL)
    record->rights = entry->source->record.rights;
  else if (inherited->rights != NULL)
    record->rights = take_rights(finish, inherited->rights);
  if (record->rights != NULL)
    record->origin[LIBFEED_FIELD_RIGHTS] = LIBFEED_ORIGIN_INHERITED;
}

void libfeed__finish_context(libfeed__finish *finish,
                             const libfeed__inherited *inherited) {
  libfeed__record *record = finish->record;
  if (record->scope == NULL)
    record->scope = &no_scope;
  if (inherited->fallback.len > 0 &&
      !libfeed__uri_is_absolute(record->scope->base)) {
    finish->fallback =
        libfeed__arena_copy_str(finish->arena, inherited->fallback);
    finish->shows_fallback = true;
  }
  choose_language(finish, inherited);
  choose_base(finish, inherited);
}

void libfeed__finish_inherit(libfeed__finish *finish, libfeed_entry *entry,
                             const libfeed__inherited *inherited) {
  inherit_authors(finish, entry, inherited);
  inherit_rights(finish, entry, inherited);
}
