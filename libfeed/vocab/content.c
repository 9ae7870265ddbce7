/* SPDX-License-Identifier: MIT */
/* The content module of RSS 1.0 (vocabulary §3.3). */
#include "base/str.h"
#include "vocab/vocab_state.h"

#define RULE(name, where, field, rank, action)                                 \
  {                                                                            \
    LIBFEED__STR_INIT(name), LIBFEED__IN_##where, field, LIBFEED__RANK_##rank, \
        &action, &libfeed__ns_content                                          \
  }

/* clang-format off */
static const libfeed__rule rules[] = {
  RULE("encoded", ITEM,    LIBFEED_FIELD_CONTENT, CONTENT_ENCODED, libfeed__act_html),
  RULE("item",    LIST,    0,                     ONLY,            libfeed__act_list),
  RULE("items",   ITEM,    0,                     ONLY,            libfeed__act_list),
};
/* clang-format on */

const libfeed__namespace libfeed__ns_content = {
    LIBFEED__STR_INIT("content"),
    {"", 0},
    LIBFEED__STR_INIT("http://purl.org/rss/1.0/modules/content/"),
    "purl.org/rss/1.0/modules/content\0",
    rules,
    sizeof rules / sizeof *rules,
    false};
