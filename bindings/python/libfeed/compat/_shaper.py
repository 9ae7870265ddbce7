# SPDX-License-Identifier: MIT
"""One feed or entry on its way into feedparser's shape."""

from __future__ import annotations

from ._markup import resolve
from ._values import (
    PREFIXES,
    Json,
    absolute,
    binary,
    line_of,
    link_of,
    parsed_date,
    person_of,
    tag_of,
)


class Shaper:
    """One feed or entry on its way."""

    def __init__(self, source: Json, feed: Json, root: Json, resolves: bool) -> None:
        self.source = source
        self.out: Json = {}
        self.format = root.get("format", "")
        self.resolves = resolves
        self.language = source.get("language", feed.get("language")) or None
        self.base: str = source.get("base") or root.get("base") or ""
        self.prefixes: dict[str, str] = {}
        for prefix, uri in root.get("namespaces", {}).items():
            self.prefixes.setdefault(uri, prefix)

    # -- single fields ---------------------------------------------------------

    def detail(self, text: Json) -> Json:
        """A text with its context."""
        language = text.get("language", self.language)
        kind = text.get("type", "text/plain")
        base: str = text.get("base", self.base)
        value = binary(kind, text.get("value", "")).strip()
        is_xhtml = kind == "application/xhtml+xml"
        if is_xhtml and self.format == "atom0.3" and not value.startswith("<div"):
            value = f"<div>{value}</div>"
        if self.resolves and base and (is_xhtml or kind == "text/html"):
            value = resolve(value, base)
        return {
            "type": kind,
            "language": language or None,
            "base": base,
            "value": value,
        }

    def text(self, key: str, to: str | None = None) -> None:
        """A field that has a detail beside it."""
        to = to or key
        detail = self.source.get(f"{key}_detail")
        if detail is None and key not in self.source:
            return
        shown = self.detail(detail or {"value": self.source[key]})
        self.out[to] = shown["value"]
        self.out[f"{to}_detail"] = shown

    def date(self, key: str, to: str) -> None:
        """A date: as it was written, and in numbers."""
        if f"{key}_raw" in self.source:
            self.out[to] = self.source[f"{key}_raw"]
            self.out[f"{to}_parsed"] = parsed_date(self.source.get(key))

    def people(self) -> None:
        """Authors, contributors, publishers."""
        derived = self.source.get("derived", ())
        authors = [person_of(p) for p in self.source.get("authors", ())]
        if authors and "authors" not in derived:
            self.out["authors"] = authors
            self.out["author_detail"] = authors[0]
            line = line_of(authors[0])
            if line:
                self.out["author"] = line
        if "contributors" in self.source:
            self.out["contributors"] = [
                person_of(p) for p in self.source["contributors"]
            ]
        publishers = [person_of(p) for p in self.source.get("publishers", ())]
        if publishers:
            self.out["publisher_detail"] = publishers[-1]
            self.out["publisher"] = line_of(publishers[-1]) or ""

    def links(self) -> None:
        """Links, and the address that stands for all of them."""
        links = [link_of(link) for link in self.source.get("links", ())]
        known = {link.get("href") for link in links}
        for media in self.source.get("media", ()):
            if media.get("enclosure") and media.get("url") not in known:
                links.append(link_of({"href": media["url"], "rel": "enclosure"}))
        license = self.source.get("license")
        if license and license not in known:
            links.append({"rel": "license", "href": license})
        if links:
            self.out["links"] = links
        if "link" in self.source:
            self.out["link"] = self.source["link"]

    def categories(self) -> None:
        if "categories" in self.source:
            self.out["tags"] = [tag_of(x) for x in self.source["categories"]]

    def name_of(self, node: Json) -> str:
        """The key of an element without a field."""
        namespace = node.get("ns", "")
        prefix = PREFIXES.get(namespace.lower())
        if prefix is None:
            prefix = self.prefixes.get(namespace, "").lower()
        name = node["name"].lower()
        return f"{prefix}_{name}" if prefix else str(name)
