/* SPDX-License-Identifier: MIT */
/* Language: by stop words, and by script where that is enough. */
#ifndef LIBFEED_ARTICLE_LANGUAGE_H
#define LIBFEED_ARTICLE_LANGUAGE_H

#include "article/judge.h"

/* The language of the lines [from, to) that are kept, as a tag; static. Empty
   where they say too little. */
libfeed_str libfeed__language_guess(const libfeed__line *lines, size_t from,
                                    size_t to);

#endif
