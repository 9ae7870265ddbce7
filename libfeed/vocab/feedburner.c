/* SPDX-License-Identifier: MIT */
/* FeedBurner: the link before it led through a counter (vocabulary §3.32). */
#include "base/str.h"
#include "vocab/vocab_state.h"

static void original_end(libfeed__vocab *vocab, libfeed__frame *frame,
                         libfeed_str value) {
  if (value.len <= vocab->url_limit)
    libfeed__add_link(vocab, frame, value, LIBFEED__STR("alternate"),
                      frame->rule->rank);
  else
    libfeed__report_at(vocab->context, LIBFEED__LIMIT_URL, frame->position,
                       libfeed__empty);
}

static const libfeed__action act_original = {
    NULL, original_end, LIBFEED__MODE_VALUE, LIBFEED__PARENT_NONE,
    LIBFEED__CLASS_FIELD};

#define RULE(name, where, field, rank, action)                                 \
  {                                                                            \
    LIBFEED__STR_INIT(name), LIBFEED__IN_##where, field, LIBFEED__RANK_##rank, \
        &action, &libfeed__ns_feedburner                                       \
  }

/* clang-format off */
static const libfeed__rule rules[] = {
  RULE("origLink", ITEM,    0, LINK_ORIGINAL, act_original),
};
/* clang-format on */

const libfeed__namespace libfeed__ns_feedburner = {
    LIBFEED__STR_INIT("feedburner"),
    {"", 0},
    LIBFEED__STR_INIT("http://rssnamespace.org/feedburner/ext/1.0"),
    "rssnamespace.org/feedburner/ext/1.0\0",
    rules,
    sizeof rules / sizeof *rules,
    false};
