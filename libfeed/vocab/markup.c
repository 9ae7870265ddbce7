/* SPDX-License-Identifier: MIT */
/* Markup inside texts: XHTML bodies, inline XML, and HTML that nobody escaped
   are written down again as well-formed markup. Names of XHTML get their
   conventional form without prefix and declaration; other vocabularies are
   declared where they appear. Stage vocab. */
#include "base/str.h"
#include "vocab/vocab_state.h"

#define NO_URI SIZE_MAX

/* What stands for a character in markup; empty where it stands for itself. */
static libfeed_str reference_for(char c, bool in_attribute) {
  switch (c) {
  case '&':
    return LIBFEED__STR("&amp;");
  case '<':
    return LIBFEED__STR("&lt;");
  case '>':
    return LIBFEED__STR("&gt;");
  case '"':
    return in_attribute ? LIBFEED__STR("&quot;") : libfeed__empty;
  default:
    return libfeed__empty;
  }
}

bool libfeed__markup_is_void(libfeed_str name) {
  static const libfeed_str names[] = {
      LIBFEED__STR_INIT("area"),  LIBFEED__STR_INIT("base"),
      LIBFEED__STR_INIT("br"),    LIBFEED__STR_INIT("col"),
      LIBFEED__STR_INIT("embed"), LIBFEED__STR_INIT("hr"),
      LIBFEED__STR_INIT("img"),   LIBFEED__STR_INIT("input"),
      LIBFEED__STR_INIT("link"),  LIBFEED__STR_INIT("meta"),
      LIBFEED__STR_INIT("param"), LIBFEED__STR_INIT("source"),
      LIBFEED__STR_INIT("track"), LIBFEED__STR_INIT("wbr"),
  };
  return libfeed__is_one_of(name, names, sizeof names / sizeof *names);
}

bool libfeed__markup_is_dress(libfeed_str name) {
  static const libfeed_str names[] = {
      LIBFEED__STR_INIT("a"),    LIBFEED__STR_INIT("abbr"),
      LIBFEED__STR_INIT("b"),    LIBFEED__STR_INIT("big"),
      LIBFEED__STR_INIT("br"),   LIBFEED__STR_INIT("center"),
      LIBFEED__STR_INIT("code"), LIBFEED__STR_INIT("div"),
      LIBFEED__STR_INIT("em"),   LIBFEED__STR_INIT("font"),
      LIBFEED__STR_INIT("i"),    LIBFEED__STR_INIT("nobr"),
      LIBFEED__STR_INIT("p"),    LIBFEED__STR_INIT("small"),
      LIBFEED__STR_INIT("span"), LIBFEED__STR_INIT("strong"),
      LIBFEED__STR_INIT("sub"),  LIBFEED__STR_INIT("sup"),
      LIBFEED__STR_INIT("tt"),   LIBFEED__STR_INIT("u"),
  };
  return libfeed__is_one_of(name, names, sizeof names / sizeof *names);
}

bool libfeed__markup_is_inline(const libfeed__name *name) {
  return libfeed__markup_is_html(name) && libfeed__markup_is_dress(name->local);
}

bool libfeed__markup_is_html(const libfeed__name *name) {
  return name->uri.len == 0 || name->ns == &libfeed__ns_xhtml ||
         ((name->ns == &libfeed__ns_rss || name->ns == &libfeed__ns_atom) &&
          name->prefix.len == 0);
}

bool libfeed__markup_is_embedded(const libfeed__name *name) {
  if (name->ns == NULL)
    return false;
  return libfeed__equals(name->ns->prefix, LIBFEED__STR("svg")) ||
         libfeed__equals(name->ns->prefix, LIBFEED__STR("mathml"));
}

static void put(libfeed__vocab *vocab, libfeed_str text) {
  libfeed__text_append(vocab, text.data, text.len);
}

/* Writes text with references for what markup would mistake; a reference is
   written whole or not at all. */
static void put_escaped(libfeed__vocab *vocab, const char *data, size_t len,
                        bool in_attribute) {
  size_t from = 0;
  for (size_t i = 0; i < len && !vocab->is_full; i++) {
    libfeed_str reference = reference_for(data[i], in_attribute);
    if (reference.len == 0)
      continue;
    libfeed__text_append(vocab, data + from, i - from);
    if (reference.len > libfeed__text_room(vocab))
      libfeed__text_fill(vocab);
    put(vocab, reference);
    from = i + 1;
  }
  libfeed__text_append(vocab, data + from, len - from);
}

void libfeed__markup_text(libfeed__vocab *vocab, const char *data, size_t len) {
  put_escaped(vocab, data, len, false);
}

/* Remembers a string that the end of an element needs. */
static size_t remember(libfeed__vocab *vocab, libfeed_str text) {
  size_t at = vocab->names.len;
  if (!libfeed__bytes_append_str(&vocab->names, text) ||
      !libfeed__bytes_append_byte(&vocab->names, '\0'))
    libfeed__fail_memory(vocab->context);
  return at;
}

static libfeed_str recall(const libfeed__vocab *vocab, size_t at) {
  const char *data = vocab->names.data + at;
  return (libfeed_str){data, strlen(data)};
}

/* True where the frame's namespace is in force already. */
static bool has_uri(const libfeed__vocab *vocab, const libfeed__frame *frame,
                    libfeed_str uri) {
  if (frame->mode != LIBFEED__MODE_MARKUP || frame->uri_at == NO_URI)
    return false;
  return libfeed__equals(recall(vocab, frame->uri_at), uri);
}

static void put_attributes(libfeed__vocab *vocab,
                           const libfeed__element *element) {
  for (size_t i = 0; i < element->n_attributes; i++) {
    const libfeed__attribute *attribute = &element->attributes[i];
    put(vocab, LIBFEED__STR(" "));
    put(vocab, attribute->name->qname);
    put(vocab, LIBFEED__STR("=\""));
    put_escaped(vocab, attribute->value.data, attribute->value.len, true);
    put(vocab, LIBFEED__STR("\""));
  }
}

/* Declares the prefixes that attributes use (xlink:href in SVG), each once. */
static void put_declarations(libfeed__vocab *vocab,
                             const libfeed__element *element,
                             libfeed_str declared) {
  const libfeed_str xml = LIBFEED__STR("xml");
  for (size_t i = 0; i < element->n_attributes; i++) {
    const libfeed__name *name = element->attributes[i].name;
    bool is_due = name->prefix.len > 0 && name->uri.len > 0 &&
                  !libfeed__equals(name->prefix, xml) &&
                  !libfeed__equals(name->prefix, declared);
    /* An element has few prefixed attributes; the last few are looked at. */
    for (size_t k = i > 8 ? i - 8 : 0; k < i && is_due; k++)
      is_due =
          !libfeed__equals(element->attributes[k].name->prefix, name->prefix);
    if (!is_due)
      continue;
    put(vocab, LIBFEED__STR(" xmlns:"));
    put(vocab, name->prefix);
    put(vocab, LIBFEED__STR("=\""));
    put_escaped(vocab, name->uri.data, name->uri.len, true);
    put(vocab, LIBFEED__STR("\""));
  }
}

/* Writes the start tag, and remembers in `frame` what its end needs. */
static void put_start(libfeed__vocab *vocab, libfeed__frame *frame,
                      const libfeed__element *element, bool is_empty) {
  const libfeed__name *name = element->name;
  const libfeed__frame *outer = libfeed__outer(frame);
  bool html = libfeed__markup_is_html(name);
  /* Vocabularies that pages embed are written as pages write them. */
  bool bare =
      html || name->prefix.len == 0 || libfeed__markup_is_embedded(name);
  libfeed_str written = bare ? name->local : name->qname;
  frame->name_at = remember(vocab, written);
  frame->uri_at = html ? NO_URI : remember(vocab, name->uri);
  put(vocab, LIBFEED__STR("<"));
  put(vocab, written);
  libfeed_str declared = libfeed__empty;
  if (!html && !has_uri(vocab, outer, name->uri)) {
    put(vocab, LIBFEED__STR(" xmlns"));
    if (!bare) {
      put(vocab, LIBFEED__STR(":"));
      put(vocab, name->prefix);
      declared = name->prefix;
    }
    put(vocab, LIBFEED__STR("=\""));
    put_escaped(vocab, name->uri.data, name->uri.len, true);
    put(vocab, LIBFEED__STR("\""));
  } else if (html && name->uri.len > 0 && outer->mode == LIBFEED__MODE_MARKUP &&
             outer->uri_at != NO_URI) {
    put(vocab, LIBFEED__STR(" xmlns=\"http://www.w3.org/1999/xhtml\""));
  }
  put_declarations(vocab, element, declared);
  put_attributes(vocab, element);
  put(vocab, is_empty ? LIBFEED__STR(" />") : LIBFEED__STR(">"));
}

/* Plain text turns into HTML when an element stands inside: what came before it
   was text and is escaped now. */
static void become_html(libfeed__vocab *vocab, libfeed__frame *frame) {
  libfeed__arena *arena = vocab->arena;
  libfeed_str before = libfeed__arena_close(arena);
  libfeed__arena_open(arena);
  frame->escapes = true;
  vocab->text.type = LIBFEED_TEXT_HTML;
  libfeed__markup_text(vocab, before.data, before.len);
}

/* True where the div is the one that Atom puts around XHTML (RFC 4287
   §3.1.1.3): the first element, with nothing before it. */
static bool is_wrapper(libfeed__vocab *vocab, const libfeed__frame *outer,
                       const libfeed__name *name) {
  if (!outer->strips || !libfeed__markup_is_html(name) ||
      !libfeed__equals_fold(name->local, LIBFEED__STR("div")))
    return false;
  return libfeed__text_is_blank(vocab);
}

/* The wrapper is not part of the value, but its base and language are the
   value's. */
static void unwrap(libfeed__vocab *vocab, libfeed__frame *outer,
                   const libfeed__element *element) {
  libfeed__arena_drop(vocab->arena);
  outer->scope = libfeed__scope_of(vocab, outer->record, outer->scope, element);
  libfeed__arena_open(vocab->arena);
  vocab->blank_len = 0;
}

/* Says once for each text that it holds elements where its type asks for HTML
   in references, or for none. XHTML by its own namespace stands for itself. */
static void report_unescaped(libfeed__vocab *vocab, libfeed__frame *outer,
                             const libfeed__element *element) {
  if (outer->mode == LIBFEED__MODE_MARKUP || outer->escapes ||
      outer->has_markup || element->name->ns == &libfeed__ns_xhtml ||
      !libfeed__markup_is_html(element->name))
    return;
  outer->has_markup = true;
  libfeed__report(vocab->context, LIBFEED__MARKUP_UNESCAPED, element->offset);
}

void libfeed__markup_start(libfeed__vocab *vocab,
                           const libfeed__element *element) {
  libfeed__frame *frame = libfeed__top(vocab);
  libfeed__frame *outer = libfeed__outer(frame);
  bool wraps = is_wrapper(vocab, outer, element->name);
  report_unescaped(vocab, outer, element);
  outer->strips = false;
  libfeed__set_run(frame, LIBFEED__MODE_MARKUP);
  frame->name_at = vocab->names.len;
  frame->uri_at = NO_URI;
  frame->escapes = true;
  vocab->sink = LIBFEED__SINK_ESCAPE;
  if (wraps) {
    unwrap(vocab, outer, element);
    return;
  }
  if ((outer->mode == LIBFEED__MODE_TITLE ||
       outer->mode == LIBFEED__MODE_PLAIN) &&
      !outer->escapes)
    become_html(vocab, outer);
  bool is_empty = libfeed__markup_is_html(element->name) &&
                  libfeed__markup_is_void(element->name->local);
  if (is_empty && !outer->escapes) { /* its "content" is its neighbour */
    frame->escapes = false;
    vocab->sink = LIBFEED__SINK_RAW;
  }
  if (vocab->is_full)
    return;
  size_t len = libfeed__arena_length(vocab->arena);
  put_start(vocab, frame, element, is_empty);
  if (vocab->is_full) /* no half tags */
    libfeed__arena_cut(vocab->arena, len);
  else
    frame->is_written = !is_empty;
}

void libfeed__markup_end(libfeed__vocab *vocab, libfeed__frame *frame) {
  if (frame->is_written) {
    libfeed_str name = recall(vocab, frame->name_at);
    /* Past the limit, too: what was begun is ended. */
    if (!libfeed__arena_append(vocab->arena, "</", 2) ||
        !libfeed__arena_append(vocab->arena, name.data, name.len) ||
        !libfeed__arena_append(vocab->arena, ">", 1))
      libfeed__fail_memory(vocab->context);
  }
  vocab->names.len = frame->name_at;
}
