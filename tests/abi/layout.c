/* SPDX-License-Identifier: MIT */
/* The layout of the four frozen structs, asserted for each size of pointers,
   and the version of header and library. */
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <libfeed/libfeed.h>

#define MEMBER_AT(type, member, offset)                                        \
  _Static_assert(offsetof(type, member) == (offset),                           \
                 #type "." #member " has moved")
#define SIZE_IS(type, size)                                                    \
  _Static_assert(sizeof(type) == (size), #type " has another size")

#if UINTPTR_MAX == UINT64_MAX
#define POINTER 8
#elif UINTPTR_MAX == UINT32_MAX
#define POINTER 4
#else
#error "no layout is known for pointers of this size"
#endif

_Static_assert(sizeof(void *) == POINTER, "pointers");
_Static_assert(sizeof(size_t) == POINTER, "sizes");

MEMBER_AT(libfeed_str, data, 0);
MEMBER_AT(libfeed_str, len, POINTER);
SIZE_IS(libfeed_str, 2 * POINTER);

/* i386 aligns 64-bit members to 4 bytes; no struct here has a hole for it. */
MEMBER_AT(libfeed_time, seconds, 0);
MEMBER_AT(libfeed_time, nanoseconds, 8);
MEMBER_AT(libfeed_time, utc_offset, 12);
MEMBER_AT(libfeed_time, precision, 16);
MEMBER_AT(libfeed_time, flags, 20);
SIZE_IS(libfeed_time, 24);

MEMBER_AT(libfeed_pos, offset, 0);
MEMBER_AT(libfeed_pos, line, 8);
MEMBER_AT(libfeed_pos, column, 16);
SIZE_IS(libfeed_pos, 24);

MEMBER_AT(libfeed_allocator, context, 0);
MEMBER_AT(libfeed_allocator, allocate, POINTER);
MEMBER_AT(libfeed_allocator, reallocate, 2 * POINTER);
MEMBER_AT(libfeed_allocator, release, 3 * POINTER);
SIZE_IS(libfeed_allocator, 4 * POINTER);

/* Enumerations travel as int; libfeed_status has negative values. */
_Static_assert(sizeof(libfeed_status) == sizeof(int), "libfeed_status");
_Static_assert(sizeof(libfeed_option) == sizeof(int), "libfeed_option");
_Static_assert(sizeof(libfeed_field) == sizeof(int), "libfeed_field");

int main(void) {
  char version[32];

  (void)snprintf(version, sizeof version, "%d.%d.%d", LIBFEED_VERSION_MAJOR,
                 LIBFEED_VERSION_MINOR, LIBFEED_VERSION_PATCH);
  if (strcmp(version, LIBFEED_VERSION) != 0 ||
      strcmp(version, libfeed_version()) != 0) {
    fprintf(stderr, "versions differ: %s, %s, %s\n", version, LIBFEED_VERSION,
            libfeed_version());
    return 1;
  }
  return 0;
}
