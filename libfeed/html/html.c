/* SPDX-License-Identifier: MIT */
/* The tokeniser: WHATWG's tokenisation where a page has an end, and a reader's
   common sense where something is not closed: what follows is kept rather than
   swallowed. Nothing is searched for twice, so the time is linear. */
#include "html/html.h"

#include "html/element.h"

/* Names beyond this are none of HTML's. */
#define NAME_LOOK 32

void libfeed__html_init(libfeed__html *html, libfeed_str input) {
  memset(html, 0, sizeof *html);
  html->input = input;
  html->raw_text = libfeed__empty;
  html->angles_end = input.len;
}

/* What matters inside a tag. White space is that of XML, and form feed. */
enum { SPACE = 1, SLASH = 2, ANGLE = 4, EQUALS = 8 };
static const uint8_t classes[256] = {
    [' '] = SPACE,  ['\t'] = SPACE, ['\n'] = SPACE, ['\r'] = SPACE,
    ['\f'] = SPACE, ['/'] = SLASH,  ['>'] = ANGLE,  ['='] = EQUALS};

static inline bool is_a(char c, unsigned some) {
  return (classes[(unsigned char)c] & some) != 0;
}
static inline bool is_space(char c) {
  return is_a(c, SPACE);
}

/* [from, to) of `str`, which has that much. */
static inline libfeed_str part(libfeed_str str, size_t from, size_t to) {
  return (libfeed_str){str.data + from, to - from};
}

static size_t find(libfeed_str input, size_t from, char c) {
  const char *hit =
      from < input.len ? memchr(input.data + from, c, input.len - from) : NULL;
  return hit == NULL ? SIZE_MAX : (size_t)(hit - input.data);
}

/* Makes the token of [at, end) and steps behind it. */
static bool take(libfeed__html *html, libfeed__html_token *token,
                 libfeed__html_kind kind, size_t end) {
  token->kind = kind;
  token->raw = part(html->input, html->at, end);
  html->at = end;
  return true;
}

/* -- tags ----------------------------------------------------------------- */

/* Where the tag whose name ends at `from` has its '>'. */
typedef struct tag_end {
  size_t at;        /* of '>', or SIZE_MAX */
  bool self_closed; /* '/' stands before it, outside of values */
} tag_end;

/* The first '>', whatever stands around it; remembers from where on there is
   none. */
static size_t any_angle(libfeed__html *html, size_t from) {
  if (from >= html->angles_end)
    return SIZE_MAX;
  size_t at = find(html->input, from, '>');
  if (at == SIZE_MAX)
    html->angles_end = from;
  return at;
}

/* Steps over a quoted value that begins at `*at`; false where nothing closes
   it. */
static bool skip_quoted(libfeed__html *html, size_t *at) {
  char quote = html->input.data[*at];
  bool *none = &html->no_quote[quote == '"'];
  size_t end = *none ? SIZE_MAX : find(html->input, *at + 1, quote);
  *none = end == SIZE_MAX;
  if (*none)
    return false;
  *at = end + 1;
  return true;
}

/* Steps over "name = value"; false where a quote is not closed (`*at` is then
   at the quote). */
static bool skip_attribute(libfeed__html *html, size_t *at) {
  const char *data = html->input.data;
  size_t len = html->input.len, i = *at;
  bool ok = true;
  if (data[i] == '=')
    i++; /* belongs to the name when it comes first */
  while (i < len && !is_a(data[i], SPACE | SLASH | ANGLE | EQUALS))
    i++;
  while (i < len && is_space(data[i]))
    i++;
  if (i < len && data[i] == '=') {
    i++;
    while (i < len && is_space(data[i]))
      i++;
    if (i < len && (data[i] == '"' || data[i] == '\''))
      ok = skip_quoted(html, &i);
    else
      while (i < len && !is_a(data[i], SPACE | ANGLE))
        i++;
  }
  *at = i;
  return ok;
}

static tag_end find_tag_end(libfeed__html *html, size_t from) {
  const char *data = html->input.data;
  size_t len = html->input.len, i = from;
  if (html->no_tag_end)
    return (tag_end){any_angle(html, from), false};
  bool slash = false;
  while (i < len) {
    if (data[i] == '>')
      return (tag_end){i, slash};
    if (is_a(data[i], SPACE | SLASH)) {
      slash = slash || data[i] == '/';
      i++;
      continue;
    }
    slash = false;
    if (!skip_attribute(html, &i)) {
      /* A quote that nothing closes: the next '>' ends the tag. */
      size_t end = any_angle(html, i);
      if (end == SIZE_MAX)
        break;
      return (tag_end){end, false};
    }
  }
  /* The end of the input. No later tag is read so carefully again. */
  html->no_tag_end = true;
  return (tag_end){any_angle(html, from), false};
}

/* The end tag of a raw text element, from `from`; SIZE_MAX. */
static size_t find_raw_end(libfeed_str input, size_t from, libfeed_str name) {
  for (size_t at = find(input, from, '<'); at != SIZE_MAX;
       at = find(input, at + 1, '<')) {
    libfeed_str rest = part(input, at, input.len);
    if (rest.len < name.len + 3 || rest.data[1] != '/')
      continue;
    char after = rest.data[name.len + 2];
    if ((is_space(after) || after == '/' || after == '>') &&
        libfeed__equals_fold(part(rest, 2, name.len + 2), name))
      return at;
  }
  return SIZE_MAX;
}

/* After the start tag of a raw text element: where its content ends. One that
   would show its content and is not closed is none: the rest is markup. */
static void enter_raw(libfeed__html *html, libfeed_str name, unsigned traits) {
  bool shows = (traits & LIBFEED__ELEMENT_REFERENCES) != 0;
  /* title and textarea are told apart by a letter. */
  unsigned bit = libfeed__lower(name.data[1]) == 'i' ? 1u : 2u;
  if (shows && (html->unclosed & bit) != 0)
    return;
  size_t end = find_raw_end(html->input, html->at, name);
  if (end == SIZE_MAX && shows) {
    html->unclosed |= bit;
    return;
  }
  html->raw_text = name;
  html->raw_end = end == SIZE_MAX ? html->input.len : end;
}

/* A tag at '<'; `skip` bytes stand before its name. False where it is text. */
static bool take_tag(libfeed__html *html, libfeed__html_token *token,
                     size_t skip) {
  libfeed_str input = html->input;
  size_t start = html->at + skip, i = start;
  size_t look = html->no_tag_end && input.len - start > NAME_LOOK
                    ? start + NAME_LOOK
                    : input.len;
  while (i < look && !is_a(input.data[i], SPACE | SLASH | ANGLE))
    i++;
  tag_end end = find_tag_end(html, i);
  token->name = part(input, start, i);
  unsigned traits = libfeed__html_traits(token->name);
  token->traits = traits;
  if (end.at == SIZE_MAX) {
    /* Cut off, if it was a tag at all. */
    if (traits == 0)
      return false;
    end.at = input.len;
  }
  token->attributes = part(input, i, end.at);
  token->is_void = end.self_closed || (traits & LIBFEED__ELEMENT_VOID) != 0;
  take(html, token, skip == 1 ? LIBFEED__HTML_START : LIBFEED__HTML_END,
       end.at < input.len ? end.at + 1 : end.at);
  if (skip == 1 && (traits & LIBFEED__ELEMENT_RAW) != 0 && !token->is_void)
    enter_raw(html, token->name, traits);
  return true;
}

/* -- what is neither tag nor text ----------------------------------------- */

/* True where the '>' at `at` ends the comment that begins at `start`: "-->",
   "--!>"; and "<!-->", "<!--->" are whole ones (HTML §13.2.5.43). */
static bool ends_comment(libfeed_str input, size_t start, size_t at) {
  const char *end = input.data + at;
  size_t len = at - start;
  if (len < 6)
    return len == 4 || end[-1] == '-';
  if (len > 6 && end[-1] == '!')
    end--;
  return end[-1] == '-' && end[-2] == '-';
}

static bool take_comment(libfeed__html *html, libfeed__html_token *token) {
  libfeed_str input = html->input;
  size_t first = any_angle(html, html->at + 4), end = first;
  while (end != SIZE_MAX && !html->no_comment_end &&
         !ends_comment(input, html->at, end))
    end = find(input, end + 1, '>');
  if (end == SIZE_MAX || html->no_comment_end) {
    /* Not closed: the next '>' will do, so that the rest is kept. */
    html->no_comment_end = true;
    end = first;
  }
  return take(html, token, LIBFEED__HTML_COMMENT,
              end == SIZE_MAX ? input.len : end + 1);
}

/* The mark that begins a CDATA section: its content is read like the rest. */
static bool take_cdata(libfeed__html *html, libfeed__html_token *token) {
  take(html, token, LIBFEED__HTML_COMMENT, html->at + 9);
  if (html->cdata_end < html->at && !html->no_cdata_end) {
    libfeed_str rest = part(html->input, html->at, html->input.len);
    size_t end = libfeed__find(rest, LIBFEED__STR("]]>"));
    html->no_cdata_end = end == SIZE_MAX;
    html->cdata_end = end == SIZE_MAX ? 0 : html->at + end;
  }
  return true;
}

/* "<!", "<?" or "</" that begins nothing known: a comment up to '>' where that
   comes before the next '<', else text. */
static bool take_bogus(libfeed__html *html, libfeed__html_token *token) {
  libfeed_str input = html->input;
  for (size_t i = html->at + 1; i < input.len && input.data[i] != '<'; i++)
    if (input.data[i] == '>')
      return take(html, token, LIBFEED__HTML_COMMENT, i + 1);
  return false;
}

/* What begins at '<'; false where it is text. */
static bool take_markup(libfeed__html *html, libfeed__html_token *token) {
  libfeed_str rest = part(html->input, html->at, html->input.len);
  char mark = rest.len > 1 ? rest.data[1] : ' ';
  char letter = rest.len > 2 ? rest.data[2] : ' ';
  if (libfeed__is_alpha(mark))
    return take_tag(html, token, 1);
  if (mark != '/' && mark != '!' && mark != '?')
    return false;
  if (mark == '/' && libfeed__is_alpha(letter))
    return take_tag(html, token, 2);
  if (mark == '!' && libfeed__starts_with(rest, LIBFEED__STR("<!--")))
    return take_comment(html, token);
  if (mark == '!' && libfeed__starts_with(rest, LIBFEED__STR("<![CDATA[")))
    return take_cdata(html, token);
  if (mark != '/' && libfeed__is_alpha(letter)) {
    size_t end = any_angle(html, html->at);
    return take(html, token, LIBFEED__HTML_COMMENT,
                end == SIZE_MAX ? html->input.len : end + 1);
  }
  return take_bogus(html, token);
}

/* True where the '<' at `at` may begin markup. */
static bool may_open(libfeed_str input, size_t at) {
  if (at + 1 >= input.len)
    return false;
  char c = input.data[at + 1];
  return libfeed__is_alpha(c) || c == '/' || c == '!' || c == '?';
}

/* Text from `at` on, of which the first byte is certain to be text. */
static bool take_text(libfeed__html *html, libfeed__html_token *token) {
  size_t end = html->at, limit = html->input.len;
  if (html->cdata_end > html->at)
    limit = html->cdata_end;
  do
    end = find((libfeed_str){html->input.data, limit}, end + 1, '<');
  while (end != SIZE_MAX && !may_open(html->input, end));
  return take(html, token, LIBFEED__HTML_TEXT, end == SIZE_MAX ? limit : end);
}

bool libfeed__html_next(libfeed__html *html, libfeed__html_token *token) {
  token->kind = LIBFEED__HTML_DONE;
  token->raw = token->name = token->attributes = libfeed__empty;
  token->traits = 0;
  token->is_void = false;
  if (html->at >= html->input.len)
    return false;
  if (html->raw_text.len > 0) {
    html->raw_text = libfeed__empty;
    if (html->raw_end > html->at)
      return take(html, token, LIBFEED__HTML_TEXT, html->raw_end);
  }
  if (html->cdata_end == html->at && html->at > 0) {
    html->cdata_end = 0;
    return take(html, token, LIBFEED__HTML_COMMENT, html->at + 3);
  }
  if (html->input.data[html->at] == '<' && take_markup(html, token))
    return true;
  token->name = libfeed__empty;
  return take_text(html, token);
}

bool libfeed__html_attribute(libfeed_str *rest, libfeed_str *name,
                             libfeed_str *value) {
  const char *data = rest->data;
  size_t len = rest->len, i = 0;
  *name = *value = libfeed__empty;
  while (i < len && is_a(data[i], SPACE | SLASH))
    i++;
  size_t start = i;
  if (i < len && data[i] == '=')
    i++;
  while (i < len && !is_a(data[i], SPACE | SLASH | EQUALS))
    i++;
  *name = part(*rest, start, i);
  while (i < len && is_space(data[i]))
    i++;
  if (i < len && data[i] == '=') {
    i++;
    while (i < len && is_space(data[i]))
      i++;
    start = i;
    if (i < len && (data[i] == '"' || data[i] == '\'')) {
      size_t end = find(*rest, i + 1, data[i]);
      if (end == SIZE_MAX)
        end = len;
      *value = part(*rest, start + 1, end);
      i = end < len ? end + 1 : len;
    } else {
      while (i < len && !is_space(data[i]))
        i++;
      *value = part(*rest, start, i);
    }
  }
  *rest = part(*rest, i, len);
  return name->len > 0;
}
