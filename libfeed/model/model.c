/* SPDX-License-Identifier: MIT */
/* The model's constructors and reference counts. What the objects hold is the
   business of vocab/, article/ and normal/. */
#include "model/model.h"

/* Moves `arena` into the object that lies in it. */
static void settle(libfeed__arena *home, const libfeed__arena *arena,
                   libfeed__record *record) {
  *home = *arena;
  record->arena = home;
}

static void init_channel(libfeed_channel *channel) {
  channel->ttl = -1;
  channel->update_frequency = -1;
}

libfeed_entry *libfeed__entry_new(libfeed__mem *mem) {
  libfeed__arena arena;
  libfeed__arena_init(&arena, mem);
  libfeed_entry *entry = libfeed__arena_alloc(&arena, sizeof *entry);
  if (entry == NULL) {
    libfeed__arena_fini(&arena);
    return NULL;
  }
  atomic_init(&entry->references, 1);
  entry->comments_number = -1;
  settle(&entry->arena, &arena, &entry->record);
  return entry;
}

libfeed_channel *libfeed__channel_new(libfeed__mem *mem) {
  libfeed__arena arena;
  libfeed__arena_init(&arena, mem);
  libfeed_channel *channel = libfeed__arena_alloc(&arena, sizeof *channel);
  if (channel == NULL) {
    libfeed__arena_fini(&arena);
    return NULL;
  }
  atomic_init(&channel->references, 1);
  init_channel(channel);
  settle(&channel->arena, &arena, &channel->record);
  return channel;
}

libfeed_channel *libfeed__channel_within(libfeed_entry *entry) {
  libfeed_channel *channel =
      libfeed__arena_alloc(entry->record.arena, sizeof *channel);
  if (channel == NULL)
    return NULL;
  atomic_init(&channel->references, 1);
  init_channel(channel);
  channel->record.arena = entry->record.arena;
  channel->record.scope = entry->record.scope;
  return channel;
}

libfeed_media *libfeed__media_new(libfeed__arena *arena) {
  libfeed_media *media = libfeed__arena_alloc(arena, sizeof *media);
  if (media == NULL)
    return NULL;
  media->length = media->duration = media->width = media->height = -1;
  media->bitrate = media->framerate = media->samplingrate = -1;
  media->channels = media->time = media->group = -1;
  return media;
}

/* True where the last reference was given back. */
static bool drop_reference(atomic_uint *references) {
  return atomic_fetch_sub_explicit(references, 1, memory_order_acq_rel) == 1;
}

void libfeed__entry_release(libfeed_entry *entry) {
  if (entry == NULL || !drop_reference(&entry->references))
    return;
  /* The entry lies in its arena: the arena has to be outside to end it. */
  libfeed__arena arena = entry->arena;
  libfeed__arena_fini(&arena);
}

void libfeed__channel_release(libfeed_channel *channel) {
  if (channel == NULL || !drop_reference(&channel->references))
    return;
  libfeed__arena arena = channel->arena;
  libfeed__arena_fini(&arena);
}
