/* SPDX-License-Identifier: MIT */
/* Texts and blocks: values with their context. Getters. */
#include "api/get.h"

libfeed_text_type libfeed_text_type_of(const libfeed_text *text) {
  return text == NULL ? LIBFEED_TEXT_PLAIN : (libfeed_text_type)text->type;
}

libfeed_str libfeed_text_media_type(const libfeed_text *text) {
  if (text == NULL)
    return libfeed__empty;
  switch ((libfeed_text_type)text->type) {
  case LIBFEED_TEXT_PLAIN:
    return LIBFEED__STR("text/plain");
  case LIBFEED_TEXT_HTML:
    return LIBFEED__STR("text/html");
  case LIBFEED_TEXT_XHTML:
    return LIBFEED__STR("application/xhtml+xml");
  case LIBFEED_TEXT_OTHER:
    break;
  }
  return libfeed__shown(text->media_type);
}

libfeed_str libfeed_text_value(const libfeed_text *text) {
  return text == NULL ? libfeed__empty : libfeed__shown(text->value);
}

libfeed_str libfeed_text_plain(const libfeed_text *text) {
  return text == NULL ? libfeed__empty : libfeed__shown(text->plain);
}

libfeed_str libfeed_text_language(const libfeed_text *text) {
  return text == NULL || text->source.scope == NULL
             ? libfeed__empty
             : libfeed__shown(text->source.scope->language);
}

libfeed_str libfeed_text_base(const libfeed_text *text) {
  return text == NULL || text->source.scope == NULL
             ? libfeed__empty
             : libfeed__shown(text->source.scope->base);
}

libfeed_str libfeed_text_src(const libfeed_text *text) {
  return text == NULL ? libfeed__empty : libfeed__shown(text->src);
}

libfeed_str libfeed_text_element_uri(const libfeed_text *text) {
  return text == NULL ? libfeed__empty : libfeed__shown(text->source.uri);
}

libfeed_str libfeed_text_element_name(const libfeed_text *text) {
  return text == NULL ? libfeed__empty : libfeed__shown(text->source.name);
}

libfeed_pos libfeed_text_position(const libfeed_text *text) {
  return text == NULL ? libfeed__no_pos : text->source.position;
}

/* Blocks */

libfeed_role libfeed_block_role(const libfeed_block *block) {
  return block == NULL ? LIBFEED_ROLE_PARAGRAPH : block->role;
}

libfeed_str libfeed_block_text(const libfeed_block *block) {
  return block == NULL ? libfeed__empty : libfeed__shown(block->text);
}

libfeed_pos libfeed_block_position(const libfeed_block *block) {
  return block == NULL ? libfeed__no_pos : block->position;
}
