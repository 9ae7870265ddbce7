/* SPDX-License-Identifier: MIT */
/* Nodes: extension elements, kept without loss. Getters and search. */
#include "api/get.h"
#include "vocab/vocab.h"

const libfeed_node *libfeed__find_node(const libfeed__list *nodes,
                                       const char *uri, const char *name) {
  if (uri == NULL || name == NULL)
    return NULL;
  libfeed_str wanted_uri = {uri, strlen(uri)};
  libfeed_str wanted_name = {name, strlen(name)};
  const libfeed__namespace *known = libfeed__namespace_find(wanted_uri);
  if (known != NULL)
    wanted_uri = libfeed__namespace_uri(known);
  for (uint32_t i = 0; i < nodes->len; i++) {
    const libfeed_node *node = nodes->items[i];
    if (libfeed__equals(node->name, wanted_name) &&
        libfeed__equals(node->known_uri, wanted_uri) &&
        !libfeed_node_is_text(node))
      return node;
  }
  return NULL;
}

libfeed_str libfeed_node_uri(const libfeed_node *node) {
  return node == NULL ? libfeed__empty : libfeed__shown(node->uri);
}

libfeed_str libfeed_node_prefix(const libfeed_node *node) {
  return node == NULL ? libfeed__empty : libfeed__shown(node->prefix);
}

libfeed_str libfeed_node_name(const libfeed_node *node) {
  return node == NULL ? libfeed__empty : libfeed__shown(node->name);
}

int libfeed_node_is_text(const libfeed_node *node) {
  return node != NULL && node->name.len == 0;
}

libfeed_str libfeed_node_text(const libfeed_node *node) {
  return node == NULL ? libfeed__empty : libfeed__shown(node->text);
}

size_t libfeed_node_attribute_count(const libfeed_node *node) {
  return node == NULL ? 0 : node->n_attributes;
}

libfeed_str libfeed_node_attribute_uri(const libfeed_node *node, size_t index) {
  return node == NULL || index >= node->n_attributes
             ? libfeed__empty
             : libfeed__shown(node->attributes[index].uri);
}

libfeed_str libfeed_node_attribute_name(const libfeed_node *node,
                                        size_t index) {
  return node == NULL || index >= node->n_attributes
             ? libfeed__empty
             : libfeed__shown(node->attributes[index].name);
}

libfeed_str libfeed_node_attribute_value(const libfeed_node *node,
                                         size_t index) {
  return node == NULL || index >= node->n_attributes
             ? libfeed__empty
             : libfeed__shown(node->attributes[index].value);
}

libfeed_str libfeed_node_attribute(const libfeed_node *node, const char *name) {
  if (node == NULL || name == NULL)
    return libfeed__empty;
  libfeed_str wanted = {name, strlen(name)};
  for (uint32_t i = 0; i < node->n_attributes; i++)
    if (node->attributes[i].uri.len == 0 &&
        libfeed__equals(node->attributes[i].name, wanted))
      return libfeed__shown(node->attributes[i].value);
  return libfeed__empty;
}

size_t libfeed_node_child_count(const libfeed_node *node) {
  return node == NULL ? 0 : node->children.len;
}

const libfeed_node *libfeed_node_child(const libfeed_node *node, size_t index) {
  return node == NULL ? NULL : libfeed__item(&node->children, index);
}

const libfeed_node *libfeed_node_find(const libfeed_node *node, const char *uri,
                                      const char *name) {
  return node == NULL ? NULL : libfeed__find_node(&node->children, uri, name);
}

libfeed_pos libfeed_node_position(const libfeed_node *node) {
  return node == NULL ? libfeed__no_pos : node->position;
}
