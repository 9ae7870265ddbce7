/* SPDX-License-Identifier: MIT */
/* What SWIG wraps for Python: whole objects in one crossing. Every function
   returns a new reference, or NULL with an exception set. The stable ABI of
   CPython 3.11 suffices. */
#ifndef LIBFEED_PYTHON_VALUES_H
#define LIBFEED_PYTHON_VALUES_H

#include <Python.h>

#include <libfeed/libfeed.h>

/* Tells the class of entries, before anything else. Returns None. */
PyObject *libfeed_py_setup(PyObject *entry_class);
/* {name: (number, least, greatest, default)}; strings have (number,). */
PyObject *libfeed_py_option_names(void);

/* Documents. `options` is {number: int or str} or None. */
PyObject *libfeed_py_document(PyObject *source, PyObject *options);
/* (status, kind, error or None, advertised, number of problems) */
PyObject *libfeed_py_document_state(PyObject *document);
PyObject *libfeed_py_document_entries(PyObject *document);
PyObject *libfeed_py_document_channel(PyObject *document);
PyObject *libfeed_py_document_problems(PyObject *document);

/* Parsers. */
PyObject *libfeed_py_parser(PyObject *options);
PyObject *libfeed_py_parser_push(PyObject *parser, PyObject *data);
PyObject *libfeed_py_parser_finish(PyObject *parser);
/* (status, [entries]): all that can be pulled now. */
PyObject *libfeed_py_parser_pull(PyObject *parser);
PyObject *libfeed_py_parser_state(PyObject *parser);
PyObject *libfeed_py_parser_channel(PyObject *parser);
PyObject *libfeed_py_parser_problems(PyObject *parser);

/* Entries: what is asked for less often, the losers of a field, JSON. */
PyObject *libfeed_py_entry_more(PyObject *entry);
PyObject *libfeed_py_entry_candidates(PyObject *entry, int field);
PyObject *libfeed_py_entry_json(PyObject *entry);

/* Channels: None for no channel. */
PyObject *libfeed_py_channel_values(PyObject *channel);
PyObject *libfeed_py_channel_candidates(PyObject *channel, int field);
PyObject *libfeed_py_channel_json(PyObject *channel);

/* Between the files of the extension. */

/* A capsule that holds one reference, which it takes over; NULL gives None. */
PyObject *libfeed_py_hold_entry(libfeed_entry *entry);
PyObject *libfeed_py_hold_channel(libfeed_channel *channel);
libfeed_entry *libfeed_py_entry_of(PyObject *capsule);
libfeed_channel *libfeed_py_channel_of(PyObject *capsule);

/* An entry as an object of the entry class; takes over one reference. */
PyObject *libfeed_py_entry_object(libfeed_entry *entry);
PyObject *libfeed_py_problem_tuple(const libfeed_problem *problem);
PyObject *libfeed_py_link_tuple(const libfeed_link *link);

#endif
