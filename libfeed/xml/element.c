/* SPDX-License-Identifier: MIT */
/* Open elements: their stack, and end tags with the recovery where they do not
   match. Recovery happens at end tags, where it is certain that the document is
   not well-formed; the exceptions are items and fields that open where none can
   stand: inside an item, or behind the text of another field. */
#include "xml/chars.h"
#include "xml/xml_state.h"

void libfeed__element_push(libfeed__xml *xml, const libfeed__qname *qname,
                           bool has_frame, bool has_scope) {
  const libfeed__tag *tag = &xml->tag;
  libfeed__open *room = libfeed__xml_room(xml, xml->open, xml->depth,
                                          &xml->open_size, sizeof *room);
  if (room == NULL)
    return;
  xml->open = room;
  libfeed__open *open = &xml->open[xml->depth];
  /* A name over the limit is known by its length, its hash and its beginning.
   */
  bool is_whole = tag->name_len == qname->len;
  *open = (libfeed__open){
      .name = xml->open_names.len,
      .len = tag->name_len,
      .hash =
          is_whole ? qname->hash : libfeed__name_hash(tag->name, tag->name_len),
      .fold =
          is_whole ? qname->fold : libfeed__name_fold(tag->name, tag->name_len),
      .has_frame = has_frame,
      .has_scope = has_scope,
      .is_item = qname->is_item,
      .stray = xml->depth > 0 ? open[-1].stray : 0};
  if (!libfeed__bytes_append(&xml->open_names, qname->text, qname->len)) {
    libfeed__fail_memory(xml->context);
    return;
  }
  xml->depth++;
  xml->n_items += open->is_item;
}

void libfeed__element_pop(libfeed__xml *xml, uint64_t offset,
                          libfeed__closing closing) {
  libfeed__open *open = &xml->open[--xml->depth];
  /* An end tag that closed nothing may have been its own, misspelt. */
  if (closing == LIBFEED__CLOSED && open->stray > xml->depth)
    closing = LIBFEED__CLOSED_BY_OTHER;
  xml->open_names.len = open->name;
  xml->n_items -= open->is_item;
  if (xml->n_indexed > xml->depth)
    libfeed__open_forget(xml);
  if (open->has_frame)
    libfeed__frame_close(xml);
  if (open->has_scope)
    libfeed__scope_close(xml);
  libfeed__vocab_end(xml->vocab, offset, closing);
}

/* Which open element an end tag closes that does not match the innermost one:
   how many stay open, or SIZE_MAX where it closes none. */
static size_t find_open(libfeed__xml *xml, const libfeed__tag_name *tag) {
  if (xml->depth <= xml->floor)
    return SIZE_MAX;
  size_t found = libfeed__open_find(xml, tag);
  if (found != SIZE_MAX)
    return found;
  /* A prefix that only one of the two tags has. */
  libfeed_str top = libfeed__open_name(xml, xml->depth - 1);
  libfeed_str name = {tag->name, tag->len};
  if (top.len != name.len &&
      libfeed__equals(libfeed__local_name(top), libfeed__local_name(name)))
    return xml->depth - 1;
  return SIZE_MAX;
}

/* The end tag in [p, after) named `name` does not simply match. */
static void end_mismatched(libfeed__xml *xml, const char *p, const char *after,
                           libfeed_str name) {
  libfeed__tag_name tag = {name.data, name.len,
                           libfeed__name_hash(name.data, name.len),
                           libfeed__name_fold(name.data, name.len)};
  size_t left = find_open(xml, &tag);
  uint64_t offset = libfeed__xml_offset(xml, after);
  if (left == SIZE_MAX) {
    xml->open[xml->depth - 1].stray = (uint32_t)xml->depth;
    libfeed__xml_fault(xml, LIBFEED_OPTION_REPAIR_NESTING,
                       LIBFEED__END_TAG_STRAY, p);
    return;
  }
  bool is_exact = libfeed__open_is(xml, left, &tag);
  if (!is_exact || left + 1 < xml->depth) {
    bool is_case =
        left + 1 == xml->depth && libfeed__open_is_fold(xml, left, &tag);
    if (!libfeed__xml_fault(
            xml,
            is_case ? LIBFEED_OPTION_REPAIR_TAGS
                    : LIBFEED_OPTION_REPAIR_NESTING,
            is_case ? LIBFEED__NAME_CASE : LIBFEED__END_TAG_MISMATCHED, p))
      return;
  }
  uint64_t inner = libfeed__xml_offset(xml, p);
  while (xml->depth > left + 1 && libfeed__is_going(xml->context))
    libfeed__element_pop(xml, inner, LIBFEED__CLOSED_BY_OTHER);
  if (libfeed__is_going(xml->context))
    libfeed__element_pop(xml, offset, LIBFEED__CLOSED);
}

/* Where the end tag's '>' is, or the '<' before which it breaks off. */
static const char *find_close(libfeed__xml *xml, const char *p,
                              const char *end) {
  const char *q = p + (xml->resume > 2 ? xml->resume : 2);
  while (q < end && *q != '>' && *q != '<')
    q++;
  if (q < end || xml->is_last)
    return q;
  libfeed__xml_wait(xml, p);
  xml->resume = (size_t)(q - p);
  return NULL;
}

/* The structure of a feed ends what is nested too deeply, whatever was open in
   there. */
static bool ends_skipped(const libfeed__xml *xml, libfeed_str name) {
  if (xml->skipped == 0 || xml->n_items == 0)
    return false;
  libfeed_str local = libfeed__local_name(name);
  return libfeed__equals_fold(local, LIBFEED__STR("item")) ||
         libfeed__equals_fold(local, LIBFEED__STR("entry"));
}

static void end_element(libfeed__xml *xml, const char *p, const char *after,
                        libfeed_str name) {
  if (xml->skipped > 0 && !ends_skipped(xml, name)) {
    xml->skipped--;
    return;
  }
  xml->skipped = 0;
  xml->is_behind_declaration = false;
  if (xml->depth == 0) {
    libfeed__xml_junk(xml, libfeed__xml_offset(xml, p));
    return;
  }
  if (xml->depth > xml->floor) {
    const libfeed__open *top = &xml->open[xml->depth - 1];
    libfeed_str open = libfeed__open_name(xml, xml->depth - 1);
    if (top->len == open.len && libfeed__equals(open, name)) {
      libfeed__element_pop(xml, libfeed__xml_offset(xml, after),
                           LIBFEED__CLOSED);
      return;
    }
  }
  end_mismatched(xml, p, after, name);
}

const char *libfeed__end_tag(libfeed__xml *xml, const char *p,
                             const char *end) {
  const char *close = find_close(xml, p, end);
  if (close == NULL)
    return NULL;
  xml->resume = 0;
  bool is_closed = close < end && *close == '>';
  const char *name = p + 2, *stop;
  while (name < close && libfeed__is_space(*name))
    name++;
  for (stop = name; stop < close && libfeed__is_name_part(*stop); stop++)
    ;
  const char *rest = stop;
  while (rest < close && libfeed__is_space(*rest))
    rest++;
  size_t len = (size_t)(stop - name);
  const char *after = is_closed ? close + 1 : close;
  if (!is_closed && close == end && !xml->is_entity)
    return libfeed__xml_cut(xml, p, end);
  if (len == 0) {
    if (!is_closed)
      return libfeed__less_than(xml, p);
    if (!libfeed__xml_fault(xml, LIBFEED_OPTION_REPAIR_TAGS,
                            LIBFEED__TAG_MALFORMED, p))
      return NULL;
    return after;
  }
  if (!is_closed) {
    if (!libfeed__xml_fault(xml, LIBFEED_OPTION_REPAIR_TAGS,
                            LIBFEED__TAG_UNTERMINATED, p))
      return NULL;
  } else if (name != p + 2 || rest != close || !libfeed__is_name(name, len)) {
    if (!libfeed__xml_fault(xml, LIBFEED_OPTION_REPAIR_TAGS,
                            LIBFEED__TAG_MALFORMED, p))
      return NULL;
  }
  end_element(xml, p, after, (libfeed_str){name, len});
  return after;
}

/* True where the tag that was read binds the prefix of its own name, so that
   the name may mean something else than it does before. An item without prefix
   is one in any namespace. */
static bool binds_itself(const libfeed__xml *xml, const libfeed__qname *qname) {
  libfeed_str prefix = {qname->text, qname->prefix_len};
  if (qname->is_item && prefix.len == 0)
    return false;
  for (size_t i = 0; i < xml->n_written; i++) {
    const libfeed__qname *key = xml->written[i].qname;
    if (key->kind == LIBFEED__NAME_XMLNS &&
        libfeed__equals(libfeed__qname_bound(key), prefix))
      return true;
  }
  return false;
}

/* True where one of the innermost `n` elements is an item. */
static bool has_item(const libfeed__xml *xml, size_t n) {
  for (size_t i = xml->depth - n; i < xml->depth; i++)
    if (xml->open[i].is_item)
      return true;
  return false;
}

/* True where an end tag that closed nothing stood in one of the innermost `n`
   elements: its start tag may have been one of theirs, misspelt. */
static bool has_stray(const libfeed__xml *xml, size_t n) {
  return xml->open[xml->depth - 1].stray > xml->depth - n;
}

void libfeed__element_unclosed(libfeed__xml *xml, libfeed__qname *qname,
                               uint64_t offset) {
  if (!libfeed__xml_repairs(xml, LIBFEED_OPTION_REPAIR_NESTING) ||
      xml->skipped > 0 || binds_itself(xml, qname))
    return;
  libfeed__name *name = libfeed__name_resolve(xml, qname, false, offset);
  if (name == NULL)
    return;
  bool is_certain;
  size_t n =
      libfeed__vocab_unclosed(xml->vocab, name, qname->is_item, &is_certain);
  if (n == 0 || n > xml->depth - xml->floor ||
      (!is_certain && !has_stray(xml, n)))
    return;
  libfeed__report(xml->context,
                  qname->is_item && has_item(xml, n) ? LIBFEED__ITEM_NESTED
                                                     : LIBFEED__END_TAG_MISSING,
                  offset);
  while (n-- > 0 && libfeed__is_going(xml->context))
    libfeed__element_pop(xml, offset, LIBFEED__CLOSED_BY_OTHER);
}
