/* SPDX-License-Identifier: MIT */
/* The fields of what a feed says of itself, and its JSON. */
#include "native.h"
#include "value.h"

PART_AT(channel, author, author);
PART_AT(channel, contributor, contributor);
PART_AT(channel, publisher, publisher);
PART_AT(channel, category, category);
PART_AT(channel, link, link_at);
PART_AT(channel, extension, extension);
static PyObject *hub_at(const void *channel, size_t index) {
  return libfeed_py_text(libfeed_channel_hub(channel, index));
}

static libfeed_origin origin_of(const void *channel, libfeed_field field) {
  return libfeed_channel_origin(channel, field);
}

static PyObject *format_of(const libfeed_channel *channel) {
  libfeed_format format = libfeed_channel_format(channel);
  if (format == LIBFEED_FORMAT_UNKNOWN)
    return libfeed_py_none();
  return PyUnicode_InternFromString(libfeed_format_name(format));
}

/* Puts a new reference under a key and gives it away; 0, or -1 with an
   exception. */
static int put(PyObject *dict, const char *key, PyObject *value) {
  int failed = value == NULL ? -1 : PyDict_SetItemString(dict, key, value);
  Py_XDECREF(value);
  return failed;
}

/* {prefix: URI} as written; the first one of each prefix counts. */
static PyObject *namespaces_of(const libfeed_channel *channel) {
  PyObject *dict = PyDict_New();
  size_t n = libfeed_channel_namespace_count(channel);
  for (size_t i = 0; dict != NULL && i < n; i++) {
    PyObject *prefix =
        libfeed_py_string(libfeed_channel_namespace_prefix(channel, i));
    PyObject *uri =
        libfeed_py_string(libfeed_channel_namespace_uri(channel, i));
    int found = prefix == NULL ? -1 : PyDict_Contains(dict, prefix);
    if (found < 0 || uri == NULL ||
        (found == 0 && PyDict_SetItem(dict, prefix, uri) < 0))
      Py_CLEAR(dict);
    Py_XDECREF(prefix);
    Py_XDECREF(uri);
  }
  return dict;
}

static PyObject *generator_of(const libfeed_channel *channel) {
  return Py_BuildValue(
      "(NNN)", libfeed_py_text(libfeed_channel_generator(channel)),
      libfeed_py_text(libfeed_channel_generator_uri(channel)),
      libfeed_py_text(libfeed_channel_generator_version(channel)));
}

static PyObject *encoding_of(const libfeed_channel *channel) {
  return Py_BuildValue(
      "(NNN)", libfeed_py_text(libfeed_channel_encoding(channel)),
      libfeed_py_text(libfeed_channel_encoding_source(channel)),
      libfeed_py_text(libfeed_channel_encoding_contradicted(channel)));
}

static PyObject *cloud_of(const libfeed_channel *channel) {
  static const char *const names[] = {"domain", "port", "path",
                                      "registerProcedure", "protocol"};
  PyObject *dict = PyDict_New();
  for (size_t i = 0; dict != NULL && i < sizeof names / sizeof names[0]; i++) {
    libfeed_str value = libfeed_channel_cloud(channel, names[i]);
    if (value.len != 0 && put(dict, names[i], libfeed_py_text(value)) < 0)
      Py_CLEAR(dict);
  }
  return dict;
}

/* (ttl, skip_hours as bits, skip_days as bits, period, frequency, base, cloud)
 */
static PyObject *update_of(const libfeed_channel *channel) {
  return Py_BuildValue(
      "(NIINNNN)", libfeed_py_number(libfeed_channel_ttl(channel)),
      (unsigned int)libfeed_channel_skip_hours(channel),
      (unsigned int)libfeed_channel_skip_days(channel),
      libfeed_py_text(libfeed_channel_update_period(channel)),
      libfeed_py_number(libfeed_channel_update_frequency(channel)),
      libfeed_py_date(libfeed_channel_update_base(channel)), cloud_of(channel));
}

static int has_flag(libfeed_time time, uint32_t flag) {
  return (time.flags & flag) != 0;
}

#define TEXT(name) libfeed_py_text(libfeed_channel_##name(native))
#define WORD(name) libfeed_py_word(libfeed_channel_##name(native))
#define DATE(name) libfeed_py_date(libfeed_channel_##name(native))
#define PRECISION(name) libfeed_py_precision(libfeed_channel_##name(native))
#define FLAG(name, flag)                                                       \
  libfeed_py_bool(has_flag(libfeed_channel_##name(native), LIBFEED_TIME_##flag))
#define PART(kind, name)                                                       \
  libfeed_py_record(&libfeed_py_##kind##_kind, libfeed_channel_##name(native), \
                    self->owner)
#define PARTS(kind, name)                                                      \
  libfeed_py_records(&libfeed_py_##kind##_kind, self->owner, native,           \
                     libfeed_channel_##name##_count(native), name##_at)

#define CHANNEL_FIELDS(X)                                                      \
  X(channel, format, ABSENT_NONE, format_of(native))                           \
  X(channel, title, ABSENT_NONE, TEXT(title))                                  \
  X(channel, subtitle, ABSENT_NONE, TEXT(subtitle))                            \
  X(channel, link, ABSENT_NONE, TEXT(link))                                    \
  X(channel, feed_link, ABSENT_NONE, TEXT(feed_link))                          \
  X(channel, id, ABSENT_NONE, TEXT(id))                                        \
  X(channel, language, ABSENT_NONE, WORD(language))                            \
  X(channel, rights, ABSENT_NONE, TEXT(rights))                                \
  X(channel, license, ABSENT_NONE, WORD(license))                              \
  X(channel, published, ABSENT_NONE, DATE(published))                          \
  X(channel, published_raw, ABSENT_NONE, TEXT(published_raw))                  \
  X(channel, published_precision, ABSENT_NONE, PRECISION(published))           \
  X(channel, published_zone_assumed, ABSENT_FALSE,                             \
    FLAG(published, ZONE_ASSUMED))                                             \
  X(channel, updated, ABSENT_NONE, DATE(updated))                              \
  X(channel, updated_raw, ABSENT_NONE, TEXT(updated_raw))                      \
  X(channel, updated_precision, ABSENT_NONE, PRECISION(updated))               \
  X(channel, updated_zone_assumed, ABSENT_FALSE, FLAG(updated, ZONE_ASSUMED))  \
  X(channel, authors, ABSENT_LIST, PARTS(person, author))                      \
  X(channel, contributors, ABSENT_LIST, PARTS(person, contributor))            \
  X(channel, publishers, ABSENT_LIST, PARTS(person, publisher))                \
  X(channel, categories, ABSENT_LIST, PARTS(category, category))               \
  X(channel, links, ABSENT_LIST, PARTS(link, link))                            \
  X(channel, image, ABSENT_RECORD, PART(media, image))                         \
  X(channel, icon, ABSENT_NONE, TEXT(icon))                                    \
  X(channel, moved_to, ABSENT_NONE, TEXT(moved_to))                            \
  X(channel, is_complete, ABSENT_FALSE,                                        \
    libfeed_py_bool(libfeed_channel_is_complete(native)))                      \
  X(channel, base, ABSENT_NONE, WORD(base))                                    \
  X(channel, namespaces, ABSENT_DICT, namespaces_of(native))                   \
  X(channel, derived, ABSENT_LIST, libfeed_py_derived(native, origin_of))      \
  X(channel, extensions, ABSENT_LIST, PARTS(node, extension))                  \
  X(channel, title_detail, ABSENT_RECORD, PART(text, title_text))              \
  X(channel, subtitle_detail, ABSENT_RECORD, PART(text, subtitle_text))        \
  X(channel, rights_detail, ABSENT_RECORD, PART(text, rights_text))            \
  X(channel, _generator, ABSENT_NONE, generator_of(native))                    \
  X(channel, _encoding, ABSENT_NONE, encoding_of(native))                      \
  X(channel, _update, ABSENT_RECORD, update_of(native))                        \
  X(channel, _hubs, ABSENT_LIST,                                               \
    libfeed_py_list(native, libfeed_channel_hub_count(native), hub_at))

CHANNEL_FIELDS(FIELD_MAKER)
static const record_field channel_fields[] = {CHANNEL_FIELDS(FIELD_ROW)};
FEW_ENOUGH(channel_fields);

record_kind libfeed_py_channel_kind = {
    .name = "channel",
    .title = "libfeed._native.channel",
    .fields = channel_fields,
    .n_fields = COUNT(channel_fields),
    .has_lists = 1,
};

PyObject *libfeed_py_channel_object(libfeed_channel *channel) {
  return libfeed_py_record(&libfeed_py_channel_kind, channel,
                           (holder){NULL, channel});
}

/* What was said about a field. */
typedef struct said {
  const libfeed_channel *channel;
  libfeed_field field;
} said;

static const void *candidate_at(const void *whole, size_t index) {
  const said *about = whole;
  return libfeed_channel_candidate(about->channel, about->field, index);
}

PyObject *libfeed_py_channel_candidates(PyObject *object, int field) {
  const libfeed_channel *channel =
      libfeed_py_native(object, &libfeed_py_channel_kind);
  if (channel == NULL)
    return PyErr_Occurred() ? NULL : PyList_New(0);
  return libfeed_py_records(
      &libfeed_py_candidate_kind, ((const record *)object)->owner,
      &(const said){channel, (libfeed_field)field},
      libfeed_channel_candidate_count(channel, (libfeed_field)field),
      candidate_at);
}

static size_t write_json(const void *channel, char *buffer, size_t size) {
  return libfeed_channel_json(channel, buffer, size);
}

PyObject *libfeed_py_channel_json(PyObject *object) {
  const void *channel = libfeed_py_native(object, &libfeed_py_channel_kind);
  return PyErr_Occurred() ? NULL : libfeed_py_json(channel, write_json);
}

/* -- what entries and channels share ------------------------------------------
 */

PyObject *libfeed_py_derived(const void *native,
                             libfeed_origin (*origin)(const void *,
                                                      libfeed_field)) {
  PyObject *list = PyList_New(0);
  for (int field = 0; list != NULL && field < LIBFEED_FIELD_COUNT; field++) {
    if (origin(native, (libfeed_field)field) <= LIBFEED_ORIGIN_STATED)
      continue;
    PyObject *name =
        PyUnicode_InternFromString(libfeed_field_name((libfeed_field)field));
    if (name == NULL || PyList_Append(list, name) < 0)
      Py_CLEAR(list);
    Py_XDECREF(name);
  }
  return list;
}

PyObject *libfeed_py_json(const void *native,
                          size_t (*write)(const void *object, char *buffer,
                                          size_t size)) {
  size_t len = write(native, NULL, 0);
  char *buffer = PyMem_Malloc(len + 1);
  if (buffer == NULL)
    return PyErr_NoMemory();
  write(native, buffer, len + 1);
  PyObject *text = PyUnicode_DecodeUTF8(buffer, (Py_ssize_t)len, NULL);
  PyMem_Free(buffer);
  return text;
}
