/* SPDX-License-Identifier: MIT */
/* Text on its way to vocab/: pieces between references are put together, so
   that a reference does not cost a call; long runs go on as they are. */
#include "xml/xml_state.h"

/* Runs from this length on are not copied. */
#define DIRECT 256u

void libfeed__text_flush(libfeed__xml *xml) {
  if (xml->text_len == 0)
    return;
  size_t len = xml->text_len;
  xml->text_len = 0;
  libfeed__vocab_text(xml->vocab, xml->text, len, xml->text_offset);
}

/* Text outside the root: nothing but white space may stand there. */
static void add_outside(libfeed__xml *xml, const char *data, size_t len,
                        uint64_t offset) {
  if (xml->had_junk)
    return;
  for (size_t i = 0; i < len; i++)
    if (!libfeed__is_space(data[i])) {
      libfeed__xml_junk(xml, offset + i);
      return;
    }
}

void libfeed__text_add(libfeed__xml *xml, const char *data, size_t len,
                       uint64_t offset) {
  if (xml->skipped > 0 || len == 0)
    return;
  if (xml->depth == 0) {
    add_outside(xml, data, len, offset);
    return;
  }
  if (len > sizeof xml->text - xml->text_len || len >= DIRECT) {
    libfeed__text_flush(xml);
    if (len >= DIRECT) {
      if (libfeed__is_going(xml->context))
        libfeed__vocab_text(xml->vocab, data, len, offset);
      return;
    }
  }
  if (xml->text_len == 0)
    xml->text_offset = offset;
  memcpy(xml->text + xml->text_len, data, len);
  xml->text_len += len;
}

void libfeed__text_lines(libfeed__xml *xml, const char *p, const char *end) {
  while (p < end) {
    const char *cr = memchr(p, '\r', (size_t)(end - p));
    const char *stop = cr == NULL ? end : cr;
    libfeed__text_add(xml, p, (size_t)(stop - p), libfeed__xml_offset(xml, p));
    if (cr == NULL)
      return;
    p = cr + 1;
    if (p < end && *p == '\n')
      continue; /* the LF begins the next run */
    libfeed__text_add(xml, "\n", 1, libfeed__xml_offset(xml, cr));
  }
}

size_t libfeed__text_partial(const char *p, const char *end) {
  for (size_t back = 1; back <= 3 && back <= (size_t)(end - p); back++) {
    unsigned char byte = (unsigned char)end[-(ptrdiff_t)back];
    if (byte < 0x80)
      return 0;
    if (byte >= 0xC0) {
      size_t need = byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
      return need > back ? back : 0;
    }
  }
  return 0;
}

bool libfeed__xml_junk(libfeed__xml *xml, uint64_t offset) {
  if (xml->had_junk)
    return true;
  xml->had_junk = true;
  return libfeed__may_repair(
      xml->context,
      xml->had_root ? LIBFEED_OPTION_REPAIR_EPILOG
                    : LIBFEED_OPTION_REPAIR_PROLOG,
      xml->had_root ? LIBFEED__EPILOG_JUNK : LIBFEED__PROLOG_JUNK, offset);
}
