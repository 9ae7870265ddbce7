/* SPDX-License-Identifier: MIT */
/* Open elements by name, for end tags that do not match the innermost one.
   Good feeds have none: elements enter the index when somebody asks, each once,
   and leave it when they end. xml/. */
#include <string.h>

#include "xml/xml_state.h"

/* Elements by their numbers plus 1; 0 is none. */
typedef struct link {
  uint32_t outer; /* the next one outwards that has the same name */
  uint32_t next;  /* in the bucket: the innermost one of another name */
} link;

/* Elements by a hash of their name: as it is, or in lower case. */
typedef struct table {
  uint32_t *heads; /* the first one of each bucket */
  link *links;     /* of each element */
} table;

struct libfeed__open_index {
  table exact, fold;
  size_t size; /* of every array; a power of two */
  size_t len;  /* so many elements are in it, the outermost first */
};

static libfeed_str name_of(const libfeed__xml *xml, const libfeed__open *open) {
  size_t end =
      open + 1 < xml->open + xml->depth ? open[1].name : xml->open_names.len;
  return (libfeed_str){xml->open_names.data + open->name, end - open->name};
}

libfeed_str libfeed__open_name(const libfeed__xml *xml, size_t number) {
  return name_of(xml, &xml->open[number]);
}

bool libfeed__open_is(const libfeed__xml *xml, size_t number,
                      const libfeed__tag_name *tag) {
  const libfeed__open *open = &xml->open[number];
  libfeed_str name = name_of(xml, open);
  return open->hash == tag->hash && open->len == tag->len &&
         memcmp(name.data, tag->name, name.len) == 0;
}

bool libfeed__open_is_fold(const libfeed__xml *xml, size_t number,
                           const libfeed__tag_name *tag) {
  const libfeed__open *open = &xml->open[number];
  libfeed_str name = name_of(xml, open);
  return open->fold == tag->fold && open->len == tag->len &&
         libfeed__equals_fold(name, (libfeed_str){tag->name, name.len});
}

static bool is_named(const libfeed__xml *xml, bool is_fold, size_t number,
                     const libfeed__tag_name *tag) {
  return is_fold ? libfeed__open_is_fold(xml, number, tag)
                 : libfeed__open_is(xml, number, tag);
}

/* The place that refers to the innermost element of that name, or to none where
   one would be added. */
static uint32_t *find_place(const libfeed__xml *xml, bool is_fold,
                            const libfeed__tag_name *tag) {
  const libfeed__open_index *index = xml->open_index;
  const table *names = is_fold ? &index->fold : &index->exact;
  uint32_t hash = is_fold ? tag->fold : tag->hash;
  uint32_t *place = &names->heads[hash & (index->size - 1)];
  while (*place != 0 && !is_named(xml, is_fold, *place - 1, tag))
    place = &names->links[*place - 1].next;
  return place;
}

static void add(libfeed__xml *xml, bool is_fold, size_t number) {
  libfeed__open_index *index = xml->open_index;
  const libfeed__open *open = &xml->open[number];
  libfeed__tag_name own = {name_of(xml, open).data, open->len, open->hash,
                           open->fold};
  uint32_t *place = find_place(xml, is_fold, &own);
  link *links = is_fold ? index->fold.links : index->exact.links;
  links[number] = (link){*place, *place == 0 ? 0 : links[*place - 1].next};
  *place = (uint32_t)number + 1;
}

/* The innermost one of all that are in the table. */
static void take(table *names, uint32_t *head, size_t number) {
  const link *own = &names->links[number];
  while (*head != number + 1)
    head = &names->links[*head - 1].next;
  *head = own->next;
  if (own->outer == 0)
    return;
  *head = own->outer;
  names->links[own->outer - 1].next = own->next;
}

void libfeed__open_forget(libfeed__xml *xml) {
  libfeed__open_index *index = xml->open_index;
  if (index == NULL)
    return;
  while (index->len > xml->depth) {
    size_t number = --index->len;
    const libfeed__open *open = &xml->open[number];
    uint32_t mask = (uint32_t)(index->size - 1);
    take(&index->exact, &index->exact.heads[open->hash & mask], number);
    take(&index->fold, &index->fold.heads[open->fold & mask], number);
  }
  xml->n_indexed = index->len;
}

static void release(libfeed__mem *mem, libfeed__open_index *index) {
  libfeed__mem_free(mem, index->exact.heads,
                    index->size * sizeof *index->exact.heads);
  libfeed__mem_free(mem, index->fold.heads,
                    index->size * sizeof *index->fold.heads);
  libfeed__mem_free(mem, index->exact.links,
                    index->size * sizeof *index->exact.links);
  libfeed__mem_free(mem, index->fold.links,
                    index->size * sizeof *index->fold.links);
  *index = (libfeed__open_index){.size = 0};
}

void libfeed__open_index_free(libfeed__xml *xml) {
  libfeed__mem *mem = &xml->context->mem;
  if (xml->open_index == NULL)
    return;
  release(mem, xml->open_index);
  libfeed__mem_free(mem, xml->open_index, sizeof *xml->open_index);
  xml->open_index = NULL;
}

static bool make_table(libfeed__mem *mem, table *names, size_t size) {
  names->heads = libfeed__mem_alloc(mem, size * sizeof *names->heads);
  names->links = libfeed__mem_alloc(mem, size * sizeof *names->links);
  if (names->heads == NULL || names->links == NULL)
    return false;
  memset(names->heads, 0, size * sizeof *names->heads);
  return true;
}

/* Makes the index anew where it is too small; it is empty then. The depth is
   limited, so that its sizes are small numbers. */
static bool make_room(libfeed__xml *xml) {
  libfeed__mem *mem = &xml->context->mem;
  libfeed__open_index *index = xml->open_index;
  if (index == NULL) {
    index = libfeed__mem_alloc(mem, sizeof *index);
    if (index == NULL)
      return false;
    *index = (libfeed__open_index){.size = 0};
    xml->open_index = index;
  }
  if (index->size > 0 && xml->depth <= index->size)
    return true;
  size_t size = index->size == 0 ? 32 : index->size;
  while (size < xml->depth)
    size *= 2;
  release(mem, index);
  xml->n_indexed = 0;
  index->size = size;
  return make_table(mem, &index->exact, size) &&
         make_table(mem, &index->fold, size);
}

size_t libfeed__open_find(libfeed__xml *xml, const libfeed__tag_name *tag) {
  if (!make_room(xml)) {
    libfeed__open_index_free(xml);
    libfeed__fail_memory(xml->context);
    return SIZE_MAX;
  }
  libfeed__open_index *index = xml->open_index;
  for (; index->len < xml->depth; index->len++) {
    add(xml, false, index->len);
    add(xml, true, index->len);
  }
  xml->n_indexed = index->len;
  uint32_t found = *find_place(xml, false, tag);
  if (found <= xml->floor)
    found = *find_place(xml, true, tag);
  return found <= xml->floor ? SIZE_MAX : found - 1;
}
