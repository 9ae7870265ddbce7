/* SPDX-License-Identifier: MIT */
/* Versions: of the library, and of what it runs on. */
#include <libfeed/libfeed.h>

#include <string.h>

#include <expat.h>
#include <iconv.h>

#if defined(__GLIBC__)
#include <gnu/libc-version.h>
#endif

const char *libfeed_version(void) {
  return LIBFEED_VERSION;
}

/* What converts charsets. Only the GNU C library tells its version as text. */
static const char *iconv_version(void) {
#if defined(_LIBICONV_VERSION)
  return "libiconv";
#elif defined(__GLIBC__)
  return gnu_get_libc_version();
#else
  return "libc";
#endif
}

const char *libfeed_component_version(int component) {
  if (component == LIBFEED_COMPONENT_EXPAT) {
    const char *name = XML_ExpatVersion(); /* "expat_2.5.0" */
    const char *version = strchr(name, '_');
    return version == NULL ? name : version + 1;
  }
  return component == LIBFEED_COMPONENT_ICONV ? iconv_version() : "";
}
