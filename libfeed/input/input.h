/* SPDX-License-Identifier: MIT */
/* input: bytes → UTF-8, with the decision about the charset and its evidence.
   Consumes byte order mark and XML declaration, drops what XML forbids, finds
   out what kind of input it is and hands it to the stage that reads it. */
#ifndef LIBFEED_INPUT_INPUT_H
#define LIBFEED_INPUT_INPUT_H

#include "article/article.h"
#include "base/context.h"
#include "vocab/vocab.h"
#include "xml/xml.h"

typedef struct libfeed__input
    libfeed__input; /* struct in input/input_state.h */

/* NULL without memory. Stages are made when the kind is known; `channel` gets
   the charset and its evidence. */
libfeed__input *libfeed__input_new(libfeed__context *context,
                                   libfeed__vocab *vocab,
                                   libfeed__normal *normal,
                                   libfeed_channel *channel);
void libfeed__input_free(libfeed__input *input);
void libfeed__input_push(libfeed__input *input, const char *data, size_t len);
void libfeed__input_finish(libfeed__input *input);

#endif
