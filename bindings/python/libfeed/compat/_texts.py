# SPDX-License-Identifier: MIT
"""Summary, subtitle and content, which feedparser tells apart in its own way."""

from __future__ import annotations

import re

from ._shaper import ITUNES, Shaper
from ._values import Json

_MARKUP = re.compile(r"<[A-Za-z/!][^>]*>")


def _is(candidate: Json, name: str) -> bool:
    return bool(candidate["uri"] == ITUNES and candidate["name"] == name)


def _is_core(candidate: Json) -> bool:
    return bool(candidate["uri"] == "" and candidate["name"] == "description")


def _kind(candidate: Json, is_atom: bool, is_first: bool = True) -> str:
    """The type of a text: descriptions are HTML, even those without markup."""
    if is_first and candidate["name"] == "description":
        return "text/html"
    if is_atom:
        return str(candidate["type"] or "text/plain")
    return "text/html" if _MARKUP.search(candidate["value"]) else "text/plain"


def _show(shaper: Shaper, key: str, candidate: Json) -> None:
    shaper.show(key, shaper.candidate(candidate, _kind(candidate, shaper.is_atom)))


def subtitle(shaper: Shaper) -> None:
    """A feed's subtitle, and beside it the summary of iTunes."""
    kind = "text/plain" if shaper.is_atom else "text/html"
    said = shaper.said.get("summary", [])
    if not said:
        shaper.text("subtitle", kind)
    for candidate in said:
        _show(shaper, "summary" if _is(candidate, "summary") else "subtitle", candidate)


def _split(said: list[Json], content_at: float) -> tuple[Json | None, list[Json]]:
    """The summary of an entry, and what counts as content besides."""
    chosen: Json | None = None
    more = []
    for candidate in said:
        replaces = _is_core(candidate) and chosen is not None and not _is_core(chosen)
        if chosen is None or replaces or content_at < candidate["at"]:
            chosen = candidate
        else:
            more.append(candidate)
    return chosen, more


def _contents(shaper: Shaper) -> list[tuple[float, Json]]:
    """The content, each with its place in the document."""
    places = {x["value"]: x["at"] for x in shaper.said.get("content", ())}
    found = []
    for text in shaper.source.get("content", ()):
        shown = shaper.detail(text)
        if "src" in text:
            shown["src"] = text["src"]
        found.append((places.get(text.get("value"), 0), shown))
    return found


def content(shaper: Shaper) -> None:
    """The summary and the content of an entry."""
    out = shaper.out
    contents = _contents(shaper)
    said = shaper.said.get("summary", [])
    if not said:
        shaper.text("summary", "text/plain" if shaper.is_atom else "text/html")
    for candidate in said:
        if _is(candidate, "subtitle"):
            _show(shaper, "subtitle", candidate)
    summaries = [x for x in said if not _is(x, "subtitle")]
    content_at = min((at for at, _ in contents), default=float("inf"))
    chosen, more = _split(summaries, content_at)
    if chosen is not None:
        _show(shaper, "summary", chosen)
    for candidate in more:
        kind = _kind(candidate, shaper.is_atom, is_first=False)
        shown = shaper.detail(shaper.candidate(candidate, kind))
        contents.append((candidate["at"], shown))
    if contents:
        if more:
            contents.sort(key=lambda pair: pair[0])
        out["content"] = [shown for _, shown in contents]
        # The content stands in where there is no summary.
        value = out["content"][0]["value"]
        if value:
            out.setdefault("summary", value)
