/* SPDX-License-Identifier: MIT */
/* Positions: from an offset in the UTF-8 stream to the byte of the original
   input, line and column.

   Places are worked out by counting from the nearest one that is known before
   them: the last answer, a checkpoint, or the start of the window. Checkpoints
   are as far apart as their fixed number demands, so that a question about an
   earlier byte never counts more than a small part of the window. */
#include "base/position.h"

#include <string.h>

#include "base/block.h"
#include "base/utf8.h"

/* Checkpoints begin this far apart: counting less is not worth remembering. */
#define FIRST_STRIDE 2048

/* -- counting ----------------------------------------------------------------
 */

/* Line ends among `lines` of `data`, LF behind CR being none of its own. */
static uint64_t count_ends(const libfeed__run *lines, const char *data,
                           bool after_cr) {
  size_t pairs = after_cr && lines->last > 0 && data[0] == '\n';
  if (lines->has_cr)
    for (size_t i = 1; i < lines->last; i++)
      pairs += data[i] == '\n' && data[i - 1] == '\r';
  return lines->n_ends - pairs;
}

/* Characters of four bytes: 11110xxx begins one. */
static uint64_t count_long(const char *data, size_t len) {
  const unsigned char *p = (const unsigned char *)data;
  uint64_t found = 0;
  for (size_t i = 0; i < len; i++)
    found += p[i] >= 0xF0;
  return found;
}

/* -- segments
 * ---------------------------------------------------------------- */

/* The segment with this number among all so far. */
static const libfeed__segment *segment(const libfeed__positions *positions,
                                       uint64_t number) {
  return &positions->segments[positions->first_segment +
                              (size_t)(number - positions->n_forgotten)];
}

static uint64_t original_length(libfeed__unit unit, const char *data,
                                size_t len) {
  switch (unit) {
  case LIBFEED__UNIT_SAME:
    return len;
  case LIBFEED__UNIT_SINGLE:
    return libfeed__utf8_count(data, len);
  case LIBFEED__UNIT_DOUBLE:
    return libfeed__utf8_count(data, len) * 2;
  case LIBFEED__UNIT_TRIPLE:
    return libfeed__utf8_count(data, len) * 3;
  case LIBFEED__UNIT_UTF16:
    return (libfeed__utf8_count(data, len) + count_long(data, len)) * 2;
  case LIBFEED__UNIT_UTF32:
    return libfeed__utf8_count(data, len) * 4;
  case LIBFEED__UNIT_NONE:
    break;
  }
  return 0;
}

/* Moves `place` on to `utf8` within its segment. */
static void move(const libfeed__positions *positions, libfeed__place *place,
                 uint64_t utf8) {
  size_t len = (size_t)(utf8 - place->utf8);
  if (len == 0)
    return;
  const char *data =
      positions->window + (size_t)(place->utf8 - positions->window_start);
  libfeed__unit unit = place->n_entered > 0
                           ? segment(positions, place->n_entered - 1)->unit
                           : LIBFEED__UNIT_SAME;
  place->position.offset += original_length(unit, data, len);
  libfeed__run lines = libfeed__block_best()->lines(data, len);
  uint64_t ends = count_ends(&lines, data, place->after_cr);
  if (ends > 0) {
    place->position.line += ends;
    place->position.column = 1;
  }
  /* The LF of CR LF leaves the new line at its start. */
  place->position.column += lines.n_starts;
  place->after_cr = data[len - 1] == '\r';
  place->utf8 = utf8;
}

/* Moves `place` on to `utf8` across segments. */
static void walk(const libfeed__positions *positions, libfeed__place *place,
                 uint64_t utf8) {
  uint64_t end = positions->n_forgotten + positions->n_segments;
  while (place->n_entered < end &&
         segment(positions, place->n_entered)->utf8 <= utf8) {
    const libfeed__segment *next = segment(positions, place->n_entered);
    move(positions, place, next->utf8);
    place->position.offset = next->original;
    place->position.column += next->skipped;
    place->n_entered++;
  }
  move(positions, place, utf8);
}

void libfeed__positions_init(libfeed__positions *positions, libfeed__mem *mem) {
  memset(positions, 0, sizeof *positions);
  positions->mem = mem;
  positions->start.position = (libfeed_pos){0, 1, 1};
  positions->known = positions->start;
  positions->stride = FIRST_STRIDE;
}

void libfeed__positions_fini(libfeed__positions *positions) {
  libfeed__mem_free(positions->mem, positions->segments,
                    positions->segments_size * sizeof *positions->segments);
  libfeed__positions_init(positions, positions->mem);
}

/* Room for one more segment: dead ones go first, where they are many. */
static bool make_room(libfeed__positions *positions) {
  if (positions->first_segment + positions->n_segments <
      positions->segments_size)
    return true;
  if (positions->first_segment > positions->segments_size / 2) {
    memmove(positions->segments, positions->segments + positions->first_segment,
            positions->n_segments * sizeof *positions->segments);
    positions->first_segment = 0;
    return true;
  }
  size_t size = positions->segments_size == 0 ? 16 : positions->segments_size;
  size_t bytes;
  if ((positions->segments_size > 0 && !libfeed__size_mul(size, 2, &size)) ||
      !libfeed__size_mul(size, sizeof *positions->segments, &bytes))
    return false;
  libfeed__segment *moved = libfeed__mem_realloc(
      positions->mem, positions->segments,
      positions->segments_size * sizeof *positions->segments, bytes);
  if (moved == NULL)
    return false;
  positions->segments = moved;
  positions->segments_size = size;
  return true;
}

/* True where a segment only goes on as the last one does. */
static bool goes_on(const libfeed__positions *positions, uint64_t utf8,
                    uint64_t original, libfeed__unit unit) {
  if (positions->n_segments == 0)
    return false;
  const libfeed__segment *last =
      segment(positions, positions->n_forgotten + positions->n_segments - 1);
  if (last->unit != unit)
    return false;
  if (last->utf8 == utf8)
    return last->original == original;
  return unit == LIBFEED__UNIT_SAME &&
         original - last->original == utf8 - last->utf8;
}

void libfeed__positions_segment(libfeed__positions *positions, uint64_t utf8,
                                uint64_t original, libfeed__unit unit,
                                uint32_t skipped) {
  if (skipped == 0 && goes_on(positions, utf8, original, unit))
    return;
  if (!make_room(positions)) {
    positions->failed = true;
    return;
  }
  positions->segments[positions->first_segment + positions->n_segments++] =
      (libfeed__segment){utf8, original, skipped, unit};
}

/* -- the window and questions ------------------------------------------------
 */

/* Remembers a place that lies far enough behind the last one. Where there are
   too many, every second one goes and the distance doubles. */
static void remember(libfeed__positions *positions,
                     const libfeed__place *place) {
  size_t n = positions->n_checkpoints;
  uint64_t last =
      n > 0 ? positions->checkpoints[n - 1].utf8 : positions->start.utf8;
  if (place->utf8 < last || place->utf8 - last < positions->stride)
    return;
  if (n == LIBFEED__CHECKPOINTS) {
    for (size_t i = 0; i < n / 2; i++)
      positions->checkpoints[i] = positions->checkpoints[2 * i + 1];
    n /= 2;
    positions->stride *= 2;
  }
  positions->checkpoints[n] = *place;
  positions->n_checkpoints = n + 1;
}

/* The nearest place at `utf8` or before that is known. */
static libfeed__place nearest(const libfeed__positions *positions,
                              uint64_t utf8) {
  size_t low = 0, high = positions->n_checkpoints;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (positions->checkpoints[middle].utf8 <= utf8)
      low = middle + 1;
    else
      high = middle;
  }
  return low > 0 ? positions->checkpoints[low - 1] : positions->start;
}

/* True where `utf8` lies a little behind `place`, in the same segment. */
static inline bool is_next(const libfeed__positions *positions,
                           const libfeed__place *place, uint64_t utf8) {
  uint64_t end = positions->n_forgotten + positions->n_segments;
  return utf8 >= place->utf8 && utf8 - place->utf8 <= positions->stride &&
         (place->n_entered == end ||
          segment(positions, place->n_entered)->utf8 > utf8);
}

/* Works out `utf8`, which lies within the window, as the known place. */
static void find(libfeed__positions *positions, uint64_t utf8) {
  if (is_next(positions, &positions->known, utf8)) {
    move(positions, &positions->known, utf8);
    return;
  }
  libfeed__place place = positions->known;
  if (utf8 < place.utf8)
    place = nearest(positions, utf8);
  while (utf8 - place.utf8 > positions->stride) {
    walk(positions, &place, place.utf8 + positions->stride);
    remember(positions, &place);
  }
  walk(positions, &place, utf8);
  positions->known = place;
}

/* Forgets the places and segments before the window's start. */
static void forget(libfeed__positions *positions) {
  uint64_t from = positions->start.utf8;
  size_t dead = 0;
  while (dead < positions->n_checkpoints &&
         positions->checkpoints[dead].utf8 < from)
    dead++;
  positions->n_checkpoints -= dead;
  memmove(positions->checkpoints, positions->checkpoints + dead,
          positions->n_checkpoints * sizeof *positions->checkpoints);
  if (positions->n_checkpoints == 0)
    positions->stride = FIRST_STRIDE;
  /* The start still lies in the last segment that it entered. */
  if (positions->start.n_entered > positions->n_forgotten + 1) {
    dead = (size_t)(positions->start.n_entered - 1 - positions->n_forgotten);
    positions->first_segment += dead;
    positions->n_segments -= dead;
    positions->n_forgotten += dead;
  }
}

void libfeed__positions_window(libfeed__positions *positions, const char *data,
                               size_t len, uint64_t offset) {
  if (offset > positions->start.utf8) {
    libfeed__place latest = positions->known;
    libfeed__positions_at(positions, offset);
    positions->start = positions->known;
    positions->start.utf8 = offset; /* also where a caller left a gap */
    positions->known = latest.utf8 > offset ? latest : positions->start;
    forget(positions);
  }
  positions->window = data;
  positions->window_start = offset;
  positions->window_end = offset + len;
}

libfeed_pos libfeed__positions_at(libfeed__positions *positions,
                                  uint64_t offset) {
  if (offset < positions->window_start)
    offset = positions->window_start;
  if (offset > positions->window_end)
    offset = positions->window_end;
  find(positions, offset);
  return positions->known.position;
}

uint64_t libfeed__positions_run(libfeed__positions *positions,
                                uint64_t offset) {
  (void)libfeed__positions_at(positions, offset);
  const libfeed__place *place = &positions->known;
  uint64_t next = place->n_entered;
  if (next > 0 && segment(positions, next - 1)->unit != LIBFEED__UNIT_SAME)
    return place->utf8;
  if (next == positions->n_forgotten + positions->n_segments)
    return positions->window_end;
  uint64_t end = segment(positions, next)->utf8;
  return end < positions->window_end ? end : positions->window_end;
}

void libfeed__positions_note(libfeed__positions *positions, uint64_t offset,
                             libfeed_pos position) {
  if (offset <= positions->known.utf8)
    return;
  positions->known.utf8 = offset;
  positions->known.position = position;
  positions->known.after_cr = false;
}
