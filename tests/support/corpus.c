/* SPDX-License-Identifier: MIT */
/* Test support: the fixtures of a folder. */
#define _POSIX_C_SOURCE 200809L

#include "corpus.h"

#include <dirent.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static void *need(void *block) {
  if (block == NULL) {
    fputs("out of memory\n", stderr);
    exit(2);
  }
  return block;
}

void buffer_append(buffer *to, const char *data, size_t len) {
  if (to->size - to->len < len + 1) {
    to->size = to->size * 2 + len + 1;
    to->data = need(realloc(to->data, to->size));
  }
  if (len > 0)
    memcpy(to->data + to->len, data, len);
  to->len += len;
  to->data[to->len] = '\0';
}

void buffer_print(buffer *to, const char *format, ...) {
  char text[512];
  va_list arguments;
  va_start(arguments, format);
  int len = vsnprintf(text, sizeof text, format, arguments);
  va_end(arguments);
  if (len > 0)
    buffer_append(to, text, strlen(text));
}

void buffer_free(buffer *held) {
  free(held->data);
  held->data = NULL;
  held->len = held->size = 0;
}

static bool ends_with(const char *text, const char *ending) {
  size_t len = strlen(text);
  size_t ending_len = strlen(ending);
  return len >= ending_len && strcmp(text + len - ending_len, ending) == 0;
}

/* False where it cannot be read. */
static bool read_all(const char *path, buffer *to) {
  char piece[4096];
  FILE *file = fopen(path, "rb");
  if (file == NULL)
    return false;
  size_t n;
  while ((n = fread(piece, 1, sizeof piece, file)) > 0)
    buffer_append(to, piece, n);
  bool is_read = !ferror(file);
  fclose(file);
  return is_read;
}

static void add_file(fixtures *all, const char *path) {
  if (ends_with(path, ".json") || ends_with(path, ".args"))
    return;
  fixture *items =
      need(realloc(all->items, (all->n + 1) * sizeof all->items[0]));
  fixture *item = &items[all->n];
  memset(item, 0, sizeof *item);
  all->items = items;
  all->n++;
  item->path = need(strdup(path));
  if (!read_all(path, &item->bytes)) {
    fprintf(stderr, "cannot read %s\n", path);
    exit(2);
  }
  buffer arguments = {NULL, 0, 0};
  const char *dot = strrchr(path, '.');
  size_t stem = dot == NULL ? strlen(path) : (size_t)(dot - path);
  buffer_append(&arguments, path, stem);
  buffer_append(&arguments, ".args", 5);
  read_all(arguments.data, &item->arguments); /* most have none */
  buffer_free(&arguments);
}

static int by_name(const void *a, const void *b) {
  const fixture *left = a;
  const fixture *right = b;
  return strcmp(left->path, right->path);
}

/* Folders wait in a list, so that no folder is read inside another. */
void fixtures_read(fixtures *all, const char *path) {
  size_t n_paths = 1;
  char **paths = need(malloc(sizeof *paths));
  paths[0] = need(strdup(path));
  while (n_paths > 0) {
    char *folder = paths[--n_paths];
    DIR *open = opendir(folder);
    const struct dirent *found;
    if (open == NULL)
      add_file(all, folder);
    while (open != NULL && (found = readdir(open)) != NULL) {
      if (found->d_name[0] == '.')
        continue;
      buffer name = {NULL, 0, 0};
      buffer_append(&name, folder, strlen(folder));
      buffer_append(&name, "/", 1);
      buffer_append(&name, found->d_name, strlen(found->d_name));
      paths = need(realloc(paths, (n_paths + 1) * sizeof *paths));
      paths[n_paths++] = name.data;
    }
    if (open != NULL)
      closedir(open);
    free(folder);
  }
  free(paths);
  if (all->n > 0)
    qsort(all->items, all->n, sizeof all->items[0], by_name);
}

void fixtures_free(fixtures *all) {
  for (size_t i = 0; i < all->n; i++) {
    free(all->items[i].path);
    buffer_free(&all->items[i].bytes);
    buffer_free(&all->items[i].arguments);
  }
  free(all->items);
  all->items = NULL;
  all->n = 0;
}

/* NAME=VALUE; E_MISUSE for what is not of that form. */
static libfeed_status set_argument(libfeed_options *options, const char *line,
                                   size_t len) {
  char name[64];
  const char *equals = memchr(line, '=', len);
  if (equals == NULL || (size_t)(equals - line) >= sizeof name)
    return LIBFEED_E_MISUSE;
  memcpy(name, line, (size_t)(equals - line));
  name[equals - line] = '\0';
  const char *value = equals + 1;
  size_t value_len = len - (size_t)(value - line);
  libfeed_option option = libfeed_option_find(name);
  int64_t ignored;
  if (libfeed_options_get(options, option, &ignored) != LIBFEED_OK)
    return libfeed_options_set_str(options, option, value, value_len);
  char number[32] = "";
  if (value_len >= sizeof number)
    return LIBFEED_E_MISUSE;
  memcpy(number, value, value_len);
  return libfeed_options_set(options, option, strtoll(number, NULL, 10));
}

libfeed_options *fixture_options(const fixture *one,
                                 const libfeed_allocator *allocator) {
  libfeed_options *options;
  if (libfeed_options_new(allocator, &options) != LIBFEED_OK)
    return NULL;
  const char *line = one->arguments.data;
  size_t left = one->arguments.len;
  while (left > 0) {
    const char *end = memchr(line, '\n', left);
    size_t len = end == NULL ? left : (size_t)(end - line);
    libfeed_status status =
        len == 0 ? LIBFEED_OK : set_argument(options, line, len);
    if (status == LIBFEED_E_NOMEM) {
      libfeed_options_free(options);
      return NULL;
    }
    if (status != LIBFEED_OK) {
      fprintf(stderr, "%s: wrong argument: %.*s\n", one->path, (int)len, line);
      exit(2);
    }
    size_t taken = end == NULL ? len : len + 1;
    line += taken;
    left -= taken;
  }
  return options;
}
