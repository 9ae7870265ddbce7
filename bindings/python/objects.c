/* SPDX-License-Identifier: MIT */
/* Documents and parsers as capsules. The interpreter's lock is released while C
   parses, and only then. */
#include "values.h"

#define DOCUMENT_CAPSULE "libfeed.document"
#define PARSER_CAPSULE "libfeed.parser"

/* The options that this version of the library knows have numbers below. */
#define OPTION_END 400

/* -- options ------------------------------------------------------------------ */

static PyObject *raise_status(libfeed_status status) {
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
    raise_status(status);
  return status < 0 ? -1 : 0;
}

/* Options out of {number: value}; None gives NULL, the defaults. 0, or −1 with an
   exception. */
static int make_options(PyObject *values, libfeed_options **out) {
  *out = NULL;
  if (values == Py_None)
    return 0;
  libfeed_status status = libfeed_options_new(NULL, out);
  if (status < 0) {
    raise_status(status);
    return -1;
  }
  PyObject *key, *value;
  Py_ssize_t at = 0;
  while (PyDict_Next(values, &at, &key, &value))
    if (set_option(*out, key, value) < 0) {
      libfeed_options_free(*out);
      *out = NULL;
      return -1;
    }
  return 0;
}

PyObject *libfeed_py_option_names(void) {
  PyObject *list = PyList_New(0);
  for (int option = 1; list != NULL && option < OPTION_END; option++) {
    int64_t least, greatest, usual;
    if (libfeed_options_bounds((libfeed_option)option, &least, &greatest,
                               &usual) < 0)
      continue;
    PyObject *bounds =
        Py_BuildValue("(iLLL)", option, (long long)least, (long long)greatest,
                      (long long)usual);
    if (bounds == NULL || PyList_Append(list, bounds) < 0) {
      Py_DECREF(list);
      list = NULL;
    }
    Py_XDECREF(bounds);
  }
  return list;
}

/* -- documents ---------------------------------------------------------------- */

static void drop_document(PyObject *capsule) {
  libfeed_document_free(PyCapsule_GetPointer(capsule, DOCUMENT_CAPSULE));
}

static libfeed_document *document_of(PyObject *capsule) {
  return PyCapsule_GetPointer(capsule, DOCUMENT_CAPSULE);
}

/* A document as a capsule; what failed without one raises. */
static PyObject *hold_document(libfeed_status status,
                               libfeed_document *document) {
  if (document == NULL)
    return raise_status(status);
  PyObject *capsule =
      PyCapsule_New(document, DOCUMENT_CAPSULE, drop_document);
  if (capsule == NULL)
    libfeed_document_free(document);
  return capsule;
}

PyObject *libfeed_py_document(PyObject *source, PyObject *values) {
  libfeed_options *options;
  libfeed_document *document = NULL;
  libfeed_status status;
  Py_buffer bytes;
  if (PyObject_GetBuffer(source, &bytes, PyBUF_SIMPLE) < 0)
    return NULL;
  if (make_options(values, &options) < 0) {
    PyBuffer_Release(&bytes);
    return NULL;
  }
  Py_BEGIN_ALLOW_THREADS
  status = libfeed_document_parse(bytes.buf, (size_t)bytes.len, options,
                                  &document);
  Py_END_ALLOW_THREADS
  PyBuffer_Release(&bytes);
  libfeed_options_free(options);
  return hold_document(status, document);
}

PyObject *libfeed_py_document_state(PyObject *capsule) {
  libfeed_document *document = document_of(capsule);
  if (document == NULL)
    return NULL;
  PyObject *advertised = PyList_New(0);
  size_t n = libfeed_document_advertised_count(document);
  for (size_t i = 0; advertised != NULL && i < n; i++) {
    PyObject *link =
        libfeed_py_link_tuple(libfeed_document_advertised(document, i));
    if (link == NULL || PyList_Append(advertised, link) < 0) {
      Py_DECREF(advertised);
      advertised = NULL;
    }
    Py_XDECREF(link);
  }
  if (advertised == NULL)
    return NULL;
  const libfeed_problem *error = libfeed_document_error(document);
  PyObject *place = error == NULL ? Py_BuildValue("")
                                  : libfeed_py_problem_tuple(error);
  if (place == NULL) {
    Py_DECREF(advertised);
    return NULL;
  }
  return Py_BuildValue(
      "(isNNK)", (int)libfeed_document_status(document),
      libfeed_kind_name(libfeed_document_kind(document)), place, advertised,
      (unsigned long long)libfeed_document_problem_total(document));
}

PyObject *libfeed_py_document_entries(PyObject *capsule) {
  libfeed_document *document = document_of(capsule);
  if (document == NULL)
    return NULL;
  size_t n = libfeed_document_entry_count(document);
  PyObject *list = PyList_New((Py_ssize_t)n);
  for (size_t i = 0; list != NULL && i < n; i++) {
    PyObject *entry = libfeed_py_entry_object(
        libfeed_entry_ref(libfeed_document_entry(document, i)));
    if (entry == NULL || PyList_SetItem(list, (Py_ssize_t)i, entry) < 0) {
      Py_DECREF(list);
      list = NULL;
    }
  }
  return list;
}

PyObject *libfeed_py_document_channel(PyObject *capsule) {
  libfeed_document *document = document_of(capsule);
  if (document == NULL)
    return NULL;
  return libfeed_py_hold_channel(
      libfeed_channel_ref(libfeed_document_channel(document)));
}

PyObject *libfeed_py_document_problems(PyObject *capsule) {
  libfeed_document *document = document_of(capsule);
  if (document == NULL)
    return NULL;
  size_t n = libfeed_document_problem_count(document);
  PyObject *list = PyList_New((Py_ssize_t)n);
  for (size_t i = 0; list != NULL && i < n; i++) {
    PyObject *problem =
        libfeed_py_problem_tuple(libfeed_document_problem(document, i));
    if (problem == NULL || PyList_SetItem(list, (Py_ssize_t)i, problem) < 0) {
      Py_DECREF(list);
      list = NULL;
    }
  }
  return list;
}

/* -- parsers ------------------------------------------------------------------ */

static void drop_parser(PyObject *capsule) {
  libfeed_parser_free(PyCapsule_GetPointer(capsule, PARSER_CAPSULE));
}

static libfeed_parser *parser_of(PyObject *capsule) {
  return PyCapsule_GetPointer(capsule, PARSER_CAPSULE);
}

PyObject *libfeed_py_parser(PyObject *values) {
  libfeed_options *options;
  libfeed_parser *parser;
  if (make_options(values, &options) < 0)
    return NULL;
  libfeed_status status = libfeed_parser_new(options, &parser);
  libfeed_options_free(options);
  if (status < 0)
    return raise_status(status);
  PyObject *capsule = PyCapsule_New(parser, PARSER_CAPSULE, drop_parser);
  if (capsule == NULL)
    libfeed_parser_free(parser);
  return capsule;
}

PyObject *libfeed_py_parser_push(PyObject *capsule, PyObject *data) {
  libfeed_parser *parser = parser_of(capsule);
  libfeed_status status;
  Py_buffer bytes;
  if (parser == NULL || PyObject_GetBuffer(data, &bytes, PyBUF_SIMPLE) < 0)
    return NULL;
  Py_BEGIN_ALLOW_THREADS
  status = libfeed_parser_push(parser, bytes.buf, (size_t)bytes.len);
  Py_END_ALLOW_THREADS
  PyBuffer_Release(&bytes);
  return PyLong_FromLong((long)status);
}

PyObject *libfeed_py_parser_finish(PyObject *capsule) {
  libfeed_parser *parser = parser_of(capsule);
  libfeed_status status;
  if (parser == NULL)
    return NULL;
  Py_BEGIN_ALLOW_THREADS
  status = libfeed_parser_finish(parser);
  Py_END_ALLOW_THREADS
  return PyLong_FromLong((long)status);
}

PyObject *libfeed_py_parser_pull(PyObject *capsule) {
  libfeed_parser *parser = parser_of(capsule);
  if (parser == NULL)
    return NULL;
  PyObject *list = PyList_New(0);
  libfeed_status status = LIBFEED_AGAIN;
  libfeed_entry *entry;
  while (list != NULL &&
         (status = libfeed_parser_next(parser, &entry)) == LIBFEED_OK) {
    PyObject *object = libfeed_py_entry_object(entry);
    if (object == NULL || PyList_Append(list, object) < 0) {
      Py_DECREF(list);
      list = NULL;
    }
    Py_XDECREF(object);
  }
  return list == NULL ? NULL : Py_BuildValue("(iN)", (int)status, list);
}

PyObject *libfeed_py_parser_state(PyObject *capsule) {
  libfeed_parser *parser = parser_of(capsule);
  if (parser == NULL)
    return NULL;
  const libfeed_problem *error = libfeed_parser_error(parser);
  PyObject *place = error == NULL ? Py_BuildValue("")
                                  : libfeed_py_problem_tuple(error);
  if (place == NULL)
    return NULL;
  return Py_BuildValue(
      "(isNK)", (int)libfeed_parser_status(parser),
      libfeed_kind_name(libfeed_parser_kind(parser)), place,
      (unsigned long long)libfeed_parser_problem_total(parser));
}

PyObject *libfeed_py_parser_channel(PyObject *capsule) {
  libfeed_parser *parser = parser_of(capsule);
  libfeed_channel *channel = NULL;
  if (parser == NULL)
    return NULL;
  libfeed_status status = libfeed_parser_channel(parser, &channel);
  if (status < 0)
    return raise_status(status);
  return libfeed_py_hold_channel(channel);
}

PyObject *libfeed_py_parser_problems(PyObject *capsule) {
  libfeed_parser *parser = parser_of(capsule);
  if (parser == NULL)
    return NULL;
  size_t n = libfeed_parser_problem_count(parser);
  PyObject *list = PyList_New((Py_ssize_t)n);
  for (size_t i = 0; list != NULL && i < n; i++) {
    PyObject *problem =
        libfeed_py_problem_tuple(libfeed_parser_problem(parser, i));
    if (problem == NULL || PyList_SetItem(list, (Py_ssize_t)i, problem) < 0) {
      Py_DECREF(list);
      list = NULL;
    }
  }
  return list;
}
