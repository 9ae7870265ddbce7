/* SPDX-License-Identifier: MIT */
/* Links, persons and categories. Getters. */
#include "api/get.h"

libfeed_str libfeed_link_href(const libfeed_link *link) {
  return link == NULL ? libfeed__empty : libfeed__shown(link->href);
}

libfeed_str libfeed_link_raw(const libfeed_link *link) {
  return link == NULL ? libfeed__empty : libfeed__shown(link->raw);
}

libfeed_str libfeed_link_rel(const libfeed_link *link) {
  return link == NULL ? libfeed__empty : libfeed__shown(link->rel);
}

libfeed_str libfeed_link_type(const libfeed_link *link) {
  return link == NULL ? libfeed__empty : libfeed__shown(link->type);
}

libfeed_str libfeed_link_hreflang(const libfeed_link *link) {
  return link == NULL ? libfeed__empty : libfeed__shown(link->hreflang);
}

libfeed_str libfeed_link_title(const libfeed_link *link) {
  return link == NULL ? libfeed__empty : libfeed__shown(link->title);
}

int64_t libfeed_link_length(const libfeed_link *link) {
  return link == NULL ? -1 : link->length;
}

libfeed_str libfeed_person_name(const libfeed_person *person) {
  return person == NULL ? libfeed__empty : libfeed__shown(person->name);
}

libfeed_str libfeed_person_email(const libfeed_person *person) {
  return person == NULL ? libfeed__empty : libfeed__shown(person->email);
}

libfeed_str libfeed_person_uri(const libfeed_person *person) {
  return person == NULL ? libfeed__empty : libfeed__shown(person->uri);
}

libfeed_str libfeed_person_role(const libfeed_person *person) {
  return person == NULL ? libfeed__empty : libfeed__shown(person->role);
}

libfeed_str libfeed_person_raw(const libfeed_person *person) {
  return person == NULL ? libfeed__empty : libfeed__shown(person->raw);
}

int libfeed_person_is_noreply(const libfeed_person *person) {
  return person != NULL && person->is_noreply;
}

libfeed_str libfeed_category_term(const libfeed_category *category) {
  return category == NULL ? libfeed__empty : libfeed__shown(category->term);
}

libfeed_str libfeed_category_scheme(const libfeed_category *category) {
  return category == NULL ? libfeed__empty : libfeed__shown(category->scheme);
}

libfeed_str libfeed_category_label(const libfeed_category *category) {
  return category == NULL ? libfeed__empty : libfeed__shown(category->label);
}
