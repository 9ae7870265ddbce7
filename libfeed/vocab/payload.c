/* SPDX-License-Identifier: MIT */
/* The payload of RSS 1.1 (vocabulary §1.7): XHTML, with a div around it or
   without. */
#include "base/str.h"
#include "vocab/vocab_state.h"

static void payload_start(libfeed__vocab *vocab, libfeed__frame *frame,
                          const libfeed__element *element) {
  (void)element;
  vocab->text.type = LIBFEED_TEXT_XHTML;
  frame->escapes = frame->strips = true;
  libfeed__skips_content(vocab, frame);
}

static void payload_end(libfeed__vocab *vocab, libfeed__frame *frame,
                        libfeed_str value) {
  libfeed__add_text(vocab, frame, frame->rule->field, frame->rule->rank, value);
}

static const libfeed__action act_payload = {
    payload_start, payload_end, LIBFEED__MODE_XML, LIBFEED__PARENT_NONE,
    LIBFEED__CLASS_FIELD};

#define RULE(name, where, field, rank, action)                                 \
  {                                                                            \
    LIBFEED__STR_INIT(name), LIBFEED__IN_##where, field, LIBFEED__RANK_##rank, \
        &action, &libfeed__ns_payload                                          \
  }

/* clang-format off */
static const libfeed__rule rules[] = {
  RULE("payload", ITEM,    LIBFEED_FIELD_CONTENT, CONTENT_PAYLOAD, act_payload),
};
/* clang-format on */

const libfeed__namespace libfeed__ns_payload = {
    LIBFEED__STR_INIT("payload"),
    {"", 0},
    LIBFEED__STR_INIT("http://purl.org/net/rss1.1/payload#"),
    "purl.org/net/rss1.1/payload\0",
    rules,
    sizeof rules / sizeof *rules,
    false};
