/* SPDX-License-Identifier: MIT */
/* Context: what all stages of one parse share: memory, settings, the sticky
   status, positions and the list of problems. Base. */
#ifndef LIBFEED_BASE_CONTEXT_H
#define LIBFEED_BASE_CONTEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/mem.h"
#include "base/position.h"

/* What good feeds seldom call: the compiler keeps it, and the ways that lead to
   it, apart from the rest, which so fits into the cache of instructions. */
#if defined(__GNUC__)
#define LIBFEED__COLD __attribute__((cold))
#else
#define LIBFEED__COLD
#endif

/* The codes of problems; base/problem.def has their words and messages. */
typedef enum libfeed__code {
#define X(name, word, severity, message) LIBFEED__##name,
#include "base/problem.def"
#undef X
  LIBFEED__CODE_COUNT
} libfeed__code;

/* Options as the stages read them: numbers by option, and strings. */
typedef struct libfeed__settings {
  int64_t numbers[256]; /* [option − 100] */
  libfeed_str base_uri, content_type, stop_id, content_language,
      content_location;
} libfeed__settings;

struct libfeed_problem {
  libfeed_str code; /* static */
  libfeed_severity severity;
  libfeed_str message; /* static, or in an arena */
  libfeed_pos position;
  int64_t entry; /* index, or −1 */
};

typedef struct libfeed__context {
  libfeed__mem mem;
  libfeed__settings settings;
  libfeed__positions positions;
  libfeed_status status; /* sticky: OK or a failure */
  bool stopped;          /* an option's end was reached: read no further */
  libfeed_kind kind;
  /* The open entry's index while one is open, else −1 (problems carry it). */
  int64_t open_entry;
  bool entry_was_limited; /* a limit was met inside the entry */
  /* Problems that were kept, in an arena of their own; libfeed_problem. */
  libfeed__arena arena;
  libfeed__list problems;
  uint64_t problem_total;
  uint64_t replaced_total; /* invalid sequences of bytes, each one U+FFFD */
  const libfeed_problem *error; /* what set `status`, or NULL */
  libfeed__list advertised;     /* libfeed_link, in `arena` */
} libfeed__context;

/* Strings of `settings` are borrowed: they live at least as long. */
void libfeed__context_init(libfeed__context *context,
                           const libfeed_allocator *allocator,
                           const libfeed__settings *settings);
void libfeed__context_fini(libfeed__context *context);

/* The value of a number among the options. */
static inline int64_t libfeed__number(const libfeed__context *context,
                                      libfeed_option option) {
  return context->settings.numbers[option - LIBFEED_OPTION_FORMAT_HINT];
}
/* The same as a size: 0 stays 0, what does not fit becomes SIZE_MAX. */
size_t libfeed__limit(const libfeed__context *context, libfeed_option option);

/* Makes a failure sticky; the first one stays. E_NOMEM turns into E_LIMIT where
   the refusal came from the memory limit. `code` and `offset` describe the
   place (E_NOMEM has none). Returns the sticky status. */
LIBFEED__COLD libfeed_status libfeed__fail(libfeed__context *context,
                                           libfeed_status status,
                                           libfeed__code code, uint64_t offset);
/* Out of memory (or over its limit), without a place. */
LIBFEED__COLD libfeed_status libfeed__fail_memory(libfeed__context *context);

/* True while reading goes on: no failure, no end that an option set. */
static inline bool libfeed__is_going(const libfeed__context *context) {
  return context->status == LIBFEED_OK && !context->stopped;
}

/* Records a problem at an offset of the UTF-8 stream (within the window of
   `positions`). */
LIBFEED__COLD void libfeed__report(libfeed__context *context,
                                   libfeed__code code, uint64_t offset);
/* The same with a detail that is quoted in the message, clipped to 80 bytes at
   a character. */
LIBFEED__COLD void libfeed__report_detail(libfeed__context *context,
                                          libfeed__code code, uint64_t offset,
                                          libfeed_str detail);
/* The same at a place that is known already. */
LIBFEED__COLD void libfeed__report_at(libfeed__context *context,
                                      libfeed__code code, libfeed_pos position,
                                      libfeed_str detail);

/* Asks whether a fault may be repaired: where the switch `option` is on,
   records the problem and answers true; else fails with E_SYNTAX and answers
   false. */
LIBFEED__COLD bool libfeed__may_repair(libfeed__context *context,
                                       libfeed_option option,
                                       libfeed__code code, uint64_t offset);
/* The same at a place that is known already. */
LIBFEED__COLD bool libfeed__may_repair_at(libfeed__context *context,
                                          libfeed_option option,
                                          libfeed__code code,
                                          libfeed_pos position);

#endif
