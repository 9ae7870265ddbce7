/* SPDX-License-Identifier: MIT */
/* Weights: the numbers that tools/train-article.py found. */
#include "article/judge.h"

#include "article/weights.inc"
