/* SPDX-License-Identifier: MIT */
/* HTML pages: what kind of page it is, and which feeds it advertises. */
#include "input/input_state.h"

#include "base/str.h"
#include "base/uri.h"
#include "html/html.h"

/* Links that are kept. */
#define LINKS 256
/* Bytes of a title or heading that are looked at. */
#define TITLE ((size_t)256)

typedef struct page {
  libfeed__context *context;
  libfeed_str base;
  libfeed_str title, heading, first; /* as written; `first` is any text */
  bool has_base;
  bool has_password;
} page;

/* The attributes of a <link>, <a>, <base> or <input>, references resolved. */
typedef struct attributes {
  libfeed_str rel, type, href, title, hreflang;
} attributes;

static libfeed_str unescape(libfeed__context *context, libfeed_str value) {
  libfeed__arena *arena = &context->arena;
  if (value.len == 0)
    return libfeed__empty;
  libfeed__arena_open(arena);
  libfeed__html_unescape(arena, value, true);
  return libfeed__arena_close(arena);
}

/* True where a list of words, separated by white space, has `word`. */
static bool has_word(libfeed_str list, libfeed_str word) {
  size_t at = 0;
  while (at < list.len) {
    while (at < list.len && libfeed__is_space(list.data[at]))
      at++;
    size_t from = at;
    while (at < list.len && !libfeed__is_space(list.data[at]))
      at++;
    if (libfeed__equals_fold(libfeed__slice(list, from, at), word))
      return true;
  }
  return false;
}

static bool is_feed_type(libfeed_str type) {
  static const libfeed_str types[] = {
      LIBFEED__STR_INIT("application/rss+xml"),
      LIBFEED__STR_INIT("application/atom+xml"),
      LIBFEED__STR_INIT("application/feed+json"),
      LIBFEED__STR_INIT("application/rdf+xml"),
      LIBFEED__STR_INIT("application/xml"),
      LIBFEED__STR_INIT("text/xml")};
  size_t end = libfeed__find_byte(type, ';');
  type =
      libfeed__trim(libfeed__slice(type, 0, end == SIZE_MAX ? type.len : end));
  for (size_t i = 0; i < sizeof types / sizeof types[0]; i++)
    if (libfeed__equals_fold(type, types[i]))
      return true;
  return false;
}

static attributes read_attributes(libfeed_str rest) {
  attributes found = {libfeed__empty, libfeed__empty, libfeed__empty,
                      libfeed__empty, libfeed__empty};
  libfeed_str name, value;
  while (libfeed__html_attribute(&rest, &name, &value)) {
    libfeed_str *slot = NULL;
    if (libfeed__equals_fold(name, LIBFEED__STR("rel")))
      slot = &found.rel;
    else if (libfeed__equals_fold(name, LIBFEED__STR("type")))
      slot = &found.type;
    else if (libfeed__equals_fold(name, LIBFEED__STR("href")))
      slot = &found.href;
    else if (libfeed__equals_fold(name, LIBFEED__STR("title")))
      slot = &found.title;
    else if (libfeed__equals_fold(name, LIBFEED__STR("hreflang")))
      slot = &found.hreflang;
    if (slot != NULL && slot->len == 0) /* the first counts (HTML §13.2.5.33) */
      *slot = value;
  }
  return found;
}

/* A link that leads to a feed. */
static void advertise(page *p, const attributes *found) {
  libfeed__context *context = p->context;
  bool is_feed = has_word(found->rel, LIBFEED__STR("feed")) ||
                 (has_word(found->rel, LIBFEED__STR("alternate")) &&
                  is_feed_type(found->type));
  if (!is_feed || found->href.len == 0 || context->advertised.len >= LINKS)
    return;
  libfeed__arena *arena = &context->arena;
  libfeed_link *link = libfeed__arena_alloc(arena, sizeof *link);
  if (link == NULL)
    return;
  link->length = link->count = -1;
  link->raw = unescape(context, found->href);
  link->href = libfeed__uri_resolve(arena, p->base, link->raw, true);
  link->rel = has_word(found->rel, LIBFEED__STR("alternate"))
                  ? LIBFEED__STR("alternate")
                  : LIBFEED__STR("feed");
  link->type = unescape(context, libfeed__trim(found->type));
  link->title = unescape(context, libfeed__trim(found->title));
  link->hreflang = unescape(context, libfeed__trim(found->hreflang));
  link->source.uri = link->source.name = libfeed__empty;
  libfeed__list_push(arena, &context->advertised, link);
}

static void start_tag(page *p, const libfeed__html_token *token) {
  attributes found = read_attributes(token->attributes);
  if (libfeed__equals_fold(token->name, LIBFEED__STR("link"))) {
    advertise(p, &found);
  } else if (libfeed__equals_fold(token->name, LIBFEED__STR("a"))) {
    if (is_feed_type(found.type))
      advertise(p, &found);
  } else if (libfeed__equals_fold(token->name, LIBFEED__STR("base"))) {
    if (!p->has_base && found.href.len > 0) {
      p->has_base = true;
      p->base = libfeed__uri_resolve(&p->context->arena, p->base,
                                     unescape(p->context, found.href), true);
    }
  } else if (libfeed__equals_fold(token->name, LIBFEED__STR("input"))) {
    if (libfeed__equals_fold(found.type, LIBFEED__STR("password")))
      p->has_password = true;
  }
}

/* Title, first heading and first text say what the page is. */
static void text(page *p, libfeed_str element, libfeed_str value) {
  value = libfeed__trim(value);
  if (value.len > TITLE)
    value.len = TITLE;
  if (value.len == 0)
    return;
  if (p->first.len == 0)
    p->first = value;
  if (libfeed__equals_fold(element, LIBFEED__STR("title"))) {
    if (p->title.len == 0)
      p->title = value;
  } else if (libfeed__equals_fold(element, LIBFEED__STR("h1"))) {
    if (p->heading.len == 0)
      p->heading = value;
  }
}

/* Words by which servers name failures in titles and headings. */
static bool names_error(libfeed_str words) {
  static const libfeed_str signs[] = {
      LIBFEED__STR_INIT("not found"),
      LIBFEED__STR_INIT("forbidden"),
      LIBFEED__STR_INIT("access denied"),
      LIBFEED__STR_INIT("unauthorized"),
      LIBFEED__STR_INIT("bad request"),
      LIBFEED__STR_INIT("bad gateway"),
      LIBFEED__STR_INIT("gateway time"),
      LIBFEED__STR_INIT("service unavailable"),
      LIBFEED__STR_INIT("temporarily unavailable"),
      LIBFEED__STR_INIT("internal server error"),
      LIBFEED__STR_INIT("server error"),
      LIBFEED__STR_INIT("fatal error"),
      LIBFEED__STR_INIT("database error"),
      LIBFEED__STR_INIT("too many requests"),
      LIBFEED__STR_INIT("under maintenance"),
      LIBFEED__STR_INIT("just a moment"),
      LIBFEED__STR_INIT("attention required")};
  for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++)
    if (libfeed__find_fold(words, signs[i]) != SIZE_MAX)
      return true;
  /* "404", "503 …", "Error 500", "HTTP 403". */
  for (size_t i = 0; i + 3 <= words.len; i++) {
    const char *c = words.data + i;
    bool is_alone = (i == 0 || !libfeed__is_alnum(c[-1])) &&
                    (i + 3 == words.len || !libfeed__is_alnum(c[3]));
    if (is_alone && (c[0] == '4' || c[0] == '5') && c[1] >= '0' &&
        c[1] <= '2' && libfeed__is_digit(c[2]) &&
        (i == 0 ||
         libfeed__find_fold(words, LIBFEED__STR("error")) < words.len ||
         libfeed__find_fold(words, LIBFEED__STR("http")) < words.len))
      return true;
  }
  return libfeed__starts_with_fold(words, LIBFEED__STR("error"));
}

libfeed_kind libfeed__page_read(libfeed__context *context, libfeed_str input) {
  page p = {.context = context,
            .base = context->settings.base_uri.len > 0
                        ? context->settings.base_uri
                        : context->settings.content_location,
            .title = libfeed__empty,
            .heading = libfeed__empty,
            .first = libfeed__empty};
  libfeed__html html;
  libfeed__html_token token;
  libfeed_str element = libfeed__empty;
  libfeed__html_init(&html, input);
  while (libfeed__html_next(&html, &token)) {
    if (token.kind == LIBFEED__HTML_START) {
      start_tag(&p, &token);
      element = token.name;
    } else if (token.kind == LIBFEED__HTML_END) {
      element = libfeed__empty;
    } else if (token.kind == LIBFEED__HTML_TEXT) {
      text(&p, element, token.raw);
    }
  }
  if (context->arena.failed)
    libfeed__fail_memory(context);
  if (names_error(p.title) || names_error(p.heading) || names_error(p.first))
    return LIBFEED_KIND_ERROR_PAGE;
  return p.has_password ? LIBFEED_KIND_LOGIN_PAGE : LIBFEED_KIND_HTML;
}
