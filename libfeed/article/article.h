/* SPDX-License-Identifier: MIT */
/* article: lines of loose text → one article and what surrounds it. */
#ifndef LIBFEED_ARTICLE_ARTICLE_H
#define LIBFEED_ARTICLE_ARTICLE_H

#include "base/context.h"
#include "model/model.h"
#include "normal/normal.h"

typedef struct libfeed__article libfeed__article;

/* `channel` is the draft of the channel that the entries belong to. NULL
   without memory. */
libfeed__article *libfeed__article_new(libfeed__context *context,
                                       libfeed__normal *normal,
                                       libfeed_channel *channel);
void libfeed__article_free(libfeed__article *article);
/* The next piece of the UTF-8 stream, as with xml/. */
void libfeed__article_push(libfeed__article *article, const char *data,
                           size_t len, uint64_t offset);
/* The end of the input: entries are made, or the context fails with
   E_NOT_FEED. */
void libfeed__article_finish(libfeed__article *article);

#endif
