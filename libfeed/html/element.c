/* SPDX-License-Identifier: MIT */
/* The elements of HTML: those of the living standard and those that earlier
   standards and browsers had. */
#include "html/element.h"

#include "html/html.h"

#define KNOWN LIBFEED__ELEMENT_KNOWN
#define VOID LIBFEED__ELEMENT_VOID
#define BLOCK LIBFEED__ELEMENT_BLOCK
#define PARAGRAPH LIBFEED__ELEMENT_PARAGRAPH
#define BREAK LIBFEED__ELEMENT_BREAK
#define CELL LIBFEED__ELEMENT_CELL
#define PRE LIBFEED__ELEMENT_PRE
#define RAW LIBFEED__ELEMENT_RAW
#define REFERENCES LIBFEED__ELEMENT_REFERENCES
#define HIDDEN LIBFEED__ELEMENT_HIDDEN

#define LONGEST 10

typedef struct element {
  uint8_t len;
  char name[LONGEST + 1];
  uint16_t traits;
} element;

/* Sorted by name. */
/* clang-format off */
static const element elements[] = {
    {1,  "a",           KNOWN},
    {4,  "abbr",        KNOWN},
    {7,  "acronym",     KNOWN},
    {7,  "address",     KNOWN | BLOCK},
    {6,  "applet",      KNOWN},
    {4,  "area",        KNOWN | VOID},
    {7,  "article",     KNOWN | BLOCK},
    {5,  "aside",       KNOWN | BLOCK},
    {5,  "audio",       KNOWN},
    {1,  "b",           KNOWN},
    {4,  "base",        KNOWN | VOID},
    {8,  "basefont",    KNOWN | VOID},
    {3,  "bdi",         KNOWN},
    {3,  "bdo",         KNOWN},
    {7,  "bgsound",     KNOWN | VOID},
    {3,  "big",         KNOWN},
    {5,  "blink",       KNOWN},
    {10, "blockquote",  KNOWN | BLOCK | PARAGRAPH},
    {4,  "body",        KNOWN | BLOCK},
    {2,  "br",          KNOWN | VOID | BREAK},
    {6,  "button",      KNOWN},
    {6,  "canvas",      KNOWN},
    {7,  "caption",     KNOWN | BLOCK},
    {6,  "center",      KNOWN | BLOCK},
    {4,  "cite",        KNOWN},
    {4,  "code",        KNOWN},
    {3,  "col",         KNOWN | VOID},
    {8,  "colgroup",    KNOWN},
    {7,  "command",     KNOWN | VOID},
    {7,  "content",     KNOWN},
    {4,  "data",        KNOWN},
    {8,  "datalist",    KNOWN},
    {2,  "dd",          KNOWN | BLOCK},
    {3,  "del",         KNOWN},
    {7,  "details",     KNOWN | BLOCK},
    {3,  "dfn",         KNOWN},
    {6,  "dialog",      KNOWN | BLOCK},
    {3,  "dir",         KNOWN | BLOCK},
    {3,  "div",         KNOWN | BLOCK},
    {2,  "dl",          KNOWN | BLOCK | PARAGRAPH},
    {2,  "dt",          KNOWN | BLOCK},
    {2,  "em",          KNOWN},
    {5,  "embed",       KNOWN | VOID},
    {8,  "fieldset",    KNOWN | BLOCK},
    {10, "figcaption",  KNOWN | BLOCK},
    {6,  "figure",      KNOWN | BLOCK},
    {4,  "font",        KNOWN},
    {6,  "footer",      KNOWN | BLOCK},
    {4,  "form",        KNOWN | BLOCK},
    {5,  "frame",       KNOWN | VOID},
    {8,  "frameset",    KNOWN | BLOCK},
    {2,  "h1",          KNOWN | BLOCK | PARAGRAPH},
    {2,  "h2",          KNOWN | BLOCK | PARAGRAPH},
    {2,  "h3",          KNOWN | BLOCK | PARAGRAPH},
    {2,  "h4",          KNOWN | BLOCK | PARAGRAPH},
    {2,  "h5",          KNOWN | BLOCK | PARAGRAPH},
    {2,  "h6",          KNOWN | BLOCK | PARAGRAPH},
    {4,  "head",        KNOWN | BLOCK},
    {6,  "header",      KNOWN | BLOCK},
    {6,  "hgroup",      KNOWN | BLOCK},
    {2,  "hr",          KNOWN | VOID | BLOCK | PARAGRAPH},
    {4,  "html",        KNOWN | BLOCK},
    {1,  "i",           KNOWN},
    {6,  "iframe",      KNOWN | RAW | HIDDEN},
    {5,  "image",       KNOWN | VOID},
    {3,  "img",         KNOWN | VOID},
    {5,  "input",       KNOWN | VOID},
    {3,  "ins",         KNOWN},
    {7,  "isindex",     KNOWN | VOID | BLOCK},
    {3,  "kbd",         KNOWN},
    {6,  "keygen",      KNOWN | VOID},
    {5,  "label",       KNOWN},
    {5,  "layer",       KNOWN},
    {6,  "legend",      KNOWN | BLOCK},
    {2,  "li",          KNOWN | BLOCK},
    {4,  "link",        KNOWN | VOID},
    {7,  "listing",     KNOWN | BLOCK | PARAGRAPH | PRE},
    {4,  "main",        KNOWN | BLOCK},
    {3,  "map",         KNOWN},
    {4,  "mark",        KNOWN},
    {7,  "marquee",     KNOWN},
    {4,  "math",        KNOWN},
    {4,  "menu",        KNOWN | BLOCK},
    {8,  "menuitem",    KNOWN},
    {4,  "meta",        KNOWN | VOID},
    {5,  "meter",       KNOWN},
    {8,  "multicol",    KNOWN},
    {3,  "nav",         KNOWN | BLOCK},
    {6,  "nextid",      KNOWN | VOID},
    {4,  "nobr",        KNOWN},
    {7,  "noembed",     KNOWN | RAW | HIDDEN},
    {8,  "noframes",    KNOWN | RAW | HIDDEN},
    {8,  "noscript",    KNOWN},
    {6,  "object",      KNOWN},
    {2,  "ol",          KNOWN | BLOCK | PARAGRAPH},
    {8,  "optgroup",    KNOWN},
    {6,  "option",      KNOWN | BLOCK},
    {6,  "output",      KNOWN},
    {1,  "p",           KNOWN | BLOCK | PARAGRAPH},
    {5,  "param",       KNOWN | VOID},
    {7,  "picture",     KNOWN},
    {9,  "plaintext",   KNOWN | BLOCK},
    {3,  "pre",         KNOWN | BLOCK | PARAGRAPH | PRE},
    {8,  "progress",    KNOWN},
    {1,  "q",           KNOWN},
    {2,  "rb",          KNOWN},
    {2,  "rp",          KNOWN},
    {2,  "rt",          KNOWN},
    {3,  "rtc",         KNOWN},
    {4,  "ruby",        KNOWN},
    {1,  "s",           KNOWN},
    {4,  "samp",        KNOWN},
    {6,  "script",      KNOWN | RAW | HIDDEN},
    {6,  "search",      KNOWN | BLOCK},
    {7,  "section",     KNOWN | BLOCK},
    {6,  "select",      KNOWN},
    {4,  "slot",        KNOWN},
    {5,  "small",       KNOWN},
    {6,  "source",      KNOWN | VOID},
    {6,  "spacer",      KNOWN | VOID},
    {4,  "span",        KNOWN},
    {6,  "strike",      KNOWN},
    {6,  "strong",      KNOWN},
    {5,  "style",       KNOWN | RAW | HIDDEN},
    {3,  "sub",         KNOWN},
    {7,  "summary",     KNOWN | BLOCK},
    {3,  "sup",         KNOWN},
    {3,  "svg",         KNOWN},
    {5,  "table",       KNOWN | BLOCK | PARAGRAPH},
    {5,  "tbody",       KNOWN | BLOCK},
    {2,  "td",          KNOWN | CELL},
    {8,  "template",    KNOWN},
    {8,  "textarea",    KNOWN | PRE | RAW | REFERENCES},
    {5,  "tfoot",       KNOWN | BLOCK},
    {2,  "th",          KNOWN | CELL},
    {5,  "thead",       KNOWN | BLOCK},
    {4,  "time",        KNOWN},
    {5,  "title",       KNOWN | RAW | REFERENCES | HIDDEN},
    {2,  "tr",          KNOWN | BLOCK},
    {5,  "track",       KNOWN | VOID},
    {2,  "tt",          KNOWN},
    {1,  "u",           KNOWN},
    {2,  "ul",          KNOWN | BLOCK | PARAGRAPH},
    {3,  "var",         KNOWN},
    {5,  "video",       KNOWN},
    {3,  "wbr",         KNOWN | VOID},
    {3,  "xmp",         KNOWN | BLOCK | PARAGRAPH | PRE | RAW},
};

/* Where the names with each letter begin, and the end. */
static const uint8_t first[27] = {
    0, 9, 21, 30, 41, 43, 51, 51, 62,
    69, 69, 71, 77, 87, 93, 98, 104, 105,
    110, 128, 141, 143, 145, 146, 147, 147, 147,
};
/* clang-format on */

unsigned libfeed__html_traits(libfeed_str name) {
  if (name.len == 0 || name.len > LONGEST || !libfeed__is_alpha(name.data[0]))
    return 0;
  char lower[LONGEST];
  for (size_t i = 0; i < name.len; i++)
    lower[i] = libfeed__lower(name.data[i]);
  size_t letter = (size_t)(lower[0] - 'a');
  for (size_t i = first[letter]; i < first[letter + 1]; i++)
    if (elements[i].len == name.len &&
        memcmp(elements[i].name, lower, name.len) == 0)
      return elements[i].traits;
  return 0;
}

bool libfeed__html_knows(libfeed_str name) {
  return libfeed__html_traits(name) != 0;
}

bool libfeed__html_is_void(libfeed_str name) {
  return (libfeed__html_traits(name) & VOID) != 0;
}
