/* SPDX-License-Identifier: MIT */
/* Actions that several namespaces share: values, texts, persons, categories,
   links, items and channels. Stage vocab. */
#include "base/str.h"
#include "normal/normal.h"
#include "normal/values.h"
#include "vocab/vocab_state.h"

/* ---- values and texts ---- */

static void add_end(libfeed__vocab *vocab, libfeed__frame *frame,
                    libfeed_str value) {
  libfeed__add_text(vocab, frame, frame->rule->field, frame->rule->rank, value);
}

static void url_end(libfeed__vocab *vocab, libfeed__frame *frame,
                    libfeed_str value) {
  if (value.len <= vocab->url_limit)
    add_end(vocab, frame, value);
  else
    libfeed__report_at(vocab->context, LIBFEED__LIMIT_URL, frame->position,
                       libfeed__empty);
}

/* An address as @rdf:resource or as text. */
static void resource_start(libfeed__vocab *vocab, libfeed__frame *frame,
                           const libfeed__element *element) {
  libfeed_str url = libfeed__attribute_get_ns(element, &libfeed__ns_rdf,
                                              LIBFEED__STR("resource"), true);
  if (url.len == 0)
    return;
  libfeed__add_value(vocab, frame, frame->rule->field, frame->rule->rank,
                     libfeed__keep_url(vocab, frame, url));
  frame->mode = LIBFEED__MODE_TREE;
}

static void resource_end(libfeed__vocab *vocab, libfeed__frame *frame,
                         libfeed_str value) {
  if (frame->mode != LIBFEED__MODE_TREE)
    url_end(vocab, frame, value);
}

bool libfeed__skips_content(libfeed__vocab *vocab,
                            const libfeed__frame *frame) {
  if (vocab->wants_content || frame->rule->field != LIBFEED_FIELD_CONTENT)
    return false;
  libfeed__skip(vocab);
  return true;
}

static void plain_start(libfeed__vocab *vocab, libfeed__frame *frame,
                        const libfeed__element *element) {
  (void)element;
  vocab->text.type = LIBFEED_TEXT_PLAIN;
  libfeed__skips_content(vocab, frame);
}

static void xhtml_start(libfeed__vocab *vocab, libfeed__frame *frame,
                        const libfeed__element *element) {
  (void)element;
  vocab->text.type = LIBFEED_TEXT_XHTML;
  frame->mode = LIBFEED__MODE_XML;
  frame->escapes = true;
  libfeed__skips_content(vocab, frame);
}

void libfeed__html_text_start(libfeed__vocab *vocab, libfeed__frame *frame,
                              const libfeed__element *element) {
  libfeed_str form = libfeed__attribute_get_ns(
      element, &libfeed__ns_rdf, LIBFEED__STR("parseType"), false);
  if (libfeed__equals(form, LIBFEED__STR("Literal"))) {
    xhtml_start(vocab, frame, element);
    return;
  }
  vocab->text.type = LIBFEED_TEXT_HTML;
  libfeed__skips_content(vocab, frame);
}

const libfeed__action libfeed__act_value = {NULL, add_end, LIBFEED__MODE_VALUE,
                                            LIBFEED__PARENT_NONE,
                                            LIBFEED__CLASS_FIELD};
const libfeed__action libfeed__act_url = {NULL, url_end, LIBFEED__MODE_VALUE,
                                          LIBFEED__PARENT_NONE,
                                          LIBFEED__CLASS_FIELD};
const libfeed__action libfeed__act_resource = {
    resource_start, resource_end, LIBFEED__MODE_VALUE, LIBFEED__PARENT_NONE,
    LIBFEED__CLASS_FIELD};
const libfeed__action libfeed__act_title = {
    plain_start, add_end, LIBFEED__MODE_TITLE, LIBFEED__PARENT_NONE,
    LIBFEED__CLASS_FIELD};
const libfeed__action libfeed__act_plain = {
    plain_start, add_end, LIBFEED__MODE_PLAIN, LIBFEED__PARENT_NONE,
    LIBFEED__CLASS_FIELD};
const libfeed__action libfeed__act_html = {
    libfeed__html_text_start, add_end, LIBFEED__MODE_HTML, LIBFEED__PARENT_NONE,
    LIBFEED__CLASS_FIELD};
const libfeed__action libfeed__act_xhtml = {
    xhtml_start, add_end, LIBFEED__MODE_XML, LIBFEED__PARENT_NONE,
    LIBFEED__CLASS_FIELD};

/* ---- persons ---- */

static void person_start(libfeed__vocab *vocab, libfeed__frame *frame,
                         const libfeed__element *element) {
  (void)element;
  if (!libfeed__has_room(vocab, &frame->record->persons, frame->position)) {
    libfeed__skip(vocab);
    return;
  }
  libfeed_person *person =
      libfeed__arena_alloc(frame->record->arena, sizeof *person);
  if (person == NULL)
    libfeed__fail_memory(vocab->context);
  frame->object = person;
}

/* A construct has parts; else the text names one person or several. */
static void person_end(libfeed__vocab *vocab, libfeed__frame *frame,
                       libfeed_str value) {
  libfeed_person *person = frame->object;
  if (person == NULL)
    return;
  if (person->name.len == 0 && person->email.len == 0 && person->uri.len == 0) {
    if (value.len == 0)
      return;
    person->raw = value;
  }
  person->source = libfeed__source_of(frame, frame->rule->rank);
  person->field = frame->rule->field;
  libfeed__seat(vocab, frame->record, &frame->record->persons, person,
                frame->position);
}

static void part_end(libfeed__vocab *vocab, libfeed__frame *frame,
                     libfeed_str value) {
  (void)vocab;
  libfeed_person *person = frame->object;
  if (person == NULL || value.len == 0)
    return;
  libfeed_str *slot = frame->rule->field == LIBFEED__PART_NAME ? &person->name
                      : frame->rule->field == LIBFEED__PART_EMAIL
                          ? &person->email
                          : &person->uri;
  if (slot->len == 0)
    *slot = value;
}

const libfeed__action libfeed__act_person = {
    person_start, person_end, LIBFEED__MODE_VALUE, LIBFEED__PARENT_PERSON,
    LIBFEED__CLASS_FIELD};
const libfeed__action libfeed__act_person_part = {
    NULL, part_end, LIBFEED__MODE_VALUE, LIBFEED__PARENT_NONE,
    LIBFEED__CLASS_FIELD};

/* ---- categories ---- */

static void category_start(libfeed__vocab *vocab, libfeed__frame *frame,
                           const libfeed__element *element) {
  libfeed_str scheme = libfeed__attribute_get(element, LIBFEED__STR("domain"));
  if (scheme.len == 0)
    scheme = libfeed__attribute_get(element, LIBFEED__STR("scheme"));
  libfeed_str term = libfeed__attribute_get(element, LIBFEED__STR("term"));
  libfeed_str label = libfeed__attribute_get(element, LIBFEED__STR("label"));
  vocab->slot_text = libfeed__keep(frame, scheme);
  frame->object = NULL;
  if (term.len == 0 && label.len == 0)
    return;
  frame->object =
      libfeed__add_category(vocab, frame, libfeed__keep(frame, term),
                            vocab->slot_text, libfeed__keep(frame, label));
  frame->mode = LIBFEED__MODE_TREE; /* the text adds nothing */
}

static void category_end(libfeed__vocab *vocab, libfeed__frame *frame,
                         libfeed_str value) {
  libfeed__add_category(vocab, frame, value, vocab->slot_text, libfeed__empty);
}

const libfeed__action libfeed__act_category = {
    category_start, category_end, LIBFEED__MODE_VALUE, LIBFEED__PARENT_NONE,
    LIBFEED__CLASS_FIELD};

/* ---- links ---- */

/* A link to an enclosure is a rendition as well. */
static void add_enclosure(libfeed__vocab *vocab, libfeed__frame *frame,
                          const libfeed_link *link) {
  libfeed__record *record = frame->record;
  if (!libfeed__has_room(vocab, &record->media, frame->position))
    return;
  libfeed_media *media =
      libfeed__make_media(vocab, frame, LIBFEED__RANK_MEDIA_LINK);
  if (media == NULL)
    return;
  media->raw_url = link->raw;
  media->type = link->type;
  media->length = link->length;
  media->title = link->title;
  libfeed__seat(vocab, record, &record->media, media, frame->position);
}

/* What a feed itself links to is none. */
static bool is_enclosure(const libfeed__vocab *vocab,
                         const libfeed__frame *frame,
                         const libfeed_link *link) {
  return frame->record->arena != vocab->channel->record.arena &&
         libfeed__ends_with_fold(link->rel, LIBFEED__STR("enclosure"));
}

/* thr:count (RFC 4685 §4). */
static libfeed_str replies_count(const libfeed__element *element) {
  for (size_t i = 0; i < element->n_attributes; i++) {
    const libfeed__attribute *attribute = &element->attributes[i];
    const libfeed__namespace *ns = attribute->name->ns;
    if (attribute->name->prefix.len > 0 && ns != NULL &&
        libfeed__equals(ns->prefix, LIBFEED__STR("thr")) &&
        libfeed__equals(attribute->name->local, LIBFEED__STR("count")))
      return libfeed__trim(attribute->value);
  }
  return libfeed__empty;
}

static void link_from_attributes(libfeed__vocab *vocab, libfeed__frame *frame,
                                 const libfeed__element *element,
                                 libfeed_str href) {
  libfeed_str rel = libfeed__attribute_get(element, LIBFEED__STR("rel"));
  if (rel.len == 0 && vocab->channel->format == LIBFEED_FORMAT_ATOM_0_3)
    libfeed__report_at(vocab->context, LIBFEED__LINK_INCOMPLETE,
                       frame->position, LIBFEED__STR("rel"));
  libfeed_link *link = libfeed__add_link(
      vocab, frame, libfeed__keep_url(vocab, frame, href),
      rel.len > 0 ? libfeed__keep(frame, rel) : LIBFEED__STR("alternate"),
      frame->rule->rank);
  if (link == NULL)
    return;
  link->type = libfeed__keep(
      frame, libfeed__attribute_get(element, LIBFEED__STR("type")));
  link->hreflang = libfeed__keep(
      frame, libfeed__attribute_get(element, LIBFEED__STR("hreflang")));
  link->title = libfeed__keep(
      frame, libfeed__attribute_get(element, LIBFEED__STR("title")));
  libfeed_str length = libfeed__attribute_get(element, LIBFEED__STR("length"));
  link->length = libfeed__number_of(vocab, frame, length);
  if (link->length == 0) /* unknown (vocabulary §4, integers) */
    link->length = -1;
  libfeed_str count = replies_count(element);
  link->count = libfeed__number_of(vocab, frame, count);
  if (is_enclosure(vocab, frame, link))
    add_enclosure(vocab, frame, link);
}

static void link_start(libfeed__vocab *vocab, libfeed__frame *frame,
                       const libfeed__element *element) {
  const libfeed_str name = LIBFEED__STR("href");
  libfeed_str href = libfeed__attribute_get(element, name);
  if (href.len == 0)
    href = libfeed__attribute_get_ns(element, &libfeed__ns_rdf,
                                     LIBFEED__STR("resource"), false);
  /* An empty reference is one to the base (RFC 3986 §4.4). */
  if (href.len == 0 && libfeed__attribute_find(element, name) != NULL)
    href = frame->scope->base;
  if (href.len == 0) {
    vocab->slot_text = libfeed__keep(
        frame, libfeed__attribute_get(element, LIBFEED__STR("rel")));
    vocab->slot_label = libfeed__keep(
        frame, libfeed__attribute_get(element, LIBFEED__STR("type")));
    return;
  }
  link_from_attributes(vocab, frame, element, href);
  frame->mode = LIBFEED__MODE_TREE; /* the text adds nothing */
  frame->object = NULL;
}

/* RSS, and Atom in broken feeds: the text is the address. */
static void add_written(libfeed__vocab *vocab, libfeed__frame *frame,
                        libfeed_str address) {
  libfeed_str rel = vocab->slot_text;
  libfeed_link *link = libfeed__add_link(
      vocab, frame, address, rel.len > 0 ? rel : LIBFEED__STR("alternate"),
      frame->rule->rank);
  if (link == NULL)
    return;
  link->type = vocab->slot_label;
  if (is_enclosure(vocab, frame, link))
    add_enclosure(vocab, frame, link);
}

static void link_end(libfeed__vocab *vocab, libfeed__frame *frame,
                     libfeed_str value) {
  if (frame->mode == LIBFEED__MODE_TREE)
    return;
  if (value.len > vocab->url_limit) {
    libfeed__report_at(vocab->context, LIBFEED__LIMIT_URL, frame->position,
                       libfeed__empty);
    return;
  }
  if (frame->ns == &libfeed__ns_atom)
    libfeed__report_at(vocab->context, LIBFEED__LINK_INCOMPLETE,
                       frame->position, LIBFEED__STR("href"));
  add_written(vocab, frame, value);
}

const libfeed__action libfeed__act_link = {
    link_start, link_end, LIBFEED__MODE_VALUE, LIBFEED__PARENT_NONE,
    LIBFEED__CLASS_FIELD};

/* ---- containers ---- */

const libfeed__action libfeed__act_list = {
    NULL, NULL, LIBFEED__MODE_TREE, LIBFEED__PARENT_LIST, LIBFEED__CLASS_OTHER};

/* rdf:about names what the element describes. */
static void add_about(libfeed__vocab *vocab, libfeed__frame *frame,
                      const libfeed__element *element) {
  if (element->n_attributes == 0)
    return;
  libfeed_str about = libfeed__attribute_get_ns(
      element, &libfeed__ns_rdf, LIBFEED__STR("about"),
      vocab->root != LIBFEED__ROOT_UNKNOWN &&
          vocab->channel->format != LIBFEED_FORMAT_RSS_2_0);
  if (about.len == 0)
    return;
  libfeed_text text = {.value = libfeed__keep_url(vocab, frame, about)};
  if (text.value.len == 0)
    return;
  text.source = libfeed__source_of(frame, LIBFEED__RANK_ID_RDF_ABOUT);
  text.source.uri = libfeed__ns_rdf.uri;
  text.source.name = LIBFEED__STR("about");
  text.field = LIBFEED_FIELD_ID;
  libfeed__add_made(vocab, frame, LIBFEED_FIELD_ID, &text);
}

bool libfeed__item_open(libfeed__vocab *vocab, libfeed__frame *frame,
                        const libfeed__element *element) {
  libfeed__context *context = vocab->context;
  libfeed_entry *entry = libfeed__entry_new(&context->mem);
  if (entry == NULL) {
    libfeed__fail_memory(context);
    return false;
  }
  vocab->entry = entry;
  vocab->inherit_up_to = vocab->channel->record.sequence;
  vocab->n_groups = 0;
  entry->index = vocab->normal->n_finished;
  entry->position = frame->position;
  entry->first_problem = context->problems.len;
  context->open_entry = (int64_t)entry->index;
  frame->record = &entry->record;
  frame->object = NULL;
  frame->scope = libfeed__scope_of(vocab, &entry->record, NULL, element);
  entry->record.scope = frame->scope;
  entry->record.states_language = libfeed__states_language(element);
  if (frame->scope == NULL)
    return false;
  add_about(vocab, frame, element);
  return true;
}

static void item_start(libfeed__vocab *vocab, libfeed__frame *frame,
                       const libfeed__element *element) {
  /* An entry of Atom on its own is a document, too (RFC 4287 §2). */
  if (frame->ns == &libfeed__ns_atom && vocab->root == LIBFEED__ROOT_UNKNOWN &&
      (vocab->n_frames == 2 || element->name->ns == &libfeed__ns_atom))
    libfeed__root_atom(vocab, element);
  if (vocab->entry != NULL) {
    frame->scope = libfeed__outer(frame)->scope;
    libfeed__node_start(vocab, frame, element);
  } else if (!libfeed__root_implied(vocab, frame, element)) {
    frame->rule = NULL;
    libfeed__root_unknown(vocab, frame, element);
  } else {
    libfeed__item_open(vocab, frame, element);
  }
}

static void item_end(libfeed__vocab *vocab, libfeed__frame *frame,
                     libfeed_str value) {
  (void)value;
  libfeed_entry *entry = vocab->entry;
  if (entry == NULL || frame->record != &entry->record)
    return;
  vocab->entry = NULL;
  entry->channel_sequence = vocab->channel->record.sequence;
  entry->is_truncated = vocab->is_cut;
  if (entry->record.arena->failed) {
    libfeed__entry_release(entry);
    libfeed__fail_memory(vocab->context);
  } else {
    libfeed__normal_entry(vocab->normal, entry, vocab->channel,
                          vocab->inherit_up_to);
  }
  vocab->context->open_entry = -1;
}

bool libfeed__states_language(const libfeed__element *element) {
  for (size_t i = 0; i < element->n_attributes; i++)
    if (libfeed__equals(element->attributes[i].name->qname,
                        LIBFEED__STR("xml:lang")))
      return true;
  return false;
}

void libfeed__channel_scope(libfeed__vocab *vocab, libfeed__frame *frame) {
  if (vocab->entry == NULL && vocab->normal->n_finished == 0)
    frame->record->scope = frame->scope;
}

static void channel_start(libfeed__vocab *vocab, libfeed__frame *frame,
                          const libfeed__element *element) {
  if (!libfeed__root_implied(vocab, frame, element)) {
    frame->rule = NULL;
    libfeed__root_unknown(vocab, frame, element);
    return;
  }
  frame->object = NULL;
  libfeed__channel_scope(vocab, frame);
  frame->record->states_language = libfeed__states_language(element);
  add_about(vocab, frame, element);
}

const libfeed__action libfeed__act_item = {
    item_start, item_end, LIBFEED__MODE_TREE, LIBFEED__PARENT_ITEM,
    LIBFEED__CLASS_ITEM};
const libfeed__action libfeed__act_channel = {
    channel_start, NULL, LIBFEED__MODE_TREE, LIBFEED__PARENT_CHANNEL,
    LIBFEED__CLASS_CHANNEL};
