/* SPDX-License-Identifier: MIT */
/* Category: keyword lists split, and each category listed once (vocabulary rule
   2.2.11). */
#include "normal/finish.h"
#include "normal/unique.h"

/* The list that is being made, with what finds categories in it. */
typedef struct category_set {
  libfeed__finish *finish;
  libfeed__unique terms;
  uint32_t limit;
  bool is_cut; /* there was one more */
} category_set;

/* Terms that are empty are told apart by label. The first category of a term,
   whatever its scheme, is found under this salt. */
static uint32_t first_salt(const libfeed_category *category) {
  return category->term.len > 0 ? 0 : libfeed__unique_salt(0, category->label);
}

/* Each that has a scheme is found under this one, too. */
static uint32_t scheme_salt(const libfeed_category *category) {
  return libfeed__unique_salt(first_salt(category) + 1, category->scheme);
}

/* The category in the list that this one repeats: the same term in the same
   scheme, or in any where this one names none: the first such. */
static libfeed_category *find(const libfeed__unique *terms,
                              const libfeed_category *category) {
  libfeed__unique_walk walk;
  uint32_t salt =
      category->scheme.len == 0 ? first_salt(category) : scheme_salt(category);
  libfeed_category *found =
      libfeed__unique_first(terms, category->term, salt, &walk);
  for (; found != NULL;
       found = libfeed__unique_next(terms, category->term, &walk))
    if ((category->scheme.len == 0 ||
         libfeed__equals_fold(found->scheme, category->scheme)) &&
        (category->term.len > 0 ||
         libfeed__equals_fold(found->label, category->label)))
      return found;
  return NULL;
}

/* Makes a category that `find` did not find one that it does. */
static void remember(category_set *set, libfeed_category *category) {
  libfeed__arena *arena = set->finish->arena;
  libfeed_category any = *category;
  if (category->scheme.len > 0)
    libfeed__unique_add(arena, &set->terms, category->term,
                        scheme_salt(category), category);
  any.scheme = libfeed__empty;
  if (category->scheme.len == 0 || find(&set->terms, &any) == NULL)
    libfeed__unique_add(arena, &set->terms, category->term,
                        first_salt(category), category);
}

static void add(category_set *set, libfeed_category *category) {
  libfeed__finish *finish = set->finish;
  libfeed__list *tags = &finish->record->tags;
  if (category->term.len == 0 && category->label.len == 0)
    return;
  libfeed_category *known = find(&set->terms, category);
  if (known != NULL) {
    if (known->label.len == 0)
      known->label = category->label;
    return;
  }
  if (tags->len >= set->limit) {
    set->is_cut = true;
    return;
  }
  libfeed__list_push(finish->arena, tags, category);
  remember(set, category);
}

static void split(category_set *set, const libfeed_category *list) {
  libfeed__arena *arena = set->finish->arena;
  libfeed_str rest = list->term;
  while (rest.len > 0 && !set->is_cut) {
    size_t comma = libfeed__find_byte(rest, ',');
    libfeed_str term = libfeed__slice(rest, 0, comma);
    rest = comma == SIZE_MAX ? libfeed__empty
                             : libfeed__slice(rest, comma + 1, rest.len);
    term = libfeed__trim(term);
    if (term.len == 0)
      continue;
    libfeed_category *one = libfeed__arena_alloc(arena, sizeof *one);
    if (one == NULL)
      return;
    *one = *list;
    one->term = libfeed__finish_terminate(arena, term);
    add(set, one);
  }
}

void libfeed__finish_categories(libfeed__finish *finish) {
  libfeed__record *record = finish->record;
  if (record->categories.len == 0)
    return;
  category_set set = {.finish = finish,
                      .limit = libfeed__finish_list_limit(finish)};
  for (uint32_t i = 0; i < record->categories.len; i++) {
    libfeed_category *category = record->categories.items[i];
    if (category->is_list)
      split(&set, category);
    else
      add(&set, category);
    if (set.is_cut) {
      libfeed__finish_report(finish, LIBFEED__LIMIT_ITEMS,
                             category->source.position, libfeed__empty);
      break;
    }
  }
  if (record->tags.len > 0) {
    const libfeed_category *first = record->tags.items[0];
    record->origin[LIBFEED_FIELD_CATEGORIES] =
        libfeed__finish_origin(&first->source);
  }
}
