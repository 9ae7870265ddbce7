/* SPDX-License-Identifier: MIT */
/* Generates input that makes careless parsers slow, and parses it.

     attack --list               the names
     attack --all SIZE           generates and parses each
     attack NAME SIZE            generates and parses one (0: generates nothing)
     attack --write NAME SIZE    prints it

   Each attack is data: a beginning, a unit that is repeated until the size is
   reached, an end. In a unit '#' stands for the number of the repetition, and
   '\v' parts two units: half of the size is made of each. Attacks whose names
   begin with "wide-" are read with the greatest depth and lists. What
   the input means does not matter here, only that reading it ends, leaks
   nothing and takes time in proportion; test_linear.py counts. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <libfeed/libfeed.h>

#define RSS "<rss version=\"2.0\"><channel><title>t</title>"
#define ITEM RSS "<item><title>t</title>"
#define ITEM_END "</item></channel></rss>"
#define RSS_END "</channel></rss>"
#define MEDIA                                                                  \
  "<rss version=\"2.0\" xmlns:media=\"http://search.yahoo.com/mrss/\" "        \
  "xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><channel><item>"
#define ATOM                                                                   \
  "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>t</title><id>i</id>"     \
  "<entry><id>e</id>"
#define ATOM_END "</entry></feed>"
#define TEN(x) x x x x x x x x x x
#define DEEP(x) TEN(TEN(x)) TEN(TEN(x)) TEN(TEN(x)) TEN(TEN(x))

typedef struct attack {
  const char *name;
  const char *begin, *unit, *end;
  size_t piece; /* bytes to a push; 0: the whole */
} attack;

/* clang-format off */
static const attack attacks[] = {
  /* Nesting */
  {"nesting", ITEM, "<a>", "", 0},
  {"nesting-names", ITEM, "<a#>", "", 0},
  {"nesting-close", ITEM, "<a><b><c></c></b></a>", ITEM_END, 0},
  {"nesting-deep", ITEM DEEP("<a>"), "<b><c></c></b>", "", 0},
  {"end-tags-stray", ITEM, "</b>", ITEM_END, 0},
  {"end-tags-stray-deep", ITEM DEEP("<a>"), "</b>", ITEM_END, 0},
  {"end-tags-stray-names", ITEM DEEP("<a>"), "</b#>", ITEM_END, 0},
  {"end-tags-crossing", ITEM, "<b><i></b></i>", ITEM_END, 0},
  {"end-tags-crossing-deep", ITEM DEEP("<a>"), "<b><i></b></i>", ITEM_END, 0},
  {"items-in-items", RSS, "<item><title>t", RSS_END, 0},
  {"items-empty", RSS, "<item/>", RSS_END, 0},
  {"items-unclosed-deep", RSS, "<item><a><b><c><d><e><f>", RSS_END, 0},
  {"items-in-containers", RSS DEEP("<a>"), "<item/>", RSS_END, 0},
  {"items-in-fields", RSS, "<description>t<i><item>", RSS_END, 0},
  {"items-behind-blanks", RSS "<a>", "          <item/>", RSS_END, 0},
  {"fields-unclosed", ITEM, "<title>t", ITEM_END, 0},
  {"fields-misplaced", ITEM DEEP("<a>"), "<guid>g</guid>", ITEM_END, 0},
  {"fields-misplaced-deep", ITEM, "<a><guid>g</guid>", ITEM_END, 0},
  {"fields-misplaced-often", RSS,
   "<item><a><b><c><d><guid>g</guid><e></d></c></item>", RSS_END, 0},
  {"fields-in-markup", ITEM "<description>t" DEEP("<p>"), "<q/>", ITEM_END, 0},
  {"wide-end-tags-stray", ITEM, "<a#>\v</b#>", "", 0},
  {"wide-end-tags-stray-names", ITEM, "<costarring>\v</liquid>", "", 0},
  {"wide-end-tags-case", ITEM, "<A>\v</a>", "", 0},
  {"wide-items-in-containers", RSS, "<a>\v<item/>", RSS_END, 0},
  {"wide-items-in-declared", MEDIA "<media:group>", "<media:group>\v<item/>",
   RSS_END, 0},
  {"wide-items-in-unknown", "<rss xmlns:p='urn:p'><channel>",
   "<p:a>\v<item/>", RSS_END, 0},
  {"wide-fields-in-markup", ITEM "<description>t", "<p>\v<q/>", ITEM_END, 0},
  {"wide-fields-in-values", ITEM "<guid>t", "<b>\v<q/>", ITEM_END, 0},
  {"wide-fields-in-nodes", ITEM, "<a>\v<guid/>", ITEM_END, 0},
  {"wide-nesting", ITEM, "<a>\v<b/>", ITEM_END, 0},
  {"elements-behind-blanks", ITEM "<description>", " \v<b/>", ITEM_END, 0},
  {"elements-behind-markup", ITEM "<description>", " \v<b>x</b>", ITEM_END, 0},
  {"documents-cut", "", "<?xml version=\"1.0\"?>" RSS "<item><title>t", "", 0},
  {"pages-around", "", "<html><body>", "", 0},
  {"roots", RSS RSS_END, "<rss/>", "", 0},
  {"channels", RSS, "<channel><title>t</title>", "", 0},
  /* Attributes */
  {"attributes", ITEM "<a", " a#=\"v\"", "/>" ITEM_END, 0},
  {"attributes-repeated", ITEM "<a", " b=\"v\"", "/>" ITEM_END, 0},
  {"attributes-valueless", ITEM "<a", " b", "/>" ITEM_END, 0},
  {"attributes-unquoted", ITEM, "<a b=c d=e f=g>", ITEM_END, 0},
  {"attribute-long", ITEM "<a b=\"", "value ", "\"/>" ITEM_END, 0},
  {"attribute-references", ITEM "<a b=\"", "&eacute;", "\"/>" ITEM_END, 0},
  {"attribute-long-bytes", ITEM "<a b=\"", "value ", "\"/>" ITEM_END, 1},
  {"attribute-quotes", ITEM, "<a b='<a b=\"", "", 0},
  {"attribute-unterminated", ITEM, "<a b=\"c>", "", 0},
  {"tag-unterminated", ITEM, "<a b ", "", 0},
  {"tag-white-space", ITEM "<a", "          ", ">" ITEM_END, 1},
  /* Names */
  {"name-long", ITEM "<", "abcdefgh", "/>" ITEM_END, 0},
  {"name-long-bytes", ITEM "<", "abcdefgh", "/>" ITEM_END, 1},
  {"names", ITEM, "<n#/>", ITEM_END, 0},
  {"names-upper", RSS, "<ITEM><TITLE>t</TITLE></ITEM>", RSS_END, 0},
  /* Text and sections */
  {"text-bytes", ITEM "<description>", "text ", "</description>" ITEM_END, 1},
  {"text-lines", ITEM "<description>", "\r\r\n\n", "", 1},
  {"text-less-than", ITEM "<description>", "< ", "</description>" ITEM_END, 0},
  {"text-less-than-only", ITEM "<description>", "<", "", 0},
  {"text-brackets", ITEM "<description>", "]]>", "</description>" ITEM_END, 0},
  {"text-controls", ITEM "<description>", "\001", "</description>" ITEM_END, 0},
  {"cdata", ITEM "<description>", "<![CDATA[x]]>", "", 0},
  {"cdata-brackets", ITEM "<description><![CDATA[", "]]", "", 0},
  {"cdata-unterminated", RSS, "<item><title><![CDATA[x</title></item>", "", 0},
  {"cdata-bytes", ITEM "<description><![CDATA[", "] ]] ", "]]>", 1},
  {"comment-bytes", ITEM "<!--", "- -- ", "-->" ITEM_END, 1},
  {"comment-unterminated", RSS, "<item><title>t</title><!-- </item>", "", 0},
  {"comment-openings", RSS, "<!--", "", 0},
  {"comments", ITEM, "<!---->", ITEM_END, 0},
  {"pi-unterminated", ITEM, "<?x ?", "", 0},
  {"pi-bytes", ITEM "<?x ", "? > ?", "?>" ITEM_END, 1},
  {"declarations", "", "<?xml version=\"1.0\"?>", RSS RSS_END, 0},
  /* References and the DOCTYPE */
  {"ampersands", ITEM "<title>", "&", "</title>" ITEM_END, 0},
  {"references", ITEM "<description>", "&amp;&#38;", "", 0},
  {"references-undeclared", ITEM "<description>", "&x#;", "", 0},
  {"references-unterminated", ITEM "<description>", "&amp &eacute ", "", 0},
  {"reference-long", ITEM "<description>&", "abcdefgh", ";", 0},
  {"references-wrong", ITEM "<description>", "&#xFFFFFFFF;&#0;&#55555;", "", 0},
  {"doctype-entities", "<!DOCTYPE rss [", "<!ENTITY e# \"v\">",
   "]>" ITEM "&e1;" ITEM_END, 0},
  {"doctype-long", "<!DOCTYPE rss [", "<!-- c -->", "]>" ITEM ITEM_END, 1},
  {"doctype-unterminated", "<!DOCTYPE rss [ <!ENTITY a \"", "b ", "", 0},
  {"doctype-refused", "<!DOCTYPE rss [<!ENTITY a 'b'>]>" ITEM,
   "<a b='<' c='\001' c='2' 3='4'>", "", 0},
  {"doctypes", "", "<!DOCTYPE rss>", RSS RSS_END, 0},
  {"attlist", "<!DOCTYPE rss [", "<!ATTLIST a b# CDATA \"v\">",
   "]>" ITEM TEN("<a/>") ITEM_END, 0},
  {"attlist-uses", "<!DOCTYPE rss [<!ATTLIST a b CDATA 'vvvvvvvv'"
   " c CDATA 'v' d CDATA 'v' e CDATA 'v' f CDATA 'v'>]>" ITEM,
   "<a/>", ITEM_END, 0},
  {"entity-bomb", "<!DOCTYPE rss [<!ENTITY a \"aaaaaaaaaa\">"
   "<!ENTITY b \"" TEN("&a;") "\"><!ENTITY c \"" TEN("&b;") "\">"
   "<!ENTITY d \"" TEN("&c;") "\"><!ENTITY e \"" TEN("&d;") "\">"
   "<!ENTITY f \"" TEN("&e;") "\"><!ENTITY g \"" TEN("&f;") "\">]>"
   ITEM "<description>", "&g;", "</description>" ITEM_END, 0},
  {"entity-uses", "<!DOCTYPE rss [<!ENTITY a \"" TEN("aaaaaaaaaa") "\">]>"
   ITEM "<description>", "&a;", "</description>" ITEM_END, 0},
  {"entity-elements", "<!DOCTYPE rss [<!ENTITY a \"<b><c d='e'/></b>\">]>"
   ITEM, "&a;", ITEM_END, 0},
  {"entity-loop", "<!DOCTYPE rss [<!ENTITY a \"&b;\"><!ENTITY b \"&a;\">]>"
   ITEM "<description>", "&a;", "</description>" ITEM_END, 0},
  /* Namespaces, bases, languages */
  {"namespaces", ITEM, "<p#:a xmlns:p#=\"urn:#\"/>", ITEM_END, 0},
  {"namespaces-one-uri", ITEM, "<p:a xmlns:p=\"urn:p\"/>", ITEM_END, 0},
  {"namespaces-one-tag", ITEM "<a", " xmlns:p#=\"urn:#\"", "/>" ITEM_END, 0},
  {"namespaces-nested", ITEM, "<p#:a xmlns:p#=\"urn:#\">", "", 0},
  {"prefixes-undeclared", ITEM, "<p#:a/>", ITEM_END, 0},
  {"bases-nested", ATOM, "<a xml:base=\"b/\" xml:lang=\"en\">", "", 0},
  {"bases", ATOM, "<link xml:base=\"b/\" href=\"c\"/>", ATOM_END, 0},
  {"extensions", ITEM, "<a b=\"c\">d<e/>f</a>", ITEM_END, 0},
  {"extensions-mixed", ITEM "<a>", "d<e/>", "</a>" ITEM_END, 0},
  /* Lists of an entry and of the feed */
  {"enclosures", ITEM, "<enclosure url=\"http://a.b/#\" length=\"1\"/>",
   ITEM_END, 0},
  {"enclosures-same", ITEM, "<enclosure url=\"http://a.b/\"/>", ITEM_END, 0},
  {"media", MEDIA, "<media:content url=\"http://a.b/#\"><media:title>t"
   "</media:title></media:content>", ITEM_END, 0},
  {"media-groups", MEDIA, "<media:group><media:content url=\"http://a.b/#\"/>"
   "<media:thumbnail url=\"http://a.b/t#\"/></media:group>", ITEM_END, 0},
  {"media-credits", MEDIA "<media:content url=\"http://a.b/\">",
   "<media:credit>A# B#</media:credit>", "</media:content>" ITEM_END, 0},
  {"media-keywords", MEDIA "<media:keywords>", "k#,", "</media:keywords>"
   ITEM_END, 0},
  {"categories", ITEM, "<category>c#</category>", ITEM_END, 0},
  {"authors", MEDIA, "<dc:creator>A# B#</dc:creator>", ITEM_END, 0},
  {"links", ATOM, "<link rel=\"related\" href=\"http://a.b/#\"/>", ATOM_END, 0},
  {"wide-authors-one-name", ATOM, "<author><name>A</name><email>a#@b.c</email>"
   "</author>", ATOM_END, 0},
  {"wide-authors-one-address", ATOM, "<author><name>A#</name>"
   "<email>a@b.c</email></author>", ATOM_END, 0},
  {"wide-categories-one-term", ITEM, "<category domain=\"d#\">c</category>",
   ITEM_END, 0},
  {"wide-credits-one-name", MEDIA "<media:content url=\"http://a.b/\">",
   "<media:credit role=\"r#\">A B</media:credit>", "</media:content>" ITEM_END,
   0},
  {"wide-problems", ATOM, "<published>x</published><updated>y</updated>",
   ATOM_END, 0},
  {"titles", ITEM, "<title>t#</title>", ITEM_END, 0},
  {"channel-categories", RSS, "<category>c#</category>", RSS_END, 0},
  {"channel-between-items", RSS, "<item/><category>c#</category>", RSS_END, 0},
  /* Values */
  {"date-long", ITEM "<pubDate>Tue, ", "03 ", "</pubDate>" ITEM_END, 0},
  {"date-digits", ITEM "<pubDate>", "20260303", "</pubDate>" ITEM_END, 0},
  {"date-comments", ITEM "<pubDate>", "(Tue (", "</pubDate>" ITEM_END, 0},
  {"dates", ITEM, "<pubDate>Tue, 03 Foo 2026 99:99:99 XYZ</pubDate>",
   ITEM_END, 0},
  {"url-dots", ITEM "<link>http://a.b/", "a/../", "</link>" ITEM_END, 0},
  {"url-parents", ATOM "<link href=\"", "../", "\"/>" ATOM_END, 0},
  {"url-percent", ITEM "<link>http://a.b/", "%zz %", "</link>" ITEM_END, 0},
  {"person-parentheses", ITEM "<author>", "a (b (", "</author>" ITEM_END, 0},
  {"person-addresses", ITEM "<author>", "a@b.c ", "</author>" ITEM_END, 0},
  {"person-and", ITEM "<author>", "Ann Lee and ", "</author>" ITEM_END, 0},
  {"person-commas", ITEM "<author>", "A B, ", "</author>" ITEM_END, 0},
  {"number-long", ITEM "<enclosure url='u' length='", "9", "'/>" ITEM_END, 0},
  {"base64", ATOM "<content type=\"image/png\">", "QUJD", "</content>" ATOM_END,
   0},
  /* HTML in texts */
  {"html-nesting", ITEM "<title>", "&lt;b>&lt;i>", "</title>" ITEM_END, 0},
  {"html-unclosed", ITEM "<title>", "&lt;b ", "</title>" ITEM_END, 0},
  {"html-attributes", ITEM "<title>&lt;a", " b=c", "></title>" ITEM_END, 0},
  {"html-comments", ITEM "<title>", "&lt;!-- ", "</title>" ITEM_END, 0},
  {"html-script", ITEM "<title>", "&lt;script>&lt;/scrip", "</title>" ITEM_END,
   0},
  {"html-references", ITEM "<title>", "&amp;amp;amp;", "</title>" ITEM_END, 0},
  {"html-unescaped", ITEM "<description>", "<br><img src=a><p>", ITEM_END, 0},
  {"html-tables", ITEM "<title>", "&lt;table>&lt;tr>&lt;td>", "</title>"
   ITEM_END, 0},
  {"html-list", ITEM "<description>", "&lt;ul>&lt;li>x", "</description>"
   ITEM_END, 0},
  {"xhtml", ATOM "<content type=\"xhtml\">"
   "<div xmlns=\"http://www.w3.org/1999/xhtml\">", "<p a=\"b\">x</p>",
   "</div></content>" ATOM_END, 0},
  /* Charsets */
  {"bytes-invalid", ITEM "<description>", "\377", "</description>" ITEM_END, 0},
  {"bytes-cut", ITEM "<description>", "\342\202", "</description>" ITEM_END, 1},
  {"bytes-late", ITEM "<description>", "text text \351", "", 0},
  {"bytes-jis", "<?xml version=\"1.0\" encoding=\"iso-2022-jp\"?>" ITEM
   "<description>", "\033$B\033(B", "</description>" ITEM_END, 0},
  {"bytes-gb18030", "<?xml version=\"1.0\" encoding=\"gb18030\"?>" ITEM
   "<description>", "\201\060\201", "</description>" ITEM_END, 1},
  {"bytes-big5", "<?xml version=\"1.0\" encoding=\"big5\"?>" ITEM
   "<description>", "\244\244\244", "</description>" ITEM_END, 0},
  {"bytes-windows-1252", "<?xml version=\"1.0\" encoding=\"windows-1252\"?>"
   ITEM "<description>", "\200\351", "</description>" ITEM_END, 0},
  {"bytes-late-charset", "", " ", "<?xml version=\"1.0\" encoding=\"big5\"?>"
   ITEM ITEM_END, 1},
  /* What is no feed, and loose text */
  {"junk", "", "junk < & ", RSS RSS_END, 0},
  {"page", "<!DOCTYPE html><html><head>",
   "<link rel=\"alternate\" type=\"application/rss+xml\" href=\"/#\">", "", 0},
  {"page-long", "<html><body>", "<p>text", "</body></html>", 1},
  {"opml", "<opml version=\"2.0\"><body>", "<outline xmlUrl=\"u#\"/>",
   "</body></opml>", 0},
  {"json", "{\"a\":", "[", "", 0},
  {"article-lines", "", "A sentence of the text stands here, number #.\n", "",
   0},
  {"article-line", "", "One sentence. And the next of them. ", "", 0},
  {"article-words", "", "words ", "", 1},
  {"article-empty-lines", "A first sentence. A second sentence that goes on.",
   "\n\n\n", "", 0},
  {"article-short-lines", "", "By A. B\n", "", 0},
  {"article-teasers", "", "KICKER: A teaser that breaks off in the mid\n", "",
   0},
  {"article-cjk", "", "\344\270\255\346\226\207\343\200\202", "", 0},
  {"article-front-matter", "---\n", "Title: #\n", "---\n", 0},
};
/* clang-format on */

#define N_ATTACKS (sizeof attacks / sizeof *attacks)

/* Writes a unit to `out`, '#' replaced; the number of bytes. */
static size_t put_unit(char *out, const char *unit, size_t number) {
  size_t len = 0;

  for (const char *p = unit; *p != '\0' && *p != '\v'; p++)
    if (*p == '#')
      len += (size_t)sprintf(out + len, "%zu", number);
    else
      out[len++] = *p;
  return len;
}

/* Repeats a unit until `out` has at least `size` bytes more; their number. */
static size_t put_units(char *out, const char *unit, size_t size) {
  size_t len = 0;

  for (size_t number = 0; len < size; number++)
    len += put_unit(out + len, unit, number);
  return len;
}

/* The whole input of about `size` bytes; nothing for size 0. */
static char *generate(const attack *which, size_t size, size_t *out_len) {
  size_t n_begin = strlen(which->begin), n_end = strlen(which->end);
  size_t longest = 8 * strlen(which->unit) + 64; /* numbers included */
  char *data = malloc(n_begin + size + longest + n_end + 1);
  size_t len = 0;

  if (data == NULL)
    exit(3);
  if (size > 0) {
    memcpy(data, which->begin, n_begin);
    len = n_begin;
    const char *second = strchr(which->unit, '\v');
    if (second != NULL) {
      len += put_units(data + len, which->unit, size / 2);
      len += put_units(data + len, second + 1, size / 2);
    } else {
      len += put_units(data + len, which->unit, size);
    }
    memcpy(data + len, which->end, n_end);
    len += n_end;
  }
  *out_len = len;
  return data;
}

static size_t pull(libfeed_parser *parser) {
  libfeed_entry *entry;
  size_t count = 0;

  while (libfeed_parser_next(parser, &entry) == LIBFEED_OK) {
    libfeed_entry_unref(entry);
    count++;
  }
  return count;
}

/* A parser for the attack; NULL. */
static libfeed_parser *parser_for(const attack *which) {
  libfeed_options *options = NULL;
  libfeed_parser *parser = NULL;

  if (strncmp(which->name, "wide-", 5) == 0) {
    if (libfeed_options_new(NULL, &options) != LIBFEED_OK)
      return NULL;
    libfeed_options_set(options, LIBFEED_OPTION_LIMIT_DEPTH, 65535);
    libfeed_options_set(options, LIBFEED_OPTION_LIMIT_ITEMS, 1000000);
    libfeed_options_set(options, LIBFEED_OPTION_LIMIT_PROBLEMS, 1000000);
  }
  if (libfeed_parser_new(options, &parser) != LIBFEED_OK)
    parser = NULL;
  libfeed_options_free(options);
  return parser;
}

static int parse(const attack *which, size_t size) {
  size_t len, count = 0;
  size_t piece = which->piece != 0 ? which->piece : (size_t)1 << 30;
  char *data = generate(which, size, &len);
  libfeed_parser *parser = parser_for(which);
  libfeed_status status;

  if (parser == NULL)
    return 3;
  for (size_t at = 0; at < len; at += piece) {
    size_t rest = len - at;

    if (libfeed_parser_push(parser, data + at, rest < piece ? rest : piece) < 0)
      break;
    count += pull(parser);
  }
  (void)libfeed_parser_finish(parser);
  count += pull(parser);
  status = libfeed_parser_status(parser);
  printf("%s: %zu bytes, %zu entries, %llu problems, %s\n", which->name, len,
         count, (unsigned long long)libfeed_parser_problem_total(parser),
         libfeed_status_name(status));
  libfeed_parser_free(parser);
  free(data);
  /* Any of them may be no feed or over a limit; none may be anything else. */
  return status == LIBFEED_OK || status == LIBFEED_E_LIMIT ||
                 status == LIBFEED_E_NOT_FEED
             ? 0
             : 1;
}

static const attack *find(const char *name) {
  for (size_t i = 0; i < N_ATTACKS; i++)
    if (strcmp(attacks[i].name, name) == 0)
      return &attacks[i];
  fprintf(stderr, "attack: there is no %s\n", name);
  exit(2);
}

static int parse_all(size_t size) {
  int failed = 0;

  for (size_t i = 0; i < N_ATTACKS; i++)
    failed |= parse(&attacks[i], size);
  return failed;
}

int main(int argc, char **argv) {
  if (argc == 2 && strcmp(argv[1], "--list") == 0) {
    for (size_t i = 0; i < N_ATTACKS; i++)
      puts(attacks[i].name);
    return 0;
  }
  if (argc == 3 && strcmp(argv[1], "--all") == 0)
    return parse_all(strtoul(argv[2], NULL, 10));
  if (argc == 3)
    return parse(find(argv[1]), strtoul(argv[2], NULL, 10));
  if (argc == 4 && strcmp(argv[1], "--write") == 0) {
    size_t len;
    char *data = generate(find(argv[2]), strtoul(argv[3], NULL, 10), &len);
    size_t written = fwrite(data, 1, len, stdout);

    free(data);
    return written == len ? 0 : 3;
  }
  fprintf(stderr, "usage: attack --list | --all SIZE | [--write] NAME SIZE\n");
  return 2;
}
