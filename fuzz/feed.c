/* SPDX-License-Identifier: MIT */
/* Fuzzes a whole parse, and asserts more than that it does not crash:
   - any way of cutting the input into pushes gives the same entries, feed,
     problems and positions;
   - every string is valid UTF-8 without U+0000;
   - the parser's memory stays within its limit;
   - a failing allocation gives E_NOMEM and leaks nothing;
   - with every repair off, a document is refused exactly when expat refuses it.
   Options, cuts and the failing allocation come from a hash of the input, so
   that any feed is a seed as it stands and a find can be replayed alone. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "corpus.h"
#include "judge.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Large inputs find nothing that small ones do not, and are slow. */
#define LARGEST ((size_t)64 * 1024)
/* What the parser may hold: the limit that is set here. */
#define MEMORY_LIMIT ((int64_t)4 << 20)

/* -- chance ------------------------------------------------------------------
 */

static uint64_t chance;

static void seed(const uint8_t *data, size_t size) {
  chance = 1469598103934665603u;
  for (size_t i = 0; i < size; i++)
    chance = (chance ^ data[i]) * 1099511628211u;
}

/* A number below `bound`. */
static size_t pick(size_t bound) {
  chance ^= chance << 13;
  chance ^= chance >> 7;
  chance ^= chance << 17;
  return (size_t)(chance % bound);
}

/* -- memory ------------------------------------------------------------------
 */

typedef struct meter {
  size_t live;
  size_t calls_left; /* until one fails */
  bool has_failed;
} meter;

static bool is_refused(meter *memory) {
  if (memory->calls_left-- > 0)
    return false;
  memory->calls_left = 0;
  memory->has_failed = true;
  return true;
}

static void *meter_allocate(void *context, size_t size) {
  meter *memory = context;
  if (is_refused(memory))
    return NULL;
  memory->live += size;
  return malloc(size);
}

static void *meter_reallocate(void *context, void *block, size_t old_size,
                              size_t new_size) {
  meter *memory = context;
  if (is_refused(memory))
    return NULL;
  memory->live = memory->live - old_size + new_size;
  return realloc(block, new_size);
}

static void meter_release(void *context, void *block, size_t size) {
  meter *memory = context;
  memory->live -= size;
  free(block);
}

static void fail(const char *what) {
  fflush(stdout);
  fprintf(stderr, "fuzz: %s\n", what);
  abort();
}

/* -- options ------------------------------------------------------------------
 */

typedef struct choice {
  libfeed_option option;
  int64_t value;
} choice;

#define N_CHOICES 6

static const libfeed_option limits[] = {
    LIBFEED_OPTION_LIMIT_DEPTH,
    LIBFEED_OPTION_LIMIT_ATTRIBUTES,
    LIBFEED_OPTION_LIMIT_NAME,
    LIBFEED_OPTION_LIMIT_ATTRIBUTE,
    LIBFEED_OPTION_LIMIT_TOKEN,
    LIBFEED_OPTION_LIMIT_TEXT,
    LIBFEED_OPTION_LIMIT_ITEMS,
    LIBFEED_OPTION_LIMIT_NAMESPACES,
    LIBFEED_OPTION_LIMIT_URL,
    LIBFEED_OPTION_LIMIT_PROBLEMS,
    LIBFEED_OPTION_LIMIT_ENTITY_DEPTH,
    LIBFEED_OPTION_MAX_ENTRIES,
    LIBFEED_OPTION_CONTENT,
};

/* A few options; the usual case has none. */
static void choose(choice *choices) {
  memset(choices, 0, N_CHOICES * sizeof *choices);
  if (pick(2) == 0)
    return;
  for (size_t i = 0; i + 2 < N_CHOICES; i++) {
    if (pick(2) == 0)
      choices[i] = (choice){
          (libfeed_option)((int)LIBFEED_OPTION_REPAIR_BYTES + (int)pick(13)),
          (int64_t)pick(2)};
    else
      choices[i] = (choice){limits[pick(sizeof limits / sizeof limits[0])],
                            (int64_t)pick(40)};
  }
  if (pick(4) == 0)
    choices[N_CHOICES - 1] = (choice){LIBFEED_OPTION_FORMAT_HINT, 1};
}

static libfeed_options *make_options(const choice *choices, meter *memory) {
  const libfeed_allocator allocator = {memory, meter_allocate, meter_reallocate,
                                       meter_release};
  libfeed_options *options;
  if (libfeed_options_new(&allocator, &options) != LIBFEED_OK)
    return NULL;
  (void)libfeed_options_set(options, LIBFEED_OPTION_LIMIT_MEMORY, MEMORY_LIMIT);
  (void)libfeed_options_set_str(options, LIBFEED_OPTION_BASE_URI,
                                "http://example.org/a/b", 22);
  for (size_t i = 0; i < N_CHOICES; i++)
    if (choices[i].option != 0)
      (void)libfeed_options_set(options, choices[i].option, choices[i].value);
  return options;
}

/* -- a parse ------------------------------------------------------------------
 */

/* Pulls what there is; the size of what was handed over is not the parser's. */
static void pull(libfeed_parser *parser, buffer *to) {
  libfeed_entry *entry;
  while (libfeed_parser_next(parser, &entry) == LIBFEED_OK) {
    if (to != NULL)
      render_entry(to, entry);
    libfeed_entry_unref(entry);
  }
}

/* Parses in pieces of at most `largest` bytes (0: the whole at once) and writes
   everything that can be asked to `to`, unless that is NULL. */
static libfeed_status run(const uint8_t *data, size_t size, size_t largest,
                          const choice *choices, meter *memory, buffer *to) {
  libfeed_options *options = make_options(choices, memory);
  libfeed_parser *parser;
  libfeed_status status = libfeed_parser_new(options, &parser);
  if (options == NULL || status != LIBFEED_OK) {
    libfeed_parser_free(parser);
    libfeed_options_free(options);
    return LIBFEED_E_NOMEM;
  }
  for (size_t at = 0; at < size;) {
    size_t piece = largest == 0 ? size : 1 + pick(largest);
    if (piece > size - at)
      piece = size - at;
    (void)libfeed_parser_push(parser, data + at, piece);
    at += piece;
    pull(parser, to);
    /* Twice the limit: a block that moves may exist twice for a moment. */
    if (memory->live > (size_t)MEMORY_LIMIT * 2)
      fail("the parser holds more than its limit");
  }
  (void)libfeed_parser_finish(parser);
  pull(parser, to);
  status = libfeed_parser_status(parser);
  libfeed_channel *channel;
  if (libfeed_parser_channel(parser, &channel) == LIBFEED_OK && to != NULL)
    render_channel(to, channel);
  libfeed_channel_unref(channel);
  if (to != NULL)
    render_end(to, parser);
  libfeed_parser_free(parser);
  libfeed_options_free(options);
  if (memory->live != 0)
    fail("memory leaks");
  return status;
}

static void print_choices(const choice *choices) {
  for (size_t i = 0; i < N_CHOICES; i++)
    if (choices[i].option != 0)
      fprintf(stderr, "option %d = %d\n", (int)choices[i].option,
              (int)choices[i].value);
}

static void check_split(const uint8_t *data, size_t size,
                        const choice *choices) {
  static const size_t largest[] = {1, 3, 17, 300};
  meter memory = {0, SIZE_MAX, false};
  buffer whole = {NULL, 0, 0}, pieces = {NULL, 0, 0};
  render_faults = 0;
  (void)run(data, size, 0, choices, &memory, &whole);
  (void)run(data, size, largest[pick(4)], choices, &memory, &pieces);
  if (render_faults != 0) {
    print_choices(choices);
    fail("a string is not valid UTF-8");
  }
  if (whole.len != pieces.len ||
      memcmp(whole.data, pieces.data, whole.len) != 0) {
    print_choices(choices);
    fprintf(stderr, "whole:\n%.*s\npieces:\n%.*s\n", (int)whole.len, whole.data,
            (int)pieces.len, pieces.data);
    fail("pieces give another result");
  }
  buffer_free(&whole);
  buffer_free(&pieces);
}

static void check_memory(const uint8_t *data, size_t size,
                         const choice *choices) {
  meter memory = {0, pick(400), false};
  libfeed_status status = run(data, size, 0, choices, &memory, NULL);
  if (memory.live != 0)
    fail("memory leaks when an allocation fails");
  (void)status;
}

/* -- expat as the judge ---------------------------------------------------- */

static void check_strict(const uint8_t *data, size_t size) {
  const choice strict[N_CHOICES] = {{LIBFEED_OPTION_REPAIR, 0},
                                    {LIBFEED_OPTION_FORMAT_HINT, 1}};
  verdict expected = judge((const char *)data, size);
  if (expected == VERDICT_NONE)
    return;
  meter memory = {0, SIZE_MAX, false};
  libfeed_status status = run(data, size, 0, strict, &memory, NULL);
  if (status == LIBFEED_E_LIMIT || status == LIBFEED_E_NOT_FEED)
    return;
  if (expected == VERDICT_ACCEPTED && status == LIBFEED_E_SYNTAX)
    fail("refused what expat accepts");
  if (expected == VERDICT_REFUSED && status == LIBFEED_OK)
    fail("accepted what expat refuses");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  choice choices[N_CHOICES];
  if (size > LARGEST)
    return 0;
  seed(data, size);
  choose(choices);
  check_split(data, size, choices);
  check_memory(data, size, choices);
  check_strict(data, size);
  return 0;
}
