/* SPDX-License-Identifier: MIT */
/* Links, persons and categories. Getters. */
#include "api/get.h"

libfeed_str libfeed_link_href(const libfeed_link *link) {
  return link == NULL ? libfeed__empty : link->href;
}

libfeed_str libfeed_link_raw(const libfeed_link *link) {
  return link == NULL ? libfeed__empty : link->raw;
}

libfeed_str libfeed_link_rel(const libfeed_link *link) {
  return link == NULL ? libfeed__empty : link->rel;
}

libfeed_str libfeed_link_type(const libfeed_link *link) {
  return link == NULL ? libfeed__empty : link->type;
}

libfeed_str libfeed_link_hreflang(const libfeed_link *link) {
  return link == NULL ? libfeed__empty : link->hreflang;
}

libfeed_str libfeed_link_title(const libfeed_link *link) {
  return link == NULL ? libfeed__empty : link->title;
}

int64_t libfeed_link_length(const libfeed_link *link) {
  return link == NULL ? -1 : link->length;
}

libfeed_str libfeed_person_name(const libfeed_person *person) {
  return person == NULL ? libfeed__empty : person->name;
}

libfeed_str libfeed_person_email(const libfeed_person *person) {
  return person == NULL ? libfeed__empty : person->email;
}

libfeed_str libfeed_person_uri(const libfeed_person *person) {
  return person == NULL ? libfeed__empty : person->uri;
}

libfeed_str libfeed_person_role(const libfeed_person *person) {
  return person == NULL ? libfeed__empty : person->role;
}

libfeed_str libfeed_person_raw(const libfeed_person *person) {
  return person == NULL ? libfeed__empty : person->raw;
}

int libfeed_person_is_noreply(const libfeed_person *person) {
  return person != NULL && person->is_noreply;
}

libfeed_str libfeed_category_term(const libfeed_category *category) {
  return category == NULL ? libfeed__empty : category->term;
}

libfeed_str libfeed_category_scheme(const libfeed_category *category) {
  return category == NULL ? libfeed__empty : category->scheme;
}

libfeed_str libfeed_category_label(const libfeed_category *category) {
  return category == NULL ? libfeed__empty : category->label;
}
