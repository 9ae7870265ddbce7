/* SPDX-License-Identifier: MIT */
/* Agreement: what lines near an article say of each other. A headline comes
   again in a path or in the page's title, a name below the text, a date in a
   second form. */
#ifndef LIBFEED_ARTICLE_AGREE_H
#define LIBFEED_ARTICLE_AGREE_H

#include "article/pick.h"

/* "Home » Europe » …": at least two marks of a path, or one at the start. */
bool libfeed__is_path(const libfeed__line *line);

bool libfeed__is_same_day(const libfeed__candidate *a,
                          const libfeed__candidate *b);

/* Adds the features that compare candidates with other lines. */
void libfeed__agree(libfeed__picks *picks, const libfeed__judgement *judgement);

#endif
