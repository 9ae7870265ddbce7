/* SPDX-License-Identifier: MIT */
/* Arena: memory that is given back as a whole. Chunks double in size, so that n
   bytes cost O(log n) calls of the allocator, and a string that grows across
   chunks is copied O(1) times for each of its bytes. */
#include "base/arena.h"

#include <stdalign.h>
#include <stdint.h>
#include <string.h>

#include "base/str.h"

/* Room for the usual entry: fewer bytes mean a second chunk for most, more are
   wasted on short ones. */
#define FIRST_CHUNK ((size_t)4096 - 64)
#define LARGEST_STEP ((size_t)1 << 20)

struct libfeed__chunk {
  libfeed__chunk *older;
  size_t size; /* of the whole block */
  max_align_t bytes[];
};

void libfeed__arena_init(libfeed__arena *arena, libfeed__mem *mem) {
  memset(arena, 0, sizeof *arena);
  arena->allocator = mem->allocator;
  arena->mem = mem;
}

static void release(libfeed__arena *arena, libfeed__chunk *chunk) {
  size_t size = chunk->size;
  arena->total -= size;
  if (arena->mem != NULL)
    libfeed__mem_free(arena->mem, chunk, size);
  else
    arena->allocator.release(arena->allocator.context, chunk, size);
}

void libfeed__arena_fini(libfeed__arena *arena) {
  while (arena->chunks != NULL) {
    libfeed__chunk *older = arena->chunks->older;
    release(arena, arena->chunks);
    arena->chunks = older;
  }
  arena->next = arena->end = arena->open = NULL;
  arena->failed = false;
}

void libfeed__arena_detach(libfeed__arena *arena) {
  if (arena->mem == NULL)
    return;
  arena->mem->used -= arena->total;
  arena->mem = NULL;
}

static libfeed__chunk *get_block(libfeed__arena *arena, size_t total) {
  return arena->mem != NULL
             ? libfeed__mem_alloc(arena->mem, total)
             : arena->allocator.allocate(arena->allocator.context, total);
}

/* The newest chunk, with another size. */
static libfeed__chunk *move_chunk(libfeed__arena *arena, size_t total) {
  libfeed__chunk *chunk = arena->chunks;
  size_t size = chunk->size;
  chunk = arena->mem != NULL
              ? libfeed__mem_realloc(arena->mem, chunk, size, total)
              : arena->allocator.reallocate(arena->allocator.context, chunk,
                                            size, total);
  if (chunk != NULL)
    arena->total -= size;
  return chunk;
}

/* Makes room for `size` bytes beyond the first `keep` of the string that is
   open: in a new chunk, into which these move, or, where nothing else lies in
   the newest one, in that. */
static bool grow(libfeed__arena *arena, size_t keep, size_t size) {
  size_t step = arena->total < FIRST_CHUNK ? FIRST_CHUNK : arena->total;
  if (step > LARGEST_STEP)
    step = LARGEST_STEP;
  size_t need;
  /* A growing string at least doubles, so that copying stays linear. */
  if (!libfeed__size_mul(keep, 2, &need) ||
      !libfeed__size_add(need, size, &need) ||
      !libfeed__size_add(need, sizeof(libfeed__chunk) + alignof(max_align_t),
                         &need)) {
    arena->failed = true;
    return false;
  }
  size_t total = need > step ? need : step;
  bool is_alone =
      arena->open != NULL && arena->open == (char *)arena->chunks->bytes;
  libfeed__chunk *chunk =
      is_alone ? move_chunk(arena, total) : get_block(arena, total);
  if (chunk == NULL) {
    arena->failed = true;
    return false;
  }
  char *start = (char *)chunk->bytes;
  if (!is_alone) {
    chunk->older = arena->chunks;
    if (keep > 0)
      memcpy(start, arena->open, keep);
  }
  chunk->size = total;
  if (arena->open != NULL)
    arena->open = start;
  arena->chunks = chunk;
  arena->total += total;
  arena->next = start + keep;
  arena->end = (char *)chunk + total;
  return true;
}

void *libfeed__arena_more(libfeed__arena *arena, size_t size) {
  if (!grow(arena, 0, size))
    return NULL;
  char *block = arena->next;
  arena->next = block + size;
  return memset(block, 0, size);
}

libfeed_str libfeed__arena_copy(libfeed__arena *arena, const char *data,
                                size_t len) {
  if (len == 0)
    return libfeed__empty;
  if (len >= (size_t)(arena->end - arena->next)) {
    size_t size;
    if (!libfeed__size_add(len, 1, &size) || !grow(arena, 0, size)) {
      arena->failed = true;
      return libfeed__empty;
    }
  }
  char *copy = arena->next;
  memcpy(copy, data, len);
  copy[len] = '\0';
  arena->next = copy + len + 1;
  return (libfeed_str){copy, len};
}

libfeed_str libfeed__arena_copy_str(libfeed__arena *arena, libfeed_str str) {
  return libfeed__arena_copy(arena, str.data, str.len);
}

void libfeed__arena_open(libfeed__arena *arena) {
  if (arena->next == NULL && !grow(arena, 0, 1))
    return;
  arena->open = arena->next;
}

bool libfeed__arena_append(libfeed__arena *arena, const char *data,
                           size_t len) {
  if (arena->open == NULL)
    return false;
  if (len >= (size_t)(arena->end - arena->next) &&
      !grow(arena, (size_t)(arena->next - arena->open), len))
    return false;
  if (len > 0)
    memcpy(arena->next, data, len);
  arena->next += len;
  return true;
}

size_t libfeed__arena_length(const libfeed__arena *arena) {
  return arena->open == NULL ? 0 : (size_t)(arena->next - arena->open);
}

void libfeed__arena_cut(libfeed__arena *arena, size_t len) {
  if (len < libfeed__arena_length(arena))
    arena->next = arena->open + len;
}

libfeed_str libfeed__arena_close(libfeed__arena *arena) {
  size_t len = libfeed__arena_length(arena);
  char *start = arena->open;
  arena->open = NULL;
  if (len == 0)
    return libfeed__empty;
  *arena->next++ = '\0'; /* append always leaves a byte */
  return (libfeed_str){start, len};
}

void libfeed__arena_drop(libfeed__arena *arena) {
  if (arena->open != NULL)
    arena->next = arena->open;
  arena->open = NULL;
}

bool libfeed__list_push(libfeed__arena *arena, libfeed__list *list,
                        void *item) {
  if (item == NULL)
    return false;
  if (list->len == list->capacity) {
    uint32_t capacity = list->capacity == 0 ? 4 : list->capacity * 2;
    size_t size;
    if (capacity < list->capacity ||
        !libfeed__size_mul(capacity, sizeof(void *), &size)) {
      arena->failed = true;
      return false;
    }
    void **items = libfeed__arena_alloc(arena, size);
    if (items == NULL)
      return false;
    if (list->len > 0)
      memcpy(items, list->items, list->len * sizeof(void *));
    list->items = items;
    list->capacity = capacity;
  }
  list->items[list->len++] = item;
  return true;
}
