/* SPDX-License-Identifier: MIT */
/* The fields of what entries and feeds are made of: links, persons, categories,
   texts, media, blocks, extension elements and problems. */
#include "record.h"
#include "value.h"

#define COUNT(array) ((int)(sizeof(array) / sizeof((array)[0])))

/* A kind with the fields of its table. */
#define KIND(type, table, has_lists)                                           \
  record_kind libfeed_py_##type##_kind = {#type,     "libfeed._native." #type, \
                                          table,     COUNT(table),             \
                                          has_lists, NULL,                     \
                                          NULL,      NULL}

#define TEXT(type, name) libfeed_py_text(libfeed_##type##_##name(native))
#define NUMBER(type, name) libfeed_py_number(libfeed_##type##_##name(native))
#define THOUSANDTHS(type, name)                                                \
  libfeed_py_thousandths(libfeed_##type##_##name(native))

/* -- links, persons, categories ----------------------------------------------
 */

#define LINK_FIELDS(X)                                                         \
  X(link, href, ABSENT_NONE, TEXT(link, href))                                 \
  X(link, rel, ABSENT_NONE, TEXT(link, rel))                                   \
  X(link, type, ABSENT_NONE, TEXT(link, type))                                 \
  X(link, hreflang, ABSENT_NONE, TEXT(link, hreflang))                         \
  X(link, title, ABSENT_NONE, TEXT(link, title))                               \
  X(link, length, ABSENT_NONE, NUMBER(link, length))                           \
  X(link, raw, ABSENT_NONE, TEXT(link, raw))

LINK_FIELDS(FIELD_MAKER)
static const record_field link_fields[] = {LINK_FIELDS(FIELD_ROW)};
KIND(link, link_fields, 0);

#define PERSON_FIELDS(X)                                                       \
  X(person, name, ABSENT_NONE, TEXT(person, name))                             \
  X(person, email, ABSENT_NONE, TEXT(person, email))                           \
  X(person, uri, ABSENT_NONE, TEXT(person, uri))                               \
  X(person, role, ABSENT_NONE, TEXT(person, role))                             \
  X(person, raw, ABSENT_NONE, TEXT(person, raw))                               \
  X(person, noreply, ABSENT_FALSE,                                             \
    libfeed_py_bool(libfeed_person_is_noreply(native)))

PERSON_FIELDS(FIELD_MAKER)
static const record_field person_fields[] = {PERSON_FIELDS(FIELD_ROW)};
KIND(person, person_fields, 0);

#define CATEGORY_FIELDS(X)                                                     \
  X(category, term, ABSENT_NONE, TEXT(category, term))                         \
  X(category, scheme, ABSENT_NONE, TEXT(category, scheme))                     \
  X(category, label, ABSENT_NONE, TEXT(category, label))

CATEGORY_FIELDS(FIELD_MAKER)
static const record_field category_fields[] = {CATEGORY_FIELDS(FIELD_ROW)};
KIND(category, category_fields, 0);

/* -- texts, and what was said about a field
 * ------------------------------------ */

#define TEXT_FIELDS(X)                                                         \
  X(text, type, ABSENT_NONE, TEXT(text, media_type))                           \
  X(text, value, ABSENT_NONE, TEXT(text, value))                               \
  X(text, language, ABSENT_NONE, TEXT(text, language))                         \
  X(text, base, ABSENT_NONE, TEXT(text, base))                                 \
  X(text, src, ABSENT_NONE, TEXT(text, src))

TEXT_FIELDS(FIELD_MAKER)
static const record_field text_fields[] = {TEXT_FIELDS(FIELD_ROW)};
KIND(text, text_fields, 0);

typedef libfeed_text libfeed_candidate;

#define CANDIDATE_FIELDS(X)                                                    \
  X(candidate, uri, ABSENT_NONE, TEXT(text, element_uri))                      \
  X(candidate, name, ABSENT_NONE, TEXT(text, element_name))                    \
  X(candidate, type, ABSENT_NONE, TEXT(text, media_type))                      \
  X(candidate, value, ABSENT_NONE, TEXT(text, value))                          \
  X(candidate, language, ABSENT_NONE, TEXT(text, language))                    \
  X(candidate, base, ABSENT_NONE, TEXT(text, base))                            \
  X(candidate, position, ABSENT_NONE,                                          \
    libfeed_py_position(libfeed_text_position(native)))

CANDIDATE_FIELDS(FIELD_MAKER)
static const record_field candidate_fields[] = {CANDIDATE_FIELDS(FIELD_ROW)};
KIND(candidate, candidate_fields, 0);

/* -- media
 * ------------------------------------------------------------------------ */

static const void *credit_at(const void *media, size_t index) {
  return libfeed_media_credit(media, index);
}

static const void *thumbnail_at(const void *media, size_t index) {
  return libfeed_media_thumbnail(media, index);
}

static PyObject *keyword_at(const void *media, size_t index) {
  return libfeed_py_text(libfeed_media_keyword(media, index));
}

#define MEDIA_FIELDS(X)                                                        \
  X(media, url, ABSENT_NONE, TEXT(media, url))                                 \
  X(media, type, ABSENT_NONE, TEXT(media, type))                               \
  X(media, medium, ABSENT_NONE, TEXT(media, medium))                           \
  X(media, length, ABSENT_NONE, NUMBER(media, length))                         \
  X(media, duration, ABSENT_NONE, THOUSANDTHS(media, duration))                \
  X(media, width, ABSENT_NONE, NUMBER(media, width))                           \
  X(media, height, ABSENT_NONE, NUMBER(media, height))                         \
  X(media, title, ABSENT_NONE, TEXT(media, title))                             \
  X(media, description, ABSENT_NONE, TEXT(media, description))                 \
  X(media, credits, ABSENT_LIST,                                               \
    libfeed_py_records(self, &libfeed_py_person_kind,                          \
                       libfeed_media_credit_count(native), credit_at))         \
  X(media, thumbnails, ABSENT_LIST,                                            \
    libfeed_py_records(self, &libfeed_py_media_kind,                           \
                       libfeed_media_thumbnail_count(native), thumbnail_at))   \
  X(media, keywords, ABSENT_LIST,                                              \
    libfeed_py_list(self, libfeed_media_keyword_count(native), keyword_at))    \
  X(media, group, ABSENT_NONE, NUMBER(media, group))                           \
  X(media, time, ABSENT_NONE, THOUSANDTHS(media, time))                        \
  X(media, bitrate, ABSENT_NONE, NUMBER(media, bitrate))                       \
  X(media, framerate, ABSENT_NONE, THOUSANDTHS(media, framerate))              \
  X(media, samplingrate, ABSENT_NONE, NUMBER(media, samplingrate))             \
  X(media, channels, ABSENT_NONE, NUMBER(media, channels))                     \
  X(media, language, ABSENT_NONE, TEXT(media, language))                       \
  X(media, expression, ABSENT_NONE, TEXT(media, expression))                   \
  X(media, default, ABSENT_FALSE,                                              \
    libfeed_py_bool(libfeed_media_is_default(native)))                         \
  X(media, link, ABSENT_NONE, TEXT(media, link))                               \
  X(media, player, ABSENT_NONE, TEXT(media, player))                           \
  X(media, hash, ABSENT_NONE, TEXT(media, hash))                               \
  X(media, hash_algorithm, ABSENT_NONE, TEXT(media, hash_algorithm))           \
  X(media, rating, ABSENT_NONE, TEXT(media, rating))                           \
  X(media, rating_scheme, ABSENT_NONE, TEXT(media, rating_scheme))             \
  X(media, rights, ABSENT_NONE, TEXT(media, rights))                           \
  X(media, license, ABSENT_NONE, TEXT(media, license))

MEDIA_FIELDS(FIELD_MAKER)
static const record_field media_fields[] = {MEDIA_FIELDS(FIELD_ROW)};
KIND(media, media_fields, 1);

/* -- loose text
 * ------------------------------------------------------------------- */

#define BLOCK_FIELDS(X)                                                        \
  X(block, role, ABSENT_NONE,                                                  \
    PyUnicode_InternFromString(libfeed_role_name(libfeed_block_role(native)))) \
  X(block, text, ABSENT_NONE, TEXT(block, text))

BLOCK_FIELDS(FIELD_MAKER)
static const record_field block_fields[] = {BLOCK_FIELDS(FIELD_ROW)};
KIND(block, block_fields, 0);

/* -- extension elements
 * ------------------------------------------------------------ */

static PyObject *attribute_at(const void *node, size_t index) {
  return Py_BuildValue(
      "(NNN)", libfeed_py_text(libfeed_node_attribute_uri(node, index)),
      libfeed_py_string(libfeed_node_attribute_name(node, index)),
      libfeed_py_string(libfeed_node_attribute_value(node, index)));
}

static const void *child_at(const void *node, size_t index) {
  return libfeed_node_child(node, index);
}

#define NODE_FIELDS(X)                                                         \
  X(node, ns, ABSENT_NONE, TEXT(node, uri))                                    \
  X(node, prefix, ABSENT_NONE, TEXT(node, prefix))                             \
  X(node, name, ABSENT_NONE, TEXT(node, name))                                 \
  X(node, text, ABSENT_NONE, TEXT(node, text))                                 \
  X(node, attributes, ABSENT_LIST,                                             \
    libfeed_py_list(self, libfeed_node_attribute_count(native), attribute_at)) \
  X(node, children, ABSENT_LIST,                                               \
    libfeed_py_records(self, &libfeed_py_node_kind,                            \
                       libfeed_node_child_count(native), child_at))

NODE_FIELDS(FIELD_MAKER)
static const record_field node_fields[] = {NODE_FIELDS(FIELD_ROW)};
KIND(node, node_fields, 1);

/* -- problems
 * ---------------------------------------------------------------------- */

#define PLACE(member)                                                          \
  PyLong_FromUnsignedLongLong(libfeed_problem_position(native).member)

#define PROBLEM_FIELDS(X)                                                      \
  X(problem, code, ABSENT_NONE, TEXT(problem, code))                           \
  X(problem, severity, ABSENT_NONE,                                            \
    PyUnicode_InternFromString(                                                \
        libfeed_severity_name(libfeed_problem_severity(native))))              \
  X(problem, message, ABSENT_NONE, TEXT(problem, message))                     \
  X(problem, offset, ABSENT_ZERO, PLACE(offset))                               \
  X(problem, line, ABSENT_ZERO, PLACE(line))                                   \
  X(problem, column, ABSENT_ZERO, PLACE(column))                               \
  X(problem, entry, ABSENT_NONE, NUMBER(problem, entry))

PROBLEM_FIELDS(FIELD_MAKER)
static const record_field problem_fields[] = {PROBLEM_FIELDS(FIELD_ROW)};
KIND(problem, problem_fields, 0);
