/* SPDX-License-Identifier: MIT */
/* Finish: what the files of normal/ share while they turn one record, of an
   entry or a channel, from candidates into fields. Not for other stages. */
#ifndef LIBFEED_NORMAL_FINISH_H
#define LIBFEED_NORMAL_FINISH_H

#include "model/model.h"

/* The canonical URI of Atom, as sources of candidates carry it. */
#define LIBFEED__ATOM_URI "http://www.w3.org/2005/Atom"

/* Persons that one entry takes over from a feed or a source, and the bytes of
   what it takes over at all: an item of a few bytes must not cost the whole
   feed again. Real feeds have one or two persons and a line of rights. */
#define LIBFEED__INHERITED_PERSONS 32
#define LIBFEED__INHERITED_BYTES ((size_t)16 * 1024)

typedef struct libfeed__finish {
  libfeed__context *context;
  libfeed__arena *arena;
  libfeed__record *record;
  bool is_silent; /* a snapshot: its problems are reported elsewhere */
  /* The base of pieces after `fallback_from` for which the document names none
     (vocabulary rule 2.2.20). Empty: none. */
  libfeed_str fallback;
  uint32_t fallback_from;
  bool shows_fallback;  /* it is the base in every scope */
  libfeed_str language; /* where no xml:lang says it */
  /* The scope that was asked for last, and what it came to. */
  const libfeed__scope *scope_from, *scope_to;
} libfeed__finish;

void libfeed__finish_init(libfeed__finish *finish, libfeed__context *context,
                          libfeed__record *record);

/* Reports a problem of a value, unless the finish is silent. */
void libfeed__finish_report(const libfeed__finish *finish, libfeed__code code,
                            libfeed_pos position, libfeed_str detail);

/* How many of a kind an entry or channel has at most. */
uint32_t libfeed__finish_list_limit(const libfeed__finish *finish);

/* -- scope.c: bases and addresses ----------------------------------------- */

/* A language tag in its usual writing (BCP 47 §2.1.1). */
libfeed_str libfeed__finish_language(libfeed__arena *arena, libfeed_str tag);
/* Replaces the scope of a source by the one that counts: with the language of
   the record where it names none, and in the usual writing. */
void libfeed__finish_scope(libfeed__finish *finish, libfeed__source *source);
/* An address in the scope of its source. `address` may be empty: so is the
   result. */
libfeed_str libfeed__finish_address(libfeed__finish *finish,
                                    libfeed__source *source,
                                    libfeed_str address);

/* -- text.c: candidates and texts ----------------------------------------- */

/* A string with its NUL: itself, or a copy where it is a part of another. */
libfeed_str libfeed__finish_terminate(libfeed__arena *arena, libfeed_str str);
/* Sorts candidates, the best first: non-empty ones by rank and place, then
   empty ones. */
void libfeed__finish_sort(libfeed__arena *arena, libfeed__list *list);
/* The same for every list of the record. */
void libfeed__finish_candidates(libfeed__finish *finish);
/* The best candidate of a field that is not empty; NULL. */
libfeed_text *libfeed__finish_best(const libfeed__record *record,
                                   unsigned field);
/* The same as a trimmed string; empty where there is none. */
libfeed_str libfeed__finish_best_value(const libfeed__finish *finish,
                                       unsigned field);
/* Markup, or text that may be markup in disguise, as plain text. */
libfeed_str libfeed__finish_plain(libfeed__arena *arena, libfeed_str markup);
/* White space folded to single spaces, the ends trimmed. */
libfeed_str libfeed__finish_line(libfeed__arena *arena, libfeed_str text);
/* True where a text that is not said to be anything else than plain looks like
   HTML. */
bool libfeed__finish_is_markup(const libfeed_text *text);
/* Title, summary (subtitle) and rights. */
void libfeed__finish_texts(libfeed__finish *finish);
/* The plain text of one text of these, rendered once. */
void libfeed__finish_render(libfeed__finish *finish, libfeed_text *text,
                            bool is_line);
/* Content; after the texts. */
void libfeed__finish_content(libfeed__finish *finish, libfeed_entry *entry);
/* Where a field got its value from, by the candidate that it shows. */
uint8_t libfeed__finish_origin(const libfeed__source *source);

/* -- encoding.c: texts that were encoded twice ------------------------------
 */

/* True where the option asks for their repair; the others do nothing else. */
bool libfeed__finish_repairs_encoding(const libfeed__finish *finish);
void libfeed__finish_encoding(libfeed__finish *finish);
void libfeed__finish_encoding_text(libfeed__finish *finish, libfeed_text *text);
void libfeed__finish_encoding_person(libfeed__finish *finish,
                                     libfeed_person *person);

/* -- times.c: dates ------------------------------------------------------- */

void libfeed__finish_entry_times(libfeed__finish *finish, libfeed_entry *entry);
void libfeed__finish_channel_times(libfeed__finish *finish,
                                   libfeed_channel *channel);
/* Reports what is wrong with the date of a candidate. */
void libfeed__finish_check_time(const libfeed__finish *finish,
                                const libfeed_text *text);

/* -- person.c ------------------------------------------------------------- */

/* Takes `person` (or the persons in its raw text) into `list` unless they are
   there already; at most `limit` of them. */
void libfeed__finish_person(libfeed__arena *arena, libfeed__list *list,
                            const libfeed_person *person, uint32_t limit);
/* The persons of a list itself, each once. */
void libfeed__finish_credits(libfeed__finish *finish, libfeed__list *credits);
/* Authors, contributors and publishers. */
void libfeed__finish_persons(libfeed__finish *finish);

/* -- category.c ----------------------------------------------------------- */

void libfeed__finish_categories(libfeed__finish *finish);

/* -- link.c: links, identity, licence, comments --------------------------- */

void libfeed__finish_links(libfeed__finish *finish);
/* True for a link of a channel that stands for the document's address where
   that is not known: an RSS channel's (vocabulary rule 2.2.20). */
bool libfeed__finish_is_fallback(const libfeed_link *link);
/* Id and page; after links, texts and times. */
void libfeed__finish_identity(libfeed__finish *finish, libfeed_entry *entry);
void libfeed__finish_comments(libfeed__finish *finish, libfeed_entry *entry);
/* The first link with this relation; NULL. */
const libfeed_link *libfeed__finish_relation(const libfeed__record *record,
                                             libfeed_str rel);

/* -- digest.c ------------------------------------------------------------- */

/* An id of the fields of an entry that has neither id nor link. */
libfeed_str libfeed__finish_digest(libfeed__arena *arena, libfeed_str title,
                                   libfeed_str published, libfeed_str summary);

/* -- media.c -------------------------------------------------------------- */

/* Renditions, their inheritance and the image. `entry` is NULL for a channel;
   `inherited` are the channel's defaults for Media RSS, or NULL. */
void libfeed__finish_media(libfeed__finish *finish, libfeed_entry *entry,
                           const libfeed_media *inherited);

/* -- channel.c ------------------------------------------------------------ */

/* What a channel has beyond its record; also of a source inside an entry. */
void libfeed__finish_channel(libfeed__finish *finish, libfeed_channel *channel);

/* -- inherit.c ------------------------------------------------------------ */

struct libfeed__inherited;
struct libfeed__checked;

void libfeed__inherited_fini(struct libfeed__inherited *inherited);
/* Looks at the pieces of the channel that are new, up to a sequence number. */
void libfeed__inherited_update(struct libfeed__inherited *inherited,
                               libfeed__context *context,
                               const libfeed_channel *channel, uint32_t up_to);
/* Language and base of an entry; before all that depends on them. */
void libfeed__finish_context(libfeed__finish *finish,
                             const struct libfeed__inherited *inherited);
/* Authors and rights of an entry that has none of its own; its source is
   finished. */
void libfeed__finish_inherit(libfeed__finish *finish, libfeed_entry *entry,
                             const struct libfeed__inherited *inherited);
/* The language that the transport named; empty. */
libfeed_str libfeed__finish_hint(const libfeed__finish *finish);
/* The channel's Media RSS, where it is small enough to be taken over. */
const libfeed_media *
libfeed__inherited_media(const struct libfeed__inherited *inherited);

/* -- copy.c: drafts into another arena ------------------------------------ */

/* Copies the pieces of `from` up to a sequence number into `to`, which is new:
   nothing in it points into the draft. A failure is sticky in the arena. */
void libfeed__copy_record(libfeed__record *to, const libfeed__record *from,
                          uint32_t up_to);
libfeed_media *libfeed__copy_media(libfeed__arena *arena,
                                   const libfeed_media *from);
libfeed_person *libfeed__copy_person(libfeed__arena *arena,
                                     const libfeed_person *from);
libfeed_text *libfeed__copy_text(libfeed__arena *arena,
                                 const libfeed_text *from);
libfeed_node *libfeed__copy_node(libfeed__arena *arena,
                                 const libfeed_node *from);

#endif
