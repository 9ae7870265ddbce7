/* SPDX-License-Identifier: MIT */
/* Parts: several articles in one text, and their header lines. */
#include "article/parts.h"

#include "article/letters.h"

/* Header lines of one article, at most. */
#define HEADERS_MOST 32
/* Less text than this is no article, so nothing is cut off before it. */
#define PART_LEAST 200
/* A headline is no wider than this. */
#define HEADLINE_MOST 160

static const struct {
  libfeed_str name;
  libfeed__header header;
} names[] = {
    {LIBFEED__STR_INIT("title"), LIBFEED__HEADER_TITLE},
    {LIBFEED__STR_INIT("headline"), LIBFEED__HEADER_TITLE},
    {LIBFEED__STR_INIT("subject"), LIBFEED__HEADER_TITLE},
    {LIBFEED__STR_INIT("titel"), LIBFEED__HEADER_TITLE},
    {LIBFEED__STR_INIT("titre"), LIBFEED__HEADER_TITLE},
    {LIBFEED__STR_INIT("author"), LIBFEED__HEADER_AUTHOR},
    {LIBFEED__STR_INIT("authors"), LIBFEED__HEADER_AUTHOR},
    {LIBFEED__STR_INIT("by"), LIBFEED__HEADER_AUTHOR},
    {LIBFEED__STR_INIT("from"), LIBFEED__HEADER_AUTHOR},
    {LIBFEED__STR_INIT("autor"), LIBFEED__HEADER_AUTHOR},
    {LIBFEED__STR_INIT("auteur"), LIBFEED__HEADER_AUTHOR},
    {LIBFEED__STR_INIT("date"), LIBFEED__HEADER_DATE},
    {LIBFEED__STR_INIT("published"), LIBFEED__HEADER_DATE},
    {LIBFEED__STR_INIT("datum"), LIBFEED__HEADER_DATE},
    {LIBFEED__STR_INIT("updated"), LIBFEED__HEADER_UPDATED},
    {LIBFEED__STR_INIT("modified"), LIBFEED__HEADER_UPDATED},
    {LIBFEED__STR_INIT("link"), LIBFEED__HEADER_LINK},
    {LIBFEED__STR_INIT("url"), LIBFEED__HEADER_LINK},
    {LIBFEED__STR_INIT("permalink"), LIBFEED__HEADER_LINK},
    {LIBFEED__STR_INIT("tags"), LIBFEED__HEADER_TAGS},
    {LIBFEED__STR_INIT("tag"), LIBFEED__HEADER_TAGS},
    {LIBFEED__STR_INIT("category"), LIBFEED__HEADER_TAGS},
    {LIBFEED__STR_INIT("categories"), LIBFEED__HEADER_TAGS},
    {LIBFEED__STR_INIT("keywords"), LIBFEED__HEADER_TAGS},
    {LIBFEED__STR_INIT("summary"), LIBFEED__HEADER_SUMMARY},
    {LIBFEED__STR_INIT("description"), LIBFEED__HEADER_SUMMARY},
    {LIBFEED__STR_INIT("language"), LIBFEED__HEADER_LANGUAGE},
    {LIBFEED__STR_INIT("lang"), LIBFEED__HEADER_LANGUAGE},
    {LIBFEED__STR_INIT("id"), LIBFEED__HEADER_ID},
    {LIBFEED__STR_INIT("copyright"), LIBFEED__HEADER_RIGHTS},
    {LIBFEED__STR_INIT("rights"), LIBFEED__HEADER_RIGHTS},
};

/* What rules are made of: dashes and lines of all kinds, too. */
static bool is_rule_mark(uint32_t code) {
  return code == '-' || code == '*' || code == '=' || code == '_' ||
         code == '#' || code == '~' || (code >= 0x2012 && code <= 0x2015) ||
         code == 0x2500 || code == 0x2501 || code == 0x2550;
}

static uint32_t rule_of_marks(const libfeed__line *line) {
  size_t n = 0, step;
  uint32_t mark = libfeed__character(line->text, &step);
  if (!is_rule_mark(mark))
    return 0;
  for (size_t i = 0; i < line->len; i += step) {
    uint32_t code = libfeed__character(line->text + i, &step);
    if (code != mark && code != ' ')
      return 0;
    n += code == mark;
  }
  return n >= 3 ? mark : 0;
}

/* The mark of a rule: three or more of one, with spaces between them or not; 0
   for other lines. */
static inline uint32_t rule_mark(const libfeed__line *line) {
  /* Nearly all begin so. */
  return libfeed__is_alnum(line->text[0]) ? 0 : rule_of_marks(line);
}

static bool is_from_line(const libfeed__line *line) {
  libfeed_str text = libfeed__line_str(line);
  if (!libfeed__starts_with(text, LIBFEED__STR("From ")))
    return false;
  text = libfeed__slice(text, 5, text.len);
  size_t end = libfeed__find_byte(text, ' ');
  size_t at = libfeed__find_byte(text, '@');
  bool has_year = text.len > 4 && libfeed__is_digit(text.data[text.len - 1]) &&
                  libfeed__is_digit(text.data[text.len - 4]);
  return end != SIZE_MAX && has_year && (at == SIZE_MAX || at < end);
}

/* "From somebody@somewhere …": how a mailbox parts its letters. */
static inline bool is_mail_start(const libfeed__line *line) {
  return line->text[0] == 'F' && is_from_line(line);
}

/* The header that a line is, with its value; COUNT for none. */
static libfeed__header header_of(const libfeed__line *line,
                                 libfeed_str *value) {
  libfeed_str text = libfeed__line_str(line);
  size_t colon = libfeed__find_byte(text, ':');
  if (colon == SIZE_MAX || colon > 20)
    return LIBFEED__HEADER_COUNT;
  libfeed_str name = libfeed__trim(libfeed__slice(text, 0, colon));
  *value = libfeed__trim(libfeed__slice(text, colon + 1, text.len));
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    if (value->len > 0 && libfeed__equals_fold(name, names[i].name))
      return names[i].header;
  return LIBFEED__HEADER_COUNT;
}

/* "Name: value" with any name of one word. */
static bool has_header_form(const libfeed__line *line) {
  size_t i = 0;
  while (i < line->len && i < 24 &&
         (libfeed__is_alnum(line->text[i]) || line->text[i] == '-' ||
          line->text[i] == '_'))
    i++;
  return i > 0 && i < line->len && line->text[i] == ':' &&
         (i + 1 == line->len || line->text[i + 1] == ' ');
}

/* The end of the header lines that begin at `from`, or `from` where these are
   none: they need a fence, a known title first, or two known names. */
static size_t read_headers(const libfeed__lines *lines, size_t from,
                           libfeed__part *part) {
  size_t known = 0, i = from;
  bool is_fenced = i < lines->len && rule_mark(&lines->items[i]) == '-';
  bool has_title = false;
  libfeed__part found = *part;
  i += is_fenced;
  size_t start = i;
  for (; i < lines->len && i - start < HEADERS_MOST; i++) {
    const libfeed__line *line = &lines->items[i];
    libfeed_str value;
    if ((!is_fenced && i > start && line->after_gap) || !has_header_form(line))
      break;
    libfeed__header header = header_of(line, &value);
    if (header == LIBFEED__HEADER_COUNT)
      continue;
    known++;
    has_title = has_title || (i == start && header == LIBFEED__HEADER_TITLE);
    if (found.headers[header] == 0) {
      found.headers[header] = i + 1;
      found.values[header] = value;
    }
  }
  bool is_closed = i < lines->len && rule_mark(&lines->items[i]) == '-';
  bool is_gap = i == lines->len || lines->items[i].after_gap || is_closed;
  if (known == 0 || !is_gap || (is_fenced && !is_closed) ||
      (!is_fenced && !has_title && known < 2))
    return from;
  *part = found;
  return i + is_closed;
}

/* Lines that are text for sure are so long, and end with a full stop. */
#define TEXT_LEAST 60
/* What follows a headline without a gap is so long. */
#define PROSE_LEAST 120

static bool ends_sentence(const libfeed__line *line) {
  if (line->len < TEXT_LEAST)
    return false;
  const char *at = line->text + line->len;
  uint32_t lower, code = libfeed__character_before(line->text, &at);
  libfeed__kind_of kind = libfeed__letter_kind(code, &lower);
  return kind == LIBFEED__STOP || kind == LIBFEED__QUOTE;
}

/* True where an article may begin at line `from`, behind a rule: with header
   lines, or with a short line that a gap parts from longer ones, or that is
   followed by prose. */
static bool begins_article(const libfeed__lines *lines, size_t from) {
  libfeed__part part = {0};
  if (from >= lines->len)
    return false;
  if (read_headers(lines, from, &part) > from)
    return true;
  const libfeed__line *line = &lines->items[from];
  uint8_t last = (uint8_t)line->text[line->len - 1];
  bool is_headline = line->columns <= HEADLINE_MOST && last != '.' &&
                     last != ',' && last != ';' && last != ':';
  if (!is_headline || from + 1 == lines->len)
    return false;
  const libfeed__line *next = line + 1;
  return next->after_gap
             ? next->len > line->len
             : next->columns >= PROSE_LEAST && next->len / 2 > line->len &&
                   rule_mark(line) == 0;
}

/* True where a new article begins after the line `i`, which parts them. */
static bool is_separator(const libfeed__lines *lines, size_t i) {
  const libfeed__line *line = &lines->items[i];
  uint32_t mark = rule_mark(line);
  /* Below a short line without a gap a rule underlines it, and asterisks stand
     between paragraphs of one text. */
  if (mark != 0 &&
      (line->after_gap || (i > 0 && mark != '*' && ends_sentence(line - 1))))
    return begins_article(lines, i + 1);
  return is_mail_start(line);
}

bool libfeed__part_next(const libfeed__lines *lines, size_t from,
                        libfeed__part *part) {
  memset(part, 0, sizeof *part);
  while (from < lines->len && is_mail_start(&lines->items[from]))
    from++;
  if (from < lines->len && rule_mark(&lines->items[from]) != 0 &&
      read_headers(lines, from, part) == from)
    from++; /* the rule that parted it from the one before */
  if (from >= lines->len)
    return false;
  part->first = read_headers(lines, from, part);
  size_t end = part->first, text = 0;
  for (; end < lines->len; end++) {
    const libfeed__line *line = &lines->items[end];
    if (text >= PART_LEAST && (line->after_break || is_separator(lines, end)))
      break;
    text += line->len;
  }
  part->end = end;
  if (part->first + 1 < end) {
    uint32_t mark = rule_mark(&lines->items[part->first + 1]);
    if ((mark == '=' || mark == '-') &&
        !lines->items[part->first + 1].after_gap)
      part->underlined = part->first + 1;
  }
  return true;
}
