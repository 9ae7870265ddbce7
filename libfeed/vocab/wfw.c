/* SPDX-License-Identifier: MIT */
/* Well-formed web: comments (vocabulary §3.6). */
#include "base/str.h"
#include "vocab/vocab_state.h"

#define RULE(name, where, field, rank, action)                                 \
  {                                                                            \
    LIBFEED__STR_INIT(name), LIBFEED__IN_##where, field, LIBFEED__RANK_##rank, \
        &action, &libfeed__ns_wfw                                              \
  }

/* clang-format off */
static const libfeed__rule rules[] = {
  RULE("commentRss", ITEM,    LIBFEED__FIELD_COMMENTS_FEED, ONLY, libfeed__act_url),
};
/* clang-format on */

const libfeed__namespace libfeed__ns_wfw = {
    LIBFEED__STR_INIT("wfw"),
    {"", 0},
    LIBFEED__STR_INIT("http://wellformedweb.org/CommentAPI/"),
    "wellformedweb.org/commentapi\0",
    rules,
    sizeof rules / sizeof *rules,
    false};
