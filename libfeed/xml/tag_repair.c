/* SPDX-License-Identifier: MIT */
/* Start tags that are not well-formed: where they end, and what they hold. A
   well-formed tag never gets past libfeed__tag_find here. */
#include "base/utf8.h"
#include "xml/chars.h"
#include "xml/xml_state.h"

/* Where the search for a tag's end is. */
typedef enum find_state {
  FIND_OUTSIDE, /* between attributes, or in a name */
  FIND_EQUALS,  /* behind '=' */
  FIND_PLAIN,   /* in a value without quotes */
  FIND_QUOTED,
  FIND_AFTER /* behind a closing quote */
} find_state;

typedef struct finder {
  const char *p;   /* '<' */
  const char *end; /* of the segment, or where the token's limit is */
  size_t at;       /* the byte that is looked at */
  find_state state;
  char quote;
  size_t close, open; /* the first '>' and '<' in this value, or 0 */
} finder;

/* Whether '<' can begin markup: YES, NO, or MAYBE. */
static libfeed__marker begins_markup(const char *p, const char *end) {
  if (p + 1 == end)
    return LIBFEED__MARKER_MAYBE;
  return libfeed__is_name_start(p[1]) || p[1] == '/' || p[1] == '!' ||
                 p[1] == '?'
             ? LIBFEED__MARKER_YES
             : LIBFEED__MARKER_NO;
}

/* The end of a tag whose value is not closed: the '>' or '<' that comes first
   in the value, or the '<' that is looked at. */
static const char *cut_value(const finder *find) {
  if (find->close > 0 && (find->open == 0 || find->close < find->open))
    return find->p + find->close + 1;
  return find->p + (find->open > 0 ? find->open : find->at);
}

/* A byte in a quoted value. Returns the tag's end, or NULL to go on; `*wait`
   where the segment ends too early to tell. */
static const char *find_in_value(finder *find, bool *wait) {
  const char *q = find->p + find->at;
  if (*q == find->quote) {
    find->state = FIND_AFTER;
  } else if (*q == '>') {
    if (find->close == 0)
      find->close = find->at;
  } else if (*q == '<') {
    libfeed__marker markup = begins_markup(q, find->end);
    libfeed__marker marker = libfeed__marker_at(q, find->end);
    if (markup == LIBFEED__MARKER_NO)
      return NULL;
    if (markup == LIBFEED__MARKER_MAYBE || marker == LIBFEED__MARKER_MAYBE) {
      *wait = true;
      return NULL;
    }
    if ((find->close > 0 && find->open == 0) || marker == LIBFEED__MARKER_YES)
      return cut_value(find);
    if (find->open == 0)
      find->open = find->at;
  }
  return NULL;
}

/* A byte outside quoted values. */
static const char *find_outside(finder *find, bool *wait) {
  const char *q = find->p + find->at;
  char c = *q;
  if (find->state == FIND_AFTER) {
    bool is_apart = libfeed__is_space(c) || c == '/' || c == '>';
    /* The quote that seemed to close the value opened another one. */
    if (find->open > 0 && !is_apart)
      return cut_value(find);
    find->state = FIND_OUTSIDE;
  }
  if (c == '>')
    return q + 1;
  if (c == '<') {
    libfeed__marker markup = begins_markup(q, find->end);
    *wait = markup == LIBFEED__MARKER_MAYBE;
    return markup == LIBFEED__MARKER_YES ? q : NULL;
  }
  if (find->state == FIND_EQUALS && (c == '"' || c == '\'')) {
    find->state = FIND_QUOTED;
    find->quote = c;
    find->close = find->open = 0;
  } else if (libfeed__is_space(c)) {
    if (find->state == FIND_PLAIN)
      find->state = FIND_OUTSIDE;
  } else if (find->state == FIND_EQUALS) {
    find->state = FIND_PLAIN;
  } else if (c == '=' && find->state == FIND_OUTSIDE) {
    find->state = FIND_EQUALS;
  }
  return NULL;
}

static const char *find_end(finder *find, bool *wait) {
  const char *found = NULL;
  while (find->p + find->at < find->end) {
    found = find->state == FIND_QUOTED ? find_in_value(find, wait)
                                       : find_outside(find, wait);
    if (found != NULL || *wait)
      return found;
    find->at++;
  }
  return NULL;
}

const char *libfeed__tag_find(libfeed__xml *xml, const char *p, const char *end,
                              bool *is_long) {
  size_t limit = libfeed__limit(xml->context, LIBFEED_OPTION_LIMIT_TOKEN);
  bool is_over = (size_t)(end - p) > limit;
  /* Nothing beyond the limit is looked at: it may not be there yet. */
  finder find = {p, is_over ? p + limit : end, 1, FIND_OUTSIDE, '\0', 0, 0};
  if (xml->resume > 0) {
    find.at = xml->resume;
    find.state = (find_state)xml->resume_state;
    find.quote = xml->resume_quote;
    find.close = xml->resume_close;
    find.open = xml->resume_open;
  }
  xml->resume = 0;
  bool wait = false;
  const char *found = find_end(&find, &wait);
  if (found != NULL)
    return found;
  if (!is_over && !xml->is_last) {
    libfeed__xml_wait(xml, p);
    xml->resume = find.at;
    xml->resume_state = (uint8_t)find.state;
    xml->resume_quote = find.quote;
    xml->resume_close = find.close;
    xml->resume_open = find.open;
    return NULL;
  }
  if (find.state == FIND_QUOTED && (find.close > 0 || find.open > 0))
    return cut_value(&find);
  if (is_over) {
    *is_long = true;
    return NULL;
  }
  return end;
}

/* -- reading ------------------------------------------------------------------
 */

typedef struct reader {
  libfeed__xml *xml;
  const char *p, *end; /* what is left, without the tag's '>' or "/>" */
  bool is_reported;    /* TAG_MALFORMED was */
} reader;

static bool malformed(reader *read, const char *at) {
  if (read->is_reported)
    return true;
  read->is_reported = true;
  return libfeed__xml_fault(read->xml, LIBFEED_OPTION_REPAIR_TAGS,
                            LIBFEED__TAG_MALFORMED, at);
}

static bool attribute_fault(reader *read, libfeed__code code, const char *at) {
  return libfeed__xml_fault(read->xml, LIBFEED_OPTION_REPAIR_ATTRIBUTES, code,
                            at);
}

static void skip_space(reader *read) {
  while (read->p < read->end && libfeed__is_space(*read->p))
    read->p++;
}

/* Reads a value behind '='. */
static bool read_value(reader *read, const char *name, libfeed_str *value) {
  char quote = read->p < read->end ? *read->p : '\0';
  const char *start = read->p;
  if (quote == '"' || quote == '\'') {
    const char *stop =
        memchr(start + 1, quote, (size_t)(read->end - start) - 1);
    const char *close = stop == NULL ? read->end : stop;
    *value = (libfeed_str){start + 1, (size_t)(close - start) - 1};
    read->p = stop == NULL ? close : close + 1;
    const char *less = memchr(start + 1, '<', value->len);
    if (stop == NULL)
      return malformed(read, start);
    if (less != NULL)
      return malformed(read, less);
    if (read->p < read->end && !libfeed__is_space(*read->p))
      return malformed(read, read->p);
    return true;
  }
  while (read->p < read->end && !libfeed__is_space(*read->p))
    read->p++;
  *value = (libfeed_str){start, (size_t)(read->p - start)};
  return attribute_fault(read,
                         value->len == 0 ? LIBFEED__ATTRIBUTE_VALUELESS
                                         : LIBFEED__ATTRIBUTE_UNQUOTED,
                         value->len == 0 ? name : start);
}

static bool read_attribute(reader *read) {
  const char *name = read->p;
  while (read->p < read->end && libfeed__is_name_part(*read->p))
    read->p++;
  libfeed_str key = {name, (size_t)(read->p - name)};
  const char *behind = read->p;
  skip_space(read);
  libfeed_str value = libfeed__empty;
  if (read->p < read->end && *read->p == '=') {
    read->p++;
    skip_space(read);
    if (!read_value(read, name, &value))
      return false;
  } else {
    read->p = behind;
    if (!attribute_fault(read, LIBFEED__ATTRIBUTE_VALUELESS, name))
      return false;
  }
  switch (libfeed__tag_attribute(read->xml, key, value)) {
  case LIBFEED__ATTRIBUTE_TWICE:
    return attribute_fault(read, LIBFEED__ATTRIBUTE_DUPLICATE, name);
  case LIBFEED__ATTRIBUTE_BAD:
    return libfeed__is_going(read->xml->context) && malformed(read, name);
  default:
    return true;
  }
}

static bool read_attributes(reader *read) {
  while (read->p < read->end) {
    if (libfeed__is_space(*read->p)) {
      read->p++;
    } else if (libfeed__is_name_start(*read->p)) {
      if (!read_attribute(read))
        return false;
    } else {
      if (!malformed(read, read->p))
        return false;
      read->p++;
    }
  }
  return true;
}

/* A tag without '>' is one where it begins an item, where every word in it is
   an attribute with a value, or where it is a name that occurred as an element.
   Else '<' is text, as in "a <b and c". */
static bool looks_like_tag(const libfeed__xml *xml, const char *p,
                           const char *end) {
  bool has_value = false;
  if (xml->tag.qname->is_item)
    return true;
  while (p < end) {
    while (p < end && libfeed__is_space(*p))
      p++;
    const char *name = p;
    while (p < end && libfeed__is_name_part(*p))
      p++;
    if (p == end && p == name)
      break;
    if (p == name || p == end || *p != '=')
      return false;
    has_value = true;
    char quote = ++p < end ? *p : '\0';
    if (quote == '"' || quote == '\'') {
      p = memchr(p + 1, quote, (size_t)(end - p) - 1);
      if (p == NULL)
        return true;
      p++;
      continue;
    }
    while (p < end && !libfeed__is_space(*p))
      p++;
  }
  return has_value || xml->tag.qname->element != NULL;
}

const char *libfeed__tag_repair(libfeed__xml *xml, const char *p,
                                const char *after) {
  bool is_closed = after[-1] == '>';
  if (!is_closed && after == xml->segment_end && xml->is_last)
    return libfeed__xml_cut(xml, p, after);
  const char *name_end = p + 1;
  while (name_end < after && libfeed__is_name_part(*name_end))
    name_end++;
  if (!libfeed__tag_begin(xml, p, (size_t)(name_end - p) - 1))
    return libfeed__is_going(xml->context) ? libfeed__less_than(xml, p) : NULL;
  const char *inner = is_closed ? after - 1 : after;
  bool is_empty = is_closed && inner > name_end && inner[-1] == '/';
  if (!is_closed) {
    if (!looks_like_tag(xml, name_end, inner))
      return libfeed__less_than(xml, p);
    if (!libfeed__xml_fault(xml, LIBFEED_OPTION_REPAIR_TAGS,
                            LIBFEED__TAG_UNTERMINATED, p))
      return NULL;
  }
  reader read = {xml, name_end, is_empty ? inner - 1 : inner, !is_closed};
  if (read.p < read.end && !libfeed__is_space(*read.p) &&
      !malformed(&read, read.p))
    return NULL;
  if (!read_attributes(&read))
    return NULL;
  xml->tag.end = after;
  xml->tag.end_offset = libfeed__xml_offset(xml, after);
  xml->tag.is_empty = is_empty;
  xml->tag.needs_rebuild = true;
  return libfeed__tag_deliver(xml);
}

/* -- tags over the limit --------------------------------------------------- */

const char *libfeed__tag_long(libfeed__xml *xml, const char *p,
                              const char *end) {
  size_t limit = libfeed__limit(xml->context, LIBFEED_OPTION_LIMIT_TOKEN);
  const char *stop = p + libfeed__utf8_fit(p, (size_t)(end - p), limit);
  const char *name_end = p + 1;
  while (name_end < stop && libfeed__is_name_part(*name_end))
    name_end++;
  libfeed__report(xml->context, LIBFEED__LIMIT_TOKEN,
                  libfeed__xml_offset(xml, p));
  if (!libfeed__tag_begin(xml, p, (size_t)(name_end - p) - 1))
    return libfeed__is_going(xml->context) ? libfeed__less_than(xml, p) : NULL;
  libfeed__tag_event(xml, NULL, 0);
  xml->state = LIBFEED__IN_LONG_TAG;
  xml->long_quote = '\0';
  xml->long_last = '\0';
  return name_end;
}

/* The tag ends at `after`. */
static const char *end_long(libfeed__xml *xml, const char *after,
                            bool is_empty) {
  xml->state = LIBFEED__IN_CONTENT;
  if (is_empty && xml->tag_fate == LIBFEED__TAG_OPENED)
    libfeed__element_pop(xml, libfeed__xml_offset(xml, after), LIBFEED__CLOSED);
  else if (is_empty && xml->tag_fate == LIBFEED__TAG_SKIPPED)
    xml->skipped--;
  return after;
}

const char *libfeed__long_tag(libfeed__xml *xml, const char *p,
                              const char *end) {
  for (; p < end; p++) {
    char c = *p;
    if (xml->long_quote != '\0') {
      if (c == xml->long_quote)
        xml->long_quote = '\0';
    } else if (c == '>') {
      return end_long(xml, p + 1, xml->long_last == '/');
    } else if (c == '<') {
      return end_long(xml, p, false);
    } else if ((c == '"' || c == '\'') && xml->long_last == '=') {
      xml->long_quote = c;
    }
    if (!libfeed__is_space(c))
      xml->long_last = c;
  }
  if (xml->is_last) {
    xml->state = LIBFEED__IN_CONTENT;
    return libfeed__xml_cut(xml, p, end);
  }
  return end;
}
