/* SPDX-License-Identifier: MIT */
/* Entries and channels as Python values: one dictionary for each, strings made
   once, absent fields left out. Parts are tuples in the order of the classes in
   libfeed/_model.py. */
#include "values.h"

#include <stdlib.h>

#define ENTRY_CAPSULE "libfeed.entry"
#define CHANNEL_CAPSULE "libfeed.channel"

/* The most nodes of one extension tree: the depth limit of the library times
   nothing that Python's stack could not take. */
#define DEEPEST_NODE 600

static PyObject *entry_class;
static PyObject *no_arguments;

/* -- small conversions ------------------------------------------------------ */

/* A string; None where it is absent. */
static PyObject *text_or_none(libfeed_str str) {
  if (str.len == 0)
    Py_RETURN_NONE;
  return PyUnicode_DecodeUTF8(str.data, (Py_ssize_t)str.len, NULL);
}

static PyObject *number_or_none(int64_t number) {
  if (number < 0)
    Py_RETURN_NONE;
  return PyLong_FromLongLong(number);
}

/* Milliseconds as seconds. */
static PyObject *seconds_or_none(int64_t milliseconds) {
  if (milliseconds < 0)
    Py_RETURN_NONE;
  return PyFloat_FromDouble((double)milliseconds / 1000.0);
}

static PyObject *position_tuple(libfeed_pos position) {
  return Py_BuildValue("(KKK)", (unsigned long long)position.offset,
                       (unsigned long long)position.line,
                       (unsigned long long)position.column);
}

static PyObject *time_tuple(libfeed_time time) {
  return Py_BuildValue("(LiiII)", (long long)time.seconds,
                       (int)time.nanoseconds, (int)time.utc_offset,
                       (unsigned int)time.precision, (unsigned int)time.flags);
}

/* Puts a value into a dictionary and gives its reference away; 0, or -1 with an
   exception (also where the value is NULL). */
static int put(PyObject *dict, const char *key, PyObject *value) {
  if (value == NULL)
    return -1;
  PyObject *name = PyUnicode_InternFromString(key);
  int failed = name == NULL ? -1 : PyDict_SetItem(dict, name, value);
  Py_XDECREF(name);
  Py_DECREF(value);
  return failed;
}

static int put_text(PyObject *dict, const char *key, libfeed_str str) {
  if (str.len == 0)
    return 0;
  return put(dict, key,
             PyUnicode_DecodeUTF8(str.data, (Py_ssize_t)str.len, NULL));
}

static int put_time(PyObject *dict, const char *key, libfeed_time time) {
  return time.precision == LIBFEED_PRECISION_NONE
             ? 0
             : put(dict, key, time_tuple(time));
}

static int put_number(PyObject *dict, const char *key, int64_t number) {
  return number < 0 ? 0 : put(dict, key, PyLong_FromLongLong(number));
}

static int put_true(PyObject *dict, const char *key, int value) {
  return value == 0 ? 0 : put(dict, key, PyBool_FromLong(1));
}

/* A tuple out of `n` new references; NULL where one of them is NULL. */
static PyObject *tuple_of(PyObject **parts, Py_ssize_t n) {
  PyObject *tuple = PyTuple_New(n);
  int failed = tuple == NULL;
  for (Py_ssize_t i = 0; i < n; i++) {
    if (parts[i] == NULL)
      failed = 1;
    if (tuple == NULL || PyTuple_SetItem(tuple, i, parts[i]) < 0)
      failed = 1;
  }
  if (failed) {
    Py_XDECREF(tuple);
    return NULL;
  }
  return tuple;
}

#define TUPLE(...)                                                             \
  tuple_of((PyObject *[]){__VA_ARGS__},                                        \
           (Py_ssize_t)(sizeof((PyObject *[]){__VA_ARGS__}) /                  \
                        sizeof(PyObject *)))

/* A list of what `make` gives for the parts 0 to n − 1 of `owner`. */
typedef PyObject *part_maker(const void *owner, size_t index);

static PyObject *list_of(const void *owner, size_t n, part_maker *make) {
  PyObject *list = PyList_New((Py_ssize_t)n);
  for (size_t i = 0; list != NULL && i < n; i++) {
    PyObject *part = make(owner, i);
    if (part == NULL || PyList_SetItem(list, (Py_ssize_t)i, part) < 0) {
      Py_DECREF(list);
      return NULL;
    }
  }
  return list;
}

static int put_list(PyObject *dict, const char *key, const void *owner,
                    size_t n, part_maker *make) {
  return n == 0 ? 0 : put(dict, key, list_of(owner, n, make));
}

/* -- capsules ----------------------------------------------------------------- */

static void drop_entry(PyObject *capsule) {
  libfeed_entry_unref(PyCapsule_GetPointer(capsule, ENTRY_CAPSULE));
}

static void drop_channel(PyObject *capsule) {
  libfeed_channel_unref(PyCapsule_GetPointer(capsule, CHANNEL_CAPSULE));
}

PyObject *libfeed_py_hold_entry(libfeed_entry *entry) {
  if (entry == NULL)
    Py_RETURN_NONE;
  PyObject *capsule = PyCapsule_New(entry, ENTRY_CAPSULE, drop_entry);
  if (capsule == NULL)
    libfeed_entry_unref(entry);
  return capsule;
}

PyObject *libfeed_py_hold_channel(libfeed_channel *channel) {
  if (channel == NULL)
    Py_RETURN_NONE;
  PyObject *capsule = PyCapsule_New(channel, CHANNEL_CAPSULE, drop_channel);
  if (capsule == NULL)
    libfeed_channel_unref(channel);
  return capsule;
}

libfeed_entry *libfeed_py_entry_of(PyObject *capsule) {
  return PyCapsule_GetPointer(capsule, ENTRY_CAPSULE);
}

libfeed_channel *libfeed_py_channel_of(PyObject *capsule) {
  return PyCapsule_GetPointer(capsule, CHANNEL_CAPSULE);
}

/* -- parts ------------------------------------------------------------------- */

PyObject *libfeed_py_problem_tuple(const libfeed_problem *problem) {
  libfeed_pos position = libfeed_problem_position(problem);
  int64_t entry = libfeed_problem_entry(problem);
  return TUPLE(text_or_none(libfeed_problem_code(problem)),
               PyUnicode_FromString(libfeed_severity_name(
                   libfeed_problem_severity(problem))),
               text_or_none(libfeed_problem_message(problem)),
               PyLong_FromUnsignedLongLong(position.offset),
               PyLong_FromUnsignedLongLong(position.line),
               PyLong_FromUnsignedLongLong(position.column),
               number_or_none(entry));
}

PyObject *libfeed_py_link_tuple(const libfeed_link *link) {
  return TUPLE(text_or_none(libfeed_link_href(link)),
               text_or_none(libfeed_link_rel(link)),
               text_or_none(libfeed_link_type(link)),
               text_or_none(libfeed_link_hreflang(link)),
               text_or_none(libfeed_link_title(link)),
               number_or_none(libfeed_link_length(link)));
}

static PyObject *person_tuple(const libfeed_person *person) {
  return TUPLE(text_or_none(libfeed_person_name(person)),
               text_or_none(libfeed_person_email(person)),
               text_or_none(libfeed_person_uri(person)),
               text_or_none(libfeed_person_role(person)));
}

static PyObject *category_tuple(const libfeed_category *category) {
  return TUPLE(text_or_none(libfeed_category_term(category)),
               text_or_none(libfeed_category_scheme(category)),
               text_or_none(libfeed_category_label(category)));
}

static PyObject *text_tuple(const libfeed_text *text) {
  return TUPLE(text_or_none(libfeed_text_media_type(text)),
               text_or_none(libfeed_text_value(text)),
               text_or_none(libfeed_text_language(text)),
               text_or_none(libfeed_text_base(text)),
               text_or_none(libfeed_text_src(text)));
}

static PyObject *text_or_absent(const libfeed_text *text) {
  if (text == NULL)
    Py_RETURN_NONE;
  return text_tuple(text);
}

static PyObject *candidate_tuple(const libfeed_text *text) {
  return TUPLE(text_or_none(libfeed_text_element_uri(text)),
               text_or_none(libfeed_text_element_name(text)),
               text_or_none(libfeed_text_media_type(text)),
               text_or_none(libfeed_text_value(text)),
               text_or_none(libfeed_text_language(text)),
               text_or_none(libfeed_text_base(text)),
               position_tuple(libfeed_text_position(text)));
}

static PyObject *media_credit(const void *media, size_t index) {
  return person_tuple(libfeed_media_credit(media, index));
}

static PyObject *media_keyword(const void *media, size_t index) {
  return text_or_none(libfeed_media_keyword(media, index));
}

/* A thumbnail: a picture without parts of its own. */
static PyObject *media_thumbnail(const void *media, size_t index) {
  const libfeed_media *thumbnail = libfeed_media_thumbnail(media, index);
  return TUPLE(text_or_none(libfeed_media_url(thumbnail)),
               number_or_none(libfeed_media_width(thumbnail)),
               number_or_none(libfeed_media_height(thumbnail)),
               seconds_or_none(libfeed_media_time(thumbnail)));
}

static PyObject *media_tuple(const libfeed_media *media) {
  return TUPLE(
      text_or_none(libfeed_media_url(media)),
      text_or_none(libfeed_media_type(media)),
      text_or_none(libfeed_media_medium(media)),
      number_or_none(libfeed_media_length(media)),
      seconds_or_none(libfeed_media_duration(media)),
      number_or_none(libfeed_media_width(media)),
      number_or_none(libfeed_media_height(media)),
      text_or_none(libfeed_media_title(media)),
      text_or_none(libfeed_media_description(media)),
      list_of(media, libfeed_media_credit_count(media), media_credit),
      list_of(media, libfeed_media_thumbnail_count(media), media_thumbnail),
      list_of(media, libfeed_media_keyword_count(media), media_keyword),
      number_or_none(libfeed_media_group(media)),
      number_or_none(libfeed_media_bitrate(media)),
      seconds_or_none(libfeed_media_framerate(media)),
      number_or_none(libfeed_media_samplingrate(media)),
      number_or_none(libfeed_media_channels(media)),
      text_or_none(libfeed_media_language(media)),
      text_or_none(libfeed_media_expression(media)),
      PyBool_FromLong(libfeed_media_is_default(media)),
      text_or_none(libfeed_media_link(media)),
      text_or_none(libfeed_media_player(media)),
      text_or_none(libfeed_media_hash(media)),
      text_or_none(libfeed_media_hash_algorithm(media)),
      text_or_none(libfeed_media_rating(media)),
      text_or_none(libfeed_media_rating_scheme(media)),
      text_or_none(libfeed_media_rights(media)),
      text_or_none(libfeed_media_license(media)));
}

static PyObject *media_or_none(const libfeed_media *media) {
  if (media == NULL)
    Py_RETURN_NONE;
  return media_tuple(media);
}

/* -- extension trees --------------------------------------------------------- */

static PyObject *node_attribute(const void *node, size_t index) {
  return TUPLE(text_or_none(libfeed_node_attribute_uri(node, index)),
               text_or_none(libfeed_node_attribute_name(node, index)),
               text_or_none(libfeed_node_attribute_value(node, index)));
}

/* A node without its children: (uri, prefix, name, text, attributes, []). */
static PyObject *node_shell(const libfeed_node *node) {
  return TUPLE(
      text_or_none(libfeed_node_uri(node)),
      text_or_none(libfeed_node_prefix(node)),
      text_or_none(libfeed_node_name(node)),
      text_or_none(libfeed_node_text(node)),
      list_of(node, libfeed_node_attribute_count(node), node_attribute),
      PyList_New(0));
}

/* Where a walk through a tree stands: a node, its list of children in Python,
   the next of them. */
typedef struct walk {
  const libfeed_node *node;
  PyObject *children; /* borrowed from the tuple of `node` */
  size_t next;
} walk;

/* Adds a node to a list and makes it the top of the walk. */
static int descend(walk *stack, size_t *depth, const libfeed_node *node,
                   PyObject *list) {
  PyObject *shell = node_shell(node);
  if (shell == NULL)
    return -1;
  int failed = PyList_Append(list, shell);
  stack[*depth] = (walk){node, PyTuple_GetItem(shell, 5), 0};
  *depth += 1;
  Py_DECREF(shell); /* the list holds it */
  return failed;
}

/* A tree as nested tuples, without recursion. What lies deeper than the stack is
   left out; the library's own limit of depth is below that. */
static int append_tree(PyObject *list, const libfeed_node *root) {
  walk *stack = malloc(DEEPEST_NODE * sizeof *stack);
  if (stack == NULL) {
    PyErr_NoMemory();
    return -1;
  }
  size_t depth = 0;
  int failed = descend(stack, &depth, root, list);
  while (failed == 0 && depth > 0) {
    walk *top = &stack[depth - 1];
    const libfeed_node *child = libfeed_node_child(top->node, top->next++);
    if (child == NULL)
      depth--;
    else if (depth < DEEPEST_NODE)
      failed = descend(stack, &depth, child, top->children);
  }
  free(stack);
  return failed;
}

/* All trees of an entry or a channel. */
static int put_extensions(PyObject *dict, const void *owner, size_t n,
                          const libfeed_node *(*node)(const void *, size_t)) {
  if (n == 0)
    return 0;
  PyObject *list = PyList_New(0);
  for (size_t i = 0; list != NULL && i < n; i++)
    if (append_tree(list, node(owner, i)) < 0) {
      Py_DECREF(list);
      list = NULL;
    }
  return put(dict, "_extensions", list);
}

/* -- entries ----------------------------------------------------------------- */

static PyObject *entry_author(const void *entry, size_t index) {
  return person_tuple(libfeed_entry_author(entry, index));
}
static PyObject *entry_contributor(const void *entry, size_t index) {
  return person_tuple(libfeed_entry_contributor(entry, index));
}
static PyObject *entry_category(const void *entry, size_t index) {
  return category_tuple(libfeed_entry_category(entry, index));
}
static PyObject *entry_link(const void *entry, size_t index) {
  return libfeed_py_link_tuple(libfeed_entry_link_at(entry, index));
}
static PyObject *entry_content(const void *entry, size_t index) {
  return text_tuple(libfeed_entry_content(entry, index));
}
static PyObject *entry_media(const void *entry, size_t index) {
  return media_tuple(libfeed_entry_media(entry, index));
}
static PyObject *entry_problem(const void *entry, size_t index) {
  return libfeed_py_problem_tuple(libfeed_entry_problem(entry, index));
}
static PyObject *entry_block(const void *entry, size_t index) {
  const libfeed_block *block = libfeed_entry_block(entry, index);
  return TUPLE(
      PyUnicode_FromString(libfeed_role_name(libfeed_block_role(block))),
      text_or_none(libfeed_block_text(block)));
}
static const libfeed_node *entry_extension(const void *entry, size_t index) {
  return libfeed_entry_extension(entry, index);
}

static int put_entry_texts(PyObject *dict, const libfeed_entry *entry) {
  return put_text(dict, "id", libfeed_entry_id(entry)) < 0 ||
                 put_text(dict, "title", libfeed_entry_title(entry)) < 0 ||
                 put_text(dict, "link", libfeed_entry_link(entry)) < 0 ||
                 put_text(dict, "summary", libfeed_entry_summary(entry)) < 0 ||
                 put_text(dict, "language", libfeed_entry_language(entry)) <
                     0 ||
                 put_text(dict, "rights", libfeed_entry_rights(entry)) < 0 ||
                 put_text(dict, "license", libfeed_entry_license(entry)) < 0 ||
                 put_text(dict, "published_raw",
                          libfeed_entry_published_raw(entry)) < 0 ||
                 put_text(dict, "updated_raw",
                          libfeed_entry_updated_raw(entry)) < 0 ||
                 put_text(dict, "expires_raw",
                          libfeed_entry_expires_raw(entry)) < 0 ||
                 put_text(dict, "comments", libfeed_entry_comments(entry)) <
                     0 ||
                 put_text(dict, "comments_feed",
                          libfeed_entry_comments_feed(entry)) < 0 ||
                 put_text(dict, "kind", libfeed_entry_kind(entry)) < 0 ||
                 put_text(dict, "kicker", libfeed_entry_kicker(entry)) < 0 ||
                 put_text(dict, "dateline", libfeed_entry_dateline(entry)) < 0
             ? -1
             : 0;
}

static int put_entry_lists(PyObject *dict, const libfeed_entry *entry) {
  return put_list(dict, "_authors", entry, libfeed_entry_author_count(entry),
                  entry_author) < 0 ||
                 put_list(dict, "_contributors", entry,
                          libfeed_entry_contributor_count(entry),
                          entry_contributor) < 0 ||
                 put_list(dict, "_categories", entry,
                          libfeed_entry_category_count(entry),
                          entry_category) < 0 ||
                 put_list(dict, "_links", entry,
                          libfeed_entry_link_count(entry), entry_link) < 0 ||
                 put_list(dict, "_content", entry,
                          libfeed_entry_content_count(entry),
                          entry_content) < 0 ||
                 put_list(dict, "_media", entry,
                          libfeed_entry_media_count(entry), entry_media) < 0
             ? -1
             : 0;
}

static int put_entry_values(PyObject *dict, const libfeed_entry *entry) {
  const libfeed_media *image = libfeed_entry_image(entry);
  return put_entry_texts(dict, entry) < 0 || put_entry_lists(dict, entry) < 0 ||
                 put_time(dict, "_published", libfeed_entry_published(entry)) <
                     0 ||
                 put_time(dict, "_updated", libfeed_entry_updated(entry)) < 0 ||
                 put_time(dict, "_expires", libfeed_entry_expires(entry)) < 0 ||
                 put_number(dict, "comments_number",
                            libfeed_entry_comments_number(entry)) < 0 ||
                 put_true(dict, "id_is_permalink",
                          libfeed_entry_id_is_permalink(entry)) < 0 ||
                 put_true(dict, "summary_is_content",
                          libfeed_entry_summary_is_content(entry)) < 0 ||
                 put_true(dict, "truncated",
                          libfeed_entry_is_truncated(entry)) < 0 ||
                 (image != NULL && put(dict, "_image", media_tuple(image)) < 0)
             ? -1
             : 0;
}

PyObject *libfeed_py_entry_object(libfeed_entry *entry) {
  PyObject *capsule = libfeed_py_hold_entry(entry);
  PyObject *dict = PyDict_New();
  PyObject *object = NULL;
  if (capsule == NULL || dict == NULL ||
      PyDict_SetItemString(dict, "_native", capsule) < 0 ||
      put_entry_values(dict, entry) < 0)
    goto done;
  newfunc create =
      (newfunc)PyType_GetSlot((PyTypeObject *)entry_class, Py_tp_new);
  object = create((PyTypeObject *)entry_class, no_arguments, NULL);
  if (object != NULL && PyObject_SetAttrString(object, "__dict__", dict) < 0) {
    Py_DECREF(object);
    object = NULL;
  }
done:
  Py_XDECREF(capsule);
  Py_XDECREF(dict);
  return object;
}

/* The names of the fields that the element itself does not state. */
static PyObject *derived_names(const libfeed_entry *entry) {
  PyObject *list = PyList_New(0);
  for (int field = 0; list != NULL && field < LIBFEED_FIELD_COUNT; field++) {
    if (libfeed_entry_origin(entry, (libfeed_field)field) <=
        LIBFEED_ORIGIN_STATED)
      continue;
    PyObject *name =
        PyUnicode_FromString(libfeed_field_name((libfeed_field)field));
    if (name == NULL || PyList_Append(list, name) < 0) {
      Py_DECREF(list);
      list = NULL;
    }
    Py_XDECREF(name);
  }
  return list;
}

static PyObject *channel_dict(const libfeed_channel *channel);

static int put_source(PyObject *dict, const libfeed_entry *entry) {
  const libfeed_channel *source = libfeed_entry_source(entry);
  return source == NULL ? 0 : put(dict, "_source", channel_dict(source));
}

PyObject *libfeed_py_entry_more(PyObject *capsule) {
  const libfeed_entry *entry = libfeed_py_entry_of(capsule);
  if (entry == NULL)
    return NULL;
  PyObject *dict = PyDict_New();
  if (dict == NULL)
    return NULL;
  if (put(dict, "_title_detail",
          text_or_absent(libfeed_entry_title_text(entry))) < 0 ||
      put(dict, "_summary_detail",
          text_or_absent(libfeed_entry_summary_text(entry))) < 0 ||
      put(dict, "_rights_detail",
          text_or_absent(libfeed_entry_rights_text(entry))) < 0 ||
      put(dict, "_derived", derived_names(entry)) < 0 ||
      put(dict, "_position", position_tuple(libfeed_entry_position(entry))) <
          0 ||
      put(dict, "_index",
          PyLong_FromUnsignedLongLong(libfeed_entry_index(entry))) < 0 ||
      put_text(dict, "_base", libfeed_entry_base(entry)) < 0 ||
      put_source(dict, entry) < 0 ||
      put_list(dict, "_blocks", entry, libfeed_entry_block_count(entry),
               entry_block) < 0 ||
      put_list(dict, "_problems", entry, libfeed_entry_problem_count(entry),
               entry_problem) < 0 ||
      put_extensions(dict, entry, libfeed_entry_extension_count(entry),
                     entry_extension) < 0) {
    Py_DECREF(dict);
    return NULL;
  }
  return dict;
}

/* -- channels ---------------------------------------------------------------- */

static PyObject *channel_author(const void *channel, size_t index) {
  return person_tuple(libfeed_channel_author(channel, index));
}
static PyObject *channel_contributor(const void *channel, size_t index) {
  return person_tuple(libfeed_channel_contributor(channel, index));
}
static PyObject *channel_publisher(const void *channel, size_t index) {
  return person_tuple(libfeed_channel_publisher(channel, index));
}
static PyObject *channel_category(const void *channel, size_t index) {
  return category_tuple(libfeed_channel_category(channel, index));
}
static PyObject *channel_link(const void *channel, size_t index) {
  return libfeed_py_link_tuple(libfeed_channel_link_at(channel, index));
}
static PyObject *channel_hub(const void *channel, size_t index) {
  return text_or_none(libfeed_channel_hub(channel, index));
}
static PyObject *channel_namespace(const void *channel, size_t index) {
  libfeed_str prefix = libfeed_channel_namespace_prefix(channel, index);
  libfeed_str uri = libfeed_channel_namespace_uri(channel, index);
  return TUPLE(PyUnicode_DecodeUTF8(prefix.data, (Py_ssize_t)prefix.len, NULL),
               PyUnicode_DecodeUTF8(uri.data, (Py_ssize_t)uri.len, NULL));
}
static const libfeed_node *channel_extension(const void *channel,
                                             size_t index) {
  return libfeed_channel_extension(channel, index);
}

static int put_channel_texts(PyObject *dict, const libfeed_channel *channel) {
  const struct {
    const char *key;
    libfeed_str (*get)(const libfeed_channel *);
  } texts[] = {
      {"id", libfeed_channel_id},
      {"title", libfeed_channel_title},
      {"subtitle", libfeed_channel_subtitle},
      {"link", libfeed_channel_link},
      {"feed_link", libfeed_channel_feed_link},
      {"language", libfeed_channel_language},
      {"rights", libfeed_channel_rights},
      {"license", libfeed_channel_license},
      {"published_raw", libfeed_channel_published_raw},
      {"updated_raw", libfeed_channel_updated_raw},
      {"icon", libfeed_channel_icon},
      {"_generator", libfeed_channel_generator},
      {"_generator_uri", libfeed_channel_generator_uri},
      {"_generator_version", libfeed_channel_generator_version},
      {"_update_period", libfeed_channel_update_period},
      {"moved_to", libfeed_channel_moved_to},
      {"_encoding", libfeed_channel_encoding},
      {"_encoding_source", libfeed_channel_encoding_source},
      {"_encoding_contradicted", libfeed_channel_encoding_contradicted},
      {"base", libfeed_channel_base},
  };
  for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
    if (put_text(dict, texts[i].key, texts[i].get(channel)) < 0)
      return -1;
  return 0;
}

static int put_channel_lists(PyObject *dict, const libfeed_channel *channel) {
  return put_list(dict, "_authors", channel,
                  libfeed_channel_author_count(channel), channel_author) < 0 ||
                 put_list(dict, "_contributors", channel,
                          libfeed_channel_contributor_count(channel),
                          channel_contributor) < 0 ||
                 put_list(dict, "_publishers", channel,
                          libfeed_channel_publisher_count(channel),
                          channel_publisher) < 0 ||
                 put_list(dict, "_categories", channel,
                          libfeed_channel_category_count(channel),
                          channel_category) < 0 ||
                 put_list(dict, "_links", channel,
                          libfeed_channel_link_count(channel),
                          channel_link) < 0 ||
                 put_list(dict, "_hubs", channel,
                          libfeed_channel_hub_count(channel), channel_hub) <
                     0 ||
                 put_list(dict, "_namespaces", channel,
                          libfeed_channel_namespace_count(channel),
                          channel_namespace) < 0 ||
                 put_extensions(dict, channel,
                                libfeed_channel_extension_count(channel),
                                channel_extension) < 0
             ? -1
             : 0;
}

static int put_cloud(PyObject *dict, const libfeed_channel *channel) {
  static const char *const names[] = {"domain", "port", "path",
                                      "registerProcedure", "protocol"};
  PyObject *cloud = PyDict_New();
  if (cloud == NULL)
    return -1;
  for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
    if (put_text(cloud, names[i], libfeed_channel_cloud(channel, names[i])) <
        0) {
      Py_DECREF(cloud);
      return -1;
    }
  return put(dict, "_cloud", cloud);
}

static int put_channel_update(PyObject *dict, const libfeed_channel *channel) {
  return put_number(dict, "_ttl", libfeed_channel_ttl(channel)) < 0 ||
                 put_number(dict, "_skip_hours",
                            libfeed_channel_skip_hours(channel)) < 0 ||
                 put_number(dict, "_skip_days",
                            libfeed_channel_skip_days(channel)) < 0 ||
                 put_number(dict, "_update_frequency",
                            libfeed_channel_update_frequency(channel)) < 0 ||
                 put_time(dict, "_update_base",
                          libfeed_channel_update_base(channel)) < 0 ||
                 put_true(dict, "is_complete",
                          libfeed_channel_is_complete(channel)) < 0 ||
                 put_cloud(dict, channel) < 0
             ? -1
             : 0;
}

static PyObject *channel_dict(const libfeed_channel *channel) {
  PyObject *dict = PyDict_New();
  if (dict == NULL)
    return NULL;
  if (put(dict, "format",
          PyUnicode_FromString(libfeed_format_name(
              libfeed_channel_format(channel)))) < 0 ||
      put_channel_texts(dict, channel) < 0 ||
      put_channel_lists(dict, channel) < 0 ||
      put_channel_update(dict, channel) < 0 ||
      put_time(dict, "_published", libfeed_channel_published(channel)) < 0 ||
      put_time(dict, "_updated", libfeed_channel_updated(channel)) < 0 ||
      put(dict, "_image", media_or_none(libfeed_channel_image(channel))) < 0 ||
      put(dict, "_title_detail",
          text_or_absent(libfeed_channel_title_text(channel))) < 0 ||
      put(dict, "_subtitle_detail",
          text_or_absent(libfeed_channel_subtitle_text(channel))) < 0 ||
      put(dict, "_rights_detail",
          text_or_absent(libfeed_channel_rights_text(channel))) < 0) {
    Py_DECREF(dict);
    return NULL;
  }
  return dict;
}

PyObject *libfeed_py_channel_values(PyObject *capsule) {
  const libfeed_channel *channel = libfeed_py_channel_of(capsule);
  return channel == NULL ? NULL : channel_dict(channel);
}

/* -- candidates and JSON ------------------------------------------------------- */

PyObject *libfeed_py_entry_candidates(PyObject *capsule, int field) {
  const libfeed_entry *entry = libfeed_py_entry_of(capsule);
  if (entry == NULL)
    return NULL;
  PyObject *list = PyList_New(0);
  const libfeed_text *text;
  for (size_t i = 0; list != NULL &&
                     (text = libfeed_entry_candidate(
                          entry, (libfeed_field)field, i)) != NULL;
       i++) {
    PyObject *tuple = candidate_tuple(text);
    if (tuple == NULL || PyList_Append(list, tuple) < 0) {
      Py_DECREF(list);
      list = NULL;
    }
    Py_XDECREF(tuple);
  }
  return list;
}

PyObject *libfeed_py_channel_candidates(PyObject *capsule, int field) {
  const libfeed_channel *channel = libfeed_py_channel_of(capsule);
  if (channel == NULL)
    return NULL;
  PyObject *list = PyList_New(0);
  const libfeed_text *text;
  for (size_t i = 0; list != NULL &&
                     (text = libfeed_channel_candidate(
                          channel, (libfeed_field)field, i)) != NULL;
       i++) {
    PyObject *tuple = candidate_tuple(text);
    if (tuple == NULL || PyList_Append(list, tuple) < 0) {
      Py_DECREF(list);
      list = NULL;
    }
    Py_XDECREF(tuple);
  }
  return list;
}

/* Runs one of the JSON writers twice: for the length, then for the text. */
typedef size_t json_writer(const void *object, char *buffer, size_t size);

static PyObject *json_text(const void *object, json_writer *write) {
  size_t len = write(object, NULL, 0);
  char *buffer = malloc(len + 1);
  if (buffer == NULL)
    return PyErr_NoMemory();
  write(object, buffer, len + 1);
  PyObject *text = PyUnicode_DecodeUTF8(buffer, (Py_ssize_t)len, NULL);
  free(buffer);
  return text;
}

static size_t write_entry(const void *entry, char *buffer, size_t size) {
  return libfeed_entry_json(entry, buffer, size);
}

static size_t write_channel(const void *channel, char *buffer, size_t size) {
  return libfeed_channel_json(channel, buffer, size);
}

PyObject *libfeed_py_entry_json(PyObject *capsule) {
  const libfeed_entry *entry = libfeed_py_entry_of(capsule);
  return entry == NULL ? NULL : json_text(entry, write_entry);
}

PyObject *libfeed_py_channel_json(PyObject *capsule) {
  const libfeed_channel *channel = libfeed_py_channel_of(capsule);
  return channel == NULL ? NULL : json_text(channel, write_channel);
}

PyObject *libfeed_py_setup(PyObject *class) {
  PyObject *empty = PyTuple_New(0);
  if (empty == NULL)
    return NULL;
  Py_XDECREF(no_arguments);
  no_arguments = empty;
  Py_INCREF(class);
  Py_XDECREF(entry_class);
  entry_class = class;
  Py_RETURN_NONE;
}
