/* SPDX-License-Identifier: MIT */
/* Dateline and kicker: what stands before the first sentence of a paragraph. */
#ifndef LIBFEED_ARTICLE_DATELINE_H
#define LIBFEED_ARTICLE_DATELINE_H

#include "article/dates.h"

/* The dateline at the beginning of a paragraph: place, and agency or date,
   before a dash ("AUSTIN (KXAN) — …"); a part of `text`, empty where there is
   none. */
libfeed_str libfeed__dateline_find(libfeed_str text);

/* The kicker at the beginning of a text: words in capitals before a colon,
   without quotation marks; a part of `text`, or empty. */
libfeed_str libfeed__kicker_find(libfeed_str text);

#endif
