/* SPDX-License-Identifier: MIT */
/* Documents for the differential tests. */
#include "documents.h"

#include <stdbool.h>
#include <string.h>

#include "base/utf8.h"

typedef struct maker {
  uint64_t state;
  char *out;
  size_t len;
} maker;

/* xorshift64* */
static uint32_t next(maker *make, uint32_t n) {
  make->state ^= make->state >> 12;
  make->state ^= make->state << 25;
  make->state ^= make->state >> 27;
  return (uint32_t)((make->state * UINT64_C(2685821657736338717)) >> 33) % n;
}

static void put(maker *make, const char *text) {
  size_t len = strlen(text);
  if (make->len + len > DOCUMENT_SIZE / 2)
    return;
  memcpy(make->out + make->len, text, len);
  make->len += len;
}

#define PICK(make, list) (list)[next(make, sizeof(list) / sizeof *(list))]

static const char *const names[] = {"a",
                                    "item",
                                    "title",
                                    "b",
                                    "dc:creator",
                                    "x:y",
                                    "\xC3\xA9t\xC3\xA9",
                                    "_n.1-2",
                                    "entry",
                                    "A",
                                    "description"};
static const char *const roots[] = {"a",       "rss", "feed",
                                    "channel", "x:y", "\xC3\xA9t\xC3\xA9"};
static const char *const keys[] = {
    "href", "xmlns", "xmlns:dc", "xml:lang", "xml:base",
    "x",    "y",     "dc:z",     "k",        "\xCE\xB1"};
static const char *const values[] = {"v",
                                     "",
                                     "a b",
                                     " a\t\nb ",
                                     "&amp;&lt;",
                                     "&#65;&#x10;&#10;",
                                     "http://purl.org/dc/elements/1.1/",
                                     "http://e.org/?a=1&amp;b=2",
                                     "a>b",
                                     "\xE2\x82\xAC",
                                     "&e1;",
                                     "\r\n",
                                     "'",
                                     "]]>"};
static const char *const texts[] = {
    "text ",
    "\n  ",
    "\r\n",
    "\r",
    "&amp;",
    "&lt;b&gt;",
    "&#39;&quot;&apos;",
    "&#x20AC;",
    "\xE2\x82\xAC \xF0\x9F\x98\x80",
    "]]",
    "]",
    "]]&gt;",
    ">",
    "&e1;",
    "&e2;",
    "<![CDATA[]]>",
    "<![CDATA[a<b>&amp;]]]]>",
    "<![CDATA[\r\n<item>]]>",
    "<!-- <item> - -->",
    "<!---->",
    "<?pi a>b?>",
    "<?pi?>",
    "long text that is more than sixteen bytes without any markup in it, "};
/* What a document must not hold, at least not everywhere. */
static const char *const faults[] = {"&",
                                     "& ",
                                     "&nbsp;",
                                     "&foo;",
                                     "&#0;",
                                     "&#xD800;",
                                     "&#X41;",
                                     "&#;",
                                     "&#12",
                                     "&amp",
                                     "&1;",
                                     "<",
                                     "< ",
                                     "<1>",
                                     "<>",
                                     "</>",
                                     "</b>",
                                     "</ a>",
                                     "<b>",
                                     "<a",
                                     "]]>",
                                     "<!--",
                                     "-->",
                                     "<!-- -- -->",
                                     "<!--->",
                                     "<![CDATA[",
                                     "<![cdata[x]]>",
                                     "<!x>",
                                     "<?",
                                     "<?xml version='1.0'?>",
                                     "<?XML ?>",
                                     "<?1?>",
                                     "<?p",
                                     "<!DOCTYPE a>",
                                     "<a b>",
                                     "<a b=c>",
                                     "<a b='1' b='2'>",
                                     "<a b='1'c='2'/>",
                                     "<a b='<'>",
                                     "<a b='&'/>",
                                     "<a b='&e9;'/>",
                                     "<a =''/>",
                                     "<a b=''/ >",
                                     "<a / >",
                                     "<a\xC3\x97/>",
                                     "<\xC3\x97/>",
                                     "<a:/>",
                                     "<:a/>",
                                     "<a b='",
                                     "</a b>",
                                     "</a\n>",
                                     "<a\t/>",
                                     "&e3;",
                                     "&e4;",
                                     "&e5;",
                                     "&x;",
                                     "\xEF\xBB\xBF",
                                     "<a b = 'c' />",
                                     "</a",
                                     "<a b='1'\n>",
                                     "&#150;",
                                     "=",
                                     "'",
                                     "\"",
                                     "/",
                                     ">",
                                     "-",
                                     "?",
                                     "!",
                                     "[",
                                     ";",
                                     " ",
                                     "\n"};
static const char *const subsets[] = {
    "",
    " [<!ENTITY e1 'one'><!ENTITY e2 '<b>two</b>&e1;'><!ENTITY e3 '<b>'>"
    "<!ENTITY e4 '&e5;'><!ENTITY e5 '&e4;'>]",
    " [<!-- ]> --><?p ]>?><!ATTLIST a k CDATA 'def' x NMTOKEN #IMPLIED>\n"
    "<!ENTITY e1 \"]>'&#38;#38;\"><!ENTITY e2 'a&#13;b]]&#62;'>]",
    " [<!ENTITY e1 'x'><!ENTITY e1 'y'><!ENTITY e2 '&e1;&amp;&#38;lt;'"
    "><!ELEMENT a ANY>\n<!NOTATION n SYSTEM 'n'><!ENTITY x SYSTEM 'u' NDATA "
    "n>]",
    " SYSTEM 'a.dtd'",
    " PUBLIC 'p' 's' [<!ENTITY % p 'q'> %p; <!ENTITY e1 'late'>]",
    " PUBLIC 'p'",
    " [<!ENTITY e1 'a<'>]",
    " [<!ENTITY e1 '</b>'><!ENTITY e2 '<!--'>] "};

static void put_tag(maker *make, const char *name, bool is_empty) {
  put(make, "<");
  put(make, name);
  for (uint32_t n = next(make, 4); n > 1; n--) {
    const char *quote = next(make, 2) == 0 ? "\"" : "'";
    const char *value = PICK(make, values);
    if (*value == '\'')
      quote = "\"";
    put(make, next(make, 5) == 0 ? "\n " : " ");
    put(make, PICK(make, keys));
    put(make, next(make, 8) == 0 ? " = " : "=");
    put(make, quote);
    put(make, value);
    put(make, quote);
  }
  if (next(make, 6) == 0)
    put(make, " ");
  put(make, is_empty ? "/>" : ">");
}

static void put_tree(maker *make) {
  const char *open[12];
  size_t depth = 0;
  open[depth++] = PICK(make, roots);
  put_tag(make, open[0], false);
  for (uint32_t n = next(make, 24); n > 0; n--) {
    switch (next(make, 5)) {
    case 0:
      if (depth < 12) {
        open[depth] = PICK(make, names);
        put_tag(make, open[depth++], false);
      }
      break;
    case 1:
      put_tag(make, PICK(make, names), true);
      break;
    case 2:
      if (depth > 1) {
        put(make, "</");
        put(make, open[--depth]);
        put(make, next(make, 6) == 0 ? " >" : ">");
      }
      break;
    default:
      put(make, PICK(make, texts));
    }
  }
  while (depth > 0) {
    put(make, "</");
    put(make, open[--depth]);
    put(make, ">");
  }
}

static void put_misc(maker *make) {
  static const char *const misc[] = {"\n",      " ",    "<!-- x -->",
                                     "<?p q?>", "\r\n", ""};
  for (uint32_t n = next(make, 3); n > 0; n--)
    put(make, PICK(make, misc));
}

static bool is_boundary(const maker *make, size_t at) {
  return at == make->len || ((unsigned char)make->out[at] & 0xC0) != 0x80;
}

/* A place between two characters. */
static size_t place(maker *make) {
  size_t at = next(make, (uint32_t)make->len + 1);
  while (!is_boundary(make, at))
    at--;
  return at;
}

static void insert(maker *make, size_t at, const char *text, size_t len) {
  if (make->len + len > DOCUMENT_SIZE)
    return;
  memmove(make->out + at + len, make->out + at, make->len - at);
  memcpy(make->out + at, text, len);
  make->len += len;
}

/* Damages the document at one place. */
static void damage(maker *make) {
  size_t at = place(make), to = place(make);
  const char *fault;
  char kept[64];
  if (at > to) {
    size_t other = at;
    at = to;
    to = other;
  }
  switch (next(make, 8)) {
  case 0: /* cuts it */
    make->len = at;
    break;
  case 1: /* drops a few bytes */
    if (to - at > 40)
      to = at;
    memmove(make->out + at, make->out + to, make->len - to);
    make->len -= to - at;
    break;
  case 2: /* says something twice */
    if (to - at > sizeof kept)
      to = at;
    memcpy(kept, make->out + at, to - at);
    insert(make, place(make), kept, to - at);
    break;
  default:
    fault = PICK(make, faults);
    insert(make, at, fault, strlen(fault));
  }
}

size_t make_document(uint64_t seed, char *out) {
  maker make = {seed * UINT64_C(0x9E3779B97F4A7C15) + 1, out, 0};
  for (int i = 0; i < 4; i++)
    next(&make, 2);
  put_misc(&make);
  if (next(&make, 3) == 0) {
    put(&make, "<!DOCTYPE a");
    put(&make, PICK(&make, subsets));
    put(&make, ">");
    put_misc(&make);
  }
  put_tree(&make);
  put_misc(&make);
  for (uint32_t n = next(&make, 4); n > 0; n--)
    damage(&make);
  /* Byte order mark and declaration are the business of the stage before. */
  if (make.len >= 5 &&
      (memcmp(out, "\xEF\xBB\xBF", 3) == 0 || memcmp(out, "<?xml", 5) == 0))
    out[0] = out[1] = out[2] = '\n';
  return make.len;
}
