/* SPDX-License-Identifier: MIT */
/* xml: UTF-8 → markup and text → element events. Markup that carries anything
   goes through expat as single tokens; text goes straight on. */
#ifndef LIBFEED_XML_XML_H
#define LIBFEED_XML_XML_H

#include "base/context.h"
#include "vocab/vocab.h"

typedef struct libfeed__xml libfeed__xml; /* struct in xml/xml_state.h */

/* NULL without memory. */
libfeed__xml *libfeed__xml_new(libfeed__context *context,
                               libfeed__vocab *vocab);
void libfeed__xml_free(libfeed__xml *xml);
/* The declaration said standalone="yes"; before the first push. */
void libfeed__xml_standalone(libfeed__xml *xml, bool standalone);

/* The next piece of the UTF-8 stream, valid and without its declaration and
   byte order mark, beginning at `offset` of the stream; cut anywhere, also
   within a character. The stage sets the window of `context->positions`. */
void libfeed__xml_push(libfeed__xml *xml, const char *data, size_t len,
                       uint64_t offset);
/* The end of the input. Open elements are closed as cut. */
void libfeed__xml_finish(libfeed__xml *xml);

#endif
