/* SPDX-License-Identifier: MIT */
/* Test support: expat as the judge. */
#include "judge.h"

#include <expat.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *find(const char *data, size_t size, const char *word) {
  size_t len = strlen(word);
  const char *end = data + size;
  while ((size_t)(end - data) >= len) {
    const char *at = memchr(data, word[0], (size_t)(end - data) - len + 1);
    if (at == NULL || memcmp(at, word, len) == 0)
      return at;
    data = at + 1;
  }
  return NULL;
}

/* Without zeros, so that UTF-16 can be searched like UTF-8. */
static char *without_zeros(const char *data, size_t size, size_t *len) {
  char *copy = malloc(size + 1);
  if (copy == NULL)
    exit(2);
  *len = 0;
  for (size_t i = 0; i < size; i++)
    if (data[i] != '\0')
      copy[(*len)++] = data[i];
  return copy;
}

/* Zero bytes at the beginning: UTF-16 with a mark or a '<' is what expat knows,
   everything else (UTF-32, UTF-16 behind white space) is not. */
static bool has_known_zeros(const char *data, size_t size) {
  if (size < 4 || memchr(data, '\0', 4) == NULL)
    return true;
  bool is_utf16 = memcmp(data, "\0<", 2) == 0 || memcmp(data, "<\0", 2) == 0 ||
                  memcmp(data, "\xFE\xFF", 2) == 0 ||
                  memcmp(data, "\xFF\xFE", 2) == 0;
  return is_utf16 && memcmp(data + 2, "\0\0", 2) != 0;
}

/* Parameter entities and external subsets may declare what nobody reads. */
static bool is_comparable(const char *data, size_t size) {
  size_t len;
  char *text = without_zeros(data, size, &len);
  const char *from = find(text, len, "<!DOCTYPE");
  if (from == NULL)
    from = text + len;
  size_t left = len - (size_t)(from - text);
  bool is_hidden = find(from, left, "SYSTEM") != NULL ||
                   find(from, left, "PUBLIC") != NULL ||
                   find(from, left, "%") != NULL;
  free(text);
  return !is_hidden && has_known_zeros(data, size);
}

verdict judge(const char *data, size_t size) {
  if (!is_comparable(data, size))
    return VERDICT_NONE;
  XML_Parser parser = XML_ParserCreate(NULL);
  if (parser == NULL)
    exit(2);
  enum XML_Status status = XML_Parse(parser, data, (int)size, XML_TRUE);
  enum XML_Error error = XML_GetErrorCode(parser);
  XML_ParserFree(parser);
  if (status == XML_STATUS_OK)
    return VERDICT_ACCEPTED;
  return error == XML_ERROR_UNKNOWN_ENCODING ||
                 error == XML_ERROR_INCORRECT_ENCODING ||
                 error == XML_ERROR_AMPLIFICATION_LIMIT_BREACH
             ? VERDICT_NONE
             : VERDICT_REFUSED;
}
