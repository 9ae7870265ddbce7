/* SPDX-License-Identifier: MIT */
/* JSON output: the objects that entries and channels are made of. */
#ifndef LIBFEED_API_JSON_PARTS_H
#define LIBFEED_API_JSON_PARTS_H

#include "api/json_out.h"

/* Members of the object that is open; empty ones are left out. */
void libfeed__json_persons(libfeed__json *json, const char *name,
                           const libfeed__list *persons);
void libfeed__json_categories(libfeed__json *json,
                              const libfeed__list *categories);
void libfeed__json_links(libfeed__json *json, const libfeed__list *links);
void libfeed__json_media_list(libfeed__json *json, const char *name,
                              const libfeed__list *media);
void libfeed__json_media_member(libfeed__json *json, const char *name,
                                const libfeed_media *media);
void libfeed__json_extensions(libfeed__json *json, const libfeed__list *nodes);
void libfeed__json_strings(libfeed__json *json, const char *name,
                           const libfeed__list *strings);

/* `name` as plain text, and `name`_detail where the text has markup, or a
   language or base of its own: one that is not `record`'s. */
void libfeed__json_text_member(libfeed__json *json, const char *name,
                               const libfeed_text *text,
                               const libfeed__record *record);
/* The list `content`. */
void libfeed__json_content(libfeed__json *json, const libfeed__list *texts,
                           const libfeed__record *record);
/* The names of fields whose value was not stated: `derived`. */
void libfeed__json_derived(libfeed__json *json, const libfeed__record *record);

/* What a channel says of itself, without the brackets around it. */
void libfeed__json_channel_members(libfeed__json *json,
                                   const libfeed_channel *channel);

#endif
