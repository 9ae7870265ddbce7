/* SPDX-License-Identifier: MIT */
/* Comments, CDATA sections and processing instructions. They are not carried
   from push to push; only what looks like the tags of a feed within one is held
   back until it is certain that the section is closed behind it. */
#include "xml/chars.h"
#include "xml/scan.h"
#include "xml/xml_state.h"

/* Bytes that may be read twice beyond a multiple of the input, so that time is
   linear however sections are nested that are not closed. */
#define REPLAY_FREE 65536u
#define REPLAY_RATIO 4u

/* White space that may follow "]]>" where the next tag decides. */
#define LOOKAHEAD 256u

/* False for nearly all tags of HTML, which one letter tells apart. */
static inline bool may_mark(const char *p, const char *end) {
  const char *letter = end - p > 1 && p[1] == '/' ? p + 2 : p + 1;
  return letter >= end || *letter == 'i' || *letter == 'e' || *letter == 'c' ||
         *letter == 'f' || *letter == 'r' || *letter == '?';
}

libfeed__marker libfeed__marker_at(const char *p, const char *end) {
  static const libfeed_str markers[] = {
      LIBFEED__STR_INIT("<item"),     LIBFEED__STR_INIT("<entry"),
      LIBFEED__STR_INIT("</item"),    LIBFEED__STR_INIT("</entry"),
      LIBFEED__STR_INIT("</channel"), LIBFEED__STR_INIT("</feed"),
      LIBFEED__STR_INIT("</rss"),     LIBFEED__STR_INIT("</rdf:RDF"),
      LIBFEED__STR_INIT("<rss"),      LIBFEED__STR_INIT("<feed"),
      LIBFEED__STR_INIT("<rdf:RDF"),  LIBFEED__STR_INIT("<channel"),
      LIBFEED__STR_INIT("<?xml")};
  size_t left = (size_t)(end - p);
  libfeed__marker result = LIBFEED__MARKER_NO;
  if (!may_mark(p, end))
    return LIBFEED__MARKER_NO;
  for (size_t i = 0; i < sizeof markers / sizeof *markers; i++) {
    size_t len = markers[i].len;
    /* Two letters, without a call. */
    if (left > 2 && memcmp(p + 1, markers[i].data + 1, 2) != 0)
      continue;
    if (memcmp(p, markers[i].data, left < len ? left : len) != 0)
      continue;
    if (left <= len)
      result = LIBFEED__MARKER_MAYBE;
    else if (libfeed__is_space(p[len]) || p[len] == '>' || p[len] == '/')
      return LIBFEED__MARKER_YES;
  }
  return result;
}

/* The same in a CDATA section, which the end tag of its element ends as well.
 */
static libfeed__marker cdata_marker(const libfeed__xml *xml, const char *p,
                                    const char *end) {
  libfeed__marker result = libfeed__marker_at(p, end);
  if (result == LIBFEED__MARKER_YES || xml->depth == 0)
    return result;
  const libfeed__open *top = &xml->open[xml->depth - 1];
  size_t len = xml->open_names.len - top->name, left = (size_t)(end - p);
  if (left >= 2 && p[1] != '/')
    return result;
  if (left < len + 3)
    return left <= 2 || memcmp(p + 2, xml->open_names.data + top->name,
                               left - 2) == 0
               ? LIBFEED__MARKER_MAYBE
               : result;
  return p[len + 2] == '>' &&
                 memcmp(p + 2, xml->open_names.data + top->name, len) == 0
             ? LIBFEED__MARKER_YES
             : result;
}

/* The first marker in [p, end), which may be cut there; `end` without one. */
static const char *find_marker(const libfeed__xml *xml, const char *p,
                               const char *end, bool *is_certain) {
  *is_certain = false;
  while (p < end) {
    const char *less = memchr(p, '<', (size_t)(end - p));
    if (less == NULL)
      return end;
    p = less + 1;
    /* An end tag may be that of the section's element. */
    if (p < end && *p != '/' && !may_mark(less, end))
      continue;
    libfeed__marker marker = xml->state == LIBFEED__IN_CDATA
                                 ? cdata_marker(xml, less, end)
                                 : libfeed__marker_at(less, end);
    *is_certain = marker == LIBFEED__MARKER_YES;
    if (marker != LIBFEED__MARKER_NO)
      return less;
  }
  return end;
}

const char *libfeed__section_start(libfeed__xml *xml, libfeed__state state,
                                   const char *p, const char *body) {
  xml->state = (uint8_t)state;
  xml->section_offset = libfeed__xml_offset(xml, p);
  xml->has_section_position = false;
  xml->is_section_reported = false;
  xml->is_section_long = false;
  return body;
}

static libfeed_pos section_position(libfeed__xml *xml) {
  if (!xml->has_section_position)
    xml->section_position =
        libfeed__positions_at(&xml->context->positions, xml->section_offset);
  xml->has_section_position = true;
  return xml->section_position;
}

void libfeed__section_pause(libfeed__xml *xml) {
  if (xml->state == LIBFEED__IN_COMMENT || xml->state == LIBFEED__IN_CDATA ||
      xml->state == LIBFEED__IN_INSTRUCTION)
    section_position(xml);
}

/* The section is not closed: true where that may be repaired. */
static bool unterminated(libfeed__xml *xml) {
  libfeed_pos position = section_position(xml);
  return libfeed__may_repair_at(xml->context, LIBFEED_OPTION_REPAIR_SECTIONS,
                                LIBFEED__SECTION_UNTERMINATED, position);
}

/* Whether [from, to) may be read a second time. */
static bool may_replay(libfeed__xml *xml, const char *from, const char *to) {
  uint64_t len = (uint64_t)(to - from);
  uint64_t offset = libfeed__xml_offset(xml, to);
  if (xml->is_entity ||
      xml->replayed + len > REPLAY_FREE + REPLAY_RATIO * offset)
    return false;
  xml->replayed += len;
  return true;
}

/* Holds all back from `p` on; what was looked at ends at `at`. */
static const char *hold(libfeed__xml *xml, const char *p, const char *at) {
  libfeed__xml_wait(xml, p);
  xml->resume = (size_t)(at - p);
  xml->resume_state = 1;
  return NULL;
}

/* What is held back from `marker` on, undecided up to `to`, must not be more
   than a token may have, also where the input came in one piece. Beyond that
   the section is taken as it stands. */
static void check_long(libfeed__xml *xml, const char *marker, const char *to) {
  if (xml->is_section_long ||
      (size_t)(to - marker) <=
          libfeed__limit(xml->context, LIBFEED_OPTION_LIMIT_TOKEN))
    return;
  xml->is_section_long = true;
  libfeed__report_at(xml->context, LIBFEED__LIMIT_TOKEN, section_position(xml),
                     libfeed__empty);
}

/* The segment ends within a comment or an instruction of which [p, end) is not
   decided; `from` is where its end may begin, `marker` what would end it where
   it is not closed (`end`: nothing). */
static const char *pause_section(libfeed__xml *xml, const char *from,
                                 const char *end, const char *marker) {
  if (xml->is_last) {
    bool is_instruction = xml->state == LIBFEED__IN_INSTRUCTION;
    xml->state = LIBFEED__IN_CONTENT;
    if (marker == end || xml->is_section_long || !may_replay(xml, marker, end))
      return libfeed__xml_cut(xml, from, end);
    if (!unterminated(xml))
      return NULL;
    return is_instruction ? marker + 1 : marker;
  }
  if (marker < end)
    check_long(xml, marker, end);
  if (marker < end && !xml->is_section_long)
    return hold(xml, marker, from);
  return from < end ? libfeed__xml_wait(xml, from) : end;
}

/* Where reading goes on: at `p`, or behind what was looked at before. */
static const char *resumed(libfeed__xml *xml, const char *p, bool *is_held) {
  *is_held = xml->resume_state == 1 && xml->resume > 0;
  const char *from = *is_held ? p + xml->resume : p;
  xml->resume = 0;
  xml->resume_state = 0;
  xml->resume_open = 0;
  return from;
}

/* "--" within a comment (XML 1.0 §2.5). */
static bool dashes(libfeed__xml *xml, const char *p) {
  if (xml->is_section_reported)
    return true;
  xml->is_section_reported = true;
  return libfeed__xml_fault(xml, LIBFEED_OPTION_REPAIR_SECTIONS,
                            LIBFEED__SECTION_MALFORMED, p);
}

/* The first tag of a feed within a comment, looked for as far as it matters, so
   that no byte is looked at twice. */
typedef struct first_tag {
  const char *from; /* nothing before it */
  const char *at;   /* NULL: not found yet */
} first_tag;

/* Looks up to `to`; the segment ends at `end`. */
static const char *find_first(first_tag *first, const char *to,
                              const char *end) {
  while (first->at == NULL && first->from < to) {
    const char *less = memchr(first->from, '<', (size_t)(to - first->from));
    if (less == NULL)
      first->from = to;
    else if (libfeed__marker_at(less, end) == LIBFEED__MARKER_YES)
      first->at = less;
    else
      first->from = less + 1;
  }
  return first->at;
}

/* Where "<!--" ends at `dash` within a comment in which tags of a feed stood
   before, the first of them: that comment was not closed. Else NULL. */
static const char *nested_comment(libfeed__xml *xml, first_tag *first,
                                  const char *p, const char *dash,
                                  const char *end) {
  if (dash - p < 2 || memcmp(dash - 2, "<!", 2) != 0 || xml->is_section_long)
    return NULL;
  const char *marker = find_first(first, dash - 2, end);
  if (marker == NULL || !may_replay(xml, marker, dash))
    return NULL;
  xml->state = LIBFEED__IN_CONTENT;
  return marker;
}

static const char *read_comment(libfeed__xml *xml, const char *p,
                                const char *end) {
  size_t limit = libfeed__limit(xml->context, LIBFEED_OPTION_LIMIT_TOKEN);
  bool is_held;
  const char *from = resumed(xml, p, &is_held);
  first_tag first = {p, is_held ? p : NULL};
  while (from < end) {
    const char *dash = memchr(from, '-', (size_t)(end - from));
    from = dash == NULL ? end : dash;
    if (end - from < 3 && (end - from < 2 || from[1] == '-'))
      break;
    if (from[1] == '-') {
      if ((size_t)(from + 2 - p) > limit &&
          find_first(&first, from, end) != NULL)
        check_long(xml, first.at, from + 2);
      if (from[2] == '>') {
        xml->state = LIBFEED__IN_CONTENT;
        return from + 3;
      }
      const char *nested = nested_comment(xml, &first, p, from, end);
      if (nested != NULL)
        return unterminated(xml) ? nested : NULL;
      if (!dashes(xml, from))
        return NULL;
    }
    from++;
  }
  const char *marker = first.at;
  if (!is_held && marker == NULL) {
    bool is_certain = false;
    marker = find_marker(xml, first.from, end, &is_certain);
    if (marker < end && !is_certain && !xml->is_last)
      return libfeed__xml_wait(xml, from < marker ? from : marker);
    if (!is_certain)
      marker = end;
  }
  return pause_section(xml, from, end, marker);
}

static const char *read_instruction(libfeed__xml *xml, const char *p,
                                    const char *end) {
  bool is_held;
  const char *from = resumed(xml, p, &is_held);
  while (from < end) {
    const char *mark = memchr(from, '?', (size_t)(end - from));
    from = mark == NULL ? end : mark;
    if (end - from < 2)
      break;
    if (from[1] == '>') {
      const char *first = is_held ? p : memchr(p, '>', (size_t)(from - p));
      if (first != NULL)
        check_long(xml, first, from + 1);
      xml->state = LIBFEED__IN_CONTENT;
      return from + 2;
    }
    from++;
  }
  const char *marker = is_held ? p : memchr(p, '>', (size_t)(end - p));
  return pause_section(xml, from, end, marker == NULL ? end : marker);
}

/* What follows "]]>" at `p` tells whether the section was meant to end there:
   YES where it is another element's end tag. */
static libfeed__marker is_foreign(const libfeed__xml *xml, const char *p,
                                  const char *end) {
  const char *q = p;
  while (q < end && libfeed__is_space(*q) && q - p < (ptrdiff_t)LOOKAHEAD)
    q++;
  libfeed__marker unknown =
      xml->is_last ? LIBFEED__MARKER_NO : LIBFEED__MARKER_MAYBE;
  if (q == end || q + 1 == end)
    return unknown;
  if (q[0] != '<' || q[1] != '/' || xml->depth == 0)
    return LIBFEED__MARKER_NO;
  const libfeed__open *top = &xml->open[xml->depth - 1];
  const char *name = xml->open_names.data + top->name;
  size_t len = xml->open_names.len - top->name;
  size_t left = (size_t)(end - q) - 2;
  if (memcmp(q + 2, name, left < len ? left : len) != 0)
    return LIBFEED__MARKER_YES;
  if (left <= len)
    return unknown;
  return libfeed__is_name_part(q[len + 2]) && len == top->len
             ? LIBFEED__MARKER_YES
             : LIBFEED__MARKER_NO;
}

/* A CDATA section's end, as far as the segment reaches. */
typedef struct cdata_end {
  const char *at;     /* "]]>", or where it may begin, or the segment's end */
  const char *nested; /* the last "<![CDATA[" within, or NULL */
  bool is_found;
} cdata_end;

static cdata_end find_cdata_end(const char *p, const char *from,
                                const char *end, const char *nested) {
  cdata_end result = {from, nested, false};
  while (result.at < end) {
    const char *q = libfeed__scan_cdata(result.at, end);
    result.at = q;
    if (q == end)
      break;
    if (*q == '[') {
      if (q - p >= 8 && memcmp(q - 8, "<![CDATA", 8) == 0)
        result.nested = q - 8;
    } else {
      if (end - q < 3 && (end - q < 2 || q[1] == ']'))
        break;
      if (q[1] == ']' && q[2] == '>') {
        result.is_found = true;
        break;
      }
    }
    result.at = q + 1;
  }
  return result;
}

/* The segment ends within a CDATA section: all is delivered that cannot be part
   of its end, of a marker or of a cut character. */
static const char *pause_cdata(libfeed__xml *xml, const char *p,
                               const cdata_end *close, const char *end,
                               bool is_held) {
  const char *from = close->at;
  bool is_certain = is_held;
  const char *marker = is_held ? p : find_marker(xml, p, end, &is_certain);
  if (xml->is_last) {
    xml->state = LIBFEED__IN_CONTENT;
    bool is_replayed = marker < end && is_certain && !xml->is_section_long &&
                       may_replay(xml, marker, end);
    if (is_replayed && !unterminated(xml))
      return NULL;
    /* What is left of "]]>" is part of a token that was cut. */
    libfeed__text_lines(xml, p, is_replayed ? marker : from);
    return is_replayed ? marker : libfeed__xml_cut(xml, from, end);
  }
  if (marker < end && is_certain)
    check_long(xml, marker, end);
  if (marker < end && xml->is_section_long)
    marker = end;
  if (marker < end) {
    libfeed__text_lines(xml, p, marker);
    if (!is_certain)
      return libfeed__xml_wait(xml, marker);
    hold(xml, marker, from);
    if (close->nested > marker)
      xml->resume_open = (size_t)(close->nested - marker);
    return NULL;
  }
  const char *stop = from - libfeed__text_partial(p, from);
  /* A CR waits for the LF that may belong to it. */
  if (stop == end && stop > p && stop[-1] == '\r')
    stop--;
  libfeed__text_lines(xml, p, stop);
  return stop < end ? libfeed__xml_wait(xml, stop) : end;
}

static const char *read_cdata(libfeed__xml *xml, const char *p,
                              const char *end) {
  bool is_held;
  const char *nested = xml->resume_open > 0 ? p + xml->resume_open : NULL;
  const char *from = resumed(xml, p, &is_held);
  cdata_end close = find_cdata_end(p, from, end, is_held ? nested : NULL);
  if (!close.is_found)
    return pause_cdata(xml, p, &close, end, is_held);
  size_t limit = libfeed__limit(xml->context, LIBFEED_OPTION_LIMIT_TOKEN);
  bool is_certain = is_held;
  if ((size_t)(close.at + 2 - p) > limit && !xml->is_section_long) {
    const char *first =
        is_held ? p : find_marker(xml, p, close.at, &is_certain);
    if (is_certain)
      check_long(xml, first, close.at + 2);
  }
  if (close.nested != NULL && !xml->is_section_long) {
    is_certain = is_held;
    const char *marker =
        is_held ? p : find_marker(xml, p, close.nested, &is_certain);
    libfeed__marker foreign =
        is_certain ? is_foreign(xml, close.at + 3, end) : LIBFEED__MARKER_NO;
    if (foreign == LIBFEED__MARKER_MAYBE) {
      libfeed__text_lines(xml, p, marker);
      hold(xml, marker, close.at);
      xml->resume_open = (size_t)(close.nested - marker);
      return NULL;
    }
    if (foreign == LIBFEED__MARKER_YES && may_replay(xml, marker, close.at)) {
      if (!unterminated(xml))
        return NULL;
      libfeed__text_lines(xml, p, marker);
      xml->state = LIBFEED__IN_CONTENT;
      return marker;
    }
  }
  libfeed__text_lines(xml, p, close.at);
  xml->state = LIBFEED__IN_CONTENT;
  return close.at + 3;
}

const char *libfeed__read_section(libfeed__xml *xml, const char *p,
                                  const char *end) {
  switch (xml->state) {
  case LIBFEED__IN_COMMENT:
    return read_comment(xml, p, end);
  case LIBFEED__IN_INSTRUCTION:
    return read_instruction(xml, p, end);
  default:
    return read_cdata(xml, p, end);
  }
}

/* -- where they begin ------------------------------------------------------ */

/* Skips "<!…" that is nothing, to its '>'. */
static const char *skip_bogus(libfeed__xml *xml, const char *p,
                              const char *end) {
  const char *q = p + (xml->resume > 2 ? xml->resume : 2);
  while (q < end && *q != '>' && *q != '<')
    q++;
  if (q == end && !xml->is_last) {
    libfeed__xml_wait(xml, p);
    xml->resume = (size_t)(q - p);
    return NULL;
  }
  xml->resume = 0;
  if (q == end && !xml->is_entity)
    return libfeed__xml_cut(xml, p, end);
  bool may = xml->depth == 0
                 ? libfeed__xml_junk(xml, libfeed__xml_offset(xml, p))
                 : libfeed__xml_fault(xml, LIBFEED_OPTION_REPAIR_SECTIONS,
                                      LIBFEED__SECTION_MALFORMED, p);
  if (!may)
    return NULL;
  return q < end && *q == '>' ? q + 1 : q;
}

/* How the bytes at `p` compare with a keyword, letters taken as equal. */
static libfeed__marker matches(const char *p, const char *end,
                               libfeed_str word) {
  size_t left = (size_t)(end - p);
  libfeed_str here = {p, left < word.len ? left : word.len};
  if (!libfeed__equals_fold(here, libfeed__slice(word, 0, here.len)))
    return LIBFEED__MARKER_NO;
  return here.len == word.len ? LIBFEED__MARKER_YES : LIBFEED__MARKER_MAYBE;
}

/* "<![CDATA[" at `p`, in letters of any case, perhaps without the last one of
   its `len` bytes. */
static const char *start_cdata(libfeed__xml *xml, const char *p, size_t len) {
  if (xml->depth == 0 && !libfeed__xml_junk(xml, libfeed__xml_offset(xml, p)))
    return NULL;
  if (memcmp(p, "<![CDATA[", 9) != 0 &&
      !libfeed__xml_fault(xml, LIBFEED_OPTION_REPAIR_SECTIONS,
                          LIBFEED__SECTION_MALFORMED, p))
    return NULL;
  return libfeed__section_start(xml, LIBFEED__IN_CDATA, p, p + len);
}

const char *libfeed__declaration(libfeed__xml *xml, const char *p,
                                 const char *end) {
  static const libfeed_str words[] = {LIBFEED__STR_INIT("<!--"),
                                      LIBFEED__STR_INIT("<![CDATA["),
                                      LIBFEED__STR_INIT("<!DOCTYPE")};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
    libfeed__marker match = matches(p, end, words[i]);
    if (match == LIBFEED__MARKER_NO)
      continue;
    if (match == LIBFEED__MARKER_MAYBE)
      return xml->is_last ? libfeed__xml_cut(xml, p, end)
                          : libfeed__xml_wait(xml, p);
    if (i == 0)
      return libfeed__section_start(xml, LIBFEED__IN_COMMENT, p, p + 4);
    return i == 1 ? start_cdata(xml, p, words[i].len)
                  : libfeed__doctype(xml, p, end);
  }
  const libfeed_str begun = LIBFEED__STR("<![CDATA");
  if (matches(p, end, begun) == LIBFEED__MARKER_YES)
    return start_cdata(xml, p, begun.len);
  return skip_bogus(xml, p, end);
}

/* What is wrong with the target of the instruction at `p`, which ends at `stop`
   (XML 1.0 §2.6); true where reading goes on. */
static bool check_target(libfeed__xml *xml, const char *p, const char *stop,
                         const char *end) {
  libfeed_str target = {p + 2, (size_t)(stop - p) - 2};
  if (libfeed__equals_fold(target, LIBFEED__STR("xml"))) {
    if (xml->depth == 0)
      return libfeed__may_repair(xml->context,
                                 xml->had_root ? LIBFEED_OPTION_REPAIR_EPILOG
                                               : LIBFEED_OPTION_REPAIR_PROLOG,
                                 LIBFEED__DECLARATION_LATE,
                                 libfeed__xml_offset(xml, p));
    xml->is_behind_declaration = true;
  } else if (libfeed__is_name(target.data, target.len) &&
             (libfeed__is_space(*stop) ||
              (*stop == '?' && stop + 1 < end && stop[1] == '>'))) {
    return true;
  }
  return libfeed__xml_fault(xml, LIBFEED_OPTION_REPAIR_SECTIONS,
                            LIBFEED__SECTION_MALFORMED, p);
}

const char *libfeed__instruction(libfeed__xml *xml, const char *p,
                                 const char *end) {
  const char *stop = p + (xml->resume > 2 ? xml->resume : 2);
  xml->resume = 0;
  while (stop < end && libfeed__is_name_part(*stop))
    stop++;
  if (stop == end || (*stop == '?' && stop + 1 == end)) {
    if (xml->is_last)
      return libfeed__xml_cut(xml, p, end);
    libfeed__xml_wait(xml, p);
    xml->resume = (size_t)(stop - p);
    return NULL;
  }
  if (!check_target(xml, p, stop, end))
    return NULL;
  if (stop == p + 2 && *stop == '<') /* half a mark before a tag */
    return stop;
  return libfeed__section_start(xml, LIBFEED__IN_INSTRUCTION, p, stop);
}
