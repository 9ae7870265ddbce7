/* SPDX-License-Identifier: MIT */
/* Entries: what an item of a feed says. Getters, and the reference count. */
#include "api/get.h"

libfeed_entry *libfeed_entry_ref(libfeed_entry *entry) {
  if (entry != NULL)
    atomic_fetch_add_explicit(&entry->references, 1, memory_order_relaxed);
  return entry;
}

void libfeed_entry_unref(libfeed_entry *entry) {
  /* Whoever takes the last one sees what all others did with the entry. */
  if (entry == NULL || atomic_fetch_sub_explicit(&entry->references, 1,
                                                 memory_order_acq_rel) != 1)
    return;
  libfeed__arena arena = entry->arena; /* the entry itself lies in it */
  libfeed__arena_fini(&arena);
}

/* Identity and texts */

libfeed_str libfeed_entry_id(const libfeed_entry *entry) {
  return entry == NULL ? libfeed__empty : libfeed__shown(entry->record.id);
}

int libfeed_entry_id_is_permalink(const libfeed_entry *entry) {
  return entry != NULL && entry->id_is_permalink;
}

libfeed_str libfeed_entry_title(const libfeed_entry *entry) {
  return entry == NULL ? libfeed__empty : libfeed__plain(entry->record.title);
}

const libfeed_text *libfeed_entry_title_text(const libfeed_entry *entry) {
  return entry == NULL ? NULL : entry->record.title;
}

libfeed_str libfeed_entry_link(const libfeed_entry *entry) {
  return entry == NULL ? libfeed__empty : libfeed__shown(entry->record.link);
}

libfeed_str libfeed_entry_summary(const libfeed_entry *entry) {
  return entry == NULL ? libfeed__empty : libfeed__plain(entry->record.summary);
}

const libfeed_text *libfeed_entry_summary_text(const libfeed_entry *entry) {
  return entry == NULL ? NULL : entry->record.summary;
}

int libfeed_entry_summary_is_content(const libfeed_entry *entry) {
  return entry != NULL && entry->summary_is_content;
}

size_t libfeed_entry_content_count(const libfeed_entry *entry) {
  return entry == NULL ? 0 : entry->content.len;
}

const libfeed_text *libfeed_entry_content(const libfeed_entry *entry,
                                          size_t index) {
  return entry == NULL ? NULL : libfeed__item(&entry->content, index);
}

libfeed_str libfeed_entry_language(const libfeed_entry *entry) {
  return entry == NULL ? libfeed__empty
                       : libfeed__shown(entry->record.language);
}

libfeed_str libfeed_entry_rights(const libfeed_entry *entry) {
  return entry == NULL ? libfeed__empty : libfeed__plain(entry->record.rights);
}

const libfeed_text *libfeed_entry_rights_text(const libfeed_entry *entry) {
  return entry == NULL ? NULL : entry->record.rights;
}

libfeed_str libfeed_entry_license(const libfeed_entry *entry) {
  return entry == NULL ? libfeed__empty : libfeed__shown(entry->record.license);
}

/* Dates */

libfeed_time libfeed_entry_published(const libfeed_entry *entry) {
  return entry == NULL ? libfeed__no_time : entry->record.published;
}

libfeed_str libfeed_entry_published_raw(const libfeed_entry *entry) {
  return entry == NULL ? libfeed__empty
                       : libfeed__shown(entry->record.published_raw);
}

libfeed_time libfeed_entry_updated(const libfeed_entry *entry) {
  return entry == NULL ? libfeed__no_time : entry->record.updated;
}

libfeed_str libfeed_entry_updated_raw(const libfeed_entry *entry) {
  return entry == NULL ? libfeed__empty
                       : libfeed__shown(entry->record.updated_raw);
}

libfeed_time libfeed_entry_expires(const libfeed_entry *entry) {
  return entry == NULL ? libfeed__no_time : entry->expires;
}

libfeed_str libfeed_entry_expires_raw(const libfeed_entry *entry) {
  return entry == NULL ? libfeed__empty : libfeed__shown(entry->expires_raw);
}

/* Lists */

size_t libfeed_entry_author_count(const libfeed_entry *entry) {
  return entry == NULL ? 0 : entry->record.authors.len;
}

const libfeed_person *libfeed_entry_author(const libfeed_entry *entry,
                                           size_t index) {
  return entry == NULL ? NULL : libfeed__item(&entry->record.authors, index);
}

size_t libfeed_entry_contributor_count(const libfeed_entry *entry) {
  return entry == NULL ? 0 : entry->record.contributors.len;
}

const libfeed_person *libfeed_entry_contributor(const libfeed_entry *entry,
                                                size_t index) {
  return entry == NULL ? NULL
                       : libfeed__item(&entry->record.contributors, index);
}

size_t libfeed_entry_category_count(const libfeed_entry *entry) {
  return entry == NULL ? 0 : entry->record.tags.len;
}

const libfeed_category *libfeed_entry_category(const libfeed_entry *entry,
                                               size_t index) {
  return entry == NULL ? NULL : libfeed__item(&entry->record.tags, index);
}

size_t libfeed_entry_link_count(const libfeed_entry *entry) {
  return entry == NULL ? 0 : entry->record.all_links.len;
}

const libfeed_link *libfeed_entry_link_at(const libfeed_entry *entry,
                                          size_t index) {
  return entry == NULL ? NULL : libfeed__item(&entry->record.all_links, index);
}

size_t libfeed_entry_media_count(const libfeed_entry *entry) {
  return entry == NULL ? 0 : entry->media.len;
}

const libfeed_media *libfeed_entry_media(const libfeed_entry *entry,
                                         size_t index) {
  return entry == NULL ? NULL : libfeed__item(&entry->media, index);
}

const libfeed_media *libfeed_entry_image(const libfeed_entry *entry) {
  return entry == NULL ? NULL : entry->record.image;
}

/* Comments and source */

libfeed_str libfeed_entry_comments(const libfeed_entry *entry) {
  return entry == NULL ? libfeed__empty : libfeed__shown(entry->comments);
}

libfeed_str libfeed_entry_comments_feed(const libfeed_entry *entry) {
  return entry == NULL ? libfeed__empty : libfeed__shown(entry->comments_feed);
}

int64_t libfeed_entry_comments_number(const libfeed_entry *entry) {
  return entry == NULL ? -1 : entry->comments_number;
}

const libfeed_channel *libfeed_entry_source(const libfeed_entry *entry) {
  return entry == NULL ? NULL : entry->source;
}

libfeed_str libfeed_entry_base(const libfeed_entry *entry) {
  return entry == NULL ? libfeed__empty : libfeed__shown(entry->record.base);
}

/* Place */

int libfeed_entry_is_truncated(const libfeed_entry *entry) {
  return entry != NULL && entry->is_truncated;
}

uint64_t libfeed_entry_index(const libfeed_entry *entry) {
  return entry == NULL ? 0 : entry->index;
}

libfeed_pos libfeed_entry_position(const libfeed_entry *entry) {
  return entry == NULL ? libfeed__no_pos : entry->position;
}

/* Loose text */

libfeed_str libfeed_entry_kind(const libfeed_entry *entry) {
  return entry == NULL ? libfeed__empty : libfeed__shown(entry->kind);
}

libfeed_str libfeed_entry_kicker(const libfeed_entry *entry) {
  return entry == NULL ? libfeed__empty : libfeed__shown(entry->kicker);
}

libfeed_str libfeed_entry_dateline(const libfeed_entry *entry) {
  return entry == NULL ? libfeed__empty : libfeed__shown(entry->dateline);
}

size_t libfeed_entry_block_count(const libfeed_entry *entry) {
  return entry == NULL ? 0 : entry->blocks.len;
}

const libfeed_block *libfeed_entry_block(const libfeed_entry *entry,
                                         size_t index) {
  return entry == NULL ? NULL : libfeed__item(&entry->blocks, index);
}

/* Provenance, extensions, problems */

libfeed_origin libfeed_entry_origin(const libfeed_entry *entry,
                                    libfeed_field field) {
  if (entry == NULL || !libfeed__is_field(field))
    return LIBFEED_ORIGIN_ABSENT;
  return (libfeed_origin)entry->record.origin[field];
}

size_t libfeed_entry_candidate_count(const libfeed_entry *entry,
                                     libfeed_field field) {
  return entry == NULL || !libfeed__is_field(field)
             ? 0
             : entry->record.candidates[field].len;
}

const libfeed_text *libfeed_entry_candidate(const libfeed_entry *entry,
                                            libfeed_field field, size_t index) {
  if (entry == NULL || !libfeed__is_field(field))
    return NULL;
  return libfeed__item(&entry->record.candidates[field], index);
}

size_t libfeed_entry_extension_count(const libfeed_entry *entry) {
  return entry == NULL ? 0 : entry->record.extensions.len;
}

const libfeed_node *libfeed_entry_extension(const libfeed_entry *entry,
                                            size_t index) {
  return entry == NULL ? NULL : libfeed__item(&entry->record.extensions, index);
}

const libfeed_node *libfeed_entry_extension_find(const libfeed_entry *entry,
                                                 const char *uri,
                                                 const char *name) {
  return entry == NULL
             ? NULL
             : libfeed__find_node(&entry->record.extensions, uri, name);
}

size_t libfeed_entry_problem_count(const libfeed_entry *entry) {
  return entry == NULL ? 0 : entry->problems.len;
}

const libfeed_problem *libfeed_entry_problem(const libfeed_entry *entry,
                                             size_t index) {
  return entry == NULL ? NULL : libfeed__item(&entry->problems, index);
}
