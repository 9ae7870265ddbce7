/* SPDX-License-Identifier: MIT */
/* What the files of input/ share: the stage's state, and how its parts call
   each other. Bytes go through three steps: the head, which decides about the
   charset; a decoder, which makes UTF-8 of them; the route, which finds out
   what kind of input it is and hands the UTF-8 to the stage that reads it. */
#ifndef LIBFEED_INPUT_STATE_H
#define LIBFEED_INPUT_STATE_H

#include <iconv.h>

#include "base/bytes.h"
#include "input/charset.h"
#include "input/declaration.h"
#include "input/input.h"

/* Bytes that a decoder may leave for the next push: at most the 64 of the check
   of multi-byte labels, and 8 for one sequence more. The room is larger, so
   that new bytes can be joined to them. */
#define LIBFEED__CARRY ((size_t)256)
#define LIBFEED__CARRY_MOST ((size_t)80)
/* Decoded bytes are collected up to so many. */
#define LIBFEED__OUT ((size_t)4096)

/* Who reads the UTF-8. */
typedef enum libfeed__reader {
  LIBFEED__READER_UNKNOWN, /* the route has not decided */
  LIBFEED__READER_XML,
  LIBFEED__READER_ARTICLE,
  LIBFEED__READER_PAGE
} libfeed__reader;

/* What the head found out, before anything is decoded. */
typedef struct libfeed__decision {
  const libfeed__charset *charset;
  libfeed_str source;       /* "bom", "transport", … */
  libfeed_str contradicted; /* name of the charset that was declared; empty */
  size_t bom;               /* bytes of the byte order mark */
  bool reads_foreign; /* without any label: other bytes are windows-1252 */
  /* Problems with labels, reported once the reading has begun; their details
     are parts of the options or of the head. */
  libfeed__code codes[3];
  libfeed_str details[3];
  bool is_declared[3]; /* it concerns the declaration, not the transport */
  bool is_fault[3];    /* an XML processor would refuse the document */
  size_t n_codes;
  char unknown[80]; /* a declared label that is not known, clipped */
} libfeed__decision;

/* How far the route has looked. */
typedef struct libfeed__scout {
  size_t at;            /* bytes of the intro that need no second look */
  bool has_text;        /* something but white space stands outside of markup */
  bool begins_as_text;  /* … before any tag of HTML */
  bool has_markup;      /* comments, instructions, tags */
  bool has_declaration; /* of XML: what follows is no stray HTML */
  bool has_html;        /* a tag of HTML */
  bool has_html_type;   /* <!DOCTYPE html> */
  bool is_page;         /* <html> or <body>, with nothing before it */
} libfeed__scout;

struct libfeed__input {
  libfeed__context *context;
  libfeed__vocab *vocab;
  libfeed__normal *normal;
  libfeed_channel *channel;
  uint64_t received; /* bytes of input that were taken */

  /* -- head ------------------------------------------------------------------
   */
  libfeed__bytes head; /* the input's beginning until it is decided */
  bool is_decided;
  libfeed__decision decision;

  /* -- decoding --------------------------------------------------------------
   */
  libfeed__decoder decoder; /* of the charset, unless it proved wrong */
  bool is_big_endian;
  bool is_settled;       /* the label is no longer in doubt */
  bool was_read_as_utf8; /* single sequences were, against the label */
  bool is_ascii_only;    /* strict US-ASCII */
  bool has_utf8; /* without any label: more than ASCII was valid UTF-8 */
  unsigned short table[256];
  iconv_t converter;
  bool has_converter;
  unsigned char shift; /* of ISO-2022-JP */
  char carry[LIBFEED__CARRY];
  size_t n_carry;

  /* -- what was decoded -------------------------------------------------------
   */
  uint64_t original;  /* where the next byte to decode lies in the input */
  uint64_t utf8;      /* … and its UTF-8 in the stream */
  libfeed__unit unit; /* of the last segment */
  bool is_continuous; /* the last segment goes on here */
  uint32_t n_skipped; /* characters that were dropped right before */
  char out[LIBFEED__OUT];
  size_t n_out;
  uint64_t n_odd;    /* characters that text does not have */
  unsigned reported; /* problems that are reported once: a set of ONCE_ */

  /* -- route ------------------------------------------------------------------
   */
  libfeed__reader reader;
  libfeed__bytes intro; /* UTF-8 that no stage has seen; or a page */
  uint64_t intro_start; /* its offset in the stream */
  libfeed__scout scout;
  bool is_past_declaration;
  bool is_standalone;
  libfeed__xml *xml;
  libfeed__article *article;
};

/* -- head.c: the charset and its evidence -------------------------------------
 */

/* Decides by the beginning of the input; false where more of it is needed. */
bool libfeed__head_decide(const libfeed__context *context, libfeed_str head,
                          bool is_end, libfeed__decision *out);

/* -- magic.c
 * -------------------------------------------------------------------- */

/* The kind of binary data that the input begins with, UNKNOWN for none. False
   where more of it is needed to tell. */
bool libfeed__magic(libfeed_str head, bool is_end, libfeed_kind *kind);

/* -- decode.c, decode_*.c: bytes to UTF-8
 * --------------------------------------- */

/* Makes the decoder ready for the charset of the decision. */
void libfeed__decode_start(libfeed__input *input);
/* Gives up what iconv holds. */
void libfeed__decode_end(libfeed__input *input);
/* Decodes `len` bytes and keeps what a later byte has to complete. */
void libfeed__decode_push(libfeed__input *input, const char *data, size_t len);
/* Decodes what was kept. */
void libfeed__decode_finish(libfeed__input *input);

/* Each decodes from the beginning of `data` and returns the number of bytes
   that are done: all but at most CARRY_MOST, and all where `is_end`. A decoder
   that hands over to another one returns early. */
size_t libfeed__decode_utf8(libfeed__input *input, const char *data, size_t len,
                            bool is_end);
size_t libfeed__decode_wide(libfeed__input *input, const char *data, size_t len,
                            bool is_end);
size_t libfeed__decode_single(libfeed__input *input, const char *data,
                              size_t len, bool is_end);
size_t libfeed__decode_multi(libfeed__input *input, const char *data,
                             size_t len, bool is_end);
size_t libfeed__decode_2022(libfeed__input *input, const char *data, size_t len,
                            bool is_end);

/* The label is wrong: from here on it is UTF-8. */
void libfeed__decode_contradict(libfeed__input *input);

/* -- emit.c: what a decoder makes
 * ----------------------------------------------- */

/* UTF-8 without forbidden characters that stands for `n` original bytes. */
void libfeed__emit(libfeed__input *input, const char *data, size_t len,
                   libfeed__unit unit, size_t n);
/* One character, whatever it is: forbidden ones are dropped or replaced. */
void libfeed__emit_code(libfeed__input *input, uint32_t code,
                        libfeed__unit unit, size_t n);
/* `n` bytes that the charset does not have: U+FFFD. */
void libfeed__emit_invalid(libfeed__input *input, size_t n);
/* One byte that is no UTF-8, read as windows-1252. */
void libfeed__emit_foreign(libfeed__input *input, unsigned char byte);
/* `n` bytes that stand for nothing, such as an escape sequence. */
void libfeed__emit_nothing(libfeed__input *input, size_t n);
/* Hands over what was collected. */
void libfeed__emit_flush(libfeed__input *input);

/* -- route.c: the kind of the input
 * --------------------------------------------- */

/* UTF-8 from `offset` of the stream on. */
void libfeed__route_push(libfeed__input *input, const char *data, size_t len,
                         uint64_t offset);
void libfeed__route_finish(libfeed__input *input);
/* True while what is read may be loose text, in which form feeds part pages. */
bool libfeed__route_parts_pages(const libfeed__input *input);
/* Reports what the head noted about the transport's label (or, with
   `is_declared`, about the declaration's) at an offset of the stream. */
void libfeed__route_report(libfeed__input *input, bool is_declared,
                           uint64_t offset);
/* The label proves wrong at the next byte: reports that, and the channel says
   so. _doubt does the first only. */
void libfeed__route_contradict(libfeed__input *input);
void libfeed__route_doubt(libfeed__input *input);
/* Bytes without a label are windows-1252: the channel says so. */
void libfeed__route_guess(libfeed__input *input);
/* The input is no feed: says so, at the beginning of what was kept. */
void libfeed__route_refuse(libfeed__input *input, libfeed_kind kind);

/* -- page.c: HTML
 * ------------------------------------------------------------------ */

/* Tells kinds of pages apart and collects the feeds that it advertises. */
libfeed_kind libfeed__page_read(libfeed__context *context, libfeed_str page);

#endif
