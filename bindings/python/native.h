/* SPDX-License-Identifier: MIT */
/* What SWIG wraps for Python. Every function returns a new reference, or NULL
   with an exception set. The lock of the interpreter is released while the
   library parses or frees a document, and only then. */
#ifndef LIBFEED_PYTHON_NATIVE_H
#define LIBFEED_PYTHON_NATIVE_H

#include <Python.h>

#ifndef SWIG
#include "record.h"
#endif

/* -- the types of records
 * ------------------------------------------------------ */

/* {kind: (base class, [field, …])} */
PyObject *libfeed_py_bases(void);
/* Tells the class whose base is one of these, or the class of lists of
   problems, before anything is parsed. It stays the class of its kind: what is
   given back is the one told first. */
PyObject *libfeed_py_register(PyObject *record_class);

/* -- options
 * --------------------------------------------------------------------- */

/* [(number, least, greatest, default), …] of every option that is a number. */
PyObject *libfeed_py_option_bounds(void);

/* -- documents: capsules
 * --------------------------------------------------------- */

/* Parses a buffer. `options` is {number: int or str} or None. */
PyObject *libfeed_py_document(PyObject *source, PyObject *options);
/* The same for a list of small ones: the lock is released once for all. */
PyObject *libfeed_py_documents(PyObject *sources, PyObject *options);
/* (status, kind, what ended the reading or None, number of problems) */
PyObject *libfeed_py_document_state(PyObject *document);
/* Sequences of records; the channel is None where the input is no feed. */
PyObject *libfeed_py_document_entries(PyObject *document);
PyObject *libfeed_py_document_channel(PyObject *document);
PyObject *libfeed_py_document_problems(PyObject *document);
PyObject *libfeed_py_document_advertised(PyObject *document);

/* -- parsers: capsules. RuntimeError while another thread uses the parser.
 * -------- */

PyObject *libfeed_py_parser(PyObject *options);
PyObject *libfeed_py_parser_push(PyObject *parser, PyObject *data);
PyObject *libfeed_py_parser_finish(PyObject *parser);
/* (status, [entry, …]): all that can be pulled now. */
PyObject *libfeed_py_parser_pull(PyObject *parser);
PyObject *libfeed_py_parser_state(PyObject *parser);
PyObject *libfeed_py_parser_channel(PyObject *parser);
PyObject *libfeed_py_parser_problems(PyObject *parser);
PyObject *libfeed_py_parser_advertised(PyObject *parser);

/* -- entries and channels
 * ---------------------------------------------------------- */

PyObject *libfeed_py_entry_candidates(PyObject *entry, int field);
PyObject *libfeed_py_entry_json(PyObject *entry);
PyObject *libfeed_py_channel_candidates(PyObject *channel, int field);
PyObject *libfeed_py_channel_json(PyObject *channel);

#ifndef SWIG
/* -- between the files of the extension
 * -------------------------------------------- */

/* Records that take a reference of their own. */
PyObject *libfeed_py_entry_object(libfeed_entry *entry);
PyObject *libfeed_py_channel_object(libfeed_channel *channel);

extern const libfeed_allocator libfeed_py_allocator;

/* Options out of {number: value} or None, with the allocator above. 0, or -1
   with an exception. */
int libfeed_py_options(PyObject *values, libfeed_options **out);

/* An exception for a failure that has no object to tell more. Returns NULL. */
PyObject *libfeed_py_raise(libfeed_status status);

/* The names of the fields that the element itself does not state. */
PyObject *libfeed_py_derived(const void *native,
                             libfeed_origin (*origin)(const void *,
                                                      libfeed_field));

/* What one of the JSON writers writes. */
PyObject *libfeed_py_json(const void *native,
                          size_t (*write)(const void *object, char *buffer,
                                          size_t size));

/* A view of the bytes of a source. Where somebody else could change them while
   the interpreter's lock is released, `copy` is set and they are copied. */
typedef struct byte_source {
  Py_buffer view;
  void *copy;
  const void *data;
  size_t size;
} byte_source;

/* 0, or -1 with an exception. */
int libfeed_py_source(PyObject *object, byte_source *out);
void libfeed_py_source_release(byte_source *source);
#endif

#endif
