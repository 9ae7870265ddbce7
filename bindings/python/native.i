/* SPDX-License-Identifier: MIT */
/* Python's part of the interface: entries cross as whole objects whose values are
   made when they are asked for (python/record.h); the lock of the interpreter is
   released around the calls that parse or free much, and nowhere else. */

/* Objects travel as capsules and records; their single getters stay in C. */
%rename("$ignore", regextarget=1) "^libfeed_(entry|channel|text|link|person|category|media|block|node|problem|parser|document|options)_";
%rename("$ignore", regextarget=1) "^libfeed_(entry|channel|text|link|person|category|media|block|node|problem|parser|document|options|str|time|pos|allocator)$";
%ignore record;
%ignore holder;

%{
#include "native.h"
%}

/* NULL means that a Python exception is set. */
%typemap(out) PyObject * "$result = $1;"

%include "python/native.h"
