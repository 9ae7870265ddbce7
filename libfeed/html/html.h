/* SPDX-License-Identifier: MIT */
/* html: a lenient tokeniser for fragments of HTML, their plain text, and the
   feeds that a page advertises. A leaf: it includes base/ only. */
#ifndef LIBFEED_HTML_HTML_H
#define LIBFEED_HTML_HTML_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/str.h"

typedef enum libfeed__html_kind {
  LIBFEED__HTML_TEXT,    /* characters; references not resolved */
  LIBFEED__HTML_START,   /* a start tag */
  LIBFEED__HTML_END,     /* an end tag */
  LIBFEED__HTML_COMMENT, /* a comment, declaration or instruction */
  LIBFEED__HTML_DONE
} libfeed__html_kind;

/* A token: parts of the input. */
typedef struct libfeed__html_token {
  libfeed__html_kind kind;
  libfeed_str raw;        /* the whole token */
  libfeed_str name;       /* of a tag, as written */
  libfeed_str attributes; /* of a start tag: what stands behind the name */
  unsigned traits;        /* of the element (html/element.h); 0: unknown */
  bool is_void;           /* <br/>, or a void element of HTML */
} libfeed__html_token;

typedef struct libfeed__html {
  libfeed_str input;
  size_t at;
  libfeed_str raw_text; /* inside this element (script, style, …) */
  size_t raw_end;       /* … whose end tag is here */
  size_t cdata_end;     /* where the open CDATA section has its "]]>", or 0 */
  /* What the rest of the input is known not to have: nothing is looked for
     twice, so that the time stays linear. */
  bool no_comment_end, no_cdata_end, no_quote[2], no_tag_end;
  size_t angles_end; /* from here on there is no '>' */
  unsigned unclosed; /* elements (bits) whose end tag does not come any more */
} libfeed__html;

void libfeed__html_init(libfeed__html *html, libfeed_str input);
/* The next token; false at the end. Linear over the whole input. */
bool libfeed__html_next(libfeed__html *html, libfeed__html_token *token);

/* Walks over attributes: takes the first off `rest`. The value has its
   references not resolved. False when none is left. */
bool libfeed__html_attribute(libfeed_str *rest, libfeed_str *name,
                             libfeed_str *value);

/* Appends `text` with character references resolved to the string that is open
   in `arena`; false where memory ran out. A name without semicolon counts only
   where no letter, digit or '=' follows, and in attributes, most of which are
   addresses, not at all (vocabulary §4, entities). */
bool libfeed__html_unescape(libfeed__arena *arena, libfeed_str text,
                            bool in_attribute);

/* A fragment of HTML as plain text: tags go, references are resolved, blocks
   (p, div, br, li, …) end lines, white space is folded except in pre, script
   and style are left out, the ends are trimmed. Where nothing has to change the
   result is `markup` itself, or its end. It has a NUL behind it where `markup`
   has. Linear; about 1 ns a byte. */
libfeed_str libfeed__html_plain(libfeed__arena *arena, libfeed_str markup);

/* True where plain text looks like HTML: it has a closing tag or a reference,
   and every tag in it is one that HTML knows (vocabulary rule 2.2.19). */
bool libfeed__html_is_likely(libfeed_str text);

/* True for an element of HTML ("p", "blink", …), any case. */
bool libfeed__html_knows(libfeed_str name);
/* True for a void element ("br", "img", …), any case. */
bool libfeed__html_is_void(libfeed_str name);

#endif
