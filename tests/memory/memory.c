/* SPDX-License-Identifier: MIT */
/* Generates a feed of so many megabytes and pushes it in pieces of 64 KiB;
   entries are pulled and freed. The memory that is resident beyond what the
   program began with must stay under 8 MiB. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <libfeed/libfeed.h>

#define PIECE ((size_t)65536)
#define LIMIT_KIB 8192L

static const char head[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<rss version=\"2.0\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
    " xmlns:media=\"http://search.yahoo.com/mrss/\""
    " xmlns:content=\"http://purl.org/rss/1.0/modules/content/\""
    " xmlns:x=\"http://example.org/extension\"><channel>\n"
    "<title>Endless</title><link>https://example.org/</link>\n";

/* One item, with something for every stage to keep. The numbers are the
   item's, so that no two share a name, an address or an id. */
static const char item[] =
    "<item><title>Number %" PRIu64 " &amp; more</title>"
    "<link>https://example.org/%" PRIu64 "</link>"
    "<guid isPermaLink=\"false\">tag:example.org,2026:%" PRIu64 "</guid>"
    "<dc:creator>Writer %" PRIu64 "</dc:creator>"
    "<pubDate>Tue, 03 Mar 2026 08:15:00 +0100</pubDate>"
    "<category>c%" PRIu64 "</category>"
    "<media:content url=\"https://example.org/%" PRIu64 ".jpg\" width=\"120\"/>"
    "<x:name%" PRIu64 " a%" PRIu64 "=\"1\">value</x:name%" PRIu64 ">"
    "<description>&lt;p&gt;Undeclared &nbsp; here, %" PRIu64 "</description>"
    "<content:encoded><![CDATA[<p>A paragraph that is a little longer than the"
    " rest, so that there is something to hold: %" PRIu64
    ".</p>]]></content:encoded></item>\n";

/* A number of /proc/self/status in KiB, or −1. */
static long status_kib(const char *name) {
  char line[256];
  long value = -1;
  size_t len = strlen(name);
  FILE *stream = fopen("/proc/self/status", "r");

  if (stream == NULL)
    return -1;
  while (value < 0 && fgets(line, sizeof line, stream) != NULL)
    if (strncmp(line, name, len) == 0 && line[len] == ':')
      value = strtol(line + len + 1, NULL, 10);
  fclose(stream);
  return value;
}

static uint64_t pull(libfeed_parser *parser) {
  libfeed_entry *entry;
  uint64_t count = 0;

  while (libfeed_parser_next(parser, &entry) == LIBFEED_OK) {
    libfeed_entry_unref(entry);
    count++;
  }
  return count;
}

typedef struct feeder {
  libfeed_parser *parser;
  char piece[PIECE];
  size_t filled;
  uint64_t pushed, pulled;
} feeder;

static void flush(feeder *feed) {
  libfeed_status status =
      libfeed_parser_push(feed->parser, feed->piece, feed->filled);

  if (status < 0) {
    fprintf(stderr, "push answered %s\n", libfeed_status_name(status));
    exit(1);
  }
  feed->pushed += feed->filled;
  feed->filled = 0;
  feed->pulled += pull(feed->parser);
}

static void feed_bytes(feeder *feed, const char *data, size_t size) {
  while (size > 0) {
    size_t room = PIECE - feed->filled;
    size_t step = size < room ? size : room;

    memcpy(feed->piece + feed->filled, data, step);
    feed->filled += step;
    data += step;
    size -= step;
    if (feed->filled == PIECE)
      flush(feed);
  }
}

int main(int argc, char **argv) {
  static feeder feed;
  long megabytes = argc == 2 ? strtol(argv[1], NULL, 10) : 0;
  uint64_t wanted, n = 0;
  long before, after;

  if (megabytes < 1 || megabytes > 1024L * 1024) {
    fprintf(stderr, "usage: memory MEGABYTES\n");
    return 2;
  }
  wanted = (uint64_t)megabytes * 1000 * 1000;
  before = status_kib("VmRSS");
  if (before < 0 || status_kib("VmHWM") < 0) {
    printf("skipped: /proc/self/status has no VmRSS and VmHWM here\n");
    return 77;
  }

  if (libfeed_parser_new(NULL, &feed.parser) != LIBFEED_OK)
    return 1;
  feed_bytes(&feed, head, sizeof head - 1);
  while (feed.pushed + feed.filled < wanted) {
    char text[2048];
    int len =
        snprintf(text, sizeof text, item, n, n, n, n, n, n, n, n, n, n, n);

    feed_bytes(&feed, text, (size_t)len);
    n++;
  }
  feed_bytes(&feed, "</channel></rss>\n", 17);
  flush(&feed);
  (void)libfeed_parser_finish(feed.parser);
  feed.pulled += pull(feed.parser);
  after = status_kib("VmHWM");
  libfeed_parser_free(feed.parser);

  printf("%" PRIu64 " bytes, %" PRIu64 " of %" PRIu64
         " entries, %ld KiB at the start, %ld KiB more at most\n",
         feed.pushed, feed.pulled, n, before, after - before);
  return feed.pulled == n && after - before < LIMIT_KIB ? 0 : 1;
}
