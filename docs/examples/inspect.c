/* SPDX-License-Identifier: MIT */
/* Parses a whole file and prints what the feed says of itself, its entries with
   authors and enclosures, and what was wrong with it. */
#include <inttypes.h>
#include <stdio.h>

#include <libfeed/libfeed.h>

static void print_entry(const libfeed_entry *entry) {
  printf("- %s\n  %s\n", libfeed_entry_title(entry).data,
         libfeed_entry_link(entry).data);
  for (size_t i = 0; i < libfeed_entry_author_count(entry); i++)
    printf("  by %s\n",
           libfeed_person_name(libfeed_entry_author(entry, i)).data);
  for (size_t i = 0; i < libfeed_entry_media_count(entry); i++) {
    const libfeed_media *media = libfeed_entry_media(entry, i);

    printf("  %s (%s, %" PRId64 " bytes)\n", libfeed_media_url(media).data,
           libfeed_media_type(media).data, libfeed_media_length(media));
  }
}

static void print_problem(const libfeed_problem *problem) {
  libfeed_pos position = libfeed_problem_position(problem);

  printf("%" PRIu64 ":%" PRIu64 ": %s: %s\n", position.line, position.column,
         libfeed_severity_name(libfeed_problem_severity(problem)),
         libfeed_problem_message(problem).data);
}

int main(int argc, char **argv) {
  libfeed_document *document;
  libfeed_status status;

  if (argc != 2) {
    fprintf(stderr, "usage: inspect FILE\n");
    return 2;
  }
  status = libfeed_document_parse_file(argv[1], NULL, &document);
  if (status == LIBFEED_E_NOMEM)
    return 1;

  const libfeed_channel *channel = libfeed_document_channel(document);

  printf("%s (%s)\n", libfeed_channel_title(channel).data,
         libfeed_format_name(libfeed_channel_format(channel)));
  for (size_t i = 0; i < libfeed_document_entry_count(document); i++)
    print_entry(libfeed_document_entry(document, i));
  for (size_t i = 0; i < libfeed_document_problem_count(document); i++)
    print_problem(libfeed_document_problem(document, i));

  if (status < 0)
    fprintf(stderr, "inspect: %s\n", libfeed_status_message(status));
  libfeed_document_free(document);
  return status < 0;
}
