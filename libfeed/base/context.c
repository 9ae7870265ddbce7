/* SPDX-License-Identifier: MIT */
/* Context: what all stages of one parse share. */
#include "base/context.h"

#include <stdint.h>
#include <string.h>

#include "base/str.h"
#include "base/utf8.h"

/* Bytes of a detail that a message quotes. */
#define DETAIL_LIMIT 80

typedef struct problem_kind {
  libfeed_str word;
  libfeed_severity severity;
  libfeed_str message;
} problem_kind;

static const problem_kind problem_kinds[LIBFEED__CODE_COUNT] = {
#define X(name, word, severity, message)                                       \
  {LIBFEED__STR_INIT(word), LIBFEED_SEVERITY_##severity,                       \
   LIBFEED__STR_INIT(message)},
#include "base/problem.def"
#undef X
};

void libfeed__context_init(libfeed__context *context,
                           const libfeed_allocator *allocator,
                           const libfeed__settings *settings) {
  memset(context, 0, sizeof *context);
  context->settings = *settings;
  libfeed__mem_init(&context->mem, allocator,
                    libfeed__limit(context, LIBFEED_OPTION_LIMIT_MEMORY));
  libfeed__positions_init(&context->positions, &context->mem);
  libfeed__arena_init(&context->arena, &context->mem);
  context->open_entry = -1;
}

void libfeed__context_fini(libfeed__context *context) {
  libfeed__positions_fini(&context->positions);
  libfeed__arena_fini(&context->arena);
}

size_t libfeed__limit(const libfeed__context *context, libfeed_option option) {
  int64_t number = libfeed__number(context, option);
  if (number <= 0)
    return 0;
  return (uint64_t)number > SIZE_MAX ? SIZE_MAX : (size_t)number;
}

/* A detail as a message quotes it: clipped at a character. */
static libfeed_str clip(libfeed_str detail) {
  size_t len = libfeed__utf8_fit(detail.data, detail.len, DETAIL_LIMIT);
  return (libfeed_str){detail.data, len};
}

static libfeed_problem *make_problem(libfeed__context *context,
                                     libfeed__code code, libfeed_pos position,
                                     libfeed_str detail) {
  const problem_kind *kind = &problem_kinds[code];
  libfeed_problem *problem =
      libfeed__arena_alloc(&context->arena, sizeof *problem);
  if (problem == NULL)
    return NULL;
  *problem = (libfeed_problem){kind->word, kind->severity, kind->message,
                               position, context->open_entry};
  if (detail.len == 0)
    return problem;
  detail = clip(detail);
  libfeed__arena_open(&context->arena);
  libfeed__arena_append(&context->arena, kind->message.data, kind->message.len);
  libfeed__arena_append(&context->arena, ": ", 2);
  libfeed__arena_append(&context->arena, detail.data, detail.len);
  problem->message = libfeed__arena_close(&context->arena);
  return context->arena.failed ? NULL : problem;
}

static libfeed_status fail_at(libfeed__context *context, libfeed_status status,
                              libfeed__code code, libfeed_pos position) {
  const libfeed_problem *error =
      make_problem(context, code, position, libfeed__empty);
  if (error == NULL)
    return libfeed__fail_memory(context);
  context->status = status;
  context->error = error;
  return status;
}

libfeed_status libfeed__fail(libfeed__context *context, libfeed_status status,
                             libfeed__code code, uint64_t offset) {
  if (context->status != LIBFEED_OK)
    return context->status;
  if (status == LIBFEED_E_NOMEM)
    return libfeed__fail_memory(context);
  return fail_at(context, status, code,
                 libfeed__positions_at(&context->positions, offset));
}

libfeed_status libfeed__fail_memory(libfeed__context *context) {
  if (context->status != LIBFEED_OK)
    return context->status;
  context->status = LIBFEED_E_NOMEM;
  if (context->mem.over_limit) {
    context->status = LIBFEED_E_LIMIT;
    /* The place is the last one that was worked out: finding another could
       itself need memory. The error's own few bytes may pass the limit. */
    context->mem.limit = 0;
    context->error =
        make_problem(context, LIBFEED__LIMIT_MEMORY,
                     context->positions.known.position, libfeed__empty);
    if (context->error == NULL)
      context->status = LIBFEED_E_NOMEM;
  }
  return context->status;
}

void libfeed__report_at(libfeed__context *context, libfeed__code code,
                        libfeed_pos position, libfeed_str detail) {
  if (context->status != LIBFEED_OK)
    return;
  context->problem_total++;
  if (context->open_entry >= 0 &&
      libfeed__starts_with(problem_kinds[code].word, LIBFEED__STR("limit-")))
    context->entry_was_limited = true;
  if (context->problems.len >=
      libfeed__limit(context, LIBFEED_OPTION_LIMIT_PROBLEMS))
    return;
  libfeed_problem *problem = make_problem(context, code, position, detail);
  if (problem == NULL ||
      !libfeed__list_push(&context->arena, &context->problems, problem))
    libfeed__fail_memory(context);
}

void libfeed__report_detail(libfeed__context *context, libfeed__code code,
                            uint64_t offset, libfeed_str detail) {
  libfeed_pos position = {0, 1, 1};
  /* Beyond what is kept nobody asks where it was. */
  if (context->problems.len <
      libfeed__limit(context, LIBFEED_OPTION_LIMIT_PROBLEMS))
    position = libfeed__positions_at(&context->positions, offset);
  libfeed__report_at(context, code, position, detail);
}

void libfeed__report(libfeed__context *context, libfeed__code code,
                     uint64_t offset) {
  libfeed__report_detail(context, code, offset, libfeed__empty);
}

bool libfeed__may_repair(libfeed__context *context, libfeed_option option,
                         libfeed__code code, uint64_t offset) {
  if (libfeed__number(context, option) != 0) {
    libfeed__report(context, code, offset);
    return true;
  }
  libfeed__fail(context, LIBFEED_E_SYNTAX, code, offset);
  return false;
}

bool libfeed__may_repair_at(libfeed__context *context, libfeed_option option,
                            libfeed__code code, libfeed_pos position) {
  if (libfeed__number(context, option) != 0) {
    libfeed__report_at(context, code, position, libfeed__empty);
    return true;
  }
  if (context->status == LIBFEED_OK)
    fail_at(context, LIBFEED_E_SYNTAX, code, position);
  return false;
}
