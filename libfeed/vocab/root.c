/* SPDX-License-Identifier: MIT */
/* The root: what format a document has (vocabulary §1.1), feeds that begin
   below the usual root, and documents that are no feed (§7). Stage vocab. */
#include "base/str.h"
#include "vocab/vocab_state.h"

/* Elements around a feed that are looked through (SOAP, a page, …). */
#define WRAPPER_LIMIT 4

typedef struct other_root {
  libfeed_str name;
  libfeed_kind kind;
  libfeed__code code;
} other_root;

static const other_root other_roots[] = {
    {LIBFEED__STR_INIT("kml"), LIBFEED_KIND_KML, LIBFEED__NOT_FEED_KML},
    {LIBFEED__STR_INIT("opml"), LIBFEED_KIND_OPML, LIBFEED__NOT_FEED_OPML},
    {LIBFEED__STR_INIT("outlineDocument"), LIBFEED_KIND_OPML,
     LIBFEED__NOT_FEED_OPML},
    {LIBFEED__STR_INIT("sitemapindex"), LIBFEED_KIND_SITEMAP,
     LIBFEED__NOT_FEED_SITEMAP},
    {LIBFEED__STR_INIT("urlset"), LIBFEED_KIND_SITEMAP,
     LIBFEED__NOT_FEED_SITEMAP},
};

static void fail(libfeed__vocab *vocab, libfeed_kind kind, libfeed__code code,
                 uint64_t offset) {
  if (libfeed__fail(vocab->context, LIBFEED_E_NOT_FEED, code, offset) ==
      LIBFEED_E_NOT_FEED)
    vocab->context->kind = kind;
}

void libfeed__root_feed(libfeed__vocab *vocab, libfeed_format format) {
  if (vocab->root == LIBFEED__ROOT_FEED)
    return;
  vocab->root = LIBFEED__ROOT_FEED;
  vocab->context->kind = LIBFEED_KIND_FEED;
  vocab->channel->format = format;
}

void libfeed__root_unknown(libfeed__vocab *vocab, libfeed__frame *frame,
                           const libfeed__element *element) {
  if (vocab->n_frames == 2 && vocab->root == LIBFEED__ROOT_UNKNOWN) {
    for (size_t i = 0; i < sizeof other_roots / sizeof *other_roots; i++) {
      const other_root *other = &other_roots[i];
      if (!libfeed__equals_fold(element->name->local, other->name))
        continue;
      fail(vocab, other->kind, other->code, element->offset);
      return;
    }
    /* A page may be wrapped around a feed: that is known at its end. */
    if (libfeed__equals_fold(element->name->local, LIBFEED__STR("html")))
      vocab->is_html = true;
  }
  if (vocab->n_frames - 1 > WRAPPER_LIMIT) {
    libfeed__skip(vocab);
    return;
  }
  frame->mode = LIBFEED__MODE_TREE;
  frame->children = LIBFEED__PARENT_ROOT;
}

void libfeed__root_namespace(libfeed__vocab *vocab, libfeed_str uri) {
  if (vocab->root == LIBFEED__ROOT_FEED)
    return;
  if (libfeed__find_fold(uri, LIBFEED__STR("netscape.com/rdf/simple/0.9")) !=
      SIZE_MAX)
    vocab->has_rss_090 = true;
  else if (libfeed__find_fold(uri, LIBFEED__STR("://purl.org/rss/1.0")) !=
               SIZE_MAX &&
           libfeed__find_fold(uri, LIBFEED__STR("/modules/")) == SIZE_MAX)
    vocab->has_rss = true;
}

static bool contains(libfeed_str uri, libfeed_str part) {
  return libfeed__find_fold(uri, part) != SIZE_MAX;
}

bool libfeed__root_implied(libfeed__vocab *vocab, const libfeed__frame *frame,
                           const libfeed__element *element) {
  if (vocab->root == LIBFEED__ROOT_FEED)
    return true;
  libfeed_str uri = element->name->uri;
  bool is_item = frame->rule->action == &libfeed__act_item;
  if (vocab->root == LIBFEED__ROOT_RDF) {
    libfeed__root_feed(vocab, contains(uri, LIBFEED__STR("netscape.com"))
                                  ? LIBFEED_FORMAT_RSS_0_90
                                  : LIBFEED_FORMAT_RSS_1_0);
    return true;
  }
  /* An item in some other document is no feed. */
  if (vocab->root == LIBFEED__ROOT_REDIRECT || (is_item && vocab->n_frames > 2))
    return false;
  if (contains(uri, LIBFEED__STR("purl.org/net/rss1.1"))) {
    libfeed__root_feed(vocab, LIBFEED_FORMAT_RSS_1_1);
    return true;
  }
  libfeed__root_feed(vocab, contains(uri, LIBFEED__STR("purl.org/rss/1.0"))
                                ? LIBFEED_FORMAT_RSS_1_0
                                : LIBFEED_FORMAT_RSS_2_0);
  libfeed__report_detail(vocab->context, LIBFEED__ROOT_BARE, element->offset,
                         element->name->qname);
  return true;
}

/* Atom by its namespace; without one by its version (vocabulary rule 0.8). */
void libfeed__root_atom(libfeed__vocab *vocab,
                        const libfeed__element *element) {
  if (vocab->root == LIBFEED__ROOT_FEED)
    return;
  libfeed_str uri = element->name->uri;
  libfeed_str version =
      libfeed__attribute_get(element, LIBFEED__STR("version"));
  libfeed_format format = LIBFEED_FORMAT_ATOM_1_0;
  if (element->name->ns != &libfeed__ns_atom) {
    vocab->core = &libfeed__ns_atom;
    if (libfeed__starts_with(version, LIBFEED__STR("0.")))
      format = LIBFEED_FORMAT_ATOM_0_3;
    libfeed__report_detail(vocab->context, LIBFEED__NAMESPACE_MISSING,
                           element->offset, uri);
  } else if (!contains(uri, LIBFEED__STR("www.w3.org/2005/atom")) &&
             !contains(uri, LIBFEED__STR("#draft-ietf-atompub"))) {
    format = LIBFEED_FORMAT_ATOM_0_3;
  }
  libfeed__root_feed(vocab, format);
}

void libfeed__root_finish(libfeed__vocab *vocab, uint64_t offset) {
  switch (vocab->root) {
  case LIBFEED__ROOT_FEED:
    return;
  case LIBFEED__ROOT_REDIRECT:
    fail(vocab, LIBFEED_KIND_REDIRECT, LIBFEED__NOT_FEED_REDIRECT, offset);
    return;
  default:
    if (vocab->is_html)
      fail(vocab, LIBFEED_KIND_HTML, LIBFEED__NOT_FEED_HTML, offset);
    else
      fail(vocab, LIBFEED_KIND_XML, LIBFEED__NOT_FEED_XML, offset);
  }
}
