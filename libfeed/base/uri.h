/* SPDX-License-Identifier: MIT */
/* Addresses: resolution against a base (RFC 3986 §5, with IRIs left as they
   are) and small questions about them. Base. */
#ifndef LIBFEED_BASE_URI_H
#define LIBFEED_BASE_URI_H

#include <stdbool.h>

#include "base/arena.h"

/* True where it begins with a scheme ("http:", "urn:", …). */
bool libfeed__uri_is_absolute(libfeed_str uri);
/* True for http: and https: with a host. */
bool libfeed__uri_is_http(libfeed_str uri);

/* Without what cannot be seen at both ends: white space, also beyond ASCII,
   control characters, zero-width characters. */
libfeed_str libfeed__uri_trim(libfeed_str str);

/* Cleans an address as written (trims, drops control characters and line ends)
   and resolves it against `base`; where base is empty or not absolute and the
   reference is relative, the cleaned reference comes back as it is. Nothing is
   percent-encoded or decoded. The result is in the arena unless it equals `uri`
   and `borrow` is true, in which case it is `uri` itself. Time and memory are
   linear in both lengths. */
libfeed_str libfeed__uri_resolve(libfeed__arena *arena, libfeed_str base,
                                 libfeed_str uri, bool borrow);

/* The extension of the path ("mp3"), a part of `uri`; empty without one. */
libfeed_str libfeed__uri_extension(libfeed_str uri);

#endif
