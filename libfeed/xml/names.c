/* SPDX-License-Identifier: MIT */
/* Names: each is kept once as written, and once for each set of namespace
   declarations under which it occurs, so that what vocab/ finds out about it is
   found out once. How many are kept is bounded: they are all forgotten when
   there are too many. */
#include "base/block.h"
#include "xml/chars.h"
#include "xml/xml_state.h"

/* Room for more distinct names than any feed has. */
#define NAMES_KEPT ((size_t)256 * 1024)

const libfeed_str libfeed__xml_namespace =
    LIBFEED__STR_INIT("http://www.w3.org/XML/1998/namespace");

uint32_t libfeed__name_hash(const char *data, size_t len) {
  const uint64_t factor = UINT64_C(0x9E3779B97F4A7C15);
  uint64_t hash = len * factor, word;
  for (; len >= 8; data += 8, len -= 8) {
    memcpy(&word, data, sizeof word);
    hash = (hash ^ word) * factor;
    hash ^= hash >> 32;
  }
  if (len > 0) {
    hash = (hash ^ libfeed__read_few(data, len)) * factor;
    hash ^= hash >> 32;
  }
  return (uint32_t)(hash ^ hash >> 29);
}

uint32_t libfeed__name_fold(const char *data, size_t len) {
  uint32_t hash = 2166136261u;
  for (size_t i = 0; i < len; i++)
    hash = (hash ^ (unsigned char)libfeed__lower(data[i])) * 16777619u;
  return hash ^ hash >> 15;
}

void libfeed__qname_clear(libfeed__xml *xml) {
  memset(xml->buckets, 0, sizeof xml->buckets);
  libfeed__arena_fini(&xml->names);
}

void libfeed__qname_trim(libfeed__xml *xml) {
  if (xml->names.total > NAMES_KEPT)
    libfeed__qname_clear(xml);
}

static libfeed__name_kind kind_of(libfeed_str name) {
  if (libfeed__equals(name, LIBFEED__STR("xmlns")) ||
      libfeed__starts_with(name, LIBFEED__STR("xmlns:")))
    return LIBFEED__NAME_XMLNS;
  if (libfeed__equals(name, LIBFEED__STR("xml:base")))
    return LIBFEED__NAME_BASE;
  if (libfeed__equals(name, LIBFEED__STR("xml:lang")))
    return LIBFEED__NAME_LANG;
  return LIBFEED__NAME_PLAIN;
}

static libfeed__qname *make_qname(libfeed__xml *xml, const char *data,
                                  size_t len, uint32_t hash) {
  libfeed__qname *qname =
      libfeed__arena_alloc(&xml->names, sizeof *qname + len + 1);
  if (qname == NULL) {
    libfeed__fail_memory(xml->context);
    return NULL;
  }
  memcpy(qname->text, data, len);
  qname->text[len] = '\0';
  qname->len = len;
  qname->hash = hash;
  qname->fold = libfeed__name_fold(data, len);
  libfeed_str name = {qname->text, len};
  size_t colon = libfeed__find_byte(name, ':');
  if (colon != SIZE_MAX && colon > 0 && colon + 1 < len && colon < UINT32_MAX)
    qname->prefix_len = (uint32_t)colon;
  libfeed_str local = libfeed__qname_local(qname);
  qname->is_item = libfeed__equals_fold(local, LIBFEED__STR("item")) ||
                   libfeed__equals_fold(local, LIBFEED__STR("entry"));
  qname->kind = (uint8_t)kind_of(name);
  return qname;
}

libfeed__qname *libfeed__qname_find(libfeed__xml *xml, const char *data,
                                    size_t len, bool *bad) {
  uint32_t hash = libfeed__name_hash(data, len);
  libfeed__qname **bucket = &xml->buckets[hash % LIBFEED__BUCKETS];
  for (libfeed__qname *qname = *bucket; qname != NULL; qname = qname->next)
    if (qname->hash == hash && qname->len == len &&
        libfeed__same_bytes(qname->text, data, len))
      return qname;
  *bad = !libfeed__is_name(data, len);
  if (*bad)
    return NULL;
  libfeed__qname *qname = make_qname(xml, data, len, hash);
  if (qname == NULL)
    return NULL;
  qname->next = *bucket;
  *bucket = qname;
  return qname;
}

/* A prefix that nobody declared: reported where it occurs first, as far as a
   short memory reaches. */
static void report_undeclared(libfeed__xml *xml, libfeed_str prefix,
                              uint64_t offset) {
  const size_t kept = sizeof xml->undeclared / sizeof *xml->undeclared;
  uint32_t hash = libfeed__name_hash(prefix.data, prefix.len);
  size_t known = xml->n_undeclared < kept ? xml->n_undeclared : kept;
  for (size_t i = 0; i < known; i++)
    if (xml->undeclared[i] == hash)
      return;
  xml->undeclared[xml->n_undeclared++ % kept] = hash;
  libfeed__report_detail(xml->context, LIBFEED__PREFIX_UNDECLARED, offset,
                         prefix);
}

/* What the prefix stands for: URI (borrowed) and table. */
static libfeed_str look_up(libfeed__xml *xml, const libfeed__qname *qname,
                           bool is_attribute, uint64_t offset,
                           const libfeed__namespace **ns) {
  libfeed_str prefix = {qname->text, qname->prefix_len};
  *ns = NULL;
  if (prefix.len == 0 && is_attribute)
    return libfeed__empty;
  if (libfeed__equals(prefix, LIBFEED__STR("xml"))) {
    *ns = libfeed__namespace_find(libfeed__xml_namespace);
    return libfeed__xml_namespace;
  }
  const libfeed__binding *binding = libfeed__binding_find(xml, prefix);
  if (binding != NULL && (binding->uri_len > 0 || prefix.len == 0)) {
    *ns = binding->ns;
    return binding->uri_len == 0
               ? libfeed__empty
               : (libfeed_str){xml->namespace_text.data + binding->uri,
                               binding->uri_len};
  }
  if (prefix.len == 0)
    return libfeed__empty;
  report_undeclared(xml, prefix, offset);
  *ns = libfeed__namespace_by_prefix(prefix);
  return *ns == NULL ? libfeed__empty : libfeed__namespace_uri(*ns);
}

libfeed__name *libfeed__name_resolve(libfeed__xml *xml, libfeed__qname *qname,
                                     bool is_attribute, uint64_t offset) {
  libfeed__resolved **list = is_attribute ? &qname->attribute : &qname->element;
  for (libfeed__resolved *resolved = *list; resolved != NULL;
       resolved = resolved->next)
    if (resolved->scope == xml->scope_number)
      return &resolved->name;
  const libfeed__namespace *ns;
  libfeed_str uri = look_up(xml, qname, is_attribute, offset, &ns);
  libfeed__resolved *resolved =
      libfeed__arena_alloc(&xml->names, sizeof *resolved + uri.len + 1);
  if (resolved == NULL) {
    libfeed__fail_memory(xml->context);
    return NULL;
  }
  char *copy = (char *)(resolved + 1);
  memcpy(copy, uri.data, uri.len);
  resolved->scope = xml->scope_number;
  resolved->name.qname = (libfeed_str){qname->text, qname->len};
  resolved->name.prefix = (libfeed_str){qname->text, qname->prefix_len};
  resolved->name.local = libfeed__qname_local(qname);
  resolved->name.uri = (libfeed_str){copy, uri.len};
  resolved->name.ns = ns;
  resolved->next = *list;
  *list = resolved;
  return &resolved->name;
}
