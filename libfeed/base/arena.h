/* SPDX-License-Identifier: MIT */
/* Arena: memory that is given back as a whole. All that belongs to one entry or
   one channel comes from its arena. Failure is sticky: a builder may make many
   calls and check `failed` once at the end. Base. */
#ifndef LIBFEED_BASE_ARENA_H
#define LIBFEED_BASE_ARENA_H

#include <stdalign.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/mem.h"

typedef struct libfeed__chunk libfeed__chunk;

typedef struct libfeed__arena {
  libfeed_allocator allocator;
  libfeed__mem *mem;      /* counts the memory; NULL once detached */
  libfeed__chunk *chunks; /* the newest first */
  char *next;             /* free bytes of the newest chunk … */
  char *end;              /* … up to here */
  char *open;             /* the string that is growing, or NULL */
  size_t total;           /* bytes in all chunks */
  bool failed; /* an allocation failed: the contents are not complete */
} libfeed__arena;

/* Takes no memory yet. */
void libfeed__arena_init(libfeed__arena *arena, libfeed__mem *mem);

/* Gives everything back. The arena is as after init. */
void libfeed__arena_fini(libfeed__arena *arena);

/* Takes the memory out of the parser's count: what was built belongs to the
   caller from now on. */
void libfeed__arena_detach(libfeed__arena *arena);

/* libfeed__arena_alloc() where the newest chunk has no room. */
void *libfeed__arena_more(libfeed__arena *arena, size_t size);

/* `size` zeroed bytes, aligned for any type; NULL sets `failed`. Inline, as
   most sizes are known where it is compiled: clearing takes a few stores then.
 */
static inline void *libfeed__arena_alloc(libfeed__arena *arena, size_t size) {
  const size_t unit = alignof(max_align_t);
  size_t pad = (unit - (uintptr_t)arena->next % unit) % unit;
  if (arena->next == NULL || size > (size_t)(arena->end - arena->next) ||
      pad > (size_t)(arena->end - arena->next) - size)
    return libfeed__arena_more(arena, size);
  char *block = arena->next + pad;
  arena->next = block + size;
  return memset(block, 0, size);
}

/* A copy of a string with a NUL behind it; empty (never NULL) where it fails.
 */
libfeed_str libfeed__arena_copy(libfeed__arena *arena, const char *data,
                                size_t len);
libfeed_str libfeed__arena_copy_str(libfeed__arena *arena, libfeed_str str);

/* A string that grows in place: at most one is open at a time, and nothing else
   may be taken from the arena while it is. _open starts it, _append adds bytes
   (true unless memory ran out), _close ends it with a NUL, _drop forgets it.
   _length is what it has so far, _cut shortens it to `len` bytes. */
void libfeed__arena_open(libfeed__arena *arena);
bool libfeed__arena_append(libfeed__arena *arena, const char *data, size_t len);
size_t libfeed__arena_length(const libfeed__arena *arena);
void libfeed__arena_cut(libfeed__arena *arena, size_t len);
libfeed_str libfeed__arena_close(libfeed__arena *arena);
void libfeed__arena_drop(libfeed__arena *arena);

/* A list of pointers in an arena. Zeroed memory is an empty list. */
typedef struct libfeed__list {
  void **items;
  uint32_t len;
  uint32_t capacity;
} libfeed__list;

/* Appends; true unless memory ran out. An item that could not be made is NULL:
   it is not appended either, so that a list holds none. */
bool libfeed__list_push(libfeed__arena *arena, libfeed__list *list, void *item);

#endif
