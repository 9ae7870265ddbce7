/* SPDX-License-Identifier: MIT */
/* The XML declaration (XML 1.0 §2.8), read with tolerance: letters in any case,
   parameters in any order, quotes that are missing, an end without '?'. */
#include "input/declaration.h"

#include "base/str.h"

typedef struct reader {
  libfeed_str text;
  size_t at;
} reader;

static bool is_name(char c) {
  return libfeed__is_alnum(c) || c == '-' || c == '_' || c == '.' || c == ':';
}

static size_t skip_space(reader *r) {
  size_t from = r->at;
  while (r->at < r->text.len && libfeed__is_space(r->text.data[r->at]))
    r->at++;
  return r->at - from;
}

static libfeed_str read_name(reader *r) {
  size_t from = r->at;
  while (r->at < r->text.len && is_name(r->text.data[r->at]))
    r->at++;
  return libfeed__slice(r->text, from, r->at);
}

/* A value in either quote, or bare. `*good` becomes false where it is not
   quoted or holds what no parameter may hold. */
static libfeed_str read_value(reader *r, bool *good) {
  if (r->at == r->text.len)
    return libfeed__empty;
  char quote = r->text.data[r->at];
  if (quote != '"' && quote != '\'') {
    *good = false;
    return read_name(r);
  }
  size_t from = ++r->at;
  while (r->at < r->text.len && r->text.data[r->at] != quote) {
    if (!is_name(r->text.data[r->at]) || r->text.data[r->at] == ':')
      *good = false;
    r->at++;
  }
  libfeed_str value = libfeed__slice(r->text, from, r->at);
  if (r->at == r->text.len)
    *good = false;
  else
    r->at++;
  return value;
}

static bool is_yes_or_no(libfeed_str value) {
  return libfeed__equals(value, LIBFEED__STR("yes")) ||
         libfeed__equals(value, LIBFEED__STR("no"));
}

/* Takes one parameter over. Returns its place in the order that the grammar
   asks for (1 to 3), or 0 where the grammar does not have it. */
static int take(libfeed__declaration *out, libfeed_str name,
                libfeed_str value) {
  if (libfeed__equals_fold(name, LIBFEED__STR("version")))
    return libfeed__equals(name, LIBFEED__STR("version")) && value.len > 0 ? 1
                                                                           : 0;
  if (libfeed__equals_fold(name, LIBFEED__STR("encoding"))) {
    if (out->encoding.len == 0)
      out->encoding = value;
    return libfeed__equals(name, LIBFEED__STR("encoding")) && value.len > 0 &&
                   libfeed__is_alpha(value.data[0])
               ? 2
               : 0;
  }
  if (libfeed__equals_fold(name, LIBFEED__STR("standalone"))) {
    out->is_standalone = libfeed__equals(value, LIBFEED__STR("yes"));
    return libfeed__equals(name, LIBFEED__STR("standalone")) &&
                   is_yes_or_no(value)
               ? 3
               : 0;
  }
  return 0;
}

/* Reads what stands between "<?xml" and "?>". */
static void read_parameters(libfeed_str text, libfeed__declaration *out) {
  reader r = {text, 0};
  int last = 0;
  bool good = true;
  while (r.at < text.len) {
    size_t space = skip_space(&r);
    if (r.at == text.len)
      break;
    size_t from = r.at;
    libfeed_str name = read_name(&r);
    skip_space(&r);
    if (name.len == 0 || r.at == text.len || text.data[r.at] != '=') {
      good = false;
      if (r.at == from)
        r.at++;
      continue;
    }
    r.at++;
    skip_space(&r);
    int order = take(out, name, read_value(&r, &good));
    /* "version" comes first and must be there; white space stands between. */
    if (space == 0 || order <= last || (last == 0 && order != 1))
      good = false;
    if (order > last)
      last = order;
  }
  if (!good || last == 0)
    out->is_damaged = true;
}

/* Where the declaration ends that begins at `start`: behind "?>"; where that is
   missing, behind '>' or before the next '<'. */
static libfeed__found find_end(libfeed_str text, bool is_end,
                               libfeed__declaration *out, size_t *inner) {
  size_t limit = out->start + LIBFEED__DECLARATION_LIMIT;
  size_t stop = text.len < limit ? text.len : limit;
  for (size_t i = out->start + 5; i < stop; i++) {
    char c = text.data[i];
    if (c != '>' && c != '<')
      continue;
    bool closes = c == '>' && text.data[i - 1] == '?';
    *inner = closes ? i - 1 : i;
    out->end = c == '>' ? i + 1 : i;
    out->is_damaged = !closes;
    return LIBFEED__FOUND;
  }
  /* Too long, or cut by the end of the input: an instruction like others. */
  return stop < limit && !is_end ? LIBFEED__FOUND_CUT : LIBFEED__FOUND_NOT;
}

libfeed__found libfeed__declaration_read(libfeed_str text, bool is_end,
                                         libfeed__declaration *out) {
  static const char opening[] = "<?xml";
  *out = (libfeed__declaration){.encoding = libfeed__empty};
  size_t at = 0, inner = 0;
  while (at < text.len && libfeed__is_space(text.data[at]))
    if (++at > LIBFEED__DECLARATION_LIMIT)
      return LIBFEED__FOUND_NOT;
  out->start = at;
  for (size_t i = 0; i < 5; i++, at++) {
    if (at == text.len)
      return is_end ? LIBFEED__FOUND_NOT : LIBFEED__FOUND_CUT;
    if (libfeed__lower(text.data[at]) != opening[i])
      return LIBFEED__FOUND_NOT;
    if (text.data[at] != opening[i])
      out->is_damaged = true;
  }
  if (at == text.len)
    return is_end ? LIBFEED__FOUND_NOT : LIBFEED__FOUND_CUT;
  /* "<?xml-stylesheet" is an instruction of its own. */
  if (is_name(text.data[at]))
    return LIBFEED__FOUND_NOT;
  bool is_misspelt = out->is_damaged;
  libfeed__found found = find_end(text, is_end, out, &inner);
  if (found != LIBFEED__FOUND)
    return found;
  if (is_misspelt)
    out->is_damaged = true;
  read_parameters(libfeed__slice(text, at, inner), out);
  return LIBFEED__FOUND;
}
