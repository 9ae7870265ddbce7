/* SPDX-License-Identifier: MIT */
/* The document type declaration: where it ends, what expat makes of it, and the
   entities that it declares. */
#include "base/utf8.h"
#include "xml/chars.h"
#include "xml/scan.h"
#include "xml/xml_state.h"

/* -- entities
 * ------------------------------------------------------------------ */

void libfeed__dtd_clear(libfeed__xml *xml) {
  libfeed__mem_free(&xml->context->mem, xml->entities,
                    xml->entities_size * sizeof *xml->entities);
  xml->entities = NULL;
  xml->n_entities = xml->entities_size = 0;
  xml->longest_entity = 0;
  xml->has_unread = xml->has_attlist = false;
  xml->n_defaults = xml->n_declared = 0;
  libfeed__arena_fini(&xml->dtd);
  xml->doctype_name = xml->doctype_public = xml->doctype_system =
      libfeed__empty;
}

void libfeed__dtd_entity(libfeed__xml *xml, libfeed__entity_text entity) {
  libfeed__entity_text *room = libfeed__xml_room(
      xml, xml->entities, xml->n_entities, &xml->entities_size, sizeof *room);
  if (room == NULL)
    return;
  xml->entities = room;
  entity.name = libfeed__arena_copy_str(&xml->dtd, entity.name);
  entity.value = libfeed__arena_copy_str(&xml->dtd, entity.value);
  const char *end = entity.value.data + entity.value.len;
  entity.has_markup = libfeed__scan_text(entity.value.data, end) != end;
  if (entity.name.len > xml->longest_entity)
    xml->longest_entity = entity.name.len;
  xml->entities[xml->n_entities++] = entity;
}

static int compare(libfeed_str a, libfeed_str b) {
  int order = memcmp(a.data, b.data, a.len < b.len ? a.len : b.len);
  if (order != 0)
    return order;
  return a.len < b.len ? -1 : a.len > b.len;
}

/* Restores the heap below `root`. */
static void sift(libfeed__entity_text *items, size_t root, size_t n) {
  for (;;) {
    size_t child = root * 2 + 1;
    if (child >= n)
      return;
    if (child + 1 < n && compare(items[child].name, items[child + 1].name) < 0)
      child++;
    if (compare(items[root].name, items[child].name) >= 0)
      return;
    libfeed__entity_text kept = items[root];
    items[root] = items[child];
    items[child] = kept;
    root = child;
  }
}

/* Heapsort: qsort may take memory that is not the parser's. */
void libfeed__dtd_sort(libfeed__xml *xml) {
  for (size_t i = xml->n_entities / 2; i-- > 0;)
    sift(xml->entities, i, xml->n_entities);
  for (size_t n = xml->n_entities; n > 1;) {
    n--;
    libfeed__entity_text kept = xml->entities[0];
    xml->entities[0] = xml->entities[n];
    xml->entities[n] = kept;
    sift(xml->entities, 0, n);
  }
}

libfeed__entity_text *libfeed__entity_find(const libfeed__xml *xml,
                                           libfeed_str name) {
  size_t low = 0, n = xml->n_entities;
  while (n > 0) {
    size_t half = n / 2;
    int order = compare(name, xml->entities[low + half].name);
    if (order == 0)
      return &xml->entities[low + half];
    if (order > 0) {
      low += half + 1;
      n -= half + 1;
    } else {
      n = half;
    }
  }
  return NULL;
}

/* -- the end of the declaration
 * ------------------------------------------------- */

typedef enum place {
  IN_HEAD,
  IN_SUBSET,
  IN_MARKUP, /* <!ENTITY …> and its like */
  IN_REMARK, /* a comment */
  IN_ORDER   /* a processing instruction */
} place;

typedef struct finder {
  const char *p, *end;
  size_t at;
  place where;
  char quote;
  size_t start; /* of the comment or instruction */
  bool was_subset;
} finder;

/* '<' in the subset. Returns the declaration's end where it cannot be part of
   it. */
static const char *open_markup(finder *find, bool *wait) {
  const char *q = find->p + find->at;
  size_t left = (size_t)(find->end - q);
  if (left < 2 || (q[1] == '!' && (left < 3 || (q[2] == '-' && left < 4)))) {
    *wait = true;
    return NULL;
  }
  find->start = find->at;
  if (q[1] == '?')
    find->where = IN_ORDER;
  else if (q[1] == '!')
    find->where = q[2] == '-' && q[3] == '-' ? IN_REMARK : IN_MARKUP;
  else
    return q;
  return NULL;
}

/* One byte. Returns the declaration's end, or NULL to go on. */
static const char *step(finder *find, bool *wait) {
  const char *q = find->p + find->at;
  size_t inside = find->at - find->start;
  if (find->where == IN_REMARK) {
    if (*q == '>' && inside >= 6 && q[-1] == '-' && q[-2] == '-')
      find->where = IN_SUBSET;
  } else if (find->where == IN_ORDER) {
    if (*q == '>' && inside >= 3 && q[-1] == '?')
      find->where = IN_SUBSET;
  } else if (find->quote != '\0') {
    if (*q == find->quote)
      find->quote = '\0';
  } else if ((*q == '"' || *q == '\'') && find->where != IN_SUBSET) {
    find->quote = *q;
  } else if (find->where == IN_SUBSET) {
    if (*q == '<')
      return open_markup(find, wait);
    if (*q == ']')
      find->where = IN_HEAD;
  } else if (*q == '<') {
    if (q + 1 == find->end)
      *wait = true;
    else if (find->where == IN_HEAD || q[1] == '/' ||
             libfeed__is_name_start(q[1]))
      return q;
  } else if (*q == '>') {
    if (find->where == IN_HEAD)
      return q + 1;
    find->where = IN_SUBSET;
  } else if (*q == '[' && find->where == IN_HEAD) {
    find->where = IN_SUBSET;
  }
  return NULL;
}

/* The end of the declaration at `p`, or NULL where the segment ends first. */
static const char *find_end(libfeed__xml *xml, const char *p, const char *end) {
  finder find = {p, end, 9, IN_HEAD, '\0', 0, false};
  if (xml->resume > 9) {
    find.at = xml->resume;
    find.where = (place)xml->resume_state;
    find.quote = xml->resume_quote;
    find.start = xml->resume_open;
  }
  xml->resume = 0;
  size_t limit = libfeed__limit(xml->context, LIBFEED_OPTION_LIMIT_TOKEN);
  bool is_over = (size_t)(end - p) > limit, wait = false;
  const char *stop = p + libfeed__utf8_fit(p, (size_t)(end - p), limit);
  for (; p + find.at < stop; find.at++) {
    const char *found = step(&find, &wait);
    if (found != NULL)
      return found;
    if (wait)
      break;
  }
  if (!is_over && !xml->is_last) {
    libfeed__xml_wait(xml, p);
    xml->resume = find.at;
    xml->resume_state = (uint8_t)find.where;
    xml->resume_quote = find.quote;
    xml->resume_open = find.start;
    return NULL;
  }
  if (is_over)
    libfeed__report(xml->context, LIBFEED__LIMIT_TOKEN,
                    libfeed__xml_offset(xml, p));
  /* It is not closed: it ends with its first line of markup. */
  const char *close = memchr(p, '>', (size_t)(stop - p));
  return close == NULL ? stop : close + 1;
}

/* -- reading
 * --------------------------------------------------------------------- */

static const char *skip_space(const char *p, const char *end) {
  while (p < end && libfeed__is_space(*p))
    p++;
  return p;
}

/* Reads a literal in quotes at `*p`, if there is one. */
static libfeed_str read_literal(const char **p, const char *end) {
  const char *start = skip_space(*p, end);
  if (start == end || (*start != '"' && *start != '\''))
    return (libfeed_str){NULL, 0};
  const char *stop = memchr(start + 1, *start, (size_t)(end - start) - 1);
  if (stop == NULL)
    return (libfeed_str){NULL, 0};
  *p = stop + 1;
  return (libfeed_str){start + 1, (size_t)(stop - start) - 1};
}

/* A declaration that expat refused, as well as it can be read; then once more
   to expat, with the keywords as they should be and a system id. */
static bool normalise(libfeed__xml *xml, const char *p, const char *after) {
  libfeed__bytes *out = &xml->rebuilt;
  libfeed__bytes_clear(out);
  const char *name = skip_space(p + 9, after), *q = name;
  while (q < after && libfeed__is_name_part(*q))
    q++;
  libfeed_str root = {name, (size_t)(q - name)};
  q = skip_space(q, after);
  libfeed_str rest = {q, (size_t)(after - q)};
  libfeed_str public_id = {NULL, 0}, system_id = {NULL, 0};
  if (libfeed__starts_with_fold(rest, LIBFEED__STR("public"))) {
    q += 6;
    public_id = read_literal(&q, after);
    system_id = read_literal(&q, after);
  } else if (libfeed__starts_with_fold(rest, LIBFEED__STR("system"))) {
    q += 6;
    system_id = read_literal(&q, after);
  }
  libfeed__bytes_append_str(out, LIBFEED__STR("<!DOCTYPE "));
  libfeed__bytes_append_str(out, root);
  if (public_id.data != NULL) {
    libfeed__bytes_append_str(out, LIBFEED__STR(" PUBLIC \""));
    libfeed__bytes_append_str(out, public_id);
    libfeed__bytes_append_str(out, LIBFEED__STR("\" \""));
    libfeed__bytes_append_str(out, system_id);
    libfeed__bytes_append_byte(out, '"');
  } else if (system_id.data != NULL) {
    libfeed__bytes_append_str(out, LIBFEED__STR(" SYSTEM \""));
    libfeed__bytes_append_str(out, system_id);
    libfeed__bytes_append_byte(out, '"');
  }
  libfeed__bytes_append(out, q, (size_t)(after - q));
  if (out->failed) {
    libfeed__fail_memory(xml->context);
    return false;
  }
  return libfeed__expat_doctype(xml, libfeed__bytes_str(out));
}

/* True where the declarations of attributes are more than is good. */
static bool is_overdeclared(const libfeed__xml *xml) {
  return xml->n_declared > LIBFEED__DECLARED_LIMIT ||
         xml->n_defaults >
             libfeed__limit(xml->context, LIBFEED_OPTION_LIMIT_ATTRIBUTES);
}

/* Keeps the declaration that expat accepted, as expat's restarts need it. */
static void keep(libfeed__xml *xml, libfeed_str doctype) {
  libfeed__dtd_sort(xml);
  if (is_overdeclared(xml)) {
    /* Each tag would be given them all. */
    xml->has_attlist = false;
    libfeed__expat_free(xml);
    return;
  }
  libfeed__bytes_clear(&xml->doctype);
  if (!libfeed__bytes_append_str(&xml->doctype, doctype))
    libfeed__fail_memory(xml->context);
}

/* Reads the declaration [p, after). */
static bool read_doctype(libfeed__xml *xml, const char *p, const char *after) {
  libfeed_str token = {p, (size_t)(after - p)};
  bool is_good = memcmp(p, "<!DOCTYPE", 9) == 0 && after[-1] == '>' &&
                 libfeed__expat_doctype(xml, token);
  /* What was declared before the limit stays. */
  if (xml->n_declared > LIBFEED__DECLARED_LIMIT)
    is_good = libfeed__is_going(xml->context);
  if (!is_good) {
    if (!libfeed__is_going(xml->context) ||
        !libfeed__xml_fault(xml, LIBFEED_OPTION_REPAIR_DOCTYPE,
                            LIBFEED__DOCTYPE_MALFORMED, p))
      return false;
    libfeed__dtd_clear(xml);
    is_good = normalise(xml, p, after);
    token = libfeed__bytes_str(&xml->rebuilt);
  }
  if (!is_good) {
    libfeed__dtd_clear(xml);
    return libfeed__is_going(xml->context);
  }
  if (is_overdeclared(xml))
    libfeed__report(xml->context, LIBFEED__LIMIT_ATTRIBUTES,
                    libfeed__xml_offset(xml, p));
  keep(xml, token);
  if (libfeed__is_going(xml->context))
    libfeed__vocab_doctype(xml->vocab, xml->doctype_name, xml->doctype_public,
                           xml->doctype_system);
  return libfeed__is_going(xml->context);
}

const char *libfeed__doctype(libfeed__xml *xml, const char *p,
                             const char *end) {
  const char *after = find_end(xml, p, end);
  if (after == NULL)
    return NULL;
  if (xml->is_last && after == end && end[-1] != '>')
    return libfeed__xml_cut(xml, p, end);
  if (xml->had_root || xml->had_doctype) {
    bool may = xml->depth == 0 && xml->had_root
                   ? libfeed__xml_junk(xml, libfeed__xml_offset(xml, p))
                   : libfeed__xml_fault(xml, LIBFEED_OPTION_REPAIR_DOCTYPE,
                                        LIBFEED__DOCTYPE_MALFORMED, p);
    return may ? after : NULL;
  }
  xml->had_doctype = true;
  return read_doctype(xml, p, after) ? after : NULL;
}
