/* SPDX-License-Identifier: MIT */
/* Records: what entries, feeds and all their parts are in Python. A record
   points at an object of the library, holds a reference to the entry or channel
   that owns it, and makes the value of a field when it is first asked for,
   once. A record that was unpickled or made by hand has no such object: all of
   its values are there from the beginning. So they are in kinds of a few short
   strings, where asking costs more than making: the interpreter reads their
   values without a call. */
#ifndef LIBFEED_PYTHON_RECORD_H
#define LIBFEED_PYTHON_RECORD_H

#include <Python.h>

#include <assert.h>

#include <libfeed/libfeed.h>

/* Who owns what a record points at; at most one of them is set. */
typedef struct holder {
  libfeed_entry *entry;
  libfeed_channel *channel;
} holder;

typedef struct record_kind record_kind;

typedef struct record {
  PyObject_HEAD const record_kind *kind;
  const void *native; /* NULL: every value is set */
  holder owner;
  PyObject *values[]; /* one for each field; NULL: not asked for yet */
} record;

/* What a field is where nobody said anything. */
typedef enum field_absence {
  ABSENT_NONE,
  ABSENT_FALSE,
  ABSENT_ZERO,
  /* These can be part of a cycle, those above cannot. */
  ABSENT_RECORD, /* None, too */
  ABSENT_LIST,
  ABSENT_PROBLEMS,
  ABSENT_DICT
} field_absence;

#define COUNT(array) ((int)(sizeof(array) / sizeof((array)[0])))
#define MOST_FIELDS 64
#define FEW_ENOUGH(fields)                                                     \
  static_assert(COUNT(fields) <= MOST_FIELDS, "too many fields")

/* A field and what makes its value: a new reference, or NULL with an exception.
 */
typedef struct record_field {
  const char *name;
  PyObject *(*make)(const record *self);
  field_absence absence;
} record_field;

/* A kind of record. The class is the one of the package, once it is known. */
struct record_kind {
  const char *name;  /* "entry" */
  const char *title; /* "libfeed._native.EntryBase" */
  const record_field *fields;
  int n_fields;
  int is_whole;  /* all values are made at once */
  int has_lists; /* can be part of a cycle; then it is not whole. Others hold
                    strings and numbers only, also when made by hand */
  PyTypeObject *base;
  PyTypeObject *class;
  allocfunc allocate;
  freefunc release;
  void *access; /* what the attributes of the class are described by */
  unsigned char objects[MOST_FIELDS]; /* those that can be part of a cycle */
  int n_objects;
};

extern record_kind libfeed_py_entry_kind;
extern record_kind libfeed_py_channel_kind;
extern record_kind libfeed_py_link_kind;
extern record_kind libfeed_py_person_kind;
extern record_kind libfeed_py_category_kind;
extern record_kind libfeed_py_text_kind;
extern record_kind libfeed_py_candidate_kind;
extern record_kind libfeed_py_media_kind;
extern record_kind libfeed_py_block_kind;
extern record_kind libfeed_py_node_kind;
extern record_kind libfeed_py_problem_kind;

/* A record of an object that `owner` owns, of which it takes a reference more
   unless the kind is whole. A NULL object gives None. */
PyObject *libfeed_py_record(const record_kind *kind, const void *native,
                            holder owner);

/* The object that a record of this kind points at; NULL with a TypeError for
   anything else, NULL without one for a record that points at nothing. */
const void *libfeed_py_native(PyObject *object, const record_kind *kind);

/* Objects of the library that belong to another one, and values made of them.
 */
typedef const void *part_at(const void *whole, size_t index);
typedef PyObject *value_at(const void *whole, size_t index);

/* A list of `n` records of `kind`, or of whatever `make` gives. */
PyObject *libfeed_py_records(const record_kind *kind, holder owner,
                             const void *whole, size_t n, part_at *at);
PyObject *libfeed_py_list(const void *whole, size_t n, value_at *make);

/* A list of problems as the package's class of such lists. Takes the reference
   to the list, and gives NULL for NULL. */
PyObject *libfeed_py_problem_list(PyObject *list);

/* What gives the parts of a type of the library, with a semicolon behind it. */
#define PART_AT(type, name, function)                                          \
  static const void *name##_at(const void *whole, size_t index) {              \
    return libfeed_##type##_##function(whole, index);                          \
  }                                                                            \
  static const void *name##_at(const void *whole, size_t index)

/* -- tables of fields: X(name, absence, expression over `native`) ------------
 */

#define FIELD_ROW(type, name, absent, expression)                              \
  {#name, type##_get_##name, absent},
#define FIELD_MAKER(type, name, absent, expression)                            \
  static PyObject *type##_get_##name(const record *self) {                     \
    const libfeed_##type *native = self->native;                               \
    return expression;                                                         \
  }

#endif
