/* SPDX-License-Identifier: MIT */
/* Draft: pieces of a guessed article → candidates in an entry's draft. The only
   file of article/ that knows the model's lists; it decides nothing. */
#include "article/draft.h"

/* What stands for the element that said so. */
static const libfeed_str no_uri = LIBFEED__STR_INIT("");

bool libfeed__draft_begin(libfeed__draft *draft, libfeed__context *context,
                          libfeed_pos position) {
  draft->context = context;
  draft->scope = NULL;
  draft->entry = libfeed__entry_new(&context->mem);
  if (draft->entry == NULL) {
    (void)libfeed__fail_memory(context);
    return false;
  }
  libfeed_entry *entry = draft->entry;
  entry->position = position;
  entry->first_problem = context->problems.len;
  libfeed__scope *scope =
      libfeed__arena_alloc(entry->record.arena, sizeof *scope);
  if (scope == NULL) {
    /* The arena's failure is sticky: normal/ drops the entry. */
    static const libfeed__scope nowhere = {LIBFEED__STR_INIT(""),
                                           LIBFEED__STR_INIT("")};
    draft->scope = &nowhere;
  } else {
    scope->base = libfeed__arena_copy_str(entry->record.arena,
                                          context->settings.base_uri);
    scope->language = libfeed__empty; /* nothing is stated */
    draft->scope = scope;
  }
  entry->record.scope = draft->scope;
  return true;
}

void libfeed__draft_source(libfeed__draft *draft, libfeed__source *source,
                           libfeed_str name, unsigned rank,
                           libfeed_pos position) {
  source->uri = no_uri;
  source->name = name;
  source->position = position;
  source->scope = draft->scope;
  source->sequence = libfeed__next_sequence(&draft->entry->record);
  source->rank = (uint16_t)rank;
  source->is_guessed = rank != LIBFEED__RANK_NAMED;
}

void libfeed__draft_text(libfeed__draft *draft, libfeed_field field,
                         libfeed_str value, libfeed_str name, unsigned rank,
                         libfeed_pos position) {
  libfeed__record *record = &draft->entry->record;
  libfeed_text *text = libfeed__arena_alloc(record->arena, sizeof *text);
  if (text == NULL)
    return;
  libfeed__draft_source(draft, &text->source, name, rank, position);
  text->value = value;
  text->plain = text->media_type = text->src = libfeed__empty;
  text->type = LIBFEED_TEXT_PLAIN;
  text->field = (uint8_t)field;
  libfeed__list_push(record->arena, &record->candidates[field], text);
}

void libfeed__draft_block(libfeed__draft *draft, libfeed_role role,
                          libfeed_str text, libfeed_pos position) {
  libfeed_entry *entry = draft->entry;
  libfeed_block *block =
      libfeed__arena_alloc(entry->record.arena, sizeof *block);
  if (block == NULL)
    return;
  block->role = role;
  block->text = text;
  block->position = position;
  libfeed__list_push(entry->record.arena, &entry->blocks, block);
}

void libfeed__draft_open(libfeed__draft *draft) {
  libfeed__arena_open(draft->entry->record.arena);
}

void libfeed__draft_append(libfeed__draft *draft, libfeed_str text) {
  (void)libfeed__arena_append(draft->entry->record.arena, text.data, text.len);
}

libfeed_str libfeed__draft_close(libfeed__draft *draft) {
  return libfeed__arena_close(draft->entry->record.arena);
}

/* What stands for the element that said so, by field. */
static libfeed_str name_of(libfeed_field field) {
  switch (field) {
  case LIBFEED_FIELD_TITLE:
    return LIBFEED__STR("headline");
  case LIBFEED_FIELD_PUBLISHED:
  case LIBFEED_FIELD_UPDATED:
    return LIBFEED__STR("date");
  case LIBFEED_FIELD_SUMMARY:
    return LIBFEED__STR("summary");
  default:
    return LIBFEED__STR("text");
  }
}

void libfeed__draft_field(libfeed__draft *draft, libfeed_field field,
                          libfeed_str value, unsigned rank,
                          libfeed_pos position) {
  libfeed__draft_text(
      draft, field, libfeed__arena_copy_str(draft->entry->record.arena, value),
      name_of(field), rank, position);
}

static libfeed_person *new_person(libfeed__draft *draft, libfeed_str name,
                                  unsigned rank, libfeed_pos position) {
  libfeed__arena *arena = draft->entry->record.arena;
  libfeed_person *person = libfeed__arena_alloc(arena, sizeof *person);
  if (person == NULL)
    return NULL;
  libfeed__draft_source(draft, &person->source, LIBFEED__STR("byline"), rank,
                        position);
  person->name = libfeed__arena_copy_str(arena, name);
  person->email = person->uri = person->role = person->raw = libfeed__empty;
  return person;
}

void libfeed__draft_person(libfeed__draft *draft, libfeed_field field,
                           libfeed_str name, libfeed_str role, unsigned rank,
                           libfeed_pos position) {
  libfeed__record *record = &draft->entry->record;
  libfeed_person *person = new_person(draft, name, rank, position);
  if (person == NULL)
    return;
  person->field = (uint8_t)field;
  person->role = libfeed__arena_copy_str(record->arena, role);
  libfeed__list_push(record->arena, &record->persons, person);
}

void libfeed__draft_media(libfeed__draft *draft, libfeed_str caption,
                          libfeed_str credit, libfeed_pos position) {
  libfeed__record *record = &draft->entry->record;
  libfeed_media *media = libfeed__media_new(record->arena);
  if (media == NULL)
    return;
  libfeed__draft_source(draft, &media->source, LIBFEED__STR("caption"),
                        LIBFEED__RANK_GUESSED, position);
  media->medium = LIBFEED__STR("image");
  media->description = libfeed__arena_copy_str(record->arena, caption);
  if (credit.len > 0) {
    libfeed_person *person =
        new_person(draft, credit, LIBFEED__RANK_GUESSED, position);
    if (person == NULL)
      return;
    person->role = LIBFEED__STR("photographer");
    libfeed__list_push(record->arena, &media->credits, person);
  }
  libfeed__list_push(record->arena, &record->media, media);
}

void libfeed__draft_link(libfeed__draft *draft, libfeed_str address,
                         unsigned rank, libfeed_pos position) {
  libfeed__record *record = &draft->entry->record;
  libfeed_link *link = libfeed__arena_alloc(record->arena, sizeof *link);
  if (link == NULL)
    return;
  libfeed__draft_source(draft, &link->source, LIBFEED__STR("link"), rank,
                        position);
  link->raw = libfeed__arena_copy_str(record->arena, address);
  link->rel = LIBFEED__STR("alternate");
  link->href = link->type = link->hreflang = link->title = libfeed__empty;
  link->length = link->count = -1;
  libfeed__list_push(record->arena, &record->links, link);
}

void libfeed__draft_category(libfeed__draft *draft, libfeed_str term,
                             unsigned rank, libfeed_pos position) {
  libfeed__record *record = &draft->entry->record;
  libfeed_category *category =
      libfeed__arena_alloc(record->arena, sizeof *category);
  if (category == NULL)
    return;
  libfeed__draft_source(draft, &category->source, LIBFEED__STR("tags"), rank,
                        position);
  category->term = libfeed__arena_copy_str(record->arena, term);
  category->scheme = category->label = libfeed__empty;
  libfeed__list_push(record->arena, &record->categories, category);
}
