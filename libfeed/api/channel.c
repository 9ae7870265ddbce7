/* SPDX-License-Identifier: MIT */
/* Channels: what a feed says of itself. Getters, and the reference count. */
#include "api/get.h"

libfeed_channel *libfeed_channel_ref(libfeed_channel *channel) {
  if (channel != NULL)
    atomic_fetch_add_explicit(&channel->references, 1, memory_order_relaxed);
  return channel;
}

void libfeed_channel_unref(libfeed_channel *channel) {
  if (channel == NULL || atomic_fetch_sub_explicit(&channel->references, 1,
                                                   memory_order_acq_rel) != 1)
    return;
  libfeed__arena arena = channel->arena; /* the channel itself lies in it */
  libfeed__arena_fini(&arena);
}

libfeed_format libfeed_channel_format(const libfeed_channel *channel) {
  return channel == NULL ? LIBFEED_FORMAT_UNKNOWN : channel->format;
}

/* Identity and texts */

libfeed_str libfeed_channel_title(const libfeed_channel *channel) {
  return channel == NULL ? libfeed__empty
                         : libfeed__plain(channel->record.title);
}

const libfeed_text *libfeed_channel_title_text(const libfeed_channel *channel) {
  return channel == NULL ? NULL : channel->record.title;
}

libfeed_str libfeed_channel_subtitle(const libfeed_channel *channel) {
  return channel == NULL ? libfeed__empty
                         : libfeed__plain(channel->record.summary);
}

const libfeed_text *
libfeed_channel_subtitle_text(const libfeed_channel *channel) {
  return channel == NULL ? NULL : channel->record.summary;
}

libfeed_str libfeed_channel_link(const libfeed_channel *channel) {
  return channel == NULL ? libfeed__empty
                         : libfeed__shown(channel->record.link);
}

libfeed_str libfeed_channel_feed_link(const libfeed_channel *channel) {
  return channel == NULL ? libfeed__empty : libfeed__shown(channel->feed_link);
}

libfeed_str libfeed_channel_id(const libfeed_channel *channel) {
  return channel == NULL ? libfeed__empty : libfeed__shown(channel->record.id);
}

libfeed_str libfeed_channel_language(const libfeed_channel *channel) {
  return channel == NULL ? libfeed__empty
                         : libfeed__shown(channel->record.language);
}

libfeed_str libfeed_channel_rights(const libfeed_channel *channel) {
  return channel == NULL ? libfeed__empty
                         : libfeed__plain(channel->record.rights);
}

const libfeed_text *
libfeed_channel_rights_text(const libfeed_channel *channel) {
  return channel == NULL ? NULL : channel->record.rights;
}

libfeed_str libfeed_channel_license(const libfeed_channel *channel) {
  return channel == NULL ? libfeed__empty
                         : libfeed__shown(channel->record.license);
}

/* Dates */

libfeed_time libfeed_channel_published(const libfeed_channel *channel) {
  return channel == NULL ? libfeed__no_time : channel->record.published;
}

libfeed_str libfeed_channel_published_raw(const libfeed_channel *channel) {
  return channel == NULL ? libfeed__empty
                         : libfeed__shown(channel->record.published_raw);
}

libfeed_time libfeed_channel_updated(const libfeed_channel *channel) {
  return channel == NULL ? libfeed__no_time : channel->record.updated;
}

libfeed_str libfeed_channel_updated_raw(const libfeed_channel *channel) {
  return channel == NULL ? libfeed__empty
                         : libfeed__shown(channel->record.updated_raw);
}

/* Lists */

size_t libfeed_channel_author_count(const libfeed_channel *channel) {
  return channel == NULL ? 0 : channel->record.authors.len;
}

const libfeed_person *libfeed_channel_author(const libfeed_channel *channel,
                                             size_t index) {
  return channel == NULL ? NULL
                         : libfeed__item(&channel->record.authors, index);
}

size_t libfeed_channel_contributor_count(const libfeed_channel *channel) {
  return channel == NULL ? 0 : channel->record.contributors.len;
}

const libfeed_person *
libfeed_channel_contributor(const libfeed_channel *channel, size_t index) {
  return channel == NULL ? NULL
                         : libfeed__item(&channel->record.contributors, index);
}

size_t libfeed_channel_publisher_count(const libfeed_channel *channel) {
  return channel == NULL ? 0 : channel->record.publishers.len;
}

const libfeed_person *libfeed_channel_publisher(const libfeed_channel *channel,
                                                size_t index) {
  return channel == NULL ? NULL
                         : libfeed__item(&channel->record.publishers, index);
}

size_t libfeed_channel_category_count(const libfeed_channel *channel) {
  return channel == NULL ? 0 : channel->record.tags.len;
}

const libfeed_category *libfeed_channel_category(const libfeed_channel *channel,
                                                 size_t index) {
  return channel == NULL ? NULL : libfeed__item(&channel->record.tags, index);
}

size_t libfeed_channel_link_count(const libfeed_channel *channel) {
  return channel == NULL ? 0 : channel->record.all_links.len;
}

const libfeed_link *libfeed_channel_link_at(const libfeed_channel *channel,
                                            size_t index) {
  return channel == NULL ? NULL
                         : libfeed__item(&channel->record.all_links, index);
}

const libfeed_media *libfeed_channel_image(const libfeed_channel *channel) {
  return channel == NULL ? NULL : channel->record.image;
}

libfeed_str libfeed_channel_icon(const libfeed_channel *channel) {
  return channel == NULL ? libfeed__empty : libfeed__shown(channel->icon);
}

/* The program that made it */

libfeed_str libfeed_channel_generator(const libfeed_channel *channel) {
  return channel == NULL ? libfeed__empty : libfeed__shown(channel->generator);
}

libfeed_str libfeed_channel_generator_uri(const libfeed_channel *channel) {
  return channel == NULL ? libfeed__empty
                         : libfeed__shown(channel->generator_uri);
}

libfeed_str libfeed_channel_generator_version(const libfeed_channel *channel) {
  return channel == NULL ? libfeed__empty
                         : libfeed__shown(channel->generator_version);
}

/* When to come back */

int64_t libfeed_channel_ttl(const libfeed_channel *channel) {
  return channel == NULL ? -1 : channel->ttl;
}

uint32_t libfeed_channel_skip_hours(const libfeed_channel *channel) {
  return channel == NULL ? 0 : channel->skip_hours;
}

uint32_t libfeed_channel_skip_days(const libfeed_channel *channel) {
  return channel == NULL ? 0 : channel->skip_days;
}

libfeed_str libfeed_channel_update_period(const libfeed_channel *channel) {
  return channel == NULL ? libfeed__empty
                         : libfeed__shown(channel->update_period);
}

int64_t libfeed_channel_update_frequency(const libfeed_channel *channel) {
  return channel == NULL ? -1 : channel->update_frequency;
}

libfeed_time libfeed_channel_update_base(const libfeed_channel *channel) {
  return channel == NULL ? libfeed__no_time : channel->update_base;
}

size_t libfeed_channel_hub_count(const libfeed_channel *channel) {
  return channel == NULL ? 0 : channel->hubs.len;
}

libfeed_str libfeed_channel_hub(const libfeed_channel *channel, size_t index) {
  return channel == NULL ? libfeed__empty
                         : libfeed__string(&channel->hubs, index);
}

libfeed_str libfeed_channel_cloud(const libfeed_channel *channel,
                                  const char *attribute) {
  if (channel == NULL || channel->cloud == NULL || attribute == NULL)
    return libfeed__empty;
  /* "registerProcedure" is also written "registerprocedure". */
  libfeed_str name = {attribute, strlen(attribute)};
  const libfeed_node *cloud = channel->cloud;
  for (uint32_t i = 0; i < cloud->n_attributes; i++)
    if (libfeed__equals_fold(cloud->attributes[i].name, name))
      return libfeed__shown(cloud->attributes[i].value);
  return libfeed__empty;
}

libfeed_str libfeed_channel_moved_to(const libfeed_channel *channel) {
  return channel == NULL ? libfeed__empty : libfeed__shown(channel->moved_to);
}

int libfeed_channel_is_complete(const libfeed_channel *channel) {
  return channel != NULL && channel->is_complete;
}

/* Charset, base, namespaces */

libfeed_str libfeed_channel_encoding(const libfeed_channel *channel) {
  return channel == NULL ? libfeed__empty : libfeed__shown(channel->encoding);
}

libfeed_str libfeed_channel_encoding_source(const libfeed_channel *channel) {
  return channel == NULL ? libfeed__empty
                         : libfeed__shown(channel->encoding_source);
}

libfeed_str
libfeed_channel_encoding_contradicted(const libfeed_channel *channel) {
  return channel == NULL ? libfeed__empty
                         : libfeed__shown(channel->encoding_contradicted);
}

libfeed_str libfeed_channel_base(const libfeed_channel *channel) {
  return channel == NULL ? libfeed__empty
                         : libfeed__shown(channel->record.base);
}

size_t libfeed_channel_namespace_count(const libfeed_channel *channel) {
  return channel == NULL ? 0 : channel->namespaces.len;
}

libfeed_str libfeed_channel_namespace_prefix(const libfeed_channel *channel,
                                             size_t index) {
  const libfeed__node_attribute *declared =
      channel == NULL ? NULL : libfeed__item(&channel->namespaces, index);
  return declared == NULL ? libfeed__empty : libfeed__shown(declared->name);
}

libfeed_str libfeed_channel_namespace_uri(const libfeed_channel *channel,
                                          size_t index) {
  const libfeed__node_attribute *declared =
      channel == NULL ? NULL : libfeed__item(&channel->namespaces, index);
  return declared == NULL ? libfeed__empty : libfeed__shown(declared->value);
}

/* Provenance, extensions */

libfeed_origin libfeed_channel_origin(const libfeed_channel *channel,
                                      libfeed_field field) {
  if (channel == NULL || !libfeed__is_field(field))
    return LIBFEED_ORIGIN_ABSENT;
  return (libfeed_origin)channel->record.origin[field];
}

size_t libfeed_channel_candidate_count(const libfeed_channel *channel,
                                       libfeed_field field) {
  return channel == NULL || !libfeed__is_field(field)
             ? 0
             : channel->record.candidates[field].len;
}

const libfeed_text *libfeed_channel_candidate(const libfeed_channel *channel,
                                              libfeed_field field,
                                              size_t index) {
  if (channel == NULL || !libfeed__is_field(field))
    return NULL;
  return libfeed__item(&channel->record.candidates[field], index);
}

size_t libfeed_channel_extension_count(const libfeed_channel *channel) {
  return channel == NULL ? 0 : channel->record.extensions.len;
}

const libfeed_node *libfeed_channel_extension(const libfeed_channel *channel,
                                              size_t index) {
  return channel == NULL ? NULL
                         : libfeed__item(&channel->record.extensions, index);
}

const libfeed_node *
libfeed_channel_extension_find(const libfeed_channel *channel, const char *uri,
                               const char *name) {
  return channel == NULL
             ? NULL
             : libfeed__find_node(&channel->record.extensions, uri, name);
}
