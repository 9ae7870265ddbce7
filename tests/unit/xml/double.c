/* SPDX-License-Identifier: MIT */
/* The stand-in for the vocab stage, and expat whole as the oracle. */
#include "double.h"

#include <expat.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/str.h"

#define DEPTH 1024

struct libfeed__vocab {
  libfeed__context *context;
  libfeed__bytes out;
  libfeed__mem mem; /* of what is written: never fails */
  detail detail;
  bool in_text;
  size_t depth;
  bool is_item[DEPTH], is_field[DEPTH];
};

struct libfeed__namespace {
  libfeed_str uri, prefix, near;
};

static const libfeed__namespace namespaces[] = {
    {LIBFEED__STR_INIT("http://www.w3.org/2005/Atom"),
     LIBFEED__STR_INIT("atom"),
     LIBFEED__STR_INIT("http://www.w3.org/2005/atom")},
    {LIBFEED__STR_INIT("http://purl.org/dc/elements/1.1/"),
     LIBFEED__STR_INIT("dc"),
     LIBFEED__STR_INIT("http://purl.org/dc/elements/1.1")},
    {LIBFEED__STR_INIT("http://search.yahoo.com/mrss/"),
     LIBFEED__STR_INIT("media"),
     LIBFEED__STR_INIT("http://search.yahoo.com/mrss-")}};

#define N_NAMESPACES (sizeof namespaces / sizeof *namespaces)

const libfeed__namespace *libfeed__namespace_find(libfeed_str uri) {
  for (size_t i = 0; i < N_NAMESPACES; i++)
    if (libfeed__equals(namespaces[i].uri, uri))
      return &namespaces[i];
  return NULL;
}

const libfeed__namespace *libfeed__namespace_by_prefix(libfeed_str prefix) {
  for (size_t i = 0; i < N_NAMESPACES; i++)
    if (libfeed__equals(namespaces[i].prefix, prefix))
      return &namespaces[i];
  return NULL;
}

const libfeed__namespace *libfeed__namespace_near(libfeed_str uri) {
  for (size_t i = 0; i < N_NAMESPACES; i++)
    if (libfeed__equals(namespaces[i].near, uri))
      return &namespaces[i];
  return NULL;
}

libfeed_str libfeed__namespace_uri(const libfeed__namespace *ns) {
  return ns->uri;
}

/* -- writing
 * ---------------------------------------------------------------------- */

static void put(libfeed__vocab *vocab, const char *text) {
  libfeed__bytes_append(&vocab->out, text, strlen(text));
}

static void put_str(libfeed__vocab *vocab, libfeed_str str) {
  for (size_t i = 0; i < str.len; i++) {
    char c = str.data[i];
    if (c == '\n')
      put(vocab, "\\n");
    else if (c == '\r')
      put(vocab, "\\r");
    else
      libfeed__bytes_append_byte(&vocab->out, c);
  }
}

static void put_offset(libfeed__vocab *vocab, uint64_t offset) {
  char text[32];
  if (vocab->detail != DETAIL_OFFSETS)
    return;
  snprintf(text, sizeof text, " @%llu", (unsigned long long)offset);
  put(vocab, text);
}

static void end_text(libfeed__vocab *vocab) {
  if (vocab->in_text)
    put(vocab, "\n");
  vocab->in_text = false;
}

void libfeed__vocab_doctype(libfeed__vocab *vocab, libfeed_str name,
                            libfeed_str public_id, libfeed_str system_id) {
  if (vocab->detail == DETAIL_EVENTS)
    return;
  put(vocab, "D ");
  put_str(vocab, name);
  put(vocab, " ");
  put_str(vocab, public_id);
  put(vocab, " ");
  put_str(vocab, system_id);
  put(vocab, "\n");
}

void libfeed__vocab_namespace(libfeed__vocab *vocab, libfeed_str prefix,
                              libfeed_str uri, uint64_t offset) {
  end_text(vocab);
  put(vocab, "N ");
  put_str(vocab, prefix);
  put(vocab, "=");
  put_str(vocab, uri);
  put_offset(vocab, offset);
  put(vocab, "\n");
}

/* Something of the stage's own is taken, as the real one does, so that its
   failure is seen. */
static bool take(libfeed__vocab *vocab) {
  void *block = libfeed__mem_alloc(&vocab->context->mem, 16);
  if (block == NULL) {
    libfeed__fail_memory(vocab->context);
    return false;
  }
  libfeed__mem_free(&vocab->context->mem, block, 16);
  return true;
}

static void put_name(libfeed__vocab *vocab, const libfeed__name *name) {
  put_str(vocab, name->qname);
  if (vocab->detail == DETAIL_EVENTS)
    return;
  put(vocab, "{");
  put_str(vocab, name->uri);
  put(vocab, name->ns != NULL ? "}*" : "}");
}

static bool is_item(libfeed_str local) {
  return libfeed__equals_fold(local, LIBFEED__STR("item")) ||
         libfeed__equals_fold(local, LIBFEED__STR("entry"));
}

/* The golden files have fields without end tags; here are items only. */
bool libfeed__vocab_is_inside(const libfeed__vocab *vocab) {
  (void)vocab;
  return false;
}

/* An item ends another one that is open with nothing but fields in it. */
size_t libfeed__vocab_unclosed(libfeed__vocab *vocab, const libfeed__name *name,
                               bool of_item, bool *is_certain) {
  (void)name;
  size_t depth = vocab->depth < DEPTH ? vocab->depth : 0;
  while (depth > 0 && vocab->is_field[depth - 1])
    depth--;
  *is_certain = true;
  return of_item && depth > 0 && vocab->is_item[depth - 1]
             ? vocab->depth - depth + 1
             : 0;
}

void libfeed__vocab_start(libfeed__vocab *vocab,
                          const libfeed__element *element) {
  static const char *const fields[] = {"title", "description", "link",   "b",
                                       "p",     "summary",     "content"};
  end_text(vocab);
  if (!take(vocab))
    return;
  put(vocab, "S ");
  put_name(vocab, element->name);
  for (size_t i = 0; i < element->n_attributes; i++) {
    put(vocab, " ");
    put_name(vocab, element->attributes[i].name);
    put(vocab, "=\"");
    put_str(vocab, element->attributes[i].value);
    put(vocab, "\"");
    put_offset(vocab, element->attributes[i].offset);
  }
  if (vocab->detail != DETAIL_EVENTS &&
      element->scope.base.len + element->scope.language.len > 0) {
    put(vocab, " [");
    put_str(vocab, element->scope.base);
    put(vocab, "|");
    put_str(vocab, element->scope.language);
    put(vocab, "]");
  }
  put_offset(vocab, element->offset);
  put(vocab, "\n");
  if (vocab->depth < DEPTH) {
    vocab->is_item[vocab->depth] = is_item(element->name->local);
    vocab->is_field[vocab->depth] = false;
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
      if (libfeed__equals(element->name->local,
                          (libfeed_str){fields[i], strlen(fields[i])}))
        vocab->is_field[vocab->depth] = true;
  }
  vocab->depth++;
}

void libfeed__vocab_text(libfeed__vocab *vocab, const char *data, size_t len,
                         uint64_t offset) {
  if (!vocab->in_text) {
    put(vocab, "T");
    put_offset(vocab, offset);
    put(vocab, " ");
  }
  vocab->in_text = true;
  put_str(vocab, (libfeed_str){data, len});
  if (len == 0)
    put(vocab, "(EMPTY PIECE)");
  if (((unsigned char)data[0] & 0xC0) == 0x80)
    put(vocab, "(CUT CHARACTER)");
}

void libfeed__vocab_end(libfeed__vocab *vocab, uint64_t offset,
                        libfeed__closing closing) {
  end_text(vocab);
  if (vocab->depth == 0)
    put(vocab, "(END WITHOUT START)");
  else
    vocab->depth--;
  put(vocab, closing == LIBFEED__CLOSED_BY_INPUT ? "X" : "E");
  put_offset(vocab, offset);
  put(vocab, "\n");
}

void libfeed__vocab_finish(libfeed__vocab *vocab, uint64_t offset) {
  end_text(vocab);
  if (vocab->depth > 0)
    put(vocab, "(OPEN AT THE END)");
  if (vocab->detail == DETAIL_OFFSETS) {
    put(vocab, "F");
    put_offset(vocab, offset);
    put(vocab, "\n");
  }
}

/* -- running
 * ---------------------------------------------------------------------- */

/* An allocator that counts, and fails once. */
typedef struct counter {
  size_t calls, fail_at, live;
} counter;

static void *count_alloc(void *context, size_t size) {
  counter *count = context;
  if (++count->calls == count->fail_at)
    return NULL;
  void *block = malloc(size);
  if (block != NULL)
    count->live += size;
  return block;
}

static void *count_realloc(void *context, void *block, size_t old_size,
                           size_t new_size) {
  counter *count = context;
  if (++count->calls == count->fail_at)
    return NULL;
  void *moved = realloc(block, new_size);
  if (moved != NULL)
    count->live += new_size - old_size;
  return moved;
}

static void count_free(void *context, void *block, size_t size) {
  counter *count = context;
  count->live -= size;
  free(block);
}

static void set(libfeed__settings *settings, libfeed_option option,
                int64_t number) {
  settings->numbers[option - LIBFEED_OPTION_FORMAT_HINT] = number;
}

static void set_usual(libfeed__settings *settings, const setup *how) {
  memset(settings, 0, sizeof *settings);
  settings->base_uri = settings->content_type = settings->stop_id =
      settings->content_language = settings->content_location = libfeed__empty;
  if (how->base != NULL)
    settings->base_uri = (libfeed_str){how->base, strlen(how->base)};
  for (int i = LIBFEED_OPTION_REPAIR; i < LIBFEED_OPTION_REPAIR_DOUBLE_ENCODING;
       i++)
    set(settings, (libfeed_option)i, how->is_strict ? 0 : 1);
  set(settings, LIBFEED_OPTION_LIMIT_DEPTH, 512);
  set(settings, LIBFEED_OPTION_LIMIT_ATTRIBUTES, 512);
  set(settings, LIBFEED_OPTION_LIMIT_NAME, 1024);
  set(settings, LIBFEED_OPTION_LIMIT_ATTRIBUTE, 1 << 20);
  set(settings, LIBFEED_OPTION_LIMIT_TOKEN, 8 << 20);
  set(settings, LIBFEED_OPTION_LIMIT_NAMESPACES, 256);
  set(settings, LIBFEED_OPTION_LIMIT_URL, 65536);
  set(settings, LIBFEED_OPTION_LIMIT_PROBLEMS, 1000);
  set(settings, LIBFEED_OPTION_LIMIT_MEMORY, 64 << 20);
  set(settings, LIBFEED_OPTION_LIMIT_AMPLIFICATION, 100);
  set(settings, LIBFEED_OPTION_LIMIT_AMPLIFICATION_FROM, 8 << 20);
  set(settings, LIBFEED_OPTION_LIMIT_ENTITY_DEPTH, 16);
  if (how->option != 0)
    set(settings, how->option, how->number);
}

static char *problems_text(libfeed__context *context) {
  size_t size = 1, at = 0;
  for (size_t i = 0; i < context->problems.len; i++)
    size += 128;
  char *text = malloc(size);
  if (text == NULL)
    abort();
  text[0] = '\0';
  for (size_t i = 0; i < context->problems.len; i++) {
    const libfeed_problem *problem = context->problems.items[i];
    at += (size_t)snprintf(text + at, size - at, "%s %llu %llu:%llu\n",
                           problem->code.data,
                           (unsigned long long)problem->position.offset,
                           (unsigned long long)problem->position.line,
                           (unsigned long long)problem->position.column);
  }
  return text;
}

static void run(libfeed__context *context, libfeed__vocab *vocab,
                const char *data, size_t len, const setup *how) {
  libfeed__positions_segment(&context->positions, 0, 0, LIBFEED__UNIT_SAME, 0);
  if (context->positions.failed) {
    libfeed__fail_memory(context);
    return;
  }
  libfeed__xml *xml = libfeed__xml_new(context, vocab);
  if (xml == NULL)
    return;
  libfeed__xml_standalone(xml, how->is_standalone);
  size_t step = how->push == 0 ? len : how->push;
  for (size_t at = 0; at < len; at += step) {
    /* A copy of just these bytes: reading beyond them is found out. */
    size_t size = len - at < step ? len - at : step;
    char *copy = malloc(size);
    if (copy == NULL)
      abort();
    memcpy(copy, data + at, size);
    libfeed__xml_push(xml, copy, size, at);
    free(copy);
  }
  libfeed__xml_finish(xml);
  libfeed__xml_free(xml);
}

outcome parse(const char *data, size_t len, const setup *how) {
  counter count = {.fail_at = how->fail_at};
  libfeed_allocator allocator = {&count, count_alloc, count_realloc,
                                 count_free};
  libfeed__settings settings;
  libfeed__context context;
  set_usual(&settings, how);
  libfeed__context_init(&context, &allocator, &settings);
  libfeed__vocab vocab;
  memset(&vocab, 0, sizeof vocab);
  vocab.context = &context;
  vocab.detail = how->detail;
  libfeed__mem_init(&vocab.mem, &libfeed__libc_allocator, 0);
  libfeed__bytes_init(&vocab.out, &vocab.mem);
  run(&context, &vocab, data, len, how);
  end_text(&vocab);
  libfeed__bytes_append_byte(&vocab.out, '\0');
  outcome result = {.status = context.status};
  result.events = vocab.out.data;
  result.problems = problems_text(&context);
  if (context.error != NULL)
    result.error = context.error->position;
  result.allocations = count.calls;
  libfeed__context_fini(&context);
  result.leaked = count.live;
  return result;
}

void outcome_free(outcome *result) {
  free(result->events);
  free(result->problems);
}

/* -- the oracle
 * --------------------------------------------------------------------- */

static void XMLCALL oracle_start(void *data, const XML_Char *name,
                                 const XML_Char **attributes) {
  libfeed__vocab *vocab = data;
  end_text(vocab);
  for (size_t i = 0; attributes[i] != NULL; i += 2) {
    bool is_default = strcmp(attributes[i], "xmlns") == 0;
    if (!is_default && strncmp(attributes[i], "xmlns:", 6) != 0)
      continue;
    put(vocab, "N ");
    put(vocab, is_default ? "" : attributes[i] + 6);
    put(vocab, "=");
    put_str(vocab, (libfeed_str){attributes[i + 1], strlen(attributes[i + 1])});
    put(vocab, "\n");
  }
  put(vocab, "S ");
  put(vocab, name);
  for (size_t i = 0; attributes[i] != NULL; i += 2) {
    if (strcmp(attributes[i], "xmlns") == 0 ||
        strncmp(attributes[i], "xmlns:", 6) == 0)
      continue;
    put(vocab, " ");
    put(vocab, attributes[i]);
    put(vocab, "=\"");
    put_str(vocab, (libfeed_str){attributes[i + 1], strlen(attributes[i + 1])});
    put(vocab, "\"");
  }
  put(vocab, "\n");
}

static void XMLCALL oracle_end(void *data, const XML_Char *name) {
  libfeed__vocab *vocab = data;
  (void)name;
  end_text(vocab);
  put(vocab, "E\n");
}

static void XMLCALL oracle_text(void *data, const XML_Char *text, int len) {
  libfeed__vocab *vocab = data;
  if (!vocab->in_text)
    put(vocab, "T ");
  vocab->in_text = true;
  put_str(vocab, (libfeed_str){text, (size_t)len});
}

char *expat_events(const char *data, size_t len) {
  libfeed__vocab vocab;
  memset(&vocab, 0, sizeof vocab);
  libfeed__mem_init(&vocab.mem, &libfeed__libc_allocator, 0);
  libfeed__bytes_init(&vocab.out, &vocab.mem);
  XML_Parser parser = XML_ParserCreate("UTF-8");
  if (parser == NULL)
    abort();
  XML_SetUserData(parser, &vocab);
  XML_SetElementHandler(parser, oracle_start, oracle_end);
  XML_SetCharacterDataHandler(parser, oracle_text);
  bool is_good = XML_Parse(parser, data, (int)len, 1) == XML_STATUS_OK;
  XML_ParserFree(parser);
  end_text(&vocab);
  libfeed__bytes_append_byte(&vocab.out, '\0');
  if (is_good)
    return vocab.out.data;
  free(vocab.out.data);
  return NULL;
}
