/* SPDX-License-Identifier: MIT */
/* Document: a parser that reads everything and keeps the entries. The only
   place of the library that opens a file. */
#include "api/parser.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

/* Bytes that are read from a file at once. */
#define PIECE ((size_t)64 * 1024)

struct libfeed_document {
  libfeed_allocator allocator;
  libfeed_parser
      *parser; /* its stages are gone; problems and so on are there */
  libfeed_entry **entries;
  size_t n_entries, capacity;
  libfeed_channel *channel; /* NULL where the input is no feed */
  libfeed_status status;
};

static libfeed_status document_new(const libfeed_options *options,
                                   libfeed_document **out) {
  const libfeed_allocator *allocator =
      options == NULL ? &libfeed__libc_allocator : &options->allocator;
  libfeed_document *document =
      allocator->allocate(allocator->context, sizeof *document);
  if (document == NULL)
    return LIBFEED_E_NOMEM;
  memset(document, 0, sizeof *document);
  document->allocator = *allocator;
  libfeed_status status = libfeed__parser_make(options, &document->parser);
  if (status < 0) {
    libfeed_document_free(document);
    return status;
  }
  *out = document;
  return LIBFEED_OK;
}

void libfeed_document_free(libfeed_document *document) {
  if (document == NULL)
    return;
  const libfeed_allocator allocator = document->allocator;
  for (size_t i = 0; i < document->n_entries; i++)
    libfeed_entry_unref(document->entries[i]);
  if (document->entries != NULL)
    allocator.release(allocator.context, document->entries,
                      document->capacity * sizeof(libfeed_entry *));
  libfeed_channel_unref(document->channel);
  libfeed_parser_free(document->parser);
  allocator.release(allocator.context, document, sizeof *document);
}

/* Takes over the reference; false without memory. */
static bool keep(libfeed_document *document, libfeed_entry *entry) {
  const libfeed_allocator *allocator = &document->allocator;
  if (document->n_entries == document->capacity) {
    size_t capacity = document->capacity == 0 ? 64 : document->capacity * 2;
    size_t old_size = document->capacity * sizeof(libfeed_entry *);
    size_t size;
    libfeed_entry **entries = NULL;
    if (capacity > document->capacity &&
        libfeed__size_mul(capacity, sizeof(libfeed_entry *), &size))
      entries = document->entries == NULL
                    ? allocator->allocate(allocator->context, size)
                    : allocator->reallocate(allocator->context,
                                            document->entries, old_size, size);
    if (entries == NULL) {
      libfeed_entry_unref(entry);
      return false;
    }
    document->entries = entries;
    document->capacity = capacity;
  }
  document->entries[document->n_entries++] = entry;
  return true;
}

/* Takes what is finished; OK, or E_NOMEM. A parser's own failure is not asked
   for here. */
static libfeed_status pull(libfeed_document *document) {
  libfeed_entry *entry;
  while (libfeed_parser_next(document->parser, &entry) == LIBFEED_OK)
    if (!keep(document, entry))
      return LIBFEED_E_NOMEM;
  return LIBFEED_OK;
}

/* Ends the reading; `status` is what it came to so far. */
static libfeed_status complete(libfeed_document *document,
                               libfeed_status status, libfeed_document **out) {
  libfeed_parser *parser = document->parser;
  if (status != LIBFEED_E_NOMEM)
    libfeed_parser_finish(parser); /* an entry that is open still counts */
  libfeed_status pulled = pull(document);
  if (status == LIBFEED_OK)
    status = parser->context.status;
  if (pulled == LIBFEED_OK && status != LIBFEED_E_NOMEM)
    pulled = libfeed_parser_channel(parser, &document->channel);
  if (pulled == LIBFEED_E_NOMEM)
    status = LIBFEED_E_NOMEM;
  if (status == LIBFEED_E_NOMEM) {
    libfeed_document_free(document);
    return status;
  }
  libfeed__parser_close(parser);
  document->status = status;
  *out = document;
  return status;
}

libfeed_status libfeed_document_parse(const void *data, size_t size,
                                      const libfeed_options *options,
                                      libfeed_document **out) {
  if (out == NULL)
    return LIBFEED_E_MISUSE;
  *out = NULL;
  if (data == NULL && size > 0)
    return LIBFEED_E_MISUSE;
  libfeed_document *document;
  libfeed_status status = document_new(options, &document);
  if (status < 0)
    return status;
  libfeed_parser_push(document->parser, data, size);
  return complete(document, LIBFEED_OK, out);
}

/* Nothing could be read: what the file is stays unknown. */
static libfeed_status leave_unread(libfeed_document *document,
                                   libfeed_document **out) {
  libfeed__parser_close(document->parser);
  document->status = LIBFEED_E_IO;
  *out = document;
  return LIBFEED_E_IO;
}

/* Pushes a file piece by piece; `*is_read` says whether it had any bytes. OK,
   E_IO or E_NOMEM; what the parser says is sticky there. */
static libfeed_status read_file(libfeed_document *document, FILE *file,
                                bool *is_read) {
  const libfeed_allocator *allocator = &document->allocator;
  const libfeed__context *context = &document->parser->context;
  char *piece = allocator->allocate(allocator->context, PIECE);
  if (piece == NULL)
    return LIBFEED_E_NOMEM;
  libfeed_status status = LIBFEED_OK;
  while (status == LIBFEED_OK && libfeed__is_going(context)) {
    size_t size = fread(piece, 1, PIECE, file);
    if (size > 0) {
      *is_read = true;
      libfeed_parser_push(document->parser, piece, size);
      status = pull(document);
    }
    if (size < PIECE) {
      if (ferror(file))
        status = LIBFEED_E_IO;
      break;
    }
  }
  allocator->release(allocator->context, piece, PIECE);
  return status;
}

libfeed_status libfeed_document_parse_file(const char *path,
                                           const libfeed_options *options,
                                           libfeed_document **out) {
  if (out == NULL)
    return LIBFEED_E_MISUSE;
  *out = NULL;
  if (path == NULL)
    return LIBFEED_E_MISUSE;
  libfeed_document *document;
  libfeed_status status = document_new(options, &document);
  if (status < 0)
    return status;
  FILE *file = fopen(path, "rb");
  if (file == NULL)
    return leave_unread(document, out);
  bool is_read = false;
  status = read_file(document, file, &is_read);
  fclose(file);
  if (status == LIBFEED_E_IO && !is_read)
    return leave_unread(document, out);
  return complete(document, status, out);
}

libfeed_status libfeed_document_status(const libfeed_document *document) {
  return document == NULL ? LIBFEED_E_MISUSE : document->status;
}

const libfeed_problem *
libfeed_document_error(const libfeed_document *document) {
  /* A file that cannot be read says nothing about what stands in it. */
  return document == NULL || document->status == LIBFEED_E_IO
             ? NULL
             : libfeed_parser_error(document->parser);
}

libfeed_kind libfeed_document_kind(const libfeed_document *document) {
  return document == NULL ? LIBFEED_KIND_UNKNOWN
                          : libfeed_parser_kind(document->parser);
}

size_t libfeed_document_advertised_count(const libfeed_document *document) {
  return document == NULL ? 0
                          : libfeed_parser_advertised_count(document->parser);
}

const libfeed_link *
libfeed_document_advertised(const libfeed_document *document, size_t index) {
  return document == NULL ? NULL
                          : libfeed_parser_advertised(document->parser, index);
}

size_t libfeed_document_entry_count(const libfeed_document *document) {
  return document == NULL ? 0 : document->n_entries;
}

libfeed_entry *libfeed_document_entry(const libfeed_document *document,
                                      size_t index) {
  return document == NULL || index >= document->n_entries
             ? NULL
             : document->entries[index];
}

libfeed_channel *libfeed_document_channel(const libfeed_document *document) {
  return document == NULL ? NULL : document->channel;
}

size_t libfeed_document_problem_count(const libfeed_document *document) {
  return document == NULL ? 0 : libfeed_parser_problem_count(document->parser);
}

uint64_t libfeed_document_problem_total(const libfeed_document *document) {
  return document == NULL ? 0 : libfeed_parser_problem_total(document->parser);
}

uint64_t libfeed_document_replaced_total(const libfeed_document *document) {
  return document == NULL ? 0 : libfeed_parser_replaced_total(document->parser);
}

const libfeed_problem *
libfeed_document_problem(const libfeed_document *document, size_t index) {
  return document == NULL ? NULL
                          : libfeed_parser_problem(document->parser, index);
}
