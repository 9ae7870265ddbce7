/* SPDX-License-Identifier: MIT */
/* base64 (RFC 4648 §4), for content that Atom codes so. Stage vocab. */
#ifndef LIBFEED_VOCAB_BASE64_H
#define LIBFEED_VOCAB_BASE64_H

#include <stdbool.h>

#include "base/arena.h"

/* Decodes to text in the arena. False where `value` is no base64, or what it
   stands for is no text (UTF-8 without control characters). */
bool libfeed__base64_text(libfeed__arena *arena, libfeed_str value,
                          libfeed_str *text);

#endif
