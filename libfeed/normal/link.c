/* SPDX-License-Identifier: MIT */
/* Link: relations and addresses of links, the page of an entry or feed, its id,
   licence and comments (vocabulary rules 2.2.4, 2.2.5, 2.2.15, 2.2.17). */
#include <string.h>

#include "base/uri.h"
#include "model/rank.h"
#include "normal/finish.h"
#include "normal/values.h"

/* -- links ---------------------------------------------------------------- */

/* In lower case, in the arena; itself where it is that already. */
static libfeed_str lower(libfeed__arena *arena, libfeed_str str) {
  size_t i = 0;
  while (i < str.len && libfeed__lower(str.data[i]) == str.data[i])
    i++;
  if (i == str.len)
    return str;
  char *start = libfeed__arena_alloc(arena, str.len + 1);
  if (start == NULL)
    return libfeed__empty;
  for (i = 0; i < str.len; i++)
    start[i] = libfeed__lower(str.data[i]);
  start[i] = '\0';
  return (libfeed_str){start, i};
}

/* RFC 4287 §4.2.7.2: a relation is a name of the IANA registry or an address,
   and the registry's own addresses are names. */
static libfeed_str relation(libfeed__arena *arena, libfeed_str rel) {
  static const libfeed_str registry[] = {
      LIBFEED__STR_INIT("http://www.iana.org/assignments/relation/"),
      LIBFEED__STR_INIT("https://www.iana.org/assignments/relation/")};
  rel = libfeed__trim(rel);
  for (size_t i = 0; i < sizeof registry / sizeof registry[0]; i++)
    if (libfeed__starts_with_fold(rel, registry[i]))
      rel =
          (libfeed_str){rel.data + registry[i].len, rel.len - registry[i].len};
  if (rel.len == 0)
    return LIBFEED__STR("alternate");
  return lower(arena, libfeed__finish_terminate(arena, rel));
}

void libfeed__finish_links(libfeed__finish *finish) {
  libfeed__record *record = finish->record;
  for (uint32_t i = 0; i < record->links.len; i++) {
    libfeed_link *link = record->links.items[i];
    link->href = libfeed__finish_address(finish, &link->source, link->raw);
    if (link->href.len == 0)
      continue;
    link->rel = relation(finish->arena, link->rel);
    link->type = libfeed__media_type_normalise(finish->arena, link->type);
    link->hreflang = libfeed__finish_language(finish->arena, link->hreflang);
    libfeed__list_push(finish->arena, &record->all_links, link);
  }
  if (record->all_links.len > 0) {
    const libfeed_link *first = record->all_links.items[0];
    record->origin[LIBFEED_FIELD_LINKS] =
        libfeed__finish_origin(&first->source);
  }
}

const libfeed_link *libfeed__finish_relation(const libfeed__record *record,
                                             libfeed_str rel) {
  for (uint32_t i = 0; i < record->all_links.len; i++) {
    const libfeed_link *link = record->all_links.items[i];
    if (libfeed__equals(link->rel, rel))
      return link;
  }
  return NULL;
}

bool libfeed__finish_is_fallback(const libfeed_link *link) {
  return link->source.rank == LIBFEED__RANK_LINK_RSS &&
         (link->rel.len == 0 ||
          libfeed__equals_fold(link->rel, LIBFEED__STR("alternate"))) &&
         libfeed__uri_is_http(libfeed__uri_trim(link->raw));
}

/* -- the page ------------------------------------------------------------- */

static bool is_html(libfeed_str type) {
  return libfeed__starts_with(type, LIBFEED__STR("text/html")) ||
         libfeed__starts_with(type, LIBFEED__STR("application/xhtml"));
}

static bool is_feed(libfeed_str type) {
  return libfeed__starts_with(type, LIBFEED__STR("application/atom+xml")) ||
         libfeed__starts_with(type, LIBFEED__STR("application/rss+xml")) ||
         libfeed__starts_with(type, LIBFEED__STR("application/rdf+xml")) ||
         libfeed__starts_with(type, LIBFEED__STR("application/feed+json"));
}

/* How good a link is as the page, the less the better; UINT16_MAX: not at all.
   Among Atom's alternates HTML goes first, then those without a type (which
   beat RSS's), then other types (rule 2.2.5). */
static uint16_t page_rank(const libfeed_link *link) {
  uint16_t rank = link->source.rank;
  if (rank == LIBFEED__RANK_LINK_ORIGINAL)
    return rank;
  if (!libfeed__equals(link->rel, LIBFEED__STR("alternate")) ||
      rank > LIBFEED__RANK_LINK_RSS)
    return UINT16_MAX;
  if (rank == LIBFEED__RANK_LINK_RSS || is_html(link->type))
    return rank;
  if (link->type.len == 0)
    return (uint16_t)(rank + 1);
  return (uint16_t)(LIBFEED__RANK_LINK_RSS + (is_feed(link->type) ? 2 : 1));
}

/* A candidate for the page, made of a link. */
static void add_candidate(libfeed__finish *finish, const libfeed_link *link,
                          uint16_t rank) {
  libfeed_text *text = libfeed__arena_alloc(finish->arena, sizeof *text);
  if (text == NULL)
    return;
  text->source = link->source;
  text->source.rank = rank;
  text->value = link->href;
  text->plain = text->media_type = text->src = libfeed__empty;
  text->type = LIBFEED_TEXT_PLAIN;
  text->field = LIBFEED_FIELD_LINK;
  libfeed__list_push(finish->arena,
                     &finish->record->candidates[LIBFEED_FIELD_LINK], text);
}

/* The page, where links name it. */
static void choose_page(libfeed__finish *finish) {
  libfeed__record *record = finish->record;
  for (uint32_t i = 0; i < record->all_links.len; i++) {
    const libfeed_link *link = record->all_links.items[i];
    uint16_t rank = page_rank(link);
    if (rank != UINT16_MAX)
      add_candidate(finish, link, rank);
  }
  libfeed__list *list = &record->candidates[LIBFEED_FIELD_LINK];
  if (list->len == 0)
    return;
  libfeed__finish_sort(finish->arena, list);
  const libfeed_text *best = list->items[0];
  record->link = best->value;
  record->origin[LIBFEED_FIELD_LINK] = libfeed__finish_origin(&best->source);
}

/* The page by the id: a permalink, or dc:identifier where it is an address. */
static libfeed_str page_of_id(libfeed__finish *finish) {
  libfeed__list *list = &finish->record->candidates[LIBFEED_FIELD_ID];
  for (uint32_t i = 0; i < list->len; i++) {
    libfeed_text *id = list->items[i];
    bool is_http = libfeed__uri_is_http(libfeed__uri_trim(id->value));
    if (id->source.rank == LIBFEED__RANK_ID_GUID) {
      if (!id->is_permalink_stated && !(id->is_permalink && is_http))
        continue;
    } else if (id->source.rank != LIBFEED__RANK_ID_DC || !is_http) {
      continue;
    }
    libfeed_str page = libfeed__finish_address(finish, &id->source, id->value);
    if (libfeed__uri_is_http(page))
      return page;
  }
  return libfeed__empty;
}

/* The page as a last resort: what is enclosed. */
static libfeed_str page_of_enclosure(const libfeed_entry *entry) {
  for (uint32_t i = 0; i < entry->media.len; i++) {
    const libfeed_media *media = entry->media.items[i];
    if (media->source.rank != LIBFEED__RANK_MEDIA_CONTENT && media->url.len > 0)
      return media->url;
  }
  return libfeed__empty;
}

/* -- identity ------------------------------------------------------------- */

static void choose_id(libfeed__finish *finish, libfeed_entry *entry) {
  libfeed__record *record = finish->record;
  const libfeed_text *best = libfeed__finish_best(record, LIBFEED_FIELD_ID);
  if (best == NULL)
    return;
  record->id = libfeed__finish_best_value(finish, LIBFEED_FIELD_ID);
  record->origin[LIBFEED_FIELD_ID] = libfeed__finish_origin(&best->source);
  if (entry != NULL)
    entry->id_is_permalink =
        best->is_permalink_stated ||
        (best->is_permalink &&
         libfeed__uri_is_http(libfeed__uri_trim(record->id)));
}

/* The id of an entry that has none: its page, else a digest of what there is.
 */
static void derive_id(libfeed__finish *finish, const libfeed_entry *entry) {
  libfeed__record *record = finish->record;
  if (record->link.len > 0) {
    record->id = record->link;
  } else {
    libfeed_str title = libfeed__empty;
    libfeed_str summary = libfeed__empty;
    if (record->title != NULL)
      title = libfeed__trim(record->title->value);
    if (record->summary != NULL)
      summary = libfeed__trim(record->summary->value);
    else if (entry->content.len > 0)
      summary =
          libfeed__trim(((const libfeed_text *)entry->content.items[0])->value);
    if (title.len + record->published_raw.len + summary.len == 0)
      return;
    record->id = libfeed__finish_digest(
        finish->arena, title, libfeed__trim(record->published_raw), summary);
  }
  record->origin[LIBFEED_FIELD_ID] = LIBFEED_ORIGIN_DERIVED;
  libfeed__finish_report(finish, LIBFEED__ID_MISSING, entry->position,
                         libfeed__empty);
}

static void choose_license(libfeed__finish *finish) {
  libfeed__record *record = finish->record;
  const libfeed_link *link =
      libfeed__finish_relation(record, LIBFEED__STR("license"));
  libfeed_text *text = libfeed__finish_best(record, LIBFEED_FIELD_LICENSE);
  if (link != NULL)
    record->license = link->href;
  else if (text != NULL)
    record->license =
        libfeed__finish_address(finish, &text->source, text->value);
  if (record->license.len > 0)
    record->origin[LIBFEED_FIELD_LICENSE] =
        libfeed__finish_origin(link != NULL ? &link->source : &text->source);
}

void libfeed__finish_identity(libfeed__finish *finish, libfeed_entry *entry) {
  libfeed__record *record = finish->record;
  choose_page(finish);
  choose_license(finish);
  choose_id(finish, entry);
  if (entry == NULL)
    return;
  if (record->link.len == 0) {
    record->link = page_of_id(finish);
    if (record->link.len == 0)
      record->link = page_of_enclosure(entry);
    if (record->link.len > 0)
      record->origin[LIBFEED_FIELD_LINK] = LIBFEED_ORIGIN_DERIVED;
  }
  if (record->id.len == 0)
    derive_id(finish, entry);
}

/* -- comments ------------------------------------------------------------- */

/* The address in the best candidate of a field. */
static libfeed_str best_address(libfeed__finish *finish, unsigned field) {
  libfeed_text *text = libfeed__finish_best(finish->record, field);
  if (text == NULL)
    return libfeed__empty;
  return libfeed__finish_address(finish, &text->source, text->value);
}

/* RFC 4685 §4: links rel=replies, where no element says it; without a type they
   are of Atom. */
static void comments_of_links(const libfeed__record *record,
                              libfeed_entry *entry) {
  for (uint32_t i = 0; i < record->all_links.len; i++) {
    const libfeed_link *link = record->all_links.items[i];
    if (!libfeed__equals(link->rel, LIBFEED__STR("replies")))
      continue;
    if (entry->comments_feed.len == 0 &&
        (is_feed(link->type) || link->type.len == 0))
      entry->comments_feed = link->href;
    else if (entry->comments.len == 0 && is_html(link->type))
      entry->comments = link->href;
    if (entry->comments_number < 0)
      entry->comments_number = link->count;
  }
}

void libfeed__finish_comments(libfeed__finish *finish, libfeed_entry *entry) {
  libfeed__record *record = finish->record;
  entry->comments = best_address(finish, LIBFEED_FIELD_COMMENTS);
  entry->comments_feed = best_address(finish, LIBFEED__FIELD_COMMENTS_FEED);
  const libfeed__list *numbers =
      &record->candidates[LIBFEED__FIELD_COMMENTS_NUMBER];
  for (uint32_t i = 0; i < numbers->len && entry->comments_number < 0; i++) {
    const libfeed_text *text = numbers->items[i];
    bool is_lenient;
    entry->comments_number = libfeed__number_parse(text->value, &is_lenient);
    if (entry->comments_number < 0 || is_lenient)
      libfeed__finish_report(finish, LIBFEED__NUMBER_UNREADABLE,
                             text->source.position, text->value);
  }
  comments_of_links(record, entry);
  if (entry->comments.len > 0)
    record->origin[LIBFEED_FIELD_COMMENTS] = LIBFEED_ORIGIN_STATED;
}
