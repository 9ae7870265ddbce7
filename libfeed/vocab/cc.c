/* SPDX-License-Identifier: MIT */
/* Creative Commons, the RDF vocabulary (§3.22). */
#include "base/str.h"
#include "vocab/vocab_state.h"

#define RULE(name, where, field, rank, action)                                 \
  {                                                                            \
    LIBFEED__STR_INIT(name), LIBFEED__IN_##where, field, LIBFEED__RANK_##rank, \
        &action, &libfeed__ns_cc                                               \
  }

/* clang-format off */
static const libfeed__rule rules[] = {
  RULE("license", BOTH,    LIBFEED_FIELD_LICENSE, LICENSE_CC, libfeed__act_resource),
};
/* clang-format on */

const libfeed__namespace libfeed__ns_cc = {
    LIBFEED__STR_INIT("cc"),
    {"", 0},
    LIBFEED__STR_INIT("http://creativecommons.org/ns#"),
    "creativecommons.org/ns\0"
    "web.resource.org/cc\0"
    "creativecommons.org/ns#license\0",
    rules,
    sizeof rules / sizeof *rules,
    false};
