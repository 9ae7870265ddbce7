/* SPDX-License-Identifier: MIT */
/* Python's part of the interface: whole entries cross at once, as dictionaries
   (python/values.h), and the lock of the interpreter is released around the two
   calls that parse, and nowhere else. */

/* Objects travel as capsules and whole values; their single getters stay in C. */
%rename("$ignore", regextarget=1) "^libfeed_(entry|channel|text|link|person|category|media|block|node|problem|parser|document|options)_";
%rename("$ignore", regextarget=1) "^libfeed_(entry|channel|text|link|person|category|media|block|node|problem|parser|document|options|str|time|pos|allocator)$";

%{
#include "values.h"
%}

/* NULL means that a Python exception is set. */
%typemap(out) PyObject * "$result = $1;"

PyObject *libfeed_py_setup(PyObject *entry_class);
PyObject *libfeed_py_option_names(void);
PyObject *libfeed_py_document(PyObject *source, PyObject *options);
PyObject *libfeed_py_document_state(PyObject *document);
PyObject *libfeed_py_document_entries(PyObject *document);
PyObject *libfeed_py_document_channel(PyObject *document);
PyObject *libfeed_py_document_problems(PyObject *document);
PyObject *libfeed_py_parser(PyObject *options);
PyObject *libfeed_py_parser_push(PyObject *parser, PyObject *data);
PyObject *libfeed_py_parser_finish(PyObject *parser);
PyObject *libfeed_py_parser_pull(PyObject *parser);
PyObject *libfeed_py_parser_state(PyObject *parser);
PyObject *libfeed_py_parser_channel(PyObject *parser);
PyObject *libfeed_py_parser_problems(PyObject *parser);
PyObject *libfeed_py_entry_more(PyObject *entry);
PyObject *libfeed_py_entry_candidates(PyObject *entry, int field);
PyObject *libfeed_py_entry_json(PyObject *entry);
PyObject *libfeed_py_channel_values(PyObject *channel);
PyObject *libfeed_py_channel_candidates(PyObject *channel, int field);
PyObject *libfeed_py_channel_json(PyObject *channel);
