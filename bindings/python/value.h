/* SPDX-License-Identifier: MIT */
/* Values of the library as values of Python. Each function gives a new
   reference, or NULL with an exception. */
#ifndef LIBFEED_PYTHON_VALUE_H
#define LIBFEED_PYTHON_VALUE_H

#include <Python.h>

#include <libfeed/libfeed.h>

/* Imports what dates are made of; 0, or -1 with an exception. */
int libfeed_py_value_setup(void);

/* None. The macro Py_RETURN_NONE of CPython 3.12 and later takes no reference,
   which is right only where None is immortal: a module of the stable ABI that
   was built there would end None's life under 3.11. */
PyObject *libfeed_py_none(void);

/* None where it is absent. */
PyObject *libfeed_py_text(libfeed_str str);
/* The same for what entries say again and again ("alternate", "text/html", a
   language): the words of late are kept, and their strings shared. */
PyObject *libfeed_py_word(libfeed_str str);
PyObject *libfeed_py_number(int64_t number);
/* Milliseconds as seconds, frames a second times 1000 as frames a second. */
PyObject *libfeed_py_thousandths(int64_t number);
/* An aware datetime with the offset that was written; None also for years that
   a datetime does not have. */
PyObject *libfeed_py_date(libfeed_time time);
/* "second", … ; None without a date. */
PyObject *libfeed_py_precision(libfeed_time time);

PyObject *libfeed_py_bool(int value);
/* The empty string where it is absent. */
PyObject *libfeed_py_string(libfeed_str str);
/* (offset, line, column) */
PyObject *libfeed_py_position(libfeed_pos position);

#endif
