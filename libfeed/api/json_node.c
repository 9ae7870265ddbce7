/* SPDX-License-Identifier: MIT */
/* JSON output: extension trees. They are as deep as the document makes them, so
   the walk climbs by the nodes' own links instead of a stack. */
#include "api/json_parts.h"

#include "base/str.h"

static void write_attributes(libfeed__json *json, const libfeed_node *node) {
  if (node->n_attributes == 0)
    return;
  libfeed__json_key(json, "attributes");
  libfeed__json_open(json, '[');
  for (uint32_t i = 0; i < node->n_attributes; i++) {
    const libfeed__node_attribute *attribute = &node->attributes[i];
    libfeed__json_element(json);
    libfeed__json_open(json, '{');
    libfeed__json_str_member(json, "ns", attribute->uri);
    libfeed__json_key(json, "name");
    libfeed__json_string(json, attribute->name);
    libfeed__json_key(json, "value");
    libfeed__json_string(json, attribute->value);
    libfeed__json_close(json, '}');
  }
  libfeed__json_close(json, ']');
}

/* Among child elements the pieces of text stand in their places. */
static bool has_pieces(const libfeed_node *node) {
  for (uint32_t i = 0; i < node->children.len; i++)
    if (libfeed_node_is_text(node->children.items[i]))
      return true;
  return false;
}

/* The beginning of a node: all but its children and its end. */
static void open_node(libfeed__json *json, const libfeed_node *node) {
  libfeed__json_element(json);
  libfeed__json_open(json, '{');
  libfeed__json_str_member(json, "ns", node->uri);
  libfeed__json_str_member(json, "name", node->name);
  write_attributes(json, node);
  if (!has_pieces(node))
    libfeed__json_str_member(json, "text", node->text);
}

static void write_tree(libfeed__json *json, const libfeed_node *top) {
  const libfeed_node *node = top;
  open_node(json, node);
  for (;;) {
    if (node->children.len > 0) {
      libfeed__json_key(json, "children");
      libfeed__json_open(json, '[');
      node = node->children.items[0];
      open_node(json, node);
      continue;
    }
    libfeed__json_close(json, '}');
    /* Up past every node whose last child is done. */
    while (node != top && node->index + 1 == node->parent->children.len) {
      node = node->parent;
      libfeed__json_close(json, ']');
      libfeed__json_close(json, '}');
    }
    if (node == top)
      return;
    node = node->parent->children.items[node->index + 1];
    open_node(json, node);
  }
}

void libfeed__json_extensions(libfeed__json *json, const libfeed__list *nodes) {
  if (nodes->len == 0)
    return;
  libfeed__json_key(json, "extensions");
  libfeed__json_open(json, '[');
  for (uint32_t i = 0; i < nodes->len; i++)
    write_tree(json, nodes->items[i]);
  libfeed__json_close(json, ']');
}
