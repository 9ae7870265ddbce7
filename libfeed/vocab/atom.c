/* SPDX-License-Identifier: MIT */
/* Atom 1.0 (RFC 4287), its drafts, and Atom 0.3 and earlier (vocabulary §1.9,
   §1.10). */
#include "base/str.h"
#include "normal/normal.h"
#include "vocab/base64.h"
#include "vocab/vocab_state.h"

/* ---- feed, source ---- */

static void feed_start(libfeed__vocab *vocab, libfeed__frame *frame,
                       const libfeed__element *element) {
  if (vocab->root == LIBFEED__ROOT_UNKNOWN && vocab->n_frames > 2 &&
      element->name->ns != &libfeed__ns_atom) {
    frame->rule = NULL; /* any document may have an element of that name */
    libfeed__root_unknown(vocab, frame, element);
    return;
  }
  libfeed__root_atom(vocab, element);
  frame->object = NULL;
  libfeed__channel_scope(vocab, frame);
}

static const libfeed__action act_feed = {feed_start, NULL, LIBFEED__MODE_TREE,
                                         LIBFEED__PARENT_CHANNEL,
                                         LIBFEED__CLASS_CHANNEL};

static void source_start(libfeed__vocab *vocab, libfeed__frame *frame,
                         const libfeed__element *element) {
  libfeed_entry *entry = vocab->entry;
  if (entry->source != NULL) { /* the first one counts */
    libfeed__node_start(vocab, frame, element);
    return;
  }
  entry->source = libfeed__channel_within(entry);
  if (entry->source == NULL) {
    libfeed__fail_memory(vocab->context);
    return;
  }
  entry->source->record.scope = frame->scope;
  frame->record = &entry->source->record;
  frame->channel = entry->source;
  frame->object = NULL;
}

static const libfeed__action act_source = {
    source_start, NULL, LIBFEED__MODE_TREE, LIBFEED__PARENT_CHANNEL,
    LIBFEED__CLASS_OTHER};

/* ---- text constructs ---- */

static bool is_xml_type(libfeed_str type) {
  return libfeed__ends_with_fold(type, LIBFEED__STR("/xml")) ||
         libfeed__ends_with_fold(type, LIBFEED__STR("+xml"));
}

/* What a type says about the text and how it is read (RFC 4287 §3.1.1,
   §4.1.3.3; media types are those of Atom 0.3). */
static void read_type(libfeed__vocab *vocab, libfeed__frame *frame,
                      libfeed_str full) {
  libfeed_text *text = &vocab->text;
  libfeed_str type =
      libfeed__trim(libfeed__slice(full, 0, libfeed__find_byte(full, ';')));
  if (type.len == 0 || libfeed__equals_fold(type, LIBFEED__STR("text")) ||
      libfeed__equals_fold(type, LIBFEED__STR("text/plain"))) {
    text->type = LIBFEED_TEXT_PLAIN;
  } else if (libfeed__equals_fold(type, LIBFEED__STR("html")) ||
             libfeed__equals_fold(type, LIBFEED__STR("text/html"))) {
    text->type = LIBFEED_TEXT_HTML;
    frame->mode = LIBFEED__MODE_HTML;
  } else if (libfeed__equals_fold(type, LIBFEED__STR("xhtml")) ||
             libfeed__equals_fold(type,
                                  LIBFEED__STR("application/xhtml+xml"))) {
    text->type = LIBFEED_TEXT_XHTML;
    frame->mode = LIBFEED__MODE_XML;
    frame->escapes = frame->strips = true;
  } else {
    text->type = LIBFEED_TEXT_OTHER;
    text->media_type = libfeed__keep(frame, full);
    frame->mode = LIBFEED__MODE_HTML;
    if (is_xml_type(type)) {
      frame->mode = LIBFEED__MODE_XML;
      frame->escapes = true;
    }
  }
}

/* Atom 0.3 says beside the type how it is coded. */
static void read_mode(libfeed__vocab *vocab, libfeed__frame *frame,
                      libfeed_str mode) {
  if (libfeed__equals_fold(mode, LIBFEED__STR("base64"))) {
    vocab->is_base64 = true;
    frame->mode = LIBFEED__MODE_VALUE;
    frame->escapes = frame->strips = false;
  } else if (libfeed__equals_fold(mode, LIBFEED__STR("escaped"))) {
    if (frame->mode == LIBFEED__MODE_XML)
      frame->mode = LIBFEED__MODE_HTML;
    frame->escapes = frame->strips = false;
  } else if (libfeed__equals_fold(mode, LIBFEED__STR("xml")) &&
             frame->mode == LIBFEED__MODE_HTML &&
             vocab->text.type == LIBFEED_TEXT_HTML) {
    frame->mode = LIBFEED__MODE_XML;
    frame->escapes = true;
  }
}

static void construct_start(libfeed__vocab *vocab, libfeed__frame *frame,
                            const libfeed__element *element) {
  read_type(vocab, frame,
            libfeed__attribute_get(element, LIBFEED__STR("type")));
  read_mode(vocab, frame,
            libfeed__attribute_get(element, LIBFEED__STR("mode")));
}

static void content_start(libfeed__vocab *vocab, libfeed__frame *frame,
                          const libfeed__element *element) {
  if (libfeed__skips_content(vocab, frame))
    return;
  libfeed_str type = libfeed__attribute_get(element, LIBFEED__STR("type"));
  if (libfeed__starts_with_fold(type, LIBFEED__STR("multipart/alternative"))) {
    frame->mode = LIBFEED__MODE_TREE;
    frame->children = LIBFEED__PARENT_LIST;
    return;
  }
  construct_start(vocab, frame, element);
  libfeed_str src = libfeed__attribute_get(element, LIBFEED__STR("src"));
  if (src.len == 0)
    return;
  vocab->text.src = libfeed__keep_url(vocab, frame, src);
  /* What lies elsewhere without a type is not text (RFC 4287 §4.1.3.2). */
  if (type.len == 0)
    vocab->text.type = LIBFEED_TEXT_OTHER;
}

static void construct_end(libfeed__vocab *vocab, libfeed__frame *frame,
                          libfeed_str value) {
  if (frame->mode == LIBFEED__MODE_TREE)
    return;
  libfeed_text *text = &vocab->text;
  bool is_text =
      text->type != LIBFEED_TEXT_OTHER ||
      libfeed__starts_with_fold(text->media_type, LIBFEED__STR("text/")) ||
      is_xml_type(text->media_type);
  libfeed_str decoded;
  if (vocab->is_base64 && is_text &&
      libfeed__base64_text(frame->record->arena, value, &decoded))
    value = decoded;
  libfeed__add_text(vocab, frame, frame->rule->field, frame->rule->rank, value);
}

static const libfeed__action act_title = {
    construct_start, construct_end, LIBFEED__MODE_TITLE, LIBFEED__PARENT_NONE,
    LIBFEED__CLASS_FIELD};
static const libfeed__action act_text = {
    construct_start, construct_end, LIBFEED__MODE_PLAIN, LIBFEED__PARENT_NONE,
    LIBFEED__CLASS_FIELD};
static const libfeed__action act_content = {
    content_start, construct_end, LIBFEED__MODE_PLAIN, LIBFEED__PARENT_NONE,
    LIBFEED__CLASS_FIELD};

/* ---- the rest ---- */

/* Names that only Atom before 1.0 has tell a feed without namespace apart, as
   long as no entry was begun (vocabulary rule 0.8). */
static void old_name(libfeed__vocab *vocab, const libfeed__frame *frame) {
  if (vocab->core == &libfeed__ns_atom && vocab->entry == NULL &&
      vocab->normal->n_finished == 0 &&
      frame->record == &vocab->channel->record)
    vocab->channel->format = LIBFEED_FORMAT_ATOM_0_3;
}

static void old_start(libfeed__vocab *vocab, libfeed__frame *frame,
                      const libfeed__element *element) {
  old_name(vocab, frame);
  if (frame->mode != LIBFEED__MODE_VALUE)
    construct_start(vocab, frame, element);
}

static void add_end(libfeed__vocab *vocab, libfeed__frame *frame,
                    libfeed_str value) {
  libfeed__add_text(vocab, frame, frame->rule->field, frame->rule->rank, value);
}

static const libfeed__action act_old_text = {
    old_start, construct_end, LIBFEED__MODE_PLAIN, LIBFEED__PARENT_NONE,
    LIBFEED__CLASS_FIELD};
static const libfeed__action act_old_date = {
    old_start, add_end, LIBFEED__MODE_VALUE, LIBFEED__PARENT_NONE,
    LIBFEED__CLASS_FIELD};

static void generator_start(libfeed__vocab *vocab, libfeed__frame *frame,
                            const libfeed__element *element) {
  libfeed_str uri = libfeed__attribute_get(element, LIBFEED__STR("uri"));
  if (uri.len == 0)
    uri = libfeed__attribute_get(element, LIBFEED__STR("url"));
  libfeed_str version =
      libfeed__attribute_get(element, LIBFEED__STR("version"));
  libfeed__add_value(vocab, frame, LIBFEED__FIELD_GENERATOR_URI,
                     frame->rule->rank, libfeed__keep_url(vocab, frame, uri));
  libfeed__add_value(vocab, frame, LIBFEED__FIELD_GENERATOR_VERSION,
                     frame->rule->rank, libfeed__keep(frame, version));
}

static const libfeed__action act_generator = {
    generator_start, add_end, LIBFEED__MODE_VALUE, LIBFEED__PARENT_NONE,
    LIBFEED__CLASS_FIELD};

static void logo_end(libfeed__vocab *vocab, libfeed__frame *frame,
                     libfeed_str value) {
  libfeed__record *record = frame->record;
  if (value.len == 0 ||
      !libfeed__has_room(vocab, &record->images, frame->position))
    return;
  libfeed_media *media = libfeed__make_media(vocab, frame, frame->rule->rank);
  if (media == NULL)
    return;
  media->raw_url = value;
  libfeed__seat(vocab, record, &record->images, media, frame->position);
}

static const libfeed__action act_logo = {NULL, logo_end, LIBFEED__MODE_VALUE,
                                         LIBFEED__PARENT_NONE,
                                         LIBFEED__CLASS_FIELD};

#define RULE(name, where, field, rank, action)                                 \
  {                                                                            \
    LIBFEED__STR_INIT(name), LIBFEED__IN_##where, field, LIBFEED__RANK_##rank, \
        &action, &libfeed__ns_atom                                             \
  }

/* clang-format off */
static const libfeed__rule rules[] = {
  RULE("author",      BOTH,    LIBFEED_FIELD_AUTHORS,      PERSON_ATOM,       libfeed__act_person),
  RULE("category",    BOTH,    0,                          CATEGORY_CORE,     libfeed__act_category),
  RULE("content",     ITEM,    LIBFEED_FIELD_CONTENT,      CONTENT_ATOM,      act_content),
  RULE("content",     LIST,    LIBFEED_FIELD_CONTENT,      CONTENT_ATOM,      act_content),
  RULE("contributor", BOTH,    LIBFEED_FIELD_CONTRIBUTORS, PERSON_ATOM,       libfeed__act_person),
  RULE("copyright",   BOTH,    LIBFEED_FIELD_RIGHTS,       RIGHTS_CORE,       act_title),
  RULE("created",     BOTH,    LIBFEED_FIELD_PUBLISHED,    PUBLISHED_CREATED, libfeed__act_value),
  RULE("email",       PERSON,  LIBFEED__PART_EMAIL,        ONLY,              libfeed__act_person_part),
  RULE("entry",       CHANNEL, 0,                          ONLY,              libfeed__act_item),
  RULE("entry",       ROOT,    0,                          ONLY,              libfeed__act_item),
  RULE("feed",        ROOT,    0,                          ONLY,              act_feed),
  RULE("generator",   CHANNEL, LIBFEED_FIELD_GENERATOR,    GENERATOR_CORE,    act_generator),
  RULE("homepage",    PERSON,  LIBFEED__PART_URI,          ONLY,              libfeed__act_person_part),
  RULE("icon",        CHANNEL, LIBFEED_FIELD_ICON,         ONLY,              libfeed__act_url),
  RULE("id",          BOTH,    LIBFEED_FIELD_ID,           ID_ATOM,           libfeed__act_value),
  RULE("issued",      BOTH,    LIBFEED_FIELD_PUBLISHED,    PUBLISHED_ISSUED,  act_old_date),
  RULE("link",        BOTH,    0,                          LINK_ATOM,         libfeed__act_link),
  RULE("logo",        BOTH,    0,                          FEED_IMAGE_LOGO,   act_logo),
  RULE("modified",    CHANNEL, LIBFEED_FIELD_UPDATED,      FEED_UPDATED_ATOM, act_old_date),
  RULE("modified",    ITEM,    LIBFEED_FIELD_UPDATED,      UPDATED_MODIFIED,  act_old_date),
  RULE("name",        PERSON,  LIBFEED__PART_NAME,         ONLY,              libfeed__act_person_part),
  RULE("published",   BOTH,    LIBFEED_FIELD_PUBLISHED,    PUBLISHED_ATOM,    libfeed__act_value),
  RULE("rights",      BOTH,    LIBFEED_FIELD_RIGHTS,       RIGHTS_CORE,       act_title),
  RULE("source",      ITEM,    0,                          ONLY,              act_source),
  RULE("subtitle",    CHANNEL, LIBFEED_FIELD_SUMMARY,      SUMMARY_ATOM,      act_text),
  RULE("summary",     ITEM,    LIBFEED_FIELD_SUMMARY,      SUMMARY_ATOM,      act_text),
  RULE("tagline",     CHANNEL, LIBFEED_FIELD_SUMMARY,      SUMMARY_ATOM,      act_old_text),
  RULE("title",       BOTH,    LIBFEED_FIELD_TITLE,        TITLE_CORE,        act_title),
  RULE("updated",     BOTH,    LIBFEED_FIELD_UPDATED,      UPDATED_ATOM,      libfeed__act_value),
  RULE("uri",         PERSON,  LIBFEED__PART_URI,          ONLY,              libfeed__act_person_part),
  RULE("url",         PERSON,  LIBFEED__PART_URI,          ONLY,              libfeed__act_person_part),
  RULE("weblog",      PERSON,  LIBFEED__PART_URI,          ONLY,              libfeed__act_person_part),
};
/* clang-format on */

const libfeed__namespace libfeed__ns_atom = {
    LIBFEED__STR_INIT("atom"),
    LIBFEED__STR_INIT("atom10 a10"),
    LIBFEED__STR_INIT("http://www.w3.org/2005/Atom"),
    "www.w3.org/2005/atom\0"
    "purl.org/atom/ns\0"
    "purl.org/pie\0"
    "purl.org/echo\0"
    "uri/of/echo/namespace\0"
    "example.com/newformat\0"
    "example.com/necho\0"
    "*purl.org/atom/ns#draft-ietf-atompub-format-\0",
    rules,
    sizeof rules / sizeof *rules,
    false};
