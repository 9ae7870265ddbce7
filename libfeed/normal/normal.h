/* SPDX-License-Identifier: MIT */
/* normal: a draft → a finished entry or channel. Ranks decide; dates,
   addresses, persons, text kinds, identity and inheritance are worked out here.
 */
#ifndef LIBFEED_NORMAL_NORMAL_H
#define LIBFEED_NORMAL_NORMAL_H

#include "model/model.h"

/* What entries inherit from the channel, kept up to date piece by piece: an
   entry costs nothing where the channel has not changed (normal/inherit.c). */
typedef struct libfeed__inherited {
  libfeed__arena arena;
  const libfeed_channel *channel;
  /* Pieces of the channel's lists that were looked at. */
  uint32_t languages, rights_seen, persons, links;
  uint16_t language_rank, rights_rank;
  libfeed_str language;
  libfeed_text *rights;  /* rendered; NULL */
  libfeed__list authors; /* libfeed_person */
  size_t author_bytes;
  libfeed_str fallback; /* what stands for the document's address, as a base */
  bool is_clipped;      /* something was too long, which was reported */
} libfeed__inherited;

/* How far the channel's own values were checked for problems: its sequence
   number then, and the candidates that were looked at. */
typedef struct libfeed__checked {
  uint32_t sequence;
  uint32_t seen[LIBFEED__FIELD_TOTAL];
} libfeed__checked;

/* The forward declaration in vocab/vocab.h names the same struct. */
typedef struct libfeed__normal {
  libfeed__context *context;
  /* Finished entries that were not pulled, oldest first. */
  libfeed_entry *first, *last;
  uint64_t n_finished; /* entries so far; the next one's index */
  libfeed__inherited inherited;
  libfeed__checked checked;
} libfeed__normal;

void libfeed__normal_init(libfeed__normal *normal, libfeed__context *context);
/* Drops the queue. */
void libfeed__normal_fini(libfeed__normal *normal);

/* Takes the draft over: finishes and queues it. `channel` is the draft of the
   channel as far as it was read before the entry *began* (`inherit_up_to` is
   its sequence number then); the entry remembers the channel's sequence number
   now. Options that end the reading (a number of entries, an id) set `stopped`.
   Where memory runs out the entry is dropped and the context fails. */
void libfeed__normal_entry(libfeed__normal *normal, libfeed_entry *draft,
                           const libfeed_channel *channel,
                           uint32_t inherit_up_to);

/* The end of the input: reports what is wrong with the channel's values that
   followed the last entry. Called by the stage before, once. */
void libfeed__normal_finish(libfeed__normal *normal,
                            const libfeed_channel *channel);

/* Takes the oldest finished entry out of the queue; NULL when it is empty. */
libfeed_entry *libfeed__normal_pull(libfeed__normal *normal);

/* Makes a finished channel, with one reference, out of the pieces of `draft`
   whose sequence number is at most `up_to`. NULL without memory (the context is
   not failed by it). */
libfeed_channel *libfeed__normal_channel(libfeed__normal *normal,
                                         const libfeed_channel *draft,
                                         uint32_t up_to);

#endif
