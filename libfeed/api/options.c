/* SPDX-License-Identifier: MIT */
/* Options: one table of numbers with their bounds, one of strings. */
#include "api/options.h"

#include <string.h>

#include "base/str.h"
#include "base/utf8.h"

#define KIB ((int64_t)1024)
#define MIB (KIB * 1024)
#define GIB (MIB * 1024)
#define LONGEST_STRING ((size_t)64 * 1024)

typedef struct known_number {
  libfeed_option option;
  const char *name;
  int64_t least, greatest, usual;
} known_number;

typedef struct known_string {
  libfeed_option option;
  const char *name;
} known_string;

/* docs/limits.md gives the reason of each limit; a test compares the figures.
 */
/* clang-format off */
static const known_number numbers[] = {
  {LIBFEED_OPTION_FORMAT_HINT,              "format_hint",              0, LIBFEED_HINT_TEXT, LIBFEED_HINT_NONE},
  {LIBFEED_OPTION_CONTENT,                  "content",                  0, 1, 1},
  {LIBFEED_OPTION_MAX_ENTRIES,              "max_entries",              0, INT64_MAX, 0},
  {LIBFEED_OPTION_REPAIR,                   "repair",                   0, 1, 1},
  {LIBFEED_OPTION_REPAIR_BYTES,             "repair_bytes",             0, 1, 1},
  {LIBFEED_OPTION_REPAIR_CHARACTERS,        "repair_characters",        0, 1, 1},
  {LIBFEED_OPTION_REPAIR_REFERENCES,        "repair_references",        0, 1, 1},
  {LIBFEED_OPTION_REPAIR_TEXT,              "repair_text",              0, 1, 1},
  {LIBFEED_OPTION_REPAIR_TAGS,              "repair_tags",              0, 1, 1},
  {LIBFEED_OPTION_REPAIR_ATTRIBUTES,        "repair_attributes",        0, 1, 1},
  {LIBFEED_OPTION_REPAIR_NESTING,           "repair_nesting",           0, 1, 1},
  {LIBFEED_OPTION_REPAIR_PROLOG,            "repair_prolog",            0, 1, 1},
  {LIBFEED_OPTION_REPAIR_EPILOG,            "repair_epilog",            0, 1, 1},
  {LIBFEED_OPTION_REPAIR_TRUNCATION,        "repair_truncation",        0, 1, 1},
  {LIBFEED_OPTION_REPAIR_SECTIONS,          "repair_sections",          0, 1, 1},
  {LIBFEED_OPTION_REPAIR_DOCTYPE,           "repair_doctype",           0, 1, 1},
  {LIBFEED_OPTION_REPAIR_DOUBLE_ENCODING,   "repair_double_encoding",   0, 1, 0},
  {LIBFEED_OPTION_LIMIT_DEPTH,              "limit_depth",              1, 65535, 512},
  {LIBFEED_OPTION_LIMIT_ATTRIBUTES,         "limit_attributes",         1, 4096, 512},
  {LIBFEED_OPTION_LIMIT_NAME,               "limit_name",               1, MIB, KIB},
  {LIBFEED_OPTION_LIMIT_ATTRIBUTE,          "limit_attribute",          1, GIB, MIB},
  {LIBFEED_OPTION_LIMIT_TOKEN,              "limit_token",              1, GIB, 8 * MIB},
  {LIBFEED_OPTION_LIMIT_TEXT,               "limit_text",               1, GIB, 16 * MIB},
  {LIBFEED_OPTION_LIMIT_ITEMS,              "limit_items",              1, 1000000, 1024},
  {LIBFEED_OPTION_LIMIT_NAMESPACES,         "limit_namespaces",         1, 4096, 256},
  {LIBFEED_OPTION_LIMIT_URL,                "limit_url",                1, GIB, 64 * KIB},
  {LIBFEED_OPTION_LIMIT_PROBLEMS,           "limit_problems",           0, 1000000, 1000},
  {LIBFEED_OPTION_LIMIT_MEMORY,             "limit_memory",             MIB, INT64_MAX, 64 * MIB},
  {LIBFEED_OPTION_LIMIT_INPUT,              "limit_input",              0, INT64_MAX, 0},
  {LIBFEED_OPTION_LIMIT_AMPLIFICATION,      "limit_amplification",      1, 1000000, 100},
  {LIBFEED_OPTION_LIMIT_AMPLIFICATION_FROM, "limit_amplification_from", 0, INT64_MAX, 8 * MIB},
  {LIBFEED_OPTION_LIMIT_ENTITY_DEPTH,       "limit_entity_depth",       1, 256, 16},
};

static const known_string strings[LIBFEED__N_STRINGS] = {
  {LIBFEED_OPTION_BASE_URI,         "base_uri"},
  {LIBFEED_OPTION_CONTENT_TYPE,     "content_type"},
  {LIBFEED_OPTION_STOP_ID,          "stop_id"},
  {LIBFEED_OPTION_CONTENT_LANGUAGE, "content_language"},
  {LIBFEED_OPTION_CONTENT_LOCATION, "content_location"},
};
/* clang-format on */

#define N_NUMBERS (sizeof numbers / sizeof numbers[0])

static const known_number *find_number(libfeed_option option) {
  for (size_t i = 0; i < N_NUMBERS; i++)
    if (numbers[i].option == option)
      return &numbers[i];
  return NULL;
}

/* Where a number is kept. */
static size_t slot(libfeed_option option) {
  return (size_t)(option - LIBFEED_OPTION_FORMAT_HINT);
}

static bool is_string(libfeed_option option) {
  return option >= LIBFEED_OPTION_BASE_URI &&
         option <= LIBFEED_OPTION_CONTENT_LOCATION;
}

static bool is_repair(libfeed_option option) {
  return option > LIBFEED_OPTION_REPAIR &&
         option <= LIBFEED_OPTION_REPAIR_DOUBLE_ENCODING;
}

void libfeed__options_init(libfeed_options *options,
                           const libfeed_allocator *allocator) {
  memset(options, 0, sizeof *options);
  options->allocator = *allocator;
  for (size_t i = 0; i < N_NUMBERS; i++)
    options->numbers[slot(numbers[i].option)] = numbers[i].usual;
}

static bool set_string(libfeed_options *options, size_t index, const char *data,
                       size_t len) {
  const libfeed_allocator *allocator = &options->allocator;
  libfeed__option_string *held = &options->strings[index];
  char *copy = NULL;
  if (len > 0) {
    copy = allocator->allocate(allocator->context, len + 1);
    if (copy == NULL)
      return false;
    memcpy(copy, data, len);
    copy[len] = '\0';
  }
  if (held->data != NULL)
    allocator->release(allocator->context, held->data, held->len + 1);
  *held = (libfeed__option_string){copy, len};
  return true;
}

static libfeed_str get_string(const libfeed_options *options,
                              libfeed_option option) {
  const libfeed__option_string *held =
      &options->strings[option - LIBFEED_OPTION_BASE_URI];
  return held->len == 0 ? libfeed__empty : (libfeed_str){held->data, held->len};
}

void libfeed__options_fini(libfeed_options *options) {
  for (size_t i = 0; i < LIBFEED__N_STRINGS; i++)
    set_string(options, i, NULL, 0); /* takes no memory */
}

bool libfeed__options_copy(libfeed_options *options,
                           const libfeed_options *source) {
  memcpy(options->numbers, source->numbers, sizeof options->numbers);
  for (size_t i = 0; i < LIBFEED__N_STRINGS; i++)
    if (!set_string(options, i, source->strings[i].data,
                    source->strings[i].len))
      return false;
  return true;
}

void libfeed__options_settings(const libfeed_options *options,
                               libfeed__settings *settings) {
  memcpy(settings->numbers, options->numbers, sizeof settings->numbers);
  settings->base_uri = get_string(options, LIBFEED_OPTION_BASE_URI);
  settings->content_type = get_string(options, LIBFEED_OPTION_CONTENT_TYPE);
  settings->stop_id = get_string(options, LIBFEED_OPTION_STOP_ID);
  settings->content_language =
      get_string(options, LIBFEED_OPTION_CONTENT_LANGUAGE);
  settings->content_location =
      get_string(options, LIBFEED_OPTION_CONTENT_LOCATION);
}

libfeed_status libfeed_options_new(const libfeed_allocator *allocator,
                                   libfeed_options **out) {
  if (out == NULL)
    return LIBFEED_E_MISUSE;
  *out = NULL;
  if (allocator == NULL)
    allocator = &libfeed__libc_allocator;
  if (allocator->allocate == NULL || allocator->reallocate == NULL ||
      allocator->release == NULL)
    return LIBFEED_E_MISUSE;
  libfeed_options *options =
      allocator->allocate(allocator->context, sizeof *options);
  if (options == NULL)
    return LIBFEED_E_NOMEM;
  libfeed__options_init(options, allocator);
  *out = options;
  return LIBFEED_OK;
}

void libfeed_options_free(libfeed_options *options) {
  if (options == NULL)
    return;
  libfeed__options_fini(options);
  options->allocator.release(options->allocator.context, options,
                             sizeof *options);
}

/* The switch for all repairs turns them off, or to what they usually are; each
   of them keeps it telling whether any is on. */
static void set_repair(libfeed_options *options, libfeed_option option,
                       int64_t value) {
  bool is_any_on = false;
  for (size_t i = 0; i < N_NUMBERS; i++) {
    if (!is_repair(numbers[i].option))
      continue;
    int64_t *repair = &options->numbers[slot(numbers[i].option)];
    if (option == LIBFEED_OPTION_REPAIR)
      *repair = value != 0 ? numbers[i].usual : 0;
    is_any_on = is_any_on || *repair != 0;
  }
  options->numbers[slot(LIBFEED_OPTION_REPAIR)] = is_any_on;
}

libfeed_status libfeed_options_set(libfeed_options *options,
                                   libfeed_option option, int64_t value) {
  if (options == NULL)
    return LIBFEED_E_MISUSE;
  const known_number *known = find_number(option);
  if (known == NULL)
    return LIBFEED_E_UNSUPPORTED;
  if (value < known->least || value > known->greatest)
    return LIBFEED_E_RANGE;
  options->numbers[slot(option)] = value;
  if (option == LIBFEED_OPTION_REPAIR || is_repair(option))
    set_repair(options, option, value);
  return LIBFEED_OK;
}

libfeed_status libfeed_options_set_str(libfeed_options *options,
                                       libfeed_option option, const char *data,
                                       size_t len) {
  if (options == NULL || (data == NULL && len > 0))
    return LIBFEED_E_MISUSE;
  if (!is_string(option))
    return LIBFEED_E_UNSUPPORTED;
  if (len > LONGEST_STRING ||
      (len > 0 && (memchr(data, '\0', len) != NULL ||
                   libfeed__utf8_valid(data, len) != len)))
    return LIBFEED_E_RANGE;
  size_t index = (size_t)(option - LIBFEED_OPTION_BASE_URI);
  return set_string(options, index, data, len) ? LIBFEED_OK : LIBFEED_E_NOMEM;
}

libfeed_status libfeed_options_get(const libfeed_options *options,
                                   libfeed_option option, int64_t *value) {
  if (options == NULL || value == NULL)
    return LIBFEED_E_MISUSE;
  if (find_number(option) == NULL)
    return LIBFEED_E_UNSUPPORTED;
  *value = options->numbers[slot(option)];
  return LIBFEED_OK;
}

libfeed_str libfeed_options_get_str(const libfeed_options *options,
                                    libfeed_option option) {
  if (options == NULL || !is_string(option))
    return libfeed__empty;
  return get_string(options, option);
}

libfeed_status libfeed_options_bounds(libfeed_option option, int64_t *least,
                                      int64_t *greatest, int64_t *usual) {
  if (least == NULL || greatest == NULL || usual == NULL)
    return LIBFEED_E_MISUSE;
  const known_number *known = find_number(option);
  if (known == NULL)
    return LIBFEED_E_UNSUPPORTED;
  *least = known->least;
  *greatest = known->greatest;
  *usual = known->usual;
  return LIBFEED_OK;
}

libfeed_option libfeed_option_find(const char *name) {
  if (name == NULL)
    return (libfeed_option)0;
  for (size_t i = 0; i < N_NUMBERS; i++)
    if (strcmp(numbers[i].name, name) == 0)
      return numbers[i].option;
  for (size_t i = 0; i < LIBFEED__N_STRINGS; i++)
    if (strcmp(strings[i].name, name) == 0)
      return strings[i].option;
  return (libfeed_option)0;
}
