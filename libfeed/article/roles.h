/* SPDX-License-Identifier: MIT */
/* Roles: what each line is to the article. */
#ifndef LIBFEED_ARTICLE_ROLES_H
#define LIBFEED_ARTICLE_ROLES_H

#include "article/parts.h"
#include "article/pick.h"

/* Where the metadata stands: lines, or SIZE_MAX. */
typedef struct libfeed__places {
  size_t title, date, author, summary, kicker, rights;
} libfeed__places;

/* Finds teasers behind the article (`is_teaser`), gives every line a role and
   finds what has a line of its own. `picks` may have found nothing. */
void libfeed__roles_find(libfeed__judgement *judgement,
                         const libfeed__picks *picks, const libfeed__part *part,
                         libfeed__places *places);

/* True where the line's text breaks off: no full stop, or an ellipsis. */
bool libfeed__line_is_cut(const libfeed__line *line);

/* True for what belongs to the content. */
bool libfeed__line_is_content(const libfeed__line *line);

#endif
