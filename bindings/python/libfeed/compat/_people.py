# SPDX-License-Identifier: MIT
"""Authors, contributors and publishers."""

from __future__ import annotations

from collections.abc import Iterable

from ._shaper import Shaper
from ._values import Json, line_of, person_of


def _text(person: Json) -> str | None:
    """A person as written, else in one line."""
    return str(person["raw"]) if "raw" in person else line_of(person)


_Names = set[tuple[str | None, str | None]]


def _credited(source: Json) -> _Names:
    """Whom Media RSS names: its credits have a key of their own."""
    return {
        (credit.get("name"), credit.get("role"))
        for media in source.get("media", ())
        for credit in media.get("credits", ())
    }


def _others(people: Iterable[Json], credited: _Names) -> list[Json]:
    """Those whom something else names."""
    return [p for p in people if (p.get("name"), p.get("role")) not in credited]


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


def _authors(shaper: Shaper, credited: _Names) -> None:
    """The text is that of the last author. Outside Atom the details are those of
    the first one."""
    source, out = shaper.source, shaper.out
    found = _whole(_others(source.get("authors", ()), credited))
    if not found or "authors" in shaper.derived:
        return
    out["authors"] = [person_of(p) for p in found]
    out["author_detail"] = out["authors"][-1 if shaper.is_atom else 0]
    line = _text(found[-1])
    if line:
        out["author"] = line


def _contributors(shaper: Shaper, credited: _Names) -> None:
    """Contributors; none has a role but those that credits name."""
    people = [p for p in shaper.source.get("contributors", ()) if "role" not in p]
    found = [person_of(p) for p in _others(people, credited)]
    if found:
        shaper.out["contributors"] = found


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
    credited = _credited(shaper.source)
    _authors(shaper, credited)
    _contributors(shaper, credited)
    _publishers(shaper)
