/* SPDX-License-Identifier: MIT */
/* Positions: from an offset in the UTF-8 stream to the byte of the original
   input, line and column.

   Places are worked out by counting from the nearest one that is known before
   them: the last answer, a checkpoint, or the start of the window. Checkpoints
   are as far apart as their fixed number demands, so that a question about an
   earlier byte never counts more than a small part of the window. */
#include "base/position.h"

#include <string.h>

/* Checkpoints begin this far apart: counting less is not worth remembering. */
#define FIRST_STRIDE 512

/* -- counting ----------------------------------------------------------------
 */

/* What was found in a run of bytes. */
typedef struct tally {
  uint64_t characters; /* code points that begin in it */
  uint64_t long_ones;  /* those of four bytes */
  uint64_t lines;      /* line ends; LF behind CR is none of its own */
} tally;

static uint64_t load(const unsigned char *p) {
  return (uint64_t)p[0] | (uint64_t)p[1] << 8 | (uint64_t)p[2] << 16 |
         (uint64_t)p[3] << 24 | (uint64_t)p[4] << 32 | (uint64_t)p[5] << 40 |
         (uint64_t)p[6] << 48 | (uint64_t)p[7] << 56;
}

#define ONES UINT64_C(0x0101010101010101)
#define HIGH UINT64_C(0x8080808080808080)

/* The high bit of every byte that is `c`, exactly. */
static uint64_t equal_bytes(uint64_t word, unsigned char c) {
  uint64_t x = word ^ (ONES * c);
  return ~(((x & ~HIGH) + ~HIGH) | x) & HIGH;
}

/* The number of bytes whose high bit is set; no other bit may be. */
static uint64_t sum_high(uint64_t word) {
  return (word >> 7) * ONES >> 56;
}

/* Up to eight bytes in a word; those beyond `size` are 0 there. */
static void count_word(uint64_t word, size_t size, bool *after_cr,
                       tally *found) {
  /* 10xxxxxx continues a character. */
  uint64_t trails = word & ~(word << 1) & HIGH;
  found->characters += size - sum_high(trails);
  /* 11110xxx begins one of four bytes. */
  uint64_t longs = word & word << 1 & word << 2 & word << 3 & HIGH;
  if (longs != 0)
    found->long_ones += sum_high(longs);
  uint64_t lf = equal_bytes(word, '\n'), cr = equal_bytes(word, '\r');
  if ((lf | cr) != 0 || *after_cr) {
    uint64_t pairs = lf & (cr << 8 | (*after_cr ? UINT64_C(0x80) : 0));
    found->lines += sum_high(lf | cr) - sum_high(pairs);
    *after_cr = (cr >> (8 * size - 1) & 1) != 0;
  }
}

#define BLOCK ((size_t)128)

/* 128 bytes: counts fit into single bytes, which compilers add as vectors.
   `p[-1]` is readable. */
static void count_block(const unsigned char *p, tally *found) {
  unsigned char starts = 0, longs = 0, lf = 0, cr = 0, pairs = 0;
  for (size_t i = 0; i < BLOCK; i++) {
    unsigned char c = p[i], before = p[(ptrdiff_t)i - 1];
    starts = (unsigned char)(starts + ((c & 0xC0) != 0x80));
    longs = (unsigned char)(longs + (c >= 0xF0));
    lf = (unsigned char)(lf + (c == '\n'));
    cr = (unsigned char)(cr + (c == '\r'));
    pairs = (unsigned char)(pairs + ((c == '\n') & (before == '\r')));
  }
  found->characters += starts;
  found->long_ones += longs;
  found->lines += (uint64_t)lf + cr - pairs;
}

/* Counts `len` bytes at `data`, and moves `after_cr` on. */
static tally count(const char *data, size_t len, bool *after_cr) {
  const unsigned char *p = (const unsigned char *)data;
  tally found = {0, 0, 0};
  size_t at = 0;
  if (len >= BLOCK + 8) {
    count_word(load(p), 8, after_cr, &found);
    for (at = 8; len - at >= BLOCK; at += BLOCK)
      count_block(p + at, &found);
    *after_cr = p[at - 1] == '\r';
  }
  for (; len - at >= 8; at += 8)
    count_word(load(p + at), 8, after_cr, &found);
  if (at < len) {
    unsigned char rest[8] = {0};
    memcpy(rest, p + at, len - at);
    count_word(load(rest), len - at, after_cr, &found);
  }
  return found;
}

/* Where the line that the byte at `len` belongs to begins; there is a line end
   before it. */
static size_t line_start(const char *data, size_t len) {
  const unsigned char *p = (const unsigned char *)data;
  while (len >= 8) {
    uint64_t word = load(p + len - 8);
    if ((equal_bytes(word, '\n') | equal_bytes(word, '\r')) != 0)
      break;
    len -= 8;
  }
  while (len > 0 && p[len - 1] != '\n' && p[len - 1] != '\r')
    len--;
  return len;
}

/* -- segments ----------------------------------------------------------------
 */

static const libfeed__segment *segment(const libfeed__positions *positions,
                                       size_t index) {
  return &positions->segments[positions->first_segment + index];
}

/* The last segment that begins at `utf8` or before; 0 where none does. */
static size_t find_segment(const libfeed__positions *positions, uint64_t utf8) {
  size_t low = 0, high = positions->n_segments;
  while (high - low > 1) {
    size_t middle = low + (high - low) / 2;
    if (segment(positions, middle)->utf8 <= utf8)
      low = middle;
    else
      high = middle;
  }
  return low;
}

static uint64_t original_length(libfeed__unit unit, uint64_t bytes,
                                const tally *found) {
  switch (unit) {
  case LIBFEED__UNIT_SAME:
    return bytes;
  case LIBFEED__UNIT_SINGLE:
    return found->characters;
  case LIBFEED__UNIT_DOUBLE:
    return found->characters * 2;
  case LIBFEED__UNIT_TRIPLE:
    return found->characters * 3;
  case LIBFEED__UNIT_UTF16:
    return (found->characters + found->long_ones) * 2;
  case LIBFEED__UNIT_UTF32:
    return found->characters * 4;
  case LIBFEED__UNIT_NONE:
    break;
  }
  return 0;
}

/* Moves `place` on to `utf8` within one segment. */
static void move(const libfeed__positions *positions, libfeed__unit unit,
                 libfeed__place *place, uint64_t utf8) {
  size_t len = (size_t)(utf8 - place->utf8);
  if (len == 0)
    return;
  const char *data =
      positions->window + (size_t)(place->utf8 - positions->window_start);
  tally found = count(data, len, &place->after_cr);
  place->position.offset += original_length(unit, len, &found);
  if (found.lines > 0) {
    bool ignored = false;
    size_t from = line_start(data, len);
    place->position.line += found.lines;
    place->position.column =
        1 + count(data + from, len - from, &ignored).characters;
  } else {
    /* An LF that only completes CR LF leaves the new line at its start. */
    place->position.column += found.characters;
    if (data[0] == '\n')
      place->position.column -= 1;
  }
  place->utf8 = utf8;
}

/* Moves `place`, which lies in segment `at`, on to `utf8` across segments;
   returns the segment that it comes to lie in. */
static size_t walk(const libfeed__positions *positions, libfeed__place *place,
                   size_t at, uint64_t utf8) {
  while (at + 1 < positions->n_segments &&
         segment(positions, at + 1)->utf8 <= utf8) {
    const libfeed__segment *next = segment(positions, at + 1);
    move(positions, segment(positions, at)->unit, place, next->utf8);
    place->position.offset = next->original;
    at++;
  }
  libfeed__unit unit = positions->n_segments > 0 ? segment(positions, at)->unit
                                                 : LIBFEED__UNIT_SAME;
  move(positions, unit, place, utf8);
  return at;
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

void libfeed__positions_segment(libfeed__positions *positions, uint64_t utf8,
                                uint64_t original, libfeed__unit unit) {
  if (positions->n_segments > 0) {
    const libfeed__segment *last =
        segment(positions, positions->n_segments - 1);
    uint64_t same = last->utf8 == utf8           ? 0
                    : unit == LIBFEED__UNIT_SAME ? utf8 - last->utf8
                                                 : UINT64_MAX;
    if (last->unit == unit && same != UINT64_MAX &&
        last->original + same == original)
      return;
  }
  if (!make_room(positions)) {
    positions->failed = true;
    return;
  }
  if (positions->n_segments == 0) {
    /* What lies before the first segment (a byte order mark) has no bytes in
       the stream; the place that is known lies behind it. */
    if (positions->start.utf8 == utf8)
      positions->start.position.offset = original;
    if (positions->known.utf8 == utf8)
      positions->known.position.offset = original;
  }
  positions->segments[positions->first_segment + positions->n_segments++] =
      (libfeed__segment){utf8, original, unit};
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

/* Works out `utf8`, which lies within the window, as the known place. */
static void find(libfeed__positions *positions, uint64_t utf8) {
  libfeed__place place = positions->known;
  size_t at = positions->known_segment;
  if (utf8 < place.utf8) {
    place = nearest(positions, utf8);
    at = find_segment(positions, place.utf8);
    /* A place was worked out before the segment that begins there came. */
    if (positions->n_segments > 0 && segment(positions, at)->utf8 == place.utf8)
      place.position.offset = segment(positions, at)->original;
  }
  while (utf8 - place.utf8 > positions->stride) {
    at = walk(positions, &place, at, place.utf8 + positions->stride);
    remember(positions, &place);
  }
  positions->known_segment = walk(positions, &place, at, utf8);
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
  dead = find_segment(positions, from);
  positions->first_segment += dead;
  positions->n_segments -= dead;
  positions->known_segment -=
      positions->known_segment < dead ? positions->known_segment : dead;
}

void libfeed__positions_window(libfeed__positions *positions, const char *data,
                               size_t len, uint64_t offset) {
  if (offset > positions->start.utf8) {
    libfeed__place latest = positions->known;
    size_t at = positions->known_segment;
    libfeed__positions_at(positions, offset);
    positions->start = positions->known;
    positions->start.utf8 = offset; /* also where a caller left a gap */
    if (latest.utf8 > offset) {
      positions->known = latest;
      positions->known_segment = at;
    } else {
      positions->known = positions->start;
    }
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
