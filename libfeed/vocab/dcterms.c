/* SPDX-License-Identifier: MIT */
/* DC terms (vocabulary §3.2). */
#include "base/str.h"
#include "vocab/vocab_state.h"

#define RULE(name, where, field, rank, action)                                 \
  {                                                                            \
    LIBFEED__STR_INIT(name), LIBFEED__IN_##where, field, LIBFEED__RANK_##rank, \
        &action, &libfeed__ns_dcterms                                          \
  }

/* clang-format off */
static const libfeed__rule rules[] = {
  RULE("abstract",    BOTH,    LIBFEED_FIELD_SUMMARY,      SUMMARY_ABSTRACT,          libfeed__act_html),
  RULE("contributor", BOTH,    LIBFEED_FIELD_CONTRIBUTORS, PERSON_DC,                 libfeed__act_person),
  RULE("created",     BOTH,    LIBFEED_FIELD_PUBLISHED,    PUBLISHED_DCTERMS_CREATED, libfeed__act_value),
  RULE("creator",     BOTH,    LIBFEED_FIELD_AUTHORS,      PERSON_DC,                 libfeed__act_person),
  RULE("description", BOTH,    LIBFEED_FIELD_SUMMARY,      SUMMARY_DCTERMS,           libfeed__act_html),
  RULE("identifier",  BOTH,    LIBFEED_FIELD_ID,           ID_DC,                     libfeed__act_value),
  RULE("issued",      BOTH,    LIBFEED_FIELD_PUBLISHED,    PUBLISHED_DCTERMS_ISSUED,  libfeed__act_value),
  RULE("language",    BOTH,    LIBFEED_FIELD_LANGUAGE,     LANGUAGE_DCTERMS,          libfeed__act_value),
  RULE("license",     BOTH,    LIBFEED_FIELD_LICENSE,      LICENSE_DCTERMS,           libfeed__act_resource),
  RULE("modified",    CHANNEL, LIBFEED_FIELD_UPDATED,      FEED_UPDATED_DCTERMS,      libfeed__act_value),
  RULE("modified",    ITEM,    LIBFEED_FIELD_UPDATED,      UPDATED_DCTERMS,           libfeed__act_value),
  RULE("publisher",   CHANNEL, LIBFEED_FIELD_PUBLISHERS,   PERSON_DC,                 libfeed__act_person),
  RULE("rights",      BOTH,    LIBFEED_FIELD_RIGHTS,       RIGHTS_DCTERMS,            libfeed__act_title),
  RULE("subject",     BOTH,    0,                          CATEGORY_DC,               libfeed__act_category),
  RULE("title",       BOTH,    LIBFEED_FIELD_TITLE,        TITLE_DCTERMS,             libfeed__act_title),
  RULE("valid",       ITEM,    LIBFEED_FIELD_EXPIRES,      EXPIRES_DCTERMS,           libfeed__act_value),
};
/* clang-format on */

const libfeed__namespace libfeed__ns_dcterms = {
    LIBFEED__STR_INIT("dcterms"),
    LIBFEED__STR_INIT("dct"),
    LIBFEED__STR_INIT("http://purl.org/dc/terms/"),
    "purl.org/dc/terms\0"
    "dublincore.org/documents/dcmi-terms\0"
    "dublincore.org/specifications/dublin-core/dcmi-terms\0",
    rules,
    sizeof rules / sizeof *rules,
    false};
