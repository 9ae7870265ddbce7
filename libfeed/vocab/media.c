/* SPDX-License-Identifier: MIT */
/* Media RSS (vocabulary §3.8). An element of the inner level overrides that of
   the outer one; normal/ follows the parents. What has no seat (restriction,
   community, price, …) stays in the extension tree. */
#include "base/str.h"
#include "base/uri.h"
#include "normal/values.h"
#include "vocab/vocab_state.h"

/* Where an element's data goes: the group or content around it, else the seat
   of the whole item or channel. */
static libfeed_media *target(libfeed__vocab *vocab, libfeed__frame *frame) {
  libfeed__frame *outer = libfeed__outer(frame);
  if (outer->children == LIBFEED__PARENT_MEDIA)
    return outer->object;
  return libfeed__media_defaults(vocab, frame);
}

/* The `field` of rules for containers. */
enum container { IS_CONTENT, IS_GROUP };

static bool is_inner(libfeed__frame *frame) {
  return libfeed__outer(frame)->children == LIBFEED__PARENT_MEDIA;
}

/* Of the group around an element, or directly of the item or channel: the
   element speaks of the whole. */
static bool is_general(libfeed__frame *frame) {
  libfeed__frame *outer = libfeed__outer(frame);
  if (outer->children != LIBFEED__PARENT_MEDIA)
    return true;
  return outer->rule->field == IS_GROUP;
}

/* ---- renditions ---- */

static libfeed_media *new_media(libfeed__vocab *vocab, libfeed__frame *frame) {
  libfeed_media *parent = target(vocab, frame);
  if (parent == NULL)
    return NULL;
  libfeed_media *media =
      libfeed__make_media(vocab, frame, LIBFEED__RANK_MEDIA_CONTENT);
  if (media == NULL)
    return NULL;
  media->parent = parent;
  return media;
}

static void group_start(libfeed__vocab *vocab, libfeed__frame *frame,
                        const libfeed__element *element) {
  (void)element;
  libfeed_media *media = new_media(vocab, frame);
  frame->object = media;
  if (media == NULL)
    libfeed__skip(vocab);
  else
    media->group = vocab->n_groups++;
}

static libfeed_str get(const libfeed__element *element, const char *name,
                       size_t len) {
  return libfeed__attribute_get(element, (libfeed_str){name, len});
}
#define GET(element, name) get((element), "" name, sizeof(name) - 1)

static void read_content(libfeed__vocab *vocab, libfeed__frame *frame,
                         libfeed_media *media,
                         const libfeed__element *element) {
  media->raw_url = libfeed__keep_url(vocab, frame, GET(element, "url"));
  media->type = libfeed__keep(frame, GET(element, "type"));
  media->medium = libfeed__keep(frame, GET(element, "medium"));
  media->expression = libfeed__keep(frame, GET(element, "expression"));
  media->language = libfeed__keep(frame, GET(element, "lang"));
  media->length = libfeed__size_parse(GET(element, "fileSize"));
  media->duration = libfeed__duration_parse(GET(element, "duration"));
  media->width = libfeed__number_of(vocab, frame, GET(element, "width"));
  media->height = libfeed__number_of(vocab, frame, GET(element, "height"));
  media->bitrate = libfeed__decimal_parse(GET(element, "bitrate"), 1000);
  media->framerate = libfeed__decimal_parse(GET(element, "framerate"), 1000);
  media->samplingrate =
      libfeed__decimal_parse(GET(element, "samplingrate"), 1000);
  media->channels = libfeed__number_of(vocab, frame, GET(element, "channels"));
  media->is_default = libfeed__boolean_parse(GET(element, "isDefault")) == 1;
}

static void content_start(libfeed__vocab *vocab, libfeed__frame *frame,
                          const libfeed__element *element) {
  libfeed__record *record = frame->record;
  libfeed_media *media = NULL;
  if (libfeed__has_room(vocab, &record->media, frame->position))
    media = new_media(vocab, frame);
  frame->object = media;
  if (media == NULL) {
    libfeed__skip(vocab);
    return;
  }
  /* The number of the group around it, if there is one. */
  if (is_inner(frame))
    media->group = media->parent->group;
  read_content(vocab, frame, media, element);
  libfeed__seat(vocab, record, &record->media, media, frame->position);
}

/* ---- texts that describe ---- */

static void text_start(libfeed__vocab *vocab, libfeed__frame *frame,
                       const libfeed__element *element) {
  libfeed_str type = GET(element, "type");
  vocab->text.type = LIBFEED_TEXT_PLAIN;
  if (!libfeed__equals_fold(type, LIBFEED__STR("html")) &&
      !libfeed__equals_fold(type, LIBFEED__STR("text/html")))
    return;
  vocab->text.type = LIBFEED_TEXT_HTML;
  frame->mode = LIBFEED__MODE_HTML;
}

static void title_end(libfeed__vocab *vocab, libfeed__frame *frame,
                      libfeed_str value) {
  libfeed_media *media = target(vocab, frame);
  if (media == NULL || value.len == 0)
    return;
  if (media->title.len == 0) {
    media->title = value;
    media->title_is_html = vocab->text.type == LIBFEED_TEXT_HTML;
  }
  if (is_general(frame))
    libfeed__add_text(vocab, frame, LIBFEED_FIELD_TITLE,
                      is_inner(frame) ? LIBFEED__RANK_TITLE_MEDIA_GROUP
                                      : LIBFEED__RANK_TITLE_MEDIA,
                      value);
}

static void description_end(libfeed__vocab *vocab, libfeed__frame *frame,
                            libfeed_str value) {
  libfeed_media *media = target(vocab, frame);
  if (media == NULL || value.len == 0)
    return;
  if (media->description.len == 0) {
    media->description = value;
    media->description_is_html = vocab->text.type == LIBFEED_TEXT_HTML;
  }
  if (is_general(frame))
    libfeed__add_text(vocab, frame, LIBFEED_FIELD_SUMMARY,
                      is_inner(frame) ? LIBFEED__RANK_SUMMARY_MEDIA_GROUP
                                      : LIBFEED__RANK_SUMMARY_MEDIA,
                      value);
}

/* ---- thumbnails ---- */

static void add_thumbnail(libfeed__vocab *vocab, libfeed__frame *frame,
                          libfeed_media *picture, libfeed_str url) {
  libfeed__record *record = frame->record;
  libfeed_media *media = target(vocab, frame);
  if (media == NULL || picture == NULL || url.len == 0)
    return;
  picture->raw_url = url;
  if (libfeed__has_room(vocab, &media->thumbnails, frame->position))
    libfeed__seat(vocab, record, &media->thumbnails, picture, frame->position);
  if (libfeed__has_room(vocab, &record->images, frame->position))
    libfeed__seat(vocab, record, &record->images, picture, frame->position);
}

static void thumbnail_start(libfeed__vocab *vocab, libfeed__frame *frame,
                            const libfeed__element *element) {
  uint16_t rank = is_inner(frame) ? LIBFEED__RANK_IMAGE_THUMBNAIL_INNER
                                  : LIBFEED__RANK_IMAGE_THUMBNAIL;
  if (vocab->entry == NULL)
    rank = LIBFEED__RANK_FEED_IMAGE_THUMBNAIL;
  libfeed_media *media = target(vocab, frame);
  if (media == NULL ||
      !libfeed__has_room(vocab, &media->thumbnails, frame->position)) {
    libfeed__skip(vocab);
    return;
  }
  libfeed_media *picture = libfeed__make_media(vocab, frame, rank);
  frame->object = picture;
  if (picture == NULL)
    return;
  picture->width = libfeed__number_of(vocab, frame, GET(element, "width"));
  picture->height = libfeed__number_of(vocab, frame, GET(element, "height"));
  picture->time = libfeed__duration_parse(GET(element, "time"));
  libfeed_str url = GET(element, "url");
  if (url.len == 0)
    return;
  frame->mode = LIBFEED__MODE_TREE;
  add_thumbnail(vocab, frame, picture, libfeed__keep_url(vocab, frame, url));
}

/* Seen: the address as text. */
static void thumbnail_end(libfeed__vocab *vocab, libfeed__frame *frame,
                          libfeed_str value) {
  if (frame->mode != LIBFEED__MODE_TREE && value.len <= vocab->url_limit)
    add_thumbnail(vocab, frame, frame->object, value);
}

/* ---- categories, keywords, persons ---- */

static void category_start(libfeed__vocab *vocab, libfeed__frame *frame,
                           const libfeed__element *element) {
  vocab->slot_text = libfeed__keep(frame, GET(element, "scheme"));
  if (vocab->slot_text.len == 0)
    vocab->slot_text =
        LIBFEED__STR("http://search.yahoo.com/mrss/category_schema");
  vocab->slot_label = libfeed__keep(frame, GET(element, "label"));
}

static void category_end(libfeed__vocab *vocab, libfeed__frame *frame,
                         libfeed_str value) {
  libfeed__add_category(vocab, frame, value, vocab->slot_text,
                        vocab->slot_label);
}

/* The list as a whole goes to the categories, its words to the media. */
static void keywords_end(libfeed__vocab *vocab, libfeed__frame *frame,
                         libfeed_str value) {
  libfeed__record *record = frame->record;
  libfeed_media *media = target(vocab, frame);
  libfeed_category *category = libfeed__add_category(
      vocab, frame, value, libfeed__empty, libfeed__empty);
  if (category != NULL)
    category->is_list = true;
  while (media != NULL && value.len > 0) {
    size_t comma = libfeed__find_byte(value, ',');
    libfeed_str word = libfeed__trim(libfeed__slice(value, 0, comma));
    value = comma == SIZE_MAX ? libfeed__empty
                              : libfeed__slice(value, comma + 1, value.len);
    if (word.len == 0)
      continue;
    if (!libfeed__has_room(vocab, &media->keywords, frame->position))
      return;
    libfeed_str *copy = libfeed__arena_alloc(record->arena, sizeof *copy);
    if (!libfeed__seat(vocab, record, &media->keywords, copy, frame->position))
      return;
    *copy = libfeed__keep(frame, word);
  }
}

static void credit_start(libfeed__vocab *vocab, libfeed__frame *frame,
                         const libfeed__element *element) {
  vocab->slot_text = libfeed__keep(frame, GET(element, "role"));
}

/* A credit of the whole names persons of the entry, too; one of a single
   rendition (a photographer's) only its own. */
static void credit_end(libfeed__vocab *vocab, libfeed__frame *frame,
                       libfeed_str value) {
  libfeed__record *record = frame->record;
  libfeed_media *media = target(vocab, frame);
  if (media == NULL || value.len == 0)
    return;
  bool is_author =
      libfeed__equals_fold(vocab->slot_text, LIBFEED__STR("author"));
  uint8_t field =
      is_author ? LIBFEED_FIELD_AUTHORS : LIBFEED_FIELD_CONTRIBUTORS;
  libfeed_person *credit = libfeed__arena_alloc(record->arena, sizeof *credit);
  if (credit == NULL) {
    libfeed__fail_memory(vocab->context);
    return;
  }
  credit->source = libfeed__source_of(frame, frame->rule->rank);
  credit->field = field;
  credit->name = value;
  credit->role = vocab->slot_text;
  libfeed__seat(vocab, record, &media->credits, credit, frame->position);
  if (is_general(frame))
    libfeed__add_person(vocab, frame, field, value,
                        is_author ? libfeed__empty : vocab->slot_text);
}

/* ---- single values ---- */

enum part {
  PART_ADULT,
  PART_COPYRIGHT,
  PART_HASH,
  PART_LICENSE,
  PART_PLAYER,
  PART_RATING
};

static void part_start(libfeed__vocab *vocab, libfeed__frame *frame,
                       const libfeed__element *element) {
  libfeed_str detail = libfeed__empty;
  switch ((enum part)frame->rule->field) {
  case PART_HASH:
    detail = GET(element, "algo");
    break;
  case PART_LICENSE:
    detail = GET(element, "href");
    break;
  case PART_PLAYER:
    detail = GET(element, "url");
    break;
  case PART_RATING:
    detail = GET(element, "scheme");
    break;
  case PART_ADULT:
  case PART_COPYRIGHT:
    break;
  }
  vocab->slot_text = libfeed__keep_url(vocab, frame, detail);
}

static void set_rating(libfeed_media *media, libfeed_str rating,
                       libfeed_str scheme) {
  if (media->rating.len > 0 || rating.len == 0)
    return;
  media->rating = rating;
  media->rating_scheme = scheme.len > 0 ? scheme : LIBFEED__STR("urn:simple");
}

static void set_first(libfeed_str *slot, libfeed_str value) {
  if (slot->len == 0)
    *slot = value;
}

static void part_end(libfeed__vocab *vocab, libfeed__frame *frame,
                     libfeed_str value) {
  libfeed_media *media = target(vocab, frame);
  libfeed_str detail = vocab->slot_text;
  if (media == NULL)
    return;
  switch ((enum part)frame->rule->field) {
  case PART_ADULT: {
    int is_adult = libfeed__boolean_parse(value);
    if (is_adult >= 0)
      set_rating(media,
                 is_adult ? LIBFEED__STR("adult") : LIBFEED__STR("nonadult"),
                 libfeed__empty);
    break;
  }
  case PART_COPYRIGHT:
    set_first(&media->rights, value);
    break;
  case PART_HASH:
    if (media->hash.len > 0 || value.len == 0)
      break;
    media->hash = value;
    media->hash_algorithm = detail.len > 0 ? detail : LIBFEED__STR("md5");
    break;
  case PART_LICENSE:
    set_first(&media->license, detail.len > 0 ? detail : value);
    if (detail.len == 0 && libfeed__uri_is_http(value))
      detail = value;
    if (is_general(frame))
      libfeed__add_value(vocab, frame, LIBFEED_FIELD_LICENSE, frame->rule->rank,
                         detail);
    break;
  case PART_PLAYER:
    set_first(&media->player, detail);
    break;
  case PART_RATING:
    set_rating(media, value, detail);
    break;
  }
}

/* ---- the table ---- */

#define ACTION(name, start, end, mode, children)                               \
  static const libfeed__action name = {start, end, LIBFEED__MODE_##mode,       \
                                       LIBFEED__PARENT_##children,             \
                                       LIBFEED__CLASS_FIELD}
static const libfeed__action act_group = {group_start, NULL, LIBFEED__MODE_TREE,
                                          LIBFEED__PARENT_MEDIA,
                                          LIBFEED__CLASS_OTHER};
static const libfeed__action act_content = {
    content_start, NULL, LIBFEED__MODE_TREE, LIBFEED__PARENT_MEDIA,
    LIBFEED__CLASS_OTHER};
ACTION(act_title, text_start, title_end, TITLE, NONE);
ACTION(act_description, text_start, description_end, PLAIN, NONE);
ACTION(act_thumbnail, thumbnail_start, thumbnail_end, VALUE, NONE);
ACTION(act_category, category_start, category_end, VALUE, NONE);
ACTION(act_keywords, NULL, keywords_end, VALUE, NONE);
ACTION(act_credit, credit_start, credit_end, VALUE, NONE);
ACTION(act_part, part_start, part_end, VALUE, NONE);

enum { LIBFEED__IN_ANY = LIBFEED__IN_BOTH | LIBFEED__IN_MEDIA };
enum { LIBFEED__IN_OBJECT = LIBFEED__IN_ITEM | LIBFEED__IN_MEDIA };

#define RULE(name, where, field, rank, action)                                 \
  {                                                                            \
    LIBFEED__STR_INIT(name), LIBFEED__IN_##where, field, LIBFEED__RANK_##rank, \
        &action, &libfeed__ns_media                                            \
  }

/* clang-format off */
static const libfeed__rule rules[] = {
  RULE("adult",       ANY,     PART_ADULT,     ONLY,           act_part),
  RULE("category",    ANY,     0,              CATEGORY_MEDIA, act_category),
  RULE("content",     OBJECT,  IS_CONTENT,              ONLY,           act_content),
  RULE("copyright",   ANY,     PART_COPYRIGHT, ONLY,           act_part),
  RULE("credit",      ANY,     0,              PERSON_MEDIA,   act_credit),
  RULE("description", ANY,     0,              ONLY,           act_description),
  RULE("group",       ITEM,    IS_GROUP,              ONLY,           act_group),
  RULE("hash",        ANY,     PART_HASH,      ONLY,           act_part),
  RULE("keywords",    ANY,     0,              CATEGORY_MEDIA, act_keywords),
  RULE("license",     ANY,     PART_LICENSE,   LICENSE_MEDIA,  act_part),
  RULE("player",      ANY,     PART_PLAYER,    ONLY,           act_part),
  RULE("rating",      ANY,     PART_RATING,    ONLY,           act_part),
  RULE("thumbnail",   ANY,     0,              ONLY,           act_thumbnail),
  RULE("title",       ANY,     0,              ONLY,           act_title),
};
/* clang-format on */

const libfeed__namespace libfeed__ns_media = {
    LIBFEED__STR_INIT("media"),
    {"", 0},
    LIBFEED__STR_INIT("http://search.yahoo.com/mrss/"),
    "search.yahoo.com/mrss\0"
    "video.search.yahoo.com/mrss\0"
    "www.rssboard.org/media-rss\0"
    "search.yahoo.com/searchmonkey/media\0"
    "tools.search.yahoo.com/mrss\0",
    rules,
    sizeof rules / sizeof *rules,
    false};
