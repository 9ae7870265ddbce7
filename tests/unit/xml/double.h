/* SPDX-License-Identifier: MIT */
/* A stand-in for the vocab stage that writes down what it is told: one line for
   each event, text put together. */
#ifndef LIBFEED_TESTS_XML_DOUBLE_H
#define LIBFEED_TESTS_XML_DOUBLE_H

#include "base/bytes.h"
#include "vocab/vocab.h"
#include "xml/xml.h"

/* What is written down. */
typedef enum detail {
  DETAIL_EVENTS,     /* elements with attributes as written, text, ends */
  DETAIL_NAMESPACES, /* … with URIs, base, language and declarations */
  DETAIL_OFFSETS     /* … and where everything lies */
} detail;

/* Everything that one parse comes to, as text: events, then problems with their
   places, then the status. Release with outcome_free. */
typedef struct outcome {
  libfeed_status status;
  char *events;   /* NUL-terminated */
  char *problems; /* one a line: code, offset, line, column */
  libfeed_pos error;
  size_t allocations; /* that were asked for */
  size_t leaked;      /* bytes */
} outcome;

/* How to parse. Zeroed, everything is as usual. */
typedef struct setup {
  detail detail;
  bool is_strict; /* all repairs off */
  bool is_standalone;
  size_t push;           /* bytes of each push; 0: all at once */
  size_t fail_at;        /* the allocation that fails, from 1; 0: none */
  const char *base;      /* of the document */
  libfeed_option option; /* one number that is not as usual, or 0 */
  int64_t number;
} setup;

outcome parse(const char *data, size_t len, const setup *how);
void outcome_free(outcome *result);

/* What expat makes of the whole document, in the form of DETAIL_EVENTS; NULL
   where it refuses it. Release with free. */
char *expat_events(const char *data, size_t len);

#endif
