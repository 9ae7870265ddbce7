/* SPDX-License-Identifier: MIT */
/* Values: person texts (vocabulary rule 2.2.10): the forms in which name and
   address stand together, and lists of persons. docs/persons.md is the
   specification. */
#include "normal/values_person.h"

#define LONGEST_REFERENCE 32 /* bytes of one in a person's text */

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
    if ((unsigned char)c <= ' ' || strchr("()<>[],;:\"\\/|", c) != NULL ||
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

/* True where `email` begins with a word, whatever separators are in it, and the
   word ends there: "no-reply@", "noreply-news@", but not "nobodyknows@". */
static bool begins_with_word(libfeed_str email, libfeed_str word) {
  size_t at = 0, found = 0;
  for (; at < email.len && found < word.len; at++) {
    char c = libfeed__lower(email.data[at]);
    if (c == word.data[found])
      found++;
    else if (c != '-' && c != '_' && c != '.')
      return false;
  }
  return found == word.len && at < email.len &&
         !libfeed__is_alpha(email.data[at]);
}

/* "noreply@…", "do-not-reply@…", "nobody@…" and the like. */
static bool is_noreply(libfeed_str email) {
  static const libfeed_str words[] = {
      LIBFEED__STR_INIT("noreply"), LIBFEED__STR_INIT("donotreply"),
      LIBFEED__STR_INIT("dontreply"), LIBFEED__STR_INIT("nobody")};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (begins_with_word(email, words[i]))
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

/* True where the text ends with a character reference that the format has left
   escaped: its semicolon is no separator. */
static bool ends_with_reference(libfeed_str text) {
  size_t at = text.len - 1;
  while (at > 0 && text.len - at < LONGEST_REFERENCE &&
         (libfeed__is_alnum(text.data[at - 1]) || text.data[at - 1] == '#'))
    at--;
  return at > 0 && at + 1 < text.len && text.data[at - 1] == '&';
}

/* A name without quotes around the whole of it, or separators behind it. */
static libfeed_str clean_name(libfeed_str name) {
  name = libfeed__trim(name);
  while (name.len > 0 &&
         (name.data[name.len - 1] == ',' ||
          (name.data[name.len - 1] == ';' && !ends_with_reference(name))))
    name = libfeed__trim(libfeed__slice(name, 0, name.len - 1));
  if (name.len > 1 && (name.data[0] == '"' || name.data[0] == '\'') &&
      name.data[name.len - 1] == name.data[0])
    name = libfeed__trim(libfeed__slice(name, 1, name.len - 1));
  return name;
}

/* A name that stands beside an address, without the signs between the two. */
static libfeed_str clean_beside(libfeed_str name) {
  static const libfeed_str signs[] = {
      LIBFEED__STR_INIT("-"), LIBFEED__STR_INIT(":"), LIBFEED__STR_INIT("|"),
      LIBFEED__STR_INIT("\xE2\x80\x93"), LIBFEED__STR_INIT("\xE2\x80\x94")};
  name = libfeed__trim(name);
  for (size_t i = 0; i < sizeof signs / sizeof *signs;) {
    libfeed_str sign = signs[i++];
    libfeed_str before = name;
    if (libfeed__ends_with_fold(name, sign))
      name = libfeed__slice(name, 0, name.len - sign.len);
    if (libfeed__starts_with(name, sign))
      name = libfeed__slice(name, sign.len, name.len);
    name = libfeed__trim(name);
    if (name.len < before.len)
      i = 0; /* others may stand behind it */
  }
  return clean_name(name);
}

/* Where an address is, puts it into `out`. */
static bool set_address(libfeed__person_parts *out, libfeed_str text) {
  text = without_mailto(libfeed__trim(text));
  libfeed_str mail = text;
  if (mail.len > 0 && mail.data[mail.len - 1] == '.')
    mail.len--; /* it ends a sentence: no mail address does so */
  if (is_email(mail)) {
    out->email = mail;
    out->is_noreply = is_noreply(mail);
    return true;
  }
  if (is_uri(text) && libfeed__find_byte(text, ' ') == SIZE_MAX) {
    out->uri = text;
    return true;
  }
  return false;
}

static bool is_address(libfeed_str text) {
  libfeed__person_parts parts;
  return set_address(&parts, text);
}

static const char opening[] = "<([", closing[] = ">)]";

/* The kind of bracket that opens at the beginning of `text`; 3 for none. */
static size_t bracket_kind(libfeed_str text) {
  size_t kind = 0;
  while (kind < 3 && (text.len == 0 || text.data[0] != opening[kind]))
    kind++;
  return kind;
}

/* True for nothing, a full stop, and for a remark in brackets behind a person
   (RFC 822 §3.4.3), which is left out. What has an address is none. */
static bool is_remark(libfeed_str text) {
  text = libfeed__trim(text);
  return text.len == 0 || libfeed__equals(text, LIBFEED__STR(".")) ||
         (bracket_kind(text) < 3 && libfeed__find_byte(text, '@') == SIZE_MAX);
}

/* Where the bracket closes that `text` begins with; its length where it does
   not. */
static size_t bracket_end(libfeed_str text, size_t kind) {
  size_t depth = 0;
  for (size_t i = 0; i < text.len; i++) {
    depth += text.data[i] == opening[kind];
    if (text.data[i] == closing[kind] && --depth == 0)
      return i;
  }
  return text.len;
}

/* The name in what follows an address: "(John Smith) (Reuters)" is "John
   Smith", and "John Smith (Reuters)" is itself. */
static libfeed_str name_behind(libfeed_str text) {
  text = libfeed__trim(text);
  size_t kind = bracket_kind(text);
  if (kind == 3)
    return clean_beside(text);
  size_t end = bracket_end(text, kind);
  if (!is_remark(libfeed__slice(text, end + 1, text.len)))
    return clean_beside(text);
  return clean_name(libfeed__slice(text, 1, end));
}

/* An address stands between two brackets: the name is before them, or where
   nothing is there, behind them. */
static bool read_around(libfeed_str text, size_t open, size_t close,
                        libfeed__person_parts *out) {
  libfeed_str before =
      libfeed__trim(without_mailto(libfeed__slice(text, 0, open)));
  libfeed_str behind = libfeed__slice(text, close + 1, text.len);
  if ((before.len > 0 && !is_remark(behind)) ||
      !set_address(out, libfeed__slice(text, open + 1, close)))
    return false;
  if (before.len == 0)
    out->name = name_behind(behind);
  else if (!is_address(before)) /* else it is there twice */
    out->name = clean_beside(before);
  return true;
}

static size_t find_last(libfeed_str text, char c) {
  size_t at = text.len;
  while (at > 0 && text.data[at - 1] != c)
    at--;
  return at > 0 ? at - 1 : SIZE_MAX;
}

/* "name <address>", "name (address)", "name [address]", "<address> name": the
   address is looked for in the first and the last brackets of each kind, up to
   the nearest that closes and the last one. One that is never closed counts as
   well. */
static bool read_bracketed(libfeed_str text, libfeed__person_parts *out) {
  for (size_t kind = 0; kind < 3; kind++) {
    size_t opens[] = {libfeed__find_byte(text, opening[kind]),
                      find_last(text, opening[kind])};
    if (opens[0] == SIZE_MAX)
      continue;
    size_t last = find_last(text, closing[kind]);
    for (size_t i = 0; i < 2; i++) {
      libfeed_str inner = libfeed__slice(text, opens[i], text.len);
      size_t near = libfeed__find_byte(inner, closing[kind]);
      if (near == SIZE_MAX)
        near = inner.len; /* it is never closed */
      if (read_around(text, opens[i], opens[i] + near, out) ||
          (last != SIZE_MAX && last > opens[i] &&
           read_around(text, opens[i], last, out)))
        return true;
    }
  }
  return false;
}

static bool ends_word(char c) {
  return libfeed__is_space(c) || c == '|';
}

/* "address name", "address (name)", "name address": an address is the first or
   the last word. */
static bool read_beside(libfeed_str text, libfeed__person_parts *out) {
  size_t first = 0, last = text.len;
  bool is_page = is_uri(text);
  while (first < text.len && !ends_word(text.data[first]) &&
         (is_page || bracket_kind(libfeed__slice(text, first, text.len)) == 3))
    first++;
  while (last > 0 && !ends_word(text.data[last - 1]))
    last--;
  if (set_address(out, libfeed__slice(text, 0, first))) {
    out->name = name_behind(libfeed__slice(text, first, text.len));
    return true;
  }
  if (set_address(out, libfeed__slice(text, last, text.len))) {
    out->name = clean_beside(libfeed__slice(text, 0, last));
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
  if (set_address(out, text) || read_bracketed(text, out) ||
      read_beside(text, out))
    return true;
  text = without_mailto(text);
  size_t kind = bracket_kind(text);
  if (kind < 3 && bracket_end(text, kind) + 1 == text.len)
    text = libfeed__slice(text, 1, text.len - 1); /* "(name)" */
  out->name = clean_name(text);
  return false;
}

bool libfeed__person_email(libfeed_str text, libfeed__person_parts *out) {
  *out = (libfeed__person_parts){libfeed__empty, libfeed__empty, libfeed__empty,
                                 false};
  return set_address(out, text) && out->email.len > 0;
}

/* -- lists
 * -------------------------------------------------------------------------- */

/* BLANK: white space between two mail addresses. */
typedef enum joint { NO_JOINT, BLANK, COMMA, WORD, SEMICOLON } joint;

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
  if (text->len > 0 && libfeed__is_space(text->data[0]))
    strongest = BLANK;
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
  while (i < text.len && i < LONGEST_REFERENCE &&
         (libfeed__is_alnum(text.data[i]) || (i == 1 && text.data[i] == '#')))
    i++;
  return i > 1 && i < text.len && text.data[i] == ';' ? i + 1 : 0;
}

/* True where the white space at `at` stands between two mail addresses, the
   first of which begins at `word`. */
static bool is_between_emails(libfeed_str text, size_t word, size_t at) {
  if (!is_email(without_mailto(libfeed__slice(text, word, at))))
    return false;
  text = libfeed__trim(libfeed__slice(text, at, text.len));
  size_t end = 0;
  while (end < text.len && !libfeed__is_space(text.data[end]) &&
         strchr(",;(<[", text.data[end]) == NULL)
    end++;
  return is_email(without_mailto(libfeed__slice(text, 0, end)));
}

/* The end of the person at the beginning of `text`: the next separator outside
   of brackets and quotes. A comma before "Jr.", "PhD", "Inc." is none. Where
   `only_semicolons`, nothing else separates. */
static size_t part_end(libfeed_str text, bool only_semicolons) {
  size_t depth = 0, word = 0;
  bool is_quoted = false;
  for (size_t i = 0; i < text.len; i++) {
    char c = text.data[i];
    size_t len =
        c == '&' ? reference_len(libfeed__slice(text, i, text.len)) : 0;
    if (c == '\\') /* a quoted pair (RFC 822 §3.3) */
      len = 2;
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
    if (libfeed__is_space(c)) {
      if (!only_semicolons && is_between_emails(text, word, i))
        return i;
      word = i + 1;
    }
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
  if (before == BLANK || before == COMMA || before == WORD)
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
   read n times): a comma, a word or white space there says that the part was to
   be cut at them, a semicolon that the text was to be cut at semicolons. */
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
