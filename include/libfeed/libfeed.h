/* SPDX-License-Identifier: MIT */
/*
 * libfeed: a streaming parser for RSS, Atom, RDF and loose article text.
 *
 * This header is the manual. It is complete: nothing else has to be included.
 *
 * Bytes go in with libfeed_parser_push() as they arrive; finished entries come
 * out with libfeed_parser_next() while the rest is still under way. Everything
 * that was wrong with the input, and what was done about it, is a problem with
 * a stable code and the exact place. A whole document that is in memory already
 * needs one call, libfeed_document_parse().
 *
 *   libfeed_parser *parser;
 *   if (libfeed_parser_new(NULL, &parser) != LIBFEED_OK) return 1;
 *   while ((size = read(fd, bytes, sizeof bytes)) > 0) {
 *     if (libfeed_parser_push(parser, bytes, (size_t)size) < 0) break;
 *     libfeed_entry *entry;
 *     while (libfeed_parser_next(parser, &entry) == LIBFEED_OK) {
 *       puts(libfeed_entry_title(entry).data);
 *       libfeed_entry_unref(entry);
 *     }
 *   }
 *   libfeed_parser_finish(parser);          then pull once more until DONE
 *   libfeed_parser_free(parser);
 *
 * CONVENTIONS, which hold for every function unless it says otherwise
 *
 * Strings   are libfeed_str: UTF-8, counted, and NUL-terminated as well. They
 *           are valid UTF-8, contain no U+0000 and their data is never NULL.
 *           Absent is empty: length 0. They belong to the object they were
 *           asked of and live as long as it does.
 * Objects   that are handed out with a reference (entries and channels from a
 *           parser) are released with their _unref function. Everything that is
 *           reached through an entry or a channel (texts, links, persons,
 *           categories, media, blocks, nodes, source channels) is borrowed from
 *           it and has no count of its own.
 * Absent    is NULL for borrowed objects, an empty string for strings, a
 *           precision of LIBFEED_PRECISION_NONE for dates, and -1 for numbers.
 * NULL      is accepted by every function where an object is expected. A getter
 *           then answers "absent", a _free or _unref does nothing, and whatever
 *           returns a status answers LIBFEED_E_MISUSE. Out-parameters must not
 *           be NULL: that, too, is LIBFEED_E_MISUSE.
 * Indices   start at 0. An index that is not below the count answers "absent".
 * Status    is negative for a failure; zero and positive are no failures.
 * Threads   An options object or a parser is used by one thread at a time.
 *           Entries, channels and documents are immutable; several threads may
 *           read them and count references on them at once.
 * Memory    comes from the allocator of the options. When it runs out,
 *           LIBFEED_E_NOMEM comes back, nothing leaks, and every object can
 *           still be freed.
 * Global    state, locales, files and the network are not touched, but for
 *           libfeed_document_parse_file(), which reads a file.
 * Charsets  other than UTF-8, UTF-16, UTF-32 and windows-1252 are converted by
 *           the C library's iconv, which may take memory of its own and read
 *           its own files (gconv modules); its name is one of a fixed table,
 *           never the document's.
 * Order     never matters more than the document's own: cutting the input into
 *           pushes in another way changes nothing in any result.
 *
 * All of it is available since 1.0.0 where no other version is named.
 */
#ifndef LIBFEED_LIBFEED_H
#define LIBFEED_LIBFEED_H

#include <stddef.h>
#include <stdint.h>

#include <libfeed/version.h>

#if defined(LIBFEED_STATIC)
#define LIBFEED_API
#elif defined(_WIN32)
#if defined(LIBFEED_BUILDING)
#define LIBFEED_API __declspec(dllexport)
#else
#define LIBFEED_API __declspec(dllimport)
#endif
#elif defined(__GNUC__)
#define LIBFEED_API __attribute__((visibility("default")))
#else
#define LIBFEED_API
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* ======================================================================== */
/* Values. These four structs are frozen: their layout is part of the ABI.  */

/* A string: `len` bytes of UTF-8 at `data`, followed by a NUL byte that `len`
   does not count. `data` is never NULL. Absent is empty. */
typedef struct libfeed_str {
  const char *data;
  size_t len;
} libfeed_str;

/* A moment. Absent has precision LIBFEED_PRECISION_NONE and is zero otherwise.
   - seconds:     since 1970-01-01T00:00:00Z, without leap seconds.
   - nanoseconds: 0 to 999999999.
   - utc_offset:  the offset as written, in seconds east of UTC.
   - precision:   one of enum libfeed_precision: the finest part that was
                  written. Finer parts are filled downwards (month 1, day 1,
                  00:00:00).
   - flags:       a sum of enum libfeed_time_flag. */
typedef struct libfeed_time {
  int64_t seconds;
  int32_t nanoseconds;
  int32_t utc_offset;
  uint32_t precision;
  uint32_t flags;
} libfeed_time;

/* A place in the input as it was pushed, before any change of charset.
   - offset: bytes from the first byte, counted from 0.
   - line:   counted from 1; LF, CR LF and CR each end one line.
   - column: in code points, counted from 1. */
typedef struct libfeed_pos {
  uint64_t offset;
  uint64_t line;
  uint64_t column;
} libfeed_pos;

/* Where memory comes from. The three functions are called with `context` and
   must be safe to call from every thread that touches an object that came from
   this allocator, which must outlive them all.
   - allocate:   a block of `size` bytes (never 0), aligned for any type, or
                 NULL.
   - reallocate: moves `block` of `old_size` bytes to `new_size` bytes (neither
                 is 0), or returns NULL and leaves it untouched.
   - release:    takes back `block` of `size` bytes; never called with NULL. */
typedef struct libfeed_allocator {
  void *context;
  void *(*allocate)(void *context, size_t size);
  void *(*reallocate)(void *context, void *block, size_t old_size,
                      size_t new_size);
  void (*release)(void *context, void *block, size_t size);
} libfeed_allocator;

/* The finest part of a date that was written. */
enum libfeed_precision {
  LIBFEED_PRECISION_NONE = 0, /* no date */
  LIBFEED_PRECISION_YEAR = 1,
  LIBFEED_PRECISION_MONTH = 2,
  LIBFEED_PRECISION_DAY = 3,
  LIBFEED_PRECISION_MINUTE = 4,
  LIBFEED_PRECISION_SECOND = 5,
  LIBFEED_PRECISION_FRACTION = 6
};

/* What was not quite certain about a date. */
enum libfeed_time_flag {
  /* No zone was written; `seconds` was computed as if it were UTC. */
  LIBFEED_TIME_ZONE_ASSUMED = 1,
  /* "-00:00" was written, or a military letter: UTC is known, the local offset
     is not (RFC 3339 §4.3, RFC 2822 §4.3). */
  LIBFEED_TIME_OFFSET_UNKNOWN = 2,
  /* The zone's name has several meanings; the most common one was taken. */
  LIBFEED_TIME_ZONE_AMBIGUOUS = 4,
  /* The zone was not understood; UTC was taken. */
  LIBFEED_TIME_ZONE_UNRECOGNISED = 8,
  /* The date was not in the form that its format asks for. */
  LIBFEED_TIME_LENIENT = 16
};

/* ======================================================================== */
/* Objects. All are opaque. */

typedef struct libfeed_options libfeed_options;   /* how to parse */
typedef struct libfeed_parser libfeed_parser;     /* bytes in, entries out */
typedef struct libfeed_document libfeed_document; /* a whole feed */
typedef struct libfeed_channel libfeed_channel;   /* a feed about itself */
typedef struct libfeed_entry libfeed_entry;       /* an item of a feed */
typedef struct libfeed_text libfeed_text;         /* text in its context */
typedef struct libfeed_link libfeed_link;         /* a link */
typedef struct libfeed_person libfeed_person;     /* author and the like */
typedef struct libfeed_category libfeed_category; /* tag, keyword, … */
typedef struct libfeed_media libfeed_media;       /* sound, picture, … */
typedef struct libfeed_block libfeed_block;       /* a piece of an article */
typedef struct libfeed_node libfeed_node;         /* an extension */
typedef struct libfeed_problem libfeed_problem;   /* what was wrong */

/* ======================================================================== */
/* Status */

/* What a call came to. Negative is a failure. */
typedef enum libfeed_status {
  LIBFEED_OK = 0,    /* done; with _next: an entry was handed over */
  LIBFEED_AGAIN = 1, /* nothing to pull yet: push more, or finish */
  LIBFEED_DONE = 2,  /* nothing to pull any more */
  /* Memory ran out. From a parser this is sticky. */
  LIBFEED_E_NOMEM = -1,
  /* The call itself is wrong: NULL, push after finish, … Never sticky. */
  LIBFEED_E_MISUSE = -2,
  /* A limit that ends the reading was exceeded. Sticky. */
  LIBFEED_E_LIMIT = -3,
  /* The input is no feed; libfeed_parser_kind() says what it is. Sticky. */
  LIBFEED_E_NOT_FEED = -4,
  /* A fault whose repair is switched off. Sticky. */
  LIBFEED_E_SYNTAX = -5,
  /* An option that this version does not know. */
  LIBFEED_E_UNSUPPORTED = -6,
  /* An option's value is out of its bounds. */
  LIBFEED_E_RANGE = -7,
  /* A file could not be read. */
  LIBFEED_E_IO = -8
} libfeed_status;

/* The name of a status without its prefix, for instance "E_NOMEM". Total: any
   number has one ("UNKNOWN"). The string is static. */
LIBFEED_API const char *libfeed_status_name(libfeed_status status);

/* A sentence in English for people. Total, static. */
LIBFEED_API const char *libfeed_status_message(libfeed_status status);

/* ======================================================================== */
/* Versions */

/* The version of the library that is running, like LIBFEED_VERSION. */
LIBFEED_API const char *libfeed_version(void);

/* What the library that is running was built on. */
enum libfeed_component {
  LIBFEED_COMPONENT_EXPAT = 0, /* for instance "2.5.0" */
  LIBFEED_COMPONENT_ICONV = 1  /* that of the C library ("2.36"), or its name
                                  where it tells none ("libiconv") */
};

/* The version of a component as it is running now; empty for an unknown one.
   Static. */
LIBFEED_API const char *libfeed_component_version(int component);

/* ======================================================================== */
/* Options */

/* A string that is set with libfeed_options_set_str(), a number that is set
   with libfeed_options_set(). libfeed_options_bounds() tells the least and the
   greatest value of a number and its default. New options come at the end of
   their range. */
typedef enum libfeed_option {
  /* -- strings ---------------------------------------------------------- */
  /* The address of the document after redirects: the base URI of every
     relative one (RFC 3986 §5.1.3). Default: none. */
  LIBFEED_OPTION_BASE_URI = 1,
  /* The transport's Content-Type value, for instance
     "application/rss+xml; charset=utf-8". Its charset ranks below a byte order
     mark and above the XML declaration (RFC 7303). Default: none. */
  LIBFEED_OPTION_CONTENT_TYPE = 2,
  /* Stop before the entry with this id: it and all after it are not delivered,
     and the parser answers DONE. Default: none. */
  LIBFEED_OPTION_STOP_ID = 3,
  /* The transport's Content-Language, the last resort for languages. Default:
     none. */
  LIBFEED_OPTION_CONTENT_LANGUAGE = 4,
  /* The transport's Content-Location: the base URI where the document's own
     address is not known. Default: none. */
  LIBFEED_OPTION_CONTENT_LOCATION = 5,

  /* -- numbers: what is read -------------------------------------------- */
  /* Take the input as this without looking: a value of enum
     libfeed_format_hint. Default 0 (look). */
  LIBFEED_OPTION_FORMAT_HINT = 100,
  /* 0 leaves out libfeed_entry_content(). Default 1. */
  LIBFEED_OPTION_CONTENT = 101,
  /* Stop after so many entries; the parser then answers DONE. 0, the default:
     no end. */
  LIBFEED_OPTION_MAX_ENTRIES = 102,

  /* -- numbers: repairs, each 1 (default, unless it says otherwise) or 0. A
        fault whose repair is off ends the reading with LIBFEED_E_SYNTAX. */
  /* All of the switches below at once: 0 turns each off, 1 sets each to its
     default. Reads back as 1 if any is on. */
  LIBFEED_OPTION_REPAIR = 200,
  /* Bytes that the charset does not have become U+FFFD. */
  LIBFEED_OPTION_REPAIR_BYTES = 201,
  /* Characters that XML forbids are dropped or become U+FFFD. */
  LIBFEED_OPTION_REPAIR_CHARACTERS = 202,
  /* Undeclared entities, bare ampersands, unterminated or impossible
     references. */
  LIBFEED_OPTION_REPAIR_REFERENCES = 203,
  /* A '<' that starts no tag, and "]]>" in text. */
  LIBFEED_OPTION_REPAIR_TEXT = 204,
  /* Tags without '>', with wrong names, or otherwise not well-formed. */
  LIBFEED_OPTION_REPAIR_TAGS = 205,
  /* Duplicate, unquoted and valueless attributes. */
  LIBFEED_OPTION_REPAIR_ATTRIBUTES = 206,
  /* Mismatched, missing and stray end tags, items inside open items, and HTML
     that stands unescaped in texts. */
  LIBFEED_OPTION_REPAIR_NESTING = 207,
  /* Anything but white space before the root, a declaration that is late,
     second or damaged. */
  LIBFEED_OPTION_REPAIR_PROLOG = 208,
  /* Anything after the root, a second root included. */
  LIBFEED_OPTION_REPAIR_EPILOG = 209,
  /* Input that ends too early. */
  LIBFEED_OPTION_REPAIR_TRUNCATION = 210,
  /* Damaged comments, CDATA sections and processing instructions. */
  LIBFEED_OPTION_REPAIR_SECTIONS = 211,
  /* A damaged document type declaration. */
  LIBFEED_OPTION_REPAIR_DOCTYPE = 212,
  /* Text that was encoded to UTF-8 twice. Default 0: it is a guess. Where it is
     off nothing happens; the text is well-formed either way. */
  LIBFEED_OPTION_REPAIR_DOUBLE_ENCODING = 213,

  /* -- numbers: limits. docs/limits.md has the table with the reason of each,
        and says which of them end the reading with LIBFEED_E_LIMIT. */
  LIBFEED_OPTION_LIMIT_DEPTH = 300,      /* open elements; 512 */
  LIBFEED_OPTION_LIMIT_ATTRIBUTES = 301, /* of one element; 512 */
  LIBFEED_OPTION_LIMIT_NAME = 302,       /* bytes of a name; 1 KiB */
  LIBFEED_OPTION_LIMIT_ATTRIBUTE = 303,  /* bytes of a value; 1 MiB */
  LIBFEED_OPTION_LIMIT_TOKEN = 304,      /* bytes of one tag; 8 MiB */
  LIBFEED_OPTION_LIMIT_TEXT = 305,       /* bytes of one text; 16 MiB */
  LIBFEED_OPTION_LIMIT_ITEMS = 306,      /* per list of an entry; 1024 */
  LIBFEED_OPTION_LIMIT_NAMESPACES = 307, /* declared at one place; 256 */
  LIBFEED_OPTION_LIMIT_URL = 308,        /* bytes of an address; 64 KiB */
  LIBFEED_OPTION_LIMIT_PROBLEMS = 309,   /* kept, the rest counted; 1000 */
  LIBFEED_OPTION_LIMIT_MEMORY = 310,     /* bytes of state; 64 MiB */
  LIBFEED_OPTION_LIMIT_INPUT = 311,      /* bytes of input; 0 = no limit */
  /* Bytes out of entities for each byte read; 100. */
  LIBFEED_OPTION_LIMIT_AMPLIFICATION = 312,
  /* That counts only beyond so many bytes out of entities; 8 MiB. */
  LIBFEED_OPTION_LIMIT_AMPLIFICATION_FROM = 313,
  LIBFEED_OPTION_LIMIT_ENTITY_DEPTH = 314 /* entities inside entities; 16 */
} libfeed_option;

/* Values of LIBFEED_OPTION_FORMAT_HINT. */
enum libfeed_format_hint {
  LIBFEED_HINT_NONE = 0, /* look at the input */
  LIBFEED_HINT_XML = 1,  /* RSS, Atom or RDF */
  LIBFEED_HINT_TEXT = 2  /* loose article text, however short */
};

/* Makes options with their defaults. `allocator` is copied; NULL takes the C
   library's. Release with libfeed_options_free().
   Returns OK, E_NOMEM or E_MISUSE (`out` is NULL or a function is missing). */
LIBFEED_API libfeed_status
libfeed_options_new(const libfeed_allocator *allocator, libfeed_options **out);

LIBFEED_API void libfeed_options_free(libfeed_options *options);

/* Sets a number. Returns OK, E_UNSUPPORTED (no such number), E_RANGE (out of
   its bounds; nothing changes) or E_MISUSE. */
LIBFEED_API libfeed_status libfeed_options_set(libfeed_options *options,
                                               libfeed_option option,
                                               int64_t value);

/* Sets a string to a copy of `len` bytes at `data`, which must be UTF-8 (else
   E_RANGE). `data` may be NULL where `len` is 0. Returns OK, E_UNSUPPORTED (no
   such string), E_RANGE (not UTF-8, holds U+0000, or over 64 KiB), E_NOMEM or
   E_MISUSE. */
LIBFEED_API libfeed_status libfeed_options_set_str(libfeed_options *options,
                                                   libfeed_option option,
                                                   const char *data,
                                                   size_t len);

/* Reads a number back. Returns OK, E_UNSUPPORTED or E_MISUSE. */
LIBFEED_API libfeed_status libfeed_options_get(const libfeed_options *options,
                                               libfeed_option option,
                                               int64_t *value);

/* Reads a string back; it belongs to the options and lives until it is set
   again. Empty where it is not set or no string. */
LIBFEED_API libfeed_str libfeed_options_get_str(const libfeed_options *options,
                                                libfeed_option option);

/* The least and the greatest value of a number, and its default. Returns OK,
   E_UNSUPPORTED or E_MISUSE. */
LIBFEED_API libfeed_status libfeed_options_bounds(libfeed_option option,
                                                  int64_t *least,
                                                  int64_t *greatest,
                                                  int64_t *usual);

/* The option with this name (its enumerator in lower case without the prefix,
   for instance "limit_depth"), or 0. `name` is NUL-terminated. */
LIBFEED_API libfeed_option libfeed_option_find(const char *name);

/* ======================================================================== */
/* Parser: push and pull */

/* What the input turned out to be. */
typedef enum libfeed_kind {
  LIBFEED_KIND_UNKNOWN = 0, /* not enough was seen yet */
  LIBFEED_KIND_FEED = 1,    /* a feed; libfeed_channel_format() says which */
  LIBFEED_KIND_ARTICLE = 2, /* loose article text */
  /* The rest is no feed. */
  LIBFEED_KIND_EMPTY = 3,       /* nothing, or white space only */
  LIBFEED_KIND_HTML = 4,        /* a page; see libfeed_parser_advertised() */
  LIBFEED_KIND_ERROR_PAGE = 5,  /* an HTML page that reports an error */
  LIBFEED_KIND_LOGIN_PAGE = 6,  /* an HTML page that asks for a password */
  LIBFEED_KIND_OPML = 7,        /* a list of subscriptions */
  LIBFEED_KIND_SITEMAP = 8,     /* a sitemap or an index of them */
  LIBFEED_KIND_KML = 9,         /* geographic data */
  LIBFEED_KIND_XML = 10,        /* another XML document */
  LIBFEED_KIND_JSON = 11,       /* JSON that is no feed */
  LIBFEED_KIND_COMPRESSED = 12, /* gzip, zip, … that nobody unpacked */
  LIBFEED_KIND_IMAGE = 13,      /* a picture */
  LIBFEED_KIND_BINARY = 14,     /* other bytes that are no text */
  LIBFEED_KIND_TEXT = 15,       /* text that is too short for an article */
  LIBFEED_KIND_REDIRECT = 16    /* RSS that names its new address */
} libfeed_kind;

/* The name of a kind in lower case, such as "error_page". Total, static. */
LIBFEED_API const char *libfeed_kind_name(libfeed_kind kind);

/* Makes a parser. `options` are copied, and so is their allocator; NULL takes
   the defaults. Release with libfeed_parser_free().
   Returns OK, E_NOMEM or E_MISUSE. */
LIBFEED_API libfeed_status libfeed_parser_new(const libfeed_options *options,
                                              libfeed_parser **out);

/* Ends a parser. Entries and channels that were pulled stay valid. */
LIBFEED_API void libfeed_parser_free(libfeed_parser *parser);

/* Makes the parser as new, with the same options. Entries that were not pulled
   are dropped. Returns OK, E_NOMEM or E_MISUSE. */
LIBFEED_API libfeed_status libfeed_parser_reset(libfeed_parser *parser);

/* Takes the next `size` bytes, which are not needed afterwards. `data` may be
   NULL where `size` is 0. Returns OK, the sticky failure, or E_MISUSE after
   finish. Bytes after the end that an option set (a number of entries, an id)
   are accepted and ignored. */
LIBFEED_API libfeed_status libfeed_parser_push(libfeed_parser *parser,
                                               const void *data, size_t size);

/* Says that the input has ended. Returns OK, the sticky failure, or E_MISUSE
   when called twice. */
LIBFEED_API libfeed_status libfeed_parser_finish(libfeed_parser *parser);

/* Hands over the next finished entry with one reference.
   Returns OK (`*out` is an entry), AGAIN (push more or finish), DONE (all were
   pulled), or the sticky failure once all entries that were finished before it
   have been pulled. `*out` is NULL with everything but OK. */
LIBFEED_API libfeed_status libfeed_parser_next(libfeed_parser *parser,
                                               libfeed_entry **out);

/* Hands over, with one reference, what the feed said of itself up to the end of
   the entry that was pulled last (before the first: up to its beginning);
   complete after DONE. The object does not change afterwards. Returns OK, AGAIN
   (nothing is known yet), the sticky failure where nothing will be known,
   E_MISUSE, or E_NOMEM: there was no memory for the object, which is not sticky
   and may be tried again. The limit of memory does not count it. `*out` is NULL
   with everything but OK. */
LIBFEED_API libfeed_status libfeed_parser_channel(libfeed_parser *parser,
                                                  libfeed_channel **out);

/* The sticky failure, or OK. */
LIBFEED_API libfeed_status libfeed_parser_status(const libfeed_parser *parser);

/* What ended the reading, with its place; NULL without a sticky failure, and
   for E_NOMEM. Lives until reset or free. */
LIBFEED_API const libfeed_problem *
libfeed_parser_error(const libfeed_parser *parser);

/* What the input is, as far as can be told. */
LIBFEED_API libfeed_kind libfeed_parser_kind(const libfeed_parser *parser);

/* Feeds that an HTML page advertises (<link rel="alternate" …>), or the new
   address of a redirect. Links live until reset or free. */
LIBFEED_API size_t
libfeed_parser_advertised_count(const libfeed_parser *parser);
LIBFEED_API const libfeed_link *
libfeed_parser_advertised(const libfeed_parser *parser, size_t index);

/* Problems so far, in document order. Each lives until reset or free. _count is
   the number of those that were kept, _total that of all. Indices may change
   until DONE: values are read at the end of what they stand in, and their
   problems are put at their places then. */
LIBFEED_API size_t libfeed_parser_problem_count(const libfeed_parser *parser);
LIBFEED_API uint64_t libfeed_parser_problem_total(const libfeed_parser *parser);
LIBFEED_API const libfeed_problem *
libfeed_parser_problem(const libfeed_parser *parser, size_t index);

/* How many sequences of bytes that the charset does not have became U+FFFD so
   far, each of them one (WHATWG Encoding §4.1). The first is the problem
   `bytes-invalid`. What was read ahead of a stop (LIBFEED_OPTION_MAX_ENTRIES)
   counts. */
LIBFEED_API uint64_t
libfeed_parser_replaced_total(const libfeed_parser *parser);

/* ======================================================================== */
/* Document: the whole in one call */

/* Parses `size` bytes at `data`. `*out` is set whatever comes back, E_NOMEM and
   E_MISUSE excepted, and holds what was understood. Release it with
   libfeed_document_free(). Returns what a parser would answer at its end: OK or
   a failure. */
LIBFEED_API libfeed_status
libfeed_document_parse(const void *data, size_t size,
                       const libfeed_options *options, libfeed_document **out);

/* The same for a file, which is read in pieces. `path` is NUL-terminated and
   goes to fopen() as it is: in the encoding of the file system, on Windows in
   the code page of the process. A file that cannot be read is E_IO; what was
   read before that is in `*out`, and the kind is UNKNOWN where that is nothing.
 */
LIBFEED_API libfeed_status libfeed_document_parse_file(
    const char *path, const libfeed_options *options, libfeed_document **out);

/* Ends a document. Entries and channels that were referenced stay valid. */
LIBFEED_API void libfeed_document_free(libfeed_document *document);

/* What the parse answered. */
LIBFEED_API libfeed_status
libfeed_document_status(const libfeed_document *document);
LIBFEED_API const libfeed_problem *
libfeed_document_error(const libfeed_document *document);
LIBFEED_API libfeed_kind
libfeed_document_kind(const libfeed_document *document);
LIBFEED_API size_t
libfeed_document_advertised_count(const libfeed_document *document);
LIBFEED_API const libfeed_link *
libfeed_document_advertised(const libfeed_document *document, size_t index);

/* Entries and the complete channel, borrowed from the document; take a
   reference to keep one longer. The channel is NULL where the input is no
   feed. */
LIBFEED_API size_t
libfeed_document_entry_count(const libfeed_document *document);
LIBFEED_API libfeed_entry *
libfeed_document_entry(const libfeed_document *document, size_t index);
LIBFEED_API libfeed_channel *
libfeed_document_channel(const libfeed_document *document);

/* Problems, and the number of replaced sequences, as with a parser; problems
   live as long as the document. */
LIBFEED_API size_t
libfeed_document_problem_count(const libfeed_document *document);
LIBFEED_API uint64_t
libfeed_document_problem_total(const libfeed_document *document);
LIBFEED_API const libfeed_problem *
libfeed_document_problem(const libfeed_document *document, size_t index);
LIBFEED_API uint64_t
libfeed_document_replaced_total(const libfeed_document *document);

/* ======================================================================== */
/* Fields: names for what an entry or a channel can say */

typedef enum libfeed_field {
  LIBFEED_FIELD_ID = 0,
  LIBFEED_FIELD_TITLE = 1,
  LIBFEED_FIELD_LINK = 2,
  LIBFEED_FIELD_SUMMARY = 3, /* of a channel: its subtitle */
  LIBFEED_FIELD_CONTENT = 4,
  LIBFEED_FIELD_LANGUAGE = 5,
  LIBFEED_FIELD_RIGHTS = 6,
  LIBFEED_FIELD_PUBLISHED = 7,
  LIBFEED_FIELD_UPDATED = 8,
  LIBFEED_FIELD_EXPIRES = 9,
  LIBFEED_FIELD_AUTHORS = 10,
  LIBFEED_FIELD_CONTRIBUTORS = 11,
  LIBFEED_FIELD_PUBLISHERS = 12,
  LIBFEED_FIELD_CATEGORIES = 13,
  LIBFEED_FIELD_LINKS = 14,
  LIBFEED_FIELD_MEDIA = 15,
  LIBFEED_FIELD_IMAGE = 16,
  LIBFEED_FIELD_COMMENTS = 17,
  LIBFEED_FIELD_SOURCE = 18,
  LIBFEED_FIELD_LICENSE = 19,
  LIBFEED_FIELD_KICKER = 20,
  LIBFEED_FIELD_DATELINE = 21,
  LIBFEED_FIELD_ICON = 22,
  LIBFEED_FIELD_GENERATOR = 23,
  LIBFEED_FIELD_BASE = 24
} libfeed_field;

/* The number of fields that this version knows. */
#define LIBFEED_FIELD_COUNT 25

/* The name of a field in lower case, as in the JSON; "unknown" for others. */
LIBFEED_API const char *libfeed_field_name(libfeed_field field);

/* How a field came by its value. */
typedef enum libfeed_origin {
  LIBFEED_ORIGIN_ABSENT = 0,    /* it has none */
  LIBFEED_ORIGIN_STATED = 1,    /* the element itself says so */
  LIBFEED_ORIGIN_INHERITED = 2, /* from the feed or the entry's source */
  LIBFEED_ORIGIN_DERIVED = 3,   /* worked out from other fields of the entry */
  LIBFEED_ORIGIN_GUESSED = 4    /* read out of loose text */
} libfeed_origin;

/* ======================================================================== */
/* Entry: an item of RSS and RDF, an entry of Atom, an article or teaser */

/* Take and give back a reference. _ref returns its argument. */
LIBFEED_API libfeed_entry *libfeed_entry_ref(libfeed_entry *entry);
LIBFEED_API void libfeed_entry_unref(libfeed_entry *entry);

/* The published id, never altered (Atom id, RSS guid, rdf:about, …), or a
   derived one: the resolved link, else a digest of title, date and summary
   ("urn:libfeed:" and 32 hexadecimal digits). Its origin tells which. */
LIBFEED_API libfeed_str libfeed_entry_id(const libfeed_entry *entry);

/* 1 where the id is an address that leads to the entry (RSS guid with
   isPermaLink true, or absent and shaped like an address), else 0. */
LIBFEED_API int libfeed_entry_id_is_permalink(const libfeed_entry *entry);

/* The title as plain text in one line. _text is the same with its type, markup,
   language and source element; NULL where there is no title. */
LIBFEED_API libfeed_str libfeed_entry_title(const libfeed_entry *entry);
LIBFEED_API const libfeed_text *
libfeed_entry_title_text(const libfeed_entry *entry);

/* The address of the entry's page, resolved against its base URI. */
LIBFEED_API libfeed_str libfeed_entry_link(const libfeed_entry *entry);

/* The summary as plain text, and with its detail. Never cut from content. */
LIBFEED_API libfeed_str libfeed_entry_summary(const libfeed_entry *entry);
LIBFEED_API const libfeed_text *
libfeed_entry_summary_text(const libfeed_entry *entry);

/* 1 where the summary is the only text and so stands for the content too. */
LIBFEED_API int libfeed_entry_summary_is_content(const libfeed_entry *entry);

/* The content: alternatives of one thing, the best first. */
LIBFEED_API size_t libfeed_entry_content_count(const libfeed_entry *entry);
LIBFEED_API const libfeed_text *
libfeed_entry_content(const libfeed_entry *entry, size_t index);

/* The language as a BCP 47 tag, or as written where the feed has none: stated
   for the entry, else inherited. */
LIBFEED_API libfeed_str libfeed_entry_language(const libfeed_entry *entry);

/* The rights as plain text, and with their detail; own, the source's, else the
   feed's (RFC 4287 §4.2.10). */
LIBFEED_API libfeed_str libfeed_entry_rights(const libfeed_entry *entry);
LIBFEED_API const libfeed_text *
libfeed_entry_rights_text(const libfeed_entry *entry);

/* The address of the licence. */
LIBFEED_API libfeed_str libfeed_entry_license(const libfeed_entry *entry);

/* When the entry was published first, changed last, and ceases to hold. A date
   that cannot be read is absent; _raw is its text as written all the same. */
LIBFEED_API libfeed_time libfeed_entry_published(const libfeed_entry *entry);
LIBFEED_API libfeed_str libfeed_entry_published_raw(const libfeed_entry *entry);
LIBFEED_API libfeed_time libfeed_entry_updated(const libfeed_entry *entry);
LIBFEED_API libfeed_str libfeed_entry_updated_raw(const libfeed_entry *entry);
LIBFEED_API libfeed_time libfeed_entry_expires(const libfeed_entry *entry);
LIBFEED_API libfeed_str libfeed_entry_expires_raw(const libfeed_entry *entry);

/* Persons in document order, each once. Authors are the entry's own, else those
   of its source, else the feed's; the origin of LIBFEED_FIELD_AUTHORS tells. */
LIBFEED_API size_t libfeed_entry_author_count(const libfeed_entry *entry);
LIBFEED_API const libfeed_person *
libfeed_entry_author(const libfeed_entry *entry, size_t index);
LIBFEED_API size_t libfeed_entry_contributor_count(const libfeed_entry *entry);
LIBFEED_API const libfeed_person *
libfeed_entry_contributor(const libfeed_entry *entry, size_t index);

LIBFEED_API size_t libfeed_entry_category_count(const libfeed_entry *entry);
LIBFEED_API const libfeed_category *
libfeed_entry_category(const libfeed_entry *entry, size_t index);

/* Every link of the entry in document order, libfeed_entry_link()'s too where
   it comes from a link (and not, for instance, from the id). */
LIBFEED_API size_t libfeed_entry_link_count(const libfeed_entry *entry);
LIBFEED_API const libfeed_link *
libfeed_entry_link_at(const libfeed_entry *entry, size_t index);

/* Media: one object for each distinct rendition, merged by address from
   enclosures, Media RSS and links. */
LIBFEED_API size_t libfeed_entry_media_count(const libfeed_entry *entry);
LIBFEED_API const libfeed_media *libfeed_entry_media(const libfeed_entry *entry,
                                                     size_t index);

/* The picture that stands for the entry, or NULL. Never taken from markup. */
LIBFEED_API const libfeed_media *
libfeed_entry_image(const libfeed_entry *entry);

/* The page with the comments, the feed of the comments, and their number (−1:
   not stated). */
LIBFEED_API libfeed_str libfeed_entry_comments(const libfeed_entry *entry);
LIBFEED_API libfeed_str libfeed_entry_comments_feed(const libfeed_entry *entry);
LIBFEED_API int64_t libfeed_entry_comments_number(const libfeed_entry *entry);

/* The feed that the entry was taken from (Atom source, RSS source), or NULL. */
LIBFEED_API const libfeed_channel *
libfeed_entry_source(const libfeed_entry *entry);

/* The base URI of the entry. */
LIBFEED_API libfeed_str libfeed_entry_base(const libfeed_entry *entry);

/* 1 where the input ended, or a limit was met, inside the entry. */
LIBFEED_API int libfeed_entry_is_truncated(const libfeed_entry *entry);

/* The entry's place: its index in the document, and where it begins. */
LIBFEED_API uint64_t libfeed_entry_index(const libfeed_entry *entry);
LIBFEED_API libfeed_pos libfeed_entry_position(const libfeed_entry *entry);

/* Loose text only. The kind ("article", "teaser"; empty in feeds), the kicker
   (the words before the headline or the colon), the dateline as written, and
   every piece of the text with its role. */
LIBFEED_API libfeed_str libfeed_entry_kind(const libfeed_entry *entry);
LIBFEED_API libfeed_str libfeed_entry_kicker(const libfeed_entry *entry);
LIBFEED_API libfeed_str libfeed_entry_dateline(const libfeed_entry *entry);
LIBFEED_API size_t libfeed_entry_block_count(const libfeed_entry *entry);
LIBFEED_API const libfeed_block *libfeed_entry_block(const libfeed_entry *entry,
                                                     size_t index);

/* How a field came by its value. */
LIBFEED_API libfeed_origin libfeed_entry_origin(const libfeed_entry *entry,
                                                libfeed_field field);

/* Everything that was said about a field, the best first; index 0 is what the
   field shows where its origin is STATED. Fields that are lists have none. */
LIBFEED_API size_t libfeed_entry_candidate_count(const libfeed_entry *entry,
                                                 libfeed_field field);
LIBFEED_API const libfeed_text *
libfeed_entry_candidate(const libfeed_entry *entry, libfeed_field field,
                        size_t index);

/* Child elements that no field took, in document order. */
LIBFEED_API size_t libfeed_entry_extension_count(const libfeed_entry *entry);
LIBFEED_API const libfeed_node *
libfeed_entry_extension(const libfeed_entry *entry, size_t index);

/* The first of them with this namespace URI (any known variant of it) and local
   name, or NULL. Both strings are NUL-terminated; "" is no namespace. */
LIBFEED_API const libfeed_node *
libfeed_entry_extension_find(const libfeed_entry *entry, const char *uri,
                             const char *name);

/* The problems that lie within the entry, as far as the parser kept them
   (LIBFEED_OPTION_LIMIT_PROBLEMS). */
LIBFEED_API size_t libfeed_entry_problem_count(const libfeed_entry *entry);
LIBFEED_API const libfeed_problem *
libfeed_entry_problem(const libfeed_entry *entry, size_t index);

/* ======================================================================== */
/* Channel: what a feed says of itself */

typedef enum libfeed_format {
  LIBFEED_FORMAT_UNKNOWN = 0,
  LIBFEED_FORMAT_RSS_0_90 = 1,
  LIBFEED_FORMAT_RSS_0_91 = 2,
  LIBFEED_FORMAT_RSS_0_92 = 3,
  LIBFEED_FORMAT_RSS_0_93 = 4,
  LIBFEED_FORMAT_RSS_0_94 = 5,
  LIBFEED_FORMAT_RSS_1_0 = 6,
  LIBFEED_FORMAT_RSS_1_1 = 7,
  LIBFEED_FORMAT_RSS_2_0 = 8,
  LIBFEED_FORMAT_ATOM_0_3 = 9,
  LIBFEED_FORMAT_ATOM_1_0 = 10,
  LIBFEED_FORMAT_CDF = 11,      /* reserved: not read yet, as the next two */
  LIBFEED_FORMAT_JSON_1_0 = 12, /* reserved */
  LIBFEED_FORMAT_JSON_1_1 = 13, /* reserved */
  LIBFEED_FORMAT_TEXT = 14
} libfeed_format;

/* The name of a format, for instance "rss2.0", "atom1.0", "text". Static. */
LIBFEED_API const char *libfeed_format_name(libfeed_format format);

LIBFEED_API libfeed_channel *libfeed_channel_ref(libfeed_channel *channel);
LIBFEED_API void libfeed_channel_unref(libfeed_channel *channel);

LIBFEED_API libfeed_format
libfeed_channel_format(const libfeed_channel *channel);

LIBFEED_API libfeed_str libfeed_channel_title(const libfeed_channel *channel);
LIBFEED_API const libfeed_text *
libfeed_channel_title_text(const libfeed_channel *channel);

/* RSS description, Atom subtitle or tagline. */
LIBFEED_API libfeed_str
libfeed_channel_subtitle(const libfeed_channel *channel);
LIBFEED_API const libfeed_text *
libfeed_channel_subtitle_text(const libfeed_channel *channel);

/* The address of the site, and of the feed itself (rel=self). */
LIBFEED_API libfeed_str libfeed_channel_link(const libfeed_channel *channel);
LIBFEED_API libfeed_str
libfeed_channel_feed_link(const libfeed_channel *channel);

/* The published id; channels have no derived ones. */
LIBFEED_API libfeed_str libfeed_channel_id(const libfeed_channel *channel);
LIBFEED_API libfeed_str
libfeed_channel_language(const libfeed_channel *channel);
LIBFEED_API libfeed_str libfeed_channel_rights(const libfeed_channel *channel);
LIBFEED_API const libfeed_text *
libfeed_channel_rights_text(const libfeed_channel *channel);
LIBFEED_API libfeed_str libfeed_channel_license(const libfeed_channel *channel);

LIBFEED_API libfeed_time
libfeed_channel_published(const libfeed_channel *channel);
LIBFEED_API libfeed_str
libfeed_channel_published_raw(const libfeed_channel *channel);
LIBFEED_API libfeed_time
libfeed_channel_updated(const libfeed_channel *channel);
LIBFEED_API libfeed_str
libfeed_channel_updated_raw(const libfeed_channel *channel);

/* Authors (managingEditor among them), contributors, and publishers (webMaster,
   dc:publisher, itunes:owner). */
LIBFEED_API size_t libfeed_channel_author_count(const libfeed_channel *channel);
LIBFEED_API const libfeed_person *
libfeed_channel_author(const libfeed_channel *channel, size_t index);
LIBFEED_API size_t
libfeed_channel_contributor_count(const libfeed_channel *channel);
LIBFEED_API const libfeed_person *
libfeed_channel_contributor(const libfeed_channel *channel, size_t index);
LIBFEED_API size_t
libfeed_channel_publisher_count(const libfeed_channel *channel);
LIBFEED_API const libfeed_person *
libfeed_channel_publisher(const libfeed_channel *channel, size_t index);

LIBFEED_API size_t
libfeed_channel_category_count(const libfeed_channel *channel);
LIBFEED_API const libfeed_category *
libfeed_channel_category(const libfeed_channel *channel, size_t index);
LIBFEED_API size_t libfeed_channel_link_count(const libfeed_channel *channel);
LIBFEED_API const libfeed_link *
libfeed_channel_link_at(const libfeed_channel *channel, size_t index);

/* The picture of the feed, or NULL, and the address of its small icon. */
LIBFEED_API const libfeed_media *
libfeed_channel_image(const libfeed_channel *channel);
LIBFEED_API libfeed_str libfeed_channel_icon(const libfeed_channel *channel);

/* The program that made the feed. */
LIBFEED_API libfeed_str
libfeed_channel_generator(const libfeed_channel *channel);
LIBFEED_API libfeed_str
libfeed_channel_generator_uri(const libfeed_channel *channel);
LIBFEED_API libfeed_str
libfeed_channel_generator_version(const libfeed_channel *channel);

/* When to come back.
   - ttl:        minutes the feed may be kept (RSS ttl); −1.
   - skip_hours: bit h set: do not come in hour h (0–23) GMT.
   - skip_days:  bit d set: do not come on day d, Monday being 0.
   - update_period, update_frequency, update_base: the syndication module: the
     feed changes `frequency` times a `period` ("hourly" … "yearly"), counted
     from `base`. Empty, −1, absent.
   - hub:        addresses of hubs that push changes (WebSub).
   - cloud:      rssCloud's endpoint, by attribute name ("domain", "port",
     "path", "registerProcedure", "protocol").
   - moved_to:   the feed's new address (itunes:new-feed-url, newLocation, …).
   - is_complete: 1 where the feed says that nothing will ever follow. */
LIBFEED_API int64_t libfeed_channel_ttl(const libfeed_channel *channel);
LIBFEED_API uint32_t libfeed_channel_skip_hours(const libfeed_channel *channel);
LIBFEED_API uint32_t libfeed_channel_skip_days(const libfeed_channel *channel);
LIBFEED_API libfeed_str
libfeed_channel_update_period(const libfeed_channel *channel);
LIBFEED_API int64_t
libfeed_channel_update_frequency(const libfeed_channel *channel);
LIBFEED_API libfeed_time
libfeed_channel_update_base(const libfeed_channel *channel);
LIBFEED_API size_t libfeed_channel_hub_count(const libfeed_channel *channel);
LIBFEED_API libfeed_str libfeed_channel_hub(const libfeed_channel *channel,
                                            size_t index);
LIBFEED_API libfeed_str libfeed_channel_cloud(const libfeed_channel *channel,
                                              const char *attribute);
LIBFEED_API libfeed_str
libfeed_channel_moved_to(const libfeed_channel *channel);
LIBFEED_API int libfeed_channel_is_complete(const libfeed_channel *channel);

/* The charset by its WHATWG name, and what it was decided by: "bom",
   "transport", "declaration", "sniff", "guess" or "default". */
LIBFEED_API libfeed_str
libfeed_channel_encoding(const libfeed_channel *channel);
LIBFEED_API libfeed_str
libfeed_channel_encoding_source(const libfeed_channel *channel);

/* The charset that was declared but not used because the bytes contradict it;
   empty without such a contradiction. */
LIBFEED_API libfeed_str
libfeed_channel_encoding_contradicted(const libfeed_channel *channel);

/* The base URI at the feed's root. */
LIBFEED_API libfeed_str libfeed_channel_base(const libfeed_channel *channel);

/* Namespaces that were declared, in order of first appearance, as written. The
   default namespace has an empty prefix. */
LIBFEED_API size_t
libfeed_channel_namespace_count(const libfeed_channel *channel);
LIBFEED_API libfeed_str
libfeed_channel_namespace_prefix(const libfeed_channel *channel, size_t index);
LIBFEED_API libfeed_str
libfeed_channel_namespace_uri(const libfeed_channel *channel, size_t index);

LIBFEED_API libfeed_origin
libfeed_channel_origin(const libfeed_channel *channel, libfeed_field field);
LIBFEED_API size_t libfeed_channel_candidate_count(
    const libfeed_channel *channel, libfeed_field field);
LIBFEED_API const libfeed_text *
libfeed_channel_candidate(const libfeed_channel *channel, libfeed_field field,
                          size_t index);

LIBFEED_API size_t
libfeed_channel_extension_count(const libfeed_channel *channel);
LIBFEED_API const libfeed_node *
libfeed_channel_extension(const libfeed_channel *channel, size_t index);
LIBFEED_API const libfeed_node *
libfeed_channel_extension_find(const libfeed_channel *channel, const char *uri,
                               const char *name);

/* ======================================================================== */
/* Text: a value with its context */

typedef enum libfeed_text_type {
  LIBFEED_TEXT_PLAIN = 0, /* text/plain */
  LIBFEED_TEXT_HTML = 1,  /* text/html: a fragment of HTML */
  LIBFEED_TEXT_XHTML = 2, /* application/xhtml+xml: well-formed markup */
  LIBFEED_TEXT_OTHER = 3  /* see libfeed_text_media_type(); binary content stays
                             in base64, as it was written */
} libfeed_text_type;

LIBFEED_API libfeed_text_type libfeed_text_type_of(const libfeed_text *text);

/* The media type, for instance "text/html". */
LIBFEED_API libfeed_str libfeed_text_media_type(const libfeed_text *text);

/* The value as it was meant: text, or markup. */
LIBFEED_API libfeed_str libfeed_text_value(const libfeed_text *text);

/* The value as plain text. For content and for candidates it is rendered only
   where it was needed; empty means that the value itself is all there is. */
LIBFEED_API libfeed_str libfeed_text_plain(const libfeed_text *text);

/* Language and base URI in scope at the element. */
LIBFEED_API libfeed_str libfeed_text_language(const libfeed_text *text);
LIBFEED_API libfeed_str libfeed_text_base(const libfeed_text *text);

/* The address of content that stands elsewhere (Atom content/@src). */
LIBFEED_API libfeed_str libfeed_text_src(const libfeed_text *text);

/* The element that said so: canonical namespace URI (empty: none), local name
   as the vocabulary has it, and where it begins. */
LIBFEED_API libfeed_str libfeed_text_element_uri(const libfeed_text *text);
LIBFEED_API libfeed_str libfeed_text_element_name(const libfeed_text *text);
LIBFEED_API libfeed_pos libfeed_text_position(const libfeed_text *text);

/* ======================================================================== */
/* Link (RFC 4287 §4.2.7; RSS link, comments, source, enclosure) */

/* Resolved. */
LIBFEED_API libfeed_str libfeed_link_href(const libfeed_link *link);
/* As written. */
LIBFEED_API libfeed_str libfeed_link_raw(const libfeed_link *link);
/* The relation in lower case; an IANA address becomes its name. "alternate"
   where none was given. */
LIBFEED_API libfeed_str libfeed_link_rel(const libfeed_link *link);
/* Media type. */
LIBFEED_API libfeed_str libfeed_link_type(const libfeed_link *link);
LIBFEED_API libfeed_str libfeed_link_hreflang(const libfeed_link *link);
LIBFEED_API libfeed_str libfeed_link_title(const libfeed_link *link);
/* Bytes; −1. */
LIBFEED_API int64_t libfeed_link_length(const libfeed_link *link);

/* ======================================================================== */
/* Person (RFC 4287 §3.2) */

LIBFEED_API libfeed_str libfeed_person_name(const libfeed_person *person);
LIBFEED_API libfeed_str libfeed_person_email(const libfeed_person *person);
LIBFEED_API libfeed_str libfeed_person_uri(const libfeed_person *person);
/* What the person did, as written ("photographer"); empty for plain authors. */
LIBFEED_API libfeed_str libfeed_person_role(const libfeed_person *person);
/* The text that name and email were read from; empty where the format keeps
   them apart. */
LIBFEED_API libfeed_str libfeed_person_raw(const libfeed_person *person);
/* 1 where nobody reads mail to the address ("noreply@…"). */
LIBFEED_API int libfeed_person_is_noreply(const libfeed_person *person);

/* ======================================================================== */
/* Category (RFC 4287 §4.2.2) */

LIBFEED_API libfeed_str libfeed_category_term(const libfeed_category *category);
LIBFEED_API libfeed_str
libfeed_category_scheme(const libfeed_category *category);
LIBFEED_API libfeed_str
libfeed_category_label(const libfeed_category *category);

/* ======================================================================== */
/* Media (RSS enclosure, Media RSS 1.5.1, iTunes, links rel=enclosure) */

LIBFEED_API libfeed_str libfeed_media_url(const libfeed_media *media);
LIBFEED_API libfeed_str libfeed_media_type(const libfeed_media *media);
/* "image", "audio", "video", "document" or "executable": stated, else by the
   type; empty where neither says. */
LIBFEED_API libfeed_str libfeed_media_medium(const libfeed_media *media);
/* Bytes. */
LIBFEED_API int64_t libfeed_media_length(const libfeed_media *media);
/* Playing time in milliseconds. */
LIBFEED_API int64_t libfeed_media_duration(const libfeed_media *media);
/* Pixels. */
LIBFEED_API int64_t libfeed_media_width(const libfeed_media *media);
LIBFEED_API int64_t libfeed_media_height(const libfeed_media *media);
/* Bit/s. */
LIBFEED_API int64_t libfeed_media_bitrate(const libfeed_media *media);
/* Frames a second, times 1000. */
LIBFEED_API int64_t libfeed_media_framerate(const libfeed_media *media);
/* Hz. */
LIBFEED_API int64_t libfeed_media_samplingrate(const libfeed_media *media);
LIBFEED_API int64_t libfeed_media_channels(const libfeed_media *media);
LIBFEED_API libfeed_str libfeed_media_language(const libfeed_media *media);
/* "full", "sample" or "nonstop"; empty where not stated. */
LIBFEED_API libfeed_str libfeed_media_expression(const libfeed_media *media);
LIBFEED_API int libfeed_media_is_default(const libfeed_media *media);
LIBFEED_API libfeed_str libfeed_media_title(const libfeed_media *media);
LIBFEED_API libfeed_str libfeed_media_description(const libfeed_media *media);
/* The page that a picture of a feed leads to (RSS image/link). */
LIBFEED_API libfeed_str libfeed_media_link(const libfeed_media *media);
LIBFEED_API libfeed_str libfeed_media_player(const libfeed_media *media);
LIBFEED_API libfeed_str libfeed_media_hash(const libfeed_media *media);
/* "md5" or "sha-1"; empty without a hash. */
LIBFEED_API libfeed_str
libfeed_media_hash_algorithm(const libfeed_media *media);
LIBFEED_API libfeed_str libfeed_media_rating(const libfeed_media *media);
LIBFEED_API libfeed_str libfeed_media_rating_scheme(const libfeed_media *media);
LIBFEED_API libfeed_str libfeed_media_rights(const libfeed_media *media);
LIBFEED_API libfeed_str libfeed_media_license(const libfeed_media *media);
/* Media with the same number (0 and up) are alternatives of one thing; −1. */
LIBFEED_API int64_t libfeed_media_group(const libfeed_media *media);
/* When a thumbnail was taken, in milliseconds from the start; −1. */
LIBFEED_API int64_t libfeed_media_time(const libfeed_media *media);
LIBFEED_API size_t libfeed_media_credit_count(const libfeed_media *media);
LIBFEED_API const libfeed_person *
libfeed_media_credit(const libfeed_media *media, size_t index);
LIBFEED_API size_t libfeed_media_thumbnail_count(const libfeed_media *media);
LIBFEED_API const libfeed_media *
libfeed_media_thumbnail(const libfeed_media *media, size_t index);
LIBFEED_API size_t libfeed_media_keyword_count(const libfeed_media *media);
LIBFEED_API libfeed_str libfeed_media_keyword(const libfeed_media *media,
                                              size_t index);

/* ======================================================================== */
/* Block: a piece of loose article text */

typedef enum libfeed_role {
  LIBFEED_ROLE_PARAGRAPH = 0,
  LIBFEED_ROLE_HEADLINE = 1,
  LIBFEED_ROLE_HEADING = 2,
  LIBFEED_ROLE_LIST_ITEM = 3,
  LIBFEED_ROLE_QUOTATION = 4,
  LIBFEED_ROLE_CAPTION = 5,
  LIBFEED_ROLE_CREDIT = 6,
  LIBFEED_ROLE_BYLINE = 7,
  LIBFEED_ROLE_DATE = 8,
  LIBFEED_ROLE_SUMMARY = 9,
  LIBFEED_ROLE_CORRECTION = 10,
  LIBFEED_ROLE_RIGHTS = 11,
  LIBFEED_ROLE_NAVIGATION = 12,
  LIBFEED_ROLE_SHARE = 13,
  LIBFEED_ROLE_NOTICE = 14, /* cookies, paywall, subscription */
  LIBFEED_ROLE_ADVERTISEMENT = 15,
  LIBFEED_ROLE_RELATED = 16,
  LIBFEED_ROLE_COMMENT = 17,
  LIBFEED_ROLE_TAGS = 18,
  LIBFEED_ROLE_FOOTER = 19,
  LIBFEED_ROLE_KICKER = 20,
  LIBFEED_ROLE_CONTRIBUTORS = 21
} libfeed_role;

/* The name of a role in lower case, for instance "list_item". Total, static. */
LIBFEED_API const char *libfeed_role_name(libfeed_role role);
LIBFEED_API libfeed_role libfeed_block_role(const libfeed_block *block);
LIBFEED_API libfeed_str libfeed_block_text(const libfeed_block *block);
LIBFEED_API libfeed_pos libfeed_block_position(const libfeed_block *block);

/* ======================================================================== */
/* Node: an element that no field took, without loss */

/* The namespace URI as written (empty: none), the prefix as written, the local
   name. All three are empty for a piece of text between child elements. */
LIBFEED_API libfeed_str libfeed_node_uri(const libfeed_node *node);
LIBFEED_API libfeed_str libfeed_node_prefix(const libfeed_node *node);
LIBFEED_API libfeed_str libfeed_node_name(const libfeed_node *node);

/* 1 for a piece of text between child elements. Such pieces occur only in
   elements that hold both, and carry nothing but libfeed_node_text(). */
LIBFEED_API int libfeed_node_is_text(const libfeed_node *node);

/* The element's own text, its children's left out. */
LIBFEED_API libfeed_str libfeed_node_text(const libfeed_node *node);

LIBFEED_API size_t libfeed_node_attribute_count(const libfeed_node *node);
LIBFEED_API libfeed_str libfeed_node_attribute_uri(const libfeed_node *node,
                                                   size_t index);
LIBFEED_API libfeed_str libfeed_node_attribute_name(const libfeed_node *node,
                                                    size_t index);
LIBFEED_API libfeed_str libfeed_node_attribute_value(const libfeed_node *node,
                                                     size_t index);
/* The value of the attribute without namespace that has this name; empty where
   there is none. */
LIBFEED_API libfeed_str libfeed_node_attribute(const libfeed_node *node,
                                               const char *name);

LIBFEED_API size_t libfeed_node_child_count(const libfeed_node *node);
LIBFEED_API const libfeed_node *libfeed_node_child(const libfeed_node *node,
                                                   size_t index);
/* The first child with this namespace URI and local name, or NULL. */
LIBFEED_API const libfeed_node *
libfeed_node_find(const libfeed_node *node, const char *uri, const char *name);
LIBFEED_API libfeed_pos libfeed_node_position(const libfeed_node *node);

/* ======================================================================== */
/* Problem: what was wrong, what was done about it, and where */

typedef enum libfeed_severity {
  LIBFEED_SEVERITY_INFO = 0,    /* worth knowing; nothing is in doubt */
  LIBFEED_SEVERITY_WARNING = 1, /* the result is right or very likely so */
  LIBFEED_SEVERITY_ERROR = 2    /* something was lost or had to be guessed */
} libfeed_severity;

LIBFEED_API const char *libfeed_severity_name(libfeed_severity severity);

/* The code: a stable word such as "reference-undeclared". docs/problems.md has
   the list. */
LIBFEED_API libfeed_str libfeed_problem_code(const libfeed_problem *problem);
LIBFEED_API libfeed_severity
libfeed_problem_severity(const libfeed_problem *problem);
/* A sentence in English; it may change from version to version. */
LIBFEED_API libfeed_str libfeed_problem_message(const libfeed_problem *problem);
LIBFEED_API libfeed_pos
libfeed_problem_position(const libfeed_problem *problem);
/* The index of the entry in which it lies, or −1. */
LIBFEED_API int64_t libfeed_problem_entry(const libfeed_problem *problem);

/* ======================================================================== */
/* JSON: docs/json.md describes the keys. Each function writes one JSON object
   without line ends as at most `size` bytes at `buffer`, a NUL included where
   `size` is not 0, and returns the length of the whole without the NUL: where
   it is not below `size`, the buffer was too small and holds a beginning.
   `buffer` may be NULL where `size` is 0. Nothing is allocated; nothing can
   fail. NULL objects give "null". */

LIBFEED_API size_t libfeed_entry_json(const libfeed_entry *entry, char *buffer,
                                      size_t size);
LIBFEED_API size_t libfeed_channel_json(const libfeed_channel *channel,
                                        char *buffer, size_t size);
LIBFEED_API size_t libfeed_problem_json(const libfeed_problem *problem,
                                        char *buffer, size_t size);

#ifdef __cplusplus
}
#endif

#endif
