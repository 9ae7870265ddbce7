/* SPDX-License-Identifier: MIT */
/* References: numeric ones, those that XML and HTML predefine, and entities
   that the document declares, which are read by scanning their text. Nothing
   here goes through expat (it would count honest entities as an attack, and
   drop undeclared ones from attribute values without a word). */
#include "base/entity.h"
#include "base/utf8.h"
#include "xml/chars.h"
#include "xml/xml_state.h"

/* No name that is predefined is longer. */
#define LONGEST 64u

/* What a reference comes to. */
typedef struct meaning {
  size_t used; /* bytes of it, from '&' on */
  libfeed_str text;
  libfeed__entity_text *entity; /* NULL: `text` it is */
  bool has_fault;
  libfeed__code fault;
  char buffer[8]; /* for `text` */
} meaning;

/* The predefined character behind "&…;" whose name is [name, name + len). */
static char predefined(const char *name, size_t len) {
  switch (len) {
  case 2:
    if (name[1] == 't')
      return name[0] == 'l' ? '<' : name[0] == 'g' ? '>' : '\0';
    return '\0';
  case 3:
    return memcmp(name, "amp", 3) == 0 ? '&' : '\0';
  case 4:
    return memcmp(name, "quot", 4) == 0   ? '"'
           : memcmp(name, "apos", 4) == 0 ? '\''
                                          : '\0';
  default:
    return '\0';
  }
}

/* Reads the digits at `p` (behind "&#"); returns where they end. */
static const char *read_digits(const char *p, const char *end, uint32_t *code,
                               bool *is_any) {
  uint32_t base = 10;
  if (p < end && (*p == 'x' || *p == 'X')) {
    base = 16;
    p++;
  }
  *code = 0;
  *is_any = false;
  for (; p < end; p++) {
    int digit = libfeed__hex_value(*p);
    if (digit < 0 || (uint32_t)digit >= base)
      break;
    *is_any = true;
    if (*code < 0x110000)
      *code = *code * base + (uint32_t)digit;
  }
  return p;
}

/* XML 1.0 §2.2 */
static bool is_character(uint32_t code) {
  if (code < 0x20)
    return code == '\t' || code == '\n' || code == '\r';
  return code < 0xD800 || (code >= 0xE000 && code < 0xFFFE) ||
         (code >= 0x10000 && code < 0x110000);
}

size_t libfeed__reference_simple(const char *p, const char *end) {
  if (end - p < 4)
    return 0;
  if (p[1] != '#') {
    const char *stop = end - p > 6 ? p + 6 : end;
    const char *semicolon = memchr(p, ';', (size_t)(stop - p));
    if (semicolon == NULL ||
        predefined(p + 1, (size_t)(semicolon - p) - 1) == '\0')
      return 0;
    return (size_t)(semicolon - p) + 1;
  }
  uint32_t code;
  bool is_any;
  const char *stop = read_digits(p + 2, end, &code, &is_any);
  if (!is_any || stop == end || *stop != ';' || p[2] == 'X' ||
      !is_character(code) || (code >= 0x80 && code < 0xA0))
    return 0;
  return (size_t)(stop - p) + 1;
}

size_t libfeed__reference_text(const char *p, size_t len, char out[4]) {
  if (p[1] != '#') {
    out[0] = predefined(p + 1, len - 2);
    return 1;
  }
  uint32_t code;
  bool is_any;
  read_digits(p + 2, p + len, &code, &is_any);
  return libfeed__utf8_encode(code, out);
}

static void set_fault(meaning *result, libfeed__code code) {
  if (!result->has_fault)
    result->fault = code;
  result->has_fault = true;
}

static void set_bare(meaning *result) {
  result->used = 1;
  result->text = LIBFEED__STR("&");
  set_fault(result, LIBFEED__AMPERSAND_BARE);
}

/* "&#…", whose run of letters and digits ends at `end`. */
static void read_numeric(const libfeed__xml *xml, const char *p,
                         const char *end, bool is_closed, meaning *result) {
  uint32_t code;
  bool is_any;
  const char *stop = read_digits(p + 2, end, &code, &is_any);
  if (!is_any) {
    set_bare(result);
    return;
  }
  is_closed = is_closed && stop == end;
  result->used = (size_t)(stop - p) + (is_closed ? 1 : 0);
  if (!is_closed || p[2] == 'X')
    set_fault(result, LIBFEED__REFERENCE_UNTERMINATED);
  uint32_t meant = libfeed__reference_code(code);
  if (!is_character(code)) {
    set_fault(result, LIBFEED__REFERENCE_IMPOSSIBLE);
    if (!is_character(meant)) {
      result->text = libfeed__empty;
      return;
    }
  } else if (meant != code &&
             libfeed__xml_repairs(xml, LIBFEED_OPTION_REPAIR_REFERENCES)) {
    set_fault(result, LIBFEED__REFERENCE_C1);
  } else {
    meant = code;
  }
  result->text.data = result->buffer;
  result->text.len = libfeed__utf8_encode(meant, result->buffer);
}

/* "&name;" */
static void read_named(const libfeed__xml *xml, const char *p, libfeed_str name,
                       meaning *result) {
  result->used = name.len + 2;
  char c = predefined(name.data, name.len);
  if (c != '\0') {
    result->buffer[0] = c;
    result->text = (libfeed_str){result->buffer, 1};
    return;
  }
  if (!libfeed__is_name(name.data, name.len)) {
    set_bare(result);
    return;
  }
  result->entity = libfeed__entity_find(xml, name);
  if (result->entity != NULL)
    return;
  result->text = libfeed__entity(name);
  if (result->text.len > 0 && xml->has_unread)
    return; /* declared in the DTD that nobody reads, most likely */
  set_fault(result, LIBFEED__REFERENCE_UNDECLARED);
  if (result->text.len == 0)
    result->text = (libfeed_str){p, result->used};
}

/* What the '&' at `p` means. Its run of name characters ends at `run_end`. */
static void read_meaning(const libfeed__xml *xml, const char *p,
                         const char *run_end, const char *end,
                         meaning *result) {
  memset(result, 0, sizeof *result);
  bool is_closed = run_end < end && *run_end == ';';
  libfeed_str name = {p + 1, (size_t)(run_end - p) - 1};
  if (name.len > 0 && name.data[0] == '#') {
    read_numeric(xml, p, run_end, is_closed, result);
    return;
  }
  if (is_closed && name.len > 0) {
    read_named(xml, p, name, result);
    return;
  }
  /* Without a semicolon only what HTML knows so, and only as a whole word:
     "&copy=1" and "&section" are parts of an address. */
  libfeed_str text;
  bool is_assigned = run_end < end && *run_end == '=';
  if (name.len > 0 && !is_assigned &&
      libfeed__entity_legacy(name, &text) == name.len) {
    result->used = name.len + 1;
    result->text = text;
    set_fault(result, LIBFEED__REFERENCE_UNTERMINATED);
    return;
  }
  set_bare(result);
}

/* In an address "&copy" and "&#65" are the beginning of a parameter, however
   they go on: without its semicolon nothing there is a reference (vocabulary
   §4, entities). */
static void keep_unterminated(const char *p, meaning *result) {
  if (p[result->used - 1] == ';')
    return;
  memset(result, 0, sizeof *result);
  set_bare(result);
}

/* Reports what is wrong; false where it may not be repaired. */
static bool report_meaning(libfeed__xml *xml, const char *p,
                           const meaning *result) {
  if (!result->has_fault)
    return true;
  if (result->fault == LIBFEED__REFERENCE_C1 ||
      (result->fault == LIBFEED__REFERENCE_UNDECLARED && xml->has_unread)) {
    libfeed__report(xml->context, result->fault, libfeed__xml_offset(xml, p));
    return libfeed__is_going(xml->context);
  }
  return libfeed__xml_fault(xml, LIBFEED_OPTION_REPAIR_REFERENCES,
                            result->fault, p);
}

/* How long the digits of a numeric reference may be. */
static size_t longest_number(const libfeed__xml *xml) {
  size_t limit = libfeed__limit(xml->context, LIBFEED_OPTION_LIMIT_TOKEN);
  return limit > LONGEST ? limit : LONGEST;
}

/* Where the run of name characters behind '&' at `p` ends. */
static const char *find_run(const libfeed__xml *xml, const char *p,
                            size_t known, const char *end, bool *is_long) {
  const char *q = p + (known > 1 ? known : 1);
  if (q == p + 1 && q < end && *q == '#')
    q++;
  size_t limit = LONGEST;
  if (xml->longest_entity > limit)
    limit = xml->longest_entity;
  if (q > p + 1 && p[1] == '#')
    limit = longest_number(xml);
  const char *stop = (size_t)(end - p) - 1 > limit ? p + 1 + limit : end;
  while (q < stop && libfeed__is_name_part(*q))
    q++;
  *is_long = q < end && libfeed__is_name_part(*q);
  return q;
}

/* Whether an entity may be expanded now; counts what comes out of it. */
static bool may_expand(libfeed__xml *xml, const libfeed__entity_text *entity,
                       size_t depth, bool is_value, const char *p) {
  uint64_t offset = libfeed__xml_offset(xml, p);
  if (entity->is_unparsed || (entity->is_external && is_value)) {
    libfeed__xml_fault(xml, LIBFEED_OPTION_REPAIR_REFERENCES,
                       LIBFEED__REFERENCE_EXTERNAL, p);
    return false;
  }
  if (entity->is_external) {
    libfeed__report(xml->context, LIBFEED__REFERENCE_EXTERNAL, offset);
    return false;
  }
  if (entity->is_open) {
    libfeed__xml_fault(xml, LIBFEED_OPTION_REPAIR_REFERENCES,
                       LIBFEED__LIMIT_ENTITY_DEPTH, p);
    return false;
  }
  if (depth >=
      libfeed__limit(xml->context, LIBFEED_OPTION_LIMIT_ENTITY_DEPTH)) {
    libfeed__report(xml->context, LIBFEED__LIMIT_ENTITY_DEPTH, offset);
    return false;
  }
  uint64_t before = xml->expanded;
  if (libfeed__is_amplified(xml, entity->value.len, offset)) {
    /* All that is open in an entity ends here, or the report would be made once
       for each of the references that are left in it. */
    xml->expanded = before;
    xml->is_unwinding = true;
    libfeed__report(xml->context, LIBFEED__LIMIT_AMPLIFICATION, offset);
    return false;
  }
  return true;
}

bool libfeed__is_amplified(libfeed__xml *xml, size_t len, uint64_t offset) {
  const libfeed__context *context = xml->context;
  uint64_t ratio =
      (uint64_t)libfeed__number(context, LIBFEED_OPTION_LIMIT_AMPLIFICATION);
  uint64_t from = (uint64_t)libfeed__number(
      context, LIBFEED_OPTION_LIMIT_AMPLIFICATION_FROM);
  xml->expanded += len;
  return xml->expanded > from &&
         (ratio == 0 || (xml->expanded - 1) / ratio >= offset + 1);
}

/* Leaves all entities: the segments that wait have nothing left to read but for
   the stream's. */
static const char *unwind(libfeed__xml *xml, const char *after) {
  xml->is_unwinding = false;
  for (size_t i = 0; i < xml->n_waiting; i++)
    if (xml->waiting[i].is_entity)
      xml->waiting[i].at = xml->waiting[i].end;
  return xml->is_entity ? xml->segment_end : after;
}

/* Reads an entity's text instead of the segment, which waits at `after`. */
static const char *enter(libfeed__xml *xml, libfeed__entity_text *entity,
                         const char *p, const char *after) {
  uint64_t offset = libfeed__xml_offset(xml, p);
  libfeed__segment_state *room = libfeed__xml_room(
      xml, xml->waiting, xml->n_waiting, &xml->waiting_size, sizeof *room);
  if (room == NULL)
    return NULL;
  xml->waiting = room;
  xml->waiting[xml->n_waiting++] = (libfeed__segment_state){
      after,        xml->data,  xml->segment_end, xml->offset, xml->is_entity,
      xml->is_last, xml->floor, xml->skipped,     entity};
  entity->is_open = true;
  xml->data = entity->value.data;
  xml->segment_end = entity->value.data + entity->value.len;
  xml->offset = offset;
  xml->is_entity = true;
  xml->is_last = true;
  xml->floor = xml->depth;
  return xml->data;
}

const char *libfeed__entity_done(libfeed__xml *xml) {
  const libfeed__segment_state *waiting = &xml->waiting[xml->n_waiting - 1];
  libfeed__text_flush(xml);
  if (xml->depth > xml->floor || xml->skipped > waiting->skipped) {
    if (!libfeed__xml_fault(xml, LIBFEED_OPTION_REPAIR_NESTING,
                            LIBFEED__END_TAG_MISSING, xml->data))
      return NULL;
    xml->skipped = waiting->skipped;
    while (xml->depth > xml->floor && libfeed__is_going(xml->context))
      libfeed__element_pop(xml, xml->offset, LIBFEED__CLOSED_BY_OTHER);
  }
  waiting->entity->is_open = false;
  xml->n_waiting--;
  xml->data = waiting->data;
  xml->segment_end = waiting->end;
  xml->offset = waiting->offset;
  xml->is_entity = waiting->is_entity;
  xml->is_last = waiting->is_last;
  xml->floor = waiting->floor;
  return waiting->at;
}

/* A reference that is not one of the simple ones, or is cut. */
static const char *read_other(libfeed__xml *xml, const char *p, const char *end,
                              size_t known) {
  bool is_long;
  const char *run_end = find_run(xml, p, known, end, &is_long);
  if (run_end == end && !is_long) {
    if (!xml->is_last) {
      libfeed__xml_wait(xml, p);
      xml->resume = (size_t)(run_end - p);
      return NULL;
    }
    if (!xml->is_entity)
      return libfeed__xml_cut(xml, p, end);
  }
  meaning result;
  memset(&result, 0, sizeof result);
  if (is_long)
    set_bare(&result);
  else
    read_meaning(xml, p, run_end, end, &result);
  libfeed_str element =
      libfeed__local_name(libfeed__open_name(xml, xml->depth - 1));
  if (libfeed__vocab_names_address(element))
    keep_unterminated(p, &result);
  if (!report_meaning(xml, p, &result))
    return NULL;
  const char *after = p + result.used;
  if (result.entity == NULL) {
    libfeed__text_add(xml, result.text.data, result.text.len,
                      libfeed__xml_offset(xml, p));
    return after;
  }
  if (!may_expand(xml, result.entity, xml->n_waiting, false, p)) {
    if (xml->is_unwinding)
      return unwind(xml, after);
    return libfeed__is_going(xml->context) ? after : NULL;
  }
  if (result.entity->has_markup)
    return enter(xml, result.entity, p, after);
  libfeed__text_add(xml, result.entity->value.data, result.entity->value.len,
                    libfeed__xml_offset(xml, p));
  return after;
}

const char *libfeed__reference(libfeed__xml *xml, const char *p,
                               const char *end) {
  if (xml->depth == 0) {
    if (!libfeed__xml_junk(xml, libfeed__xml_offset(xml, p)))
      return NULL;
    return p + 1;
  }
  size_t known = xml->resume;
  xml->resume = 0;
  size_t len = known > 0 ? 0 : libfeed__reference_simple(p, end);
  /* What would be too long in pieces is too long in one. */
  if (len == 0 || (len - 2 > LONGEST && len - 2 > longest_number(xml)))
    return read_other(xml, p, end, known);
  char out[4];
  libfeed__text_add(xml, out, libfeed__reference_text(p, len, out),
                    libfeed__xml_offset(xml, p));
  return p + len;
}

/* -- attribute values ------------------------------------------------------ */

/* A value or an entity's text within it that is being written. */
typedef struct level {
  const char *p, *end;
  libfeed__entity_text *entity; /* NULL for the value itself */
  bool is_address;
} level;

/* Writes characters that a reference stands for. */
static void put_escaped(libfeed__bytes *out, libfeed_str text) {
  static const char digits[] = "0123456789";
  for (size_t i = 0; i < text.len; i++) {
    char c = text.data[i];
    if (c != '<' && c != '&' && c != '"' && !libfeed__is_space(c)) {
      libfeed__bytes_append_byte(out, c);
      continue;
    }
    libfeed__bytes_append(out, "&#", 2);
    if (c >= 10)
      libfeed__bytes_append_byte(out, digits[c / 10]);
    libfeed__bytes_append_byte(out, digits[c % 10]);
    libfeed__bytes_append_byte(out, ';');
  }
}

/* The reference at `now->p`. Problems lie at `at`. Returns the entity to go
   into, or NULL. */
static libfeed__entity_text *value_reference(libfeed__xml *xml, level *now,
                                             const char *at, size_t depth,
                                             libfeed__bytes *out) {
  size_t len = libfeed__reference_simple(now->p, now->end);
  if (len > 0) {
    libfeed__bytes_append(out, now->p, len);
    now->p += len;
    return NULL;
  }
  bool is_long;
  const char *run_end = find_run(xml, now->p, 0, now->end, &is_long);
  meaning result;
  memset(&result, 0, sizeof result);
  if (is_long)
    set_bare(&result);
  else
    read_meaning(xml, now->p, run_end, now->end, &result);
  if (now->is_address)
    keep_unterminated(now->p, &result);
  if (!report_meaning(xml, at, &result))
    return NULL;
  now->p += result.used;
  if (result.entity == NULL) {
    put_escaped(out, result.text);
    return NULL;
  }
  return may_expand(xml, result.entity, depth, true, at) ? result.entity : NULL;
}

/* Writes plain characters up to the next '&'. */
static void value_run(libfeed__xml *xml, level *now, const char *at,
                      libfeed__bytes *out) {
  const char *start = now->p;
  while (now->p < now->end && *now->p != '&' && *now->p != '<' &&
         *now->p != '"')
    now->p++;
  libfeed__bytes_append(out, start, (size_t)(now->p - start));
  if (now->p == now->end || *now->p == '&')
    return;
  /* A '<' in the value itself was reported when the tag was read. */
  if (*now->p == '<' && now->entity != NULL &&
      !libfeed__xml_fault(xml, LIBFEED_OPTION_REPAIR_TAGS,
                          LIBFEED__TAG_MALFORMED, at))
    return;
  put_escaped(out, (libfeed_str){now->p, 1});
  now->p++;
}

/* Goes into an entity's text. */
static bool value_enter(libfeed__xml *xml, level **levels, size_t *n,
                        size_t *size, level inner) {
  level *room = libfeed__xml_room(xml, *levels, *n, size, sizeof *room);
  if (room == NULL)
    return false;
  *levels = room;
  room[(*n)++] = inner;
  inner.entity->is_open = true;
  return true;
}

bool libfeed__reference_value(libfeed__xml *xml, libfeed_str name,
                              libfeed_str value, libfeed__bytes *out) {
  level *levels = NULL;
  size_t n = 0, size = 0;
  level base = {value.data, value.data + value.len, NULL,
                libfeed__vocab_names_address(name)};
  const char *at = value.data;
  while (libfeed__is_going(xml->context)) {
    level *now = n == 0 ? &base : &levels[n - 1];
    if (now->p == now->end) {
      if (n == 0)
        break;
      now->entity->is_open = false;
      n--;
      continue;
    }
    if (n == 0)
      at = now->p;
    if (*now->p != '&') {
      value_run(xml, now, at, out);
      continue;
    }
    libfeed__entity_text *entity =
        value_reference(xml, now, at, n + xml->n_waiting, out);
    if (entity != NULL) {
      const char *text = entity->value.data;
      value_enter(
          xml, &levels, &n, &size,
          (level){text, text + entity->value.len, entity, base.is_address});
    }
    for (size_t i = 0; xml->is_unwinding && i < n; i++)
      levels[i].p = levels[i].end;
    xml->is_unwinding = false;
  }
  while (n > 0)
    levels[--n].entity->is_open = false;
  libfeed__mem_free(&xml->context->mem, levels, size * sizeof *levels);
  if (out->failed)
    libfeed__fail_memory(xml->context);
  return libfeed__is_going(xml->context);
}
