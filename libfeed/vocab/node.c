/* SPDX-License-Identifier: MIT */
/* The extension tree: elements that no field takes are kept as they are, with
   attributes, text and order. Stage vocab. */
#include "base/str.h"
#include "vocab/vocab_state.h"

/* Addresses of namespaces above this size count as long; those of one record
   take so much memory at most: a declaration is written once, and its copies
   may be many. */
#define LONG_URI 256u
#define LONG_URIS ((size_t)1024 * 1024)

/* Those that come again soon are copied once, and those of known namespaces
   never. */
static libfeed_str keep_uri(libfeed__vocab *vocab, libfeed__record *record,
                            const libfeed__name *name, libfeed_pos position) {
  libfeed__uris *uris = &record->uris;
  const size_t n_recent = sizeof uris->recent / sizeof *uris->recent;
  libfeed_str uri = name->uri;
  if (uri.len == 0)
    return libfeed__empty;
  if (name->ns != NULL &&
      libfeed__equals(libfeed__namespace_uri(name->ns), uri))
    return libfeed__namespace_uri(name->ns);
  for (size_t i = 0; i < n_recent; i++)
    if (libfeed__same(uris->recent[i], uri))
      return uris->recent[i];
  if (uri.len > LONG_URI) {
    if (uri.len > LONG_URIS - uris->long_bytes) {
      libfeed__report_at(vocab->context, LIBFEED__LIMIT_URL, position,
                         libfeed__empty);
      return libfeed__empty;
    }
    uris->long_bytes += uri.len;
  }
  uri = libfeed__arena_copy_str(record->arena, uri);
  uris->recent[uris->next++ % n_recent] = uri;
  return uri;
}

static void copy_attributes(libfeed__vocab *vocab, libfeed__record *record,
                            libfeed_node *node,
                            const libfeed__element *element) {
  libfeed__arena *arena = record->arena;
  size_t size;
  if (element->n_attributes == 0)
    return;
  if (!libfeed__size_mul(element->n_attributes, sizeof *node->attributes,
                         &size) ||
      element->n_attributes > UINT32_MAX) {
    arena->failed = true;
    return;
  }
  node->attributes = libfeed__arena_alloc(arena, size);
  if (node->attributes == NULL)
    return;
  node->n_attributes = (uint32_t)element->n_attributes;
  for (uint32_t i = 0; i < node->n_attributes; i++) {
    const libfeed__attribute *attribute = &element->attributes[i];
    libfeed__node_attribute *copy = &node->attributes[i];
    if (attribute->name->prefix.len > 0)
      copy->uri = keep_uri(vocab, record, attribute->name, node->position);
    copy->name = libfeed__arena_copy_str(arena, attribute->name->local);
    copy->value = libfeed__arena_copy_str(arena, attribute->value);
  }
}

libfeed_node *libfeed__node_new(libfeed__vocab *vocab, libfeed__record *record,
                                const libfeed__element *element,
                                libfeed_pos position) {
  libfeed__arena *arena = record->arena;
  const libfeed__name *name = element->name;
  libfeed_node *node = libfeed__arena_alloc(arena, sizeof *node);
  if (node == NULL) {
    libfeed__fail_memory(vocab->context);
    return NULL;
  }
  node->position = position;
  node->uri = keep_uri(vocab, record, name, position);
  node->prefix = libfeed__arena_copy_str(arena, name->prefix);
  node->name = libfeed__arena_copy_str(arena, name->local);
  node->known_uri =
      name->ns != NULL ? libfeed__namespace_uri(name->ns) : node->uri;
  copy_attributes(vocab, record, node, element);
  return node;
}

/* Puts a node under `parent`, or among the record's extensions. */
static bool attach(libfeed__vocab *vocab, libfeed__record *record,
                   libfeed_node *parent, libfeed_node *node) {
  libfeed__list *list =
      parent != NULL ? &parent->children : &record->extensions;
  node->parent = parent;
  node->index = list->len;
  if (!libfeed__seat(vocab, record, list, node, node->position))
    return false;
  node->sequence = libfeed__next_sequence(record);
  return true;
}

bool libfeed__is_record(const libfeed__frame *frame) {
  return frame->mode == LIBFEED__MODE_TREE &&
         (frame->children == LIBFEED__PARENT_ROOT ||
          frame->children == LIBFEED__PARENT_CHANNEL ||
          frame->children == LIBFEED__PARENT_ITEM);
}

/* True where elements of a namespace have none in the document: RSS but that of
   RDF. */
static bool is_bare(const libfeed__vocab *vocab, const libfeed__namespace *ns) {
  return ns->is_core && vocab->channel->format != LIBFEED_FORMAT_RSS_0_90 &&
         vocab->channel->format != LIBFEED_FORMAT_RSS_1_0;
}

libfeed_node *libfeed__node_of_frame(libfeed__vocab *vocab,
                                     libfeed__frame *frame) {
  libfeed__frame *from = frame;
  while (from->node == NULL && !libfeed__is_record(from))
    from = libfeed__outer(from);
  /* From there on inwards, each frame gets a node that bears its name: what its
     attributes and other children said went to fields. */
  while (from < frame) {
    libfeed_node *parent = from->node;
    from++;
    libfeed_node *node =
        libfeed__arena_alloc(from->record->arena, sizeof *node);
    if (node == NULL) {
      libfeed__fail_memory(vocab->context);
      return NULL;
    }
    node->position = from->position;
    if (from->ns != NULL && !is_bare(vocab, from->ns)) {
      node->uri = node->known_uri = from->ns->uri;
      node->prefix = from->ns->prefix;
    }
    if (from->rule != NULL)
      node->name = from->rule->name;
    if (!attach(vocab, from->record, parent, node))
      return NULL;
    from->node = node;
  }
  return frame->node;
}

void libfeed__node_start(libfeed__vocab *vocab, libfeed__frame *frame,
                         const libfeed__element *element) {
  libfeed__frame *outer = libfeed__outer(frame);
  libfeed__list *list = &frame->record->extensions;
  libfeed__set_run(frame, LIBFEED__MODE_NODE);
  frame->children = LIBFEED__PARENT_NONE;
  frame->rule = NULL;
  libfeed_node *parent = libfeed__node_of_frame(vocab, outer);
  if (parent != NULL)
    list = &parent->children;
  else if (!libfeed__is_record(outer)) {
    libfeed__skip(vocab); /* a list was full */
    return;
  }
  if (!libfeed__has_room(vocab, list, frame->position)) {
    libfeed__skip(vocab);
    return;
  }
  libfeed_node *node =
      libfeed__node_new(vocab, frame->record, element, frame->position);
  if (node == NULL || !attach(vocab, frame->record, parent, node)) {
    libfeed__skip(vocab);
    return;
  }
  frame->node = node;
}

/* Text before a child becomes a child itself. White space goes along: whether
   it has a meaning is known at the element's end. */
void libfeed__node_suspend(libfeed__vocab *vocab, libfeed__frame *frame) {
  libfeed_str text = libfeed__text_take(vocab, false, false);
  if (text.len == 0)
    return;
  if (libfeed__trim(text).len > 0) {
    frame->is_mixed = true;
    frame->containers = LIBFEED__CONTAINER_UNKNOWN;
  }
  libfeed_node *piece =
      libfeed__arena_alloc(frame->record->arena, sizeof *piece);
  if (piece == NULL) {
    libfeed__fail_memory(vocab->context);
    return;
  }
  piece->position = frame->position;
  piece->text = text;
  attach(vocab, frame->record, frame->node, piece);
}

/* The element's own text out of its pieces. */
static libfeed_str join(libfeed__arena *arena, const libfeed__list *children) {
  libfeed__arena_open(arena);
  for (uint32_t i = 0; i < children->len; i++) {
    const libfeed_node *child = children->items[i];
    if (child->name.len == 0)
      libfeed__arena_append(arena, child->text.data, child->text.len);
  }
  return libfeed__arena_close(arena);
}

/* Drops the white space between the children of an element without text. */
static void drop_blanks(libfeed__list *children) {
  uint32_t n = 0;
  for (uint32_t i = 0; i < children->len; i++) {
    libfeed_node *child = children->items[i];
    if (child->name.len == 0)
      continue;
    child->index = n;
    children->items[n++] = child;
  }
  children->len = n;
}

void libfeed__node_end(libfeed__vocab *vocab, libfeed__frame *frame) {
  libfeed_node *node = frame->node;
  if (node->children.len == 0) {
    node->text = libfeed__text_take(vocab, false, true);
    return;
  }
  libfeed__node_suspend(vocab, frame);
  if (frame->is_mixed)
    node->text = join(frame->record->arena, &node->children);
  else
    drop_blanks(&node->children);
}
