/* SPDX-License-Identifier: MIT */
/* Dublin Core elements (vocabulary §3.1). */
#include "base/str.h"
#include "vocab/vocab_state.h"

/* dc:date does not say what of: it stands in for whichever date is missing. */
static void date_end(libfeed__vocab *vocab, libfeed__frame *frame,
                     libfeed_str value) {
  uint16_t rank = libfeed__outer(frame)->children == LIBFEED__PARENT_CHANNEL
                      ? LIBFEED__RANK_FEED_UPDATED_DC_DATE
                      : LIBFEED__RANK_UPDATED_DC_DATE;
  libfeed__add_value(vocab, frame, LIBFEED_FIELD_PUBLISHED, frame->rule->rank,
                     value);
  libfeed__add_value(vocab, frame, LIBFEED_FIELD_UPDATED, rank, value);
}

static const libfeed__action act_date = {NULL, date_end, LIBFEED__MODE_VALUE,
                                         LIBFEED__PARENT_NONE,
                                         LIBFEED__CLASS_FIELD};

#define RULE(name, where, field, rank, action)                                 \
  {                                                                            \
    LIBFEED__STR_INIT(name), LIBFEED__IN_##where, field, LIBFEED__RANK_##rank, \
        &action, &libfeed__ns_dc                                               \
  }

/* clang-format off */
static const libfeed__rule rules[] = {
  RULE("author",      BOTH,    LIBFEED_FIELD_AUTHORS,      PERSON_DC_AUTHOR,  libfeed__act_person),
  RULE("contributor", BOTH,    LIBFEED_FIELD_CONTRIBUTORS, PERSON_DC,         libfeed__act_person),
  RULE("creator",     BOTH,    LIBFEED_FIELD_AUTHORS,      PERSON_DC,         libfeed__act_person),
  RULE("date",        BOTH,    0,                          PUBLISHED_DC_DATE, act_date),
  RULE("description", BOTH,    LIBFEED_FIELD_SUMMARY,      SUMMARY_DC,        libfeed__act_html),
  RULE("identifier",  BOTH,    LIBFEED_FIELD_ID,           ID_DC,             libfeed__act_value),
  RULE("language",    BOTH,    LIBFEED_FIELD_LANGUAGE,     LANGUAGE_DC,       libfeed__act_value),
  RULE("publisher",   CHANNEL, LIBFEED_FIELD_PUBLISHERS,   PERSON_DC,         libfeed__act_person),
  RULE("rights",      BOTH,    LIBFEED_FIELD_RIGHTS,       RIGHTS_DC,         libfeed__act_title),
  RULE("subject",     BOTH,    0,                          CATEGORY_DC,       libfeed__act_category),
  RULE("title",       BOTH,    LIBFEED_FIELD_TITLE,        TITLE_DC,          libfeed__act_title),
  RULE("title",       IMAGE,   LIBFEED__IMAGE_TITLE,       ONLY,              libfeed__act_image_part),
};
/* clang-format on */

const libfeed__namespace libfeed__ns_dc = {
    LIBFEED__STR_INIT("dc"),
    {"", 0},
    LIBFEED__STR_INIT("http://purl.org/dc/elements/1.1/"),
    "purl.org/dc/elements/1.1\0"
    "purl.org/dc/elements/1.0\0"
    "dublincore.org/documents/dcmi-namespace\0",
    rules,
    sizeof rules / sizeof *rules,
    false};
