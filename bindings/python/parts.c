/* SPDX-License-Identifier: MIT */
/* The fields of what entries and feeds are made of: links, persons, categories,
   texts, media, blocks, extension elements and problems. */
#include "record.h"
#include "value.h"

#include <string.h>

/* A kind with the fields of its table, and what is special about it. */
#define KIND(type, ...)                                                        \
  FEW_ENOUGH(type##_fields);                                                   \
  record_kind libfeed_py_##type##_kind = {.name = #type,                       \
                                          .title = "libfeed._native." #type,   \
                                          .fields = type##_fields,             \
                                          .n_fields = COUNT(type##_fields),    \
                                          __VA_ARGS__}

#define TEXT(type, name) libfeed_py_text(libfeed_##type##_##name(native))
#define WORD(type, name) libfeed_py_word(libfeed_##type##_##name(native))
#define NUMBER(type, name) libfeed_py_number(libfeed_##type##_##name(native))
#define THOUSANDTHS(type, name)                                                \
  libfeed_py_thousandths(libfeed_##type##_##name(native))

/* -- links, persons, categories ----------------------------------------------
 */

/* The address as written: most often the one that was made already, as the
   first of the fields. */
static PyObject *raw_of(const libfeed_link *link, PyObject *first) {
  libfeed_str href = libfeed_link_href(link);
  libfeed_str raw = libfeed_link_raw(link);
  if (raw.len == href.len && memcmp(raw.data, href.data, raw.len) == 0)
    return Py_NewRef(first);
  return libfeed_py_text(raw);
}

#define LINK_FIELDS(X)                                                         \
  X(link, href, ABSENT_NONE, TEXT(link, href))                                 \
  X(link, rel, ABSENT_NONE, WORD(link, rel))                                   \
  X(link, type, ABSENT_NONE, WORD(link, type))                                 \
  X(link, hreflang, ABSENT_NONE, WORD(link, hreflang))                         \
  X(link, title, ABSENT_NONE, TEXT(link, title))                               \
  X(link, length, ABSENT_NONE, NUMBER(link, length))                           \
  X(link, raw, ABSENT_NONE, raw_of(native, self->values[0]))

LINK_FIELDS(FIELD_MAKER)
static const record_field link_fields[] = {LINK_FIELDS(FIELD_ROW)};
KIND(link, .is_whole = 1);

#define PERSON_FIELDS(X)                                                       \
  X(person, name, ABSENT_NONE, WORD(person, name))                             \
  X(person, email, ABSENT_NONE, WORD(person, email))                           \
  X(person, uri, ABSENT_NONE, WORD(person, uri))                               \
  X(person, role, ABSENT_NONE, WORD(person, role))                             \
  X(person, raw, ABSENT_NONE, TEXT(person, raw))                               \
  X(person, noreply, ABSENT_FALSE,                                             \
    libfeed_py_bool(libfeed_person_is_noreply(native)))

PERSON_FIELDS(FIELD_MAKER)
static const record_field person_fields[] = {PERSON_FIELDS(FIELD_ROW)};
KIND(person, .is_whole = 1);

#define CATEGORY_FIELDS(X)                                                     \
  X(category, term, ABSENT_NONE, TEXT(category, term))                         \
  X(category, scheme, ABSENT_NONE, WORD(category, scheme))                     \
  X(category, label, ABSENT_NONE, TEXT(category, label))

CATEGORY_FIELDS(FIELD_MAKER)
static const record_field category_fields[] = {CATEGORY_FIELDS(FIELD_ROW)};
KIND(category, .is_whole = 1);

/* -- texts, and what was said about a field
 * ------------------------------------ */

#define TEXT_FIELDS(X)                                                         \
  X(text, type, ABSENT_NONE, WORD(text, media_type))                           \
  X(text, value, ABSENT_NONE, TEXT(text, value))                               \
  X(text, language, ABSENT_NONE, WORD(text, language))                         \
  X(text, base, ABSENT_NONE, WORD(text, base))                                 \
  X(text, src, ABSENT_NONE, TEXT(text, src))

TEXT_FIELDS(FIELD_MAKER)
static const record_field text_fields[] = {TEXT_FIELDS(FIELD_ROW)};
KIND(text, .is_whole = 0);

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
KIND(candidate, .is_whole = 0);

/* -- media
 * ------------------------------------------------------------------------ */

PART_AT(media, credit, credit);
PART_AT(media, thumbnail, thumbnail);

static PyObject *keyword_at(const void *media, size_t index) {
  return libfeed_py_text(libfeed_media_keyword(media, index));
}

#define MEDIA_FIELDS(X)                                                        \
  X(media, url, ABSENT_NONE, TEXT(media, url))                                 \
  X(media, type, ABSENT_NONE, WORD(media, type))                               \
  X(media, medium, ABSENT_NONE, WORD(media, medium))                           \
  X(media, length, ABSENT_NONE, NUMBER(media, length))                         \
  X(media, duration, ABSENT_NONE, THOUSANDTHS(media, duration))                \
  X(media, width, ABSENT_NONE, NUMBER(media, width))                           \
  X(media, height, ABSENT_NONE, NUMBER(media, height))                         \
  X(media, title, ABSENT_NONE, TEXT(media, title))                             \
  X(media, description, ABSENT_NONE, TEXT(media, description))                 \
  X(media, credits, ABSENT_LIST,                                               \
    libfeed_py_records(&libfeed_py_person_kind, self->owner, native,           \
                       libfeed_media_credit_count(native), credit_at))         \
  X(media, thumbnails, ABSENT_LIST,                                            \
    libfeed_py_records(&libfeed_py_media_kind, self->owner, native,            \
                       libfeed_media_thumbnail_count(native), thumbnail_at))   \
  X(media, keywords, ABSENT_LIST,                                              \
    libfeed_py_list(native, libfeed_media_keyword_count(native), keyword_at))  \
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
KIND(media, .has_lists = 1);

/* -- loose text
 * ------------------------------------------------------------------- */

#define BLOCK_FIELDS(X)                                                        \
  X(block, role, ABSENT_NONE,                                                  \
    PyUnicode_InternFromString(libfeed_role_name(libfeed_block_role(native)))) \
  X(block, text, ABSENT_NONE, TEXT(block, text))

BLOCK_FIELDS(FIELD_MAKER)
static const record_field block_fields[] = {BLOCK_FIELDS(FIELD_ROW)};
KIND(block, .is_whole = 1);

/* -- extension elements
 * ------------------------------------------------------------ */

static PyObject *attribute_at(const void *node, size_t index) {
  return Py_BuildValue(
      "(NNN)", libfeed_py_text(libfeed_node_attribute_uri(node, index)),
      libfeed_py_string(libfeed_node_attribute_name(node, index)),
      libfeed_py_string(libfeed_node_attribute_value(node, index)));
}

PART_AT(node, child, child);

#define NODE_FIELDS(X)                                                         \
  X(node, ns, ABSENT_NONE, WORD(node, uri))                                    \
  X(node, prefix, ABSENT_NONE, WORD(node, prefix))                             \
  X(node, name, ABSENT_NONE, WORD(node, name))                                 \
  X(node, text, ABSENT_NONE, TEXT(node, text))                                 \
  X(node, attributes, ABSENT_LIST,                                             \
    libfeed_py_list(native, libfeed_node_attribute_count(native),              \
                    attribute_at))                                             \
  X(node, children, ABSENT_LIST,                                               \
    libfeed_py_records(&libfeed_py_node_kind, self->owner, native,             \
                       libfeed_node_child_count(native), child_at))

NODE_FIELDS(FIELD_MAKER)
static const record_field node_fields[] = {NODE_FIELDS(FIELD_ROW)};
KIND(node, .has_lists = 1);

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
KIND(problem, .is_whole = 1);
