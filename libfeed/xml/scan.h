/* SPDX-License-Identifier: MIT */
/* Finding the few bytes that end a run of text: the innermost loops. xml/. */
#ifndef LIBFEED_XML_SCAN_H
#define LIBFEED_XML_SCAN_H

#include "base/block.h"

/* Each answers the first byte of [p, end) that is in its set, or `end`. */

/* '<', '&', ']', CR */
static inline const char *libfeed__scan_text(const char *p, const char *end) {
  return libfeed__block_best()->find(p, end, "<&]\r");
}

/* ']', '[' */
static inline const char *libfeed__scan_cdata(const char *p, const char *end) {
  return libfeed__block_best()->find(p, end, "][][");
}

/* `quote`, '<', '&' */
static inline const char *libfeed__scan_value(const char *p, const char *end,
                                              char quote) {
  const char four[4] = {quote, quote, '<', '&'};
  return libfeed__block_best()->find(p, end, four);
}

#endif
