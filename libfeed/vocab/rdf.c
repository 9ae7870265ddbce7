/* SPDX-License-Identifier: MIT */
/* RDF: the root of RSS 0.90 and 1.0, and the containers that modules use
   (vocabulary §3.35). */
#include "base/str.h"
#include "vocab/vocab_state.h"

/* RDF is more than feeds: without RSS in it the document is none. */
static void rdf_start(libfeed__vocab *vocab, libfeed__frame *frame,
                      const libfeed__element *element) {
  (void)element;
  frame->object = NULL;
  if (vocab->root != LIBFEED__ROOT_UNKNOWN)
    return;
  libfeed__channel_scope(vocab, frame);
  if (vocab->has_rss_090)
    libfeed__root_feed(vocab, LIBFEED_FORMAT_RSS_0_90);
  else if (vocab->has_rss)
    libfeed__root_feed(vocab, LIBFEED_FORMAT_RSS_1_0);
  else
    vocab->root = LIBFEED__ROOT_RDF;
}

static const libfeed__action act_rdf = {rdf_start, NULL, LIBFEED__MODE_TREE,
                                        LIBFEED__PARENT_ROOT,
                                        LIBFEED__CLASS_ROOT};

/* content:items → rdf:Bag → rdf:li → content:item → rdf:value: the content. */
static void value_start(libfeed__vocab *vocab, libfeed__frame *frame,
                        const libfeed__element *element) {
  if (vocab->entry == NULL || frame->record != &vocab->entry->record)
    libfeed__skip(vocab);
  else
    libfeed__html_text_start(vocab, frame, element);
}

static void value_end(libfeed__vocab *vocab, libfeed__frame *frame,
                      libfeed_str value) {
  libfeed__add_text(vocab, frame, frame->rule->field, frame->rule->rank, value);
}

static const libfeed__action act_content_value = {
    value_start, value_end, LIBFEED__MODE_HTML, LIBFEED__PARENT_NONE,
    LIBFEED__CLASS_FIELD};

#define RULE(name, where, field, rank, action)                                 \
  {                                                                            \
    LIBFEED__STR_INIT(name), LIBFEED__IN_##where, field, LIBFEED__RANK_##rank, \
        &action, &libfeed__ns_rdf                                              \
  }

/* clang-format off */
static const libfeed__rule rules[] = {
  RULE("Alt",   LIST,    0,                     ONLY,          libfeed__act_list),
  RULE("Bag",   LIST,    0,                     ONLY,          libfeed__act_list),
  RULE("li",    LIST,    0,                     ONLY,          libfeed__act_list),
  RULE("RDF",   ROOT,    0,                     ONLY,          act_rdf),
  RULE("Seq",   LIST,    0,                     ONLY,          libfeed__act_list),
  RULE("value", LIST,    LIBFEED_FIELD_CONTENT, CONTENT_ITEMS, act_content_value),
};
/* clang-format on */

const libfeed__namespace libfeed__ns_rdf = {
    LIBFEED__STR_INIT("rdf"),
    {"", 0},
    LIBFEED__STR_INIT("http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
    "www.w3.org/1999/02/22-rdf-syntax-ns\0",
    rules,
    sizeof rules / sizeof *rules,
    false};
