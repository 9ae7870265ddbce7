/* SPDX-License-Identifier: MIT */
/* Push and pull: what comes when, what is an error, and who owns what. */
#include <criterion/criterion.h>

#include <pthread.h>
#include <stdio.h>
#include <string.h>

#include <libfeed/libfeed.h>

#include "checked.h"

static const char feed[] =
    "<rss version=\"2.0\"><channel><title>Feed</title>"
    "<item><title>One</title><guid isPermaLink=\"false\">1</guid></item>"
    "<item><title>Two</title><guid isPermaLink=\"false\">2</guid></item>"
    "<ttl>5</ttl></channel></rss>";

#define SIZE (sizeof feed - 1)

static libfeed_parser *new_parser(const libfeed_options *options) {
  libfeed_parser *parser = NULL;
  cr_assert_eq(libfeed_parser_new(options, &parser), LIBFEED_OK);
  cr_assert_not_null(parser);
  return parser;
}

static size_t pull_all(libfeed_parser *parser, libfeed_status *last) {
  libfeed_entry *entry;
  size_t n = 0;
  while ((*last = libfeed_parser_next(parser, &entry)) == LIBFEED_OK) {
    libfeed_entry_unref(entry);
    n++;
  }
  cr_assert_null(entry);
  return n;
}

Test(parser, an_entry_comes_with_the_push_that_ends_it) {
  libfeed_parser *parser = new_parser(NULL);
  libfeed_entry *entry;
  const char *end = strstr(feed, "</item>") + strlen("</item>");
  size_t at = (size_t)(end - feed);
  cr_assert_eq(libfeed_parser_push(parser, feed, at - 1), LIBFEED_OK);
  cr_assert_eq(libfeed_parser_next(parser, &entry), LIBFEED_AGAIN);
  cr_assert_null(entry);
  cr_assert_eq(libfeed_parser_push(parser, feed + at - 1, 1), LIBFEED_OK);
  cr_assert_eq(libfeed_parser_next(parser, &entry), LIBFEED_OK);
  cr_assert_str_eq(libfeed_entry_title(entry).data, "One");
  cr_assert_eq(libfeed_entry_index(entry), 0);
  libfeed_entry_unref(entry);
  cr_assert_eq(libfeed_parser_next(parser, &entry), LIBFEED_AGAIN);
  libfeed_parser_free(parser);
}

Test(parser, misuse_is_answered_and_not_sticky) {
  libfeed_parser *parser = new_parser(NULL);
  libfeed_entry *entry;
  libfeed_channel *channel;
  libfeed_status last;
  cr_assert_eq(libfeed_parser_new(NULL, NULL), LIBFEED_E_MISUSE);
  cr_assert_eq(libfeed_parser_push(NULL, feed, SIZE), LIBFEED_E_MISUSE);
  cr_assert_eq(libfeed_parser_push(parser, NULL, 1), LIBFEED_E_MISUSE);
  cr_assert_eq(libfeed_parser_push(parser, NULL, 0), LIBFEED_OK);
  cr_assert_eq(libfeed_parser_next(NULL, &entry), LIBFEED_E_MISUSE);
  cr_assert_null(entry);
  cr_assert_eq(libfeed_parser_next(parser, NULL), LIBFEED_E_MISUSE);
  cr_assert_eq(libfeed_parser_channel(NULL, &channel), LIBFEED_E_MISUSE);
  cr_assert_null(channel);
  cr_assert_eq(libfeed_parser_channel(parser, NULL), LIBFEED_E_MISUSE);
  cr_assert_eq(libfeed_parser_reset(NULL), LIBFEED_E_MISUSE);
  cr_assert_eq(libfeed_parser_finish(NULL), LIBFEED_E_MISUSE);
  cr_assert_eq(libfeed_parser_status(parser), LIBFEED_OK);
  cr_assert_eq(libfeed_parser_push(parser, feed, SIZE), LIBFEED_OK);
  cr_assert_eq(libfeed_parser_finish(parser), LIBFEED_OK);
  cr_assert_eq(libfeed_parser_finish(parser), LIBFEED_E_MISUSE);
  cr_assert_eq(libfeed_parser_push(parser, feed, SIZE), LIBFEED_E_MISUSE);
  cr_assert_eq(libfeed_parser_push(parser, NULL, 0), LIBFEED_E_MISUSE);
  cr_assert_eq(libfeed_parser_status(parser), LIBFEED_OK);
  cr_assert_eq(pull_all(parser, &last), 2);
  cr_assert_eq(last, LIBFEED_DONE);
  cr_assert_eq(libfeed_parser_next(parser, &entry), LIBFEED_DONE);
  libfeed_parser_free(parser);
  libfeed_parser_free(NULL);
}

Test(parser, the_queue_comes_before_the_failure) {
  libfeed_options *options;
  cr_assert_eq(libfeed_options_new(NULL, &options), LIBFEED_OK);
  cr_assert_eq(libfeed_options_set(options, LIBFEED_OPTION_REPAIR, 0),
               LIBFEED_OK);
  libfeed_parser *parser = new_parser(options);
  libfeed_options_free(options);
  const char broken[] = "<rss version=\"2.0\"><channel><item><title>a</title>"
                        "</item><item><title>b & c</title></item>";
  cr_assert_eq(libfeed_parser_push(parser, broken, sizeof broken - 1),
               LIBFEED_E_SYNTAX);
  cr_assert_eq(libfeed_parser_push(parser, "x", 1), LIBFEED_E_SYNTAX);
  cr_assert_eq(libfeed_parser_finish(parser), LIBFEED_E_SYNTAX);
  libfeed_status last;
  cr_assert_eq(pull_all(parser, &last), 1);
  cr_assert_eq(last, LIBFEED_E_SYNTAX);
  const libfeed_problem *error = libfeed_parser_error(parser);
  cr_assert_not_null(error);
  cr_assert_eq(libfeed_problem_position(error).offset,
               (uint64_t)(strchr(broken, '&') - broken));
  cr_assert_str_eq(libfeed_problem_code(error).data, "ampersand-bare");
  libfeed_parser_free(parser);
}

Test(parser, what_is_no_feed_says_what_it_is) {
  libfeed_parser *parser = new_parser(NULL);
  libfeed_channel *channel;
  libfeed_status last;
  const char page[] =
      "<html><head><title>x</title></head><body>y</body></html>";
  (void)libfeed_parser_push(parser, page, sizeof page - 1);
  cr_assert_eq(libfeed_parser_finish(parser), LIBFEED_E_NOT_FEED);
  cr_assert_eq(pull_all(parser, &last), 0);
  cr_assert_eq(last, LIBFEED_E_NOT_FEED);
  cr_assert_eq(libfeed_parser_kind(parser), LIBFEED_KIND_HTML);
  cr_assert_eq(libfeed_parser_channel(parser, &channel), LIBFEED_E_NOT_FEED);
  cr_assert_null(channel);
  libfeed_parser_free(parser);
}

Test(parser, entries_and_channels_outlive_it) {
  libfeed_parser *parser = new_parser(NULL);
  libfeed_entry *entry;
  libfeed_channel *channel;
  (void)libfeed_parser_push(parser, feed, SIZE);
  cr_assert_eq(libfeed_parser_next(parser, &entry), LIBFEED_OK);
  cr_assert_eq(libfeed_parser_channel(parser, &channel), LIBFEED_OK);
  libfeed_parser_free(parser);
  cr_assert_eq(libfeed_entry_ref(entry), entry);
  libfeed_entry_unref(entry);
  cr_assert_str_eq(libfeed_entry_title(entry).data, "One");
  cr_assert_str_eq(libfeed_channel_title(channel).data, "Feed");
  libfeed_channel_unref(libfeed_channel_ref(channel));
  cr_assert_str_eq(libfeed_channel_title(channel).data, "Feed");
  libfeed_entry_unref(entry);
  libfeed_channel_unref(channel);
  cr_assert_null(libfeed_entry_ref(NULL));
  cr_assert_null(libfeed_channel_ref(NULL));
  libfeed_entry_unref(NULL);
  libfeed_channel_unref(NULL);
}

Test(parser, the_channel_shows_what_was_known_at_the_entry_pulled_last) {
  libfeed_parser *parser = new_parser(NULL);
  libfeed_entry *entry;
  libfeed_channel *early;
  libfeed_channel *late;
  libfeed_status last;
  cr_assert_eq(libfeed_parser_channel(parser, &early), LIBFEED_AGAIN);
  (void)libfeed_parser_push(parser, feed, SIZE);
  (void)libfeed_parser_finish(parser);
  cr_assert_eq(libfeed_parser_next(parser, &entry), LIBFEED_OK);
  libfeed_entry_unref(entry);
  cr_assert_eq(libfeed_parser_channel(parser, &early), LIBFEED_OK);
  cr_assert_eq(libfeed_channel_ttl(early), -1);
  cr_assert_eq(pull_all(parser, &last), 1);
  cr_assert_eq(libfeed_parser_channel(parser, &late), LIBFEED_OK);
  cr_assert_eq(libfeed_channel_ttl(late), 5);
  cr_assert_eq(libfeed_channel_ttl(early), -1);
  libfeed_channel_unref(early);
  libfeed_channel_unref(late);
  libfeed_parser_free(parser);
}

Test(parser, reset_makes_it_as_new) {
  libfeed_options *options;
  cr_assert_eq(libfeed_options_new(NULL, &options), LIBFEED_OK);
  (void)libfeed_options_set(options, LIBFEED_OPTION_MAX_ENTRIES, 1);
  libfeed_parser *parser = new_parser(options);
  libfeed_options_free(options);
  libfeed_status last;
  for (int i = 0; i < 3; i++) {
    (void)libfeed_parser_push(parser, feed, SIZE);
    cr_assert_eq(libfeed_parser_reset(parser), LIBFEED_OK);
    cr_assert_eq(pull_all(parser, &last), 0);
    cr_assert_eq(last, LIBFEED_AGAIN);
    cr_assert_eq(libfeed_parser_problem_count(parser), 0);
    (void)libfeed_parser_push(parser, feed, SIZE);
    cr_assert_eq(pull_all(parser, &last), 1, "options are kept");
    cr_assert_eq(last, LIBFEED_DONE, "an end that an option set is the end");
    cr_assert_eq(libfeed_parser_push(parser, feed, SIZE), LIBFEED_OK);
    cr_assert_eq(libfeed_parser_finish(parser), LIBFEED_OK);
  }
  libfeed_parser_free(parser);
}

Test(parser, memory_comes_from_the_allocator_and_goes_back) {
  checked counts;
  libfeed_allocator allocator = checked_allocator(&counts);
  libfeed_options *options;
  libfeed_entry *entry;
  libfeed_document *document;
  cr_assert_eq(libfeed_options_new(&allocator, &options), LIBFEED_OK);
  (void)libfeed_options_set_str(options, LIBFEED_OPTION_BASE_URI, "http://a/",
                                9);
  (void)libfeed_options_set_str(options, LIBFEED_OPTION_BASE_URI, "http://b/",
                                9);
  libfeed_parser *parser = new_parser(options);
  (void)libfeed_parser_push(parser, feed, SIZE);
  cr_assert_eq(libfeed_parser_next(parser, &entry), LIBFEED_OK);
  cr_assert_eq(libfeed_document_parse(feed, SIZE, options, &document),
               LIBFEED_OK);
  libfeed_options_free(options);
  libfeed_parser_free(parser);
  libfeed_document_free(document);
  cr_assert_gt(counts.n_live, 0);
  libfeed_entry_unref(entry);
  cr_assert_eq(counts.n_live, 0);
  cr_assert_eq(counts.n_wrong, 0);
  cr_assert_gt(counts.n_calls, 4);
}

static void *read_and_count(void *object) {
  libfeed_entry *entry = object;
  for (int i = 0; i < 10000; i++) {
    libfeed_entry *mine = libfeed_entry_ref(entry);
    char json[256];
    cr_assert_gt(libfeed_entry_json(mine, json, sizeof json), 10);
    libfeed_entry_unref(mine);
  }
  libfeed_entry_unref(entry);
  return NULL;
}

Test(parser, threads_read_one_entry) {
  checked counts;
  libfeed_allocator allocator = checked_allocator(&counts);
  libfeed_options *options;
  cr_assert_eq(libfeed_options_new(&allocator, &options), LIBFEED_OK);
  libfeed_parser *parser = new_parser(options);
  libfeed_entry *entry;
  (void)libfeed_parser_push(parser, feed, SIZE);
  cr_assert_eq(libfeed_parser_next(parser, &entry), LIBFEED_OK);
  libfeed_parser_free(parser);
  libfeed_options_free(options);
  pthread_t threads[4];
  for (size_t i = 0; i < 4; i++)
    cr_assert_eq(pthread_create(&threads[i], NULL, read_and_count,
                                libfeed_entry_ref(entry)),
                 0);
  libfeed_entry_unref(entry);
  for (size_t i = 0; i < 4; i++)
    (void)pthread_join(threads[i], NULL);
  cr_assert_eq(counts.n_live, 0);
}
