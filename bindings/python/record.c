/* SPDX-License-Identifier: MIT */
/* The types of records: how they are made, read, walked by the garbage
   collector and let go. The stable ABI of CPython 3.11 suffices. */
#include "native.h"
#include "value.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <structmember.h>

static record_kind *const kinds[] = {
    &libfeed_py_entry_kind,     &libfeed_py_channel_kind,
    &libfeed_py_link_kind,      &libfeed_py_person_kind,
    &libfeed_py_category_kind,  &libfeed_py_text_kind,
    &libfeed_py_candidate_kind, &libfeed_py_media_kind,
    &libfeed_py_block_kind,     &libfeed_py_node_kind,
    &libfeed_py_problem_kind,
};
#define N_KINDS (sizeof kinds / sizeof kinds[0])

static PyObject *problem_list; /* the class of lists of problems */

/* -- reading ------------------------------------------------------------------
 */

static PyObject *field_get(PyObject *object, void *closure) {
  record *self = (record *)object;
  const record_field *row = closure;
  PyObject **value = &self->values[row - self->kind->fields];
  if (*value == NULL) {
    PyObject *made = row->make(self);
    if (made == NULL)
      return NULL;
    if (*value == NULL)
      *value = made;
    else /* the collector ran, and a finalizer asked for it, too */
      Py_DECREF(made);
  }
  return Py_NewRef(*value);
}

const void *libfeed_py_native(PyObject *object, const record_kind *kind) {
  if (!PyObject_TypeCheck(object, kind->base)) {
    PyErr_Format(PyExc_TypeError, "not a record of the kind %s", kind->name);
    return NULL;
  }
  return ((const record *)object)->native;
}

/* -- making -------------------------------------------------------------------
 */

PyObject *libfeed_py_record(const record_kind *kind, const void *native,
                            holder owner) {
  if (native == NULL)
    return libfeed_py_none();
  record *self = (record *)kind->allocate(kind->class, 0);
  if (self == NULL)
    return NULL;
  self->kind = kind;
  self->native = native;
  if (!kind->is_whole) {
    self->owner.entry = libfeed_entry_ref(owner.entry);
    self->owner.channel = libfeed_channel_ref(owner.channel);
    return (PyObject *)self;
  }
  for (int i = 0; i < kind->n_fields; i++) {
    self->values[i] = kind->fields[i].make(self);
    if (self->values[i] == NULL) {
      Py_DECREF(self);
      return NULL;
    }
  }
  self->native = NULL;
  return (PyObject *)self;
}

/* Puts a new reference into a list that is being made; without one, or without
   a list, there is no list any more. */
static PyObject *put(PyObject *list, size_t index, PyObject *item) {
  if (item != NULL && PyList_SetItem(list, (Py_ssize_t)index, item) == 0)
    return list;
  Py_DECREF(list);
  return NULL;
}

PyObject *libfeed_py_records(const record_kind *kind, holder owner,
                             const void *whole, size_t n, part_at *at) {
  PyObject *list = PyList_New((Py_ssize_t)n);
  for (size_t i = 0; list != NULL && i < n; i++)
    list = put(list, i, libfeed_py_record(kind, at(whole, i), owner));
  return list;
}

PyObject *libfeed_py_list(const void *whole, size_t n, value_at *make) {
  PyObject *list = PyList_New((Py_ssize_t)n);
  for (size_t i = 0; list != NULL && i < n; i++)
    list = put(list, i, make(whole, i));
  return list;
}

PyObject *libfeed_py_problem_list(PyObject *list) {
  if (list == NULL || problem_list == NULL)
    return list;
  PyObject *problems = PyObject_CallFunctionObjArgs(problem_list, list, NULL);
  Py_DECREF(list);
  return problems;
}

static PyObject *absent(field_absence absence) {
  switch (absence) {
  case ABSENT_LIST:
    return PyList_New(0);
  case ABSENT_PROBLEMS:
    return libfeed_py_problem_list(PyList_New(0));
  case ABSENT_DICT:
    return PyDict_New();
  case ABSENT_FALSE:
    return PyBool_FromLong(0);
  case ABSENT_ZERO:
    return PyLong_FromLong(0);
  case ABSENT_NONE:
  case ABSENT_RECORD:
    break;
  }
  return libfeed_py_none();
}

static const record_kind *kind_of(PyTypeObject *type) {
  for (size_t i = 0; i < N_KINDS; i++)
    if (kinds[i]->base != NULL && PyType_IsSubtype(type, kinds[i]->base))
      return kinds[i];
  PyErr_SetString(PyExc_TypeError, "not a kind of record");
  return NULL;
}

/* Whether a value could be part of a cycle. */
static int has_parts(PyObject *value) {
  return (PyType_GetFlags(Py_TYPE(value)) & Py_TPFLAGS_HAVE_GC) != 0;
}

/* Whether a record of a kind that the garbage collector doesn't know may hold
   a value: strings, numbers, and positions, which are tuples of numbers. */
static int is_plain(PyObject *value) {
  if (!PyTuple_CheckExact(value))
    return !has_parts(value);
  for (Py_ssize_t i = 0; i < PyTuple_Size(value); i++)
    if (has_parts(PyTuple_GetItem(value, i)))
      return 0;
  return 1;
}

static int check_value(const record_kind *kind, const char *name,
                       PyObject *value) {
  if (kind->has_lists || is_plain(value))
    return 0;
  PyErr_Format(PyExc_TypeError, "%s of a %s is a string or number, not %R",
               name, kind->name, value);
  return -1;
}

/* Takes the values that are given; 0, or -1 with an exception. Each is looked
   up by its field, so that what is left over is the caller's mistake. */
static int take_values(record *self, PyObject *given) {
  Py_ssize_t n_taken = 0;
  for (int i = 0; i < self->kind->n_fields; i++) {
    const record_field *row = &self->kind->fields[i];
    PyObject *value =
        given == NULL ? NULL : PyDict_GetItemString(given, row->name);
    if (value != NULL) {
      if (check_value(self->kind, row->name, value) < 0)
        return -1;
      Py_INCREF(value);
      n_taken++;
    } else {
      value = absent(row->absence);
    }
    if (value == NULL)
      return -1;
    self->values[i] = value;
  }
  if (given != NULL && PyDict_Size(given) != n_taken) {
    PyErr_Format(PyExc_TypeError, "%s has no such field among %R",
                 self->kind->name, given);
    return -1;
  }
  return 0;
}

/* class(field=value, …) */
static PyObject *record_new(PyTypeObject *type, PyObject *args,
                            PyObject *given) {
  const record_kind *kind = kind_of(type);
  if (kind == NULL)
    return NULL;
  if (PyTuple_Size(args) != 0) {
    PyErr_SetString(PyExc_TypeError, "fields are given by their names");
    return NULL;
  }
  record *self =
      (record *)((allocfunc)PyType_GetSlot(type, Py_tp_alloc))(type, 0);
  if (self == NULL)
    return NULL;
  self->kind = kind;
  if (take_values(self, given) < 0) {
    Py_DECREF(self);
    return NULL;
  }
  return (PyObject *)self;
}

/* object.__init__ refuses the arguments that __new__ has taken. */
static int record_init(PyObject *object, PyObject *args, PyObject *given) {
  (void)object;
  (void)args;
  (void)given;
  return 0;
}

/* -- letting go ---------------------------------------------------------------
 */

static int record_traverse(PyObject *object, visitproc visit, void *arg) {
  record *self = (record *)object;
  Py_VISIT(Py_TYPE(object));
  if (self->kind == NULL)
    return 0;
  if (self->native != NULL) {
    for (int i = 0; i < self->kind->n_objects; i++)
      Py_VISIT(self->values[self->kind->objects[i]]);
  } else { /* given by hand: anything */
    for (int i = 0; i < self->kind->n_fields; i++)
      Py_VISIT(self->values[i]);
  }
  return 0;
}

/* Breaks cycles. A value that goes comes back when it is asked for, unless
   there is nothing to make it from: then it is as if it were absent. */
static int record_clear(PyObject *object) {
  record *self = (record *)object;
  for (int i = 0; self->kind != NULL && i < self->kind->n_fields; i++) {
    PyObject *old = self->values[i];
    self->values[i] = self->native == NULL ? Py_NewRef(Py_None) : NULL;
    Py_XDECREF(old);
  }
  return 0;
}

static void record_dealloc(PyObject *object) {
  record *self = (record *)object;
  PyTypeObject *type = Py_TYPE(object);
  if (self->kind != NULL && self->kind->has_lists)
    PyObject_GC_UnTrack(object);
  for (int i = 0; self->kind != NULL && i < self->kind->n_fields; i++)
    Py_XDECREF(self->values[i]);
  libfeed_entry_unref(self->owner.entry);
  libfeed_channel_unref(self->owner.channel);
  if (self->kind != NULL && type == self->kind->class)
    self->kind->release(object);
  else
    ((freefunc)PyType_GetSlot(type, Py_tp_free))(object);
  Py_DECREF(type);
}

/* -- types --------------------------------------------------------------------
 */

static int make_base(record_kind *kind) {
  kind->n_objects = 0;
  for (int i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].absence >= ABSENT_RECORD)
      kind->objects[kind->n_objects++] = (unsigned char)i;
  PyType_Slot slots[] = {
      {Py_tp_new, (void *)record_new},
      {Py_tp_init, (void *)record_init},
      {Py_tp_dealloc, (void *)record_dealloc},
      /* What holds strings only ends here. */
      {kind->has_lists ? Py_tp_traverse : 0, (void *)record_traverse},
      {Py_tp_clear, (void *)record_clear},
      {0, NULL}};
  size_t size = sizeof(record) + (size_t)kind->n_fields * sizeof(PyObject *);
  unsigned int flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE;
  if (kind->has_lists)
    flags |= Py_TPFLAGS_HAVE_GC;
  PyType_Spec spec = {kind->title, (int)size, 0, flags, slots};
  kind->base = (PyTypeObject *)PyType_FromSpec(&spec);
  return kind->base == NULL ? -1 : 0;
}

/* The kinds are the process's, and their classes those of the interpreter that
   asked first. 0, or -1 with an exception in every other one. */
static int enter_interpreter(void) {
  static int64_t first = -1;
  int64_t id = PyInterpreterState_GetID(PyInterpreterState_Get());
  if (first < 0)
    first = id;
  if (id == first)
    return 0;
  PyErr_SetString(PyExc_ImportError,
                  "libfeed is in use in another interpreter of this process");
  return -1;
}

/* {name: (base class, (field, …))} */
PyObject *libfeed_py_bases(void) {
  if (enter_interpreter() < 0 || libfeed_py_value_setup() < 0)
    return NULL;
  PyObject *dict = PyDict_New();
  for (size_t i = 0; dict != NULL && i < N_KINDS; i++) {
    record_kind *kind = kinds[i];
    PyObject *names = NULL;
    PyObject *pair = NULL;
    if (kind->base != NULL || make_base(kind) == 0)
      names = PyList_New(0);
    for (int n = 0; names != NULL && n < kind->n_fields; n++) {
      PyObject *name = PyUnicode_InternFromString(kind->fields[n].name);
      if (name == NULL || PyList_Append(names, name) < 0)
        Py_CLEAR(names);
      Py_XDECREF(name);
    }
    if (names != NULL)
      pair = Py_BuildValue("(ON)", (PyObject *)kind->base, names);
    if (pair == NULL || PyDict_SetItemString(dict, kind->name, pair) < 0)
      Py_CLEAR(dict);
    Py_XDECREF(pair);
  }
  return dict;
}

/* -- attributes ---------------------------------------------------------------

   They belong to the class of the package and not to its base, so that the
   interpreter, which asks whether an object is of the type that an attribute
   was described for, finds the very same one. */

/* What describes getters and members lives as long as the process. */
static void *access_of(const record_kind *kind) {
  size_t size = kind->is_whole ? sizeof(PyMemberDef) : sizeof(PyGetSetDef);
  void *rows = PyMem_Calloc((size_t)kind->n_fields, size);
  if (rows == NULL) {
    PyErr_NoMemory();
    return NULL;
  }
  for (int i = 0; i < kind->n_fields; i++) {
    const record_field *field = &kind->fields[i];
    if (kind->is_whole) {
      PyMemberDef *member = (PyMemberDef *)rows + i;
      member->name = field->name;
      member->type = T_OBJECT_EX;
      member->flags = READONLY;
      member->offset = (Py_ssize_t)(offsetof(record, values) +
                                    (size_t)i * sizeof(PyObject *));
    } else {
      PyGetSetDef *getter = (PyGetSetDef *)rows + i;
      getter->name = field->name;
      getter->get = field_get;
      /* Read only; the closure has no const to tell. */
      memcpy(&getter->closure, &field, sizeof getter->closure);
    }
  }
  return rows;
}

/* 0, or -1 with an exception. */
static int set_attributes(record_kind *kind, PyTypeObject *class) {
  if (kind->access == NULL)
    kind->access = access_of(kind);
  if (kind->access == NULL)
    return -1;
  for (int i = 0; i < kind->n_fields; i++) {
    PyObject *attribute =
        kind->is_whole
            ? PyDescr_NewMember(class, (PyMemberDef *)kind->access + i)
            : PyDescr_NewGetSet(class, (PyGetSetDef *)kind->access + i);
    int failed = attribute == NULL
                     ? -1
                     : PyObject_SetAttrString((PyObject *)class,
                                              kind->fields[i].name, attribute);
    Py_XDECREF(attribute);
    if (failed < 0)
      return -1;
  }
  return 0;
}

static int set_class(record_kind *kind, PyObject *class) {
  if (set_attributes(kind, (PyTypeObject *)class) < 0)
    return -1;
  kind->class = (PyTypeObject *)Py_NewRef(class);
  kind->allocate = (allocfunc)PyType_GetSlot(kind->class, Py_tp_alloc);
  kind->release = (freefunc)PyType_GetSlot(kind->class, Py_tp_free);
  return 0;
}

PyObject *libfeed_py_register(PyObject *record_class) {
  if (!PyType_Check(record_class)) {
    PyErr_SetString(PyExc_TypeError, "a class is wanted");
    return NULL;
  }
  if (PyType_IsSubtype((PyTypeObject *)record_class, &PyList_Type)) {
    if (problem_list == NULL)
      problem_list = Py_NewRef(record_class);
    return Py_NewRef(problem_list);
  }
  for (size_t i = 0; i < N_KINDS; i++)
    if (kinds[i]->base != NULL &&
        PyType_IsSubtype((PyTypeObject *)record_class, kinds[i]->base)) {
      if (kinds[i]->class == NULL && set_class(kinds[i], record_class) < 0)
        return NULL;
      return Py_NewRef((PyObject *)kinds[i]->class);
    }
  PyErr_SetString(PyExc_TypeError, "not a kind of record");
  return NULL;
}
