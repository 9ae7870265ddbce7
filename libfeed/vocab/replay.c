/* SPDX-License-Identifier: MIT */
/* Fields of an item in an element whose end tag is missing. While it was open
   nobody could tell that it should not hold them, and they went to the
   extension tree; when another end tag closes it they are taken out and read
   again, where they belong. Those of a channel stay: there the element may as
   well be an item whose name is misspelt. Stage vocab. */
#include "base/str.h"
#include "vocab/vocab_state.h"

static libfeed_str qname_of(libfeed__arena *arena, libfeed_str prefix,
                            libfeed_str local) {
  if (prefix.len == 0)
    return local;
  libfeed__arena_open(arena);
  libfeed__arena_append(arena, prefix.data, prefix.len);
  libfeed__arena_append(arena, ":", 1);
  libfeed__arena_append(arena, local.data, local.len);
  return libfeed__arena_close(arena);
}

/* The name as xml/ resolved it. */
static libfeed__name name_of(const libfeed_node *node) {
  libfeed__name name = {.qname = node->name,
                        .prefix = node->prefix,
                        .local = node->name,
                        .uri = node->uri};
  if (node->uri.len > 0)
    name.ns = libfeed__namespace_find(node->uri);
  return name;
}

static bool is_field(const libfeed__vocab *vocab, const libfeed_node *node) {
  libfeed__name name = name_of(node);
  return node->name.len > 0 &&
         libfeed__is_known_below(vocab, &name, LIBFEED__PARENT_ITEM);
}

/* -- out of the tree ----------------------------------------------------------
 */

/* The node behind `node` in a walk through what is below `top`, or NULL. */
static libfeed_node *next_node(const libfeed_node *top,
                               const libfeed_node *node) {
  if (node->is_unclosed && node->children.len > 0)
    return node->children.items[0];
  while (node != top && node->index + 1 == node->parent->children.len)
    node = node->parent;
  return node == top ? NULL : node->parent->children.items[node->index + 1];
}

/* Collects the fields in `top` and in the elements without end tags in it. */
static libfeed__list collect(libfeed__vocab *vocab, libfeed__arena *arena,
                             libfeed_node *top) {
  libfeed__list taken = {0};
  for (libfeed_node *node = top; node != NULL; node = next_node(top, node))
    if (node != top && is_field(vocab, node))
      node->is_misplaced = libfeed__list_push(arena, &taken, node);
  return taken;
}

/* A piece of text that only parted two elements. */
static bool is_blank(const libfeed_node *node) {
  return node->name.len == 0 && libfeed__trim(node->text).len == 0;
}

static void put(libfeed__list *list, libfeed_node *node) {
  node->index = list->len;
  list->items[list->len++] = node;
}

/* Drops the children that were collected, and white space behind them. */
static void drop_misplaced(libfeed_node *node) {
  libfeed__list *children = &node->children;
  uint32_t n = children->len, n_elements = 0;
  bool is_behind = false, has_lost = false;
  children->len = 0;
  for (uint32_t i = 0; i < n; i++) {
    libfeed_node *child = children->items[i];
    if (!child->is_misplaced && !(is_behind && is_blank(child))) {
      n_elements += child->name.len > 0;
      put(children, child);
    }
    is_behind = child->is_misplaced;
    has_lost = has_lost || is_behind;
  }
  if (has_lost && n_elements == 0)
    children->len = 0; /* its text is whole without the pieces */
}

/* The same all over `top`. */
static void compact(libfeed_node *top) {
  for (libfeed_node *node = top; node != NULL; node = next_node(top, node))
    if (node->is_unclosed)
      drop_misplaced(node);
}

/* Takes what stands for a frame out of the tree again. */
static void drop_node(libfeed__frame *frame) {
  libfeed_node *parent = libfeed__outer(frame)->node;
  libfeed__list *list =
      parent != NULL ? &parent->children : &frame->record->extensions;
  uint32_t n = list->len;
  list->len = frame->node->index;
  for (uint32_t i = list->len + 1; i < n; i++)
    put(list, list->items[i]);
  frame->node = NULL;
}

libfeed__list libfeed__replay_take(libfeed__vocab *vocab,
                                   libfeed__frame *frame) {
  libfeed__list taken = {0};
  libfeed_node *top = frame->node;
  if (top == NULL)
    return taken;
  top->is_unclosed = true;
  if (libfeed__outer(frame)->children != LIBFEED__PARENT_ITEM)
    return taken; /* perhaps when what is around it ends */
  taken = collect(vocab, frame->record->arena, top);
  if (taken.len == 0)
    return taken;
  compact(top);
  for (uint32_t i = 0; i < taken.len; i++)
    compact(taken.items[i]);
  if (frame->mode != LIBFEED__MODE_NODE && top->children.len == 0)
    drop_node(frame);
  return taken;
}

/* -- and read again -----------------------------------------------------------
 */

/* Attributes as xml/ gives them. */
static void read_attributes(libfeed__arena *arena, const libfeed_node *node,
                            libfeed__element *element) {
  size_t n = node->n_attributes, size;
  libfeed__attribute *attributes = NULL;
  libfeed__name *names = NULL;
  if (n == 0)
    return;
  if (libfeed__size_mul(n, sizeof *names, &size))
    names = libfeed__arena_alloc(arena, size);
  if (libfeed__size_mul(n, sizeof *attributes, &size))
    attributes = libfeed__arena_alloc(arena, size);
  if (names == NULL || attributes == NULL) {
    arena->failed = true;
    return;
  }
  for (size_t i = 0; i < n; i++) {
    const libfeed__node_attribute *from = &node->attributes[i];
    names[i].local = names[i].qname = from->name;
    names[i].uri = from->uri;
    if (from->uri.len > 0) {
      names[i].ns = libfeed__namespace_find(from->uri);
      names[i].prefix =
          names[i].ns != NULL ? names[i].ns->prefix : LIBFEED__STR("ns");
    }
    attributes[i].name = &names[i];
    attributes[i].value = from->value;
    attributes[i].offset = element->offset;
  }
  element->attributes = attributes;
  element->n_attributes = n;
}

static void start(libfeed__vocab *vocab, const libfeed_node *node,
                  uint64_t offset) {
  libfeed__arena arena; /* the record's may have a string open */
  libfeed__name name = name_of(node);
  libfeed__element element = {.name = &name,
                              .scope = *libfeed__top(vocab)->scope,
                              .offset = offset,
                              .position = &node->position};
  libfeed__arena_init(&arena, &vocab->context->mem);
  name.qname = qname_of(&arena, name.prefix, name.local);
  read_attributes(&arena, node, &element);
  if (arena.failed)
    libfeed__fail_memory(vocab->context);
  libfeed__vocab_start(vocab, &element);
  libfeed__arena_fini(&arena);
}

static void say(libfeed__vocab *vocab, libfeed_str text, uint64_t offset) {
  if (text.len > 0) /* in zeroed memory an empty one has no address */
    libfeed__vocab_text(vocab, text.data, text.len, offset);
}

/* A node with all that it holds, as events. */
static void replay(libfeed__vocab *vocab, const libfeed_node *top,
                   uint64_t offset) {
  const libfeed_node *node = top;
  for (;;) {
    bool is_piece = node->name.len == 0;
    if (!is_piece)
      start(vocab, node, offset);
    if (node->children.len > 0) {
      node = node->children.items[0];
      continue;
    }
    say(vocab, node->text, offset);
    if (!is_piece)
      libfeed__vocab_end(vocab, offset, LIBFEED__CLOSED);
    while (node != top && node->index + 1 == node->parent->children.len) {
      node = node->parent;
      libfeed__vocab_end(vocab, offset, LIBFEED__CLOSED);
    }
    if (node == top)
      return;
    node = node->parent->children.items[node->index + 1];
  }
}

void libfeed__replay_give(libfeed__vocab *vocab, const libfeed__list *taken,
                          uint64_t offset) {
  for (uint32_t i = 0; i < taken->len; i++)
    replay(vocab, taken->items[i], offset);
}
