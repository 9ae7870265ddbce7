/* SPDX-License-Identifier: MIT */
/* Scopes: namespace declarations (Namespaces in XML §6), xml:base (XML Base)
   and xml:lang (XML 1.0 §2.12) that hold for an element and what is inside. */
#include "base/uri.h"
#include "xml/xml_state.h"

/* Sets of declarations that are remembered, so that the same declarations at
   entry after entry have the same number and names are resolved once. */
#define MEMO_SIZE 32u
#define MEMO_TEXT 480u
/* The limit of addresses does not concern namespaces up to this length: no
   known one is longer, and without it a feed is none. */
#define NAMESPACE_LEAST 255u

typedef struct libfeed__scope_memo {
  uint32_t outer, number;
  size_t len;
  char text[MEMO_TEXT];
} libfeed__scope_memo;

bool libfeed__frame_open(libfeed__xml *xml) {
  libfeed__frame *room = libfeed__xml_room(xml, xml->frames, xml->n_frames,
                                           &xml->frames_size, sizeof *room);
  if (room == NULL)
    return false;
  xml->frames = room;
  xml->frames[xml->n_frames++] = (libfeed__frame){
      xml->n_bindings, xml->namespace_text.len, xml->scope_number};
  return true;
}

/* The table for a URI, or for one that it was meant to be. */
static const libfeed__namespace *find_namespace(libfeed__xml *xml,
                                                libfeed_str prefix,
                                                libfeed_str uri,
                                                uint64_t offset) {
  if (uri.len == 0)
    return NULL;
  const libfeed__namespace *ns = libfeed__namespace_find(uri);
  if (ns != NULL)
    return ns;
  ns = libfeed__namespace_near(uri);
  if (ns == NULL ||
      (prefix.len > 0 && libfeed__namespace_by_prefix(prefix) != ns))
    return NULL;
  libfeed__report_detail(xml->context, LIBFEED__NAMESPACE_NEAR_MISS, offset,
                         uri);
  return ns;
}

/* True where an address is beyond the limit, which is reported. Addresses that
   are in scope are copied into every entry: those that are too long have to
   stay outside. */
static bool is_too_long(libfeed__xml *xml, libfeed_str address,
                        uint64_t offset) {
  if (address.len <= libfeed__limit(xml->context, LIBFEED_OPTION_LIMIT_URL))
    return false;
  libfeed__report(xml->context, LIBFEED__LIMIT_URL, offset);
  return true;
}

void libfeed__frame_bind(libfeed__xml *xml, libfeed_str prefix, libfeed_str uri,
                         uint64_t offset) {
  if (uri.len > NAMESPACE_LEAST && is_too_long(xml, uri, offset))
    uri = libfeed__empty;
  libfeed__vocab_namespace(xml->vocab, prefix, uri, offset);
  /* Namespaces in XML §3: these two cannot be bound to anything else. */
  if (libfeed__equals(prefix, LIBFEED__STR("xml")) ||
      libfeed__equals(prefix, LIBFEED__STR("xmlns")))
    return;
  if (xml->n_bindings >=
      libfeed__limit(xml->context, LIBFEED_OPTION_LIMIT_NAMESPACES)) {
    libfeed__report(xml->context, LIBFEED__LIMIT_NAMESPACES, offset);
    return;
  }
  libfeed__binding binding = {.prefix = xml->namespace_text.len,
                              .prefix_len = prefix.len,
                              .uri_len = uri.len};
  libfeed__bytes *text = &xml->namespace_text;
  libfeed__bytes_append_str(text, prefix);
  libfeed__bytes_append_byte(text, '\0');
  binding.uri = text->len;
  libfeed__bytes_append_str(text, uri);
  libfeed__bytes_append_byte(text, '\0');
  if (text->failed) {
    libfeed__fail_memory(xml->context);
    return;
  }
  libfeed__binding *room = libfeed__xml_room(
      xml, xml->bindings, xml->n_bindings, &xml->bindings_size, sizeof *room);
  if (room == NULL)
    return;
  xml->bindings = room;
  binding.ns = find_namespace(xml, prefix, uri, offset);
  xml->bindings[xml->n_bindings++] = binding;
}

const libfeed__binding *libfeed__binding_find(const libfeed__xml *xml,
                                              libfeed_str prefix) {
  for (size_t i = xml->n_bindings; i-- > 0;) {
    const libfeed__binding *binding = &xml->bindings[i];
    if (binding->prefix_len == prefix.len &&
        memcmp(xml->namespace_text.data + binding->prefix, prefix.data,
               prefix.len) == 0)
      return binding;
  }
  return NULL;
}

/* The number of the set of declarations whose newest ones are `text`. */
static uint32_t number_of(libfeed__xml *xml, uint32_t outer, libfeed_str text) {
  if (text.len > MEMO_TEXT)
    return ++xml->last_scope;
  if (xml->memo == NULL) {
    size_t size = MEMO_SIZE * sizeof *xml->memo;
    xml->memo = libfeed__mem_alloc(&xml->context->mem, size);
    if (xml->memo == NULL) {
      libfeed__fail_memory(xml->context);
      return 0;
    }
    /* All that has to be known of one that was not used. */
    for (size_t i = 0; i < MEMO_SIZE; i++)
      xml->memo[i].number = 0;
  }
  uint32_t hash = libfeed__name_hash(text.data, text.len) + outer;
  libfeed__scope_memo *memo = &xml->memo[hash % MEMO_SIZE];
  if (memo->number != 0 && memo->outer == outer && memo->len == text.len &&
      memcmp(memo->text, text.data, text.len) == 0)
    return memo->number;
  memo->outer = outer;
  memo->number = ++xml->last_scope;
  memo->len = text.len;
  memcpy(memo->text, text.data, text.len);
  return memo->number;
}

void libfeed__frame_done(libfeed__xml *xml) {
  const libfeed__frame *frame = &xml->frames[xml->n_frames - 1];
  if (xml->n_bindings == frame->n_bindings)
    return;
  libfeed_str text = {xml->namespace_text.data + frame->text_len,
                      xml->namespace_text.len - frame->text_len};
  xml->scope_number = number_of(xml, frame->scope, text);
}

void libfeed__frame_close(libfeed__xml *xml) {
  const libfeed__frame *frame = &xml->frames[--xml->n_frames];
  xml->n_bindings = frame->n_bindings;
  xml->namespace_text.len = frame->text_len;
  xml->scope_number = frame->scope;
}

void libfeed__scope_memo_free(libfeed__xml *xml) {
  libfeed__mem_free(&xml->context->mem, xml->memo,
                    MEMO_SIZE * sizeof *xml->memo);
  xml->memo = NULL;
}

/* Appends to the text of scopes; the place in `*at`. */
static bool keep(libfeed__xml *xml, libfeed_str str, size_t *at) {
  *at = xml->scope_text.len;
  libfeed__bytes_append_str(&xml->scope_text, str);
  libfeed__bytes_append_byte(&xml->scope_text, '\0');
  if (!xml->scope_text.failed)
    return true;
  libfeed__fail_memory(xml->context);
  return false;
}

static bool push_scope(libfeed__xml *xml, libfeed__scope_mark mark) {
  libfeed__scope_mark *room = libfeed__xml_room(
      xml, xml->scopes, xml->n_scopes, &xml->scopes_size, sizeof *room);
  if (room == NULL)
    return false;
  xml->scopes = room;
  xml->scopes[xml->n_scopes++] = mark;
  xml->is_scope_stale = true;
  return true;
}

void libfeed__scope_init(libfeed__xml *xml) {
  const libfeed__settings *settings = &xml->context->settings;
  libfeed_str base = settings->base_uri;
  /* RFC 7231 §3.1.4.2: an address that the transport states for the content
     itself, where the document's own is not known. */
  if (base.len == 0 && libfeed__uri_is_absolute(settings->content_location))
    base = settings->content_location;
  libfeed__scope_mark mark = {.base_len = base.len};
  if (keep(xml, base, &mark.base))
    push_scope(xml, mark);
}

/* The base that `stated` makes of the one in scope; as it was where it is not
   usable. */
static libfeed_str resolve_base(libfeed__xml *xml, libfeed__arena *arena,
                                libfeed_str outer, libfeed_str stated,
                                uint64_t offset) {
  stated = libfeed__uri_trim(stated);
  if (stated.len == 0)
    return outer;
  if (is_too_long(xml, stated, offset))
    return outer;
  if (!libfeed__uri_is_absolute(outer) && !libfeed__uri_is_absolute(stated)) {
    libfeed__report_detail(xml->context, LIBFEED__BASE_UNUSABLE, offset,
                           stated);
    return outer;
  }
  return libfeed__uri_resolve(arena, outer, stated, true);
}

bool libfeed__scope_open(libfeed__xml *xml, libfeed_str base,
                         uint64_t base_offset, libfeed_str language) {
  libfeed__scope outer = libfeed__scope_now(xml);
  libfeed__scope_mark mark = xml->scopes[xml->n_scopes - 1];
  if (base.data != NULL) {
    libfeed__arena arena;
    libfeed__arena_init(&arena, &xml->context->mem);
    libfeed_str resolved =
        resolve_base(xml, &arena, outer.base, base, base_offset);
    bool is_kept = true;
    if (resolved.data != outer.base.data &&
        !is_too_long(xml, resolved, base_offset)) {
      mark.base_len = resolved.len;
      is_kept = keep(xml, resolved, &mark.base);
    }
    if (arena.failed)
      libfeed__fail_memory(xml->context);
    libfeed__arena_fini(&arena);
    if (!is_kept)
      return false;
  }
  if (language.data != NULL && language.len <= LIBFEED__LANGUAGE_MOST) {
    mark.language_len = language.len;
    if (!keep(xml, language, &mark.language))
      return false;
  }
  return push_scope(xml, mark);
}

void libfeed__scope_close(libfeed__xml *xml) {
  xml->n_scopes--;
  /* What the scope that is left refers to lies before all later text. */
  const libfeed__scope_mark *mark = &xml->scopes[xml->n_scopes - 1];
  size_t base_end = mark->base + mark->base_len + 1;
  size_t language_end =
      mark->language_len == 0 ? 0 : mark->language + mark->language_len + 1;
  xml->scope_text.len = base_end > language_end ? base_end : language_end;
  xml->is_scope_stale = true;
}

libfeed__scope libfeed__scope_now(libfeed__xml *xml) {
  if (xml->is_scope_stale && xml->n_scopes > 0) {
    const libfeed__scope_mark *mark = &xml->scopes[xml->n_scopes - 1];
    const char *text = xml->scope_text.data;
    xml->scope.base = mark->base_len == 0
                          ? libfeed__empty
                          : (libfeed_str){text + mark->base, mark->base_len};
    xml->scope.language =
        mark->language_len == 0
            ? libfeed__empty
            : (libfeed_str){text + mark->language, mark->language_len};
    xml->is_scope_stale = false;
  }
  return xml->scope;
}
