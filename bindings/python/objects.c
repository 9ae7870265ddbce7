/* SPDX-License-Identifier: MIT */
/* Documents and parsers as capsules. */
#include "native.h"
#include "value.h"

#define DOCUMENT_CAPSULE "libfeed.document"
#define PARSER_CAPSULE "libfeed.parser"
#define MANY_ENTRIES 10

/* A document or parser has no count of references, so that only records of a
   whole kind can be made of what belongs to it. */
static const holder nobody;

static PyObject *state_of(libfeed_status status, libfeed_kind kind,
                          const libfeed_problem *error, uint64_t total,
                          uint64_t replaced) {
  PyObject *place = libfeed_py_record(&libfeed_py_problem_kind, error, nobody);
  return place == NULL
             ? NULL
             : Py_BuildValue("(isNKK)", (int)status, libfeed_kind_name(kind),
                             place, (unsigned long long)total,
                             (unsigned long long)replaced);
}

/* -- documents ----------------------------------------------------------------
 */

/* To give back many entries takes as long as to parse some: other threads need
   not wait for it. Where there are few, passing the lock on would take longer.
 */
static void drop_document(PyObject *capsule) {
  libfeed_document *document = PyCapsule_GetPointer(capsule, DOCUMENT_CAPSULE);
  if (libfeed_document_entry_count(document) < MANY_ENTRIES) {
    libfeed_document_free(document);
    return;
  }
  Py_BEGIN_ALLOW_THREADS libfeed_document_free(document);
  Py_END_ALLOW_THREADS
}

static libfeed_document *document_of(PyObject *capsule) {
  return PyCapsule_GetPointer(capsule, DOCUMENT_CAPSULE);
}

static PyObject *document_capsule(libfeed_document *document,
                                  libfeed_status status) {
  if (document == NULL)
    return libfeed_py_raise(status);
  PyObject *capsule = PyCapsule_New(document, DOCUMENT_CAPSULE, drop_document);
  if (capsule == NULL)
    libfeed_document_free(document);
  return capsule;
}

PyObject *libfeed_py_document(PyObject *object, PyObject *values) {
  libfeed_options *options;
  libfeed_document *document = NULL;
  libfeed_status status;
  byte_source source;
  if (libfeed_py_options(values, &options) < 0)
    return NULL;
  if (libfeed_py_source(object, &source) < 0) {
    libfeed_options_free(options);
    return NULL;
  }
  Py_BEGIN_ALLOW_THREADS status =
      libfeed_document_parse(source.data, source.size, options, &document);
  Py_END_ALLOW_THREADS libfeed_py_source_release(&source);
  libfeed_options_free(options);
  return document_capsule(document, status);
}

/* A source on its way to a document. */
typedef struct reading {
  byte_source source;
  libfeed_document *document;
  libfeed_status status;
} reading;

/* 0, or -1 with an exception. Bytes only: to ask them for their buffer runs no
   code that could change the list. */
static int open_reading(PyObject *sources, Py_ssize_t index, reading *out) {
  PyObject *source = PyList_GetItem(sources, index);
  if (source == NULL)
    return -1;
  if (!PyBytes_Check(source)) {
    PyErr_SetString(PyExc_TypeError, "bytes are wanted");
    return -1;
  }
  return libfeed_py_source(source, &out->source);
}

static void parse_all(reading *readings, Py_ssize_t n,
                      const libfeed_options *options) {
  for (Py_ssize_t i = 0; i < n; i++)
    readings[i].status =
        libfeed_document_parse(readings[i].source.data, readings[i].source.size,
                               options, &readings[i].document);
}

/* What came of them, as a list that takes over the documents. */
static PyObject *documents_of(const reading *readings, Py_ssize_t n) {
  PyObject *list = PyList_New(n);
  for (Py_ssize_t i = 0; i < n; i++) {
    if (list == NULL) {
      libfeed_document_free(readings[i].document);
      continue;
    }
    PyObject *capsule =
        document_capsule(readings[i].document, readings[i].status);
    if (capsule == NULL || PyList_SetItem(list, i, capsule) < 0)
      Py_CLEAR(list);
  }
  return list;
}

PyObject *libfeed_py_documents(PyObject *sources, PyObject *values) {
  libfeed_options *options;
  if (!PyList_Check(sources)) {
    PyErr_SetString(PyExc_TypeError, "a list is wanted");
    return NULL;
  }
  Py_ssize_t n = PyList_Size(sources);
  if (libfeed_py_options(values, &options) < 0)
    return NULL;
  reading *readings = PyMem_Calloc((size_t)n, sizeof *readings);
  Py_ssize_t n_open = 0;
  PyObject *list = NULL;
  if (readings == NULL)
    PyErr_NoMemory();
  while (readings != NULL && n_open < n &&
         open_reading(sources, n_open, &readings[n_open]) == 0)
    n_open++;
  if (readings != NULL && n_open == n) {
    Py_BEGIN_ALLOW_THREADS parse_all(readings, n, options);
    Py_END_ALLOW_THREADS list = documents_of(readings, n);
  }
  while (n_open > 0)
    libfeed_py_source_release(&readings[--n_open].source);
  PyMem_Free(readings);
  libfeed_options_free(options);
  return list;
}

PyObject *libfeed_py_document_state(PyObject *capsule) {
  libfeed_document *document = document_of(capsule);
  return document == NULL ? NULL
                          : state_of(libfeed_document_status(document),
                                     libfeed_document_kind(document),
                                     libfeed_document_error(document),
                                     libfeed_document_problem_total(document),
                                     libfeed_document_replaced_total(document));
}

static PyObject *document_entry(const void *document, size_t index) {
  return libfeed_py_entry_object(libfeed_document_entry(document, index));
}

PyObject *libfeed_py_document_entries(PyObject *capsule) {
  libfeed_document *document = document_of(capsule);
  return document == NULL
             ? NULL
             : libfeed_py_list(document, libfeed_document_entry_count(document),
                               document_entry);
}

PyObject *libfeed_py_document_channel(PyObject *capsule) {
  libfeed_document *document = document_of(capsule);
  return document == NULL
             ? NULL
             : libfeed_py_channel_object(libfeed_document_channel(document));
}

PART_AT(document, document_problem, problem);

PyObject *libfeed_py_document_problems(PyObject *capsule) {
  libfeed_document *document = document_of(capsule);
  return document == NULL ? NULL
                          : libfeed_py_problem_list(libfeed_py_records(
                                &libfeed_py_problem_kind, nobody, document,
                                libfeed_document_problem_count(document),
                                document_problem_at));
}

PART_AT(document, document_advertised, advertised);

PyObject *libfeed_py_document_advertised(PyObject *capsule) {
  libfeed_document *document = document_of(capsule);
  return document == NULL
             ? NULL
             : libfeed_py_records(&libfeed_py_link_kind, nobody, document,
                                  libfeed_document_advertised_count(document),
                                  document_advertised_at);
}

/* -- parsers ------------------------------------------------------------------
 */

/* The mark that a thread is inside the parser with the lock released lies in
   the capsule's context: any address, here the parser itself. */
static libfeed_parser *parser_of(PyObject *capsule) {
  libfeed_parser *parser = PyCapsule_GetPointer(capsule, PARSER_CAPSULE);
  if (parser == NULL)
    return NULL;
  if (PyCapsule_GetContext(capsule) != NULL) {
    PyErr_SetString(PyExc_RuntimeError, "another thread is using this parser");
    return NULL;
  }
  return parser;
}

static void drop_parser(PyObject *capsule) {
  libfeed_parser_free(PyCapsule_GetPointer(capsule, PARSER_CAPSULE));
}

PyObject *libfeed_py_parser(PyObject *values) {
  libfeed_options *options;
  libfeed_parser *parser;
  if (libfeed_py_options(values, &options) < 0)
    return NULL;
  libfeed_status status = libfeed_parser_new(options, &parser);
  libfeed_options_free(options);
  if (status < 0)
    return libfeed_py_raise(status);
  PyObject *capsule = PyCapsule_New(parser, PARSER_CAPSULE, drop_parser);
  if (capsule == NULL)
    libfeed_parser_free(parser);
  return capsule;
}

PyObject *libfeed_py_parser_push(PyObject *capsule, PyObject *data) {
  libfeed_parser *parser = parser_of(capsule);
  libfeed_status status;
  byte_source source;
  if (parser == NULL || libfeed_py_source(data, &source) < 0)
    return NULL;
  if (PyCapsule_SetContext(capsule, parser) != 0) {
    libfeed_py_source_release(&source);
    return NULL;
  }
  Py_BEGIN_ALLOW_THREADS status =
      libfeed_parser_push(parser, source.data, source.size);
  Py_END_ALLOW_THREADS PyCapsule_SetContext(capsule, NULL);
  libfeed_py_source_release(&source);
  return PyLong_FromLong((long)status);
}

PyObject *libfeed_py_parser_finish(PyObject *capsule) {
  libfeed_parser *parser = parser_of(capsule);
  libfeed_status status;
  if (parser == NULL || PyCapsule_SetContext(capsule, parser) != 0)
    return NULL;
  Py_BEGIN_ALLOW_THREADS status = libfeed_parser_finish(parser);
  Py_END_ALLOW_THREADS PyCapsule_SetContext(capsule, NULL);
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
    libfeed_entry_unref(entry); /* the object has its own */
    if (object == NULL || PyList_Append(list, object) < 0)
      Py_CLEAR(list);
    Py_XDECREF(object);
  }
  return list == NULL ? NULL : Py_BuildValue("(iN)", (int)status, list);
}

PyObject *libfeed_py_parser_state(PyObject *capsule) {
  libfeed_parser *parser = parser_of(capsule);
  return parser == NULL ? NULL
                        : state_of(libfeed_parser_status(parser),
                                   libfeed_parser_kind(parser),
                                   libfeed_parser_error(parser),
                                   libfeed_parser_problem_total(parser),
                                   libfeed_parser_replaced_total(parser));
}

PyObject *libfeed_py_parser_channel(PyObject *capsule) {
  libfeed_parser *parser = parser_of(capsule);
  libfeed_channel *channel = NULL;
  if (parser == NULL)
    return NULL;
  libfeed_status status = libfeed_parser_channel(parser, &channel);
  /* The parser's own failure is told where entries are asked for. */
  if (status < 0 && status != libfeed_parser_status(parser))
    return libfeed_py_raise(status);
  PyObject *object = libfeed_py_channel_object(channel);
  libfeed_channel_unref(channel); /* the object has its own */
  return object;
}

PART_AT(parser, parser_problem, problem);

PyObject *libfeed_py_parser_problems(PyObject *capsule) {
  libfeed_parser *parser = parser_of(capsule);
  return parser == NULL
             ? NULL
             : libfeed_py_problem_list(libfeed_py_records(
                   &libfeed_py_problem_kind, nobody, parser,
                   libfeed_parser_problem_count(parser), parser_problem_at));
}

PART_AT(parser, parser_advertised, advertised);

PyObject *libfeed_py_parser_advertised(PyObject *capsule) {
  libfeed_parser *parser = parser_of(capsule);
  return parser == NULL
             ? NULL
             : libfeed_py_records(&libfeed_py_link_kind, nobody, parser,
                                  libfeed_parser_advertised_count(parser),
                                  parser_advertised_at);
}
