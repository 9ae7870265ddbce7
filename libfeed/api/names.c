/* SPDX-License-Identifier: MIT */
/* The names of enumerators, as the JSON and the command line use them, and the
   values that stand for "absent". */
#include "api/get.h"

const libfeed_time libfeed__no_time = {0, 0, 0, LIBFEED_PRECISION_NONE, 0};
const libfeed_pos libfeed__no_pos = {0, 0, 0};

static const char *const kind_names[] = {
    [LIBFEED_KIND_UNKNOWN] = "unknown",
    [LIBFEED_KIND_FEED] = "feed",
    [LIBFEED_KIND_ARTICLE] = "article",
    [LIBFEED_KIND_EMPTY] = "empty",
    [LIBFEED_KIND_HTML] = "html",
    [LIBFEED_KIND_ERROR_PAGE] = "error_page",
    [LIBFEED_KIND_LOGIN_PAGE] = "login_page",
    [LIBFEED_KIND_OPML] = "opml",
    [LIBFEED_KIND_SITEMAP] = "sitemap",
    [LIBFEED_KIND_KML] = "kml",
    [LIBFEED_KIND_XML] = "xml",
    [LIBFEED_KIND_JSON] = "json",
    [LIBFEED_KIND_COMPRESSED] = "compressed",
    [LIBFEED_KIND_IMAGE] = "image",
    [LIBFEED_KIND_BINARY] = "binary",
    [LIBFEED_KIND_TEXT] = "text",
    [LIBFEED_KIND_REDIRECT] = "redirect",
};

static const char *const field_names[LIBFEED_FIELD_COUNT] = {
    [LIBFEED_FIELD_ID] = "id",
    [LIBFEED_FIELD_TITLE] = "title",
    [LIBFEED_FIELD_LINK] = "link",
    [LIBFEED_FIELD_SUMMARY] = "summary",
    [LIBFEED_FIELD_CONTENT] = "content",
    [LIBFEED_FIELD_LANGUAGE] = "language",
    [LIBFEED_FIELD_RIGHTS] = "rights",
    [LIBFEED_FIELD_PUBLISHED] = "published",
    [LIBFEED_FIELD_UPDATED] = "updated",
    [LIBFEED_FIELD_EXPIRES] = "expires",
    [LIBFEED_FIELD_AUTHORS] = "authors",
    [LIBFEED_FIELD_CONTRIBUTORS] = "contributors",
    [LIBFEED_FIELD_PUBLISHERS] = "publishers",
    [LIBFEED_FIELD_CATEGORIES] = "categories",
    [LIBFEED_FIELD_LINKS] = "links",
    [LIBFEED_FIELD_MEDIA] = "media",
    [LIBFEED_FIELD_IMAGE] = "image",
    [LIBFEED_FIELD_COMMENTS] = "comments",
    [LIBFEED_FIELD_SOURCE] = "source",
    [LIBFEED_FIELD_LICENSE] = "license",
    [LIBFEED_FIELD_KICKER] = "kicker",
    [LIBFEED_FIELD_DATELINE] = "dateline",
    [LIBFEED_FIELD_ICON] = "icon",
    [LIBFEED_FIELD_GENERATOR] = "generator",
    [LIBFEED_FIELD_BASE] = "base",
};

static const char *const format_names[] = {
    [LIBFEED_FORMAT_UNKNOWN] = "unknown",
    [LIBFEED_FORMAT_RSS_0_90] = "rss0.90",
    [LIBFEED_FORMAT_RSS_0_91] = "rss0.91",
    [LIBFEED_FORMAT_RSS_0_92] = "rss0.92",
    [LIBFEED_FORMAT_RSS_0_93] = "rss0.93",
    [LIBFEED_FORMAT_RSS_0_94] = "rss0.94",
    [LIBFEED_FORMAT_RSS_1_0] = "rss1.0",
    [LIBFEED_FORMAT_RSS_1_1] = "rss1.1",
    [LIBFEED_FORMAT_RSS_2_0] = "rss2.0",
    [LIBFEED_FORMAT_ATOM_0_3] = "atom0.3",
    [LIBFEED_FORMAT_ATOM_1_0] = "atom1.0",
    [LIBFEED_FORMAT_CDF] = "cdf",
    [LIBFEED_FORMAT_JSON_1_0] = "json1.0",
    [LIBFEED_FORMAT_JSON_1_1] = "json1.1",
    [LIBFEED_FORMAT_TEXT] = "text",
};

static const char *const role_names[] = {
    [LIBFEED_ROLE_PARAGRAPH] = "paragraph",
    [LIBFEED_ROLE_HEADLINE] = "headline",
    [LIBFEED_ROLE_HEADING] = "heading",
    [LIBFEED_ROLE_LIST_ITEM] = "list_item",
    [LIBFEED_ROLE_QUOTATION] = "quotation",
    [LIBFEED_ROLE_CAPTION] = "caption",
    [LIBFEED_ROLE_CREDIT] = "credit",
    [LIBFEED_ROLE_BYLINE] = "byline",
    [LIBFEED_ROLE_DATE] = "date",
    [LIBFEED_ROLE_SUMMARY] = "summary",
    [LIBFEED_ROLE_CORRECTION] = "correction",
    [LIBFEED_ROLE_RIGHTS] = "rights",
    [LIBFEED_ROLE_NAVIGATION] = "navigation",
    [LIBFEED_ROLE_SHARE] = "share",
    [LIBFEED_ROLE_NOTICE] = "notice",
    [LIBFEED_ROLE_ADVERTISEMENT] = "advertisement",
    [LIBFEED_ROLE_RELATED] = "related",
    [LIBFEED_ROLE_COMMENT] = "comment",
    [LIBFEED_ROLE_TAGS] = "tags",
    [LIBFEED_ROLE_FOOTER] = "footer",
    [LIBFEED_ROLE_KICKER] = "kicker",
    [LIBFEED_ROLE_CONTRIBUTORS] = "contributors",
};

static const char *const severity_names[] = {
    [LIBFEED_SEVERITY_INFO] = "info",
    [LIBFEED_SEVERITY_WARNING] = "warning",
    [LIBFEED_SEVERITY_ERROR] = "error",
};

/* Total: callers may pass any number. */
#define NAME(names, number)                                                    \
  ((unsigned)(number) < sizeof(names) / sizeof(names)[0]                       \
       ? (names)[(unsigned)(number)]                                           \
       : "unknown")

const char *libfeed_kind_name(libfeed_kind kind) {
  return NAME(kind_names, kind);
}

const char *libfeed_field_name(libfeed_field field) {
  return NAME(field_names, field);
}

const char *libfeed_format_name(libfeed_format format) {
  return NAME(format_names, format);
}

const char *libfeed_role_name(libfeed_role role) {
  return NAME(role_names, role);
}

const char *libfeed_severity_name(libfeed_severity severity) {
  return NAME(severity_names, severity);
}
