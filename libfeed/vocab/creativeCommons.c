/* SPDX-License-Identifier: MIT */
/* Creative Commons, the module of RSS 2.0 (vocabulary §3.21). */
#include "base/str.h"
#include "vocab/vocab_state.h"

#define RULE(name, where, field, rank, action)                                 \
  {                                                                            \
    LIBFEED__STR_INIT(name), LIBFEED__IN_##where, field, LIBFEED__RANK_##rank, \
        &action, &libfeed__ns_creativeCommons                                  \
  }

/* clang-format off */
static const libfeed__rule rules[] = {
  RULE("license", BOTH,    LIBFEED_FIELD_LICENSE, LICENSE_CC_RSS, libfeed__act_url),
};
/* clang-format on */

const libfeed__namespace libfeed__ns_creativeCommons = {
    LIBFEED__STR_INIT("creativeCommons"),
    {"", 0},
    LIBFEED__STR_INIT("http://backend.userland.com/creativeCommonsRssModule"),
    "backend.userland.com/creativecommonsrssmodule\0"
    "cyber.law.harvard.edu/rss/creativecommonsrssmodule.html\0"
    "cyber.law.harvard.edu/rss/creativecommonsrssmodule\0",
    rules,
    sizeof rules / sizeof *rules,
    false};
