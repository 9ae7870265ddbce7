/* SPDX-License-Identifier: MIT */
/* The seam to expat: the DOCTYPE and single start tags go in, declarations and
   attributes come out. Each token is complete, so expat's handlers fire before
   its call returns and its order is the document's. */
#include <expat.h>
#include <stdalign.h>

#include "xml/xml_state.h"

/* Each restart reads the DOCTYPE again: after so many refusals it is given up.
 */
#define RESTARTS 16u

/* expat keeps every distinct name for good, in up to 15 times its bytes: a
   fresh one after so many bytes. */
#define GIVEN_LIMIT ((size_t)1 << 18)

/* expat's memory functions have no context: this is it, during a call. That an
   allocation failed is noted here, because expat does not always say so. */
static _Thread_local libfeed__mem *bridge;
static _Thread_local bool bridge_failed;

/* What stands before each of expat's blocks. */
typedef union header {
  size_t size;
  max_align_t unit;
} header;

static void *bridge_alloc(size_t size) {
  size_t total;
  header *block = NULL;
  if (libfeed__size_add(size, sizeof(header), &total))
    block = libfeed__mem_alloc(bridge, total);
  if (block == NULL) {
    bridge_failed = true;
    return NULL;
  }
  block->size = total;
  return block + 1;
}

static void bridge_free(void *data) {
  if (data == NULL)
    return;
  header *block = (header *)data - 1;
  libfeed__mem_free(bridge, block, block->size);
}

static void *bridge_realloc(void *data, size_t size) {
  if (data == NULL)
    return bridge_alloc(size);
  if (size == 0) {
    bridge_free(data);
    return NULL;
  }
  size_t total;
  header *block = (header *)data - 1, *moved = NULL;
  if (libfeed__size_add(size, sizeof(header), &total))
    moved = libfeed__mem_realloc(bridge, block, block->size, total);
  block = moved;
  if (block == NULL) {
    bridge_failed = true;
    return NULL;
  }
  block->size = total;
  return block + 1;
}

static libfeed_str str_of(const XML_Char *text) {
  return text == NULL ? libfeed__empty : (libfeed_str){text, strlen(text)};
}

/* -- handlers
 * ------------------------------------------------------------------ */

static void XMLCALL on_start(void *data, const XML_Char *name,
                             const XML_Char **attributes) {
  libfeed__xml *xml = data;
  (void)name;
  xml->n_fired++;
  if (!xml->is_expecting)
    return;
  int n = XML_GetSpecifiedAttributeCount(xml->expat);
  libfeed__tag_event(xml, attributes, n < 0 ? 0 : (size_t)n);
}

static void XMLCALL on_doctype(void *data, const XML_Char *name,
                               const XML_Char *system_id,
                               const XML_Char *public_id, int has_subset) {
  libfeed__xml *xml = data;
  (void)has_subset;
  if (!xml->is_collecting)
    return;
  xml->doctype_name = libfeed__arena_copy_str(&xml->dtd, str_of(name));
  xml->doctype_system = libfeed__arena_copy_str(&xml->dtd, str_of(system_id));
  xml->doctype_public = libfeed__arena_copy_str(&xml->dtd, str_of(public_id));
}

static void XMLCALL on_doctype_end(void *data) {
  libfeed__xml *xml = data;
  xml->n_fired++;
}

/* Expat's own signature. NOLINTNEXTLINE(readability-function-size) */
static void XMLCALL on_entity(void *data, const XML_Char *name,
                              int is_parameter, const XML_Char *value,
                              int value_len, const XML_Char *base,
                              const XML_Char *system_id,
                              const XML_Char *public_id,
                              const XML_Char *notation) {
  libfeed__xml *xml = data;
  (void)base;
  (void)system_id;
  (void)public_id;
  if (!xml->is_collecting || is_parameter)
    return;
  libfeed__entity_text entity = {.name = str_of(name), .value = libfeed__empty};
  entity.is_unparsed = notation != NULL;
  entity.is_external = value == NULL && notation == NULL;
  if (value != NULL && value_len > 0)
    entity.value = (libfeed_str){value, (size_t)value_len};
  libfeed__dtd_entity(xml, entity);
}

static void XMLCALL on_attlist(void *data, const XML_Char *element,
                               const XML_Char *attribute, const XML_Char *type,
                               const XML_Char *fallback, int is_required) {
  libfeed__xml *xml = data;
  (void)element;
  (void)attribute;
  (void)type;
  (void)is_required;
  if (!xml->is_collecting)
    return;
  xml->has_attlist = true;
  xml->n_defaults += fallback != NULL;
  /* Expat goes through those of an element for each further one. */
  if (++xml->n_declared > LIBFEED__DECLARED_LIMIT)
    (void)XML_StopParser(xml->expat, XML_FALSE);
}

/* An external subset or a reference to a parameter entity: declarations exist
   that nobody reads (XML 1.0 §4.1, "Entity Declared"). */
static int XMLCALL on_not_standalone(void *data) {
  libfeed__xml *xml = data;
  if (xml->is_collecting)
    xml->has_unread = true;
  return XML_STATUS_OK;
}

/* -- one expat
 * ----------------------------------------------------------------- */

void libfeed__expat_free(libfeed__xml *xml) {
  if (xml->expat == NULL)
    return;
  libfeed__mem *before = bridge;
  bridge = &xml->context->mem;
  XML_ParserFree(xml->expat);
  bridge = before;
  xml->expat = NULL;
}

/* Gives expat complete tokens; true unless they were refused. */
static bool give(libfeed__xml *xml, libfeed_str head, libfeed_str tail) {
  size_t len = head.len + tail.len;
  if (len > INT32_MAX)
    return false;
  libfeed__mem *before = bridge;
  bridge = &xml->context->mem;
  bridge_failed = false;
  enum XML_Status status = XML_STATUS_ERROR;
  char *buffer = XML_GetBuffer(xml->expat, (int)len);
  if (buffer != NULL) {
    memcpy(buffer, head.data, head.len);
    memcpy(buffer + head.len, tail.data, tail.len);
    status = XML_ParseBuffer(xml->expat, (int)len, XML_FALSE);
  }
  bool is_out =
      bridge_failed || (status != XML_STATUS_OK &&
                        XML_GetErrorCode(xml->expat) == XML_ERROR_NO_MEMORY);
  bridge = before;
  xml->given += len;
  if (is_out)
    libfeed__fail_memory(xml->context);
  return status == XML_STATUS_OK && !is_out;
}

static bool make(libfeed__xml *xml) {
  static const XML_Memory_Handling_Suite suite = {bridge_alloc, bridge_realloc,
                                                  bridge_free};
  libfeed__expat_free(xml);
  xml->given = 0;
  libfeed__mem *before = bridge;
  bridge = &xml->context->mem;
  xml->expat = XML_ParserCreate_MM("UTF-8", &suite, NULL);
  bridge = before;
  if (xml->expat == NULL) {
    libfeed__fail_memory(xml->context);
    return false;
  }
  XML_SetUserData(xml->expat, xml);
  XML_SetStartElementHandler(xml->expat, on_start);
  XML_SetDoctypeDeclHandler(xml->expat, on_doctype, on_doctype_end);
  XML_SetEntityDeclHandler(xml->expat, on_entity);
  XML_SetAttlistDeclHandler(xml->expat, on_attlist);
  XML_SetNotStandaloneHandler(xml->expat, on_not_standalone);
  /* The declaration went to input/; what is left of it is this. */
  return !xml->is_standalone ||
         give(xml, LIBFEED__STR("<?xml version=\"1.0\" standalone=\"yes\"?>"),
              libfeed__empty);
}

bool libfeed__expat_doctype(libfeed__xml *xml, libfeed_str doctype) {
  if (!make(xml))
    return false;
  xml->is_collecting = true;
  xml->n_fired = 0;
  bool is_good = give(xml, doctype, libfeed__empty) && xml->n_fired == 1;
  xml->is_collecting = false;
  if (xml->dtd.failed) {
    libfeed__fail_memory(xml->context);
    is_good = false;
  }
  if (is_good)
    is_good =
        give(xml, LIBFEED__STR("<x>"), libfeed__empty) && xml->n_fired == 2;
  if (!is_good)
    libfeed__expat_free(xml);
  return is_good;
}

/* Sees to it that expat is inside the synthetic root. */
static bool make_ready(libfeed__xml *xml) {
  size_t limit = GIVEN_LIMIT;
  /* Reading the DOCTYPE again shall cost less than what was read since. */
  if (xml->doctype.len > limit / 4)
    limit = xml->doctype.len * 4;
  if (xml->expat != NULL && xml->given <= limit)
    return true;
  if (!make(xml))
    return false;
  xml->n_fired = 0;
  bool has_doctype = xml->doctype.len > 0;
  if (has_doctype &&
      !give(xml, libfeed__bytes_str(&xml->doctype), libfeed__empty))
    return false;
  xml->given = 0;
  return give(xml, LIBFEED__STR("<x>"), libfeed__empty) &&
         xml->n_fired == (has_doctype ? 2u : 1u);
}

/* Goes on without what the DTD says of attributes. */
static void forget_doctype(libfeed__xml *xml) {
  if (xml->is_overfed)
    libfeed__report(xml->context, LIBFEED__LIMIT_AMPLIFICATION,
                    xml->tag.offset);
  xml->is_overfed = false;
  xml->has_attlist = false;
  libfeed__bytes_clear(&xml->doctype);
  libfeed__expat_free(xml);
}

bool libfeed__expat_tag(libfeed__xml *xml, const char *data, size_t len,
                        bool is_delivered) {
  if (!make_ready(xml)) {
    libfeed__expat_free(xml);
    return false;
  }
  xml->n_fired = 0;
  xml->is_expecting = is_delivered;
  bool is_good = give(xml, (libfeed_str){data, len}, LIBFEED__STR("/>"));
  xml->is_expecting = false;
  if (xml->is_overfed)
    forget_doctype(xml);
  else if (!is_good)
    libfeed__expat_free(xml);
  /* Without its event a token counts as refused, whatever expat says. */
  if (xml->n_fired > 0 || !libfeed__is_going(xml->context))
    return true;
  if (++xml->restarts == RESTARTS)
    forget_doctype(xml);
  else
    libfeed__expat_free(xml);
  return false;
}
