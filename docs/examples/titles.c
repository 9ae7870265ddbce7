/* SPDX-License-Identifier: MIT */
/* Reads a feed from standard input and prints the date and title of each entry
   as soon as it is complete. */
#include <stdio.h>

#include <libfeed/libfeed.h>

static void print_ready(libfeed_parser *parser) {
  libfeed_entry *entry;

  while (libfeed_parser_next(parser, &entry) == LIBFEED_OK) {
    printf("%s  %s\n", libfeed_entry_published_raw(entry).data,
           libfeed_entry_title(entry).data);
    libfeed_entry_unref(entry);
  }
}

int main(void) {
  char bytes[65536];
  libfeed_parser *parser;
  libfeed_status status;
  size_t size;

  if (libfeed_parser_new(NULL, &parser) != LIBFEED_OK)
    return 1;
  while ((size = fread(bytes, 1, sizeof bytes, stdin)) > 0) {
    if (libfeed_parser_push(parser, bytes, size) < 0)
      break;
    print_ready(parser);
  }
  libfeed_parser_finish(parser);
  print_ready(parser);

  status = libfeed_parser_status(parser);
  if (status < 0)
    fprintf(stderr, "titles: %s\n", libfeed_status_message(status));
  libfeed_parser_free(parser);
  return status < 0;
}
