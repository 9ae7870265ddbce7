/* SPDX-License-Identifier: MIT */
/* Events: a start tag that was read becomes an open element, with its scopes
   and its names resolved. */
#include "base/utf8.h"
#include "xml/xml_state.h"

/* A default that a DTD supplies counts as so many bytes out of entities beside
   its text. */
#define DEFAULT_COST 16u

/* Names of HTML that error messages of servers and added scripts are made of;
   none of them is the root of a feed. */
static bool is_page_name(libfeed_str name) {
  static const libfeed_str names[] = {
      LIBFEED__STR_INIT("b"),        LIBFEED__STR_INIT("br"),
      LIBFEED__STR_INIT("center"),   LIBFEED__STR_INIT("div"),
      LIBFEED__STR_INIT("em"),       LIBFEED__STR_INIT("font"),
      LIBFEED__STR_INIT("h1"),       LIBFEED__STR_INIT("h2"),
      LIBFEED__STR_INIT("h3"),       LIBFEED__STR_INIT("hr"),
      LIBFEED__STR_INIT("img"),      LIBFEED__STR_INIT("iframe"),
      LIBFEED__STR_INIT("ol"),       LIBFEED__STR_INIT("p"),
      LIBFEED__STR_INIT("pre"),      LIBFEED__STR_INIT("small"),
      LIBFEED__STR_INIT("span"),     LIBFEED__STR_INIT("link"),
      LIBFEED__STR_INIT("meta"),     LIBFEED__STR_INIT("code"),
      LIBFEED__STR_INIT("noscript"), LIBFEED__STR_INIT("ul"),
      LIBFEED__STR_INIT("big"),      LIBFEED__STR_INIT("strong"),
      LIBFEED__STR_INIT("style"),    LIBFEED__STR_INIT("table"),
      LIBFEED__STR_INIT("script")};
  return libfeed__is_one_of(name, names, sizeof names / sizeof *names);
}

/* Names of the elements that a feed, or a part of one, begins with. */
static bool is_root_name(const libfeed__qname *qname) {
  static const libfeed_str names[] = {
      LIBFEED__STR_INIT("rss"), LIBFEED__STR_INIT("feed"),
      LIBFEED__STR_INIT("rdf"), LIBFEED__STR_INIT("channel")};
  return qname->is_item ||
         libfeed__is_one_of(libfeed__qname_local(qname), names,
                            sizeof names / sizeof *names);
}

/* An element begins outside the root: true where it is to be delivered. */
static bool start_root(libfeed__xml *xml, const libfeed__qname *qname) {
  libfeed__context *context = xml->context;
  uint64_t offset = xml->tag.offset;
  if (!xml->had_root) {
    if (libfeed__xml_repairs(xml, LIBFEED_OPTION_REPAIR_PROLOG) &&
        is_page_name((libfeed_str){qname->text, qname->len})) {
      libfeed__xml_junk(xml, xml->tag.offset);
      return false;
    }
    xml->had_root = true;
    xml->had_junk = false;
    return true;
  }
  if (!is_root_name(qname)) {
    libfeed__xml_junk(xml, xml->tag.offset);
    return false;
  }
  if (!libfeed__may_repair(context, LIBFEED_OPTION_REPAIR_EPILOG,
                           LIBFEED__ROOT_SECOND, offset))
    return false;
  xml->had_junk = false;
  return true;
}

/* Another document begins behind its declaration: the one before it breaks off
   here. */
static void break_off(libfeed__xml *xml) {
  if (xml->floor > 0 ||
      !libfeed__xml_repairs(xml, LIBFEED_OPTION_REPAIR_TRUNCATION))
    return;
  xml->skipped = 0;
  while (xml->depth > 0 && libfeed__is_going(xml->context))
    libfeed__element_pop(xml, xml->tag.offset, LIBFEED__CLOSED_BY_INPUT);
}

/* Too deep: the element is skipped with all that it holds. */
static bool is_too_deep(libfeed__xml *xml) {
  if (xml->skipped == 0) {
    if (xml->depth < libfeed__limit(xml->context, LIBFEED_OPTION_LIMIT_DEPTH))
      return false;
    libfeed__report(xml->context, LIBFEED__LIMIT_DEPTH, xml->tag.offset);
  }
  if (!xml->tag.is_empty) {
    xml->skipped++;
    xml->tag_fate = LIBFEED__TAG_SKIPPED;
  }
  return true;
}

static libfeed_str str_of(const char *text) {
  return (libfeed_str){text, strlen(text)};
}

static void clip_value(libfeed__xml *xml, libfeed__written *written) {
  libfeed_str *value = &written->value;
  size_t limit = libfeed__limit(xml->context, LIBFEED_OPTION_LIMIT_ATTRIBUTE);
  if (value->len <= limit)
    return;
  libfeed__report(xml->context, LIBFEED__LIMIT_ATTRIBUTE, written->offset);
  value->len = libfeed__utf8_fit(value->data, value->len, limit);
}

/* Notes the attributes that expat supplied from the DTD. */
static void add_defaults(libfeed__xml *xml, const char **values, size_t from) {
  for (size_t i = from; values[i] != NULL; i += 2) {
    bool bad;
    size_t len = strlen(values[i]);
    libfeed__qname *qname = libfeed__qname_find(xml, values[i], len, &bad);
    if (libfeed__is_amplified(xml, len + strlen(values[i + 1]) + DEFAULT_COST,
                              xml->tag.offset)) {
      xml->is_overfed = true;
      return;
    }
    if (qname == NULL ||
        xml->n_written >=
            libfeed__limit(xml->context, LIBFEED_OPTION_LIMIT_ATTRIBUTES))
      return;
    libfeed__written *room = libfeed__xml_room(
        xml, xml->written, xml->n_written, &xml->written_size, sizeof *room);
    if (room == NULL)
      return;
    xml->written = room;
    xml->written[xml->n_written++] =
        (libfeed__written){qname, libfeed__empty, xml->tag.offset};
  }
}

/* Takes the values as expat delivers them. */
static void take_values(libfeed__xml *xml, const char **values,
                        size_t n_specified) {
  size_t n_written = xml->n_written;
  for (size_t i = 0; i < n_written && i * 2 + 1 < n_specified; i++)
    xml->written[i].value = str_of(values[i * 2 + 1]);
  add_defaults(xml, values, n_specified);
  for (size_t i = n_written; i < xml->n_written; i++)
    xml->written[i].value =
        str_of(values[n_specified + (i - n_written) * 2 + 1]);
}

/* What the attributes change about the scope. */
typedef struct changes {
  bool has_frame, has_scope;
} changes;

/* Opens the scopes that the attributes declare. */
static changes open_scopes(libfeed__xml *xml) {
  changes result = {false, false};
  libfeed_str base = {NULL, 0}, language = {NULL, 0};
  uint64_t base_offset = 0;
  for (size_t i = 0; i < xml->n_written; i++) {
    const libfeed__written *written = &xml->written[i];
    const libfeed__qname *qname = written->qname;
    if (qname->kind == LIBFEED__NAME_XMLNS) {
      if (!result.has_frame && !libfeed__frame_open(xml))
        return result;
      result.has_frame = true;
      libfeed__frame_bind(xml, libfeed__qname_bound(qname), written->value,
                          written->offset);
    } else if (qname->kind == LIBFEED__NAME_BASE) {
      base = written->value;
      base_offset = written->offset;
    } else if (qname->kind == LIBFEED__NAME_LANG) {
      language = written->value;
    }
  }
  if (result.has_frame)
    libfeed__frame_done(xml);
  if (base.data != NULL || language.data != NULL)
    result.has_scope = libfeed__scope_open(xml, base, base_offset, language);
  return result;
}

/* Resolves the attributes' names into `attributes`; how many there are. */
static size_t resolve_attributes(libfeed__xml *xml) {
  size_t n = 0;
  for (size_t i = 0; i < xml->n_written; i++) {
    const libfeed__written *written = &xml->written[i];
    if (written->qname->kind == LIBFEED__NAME_XMLNS)
      continue;
    libfeed__attribute *room = libfeed__xml_room(
        xml, xml->attributes, n, &xml->attributes_size, sizeof *room);
    if (room == NULL)
      return 0;
    xml->attributes = room;
    libfeed__name *name =
        libfeed__name_resolve(xml, written->qname, true, written->offset);
    if (name == NULL)
      return 0;
    xml->attributes[n++] =
        (libfeed__attribute){name, written->value, written->offset};
  }
  return n;
}

void libfeed__tag_event(libfeed__xml *xml, const char **values,
                        size_t n_specified) {
  libfeed__qname *qname = xml->tag.qname;
  const libfeed__tag *tag = &xml->tag;
  bool is_first = xml->is_behind_declaration;
  xml->is_behind_declaration = false;
  xml->tag_fate = LIBFEED__TAG_DROPPED;
  if (is_first && !qname->is_item && is_root_name(qname))
    break_off(xml);
  if (xml->depth == 0 && !start_root(xml, qname))
    return;
  if (qname->is_item || libfeed__vocab_is_inside(xml->vocab))
    libfeed__element_unclosed(xml, qname, tag->offset);
  if (is_too_deep(xml) || !libfeed__is_going(xml->context))
    return;
  if (values != NULL)
    take_values(xml, values, n_specified);
  for (size_t i = 0; i < xml->n_written; i++)
    clip_value(xml, &xml->written[i]);
  changes scopes = {false, false};
  size_t n = 0;
  if (xml->n_written > 0) {
    scopes = open_scopes(xml);
    n = resolve_attributes(xml);
  }
  libfeed__element element = {
      .name = libfeed__name_resolve(xml, qname, false, tag->offset),
      .attributes = xml->attributes,
      .n_attributes = n,
      .scope = libfeed__scope_now(xml),
      .offset = tag->offset};
  if (!libfeed__is_going(xml->context))
    return;
  libfeed__element_push(xml, qname, scopes.has_frame, scopes.has_scope);
  if (!libfeed__is_going(xml->context))
    return;
  xml->tag_fate = LIBFEED__TAG_OPENED;
  libfeed__vocab_start(xml->vocab, &element);
  if (tag->is_empty && libfeed__is_going(xml->context))
    libfeed__element_pop(xml, tag->end_offset, LIBFEED__CLOSED);
}
