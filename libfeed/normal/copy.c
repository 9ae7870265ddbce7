/* SPDX-License-Identifier: MIT */
/* Copy: pieces of a draft into another arena, so that snapshots of a channel
   and what entries inherit depend on nothing that goes on growing. */
#include "normal/finish.h"

/* Scopes that pieces share are copied once where they come again soon. */
#define KNOWN_SCOPES 4
/* The same for addresses of namespaces. */
#define KNOWN_URIS 4

typedef struct copy_run {
  libfeed__arena *arena;
  uint32_t up_to;
  const libfeed__scope *from[KNOWN_SCOPES], *to[KNOWN_SCOPES];
  unsigned next;
  const char *uri_from[KNOWN_URIS];
  libfeed_str uri_to[KNOWN_URIS];
  unsigned next_uri;
} copy_run;

static libfeed_str string(const copy_run *copier, libfeed_str str) {
  return libfeed__arena_copy_str(copier->arena, str);
}

/* Without memory the arena has failed, and the item is NULL. */
static void push(const copy_run *copier, libfeed__list *list, void *item) {
  libfeed__list_push(copier->arena, list, item);
}

static const libfeed__scope *scope(copy_run *copier,
                                   const libfeed__scope *from) {
  if (from == NULL)
    return NULL;
  for (unsigned i = 0; i < KNOWN_SCOPES; i++)
    if (copier->from[i] == from)
      return copier->to[i];
  libfeed__scope *to = libfeed__arena_alloc(copier->arena, sizeof *to);
  if (to == NULL)
    return from; /* the arena failed: nobody will see it */
  to->base = string(copier, from->base);
  to->language = string(copier, from->language);
  copier->from[copier->next] = from;
  copier->to[copier->next] = to;
  copier->next = (copier->next + 1) % KNOWN_SCOPES;
  return to;
}

static libfeed_text *copy_text(copy_run *copier, const libfeed_text *from) {
  libfeed_text *to = libfeed__arena_alloc(copier->arena, sizeof *to);
  if (to == NULL)
    return NULL;
  *to = *from;
  to->source.scope = scope(copier, from->source.scope);
  to->value = string(copier, from->value);
  to->plain = from->plain.data == from->value.data
                  ? (libfeed_str){to->value.data, from->plain.len}
                  : string(copier, from->plain);
  to->media_type = string(copier, from->media_type);
  to->src = string(copier, from->src);
  return to;
}

static libfeed_link *copy_link(copy_run *copier, const libfeed_link *from) {
  libfeed_link *to = libfeed__arena_alloc(copier->arena, sizeof *to);
  if (to == NULL)
    return NULL;
  *to = *from;
  to->source.scope = scope(copier, from->source.scope);
  to->raw = string(copier, from->raw);
  to->href = string(copier, from->href);
  to->rel = string(copier, from->rel);
  to->type = string(copier, from->type);
  to->hreflang = string(copier, from->hreflang);
  to->title = string(copier, from->title);
  return to;
}

static libfeed_person *copy_person(copy_run *copier,
                                   const libfeed_person *from) {
  libfeed_person *to = libfeed__arena_alloc(copier->arena, sizeof *to);
  if (to == NULL)
    return NULL;
  *to = *from;
  to->source.scope = scope(copier, from->source.scope);
  to->name = string(copier, from->name);
  to->email = string(copier, from->email);
  to->uri = string(copier, from->uri);
  to->role = string(copier, from->role);
  to->raw = string(copier, from->raw);
  return to;
}

static libfeed_category *copy_category(copy_run *copier,
                                       const libfeed_category *from) {
  libfeed_category *to = libfeed__arena_alloc(copier->arena, sizeof *to);
  if (to == NULL)
    return NULL;
  *to = *from;
  to->source.scope = scope(copier, from->source.scope);
  to->term = string(copier, from->term);
  to->scheme = string(copier, from->scheme);
  to->label = string(copier, from->label);
  return to;
}

static void copy_media_strings(const copy_run *copier, libfeed_media *to) {
  libfeed_str *const strings[] = {
      &to->raw_url,  &to->url,           &to->type,   &to->medium,
      &to->language, &to->expression,    &to->title,  &to->description,
      &to->link,     &to->player,        &to->hash,   &to->hash_algorithm,
      &to->rating,   &to->rating_scheme, &to->rights, &to->license};
  for (size_t i = 0; i < sizeof strings / sizeof strings[0]; i++)
    *strings[i] = string(copier, *strings[i]);
}

static void copy_keywords(copy_run *copier, libfeed_media *to,
                          const libfeed_media *from) {
  for (uint32_t i = 0; i < from->keywords.len; i++) {
    libfeed_str *keyword = libfeed__arena_alloc(copier->arena, sizeof *keyword);
    if (keyword == NULL)
      return;
    *keyword = string(copier, *(const libfeed_str *)from->keywords.items[i]);
    libfeed__list_push(copier->arena, &to->keywords, keyword);
  }
}

/* Without what a parent or thumbnails would add. */
static libfeed_media *copy_flat(copy_run *copier, const libfeed_media *from) {
  libfeed_media *to = libfeed__arena_alloc(copier->arena, sizeof *to);
  if (to == NULL)
    return NULL;
  *to = *from;
  to->source.scope = scope(copier, from->source.scope);
  to->parent = NULL;
  to->credits = to->thumbnails = to->keywords = (libfeed__list){NULL, 0, 0};
  copy_media_strings(copier, to);
  copy_keywords(copier, to, from);
  for (uint32_t i = 0; i < from->credits.len; i++)
    push(copier, &to->credits, copy_person(copier, from->credits.items[i]));
  return to;
}

static libfeed_media *copy_media(copy_run *copier, const libfeed_media *from) {
  libfeed_media *to = copy_flat(copier, from);
  if (to == NULL)
    return NULL;
  for (uint32_t i = 0; i < from->thumbnails.len; i++)
    push(copier, &to->thumbnails, copy_flat(copier, from->thumbnails.items[i]));
  return to;
}

/* -- nodes ---------------------------------------------------------------- */

static libfeed_str copy_uri(copy_run *copier, libfeed_str uri) {
  if (uri.len == 0)
    return libfeed__empty;
  for (unsigned i = 0; i < KNOWN_URIS; i++)
    if (copier->uri_from[i] == uri.data)
      return copier->uri_to[i];
  libfeed_str copy = string(copier, uri);
  copier->uri_from[copier->next_uri] = uri.data;
  copier->uri_to[copier->next_uri] = copy;
  copier->next_uri = (copier->next_uri + 1) % KNOWN_URIS;
  return copy;
}

static libfeed_node *copy_one_node(copy_run *copier, const libfeed_node *from) {
  libfeed_node *to = libfeed__arena_alloc(copier->arena, sizeof *to);
  size_t size;
  if (to == NULL ||
      !libfeed__size_mul(from->n_attributes, sizeof *to->attributes, &size))
    return NULL;
  *to = *from;
  to->parent = NULL;
  to->children = (libfeed__list){NULL, 0, 0};
  to->uri = copy_uri(copier, from->uri);
  to->prefix = string(copier, from->prefix);
  to->name = string(copier, from->name);
  to->text = string(copier, from->text);
  if (from->known_uri.data == from->uri.data)
    to->known_uri = to->uri;
  to->attributes = NULL;
  if (size == 0)
    return to;
  to->attributes = libfeed__arena_alloc(copier->arena, size);
  if (to->attributes == NULL)
    return NULL;
  for (uint32_t i = 0; i < from->n_attributes; i++) {
    to->attributes[i].uri = copy_uri(copier, from->attributes[i].uri);
    to->attributes[i].name = string(copier, from->attributes[i].name);
    to->attributes[i].value = string(copier, from->attributes[i].value);
  }
  return to;
}

/* A tree, without recursion: a copy's children that exist say how far its walk
   has come. */
static libfeed_node *copy_tree(copy_run *copier, const libfeed_node *root) {
  libfeed_node *copy = copy_one_node(copier, root);
  const libfeed_node *from = root;
  libfeed_node *to = copy;
  while (to != NULL) {
    if (to->children.len < from->children.len) {
      from = from->children.items[to->children.len];
      libfeed_node *child = copy_one_node(copier, from);
      if (child == NULL ||
          !libfeed__list_push(copier->arena, &to->children, child))
        return NULL;
      child->parent = to;
      to = child;
      continue;
    }
    const libfeed_node *up = to->parent;
    if (up == NULL) /* `to` is the root's copy */
      return copy;
    from = from->parent;
    /* The parent, by the list that holds it. */
    to = up->parent == NULL ? copy : up->parent->children.items[up->index];
  }
  return NULL;
}

/* -- records -------------------------------------------------------------- */

static void copy_candidates(copy_run *copier, libfeed__record *to,
                            const libfeed__record *from) {
  for (unsigned field = 0; field < LIBFEED__FIELD_TOTAL; field++)
    for (uint32_t i = 0; i < from->candidates[field].len; i++) {
      const libfeed_text *text = from->candidates[field].items[i];
      if (text->source.sequence <= copier->up_to)
        push(copier, &to->candidates[field], copy_text(copier, text));
    }
}

static void copy_images(copy_run *copier, libfeed__list *to,
                        const libfeed__list *from) {
  for (uint32_t i = 0; i < from->len; i++) {
    const libfeed_media *media = from->items[i];
    if (media->source.sequence <= copier->up_to)
      push(copier, to, copy_media(copier, media));
  }
}

void libfeed__copy_record(libfeed__record *to, const libfeed__record *from,
                          uint32_t up_to) {
  copy_run copier = {.arena = to->arena, .up_to = up_to};
  to->sequence = from->sequence < up_to ? from->sequence : up_to;
  to->scope = scope(&copier, from->scope);
  to->states_language = from->states_language;
  copy_candidates(&copier, to, from);
  for (uint32_t i = 0; i < from->links.len; i++) {
    const libfeed_link *link = from->links.items[i];
    if (link->source.sequence <= up_to)
      push(&copier, &to->links, copy_link(&copier, link));
  }
  for (uint32_t i = 0; i < from->persons.len; i++) {
    const libfeed_person *person = from->persons.items[i];
    if (person->source.sequence <= up_to)
      push(&copier, &to->persons, copy_person(&copier, person));
  }
  for (uint32_t i = 0; i < from->categories.len; i++) {
    const libfeed_category *category = from->categories.items[i];
    if (category->source.sequence <= up_to)
      push(&copier, &to->categories, copy_category(&copier, category));
  }
  copy_images(&copier, &to->images, &from->images);
  for (uint32_t i = 0; i < from->extensions.len; i++) {
    const libfeed_node *node = from->extensions.items[i];
    if (node->sequence <= up_to)
      push(&copier, &to->extensions, copy_tree(&copier, node));
  }
}

/* -- single pieces -------------------------------------------------------- */

libfeed_media *libfeed__copy_media(libfeed__arena *arena,
                                   const libfeed_media *from) {
  copy_run copier = {.arena = arena};
  return copy_media(&copier, from);
}

libfeed_person *libfeed__copy_person(libfeed__arena *arena,
                                     const libfeed_person *from) {
  copy_run copier = {.arena = arena};
  return copy_person(&copier, from);
}

libfeed_text *libfeed__copy_text(libfeed__arena *arena,
                                 const libfeed_text *from) {
  copy_run copier = {.arena = arena};
  return copy_text(&copier, from);
}

libfeed_node *libfeed__copy_node(libfeed__arena *arena,
                                 const libfeed_node *from) {
  copy_run copier = {.arena = arena};
  return copy_tree(&copier, from);
}
