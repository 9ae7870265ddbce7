/* SPDX-License-Identifier: MIT */
/* What a name looks like; for values_person.c only. */
#ifndef LIBFEED_NORMAL_VALUES_PERSON_H
#define LIBFEED_NORMAL_VALUES_PERSON_H

#include "normal/values.h"

/* True where `text` begins with what follows a name behind a comma and belongs
   to it: "Jr.", "PhD", "Inc.". */
bool libfeed__person_is_suffix(libfeed_str text);

/* True for the full name of a person: two to six words, at least two of them
   capitalised, nothing that says organisation, place or office. Names in
   scripts without capitals: two characters or more. */
bool libfeed__person_is_full_name(libfeed_str name);

/* True for anything that may be a name: some letters, not too long. */
bool libfeed__person_is_plausible(libfeed_str name);

#endif
