/* SPDX-License-Identifier: MIT */
/* XHTML as an item's child: its content (vocabulary §3.34). What stands inside
   other texts is written down by markup.c. */
#include "base/str.h"
#include "vocab/vocab_state.h"

#define RULE(name, where, field, rank, action)                                 \
  {                                                                            \
    LIBFEED__STR_INIT(name), LIBFEED__IN_##where, field, LIBFEED__RANK_##rank, \
        &action, &libfeed__ns_xhtml                                            \
  }

/* clang-format off */
static const libfeed__rule rules[] = {
  RULE("body", ITEM,    LIBFEED_FIELD_CONTENT, CONTENT_XHTML, libfeed__act_xhtml),
  RULE("div",  ITEM,    LIBFEED_FIELD_CONTENT, CONTENT_XHTML, libfeed__act_xhtml),
};
/* clang-format on */

const libfeed__namespace libfeed__ns_xhtml = {
    LIBFEED__STR_INIT("xhtml"),
    {"", 0},
    LIBFEED__STR_INIT("http://www.w3.org/1999/xhtml"),
    "www.w3.org/1999/xhtml\0",
    rules,
    sizeof rules / sizeof *rules,
    false};
