/* SPDX-License-Identifier: MIT */
/* Finding namespaces by URI and prefix, and rules by name. */
#include <stddef.h>

#include "base/str.h"
#include "vocab/table.h"

/* Longer than any variant of a namespace that is known. */
#define FOLDED_SIZE 128

static const libfeed__namespace known[] = {
#define X(prefix, uri, variants)                                               \
  {LIBFEED__STR_INIT(prefix),                                                  \
   {"", 0},                                                                    \
   LIBFEED__STR_INIT(uri),                                                     \
   variants,                                                                   \
   NULL,                                                                       \
   0,                                                                          \
   false},
#include "vocab/known.def"
#undef X
};

static const libfeed__namespace *const tables[] = {
#define X(prefix) &libfeed__ns_##prefix,
#include "vocab/registry.def"
#undef X
};

enum {
#define X(prefix) +1
  N_TABLES = 0
#include "vocab/registry.def"
#undef X
  ,
  N_KNOWN = sizeof known / sizeof *known
};

static const libfeed__namespace *at(size_t index) {
  return index < N_TABLES ? tables[index] : &known[index - N_TABLES];
}

/* A URI as namespaces are compared (vocabulary rule 0.2): trimmed, in lower
   case, without "http://" or "https://" and without one "/" or "#" at the end.
   False where it is too long for any. */
static bool fold(libfeed_str uri, char *folded, size_t *len) {
  uri = libfeed__trim(uri);
  if (libfeed__starts_with_fold(uri, LIBFEED__STR("http://")))
    uri = libfeed__slice(uri, 7, uri.len);
  else if (libfeed__starts_with_fold(uri, LIBFEED__STR("https://")))
    uri = libfeed__slice(uri, 8, uri.len);
  if (uri.len > 0 &&
      (uri.data[uri.len - 1] == '/' || uri.data[uri.len - 1] == '#'))
    uri.len--;
  if (uri.len >= FOLDED_SIZE)
    return false;
  for (size_t i = 0; i < uri.len; i++)
    folded[i] = libfeed__lower(uri.data[i]);
  folded[uri.len] = '\0';
  *len = uri.len;
  return uri.len > 0;
}

static bool has_variant(const libfeed__namespace *ns, libfeed_str folded,
                        bool by_pattern) {
  for (const char *variant = ns->variants; *variant != '\0';) {
    size_t len = strlen(variant);
    if (by_pattern) {
      if (variant[0] == '*' &&
          libfeed__find(folded, (libfeed_str){variant + 1, len - 1}) !=
              SIZE_MAX)
        return true;
    } else if (len == folded.len && memcmp(variant, folded.data, len) == 0) {
      return true;
    }
    variant += len + 1;
  }
  return false;
}

const libfeed__namespace *libfeed__namespace_find(libfeed_str uri) {
  char buffer[FOLDED_SIZE];
  libfeed_str folded = {buffer, 0};
  /* Nearly all are as they should be. */
  for (size_t i = 0; i < N_TABLES + N_KNOWN; i++)
    if (uri.len > 0 && libfeed__equals(at(i)->uri, uri))
      return at(i);
  if (!fold(uri, buffer, &folded.len))
    return NULL;
  for (size_t i = 0; i < N_TABLES + N_KNOWN; i++)
    if (has_variant(at(i), folded, false))
      return at(i);
  for (size_t i = 0; i < N_TABLES; i++)
    if (has_variant(at(i), folded, true))
      return at(i);
  return NULL;
}

/* True where a list has a word; a space stands between two. */
static bool has_word(libfeed_str list, libfeed_str word) {
  while (list.len > 0) {
    size_t end = libfeed__find_byte(list, ' ');
    if (libfeed__equals(libfeed__slice(list, 0, end), word))
      return true;
    list = end == SIZE_MAX ? libfeed__empty
                           : libfeed__slice(list, end + 1, list.len);
  }
  return false;
}

const libfeed__namespace *libfeed__namespace_by_prefix(libfeed_str prefix) {
  if (prefix.len == 0)
    return NULL;
  for (size_t i = 0; i < N_TABLES + N_KNOWN; i++) {
    const libfeed__namespace *ns = at(i);
    if (libfeed__equals(ns->prefix, prefix) || has_word(ns->aliases, prefix))
      return ns;
  }
  return NULL;
}

/* What counts of a folded URI where punctuation and versions do not: without
   "www." at its beginning … */
static const char *near_start(const char *folded) {
  return folded[0] == 'w' && folded[1] == 'w' && folded[2] == 'w' &&
                 folded[3] == '.'
             ? folded + 4
             : folded;
}

/* … its letters alone, into as much room as it has itself. */
static void take_letters(const char *folded, char *letters) {
  for (folded = near_start(folded); *folded != '\0'; folded++)
    if (libfeed__is_alpha(*folded))
      *letters++ = *folded;
  *letters = '\0';
}

/* True where these are the letters of a folded URI. */
static bool has_letters(const char *folded, const char *letters) {
  for (folded = near_start(folded); *folded != '\0'; folded++)
    if (libfeed__is_alpha(*folded) && *folded != *letters++)
      return false;
  return *letters == '\0';
}

static bool is_near(const libfeed__namespace *ns, const char *letters) {
  for (const char *variant = ns->variants; *variant != '\0';
       variant += strlen(variant) + 1)
    if (variant[0] != '*' && has_letters(variant, letters))
      return true;
  return false;
}

const libfeed__namespace *libfeed__namespace_near(libfeed_str uri) {
  char folded[FOLDED_SIZE] = "", letters[FOLDED_SIZE];
  size_t len;
  if (!fold(uri, folded, &len))
    return NULL;
  take_letters(folded, letters);
  if (letters[0] == '\0')
    return NULL;
  for (size_t i = 0; i < N_TABLES + N_KNOWN; i++)
    if (is_near(at(i), letters))
      return at(i);
  return NULL;
}

libfeed_str libfeed__namespace_uri(const libfeed__namespace *ns) {
  return ns == NULL ? libfeed__empty : ns->uri;
}

/* Orders names without regard to case. */
static int compare_fold(libfeed_str a, libfeed_str b) {
  size_t len = a.len < b.len ? a.len : b.len;
  for (size_t i = 0; i < len; i++) {
    int difference = (unsigned char)libfeed__lower(a.data[i]) -
                     (unsigned char)libfeed__lower(b.data[i]);
    if (difference != 0)
      return difference;
  }
  return a.len == b.len ? 0 : a.len < b.len ? -1 : 1;
}

const libfeed__rule *libfeed__rule_find(const libfeed__namespace *ns,
                                        libfeed_str local,
                                        libfeed__parent parent, bool *is_odd) {
  *is_odd = false;
  size_t low = 0, high = ns->n_rules;
  while (low < high) { /* the first rule whose name is not less */
    size_t middle = low + (high - low) / 2;
    if (compare_fold(ns->rules[middle].name, local) < 0)
      low = middle + 1;
    else
      high = middle;
  }
  const libfeed__rule *found = NULL;
  for (; low < ns->n_rules && compare_fold(ns->rules[low].name, local) == 0;
       low++) {
    const libfeed__rule *rule = &ns->rules[low];
    if ((rule->where & 1U << parent) == 0)
      continue;
    if (libfeed__equals(rule->name, local))
      return rule;
    if (found == NULL)
      found = rule;
  }
  *is_odd = found != NULL && !ns->is_core;
  return found;
}
