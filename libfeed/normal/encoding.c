/* SPDX-License-Identifier: MIT */
/* Encoding: texts that were encoded to UTF-8 twice, as they were meant
   (vocabulary rule 6.12). Only where the option asks for it: it is a guess. */
#include "base/utf8.h"
#include "normal/finish.h"

bool libfeed__finish_repairs_encoding(const libfeed__finish *finish) {
  return libfeed__number(finish->context,
                         LIBFEED_OPTION_REPAIR_DOUBLE_ENCODING) != 0;
}

static void repair(libfeed__finish *finish, libfeed_str *text,
                   libfeed_pos position) {
  libfeed_str meant;
  if (!libfeed__utf8_undouble(finish->arena, *text, &meant))
    return;
  *text = meant;
  libfeed__finish_report(finish, LIBFEED__TEXT_ENCODED_TWICE, position, meant);
}

void libfeed__finish_encoding_text(libfeed__finish *finish,
                                   libfeed_text *text) {
  if (libfeed__finish_repairs_encoding(finish))
    repair(finish, &text->value, text->source.position);
}

void libfeed__finish_encoding_person(libfeed__finish *finish,
                                     libfeed_person *person) {
  if (!libfeed__finish_repairs_encoding(finish))
    return;
  repair(finish, &person->name, person->source.position);
  repair(finish, &person->raw, person->source.position);
}

static void repair_media(libfeed__finish *finish, libfeed_media *media) {
  repair(finish, &media->title, media->source.position);
  repair(finish, &media->description, media->source.position);
}

void libfeed__finish_encoding(libfeed__finish *finish) {
  static const libfeed_field fields[] = {
      LIBFEED_FIELD_TITLE, LIBFEED_FIELD_SUMMARY, LIBFEED_FIELD_CONTENT,
      LIBFEED_FIELD_RIGHTS};
  libfeed__record *record = finish->record;
  if (!libfeed__finish_repairs_encoding(finish))
    return;
  for (size_t k = 0; k < sizeof fields / sizeof fields[0]; k++) {
    const libfeed__list *list = &record->candidates[fields[k]];
    for (uint32_t i = 0; i < list->len; i++)
      libfeed__finish_encoding_text(finish, list->items[i]);
  }
  for (uint32_t i = 0; i < record->persons.len; i++)
    libfeed__finish_encoding_person(finish, record->persons.items[i]);
  for (uint32_t i = 0; i < record->categories.len; i++) {
    libfeed_category *category = record->categories.items[i];
    repair(finish, &category->term, category->source.position);
    repair(finish, &category->label, category->source.position);
  }
  for (uint32_t i = 0; i < record->media.len; i++)
    repair_media(finish, record->media.items[i]);
  for (uint32_t i = 0; i < record->images.len; i++)
    repair_media(finish, record->images.items[i]);
}
