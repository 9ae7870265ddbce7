/* SPDX-License-Identifier: MIT */
/* Media: renditions merged by address, what they inherit, and the image of a
   record (vocabulary rules 2.2.12 and 2.2.13). */
#include "model/rank.h"
#include "normal/finish.h"
#include "normal/unique.h"
#include "normal/values.h"

static void fill(libfeed_str *to, libfeed_str from) {
  if (to->len == 0)
    *to = from;
}

static void fill_number(int64_t *to, int64_t from) {
  if (*to < 0)
    *to = from;
}

static void fill_list(libfeed__list *to, const libfeed__list *from) {
  if (to->len == 0)
    *to = *from;
}

/* -- one object ----------------------------------------------------------- */

/* A text of a media object as plain text. */
static libfeed_str plain(libfeed__finish *finish, libfeed_str text,
                         bool is_html) {
  if (is_html)
    text = libfeed__finish_plain(finish->arena, text);
  return libfeed__finish_terminate(finish->arena, libfeed__trim(text));
}

/* The words of Media RSS, which are written in any case. */
static const libfeed_str media_words[] = {
    LIBFEED__STR_INIT("audio"),      LIBFEED__STR_INIT("document"),
    LIBFEED__STR_INIT("executable"), LIBFEED__STR_INIT("image"),
    LIBFEED__STR_INIT("video"),      {NULL, 0}};
static const libfeed_str expressions[] = {LIBFEED__STR_INIT("full"),
                                          LIBFEED__STR_INIT("nonstop"),
                                          LIBFEED__STR_INIT("sample"),
                                          {NULL, 0}};
static const libfeed_str algorithms[] = {
    LIBFEED__STR_INIT("md5"), LIBFEED__STR_INIT("sha-1"), {NULL, 0}};

/* A word in the way that the list has it; as it is where the list lacks it. */
static libfeed_str known_word(libfeed_str word, const libfeed_str *list) {
  for (; list->len > 0; list++)
    if (libfeed__equals_fold(word, *list))
      return *list;
  return word;
}

/* What a media object says, read. Thumbnails are media objects without
   thumbnails of their own. */
static void read_media(libfeed__finish *finish, libfeed_media *media) {
  libfeed__arena *arena = finish->arena;
  libfeed__source *source = &media->source;
  media->url = libfeed__finish_address(finish, source, media->raw_url);
  media->link = libfeed__finish_address(finish, source, media->link);
  media->player = libfeed__finish_address(finish, source, media->player);
  media->license = libfeed__finish_address(finish, source, media->license);
  media->type = libfeed__media_type_normalise(arena, media->type);
  media->medium = known_word(media->medium, media_words);
  media->expression = known_word(media->expression, expressions);
  media->hash_algorithm = known_word(media->hash_algorithm, algorithms);
  media->language = libfeed__language_normalise(arena, media->language);
  media->title = plain(finish, media->title, media->title_is_html);
  media->description =
      plain(finish, media->description, media->description_is_html);
}

static void read_all(libfeed__finish *finish, libfeed_media *media) {
  read_media(finish, media);
  if (media->credits.len > 0)
    libfeed__finish_credits(finish, &media->credits);
  for (uint32_t i = 0; i < media->thumbnails.len; i++)
    read_media(finish, media->thumbnails.items[i]);
}

/* -- merging -------------------------------------------------------------- */

/* Takes from the same rendition, given twice, what the first one lacks. */
static void merge(libfeed_media *to, const libfeed_media *from) {
  fill(&to->type, from->type);
  fill(&to->medium, from->medium);
  fill(&to->language, from->language);
  fill(&to->expression, from->expression);
  fill(&to->title, from->title);
  fill(&to->description, from->description);
  fill(&to->player, from->player);
  if (to->hash.len == 0)
    to->hash_algorithm = from->hash_algorithm;
  fill(&to->hash, from->hash);
  if (to->rating.len == 0)
    to->rating_scheme = from->rating_scheme;
  fill(&to->rating, from->rating);
  fill(&to->rights, from->rights);
  fill(&to->license, from->license);
  fill_number(&to->length, from->length);
  fill_number(&to->duration, from->duration);
  fill_number(&to->width, from->width);
  fill_number(&to->height, from->height);
  fill_number(&to->bitrate, from->bitrate);
  fill_number(&to->framerate, from->framerate);
  fill_number(&to->samplingrate, from->samplingrate);
  fill_number(&to->channels, from->channels);
  fill_number(&to->group, from->group);
  to->is_default = to->is_default || from->is_default;
  fill_list(&to->credits, &from->credits);
  fill_list(&to->thumbnails, &from->thumbnails);
  fill_list(&to->keywords, &from->keywords);
  if (to->parent == NULL)
    to->parent = from->parent;
}

/* Takes what belongs to every rendition in a group, an item or a channel (Media
   RSS 1.5.1, "optional elements"): the inner one goes first. */
static void inherit(libfeed_media *to, const libfeed_media *from) {
  fill(&to->title, from->title);
  fill(&to->description, from->description);
  fill(&to->player, from->player);
  if (to->rating.len == 0)
    to->rating_scheme = from->rating_scheme;
  fill(&to->rating, from->rating);
  fill(&to->rights, from->rights);
  fill(&to->license, from->license);
  fill_list(&to->credits, &from->credits);
  fill_list(&to->thumbnails, &from->thumbnails);
  fill_list(&to->keywords, &from->keywords);
}

/* A list that is being made, with what finds renditions in it. */
typedef struct media_set {
  libfeed__arena *arena;
  libfeed__list *list;
  libfeed__unique addresses;
} media_set;

static void add(media_set *gallery, libfeed_media *media) {
  libfeed__arena *arena = gallery->arena;
  if (media->url.len > 0) {
    /* Those that differ in nothing but case are as different as others. */
    uint32_t salt = libfeed__unique_exact(media->url);
    libfeed__unique_walk walk;
    libfeed_media *known =
        libfeed__unique_first(&gallery->addresses, media->url, salt, &walk);
    while (known != NULL && !libfeed__equals(known->url, media->url))
      known = libfeed__unique_next(&gallery->addresses, media->url, &walk);
    if (known != NULL) {
      merge(known, media);
      return;
    }
    libfeed__unique_add(arena, &gallery->addresses, media->url, salt, media);
  }
  libfeed__list_push(arena, gallery->list, media);
}

/* Renditions in document order; vocab/ has made one of each enclosure, however
   it was given. */
static void gather(libfeed__finish *finish, libfeed__list *list) {
  media_set gallery = {finish->arena, list, {NULL, 0, 0}};
  const libfeed__list *all = &finish->record->media;
  if (all->len == 1) /* most have one, and nothing to compare it with */
    libfeed__list_push(finish->arena, list, all->items[0]);
  else
    for (uint32_t i = 0; i < all->len; i++)
      add(&gallery, all->items[i]);
}

/* What kind of thing it is: as it says, else by its type, else by what its
   address ends in. */
static libfeed_str medium_of(const libfeed_media *media) {
  libfeed_str medium = media->medium;
  if (medium.len == 0)
    medium = libfeed__medium_of(media->type);
  if (medium.len == 0 && media->type.len == 0)
    medium = libfeed__medium_of(libfeed__media_type_guess(media->url));
  return medium;
}

/* -- entries -------------------------------------------------------------- */

/* Media RSS counts kilobits and kilohertz, but writers give bits and hertz as
   well. What nothing has as the former is the latter: sound above 10 Mbit/s
   (more than studios use) or anything else above 200 Mbit/s, and samples above
   4 MHz, of which nobody would write less than 4000 in hertz. */
static void correct_rates(libfeed_media *media) {
  bool is_audio = libfeed__equals(media->medium, LIBFEED__STR("audio"));
  if (media->bitrate >= (is_audio ? 10000000 : 200000000))
    media->bitrate /= 1000;
  if (media->samplingrate >= 4000000)
    media->samplingrate /= 1000;
}

/* What a rendition inherits: from its group, the item and the channel. */
static void inherit_all(libfeed_media *media, const libfeed_media *item,
                        const libfeed_media *channel) {
  const libfeed_media *from = media->parent;
  for (int i = 0; from != NULL && i < 4; i++) { /* content, group, item */
    if (from != item)
      inherit(media, from);
    from = from->parent;
  }
  if (item != NULL)
    inherit(media, item);
  if (channel != NULL)
    inherit(media, channel);
  media->medium = medium_of(media);
  correct_rates(media);
}

/* itunes:duration belongs to the first audio or video, or to what stands alone
   and does not say what it is. */
static void give_duration(const libfeed__list *list, int64_t duration) {
  for (uint32_t i = 0; i < list->len; i++) {
    libfeed_media *media = list->items[i];
    if (!libfeed__equals(media->medium, LIBFEED__STR("audio")) &&
        !libfeed__equals(media->medium, LIBFEED__STR("video")) &&
        !(media->medium.len == 0 && list->len == 1))
      continue;
    fill_number(&media->duration, duration);
    return;
  }
}

/* Groups are read once each: they are the parents of renditions. */
static void read_parents(libfeed__finish *finish) {
  const libfeed__record *record = finish->record;
  const libfeed_media *last = record->media_defaults;
  for (uint32_t i = 0; i < record->media.len; i++) {
    libfeed_media *media = record->media.items[i];
    const libfeed_media *parent = media->parent;
    if (parent == NULL || parent == record->media_defaults || parent == last)
      continue;
    last = parent;
    /* The renditions of one group follow each other, so that each is copied
       once; the draft's own stays as it is. */
    libfeed_media *own = libfeed__arena_alloc(finish->arena, sizeof *own);
    if (own == NULL)
      return;
    *own = *parent;
    read_all(finish, own);
    for (uint32_t k = i; k < record->media.len; k++) {
      libfeed_media *same = record->media.items[k];
      if (same->parent != parent)
        break;
      same->parent = own;
    }
  }
}

/* -- images --------------------------------------------------------------- */

/* The best image so far. */
typedef struct choice {
  const libfeed_media *media;
  uint32_t rank;
} choice;

/* A picture whose address is missing still says something; any other goes
   before it. */
#define WITHOUT_ADDRESS ((uint32_t)UINT16_MAX)

static void offer(choice *best, const libfeed_media *media, uint32_t rank) {
  if (media->url.len == 0)
    rank += WITHOUT_ADDRESS;
  if (rank < best->rank) {
    best->media = media;
    best->rank = rank;
  }
}

static void offer_thumbnails(choice *best, const libfeed_media *media,
                             uint32_t rank) {
  for (uint32_t i = 0; i < media->thumbnails.len; i++) {
    const libfeed_media *thumbnail = media->thumbnails.items[i];
    if (thumbnail->url.len > 0)
      offer(best, thumbnail, rank);
  }
}

static bool is_image(const libfeed_media *media) {
  return libfeed__equals(medium_of(media), LIBFEED__STR("image"));
}

/* Pictures among the renditions and their thumbnails. */
static void offer_media(const libfeed__record *record, choice *best) {
  if (record->media_defaults != NULL)
    offer_thumbnails(best, record->media_defaults,
                     LIBFEED__RANK_IMAGE_THUMBNAIL);
  for (uint32_t i = 0; i < record->media.len; i++) {
    const libfeed_media *media = record->media.items[i];
    offer_thumbnails(best, media, LIBFEED__RANK_IMAGE_THUMBNAIL_INNER);
    if (media->parent != NULL)
      offer_thumbnails(best, media->parent,
                       LIBFEED__RANK_IMAGE_THUMBNAIL_INNER);
    if (is_image(media) && media->url.len > 0)
      offer(best, media,
            media->source.rank == LIBFEED__RANK_MEDIA_CONTENT
                ? LIBFEED__RANK_IMAGE_CONTENT
                : LIBFEED__RANK_IMAGE_ENCLOSURE);
  }
}

static void choose_image(libfeed__finish *finish, bool is_entry) {
  libfeed__record *record = finish->record;
  choice best = {NULL, UINT32_MAX};
  for (uint32_t i = 0; i < record->images.len; i++) {
    libfeed_media *image = record->images.items[i];
    read_all(finish, image);
    offer(&best, image, image->source.rank);
  }
  if (is_entry)
    offer_media(record, &best);
  record->image = best.media;
  if (best.media != NULL)
    record->origin[LIBFEED_FIELD_IMAGE] =
        libfeed__finish_origin(&best.media->source);
}

/* -- all of it ------------------------------------------------------------ */

/* What an entry takes from the channel's defaults, in its own arena. */
static const libfeed_media *take(libfeed__finish *finish,
                                 const libfeed_media *inherited) {
  if (inherited == NULL)
    return NULL;
  libfeed_media *own = libfeed__copy_media(finish->arena, inherited);
  if (own != NULL)
    read_all(finish, own);
  return own;
}

/* True where what is said of the media of an item would be lost if there are
   none: a player may stand for them (Media RSS 1.5.1). */
static bool stands_alone(const libfeed_media *item) {
  return item->player.len > 0 || item->duration >= 0 || item->hash.len > 0 ||
         item->rating.len > 0 || item->rights.len > 0;
}

void libfeed__finish_media(libfeed__finish *finish, libfeed_entry *entry,
                           const libfeed_media *inherited) {
  libfeed__record *record = finish->record;
  if (record->media_defaults != NULL)
    read_all(finish, record->media_defaults);
  if (record->media.len > 0)
    read_parents(finish);
  for (uint32_t i = 0; i < record->media.len; i++)
    read_all(finish, record->media.items[i]);
  choose_image(finish, entry != NULL);
  if (entry == NULL)
    return;
  gather(finish, &entry->media);
  libfeed_media *item = record->media_defaults;
  if (entry->media.len == 0 && item != NULL && stands_alone(item))
    libfeed__list_push(finish->arena, &entry->media, item);
  if (entry->media.len == 0)
    return;
  const libfeed_media *channel = take(finish, inherited);
  for (uint32_t i = 0; i < entry->media.len; i++)
    inherit_all(entry->media.items[i], item, channel);
  if (item != NULL && item->duration >= 0)
    give_duration(&entry->media, item->duration);
  const libfeed_media *first = entry->media.items[0];
  record->origin[LIBFEED_FIELD_MEDIA] = libfeed__finish_origin(&first->source);
}
