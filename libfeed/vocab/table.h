/* SPDX-License-Identifier: MIT */
/* What the tables of the namespaces look like. Each namespace is one file,
   vocab/<prefix>.c, with one line in vocab/registry.def. */
#ifndef LIBFEED_VOCAB_TABLE_H
#define LIBFEED_VOCAB_TABLE_H

#include "model/model.h"
#include "model/rank.h"
#include "vocab/vocab.h"

/* Kinds of parents: what an element means depends on its name and on one of
   these. They index libfeed__name.rules. */
typedef enum libfeed__parent {
  LIBFEED__PARENT_ROOT,    /* the document, rss, rdf:RDF */
  LIBFEED__PARENT_CHANNEL, /* channel, feed, an entry's source */
  LIBFEED__PARENT_ITEM,    /* item, entry */
  LIBFEED__PARENT_IMAGE,   /* the picture of RSS */
  LIBFEED__PARENT_PERSON,  /* author, contributor, itunes:owner */
  LIBFEED__PARENT_MEDIA,   /* media:group, media:content */
  LIBFEED__PARENT_LIST,    /* small containers: skipHours, items, … */
  LIBFEED__PARENT_COUNT,
  LIBFEED__PARENT_NONE = LIBFEED__PARENT_COUNT /* nothing is looked up */
} libfeed__parent;

/* The same as sets, for tables. */
enum {
  LIBFEED__IN_ROOT = 1 << LIBFEED__PARENT_ROOT,
  LIBFEED__IN_CHANNEL = 1 << LIBFEED__PARENT_CHANNEL,
  LIBFEED__IN_ITEM = 1 << LIBFEED__PARENT_ITEM,
  LIBFEED__IN_IMAGE = 1 << LIBFEED__PARENT_IMAGE,
  LIBFEED__IN_PERSON = 1 << LIBFEED__PARENT_PERSON,
  LIBFEED__IN_MEDIA = 1 << LIBFEED__PARENT_MEDIA,
  LIBFEED__IN_LIST = 1 << LIBFEED__PARENT_LIST,
  LIBFEED__IN_BOTH = LIBFEED__IN_CHANNEL | LIBFEED__IN_ITEM
};

/* What an open element does with text and with its children. */
typedef enum libfeed__mode {
  LIBFEED__MODE_TREE,   /* children are looked up, text is not wanted */
  LIBFEED__MODE_VALUE,  /* a single-line value: trimmed, HTML around it dropped;
                           children are looked up, if the frame says where */
  LIBFEED__MODE_TITLE,  /* plain text, trimmed; HTML inside makes it HTML */
  LIBFEED__MODE_PLAIN,  /* the same, not trimmed */
  LIBFEED__MODE_HTML,   /* text is HTML, elements inside belong to it */
  LIBFEED__MODE_XML,    /* text is text, elements inside are markup */
  LIBFEED__MODE_INLINE, /* HTML inside a value: only its text counts */
  LIBFEED__MODE_MARKUP, /* an element inside HTML or XML that is written down */
  LIBFEED__MODE_NODE    /* an element that no field takes */
} libfeed__mode;

/* What an element is to the feed's structure. */
typedef enum libfeed__element_class {
  LIBFEED__CLASS_OTHER,
  LIBFEED__CLASS_ROOT,    /* rss, feed, rdf:RDF */
  LIBFEED__CLASS_CHANNEL, /* channel */
  LIBFEED__CLASS_ITEM,    /* item, entry */
  LIBFEED__CLASS_FIELD    /* a field of a channel or item that holds text or
                             markup: nothing of the feed's structure is inside */
} libfeed__element_class;

typedef struct libfeed__frame libfeed__frame; /* vocab/vocab_state.h */

/* What happens to an element. Shared by rules of one shape; an odd shape has
   one of its own in its namespace's file. */
typedef struct libfeed__action {
  /* At the start, with `frame` prepared; may change the frame's mode and
     children, or skip the element. May be NULL. */
  void (*start)(libfeed__vocab *vocab, libfeed__frame *frame,
                const libfeed__element *element);
  /* At the end, with the text that was gathered (in the record's arena; empty
     for TREE). May be NULL. */
  void (*end)(libfeed__vocab *vocab, libfeed__frame *frame, libfeed_str value);
  uint8_t mode;     /* libfeed__mode */
  uint8_t children; /* libfeed__parent of the children */
  uint8_t class;    /* libfeed__element_class */
} libfeed__action;

typedef struct libfeed__rule {
  libfeed_str name;
  uint8_t where; /* a set of LIBFEED__IN_… */
  uint8_t field; /* libfeed_field, or what the action wants */
  uint16_t rank;
  const libfeed__action *action;
  const libfeed__namespace *ns; /* whose table it stands in */
} libfeed__rule;

struct libfeed__namespace {
  libfeed_str prefix;  /* conventional */
  libfeed_str aliases; /* other usual prefixes, a space between; or empty */
  libfeed_str uri;     /* canonical */
  /* URIs in folded form, one after the other, each ended by NUL, the list by an
     empty one; "*x" matches where x is contained. */
  const char *variants;
  const libfeed__rule *rules; /* sorted by name without case, then by set */
  size_t n_rules;
  bool is_core; /* letter case does not matter (core RSS) */
};

/* The rule for a local name below a kind of parent, or NULL. `*is_odd` says
   that only its letter case differs. */
const libfeed__rule *libfeed__rule_find(const libfeed__namespace *ns,
                                        libfeed_str local,
                                        libfeed__parent parent, bool *is_odd);

/* Every namespace that has a table. */
#define X(prefix) extern const libfeed__namespace libfeed__ns_##prefix;
#include "vocab/registry.def"
#undef X

#endif
