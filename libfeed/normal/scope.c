/* SPDX-License-Identifier: MIT */
/* Scope: the base and the language that count where a piece of data stands, and
   addresses resolved there (vocabulary rules 2.2.14 and 2.2.20). */
#include "base/uri.h"
#include "normal/finish.h"
#include "normal/values.h"

void libfeed__finish_init(libfeed__finish *finish, libfeed__context *context,
                          libfeed__record *record) {
  *finish = (libfeed__finish){.context = context,
                              .arena = record->arena,
                              .record = record,
                              .fallback = libfeed__empty,
                              .language = libfeed__empty};
}

void libfeed__finish_report(const libfeed__finish *finish, libfeed__code code,
                            libfeed_pos position, libfeed_str detail) {
  if (!finish->is_silent)
    libfeed__report_at(finish->context, code, position, detail);
}

uint32_t libfeed__finish_list_limit(const libfeed__finish *finish) {
  size_t limit = libfeed__limit(finish->context, LIBFEED_OPTION_LIMIT_ITEMS);
  return limit < UINT32_MAX ? (uint32_t)limit : UINT32_MAX;
}

libfeed_str libfeed__finish_language(libfeed__arena *arena, libfeed_str tag) {
  /* Most are absent, or two lower letters. */
  if (tag.len == 0)
    return libfeed__empty;
  if (tag.len == 2 && tag.data[0] >= 'a' && tag.data[0] <= 'z' &&
      tag.data[1] >= 'a' && tag.data[1] <= 'z')
    return tag;
  return libfeed__language_normalise(arena, tag);
}

/* The scope that stands for `from`: itself where nothing has to change. */
static const libfeed__scope *effective(libfeed__finish *finish,
                                       const libfeed__scope *from) {
  libfeed__scope to = *from;
  to.language = libfeed__finish_language(finish->arena, from->language);
  /* Where an outer element has xml:lang, an empty one cancels it. */
  const libfeed__scope *outer = finish->record->scope;
  if (from->language.len == 0 && (outer == NULL || outer->language.len == 0))
    to.language = finish->language;
  if (finish->shows_fallback && !libfeed__uri_is_absolute(from->base))
    to.base = finish->fallback;
  if (libfeed__equals(to.language, from->language) &&
      libfeed__equals(to.base, from->base))
    return from;
  libfeed__scope *made = libfeed__arena_alloc(finish->arena, sizeof *made);
  if (made == NULL)
    return from;
  *made = to;
  return made;
}

void libfeed__finish_scope(libfeed__finish *finish, libfeed__source *source) {
  if (source->scope != finish->scope_from &&
      source->scope != finish->scope_to) {
    finish->scope_from = source->scope;
    finish->scope_to = effective(finish, source->scope);
  }
  source->scope = finish->scope_to;
}

libfeed_str libfeed__finish_address(libfeed__finish *finish,
                                    libfeed__source *source,
                                    libfeed_str address) {
  /* What cannot be seen is no address; resolved, it would be the base. */
  if (libfeed__uri_trim(address).len == 0)
    return libfeed__empty;
  libfeed__finish_scope(finish, source);
  libfeed_str base = source->scope->base;
  if (finish->fallback.len > 0 && source->sequence > finish->fallback_from &&
      !libfeed__uri_is_absolute(base))
    base = finish->fallback;
  return libfeed__uri_resolve(finish->arena, base, address, true);
}
