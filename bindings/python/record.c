/* SPDX-License-Identifier: MIT */
/* The types of records: how they are made, read, walked by the garbage
   collector and let go. The stable ABI of CPython 3.11 suffices. */
#include "native.h"
#include "value.h"

#include <stdlib.h>
#include <string.h>

static record_kind *const kinds[] = {
    &libfeed_py_entry_kind,     &libfeed_py_channel_kind,
    &libfeed_py_link_kind,      &libfeed_py_person_kind,
    &libfeed_py_category_kind,  &libfeed_py_text_kind,
    &libfeed_py_candidate_kind, &libfeed_py_media_kind,
    &libfeed_py_block_kind,     &libfeed_py_node_kind,
    &libfeed_py_problem_kind,
};
#define N_KINDS (sizeof kinds / sizeof kinds[0])

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
    *value = made;
  }
  Py_INCREF(*value);
  return *value;
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
  self->owner.entry = libfeed_entry_ref(owner.entry);
  self->owner.channel = libfeed_channel_ref(owner.channel);
  return (PyObject *)self;
}

PyObject *libfeed_py_whole_record(const record_kind *kind, const void *native) {
  record *self =
      (record *)libfeed_py_record(kind, native, (holder){NULL, NULL});
  if (self == NULL || native == NULL)
    return (PyObject *)self;
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

PyObject *
libfeed_py_records(const record *self, const record_kind *kind, size_t n,
                   const void *(*at)(const void *owner, size_t index)) {
  PyObject *list = PyList_New((Py_ssize_t)n);
  for (size_t i = 0; list != NULL && i < n; i++) {
    PyObject *part = libfeed_py_record(kind, at(self->native, i), self->owner);
    if (part == NULL || PyList_SetItem(list, (Py_ssize_t)i, part) < 0) {
      Py_DECREF(list);
      return NULL;
    }
  }
  return list;
}

PyObject *libfeed_py_list(const record *self, size_t n,
                          PyObject *(*make)(const void *owner, size_t index)) {
  PyObject *list = PyList_New((Py_ssize_t)n);
  for (size_t i = 0; list != NULL && i < n; i++) {
    PyObject *part = make(self->native, i);
    if (part == NULL || PyList_SetItem(list, (Py_ssize_t)i, part) < 0) {
      Py_DECREF(list);
      return NULL;
    }
  }
  return list;
}

static PyObject *absent(field_absence absence) {
  switch (absence) {
  case ABSENT_LIST:
    return PyList_New(0);
  case ABSENT_DICT:
    return PyDict_New();
  case ABSENT_FALSE:
    return PyBool_FromLong(0);
  case ABSENT_ZERO:
    return PyLong_FromLong(0);
  case ABSENT_NONE:
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

/* Takes the values that are given; 0, or -1 with an exception. Each is looked
   up by its field, so that what is left over is the caller's mistake. */
static int take_values(record *self, PyObject *given) {
  Py_ssize_t n_taken = 0;
  for (int i = 0; i < self->kind->n_fields; i++) {
    const record_field *row = &self->kind->fields[i];
    PyObject *value =
        given == NULL ? NULL : PyDict_GetItemString(given, row->name);
    if (value != NULL) {
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
  for (int i = 0; self->kind != NULL && i < self->kind->n_fields; i++)
    Py_VISIT(self->values[i]);
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
    Py_CLEAR(self->values[i]);
  libfeed_entry_unref(self->owner.entry);
  libfeed_channel_unref(self->owner.channel);
  ((freefunc)PyType_GetSlot(type, Py_tp_free))(object);
  Py_DECREF(type);
}

/* -- types --------------------------------------------------------------------
 */

/* The getters live as long as the type, which lives as long as the process. */
static PyGetSetDef *getters_of(const record_kind *kind) {
  PyGetSetDef *getters =
      PyMem_Calloc((size_t)kind->n_fields + 1, sizeof *getters);
  if (getters == NULL) {
    PyErr_NoMemory();
    return NULL;
  }
  for (int i = 0; i < kind->n_fields; i++) {
    getters[i].name = kind->fields[i].name;
    getters[i].get = field_get;
    /* Read only; the closure has no const to tell. */
    memcpy(&getters[i].closure, &(const record_field *){&kind->fields[i]},
           sizeof getters[i].closure);
  }
  return getters;
}

static int make_base(record_kind *kind) {
  PyGetSetDef *getters = getters_of(kind);
  if (getters == NULL)
    return -1;
  PyType_Slot slots[] = {
      {Py_tp_new, (void *)record_new},
      {Py_tp_init, (void *)record_init},
      {Py_tp_dealloc, (void *)record_dealloc},
      {Py_tp_getset, getters},
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
  if (kind->base == NULL)
    PyMem_Free(getters);
  return kind->base == NULL ? -1 : 0;
}

/* {name: (base class, (field, …))} */
PyObject *libfeed_py_bases(void) {
  if (libfeed_py_value_setup() < 0)
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

/* Tells the class of a kind: one that its base is the base of. */
PyObject *libfeed_py_register(PyObject *record_class) {
  if (!PyType_Check(record_class)) {
    PyErr_SetString(PyExc_TypeError, "a class is wanted");
    return NULL;
  }
  for (size_t i = 0; i < N_KINDS; i++)
    if (kinds[i]->base != NULL &&
        PyType_IsSubtype((PyTypeObject *)record_class, kinds[i]->base)) {
      Py_INCREF(record_class);
      Py_XDECREF((PyObject *)kinds[i]->class);
      kinds[i]->class = (PyTypeObject *)record_class;
      kinds[i]->allocate =
          (allocfunc)PyType_GetSlot(kinds[i]->class, Py_tp_alloc);
      return libfeed_py_none();
    }
  PyErr_SetString(PyExc_TypeError, "not a kind of record");
  return NULL;
}
