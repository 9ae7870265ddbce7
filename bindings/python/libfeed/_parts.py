# SPDX-License-Identifier: MIT
"""The parts of feeds and entries: links, persons, media and so on.

Every part is immutable, compares by value, and can be hashed, pickled and
copied. ``part.name``, ``part["name"]`` and ``part.get("name")`` are the same
value; absent is ``None``.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

EPOCH = datetime.datetime(1970, 1, 1, tzinfo=datetime.timezone.utc)
PRECISIONS = (None, "year", "month", "day", "minute", "second", "fraction")
_zones: dict[int, datetime.timezone] = {0: datetime.timezone.utc}

Time = tuple[int, int, int, int, int]
"""A date as C hands it over: seconds, nanoseconds, offset, precision, flags."""


def to_datetime(time: Time | None) -> datetime.datetime | None:
    """A date as an aware ``datetime`` with the offset that was written.

    ``None`` where there is no date, and where it lies outside the years 1 to
    9999, which ``datetime`` cannot hold.
    """
    if time is None:
        return None
    seconds, nanoseconds, offset, _, _ = time
    zone = _zones.get(offset)
    if zone is None:
        zone = datetime.timezone(datetime.timedelta(seconds=offset))
        _zones[offset] = zone  # at most one for each of 93,600 seconds
    try:
        moment = EPOCH + datetime.timedelta(0, seconds, nanoseconds // 1000)
        return moment.astimezone(zone) if offset else moment
    except (OverflowError, ValueError):
        return None


def plain(value: Any) -> Any:
    """A value out of dictionaries, lists and scalars only."""
    if isinstance(value, Part):
        return value.asdict()
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    return value.asdict() if hasattr(value, "asdict") else value


class Part:
    """What all parts share: access by name."""

    __slots__ = ()
    _fields: tuple[str, ...] = ()

    def __getitem__(self, key: Any) -> Any:
        """The attribute with this name; ``KeyError`` for an unknown one."""
        if isinstance(key, str):
            if key in self._fields:
                return getattr(self, key)
            raise KeyError(key)
        return tuple.__getitem__(self, key)  # type: ignore[type-var]

    def get(self, key: str, default: Any = None) -> Any:
        """The attribute with this name; ``default`` where it is absent."""
        value = getattr(self, key) if key in self._fields else None
        return default if value is None else value

    def keys(self) -> Iterator[str]:
        """The names of the attributes that are present."""
        return (
            name for name in self._fields if getattr(self, name) not in (None, [])
        )

    def asdict(self) -> dict[str, Any]:
        """What is present, as plain dictionaries, lists and scalars."""
        return {name: plain(getattr(self, name)) for name in self.keys()}


class _Link(NamedTuple):
    href: str | None = None
    rel: str | None = None
    type: str | None = None
    hreflang: str | None = None
    title: str | None = None
    length: int | None = None


class Link(Part, _Link):
    """A reference to a resource (RFC 4287 §4.2.7; RSS ``link``, ``enclosure``).

    ``href`` is resolved against its base URI; ``rel`` is in lower case
    (``"alternate"`` where none was given); ``type`` is a media type; ``length``
    is in bytes.
    """

    __slots__ = ()


class _Person(NamedTuple):
    name: str | None = None
    email: str | None = None
    uri: str | None = None
    role: str | None = None


class Person(Part, _Person):
    """An author, contributor or publisher (RFC 4287 §3.2).

    ``role`` is what the person did, as written; ``None`` for plain authors.
    """

    __slots__ = ()

    def __str__(self) -> str:
        return self.name or self.email or self.uri or ""


class _Category(NamedTuple):
    term: str | None = None
    scheme: str | None = None
    label: str | None = None


class Category(Part, _Category):
    """A tag, keyword or section (RFC 4287 §4.2.2; RSS ``category``)."""

    __slots__ = ()

    def __str__(self) -> str:
        return self.label or self.term or ""


class _Text(NamedTuple):
    type: str | None = None
    value: str | None = None
    language: str | None = None
    base: str | None = None
    src: str | None = None


class Text(Part, _Text):
    """Text or markup with its context (RFC 4287 §3.1 and §4.1.3).

    ``type`` is a media type (``"text/plain"``, ``"text/html"``,
    ``"application/xhtml+xml"``, …); ``value`` is the text, or markup that was
    not made safe; ``src`` is the address of content that stands elsewhere.
    """

    __slots__ = ()

    def __str__(self) -> str:
        return self.value or ""


class _Thumbnail(NamedTuple):
    url: str | None = None
    width: int | None = None
    height: int | None = None
    time: float | None = None


class Thumbnail(Part, _Thumbnail):
    """A small picture: sizes in pixels, ``time`` in seconds from the start."""

    __slots__ = ()


class _Media(NamedTuple):
    url: str | None = None
    type: str | None = None
    medium: str | None = None
    length: int | None = None
    duration: float | None = None
    width: int | None = None
    height: int | None = None
    title: str | None = None
    description: str | None = None
    credits: Sequence[Person] = ()
    thumbnails: Sequence[Thumbnail] = ()
    keywords: Sequence[str] = ()
    group: int | None = None
    bitrate: int | None = None
    framerate: float | None = None
    samplingrate: int | None = None
    channels: int | None = None
    language: str | None = None
    expression: str | None = None
    is_default: bool = False
    link: str | None = None
    player: str | None = None
    hash: str | None = None
    hash_algorithm: str | None = None
    rating: str | None = None
    rating_scheme: str | None = None
    rights: str | None = None
    license: str | None = None


class Media(Part, _Media):
    """An enclosure, picture, sound or film (RSS, Media RSS 1.5.1, iTunes).

    ``length`` is in bytes, ``duration`` in seconds, sizes in pixels, ``bitrate``
    in bit/s, ``samplingrate`` in Hz, ``framerate`` in frames a second. Media
    with the same ``group`` are alternatives of one thing.
    """

    __slots__ = ()

    @classmethod
    def of(cls, values: Sequence[Any]) -> Media:
        """Media out of the tuple that C hands over."""
        return cls(
            *values[:9],
            tuple(map(Person._make, values[9])),
            tuple(map(Thumbnail._make, values[10])),
            tuple(values[11]),
            *values[12:],
        )

    def keys(self) -> Iterator[str]:
        return (
            name
            for name in self._fields
            if getattr(self, name) not in (None, (), False)
        )


class _Block(NamedTuple):
    role: str | None = None
    text: str | None = None


class Block(Part, _Block):
    """A piece of loose article text with its role (``"paragraph"``, …)."""

    __slots__ = ()


class _Problem(NamedTuple):
    code: str | None = None
    severity: str | None = None
    message: str | None = None
    offset: int = 0
    line: int = 0
    column: int = 0
    entry: int | None = None


class Problem(Part, _Problem):
    """What was wrong, and where.

    ``code`` is a stable word, ``severity`` is ``"info"``, ``"warning"`` or
    ``"error"``; ``offset`` counts bytes of the input from 0, ``line`` and
    ``column`` (code points) count from 1; ``entry`` is the index of the entry
    in which it lies.
    """

    __slots__ = ()

    def __str__(self) -> str:
        return f"{self.line}:{self.column}: {self.severity}: {self.message}"


class _Candidate(NamedTuple):
    uri: str | None = None
    name: str | None = None
    type: str | None = None
    value: str | None = None
    language: str | None = None
    base: str | None = None
    position: tuple[int, int, int] = (0, 1, 1)


class Candidate(Part, _Candidate):
    """One of the things that were said about a field.

    ``uri`` and ``name`` are the element that said so; ``position`` is its
    offset in bytes, line and column.
    """

    __slots__ = ()


class _Extension(NamedTuple):
    ns: str | None = None
    prefix: str | None = None
    name: str | None = None
    text: str | None = None
    attributes: Sequence[tuple[str | None, str, str | None]] = ()
    children: Sequence[Extension] = ()


class Extension(Part, _Extension):
    """An element that no field took, without loss.

    ``ns`` is its namespace URI, ``text`` its own text; ``attributes`` are
    (namespace, name, value). A child without a name is a piece of text between
    elements.
    """

    __slots__ = ()

    @classmethod
    def of(cls, values: Sequence[Any]) -> Extension:
        """A tree out of the nested tuples that C hands over.

        The depth is bounded by the library's own limit, but that limit may be
        beyond Python's, so the walk keeps its own stack.
        """
        stack: list[tuple[Sequence[Any], list[Extension]]] = [(values, [])]
        while True:
            node, made = stack[-1]
            if len(made) < len(node[5]):
                stack.append((node[5][len(made)], []))
                continue
            stack.pop()
            tree = cls(*node[:4], tuple(node[4]), tuple(made))
            if not stack:
                return tree
            stack[-1][1].append(tree)

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
                return value or ""
        return None


class _Encoding(NamedTuple):
    name: str | None = None
    source: str | None = None
    contradicted: str | None = None


class Encoding(Part, _Encoding):
    """The charset by its WHATWG name, and what it was decided by.

    ``source`` is ``"bom"``, ``"transport"``, ``"declaration"``, ``"sniff"``,
    ``"guess"`` or ``"default"``; ``contradicted`` is a charset that was declared
    but not used because the bytes contradict it.
    """

    __slots__ = ()

    def __str__(self) -> str:
        return self.name or ""


class _Generator(NamedTuple):
    name: str | None = None
    uri: str | None = None
    version: str | None = None


class Generator(Part, _Generator):
    """The program that made the feed (RFC 4287 §4.2.4; RSS ``generator``)."""

    __slots__ = ()

    def __str__(self) -> str:
        return self.name or self.uri or ""


class _Update(NamedTuple):
    ttl: int | None = None
    skip_hours: Sequence[int] = ()
    skip_days: Sequence[str] = ()
    period: str | None = None
    frequency: int | None = None
    base: datetime.datetime | None = None
    hubs: Sequence[str] = ()
    cloud: dict[str, str] | None = None


class Update(Part, _Update):
    """When to come back.

    ``ttl`` is in minutes; ``skip_hours`` are hours (0–23, GMT) and ``skip_days``
    English day names in which not to come; the feed changes ``frequency`` times
    a ``period``, counted from ``base``; ``hubs`` push changes (WebSub).
    """

    __slots__ = ()

    def keys(self) -> Iterator[str]:
        return (
            name for name in self._fields if getattr(self, name) not in (None, ())
        )
