/* SPDX-License-Identifier: MIT */
/* The route: finds out by the first characters what kind of input it is, takes
   the XML declaration away, and hands everything else to the stage that reads
   it. What it may look at is bounded and does not depend on the pushes. */
#include "input/input_state.h"

#include <string.h>

#include "base/str.h"
#include "html/html.h"

/* The kind is decided by so many bytes at most. */
#define LOOK ((size_t)8 * 1024)
/* Of a page no more is read: its head is what counts. */
#define PAGE ((size_t)256 * 1024)
/* Bytes to take before looking again. */
#define STEP ((size_t)256)

/* -- what it is no feed of ---------------------------------------------------
 */

static libfeed__code kind_code(libfeed_kind kind) {
  switch (kind) {
  case LIBFEED_KIND_EMPTY:
    return LIBFEED__NOT_FEED_EMPTY;
  case LIBFEED_KIND_HTML:
    return LIBFEED__NOT_FEED_HTML;
  case LIBFEED_KIND_ERROR_PAGE:
    return LIBFEED__NOT_FEED_ERROR_PAGE;
  case LIBFEED_KIND_LOGIN_PAGE:
    return LIBFEED__NOT_FEED_LOGIN_PAGE;
  case LIBFEED_KIND_JSON:
    return LIBFEED__NOT_FEED_JSON;
  case LIBFEED_KIND_COMPRESSED:
    return LIBFEED__NOT_FEED_COMPRESSED;
  case LIBFEED_KIND_IMAGE:
    return LIBFEED__NOT_FEED_IMAGE;
  default:
    return LIBFEED__NOT_FEED_BINARY;
  }
}

void libfeed__route_refuse(libfeed__input *input, libfeed_kind kind) {
  if (!libfeed__is_going(input->context))
    return;
  input->context->kind = kind;
  libfeed__fail(input->context, LIBFEED_E_NOT_FEED, kind_code(kind),
                input->intro_start);
}

/* -- labels that prove wrong -------------------------------------------------
 */

void libfeed__route_doubt(libfeed__input *input) {
  if (input->was_read_as_utf8)
    return;
  input->was_read_as_utf8 = true;
  libfeed__emit_flush(input);
  if (libfeed__is_going(input->context))
    libfeed__report_detail(input->context, LIBFEED__CHARSET_CONTRADICTED,
                           input->utf8, input->decision.charset->name);
}

/* The channel says another charset from here on. */
static void set_late(libfeed__input *input, libfeed__charset_id id,
                     libfeed_str source, libfeed_str contradicted) {
  libfeed_channel *channel = input->channel;
  channel->late_encoding = libfeed__charset_get(id)->name;
  channel->late_source = source;
  channel->late_contradicted = contradicted;
  channel->late_sequence = ++channel->record.sequence;
}

void libfeed__route_contradict(libfeed__input *input) {
  libfeed__route_doubt(input);
  set_late(input, LIBFEED__CHARSET_UTF_8, LIBFEED__STR("sniff"),
           input->decision.charset->name);
}

void libfeed__route_guess(libfeed__input *input) {
  set_late(input, LIBFEED__CHARSET_WINDOWS_1252, LIBFEED__STR("guess"),
           libfeed__empty);
}

/* -- stages ------------------------------------------------------------------
 */

static void set_window(libfeed__input *input) {
  libfeed_str intro = libfeed__bytes_str(&input->intro);
  libfeed__positions_window(&input->context->positions, intro.data, intro.len,
                            input->intro_start);
}

static void finish_page(libfeed__input *input) {
  libfeed_str page = libfeed__bytes_str(&input->intro);
  libfeed__route_refuse(input, libfeed__page_read(input->context, page));
}

/* A page is collected and read as a whole. */
static void push_page(libfeed__input *input, const char *data, size_t len) {
  size_t room = PAGE - input->intro.len;
  if (len > room)
    len = room;
  if (!libfeed__bytes_append(&input->intro, data, len)) {
    libfeed__fail_memory(input->context);
    return;
  }
  set_window(input);
  if (input->intro.len == PAGE)
    finish_page(input);
}

static void push_stage(libfeed__input *input, const char *data, size_t len,
                       uint64_t offset) {
  libfeed__positions *positions = &input->context->positions;
  switch (input->reader) {
  case LIBFEED__READER_XML:
    libfeed__xml_push(input->xml, data, len, offset);
    /* Count to the end while the bytes are there. */
    libfeed__positions_at(positions, positions->window_end);
    break;
  case LIBFEED__READER_ARTICLE:
    libfeed__article_push(input->article, data, len, offset);
    break;
  case LIBFEED__READER_PAGE:
    push_page(input, data, len);
    break;
  case LIBFEED__READER_UNKNOWN:
    break;
  }
}

/* Form feeds were kept for a text; this is none. */
static void blank_form_feeds(libfeed__bytes *intro) {
  char *at = intro->data, *end = at + intro->len;
  while (at < end && (at = memchr(at, '\f', (size_t)(end - at))) != NULL)
    *at++ = ' ';
}

/* Makes the stage that reads the rest, and gives it the intro. */
static void choose(libfeed__input *input, libfeed__reader reader) {
  libfeed__context *context = input->context;
  input->reader = reader;
  if (reader == LIBFEED__READER_PAGE)
    return;
  if (reader == LIBFEED__READER_XML)
    input->xml = libfeed__xml_new(context, input->vocab);
  else
    input->article =
        libfeed__article_new(context, input->normal, input->channel);
  if (input->xml == NULL && input->article == NULL) {
    libfeed__fail_memory(context);
    return;
  }
  if (input->xml != NULL && input->is_standalone)
    libfeed__xml_standalone(input->xml, true);
  if (input->xml != NULL && input->intro.len > 0)
    blank_form_feeds(&input->intro);
  libfeed_str intro = libfeed__bytes_str(&input->intro);
  if (intro.len > 0)
    push_stage(input, intro.data, intro.len, input->intro_start);
  libfeed__bytes_fini(&input->intro);
}

/* -- the declaration ---------------------------------------------------------
 */

/* Drops the first bytes of the intro, which lie in the window. */
static void drop(libfeed__input *input, size_t len) {
  size_t rest = input->intro.len - len;
  /* Counted before it is overwritten. */
  libfeed__positions_window(&input->context->positions, input->intro.data + len,
                            rest, input->intro_start + len);
  memmove(input->intro.data, input->intro.data + len, rest);
  input->intro.len = rest;
  input->intro_start += len;
  input->scout.at -= input->scout.at < len ? input->scout.at : len;
  set_window(input);
}

void libfeed__route_report(libfeed__input *input, bool is_declared,
                           uint64_t offset) {
  const libfeed__decision *decision = &input->decision;
  for (size_t i = 0; i < decision->n_codes; i++) {
    libfeed__code code = decision->codes[i];
    libfeed_str detail = decision->details[i];
    if (decision->is_declared[i] != is_declared)
      continue;
    if (decision->is_fault[i] &&
        libfeed__number(input->context, LIBFEED_OPTION_REPAIR_BYTES) == 0) {
      libfeed__fail(input->context, LIBFEED_E_SYNTAX, code, offset);
      return;
    }
    if (is_declared && code == LIBFEED__CHARSET_UNKNOWN)
      detail.data = decision->unknown;
    libfeed__report_detail(input->context, code, offset, detail);
  }
}

/* Takes the declaration away; false where more has to be seen first. */
static bool pass_declaration(libfeed__input *input, bool is_end) {
  libfeed__context *context = input->context;
  libfeed_str intro = libfeed__bytes_str(&input->intro);
  libfeed__declaration found;
  libfeed__found answer = libfeed__declaration_read(intro, is_end, &found);
  if (answer == LIBFEED__FOUND_CUT)
    return false;
  input->is_past_declaration = true;
  bool is_text =
      libfeed__number(context, LIBFEED_OPTION_FORMAT_HINT) == LIBFEED_HINT_TEXT;
  if (answer == LIBFEED__FOUND_NOT || is_text) {
    libfeed__route_report(input, true, input->intro_start);
    return true;
  }
  uint64_t start = input->intro_start + found.start;
  if (found.start > 0 &&
      !libfeed__may_repair(context, LIBFEED_OPTION_REPAIR_PROLOG,
                           LIBFEED__DECLARATION_LATE, start))
    return true;
  if (found.is_damaged &&
      !libfeed__may_repair(context, LIBFEED_OPTION_REPAIR_PROLOG,
                           LIBFEED__DECLARATION_DAMAGED, start))
    return true;
  size_t place = found.encoding.len > 0
                     ? (size_t)(found.encoding.data - intro.data)
                     : found.start;
  libfeed__route_report(input, true, input->intro_start + place);
  input->is_standalone = found.is_standalone;
  input->scout.has_markup = true;
  input->scout.has_declaration = true;
  drop(input, found.end);
  return true;
}

/* -- the kind ----------------------------------------------------------------
 */

/* Feed roots and roots of other XML that people take for feeds, in lower case,
   without prefix. */
static bool is_xml_root(libfeed_str name) {
  static const libfeed_str roots[] = {
      LIBFEED__STR_INIT("rss"),     LIBFEED__STR_INIT("feed"),
      LIBFEED__STR_INIT("rdf"),     LIBFEED__STR_INIT("channel"),
      LIBFEED__STR_INIT("item"),    LIBFEED__STR_INIT("entry"),
      LIBFEED__STR_INIT("opml"),    LIBFEED__STR_INIT("urlset"),
      LIBFEED__STR_INIT("kml"),     LIBFEED__STR_INIT("sitemapindex"),
      LIBFEED__STR_INIT("outline"), LIBFEED__STR_INIT("outlinedocument")};
  return libfeed__is_one_of(libfeed__local_name(name), roots,
                            sizeof roots / sizeof roots[0]);
}

/* The roots that a page may be wrapped around. */
static bool is_feed_root(libfeed_str name) {
  static const libfeed_str roots[] = {LIBFEED__STR_INIT("rss"),
                                      LIBFEED__STR_INIT("feed"),
                                      LIBFEED__STR_INIT("rdf")};
  return libfeed__is_one_of(libfeed__local_name(name), roots,
                            sizeof roots / sizeof roots[0]);
}

/* Elements that a feed may stand in, first of all. */
static bool is_page_wrapper(libfeed_str name) {
  return libfeed__equals_fold(name, LIBFEED__STR("html")) ||
         libfeed__equals_fold(name, LIBFEED__STR("body"));
}

static bool is_page_root(libfeed_str name) {
  return is_page_wrapper(name) ||
         libfeed__equals_fold(name, LIBFEED__STR("head")) ||
         libfeed__equals_fold(name, LIBFEED__STR("frameset"));
}

/* What a look at a piece of the intro came to. */
typedef enum sight {
  SIGHT_ON,   /* it is passed: look at the next */
  SIGHT_MORE, /* it is not complete */
  SIGHT_XML,
  SIGHT_PAGE
} sight;

static void note_text(libfeed__scout *scout) {
  if (!scout->has_html && !scout->has_html_type)
    scout->begins_as_text = true;
  scout->has_text = true;
}

/* Passes over markup that ends with `end`. */
static sight pass(libfeed__scout *scout, libfeed_str rest, libfeed_str end) {
  size_t at = libfeed__find(rest, end);
  if (at == SIZE_MAX)
    return SIGHT_MORE;
  scout->has_markup = true;
  scout->at += at + end.len;
  return SIGHT_ON;
}

static bool is_name_end(char c) {
  return libfeed__is_space(c) || c == '>' || c == '/' || c == '<' || c == '\f';
}

/* The name at the beginning of `text`; its length is SIZE_MAX where it may go
   on. */
static libfeed_str name_at(libfeed_str text) {
  for (size_t i = 0; i < text.len; i++)
    if (is_name_end(text.data[i]))
      return libfeed__slice(text, 0, i);
  return (libfeed_str){text.data, SIZE_MAX};
}

/* "<!": a comment or a document type. */
static sight look_at_declaration(libfeed__scout *scout, libfeed_str rest) {
  libfeed_str doctype = LIBFEED__STR("<!doctype");
  if (libfeed__starts_with(rest, LIBFEED__STR("<!--")))
    return pass(scout, rest, LIBFEED__STR("-->"));
  if (rest.len < doctype.len)
    return SIGHT_MORE;
  if (!libfeed__starts_with_fold(rest, doctype))
    return pass(scout, rest, LIBFEED__STR(">"));
  size_t at = doctype.len;
  while (at < rest.len && libfeed__is_space(rest.data[at]))
    at++;
  libfeed_str name = name_at(libfeed__slice(rest, at, rest.len));
  if (name.len == SIZE_MAX)
    return SIGHT_MORE;
  if (!libfeed__equals_fold(name, LIBFEED__STR("html")))
    return SIGHT_XML;
  scout->has_html_type = true;
  return pass(scout, rest, LIBFEED__STR(">"));
}

/* "<" at the beginning of `rest`. */
static sight look_at_markup(libfeed__scout *scout, libfeed_str rest,
                            bool is_strict) {
  if (rest.len < 2)
    return SIGHT_MORE;
  if (rest.data[1] == '!')
    return look_at_declaration(scout, rest);
  if (rest.data[1] == '?') {
    if (rest.len < 6)
      return SIGHT_MORE;
    if (libfeed__starts_with_fold(rest, LIBFEED__STR("<?xml")) &&
        libfeed__is_space(rest.data[5]))
      return SIGHT_XML; /* a declaration that comes late */
    return pass(scout, rest, LIBFEED__STR(">"));
  }
  if (rest.data[1] == '/')
    return pass(scout, rest, LIBFEED__STR(">"));
  if (!libfeed__is_alpha(rest.data[1]) && rest.data[1] != '_' &&
      (unsigned char)rest.data[1] < 0x80) {
    note_text(scout);
    scout->at++;
    return SIGHT_ON;
  }
  libfeed_str name = name_at(libfeed__slice(rest, 1, rest.len));
  if (name.len == SIZE_MAX)
    return SIGHT_MORE;
  if (is_page_wrapper(name) && !scout->has_text) {
    scout->is_page = scout->has_html = true;
    return pass(scout, rest, LIBFEED__STR(">"));
  }
  if (scout->is_page)
    return is_feed_root(name) && !scout->has_text ? SIGHT_XML : SIGHT_PAGE;
  if (is_xml_root(name))
    return SIGHT_XML;
  if (is_page_root(name))
    return SIGHT_PAGE;
  if (!scout->has_text && !scout->has_html && !scout->has_html_type &&
      (is_strict || scout->has_declaration || !libfeed__html_knows(name)))
    return SIGHT_XML;
  scout->has_html = scout->has_html || libfeed__html_knows(name);
  return pass(scout, rest, LIBFEED__STR(">"));
}

/* Text up to the next markup. */
static void look_at_text(libfeed__scout *scout, libfeed_str rest) {
  size_t end = libfeed__find_byte(rest, '<');
  libfeed_str text = libfeed__slice(rest, 0, end == SIZE_MAX ? rest.len : end);
  scout->at += text.len;
  /* A byte order mark within is white space (older Unicode). */
  while (!scout->has_text && text.len > 0) {
    if (libfeed__is_space(text.data[0]))
      text = libfeed__slice(text, 1, text.len);
    else if (libfeed__starts_with(text, LIBFEED__STR("\xEF\xBB\xBF")))
      text = libfeed__slice(text, 3, text.len);
    else
      note_text(scout);
  }
}

/* Looks as far as it can. `is_strict`: nothing is to be repaired before a root,
   so that the first tag is the root. */
static sight look(libfeed__scout *scout, libfeed_str intro, bool is_strict) {
  while (scout->at < intro.len) {
    libfeed_str rest = libfeed__slice(intro, scout->at, intro.len);
    if (rest.data[0] != '<') {
      look_at_text(scout, rest);
      continue;
    }
    sight seen = look_at_markup(scout, rest, is_strict);
    if (seen != SIGHT_ON)
      return seen;
  }
  return SIGHT_MORE;
}

/* True where text is JSON as far as can be seen. */
static bool is_json(libfeed_str text) {
  text = libfeed__trim(text);
  if (text.len == 0 || (text.data[0] != '{' && text.data[0] != '['))
    return false;
  libfeed_str rest = libfeed__trim(libfeed__slice(text, 1, text.len));
  if (rest.len == 0)
    return false;
  char c = rest.data[0];
  return text.data[0] == '{' ? c == '"' || c == '}'
                             : c == '{' || c == '[' || c == ']' || c == '"';
}

/* The kind by everything that may be looked at. */
static void conclude(libfeed__input *input) {
  const libfeed__scout *scout = &input->scout;
  libfeed_str intro = libfeed__bytes_str(&input->intro);
  if (!scout->has_text && !scout->has_html && !scout->has_html_type)
    choose(input, LIBFEED__READER_XML);
  else if (!scout->begins_as_text)
    choose(input, LIBFEED__READER_PAGE);
  else if (is_json(intro))
    libfeed__route_refuse(input, LIBFEED_KIND_JSON);
  else if (input->n_odd > intro.len / 16)
    libfeed__route_refuse(input, LIBFEED_KIND_BINARY);
  else
    choose(input, LIBFEED__READER_ARTICLE);
}

/* True where the intro is white space, however much of it there is. */
static bool is_blank(const libfeed__input *input) {
  return libfeed__trim(libfeed__bytes_str(&input->intro)).len == 0;
}

/* Looks at the intro as far as it goes; chooses the reader where it can. */
static void decide(libfeed__input *input, bool is_end) {
  libfeed__context *context = input->context;
  if (!input->is_past_declaration && !pass_declaration(input, is_end))
    return;
  if (!libfeed__is_going(context))
    return;
  int64_t hint = libfeed__number(context, LIBFEED_OPTION_FORMAT_HINT);
  if (hint != LIBFEED_HINT_NONE) {
    choose(input, hint == LIBFEED_HINT_XML ? LIBFEED__READER_XML
                                           : LIBFEED__READER_ARTICLE);
    return;
  }
  bool is_strict = libfeed__number(context, LIBFEED_OPTION_REPAIR_PROLOG) == 0;
  sight seen =
      look(&input->scout, libfeed__bytes_str(&input->intro), is_strict);
  if (seen == SIGHT_XML)
    choose(input, LIBFEED__READER_XML);
  else if (seen == SIGHT_PAGE)
    choose(input, LIBFEED__READER_PAGE);
  else if (input->intro.len >= LOOK && is_blank(input))
    drop(input, input->intro.len);
  else if (input->intro.len >= LOOK)
    conclude(input);
}

bool libfeed__route_parts_pages(const libfeed__input *input) {
  return input->reader == LIBFEED__READER_ARTICLE ||
         (input->reader == LIBFEED__READER_UNKNOWN && input->scout.has_text);
}

void libfeed__route_push(libfeed__input *input, const char *data, size_t len,
                         uint64_t offset) {
  size_t at = 0;
  while (input->reader == LIBFEED__READER_UNKNOWN && at < len &&
         libfeed__is_going(input->context)) {
    size_t step = len - at < STEP ? len - at : STEP;
    if (input->intro.len == 0)
      input->intro_start = offset + at;
    if (input->intro.len < LOOK && step > LOOK - input->intro.len)
      step = LOOK - input->intro.len;
    if (!libfeed__bytes_append(&input->intro, data + at, step)) {
      libfeed__fail_memory(input->context);
      return;
    }
    at += step;
    set_window(input);
    decide(input, false);
  }
  if (at < len && libfeed__is_going(input->context))
    push_stage(input, data + at, len - at, offset + at);
}

static void finish_unknown(libfeed__input *input) {
  decide(input, true);
  if (input->reader != LIBFEED__READER_UNKNOWN ||
      !libfeed__is_going(input->context))
    return;
  const libfeed__scout *scout = &input->scout;
  if (!scout->has_text && !scout->has_markup && !scout->has_html_type &&
      is_blank(input))
    libfeed__route_refuse(input, LIBFEED_KIND_EMPTY);
  else
    conclude(input);
}

void libfeed__route_finish(libfeed__input *input) {
  if (input->reader == LIBFEED__READER_UNKNOWN)
    finish_unknown(input);
  if (!libfeed__is_going(input->context))
    return;
  switch (input->reader) {
  case LIBFEED__READER_XML:
    libfeed__xml_finish(input->xml);
    break;
  case LIBFEED__READER_ARTICLE:
    libfeed__article_finish(input->article);
    break;
  case LIBFEED__READER_PAGE:
    finish_page(input);
    break;
  case LIBFEED__READER_UNKNOWN:
    break;
  }
}
