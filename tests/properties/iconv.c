/* SPDX-License-Identifier: MIT */
/* Where the system has no converter, a feed is read as far as its bytes allow.
   This program brings an iconv_open() of its own, which has none. */
#include <errno.h>
#include <iconv.h>
#include <stdio.h>
#include <string.h>

#include "property.h"

static size_t n_opened;
static int reason = EINVAL;

iconv_t iconv_open(const char *to, const char *from) {
  (void)to;
  (void)from;
  n_opened++;
  errno = reason;
  return (iconv_t)-1;
}

static const char *const labels[] = {"koi8-r",  "shift_jis", "euc-kr",
                                     "gb18030", "big5",      "iso-2022-jp"};

static const char feed[] =
    "<?xml version=\"1.0\" encoding=\"%s\"?>"
    "<rss version=\"2.0\"><channel><title>plain</title>"
    "<item><title>a \xC1\xC2 z</title><guid>one</guid>"
    "<link>http://a.example/1</link></item>"
    "<item><title>after</title><guid>two</guid></item></channel></rss>";

static size_t count(const libfeed_document *document, const char *code) {
  size_t n = 0;
  for (size_t i = 0; i < libfeed_document_problem_count(document); i++) {
    const libfeed_problem *problem = libfeed_document_problem(document, i);
    n += strcmp(libfeed_problem_code(problem).data, code) == 0;
  }
  return n;
}

static void check_label(const char *label) {
  static const fixture none;
  libfeed_status status;
  buffer data = {NULL, 0, 0};
  buffer_print(&data, feed, label);
  libfeed_document *document =
      parse(&none, data.data, data.len, (libfeed_option)0, 0, &status);
  check(status == LIBFEED_OK, "%s: %s", label, libfeed_status_name(status));
  check(count(document, "charset-unavailable") == 1, "%s: is not reported",
        label);
  if (check(libfeed_document_entry_count(document) == 2, "%s: entries",
            label)) {
    const libfeed_entry *one = libfeed_document_entry(document, 0);
    const libfeed_entry *two = libfeed_document_entry(document, 1);
    libfeed_str title = libfeed_entry_title(one);
    check(strcmp(libfeed_entry_id(one).data, "one") == 0 &&
              strcmp(libfeed_entry_link(one).data, "http://a.example/1") == 0,
          "%s: ASCII is damaged", label);
    check(strncmp(title.data, "a ", 2) == 0 &&
              strcmp(title.data + title.len - 2, " z") == 0,
          "%s: the title is %s", label, title.data);
    check(strcmp(libfeed_entry_title(two).data, "after") == 0,
          "%s: the next entry", label);
  }
  libfeed_document_free(document);
  document = parse(&none, data.data, data.len, LIBFEED_OPTION_REPAIR_BYTES, 0,
                   &status);
  check(status == LIBFEED_E_SYNTAX, "%s: is accepted without repair", label);
  libfeed_document_free(document);
  buffer_free(&data);
}

/* Without memory for a converter nothing is wrong with the document. */
static void check_memory(const char *label) {
  libfeed_document *document;
  buffer data = {NULL, 0, 0};
  buffer_print(&data, feed, label);
  reason = ENOMEM;
  libfeed_status status =
      libfeed_document_parse(data.data, data.len, NULL, &document);
  reason = EINVAL;
  check(status == LIBFEED_E_NOMEM && document == NULL, "%s: %s", label,
        libfeed_status_name(status));
  libfeed_document_free(document);
  buffer_free(&data);
}

int main(void) {
  for (size_t i = 0; i < sizeof labels / sizeof *labels; i++) {
    check_label(labels[i]);
    check_memory(labels[i]);
  }
  check(n_opened > 0, "iconv_open is not the one of this program");
  return conclude();
}
