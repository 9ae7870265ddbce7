/* SPDX-License-Identifier: MIT */
/* Compose: judged lines → the drafts of an article and of the teasers beside
 * it. */
#ifndef LIBFEED_ARTICLE_COMPOSE_H
#define LIBFEED_ARTICLE_COMPOSE_H

#include "article/parts.h"
#include "normal/normal.h"

/* Makes the entries of one part and hands them to `normal`. */
void libfeed__compose_part(libfeed__context *context, libfeed__normal *normal,
                           const libfeed_channel *channel,
                           const libfeed__lines *lines,
                           const libfeed__part *part);

#endif
