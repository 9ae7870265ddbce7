/* SPDX-License-Identifier: MIT */
/* The input stage from the outside: what becomes of bytes, how the problems say
   where, and what kinds of input are told apart. Every case is pushed whole and
   in pieces, with the same outcome. */
#include <criterion/criterion.h>

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <libfeed/libfeed.h>

/* Everything that one parse comes to, as text. */
typedef struct outcome {
  char text[8192];
  size_t len;
} outcome;

static libfeed_options *options;

static void setup(void) {
  cr_assert_eq(libfeed_options_new(NULL, &options), LIBFEED_OK);
}

static void teardown(void) {
  libfeed_options_free(options);
}

TestSuite(input, .init = setup, .fini = teardown);

static void say(outcome *out, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  int len = vsnprintf(out->text + out->len, sizeof out->text - out->len, format,
                      arguments);
  va_end(arguments);
  cr_assert(len >= 0 && (size_t)len < sizeof out->text - out->len);
  out->len += (size_t)len;
}

static void say_problem(outcome *out, const libfeed_problem *problem) {
  libfeed_pos at = libfeed_problem_position(problem);
  say(out, " %s@%llu,%llu:%llu", libfeed_problem_code(problem).data,
      (unsigned long long)at.offset, (unsigned long long)at.line,
      (unsigned long long)at.column);
}

/* Problems that the input stage has nothing to do with. */
static bool is_foreign(const libfeed_problem *problem) {
  const char *code = libfeed_problem_code(problem).data;
  return strncmp(code, "id-", 3) == 0 || strncmp(code, "format-", 7) == 0 ||
         strncmp(code, "text-", 5) == 0;
}

/* "title|encoding/source/contradicted|problems|status kind" */
static outcome parse(const char *data, size_t len, size_t step) {
  outcome out = {"", 0};
  libfeed_parser *parser;
  libfeed_channel *channel = NULL;
  libfeed_entry *entry;
  cr_assert_eq(libfeed_parser_new(options, &parser), LIBFEED_OK);
  for (size_t at = 0; at < len; at += step) {
    size_t size = len - at < step ? len - at : step;
    char *piece = malloc(size);
    memcpy(piece, data + at, size);
    libfeed_parser_push(parser, piece, size);
    free(piece);
  }
  libfeed_parser_finish(parser);
  while (libfeed_parser_next(parser, &entry) == LIBFEED_OK)
    libfeed_entry_unref(entry);
  libfeed_parser_channel(parser, &channel);
  say(&out, "%s|%s/%s/%s|", libfeed_channel_title(channel).data,
      libfeed_channel_encoding(channel).data,
      libfeed_channel_encoding_source(channel).data,
      libfeed_channel_encoding_contradicted(channel).data);
  for (size_t i = 0; i < libfeed_parser_problem_count(parser); i++)
    if (!is_foreign(libfeed_parser_problem(parser, i)))
      say_problem(&out, libfeed_parser_problem(parser, i));
  say(&out, "|%s %s", libfeed_status_name(libfeed_parser_status(parser)),
      libfeed_kind_name(libfeed_parser_kind(parser)));
  if (libfeed_parser_error(parser) != NULL)
    say_problem(&out, libfeed_parser_error(parser));
  libfeed_channel_unref(channel);
  libfeed_parser_free(parser);
  return out;
}

static void expect(const char *data, size_t len, const char *expected) {
  static const size_t steps[] = {1, 2, 3, 5, 7, 16, 4093};
  outcome whole = parse(data, len, len > 0 ? len : 1);
  cr_expect_str_eq(whole.text, expected, "got  %s\nwant %s", whole.text,
                   expected);
  for (size_t i = 0; i < sizeof steps / sizeof steps[0]; i++) {
    outcome part = parse(data, len, steps[i]);
    cr_expect_str_eq(part.text, whole.text, "step %zu: %s\nwhole: %s", steps[i],
                     part.text, whole.text);
  }
}

#define EXPECT(literal, expected) expect(literal, sizeof(literal) - 1, expected)
#define RSS(encoding, title)                                                   \
  "<?xml version='1.0'" encoding                                               \
  "?>\n<rss version='2.0'><channel><title>" title "</title></channel></rss>"
#define LABEL(name) " encoding='" name "'"

static void set_type(const char *value) {
  libfeed_options_set_str(options, LIBFEED_OPTION_CONTENT_TYPE, value,
                          strlen(value));
}

Test(input, charsets) {
  EXPECT(RSS("", "\u00E9\u65E5\U0001F600"),
         "\u00E9\u65E5\U0001F600|UTF-8/default/||OK feed");
  EXPECT(RSS(LABEL("iso-8859-1"), "caf\xE9 \x93"),
         "caf\u00E9 \u201C|windows-1252/declaration/||OK feed");
  EXPECT(RSS(LABEL("windows-1251"), "\xCF\xF0\xE8 \xA8\xE6"),
         "\u041F\u0440\u0438 \u0401\u0436|windows-1251/declaration/||OK feed");
  EXPECT(RSS(LABEL("koi8-r"), "\xF0\xD2\xC9"),
         "\u041F\u0440\u0438|KOI8-R/declaration/||OK feed");
  EXPECT(RSS(LABEL("shift_jis"), "\x93\xFA\x96\x7B\xB1 \x83\x5C"),
         "\u65E5\u672C\uFF71 \u30BD|Shift_JIS/declaration/||OK feed");
  EXPECT(RSS(LABEL("euc-jp"), "\xC6\xFC\xCB\xDC\x8E\xB1\x8F\xB0\xA1"),
         "\u65E5\u672C\uFF71\u4E02|EUC-JP/declaration/||OK feed");
  EXPECT(RSS(LABEL("iso-2022-jp"),
             "\x1B$B\x46\x7C\x4B\x5C\x1B(B \x1B(I\x31\x1B(J\\\x1B(B"),
         "\u65E5\u672C \uFF71\u00A5|ISO-2022-JP/declaration/||OK feed");
  EXPECT(RSS(LABEL("gb2312"), "\xD6\xD0\xCE\xC4\x80"),
         "\u4E2D\u6587\u20AC|GBK/declaration/||OK feed");
  EXPECT(RSS(LABEL("gb18030"), "\xD6\xD0\x90\x30\x81\x30"),
         "\u4E2D\U00010000|gb18030/declaration/||OK feed");
  EXPECT(RSS(LABEL("big5"), "\xA4\xA4\xA4\xE5"),
         "\u4E2D\u6587|Big5/declaration/||OK feed");
  EXPECT(RSS(LABEL("euc-kr"), "\xC7\xD1\xB1\xDB"),
         "\uD55C\uAE00|EUC-KR/declaration/||OK feed");
}

/* One UTF-16 code unit for each byte. */
static size_t widen(const char *text, size_t len, bool is_big, char *out) {
  for (size_t i = 0; i < len; i++) {
    out[2 * i] = is_big ? 0 : text[i];
    out[2 * i + 1] = is_big ? text[i] : 0;
  }
  return 2 * len;
}

Test(input, wide_charsets) {
  static const char text[] = RSS(LABEL("utf-16"), "wide\1");
  char wide[4 * sizeof text];
  size_t len = widen(text, sizeof text - 1, false, wide);
  /* The place of the control character: its unit's first byte. */
  size_t place = (size_t)(strchr(text, '\1') - text);
  char expected[200];
  snprintf(expected, sizeof expected,
           "wide|UTF-16LE/declaration/| character-forbidden@%zu,2:%zu|OK feed",
           2 * place, place - (size_t)(strchr(text, '\n') - text));
  expect(wide, len, expected);
  len = widen(text, sizeof text - 1, true, wide);
  expected[0] = '\0';
  snprintf(expected, sizeof expected,
           "wide|UTF-16BE/declaration/| character-forbidden@%zu,2:%zu|OK feed",
           2 * place, place - (size_t)(strchr(text, '\n') - text));
  expect(wide, len, expected);
}

Test(input, labels_that_lie) {
  /* Two sequences in a row settle the matter; one alone reads as UTF-8 under
     Latin-1, and as the label says under others. */
  EXPECT(RSS(LABEL("iso-8859-1"), "\u00E9 \u00E9\u00E8 \u00E9"),
         "\u00E9 \u00E9\u00E8 \u00E9|UTF-8/sniff/windows-1252| "
         "charset-contradicted@79,2:36|OK feed");
  EXPECT(RSS(LABEL("iso-8859-1"), "\u00E9 \xE9 \u00E9"),
         "\u00E9 \u00E9 \u00C3\u00A9|windows-1252/declaration/| "
         "charset-contradicted@79,2:36|OK feed");
  EXPECT(RSS(LABEL("iso-8859-1"), "\u00E9 \u00E8"),
         "\u00E9 \u00E8|UTF-8/sniff/windows-1252| "
         "charset-contradicted@79,2:36|OK feed");
  EXPECT(RSS(LABEL("windows-1251"), "\xA8\xB8 \xC2\xB8"),
         "\u0401\u0451 \u0412\u0451|windows-1251/declaration/||OK feed");
  EXPECT(RSS(LABEL("shift_jis"),
             "\u65E5\u672C\u8A9E\u306E\u30C6\u30AD\u30B9\u30C8\u3067\u3059"),
         "\u65E5\u672C\u8A9E\u306E\u30C6\u30AD\u30B9\u30C8\u3067\u3059|"
         "UTF-8/sniff/Shift_JIS| charset-contradicted@78,2:36|OK feed");
  EXPECT(RSS(LABEL("utf-16"), "\u00E9"),
         "\u00E9|UTF-8/sniff/UTF-16LE| charset-contradicted@30,1:31|OK feed");
  EXPECT("\xEF\xBB\xBF" RSS(LABEL("koi8-r"), "\u00E9"),
         "\u00E9|UTF-8/bom/KOI8-R| charset-contradicted@33,1:31|OK feed");
}

Test(input, bytes_that_are_not_of_the_charset) {
  /* Without a label they are windows-1252 … */
  EXPECT(RSS("", "caf\xE9 \x93x\x94"),
         "caf\u00E9 \u201Cx\u201D|windows-1252/guess/| "
         "bytes-foreign@60,2:39|OK feed");
  EXPECT(RSS("", "\u00E9 caf\xE9"),
         "\u00E9 caf\u00E9|UTF-8/default/| bytes-foreign@63,2:41|OK feed");
  /* … with one, U+FFFD for each maximal subpart; the first is located. */
  EXPECT(RSS(LABEL("utf-8"), "a\xE6\x97<!---->\xFF\xF0\x9F\x98"),
         "a\uFFFD\uFFFD\uFFFD|UTF-8/declaration/| "
         "bytes-invalid@75,2:37|OK feed");
  EXPECT(RSS(LABEL("euc-kr"), "\xC7\xD1\xC7<!---->\xFF"),
         "\uD55C\uFFFD\uFFFD|EUC-KR/declaration/| "
         "bytes-invalid@77,2:37|OK feed");
}

Test(input, characters_that_xml_forbids) {
  EXPECT(RSS("", "a\0b\1c\x0B\xEF\xBF\xBE"
                 "d"),
         "a\uFFFDbcd|UTF-8/default/| character-nul@58,2:37 "
         "character-forbidden@60,2:39 character-forbidden@62,2:41 "
         "character-forbidden@63,2:42|OK feed");
}

Test(input, labels_that_cannot_be_followed) {
  EXPECT(RSS(LABEL("klingon"), "\u00E9"),
         "\u00E9|UTF-8/default/| charset-unknown@30,1:31|OK feed");
  EXPECT(RSS(LABEL("utf-7"), "+AGE-"),
         "+AGE-|UTF-8/default/| charset-refused@30,1:31|OK feed");
  set_type("text/xml; charset=x-none");
  EXPECT(RSS(LABEL("koi8-r"), "\xF0"),
         "\u041F|KOI8-R/declaration/| charset-unknown@0,1:1|OK feed");
}

Test(input, transport) {
  set_type("application/rss+xml; charset=koi8-r");
  EXPECT(RSS(LABEL("iso-8859-1"), "\xF0\xD2"),
         "\u041F\u0440|KOI8-R/transport/||OK feed");
}

Test(input, declarations) {
  EXPECT("\n " RSS(LABEL("koi8-r"), "\xF0"),
         "\u041F|KOI8-R/declaration/| declaration-late@2,2:2|OK feed");
  EXPECT("<?xml version='1.0' encoding=koi8-r><rss version='2.0'><channel>"
         "<title>\xF0</title></channel></rss>",
         "\u041F|KOI8-R/declaration/| declaration-damaged@0,1:1|OK feed");
}

Test(input, repairs_switched_off) {
  libfeed_options_set(options, LIBFEED_OPTION_REPAIR, 0);
  EXPECT(RSS(LABEL("utf-8"), "a\xFF"),
         "|UTF-8/declaration/||E_SYNTAX feed bytes-invalid@75,2:37");
  EXPECT(RSS("", "a\1"),
         "|UTF-8/default/||E_SYNTAX feed character-forbidden@58,2:37");
  EXPECT(RSS(LABEL("us-ascii"), "a\xE9"),
         "|windows-1252/declaration/||E_SYNTAX feed bytes-invalid@78,2:37");
  EXPECT("\n" RSS("", "a"), "|//||E_SYNTAX unknown declaration-late@1,2:1");
  /* A label is believed. */
  EXPECT(RSS(LABEL("iso-8859-1"), "\u00E9\u00E8"),
         "\u00C3\u00A9\u00C3\u00A8|windows-1252/declaration/||OK feed");
}

Test(input, limit_is_exact) {
  static const char text[] = RSS("", "x");
  libfeed_options_set(options, LIBFEED_OPTION_LIMIT_INPUT, sizeof text - 1);
  EXPECT(RSS("", "x"), "x|UTF-8/default/||OK feed");
  libfeed_options_set(options, LIBFEED_OPTION_LIMIT_INPUT, sizeof text - 2);
  EXPECT(RSS("", "x"), "x|UTF-8/default/||E_LIMIT feed limit-input@81,2:60");
}

#define KIND(literal, expected)                                                \
  do {                                                                         \
    outcome got = parse(literal, sizeof(literal) - 1, 3);                      \
    const char *kind = strrchr(got.text, '|') + 1;                             \
    cr_expect_eq(strncmp(kind, expected, strlen(expected)), 0, "%s: %s",       \
                 expected, kind);                                              \
    outcome whole = parse(literal, sizeof(literal) - 1, 1000000);              \
    cr_expect_str_eq(got.text, whole.text);                                    \
  } while (0)

Test(input, kinds) {
  KIND("", "E_NOT_FEED empty not-feed-empty@0,1:1");
  KIND(" \n\r\n ", "E_NOT_FEED empty");
  KIND("\x1F\x8B\x08\0\0", "E_NOT_FEED compressed");
  KIND("\x89PNG\r\n\x1A\n\0\0", "E_NOT_FEED image");
  KIND("%PDF-1.7 \xE2\xE3", "E_NOT_FEED binary");
  KIND("\1\2\3\0\0\0\5\6\7\x7F\xFE\xFD\0\0\0\0\0", "E_NOT_FEED binary");
  KIND("{\"error\": \"none\"}", "E_NOT_FEED json");
  KIND(" [{\"a\": 1}]", "E_NOT_FEED json");
  KIND("<!DOCTYPE html><html><title>x</title></html>", "E_NOT_FEED html");
  KIND("<!-- x --><HTML><body>", "E_NOT_FEED html");
  KIND("junk<html><title>404 Not Found</title>", "E_NOT_FEED error_page");
  KIND("<html><h1>Error 503</h1>", "E_NOT_FEED error_page");
  KIND("<html><form><input type='password'>", "E_NOT_FEED login_page");
  KIND("<b>Fatal error</b>: out of coffee", "E_NOT_FEED error_page");
  KIND("<opml version='2.0'><body/></opml>", "E_NOT_FEED opml");
  KIND("<?xml version='1.0'?><urlset/>", "E_NOT_FEED sitemap");
}

Test(input, junk_before_a_feed_is_no_page) {
  static const char *const junk[] = {
      "<br />\n<b>Warning</b>: x in <b>y</b> on line <b>3</b><br />\n",
      "Notice: something\n",
      "<!-- a comment -->",
      "<!DOCTYPE rss>",
      "<?php x ?>",
      "\xEF\xBB\xBF\xEF\xBB\xBF",
      "<script>x</script>"};
  for (size_t i = 0; i < sizeof junk / sizeof junk[0]; i++) {
    char text[400];
    int len = snprintf(text, sizeof text, "%s%s", junk[i],
                       "<rss version='2.0'><channel><title>T</title></channel>"
                       "</rss>");
    outcome got = parse(text, (size_t)len, 5);
    cr_expect_eq(strncmp(got.text, "T|", 2), 0, "%s: %s", junk[i], got.text);
  }
}

Test(input, white_space_without_end_is_empty) {
  size_t size = 100000;
  char *text = malloc(size);
  memset(text, '\n', size);
  outcome got = parse(text, size, 4096);
  cr_expect_not_null(strstr(got.text, "E_NOT_FEED empty"), "%s", got.text);
  static const char feed[] = "<rss><channel><title>T</title></channel></rss>";
  memcpy(text + size - sizeof feed, feed, sizeof feed - 1);
  got = parse(text, size, 4096);
  cr_expect_eq(strncmp(got.text, "T|", 2), 0, "%s", got.text);
  free(text);
}

Test(input, pages_advertise_feeds) {
  static const char page[] =
      "<!DOCTYPE html><html><head><base href='/blog/'>"
      "<link rel=\"alternate\" type=\"application/rss+xml\" title='A &amp; B' "
      "href='feed.xml?a=1&amp;b=2'>"
      "<link rel='feed' href='https://example.net/atom'>"
      "<link rel='alternate' hreflang='de' href='/de'>"
      "<link rel='stylesheet' type='text/css' href='x.css'>";
  libfeed_parser *parser;
  libfeed_options_set_str(options, LIBFEED_OPTION_BASE_URI,
                          "https://example.org/x", 21);
  cr_assert_eq(libfeed_parser_new(options, &parser), LIBFEED_OK);
  libfeed_parser_push(parser, page, sizeof page - 1);
  cr_assert_eq(libfeed_parser_finish(parser), LIBFEED_E_NOT_FEED);
  cr_assert_eq(libfeed_parser_advertised_count(parser), 2);
  const libfeed_link *first = libfeed_parser_advertised(parser, 0);
  cr_expect_str_eq(libfeed_link_href(first).data,
                   "https://example.org/blog/feed.xml?a=1&b=2");
  cr_expect_str_eq(libfeed_link_title(first).data, "A & B");
  cr_expect_str_eq(libfeed_link_type(first).data, "application/rss+xml");
  const libfeed_link *second = libfeed_parser_advertised(parser, 1);
  cr_expect_str_eq(libfeed_link_href(second).data, "https://example.net/atom");
  libfeed_parser_free(parser);
}
