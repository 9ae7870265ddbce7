/* SPDX-License-Identifier: MIT */
/* Letters: the generated tables. */
#include "article/letters.h"

#include "article/letters.inc"
