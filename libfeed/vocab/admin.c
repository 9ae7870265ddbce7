/* SPDX-License-Identifier: MIT */
/* Admin: the program that made the feed (vocabulary §3.23). */
#include "base/str.h"
#include "vocab/vocab_state.h"

#define RULE(name, where, field, rank, action)                                 \
  {                                                                            \
    LIBFEED__STR_INIT(name), LIBFEED__IN_##where, field, LIBFEED__RANK_##rank, \
        &action, &libfeed__ns_admin                                            \
  }

/* clang-format off */
static const libfeed__rule rules[] = {
  RULE("generatorAgent", CHANNEL, LIBFEED__FIELD_GENERATOR_URI, GENERATOR_ADMIN, libfeed__act_resource),
};
/* clang-format on */

const libfeed__namespace libfeed__ns_admin = {
    LIBFEED__STR_INIT("admin"),
    {"", 0},
    LIBFEED__STR_INIT("http://webns.net/mvcb/"),
    "webns.net/mvcb\0",
    rules,
    sizeof rules / sizeof *rules,
    false};
