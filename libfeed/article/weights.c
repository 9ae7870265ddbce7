/* SPDX-License-Identifier: MIT */
/* Weights: the numbers that tools/train-article.py found. */
#include "article/pick.h"

#include "article/weights.inc"
