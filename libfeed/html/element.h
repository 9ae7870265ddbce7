/* SPDX-License-Identifier: MIT */
/* The elements of HTML and what matters about them for text. html/ only. */
#ifndef LIBFEED_HTML_ELEMENT_H
#define LIBFEED_HTML_ELEMENT_H

#include "base/str.h"

enum {
  LIBFEED__ELEMENT_KNOWN = 1,        /* an element of HTML */
  LIBFEED__ELEMENT_VOID = 2,         /* has no content and no end tag */
  LIBFEED__ELEMENT_BLOCK = 4,        /* begins and ends on a line of its own */
  LIBFEED__ELEMENT_PARAGRAPH = 8,    /* … with an empty line around it */
  LIBFEED__ELEMENT_BREAK = 16,       /* ends a line (br) */
  LIBFEED__ELEMENT_CELL = 32,        /* is set apart by a space */
  LIBFEED__ELEMENT_PRE = 64,         /* keeps its white space */
  LIBFEED__ELEMENT_RAW = 128,        /* its content is no markup */
  LIBFEED__ELEMENT_REFERENCES = 256, /* … but for references */
  LIBFEED__ELEMENT_HIDDEN = 512      /* its content is not shown */
};

/* The traits of an element, any case; 0 where HTML has none of this name. */
unsigned libfeed__html_traits(libfeed_str name);

#endif
