/* SPDX-License-Identifier: MIT */
/* Lines: loose text → the lines that somebody wrote. Two passes: the lines as
   they stand in the input, then, where the text was wrapped at a fixed width,
   those of one paragraph joined. */
#include "article/lines.h"

#include "article/letters.h"
#include "base/block.h"
#include "base/utf8.h"

/* A text counts as wrapped where no line is wider than this, and lines come up
   to the width of the widest as far as the word after them allows. */
#define WIDTH_LEAST 40
#define WIDTH_MOST 132
/* … and that happens at least so often. */
#define FULL_LEAST 3
/* … or so often, where some line is wider after all. */
#define FULL_SURE 6

libfeed_str libfeed__line_str(const libfeed__line *line) {
  return (libfeed_str){line->text, line->len};
}

libfeed_pos libfeed__line_position(const libfeed__line *line) {
  return (libfeed_pos){line->offset, line->number, line->column};
}

void libfeed__lines_free(libfeed__lines *lines) {
  libfeed__mem_free(lines->mem, lines->items,
                    lines->size * sizeof *lines->items);
  libfeed__mem_free(lines->mem, lines->slots,
                    lines->slots_size * sizeof *lines->slots);
  lines->slots = NULL;
  lines->items = NULL;
  lines->len = lines->size = 0;
}

/* A soft hyphen that ends the line stays for `join` to see. */
static bool is_dropped(libfeed__kind_of kind, uint32_t code, bool is_last) {
  return kind == LIBFEED__HIDDEN && !(code == 0xAD && is_last);
}

static bool is_plain(char c) {
  return c > ' ' && c <= '~';
}

/* Passes what stands before the first character that counts. */
static void skip_indent(libfeed__line *line) {
  char *from = line->text, *end = from + line->len;
  uint32_t lower;
  size_t step;
  while (from < end && !is_plain(*from)) {
    uint32_t code = libfeed__character(from, &step);
    libfeed__kind_of kind = libfeed__letter_kind(code, &lower);
    if (kind == LIBFEED__BLANK)
      line->indent += code == '\t' ? 8 : code == 0x3000 ? 2 : 1;
    else if (!is_dropped(kind, code, from + step == end))
      break;
    from += step;
  }
  line->text = from;
  line->len = (uint32_t)(end - from);
}

/* How many bytes from `from` on stay as they are. */
static inline size_t plain_bytes(const libfeed__block_form *form,
                                 const char *from, const char *end,
                                 bool is_spaced) {
  unsigned char c = (unsigned char)*from;
  if (c < ' ' || c >= 0x80 || (c == ' ' && is_spaced))
    return 0;
  return (size_t)(form->tidy(from + 1, end) - from);
}

/* Cleans a line where it stands: runs of white space become one space,
   characters that only mark where a word may be broken go. Sets columns and
   indentation. */
static void clean(libfeed__line *line, const libfeed__block_form *form) {
  skip_indent(line);
  const char *from = line->text, *end = from + line->len;
  char *to = line->text;
  bool is_spaced = true;
  while (from < end) {
    size_t n = plain_bytes(form, from, end, is_spaced);
    if (to != from)
      memmove(to, from, n);
    to += n;
    from += n;
    if (n > 0)
      is_spaced = to[-1] == ' ';
    /* The character that is not plain, and all beyond ASCII behind it. */
    for (bool is_first = true;
         from < end && (is_first || (unsigned char)*from >= 0x80);
         is_first = false) {
      size_t step;
      uint32_t lower, code = libfeed__character(from, &step);
      libfeed__kind_of kind = libfeed__letter_kind(code, &lower);
      if (kind == LIBFEED__BLANK) {
        if (!is_spaced)
          *to++ = ' ';
        is_spaced = true;
      } else if (!is_dropped(kind, code, from + step == end)) {
        for (size_t i = 0; i < step; i++)
          *to++ = from[i];
        is_spaced = false;
      }
      from += step;
    }
  }
  if (to > line->text && to[-1] == ' ')
    to--;
  line->len = (uint32_t)(to - line->text);
  line->columns = line->indent + (uint32_t)form->starts(line->text, line->len);
}

/* Columns of the first word, up to `most`. A script without spaces may be
   broken anywhere. */
static uint32_t first_word(const libfeed__line *line, uint32_t most) {
  uint32_t columns = 0, lower;
  for (size_t i = 0; i < line->len && columns < most;) {
    size_t step;
    uint32_t code = libfeed__character(line->text + i, &step);
    libfeed__kind_of kind = libfeed__letter_kind(code, &lower);
    if (kind == LIBFEED__BLANK)
      break;
    columns++;
    if (kind == LIBFEED__WIDE || kind == LIBFEED__KANA)
      break;
    i += step;
  }
  return columns;
}

/* The last character of a line. */
static uint32_t last_character(const libfeed__line *line) {
  const char *at = line->text + line->len;
  return line->len == 0 ? 0 : libfeed__character_before(line->text, &at);
}

static bool is_unspaced(uint32_t code) {
  uint32_t lower;
  libfeed__kind_of kind = libfeed__letter_kind(code, &lower);
  return kind == LIBFEED__WIDE || kind == LIBFEED__KANA ||
         (code >= 0x3000 && code <= 0x303F) ||
         (code >= 0xFF00 && code <= 0xFFEF);
}

/* True where `next` would not have fit behind `line` within `width`. */
static bool is_full(const libfeed__line *line, const libfeed__line *next,
                    uint32_t width) {
  uint32_t gap = is_unspaced(last_character(line)) ? 0 : 1;
  return line->columns <= width &&
         line->columns + gap + first_word(next, width) > width;
}

/* True where a sentence goes on in `next`: whoever wrapped by hand, or evened
   lines out, leaves some short of the width. */
static bool goes_on(const libfeed__line *line, const libfeed__line *next,
                    uint32_t width) {
  size_t step;
  uint32_t lower, last = last_character(line);
  uint32_t first = libfeed__character(next->text, &step);
  if (line->columns * 4 < width * 3 || line->columns > width ||
      libfeed__letter_kind(last, &lower) == LIBFEED__STOP)
    return false;
  libfeed__kind_of kind = libfeed__letter_kind(first, &lower);
  return (kind == LIBFEED__LETTER && first < 0x530) ||
         (line->columns * 8 >= width * 7 && libfeed__kind_is_word(kind));
}

/* A list item: a bullet or a number, and a space. Its other lines may be
   indented by as much. */
static bool is_item(const libfeed__line *line) {
  size_t i = 0;
  while (i < line->len && i < 3 && libfeed__is_digit(line->text[i]))
    i++;
  if (i + 1 >= line->len || line->text[i + 1] != ' ')
    return i == 0 && line->len > 4 &&
           memcmp(line->text, "\xE2\x80\xA2 ", 4) == 0;
  return i > 0 ? line->text[i] == '.' || line->text[i] == ')'
               : line->text[0] == '-' || line->text[0] == '*';
}

#define HANGING_MOST 4

static bool is_continued(const libfeed__line *line, const libfeed__line *next) {
  if (next->after_gap || next->after_break)
    return false;
  return next->indent <= line->indent ||
         (next->indent <= line->indent + HANGING_MOST && is_item(line) &&
          !is_item(next));
}

/* A long address is no proof that lines may be long. */
static bool has_words(const libfeed__line *line) {
  return first_word(line, line->columns) + line->indent < line->columns ||
         is_unspaced(last_character(line));
}

/* One line of so many may be wider than what the text was wrapped at: a
   headline, a row of a table. */
#define LINES_FOR_ONE 8

/* The width of the widest line, if it is one that texts are wrapped at. */
static uint32_t widest(const libfeed__line *items, size_t n) {
  uint32_t width = 0;
  for (size_t i = 0; i < n; i++)
    if (items[i].columns > width && has_words(&items[i]))
      width = items[i].columns;
  return width >= WIDTH_LEAST && width <= WIDTH_MOST ? width : 0;
}

/* The same for the widest but for a few. */
static uint32_t common_width(const libfeed__line *items, size_t n) {
  size_t counts[WIDTH_MOST + 2] = {0}, wider = 0, all = 0;
  for (size_t i = 0; i < n; i++) {
    uint32_t columns = items[i].columns;
    all += columns >= WIDTH_LEAST;
    counts[columns <= WIDTH_MOST ? columns : WIDTH_MOST + 1]++;
  }
  for (uint32_t width = WIDTH_MOST + 1; width >= WIDTH_LEAST; width--) {
    wider += counts[width];
    if (wider > all / LINES_FOR_ONE)
      return width <= WIDTH_MOST ? width : 0;
  }
  return 0;
}

/* True where lines come up to the width as far as the word after them allows.
   `is_sure`: nearly all do, and not only a few. */
static bool is_wrapped_at(const libfeed__line *items, size_t n, uint32_t width,
                          bool is_sure) {
  size_t full = 0, long_pairs = 0;
  for (size_t i = 0; i + 1 < n && width > 0; i++) {
    if (!is_continued(&items[i], &items[i + 1]) ||
        items[i].columns * 4 < width * 3)
      continue;
    long_pairs++;
    full += is_full(&items[i], &items[i + 1], width) ||
            goes_on(&items[i], &items[i + 1], width);
  }
  return is_sure ? full >= FULL_SURE && full * 10 >= long_pairs * 9
                 : full >= FULL_LEAST && full * 4 >= long_pairs * 3;
}

/* The width that the text was wrapped at, or 0. */
static uint32_t wrap_width(const libfeed__line *items, size_t n) {
  uint32_t width = widest(items, n);
  if (is_wrapped_at(items, n, width, false))
    return width;
  width = common_width(items, n);
  return is_wrapped_at(items, n, width, true) ? width : 0;
}

/* True where a hyphen between letters ends the line. */
static bool is_hyphenated(const libfeed__line *line,
                          const libfeed__line *next) {
  uint32_t lower;
  size_t step;
  if (line->len < 2 || line->text[line->len - 1] != '-')
    return false;
  const char *at = line->text + line->len - 1;
  uint32_t before = libfeed__character_before(line->text, &at);
  uint32_t after = libfeed__character(next->text, &step);
  libfeed__kind_of kind = libfeed__letter_kind(before, &lower);
  libfeed__kind_of then = libfeed__letter_kind(after, &lower);
  return libfeed__kind_is_word(kind) && libfeed__kind_is_word(then);
}

/* Appends `next` to `line`, which ends before it. A hyphen stays: whether it
   belongs to the word nobody can tell, and a word that is wrong in a new way is
   worse than one that shows where it was broken. */
static void join(libfeed__line *line, const libfeed__line *next) {
  char *to = line->text + line->len;
  if (last_character(line) == 0xAD) {
    to -= 2;
  } else if (!is_hyphenated(line, next)) {
    size_t step;
    uint32_t after = libfeed__character(next->text, &step);
    if (!is_unspaced(last_character(line)) || !is_unspaced(after))
      *to++ = ' ';
  }
  memmove(to, next->text, next->len);
  line->len = (uint32_t)(to + next->len - line->text);
  line->columns = next->columns;
}

static void unwrap(libfeed__lines *lines) {
  uint32_t width = wrap_width(lines->items, lines->len);
  if (width == 0)
    return;
  size_t kept = 0;
  for (size_t i = 1; i < lines->len; i++) {
    libfeed__line *line = &lines->items[kept];
    const libfeed__line *next = &lines->items[i];
    if (is_continued(line, next) &&
        (is_full(line, next, width) || goes_on(line, next, width)))
      join(line, next);
    else
      lines->items[++kept] = *next;
  }
  lines->len = lines->len == 0 ? 0 : kept + 1;
}

/* A soft hyphen that ends a line stood for `join` only. */
static void drop_soft_hyphens(libfeed__lines *lines) {
  for (size_t i = 0; i < lines->len; i++) {
    libfeed__line *line = &lines->items[i];
    if (line->len >= 2 &&
        memcmp(line->text + line->len - 2, "\xC2\xAD", 2) == 0)
      line->len -= 2;
  }
}

/* Lines have so many bytes on average, or more; and for so many lines there is
   room from the beginning, if the text may have them. */
#define BYTES_A_LINE 48
#define LINES_BEFOREHAND 1024

/* Makes room for one more line of a text of `len` bytes; false without memory.
 */
static bool make_room(libfeed__lines *lines, size_t len) {
  if (lines->len < lines->size)
    return true;
  size_t first = len / BYTES_A_LINE + 1;
  if (first > LINES_BEFOREHAND)
    first = LINES_BEFOREHAND;
  size_t size = lines->size == 0 ? first : lines->size * 2;
  libfeed__line *items =
      libfeed__mem_realloc(lines->mem, lines->items,
                           lines->size * sizeof *items, size * sizeof *items);
  if (items == NULL)
    return false;
  lines->items = items;
  lines->size = size;
  return true;
}

/* The next end of a line at or after `at`. Most texts have one of the three
   marks only; where the two others come next is remembered. */
typedef struct line_ends {
  const char *text;
  size_t len;
  size_t next_cr, next_ff;
} line_ends;

static size_t find_mark(const line_ends *ends, size_t at, size_t end,
                        char mark) {
  const char *found = memchr(ends->text + at, mark, end - at);
  return found == NULL ? end : (size_t)(found - ends->text);
}

static inline size_t next_end(line_ends *ends, size_t at) {
  if (ends->next_cr < at)
    ends->next_cr = find_mark(ends, at, ends->len, '\r');
  if (ends->next_ff < at)
    ends->next_ff = find_mark(ends, at, ends->len, '\f');
  size_t end = ends->next_cr < ends->next_ff ? ends->next_cr : ends->next_ff;
  return find_mark(ends, at, end, '\n');
}

/* The place that the reading has come to. Lines and columns are counted here as
   long as each byte is one of the input, and asked for elsewhere. */
typedef struct line_place {
  libfeed__positions *positions;
  uint64_t start;   /* offset of the text */
  uint64_t run_end; /* up to where it may be counted */
  /* Of the line's first byte. Apart, and not put together for each line: a
     structure that was just written in parts is slow to read as a whole. */
  uint64_t offset, line, column;
} line_place;

static void ask_place(line_place *place, uint64_t offset) {
  libfeed_pos position = libfeed__positions_at(place->positions, offset);
  place->offset = position.offset;
  place->line = position.line;
  place->column = position.column;
}

/* Makes the place that of the line that begins at `from`. */
static inline void begin_line(line_place *place, size_t from) {
  uint64_t offset = place->start + from;
  if (offset < place->run_end)
    return;
  ask_place(place, offset);
  place->run_end = libfeed__positions_run(place->positions, offset);
}

/* Moves on by the `len` bytes of a line and those of its mark. A form feed ends
   a line for us only. */
static inline void end_line(line_place *place, const char *line, size_t len,
                            size_t mark_len) {
  place->offset += len + mark_len;
  if (line[len] == '\f') {
    place->column += libfeed__utf8_count(line, len) + 1;
  } else {
    place->line++;
    place->column = 1;
  }
}

/* Lets the others go on from the line that begins at `from`. */
static void note_place(line_place *place, size_t from) {
  libfeed__positions_note(
      place->positions, place->start + from,
      (libfeed_pos){place->offset, place->line, place->column});
}

/* Sets the line's place: behind `indent` spaces and tabs. */
static inline void set_place(libfeed__line *line, line_place *place,
                             size_t from, size_t indent) {
  uint64_t offset = place->start + from + indent;
  if (offset < place->run_end) {
    line->offset = place->offset + indent;
    line->number = place->line;
    line->column = place->column + indent;
    return;
  }
  libfeed_pos position = libfeed__positions_at(place->positions, offset);
  line->offset = position.offset;
  line->number = position.line;
  line->column = position.column;
}

/* Notes the lines as they stand in the input: all but the blank ones. */
static bool find_lines(libfeed__lines *lines, libfeed__context *context,
                       char *text, size_t len, uint64_t start) {
  bool after_gap = false, after_break = false;
  size_t blank_ends = 0;
  if (len == 0) /* there may be no text to point to */
    return true;
  line_ends ends = {text, len, 0, 0};
  ends.next_cr = find_mark(&ends, 0, len, '\r');
  ends.next_ff = find_mark(&ends, 0, len, '\f');
  line_place place = {&context->positions, start, 0, 0, 0, 0};
  for (size_t at = 0, mark_len; at < len; at += mark_len) {
    size_t from = at;
    at = next_end(&ends, at);
    begin_line(&place, from);
    size_t first = from;
    while (first < at && (text[first] == ' ' || text[first] == '\t'))
      first++;
    if (first < at) {
      if (lines->len == LIBFEED__LINES_MOST) {
        note_place(&place, from);
        libfeed__report(context, LIBFEED__LIMIT_ITEMS, start + first);
        return true;
      }
      if (!make_room(lines, len))
        return false;
      libfeed__line *line = &lines->items[lines->len++];
      memset(line, 0, offsetof(libfeed__line, measure));
      line->text = text + from;
      line->len = (uint32_t)(at - from);
      line->after_gap = blank_ends > 1 || after_gap;
      line->after_break = after_break;
      set_place(line, &place, from, first - from);
      blank_ends = 0;
      after_gap = after_break = false;
    }
    if (len - at <= 2)
      note_place(&place, from); /* of the last line, at any rate */
    if (at == len)
      break;
    if (text[at] == '\f')
      after_gap = after_break = true;
    else
      blank_ends++;
    mark_len = text[at] == '\r' && at + 1 < len && text[at + 1] == '\n' ? 2 : 1;
    end_line(&place, text + from, at - from, mark_len);
  }
  return true;
}

/* Lines that hold nothing after all (only white space of other kinds). */
static void drop_empty(libfeed__lines *lines) {
  size_t kept = 0;
  bool after_gap = false, after_break = false;
  for (size_t i = 0; i < lines->len; i++) {
    libfeed__line *line = &lines->items[i];
    line->after_gap = line->after_gap || after_gap;
    line->after_break = line->after_break || after_break;
    bool is_empty = line->len == 0;
    after_gap = is_empty;
    after_break = is_empty && line->after_break;
    if (!is_empty && kept != i)
      lines->items[kept] = *line;
    kept += !is_empty;
  }
  lines->len = kept;
}

/* Measures all lines, and keeps the slots of their words: at most one for each
   three bytes. */
static bool measure_all(libfeed__lines *lines, const char *text, size_t len) {
  lines->slots_size = len / LIBFEED__SLOT_BYTES + 1;
  lines->slots =
      libfeed__mem_alloc(lines->mem, lines->slots_size * sizeof *lines->slots);
  if (lines->slots == NULL)
    return false;
  uint16_t *next = lines->slots;
  for (size_t i = 0; i < lines->len; i++) {
    libfeed__line *line = &lines->items[i];
    libfeed__words words = {.slots = next, .readable = text + len};
    libfeed__measure_line(&line->measure, line->text, line->len, &words);
    line->slots = next;
    line->n_slots = (uint32_t)(words.slots - next);
    next = words.slots;
  }
  return true;
}

bool libfeed__lines_split(libfeed__lines *lines, libfeed__context *context,
                          char *text, size_t len, uint64_t start) {
  lines->mem = &context->mem;
  if (!find_lines(lines, context, text, len, start)) {
    (void)libfeed__fail_memory(context);
    return false;
  }
  const libfeed__block_form *form = libfeed__block_best();
  for (size_t i = 0; i < lines->len; i++)
    clean(&lines->items[i], form);
  drop_empty(lines);
  unwrap(lines);
  drop_soft_hyphens(lines);
  if (!measure_all(lines, text, len)) {
    (void)libfeed__fail_memory(context);
    return false;
  }
  return true;
}
