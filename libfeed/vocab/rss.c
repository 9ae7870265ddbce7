/* SPDX-License-Identifier: MIT */
/* RSS 0.90 to 2.0: the core elements, in no namespace or in one of those that
   RSS has had (vocabulary §1.2–1.8 and rule 0.5). Names count in any case. */
#include "base/str.h"
#include "normal/values.h"
#include "vocab/vocab_state.h"

/* ---- roots ---- */

typedef struct version {
  libfeed_str word;
  libfeed_format format;
} version;

static const version versions[] = {
    {LIBFEED__STR_INIT("0.90"), LIBFEED_FORMAT_RSS_0_90},
    {LIBFEED__STR_INIT("0.91"), LIBFEED_FORMAT_RSS_0_91},
    {LIBFEED__STR_INIT("0.92"), LIBFEED_FORMAT_RSS_0_92},
    {LIBFEED__STR_INIT("0.93"), LIBFEED_FORMAT_RSS_0_93},
    {LIBFEED__STR_INIT("0.94"), LIBFEED_FORMAT_RSS_0_94},
};

static void rss_start(libfeed__vocab *vocab, libfeed__frame *frame,
                      const libfeed__element *element) {
  frame->object = NULL;
  if (vocab->root == LIBFEED__ROOT_FEED)
    return;
  libfeed_str text = libfeed__attribute_get(element, LIBFEED__STR("version"));
  libfeed_format format = LIBFEED_FORMAT_UNKNOWN;
  for (size_t i = 0; i < sizeof versions / sizeof *versions; i++)
    if (libfeed__equals(text, versions[i].word))
      format = versions[i].format;
  if (libfeed__starts_with(text, LIBFEED__STR("2")))
    format = LIBFEED_FORMAT_RSS_2_0;
  if (format == LIBFEED_FORMAT_UNKNOWN) {
    format = LIBFEED_FORMAT_RSS_2_0;
    libfeed__report_detail(vocab->context, LIBFEED__FORMAT_VERSION,
                           element->offset, text);
  }
  if (element->name->ns != &libfeed__ns_rss)
    vocab->stray = element->name->ns;
  libfeed__channel_scope(vocab, frame);
  libfeed__root_feed(vocab, format);
}

static const libfeed__action act_rss = {rss_start, NULL, LIBFEED__MODE_TREE,
                                        LIBFEED__PARENT_ROOT,
                                        LIBFEED__CLASS_ROOT};

/* ---- redirects: a feed that says where it went ---- */

static void redirect_start(libfeed__vocab *vocab, libfeed__frame *frame,
                           const libfeed__element *element) {
  if (vocab->root == LIBFEED__ROOT_UNKNOWN && vocab->n_frames == 2)
    vocab->root = LIBFEED__ROOT_REDIRECT;
  else if (vocab->root == LIBFEED__ROOT_UNKNOWN)
    libfeed__root_unknown(vocab, frame, element);
}

static void advertise(libfeed__vocab *vocab, const libfeed__frame *frame,
                      libfeed_str address) {
  libfeed__context *context = vocab->context;
  libfeed_link *link = libfeed__arena_alloc(&context->arena, sizeof *link);
  if (link == NULL ||
      !libfeed__list_push(&context->arena, &context->advertised, link)) {
    libfeed__fail_memory(context);
    return;
  }
  link->source.position = frame->position;
  link->raw = link->href = libfeed__arena_copy_str(&context->arena, address);
  link->rel = LIBFEED__STR("alternate");
  link->length = link->count = -1;
  if (context->arena.failed)
    libfeed__fail_memory(context);
}

/* Without an address the feed is gone for good (vocabulary §1.8). */
static void new_location_end(libfeed__vocab *vocab, libfeed__frame *frame,
                             libfeed_str value) {
  if (value.len > vocab->url_limit)
    libfeed__report_at(vocab->context, LIBFEED__LIMIT_URL, frame->position,
                       libfeed__empty);
  else if (vocab->root == LIBFEED__ROOT_REDIRECT && value.len > 0)
    advertise(vocab, frame, value);
  else if (vocab->root == LIBFEED__ROOT_FEED && value.len > 0)
    libfeed__add_value(vocab, frame, LIBFEED__FIELD_MOVED_TO, frame->rule->rank,
                       value);
  else if (vocab->root == LIBFEED__ROOT_FEED)
    libfeed__add_value(vocab, frame, LIBFEED__FIELD_COMPLETE,
                       LIBFEED__RANK_ONLY, LIBFEED__STR("true"));
}

static const libfeed__action act_redirect = {
    redirect_start, NULL, LIBFEED__MODE_TREE, LIBFEED__PARENT_ROOT,
    LIBFEED__CLASS_ROOT};
static const libfeed__action act_new_location = {
    NULL, new_location_end, LIBFEED__MODE_VALUE, LIBFEED__PARENT_NONE,
    LIBFEED__CLASS_FIELD};

/* ---- texts and ids ---- */

/* Until 0.91 an item's description is plain text; from 0.92 on it is HTML, and
   some say so with a media type. */
static void description_start(libfeed__vocab *vocab, libfeed__frame *frame,
                              const libfeed__element *element) {
  libfeed_str type = libfeed__attribute_get(element, LIBFEED__STR("type"));
  vocab->text.type = LIBFEED_TEXT_HTML;
  if (libfeed__equals_fold(type, LIBFEED__STR("text/plain")) ||
      libfeed__equals_fold(type, LIBFEED__STR("text")) ||
      (type.len == 0 && vocab->channel->format == LIBFEED_FORMAT_RSS_0_91 &&
       libfeed__outer(frame)->children == LIBFEED__PARENT_ITEM)) {
    vocab->text.type = LIBFEED_TEXT_PLAIN;
    frame->mode = LIBFEED__MODE_PLAIN;
  }
}

static void add_end(libfeed__vocab *vocab, libfeed__frame *frame,
                    libfeed_str value) {
  libfeed__add_text(vocab, frame, frame->rule->field, frame->rule->rank, value);
}

static const libfeed__action act_description = {
    description_start, add_end, LIBFEED__MODE_HTML, LIBFEED__PARENT_NONE,
    LIBFEED__CLASS_FIELD};

static void guid_start(libfeed__vocab *vocab, libfeed__frame *frame,
                       const libfeed__element *element) {
  (void)frame;
  libfeed_str text =
      libfeed__attribute_get(element, LIBFEED__STR("isPermaLink"));
  bool says_yes = libfeed__equals_fold(text, LIBFEED__STR("true"));
  vocab->text.is_permalink = text.len == 0 || says_yes;
  vocab->text.is_permalink_stated = says_yes;
}

static const libfeed__action act_guid = {
    guid_start, add_end, LIBFEED__MODE_VALUE, LIBFEED__PARENT_NONE,
    LIBFEED__CLASS_FIELD};

/* A channel's pubDate also says when it changed, where nothing else does. */
static void channel_date_end(libfeed__vocab *vocab, libfeed__frame *frame,
                             libfeed_str value) {
  libfeed__add_value(vocab, frame, LIBFEED_FIELD_PUBLISHED, frame->rule->rank,
                     value);
  libfeed__add_value(vocab, frame, LIBFEED_FIELD_UPDATED,
                     LIBFEED__RANK_FEED_UPDATED_PUBDATE, value);
}

static const libfeed__action act_channel_date = {
    NULL, channel_date_end, LIBFEED__MODE_VALUE, LIBFEED__PARENT_NONE,
    LIBFEED__CLASS_FIELD};

/* ---- enclosure, source, cloud ---- */

static void enclosure_start(libfeed__vocab *vocab, libfeed__frame *frame,
                            const libfeed__element *element) {
  libfeed__record *record = frame->record;
  libfeed_str url = libfeed__attribute_get_ns(element, &libfeed__ns_rdf,
                                              LIBFEED__STR("resource"), false);
  if (url.len == 0)
    url = libfeed__attribute_get(element, LIBFEED__STR("url"));
  if (url.len == 0)
    url = libfeed__attribute_get(element, LIBFEED__STR("href"));
  if (url.len == 0) {
    libfeed__report_at(vocab->context, LIBFEED__LINK_INCOMPLETE,
                       frame->position, LIBFEED__STR("url"));
    return;
  }
  if (!libfeed__has_room(vocab, &record->media, frame->position))
    return;
  url = libfeed__keep_url(vocab, frame, url);
  libfeed_media *media = NULL;
  if (url.len > 0)
    media = libfeed__make_media(vocab, frame, LIBFEED__RANK_MEDIA_ENCLOSURE);
  if (media == NULL)
    return;
  media->raw_url = url;
  media->type = libfeed__keep(
      frame, libfeed__attribute_get(element, LIBFEED__STR("type")));
  /* 0 is what they write who do not know it (vocabulary §4, integers). */
  int64_t length = libfeed__size_parse(
      libfeed__attribute_get(element, LIBFEED__STR("length")));
  media->length = length > 0 ? length : -1;
  libfeed__seat(vocab, record, &record->media, media, frame->position);
  libfeed_link *link =
      libfeed__add_link(vocab, frame, url, LIBFEED__STR("enclosure"),
                        LIBFEED__RANK_LINK_ENCLOSURE);
  if (link == NULL)
    return;
  link->type = media->type;
  link->length = media->length;
}

static const libfeed__action act_enclosure = {
    enclosure_start, NULL, LIBFEED__MODE_TREE, LIBFEED__PARENT_NONE,
    LIBFEED__CLASS_FIELD};

/* The feed that the item was taken from: its title, and its own address. */
static void source_start(libfeed__vocab *vocab, libfeed__frame *frame,
                         const libfeed__element *element) {
  libfeed_entry *entry = vocab->entry;
  frame->object = NULL;
  if (entry->source != NULL) { /* the first one counts */
    libfeed__node_start(vocab, frame, element);
    return;
  }
  vocab->slot_text = libfeed__keep_url(
      vocab, frame, libfeed__attribute_get(element, LIBFEED__STR("url")));
  libfeed_channel *source = libfeed__channel_within(entry);
  if (source == NULL) {
    libfeed__fail_memory(vocab->context);
    return;
  }
  frame->object = source;
}

static void source_end(libfeed__vocab *vocab, libfeed__frame *frame,
                       libfeed_str value) {
  libfeed_channel *source = frame->object;
  if (source == NULL || (value.len == 0 && vocab->slot_text.len == 0))
    return;
  frame->record = &source->record;
  libfeed__add_text(vocab, frame, LIBFEED_FIELD_TITLE, LIBFEED__RANK_TITLE_CORE,
                    value);
  libfeed__add_link(vocab, frame, vocab->slot_text, LIBFEED__STR("self"),
                    LIBFEED__RANK_LINK_RSS);
  vocab->entry->source = source;
}

static const libfeed__action act_source = {
    source_start, source_end, LIBFEED__MODE_VALUE, LIBFEED__PARENT_NONE,
    LIBFEED__CLASS_FIELD};

static void cloud_start(libfeed__vocab *vocab, libfeed__frame *frame,
                        const libfeed__element *element) {
  if (frame->channel->cloud != NULL) {
    libfeed__node_start(vocab, frame, element);
    return;
  }
  libfeed_node *node =
      libfeed__node_new(vocab, frame->record, element, frame->position);
  if (node == NULL)
    return;
  node->sequence = libfeed__next_sequence(frame->record);
  frame->channel->cloud = node;
}

static const libfeed__action act_cloud = {cloud_start, NULL, LIBFEED__MODE_TREE,
                                          LIBFEED__PARENT_NONE,
                                          LIBFEED__CLASS_FIELD};

/* ---- image ---- */

static void image_start(libfeed__vocab *vocab, libfeed__frame *frame,
                        const libfeed__element *element) {
  (void)element;
  if (!libfeed__has_room(vocab, &frame->record->images, frame->position)) {
    libfeed__skip(vocab);
    return;
  }
  frame->object = libfeed__make_media(vocab, frame,
                                      libfeed__outer(frame)->children ==
                                              LIBFEED__PARENT_ITEM
                                          ? LIBFEED__RANK_IMAGE_RSS
                                          : LIBFEED__RANK_FEED_IMAGE_RSS);
}

/* Some write nothing but the address. */
static void image_end(libfeed__vocab *vocab, libfeed__frame *frame,
                      libfeed_str value) {
  libfeed_media *media = frame->object;
  if (media == NULL)
    return;
  if (media->raw_url.len == 0 && value.len <= vocab->url_limit)
    media->raw_url = value;
  if (media->raw_url.len == 0 && media->title.len == 0 &&
      media->link.len == 0 && media->width < 0 && media->height < 0)
    return; /* in RDF, the reference to the image */
  media->source.sequence = libfeed__next_sequence(frame->record);
  libfeed__seat(vocab, frame->record, &frame->record->images, media,
                frame->position);
}

enum image_part {
  IMAGE_TITLE = LIBFEED__IMAGE_TITLE,
  IMAGE_URL,
  IMAGE_LINK,
  IMAGE_WIDTH,
  IMAGE_HEIGHT,
  IMAGE_DESCRIPTION
};

static void set_first(libfeed_str *slot, libfeed_str value) {
  if (slot->len == 0)
    *slot = value;
}

/* A number outside of what RSS allows is dropped, the image kept. */
static int64_t size_within(libfeed__vocab *vocab, libfeed__frame *frame,
                           libfeed_str value, int64_t greatest) {
  int64_t number = libfeed__number_of(vocab, frame, value);
  return number >= 1 && number <= greatest ? number : -1;
}

static void image_part_end(libfeed__vocab *vocab, libfeed__frame *frame,
                           libfeed_str value) {
  libfeed_media *media = frame->object;
  if (media == NULL)
    return;
  switch ((enum image_part)frame->rule->field) {
  case IMAGE_TITLE:
    set_first(&media->title, value);
    break;
  case IMAGE_URL:
    if (value.len <= vocab->url_limit)
      set_first(&media->raw_url, value);
    break;
  case IMAGE_LINK:
    if (value.len <= vocab->url_limit)
      set_first(&media->link, value);
    break;
  case IMAGE_WIDTH:
    if (media->width < 0)
      media->width = size_within(vocab, frame, value, 144);
    break;
  case IMAGE_HEIGHT:
    if (media->height < 0)
      media->height = size_within(vocab, frame, value, 400);
    break;
  case IMAGE_DESCRIPTION:
    set_first(&media->description, value);
    break;
  }
}

static const libfeed__action act_image = {
    image_start, image_end, LIBFEED__MODE_VALUE, LIBFEED__PARENT_IMAGE,
    LIBFEED__CLASS_FIELD};
const libfeed__action libfeed__act_image_part = {
    NULL, image_part_end, LIBFEED__MODE_VALUE, LIBFEED__PARENT_NONE,
    LIBFEED__CLASS_FIELD};

/* ---- the table ---- */

#define RULE(name, where, field, rank, action)                                 \
  {                                                                            \
    LIBFEED__STR_INIT(name), LIBFEED__IN_##where, field, LIBFEED__RANK_##rank, \
        &action, &libfeed__ns_rss                                              \
  }

/* clang-format off */
static const libfeed__rule rules[] = {
  RULE("author",         BOTH,    LIBFEED_FIELD_AUTHORS,    PERSON_RSS,          libfeed__act_person),
  RULE("body",           ITEM,    LIBFEED_FIELD_CONTENT,    CONTENT_BODY,        libfeed__act_html),
  RULE("category",       BOTH,    0,                        CATEGORY_CORE,       libfeed__act_category),
  RULE("channel",        ROOT,    0,                        ONLY,                libfeed__act_channel),
  RULE("cloud",          CHANNEL, 0,                        ONLY,                act_cloud),
  RULE("comments",       ITEM,    LIBFEED_FIELD_COMMENTS,   ONLY,                libfeed__act_url),
  RULE("copyright",      BOTH,    LIBFEED_FIELD_RIGHTS,     RIGHTS_CORE,         libfeed__act_title),
  RULE("day",            LIST,    LIBFEED__FIELD_SKIP_DAYS, ONLY,                libfeed__act_value),
  RULE("description",    BOTH,    LIBFEED_FIELD_SUMMARY,    SUMMARY_DESCRIPTION, act_description),
  RULE("description",    IMAGE,   IMAGE_DESCRIPTION,        ONLY,                libfeed__act_image_part),
  RULE("email",          PERSON,  LIBFEED__PART_EMAIL,      ONLY,                libfeed__act_person_part),
  RULE("enclosure",      ITEM,    0,                        MEDIA_ENCLOSURE,     act_enclosure),
  RULE("expirationDate", ITEM,    LIBFEED_FIELD_EXPIRES,    EXPIRES_RSS,         libfeed__act_value),
  RULE("fullitem",       ITEM,    LIBFEED_FIELD_CONTENT,    CONTENT_FULLITEM,    libfeed__act_html),
  RULE("generator",      CHANNEL, LIBFEED_FIELD_GENERATOR,  GENERATOR_CORE,      libfeed__act_value),
  RULE("guid",           ITEM,    LIBFEED_FIELD_ID,         ID_GUID,             act_guid),
  RULE("height",         IMAGE,   IMAGE_HEIGHT,             ONLY,                libfeed__act_image_part),
  RULE("hour",           LIST,    LIBFEED__FIELD_SKIP_HOURS, ONLY,               libfeed__act_value),
  RULE("image",          BOTH,    0,                        ONLY,                act_image),
  RULE("image",          ROOT,    0,                        ONLY,                act_image),
  RULE("item",           CHANNEL, 0,                        ONLY,                libfeed__act_item),
  RULE("item",           LIST,    0,                        ONLY,                libfeed__act_item),
  RULE("item",           ROOT,    0,                        ONLY,                libfeed__act_item),
  RULE("items",          CHANNEL, 0,                        ONLY,                libfeed__act_list),
  RULE("language",       BOTH,    LIBFEED_FIELD_LANGUAGE,   LANGUAGE_RSS,        libfeed__act_value),
  RULE("lastBuildDate",  CHANNEL, LIBFEED_FIELD_UPDATED,    FEED_UPDATED_LAST_BUILD, libfeed__act_value),
  RULE("lastBuildDate",  ITEM,    LIBFEED_FIELD_UPDATED,    UPDATED_LAST_BUILD,  libfeed__act_value),
  RULE("link",           BOTH,    0,                        LINK_RSS,            libfeed__act_link),
  RULE("link",           IMAGE,   IMAGE_LINK,               ONLY,                libfeed__act_image_part),
  RULE("managingEditor", CHANNEL, LIBFEED_FIELD_AUTHORS,    PERSON_RSS,          libfeed__act_person),
  RULE("name",           PERSON,  LIBFEED__PART_NAME,       ONLY,                libfeed__act_person_part),
  RULE("newLocation",    ROOT,    0,                        MOVED_RSS,           act_new_location),
  RULE("pubDate",        CHANNEL, LIBFEED_FIELD_PUBLISHED,  PUBLISHED_PUBDATE,   act_channel_date),
  RULE("pubDate",        ITEM,    LIBFEED_FIELD_PUBLISHED,  PUBLISHED_PUBDATE,   libfeed__act_value),
  RULE("redirect",       ROOT,    0,                        ONLY,                act_redirect),
  RULE("rss",            ROOT,    0,                        ONLY,                act_rss),
  RULE("skipDays",       CHANNEL, 0,                        ONLY,                libfeed__act_list),
  RULE("skipHours",      CHANNEL, 0,                        ONLY,                libfeed__act_list),
  RULE("source",         ITEM,    0,                        ONLY,                act_source),
  RULE("title",          BOTH,    LIBFEED_FIELD_TITLE,      TITLE_CORE,          libfeed__act_title),
  RULE("title",          IMAGE,   IMAGE_TITLE,              ONLY,                libfeed__act_image_part),
  RULE("ttl",            CHANNEL, LIBFEED__FIELD_TTL,       ONLY,                libfeed__act_value),
  RULE("updated",        CHANNEL, LIBFEED_FIELD_UPDATED,    FEED_UPDATED_LAST_BUILD, libfeed__act_value),
  RULE("updated",        ITEM,    LIBFEED_FIELD_UPDATED,    UPDATED_LAST_BUILD,  libfeed__act_value),
  RULE("uri",            PERSON,  LIBFEED__PART_URI,        ONLY,                libfeed__act_person_part),
  RULE("url",            IMAGE,   IMAGE_URL,                ONLY,                libfeed__act_image_part),
  RULE("url",            PERSON,  LIBFEED__PART_URI,        ONLY,                libfeed__act_person_part),
  RULE("webMaster",      CHANNEL, LIBFEED_FIELD_PUBLISHERS, PERSON_RSS,          libfeed__act_person),
  RULE("width",          IMAGE,   IMAGE_WIDTH,              ONLY,                libfeed__act_image_part),
};
/* clang-format on */

const libfeed__namespace libfeed__ns_rss = {
    LIBFEED__STR_INIT("rss"),
    {"", 0},
    LIBFEED__STR_INIT("http://purl.org/rss/1.0/"),
    "purl.org/rss/1.0\0"
    "my.netscape.com/rdf/simple/0.9\0"
    "channel.netscape.com/rdf/simple/0.9\0"
    "purl.org/net/rss1.1\0"
    "blogs.law.harvard.edu/tech/rss\0"
    "purl.org/rss/1.0/modules/rss091\0"
    "*backend.userland.com/rss\0",
    rules,
    sizeof rules / sizeof *rules,
    true};
