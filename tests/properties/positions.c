/* SPDX-License-Identifier: MIT */
/* A problem lies where its fault is: in bytes of the input as it was pushed, in
   lines and in characters, in any charset and however the input is cut. */
#include <iconv.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "property.h"

/* In the documents below '^' marks the place of the fault, '~' is text beyond
   ASCII that the charset has, '@' its label. All line ends occur on the way. */
#define DECLARATION "<?xml version=\"1.0\" encoding=\"@\"?>"
#define BEGIN DECLARATION "\n<!-- ~\r\n ~ -->\r"
#define CHANNEL                                                                \
  BEGIN "<rss version=\"2.0\"><channel><title>~</title>\n"                     \
        "<link>http://a.example/</link>"
#define ITEM CHANNEL "<item>\r\n<guid isPermaLink=\"false\">~1</guid>~"
#define END "</item></channel></rss>\n"
#define TITLE(x) ITEM "<title>~" x "~</title>" END
#define FEED "xmlns=\"http://www.w3.org/2005/Atom\""

typedef struct document {
  const char *code;
  const char *text;
  libfeed_option option; /* 0: none */
  int64_t value;
} document;

/* clang-format off */
static const document documents[] = {
  /* Characters */
  {"character-nul", TITLE("^\\0"), 0, 0},
  {"character-forbidden", TITLE("^\x01"), 0, 0},
  {"character-forbidden", TITLE("<![CDATA[~^\x02]]>"), 0, 0},
  {"character-forbidden", ITEM "<a b=\"~^\x02\"/>" END, 0, 0},
  {"declaration-late", "\n ^" BEGIN "<rss><channel><title>t</title></channel></rss>", 0, 0},
  {"declaration-damaged", "^<?xml version=1.0 encoding=\"@\"?>\n<rss><channel><title>t</title></channel></rss>", 0, 0},
  /* References and text */
  {"reference-undeclared", TITLE("^&foo;"), 0, 0},
  {"reference-undeclared", TITLE("^&nbsp;"), 0, 0},
  {"reference-undeclared", ITEM "<a b=\"~ ^&nbsp;\"/>" END, 0, 0},
  {"reference-unterminated", TITLE("^&amp b"), 0, 0},
  {"reference-impossible", TITLE("^&#0;"), 0, 0},
  {"reference-impossible", TITLE("^&#xD800;"), 0, 0},
  {"reference-c1", TITLE("^&#150;"), 0, 0},
  {"reference-external", DECLARATION "<!DOCTYPE rss [<!ENTITY x SYSTEM \"u\">]>\n<rss><channel><title>~^&x;</title></channel></rss>", 0, 0},
  {"ampersand-bare", TITLE("a ^& b"), 0, 0},
  {"ampersand-bare", ITEM "<a b=\"~^& c\"/>" END, 0, 0},
  {"less-than-bare", TITLE("a ^< b"), 0, 0},
  {"cdata-end-bare", TITLE("a ^]]> b"), 0, 0},
  /* Tags */
  {"tag-malformed", TITLE("<b c=\"~\"^d=\"e\">f</b>"), 0, 0},
  {"tag-malformed", TITLE("<b c=\"^<\">f</b>"), 0, 0},
  {"tag-unterminated", ITEM "^<a b=\"~\" <title>~</title></a>" END, 0, 0},
  {"tag-unterminated", ITEM "<title>~^</title <link>http://a.example/~</link>" END, 0, 0},
  {"attribute-duplicate", ITEM "<a b=\"~\" ^b=\"~\"/>" END, 0, 0},
  {"attribute-unquoted", ITEM "<a b=\"~\" c=^d />" END, 0, 0},
  {"attribute-valueless", ITEM "<a b=\"~\" ^c />" END, 0, 0},
  {"markup-unescaped", TITLE("~^<br>~"), 0, 0},
  {"markup-unescaped", ITEM "<description>~^<p>~</p><p>a</p></description>" END, 0, 0},
  {"end-tag-mismatched", ITEM "<title>~<b>~^</title>" END, 0, 0},
  {"end-tag-stray", TITLE("~^</b>"), 0, 0},
  {"end-tag-missing", DECLARATION "<!DOCTYPE rss [<!ENTITY x \"<b>y\">]>\n<rss><channel><title>~^&x;</title></channel></rss>", 0, 0},
  {"item-nested", ITEM "<title>~</title>^<item><title>~</title>" END, 0, 0},
  {"section-unterminated", ITEM "<title>~</title>^<!-- ~ " END, 0, 0},
  {"section-unterminated", ITEM "<title>~</title><description>^<![CDATA[ ~ </description>" END, 0, 0},
  {"section-malformed", ITEM "<!-- ~ ^-- ~ -->" END, 0, 0},
  /* The document */
  {"doctype-malformed", DECLARATION "\n<!-- ~ -->^<!doctype rss>\n<rss><channel><title>~</title></channel></rss>", 0, 0},
  {"prolog-junk", DECLARATION "\n<!-- ~ -->\n ^junk ~\n<rss><channel><title>~</title></channel></rss>", 0, 0},
  {"epilog-junk", CHANNEL "</channel></rss>\n<!-- ~ --> ^junk", 0, 0},
  {"root-second", CHANNEL "</channel></rss>\n<!-- ~ --> ^<rss><channel></channel></rss>", 0, 0},
  {"input-truncated", ITEM "<title>~ b^", 0, 0},
  {"input-truncated", ITEM "<title>~ b</title><li^", 0, 0},
  {"prefix-undeclared", ITEM "<!-- ~ -->^<dc:creator>~</dc:creator>" END, 0, 0},
  {"namespace-missing", BEGIN "^<feed><title>~</title><id>i</id></feed>", 0, 0},
  {"namespace-near-miss", BEGIN "<feed ^xmlns=\"http://www.w3.org/2005/Atom/1\"><title>~</title><id>i</id></feed>", 0, 0},
  {"base-unusable", CHANNEL "<!-- ~ --><item ^xml:base=\"link\">" END, 0, 0},
  /* Vocabulary and values */
  {"format-version", BEGIN "^<rss><channel><title>~</title></channel></rss>", 0, 0},
  {"root-bare", BEGIN "^<item><title>~</title></item>", 0, 0},
  {"name-case", ITEM "<title>~^</Title>" END, 0, 0},
  {"element-repeated", ITEM "<title>~</title> ^<title>b</title>" END, 0, 0},
  {"date-unreadable", ITEM "^<pubDate>~</pubDate>" END, 0, 0},
  {"date-ambiguous", ITEM "^<pubDate>03/04/2020</pubDate>" END, 0, 0},
  {"date-lenient", ITEM "^<pubDate>2020-01-02</pubDate>" END, 0, 0},
  {"date-zone", ITEM "^<pubDate>Thu, 02 Jan 2020 10:00:00 XQZ</pubDate>" END, 0, 0},
  {"number-unreadable", ITEM "~^<slash:comments>many</slash:comments>" END, 0, 0},
  {"id-missing", CHANNEL "<!-- ~ -->^<item><title>~</title>" END, 0, 0},
  {"link-incomplete", ITEM "^<enclosure length=\"1\"/>" END, 0, 0},
  {"text-markup", ITEM "~^<dc:title>~ &lt;b>b&lt;/b> </dc:title>" END, 0, 0},
  /* Limits */
  {"limit-depth", ITEM "<a><b>~^<c/></b></a>" END, LIBFEED_OPTION_LIMIT_DEPTH, 5},
  {"limit-attributes", ITEM "<a b=\"~\" ^c=\"d\"/>" END, LIBFEED_OPTION_LIMIT_ATTRIBUTES, 1},
  {"limit-name", ITEM "~^<abcdefghijklmnop/>" END, LIBFEED_OPTION_LIMIT_NAME, 11},
  {"limit-attribute", ITEM "~<a ^b=\"~abcdefghijk\"/>" END, LIBFEED_OPTION_LIMIT_ATTRIBUTE, 8},
  {"limit-token", ITEM "~^<a b=\"abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz\"/>" END, LIBFEED_OPTION_LIMIT_TOKEN, 50},
  {"limit-text", ITEM "~ ^<title>abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz</title>" END, LIBFEED_OPTION_LIMIT_TEXT, 40},
  {"limit-items", ITEM "<category>~</category> ^<category>b</category>" END, LIBFEED_OPTION_LIMIT_ITEMS, 1},
  {"limit-namespaces", ITEM "~<a xmlns:b=\"urn:b\" ^xmlns:c=\"urn:c\"/>" END, LIBFEED_OPTION_LIMIT_NAMESPACES, 1},
  {"limit-url", ITEM "~^<link>http://a.example/abcdefghijklmnopqrstuvwxyz</link>" END, LIBFEED_OPTION_LIMIT_URL, 30},
  {"limit-entity-depth", DECLARATION "<!DOCTYPE rss [<!ENTITY a \"&b;\"><!ENTITY b \"c\">]>\n<rss version=\"2.0\"><channel><title>~^&a;</title></channel></rss>", LIBFEED_OPTION_LIMIT_ENTITY_DEPTH, 1},
};

#define RAW(label, x)                                                          \
  "<?xml version=\"1.0\" encoding=\"" label "\"?>\n<rss version=\"2.0\">"      \
  "<channel>\r<item>\r\n<title>a " x " z</title></item></channel></rss>"

#define TEN(x) x x x x x x x x x x

/* Faults of bytes, as they stand: before the place is nothing but ASCII. */
static const document raw[] = {
  {"bytes-foreign", "<rss version=\"2.0\"><channel>\n<item><title>a^\xE9 b</title></item></channel></rss>", 0, 0},
  {"bytes-invalid", RAW("utf-8", "b ^\xFF"), 0, 0},
  {"bytes-invalid", RAW("shift_jis", "^\xFF"), 0, 0},
  {"bytes-invalid", RAW("euc-jp", "^\xA4 "), 0, 0},
  {"bytes-invalid", RAW("euc-kr", "^\xFF"), 0, 0},
  {"bytes-invalid", RAW("gb18030", "^\xFF"), 0, 0},
  {"bytes-invalid", RAW("big5", "^\xFF"), 0, 0},
  {"bytes-invalid", RAW("iso-2022-jp", "^\xE9"), 0, 0},
  {"charset-contradicted", RAW("iso-8859-1", "^\xC3\xA9\xE6\x97\xA5"), 0, 0},
  {"charset-contradicted", RAW("euc-jp", "^" TEN("\xE6\x97\xA5\xE6\x9C\xAC")), 0, 0},
  {"charset-unknown", "<?xml version=\"1.0\" encoding=\"^foo\"?><rss version=\"2.0\"/>", 0, 0},
  {"charset-refused", "<?xml version=\"1.0\" encoding=\"^utf-7\"?><rss version=\"2.0\"/>", 0, 0},
  {"text-encoded-twice", RAW("utf-8", "b</title>^<description>\xC3\x83\xC2\xA9t\xC3\x83\xC2\xA9 \xC3\x83\xC2\xA9t\xC3\x83\xC2\xA9</description><title>"), LIBFEED_OPTION_REPAIR_DOUBLE_ENCODING, 1},
};

/* Text beyond ASCII of each charset, in UTF-8. */
static const struct {
  const char *charset, *label, *text, *mark;
} charsets[] = {
  {"UTF-8", "utf-8", "\xC3\xA9\xE6\x97\xA5\xF0\x9F\x98\x80", ""},
  {"UTF-8", "utf-8", "\xC3\xA9\xE6\x97\xA5", "\xEF\xBB\xBF"},
  {"UTF-16LE", "utf-16", "\xC3\xA9\xE6\x97\xA5\xF0\x9F\x98\x80", "\xEF\xBB\xBF"},
  {"UTF-16BE", "utf-16", "\xC3\xA9\xE6\x97\xA5\xF0\x9F\x98\x80", "\xEF\xBB\xBF"},
  {"UTF-16LE", "utf-16le", "\xE6\x97\xA5", ""},
  {"UTF-32BE", "utf-32", "\xC3\xA9\xF0\x9F\x98\x80", "\xEF\xBB\xBF"},
  {"ISO-8859-1", "iso-8859-1", "\xC3\xA9", ""},
  {"WINDOWS-1252", "windows-1252", "\xE2\x82\xAC\xC3\xA9", ""},
  {"WINDOWS-1251", "windows-1251", "\xD0\x96\xD1\x8F", ""},
  {"KOI8-R", "koi8-r", "\xD0\x96\xD1\x8F", ""},
  {"SHIFT_JIS", "shift_jis", "\xE6\x97\xA5\xE6\x9C\xAC", ""},
  {"EUC-JP", "euc-jp", "\xE6\x97\xA5\xE6\x9C\xAC", ""},
  {"EUC-KR", "euc-kr", "\xED\x95\x9C", ""},
  {"GB18030", "gb18030", "\xE6\x97\xA5\xE2\x82\xAC\xF0\x9F\x98\x80", ""},
  {"BIG5", "big5", "\xE6\x97\xA5\xE6\x9C\xAC", ""},
};
/* clang-format on */

#define N_DOCUMENTS (sizeof documents / sizeof *documents)
#define N_RAW (sizeof raw / sizeof *raw)
#define N_CHARSETS (sizeof charsets / sizeof *charsets)
/* In place of a charset: the bytes as they stand. */
#define AS_IT_IS N_CHARSETS

/* -- a document in a charset ----------------------------------------------- */

typedef struct made {
  buffer bytes;
  libfeed_pos at; /* where the fault is */
} made;

static void encode(buffer *to, const char *charset, const buffer *text) {
  iconv_t converter = iconv_open(charset, "UTF-8");
  if (converter == (iconv_t)-1) {
    printf("iconv lacks %s\n", charset);
    exit(2);
  }
  char *in = text->data, *out = malloc(text->len * 8 + 16);
  size_t in_left = text->len, out_left = text->len * 8 + 16;
  char *from = out;
  if (out == NULL ||
      iconv(converter, &in, &in_left, &out, &out_left) == (size_t)-1) {
    printf("%s does not have the text\n", charset);
    exit(2);
  }
  buffer_append(to, from, (size_t)(out - from));
  free(from);
  iconv_close(converter);
}

/* Line and column behind `text`, which is UTF-8. A mark is no character of a
   line. */
static libfeed_pos behind(const buffer *text) {
  libfeed_pos pos = {0, 1, 1};
  for (size_t i = 0; i < text->len; i++) {
    unsigned char c = (unsigned char)text->data[i];
    bool is_crlf = c == '\r' && i + 1 < text->len && text->data[i + 1] == '\n';
    if (c == '\n' || (c == '\r' && !is_crlf)) {
      pos.line++;
      pos.column = 1;
    } else if ((c & 0xC0) != 0x80 && !is_crlf) {
      pos.column++;
    }
  }
  return pos;
}

static made make(const document *one, size_t charset) {
  made result = {{NULL, 0, 0}, {0, 0, 0}};
  buffer text = {NULL, 0, 0}, head = {NULL, 0, 0};
  buffer_append(&text, charsets[charset].mark, strlen(charsets[charset].mark));
  for (const char *p = one->text; *p != '\0'; p++) {
    if (*p == '^') {
      encode(&head, charsets[charset].charset, &text);
      result.at = behind(&text);
      result.at.offset = head.len;
      if (charsets[charset].mark[0] != '\0' && result.at.line == 1)
        result.at.column--;
    } else if (*p == '~') {
      buffer_append(&text, charsets[charset].text,
                    strlen(charsets[charset].text));
    } else if (*p == '@') {
      buffer_append(&text, charsets[charset].label,
                    strlen(charsets[charset].label));
    } else if (*p == '\\') {
      buffer_append(&text, "", 1);
      p++;
    } else {
      buffer_append(&text, p, 1);
    }
  }
  encode(&result.bytes, charsets[charset].charset, &text);
  buffer_free(&text);
  buffer_free(&head);
  return result;
}

static made make_raw(const document *one) {
  made result = {{NULL, 0, 0}, {0, 0, 0}};
  const char *mark = strchr(one->text, '^');
  buffer_append(&result.bytes, one->text, (size_t)(mark - one->text));
  result.at = behind(&result.bytes);
  result.at.offset = result.bytes.len;
  buffer_append(&result.bytes, mark + 1, strlen(mark + 1));
  return result;
}

/* -- the problem ----------------------------------------------------------- */

static bool has_problem(const document *one, libfeed_parser *parser,
                        libfeed_pos at, libfeed_pos *other) {
  for (size_t i = 0; i < libfeed_parser_problem_count(parser); i++) {
    const libfeed_problem *problem = libfeed_parser_problem(parser, i);
    if (strcmp(libfeed_problem_code(problem).data, one->code) != 0)
      continue;
    libfeed_pos got = libfeed_problem_position(problem);
    if (got.offset == at.offset && got.line == at.line &&
        got.column == at.column)
      return true;
    if (other->line == 0)
      *other = got;
  }
  return false;
}

static void check_document(const document *one, size_t charset, size_t piece) {
  made it = charset == AS_IT_IS ? make_raw(one) : make(one, charset);
  libfeed_options *options;
  libfeed_parser *parser;
  if (libfeed_options_new(NULL, &options) != LIBFEED_OK)
    exit(2);
  if (one->option != (libfeed_option)0)
    (void)libfeed_options_set(options, one->option, one->value);
  if (libfeed_parser_new(options, &parser) != LIBFEED_OK)
    exit(2);
  for (size_t at = 0; at < it.bytes.len; at += piece) {
    size_t left = it.bytes.len - at;
    (void)libfeed_parser_push(parser, it.bytes.data + at,
                              left < piece ? left : piece);
  }
  (void)libfeed_parser_finish(parser);
  libfeed_pos other = {0, 0, 0};
  bool is_fine = has_problem(one, parser, it.at, &other);
  check(is_fine,
        "%s in %s, pushes of %zu: expected at %" PRIu64 ":%" PRIu64 ":%" PRIu64
        ", found at %" PRIu64 ":%" PRIu64 ":%" PRIu64 " of\n%s",
        one->code, charset == AS_IT_IS ? "bytes" : charsets[charset].label,
        piece, it.at.offset, it.at.line, it.at.column, other.offset, other.line,
        other.column, one->text);
  libfeed_parser_free(parser);
  libfeed_options_free(options);
  buffer_free(&it.bytes);
}

int main(void) {
  static const size_t pieces[] = {1 << 20, 1, 2, 3, 7, 64};
  for (size_t k = 0; k < sizeof pieces / sizeof *pieces; k++) {
    for (size_t i = 0; i < N_DOCUMENTS; i++)
      for (size_t j = 0; j < N_CHARSETS; j++)
        check_document(&documents[i], j, pieces[k]);
    for (size_t i = 0; i < N_RAW; i++)
      check_document(&raw[i], AS_IT_IS, pieces[k]);
  }
  return conclude();
}
