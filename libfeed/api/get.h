/* SPDX-License-Identifier: MIT */
/* What the getters of the public interface share: lists, absent values. They
   are thin: an object that is NULL answers "absent", anything else a member. */
#ifndef LIBFEED_API_GET_H
#define LIBFEED_API_GET_H

#include <string.h>

#include "base/str.h"
#include "model/model.h"

extern const libfeed_time libfeed__no_time;
extern const libfeed_pos libfeed__no_pos;

/* A member as it is handed out: the strings of zeroed memory are empty ones. */
static inline libfeed_str libfeed__shown(libfeed_str str) {
  return str.data == NULL ? libfeed__empty : str;
}

/* The object at `index`, or NULL. */
static inline void *libfeed__item(const libfeed__list *list, size_t index) {
  return index < list->len ? list->items[index] : NULL;
}

/* The same of a list of strings. */
static inline libfeed_str libfeed__string(const libfeed__list *list,
                                          size_t index) {
  const libfeed_str *string = libfeed__item(list, index);
  return string == NULL ? libfeed__empty : libfeed__shown(*string);
}

/* A title, summary or the like as plain text. What normal/ did not have to
   render is its own plain text; markup without any text is empty. */
static inline libfeed_str libfeed__plain(const libfeed_text *text) {
  if (text == NULL)
    return libfeed__empty;
  bool is_plain = text->type == LIBFEED_TEXT_PLAIN && text->plain.len == 0;
  return libfeed__shown(is_plain ? text->value : text->plain);
}

static inline bool libfeed__is_field(libfeed_field field) {
  return (unsigned)field < LIBFEED_FIELD_COUNT;
}

/* The first element of `nodes` with this name; any variant of the URI counts.
 */
const libfeed_node *libfeed__find_node(const libfeed__list *nodes,
                                       const char *uri, const char *name);

#endif
