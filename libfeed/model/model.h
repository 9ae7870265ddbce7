/* SPDX-License-Identifier: MIT */
/* The model: what stands behind the public types. vocab/ and article/ fill a
   draft with candidates (nothing is ever overwritten), normal/ decides and
   fills the finished fields of the same object. */
#ifndef LIBFEED_MODEL_MODEL_H
#define LIBFEED_MODEL_MODEL_H

#include <stdatomic.h>
#include <stdbool.h>

#include "base/arena.h"
#include "base/context.h"
#include "base/str.h"

/* No tag of a language is longer than this (BCP 47 §4.4.1 has 35 as the usual
   bound). */
#define LIBFEED__LANGUAGE_MOST 255u

/* Base URI and language in scope; shared by what stands in the same scope. */
typedef struct libfeed__scope {
  libfeed_str base;
  libfeed_str language;
} libfeed__scope;

/* Where a piece of data comes from. */
typedef struct libfeed__source {
  libfeed_str uri;  /* canonical namespace URI; static, empty for none */
  libfeed_str name; /* local name as the vocabulary has it; static */
  libfeed_pos position;
  const libfeed__scope *scope; /* never NULL once it is in a draft */
  uint32_t sequence; /* running number in its channel or entry, from 1 */
  uint16_t rank;     /* lower is better (model/rank.h) */
  bool is_guessed;   /* read out of loose text: the origin is GUESSED */
} libfeed__source;

struct libfeed_text {
  libfeed__source source;
  libfeed_str value;        /* as it was meant: text, or markup */
  libfeed_str plain;        /* rendered by normal/ where it is needed */
  libfeed_str media_type;   /* set for OTHER, else by `type` */
  libfeed_str src;          /* as written; resolved by normal/ */
  uint8_t type;             /* libfeed_text_type */
  uint8_t field;            /* libfeed_field */
  bool is_permalink;        /* RSS guid: isPermaLink is true or was left out */
  bool is_permalink_stated; /* … and "true" was written */
  bool is_truncated;
};

struct libfeed_link {
  libfeed__source source;
  libfeed_str raw;  /* as written */
  libfeed_str href; /* resolved by normal/ */
  libfeed_str rel, type, hreflang, title;
  int64_t length; /* −1 */
  int64_t count;  /* thr:count; −1 */
};

struct libfeed_person {
  libfeed__source source;
  libfeed_str name, email, uri, role;
  libfeed_str raw; /* person text that normal/ reads; empty for constructs */
  uint8_t field;   /* AUTHORS, CONTRIBUTORS or PUBLISHERS */
  bool is_noreply;
};

struct libfeed_category {
  libfeed__source source;
  libfeed_str term, scheme, label;
  bool is_list; /* the term is a comma list that normal/ splits */
};

struct libfeed_media {
  libfeed__source source;
  libfeed_str raw_url; /* as written */
  libfeed_str url;     /* resolved by normal/ */
  libfeed_str type, medium, language, expression;
  libfeed_str title, description, link, player;
  libfeed_str hash, hash_algorithm, rating, rating_scheme, rights, license;
  int64_t length, duration, width, height; /* −1; duration in ms */
  int64_t bitrate, framerate, samplingrate, channels, time; /* −1 */
  int64_t group; /* number of the media:group within the entry; −1 */
  bool is_default;
  bool title_is_html, description_is_html; /* media:title/@type and the like */
  libfeed__list credits;                   /* libfeed_person */
  libfeed__list thumbnails;                /* libfeed_media */
  libfeed__list keywords;                  /* libfeed_str * */
  const struct libfeed_media *parent; /* what it inherits from: group, item */
};

struct libfeed_block {
  libfeed_role role;
  libfeed_str text;
  libfeed_pos position;
};

typedef struct libfeed__node_attribute {
  libfeed_str uri, name, value;
  uint32_t sequence; /* of a namespace declaration in its channel */
} libfeed__node_attribute;

struct libfeed_node {
  libfeed_pos position;
  libfeed_str uri, prefix, name; /* all empty: a piece of text */
  libfeed_str
      known_uri; /* canonical URI of a known namespace, static; or uri */
  libfeed_str text;
  libfeed__node_attribute *attributes;
  uint32_t n_attributes;
  uint32_t sequence;
  libfeed__list children;            /* libfeed_node */
  const struct libfeed_node *parent; /* NULL for the topmost */
  uint32_t index; /* among the parent's children; walks need no stack */
  /* vocab's own: its end tag is missing; it is a field in such an element. */
  bool is_unclosed, is_misplaced;
};

/* Fields without a public number, which have candidates like the others (raw
   values with rank and sequence; normal/ reads them). */
typedef enum libfeed__private_field {
  LIBFEED__FIELD_COMMENTS_FEED = LIBFEED_FIELD_COUNT, /* wfw:commentRss */
  LIBFEED__FIELD_COMMENTS_NUMBER, /* slash:comments, thr:total */
  LIBFEED__FIELD_TTL,
  LIBFEED__FIELD_SKIP_HOURS, /* one for each hour */
  LIBFEED__FIELD_SKIP_DAYS,  /* one for each day */
  LIBFEED__FIELD_UPDATE_PERIOD,
  LIBFEED__FIELD_UPDATE_FREQUENCY,
  LIBFEED__FIELD_UPDATE_BASE,
  LIBFEED__FIELD_MOVED_TO, /* itunes:new-feed-url, newLocation */
  LIBFEED__FIELD_COMPLETE, /* itunes:complete */
  LIBFEED__FIELD_GENERATOR_URI,
  LIBFEED__FIELD_GENERATOR_VERSION,
  LIBFEED__FIELD_TOTAL
} libfeed__private_field;

/* Addresses of namespaces that a record's nodes have in common. */
typedef struct libfeed__uris {
  libfeed_str recent[4];
  unsigned next;
  size_t long_bytes; /* of those that are long */
} libfeed__uris;

/* What entries and channels have in common. The first part is the draft, the
   second what normal/ makes of it. */
typedef struct libfeed__record {
  libfeed__arena *arena;
  uint32_t sequence; /* of the newest piece of data */

  /* -- the draft: in document order ---------------------------------------- */
  libfeed__list candidates[LIBFEED__FIELD_TOTAL]; /* libfeed_text */
  libfeed__list links;                            /* libfeed_link */
  libfeed__list persons;    /* libfeed_person, all roles */
  libfeed__list categories; /* libfeed_category */
  libfeed__list media;      /* libfeed_media: renditions */
  libfeed__list images;     /* libfeed_media: candidates for `image` */
  libfeed__list extensions; /* libfeed_node */
  libfeed__uris uris;       /* of `extensions` */
  /* Media RSS at item or channel level, or NULL. Its duration (also
     itunes:duration) belongs to the first audio or video. `parent` of an
     entry's media:group (and media:content outside one) points to it;
     enclosures have no parent and inherit from it as well. The channel's lies
     in another arena and is nobody's parent: normal/ copies what an entry takes
     from there. */
  libfeed_media *media_defaults;
  const libfeed__scope *scope; /* at the element itself */
  bool states_language;        /* which has an xml:lang, perhaps an empty one */

  /* -- finished by normal/ ---------------------------------------------------
   */
  libfeed_str id, link, language, license, base;
  const libfeed_text *title, *summary, *rights;
  libfeed_time published, updated;
  libfeed_str published_raw, updated_raw;
  libfeed__list authors, contributors, publishers; /* libfeed_person */
  libfeed__list tags;      /* libfeed_category: split, each once */
  libfeed__list all_links; /* libfeed_link, resolved */
  const libfeed_media *image;
  uint8_t origin[LIBFEED_FIELD_COUNT]; /* libfeed_origin */
} libfeed__record;

/* The number of the next piece of data. A channel may get data for ever: the
   greatest number is that of all further ones, and stays below the one that
   stands for the end. */
static inline uint32_t libfeed__next_sequence(libfeed__record *record) {
  if (record->sequence < UINT32_MAX - 1)
    record->sequence++;
  return record->sequence;
}

/* Of a draft, only `record`, `format`, `cloud`, the encoding and `namespaces`
   are filled; normal/ makes the rest of them. */
struct libfeed_channel {
  libfeed__record record;
  atomic_uint references; /* not used for a source channel inside an entry */
  libfeed__arena arena;   /* not used for a source channel inside an entry */
  libfeed_format format;
  libfeed_str feed_link, icon;
  libfeed_str generator, generator_uri, generator_version;
  int64_t ttl; /* −1 */
  uint32_t skip_hours, skip_days;
  libfeed_str update_period;
  int64_t update_frequency; /* −1 */
  libfeed_time update_base;
  libfeed_str update_base_raw;
  libfeed__list hubs;        /* libfeed_str * */
  const libfeed_node *cloud; /* its attributes; NULL */
  libfeed_str moved_to;
  bool is_complete;
  libfeed_str encoding, encoding_source, encoding_contradicted; /* static */
  /* What later bytes showed instead: it counts from this sequence number on, so
     that a snapshot does not depend on the pushes. 0: nothing. */
  libfeed_str late_encoding, late_source, late_contradicted; /* static */
  uint32_t late_sequence;
  libfeed__list
      namespaces; /* libfeed__node_attribute: name = prefix, value = URI */
};

struct libfeed_entry {
  libfeed__record record;
  atomic_uint references;
  libfeed__arena arena;
  struct libfeed_entry *next; /* in the queue */
  uint64_t index;
  uint32_t channel_sequence; /* the channel's newest data at the entry's end */
  libfeed_pos position;
  bool id_is_permalink, summary_is_content, is_truncated;
  libfeed__list content; /* libfeed_text, the best first */
  libfeed__list media;   /* libfeed_media, merged */
  libfeed_time expires;
  libfeed_str expires_raw;
  libfeed_str comments, comments_feed;
  int64_t comments_number; /* −1 */
  libfeed_channel *source; /* NULL */
  libfeed_str kind, kicker, dateline;
  libfeed__list blocks;   /* libfeed_block */
  libfeed__list problems; /* libfeed_problem, copies */
  uint32_t first_problem; /* in the context's list, when the draft began */
};

/* A new entry or channel with one reference in an arena of its own (it lies in
   that arena itself); NULL without memory. Numbers are −1, strings empty. */
libfeed_entry *libfeed__entry_new(libfeed__mem *mem);
libfeed_channel *libfeed__channel_new(libfeed__mem *mem);
/* A channel inside an entry (its `source`), in that entry's arena. */
libfeed_channel *libfeed__channel_within(libfeed_entry *entry);
/* A media object with every number −1, in `arena`; NULL without memory. */
libfeed_media *libfeed__media_new(libfeed__arena *arena);
/* Gives one reference back; the last one ends the object. NULL does nothing. */
void libfeed__entry_release(libfeed_entry *entry);
void libfeed__channel_release(libfeed_channel *channel);

#endif
