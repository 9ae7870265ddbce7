/* SPDX-License-Identifier: MIT */
/* Seats: how pieces of data enter the draft of an entry or channel, each with
   its source and a running number; and the attributes they are made of. Stage
   vocab. */
#include "base/str.h"
#include "base/uri.h"
#include "normal/values.h"
#include "vocab/vocab_state.h"

bool libfeed__has_room(libfeed__vocab *vocab, const libfeed__list *list,
                       libfeed_pos position) {
  if (list->len < vocab->list_limit)
    return true;
  libfeed__report_at(vocab->context, LIBFEED__LIMIT_ITEMS, position,
                     libfeed__empty);
  return false;
}

bool libfeed__seat(libfeed__vocab *vocab, libfeed__record *record,
                   libfeed__list *list, void *item, libfeed_pos position) {
  if (!libfeed__has_room(vocab, list, position))
    return false;
  if (libfeed__list_push(record->arena, list, item))
    return true;
  libfeed__fail_memory(vocab->context);
  return false;
}

libfeed__source libfeed__source_of(libfeed__frame *frame, uint16_t rank) {
  libfeed__source source = {libfeed__empty,
                            libfeed__empty,
                            frame->position,
                            frame->scope,
                            libfeed__next_sequence(frame->record),
                            rank,
                            false};
  if (frame->ns != NULL && !frame->ns->is_core)
    source.uri = frame->ns->uri;
  if (frame->rule != NULL)
    source.name = frame->rule->name;
  return source;
}

/* Elements of the core vocabularies that may occur once (RFC 4287 §4.1; RSS).
 */
static void note_repetition(libfeed__vocab *vocab, const libfeed__frame *frame,
                            const libfeed__list *list, unsigned field,
                            const libfeed__source *source) {
  if (list->len == 0 || field >= LIBFEED_FIELD_COUNT ||
      field == LIBFEED_FIELD_CONTENT || frame->rule == NULL)
    return;
  if (frame->ns != &libfeed__ns_rss && frame->ns != &libfeed__ns_atom)
    return;
  const libfeed__source *last =
      &((const libfeed_text *)list->items[list->len - 1])->source;
  if (libfeed__equals(last->name, source->name) &&
      libfeed__equals(last->uri, source->uri))
    libfeed__report_at(vocab->context, LIBFEED__ELEMENT_REPEATED,
                       frame->position, frame->rule->name);
}

void libfeed__add_made(libfeed__vocab *vocab, libfeed__frame *frame,
                       unsigned field, const libfeed_text *text) {
  libfeed__list *list = &frame->record->candidates[field];
  if (!libfeed__has_room(vocab, list, frame->position))
    return;
  libfeed_text *copy = libfeed__arena_alloc(frame->record->arena, sizeof *copy);
  if (copy == NULL) {
    libfeed__fail_memory(vocab->context);
    return;
  }
  *copy = *text;
  note_repetition(vocab, frame, list, field, &copy->source);
  libfeed__seat(vocab, frame->record, list, copy, frame->position);
}

void libfeed__add_text(libfeed__vocab *vocab, libfeed__frame *frame,
                       unsigned field, uint16_t rank, libfeed_str value) {
  if (value.len == 0 && vocab->text.src.len == 0)
    return;
  vocab->text.source = libfeed__source_of(frame, rank);
  vocab->text.value = value;
  vocab->text.field = (uint8_t)field;
  libfeed__add_made(vocab, frame, field, &vocab->text);
}

void libfeed__add_value(libfeed__vocab *vocab, libfeed__frame *frame,
                        unsigned field, uint16_t rank, libfeed_str value) {
  if (value.len == 0)
    return;
  libfeed_text text = {.source = libfeed__source_of(frame, rank),
                       .value = value,
                       .field = (uint8_t)field};
  libfeed__add_made(vocab, frame, field, &text);
}

libfeed_link *libfeed__add_link(libfeed__vocab *vocab, libfeed__frame *frame,
                                libfeed_str href, libfeed_str rel,
                                uint16_t rank) {
  libfeed__record *record = frame->record;
  if (href.len == 0 ||
      !libfeed__has_room(vocab, &record->links, frame->position))
    return NULL;
  libfeed_link *link = libfeed__arena_alloc(record->arena, sizeof *link);
  if (link == NULL ||
      !libfeed__seat(vocab, record, &record->links, link, frame->position)) {
    libfeed__fail_memory(vocab->context);
    return NULL;
  }
  link->source = libfeed__source_of(frame, rank);
  link->raw = href;
  link->rel = rel;
  link->length = link->count = -1;
  return link;
}

libfeed_person *libfeed__add_person(libfeed__vocab *vocab,
                                    libfeed__frame *frame, uint8_t field,
                                    libfeed_str raw, libfeed_str role) {
  libfeed__record *record = frame->record;
  if (!libfeed__has_room(vocab, &record->persons, frame->position))
    return NULL;
  libfeed_person *person = libfeed__arena_alloc(record->arena, sizeof *person);
  if (person == NULL || !libfeed__seat(vocab, record, &record->persons, person,
                                       frame->position)) {
    libfeed__fail_memory(vocab->context);
    return NULL;
  }
  person->source = libfeed__source_of(frame, frame->rule->rank);
  person->field = field;
  person->raw = raw;
  person->role = role;
  return person;
}

libfeed_category *libfeed__add_category(libfeed__vocab *vocab,
                                        libfeed__frame *frame, libfeed_str term,
                                        libfeed_str scheme, libfeed_str label) {
  libfeed__record *record = frame->record;
  if ((term.len == 0 && label.len == 0) ||
      !libfeed__has_room(vocab, &record->categories, frame->position))
    return NULL;
  libfeed_category *category =
      libfeed__arena_alloc(record->arena, sizeof *category);
  if (category == NULL || !libfeed__seat(vocab, record, &record->categories,
                                         category, frame->position)) {
    libfeed__fail_memory(vocab->context);
    return NULL;
  }
  category->source = libfeed__source_of(frame, frame->rule->rank);
  category->term = term;
  category->scheme = scheme;
  category->label = label;
  return category;
}

libfeed_media *libfeed__make_media(libfeed__vocab *vocab, libfeed__frame *frame,
                                   uint16_t rank) {
  libfeed_media *media = libfeed__media_new(frame->record->arena);
  if (media == NULL) {
    libfeed__fail_memory(vocab->context);
    return NULL;
  }
  media->source = libfeed__source_of(frame, rank);
  return media;
}

libfeed_media *libfeed__media_defaults(libfeed__vocab *vocab,
                                       libfeed__frame *frame) {
  libfeed__record *record = frame->record;
  if (record->media_defaults == NULL)
    record->media_defaults = libfeed__make_media(vocab, frame, 0);
  return record->media_defaults;
}

const libfeed__scope *libfeed__scope_of(libfeed__vocab *vocab,
                                        libfeed__record *record,
                                        const libfeed__scope *outer,
                                        const libfeed__element *element) {
  const libfeed__scope *scope = &element->scope;
  if (outer != NULL && libfeed__same(outer->base, scope->base) &&
      libfeed__same(outer->language, scope->language))
    return outer;
  libfeed__scope *copy = libfeed__arena_alloc(record->arena, sizeof *copy);
  if (copy == NULL) {
    libfeed__fail_memory(vocab->context);
    return outer;
  }
  copy->base = libfeed__arena_copy_str(record->arena, scope->base);
  copy->language = libfeed__arena_copy_str(record->arena, scope->language);
  return copy;
}

const libfeed__scope *libfeed__scope_of_text(libfeed__vocab *vocab,
                                             libfeed__frame *frame,
                                             const libfeed__element *element) {
  libfeed__arena *arena = frame->record->arena;
  libfeed_str base = libfeed__keep_url(
      vocab, frame, libfeed__attribute_get(element, LIBFEED__STR("base")));
  libfeed_str language = libfeed__attribute_get(element, LIBFEED__STR("lang"));
  if (base.len == 0 &&
      (language.len == 0 || language.len > LIBFEED__LANGUAGE_MOST))
    return frame->scope;
  libfeed__scope *scope = libfeed__arena_alloc(arena, sizeof *scope);
  if (scope == NULL) {
    libfeed__fail_memory(vocab->context);
    return frame->scope;
  }
  *scope = *frame->scope;
  if (base.len > 0)
    scope->base = libfeed__uri_resolve(arena, scope->base, base, true);
  if (language.len > 0 && language.len <= LIBFEED__LANGUAGE_MOST)
    scope->language = libfeed__keep(frame, language);
  return scope;
}

/* ---- attributes ---- */

const libfeed__attribute *
libfeed__attribute_find(const libfeed__element *element, libfeed_str name) {
  for (size_t i = 0; i < element->n_attributes; i++) {
    const libfeed__attribute *attribute = &element->attributes[i];
    if (attribute->name->prefix.len == 0 &&
        libfeed__equals_fold(attribute->name->local, name))
      return attribute;
  }
  return NULL;
}

libfeed_str libfeed__attribute_get(const libfeed__element *element,
                                   libfeed_str name) {
  const libfeed__attribute *found = libfeed__attribute_find(element, name);
  return found == NULL ? libfeed__empty : libfeed__trim(found->value);
}

libfeed_str libfeed__attribute_get_ns(const libfeed__element *element,
                                      const libfeed__namespace *ns,
                                      libfeed_str name, bool bare) {
  for (size_t i = 0; i < element->n_attributes; i++) {
    const libfeed__attribute *attribute = &element->attributes[i];
    if (attribute->name->prefix.len > 0 && attribute->name->ns == ns &&
        libfeed__equals_fold(attribute->name->local, name))
      return libfeed__trim(attribute->value);
  }
  return bare ? libfeed__attribute_get(element, name) : libfeed__empty;
}

libfeed_str libfeed__keep(libfeed__frame *frame, libfeed_str value) {
  return libfeed__arena_copy_str(frame->record->arena, value);
}

libfeed_str libfeed__keep_url(libfeed__vocab *vocab, libfeed__frame *frame,
                              libfeed_str url) {
  if (url.len <= vocab->url_limit)
    return libfeed__keep(frame, url);
  libfeed__report_at(vocab->context, LIBFEED__LIMIT_URL, frame->position,
                     libfeed__empty);
  return libfeed__empty;
}

int64_t libfeed__number_of(libfeed__vocab *vocab, libfeed__frame *frame,
                           libfeed_str text) {
  bool lenient;
  if (text.len == 0)
    return -1;
  int64_t number = libfeed__number_parse(text, &lenient);
  if (number < 0 || lenient)
    libfeed__report_at(vocab->context, LIBFEED__NUMBER_UNREADABLE,
                       frame->position, text);
  return number;
}
