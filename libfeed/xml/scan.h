/* SPDX-License-Identifier: MIT */
/* Finding the few bytes that end a run of text: the innermost loops. xml/. */
#ifndef LIBFEED_XML_SCAN_H
#define LIBFEED_XML_SCAN_H

/* Blocks of 16 bytes where the compiler has GNU C's vectors, else words. */
#ifndef LIBFEED__HAS_VECTORS
#if defined(__GNUC__) && defined(__BYTE_ORDER__)
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
#define LIBFEED__HAS_VECTORS 1
#endif
#endif
#endif
#ifndef LIBFEED__HAS_VECTORS
#define LIBFEED__HAS_VECTORS 0
#endif

/* Each answers the first byte of [p, end) that is in its set, or `end`. */

/* '<', '&', ']', CR */
const char *libfeed__scan_text(const char *p, const char *end);
/* ']', '[', CR */
const char *libfeed__scan_cdata(const char *p, const char *end);
/* `quote`, '<', '&' */
const char *libfeed__scan_value(const char *p, const char *end, char quote);

/* The two forms behind them, for any four bytes; they give the same answer. */
const char *libfeed__scan_words(const char *p, const char *end,
                                const char four[4]);
#if LIBFEED__HAS_VECTORS
const char *libfeed__scan_vectors(const char *p, const char *end,
                                  const char four[4]);
#endif

#endif
