/* SPDX-License-Identifier: MIT */
/* iTunes podcasts (vocabulary §3.9). What feeds no field (episode, season,
   explicit, …) stays in the extension tree. */
#include "base/str.h"
#include "normal/values.h"
#include "vocab/vocab_state.h"

static void new_image(libfeed__vocab *vocab, libfeed__frame *frame,
                      libfeed_str url) {
  libfeed__record *record = frame->record;
  if (url.len == 0 ||
      !libfeed__has_room(vocab, &record->images, frame->position))
    return;
  bool is_item = vocab->entry != NULL;
  libfeed_media *media = libfeed__make_media(
      vocab, frame,
      is_item ? LIBFEED__RANK_IMAGE_ITUNES : LIBFEED__RANK_FEED_IMAGE_ITUNES);
  if (media == NULL)
    return;
  media->raw_url = url;
  libfeed__seat(vocab, record, &record->images, media, frame->position);
}

/* The address is an attribute, in broken feeds of another name, or the text. */
static void image_start(libfeed__vocab *vocab, libfeed__frame *frame,
                        const libfeed__element *element) {
  libfeed_str url = libfeed__attribute_get(element, LIBFEED__STR("href"));
  if (url.len == 0)
    url = libfeed__attribute_get(element, LIBFEED__STR("url"));
  if (url.len == 0)
    url = libfeed__attribute_get(element, LIBFEED__STR("src"));
  if (url.len == 0)
    return;
  frame->mode = LIBFEED__MODE_TREE;
  new_image(vocab, frame, libfeed__keep_url(vocab, frame, url));
}

static void image_end(libfeed__vocab *vocab, libfeed__frame *frame,
                      libfeed_str value) {
  if (frame->mode != LIBFEED__MODE_TREE && value.len <= vocab->url_limit)
    new_image(vocab, frame, value);
}

/* Categories nest; an inner one is named by its path. */
static libfeed_category *add_named(libfeed__vocab *vocab, libfeed__frame *frame,
                                   libfeed_str name) {
  libfeed__arena *arena = frame->record->arena;
  libfeed__frame *outer = libfeed__outer(frame);
  const libfeed_category *parent =
      outer->rule != NULL && outer->rule->action == frame->rule->action
          ? outer->object
          : NULL;
  libfeed_str term = name, label = libfeed__empty;
  if (parent != NULL && parent->term.len + name.len < vocab->url_limit) {
    label = name;
    libfeed__arena_open(arena);
    libfeed__arena_append(arena, parent->term.data, parent->term.len);
    libfeed__arena_append(arena, "/", 1);
    libfeed__arena_append(arena, label.data, label.len);
    term = libfeed__arena_close(arena);
  }
  return libfeed__add_category(vocab, frame, term, libfeed__ns_itunes.uri,
                               label);
}

static void category_start(libfeed__vocab *vocab, libfeed__frame *frame,
                           const libfeed__element *element) {
  libfeed_str text = libfeed__attribute_get(element, LIBFEED__STR("text"));
  frame->object = NULL;
  if (text.len > 0)
    frame->object = add_named(vocab, frame, libfeed__keep(frame, text));
}

/* Some write the name as text. */
static void category_end(libfeed__vocab *vocab, libfeed__frame *frame,
                         libfeed_str value) {
  if (frame->object == NULL && value.len > 0)
    (void)add_named(vocab, frame, value);
}

static void keywords_end(libfeed__vocab *vocab, libfeed__frame *frame,
                         libfeed_str value) {
  libfeed_category *category = libfeed__add_category(
      vocab, frame, value, libfeed__empty, libfeed__empty);
  if (category != NULL)
    category->is_list = true;
}

/* How long the first audio or video plays: its seat is beside those of Media
   RSS. */
static void duration_end(libfeed__vocab *vocab, libfeed__frame *frame,
                         libfeed_str value) {
  libfeed_media *defaults = libfeed__media_defaults(vocab, frame);
  if (defaults != NULL && defaults->duration < 0 && value.len > 0)
    defaults->duration = libfeed__duration_parse(value);
}

/* "Yes" says that nothing will follow; anything else says nothing. */
static void complete_end(libfeed__vocab *vocab, libfeed__frame *frame,
                         libfeed_str value) {
  if (libfeed__boolean_parse(value) == 1)
    libfeed__add_value(vocab, frame, LIBFEED__FIELD_COMPLETE,
                       LIBFEED__RANK_ONLY, value);
}

#define ACTION(name, start, end, mode, children)                               \
  static const libfeed__action name = {start, end, LIBFEED__MODE_##mode,       \
                                       LIBFEED__PARENT_##children,             \
                                       LIBFEED__CLASS_FIELD}
ACTION(act_image, image_start, image_end, VALUE, NONE);
ACTION(act_category, category_start, category_end, VALUE, LIST);
ACTION(act_keywords, NULL, keywords_end, VALUE, NONE);
ACTION(act_duration, NULL, duration_end, VALUE, NONE);
ACTION(act_complete, NULL, complete_end, VALUE, NONE);

#define RULE(name, where, field, rank, action)                                 \
  {                                                                            \
    LIBFEED__STR_INIT(name), LIBFEED__IN_##where, field, LIBFEED__RANK_##rank, \
        &action, &libfeed__ns_itunes                                           \
  }

/* clang-format off */
static const libfeed__rule rules[] = {
  RULE("author",       BOTH,    LIBFEED_FIELD_AUTHORS,    PERSON_ITUNES,           libfeed__act_person),
  RULE("category",     BOTH,    0,                        CATEGORY_ITUNES,         act_category),
  RULE("category",     LIST,    0,                        CATEGORY_ITUNES,         act_category),
  RULE("complete",     CHANNEL, 0,                        ONLY,                    act_complete),
  RULE("copyright",    CHANNEL, LIBFEED_FIELD_RIGHTS,     RIGHTS_ITUNES,           libfeed__act_title),
  RULE("duration",     ITEM,    0,                        ONLY,                    act_duration),
  RULE("email",        PERSON,  LIBFEED__PART_EMAIL,      ONLY,                    libfeed__act_person_part),
  RULE("image",        BOTH,    0,                        ONLY,                    act_image),
  RULE("keywords",     BOTH,    0,                        CATEGORY_ITUNES,         act_keywords),
  RULE("link",         CHANNEL, 0,                        ONLY,                    act_image),
  RULE("name",         PERSON,  LIBFEED__PART_NAME,       ONLY,                    libfeed__act_person_part),
  RULE("new-feed-url", CHANNEL, LIBFEED__FIELD_MOVED_TO,  MOVED_ITUNES,            libfeed__act_url),
  RULE("owner",        CHANNEL, LIBFEED_FIELD_PUBLISHERS, PERSON_ITUNES,           libfeed__act_person),
  RULE("subtitle",     BOTH,    LIBFEED_FIELD_SUMMARY,    SUMMARY_ITUNES_SUBTITLE, libfeed__act_plain),
  RULE("summary",      BOTH,    LIBFEED_FIELD_SUMMARY,    SUMMARY_ITUNES,          libfeed__act_html),
  RULE("title",        BOTH,    LIBFEED_FIELD_TITLE,      TITLE_ITUNES,            libfeed__act_title),
};
/* clang-format on */

const libfeed__namespace libfeed__ns_itunes = {
    LIBFEED__STR_INIT("itunes"),
    {"", 0},
    LIBFEED__STR_INIT("http://www.itunes.com/dtds/podcast-1.0.dtd"),
    "www.itunes.com/dtds/podcast-1.0.dtd\0"
    "example.com/dtds/podcast-1.0.dtd\0",
    rules,
    sizeof rules / sizeof *rules,
    false};
