/* SPDX-License-Identifier: MIT */
/* The interface that SWIG reads for every language. What all of them share is
   here: the header with its constants, statuses, options and versions. How
   entries cross into a language is that language's own file, because crossing
   once for each field costs more than parsing does. */
#if defined(SWIGPYTHON)
%module(package="libfeed", docstring="The native part of libfeed; use the package.") _native
#else
%module libfeed
#endif

%{
#include <libfeed/libfeed.h>
%}

%include <stdint.i>

/* Constants keep their meaning and lose their prefix. */
%rename("%(strip:[LIBFEED_])s", %$isenumitem) "";
%rename("%(strip:[LIBFEED_])s", %$isconstant) "";

#define LIBFEED_API

#if defined(SWIGPYTHON)
%include "python/native.i"
#endif

%include <libfeed/version.h>
%include <libfeed/libfeed.h>
