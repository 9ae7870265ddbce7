/* SPDX-License-Identifier: MIT */
/* Elements whose end tags are missing: what is open where a field or an item
   starts that cannot stand in it. Stage vocab. */
#include "base/str.h"
#include "vocab/vocab_state.h"

/* How many elements around the innermost one are looked at for a field: Media
   RSS nests no deeper. */
#define REACH 4

/* Names of fields that HTML has, too. */
static bool is_page_name(libfeed_str name) {
  static const libfeed_str names[] = {
      LIBFEED__STR_INIT("body"),   LIBFEED__STR_INIT("content"),
      LIBFEED__STR_INIT("image"),  LIBFEED__STR_INIT("link"),
      LIBFEED__STR_INIT("source"), LIBFEED__STR_INIT("summary"),
      LIBFEED__STR_INIT("title"),
  };
  return libfeed__is_one_of(name, names, sizeof names / sizeof *names);
}

/* Names that are a part of a feed's own structure: inside a feed they are where
   another copy of it begins, or stand in the wrong place. */
static bool is_structure_name(libfeed_str name) {
  static const libfeed_str names[] = {
      LIBFEED__STR_INIT("channel"), LIBFEED__STR_INIT("entry"),
      LIBFEED__STR_INIT("feed"),    LIBFEED__STR_INIT("item"),
      LIBFEED__STR_INIT("rdf"),     LIBFEED__STR_INIT("rss")};
  return libfeed__is_one_of(name, names, sizeof names / sizeof *names);
}

static bool has_rule(const libfeed__namespace *ns, libfeed_str name) {
  for (size_t i = 0; i < ns->n_rules; i++)
    if (libfeed__equals_fold(ns->rules[i].name, name))
      return true;
  return false;
}

/* True for a name that the tables of feeds have below any parent. */
static bool is_core_name(libfeed_str name) {
  return has_rule(&libfeed__ns_rss, name) || has_rule(&libfeed__ns_atom, name);
}

bool libfeed__vocab_is_inside(const libfeed__vocab *vocab) {
  return vocab->skipped == 0 &&
         !libfeed__is_record(&vocab->frames[vocab->n_frames - 1]);
}

/* True where the text that `frame` began is more than blanks. A piece of it
   that stood before a child is. */
static bool has_text(libfeed__vocab *vocab, const libfeed__frame *frame) {
  return frame->pieces.len > 0 || frame->is_mixed ||
         !libfeed__text_is_blank(vocab);
}

/* An element of HTML that has no content. */
static bool is_void(const libfeed_node *node) {
  return node->prefix.len == 0 && libfeed__markup_is_void(node->name);
}

/* One that dresses text up. */
static bool is_dress(const libfeed_node *node) {
  return node->prefix.len == 0 && libfeed__markup_is_dress(node->name);
}

/* True where a field named `name` cannot stand in `frame`. */
static bool excludes(libfeed__vocab *vocab, const libfeed__frame *frame,
                     const libfeed__name *name) {
  bool is_core = name->prefix.len == 0;
  switch ((libfeed__mode)frame->mode) {
  case LIBFEED__MODE_TREE:
    if (frame->children == LIBFEED__PARENT_MEDIA)
      return is_core &&
             libfeed__class_below(vocab, name, LIBFEED__PARENT_MEDIA) ==
                 LIBFEED__CLASS_OTHER;
    return frame->children == LIBFEED__PARENT_NONE;
  case LIBFEED__MODE_VALUE:
  case LIBFEED__MODE_TITLE:
    /* What has children of its own may be meant as a container. */
    return frame->children == LIBFEED__PARENT_NONE &&
           !libfeed__markup_is_inline(name) && has_text(vocab, frame);
  case LIBFEED__MODE_PLAIN:
  case LIBFEED__MODE_HTML:
    /* Other vocabularies stand in the middle of texts, too. */
    return is_core && !is_page_name(name->local) && has_text(vocab, frame);
  case LIBFEED__MODE_NODE:
    return is_void(frame->node) ||
           (is_dress(frame->node) && !has_text(vocab, frame));
  default:
    return false;
  }
}

static size_t unclosed_before_field(libfeed__vocab *vocab,
                                    const libfeed__name *name) {
  const libfeed__frame *top = &vocab->frames[vocab->n_frames - 1];
  const libfeed__frame *frame = top;
  if (frame->mode != LIBFEED__MODE_NODE)
    frame -= frame->run;
  for (size_t i = 0; i < REACH && !libfeed__is_record(frame); i++, frame--) {
    libfeed__parent parent = (libfeed__parent)frame[-1].children;
    if (parent < LIBFEED__PARENT_COUNT && parent != LIBFEED__PARENT_ROOT &&
        excludes(vocab, frame, name) &&
        libfeed__class_below(vocab, name, parent) == LIBFEED__CLASS_FIELD)
      return (size_t)(top - frame) + 1;
    if (frame->mode != LIBFEED__MODE_TREE)
      return 0;
  }
  return 0;
}

/* True where an element's name says that it is no container of items: it is
   HTML, a part of feeds, or not declared. */
static bool names_no_container(const libfeed_node *node) {
  if (is_void(node) || is_dress(node) || is_structure_name(node->name))
    return true;
  if (node->prefix.len == 0)
    return is_core_name(node->name);
  return node->uri.len == 0 || libfeed__namespace_find(node->uri) != NULL;
}

/* The same, found out once for each element: there may be as many items in one
   as the input has room for. */
static bool is_no_container(libfeed__frame *frame) {
  if (frame->container == LIBFEED__CONTAINER_UNKNOWN)
    frame->container = names_no_container(frame->node) ? LIBFEED__CONTAINER_NO
                                                       : LIBFEED__CONTAINER_YES;
  return frame->container == LIBFEED__CONTAINER_NO;
}

/* Answers for the innermost element, which is one of the extension tree, and
   all of the tree around it whether they may be containers: none of them is
   anything else, and none has text. Each is asked once, unless more text comes:
   `top` alone may still get some. */
static bool are_containers(libfeed__frame *top) {
  libfeed__frame *frame = top;
  libfeed__frame *outermost = top - (top->run - 1);
  while (frame > outermost && frame->containers == LIBFEED__CONTAINER_UNKNOWN)
    frame--;
  libfeed__container around = LIBFEED__CONTAINER_YES;
  if (frame->containers != LIBFEED__CONTAINER_UNKNOWN)
    around = (libfeed__container)frame++->containers;
  for (; frame <= top; frame++) {
    if (is_no_container(frame) || frame->pieces.len > 0 || frame->is_mixed)
      around = LIBFEED__CONTAINER_NO;
    frame->containers = (uint8_t)around;
  }
  return around == LIBFEED__CONTAINER_YES;
}

/* True where the innermost element may be a container of items that another
   vocabulary has. Beside a channel there is none: that is the channel itself,
   misspelt. */
static bool is_in_container(libfeed__vocab *vocab) {
  libfeed__frame *top = libfeed__top(vocab);
  if (top->mode != LIBFEED__MODE_NODE || !are_containers(top) ||
      !libfeed__text_is_blank(vocab))
    return false;
  return top[-(ptrdiff_t)top->run].children != LIBFEED__PARENT_ROOT;
}

/* True where an item may stand in `frame`. */
static bool holds_items(const libfeed__vocab *vocab,
                        const libfeed__frame *frame,
                        const libfeed__name *name) {
  return frame->mode == LIBFEED__MODE_TREE &&
         frame->children < LIBFEED__PARENT_COUNT &&
         libfeed__class_below(vocab, name, (libfeed__parent)frame->children) ==
             LIBFEED__CLASS_ITEM;
}

/* An item cannot stand in anything but the feed, whatever is open: also not in
   another item. */
static size_t unclosed_before_item(const libfeed__vocab *vocab,
                                   const libfeed__name *name) {
  const libfeed__frame *top = &vocab->frames[vocab->n_frames - 1];
  const libfeed__frame *frame = top;
  while (!holds_items(vocab, frame, name)) {
    /* The feed itself has to hold it, and stays open. */
    if (libfeed__is_record(frame) && frame->children != LIBFEED__PARENT_ITEM)
      return 0;
    frame -= frame->run > 0 ? frame->run : 1;
  }
  return (size_t)(top - frame) + vocab->skipped;
}

size_t libfeed__vocab_unclosed(libfeed__vocab *vocab, const libfeed__name *name,
                               bool is_item, bool *is_certain) {
  *is_certain = !is_item || !is_in_container(vocab);
  if (is_item)
    return unclosed_before_item(vocab, name);
  return libfeed__vocab_is_inside(vocab) ? unclosed_before_field(vocab, name)
                                         : 0;
}
