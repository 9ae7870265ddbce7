/* SPDX-License-Identifier: MIT */
/* The fields of an entry, what was said about them, and its JSON. */
#include "native.h"
#include "value.h"

PART_AT(entry, author, author);
PART_AT(entry, contributor, contributor);
PART_AT(entry, category, category);
PART_AT(entry, link, link_at);
PART_AT(entry, content, content);
PART_AT(entry, media, media);
PART_AT(entry, block, block);
PART_AT(entry, problem, problem);
PART_AT(entry, extension, extension);

static libfeed_origin origin_of(const void *entry, libfeed_field field) {
  return libfeed_entry_origin(entry, field);
}

static int has_flag(libfeed_time time, uint32_t flag) {
  return (time.flags & flag) != 0;
}

#define TEXT(name) libfeed_py_text(libfeed_entry_##name(native))
#define WORD(name) libfeed_py_word(libfeed_entry_##name(native))
#define DATE(name) libfeed_py_date(libfeed_entry_##name(native))
#define TRUTH(name) libfeed_py_bool(libfeed_entry_##name(native))
#define PRECISION(name) libfeed_py_precision(libfeed_entry_##name(native))
#define FLAG(name, flag)                                                       \
  libfeed_py_bool(has_flag(libfeed_entry_##name(native), LIBFEED_TIME_##flag))
#define PART(kind, name)                                                       \
  libfeed_py_record(&libfeed_py_##kind##_kind, libfeed_entry_##name(native),   \
                    self->owner)
#define PARTS(kind, name)                                                      \
  libfeed_py_records(&libfeed_py_##kind##_kind, self->owner, native,           \
                     libfeed_entry_##name##_count(native), name##_at)

#define ENTRY_FIELDS(X)                                                        \
  X(entry, id, ABSENT_NONE, TEXT(id))                                          \
  X(entry, title, ABSENT_NONE, TEXT(title))                                    \
  X(entry, link, ABSENT_NONE, TEXT(link))                                      \
  X(entry, summary, ABSENT_NONE, TEXT(summary))                                \
  X(entry, language, ABSENT_NONE, WORD(language))                              \
  X(entry, rights, ABSENT_NONE, TEXT(rights))                                  \
  X(entry, license, ABSENT_NONE, WORD(license))                                \
  X(entry, published, ABSENT_NONE, DATE(published))                            \
  X(entry, published_raw, ABSENT_NONE, TEXT(published_raw))                    \
  X(entry, published_precision, ABSENT_NONE, PRECISION(published))             \
  X(entry, published_zone_assumed, ABSENT_FALSE,                               \
    FLAG(published, ZONE_ASSUMED))                                             \
  X(entry, updated, ABSENT_NONE, DATE(updated))                                \
  X(entry, updated_raw, ABSENT_NONE, TEXT(updated_raw))                        \
  X(entry, updated_precision, ABSENT_NONE, PRECISION(updated))                 \
  X(entry, updated_zone_assumed, ABSENT_FALSE, FLAG(updated, ZONE_ASSUMED))    \
  X(entry, expires, ABSENT_NONE, DATE(expires))                                \
  X(entry, expires_raw, ABSENT_NONE, TEXT(expires_raw))                        \
  X(entry, expires_precision, ABSENT_NONE, PRECISION(expires))                 \
  X(entry, expires_zone_assumed, ABSENT_FALSE, FLAG(expires, ZONE_ASSUMED))    \
  X(entry, authors, ABSENT_LIST, PARTS(person, author))                        \
  X(entry, contributors, ABSENT_LIST, PARTS(person, contributor))              \
  X(entry, categories, ABSENT_LIST, PARTS(category, category))                 \
  X(entry, links, ABSENT_LIST, PARTS(link, link))                              \
  X(entry, content, ABSENT_LIST, PARTS(text, content))                         \
  X(entry, media, ABSENT_LIST, PARTS(media, media))                            \
  X(entry, image, ABSENT_RECORD, PART(media, image))                           \
  X(entry, comments, ABSENT_NONE, TEXT(comments))                              \
  X(entry, comments_feed, ABSENT_NONE, TEXT(comments_feed))                    \
  X(entry, comments_number, ABSENT_NONE,                                       \
    libfeed_py_number(libfeed_entry_comments_number(native)))                  \
  X(entry, source, ABSENT_RECORD, PART(channel, source))                       \
  X(entry, kind, ABSENT_NONE, TEXT(kind))                                      \
  X(entry, kicker, ABSENT_NONE, TEXT(kicker))                                  \
  X(entry, dateline, ABSENT_NONE, TEXT(dateline))                              \
  X(entry, blocks, ABSENT_LIST, PARTS(block, block))                           \
  X(entry, id_is_permalink, ABSENT_FALSE, TRUTH(id_is_permalink))              \
  X(entry, summary_is_content, ABSENT_FALSE, TRUTH(summary_is_content))        \
  X(entry, truncated, ABSENT_FALSE, TRUTH(is_truncated))                       \
  X(entry, derived, ABSENT_LIST, libfeed_py_derived(native, origin_of))        \
  X(entry, extensions, ABSENT_LIST, PARTS(node, extension))                    \
  X(entry, base, ABSENT_NONE, WORD(base))                                      \
  X(entry, title_detail, ABSENT_RECORD, PART(text, title_text))                \
  X(entry, summary_detail, ABSENT_RECORD, PART(text, summary_text))            \
  X(entry, rights_detail, ABSENT_RECORD, PART(text, rights_text))              \
  X(entry, problems, ABSENT_PROBLEMS,                                          \
    libfeed_py_problem_list(PARTS(problem, problem)))                          \
  X(entry, index, ABSENT_ZERO,                                                 \
    PyLong_FromUnsignedLongLong(libfeed_entry_index(native)))                  \
  X(entry, position, ABSENT_NONE,                                              \
    libfeed_py_position(libfeed_entry_position(native)))

ENTRY_FIELDS(FIELD_MAKER)
static const record_field entry_fields[] = {ENTRY_FIELDS(FIELD_ROW)};
FEW_ENOUGH(entry_fields);

record_kind libfeed_py_entry_kind = {
    .name = "entry",
    .title = "libfeed._native.entry",
    .fields = entry_fields,
    .n_fields = COUNT(entry_fields),
    .has_lists = 1,
};

PyObject *libfeed_py_entry_object(libfeed_entry *entry) {
  return libfeed_py_record(&libfeed_py_entry_kind, entry,
                           (holder){entry, NULL});
}

/* What was said about a field. */
typedef struct said {
  const libfeed_entry *entry;
  libfeed_field field;
} said;

static const void *candidate_at(const void *whole, size_t index) {
  const said *about = whole;
  return libfeed_entry_candidate(about->entry, about->field, index);
}

PyObject *libfeed_py_entry_candidates(PyObject *object, int field) {
  const libfeed_entry *entry =
      libfeed_py_native(object, &libfeed_py_entry_kind);
  if (entry == NULL)
    return PyErr_Occurred() ? NULL : PyList_New(0);
  return libfeed_py_records(
      &libfeed_py_candidate_kind, ((const record *)object)->owner,
      &(const said){entry, (libfeed_field)field},
      libfeed_entry_candidate_count(entry, (libfeed_field)field), candidate_at);
}

static size_t write_json(const void *entry, char *buffer, size_t size) {
  return libfeed_entry_json(entry, buffer, size);
}

PyObject *libfeed_py_entry_json(PyObject *object) {
  const void *entry = libfeed_py_native(object, &libfeed_py_entry_kind);
  return PyErr_Occurred() ? NULL : libfeed_py_json(entry, write_json);
}
