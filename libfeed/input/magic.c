/* SPDX-License-Identifier: MIT */
/* Binary data by its first bytes: what people feed to a feed parser by mistake.
 */
#include "input/input_state.h"

#include "base/str.h"

/* '?' stands for any byte. The longest signature has 12 bytes. */
typedef struct signature {
  libfeed_str bytes;
  libfeed_kind kind;
} signature;

/* clang-format off */
static const signature signatures[] = {
  {LIBFEED__STR_INIT("\x1F\x8B"),                 LIBFEED_KIND_COMPRESSED}, /* gzip */
  {LIBFEED__STR_INIT("\x1F\x9D"),                 LIBFEED_KIND_COMPRESSED}, /* compress */
  {LIBFEED__STR_INIT("PK\x03\x04"),               LIBFEED_KIND_COMPRESSED}, /* zip */
  {LIBFEED__STR_INIT("PK\x05\x06"),               LIBFEED_KIND_COMPRESSED}, /* empty zip */
  {LIBFEED__STR_INIT("\x28\xB5\x2F\xFD"),         LIBFEED_KIND_COMPRESSED}, /* zstd */
  {LIBFEED__STR_INIT("BZh?1AY&SY"),               LIBFEED_KIND_COMPRESSED}, /* bzip2 */
  {LIBFEED__STR_INIT("\xFD" "7zXZ\0"),            LIBFEED_KIND_COMPRESSED}, /* xz */
  {LIBFEED__STR_INIT("7z\xBC\xAF\x27\x1C"),       LIBFEED_KIND_COMPRESSED}, /* 7z */
  {LIBFEED__STR_INIT("Rar!\x1A\x07"),             LIBFEED_KIND_COMPRESSED}, /* rar */
  {LIBFEED__STR_INIT("\x04\x22\x4D\x18"),         LIBFEED_KIND_COMPRESSED}, /* lz4 */
  {LIBFEED__STR_INIT("\x89PNG\r\n\x1A\n"),        LIBFEED_KIND_IMAGE},
  {LIBFEED__STR_INIT("\xFF\xD8\xFF"),             LIBFEED_KIND_IMAGE}, /* JPEG */
  {LIBFEED__STR_INIT("GIF87a"),                   LIBFEED_KIND_IMAGE},
  {LIBFEED__STR_INIT("GIF89a"),                   LIBFEED_KIND_IMAGE},
  {LIBFEED__STR_INIT("RIFF????WEBP"),             LIBFEED_KIND_IMAGE},
  {LIBFEED__STR_INIT("BM????\0\0\0\0"),           LIBFEED_KIND_IMAGE}, /* BMP */
  {LIBFEED__STR_INIT("II*\0"),                    LIBFEED_KIND_IMAGE}, /* TIFF */
  {LIBFEED__STR_INIT("MM\0*"),                    LIBFEED_KIND_IMAGE},
  {LIBFEED__STR_INIT("\0\0\1\0"),                 LIBFEED_KIND_IMAGE}, /* ICO */
  {LIBFEED__STR_INIT("\0\0\0?ftypavif"),          LIBFEED_KIND_IMAGE},
  {LIBFEED__STR_INIT("\0\0\0?ftyphei"),           LIBFEED_KIND_IMAGE}, /* HEIF */
  {LIBFEED__STR_INIT("\0\0\0?ftyp"),              LIBFEED_KIND_BINARY}, /* MP4 */
  {LIBFEED__STR_INIT("%PDF-"),                    LIBFEED_KIND_BINARY},
  {LIBFEED__STR_INIT("\x7F" "ELF"),               LIBFEED_KIND_BINARY},
  {LIBFEED__STR_INIT("MZ?\0"),                    LIBFEED_KIND_BINARY}, /* PE */
  {LIBFEED__STR_INIT("OggS\0"),                   LIBFEED_KIND_BINARY},
  {LIBFEED__STR_INIT("fLaC\0"),                   LIBFEED_KIND_BINARY},
  {LIBFEED__STR_INIT("ID3?\0"),                   LIBFEED_KIND_BINARY}, /* MP3 */
  {LIBFEED__STR_INIT("RIFF????WAVE"),             LIBFEED_KIND_BINARY},
  {LIBFEED__STR_INIT("\x1A\x45\xDF\xA3"),         LIBFEED_KIND_BINARY}, /* Matroska */
  {LIBFEED__STR_INIT("wOFF\0\1\0\0"),             LIBFEED_KIND_BINARY}, /* fonts */
  {LIBFEED__STR_INIT("wOF2\0\1\0\0"),             LIBFEED_KIND_BINARY},
  {LIBFEED__STR_INIT("SQLite format 3\0"),        LIBFEED_KIND_BINARY},
};
/* clang-format on */

#define N_SIGNATURES (sizeof signatures / sizeof signatures[0])

bool libfeed__magic(libfeed_str head, bool is_end, libfeed_kind *kind) {
  *kind = LIBFEED_KIND_UNKNOWN;
  for (size_t i = 0; i < N_SIGNATURES; i++) {
    libfeed_str bytes = signatures[i].bytes;
    size_t at = 0;
    while (at < bytes.len && at < head.len &&
           (bytes.data[at] == '?' || bytes.data[at] == head.data[at]))
      at++;
    if (at == bytes.len) {
      *kind = signatures[i].kind;
      return true;
    }
    /* Earlier signatures come first, so this one has to be known. */
    if (at == head.len && !is_end)
      return false;
  }
  return true;
}
