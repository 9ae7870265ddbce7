/* SPDX-License-Identifier: MIT */
/* Slash (vocabulary §3.5). */
#include "base/str.h"
#include "vocab/vocab_state.h"

#define RULE(name, where, field, rank, action)                                 \
  {                                                                            \
    LIBFEED__STR_INIT(name), LIBFEED__IN_##where, field, LIBFEED__RANK_##rank, \
        &action, &libfeed__ns_slash                                            \
  }

/* clang-format off */
static const libfeed__rule rules[] = {
  RULE("comments", ITEM,    LIBFEED__FIELD_COMMENTS_NUMBER, COMMENTS_SLASH, libfeed__act_value),
  RULE("section",  ITEM,    0,                              CATEGORY_SLASH, libfeed__act_category),
};
/* clang-format on */

const libfeed__namespace libfeed__ns_slash = {
    LIBFEED__STR_INIT("slash"),
    {"", 0},
    LIBFEED__STR_INIT("http://purl.org/rss/1.0/modules/slash/"),
    "purl.org/rss/1.0/modules/slash\0",
    rules,
    sizeof rules / sizeof *rules,
    false};
