/* SPDX-License-Identifier: MIT */
/* Test support: expat, over the whole of a document, as the judge of what is
   well-formed. */
#ifndef LIBFEED_TESTS_SUPPORT_JUDGE_H
#define LIBFEED_TESTS_SUPPORT_JUDGE_H

#include <stddef.h>

typedef enum verdict {
  VERDICT_ACCEPTED,
  VERDICT_REFUSED,
  /* Expat cannot tell, or reads other characters on purpose: a charset that it
     does not have, its own limits, references that an external subset hides. */
  VERDICT_NONE
} verdict;

verdict judge(const char *data, size_t size);

#endif
