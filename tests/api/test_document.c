/* SPDX-License-Identifier: MIT */
/* Documents: the whole in one call. */
#define _POSIX_C_SOURCE 200809L

#include <criterion/criterion.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <libfeed/libfeed.h>

static const char feed[] =
    "<feed xmlns=\"http://www.w3.org/2005/Atom\"><id>urn:f</id>"
    "<title>Feed</title><entry><id>urn:1</id><title>One</title></entry>"
    "<entry><id>urn:2</id><title>Two & more</title></entry></feed>";

#define SIZE (sizeof feed - 1)

Test(document, holds_everything) {
  libfeed_document *document;
  cr_assert_eq(libfeed_document_parse(feed, SIZE, NULL, &document), LIBFEED_OK);
  cr_assert_eq(libfeed_document_status(document), LIBFEED_OK);
  cr_assert_null(libfeed_document_error(document));
  cr_assert_eq(libfeed_document_kind(document), LIBFEED_KIND_FEED);
  cr_assert_eq(libfeed_document_entry_count(document), 2);
  libfeed_channel *channel = libfeed_document_channel(document);
  cr_assert_eq(libfeed_channel_format(channel), LIBFEED_FORMAT_ATOM_1_0);
  cr_assert_str_eq(libfeed_channel_title(channel).data, "Feed");
  libfeed_entry *entry = libfeed_document_entry(document, 1);
  cr_assert_str_eq(libfeed_entry_title(entry).data, "Two & more");
  cr_assert_null(libfeed_document_entry(document, 2));
  cr_assert_null(libfeed_document_entry(document, SIZE_MAX));
  cr_assert_eq(libfeed_document_problem_count(document), 1);
  cr_assert_eq(libfeed_document_problem_total(document), 1);
  const libfeed_problem *problem = libfeed_document_problem(document, 0);
  cr_assert_str_eq(libfeed_problem_code(problem).data, "ampersand-bare");
  cr_assert_eq(libfeed_problem_entry(problem), 1);
  cr_assert_eq(libfeed_entry_problem_count(entry), 1);
  cr_assert_eq(libfeed_problem_position(problem).offset,
               (uint64_t)(strchr(feed, '&') - feed));
  libfeed_entry_ref(entry);
  libfeed_document_free(document);
  cr_assert_str_eq(libfeed_entry_id(entry).data, "urn:2");
  libfeed_entry_unref(entry);
  libfeed_document_free(NULL);
}

Test(document, counts_what_it_replaced) {
  static const char data[] = "<?xml version='1.0' encoding='shift_jis'?><rss>"
                             "<channel><title>\xFF \xFF\xFF</title></channel>"
                             "</rss>";
  libfeed_document *document;
  cr_assert_eq(libfeed_document_parse(data, sizeof data - 1, NULL, &document),
               LIBFEED_OK);
  cr_assert_eq(libfeed_document_replaced_total(document), 3);
  cr_assert_str_eq(
      libfeed_channel_title(libfeed_document_channel(document)).data,
      "\xEF\xBF\xBD \xEF\xBF\xBD\xEF\xBF\xBD");
  size_t reports = 0;
  for (size_t i = 0; i < libfeed_document_problem_count(document); i++)
    reports +=
        strcmp(libfeed_problem_code(libfeed_document_problem(document, i)).data,
               "bytes-invalid") == 0;
  cr_assert_eq(reports, 1);
  libfeed_document_free(document);
}

Test(document, is_set_even_on_failure) {
  libfeed_document *document;
  cr_assert_eq(libfeed_document_parse(NULL, 0, NULL, &document),
               LIBFEED_E_NOT_FEED);
  cr_assert_not_null(document);
  cr_assert_eq(libfeed_document_kind(document), LIBFEED_KIND_EMPTY);
  cr_assert_null(libfeed_document_channel(document));
  cr_assert_not_null(libfeed_document_error(document));
  libfeed_document_free(document);

  const char page[] = "<html><head><link rel=alternate "
                      "type='application/rss+xml' href='/f'></head></html>";
  libfeed_options *options;
  cr_assert_eq(libfeed_options_new(NULL, &options), LIBFEED_OK);
  (void)libfeed_options_set_str(options, LIBFEED_OPTION_BASE_URI,
                                "http://h.example/", 17);
  cr_assert_eq(
      libfeed_document_parse(page, sizeof page - 1, options, &document),
      LIBFEED_E_NOT_FEED);
  cr_assert_eq(libfeed_document_advertised_count(document), 1);
  cr_assert_str_eq(
      libfeed_link_href(libfeed_document_advertised(document, 0)).data,
      "http://h.example/f");
  cr_assert_null(libfeed_document_advertised(document, 1));
  libfeed_document_free(document);
  libfeed_options_free(options);
}

Test(document, misuse) {
  libfeed_document *document;
  cr_assert_eq(libfeed_document_parse(feed, SIZE, NULL, NULL),
               LIBFEED_E_MISUSE);
  cr_assert_eq(libfeed_document_parse(NULL, 1, NULL, &document),
               LIBFEED_E_MISUSE);
  cr_assert_null(document);
  cr_assert_eq(libfeed_document_parse_file(NULL, NULL, &document),
               LIBFEED_E_MISUSE);
  cr_assert_null(document);
  cr_assert_eq(libfeed_document_parse_file("x", NULL, NULL), LIBFEED_E_MISUSE);
}

Test(document, reads_a_file) {
  char path[] = "/tmp/libfeed-document-XXXXXX";
  int fd = mkstemp(path);
  cr_assert_geq(fd, 0);
  cr_assert_eq(write(fd, feed, SIZE), (ssize_t)SIZE);
  close(fd);
  libfeed_document *document;
  libfeed_status status = libfeed_document_parse_file(path, NULL, &document);
  remove(path);
  cr_assert_eq(status, LIBFEED_OK);
  cr_assert_eq(libfeed_document_entry_count(document), 2);
  libfeed_document_free(document);
}

Test(document, a_file_that_cannot_be_read_is_no_empty_feed) {
  libfeed_document *document;
  cr_assert_eq(libfeed_document_parse_file("/nonexistent/x", NULL, &document),
               LIBFEED_E_IO);
  cr_assert_eq(libfeed_document_status(document), LIBFEED_E_IO);
  cr_assert_null(libfeed_document_error(document));
  cr_assert_eq(libfeed_document_entry_count(document), 0);
  cr_assert_eq(libfeed_document_kind(document), LIBFEED_KIND_UNKNOWN);
  cr_assert_null(libfeed_document_channel(document));
  libfeed_document_free(document);
  cr_assert_eq(libfeed_document_parse_file("/", NULL, &document), LIBFEED_E_IO);
  cr_assert_eq(libfeed_document_kind(document), LIBFEED_KIND_UNKNOWN);
  libfeed_document_free(document);
}
