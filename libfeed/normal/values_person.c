/* SPDX-License-Identifier: MIT */
/* Values: person texts (vocabulary rule 2.2.10): the forms in which name and
   address stand together, and lists of persons. docs/persons.md is the
   specification. */
#include "normal/values_person.h"

/* -- addresses
 * ----------------------------------------------------------------- */

/* A mail address, not more exact than feeds are: no white space or brackets,
   one
   '@', a dot in the domain. */
static bool is_email(libfeed_str text) {
  size_t at = libfeed__find_byte(text, '@');
  bool has_dot = false;
  if (at == SIZE_MAX || at == 0)
    return false;
  for (size_t i = 0; i < text.len; i++) {
    char c = text.data[i];
    if ((unsigned char)c <= ' ' || strchr("()<>[],;:\"\\/", c) != NULL ||
        (c == '@' && i != at))
      return false;
    has_dot = has_dot || (c == '.' && i > at + 1 && i + 1 < text.len);
  }
  return has_dot;
}

static bool is_uri(libfeed_str text) {
  return libfeed__starts_with_fold(text, LIBFEED__STR("http://")) ||
         libfeed__starts_with_fold(text, LIBFEED__STR("https://"));
}

/* "noreply@…", "do-not-reply@…", "nobody@…" and the like. */
static bool is_noreply(libfeed_str email) {
  static const libfeed_str starts[] = {
      LIBFEED__STR_INIT("noreply"), LIBFEED__STR_INIT("donotreply"),
      LIBFEED__STR_INIT("dontreply"), LIBFEED__STR_INIT("nobody")};
  char local[12];
  size_t len = 0;
  for (size_t i = 0; i < email.len && email.data[i] != '@'; i++) {
    char c = email.data[i];
    if (c != '-' && c != '_' && c != '.' && len < sizeof local)
      local[len++] = c;
  }
  for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
    if (libfeed__starts_with_fold((libfeed_str){local, len}, starts[i]) &&
        (len == starts[i].len || !libfeed__is_alpha(local[starts[i].len])))
      return true;
  return false;
}

/* An address without "mailto:" and without the query of such an address. */
static libfeed_str without_mailto(libfeed_str text) {
  static const libfeed_str mailto = LIBFEED__STR_INIT("mailto:");
  if (!libfeed__starts_with_fold(text, mailto))
    return text;
  text = libfeed__slice(text, mailto.len, text.len);
  size_t query = libfeed__find_byte(text, '?');
  return libfeed__trim(libfeed__slice(text, 0, query));
}

/* -- one person
 * ------------------------------------------------------------------- */

/* A name without quotes around the whole of it, or separators behind it. */
static libfeed_str clean_name(libfeed_str name) {
  name = libfeed__trim(name);
  while (name.len > 0 &&
         (name.data[name.len - 1] == ',' || name.data[name.len - 1] == ';'))
    name = libfeed__trim(libfeed__slice(name, 0, name.len - 1));
  if (name.len > 1 && (name.data[0] == '"' || name.data[0] == '\'') &&
      name.data[name.len - 1] == name.data[0])
    name = libfeed__trim(libfeed__slice(name, 1, name.len - 1));
  return name;
}

/* Where an address is, puts it into `out`. */
static bool set_address(libfeed__person_parts *out, libfeed_str text) {
  text = without_mailto(libfeed__trim(text));
  if (is_email(text)) {
    out->email = text;
    out->is_noreply = is_noreply(text);
    return true;
  }
  if (is_uri(text) && libfeed__find_byte(text, ' ') == SIZE_MAX) {
    out->uri = text;
    return true;
  }
  return false;
}

/* "outer (inner)", "outer <inner>", "outer [inner]": one of both is an
   address. */
static bool read_bracketed(libfeed_str text, libfeed__person_parts *out) {
  static const char opening[] = "(<[", closing[] = ")>]";
  for (size_t i = 0; i < 3; i++) {
    size_t open = libfeed__find_byte(text, opening[i]);
    if (open == SIZE_MAX || text.data[text.len - 1] != closing[i])
      continue;
    libfeed_str outer = libfeed__trim(libfeed__slice(text, 0, open));
    libfeed_str inner =
        libfeed__trim(libfeed__slice(text, open + 1, text.len - 1));
    if (set_address(out, inner)) {
      /* The name may be the address once more: "a@b.c (a@b.c)". */
      libfeed__person_parts again = {0};
      if (!set_address(&again, outer))
        out->name = clean_name(outer);
      return true;
    }
    if (set_address(out, outer)) {
      out->name = clean_name(inner);
      return true;
    }
    if (outer.len == 0 && libfeed__find_byte(inner, opening[i]) == SIZE_MAX) {
      out->name = clean_name(inner);
      return true;
    }
  }
  return false;
}

/* "address name", "name address": an address is the first or the last word. */
static bool read_beside(libfeed_str text, libfeed__person_parts *out) {
  size_t first = 0, last = text.len;
  while (first < text.len && !libfeed__is_space(text.data[first]))
    first++;
  while (last > 0 && !libfeed__is_space(text.data[last - 1]))
    last--;
  if (first == text.len)
    return false;
  if (set_address(out, libfeed__slice(text, 0, first))) {
    out->name = clean_name(libfeed__slice(text, first, text.len));
    return true;
  }
  if (set_address(out, libfeed__slice(text, last, text.len))) {
    out->name = clean_name(libfeed__slice(text, 0, last));
    return true;
  }
  return false;
}

/* True where the text has an address. */
static bool read_person(libfeed_str text, libfeed__person_parts *out) {
  *out = (libfeed__person_parts){libfeed__empty, libfeed__empty, libfeed__empty,
                                 false};
  text = libfeed__trim(text);
  if (text.len == 0)
    return false;
  if (read_bracketed(text, out) || set_address(out, text) ||
      read_beside(text, out))
    return out->email.len > 0 || out->uri.len > 0;
  out->name = clean_name(without_mailto(text));
  return false;
}

/* -- lists
 * -------------------------------------------------------------------------- */

typedef enum joint { NO_JOINT, COMMA, WORD, SEMICOLON } joint;

/* The separator at the beginning of `text`, its length in `len`. */
static joint joint_at(libfeed_str text, size_t *len) {
  static const struct {
    libfeed_str text;
    joint kind;
  } joints[] = {{LIBFEED__STR_INIT(","), COMMA},
                {LIBFEED__STR_INIT(";"), SEMICOLON},
                {LIBFEED__STR_INIT(" and "), WORD},
                {LIBFEED__STR_INIT(" & "), WORD},
                {LIBFEED__STR_INIT("\xEF\xBC\x8C"), COMMA},      /* ， */
                {LIBFEED__STR_INIT("\xE3\x80\x81"), COMMA},      /* 、 */
                {LIBFEED__STR_INIT("\xEF\xBC\x9B"), SEMICOLON}}; /* ； */
  char c = text.len > 0 ? text.data[0] : 'x';
  if (c != ',' && c != ';' && c != ' ' && c != '\xEF' && c != '\xE3')
    return NO_JOINT;
  for (size_t i = 0; i < sizeof joints / sizeof *joints; i++)
    if (libfeed__starts_with_fold(text, joints[i].text)) {
      *len = joints[i].text.len;
      return joints[i].kind;
    }
  return NO_JOINT;
}

/* Steps over every separator at the beginning of `text`, with white space: "A,
   and B". The strongest kind, in which a comma that is written counts least. */
static joint skip_joints(libfeed_str *text) {
  joint strongest = NO_JOINT;
  for (;;) {
    size_t len;
    joint kind = joint_at(*text, &len);
    if (kind == WORD) /* its last space may begin another one */
      len--;
    else if (kind == NO_JOINT)
      break;
    *text = libfeed__slice(*text, len, text->len);
    if (kind > strongest)
      strongest = kind;
    while (
        text->len > 1 && libfeed__is_space(text->data[0]) &&
        (libfeed__is_space(text->data[1]) || joint_at(*text, &len) == NO_JOINT))
      *text = libfeed__slice(*text, 1, text->len);
  }
  *text = libfeed__trim(*text);
  return strongest;
}

/* The length of a character reference at the beginning of `text`, which the
   format has left escaped: its semicolon separates nothing. 0 for none. */
static size_t reference_len(libfeed_str text) {
  size_t i = 1;
  while (i < text.len && i < 32 &&
         (libfeed__is_alnum(text.data[i]) || (i == 1 && text.data[i] == '#')))
    i++;
  return i > 1 && i < text.len && text.data[i] == ';' ? i + 1 : 0;
}

/* The end of the person at the beginning of `text`: the next separator outside
   of brackets and quotes. A comma before "Jr.", "PhD", "Inc." is none. Where
   `only_semicolons`, nothing else separates. */
static size_t part_end(libfeed_str text, bool only_semicolons) {
  size_t depth = 0;
  bool is_quoted = false;
  for (size_t i = 0; i < text.len; i++) {
    char c = text.data[i];
    size_t len =
        c == '&' ? reference_len(libfeed__slice(text, i, text.len)) : 0;
    if (len > 0) {
      i += len - 1;
      continue;
    }
    if (c == '"')
      is_quoted = !is_quoted;
    else if (c == '(' || c == '<' || c == '[')
      depth++;
    else if ((c == ')' || c == '>' || c == ']') && depth > 0)
      depth--;
    if (depth > 0 || is_quoted)
      continue;
    joint kind = joint_at(libfeed__slice(text, i, text.len), &len);
    if (kind == NO_JOINT || (only_semicolons && kind != SEMICOLON))
      continue;
    if (kind == COMMA &&
        libfeed__person_is_suffix(libfeed__slice(text, i + len, text.len)))
      continue;
    return i;
  }
  return text.len;
}

/* Each part has to be a person for itself. */
static bool all_are_persons(libfeed_str text, bool only_semicolons) {
  skip_joints(&text);
  while (text.len > 0) {
    size_t end = part_end(text, only_semicolons);
    libfeed__person_parts parts;
    if (!read_person(libfeed__slice(text, 0, end), &parts) &&
        !(only_semicolons ? libfeed__person_is_plausible(parts.name)
                          : libfeed__person_is_full_name(parts.name)))
      return false;
    text = libfeed__slice(text, end, text.len);
    skip_joints(&text);
  }
  return true;
}

/* The end of the next person in `rest`, which follows the separator `before`.
   Semicolons cut first, then, within what they leave, the other separators. */
static size_t next_end(libfeed_str rest, joint before) {
  if (before == COMMA || before == WORD)
    return part_end(rest, false);
  size_t end = part_end(rest, true);
  if (before == NO_JOINT && end < rest.len && !all_are_persons(rest, true))
    return rest.len;
  libfeed_str part = libfeed__slice(rest, 0, end);
  return all_are_persons(part, false) ? part_end(part, false) : end;
}

/* True where nothing in a text can separate, bracket or be an address: a bare
   name, as most are. */
static bool is_bare_name(libfeed_str text) {
  for (size_t i = 0; i < text.len; i++) {
    char c = text.data[i];
    if (libfeed__is_alpha(c) || c == '.' || c == '-')
      continue;
    if (c != ' ' || i + 1 == text.len || text.data[i + 1] == ' ' ||
        libfeed__lower(text.data[i + 1]) == 'a') /* "and" */
      return false;
  }
  return text.len > 0 && text.data[0] != ' ';
}

/* What is left of a list begins at the separator behind the person that was
   taken, so that each decision is made once (a text of n persons would else be
   read n times): a comma or a word there says that the part was to be cut at
   them, a semicolon that the text was to be cut at semicolons. */
bool libfeed__person_next(libfeed_str *rest, libfeed__person_parts *out) {
  if (is_bare_name(*rest)) {
    *out =
        (libfeed__person_parts){*rest, libfeed__empty, libfeed__empty, false};
    *rest = libfeed__empty;
    return true;
  }
  while (rest->len > 0) {
    joint before = skip_joints(rest);
    size_t end = next_end(*rest, before);
    libfeed_str part = libfeed__slice(*rest, 0, end);
    *rest = libfeed__slice(*rest, end, rest->len);
    read_person(part, out);
    if (out->name.len > 0 || out->email.len > 0 || out->uri.len > 0)
      return true;
  }
  return false;
}
