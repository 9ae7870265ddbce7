/* SPDX-License-Identifier: MIT */
/* Atom threading (RFC 4685; vocabulary §3.7). thr:count is an attribute of
 * links. */
#include "base/str.h"
#include "vocab/vocab_state.h"

#define RULE(name, where, field, rank, action)                                 \
  {                                                                            \
    LIBFEED__STR_INIT(name), LIBFEED__IN_##where, field, LIBFEED__RANK_##rank, \
        &action, &libfeed__ns_thr                                              \
  }

/* clang-format off */
static const libfeed__rule rules[] = {
  RULE("total", ITEM,    LIBFEED__FIELD_COMMENTS_NUMBER, COMMENTS_THREAD, libfeed__act_value),
};
/* clang-format on */

const libfeed__namespace libfeed__ns_thr = {
    LIBFEED__STR_INIT("thr"),
    {"", 0},
    LIBFEED__STR_INIT("http://purl.org/syndication/thread/1.0"),
    "purl.org/syndication/thread/1.0\0"
    "purl.org/rss/1.0/modules/threading\0",
    rules,
    sizeof rules / sizeof *rules,
    false};
