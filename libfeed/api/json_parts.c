/* SPDX-License-Identifier: MIT */
/* JSON output: texts, persons, categories, links and media. */
#include "api/json_parts.h"

#include <stdio.h>
#include <string.h>

#include "api/get.h"
#include "base/str.h"

/* Writes one object of a list. */
typedef void write_item(libfeed__json *json, const void *item);

/* A member that is a list of objects. */
static void list_member(libfeed__json *json, const char *name,
                        const libfeed__list *list, write_item *write) {
  if (list->len == 0)
    return;
  libfeed__json_key(json, name);
  libfeed__json_open(json, '[');
  for (uint32_t i = 0; i < list->len; i++) {
    libfeed__json_element(json);
    libfeed__json_open(json, '{');
    write(json, list->items[i]);
    libfeed__json_close(json, '}');
  }
  libfeed__json_close(json, ']');
}

static void write_person(libfeed__json *json, const void *item) {
  const libfeed_person *person = item;
  libfeed__json_str_member(json, "name", person->name);
  libfeed__json_str_member(json, "email", person->email);
  libfeed__json_str_member(json, "uri", person->uri);
  libfeed__json_str_member(json, "role", person->role);
  libfeed__json_true_member(json, "noreply", person->is_noreply);
}

void libfeed__json_persons(libfeed__json *json, const char *name,
                           const libfeed__list *persons) {
  list_member(json, name, persons, write_person);
}

static void write_category(libfeed__json *json, const void *item) {
  const libfeed_category *category = item;
  libfeed__json_str_member(json, "term", category->term);
  libfeed__json_str_member(json, "scheme", category->scheme);
  libfeed__json_str_member(json, "label", category->label);
}

void libfeed__json_categories(libfeed__json *json,
                              const libfeed__list *categories) {
  list_member(json, "categories", categories, write_category);
}

static void write_link(libfeed__json *json, const void *item) {
  const libfeed_link *link = item;
  libfeed__json_str_member(json, "href", link->href);
  libfeed__json_str_member(json, "rel", link->rel);
  libfeed__json_str_member(json, "type", link->type);
  libfeed__json_str_member(json, "hreflang", link->hreflang);
  libfeed__json_str_member(json, "title", link->title);
  libfeed__json_number_member(json, "length", link->length);
}

void libfeed__json_links(libfeed__json *json, const libfeed__list *links) {
  list_member(json, "links", links, write_link);
}

void libfeed__json_strings(libfeed__json *json, const char *name,
                           const libfeed__list *strings) {
  if (strings->len == 0)
    return;
  libfeed__json_key(json, name);
  libfeed__json_open(json, '[');
  for (uint32_t i = 0; i < strings->len; i++) {
    libfeed__json_element(json);
    libfeed__json_string(json, libfeed__string(strings, i));
  }
  libfeed__json_close(json, ']');
}

static void thousandths_member(libfeed__json *json, const char *name,
                               int64_t value) {
  if (value < 0)
    return;
  libfeed__json_key(json, name);
  libfeed__json_thousandths(json, value);
}

/* Everything of a media object but its thumbnails. */
static void write_thumbnail(libfeed__json *json, const void *item) {
  const libfeed_media *media = item;
  libfeed__json_str_member(json, "url", media->url);
  libfeed__json_str_member(json, "type", media->type);
  libfeed__json_str_member(json, "medium", media->medium);
  libfeed__json_number_member(json, "length", media->length);
  thousandths_member(json, "duration", media->duration);
  libfeed__json_number_member(json, "width", media->width);
  libfeed__json_number_member(json, "height", media->height);
  libfeed__json_number_member(json, "bitrate", media->bitrate);
  thousandths_member(json, "framerate", media->framerate);
  libfeed__json_number_member(json, "samplingrate", media->samplingrate);
  libfeed__json_number_member(json, "channels", media->channels);
  libfeed__json_str_member(json, "language", media->language);
  libfeed__json_str_member(json, "expression", media->expression);
  libfeed__json_true_member(json, "default", media->is_default);
  libfeed__json_str_member(json, "title", media->title);
  libfeed__json_str_member(json, "description", media->description);
  libfeed__json_str_member(json, "link", media->link);
  libfeed__json_str_member(json, "player", media->player);
  libfeed__json_str_member(json, "hash", media->hash);
  libfeed__json_str_member(json, "hash_algorithm", media->hash_algorithm);
  libfeed__json_str_member(json, "rating", media->rating);
  libfeed__json_str_member(json, "rating_scheme", media->rating_scheme);
  libfeed__json_str_member(json, "rights", media->rights);
  libfeed__json_str_member(json, "license", media->license);
  libfeed__json_number_member(json, "group", media->group);
  thousandths_member(json, "time", media->time);
  libfeed__json_persons(json, "credits", &media->credits);
  libfeed__json_strings(json, "keywords", &media->keywords);
}

static void write_media(libfeed__json *json, const void *item) {
  const libfeed_media *media = item;
  write_thumbnail(json, media);
  list_member(json, "thumbnails", &media->thumbnails, write_thumbnail);
}

void libfeed__json_media_list(libfeed__json *json, const char *name,
                              const libfeed__list *media) {
  list_member(json, name, media, write_media);
}

void libfeed__json_media_member(libfeed__json *json, const char *name,
                                const libfeed_media *media) {
  if (media == NULL)
    return;
  libfeed__json_key(json, name);
  libfeed__json_open(json, '{');
  write_media(json, media);
  libfeed__json_close(json, '}');
}

/* A language or base that differs from the record's is said even where it is
   empty: then the text has none although the record has. */
static void differing(libfeed__json *json, const char *name, libfeed_str own,
                      libfeed_str usual) {
  if (libfeed__equals(own, usual))
    return;
  libfeed__json_key(json, name);
  libfeed__json_string(json, own);
}

static void write_text(libfeed__json *json, const libfeed_text *text,
                       const libfeed__record *record) {
  libfeed__json_open(json, '{');
  libfeed__json_str_member(json, "type", libfeed_text_media_type(text));
  libfeed__json_str_member(json, "value", text->value);
  differing(json, "language", libfeed_text_language(text), record->language);
  differing(json, "base", libfeed_text_base(text), record->base);
  libfeed__json_str_member(json, "src", text->src);
  libfeed__json_close(json, '}');
}

/* HTML without a tag or reference says no more than its plain text. */
static bool has_detail(const libfeed_text *text,
                       const libfeed__record *record) {
  bool has_markup = text->type != LIBFEED_TEXT_PLAIN &&
                    !libfeed__equals(text->value, libfeed__plain(text));
  return has_markup ||
         !libfeed__equals(libfeed_text_language(text), record->language) ||
         !libfeed__equals(libfeed_text_base(text), record->base);
}

void libfeed__json_text_member(libfeed__json *json, const char *name,
                               const libfeed_text *text,
                               const libfeed__record *record) {
  if (text == NULL)
    return;
  libfeed__json_str_member(json, name, libfeed__plain(text));
  if (!has_detail(text, record))
    return;
  char key[32]; /* names are our own and short */
  (void)snprintf(key, sizeof key, "%s_detail", name);
  libfeed__json_key(json, key);
  write_text(json, text, record);
}

void libfeed__json_content(libfeed__json *json, const libfeed__list *texts,
                           const libfeed__record *record) {
  if (texts->len == 0)
    return;
  libfeed__json_key(json, "content");
  libfeed__json_open(json, '[');
  for (uint32_t i = 0; i < texts->len; i++) {
    libfeed__json_element(json);
    write_text(json, texts->items[i], record);
  }
  libfeed__json_close(json, ']');
}

void libfeed__json_derived(libfeed__json *json, const libfeed__record *record) {
  bool is_open = false;
  for (unsigned i = 0; i < LIBFEED_FIELD_COUNT; i++) {
    if (record->origin[i] <= LIBFEED_ORIGIN_STATED)
      continue;
    if (!is_open) {
      libfeed__json_key(json, "derived");
      libfeed__json_open(json, '[');
      is_open = true;
    }
    const char *name = libfeed_field_name((libfeed_field)i);
    libfeed__json_element(json);
    libfeed__json_string(json, (libfeed_str){name, strlen(name)});
  }
  if (is_open)
    libfeed__json_close(json, ']');
}
