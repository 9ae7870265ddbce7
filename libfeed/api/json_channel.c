/* SPDX-License-Identifier: MIT */
/* JSON output: what a feed says of itself. */
#include "api/json_parts.h"

#include <string.h>

#include "api/get.h"
#include "base/str.h"

static libfeed_str literal(const char *text) {
  return (libfeed_str){text, strlen(text)};
}

static void write_generator(libfeed__json *json,
                            const libfeed_channel *channel) {
  if (channel->generator.len == 0 && channel->generator_uri.len == 0 &&
      channel->generator_version.len == 0)
    return;
  libfeed__json_key(json, "generator");
  libfeed__json_open(json, '{');
  libfeed__json_str_member(json, "name", channel->generator);
  libfeed__json_str_member(json, "uri", channel->generator_uri);
  libfeed__json_str_member(json, "version", channel->generator_version);
  libfeed__json_close(json, '}');
}

static void write_skip_hours(libfeed__json *json, uint32_t hours) {
  if (hours == 0)
    return;
  libfeed__json_key(json, "skip_hours");
  libfeed__json_open(json, '[');
  for (unsigned hour = 0; hour < 24; hour++) {
    if ((hours >> hour & 1) == 0)
      continue;
    libfeed__json_element(json);
    libfeed__json_number(json, hour);
  }
  libfeed__json_close(json, ']');
}

static void write_skip_days(libfeed__json *json, uint32_t days) {
  static const char *const names[] = {"monday",   "tuesday", "wednesday",
                                      "thursday", "friday",  "saturday",
                                      "sunday"};
  if (days == 0)
    return;
  libfeed__json_key(json, "skip_days");
  libfeed__json_open(json, '[');
  for (unsigned day = 0; day < 7; day++) {
    if ((days >> day & 1) == 0)
      continue;
    libfeed__json_element(json);
    libfeed__json_string(json, literal(names[day]));
  }
  libfeed__json_close(json, ']');
}

static void write_cloud(libfeed__json *json, const libfeed_channel *channel) {
  static const char *const names[] = {"domain", "port", "path",
                                      "registerProcedure", "protocol"};
  if (channel->cloud == NULL)
    return;
  libfeed__json_key(json, "cloud");
  libfeed__json_open(json, '{');
  for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
    libfeed__json_str_member(json, names[i],
                             libfeed_channel_cloud(channel, names[i]));
  libfeed__json_close(json, '}');
}

static bool has_update(const libfeed_channel *channel) {
  return channel->ttl >= 0 || channel->skip_hours != 0 ||
         channel->skip_days != 0 || channel->update_period.len > 0 ||
         channel->update_frequency >= 0 ||
         channel->update_base.precision != LIBFEED_PRECISION_NONE ||
         channel->update_base_raw.len > 0 || channel->hubs.len > 0 ||
         channel->cloud != NULL || channel->moved_to.len > 0 ||
         channel->is_complete;
}

static void write_update(libfeed__json *json, const libfeed_channel *channel) {
  if (!has_update(channel))
    return;
  libfeed__json_key(json, "update");
  libfeed__json_open(json, '{');
  libfeed__json_number_member(json, "ttl", channel->ttl);
  write_skip_hours(json, channel->skip_hours);
  write_skip_days(json, channel->skip_days);
  libfeed__json_str_member(json, "period", channel->update_period);
  libfeed__json_number_member(json, "frequency", channel->update_frequency);
  libfeed__json_time_member(json, "base", &channel->update_base,
                            channel->update_base_raw);
  libfeed__json_strings(json, "hubs", &channel->hubs);
  write_cloud(json, channel);
  libfeed__json_str_member(json, "moved_to", channel->moved_to);
  libfeed__json_true_member(json, "complete", channel->is_complete);
  libfeed__json_close(json, '}');
}

static void write_encoding(libfeed__json *json,
                           const libfeed_channel *channel) {
  if (channel->encoding.len == 0)
    return;
  libfeed__json_key(json, "encoding");
  libfeed__json_open(json, '{');
  libfeed__json_str_member(json, "name", channel->encoding);
  libfeed__json_str_member(json, "source", channel->encoding_source);
  libfeed__json_str_member(json, "contradicted",
                           channel->encoding_contradicted);
  libfeed__json_close(json, '}');
}

/* True where an earlier declaration binds the same prefix. The list is short:
   it holds each distinct declaration once and is limited. */
static bool is_repeated(const libfeed__list *namespaces, uint32_t index) {
  const libfeed__node_attribute *declared = namespaces->items[index];
  for (uint32_t i = 0; i < index; i++) {
    const libfeed__node_attribute *earlier = namespaces->items[i];
    if (libfeed__equals(earlier->name, declared->name))
      return true;
  }
  return false;
}

static void write_namespaces(libfeed__json *json,
                             const libfeed_channel *channel) {
  const libfeed__list *namespaces = &channel->namespaces;
  if (namespaces->len == 0)
    return;
  libfeed__json_key(json, "namespaces");
  libfeed__json_open(json, '{');
  for (uint32_t i = 0; i < namespaces->len; i++) {
    if (is_repeated(namespaces, i))
      continue;
    const libfeed__node_attribute *declared = namespaces->items[i];
    libfeed__json_name(json, declared->name);
    libfeed__json_string(json, declared->value);
  }
  libfeed__json_close(json, '}');
}

void libfeed__json_channel_members(libfeed__json *json,
                                   const libfeed_channel *channel) {
  const libfeed__record *record = &channel->record;
  if (channel->format != LIBFEED_FORMAT_UNKNOWN)
    libfeed__json_str_member(json, "format",
                             literal(libfeed_format_name(channel->format)));
  libfeed__json_text_member(json, "title", record->title, record);
  libfeed__json_text_member(json, "subtitle", record->summary, record);
  libfeed__json_str_member(json, "link", record->link);
  libfeed__json_str_member(json, "feed_link", channel->feed_link);
  libfeed__json_str_member(json, "id", record->id);
  libfeed__json_str_member(json, "language", record->language);
  libfeed__json_text_member(json, "rights", record->rights, record);
  libfeed__json_str_member(json, "license", record->license);
  libfeed__json_time_member(json, "published", &record->published,
                            record->published_raw);
  libfeed__json_time_member(json, "updated", &record->updated,
                            record->updated_raw);
  libfeed__json_persons(json, "authors", &record->authors);
  libfeed__json_persons(json, "contributors", &record->contributors);
  libfeed__json_persons(json, "publishers", &record->publishers);
  libfeed__json_categories(json, &record->tags);
  libfeed__json_links(json, &record->all_links);
  libfeed__json_media_member(json, "image", record->image);
  libfeed__json_str_member(json, "icon", channel->icon);
  write_generator(json, channel);
  write_update(json, channel);
  write_encoding(json, channel);
  libfeed__json_str_member(json, "base", record->base);
  libfeed__json_derived(json, record);
  write_namespaces(json, channel);
  libfeed__json_extensions(json, &record->extensions);
}

size_t libfeed_channel_json(const libfeed_channel *channel, char *buffer,
                            size_t size) {
  libfeed__json json;
  libfeed__json_init(&json, buffer, size);
  if (channel == NULL) {
    libfeed__json_null(&json);
  } else {
    libfeed__json_open(&json, '{');
    libfeed__json_channel_members(&json, channel);
    libfeed__json_close(&json, '}');
  }
  return libfeed__json_end(&json, size);
}
