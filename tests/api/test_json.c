/* SPDX-License-Identifier: MIT */
/* The JSON writers: buffers of every size, NULL, and escapes. */
#include <criterion/criterion.h>

#include <stdlib.h>
#include <string.h>

#include <libfeed/libfeed.h>

static const char feed[] =
    "<rss version=\"2.0\"><channel><title>\"Q\" \\ &#10;</title>"
    "<item><title>t</title><guid isPermaLink=\"false\">a\"b\\c</guid>"
    "<description>line&#10;tab&#9;cr&#13;del\x7f \xE2\x82\xAC</description>"
    "<a xmlns=\"urn:x\"><b><c/></b>x<d/></a></item></channel></rss>";

static libfeed_document *parse(void) {
  libfeed_document *document = NULL;
  cr_assert_eq(libfeed_document_parse(feed, sizeof feed - 1, NULL, &document),
               LIBFEED_OK);
  return document;
}

Test(json, null_objects) {
  char text[8];
  cr_assert_eq(libfeed_entry_json(NULL, text, sizeof text), 4);
  cr_assert_str_eq(text, "null");
  cr_assert_eq(libfeed_channel_json(NULL, text, sizeof text), 4);
  cr_assert_eq(libfeed_problem_json(NULL, text, 3), 4);
  cr_assert_str_eq(text, "nu");
  cr_assert_eq(libfeed_problem_json(NULL, NULL, 0), 4);
}

Test(json, any_size_of_buffer) {
  libfeed_document *document = parse();
  const libfeed_entry *entry = libfeed_document_entry(document, 0);
  size_t len = libfeed_entry_json(entry, NULL, 0);
  char *whole = malloc(len + 1);
  cr_assert_eq(libfeed_entry_json(entry, whole, len + 1), len);
  cr_assert_eq(strlen(whole), len);
  for (size_t size = 1; size <= len; size++) {
    char *part = malloc(size);
    cr_assert_eq(libfeed_entry_json(entry, part, size), len);
    cr_assert_eq(strlen(part), size - 1);
    cr_assert_eq(memcmp(part, whole, size - 1), 0);
    free(part);
  }
  free(whole);
  libfeed_document_free(document);
}

Test(json, escapes) {
  libfeed_document *document = parse();
  char text[4096];
  (void)libfeed_entry_json(libfeed_document_entry(document, 0), text,
                           sizeof text);
  cr_assert_not_null(strstr(text, "\"id\":\"a\\\"b\\\\c\""), "%s", text);
  cr_assert_not_null(strstr(text, "line\\ntab\\tcr\\rdel\x7f \xE2\x82\xAC"),
                     "%s", text);
  cr_assert_not_null(
      strstr(text, "\"extensions\":[{\"ns\":\"urn:x\",\"name\":\"a\","
                   "\"children\":[{\"ns\":\"urn:x\",\"name\":\"b\","
                   "\"children\":[{\"ns\":\"urn:x\",\"name\":\"c\"}]},"
                   "{\"text\":\"x\"},{\"ns\":\"urn:x\",\"name\":\"d\"}]}]"),
      "%s", text);
  libfeed_document_free(document);
}
