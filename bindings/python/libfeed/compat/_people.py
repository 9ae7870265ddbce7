# SPDX-License-Identifier: MIT
"""Authors, contributors and publishers."""

from __future__ import annotations

from collections.abc import Iterable

from ._shaper import Shaper
from ._values import Json, line_of, person_of


def _text(person: Json) -> str | None:
    """A person as written, else in one line."""
    return str(person["raw"]) if "raw" in person else line_of(person)


def _is_credit(person: Json, source: Json) -> bool:
    """Whether Media RSS names a person: its credits have a key of their own."""
    for media in source.get("media", ()):
        for credit in media.get("credits", ()):
            if all(credit.get(key) == person.get(key) for key in ("name", "role")):
                return True
    return False


def _whole(people: Iterable[Json]) -> list[Json]:
    """Persons that one text names are one, as it says: "A and B"."""
    found: list[Json] = []
    for person in people:
        raw = person.get("raw")
        if found and raw is not None and raw == found[-1].get("raw"):
            found[-1] = {"name": raw, "raw": raw}
        else:
            found.append(person)
    return found


def _authors(shaper: Shaper) -> None:
    """The text is that of the last author. Outside Atom the details are those of
    the first one."""
    source, out = shaper.source, shaper.out
    found = _whole(p for p in source.get("authors", ()) if not _is_credit(p, source))
    if not found or "authors" in shaper.derived:
        return
    out["authors"] = [person_of(p) for p in found]
    out["author_detail"] = out["authors"][-1 if shaper.is_atom else 0]
    line = _text(found[-1])
    if line:
        out["author"] = line


def _contributors(shaper: Shaper) -> None:
    source, out = shaper.source, shaper.out
    found = []
    for person in source.get("contributors", ()):
        # No other contributor has a role than those that credits name.
        if "role" not in person and not _is_credit(person, source):
            found.append(person_of(person))
    if found:
        out["contributors"] = found


def _publishers(shaper: Shaper) -> None:
    """The owner of a podcast, whose name and address are elements, is its author,
    whoever else is named."""
    out = shaper.out
    found = shaper.source.get("publishers", ())
    owners = [p for p in found if "raw" not in p] if shaper.is_written else []
    texts = [p for p in found if p not in owners]
    if texts:
        out["publisher_detail"] = person_of(texts[-1])
        out["publisher"] = _text(texts[-1]) or ""
    if owners:
        owner = out["publisher_detail"] = person_of(owners[-1])
        if "name" in owner or "authors" not in out:
            out["authors"] = [owner]
        if "name" in owner:
            out["author"] = owner["name"]
            out["author_detail"] = owner


def people(shaper: Shaper) -> None:
    """Everybody who is named."""
    _authors(shaper)
    _contributors(shaper)
    _publishers(shaper)
