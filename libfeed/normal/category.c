/* SPDX-License-Identifier: MIT */
/* Category: keyword lists split, and each category listed once (vocabulary rule
   2.2.11). */
#include "normal/finish.h"
#include "normal/unique.h"

/* The category in the list that this one repeats: the same term in the same
   scheme, or in any where this one names none. */
static libfeed_category *find(const libfeed__unique *terms,
                              const libfeed_category *category) {
  libfeed__unique_walk walk;
  libfeed_category *found = libfeed__unique_first(terms, category->term, &walk);
  for (; found != NULL;
       found = libfeed__unique_next(terms, category->term, &walk))
    if ((category->scheme.len == 0 ||
         libfeed__equals_fold(found->scheme, category->scheme)) &&
        (category->term.len > 0 ||
         libfeed__equals_fold(found->label, category->label)))
      return found;
  return NULL;
}

static void add(libfeed__finish *finish, libfeed__unique *terms,
                libfeed_category *category) {
  if (category->term.len == 0 && category->label.len == 0)
    return;
  libfeed_category *known = find(terms, category);
  if (known != NULL) {
    if (known->label.len == 0)
      known->label = category->label;
    return;
  }
  libfeed__list_push(finish->arena, &finish->record->tags, category);
  libfeed__unique_add(finish->arena, terms, category->term, category);
}

static void split(libfeed__finish *finish, libfeed__unique *terms,
                  const libfeed_category *list, uint32_t limit) {
  libfeed_str rest = list->term;
  while (rest.len > 0 && finish->record->tags.len < limit) {
    size_t comma = libfeed__find_byte(rest, ',');
    libfeed_str term = libfeed__slice(rest, 0, comma);
    rest = comma == SIZE_MAX ? libfeed__empty
                             : libfeed__slice(rest, comma + 1, rest.len);
    term = libfeed__trim(term);
    if (term.len == 0)
      continue;
    libfeed_category *one = libfeed__arena_alloc(finish->arena, sizeof *one);
    if (one == NULL)
      return;
    *one = *list;
    one->term = libfeed__finish_terminate(finish->arena, term);
    add(finish, terms, one);
  }
}

void libfeed__finish_categories(libfeed__finish *finish) {
  libfeed__record *record = finish->record;
  if (record->categories.len == 0)
    return;
  libfeed__unique terms = {NULL, 0, 0};
  int64_t number = libfeed__number(finish->context, LIBFEED_OPTION_LIMIT_ITEMS);
  uint32_t limit =
      number > 0 && number < UINT32_MAX ? (uint32_t)number : UINT32_MAX;
  for (uint32_t i = 0; i < record->categories.len; i++) {
    libfeed_category *category = record->categories.items[i];
    if (category->is_list)
      split(finish, &terms, category, limit);
    else
      add(finish, &terms, category);
  }
  if (record->tags.len > 0) {
    const libfeed_category *first = record->tags.items[0];
    record->origin[LIBFEED_FIELD_CATEGORIES] =
        libfeed__finish_origin(&first->source);
  }
}
