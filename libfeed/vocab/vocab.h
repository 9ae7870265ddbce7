/* SPDX-License-Identifier: MIT */
/* vocab: element events → candidates for fields. This is what xml/ calls; what
   the tables look like is in vocab/table.h. */
#ifndef LIBFEED_VOCAB_VOCAB_H
#define LIBFEED_VOCAB_VOCAB_H

#include "model/model.h"

/* A namespace that a table knows (vocab/<prefix>.c). */
typedef struct libfeed__namespace libfeed__namespace;

/* By URI, in any of its known forms (folded as vocabulary rule 0.2 says); NULL
   for an unknown one. */
const libfeed__namespace *libfeed__namespace_find(libfeed_str uri);
/* By conventional prefix, for prefixes that nobody declared; NULL. */
const libfeed__namespace *libfeed__namespace_by_prefix(libfeed_str prefix);
/* One whose URI differs only in punctuation; NULL. */
const libfeed__namespace *libfeed__namespace_near(libfeed_str uri);
/* The canonical URI; static. */
libfeed_str libfeed__namespace_uri(const libfeed__namespace *ns);

/* A name that xml/ has resolved. xml/ keeps it in a cache as long as the
   namespaces in scope are the same, so that what vocab/ finds out about it is
   found out once. vocab/ keeps no pointer to it beyond the call. */
typedef struct libfeed__name {
  libfeed_str qname;            /* as written, "media:content" */
  libfeed_str prefix;           /* as written, "media"; empty */
  libfeed_str local;            /* as written, "content" */
  libfeed_str uri;              /* as declared; empty for no namespace */
  const libfeed__namespace *ns; /* NULL for none or an unknown one */
  /* vocab's own: the rule for this name by kind of parent. xml/ zeroes it. */
  const void *rules[8];
} libfeed__name;

typedef struct libfeed__attribute {
  libfeed__name *name; /* an attribute without prefix has no namespace */
  libfeed_str value;   /* references resolved, white space normalised */
  uint64_t offset;     /* where it begins in the UTF-8 stream */
} libfeed__attribute;

typedef struct libfeed__element {
  libfeed__name *name;
  const libfeed__attribute *attributes; /* xmlns declarations left out */
  size_t n_attributes;
  libfeed__scope scope; /* base resolved, language in scope; borrowed */
  uint64_t offset;      /* of '<' in the UTF-8 stream */
  const libfeed_pos
      *position; /* the same, where it is known already; or NULL */
} libfeed__element;

typedef struct libfeed__vocab
    libfeed__vocab; /* struct in vocab/vocab_state.h */

struct libfeed__normal; /* the stage after it: normal/normal.h */

/* NULL without memory. */
libfeed__vocab *libfeed__vocab_new(libfeed__context *context,
                                   struct libfeed__normal *normal);
void libfeed__vocab_free(libfeed__vocab *vocab);
/* The draft of the channel, which lives as long as the stage. */
libfeed_channel *libfeed__vocab_channel(libfeed__vocab *vocab);

/* Feed it in document order; every start has its end. `offset` are positions in
   the UTF-8 stream. Text comes in pieces of any size, references resolved, line
   ends normalised to LF. After a call the context's status may have become a
   failure or `stopped`: xml/ then reads no further. */
void libfeed__vocab_doctype(libfeed__vocab *vocab, libfeed_str name,
                            libfeed_str public_id, libfeed_str system_id);
/* A namespace declaration, before the start of the element that carries it. */
void libfeed__vocab_namespace(libfeed__vocab *vocab, libfeed_str prefix,
                              libfeed_str uri, uint64_t offset);
void libfeed__vocab_start(libfeed__vocab *vocab,
                          const libfeed__element *element);
void libfeed__vocab_text(libfeed__vocab *vocab, const char *data, size_t len,
                         uint64_t offset);
/* What ended an element. */
typedef enum libfeed__closing {
  LIBFEED__CLOSED,          /* its own end tag */
  LIBFEED__CLOSED_BY_OTHER, /* another tag: its own is missing */
  LIBFEED__CLOSED_BY_INPUT  /* the end of the input */
} libfeed__closing;

/* `offset` is where the end tag (or the place that stands for it) ends. */
void libfeed__vocab_end(libfeed__vocab *vocab, uint64_t offset,
                        libfeed__closing closing);
/* The end of the input: the last channel is complete, and what was no feed is
   said so (E_NOT_FEED). */
void libfeed__vocab_finish(libfeed__vocab *vocab, uint64_t offset);

/* For the recovery rules of xml/. */

/* True for the local name of an element or attribute that holds an address, in
   whatever namespace: '&' separates parameters there (vocab/address.c). */
bool libfeed__vocab_names_address(libfeed_str local);

/* True where the open element is not one that fields and items stand in: only
   there the next function finds anything. */
bool libfeed__vocab_is_inside(const libfeed__vocab *vocab);
/* How many of the innermost elements must have lost their end tags if one of
   this name starts here: fields that have text already, elements without
   content, and whatever an item cannot stand in. `*is_certain` is false where
   they may also be a container of another vocabulary. */
size_t libfeed__vocab_unclosed(libfeed__vocab *vocab, const libfeed__name *name,
                               bool is_item, bool *is_certain);

#endif
