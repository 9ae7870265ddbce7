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
                              .fallback = libfeed__empty};
}

void libfeed__finish_report(const libfeed__finish *finish, libfeed__code code,
                            libfeed_pos position, libfeed_str detail) {
  if (!finish->is_silent)
    libfeed__report_at(finish->context, code, position, detail);
}

/* The scope that stands for `from`: itself where nothing has to change, as
   nearly always. */
static const libfeed__scope *effective(libfeed__finish *finish,
                                       const libfeed__scope *from,
                                       bool has_fallback) {
  libfeed__scope to = *from;
  to.language = libfeed__language_normalise(finish->arena, from->language);
  if (has_fallback && !libfeed__uri_is_absolute(from->base))
    to.base = finish->fallback;
  if (to.language.data == from->language.data &&
      to.base.data == from->base.data)
    return from;
  libfeed__scope *made = libfeed__arena_alloc(finish->arena, sizeof *made);
  if (made == NULL)
    return from;
  *made = to;
  return made;
}

void libfeed__finish_scope(libfeed__finish *finish, libfeed__source *source) {
  bool has_fallback =
      finish->fallback.len > 0 && source->sequence > finish->fallback_from;
  if ((source->scope != finish->scope_from &&
       source->scope != finish->scope_to) ||
      has_fallback != finish->scope_fallback) {
    finish->scope_from = source->scope;
    finish->scope_fallback = has_fallback;
    finish->scope_to = effective(finish, source->scope, has_fallback);
  }
  source->scope = finish->scope_to;
}

libfeed_str libfeed__finish_address(libfeed__finish *finish,
                                    libfeed__source *source,
                                    libfeed_str address) {
  if (address.len == 0)
    return libfeed__empty;
  libfeed__finish_scope(finish, source);
  return libfeed__uri_resolve(finish->arena, source->scope->base, address,
                              true);
}
