/* SPDX-License-Identifier: MIT */
/* The syndication module of RSS 1.0 (vocabulary §3.4). */
#include "base/str.h"
#include "vocab/vocab_state.h"

#define RULE(name, where, field, rank, action)                                 \
  {                                                                            \
    LIBFEED__STR_INIT(name), LIBFEED__IN_##where, field, LIBFEED__RANK_##rank, \
        &action, &libfeed__ns_sy                                               \
  }

/* clang-format off */
static const libfeed__rule rules[] = {
  RULE("updateBase",      CHANNEL, LIBFEED__FIELD_UPDATE_BASE,      ONLY, libfeed__act_value),
  RULE("updateFrequency", CHANNEL, LIBFEED__FIELD_UPDATE_FREQUENCY, ONLY, libfeed__act_value),
  RULE("updatePeriod",    CHANNEL, LIBFEED__FIELD_UPDATE_PERIOD,    ONLY, libfeed__act_value),
};
/* clang-format on */

const libfeed__namespace libfeed__ns_sy = {
    LIBFEED__STR_INIT("sy"),
    LIBFEED__STR_INIT("syn"),
    LIBFEED__STR_INIT("http://purl.org/rss/1.0/modules/syndication/"),
    "purl.org/rss/1.0/modules/syndication\0",
    rules,
    sizeof rules / sizeof *rules,
    false};
