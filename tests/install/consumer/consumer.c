/* SPDX-License-Identifier: MIT */
/* Parses a feed with whatever libfeed it was built against, and says which. */
#include <stdio.h>
#include <string.h>

#include <libfeed/libfeed.h>

int main(void) {
  static const char feed[] =
      "<rss version='2.0'><channel><title>T</title>"
      "<item><title>one</title></item><item><title>two</title></item>"
      "</channel></rss>";
  libfeed_document *document;
  libfeed_status status =
      libfeed_document_parse(feed, sizeof feed - 1, NULL, &document);
  size_t count = libfeed_document_entry_count(document);
  libfeed_str title = libfeed_entry_title(libfeed_document_entry(document, 1));
  int fine = status == LIBFEED_OK && count == 2 &&
             strcmp(title.data, "two") == 0 &&
             strcmp(libfeed_version(), LIBFEED_VERSION) == 0;

  printf("libfeed %s: %s\n", libfeed_version(), fine ? "fine" : "wrong");
  libfeed_document_free(document);
  return fine ? 0 : 1;
}
