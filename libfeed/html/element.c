/* SPDX-License-Identifier: MIT */
/* The elements of HTML: those of the living standard and those that earlier
   standards and browsers had. */
#include "html/element.h"

#include "base/block.h"
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

/* Names are compared as two words of eight bytes, zeros behind them. */
typedef struct element {
  char name[16];
  uint16_t traits;
} element;

/* By first letter; of each letter those come first that are in most texts. */
/* clang-format off */
static const element elements[] = {
    {"a",           KNOWN},
    {"abbr",        KNOWN},
    {"acronym",     KNOWN},
    {"address",     KNOWN | BLOCK},
    {"applet",      KNOWN},
    {"area",        KNOWN | VOID},
    {"article",     KNOWN | BLOCK},
    {"aside",       KNOWN | BLOCK},
    {"audio",       KNOWN},
    {"br",          KNOWN | VOID | BREAK},
    {"b",           KNOWN},
    {"blockquote",  KNOWN | BLOCK | PARAGRAPH},
    {"base",        KNOWN | VOID},
    {"basefont",    KNOWN | VOID},
    {"bdi",         KNOWN},
    {"bdo",         KNOWN},
    {"bgsound",     KNOWN | VOID},
    {"big",         KNOWN},
    {"blink",       KNOWN},
    {"body",        KNOWN | BLOCK},
    {"button",      KNOWN},
    {"canvas",      KNOWN},
    {"caption",     KNOWN | BLOCK},
    {"center",      KNOWN | BLOCK},
    {"cite",        KNOWN},
    {"code",        KNOWN},
    {"col",         KNOWN | VOID},
    {"colgroup",    KNOWN},
    {"command",     KNOWN | VOID},
    {"content",     KNOWN},
    {"div",         KNOWN | BLOCK},
    {"data",        KNOWN},
    {"datalist",    KNOWN},
    {"dd",          KNOWN | BLOCK},
    {"del",         KNOWN},
    {"details",     KNOWN | BLOCK},
    {"dfn",         KNOWN},
    {"dialog",      KNOWN | BLOCK},
    {"dir",         KNOWN | BLOCK},
    {"dl",          KNOWN | BLOCK | PARAGRAPH},
    {"dt",          KNOWN | BLOCK},
    {"em",          KNOWN},
    {"embed",       KNOWN | VOID},
    {"figure",      KNOWN | BLOCK},
    {"figcaption",  KNOWN | BLOCK},
    {"fieldset",    KNOWN | BLOCK},
    {"font",        KNOWN},
    {"footer",      KNOWN | BLOCK},
    {"form",        KNOWN | BLOCK},
    {"frame",       KNOWN | VOID},
    {"frameset",    KNOWN | BLOCK},
    {"h2",          KNOWN | BLOCK | PARAGRAPH},
    {"h3",          KNOWN | BLOCK | PARAGRAPH},
    {"hr",          KNOWN | VOID | BLOCK | PARAGRAPH},
    {"h1",          KNOWN | BLOCK | PARAGRAPH},
    {"h4",          KNOWN | BLOCK | PARAGRAPH},
    {"h5",          KNOWN | BLOCK | PARAGRAPH},
    {"h6",          KNOWN | BLOCK | PARAGRAPH},
    {"head",        KNOWN | BLOCK},
    {"header",      KNOWN | BLOCK},
    {"hgroup",      KNOWN | BLOCK},
    {"html",        KNOWN | BLOCK},
    {"img",         KNOWN | VOID},
    {"i",           KNOWN},
    {"iframe",      KNOWN | RAW | HIDDEN},
    {"image",       KNOWN | VOID},
    {"input",       KNOWN | VOID},
    {"ins",         KNOWN},
    {"isindex",     KNOWN | VOID | BLOCK},
    {"kbd",         KNOWN},
    {"keygen",      KNOWN | VOID},
    {"li",          KNOWN | BLOCK},
    {"label",       KNOWN},
    {"layer",       KNOWN},
    {"legend",      KNOWN | BLOCK},
    {"link",        KNOWN | VOID},
    {"listing",     KNOWN | BLOCK | PARAGRAPH | PRE},
    {"main",        KNOWN | BLOCK},
    {"map",         KNOWN},
    {"mark",        KNOWN},
    {"marquee",     KNOWN},
    {"math",        KNOWN},
    {"menu",        KNOWN | BLOCK},
    {"menuitem",    KNOWN},
    {"meta",        KNOWN | VOID},
    {"meter",       KNOWN},
    {"multicol",    KNOWN},
    {"nav",         KNOWN | BLOCK},
    {"nextid",      KNOWN | VOID},
    {"nobr",        KNOWN},
    {"noembed",     KNOWN | RAW | HIDDEN},
    {"noframes",    KNOWN | RAW | HIDDEN},
    {"noscript",    KNOWN},
    {"object",      KNOWN},
    {"ol",          KNOWN | BLOCK | PARAGRAPH},
    {"optgroup",    KNOWN},
    {"option",      KNOWN | BLOCK},
    {"output",      KNOWN},
    {"p",           KNOWN | BLOCK | PARAGRAPH},
    {"param",       KNOWN | VOID},
    {"picture",     KNOWN},
    {"plaintext",   KNOWN | BLOCK},
    {"pre",         KNOWN | BLOCK | PARAGRAPH | PRE},
    {"progress",    KNOWN},
    {"q",           KNOWN},
    {"rb",          KNOWN},
    {"rp",          KNOWN},
    {"rt",          KNOWN},
    {"rtc",         KNOWN},
    {"ruby",        KNOWN},
    {"span",        KNOWN},
    {"strong",      KNOWN},
    {"s",           KNOWN},
    {"samp",        KNOWN},
    {"script",      KNOWN | RAW | HIDDEN},
    {"search",      KNOWN | BLOCK},
    {"section",     KNOWN | BLOCK},
    {"select",      KNOWN},
    {"slot",        KNOWN},
    {"small",       KNOWN},
    {"source",      KNOWN | VOID},
    {"spacer",      KNOWN | VOID},
    {"strike",      KNOWN},
    {"style",       KNOWN | RAW | HIDDEN},
    {"sub",         KNOWN},
    {"summary",     KNOWN | BLOCK},
    {"sup",         KNOWN},
    {"svg",         KNOWN},
    {"td",          KNOWN | CELL},
    {"tr",          KNOWN | BLOCK},
    {"table",       KNOWN | BLOCK | PARAGRAPH},
    {"tbody",       KNOWN | BLOCK},
    {"template",    KNOWN},
    {"textarea",    KNOWN | PRE | RAW | REFERENCES},
    {"tfoot",       KNOWN | BLOCK},
    {"th",          KNOWN | CELL},
    {"thead",       KNOWN | BLOCK},
    {"time",        KNOWN},
    {"title",       KNOWN | RAW | REFERENCES | HIDDEN},
    {"track",       KNOWN | VOID},
    {"tt",          KNOWN},
    {"ul",          KNOWN | BLOCK | PARAGRAPH},
    {"u",           KNOWN},
    {"var",         KNOWN},
    {"video",       KNOWN},
    {"wbr",         KNOWN | VOID},
    {"xmp",         KNOWN | BLOCK | PARAGRAPH | PRE | RAW},
};

/* Where the names with each letter begin, and the end. */
static const uint8_t first[27] = {
    0, 9, 21, 30, 41, 43, 51, 51, 62,
    69, 69, 71, 77, 87, 93, 98, 104, 105,
    110, 128, 141, 143, 145, 146, 147, 147, 147,
};
/* clang-format on */

/* One to eight bytes, the first one lowest, letters in lower case. Of other
   characters those that no name has may change, into such again. */
static uint64_t read_folded(const char *data, size_t len) {
  uint64_t word =
      len < 8 ? libfeed__read_few(data, len) : libfeed__read_eight(data);
  return word | (word & UINT64_C(0x4040404040404040)) >> 1;
}

unsigned libfeed__html_traits(libfeed_str name) {
  if (name.len == 0 || name.len > LONGEST || !libfeed__is_alpha(name.data[0]))
    return 0;
  uint64_t low = read_folded(name.data, name.len < 8 ? name.len : 8);
  uint64_t high = name.len > 8 ? read_folded(name.data + 8, name.len - 8) : 0;
  size_t letter = (size_t)((low & 0xFF) - 'a');
  const element *end = elements + first[letter + 1];
  for (const element *at = elements + first[letter]; at < end; at++)
    if (libfeed__read_eight(at->name) == low &&
        libfeed__read_eight(at->name + 8) == high)
      return at->traits;
  return 0;
}

bool libfeed__html_knows(libfeed_str name) {
  return libfeed__html_traits(name) != 0;
}

bool libfeed__html_is_void(libfeed_str name) {
  return (libfeed__html_traits(name) & VOID) != 0;
}
