/* SPDX-License-Identifier: MIT */
/* Person: texts that name persons taken apart, and each person listed once
   (vocabulary rules 2.2.9 and 2.2.10). */
#include "base/utf8.h"
#include "html/html.h"
#include "normal/finish.h"
#include "normal/unique.h"
#include "normal/values.h"

/* A list that is being made, with what finds persons in it. */
typedef struct person_set {
  libfeed__arena *arena;
  libfeed__list *list;
  libfeed__unique names, emails;
  uint32_t limit;
  bool is_cut; /* there was one more */
} person_set;

/* True where one of them is empty, or both are equal. */
static bool is_compatible(libfeed_str a, libfeed_str b) {
  return a.len == 0 || b.len == 0 || libfeed__equals_fold(a, b);
}

/* Persons of one role and one name (address) are found under that name, the
   first of them alone and each together with its address (name): one without
   is the only one, since any other would have been the same. */
static uint32_t first_salt(const libfeed_person *person) {
  return libfeed__unique_salt(0, person->role);
}

static uint32_t salt_with(const libfeed_person *person, libfeed_str other) {
  return libfeed__unique_salt(first_salt(person) + 1, other);
}

/* The first person under `key` and `salt` that is the same as `person` in what
   both have. */
static libfeed_person *find_under(const libfeed__unique *index, libfeed_str key,
                                  uint32_t salt, const libfeed_person *person) {
  libfeed__unique_walk walk;
  libfeed_person *found = libfeed__unique_first(index, key, salt, &walk);
  for (; found != NULL; found = libfeed__unique_next(index, key, &walk))
    if (is_compatible(found->name, person->name) &&
        is_compatible(found->email, person->email) &&
        libfeed__equals_fold(found->role, person->role))
      return found;
  return NULL;
}

/* The person in the list that `person` repeats: the same in what both have, and
   name or address in common. NULL. */
static libfeed_person *find(const person_set *people,
                            const libfeed_person *person) {
  libfeed_str name = person->name, email = person->email;
  uint32_t first = first_salt(person);
  libfeed_person *found = NULL;
  if (name.len > 0) {
    found = find_under(&people->names, name, first, person);
    if (found == NULL && email.len > 0)
      found =
          find_under(&people->names, name, salt_with(person, email), person);
  }
  if (found == NULL && email.len > 0) {
    found = find_under(&people->emails, email, first, person);
    if (found == NULL && name.len > 0)
      found =
          find_under(&people->emails, email, salt_with(person, name), person);
  }
  return found;
}

/* Adds `person` to an index: alone where it is the first under `key`, and with
   its other half, if there is one. */
static void index_under(libfeed__arena *arena, libfeed__unique *index,
                        libfeed_str key, libfeed_str other,
                        libfeed_person *person) {
  libfeed__unique_walk walk;
  uint32_t first = first_salt(person);
  libfeed_person *found = libfeed__unique_first(index, key, first, &walk);
  while (found != NULL && !libfeed__equals_fold(found->role, person->role))
    found = libfeed__unique_next(index, key, &walk);
  if (found == NULL)
    libfeed__unique_add(arena, index, key, first, person);
  else if (other.len > 0)
    libfeed__unique_add(arena, index, key, salt_with(person, other), person);
}

static void remember(person_set *people, libfeed_person *person, bool is_name,
                     bool is_email) {
  if (is_name && person->name.len > 0)
    index_under(people->arena, &people->names, person->name, person->email,
                person);
  if (is_email && person->email.len > 0)
    index_under(people->arena, &people->emails, person->email, person->name,
                person);
}

/* Takes what the list's person lacks from one that is the same. */
static void merge(person_set *people, libfeed_person *to,
                  const libfeed_person *from) {
  bool is_name = to->name.len == 0;
  bool is_email = to->email.len == 0;
  if (is_name)
    to->name = from->name;
  if (is_email) {
    to->email = from->email;
    to->is_noreply = from->is_noreply;
  }
  if (to->uri.len == 0)
    to->uri = from->uri;
  if (is_name || is_email)
    remember(people, to, is_name, is_email);
}

static void add(person_set *people, const libfeed_person *person) {
  if (person->name.len == 0 && person->email.len == 0 && person->uri.len == 0)
    return;
  libfeed_person *known = find(people, person);
  if (known != NULL) {
    merge(people, known, person);
    return;
  }
  if (people->list->len >= people->limit) {
    people->is_cut = true;
    return;
  }
  libfeed_person *own = libfeed__arena_alloc(people->arena, sizeof *own);
  if (own == NULL)
    return;
  *own = *person;
  libfeed__list_push(people->arena, people->list, own);
  remember(people, own, true, true);
}

/* Resolves references that were escaped once too often ("O&#39;Neil"). */
static libfeed_str unescape(libfeed__arena *arena, libfeed_str text) {
  if (libfeed__find_byte(text, '&') == SIZE_MAX)
    return text;
  libfeed__arena_open(arena);
  /* As in an attribute: what lacks its semicolon is part of an address. */
  libfeed__html_unescape(arena, text, true);
  return libfeed__arena_close(arena);
}

/* The byte that is percent-encoded at `at`; −1. */
static int encoded_byte(libfeed_str text, size_t at) {
  if (text.data[at] != '%' || text.len - at < 3)
    return -1;
  int high = libfeed__hex_value(text.data[at + 1]);
  int low = libfeed__hex_value(text.data[at + 2]);
  return high < 0 || low < 0 ? -1 : high * 16 + low;
}

/* A mailto address is percent-encoded (RFC 6068 §2), and persons without their
   fields are what is wanted of it. What would not be text stays as it is. */
static libfeed_str decode_mailto(libfeed__arena *arena, libfeed_str text) {
  if (!libfeed__starts_with_fold(text, LIBFEED__STR("mailto:")) ||
      libfeed__find_byte(text, '%') == SIZE_MAX)
    return text;
  libfeed_str address = libfeed__slice(text, 0, libfeed__find_byte(text, '?'));
  libfeed__arena_open(arena);
  for (size_t i = 0; i < address.len; i++) {
    int byte = encoded_byte(address, i);
    char c = byte < 0 ? address.data[i] : (char)byte;
    libfeed__arena_append(arena, &c, 1);
    i += byte < 0 ? 0 : 2;
  }
  libfeed_str decoded = libfeed__arena_close(arena);
  bool is_text = libfeed__utf8_clean(decoded.data, decoded.len) == decoded.len;
  return is_text ? decoded : text;
}

/* A name without the backslashes that quoting put before quotes (RFC 822
   §3.3). */
static libfeed_str unquote(libfeed__arena *arena, libfeed_str name) {
  if (libfeed__find(name, LIBFEED__STR("\\\"")) == SIZE_MAX)
    return name;
  libfeed__arena_open(arena);
  for (size_t i = 0; i < name.len; i++) {
    bool is_pair = name.data[i] == '\\' && i + 1 < name.len &&
                   (name.data[i + 1] == '"' || name.data[i + 1] == '\\');
    libfeed__arena_append(arena, &name.data[i + is_pair], 1);
    i += is_pair;
  }
  return libfeed__arena_close(arena);
}

static void add_raw(person_set *people, const libfeed_person *person) {
  libfeed__arena *arena = people->arena;
  libfeed_str rest = libfeed__trim(
      decode_mailto(arena, unescape(arena, libfeed__trim(person->raw))));
  libfeed__person_parts parts;
  while (!people->is_cut && libfeed__person_next(&rest, &parts)) {
    libfeed_person one = *person;
    one.name = libfeed__finish_line(arena, unquote(arena, parts.name));
    one.email = libfeed__finish_terminate(arena, parts.email);
    one.is_noreply = parts.is_noreply;
    if (parts.uri.len > 0)
      one.uri = libfeed__finish_terminate(arena, parts.uri);
    add(people, &one);
  }
}

/* A construct keeps name and address apart, but writers do not: a name that is
   nothing but an address is one. */
static void add_construct(person_set *people, const libfeed_person *person) {
  libfeed__arena *arena = people->arena;
  libfeed_person one = *person;
  libfeed__person_parts parts;
  one.name = libfeed__finish_line(arena, unescape(arena, one.name));
  if (one.email.len == 0 && libfeed__person_email(one.name, &parts)) {
    one.email = one.name;
    one.name = libfeed__empty;
  }
  if (libfeed__person_email(one.email, &parts)) {
    one.email = libfeed__finish_terminate(arena, parts.email);
    one.is_noreply = parts.is_noreply;
  }
  add(people, &one);
}

static void take(person_set *people, const libfeed_person *person) {
  if (person->raw.len > 0)
    add_raw(people, person);
  else
    add_construct(people, person);
}

void libfeed__finish_person(libfeed__arena *arena, libfeed__list *list,
                            const libfeed_person *person, uint32_t limit) {
  person_set people = {.arena = arena, .list = list, .limit = limit};
  for (uint32_t i = 0; i < list->len; i++)
    remember(&people, list->items[i], true, true);
  take(&people, person);
}

/* True where the list holds no more, which is reported. One text may name as
   many persons as it has room for. */
static bool is_cut(const libfeed__finish *finish, const person_set *people,
                   const libfeed_person *person) {
  if (people->is_cut)
    libfeed__finish_report(finish, LIBFEED__LIMIT_ITEMS,
                           person->source.position, libfeed__empty);
  return people->is_cut;
}

void libfeed__finish_credits(libfeed__finish *finish, libfeed__list *credits) {
  libfeed__list all = *credits;
  *credits = (libfeed__list){NULL, 0, 0};
  person_set people = {.arena = finish->arena,
                       .list = credits,
                       .limit = libfeed__finish_list_limit(finish)};
  for (uint32_t i = 0; i < all.len; i++) {
    take(&people, all.items[i]);
    if (is_cut(finish, &people, all.items[i]))
      break;
  }
}

/* All persons of one field. */
static void gather(libfeed__finish *finish, libfeed_field field,
                   libfeed__list *list) {
  person_set people = {.arena = finish->arena,
                       .list = list,
                       .limit = libfeed__finish_list_limit(finish)};
  const libfeed__list *all = &finish->record->persons;
  for (uint32_t i = 0; i < all->len; i++) {
    libfeed_person *person = all->items[i];
    if (person->field != field)
      continue;
    person->uri = libfeed__finish_address(finish, &person->source, person->uri);
    take(&people, person);
    if (is_cut(finish, &people, person))
      break;
  }
  if (list->len > 0) {
    const libfeed_person *first = list->items[0];
    finish->record->origin[field] = libfeed__finish_origin(&first->source);
  }
}

void libfeed__finish_persons(libfeed__finish *finish) {
  libfeed__record *record = finish->record;
  if (record->persons.len == 0)
    return;
  gather(finish, LIBFEED_FIELD_AUTHORS, &record->authors);
  gather(finish, LIBFEED_FIELD_CONTRIBUTORS, &record->contributors);
  gather(finish, LIBFEED_FIELD_PUBLISHERS, &record->publishers);
}
