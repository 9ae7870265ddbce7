/* SPDX-License-Identifier: MIT */
/* Plain text out of HTML: references, white space, lines. Runs of text that
   stay as they are go over in one piece. */
#include "html/html.h"

#include "base/block.h"
#include "base/entity.h"
#include "base/utf8.h"
#include "html/element.h"

#define NBSP "\xC2\xA0"

static inline bool is_space(char c) {
  return libfeed__is_space(c) || c == '\f';
}

/* -- references
 * ----------------------------------------------------------------- */

/* "&#…" at the beginning of `text`: its length, and the code point; 0. */
static size_t read_number(libfeed_str text, uint32_t *code) {
  bool is_hex = text.len > 2 && libfeed__lower(text.data[2]) == 'x';
  size_t start = is_hex ? 3 : 2, i = start;
  uint32_t value = 0;
  for (; i < text.len; i++) {
    int digit = libfeed__hex_value(text.data[i]);
    if (digit < 0 || (!is_hex && digit > 9))
      break;
    if (value <= 0x10FFFF) /* beyond it, more digits change nothing */
      value = value * (is_hex ? 16 : 10) + (uint32_t)digit;
  }
  if (i == start)
    return 0;
  *code = libfeed__reference_code(value);
  return i < text.len && text.data[i] == ';' ? i + 1 : i;
}

/* The reference at the beginning of `text` ('&'): its length, and what it
   stands for, in `buffer` or static; 0 where there is none. */
static size_t read_reference(libfeed_str text, bool in_attribute,
                             char buffer[4], libfeed_str *value) {
  if (text.len > 2 && text.data[1] == '#') {
    uint32_t code;
    size_t len = read_number(text, &code);
    if (len > 0)
      *value = (libfeed_str){buffer, libfeed__utf8_encode(code, buffer)};
    return len;
  }
  size_t end = 1;
  while (end < text.len && end <= LIBFEED__ENTITY_LONGEST &&
         libfeed__is_alnum(text.data[end]))
    end++;
  libfeed_str name = libfeed__slice(text, 1, end);
  if (end < text.len && text.data[end] == ';') {
    *value = libfeed__entity(name);
    return value->len > 0 ? end + 1 : 0;
  }
  if (in_attribute || (end < text.len && text.data[end] == '='))
    return 0;
  size_t len = libfeed__entity_legacy(name, value);
  return len > 0 && len == name.len ? end : 0;
}

bool libfeed__html_unescape(libfeed__arena *arena, libfeed_str text,
                            bool in_attribute) {
  bool ok = true;
  while (ok && text.len > 0) {
    size_t run = libfeed__find_byte(text, '&');
    if (run == SIZE_MAX)
      return libfeed__arena_append(arena, text.data, text.len);
    char buffer[4];
    libfeed_str value;
    libfeed_str rest = libfeed__slice(text, run, text.len);
    size_t len = read_reference(rest, in_attribute, buffer, &value);
    if (len == 0) {
      value = LIBFEED__STR("&");
      len = 1;
    }
    ok = libfeed__arena_append(arena, text.data, run) &&
         libfeed__arena_append(arena, value.data, value.len);
    text = libfeed__slice(rest, len, rest.len);
  }
  return ok;
}

/* -- writing
 * ------------------------------------------------------------------------ */

typedef struct writer {
  libfeed__arena *arena;
  size_t visible; /* length up to the last character that is not blank */
  size_t pre;     /* how many elements are open that keep white space */
  unsigned lines; /* line ends before the next text: 0–2 */
  bool space;     /* a space before the next text */
  bool pre_start; /* the next line end in `pre` is dropped (HTML §13.1.2.5) */
} writer;

/* The length of `text` without blanks (no-break spaces too) at its end. */
static size_t visible_len(libfeed_str text) {
  size_t len = text.len;
  for (;;) {
    if (len > 0 && is_space(text.data[len - 1]))
      len--;
    else if (len > 1 && memcmp(text.data + len - 2, NBSP, 2) == 0)
      len -= 2;
    else
      return len;
  }
}

static void append(writer *out, libfeed_str text) {
  size_t before = libfeed__arena_length(out->arena);
  libfeed__arena_append(out->arena, text.data, text.len);
  size_t len = visible_len(text);
  if (len > 0)
    out->visible = before + len;
}

/* Writes the line ends that are due; true where a line begins. */
static bool begin(writer *out) {
  bool is_start = out->visible == 0;
  if (out->lines > 0) {
    libfeed__arena_cut(out->arena, out->visible);
    if (!is_start)
      libfeed__arena_append(out->arena, "\n\n", out->lines);
    is_start = true;
  } else if (out->space && !is_start) {
    libfeed__arena_append(out->arena, " ", 1);
  }
  out->lines = 0;
  out->space = false;
  return is_start;
}

/* Text without white space at its ends (that is `space`). */
static void put(writer *out, libfeed_str text) {
  if (out->lines > 0 || out->visible == 0)
    while (libfeed__starts_with(text, LIBFEED__STR(NBSP)) ||
           (text.len > 0 && text.data[0] == ' '))
      text = libfeed__slice(text, text.data[0] == ' ' ? 1 : 2, text.len);
  if (text.len == 0)
    return;
  begin(out);
  append(out, text);
}

/* At least `lines` line ends before what follows. */
static void end_line(writer *out, unsigned lines) {
  if (out->lines < lines)
    out->lines = lines;
}

/* What a reference stands for, or one byte that is no run. */
static void put_character(writer *out, libfeed_str text) {
  if (text.len == 1 && is_space(text.data[0]))
    out->space = true;
  else
    put(out, text);
}

static size_t put_reference(writer *out, libfeed_str rest) {
  char buffer[4];
  libfeed_str value;
  size_t len = read_reference(rest, false, buffer, &value);
  if (len == 0) {
    value = LIBFEED__STR("&");
    len = 1;
  }
  if (out->pre > 0)
    append(out, value);
  else
    put_character(out, value);
  return len;
}

/* Text whose white space is folded. */
static void put_text(writer *out, libfeed_str text) {
  const libfeed__block_form *form = libfeed__block_best();
  const char *end = text.data + text.len;
  for (const char *at = text.data; at < end;) {
    if (*at == '&') {
      at += put_reference(out, (libfeed_str){at, (size_t)(end - at)});
    } else if (is_space(*at)) {
      out->space = true;
      at++;
    } else {
      const char *stop = form->text(at, end);
      if (stop == at)
        stop++; /* a control character */
      size_t len = (size_t)(stop - at);
      if (at[len - 1] == ' ')
        len--;
      put(out, (libfeed_str){at, len});
      out->space = len < (size_t)(stop - at);
      at = stop;
    }
  }
}

/* Text whose white space stays. */
static void put_pre(writer *out, libfeed_str text) {
  if (out->pre_start && text.len > 0) {
    out->pre_start = false;
    if (text.data[0] == '\n')
      text = libfeed__slice(text, 1, text.len);
  }
  if (text.len == 0)
    return;
  begin(out);
  while (text.len > 0) {
    size_t run = libfeed__find_byte(text, '&');
    append(out, libfeed__slice(text, 0, run));
    if (run == SIZE_MAX)
      return;
    libfeed_str rest = libfeed__slice(text, run, text.len);
    text = libfeed__slice(rest, put_reference(out, rest), rest.len);
  }
}

static void put_tag(writer *out, const libfeed__html_token *token) {
  unsigned traits = token->traits;
  if ((traits & LIBFEED__ELEMENT_BREAK) != 0 && out->lines < 2)
    out->lines++;
  if ((traits & LIBFEED__ELEMENT_BLOCK) != 0)
    end_line(out, (traits & LIBFEED__ELEMENT_PARAGRAPH) != 0 ? 2 : 1);
  if ((traits & LIBFEED__ELEMENT_CELL) != 0)
    out->space = true;
  if ((traits & LIBFEED__ELEMENT_PRE) != 0 && !token->is_void) {
    out->pre_start = token->kind == LIBFEED__HTML_START;
    if (out->pre_start)
      out->pre++;
    else if (out->pre > 0)
      out->pre--;
  }
}

/* The result without white space at its ends. */
static libfeed_str close_trimmed(writer *out) {
  libfeed__arena_cut(out->arena, out->visible);
  return libfeed__trim(libfeed__arena_close(out->arena));
}

libfeed_str libfeed__html_plain(libfeed__arena *arena, libfeed_str markup) {
  libfeed_str whole = markup;
  markup = libfeed__trim(markup);
  if (markup.len == 0)
    return libfeed__empty;
  const char *end = markup.data + markup.len;
  if (memchr(markup.data, '<', markup.len) == NULL &&
      libfeed__block_best()->text(markup.data, end) == end) {
    /* As it is, unless that would lose the NUL behind it. */
    return end == whole.data + whole.len
               ? markup
               : libfeed__arena_copy_str(arena, markup);
  }
  writer out = {.arena = arena};
  libfeed__html html;
  libfeed__html_token token;
  libfeed__html_init(&html, markup);
  libfeed__arena_open(arena);
  unsigned traits = 0; /* of the raw text element */
  while (libfeed__html_next(&html, &token)) {
    if (token.kind == LIBFEED__HTML_START || token.kind == LIBFEED__HTML_END) {
      put_tag(&out, &token);
      traits = html.raw_text.len > 0 ? token.traits : 0;
    } else if (token.kind == LIBFEED__HTML_TEXT) {
      if ((traits & LIBFEED__ELEMENT_HIDDEN) == 0) {
        if (out.pre > 0)
          put_pre(&out, token.raw);
        else
          put_text(&out, token.raw);
      }
      traits = 0;
    }
  }
  return close_trimmed(&out);
}

/* True where a reference that HTML knows is in `text`. */
static bool has_reference(libfeed_str text) {
  for (size_t at = libfeed__find_byte(text, '&'); at != SIZE_MAX;
       at = libfeed__find_byte(text, '&')) {
    char buffer[4];
    libfeed_str value;
    text = libfeed__slice(text, at, text.len);
    size_t len = read_reference(text, true, buffer, &value);
    if (len > 0 && text.data[len - 1] == ';')
      return true;
    text = libfeed__slice(text, 1, text.len);
  }
  return false;
}

bool libfeed__html_is_likely(libfeed_str text) {
  libfeed__html html;
  libfeed__html_token token;
  bool is_likely = false;
  libfeed__html_init(&html, text);
  while (libfeed__html_next(&html, &token)) {
    if (token.kind == LIBFEED__HTML_TEXT) {
      is_likely = is_likely || has_reference(token.raw);
    } else if (token.kind != LIBFEED__HTML_COMMENT) {
      if (token.traits == 0)
        return false;
      is_likely = is_likely || token.kind == LIBFEED__HTML_END;
    }
  }
  return is_likely;
}
