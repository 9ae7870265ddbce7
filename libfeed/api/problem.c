/* SPDX-License-Identifier: MIT */
/* Problems: what was wrong, and where. Getters. */
#include "api/get.h"

libfeed_str libfeed_problem_code(const libfeed_problem *problem) {
  return problem == NULL ? libfeed__empty : libfeed__shown(problem->code);
}

libfeed_severity libfeed_problem_severity(const libfeed_problem *problem) {
  return problem == NULL ? LIBFEED_SEVERITY_INFO : problem->severity;
}

libfeed_str libfeed_problem_message(const libfeed_problem *problem) {
  return problem == NULL ? libfeed__empty : libfeed__shown(problem->message);
}

libfeed_pos libfeed_problem_position(const libfeed_problem *problem) {
  return problem == NULL ? libfeed__no_pos : problem->position;
}

int64_t libfeed_problem_entry(const libfeed_problem *problem) {
  return problem == NULL ? -1 : problem->entry;
}
