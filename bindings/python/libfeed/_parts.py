# SPDX-License-Identifier: MIT
"""The parts of feeds and entries: links, persons, media and so on."""

from __future__ import annotations

import copy
import datetime
from typing import Any, NamedTuple, Self

from ._records import (
    BlockNative,
    CandidateNative,
    CategoryNative,
    LinkNative,
    MediaNative,
    NodeNative,
    PersonNative,
    ProblemNative,
    Record,
    TextNative,
    record,
)


@record
class Link(Record, LinkNative):
    """A reference to a resource (RFC 4287 §4.2.7; RSS ``link``, ``enclosure``)."""

    __slots__ = ()
    _quiet = frozenset({"raw"})

    href: str | None
    """The address, resolved against its base URI."""
    rel: str | None
    """The relation in lower case; ``"alternate"`` where none was given."""
    type: str | None
    """The media type."""
    hreflang: str | None
    """The language of what it leads to."""
    title: str | None
    """What it is called."""
    length: int | None
    """The size of what it leads to, in bytes."""
    raw: str | None
    """The address as written."""


@record
class Person(Record, PersonNative):
    """An author, contributor or publisher (RFC 4287 §3.2)."""

    __slots__ = ()
    _quiet = frozenset({"raw"})

    name: str | None
    """The name for people."""
    email: str | None
    """The mail address."""
    uri: str | None
    """The home page."""
    role: str | None
    """What the person did, as written; ``None`` for plain authors."""
    noreply: bool
    """Whether nobody reads mail to that address."""
    raw: str | None
    """The text that name and mail address were read from, where the format does
    not keep them apart."""

    def __str__(self) -> str:
        return self.name or self.email or self.uri or ""


@record
class Category(Record, CategoryNative):
    """A tag, keyword or section (RFC 4287 §4.2.2; RSS ``category``)."""

    __slots__ = ()

    term: str | None
    """The word itself."""
    scheme: str | None
    """The vocabulary that the word is from."""
    label: str | None
    """The word for people."""

    def __str__(self) -> str:
        return self.label or self.term or ""


@record
class Text(Record, TextNative):
    """Text or markup with its context (RFC 4287 §3.1 and §4.1.3)."""

    __slots__ = ()

    type: str | None
    """The media type: ``"text/plain"``, ``"text/html"``,
    ``"application/xhtml+xml"``, …"""
    value: str | None
    """The text, or markup that was not made safe; base64 for binary content."""
    language: str | None
    """The language in scope, a BCP 47 tag."""
    base: str | None
    """The base URI in scope."""
    src: str | None
    """The address of content that stands elsewhere."""

    def __str__(self) -> str:
        return self.value or ""


@record
class Media(Record, MediaNative):
    """An enclosure, picture, sound or film (RSS, Media RSS 1.5.1, iTunes)."""

    __slots__ = ()

    url: str | None
    """The address, resolved."""
    type: str | None
    """The media type."""
    medium: str | None
    """``"image"``, ``"audio"``, ``"video"``, ``"document"``, ``"executable"``."""
    length: int | None
    """Bytes."""
    duration: float | None
    """Playing time in seconds."""
    width: int | None
    """Pixels."""
    height: int | None
    """Pixels."""
    title: str | None
    """What it is called."""
    description: str | None
    """What it shows."""
    credits: list[Person]
    """Who made it."""
    thumbnails: list[Media]
    """Small pictures of it, without thumbnails of their own."""
    keywords: list[str]
    """Words to find it by."""
    group: int | None
    """Media with the same number are alternatives of one thing."""
    time: float | None
    """Of a thumbnail: when it was taken, in seconds from the start."""
    bitrate: int | None
    """Bit/s."""
    framerate: float | None
    """Frames a second."""
    samplingrate: int | None
    """Hz."""
    channels: int | None
    """The number of audio channels."""
    language: str | None
    """A BCP 47 tag."""
    expression: str | None
    """``"full"``, ``"sample"`` or ``"nonstop"``."""
    default: bool
    """Whether it is the one to take among alternatives."""
    link: str | None
    """The page that the picture of a feed leads to."""
    player: str | None
    """The address of a player."""
    hash: str | None
    """The digest of the bytes."""
    hash_algorithm: str | None
    """``"md5"`` or ``"sha-1"``."""
    rating: str | None
    """For whom it is."""
    rating_scheme: str | None
    """The vocabulary of the rating."""
    rights: str | None
    """The rights as plain text."""
    license: str | None
    """The address of the licence."""


@record
class Block(Record, BlockNative):
    """A piece of loose article text with its role."""

    __slots__ = ()

    role: str | None
    """``"paragraph"``, ``"headline"``, …; see ``docs/json.md``."""
    text: str | None
    """The piece itself."""


@record
class Problem(Record, ProblemNative):
    """What was wrong, and where."""

    __slots__ = ()

    code: str
    """A stable word; ``docs/problems.md`` lists them."""
    severity: str
    """``"info"``, ``"warning"`` or ``"error"``."""
    message: str
    """A sentence for people."""
    offset: int
    """Bytes of the input, counted from 0."""
    line: int
    """Counted from 1."""
    column: int
    """In code points, counted from 1."""
    entry: int | None
    """The index of the entry in which it lies."""

    def __str__(self) -> str:
        return f"{self.line}:{self.column}: {self.severity}: {self.message}"


@record
class Candidate(Record, CandidateNative):
    """One of the things that were said about a field."""

    __slots__ = ()

    uri: str | None
    """The namespace of the element that said so."""
    name: str | None
    """The name of that element."""
    type: str | None
    """The media type."""
    value: str | None
    """What it said, as it was meant: text or markup."""
    language: str | None
    """The language in scope."""
    base: str | None
    """The base URI in scope."""
    position: tuple[int, int, int] | None
    """Where the element begins: offset in bytes, line, column."""


@record
class Extension(Record, NodeNative):
    """An element that no field took, without loss.

    A child without a name is a piece of text between elements. Trees may be deep
    (``limit_depth``): no method here recurses.
    """

    __slots__ = ()

    ns: str | None
    """The namespace URI as written."""
    prefix: str | None
    """The prefix as written."""
    name: str | None
    """The local name."""
    text: str | None
    """The element's own text."""
    attributes: list[tuple[str | None, str, str]]
    """Namespace, name and value of each."""
    children: list[Extension]
    """Child elements in document order."""

    def find(self, ns: str, name: str) -> Extension | None:
        """The first child with this namespace URI and name, or ``None``."""
        for child in self.children:
            if child.name == name and (child.ns or "") == ns:
                return child
        return None

    def attribute(self, name: str, ns: str | None = None) -> str | None:
        """The value of an attribute, or ``None``."""
        for uri, key, value in self.attributes:
            if key == name and uri == ns:
                return value
        return None

    def _flat(self) -> list[tuple[Any, ...]]:
        """The tree as a list in document order, with the number of children."""
        rows = []
        stack = [self]
        while stack:
            node = stack.pop()
            children = node.children
            rows.append(
                (node.ns, node.prefix, node.name, node.text,
                 tuple(node.attributes), len(children))
            )  # fmt: skip
            stack.extend(reversed(children))
        return rows

    @classmethod
    def _unflat(cls, rows: list[tuple[Any, ...]]) -> Self:
        """The reverse: from the last row on, each takes its children."""
        made: list[Self] = []
        for ns, prefix, name, text, attributes, n in reversed(rows):
            children = made[len(made) - n :][::-1]
            del made[len(made) - n :]
            made.append(
                cls(
                    ns=ns,
                    prefix=prefix,
                    name=name,
                    text=text,
                    attributes=list(attributes),
                    children=children,
                )
            )
        return made[0]

    def asdict(self) -> dict[str, Any]:
        root: dict[str, Any] = {}
        stack = [(self, root)]
        while stack:
            node, into = stack.pop()
            for name in ("ns", "prefix", "name", "text"):
                if getattr(node, name) is not None:
                    into[name] = getattr(node, name)
            if node.attributes:
                into["attributes"] = [list(row) for row in node.attributes]
            if node.children:
                into["children"] = [{} for _ in node.children]
                stack.extend(zip(node.children, into["children"], strict=True))
        return root

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Extension):
            return NotImplemented
        return self is other or self._flat() == other._flat()

    def __hash__(self) -> int:
        return hash((self.ns, self.name, self.text, len(self.children)))

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self)._restore, ({"rows": self._flat()},), self._own() or None

    @classmethod
    def _restore(cls, values: dict[str, Any]) -> Self:
        return cls._unflat(values["rows"]) if "rows" in values else cls(**values)

    def __deepcopy__(self, memo: dict[int, Any]) -> Self:
        made = memo[id(self)] = self._unflat(copy.deepcopy(self._flat(), memo))
        made._own().update(copy.deepcopy(self._own(), memo))
        return made


class Encoding(NamedTuple):
    """The charset, and what it was decided by."""

    name: str | None = None
    """Its WHATWG name."""
    source: str | None = None
    """``"bom"``, ``"transport"``, ``"declaration"``, ``"sniff"``, ``"guess"`` or
    ``"default"``."""
    contradicted: str | None = None
    """A charset that was declared but not used because the bytes contradict it."""

    def __str__(self) -> str:
        return self.name or ""

    def asdict(self) -> dict[str, Any]:
        """What is present."""
        return {k: v for k, v in self._asdict().items() if v is not None}


class Generator(NamedTuple):
    """The program that made the feed (RFC 4287 §4.2.4; RSS ``generator``)."""

    name: str | None = None
    """What it is called."""
    uri: str | None = None
    """Its home page."""
    version: str | None = None
    """Its version."""

    def __str__(self) -> str:
        return self.name or self.uri or ""

    def asdict(self) -> dict[str, Any]:
        """What is present."""
        return {k: v for k, v in self._asdict().items() if v is not None}


class Update(NamedTuple):
    """When to come back."""

    ttl: int | None = None
    """Minutes for which the feed may be kept."""
    skip_hours: tuple[int, ...] = ()
    """Hours (0–23, GMT) in which not to come."""
    skip_days: tuple[str, ...] = ()
    """English names in lower case of days on which not to come."""
    period: str | None = None
    """``"hourly"`` … ``"yearly"``."""
    frequency: int | None = None
    """The feed changes so many times a period."""
    base: datetime.datetime | None = None
    """What periods are counted from."""
    hubs: tuple[str, ...] = ()
    """Addresses that push changes (WebSub)."""
    cloud: dict[str, str] | None = None
    """Where to register for notices (rssCloud)."""

    def asdict(self) -> dict[str, Any]:
        """What is present."""
        return {
            k: list(v) if isinstance(v, tuple) else v
            for k, v in self._asdict().items()
            if v is not None and v != ()
        }
