# SPDX-License-Identifier: MIT
"""One feed or entry on its way into feedparser's shape."""

from __future__ import annotations

from typing import Any

from ._markup import resolve
from ._values import PREFIXES, Json, absolute, binary, link_of, tag_of

ITUNES = "http://www.itunes.com/dtds/podcast-1.0.dtd"


class Document:
    """What all feeds and entries of a document share.

    `feed` is the outermost one; `resolves` says whether relative addresses inside
    markup become absolute.
    """

    def __init__(self, feed: Json, resolves: bool) -> None:
        self.feed = feed
        self.resolves = resolves
        self.format = str(feed.get("format", ""))
        self.base = str(feed.get("base") or "")
        self.prefixes: dict[str, str] = {}
        for prefix, uri in feed.get("namespaces", {}).items():
            self.prefixes.setdefault(uri, prefix)
        self.declared = {PREFIXES.get(uri.lower()) for uri in self.prefixes}


class Shaper:
    """One feed or entry on its way.

    `said` has what was said about each field (see ``_written``); `is_written` is
    false where only the JSON is known.
    """

    def __init__(self, source: Json, feed: Json, document: Document) -> None:
        self.source = source
        self.document = document
        self.out: Json = {}
        self.format = document.format
        self.is_atom = self.format.startswith("atom")
        self.derived = frozenset(source.get("derived", ()))
        self.is_written = "said" in source
        self.said: dict[str, list[Json]] = source.get("said", {})
        self.language = self._language(feed)
        # The link of a channel is no base for its items.
        self.has_guessed_base = "base" in self.derived and not document.base
        self.base = document.base
        if "base" in source and "base" not in self.derived:
            self.base = source["base"]
        self.raw_addresses = {
            link["href"]: link["raw"].strip()
            for link in source.get("links", ())
            if "raw" in link and "href" in link
        }

    def _language(self, feed: Json) -> str | None:
        """The language of texts: what an element says about the feed is none."""
        record = self.source
        if "language" in self.derived or "language" not in record:
            record = feed
        elements = record.get("said", {}).get("language")
        language = elements[0]["language"] if elements else record.get("language")
        return language or None

    def declares(self, prefix: str) -> bool:
        """Whether the document declares a namespace."""
        return prefix in self.document.declared

    def all_said(self, *fields: str) -> list[Json]:
        """What was said about fields, in the order of the document."""
        found = [
            c | {"field": field} for field in fields for c in self.said.get(field, ())
        ]
        return sorted(found, key=lambda c: c["at"])

    # -- addresses -------------------------------------------------------------

    def address(self, href: str) -> str:
        """An address, as it was written where its base is only a guess."""
        if self.has_guessed_base:
            return str(self.raw_addresses.get(href, href))
        return href

    def identifier(self) -> None:
        """The id of Atom and of items, and whether it stands for the link."""
        source, said = self.source, self.said
        for candidate in said.get("id", ()):
            if candidate["name"] == "identifier":
                self.out["dc_identifier"] = candidate["value"]
        if "id" not in source or "id" in self.derived:
            return
        self.out["id"] = source["id"]
        permalink = self.is_atom or bool(source.get("id_is_permalink"))
        if self.is_written:
            end = said["id"][0]["at"] if said.get("id") else 0
            links = [x for x in said.get("link", ()) if x["name"] == "link"]
            is_first = all(link["at"] > end for link in links)
        else:
            is_first = "link" not in source or "link" in self.derived
        if self.format not in ("rss0.90", "rss1.0", "rss1.1"):
            self.out["guidislink"] = permalink and is_first
        if permalink:
            self.out["link"] = source["id"]

    def links(self) -> None:
        """Links, and the address that stands for all of them."""
        pages = self.said.get("link", [])
        originals = [x["value"] for x in pages if x["name"] == "origLink"]
        own = [x["value"] for x in pages if x["name"] != "origLink"]
        hidden = set(originals) - set(own)
        links = []
        for link in self.source.get("links", ()):
            if link.get("href") in hidden and link.get("rel") == "alternate":
                continue
            shown = link_of(link, self.is_atom)
            if "href" in shown:
                shown["href"] = self.address(shown["href"])
            links.append(shown)
        license = self.source.get("license")
        if license and license not in {link.get("href") for link in links}:
            links.append({"rel": "license", "href": license})
        if links:
            self.out["links"] = links
        if originals:
            self.out["feedburner_origlink"] = originals[-1]
        self._page(own if originals else None)

    def _page(self, own: list[str] | None) -> None:
        """The address of the page; with `own` the first of these."""
        if own is not None:
            if own:
                self.out["link"] = self.address(own[0])
        elif "link" in self.source and "link" not in self.derived:
            self.out["link"] = self.address(self.source["link"])

    # -- texts -----------------------------------------------------------------

    def detail(self, text: Json) -> Json:
        """A text with its context."""
        language = text.get("language", self.language)
        kind = text.get("type", "text/plain")
        base: str = text.get("base", self.base)
        value = binary(kind, text.get("value", "")).strip()
        is_xhtml = kind == "application/xhtml+xml"
        if is_xhtml and self.format == "atom0.3" and not value.startswith("<div"):
            value = f"<div>{value}</div>"
        if self.document.resolves and base and (is_xhtml or kind == "text/html"):
            value = resolve(value, base)
        return {
            "type": kind,
            "language": language or None,
            "base": base,
            "value": value,
        }

    def candidate(self, candidate: Json, kind: str | None = None) -> Json:
        """One of the things that were said, as a text."""
        text: Json = {
            "type": kind or candidate["type"] or "text/plain",
            "value": candidate["value"],
        }
        if candidate["language"] != self.source.get("language"):
            text["language"] = candidate["language"]
        if candidate["base"] not in (None, self.source.get("base")):
            text["base"] = candidate["base"]
        return text

    def show(self, key: str, text: Json) -> None:
        """A text under its key, and the same with its context."""
        shown = self.detail(text)
        self.out[key] = shown["value"]
        self.out[f"{key}_detail"] = shown

    def text(self, key: str, kind: str = "text/plain") -> None:
        """A field that has a detail beside it."""
        detail = self.source.get(f"{key}_detail")
        if detail is not None:
            self.show(key, detail)
        elif key in self.source:
            self.show(key, {"type": kind, "value": self.source[key]})

    def as_said(self, key: str, said: list[Json]) -> None:
        """A field that has a detail beside it, else the best of what was said."""
        if said and f"{key}_detail" not in self.source:
            self.show(key, self.candidate(min(said, key=lambda c: c["rank"])))
        else:
            self.text(key)

    def title(self) -> None:
        """The title; that of iTunes has a key of its own."""
        said = self.said.get("title", [])
        own = [x for x in said if x["uri"] == ITUNES]
        if own:
            self.out["itunes_title"] = own[-1]["value"]
        if not own or len(own) < len(said):
            self.as_said("title", [x for x in said if x not in own])

    def rights(self) -> None:
        """The rights, where they are the feed's or entry's own."""
        if "rights" not in self.derived:
            self.as_said("rights", self.said.get("rights", []))

    # -- the rest --------------------------------------------------------------

    def categories(self) -> None:
        """Categories, as tags."""
        if "categories" in self.source:
            self.out["tags"] = [tag_of(x) for x in self.source["categories"]]

    def put(self, key: str, to: str | None = None) -> None:
        """A value as it is, where there is one."""
        value: Any = self.source.get(key)
        if value is not None:
            self.out[to or key] = value

    def name_of(self, node: Json) -> str:
        """The key of an element without a field."""
        namespace = node.get("ns", "")
        prefix = PREFIXES.get(namespace.lower())
        if prefix is None:
            prefix = self.document.prefixes.get(namespace, "").lower()
        name = node["name"].lower()
        return f"{prefix}_{name}" if prefix else str(name)
