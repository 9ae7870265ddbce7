/* SPDX-License-Identifier: MIT */
/* Content: text, and which markup or reference comes next. */
#include "base/block.h"
#include "xml/chars.h"
#include "xml/scan.h"
#include "xml/xml_state.h"

const char *libfeed__less_than(libfeed__xml *xml, const char *p) {
  if (xml->depth == 0) {
    if (!libfeed__xml_junk(xml, libfeed__xml_offset(xml, p)))
      return NULL;
  } else if (!libfeed__xml_fault(xml, LIBFEED_OPTION_REPAIR_TEXT,
                                 LIBFEED__LESS_THAN_BARE, p)) {
    return NULL;
  }
  libfeed__text_add(xml, "<", 1, libfeed__xml_offset(xml, p));
  return p + 1;
}

const char *libfeed__xml_cut(libfeed__xml *xml, const char *p,
                             const char *end) {
  if (!xml->is_entity) {
    xml->was_cut = true;
    return end;
  }
  if (!libfeed__xml_fault(xml, LIBFEED_OPTION_REPAIR_TAGS,
                          LIBFEED__TAG_UNTERMINATED, p))
    return NULL;
  return end;
}

/* The end tag at `p` where it is that of the innermost element, without any
   white space: its end; else NULL. */
static const char *simple_end(const libfeed__xml *xml, const char *p,
                              const char *end) {
  if (xml->depth <= xml->floor || xml->skipped > 0)
    return NULL;
  const libfeed__open *top = &xml->open[xml->depth - 1];
  size_t len = xml->open_names.len - top->name;
  if ((size_t)(end - p) < len + 3 || p[len + 2] != '>' || len != top->len ||
      !libfeed__same_bytes(p + 2, xml->open_names.data + top->name, len))
    return NULL;
  return p + len + 3;
}

/* '<' at `p`. */
static const char *read_markup(libfeed__xml *xml, const char *p,
                               const char *end) {
  libfeed__text_flush(xml);
  if (end - p < 2)
    return xml->is_last ? libfeed__xml_cut(xml, p, end)
                        : libfeed__xml_wait(xml, p);
  const char *after;
  switch (p[1]) {
  case '/':
    after = simple_end(xml, p, end);
    if (after == NULL)
      return libfeed__end_tag(xml, p, end);
    xml->resume = 0; /* it may have waited for its end */
    libfeed__element_pop(xml, libfeed__xml_offset(xml, after), LIBFEED__CLOSED);
    return after;
  case '!':
    return libfeed__declaration(xml, p, end);
  case '?':
    return libfeed__instruction(xml, p, end);
  default:
    return libfeed__is_name_start(p[1]) ? libfeed__start_tag(xml, p, end)
                                        : libfeed__less_than(xml, p);
  }
}

/* ']' at `p`: "]]>" must not occur (XML 1.0 §2.4). */
static const char *read_bracket(libfeed__xml *xml, const char *p,
                                const char *end) {
  size_t n = 1;
  if (p + 1 < end && p[1] == ']')
    n = p + 2 < end && p[2] == '>' ? 3 : 2;
  if (n < 3 && p + n == end && !xml->is_last)
    return libfeed__xml_wait(xml, p);
  if (n == 3 && xml->depth > 0 &&
      !libfeed__xml_fault(xml, LIBFEED_OPTION_REPAIR_TEXT,
                          LIBFEED__CDATA_END_BARE, p))
    return NULL;
  /* "]]]>" begins with a bracket that belongs to no end. */
  if (n == 2)
    n = 1;
  libfeed__text_add(xml, "]]>", n, libfeed__xml_offset(xml, p));
  return p + n;
}

/* CR at `p` (XML 1.0 §2.11). */
static const char *read_cr(libfeed__xml *xml, const char *p, const char *end) {
  if (p + 1 == end && !xml->is_last)
    return libfeed__xml_wait(xml, p);
  /* In CR LF, the LF begins the next run. */
  if (p + 1 == end || p[1] != '\n')
    libfeed__text_add(xml, "\n", 1, libfeed__xml_offset(xml, p));
  return p + 1;
}

/* The run [p, q) of text. False where its last character is not complete: then
   the rest waits. */
static bool read_run(libfeed__xml *xml, const char *p, const char *q,
                     const char *end) {
  size_t partial = 0;
  if (q == end && !xml->is_last)
    partial = libfeed__text_partial(p, q);
  size_t len = (size_t)(q - p) - partial;
  uint64_t offset = libfeed__xml_offset(xml, p);
  /* A run between two tags goes on as it is. */
  if (xml->text_len == 0 && xml->depth > 0 && xml->skipped == 0 && len > 0 &&
      (q == end || *q == '<'))
    libfeed__vocab_text(xml->vocab, p, len, offset);
  else
    libfeed__text_add(xml, p, len, offset);
  if (partial > 0)
    libfeed__xml_wait(xml, q - partial);
  return partial == 0;
}

/* Goes on behind a common reference: most often further ones are not far. */
static const char *read_escaped(libfeed__xml *xml, const char *p,
                                const char *end) {
  char *out = xml->text + xml->text_len;
  p = libfeed__block_best()->unescape(p, end, &out,
                                      xml->text + sizeof xml->text);
  /* Pieces hold whole characters. */
  size_t partial = libfeed__text_partial(xml->text, out);
  xml->text_len = (size_t)(out - xml->text) - partial;
  return p - partial;
}

/* One of the four references that are nearly all there are, at `p`, and the
   text behind it; NULL where it is another one. */
static inline const char *read_common(libfeed__xml *xml, const char *p,
                                      const char *end) {
  libfeed__common found = {0};
  if (xml->depth > 0)
    found = libfeed__common_reference(p, end);
  if (found.len == 0)
    return NULL;
  xml->resume = 0; /* it may have waited for its end */
  libfeed__text_add(xml, &found.c, 1, libfeed__xml_offset(xml, p));
  p += found.len;
  return xml->text_len > 0 ? read_escaped(xml, p, end) : p;
}

const char *libfeed__read_content(libfeed__xml *xml, const char *p,
                                  const char *end) {
  while (p != NULL && p < end && libfeed__is_going(xml->context)) {
    const char *q = libfeed__scan_text(p, end);
    if (q > p && !read_run(xml, p, q, end))
      return NULL;
    if (q == end)
      return q;
    if (*q == '<') {
      p = read_markup(xml, q, end);
      /* Sections and entities are read elsewhere. */
      if (xml->state != LIBFEED__IN_CONTENT)
        return p;
    } else if (*q == '&') {
      const char *data = xml->data;
      p = read_common(xml, q, end);
      if (p == NULL)
        p = libfeed__reference(xml, q, end);
      if (xml->data != data)
        return p;
    } else if (*q == ']') {
      p = read_bracket(xml, q, end);
    } else {
      p = read_cr(xml, q, end);
    }
  }
  return p;
}
