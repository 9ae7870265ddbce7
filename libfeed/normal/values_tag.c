/* SPDX-License-Identifier: MIT */
/* Values: language tags and media types in their usual writing, and what an
   address's extension says of the type. */
#include "normal/values.h"

#include "base/uri.h"

/* A string that is to stay as it is: `text` itself where its end is that of the
   whole (there is a NUL behind it), else a copy. */
static libfeed_str keep(libfeed__arena *arena, libfeed_str whole,
                        libfeed_str text) {
  if (text.len == 0)
    return libfeed__empty;
  if (text.data + text.len == whole.data + whole.len)
    return text;
  return libfeed__arena_copy_str(arena, text);
}

/* -- languages
 * ---------------------------------------------------------------------- */

typedef struct pair {
  libfeed_str key, value;
} pair;

#define PAIR(key, value)                                                       \
  { LIBFEED__STR_INIT(key), LIBFEED__STR_INIT(value) }

/* By key, which is in lower case; empty where it lacks. */
static libfeed_str find_pair(const pair *pairs, size_t n, libfeed_str key) {
  char lower[32];
  if (key.len > sizeof lower)
    return libfeed__empty;
  for (size_t i = 0; i < key.len; i++)
    lower[i] = libfeed__lower(key.data[i]);
  size_t low = 0, high = n;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    libfeed_str candidate = pairs[middle].key;
    size_t common = candidate.len < key.len ? candidate.len : key.len;
    int order = memcmp(candidate.data, lower, common);
    if (order == 0 && candidate.len == key.len)
      return pairs[middle].value;
    if (order < 0 || (order == 0 && candidate.len < key.len))
      low = middle + 1;
    else
      high = middle;
  }
  return libfeed__empty;
}

#define FIND(pairs, key) find_pair(pairs, sizeof(pairs) / sizeof *(pairs), key)

/* English names of languages, sorted. */
/* clang-format off */
static const pair languages[] = {
    PAIR("arabic", "ar"),     PAIR("bengali", "bn"),    PAIR("bulgarian", "bg"),
    PAIR("catalan", "ca"),    PAIR("chinese", "zh"),    PAIR("croatian", "hr"),
    PAIR("czech", "cs"),      PAIR("danish", "da"),     PAIR("dutch", "nl"),
    PAIR("english", "en"),    PAIR("estonian", "et"),   PAIR("finnish", "fi"),
    PAIR("french", "fr"),     PAIR("german", "de"),     PAIR("greek", "el"),
    PAIR("hebrew", "he"),     PAIR("hindi", "hi"),      PAIR("hungarian", "hu"),
    PAIR("icelandic", "is"),  PAIR("indonesian", "id"), PAIR("irish", "ga"),
    PAIR("italian", "it"),    PAIR("japanese", "ja"),   PAIR("korean", "ko"),
    PAIR("latvian", "lv"),    PAIR("lithuanian", "lt"), PAIR("malay", "ms"),
    PAIR("norwegian", "no"),  PAIR("persian", "fa"),    PAIR("polish", "pl"),
    PAIR("portuguese", "pt"), PAIR("romanian", "ro"),   PAIR("russian", "ru"),
    PAIR("serbian", "sr"),    PAIR("slovak", "sk"),     PAIR("slovenian", "sl"),
    PAIR("spanish", "es"),    PAIR("swedish", "sv"),    PAIR("tamil", "ta"),
    PAIR("thai", "th"),       PAIR("turkish", "tr"),    PAIR("ukrainian", "uk"),
    PAIR("urdu", "ur"),       PAIR("vietnamese", "vi"), PAIR("welsh", "cy"),
};
/* clang-format on */

/* The length of a tag (BCP 47 §2.1) at the beginning of `text`; 0 where it is
   none. What POSIX puts behind a locale's name is left out ("en_US.UTF-8"). */
static size_t tag_len(libfeed_str text) {
  size_t len = 0, subtag = 0;
  for (; len < text.len; len++) {
    char c = text.data[len];
    if (c == '.' || c == '@')
      break;
    if (c == '-' || c == '_') {
      if (subtag == 0)
        return 0;
      subtag = 0;
    } else if (!libfeed__is_alnum(c) || ++subtag > 8 ||
               (len == subtag - 1 && libfeed__is_digit(c))) {
      return 0;
    }
  }
  return subtag == 0 ? 0 : len;
}

/* A subtag in its usual case (BCP 47 §2.1.1): `at` is where it stands. */
static void write_subtag(char *to, libfeed_str subtag, bool is_first,
                         bool is_private) {
  bool is_region = subtag.len == 2 && !is_first && !is_private;
  bool is_script = subtag.len == 4 && !is_first && !is_private;
  for (size_t i = 0; i < subtag.len; i++) {
    char c = libfeed__lower(subtag.data[i]);
    bool is_upper = is_region || (is_script && i == 0);
    to[i] = is_upper && c >= 'a' && c <= 'z' ? (char)(c - ('a' - 'A')) : c;
  }
}

/* The first of several languages, or what goes before a remark: "en-US, fr",
   "English (US)". Empty where there is nothing else, or it cannot be a
   language's tag, which has two or three letters, or its name. */
static libfeed_str first_language(libfeed_str text) {
  size_t end = 0;
  while (end < text.len && strchr(",;/|(", text.data[end]) == NULL)
    end++;
  libfeed_str first = libfeed__trim(libfeed__slice(text, 0, end));
  size_t letters = 0;
  while (letters < first.len && libfeed__is_alpha(first.data[letters]))
    letters++;
  bool is_likely =
      letters == 2 || letters == 3 || FIND(languages, first).len > 0;
  return end < text.len && is_likely ? first : libfeed__empty;
}

libfeed_str libfeed__language_normalise(libfeed__arena *arena,
                                        libfeed_str text) {
  libfeed_str trimmed = libfeed__trim(text);
  libfeed_str first = first_language(trimmed);
  if (first.len > 0)
    trimmed = first;
  libfeed_str known = FIND(languages, trimmed);
  if (known.len > 0)
    return known;
  size_t len = tag_len(trimmed);
  if (len == 0)
    return keep(arena, text, libfeed__trim(text));
  char small[36], *to = small;
  libfeed_str copy = libfeed__empty;
  if (len > sizeof small) {
    to = libfeed__arena_alloc(arena, len + 1);
    if (to == NULL)
      return libfeed__empty;
    copy = (libfeed_str){to, len};
  }
  bool is_private = false;
  for (size_t start = 0; start < len;) {
    size_t end = start;
    while (end < len && trimmed.data[end] != '-' && trimmed.data[end] != '_')
      end++;
    write_subtag(to + start, libfeed__slice(trimmed, start, end), start == 0,
                 is_private);
    is_private = is_private || end - start == 1; /* behind a singleton */
    if (end < len)
      to[end] = '-';
    start = end + 1;
  }
  if (len == trimmed.len && memcmp(to, trimmed.data, len) == 0)
    return keep(arena, text, trimmed);
  return to == small ? libfeed__arena_copy(arena, small, len) : copy;
}

/* -- media types
 * ---------------------------------------------------------------------- */

libfeed_str libfeed__media_type_normalise(libfeed__arena *arena,
                                          libfeed_str text) {
  libfeed_str trimmed = libfeed__trim(text);
  size_t end = 0;
  bool changes = false;
  for (; end < trimmed.len && trimmed.data[end] != ';'; end++)
    changes = changes || libfeed__lower(trimmed.data[end]) != trimmed.data[end];
  if (!changes)
    return keep(arena, text, trimmed);
  char *lower = libfeed__arena_alloc(arena, trimmed.len + 1);
  if (lower == NULL)
    return libfeed__empty;
  for (size_t i = 0; i < trimmed.len; i++)
    lower[i] = i < end ? libfeed__lower(trimmed.data[i]) : trimmed.data[i];
  return (libfeed_str){lower, trimmed.len};
}

/* By extension, sorted. */
/* clang-format off */
static const pair extensions[] = {
    PAIR("3gp",     "video/3gpp"),
    PAIR("7z",      "application/x-7z-compressed"),
    PAIR("aac",     "audio/aac"),
    PAIR("aif",     "audio/aiff"),
    PAIR("aiff",    "audio/aiff"),
    PAIR("amr",     "audio/amr"),
    PAIR("apk",     "application/vnd.android.package-archive"),
    PAIR("apng",    "image/apng"),
    PAIR("avi",     "video/x-msvideo"),
    PAIR("avif",    "image/avif"),
    PAIR("azw3",    "application/vnd.amazon.mobi8-ebook"),
    PAIR("bmp",     "image/bmp"),
    PAIR("bz2",     "application/x-bzip2"),
    PAIR("csv",     "text/csv"),
    PAIR("deb",     "application/vnd.debian.binary-package"),
    PAIR("dmg",     "application/x-apple-diskimage"),
    PAIR("doc",     "application/msword"),
    PAIR("docx",    "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    PAIR("epub",    "application/epub+zip"),
    PAIR("exe",     "application/vnd.microsoft.portable-executable"),
    PAIR("flac",    "audio/flac"),
    PAIR("flv",     "video/x-flv"),
    PAIR("gif",     "image/gif"),
    PAIR("gz",      "application/gzip"),
    PAIR("heic",    "image/heic"),
    PAIR("htm",     "text/html"),
    PAIR("html",    "text/html"),
    PAIR("ico",     "image/vnd.microsoft.icon"),
    PAIR("ics",     "text/calendar"),
    PAIR("jar",     "application/java-archive"),
    PAIR("jpe",     "image/jpeg"),
    PAIR("jpeg",    "image/jpeg"),
    PAIR("jpg",     "image/jpeg"),
    PAIR("json",    "application/json"),
    PAIR("jxl",     "image/jxl"),
    PAIR("m3u8",    "application/vnd.apple.mpegurl"),
    PAIR("m4a",     "audio/mp4"),
    PAIR("m4b",     "audio/mp4"),
    PAIR("m4v",     "video/mp4"),
    PAIR("md",      "text/markdown"),
    PAIR("mid",     "audio/midi"),
    PAIR("midi",    "audio/midi"),
    PAIR("mka",     "audio/matroska"),
    PAIR("mkv",     "video/matroska"),
    PAIR("mobi",    "application/x-mobipocket-ebook"),
    PAIR("mov",     "video/quicktime"),
    PAIR("mp2",     "audio/mpeg"),
    PAIR("mp3",     "audio/mpeg"),
    PAIR("mp4",     "video/mp4"),
    PAIR("mpe",     "video/mpeg"),
    PAIR("mpeg",    "video/mpeg"),
    PAIR("mpg",     "video/mpeg"),
    PAIR("msi",     "application/x-msi"),
    PAIR("odp",     "application/vnd.oasis.opendocument.presentation"),
    PAIR("ods",     "application/vnd.oasis.opendocument.spreadsheet"),
    PAIR("odt",     "application/vnd.oasis.opendocument.text"),
    PAIR("oga",     "audio/ogg"),
    PAIR("ogg",     "audio/ogg"),
    PAIR("ogv",     "video/ogg"),
    PAIR("opus",    "audio/ogg"),
    PAIR("pdf",     "application/pdf"),
    PAIR("png",     "image/png"),
    PAIR("ppt",     "application/vnd.ms-powerpoint"),
    PAIR("pptx",    "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
    PAIR("ps",      "application/postscript"),
    PAIR("qt",      "video/quicktime"),
    PAIR("rar",     "application/vnd.rar"),
    PAIR("rtf",     "application/rtf"),
    PAIR("srt",     "application/x-subrip"),
    PAIR("svg",     "image/svg+xml"),
    PAIR("swf",     "application/vnd.adobe.flash.movie"),
    PAIR("tar",     "application/x-tar"),
    PAIR("tif",     "image/tiff"),
    PAIR("tiff",    "image/tiff"),
    PAIR("torrent", "application/x-bittorrent"),
    PAIR("txt",     "text/plain"),
    PAIR("vtt",     "text/vtt"),
    PAIR("wav",     "audio/wav"),
    PAIR("weba",    "audio/webm"),
    PAIR("webm",    "video/webm"),
    PAIR("webp",    "image/webp"),
    PAIR("wma",     "audio/x-ms-wma"),
    PAIR("wmv",     "video/x-ms-wmv"),
    PAIR("xls",     "application/vnd.ms-excel"),
    PAIR("xlsx",    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    PAIR("xml",     "application/xml"),
    PAIR("xz",      "application/x-xz"),
    PAIR("zip",     "application/zip"),
};

/* Types below application/ that are to be read, and those that are to be run. */
static const pair application_media[] = {
    PAIR("epub+zip",                        "document"),
    PAIR("java-archive",                    "executable"),
    PAIR("msword",                          "document"),
    PAIR("pdf",                             "document"),
    PAIR("postscript",                      "document"),
    PAIR("rtf",                             "document"),
    PAIR("vnd.android.package-archive",     "executable"),
    PAIR("vnd.debian.binary-package",       "executable"),
    PAIR("vnd.ms-excel",                    "document"),
    PAIR("vnd.ms-powerpoint",               "document"),
    PAIR("x-apple-diskimage",               "executable"),
    PAIR("x-mobipocket-ebook",              "document"),
    PAIR("x-msdownload",                    "executable"),
    PAIR("x-msi",                           "executable"),
    PAIR("xhtml+xml",                       "document"),
};
/* clang-format on */

libfeed_str libfeed__media_type_guess(libfeed_str url) {
  return FIND(extensions, libfeed__uri_extension(url));
}

libfeed_str libfeed__medium_of(libfeed_str media_type) {
  static const pair classes[] = {
      PAIR("audio/", "audio"), PAIR("image/", "image"),
      PAIR("text/", "document"), PAIR("video/", "video")};
  static const libfeed_str application = LIBFEED__STR_INIT("application/");
  static const libfeed_str offices[] = {
      LIBFEED__STR_INIT("vnd.openxmlformats-officedocument."),
      LIBFEED__STR_INIT("vnd.oasis.opendocument.")};
  libfeed_str type = libfeed__trim(
      libfeed__slice(media_type, 0, libfeed__find_byte(media_type, ';')));
  for (size_t i = 0; i < sizeof classes / sizeof *classes; i++)
    if (libfeed__starts_with_fold(type, classes[i].key))
      return classes[i].value;
  if (!libfeed__starts_with_fold(type, application))
    return libfeed__empty;
  type = libfeed__slice(type, application.len, type.len);
  for (size_t i = 0; i < 2; i++)
    if (libfeed__starts_with_fold(type, offices[i]))
      return LIBFEED__STR("document");
  if (libfeed__equals_fold(type,
                           LIBFEED__STR("vnd.microsoft.portable-executable")))
    return LIBFEED__STR("executable"); /* longer than the table's keys */
  return FIND(application_media, type);
}
