/* SPDX-License-Identifier: MIT */
/* The state of the vocab stage, and what its files share: the stack of open
   elements, the text that is growing, and the seats where data goes. */
#ifndef LIBFEED_VOCAB_VOCAB_STATE_H
#define LIBFEED_VOCAB_VOCAB_STATE_H

#include <string.h>

#include "base/bytes.h"
#include "vocab/table.h"

struct libfeed__normal;

/* Whether an element of the extension tree may be a container of items. */
typedef enum libfeed__container {
  LIBFEED__CONTAINER_UNKNOWN,
  LIBFEED__CONTAINER_YES,
  LIBFEED__CONTAINER_NO
} libfeed__container;

/* An open element. */
struct libfeed__frame {
  const libfeed__rule *rule; /* NULL: no table has it */
  const libfeed__namespace *ns;
  libfeed__record *record;  /* where data goes */
  libfeed_channel *channel; /* the channel or source that record belongs to */
  void *object;       /* the person, media, … of this frame or around it */
  libfeed_node *node; /* NODE: itself; else what stands for the element
                         in the extension tree, made when needed */
  const libfeed__scope *scope;
  libfeed_pos position;
  libfeed__list pieces; /* VALUE, NODE: text before children (libfeed_str) */
  size_t pieces_len;    /* bytes in them */
  size_t name_at;       /* MARKUP: where its name begins in `names` */
  size_t uri_at;        /* MARKUP: … and its foreign namespace's URI */
  uint32_t run; /* NODE, MARKUP, INLINE: how many frames of this mode end here,
                   so that nobody has to go through them; else 0 */
  uint8_t mode; /* libfeed__mode */
  uint8_t children;   /* libfeed__parent */
  bool escapes;       /* text inside is escaped when it is written down */
  bool is_written;    /* MARKUP: there is a start tag, so an end tag is due */
  uint8_t container;  /* NODE: libfeed__container, as far as its name says */
  uint8_t containers; /* … and that of all nodes around it, with their text;
                         known while a child is open */
  bool is_mixed;      /* NODE: has text other than white space */
  bool strips;        /* XML: an outer div is not part of the value */
  bool has_markup;    /* unescaped HTML was reported */
};

/* What happens to text now: worked out once for each change of the frame. */
typedef enum libfeed__sink {
  LIBFEED__SINK_NONE,
  LIBFEED__SINK_TRIM,  /* as it is, without white space before it */
  LIBFEED__SINK_RAW,   /* as it is */
  LIBFEED__SINK_ESCAPE /* as markup */
} libfeed__sink;

/* What the root turned out to be. */
typedef enum libfeed__root {
  LIBFEED__ROOT_UNKNOWN, /* nothing of a feed yet */
  LIBFEED__ROOT_RDF,     /* rdf:RDF, which need not hold a feed */
  LIBFEED__ROOT_REDIRECT,
  LIBFEED__ROOT_FEED
} libfeed__root;

struct libfeed__vocab {
  libfeed__context *context;
  struct libfeed__normal *normal;
  libfeed_channel *channel;
  libfeed_entry *entry; /* the open one, or NULL */
  uint32_t inherit_up_to;

  libfeed__frame *frames; /* frames[0] is the document */
  size_t n_frames, frames_size;
  size_t skipped; /* depth of what is being skipped; 0 for nothing */

  libfeed__sink sink;
  libfeed__arena *arena;     /* of the string that is open */
  libfeed_pos text_position; /* of the element whose string is open */
  size_t text_before;        /* bytes of its pieces before */
  size_t blank_len; /* so many bytes of it are known to be white space */
  size_t text_limit;
  bool is_full; /* the open string has reached the limit */

  /* The text whose element is open: what its attributes said. */
  libfeed_text text;
  bool is_base64;
  libfeed_str slot_text, slot_label; /* attributes that the end needs */

  libfeed__bytes names;      /* names of MARKUP elements */
  libfeed__arena namespaces; /* what channel->namespaces holds */
  bool has_all_namespaces;   /* the limit was reported */
  bool is_cut;               /* the element that ends was cut by the input */

  libfeed__root root;
  const libfeed__namespace *core;  /* that of names without a namespace */
  const libfeed__namespace *stray; /* a default one on rss that means nothing */
  bool has_rss, has_rss_090;       /* declared somewhere: tells RDF formats */
  bool is_html;                    /* the DOCTYPE or the root says so */
  int64_t n_groups;                /* media:group in the open entry */
  size_t list_limit, url_limit;
  bool wants_content;
};

/* Equal strings, where absent ones may be NULL. */
static inline bool libfeed__same(libfeed_str a, libfeed_str b) {
  return a.len == b.len && (a.len == 0 || memcmp(a.data, b.data, a.len) == 0);
}

/* ---- the stack (vocab.c) ---- */

static inline libfeed__frame *libfeed__top(libfeed__vocab *vocab) {
  return &vocab->frames[vocab->n_frames - 1];
}
/* The frame around `frame`; not for the document. */
static inline libfeed__frame *libfeed__outer(libfeed__frame *frame) {
  return frame - 1;
}
/* Sets the mode of a frame that nests without a rule. */
static inline void libfeed__set_run(libfeed__frame *frame, libfeed__mode mode) {
  const libfeed__frame *outer = frame - 1;
  frame->mode = (uint8_t)mode;
  frame->run = outer->mode == mode ? outer->run + 1 : 1;
}
/* From a start action: nothing of the element is wanted. */
void libfeed__skip(libfeed__vocab *vocab);
/* From a start action: no field wants it after all; it becomes a node. */
void libfeed__decline(libfeed__vocab *vocab, libfeed__frame *frame,
                      const libfeed__element *element);

/* True where a table has a field of this name below a kind of parent. */
bool libfeed__is_known_below(const libfeed__vocab *vocab,
                             const libfeed__name *name, libfeed__parent parent);
/* What an element of this name is below a kind of parent. */
libfeed__element_class libfeed__class_below(const libfeed__vocab *vocab,
                                            const libfeed__name *name,
                                            libfeed__parent parent);

/* ---- text (text.c) ---- */

/* Starts or continues the text of the topmost frame, by its mode. */
void libfeed__text_open(libfeed__vocab *vocab, libfeed__frame *frame);
/* Sets a child's beginning apart: what was gathered becomes a piece. */
void libfeed__text_suspend(libfeed__vocab *vocab, libfeed__frame *frame);
/* Ends the text of a frame. */
libfeed_str libfeed__text_close(libfeed__vocab *vocab, libfeed__frame *frame);
void libfeed__text_put(libfeed__vocab *vocab, const char *data, size_t len);
/* Ends the open string; empty where none is open. White space at its end goes
   where it is trimmed; nothing but white space is empty where it is trimmed or
   blanks are dropped. */
libfeed_str libfeed__text_take(libfeed__vocab *vocab, bool trims,
                               bool drops_blank);
/* True where the open string is nothing but white space, or none is open. It is
   looked through once, however often this is asked. */
bool libfeed__text_is_blank(libfeed__vocab *vocab);
/* Bytes that the open string may still take. */
size_t libfeed__text_room(const libfeed__vocab *vocab);
/* The open string takes no more: reports it. */
void libfeed__text_fill(libfeed__vocab *vocab);
/* Appends to the open string up to the limit. */
void libfeed__text_append(libfeed__vocab *vocab, const char *data, size_t len);

/* ---- markup (markup.c) ---- */

/* An element inside a text: opens its frame and writes its start tag. */
void libfeed__markup_start(libfeed__vocab *vocab,
                           const libfeed__element *element);
void libfeed__markup_end(libfeed__vocab *vocab, libfeed__frame *frame);
/* True where the element is taken as HTML: XHTML, no namespace, or that of the
   feed itself (HTML that stands unescaped in a text has it by inheritance). */
bool libfeed__markup_is_html(const libfeed__name *name);
/* Names of HTML that dresses text up (b, span, …): around a single value it
   means nothing. */
bool libfeed__markup_is_dress(libfeed_str name);
/* True for an element of HTML that has such a name. */
bool libfeed__markup_is_inline(const libfeed__name *name);
/* Void elements of HTML: what follows one is not inside it, whether or not the
   source closes it. */
bool libfeed__markup_is_void(libfeed_str name);
/* True for vocabularies that pages embed: SVG, MathML. */
bool libfeed__markup_is_embedded(const libfeed__name *name);
/* Appends text escaped. */
void libfeed__markup_text(libfeed__vocab *vocab, const char *data, size_t len);

/* ---- extension tree (node.c) ---- */

void libfeed__node_start(libfeed__vocab *vocab, libfeed__frame *frame,
                         const libfeed__element *element);
void libfeed__node_end(libfeed__vocab *vocab, libfeed__frame *frame);
/* Sets the text before a child apart. */
void libfeed__node_suspend(libfeed__vocab *vocab, libfeed__frame *frame);
/* A node with the element's name and attributes in the record's arena; NULL. */
libfeed_node *libfeed__node_new(libfeed__vocab *vocab, libfeed__record *record,
                                const libfeed__element *element,
                                libfeed_pos position);
/* True for the elements that a feed is made of, in which fields and items
   stand: unknown children are extensions of the record itself. */
bool libfeed__is_record(const libfeed__frame *frame);
/* What stands for a frame in the extension tree; NULL for the record itself or
   without memory. */
libfeed_node *libfeed__node_of_frame(libfeed__vocab *vocab,
                                     libfeed__frame *frame);

/* ---- what was in the wrong place (replay.c) ---- */

/* Takes the fields of an item out of the extension tree that stand in `frame`,
   the topmost one, which another tag than its own closes. */
libfeed__list libfeed__replay_take(libfeed__vocab *vocab,
                                   libfeed__frame *frame);
/* Reads these nodes again, in what is the topmost frame then. */
void libfeed__replay_give(libfeed__vocab *vocab, const libfeed__list *taken,
                          uint64_t offset);

/* ---- seats (draft.c) ---- */

/* True unless the list is full, which is reported. */
bool libfeed__has_room(libfeed__vocab *vocab, const libfeed__list *list,
                       libfeed_pos position);
/* Pushes on a list of the record unless it is full, which is reported. */
bool libfeed__seat(libfeed__vocab *vocab, libfeed__record *record,
                   libfeed__list *list, void *item, libfeed_pos position);
/* The source of what a frame's element says, with a new sequence number. */
libfeed__source libfeed__source_of(libfeed__frame *frame, uint16_t rank);
/* A candidate for a field, from vocab->text and `value`. */
void libfeed__add_text(libfeed__vocab *vocab, libfeed__frame *frame,
                       unsigned field, uint16_t rank, libfeed_str value);
/* A candidate with nothing but a value, whatever vocab->text holds. */
void libfeed__add_value(libfeed__vocab *vocab, libfeed__frame *frame,
                        unsigned field, uint16_t rank, libfeed_str value);
/* A copy of a candidate that is complete already. */
void libfeed__add_made(libfeed__vocab *vocab, libfeed__frame *frame,
                       unsigned field, const libfeed_text *text);
libfeed_link *libfeed__add_link(libfeed__vocab *vocab, libfeed__frame *frame,
                                libfeed_str href, libfeed_str rel,
                                uint16_t rank);
libfeed_person *libfeed__add_person(libfeed__vocab *vocab,
                                    libfeed__frame *frame, uint8_t field,
                                    libfeed_str raw, libfeed_str role);
libfeed_category *libfeed__add_category(libfeed__vocab *vocab,
                                        libfeed__frame *frame, libfeed_str term,
                                        libfeed_str scheme, libfeed_str label);
/* A media object in the record's arena, in no list yet; NULL. */
libfeed_media *libfeed__make_media(libfeed__vocab *vocab, libfeed__frame *frame,
                                   uint16_t rank);
/* What Media RSS says of the whole item or channel; made when needed, NULL
   without memory. */
libfeed_media *libfeed__media_defaults(libfeed__vocab *vocab,
                                       libfeed__frame *frame);
/* The scope of an element in the record's arena, shared with `outer` where they
   are the same. */
const libfeed__scope *libfeed__scope_of(libfeed__vocab *vocab,
                                        libfeed__record *record,
                                        const libfeed__scope *outer,
                                        const libfeed__element *element);
/* The scope of a text: old feeds state base and language of texts without the
   prefix xml (vocabulary rule 0.9). */
const libfeed__scope *libfeed__scope_of_text(libfeed__vocab *vocab,
                                             libfeed__frame *frame,
                                             const libfeed__element *element);

/* ---- attributes (draft.c) ---- */

/* An attribute without namespace, or NULL. Case does not matter. */
const libfeed__attribute *
libfeed__attribute_find(const libfeed__element *element, libfeed_str name);
/* Its value, trimmed; borrowed from the event, empty where there is none. */
libfeed_str libfeed__attribute_get(const libfeed__element *element,
                                   libfeed_str name);
/* … of an attribute in a known namespace; with `bare`, also without one. */
libfeed_str libfeed__attribute_get_ns(const libfeed__element *element,
                                      const libfeed__namespace *ns,
                                      libfeed_str name, bool bare);
/* A copy in the frame's record. */
libfeed_str libfeed__keep(libfeed__frame *frame, libfeed_str value);
/* A copy of an address; empty (and reported) where it is too long. */
libfeed_str libfeed__keep_url(libfeed__vocab *vocab, libfeed__frame *frame,
                              libfeed_str url);

/* A number that an attribute or element holds, or −1; reports what is none. */
int64_t libfeed__number_of(libfeed__vocab *vocab, libfeed__frame *frame,
                           libfeed_str text);

/* ---- actions that several tables use (action.c) ---- */

extern const libfeed__action libfeed__act_value; /* a value: a candidate */
extern const libfeed__action libfeed__act_url;   /* the same for an address */
extern const libfeed__action libfeed__act_resource; /* @rdf:resource, or text */
extern const libfeed__action libfeed__act_title;    /* plain text in one line */
extern const libfeed__action libfeed__act_html;     /* a text of HTML */
extern const libfeed__action libfeed__act_plain;    /* a text, not of HTML */
extern const libfeed__action libfeed__act_xhtml;    /* its content is XHTML */
extern const libfeed__action libfeed__act_person;   /* a text or a construct */
extern const libfeed__action libfeed__act_person_part;
extern const libfeed__action libfeed__act_category;   /* @term, or text */
extern const libfeed__action libfeed__act_link;       /* @href, or text */
extern const libfeed__action libfeed__act_list;       /* a small container */
extern const libfeed__action libfeed__act_image_part; /* of RSS's image */
extern const libfeed__action libfeed__act_item;
extern const libfeed__action libfeed__act_channel;

/* Slots of a person (the rule's `field`). */
enum { LIBFEED__PART_NAME, LIBFEED__PART_EMAIL, LIBFEED__PART_URI };

/* The scope of the channel itself: that of its first element, before any
   entry. */
void libfeed__channel_scope(libfeed__vocab *vocab, libfeed__frame *frame);
/* True where the element itself has an xml:lang, perhaps an empty one. */
bool libfeed__states_language(const libfeed__element *element);

/* The slot of the title in an image of RSS (the rule's `field`). */
enum { LIBFEED__IMAGE_TITLE };

/* Begins an entry in `frame`, whose outer elements say that it may stand there;
   false where it may not, or memory ran out. */
bool libfeed__item_open(libfeed__vocab *vocab, libfeed__frame *frame,
                        const libfeed__element *element);
/* A frame's content has no room where the option leaves it out: skips it. */
bool libfeed__skips_content(libfeed__vocab *vocab, const libfeed__frame *frame);
/* Begins a text of escaped HTML; of XML where RDF calls it a literal (RDF/XML
   §2.8). */
void libfeed__html_text_start(libfeed__vocab *vocab, libfeed__frame *frame,
                              const libfeed__element *element);

/* ---- the root (root.c) ---- */

/* The document turned out to be a feed; the first one counts. */
void libfeed__root_feed(libfeed__vocab *vocab, libfeed_format format);
/* An element at the root that no table has. */
void libfeed__root_unknown(libfeed__vocab *vocab, libfeed__frame *frame,
                           const libfeed__element *element);
/* A channel or item of RSS: makes the document a feed if nothing has done so.
   False where it does not begin one there. */
bool libfeed__root_implied(libfeed__vocab *vocab, const libfeed__frame *frame,
                           const libfeed__element *element);
/* A namespace is declared: it tells formats apart. */
void libfeed__root_namespace(libfeed__vocab *vocab, libfeed_str uri);
/* The document is Atom: by the namespace of its root, or its version. */
void libfeed__root_atom(libfeed__vocab *vocab, const libfeed__element *element);
void libfeed__root_finish(libfeed__vocab *vocab, uint64_t offset);

#endif
