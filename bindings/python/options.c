/* SPDX-License-Identifier: MIT */
/* Options and sources on their way from Python. */
#include "native.h"

#include <string.h>

/* Numbers of options are below. */
#define OPTION_END 400

PyObject *libfeed_py_raise(libfeed_status status) {
  if (status == LIBFEED_E_NOMEM)
    return PyErr_NoMemory();
  PyErr_SetString(PyExc_ValueError, libfeed_status_message(status));
  return NULL;
}

static int set_option(libfeed_options *options, PyObject *key,
                      PyObject *value) {
  long option = PyLong_AsLong(key);
  libfeed_status status;
  if (option == -1 && PyErr_Occurred())
    return -1;
  if (PyUnicode_Check(value)) {
    Py_ssize_t len;
    const char *data = PyUnicode_AsUTF8AndSize(value, &len);
    if (data == NULL)
      return -1;
    status = libfeed_options_set_str(options, (libfeed_option)option, data,
                                     (size_t)len);
  } else {
    long long number = PyLong_AsLongLong(value);
    if (number == -1 && PyErr_Occurred())
      return -1;
    status = libfeed_options_set(options, (libfeed_option)option, number);
  }
  if (status < 0)
    libfeed_py_raise(status);
  return status < 0 ? -1 : 0;
}

int libfeed_py_options(PyObject *values, libfeed_options **out) {
  *out = NULL;
  if (values != Py_None && !PyDict_Check(values)) {
    PyErr_SetString(PyExc_TypeError, "options are a dict or None");
    return -1;
  }
  libfeed_status status = libfeed_options_new(&libfeed_py_allocator, out);
  if (status < 0) {
    libfeed_py_raise(status);
    return -1;
  }
  PyObject *key, *value;
  Py_ssize_t at = 0;
  while (values != Py_None && PyDict_Next(values, &at, &key, &value))
    if (set_option(*out, key, value) < 0) {
      libfeed_options_free(*out);
      *out = NULL;
      return -1;
    }
  return 0;
}

PyObject *libfeed_py_option_bounds(void) {
  PyObject *list = PyList_New(0);
  for (int option = 1; list != NULL && option < OPTION_END; option++) {
    int64_t least, greatest, usual;
    if (libfeed_options_bounds((libfeed_option)option, &least, &greatest,
                               &usual) < 0)
      continue;
    PyObject *bounds = Py_BuildValue("(iLLL)", option, (long long)least,
                                     (long long)greatest, (long long)usual);
    if (bounds == NULL || PyList_Append(list, bounds) < 0)
      Py_CLEAR(list);
    Py_XDECREF(bounds);
  }
  return list;
}

/* Whether nobody can write to what the view shows: it is of bytes, maybe by way
   of a memoryview. That a view may only be read says nothing of its owner. */
static int is_of_bytes(const Py_buffer *view) {
  if (!PyMemoryView_Check(view->obj))
    return PyBytes_Check(view->obj);
  PyObject *owner = PyObject_GetAttrString(view->obj, "obj");
  if (owner == NULL)
    PyErr_Clear();
  int is = owner != NULL && PyBytes_Check(owner);
  Py_XDECREF(owner);
  return is;
}

/* 0, or -1 with an exception. */
static int copy_source(byte_source *source) {
  source->copy = PyMem_Malloc(source->size);
  if (source->copy == NULL) {
    PyErr_NoMemory();
    return -1;
  }
  source->data = source->copy;
  return PyBuffer_ToContiguous(source->copy, &source->view, source->view.len,
                               'C');
}

int libfeed_py_source(PyObject *object, byte_source *out) {
  out->copy = NULL;
  if (PyObject_GetBuffer(object, &out->view, PyBUF_FULL_RO) < 0)
    return -1;
  out->data = out->view.buf;
  out->size = (size_t)out->view.len;
  int failed = 0;
  if (out->view.itemsize != 1) {
    PyErr_Format(PyExc_TypeError, "bytes are wanted, not items of %zd bytes",
                 out->view.itemsize);
    failed = -1;
  } else if (!is_of_bytes(&out->view) ||
             !PyBuffer_IsContiguous(&out->view, 'C')) {
    failed = copy_source(out);
  }
  if (failed < 0)
    libfeed_py_source_release(out);
  return failed;
}

void libfeed_py_source_release(byte_source *source) {
  PyMem_Free(source->copy);
  PyBuffer_Release(&source->view);
}
