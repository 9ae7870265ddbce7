/* SPDX-License-Identifier: MIT */
/* What is no feed is told apart, in any pushes: status, kind, the code of the
   error with a message for people, and the feeds that a page advertises. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "property.h"

typedef struct sample {
  const char *name;
  libfeed_kind kind;
  const char *code; /* NULL: it is read */
  size_t n_advertised;
  const char *advertised; /* the first of them */
  const char *data;
  size_t size; /* 0: a string */
} sample;

#define BASE "http://www.example/a/b"
#define BYTES(x) x, sizeof(x) - 1

/* clang-format off */
static const sample samples[] = {
  {"nothing", LIBFEED_KIND_EMPTY, "not-feed-empty", 0, NULL, "", 0},
  {"white space", LIBFEED_KIND_EMPTY, "not-feed-empty", 0, NULL, " \r\n\t\n", 0},
  {"a byte order mark", LIBFEED_KIND_EMPTY, "not-feed-empty", 0, NULL, "\xEF\xBB\xBF", 0},
  {"a page", LIBFEED_KIND_HTML, "not-feed-html", 0, NULL,
   "<!DOCTYPE html>\n<html lang=\"en\"><head><title>Birds</title></head><body><p>Text.</p></body></html>", 0},
  {"a page that advertises", LIBFEED_KIND_HTML, "not-feed-html", 2, "http://www.example/a/news.xml",
   "<!doctype html><html><head><title>Birds</title>"
   "<link rel=\"alternate\" type=\"application/rss+xml\" title=\"News &amp; more\" href=\"news.xml\">"
   "<link rel=\"stylesheet\" href=\"x.css\">"
   "<LINK TYPE='application/atom+xml' REL='alternate' HREF='/atom'></head><body></body></html>", 0},
  {"a page without a DOCTYPE", LIBFEED_KIND_HTML, "not-feed-html", 0, NULL,
   "<html><head></head><body>Text</body></html>", 0},
  {"XHTML", LIBFEED_KIND_HTML, "not-feed-html", 0, NULL,
   "<?xml version=\"1.0\"?><!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Strict//EN\" \"http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd\">"
   "<html xmlns=\"http://www.w3.org/1999/xhtml\"><head><title>T</title></head><body><p>t</p></body></html>", 0},
  {"a page in UTF-16", LIBFEED_KIND_HTML, "not-feed-html", 0, NULL,
   BYTES("\xFF\xFE<\0h\0t\0m\0l\0>\0<\0b\0o\0d\0y\0>\0t\0<\0/\0b\0o\0d\0y\0>\0<\0/\0h\0t\0m\0l\0>\0")},
  {"an error page", LIBFEED_KIND_ERROR_PAGE, "not-feed-error-page", 0, NULL,
   "<html><head><title>404 Not Found</title></head><body><center><h1>404 Not Found</h1></center></body></html>", 0},
  {"another error page", LIBFEED_KIND_ERROR_PAGE, "not-feed-error-page", 0, NULL,
   "<!DOCTYPE HTML><html><head><title>503 Service Unavailable</title></head><body><h1>Service Unavailable</h1></body></html>", 0},
  {"a login page", LIBFEED_KIND_LOGIN_PAGE, "not-feed-login-page", 0, NULL,
   "<!DOCTYPE html><html><head><title>Log in</title></head><body><form method=\"post\"><input name=\"user\">"
   "<input type=\"password\" name=\"word\"></form></body></html>", 0},
  {"OPML", LIBFEED_KIND_OPML, "not-feed-opml", 0, NULL,
   "<?xml version=\"1.0\"?><opml version=\"2.0\"><head><title>T</title></head><body><outline text=\"a\" xmlUrl=\"http://a.example/\"/></body></opml>", 0},
  {"a sitemap", LIBFEED_KIND_SITEMAP, "not-feed-sitemap", 0, NULL,
   "<?xml version=\"1.0\"?><urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"><url><loc>http://a.example/</loc></url></urlset>", 0},
  {"an index of sitemaps", LIBFEED_KIND_SITEMAP, "not-feed-sitemap", 0, NULL,
   "<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"><sitemap><loc>http://a.example/</loc></sitemap></sitemapindex>", 0},
  {"KML", LIBFEED_KIND_KML, "not-feed-kml", 0, NULL,
   "<?xml version=\"1.0\"?><kml xmlns=\"http://www.opengis.net/kml/2.2\"><Placemark><name>n</name></Placemark></kml>", 0},
  {"other XML", LIBFEED_KIND_XML, "not-feed-xml", 0, NULL,
   "<?xml version=\"1.0\"?><project><name>n</name></project>", 0},
  {"an object", LIBFEED_KIND_JSON, "not-feed-json", 0, NULL, "{\"a\": [1, 2, {\"b\": null}]}", 0},
  {"a list", LIBFEED_KIND_JSON, "not-feed-json", 0, NULL, " [ {\"a\": 1} ]\n", 0},
  {"gzip", LIBFEED_KIND_COMPRESSED, "not-feed-compressed", 0, NULL, BYTES("\x1F\x8B\x08\0\0\0\0\0\0\x03\xB3\x29\x2A\x2E\xB6\0")},
  {"zip", LIBFEED_KIND_COMPRESSED, "not-feed-compressed", 0, NULL, BYTES("PK\x03\x04\x14\0\0\0\x08\0\0\0\0\0")},
  {"PNG", LIBFEED_KIND_IMAGE, "not-feed-image", 0, NULL, BYTES("\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\0\x01")},
  {"JPEG", LIBFEED_KIND_IMAGE, "not-feed-image", 0, NULL, BYTES("\xFF\xD8\xFF\xE0\0\x10JFIF\0\x01\x01\0")},
  {"GIF", LIBFEED_KIND_IMAGE, "not-feed-image", 0, NULL, BYTES("GIF89a\x01\0\x01\0\x80\0\0")},
  {"other bytes", LIBFEED_KIND_BINARY, "not-feed-binary", 0, NULL, BYTES("\x7F""ELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0\x3E\0")},
  {"a word", LIBFEED_KIND_TEXT, "not-feed-text", 0, NULL, "nothing", 0},
  {"a redirect", LIBFEED_KIND_REDIRECT, "not-feed-redirect", 1, "http://new.example/feed",
   "<?xml version=\"1.0\"?><redirect><newLocation>http://new.example/feed</newLocation></redirect>", 0},
  {"a feed", LIBFEED_KIND_FEED, NULL, 0, NULL, "<rss version=\"2.0\"><channel><title>t</title></channel></rss>", 0},
  {"a feed behind junk", LIBFEED_KIND_FEED, NULL, 0, NULL,
   "Warning: something in line 3\n<rss version=\"2.0\"><channel><title>t</title></channel></rss>", 0},
  {"a feed that begins with a page", LIBFEED_KIND_FEED, NULL, 0, NULL,
   "<br />\n<b>Notice</b>: something<br />\n<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>t</title></channel></rss>", 0},
};
/* clang-format on */
#define N_SAMPLES (sizeof samples / sizeof *samples)

static libfeed_parser *new_parser(void) {
  libfeed_options *options;
  libfeed_parser *parser;
  if (libfeed_options_new(NULL, &options) != LIBFEED_OK)
    exit(2);
  (void)libfeed_options_set_str(options, LIBFEED_OPTION_BASE_URI, BASE,
                                strlen(BASE));
  if (libfeed_parser_new(options, &parser) != LIBFEED_OK)
    exit(2);
  libfeed_options_free(options);
  return parser;
}

static void check_error(const sample *one, libfeed_parser *parser) {
  const libfeed_problem *error = libfeed_parser_error(parser);
  libfeed_entry *entry;
  check(libfeed_parser_next(parser, &entry) == LIBFEED_E_NOT_FEED &&
            entry == NULL,
        "%s: next", one->name);
  if (!check(error != NULL, "%s: no error", one->name))
    return;
  libfeed_str code = libfeed_problem_code(error);
  libfeed_str message = libfeed_problem_message(error);
  check(strcmp(code.data, one->code) == 0, "%s: is %s", one->name, code.data);
  /* A sentence, not a word. */
  check(memchr(message.data, ' ', message.len) != NULL, "%s: says %s",
        one->name, message.data);
}

static void check_sample(const sample *one, size_t piece) {
  libfeed_parser *parser = new_parser();
  size_t size = one->size != 0 ? one->size : strlen(one->data);
  for (size_t at = 0; at < size; at += piece)
    (void)libfeed_parser_push(parser, one->data + at,
                              size - at < piece ? size - at : piece);
  (void)libfeed_parser_finish(parser);
  libfeed_kind kind = libfeed_parser_kind(parser);
  libfeed_status status = libfeed_parser_status(parser);
  check(kind == one->kind, "%s: is taken for %s", one->name,
        libfeed_kind_name(kind));
  check(status == (one->code == NULL ? LIBFEED_OK : LIBFEED_E_NOT_FEED),
        "%s: answers %s", one->name, libfeed_status_name(status));
  if (one->code != NULL)
    check_error(one, parser);
  size_t n = libfeed_parser_advertised_count(parser);
  check(n == one->n_advertised, "%s: advertises %zu feeds", one->name, n);
  if (n > 0 && one->advertised != NULL) {
    libfeed_str href = libfeed_link_href(libfeed_parser_advertised(parser, 0));
    check(strcmp(href.data, one->advertised) == 0, "%s: advertises %s",
          one->name, href.data);
  }
  libfeed_parser_free(parser);
}

int main(void) {
  static const size_t pieces[] = {1 << 20, 1, 3, 16};
  for (size_t i = 0; i < N_SAMPLES; i++)
    for (size_t j = 0; j < sizeof pieces / sizeof *pieces; j++)
      check_sample(&samples[i], pieces[j]);
  return conclude();
}
