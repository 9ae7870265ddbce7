# SPDX-License-Identifier: MIT
"""Media RSS, out of the media objects into which libfeed merges everything."""

from __future__ import annotations

from typing import Any

from ._shaper import Shaper
from ._values import Json

_ATTRIBUTES = (
    ("url", "url"), ("type", "type"), ("medium", "medium"), ("length", "filesize"),
    ("duration", "duration"), ("width", "width"), ("height", "height"),
    ("bitrate", "bitrate"), ("framerate", "framerate"),
    ("samplingrate", "samplingrate"), ("channels", "channels"),
    ("language", "lang"), ("expression", "expression"),
)  # fmt: skip

# Only Media RSS has these: an enclosure with one of them was named there as well.
_OWN = frozenset(
    {
        "bitrate", "channels", "default", "expression", "framerate", "height",
        "language", "samplingrate", "width",
    }
)  # fmt: skip


def _number(value: Any, unit: int = 1) -> str:
    """A number as feeds write it: no more digits than it has."""
    return f"{value / unit:.3f}".rstrip("0").rstrip(".")


def _attributes(media: Json) -> Json:
    """The attributes of ``media:content`` or ``media:thumbnail``."""
    shown = {}
    for key, to in _ATTRIBUTES:
        value = media.get(key)
        if isinstance(value, (int, float)):
            unit = 1000 if key in ("bitrate", "samplingrate") else 1
            shown[to] = _number(value, unit)
        elif value is not None:
            shown[to] = value
    if media.get("default"):
        shown["isdefault"] = "true"
    return shown


def _is_thumbnail(shaper: Shaper, image: Json) -> bool:
    """Whether the picture of an entry comes from Media RSS."""
    for media in shaper.source.get("media", ()):
        pictures = [media, *media.get("thumbnails", ())]
        if any(image.get("url") == picture.get("url") for picture in pictures):
            return True
    if not shaper.declares("media"):
        return False
    is_sized = any(key in image for key in ("width", "height", "time"))
    return is_sized or not shaper.declares("itunes")


def _distinct(items: list[Json]) -> list[Json]:
    """Each once, in their order."""
    return list({tuple(item.items()): item for item in items}.values())


def _pictures(shaper: Shaper) -> None:
    """Thumbnails, and the picture of an entry, which is none."""
    found: list[Json] = []
    shown: list[Json] = []
    image = shaper.source.get("image", {})
    for media in shaper.source.get("media", ()):
        found += media.get("thumbnails", ())
    if image and "image" not in shaper.derived:
        if not _is_thumbnail(shaper, image):
            shaper.out["image"] = {"href": image.get("url", "")}
        elif not found and not shaper.source.get("media"):
            found.append(image)
    for picture in found:
        attributes = _attributes(picture)
        if "time" in picture:
            attributes["time"] = _number(picture["time"])
        shown.append(attributes)
    if shown:
        shaper.out["media_thumbnail"] = _distinct(shown)


def _credits(shaper: Shaper) -> None:
    """Credits of media objects, else those that only the entry has."""
    media = shaper.source.get("media", ())
    people = [person for one in media for person in one.get("credits", ())]
    if not people:
        people = [p for p in shaper.source.get("contributors", ()) if "role" in p]
    found: list[Json] = []
    for person in people:
        shown = {"role": person["role"]} if "role" in person else {}
        shown["content"] = person.get("name", "")
        found.append(shown)
    if found:
        found = _distinct(found)
        shaper.out["media_credit"] = found
        shaper.out["credit"] = found[-1]["content"]


def _about(out: Json, media: Json) -> None:
    """What is said about one media object besides its attributes."""
    if "keywords" in media:
        out["media_keywords"] = ", ".join(media["keywords"])
    if "rating" in media:
        out["media_rating"] = {"content": media["rating"]}
        if "rating_scheme" in media:
            out["media_rating"]["scheme"] = media["rating_scheme"]
        out["rating"] = media["rating"]
    if "player" in media:
        out["media_player"] = {"url": media["player"], "content": ""}
    if "rights" in media:
        out["media_copyright"] = media["rights"]
    if "hash" in media:
        out["media_hash"] = media["hash"]
        if "hash_algorithm" in media:
            algorithm = media["hash_algorithm"]
            out["media_hash"] = {"algo": algorithm, "content": media["hash"]}


def media(shaper: Shaper) -> None:
    """Everything that Media RSS says of an entry."""
    source, out = shaper.source, shaper.out
    enclosures = {
        link.get("href")
        for link in source.get("links", ())
        if link.get("rel") == "enclosure"
    }
    contents = []
    for one in source.get("media", ()):
        _about(out, one)
        if one.get("url") in enclosures and _OWN.isdisjoint(one):
            continue
        attributes = _attributes(one)
        # What is said of media that are not there is no content.
        if attributes.keys() - {"duration"}:
            contents.append(attributes)
    if contents:
        out["media_content"] = contents
    _credits(shaper)
    _pictures(shaper)
    if shaper.declares("itunes"):
        _duration(shaper)


def _duration(shaper: Shaper) -> None:
    """How long the first thing plays, in seconds: iTunes has no place of its own
    for it in libfeed's model."""
    for one in shaper.source.get("media", ()):
        if "duration" in one:
            shaper.out["itunes_duration"] = _number(one["duration"])
            return
