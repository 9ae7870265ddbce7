/* SPDX-License-Identifier: MIT */
/* Draft: pieces of a guessed article → candidates in an entry's draft. The only
   file of article/ that knows the model's lists; it decides nothing. */
#ifndef LIBFEED_ARTICLE_DRAFT_H
#define LIBFEED_ARTICLE_DRAFT_H

#include "base/context.h"
#include "model/model.h"

/* How a field came to be known, as a rank: what the text itself names
   ("Author: …") goes before what was guessed from its shape. */
#define LIBFEED__RANK_NAMED 1
#define LIBFEED__RANK_GUESSED 2

typedef struct libfeed__draft {
  libfeed__context *context;
  libfeed_entry *entry;
  const libfeed__scope *scope;
} libfeed__draft;

/* Begins an entry at `position`; false without memory. */
bool libfeed__draft_begin(libfeed__draft *draft, libfeed__context *context,
                          libfeed_pos position);
/* Where a value stands: fills `source` for a piece of data that comes next. */
void libfeed__draft_source(libfeed__draft *draft, libfeed__source *source,
                           libfeed_str name, unsigned rank,
                           libfeed_pos position);

/* Text that is being put together in the entry's arena. */
void libfeed__draft_open(libfeed__draft *draft);
void libfeed__draft_append(libfeed__draft *draft, libfeed_str text);
libfeed_str libfeed__draft_close(libfeed__draft *draft);

/* Each copies its strings into the entry's arena, but for those of _text and
   _block, which lie there already. A failure is sticky there. */
void libfeed__draft_text(libfeed__draft *draft, libfeed_field field,
                         libfeed_str value, libfeed_str name, unsigned rank,
                         libfeed_pos position);
void libfeed__draft_block(libfeed__draft *draft, libfeed_role role,
                          libfeed_str text, libfeed_pos position);
/* The same with a copy. */
void libfeed__draft_field(libfeed__draft *draft, libfeed_field field,
                          libfeed_str value, unsigned rank,
                          libfeed_pos position);
/* The role may be empty (plain authors). */
void libfeed__draft_person(libfeed__draft *draft, libfeed_field field,
                           libfeed_str name, libfeed_str role, unsigned rank,
                           libfeed_pos position);
/* Either part may be empty: a caption, a credit, or both of one picture. */
void libfeed__draft_media(libfeed__draft *draft, libfeed_str caption,
                          libfeed_str credit, libfeed_pos position);
void libfeed__draft_link(libfeed__draft *draft, libfeed_str address,
                         unsigned rank, libfeed_pos position);
void libfeed__draft_category(libfeed__draft *draft, libfeed_str term,
                             unsigned rank, libfeed_pos position);

#endif
