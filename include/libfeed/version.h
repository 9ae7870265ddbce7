/* SPDX-License-Identifier: MIT */
/* The version of libfeed. This is the only place where it is written: the
   build, the pkg-config file and the manual pages read it from here. */
#ifndef LIBFEED_VERSION_H
#define LIBFEED_VERSION_H

#define LIBFEED_VERSION_MAJOR 1
#define LIBFEED_VERSION_MINOR 0
#define LIBFEED_VERSION_PATCH 0

/* The version as text, "major.minor.patch". */
#define LIBFEED_VERSION "1.0.0"

/* The version as one number that compares in order: 1.2.3 is 0x010203. */
#define LIBFEED_VERSION_NUMBER                                                 \
  ((LIBFEED_VERSION_MAJOR << 16) | (LIBFEED_VERSION_MINOR << 8) |              \
   LIBFEED_VERSION_PATCH)

#endif
