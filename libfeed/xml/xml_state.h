/* SPDX-License-Identifier: MIT */
/* The state of the xml stage, and what its files offer each other. xml/.

   Bytes are read in segments: a push, or what was carried over from one with
   the beginning of the next, or the text of an entity. Functions that read take
   the place to read from and the segment's end and answer where to go on, or
   NULL where the segment ends within something that only the bytes to come can
   decide; then `rest` is where it begins, and all from there is carried. */
#ifndef LIBFEED_XML_XML_STATE_H
#define LIBFEED_XML_XML_STATE_H

#include "base/bytes.h"
#include "base/str.h"
#include "xml/xml.h"

/* Text is collected around references up to this size. */
#define LIBFEED__TEXT_SIZE 4096
/* Attributes that a DOCTYPE may declare. */
#define LIBFEED__DECLARED_LIMIT 1024

/* A namespace name (http://www.w3.org/XML/1998/namespace). */
extern const libfeed_str libfeed__xml_namespace;

/* -- names (names.c) --------------------------------------------------------
 */

/* A name that was resolved under one set of namespace declarations. */
typedef struct libfeed__resolved {
  libfeed__name name;
  struct libfeed__resolved *next;
  uint32_t scope; /* number of the set of declarations */
} libfeed__resolved;

/* What names are special to this stage. */
typedef enum libfeed__name_kind {
  LIBFEED__NAME_PLAIN,
  LIBFEED__NAME_XMLNS, /* xmlns or xmlns:… */
  LIBFEED__NAME_BASE,  /* xml:base */
  LIBFEED__NAME_LANG   /* xml:lang */
} libfeed__name_kind;

/* A name as written, once. */
typedef struct libfeed__qname {
  struct libfeed__qname *next; /* in its bucket */
  libfeed__resolved *element;  /* as an element's; the latest first */
  libfeed__resolved *attribute;
  uint64_t seen; /* number of the last start tag that had such an attribute */
  uint32_t hash;
  uint32_t fold; /* hash with letters in lower case */
  uint32_t prefix_len;
  uint8_t kind; /* libfeed__name_kind */
  bool is_item; /* "item" or "entry", with any prefix, in any case */
  size_t len;
  char text[]; /* with NUL */
} libfeed__qname;

/* A name without its prefix. */
static inline libfeed_str libfeed__qname_local(const libfeed__qname *qname) {
  size_t at = qname->prefix_len == 0 ? 0 : qname->prefix_len + 1;
  return (libfeed_str){qname->text + at, qname->len - at};
}

/* The prefix that an attribute of the kind XMLNS binds; empty for the default.
 */
static inline libfeed_str libfeed__qname_bound(const libfeed__qname *qname) {
  return qname->prefix_len == 0 ? libfeed__empty : libfeed__qname_local(qname);
}

#define LIBFEED__BUCKETS 256u

/* A declaration that is in scope. Text lies in `namespace_text`. */
typedef struct libfeed__binding {
  size_t prefix, prefix_len, uri, uri_len;
  const libfeed__namespace *ns;
} libfeed__binding;

/* What an element with declarations goes back to. */
typedef struct libfeed__frame {
  size_t n_bindings, text_len;
  uint32_t scope;
} libfeed__frame;

/* -- open elements (element.c) ----------------------------------------------
 */

typedef struct libfeed__open {
  size_t name; /* in `open_names` */
  size_t len;
  uint32_t hash, fold; /* of the whole name */
  bool has_frame, has_scope, is_item;
  /* The innermost element out of this one and those around it in which an end
     tag stood that closed nothing, as its number from 1 on; 0. */
  uint32_t stray;
} libfeed__open;

/* An end tag as it is compared. */
typedef struct libfeed__tag_name {
  const char *name;
  size_t len;
  uint32_t hash, fold;
} libfeed__tag_name;

typedef struct libfeed__open_index libfeed__open_index; /* xml/open.c */

/* Base and language of an element that states one. Text in `scope_text`. */
typedef struct libfeed__scope_mark {
  size_t base, base_len, language, language_len;
} libfeed__scope_mark;

/* -- start tags (tag.c, tag_repair.c) ----------------------------------------
 */

/* An attribute as written; then its value as expat delivers it. */
typedef struct libfeed__written {
  libfeed__qname *qname;
  libfeed_str value;
  uint64_t offset;
} libfeed__written;

typedef struct libfeed__tag {
  const char *start; /* '<' */
  const char *end;   /* behind '>' */
  const char *name;
  size_t name_len;
  uint64_t offset, end_offset;
  libfeed__qname *qname; /* cut to the limit of names */
  bool is_empty;
  bool needs_rebuild; /* it is well-formed, but expat shall not see it so */
  bool is_plain;      /* its values hold no controls, and simple references */
  bool has_references;
  /* Offsets plus 1, or 0: where attributes begin to be too many, and of the
     first attribute whose name is too long. */
  uint64_t excess, long_name;
} libfeed__tag;

/* What became of a start tag. */
typedef enum libfeed__tag_fate {
  LIBFEED__TAG_DROPPED,
  LIBFEED__TAG_OPENED,
  LIBFEED__TAG_SKIPPED /* too deep */
} libfeed__tag_fate;

/* -- entities and expat (doctype.c, expat.c) ----------------------------------
 */

typedef struct libfeed__entity_text {
  libfeed_str name, value;
  bool is_external, is_unparsed;
  bool is_open;    /* being expanded */
  bool has_markup; /* '<', '&', ']' or CR occurs */
} libfeed__entity_text;

/* A segment that waits while an entity is read. */
typedef struct libfeed__segment_state {
  const char *at, *data, *end;
  uint64_t offset;
  bool is_entity, is_last;
  size_t floor, skipped;
  libfeed__entity_text *entity; /* the one that is read instead */
} libfeed__segment_state;

typedef struct libfeed__shape libfeed__shape; /* xml/shape.c */

typedef enum libfeed__state {
  LIBFEED__IN_CONTENT,
  LIBFEED__IN_COMMENT,
  LIBFEED__IN_CDATA,
  LIBFEED__IN_INSTRUCTION,
  LIBFEED__IN_LONG_TAG /* beyond the limit of tokens: skipped to its end */
} libfeed__state;

struct libfeed__xml {
  libfeed__context *context;
  libfeed__vocab *vocab;
  uint8_t state; /* libfeed__state */
  bool is_standalone;
  bool is_last; /* no more bytes come to this segment */
  bool had_root, had_doctype;
  bool had_junk;              /* reported since the last root */
  bool is_behind_declaration; /* one of XML stood inside the root, and no tag
                                 has followed it */
  bool was_cut;               /* the input ends within a token */

  /* -- the segment ------------------------------------------------------- */
  const char *data; /* where it begins */
  const char *segment_end;
  uint64_t offset;      /* of `data` */
  bool is_entity;       /* it is an entity's: offsets are the reference's */
  const char *rest;     /* where what is not decided begins */
  size_t resume;        /* bytes of `rest` that were looked at */
  uint8_t resume_state; /* … and what was found */
  char resume_quote;
  /* Places in `rest`, or 0. In a value: the first '>' and '<'. In a section:
     where another one begins; in a document type declaration: a comment. */
  size_t resume_close, resume_open;
  libfeed__bytes carry; /* `rest` of the segments before */
  uint64_t carry_offset;
  uint64_t stream_end; /* offset of the end of what was pushed */

  /* -- comments, CDATA sections, instructions -------------------------------
   */
  libfeed_pos section_position;
  uint64_t section_offset;
  bool has_section_position;
  bool is_section_reported; /* one fault in it was */
  bool is_section_long;     /* over the limit of tokens */
  uint64_t replayed;        /* bytes that were read a second time */

  /* -- text -------------------------------------------------------------- */
  size_t text_len; /* of `text`, at the end of this struct */
  uint64_t text_offset;

  /* -- names and namespaces --------------------------------------------------
   */
  libfeed__qname *buckets[LIBFEED__BUCKETS];
  libfeed__arena names;
  libfeed__binding *bindings;
  size_t n_bindings, bindings_size;
  libfeed__frame *frames;
  size_t n_frames, frames_size;
  libfeed__bytes namespace_text;
  uint32_t scope_number, last_scope;
  uint32_t undeclared[64]; /* hashes of prefixes that were reported */
  size_t n_undeclared;
  struct libfeed__scope_memo *memo;

  /* -- open elements ---------------------------------------------------------
   */
  libfeed__open *open;
  size_t depth, open_size;
  libfeed__bytes open_names;
  size_t skipped;                  /* open elements beyond the limit */
  size_t n_items;                  /* open elements that are items by name */
  libfeed__open_index *open_index; /* by name; or NULL */
  size_t n_indexed;                /* how many are in it */
  libfeed__scope_mark *scopes;
  size_t n_scopes, scopes_size;
  libfeed__bytes scope_text;
  libfeed__scope scope;
  bool is_scope_stale;
  size_t floor; /* elements below belong to the segments that wait */

  /* -- the start tag --------------------------------------------------------
   */
  libfeed__tag tag;
  libfeed__written *written;
  size_t n_written, written_size;
  libfeed__attribute *attributes;
  size_t attributes_size;
  uint64_t serial;
  libfeed__shape *shapes;     /* of tags that expat accepted; or NULL */
  libfeed__bytes rebuilt;     /* a tag that was made well-formed */
  uint8_t tag_fate;           /* libfeed__tag_fate */
  char long_quote, long_last; /* within a tag over the limit */

  /* -- expat -------------------------------------------------------------- */
  struct XML_ParserStruct *expat;
  unsigned n_fired;  /* handlers called */
  bool is_expecting; /* a start tag was given to expat */
  bool is_tag_as_text;
  size_t given; /* bytes of names and tokens given to this expat */
  unsigned restarts;
  libfeed__bytes doctype; /* as expat accepted it */
  libfeed__arena dtd;
  libfeed__entity_text *entities;
  size_t n_entities, entities_size;
  size_t longest_entity;
  libfeed_str doctype_name, doctype_public, doctype_system;
  bool is_collecting; /* declarations are for keeping */
  bool has_unread;    /* declarations that nobody read may exist */
  bool has_attlist;
  size_t n_defaults;               /* declared attributes with a default */
  size_t n_declared;               /* declared attributes */
  libfeed__segment_state *waiting; /* segments below the one that is read */
  size_t n_waiting, waiting_size;
  uint64_t expanded; /* bytes out of entities */
  bool is_unwinding; /* entities shall not go on */
  bool is_overfed;   /* defaults from the DTD are over the limit */

  char text[LIBFEED__TEXT_SIZE];
};

/* -- helpers ------------------------------------------------------------------
 */

static inline uint64_t libfeed__xml_offset(const libfeed__xml *xml,
                                           const char *p) {
  return xml->is_entity ? xml->offset : xml->offset + (uint64_t)(p - xml->data);
}
static inline bool libfeed__xml_repairs(const libfeed__xml *xml,
                                        libfeed_option option) {
  return libfeed__number(xml->context, option) != 0;
}
/* A fault at `p`: true where it may be repaired. */
LIBFEED__COLD bool libfeed__xml_fault(libfeed__xml *xml, libfeed_option option,
                                      libfeed__code code, const char *p);
/* Leaves the segment undecided from `p` on. */
LIBFEED__COLD const char *libfeed__xml_wait(libfeed__xml *xml, const char *p);
/* A bigger block in the place of `items` (of `*size` items of `width` bytes);
   NULL without memory, and `items` is as it was. */
void *libfeed__xml_grow(libfeed__xml *xml, void *items, size_t *size,
                        size_t width);
/* Makes room for one more: the same where `n` items fill the block. */
static inline void *libfeed__xml_room(libfeed__xml *xml, void *items, size_t n,
                                      size_t *size, size_t width) {
  return n < *size ? items : libfeed__xml_grow(xml, items, size, width);
}

/* -- text.c ------------------------------------------------------------------
 */

void libfeed__text_flush(libfeed__xml *xml);
/* Text as it is: line ends are LF. */
void libfeed__text_add(libfeed__xml *xml, const char *data, size_t len,
                       uint64_t offset);
/* Text of a CDATA section as written: line ends become LF. */
void libfeed__text_lines(libfeed__xml *xml, const char *p, const char *end);
/* The bytes at the end of [p, end) that begin a character without ending it. */
size_t libfeed__text_partial(const char *p, const char *end);
/* Something that is not white space stands outside the root: reported once. */
LIBFEED__COLD bool libfeed__xml_junk(libfeed__xml *xml, uint64_t offset);
/* The input or an entity ends within the token at `p`, which is left out. */
LIBFEED__COLD const char *libfeed__xml_cut(libfeed__xml *xml, const char *p,
                                           const char *end);

/* -- content.c ---------------------------------------------------------------
 */

const char *libfeed__read_content(libfeed__xml *xml, const char *p,
                                  const char *end);
/* '<' at `p` is text. */
const char *libfeed__less_than(libfeed__xml *xml, const char *p);

/* -- section.c ---------------------------------------------------------------
 */

const char *libfeed__section_start(libfeed__xml *xml, libfeed__state state,
                                   const char *p, const char *body);
const char *libfeed__read_section(libfeed__xml *xml, const char *p,
                                  const char *end);
const char *libfeed__instruction(libfeed__xml *xml, const char *p,
                                 const char *end);
/* "<!" at `p`. */
const char *libfeed__declaration(libfeed__xml *xml, const char *p,
                                 const char *end);
/* What '<' at `p` begins where a section or a value may be unterminated. */
typedef enum libfeed__marker {
  LIBFEED__MARKER_NO,
  LIBFEED__MARKER_YES,  /* a tag that an item or the whole feed is made of */
  LIBFEED__MARKER_MAYBE /* the segment ends too early to tell */
} libfeed__marker;
libfeed__marker libfeed__marker_at(const char *p, const char *end);
/* The segment ends within a section: notes where that began. */
void libfeed__section_pause(libfeed__xml *xml);

/* -- reference.c --------------------------------------------------------------
 */

/* '&' at `p`, in content. */
const char *libfeed__reference(libfeed__xml *xml, const char *p,
                               const char *end);
/* The length of the predefined or numeric reference at `p` that needs no
   repair, or 0. */
size_t libfeed__reference_simple(const char *p, const char *end);
/* What such a reference of `len` bytes stands for, as UTF-8; its length. */
size_t libfeed__reference_text(const char *p, size_t len, char out[4]);
/* Writes the value of the attribute with this local name, a part of the
   segment, to `out` so that it can stand in double quotes and has no references
   but predefined and numeric ones. False after a failure. */
bool libfeed__reference_value(libfeed__xml *xml, libfeed_str name,
                              libfeed_str value, libfeed__bytes *out);
/* Counts `len` bytes more out of entities; true where that is too much for what
   was read up to `offset`. */
bool libfeed__is_amplified(libfeed__xml *xml, size_t len, uint64_t offset);
/* The entity that was read ends: back to the segment that waits. */
const char *libfeed__entity_done(libfeed__xml *xml);

/* -- doctype.c
 * ----------------------------------------------------------------- */

const char *libfeed__doctype(libfeed__xml *xml, const char *p, const char *end);
libfeed__entity_text *libfeed__entity_find(const libfeed__xml *xml,
                                           libfeed_str name);
void libfeed__dtd_clear(libfeed__xml *xml);
/* Declarations as expat reports them. */
void libfeed__dtd_entity(libfeed__xml *xml, libfeed__entity_text entity);
void libfeed__dtd_sort(libfeed__xml *xml);

/* -- expat.c
 * ------------------------------------------------------------------- */

/* Gives expat the DOCTYPE; true where it was accepted. */
bool libfeed__expat_doctype(libfeed__xml *xml, libfeed_str doctype);
/* Gives expat a start tag as an empty element: `len` bytes up to its '>' or
   "/>", which are left out. True where it was accepted, and its event delivered
   if that shall be. */
bool libfeed__expat_tag(libfeed__xml *xml, const char *data, size_t len,
                        bool is_delivered);
void libfeed__expat_free(libfeed__xml *xml);

/* -- tag.c
 * ----------------------------------------------------------------------- */

/* '<' and the start of a name at `p`. */
const char *libfeed__start_tag(libfeed__xml *xml, const char *p,
                               const char *end);
/* Notes an attribute of the tag that is read, or says why it is left out. */
typedef enum libfeed__attribute_fate {
  LIBFEED__ATTRIBUTE_KEPT,
  LIBFEED__ATTRIBUTE_LIMIT, /* left out because of a limit */
  LIBFEED__ATTRIBUTE_TWICE,
  LIBFEED__ATTRIBUTE_BAD /* no name, or no memory */
} libfeed__attribute_fate;
libfeed__attribute_fate
libfeed__tag_attribute(libfeed__xml *xml, libfeed_str name, libfeed_str value);
/* Begins a tag at `p` with this name; false where it is none, or no memory. */
bool libfeed__tag_begin(libfeed__xml *xml, const char *p, size_t name_len);
/* The tag that was read becomes events. */
const char *libfeed__tag_deliver(libfeed__xml *xml);

/* -- shape.c
 * ------------------------------------------------------------------- */

/* True where no byte of [p, end) is a control of ASCII. */
bool libfeed__shape_is_plain(const char *p, const char *end);
typedef enum libfeed__shape_fate {
  LIBFEED__SHAPE_LONG, /* or no memory: expat has to see the tag itself */
  LIBFEED__SHAPE_REFUSED,
  LIBFEED__SHAPE_ACCEPTED
} libfeed__shape_fate;
/* What expat says, or said before, of the shape of the tag that was read as
   `len` bytes at `data`. */
libfeed__shape_fate libfeed__shape_ask(libfeed__xml *xml, const char *data,
                                       size_t len);
/* Puts what the simple references in the values stand for in their place; false
   without memory. */
bool libfeed__shape_values(libfeed__xml *xml);
void libfeed__shapes_free(libfeed__xml *xml);

/* -- event.c ------------------------------------------------------------------
 */

/* The events of the tag; `values` has names and values by turns as expat
   delivers them, `n_specified` of them (counted singly) from the tag itself.
   NULL where the values stand for themselves. */
void libfeed__tag_event(libfeed__xml *xml, const char **values,
                        size_t n_specified);

/* -- tag_repair.c
 * ------------------------------------------------------------------ */

/* The end of the start tag at `p`, which may be malformed; NULL where the
   segment ends first, or the tag is over the limit (`*is_long`). */
const char *libfeed__tag_find(libfeed__xml *xml, const char *p, const char *end,
                              bool *is_long);
/* Reads the malformed start tag [p, after) as well as it can be. */
const char *libfeed__tag_repair(libfeed__xml *xml, const char *p,
                                const char *after);
/* The start tag at `p` is over the limit: its name counts, the rest is
   skipped. */
const char *libfeed__tag_long(libfeed__xml *xml, const char *p,
                              const char *end);
/* Skips the rest of such a tag. */
const char *libfeed__long_tag(libfeed__xml *xml, const char *p,
                              const char *end);

/* -- names.c
 * ------------------------------------------------------------------- */

uint32_t libfeed__name_hash(const char *data, size_t len);
uint32_t libfeed__name_fold(const char *data, size_t len);
/* The name, made if need be; NULL without memory, or where it is none (`*bad`).
 */
libfeed__qname *libfeed__qname_find(libfeed__xml *xml, const char *data,
                                    size_t len, bool *bad);
/* Forgets names where there are too many of them. Between elements. */
void libfeed__qname_trim(libfeed__xml *xml);
void libfeed__qname_clear(libfeed__xml *xml);
/* The name under the declarations in scope; NULL without memory. */
libfeed__name *libfeed__name_resolve(libfeed__xml *xml, libfeed__qname *qname,
                                     bool is_attribute, uint64_t offset);

/* -- scope.c
 * ------------------------------------------------------------------- */

/* Opens a frame for declarations; then each is added, then the frame is done.
 */
bool libfeed__frame_open(libfeed__xml *xml);
void libfeed__frame_bind(libfeed__xml *xml, libfeed_str prefix, libfeed_str uri,
                         uint64_t offset);
void libfeed__frame_done(libfeed__xml *xml);
void libfeed__frame_close(libfeed__xml *xml);
const libfeed__binding *libfeed__binding_find(const libfeed__xml *xml,
                                              libfeed_str prefix);
/* xml:base and xml:lang of one element; data NULL where not stated. */
bool libfeed__scope_open(libfeed__xml *xml, libfeed_str base,
                         uint64_t base_offset, libfeed_str language);
void libfeed__scope_close(libfeed__xml *xml);
void libfeed__scope_memo_free(libfeed__xml *xml);
/* The document's own. */
void libfeed__scope_init(libfeed__xml *xml);
libfeed__scope libfeed__scope_now(libfeed__xml *xml);

/* -- open.c ------------------------------------------------------------------
 */

/* The name of an open element, cut to the limit of names. Elements are numbered
   from the outermost one on, from 0. */
libfeed_str libfeed__open_name(const libfeed__xml *xml, size_t number);
/* True where an end tag is that of the element: exactly, or but for case. */
bool libfeed__open_is(const libfeed__xml *xml, size_t number,
                      const libfeed__tag_name *tag);
bool libfeed__open_is_fold(const libfeed__xml *xml, size_t number,
                           const libfeed__tag_name *tag);
/* The innermost element above the floor whose end tag this is, exactly or else
   but for case; SIZE_MAX for none. */
LIBFEED__COLD size_t libfeed__open_find(libfeed__xml *xml,
                                        const libfeed__tag_name *tag);
/* Takes what is open no more out of the index. */
LIBFEED__COLD void libfeed__open_forget(libfeed__xml *xml);
void libfeed__open_index_free(libfeed__xml *xml);

/* -- element.c
 * ------------------------------------------------------------------ */

/* Opens the element of `tag`; the flags say what it brought along. */
void libfeed__element_push(libfeed__xml *xml, const libfeed__qname *qname,
                           bool has_frame, bool has_scope);
/* Closes the innermost one. */
void libfeed__element_pop(libfeed__xml *xml, uint64_t offset,
                          libfeed__closing closing);
/* "</" at `p`. */
const char *libfeed__end_tag(libfeed__xml *xml, const char *p, const char *end);
/* An element is about to open: closes what cannot hold it. */
void libfeed__element_unclosed(libfeed__xml *xml, libfeed__qname *qname,
                               uint64_t offset);

#endif
