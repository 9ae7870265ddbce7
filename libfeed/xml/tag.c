/* SPDX-License-Identifier: MIT */
/* Start tags: well-formed ones are read here in one pass and given to expat as
   they are, where they have attributes. */
#include "base/utf8.h"
#include "xml/chars.h"
#include "xml/scan.h"
#include "xml/xml_state.h"

/* What reading a tag came to. */
typedef enum outcome {
  TAG_GOOD,
  TAG_SHORT, /* the segment ends within it */
  TAG_BAD    /* not well-formed */
} outcome;

/* Cuts a name to its limit, at a character; one is left. */
static size_t clip_name(const libfeed__xml *xml, const char *name, size_t len) {
  size_t limit = libfeed__limit(xml->context, LIBFEED_OPTION_LIMIT_NAME);
  return libfeed__utf8_fit(name, len, limit < 4 ? 4 : limit);
}

bool libfeed__tag_begin(libfeed__xml *xml, const char *p, size_t name_len) {
  libfeed__tag *tag = &xml->tag;
  *tag = (libfeed__tag){.start = p,
                        .name = p + 1,
                        .name_len = name_len,
                        .is_plain = true,
                        .offset = libfeed__xml_offset(xml, p)};
  xml->n_written = 0;
  xml->serial++;
  size_t len = clip_name(xml, tag->name, name_len);
  bool bad = false;
  tag->qname = libfeed__qname_find(xml, tag->name, len, &bad);
  if (tag->qname == NULL)
    return false;
  if (len < name_len) {
    tag->needs_rebuild = true;
    return libfeed__is_name(tag->name, name_len);
  }
  return true;
}

libfeed__attribute_fate
libfeed__tag_attribute(libfeed__xml *xml, libfeed_str name, libfeed_str value) {
  libfeed__tag *tag = &xml->tag;
  if (xml->n_written >=
      libfeed__limit(xml->context, LIBFEED_OPTION_LIMIT_ATTRIBUTES)) {
    if (tag->excess == 0)
      tag->excess = libfeed__xml_offset(xml, name.data) + 1;
    tag->needs_rebuild = true;
    return LIBFEED__ATTRIBUTE_LIMIT;
  }
  if (name.len > libfeed__limit(xml->context, LIBFEED_OPTION_LIMIT_NAME)) {
    if (tag->long_name == 0)
      tag->long_name = libfeed__xml_offset(xml, name.data) + 1;
    tag->needs_rebuild = true;
    return LIBFEED__ATTRIBUTE_LIMIT;
  }
  bool bad = false;
  libfeed__qname *qname = libfeed__qname_find(xml, name.data, name.len, &bad);
  if (qname == NULL)
    return LIBFEED__ATTRIBUTE_BAD;
  if (qname->seen == xml->serial)
    return LIBFEED__ATTRIBUTE_TWICE;
  qname->seen = xml->serial;
  libfeed__written *room = libfeed__xml_room(xml, xml->written, xml->n_written,
                                             &xml->written_size, sizeof *room);
  if (room == NULL)
    return LIBFEED__ATTRIBUTE_BAD;
  xml->written = room;
  xml->written[xml->n_written++] =
      (libfeed__written){qname, value, libfeed__xml_offset(xml, name.data)};
  return LIBFEED__ATTRIBUTE_KEPT;
}

static const char *skip_space(const char *p, const char *end) {
  while (p < end && libfeed__is_space(*p))
    p++;
  return p;
}

static const char *skip_name(const char *p, const char *end) {
  while (p < end && libfeed__is_name_part(*p))
    p++;
  return p;
}

/* Reads the value whose opening quote is at `*at`; `*at` is then behind the
   closing one. */
static outcome read_value(libfeed__xml *xml, const char **at, const char *end) {
  char quote = **at;
  const char *p = *at + 1;
  if (quote != '"' && quote != '\'')
    return TAG_BAD;
  for (;;) {
    p = libfeed__scan_value(p, end, quote);
    if (p == end)
      return TAG_SHORT;
    if (*p == quote) {
      if (xml->tag.is_plain)
        xml->tag.is_plain = libfeed__shape_is_plain(*at + 1, p);
      *at = p + 1;
      return TAG_GOOD;
    }
    if (*p == '<')
      return TAG_BAD;
    size_t len = libfeed__reference_simple(p, end);
    xml->tag.has_references = true;
    if (len == 0)
      xml->tag.needs_rebuild = true;
    p += len == 0 ? 1 : len;
  }
}

/* Reads one attribute, whose name begins at `*at`. */
static outcome read_attribute(libfeed__xml *xml, const char **at,
                              const char *end) {
  const char *name = *at;
  if (!libfeed__is_name_start(*name))
    return TAG_BAD;
  const char *p = skip_name(name, end);
  libfeed_str key = {name, (size_t)(p - name)};
  p = skip_space(p, end);
  if (p == end)
    return TAG_SHORT;
  if (*p != '=')
    return TAG_BAD;
  p = skip_space(p + 1, end);
  if (p == end)
    return TAG_SHORT;
  const char *value = p + 1;
  outcome result = read_value(xml, &p, end);
  if (result != TAG_GOOD)
    return result;
  *at = p;
  libfeed__attribute_fate fate = libfeed__tag_attribute(
      xml, key, (libfeed_str){value, (size_t)(p - value) - 1});
  bool is_fine =
      fate == LIBFEED__ATTRIBUTE_KEPT || fate == LIBFEED__ATTRIBUTE_LIMIT;
  return is_fine ? TAG_GOOD : TAG_BAD;
}

/* Reads the start tag at `p`. */
static outcome read_tag(libfeed__xml *xml, const char *p, const char *end) {
  const char *q = skip_name(p + 1, end);
  if (q == end)
    return TAG_SHORT;
  if (!libfeed__tag_begin(xml, p, (size_t)(q - p) - 1))
    return TAG_BAD;
  for (;;) {
    const char *next = skip_space(q, end);
    if (next == end)
      return TAG_SHORT;
    if (*next == '>' || *next == '/') {
      xml->tag.is_empty = *next == '/';
      if (*next == '/' && ++next == end)
        return TAG_SHORT;
      if (*next != '>')
        return TAG_BAD;
      xml->tag.end = next + 1;
      xml->tag.end_offset = libfeed__xml_offset(xml, next + 1);
      return TAG_GOOD;
    }
    if (next == q)
      return TAG_BAD;
    q = next;
    outcome result = read_attribute(xml, &q, end);
    if (result != TAG_GOOD)
      return result;
  }
}

/* Writes the tag anew, as expat shall see it, without '>'. */
static bool rebuild(libfeed__xml *xml) {
  libfeed__bytes *out = &xml->rebuilt;
  libfeed__bytes_clear(out);
  libfeed__bytes_append_byte(out, '<');
  libfeed__bytes_append(out, xml->tag.qname->text, xml->tag.qname->len);
  for (size_t i = 0; i < xml->n_written; i++) {
    const libfeed__written *written = &xml->written[i];
    libfeed__bytes_append_byte(out, ' ');
    libfeed__bytes_append(out, written->qname->text, written->qname->len);
    libfeed__bytes_append(out, "=\"", 2);
    if (!libfeed__reference_value(xml, libfeed__qname_local(written->qname),
                                  written->value, out))
      return false;
    libfeed__bytes_append_byte(out, '"');
  }
  if (out->failed)
    libfeed__fail_memory(xml->context);
  return libfeed__is_going(xml->context);
}

/* Says which limits the tag is over. */
static void report_limits(libfeed__xml *xml) {
  const libfeed__tag *tag = &xml->tag;
  if (tag->qname->len < tag->name_len)
    libfeed__report(xml->context, LIBFEED__LIMIT_NAME, tag->offset);
  if (tag->long_name > 0)
    libfeed__report(xml->context, LIBFEED__LIMIT_NAME, tag->long_name - 1);
  if (tag->excess > 0)
    libfeed__report(xml->context, LIBFEED__LIMIT_ATTRIBUTES, tag->excess - 1);
}

const char *libfeed__tag_deliver(libfeed__xml *xml) {
  const libfeed__tag *tag = &xml->tag;
  const char *after = tag->end;
  const char *data = tag->start;
  size_t len = (size_t)(tag->end - tag->start) - (tag->is_empty ? 2 : 1);
  if (tag->needs_rebuild) {
    report_limits(xml);
    if (!rebuild(xml))
      return NULL;
    data = xml->rebuilt.data;
    len = xml->rebuilt.len;
  }
  libfeed__shape_fate fate = LIBFEED__SHAPE_LONG;
  if (!xml->has_attlist && xml->n_written == 0)
    fate = LIBFEED__SHAPE_ACCEPTED;
  else if (!xml->has_attlist && tag->is_plain && !tag->needs_rebuild)
    fate = libfeed__shape_ask(xml, data, len);
  if (fate == LIBFEED__SHAPE_ACCEPTED) {
    if (tag->has_references && !libfeed__shape_values(xml))
      return NULL;
    libfeed__tag_event(xml, NULL, 0);
    return after;
  }
  if (fate == LIBFEED__SHAPE_LONG && libfeed__expat_tag(xml, data, len, true))
    return after;
  if (!libfeed__is_going(xml->context) ||
      !libfeed__xml_fault(xml, LIBFEED_OPTION_REPAIR_TAGS, LIBFEED__TAG_AS_TEXT,
                          tag->start))
    return NULL;
  libfeed__text_add(xml, tag->start, (size_t)(after - tag->start), tag->offset);
  return after;
}

const char *libfeed__start_tag(libfeed__xml *xml, const char *p,
                               const char *end) {
  libfeed__qname_trim(xml);
  size_t limit = libfeed__limit(xml->context, LIBFEED_OPTION_LIMIT_TOKEN);
  if (xml->resume == 0) {
    outcome result = read_tag(xml, p, end);
    if (!libfeed__is_going(xml->context))
      return NULL;
    if (result == TAG_GOOD && (size_t)(xml->tag.end - p) <= limit)
      return libfeed__tag_deliver(xml);
    if (result == TAG_SHORT && !xml->is_last && (size_t)(end - p) <= limit) {
      libfeed__xml_wait(xml, p);
      xml->resume = 1;
      return NULL;
    }
  }
  bool is_long = false;
  const char *after = libfeed__tag_find(xml, p, end, &is_long);
  if (is_long)
    return libfeed__tag_long(xml, p, end);
  if (after == NULL)
    return NULL;
  if (read_tag(xml, p, after) == TAG_GOOD)
    return libfeed__tag_deliver(xml);
  if (!libfeed__is_going(xml->context))
    return NULL;
  return libfeed__tag_repair(xml, p, after);
}
