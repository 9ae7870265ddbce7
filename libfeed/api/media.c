/* SPDX-License-Identifier: MIT */
/* Media objects: enclosures, pictures, sounds and films. Getters. */
#include "api/get.h"

libfeed_str libfeed_media_url(const libfeed_media *media) {
  return media == NULL ? libfeed__empty : libfeed__shown(media->url);
}

libfeed_str libfeed_media_type(const libfeed_media *media) {
  return media == NULL ? libfeed__empty : libfeed__shown(media->type);
}

libfeed_str libfeed_media_medium(const libfeed_media *media) {
  return media == NULL ? libfeed__empty : libfeed__shown(media->medium);
}

libfeed_str libfeed_media_language(const libfeed_media *media) {
  return media == NULL ? libfeed__empty : libfeed__shown(media->language);
}

libfeed_str libfeed_media_expression(const libfeed_media *media) {
  return media == NULL ? libfeed__empty : libfeed__shown(media->expression);
}

libfeed_str libfeed_media_title(const libfeed_media *media) {
  return media == NULL ? libfeed__empty : libfeed__shown(media->title);
}

libfeed_str libfeed_media_description(const libfeed_media *media) {
  return media == NULL ? libfeed__empty : libfeed__shown(media->description);
}

libfeed_str libfeed_media_link(const libfeed_media *media) {
  return media == NULL ? libfeed__empty : libfeed__shown(media->link);
}

libfeed_str libfeed_media_player(const libfeed_media *media) {
  return media == NULL ? libfeed__empty : libfeed__shown(media->player);
}

libfeed_str libfeed_media_hash(const libfeed_media *media) {
  return media == NULL ? libfeed__empty : libfeed__shown(media->hash);
}

libfeed_str libfeed_media_hash_algorithm(const libfeed_media *media) {
  return media == NULL ? libfeed__empty : libfeed__shown(media->hash_algorithm);
}

libfeed_str libfeed_media_rating(const libfeed_media *media) {
  return media == NULL ? libfeed__empty : libfeed__shown(media->rating);
}

libfeed_str libfeed_media_rating_scheme(const libfeed_media *media) {
  return media == NULL ? libfeed__empty : libfeed__shown(media->rating_scheme);
}

libfeed_str libfeed_media_rights(const libfeed_media *media) {
  return media == NULL ? libfeed__empty : libfeed__shown(media->rights);
}

libfeed_str libfeed_media_license(const libfeed_media *media) {
  return media == NULL ? libfeed__empty : libfeed__shown(media->license);
}

int libfeed_media_is_default(const libfeed_media *media) {
  return media != NULL && media->is_default;
}

/* Numbers: −1 where they are not known */

int64_t libfeed_media_length(const libfeed_media *media) {
  return media == NULL ? -1 : media->length;
}

int64_t libfeed_media_duration(const libfeed_media *media) {
  return media == NULL ? -1 : media->duration;
}

int64_t libfeed_media_width(const libfeed_media *media) {
  return media == NULL ? -1 : media->width;
}

int64_t libfeed_media_height(const libfeed_media *media) {
  return media == NULL ? -1 : media->height;
}

int64_t libfeed_media_bitrate(const libfeed_media *media) {
  return media == NULL ? -1 : media->bitrate;
}

int64_t libfeed_media_framerate(const libfeed_media *media) {
  return media == NULL ? -1 : media->framerate;
}

int64_t libfeed_media_samplingrate(const libfeed_media *media) {
  return media == NULL ? -1 : media->samplingrate;
}

int64_t libfeed_media_channels(const libfeed_media *media) {
  return media == NULL ? -1 : media->channels;
}

int64_t libfeed_media_group(const libfeed_media *media) {
  return media == NULL ? -1 : media->group;
}

int64_t libfeed_media_time(const libfeed_media *media) {
  return media == NULL ? -1 : media->time;
}

/* Lists */

size_t libfeed_media_credit_count(const libfeed_media *media) {
  return media == NULL ? 0 : media->credits.len;
}

const libfeed_person *libfeed_media_credit(const libfeed_media *media,
                                           size_t index) {
  return media == NULL ? NULL : libfeed__item(&media->credits, index);
}

size_t libfeed_media_thumbnail_count(const libfeed_media *media) {
  return media == NULL ? 0 : media->thumbnails.len;
}

const libfeed_media *libfeed_media_thumbnail(const libfeed_media *media,
                                             size_t index) {
  return media == NULL ? NULL : libfeed__item(&media->thumbnails, index);
}

size_t libfeed_media_keyword_count(const libfeed_media *media) {
  return media == NULL ? 0 : media->keywords.len;
}

libfeed_str libfeed_media_keyword(const libfeed_media *media, size_t index) {
  return media == NULL ? libfeed__empty
                       : libfeed__string(&media->keywords, index);
}
