/* SPDX-License-Identifier: MIT */
/* Positions: from an offset in the UTF-8 stream that the stages see to the byte
   of the original input, line and column. Base.

   `input` says how original bytes map to UTF-8 bytes, as segments; the stage
   that reads (xml, article, …) says where the bytes lie that may still be asked
   for, as a window; anybody asks. Each byte is counted a bounded number of
   times, so positions cost O(input) in all. */
#ifndef LIBFEED_BASE_POSITION_H
#define LIBFEED_BASE_POSITION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/mem.h"

/* How original bytes become UTF-8 within a segment. */
typedef enum libfeed__unit {
  LIBFEED__UNIT_SAME,   /* byte for byte: UTF-8, ASCII */
  LIBFEED__UNIT_SINGLE, /* one original byte for each code point */
  LIBFEED__UNIT_DOUBLE, /* two original bytes for each code point */
  LIBFEED__UNIT_TRIPLE, /* three original bytes for each code point */
  LIBFEED__UNIT_UTF16,  /* two, or four where UTF-8 has four */
  LIBFEED__UNIT_UTF32,  /* four original bytes for each code point */
  LIBFEED__UNIT_NONE /* the UTF-8 bytes stand for the place where it begins */
} libfeed__unit;

typedef struct libfeed__segment {
  uint64_t utf8;     /* where it begins in the UTF-8 stream */
  uint64_t original; /* … and in the input */
  uint32_t skipped;  /* characters of the input right before it that are not in
                        the stream */
  libfeed__unit unit;
} libfeed__segment;

/* A place that was worked out. */
typedef struct libfeed__place {
  uint64_t utf8;
  libfeed_pos position;
  uint64_t n_entered; /* segments that begin at it or before, of all so far */
  bool after_cr;      /* the byte before it was CR */
} libfeed__place;

/* Places within the window that questions about earlier bytes start from. */
#define LIBFEED__CHECKPOINTS 64

typedef struct libfeed__positions {
  libfeed__mem *mem;
  /* Segments that may still be asked for, oldest first. */
  libfeed__segment *segments;
  size_t n_segments, first_segment, segments_size;
  uint64_t n_forgotten; /* segments before the first that is kept */
  /* Bytes that may still be asked for. */
  const char *window;
  uint64_t window_start, window_end;
  /* The window's start, the last place that was asked for, and places between
     that are at least `stride` bytes apart. */
  libfeed__place start, known;
  libfeed__place checkpoints[LIBFEED__CHECKPOINTS];
  size_t n_checkpoints;
  uint64_t stride;
  bool failed;
} libfeed__positions;

void libfeed__positions_init(libfeed__positions *positions, libfeed__mem *mem);
void libfeed__positions_fini(libfeed__positions *positions);

/* From `utf8` on (not before any earlier one), bytes map by `unit` beginning at
   `original`. `skipped` characters before it, which columns count, have no
   bytes in the stream. A segment that only continues the last one is not
   stored. */
void libfeed__positions_segment(libfeed__positions *positions, uint64_t utf8,
                                uint64_t original, libfeed__unit unit,
                                uint32_t skipped);

/* The bytes [offset, offset + len) of the stream lie at `data` until the next
   call. The new window begins within the old one or at its end; what lies
   before it is counted and forgotten, which reads the old window once more.
   Windows may overlap and grow, so that a token that was carried over can be
   put together again: whoever carries bytes over sets the window to the copy
   while the old bytes are still there. */
void libfeed__positions_window(libfeed__positions *positions, const char *data,
                               size_t len, uint64_t offset);

/* The place of an offset within the window (or its end); clipped to it. Asking
   in ascending order is cheap. */
libfeed_pos libfeed__positions_at(libfeed__positions *positions,
                                  uint64_t offset);

/* For those who read line by line anyway, and count as they go: from `offset`
   to what this returns, each byte is one of the input. */
uint64_t libfeed__positions_run(libfeed__positions *positions, uint64_t offset);
/* … and what they came to at an offset of that run, where no LF stands. */
void libfeed__positions_note(libfeed__positions *positions, uint64_t offset,
                             libfeed_pos position);

#endif
