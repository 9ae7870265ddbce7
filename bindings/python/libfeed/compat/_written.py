# SPDX-License-Identifier: MIT
"""What the JSON leaves out and feedparser shows: everything that was said about a
field, and persons and links as they were written."""

from __future__ import annotations

from .._model import Entry, Feed
from ._deep import loads
from ._values import Json

FIELDS = (
    "id", "title", "link", "summary", "content", "language", "published", "updated",
    "expires", "rights", "comments",
)  # fmt: skip


def _said(record: Feed | Entry) -> dict[str, list[Json]]:
    """Candidates for fields, each list in the order of the document."""
    found: dict[str, list[Json]] = {}
    for field in FIELDS:
        candidates = [
            {
                "uri": c.uri or "",
                "name": c.name or "",
                "type": c.type,
                "value": c.value or "",
                "language": c.language,
                "base": c.base,
                "at": c.position[0] if c.position else 0,
                "rank": rank,
            }
            for rank, c in enumerate(record.candidates(field))
        ]
        if candidates:
            found[field] = sorted(candidates, key=lambda c: c["at"])
    return found


def _complete(shown: Json, record: Feed | Entry) -> None:
    """Adds to the JSON of a feed or entry what it leaves out."""
    shown["said"] = _said(record)
    for name in ("authors", "publishers"):
        people = getattr(record, name, ())
        for into, person in zip(shown.get(name, ()), people, strict=False):
            if person.raw:
                into["raw"] = person.raw
    for into, link in zip(shown.get("links", ()), record.links, strict=False):
        if link.raw:
            into["raw"] = link.raw


def document_of(feed: Feed) -> Json:
    """A feed as JSON has it, and what was written."""
    document: Json = loads(feed.to_json())
    if "feed" in document:
        _complete(document["feed"], feed)
    entries = document.get("entries", ())
    for shown, entry in zip(entries, feed.entries, strict=True):
        _complete(shown, entry)
    return document
