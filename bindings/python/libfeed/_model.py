# SPDX-License-Identifier: MIT
"""Feeds and entries.

An entry comes from C as one dictionary, which becomes the ``__dict__`` of its
:class:`Entry`: texts are there at once, lists and dates become objects when they
are first asked for, and what is asked for less often is fetched then.
"""

from __future__ import annotations

import datetime
import html
import json
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from . import _native
from ._lazy import lazy
from ._parts import (
    PRECISIONS,
    Block,
    Candidate,
    Category,
    Encoding,
    Extension,
    Generator,
    Link,
    Media,
    Person,
    Problem,
    Text,
    Update,
    plain,
    to_datetime,
)

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow

DAYS = (
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
)
ROWS_SHOWN = 10
FIELDS: dict[str, int] = {
    _native.libfeed_field_name(number): number
    for number in range(_native.FIELD_COUNT)
}


class Record:
    """What entries and feeds have in common: access by name, dates, equality."""

    _names: tuple[str, ...] = ()

    # -- access by name -------------------------------------------------------

    def __getitem__(self, key: str) -> Any:
        """The attribute with this name; ``KeyError`` for an unknown one."""
        if key in self._names:
            return getattr(self, key)
        raise KeyError(key)

    def __contains__(self, key: object) -> bool:
        """Whether the attribute with this name is present."""
        return isinstance(key, str) and self.get(key) not in (None, [], False)

    def get(self, key: str, default: Any = None) -> Any:
        """The attribute with this name; ``default`` where it is absent."""
        value = getattr(self, key) if key in self._names else None
        return default if value is None else value

    def keys(self) -> list[str]:
        """The names of the attributes that are present."""
        return [
            name
            for name in self._names
            if getattr(self, name) not in (None, [], False)
        ]

    def asdict(self) -> dict[str, Any]:
        """What is present, as plain dictionaries, lists and scalars.

        Dates stay ``datetime`` objects.
        """
        return {name: plain(getattr(self, name)) for name in self.keys()}

    # -- values ---------------------------------------------------------------

    def __eq__(self, other: object) -> bool:
        if self is other:
            return True
        if type(self) is not type(other):
            return NotImplemented
        return all(getattr(self, name) == other[name] for name in self._names)  # type: ignore[index]

    def __hash__(self) -> int:
        return hash((type(self), self.get("id"), self.get("link"), self.get("title")))

    def __copy__(self) -> Record:
        return self  # immutable by contract

    def __deepcopy__(self, memo: dict[int, Any]) -> Record:
        return self

    # -- dates ----------------------------------------------------------------

    published_raw: str | None = None
    """The text that ``published`` was read from, also where it can't be read."""
    updated_raw: str | None = None
    """The text that ``updated`` was read from."""

    @lazy
    def published(self) -> datetime.datetime | None:
        """When it was published, as an aware ``datetime`` with the offset that
        was written; ``None`` where no date is given or it can't be read."""
        return to_datetime(self.__dict__.get("_published"))

    @lazy
    def updated(self) -> datetime.datetime | None:
        """When it changed last; as ``published``."""
        return to_datetime(self.__dict__.get("_updated"))

    def _flag(self, key: str, flag: int) -> bool:
        time = self.__dict__.get(key)
        return bool(time and time[4] & flag)

    @property
    def published_zone_assumed(self) -> bool:
        """Whether ``published`` was written without a zone and taken as UTC."""
        return self._flag("_published", _native.TIME_ZONE_ASSUMED)

    @property
    def updated_zone_assumed(self) -> bool:
        """Whether ``updated`` was written without a zone and taken as UTC."""
        return self._flag("_updated", _native.TIME_ZONE_ASSUMED)

    @property
    def published_precision(self) -> str | None:
        """The finest part that was written: ``"year"`` … ``"fraction"``."""
        time = self.__dict__.get("_published")
        return PRECISIONS[time[3]] if time else None

    @property
    def updated_precision(self) -> str | None:
        """The finest part of ``updated`` that was written."""
        time = self.__dict__.get("_updated")
        return PRECISIONS[time[3]] if time else None

    # -- lists that both have -------------------------------------------------

    @lazy
    def authors(self) -> list[Person]:
        """The authors in document order, each once."""
        return [Person._make(x) for x in self.__dict__.get("_authors", ())]

    @lazy
    def contributors(self) -> list[Person]:
        """Contributors, with their roles."""
        return [Person._make(x) for x in self.__dict__.get("_contributors", ())]

    @lazy
    def categories(self) -> list[Category]:
        """Tags, keywords and sections, each once."""
        return [Category._make(x) for x in self.__dict__.get("_categories", ())]

    @lazy
    def links(self) -> list[Link]:
        """Every link in document order."""
        return [Link._make(x) for x in self.__dict__.get("_links", ())]

    @lazy
    def image(self) -> Media | None:
        """The picture that stands for it, or ``None``."""
        values = self.__dict__.get("_image")
        return None if values is None else Media.of(values)


def _text(values: Sequence[Any] | None) -> Text | None:
    return None if values is None else Text._make(values)


class Entry(Record):
    """An item of RSS and RDF, an entry of Atom, an article or teaser.

    Texts are ``str`` or ``None``, lists are always lists. The object does not
    depend on the feed or the parser it came from.
    """

    _names = (
        "id", "title", "link", "summary", "language", "rights", "license",
        "published", "published_raw", "updated", "updated_raw", "expires",
        "expires_raw", "authors", "contributors", "categories", "links",
        "content", "media", "image", "comments", "comments_feed",
        "comments_number", "source", "kind", "kicker", "dateline", "blocks",
        "id_is_permalink", "summary_is_content", "truncated", "derived",
        "extensions",
    )  # fmt: skip

    id: str | None = None
    """The published id, never altered, or a derived one (see ``derived``)."""
    title: str | None = None
    """The title as plain text in one line."""
    link: str | None = None
    """The address of the entry's page, resolved."""
    summary: str | None = None
    """The summary as plain text. Never cut from the content."""
    language: str | None = None
    """A BCP 47 tag, stated or inherited."""
    rights: str | None = None
    """The rights as plain text; own, the source's, else the feed's."""
    license: str | None = None
    """The address of the licence."""
    expires_raw: str | None = None
    """The text that ``expires`` was read from."""
    comments: str | None = None
    """The address of the page with the comments."""
    comments_feed: str | None = None
    """The address of the feed of the comments."""
    comments_number: int | None = None
    """How many comments there are, where it is stated."""
    kind: str | None = None
    """Loose text only: ``"article"`` or ``"teaser"``."""
    kicker: str | None = None
    """Loose text only: the words before the headline or the colon."""
    dateline: str | None = None
    """Loose text only: place and date as written."""
    id_is_permalink: bool = False
    """Whether the id is an address that leads to the entry."""
    summary_is_content: bool = False
    """Whether the summary is the only text and so stands for the content."""
    truncated: bool = False
    """Whether the input ended, or a limit was met, inside the entry."""

    @lazy
    def expires(self) -> datetime.datetime | None:
        """When it ceases to hold; as ``published``."""
        return to_datetime(self.__dict__.get("_expires"))

    @lazy
    def content(self) -> list[Text]:
        """The content: alternatives of one thing, the best first."""
        return [Text._make(x) for x in self.__dict__.get("_content", ())]

    @lazy
    def media(self) -> list[Media]:
        """One object for each distinct rendition, merged by address."""
        return [Media.of(x) for x in self.__dict__.get("_media", ())]

    # -- what is fetched when it is asked for ---------------------------------

    @lazy
    def _more(self) -> dict[str, Any]:
        """What is asked for less often, in one crossing."""
        native = self.__dict__.get("_native")
        return {} if native is None else _native.libfeed_py_entry_more(native)

    @lazy
    def title_detail(self) -> Text | None:
        """The title with type, markup, language and base; ``None`` without."""
        return _text(self._more.get("_title_detail"))

    @lazy
    def summary_detail(self) -> Text | None:
        """The summary with type, markup, language and base."""
        return _text(self._more.get("_summary_detail"))

    @lazy
    def rights_detail(self) -> Text | None:
        """The rights with type, markup, language and base."""
        return _text(self._more.get("_rights_detail"))

    @lazy
    def source(self) -> Feed | None:
        """The feed that the entry was taken from (Atom and RSS ``source``)."""
        values = self._more.get("_source")
        return None if values is None else Feed._of(values)

    @lazy
    def blocks(self) -> list[Block]:
        """Loose text only: every piece of the text with its role."""
        return [Block._make(x) for x in self._more.get("_blocks", ())]

    @lazy
    def problems(self) -> list[Problem]:
        """The problems that lie within the entry."""
        return Problems(map(Problem._make, self._more.get("_problems", ())))

    @lazy
    def derived(self) -> list[str]:
        """Names of the fields that were derived, inherited or guessed."""
        return list(self._more.get("_derived", ()))

    @lazy
    def extensions(self) -> list[Extension]:
        """Child elements that no field took, in document order."""
        return [Extension.of(x) for x in self._more.get("_extensions", ())]

    @property
    def base(self) -> str | None:
        """The base URI of the entry."""
        return self._more.get("_base")

    @property
    def index(self) -> int:
        """The entry's place in the document, from 0."""
        return int(self._more.get("_index", 0))

    @property
    def position(self) -> tuple[int, int, int]:
        """Where the entry begins: offset in bytes, line, column."""
        return self._more.get("_position", (0, 1, 1))

    def extension(self, ns: str, name: str) -> Extension | None:
        """The first extension with this namespace URI and name, or ``None``."""
        for node in self.extensions:
            if node.name == name and (node.ns or "") == ns:
                return node
        return None

    def candidates(self, field: str) -> list[Candidate]:
        """Everything that was said about a field, the best first.

        ``field`` is a name such as ``"published"``; ``KeyError`` for others.
        An entry that was unpickled has none.
        """
        number = FIELDS[field]
        native = self.__dict__.get("_native")
        if native is None:
            return []
        return [
            Candidate._make(x)
            for x in _native.libfeed_py_entry_candidates(native, number)
        ]

    # -- out -------------------------------------------------------------------

    def to_json(self) -> str:
        """The entry as feedcat prints it, on one line."""
        kept = self.__dict__.get("_json")
        if kept is None:
            return _native.libfeed_py_entry_json(self.__dict__["_native"])  # type: ignore[no-any-return]
        return str(kept)

    def __reduce__(self) -> tuple[Any, ...]:
        state = {k: v for k, v in self.__dict__.items() if k.startswith("_") or not hasattr(type(self), k) or not isinstance(type(self).__dict__.get(k), lazy)}
        state.pop("_native", None)
        state["_more"] = self._more
        state["_json"] = self.to_json()
        return (_entry_of, (state,))

    def __repr__(self) -> str:
        parts = [repr(self.title or self.link or self.id or "")]
        if self.published or self.updated:
            parts.append(f"{self.published or self.updated:%Y-%m-%d}")
        return f"<Entry {' '.join(parts)}>"

    def _repr_html_(self) -> str:
        rows = [
            ("title", _anchor(self.link, self.title or self.link)),
            ("published", _escape(self.published)),
            ("authors", _escape(", ".join(map(str, self.authors)))),
            ("summary", _escape(_shorten(self.summary, 300))),
            ("categories", _escape(", ".join(map(str, self.categories)))),
        ]
        return _table((), [(_escape(k), v) for k, v in rows if v])


def _entry_of(state: dict[str, Any]) -> Entry:
    """An entry out of its pickled state."""
    entry = Entry.__new__(Entry)
    entry.__dict__.update(state)
    return entry


class Problems(list[Problem]):
    """A list of problems that shows as a table in a notebook."""

    def _repr_html_(self) -> str:
        return _table(
            ("line", "column", "severity", "code", "message"),
            [
                tuple(
                    _escape(x)
                    for x in (p.line, p.column, p.severity, p.code, p.message)
                )
                for p in self[:200]
            ],
            len(self) - 200,
        )


class Feed(Record):
    """A feed: what it says of itself, its entries, and its problems."""

    _names = (
        "format", "title", "subtitle", "link", "feed_link", "id", "language",
        "rights", "license", "published", "published_raw", "updated",
        "updated_raw", "authors", "contributors", "publishers", "categories",
        "links", "image", "icon", "generator", "update", "moved_to",
        "is_complete", "encoding", "base", "namespaces", "extensions",
    )  # fmt: skip

    format: str | None = None
    """``"rss2.0"``, ``"atom1.0"``, … ``"text"``; ``None`` where it is no feed."""
    title: str | None = None
    """The title as plain text in one line."""
    subtitle: str | None = None
    """RSS ``description``, Atom ``subtitle``, as plain text."""
    link: str | None = None
    """The address of the site."""
    feed_link: str | None = None
    """The address of the feed itself (``rel="self"``)."""
    id: str | None = None
    """The published id."""
    language: str | None = None
    """A BCP 47 tag."""
    rights: str | None = None
    """The rights as plain text."""
    license: str | None = None
    """The address of the licence."""
    icon: str | None = None
    """The address of the small icon."""
    moved_to: str | None = None
    """The feed's new address, where it names one."""
    is_complete: bool = False
    """Whether the feed says that nothing will ever follow."""
    base: str | None = None
    """The base URI at the root."""
    kind: str = "unknown"
    """What the input is: ``"feed"``, ``"article"``, ``"html"``, …"""

    @classmethod
    def _of(cls, values: dict[str, Any]) -> Feed:
        feed = cls.__new__(cls)
        feed.__dict__.update(values)
        return feed

    @lazy
    def entries(self) -> list[Entry]:
        """The entries in document order."""
        document = self.__dict__.get("_document")
        if document is None:
            return []
        return _native.libfeed_py_document_entries(document)  # type: ignore[no-any-return]

    @lazy
    def problems(self) -> Problems:
        """What was wrong with the input, in document order."""
        document = self.__dict__.get("_document")
        if document is None:
            return Problems()
        return Problems(
            map(Problem._make, _native.libfeed_py_document_problems(document))
        )

    @lazy
    def publishers(self) -> list[Person]:
        """Those who publish the feed: ``webMaster``, ``dc:publisher``, …"""
        return [Person._make(x) for x in self.__dict__.get("_publishers", ())]

    @lazy
    def title_detail(self) -> Text | None:
        """The title with type, markup, language and base; ``None`` without."""
        return _text(self.__dict__.get("_title_detail"))

    @lazy
    def subtitle_detail(self) -> Text | None:
        """The subtitle with type, markup, language and base."""
        return _text(self.__dict__.get("_subtitle_detail"))

    @lazy
    def rights_detail(self) -> Text | None:
        """The rights with type, markup, language and base."""
        return _text(self.__dict__.get("_rights_detail"))

    @lazy
    def generator(self) -> Generator | None:
        """The program that made the feed."""
        values = [
            self.__dict__.get(key)
            for key in ("_generator", "_generator_uri", "_generator_version")
        ]
        return Generator(*values) if any(values) else None

    @lazy
    def encoding(self) -> Encoding | None:
        """The charset, and what it was decided by."""
        values = [
            self.__dict__.get(key)
            for key in ("_encoding", "_encoding_source", "_encoding_contradicted")
        ]
        return Encoding(*values) if any(values) else None

    @lazy
    def update(self) -> Update | None:
        """When to come back; ``None`` where the feed says nothing of it."""
        get = self.__dict__.get
        hours, days = get("_skip_hours", 0), get("_skip_days", 0)
        update = Update(
            get("_ttl"),
            tuple(hour for hour in range(24) if hours >> hour & 1),
            tuple(day for n, day in enumerate(DAYS) if days >> n & 1),
            get("_update_period"),
            get("_update_frequency"),
            to_datetime(get("_update_base")),
            tuple(get("_hubs", ())),
            get("_cloud") or None,
        )
        return update if any(update) else None

    @lazy
    def namespaces(self) -> dict[str, str]:
        """Declared prefixes and their URIs as written; the first one counts."""
        found: dict[str, str] = {}
        for prefix, uri in self.__dict__.get("_namespaces", ()):
            found.setdefault(prefix, uri)
        return found

    @lazy
    def extensions(self) -> list[Extension]:
        """Child elements that no field took, in document order."""
        return [Extension.of(x) for x in self.__dict__.get("_extensions", ())]

    def candidates(self, field: str) -> list[Candidate]:
        """Everything that was said about a field; as :meth:`Entry.candidates`."""
        number = FIELDS[field]
        native = self.__dict__.get("_native")
        if native is None:
            return []
        return [
            Candidate._make(x)
            for x in _native.libfeed_py_channel_candidates(native, number)
        ]

    # -- entries as a sequence ------------------------------------------------

    def __iter__(self) -> Iterator[Entry]:
        return iter(self.entries)

    def __len__(self) -> int:
        return len(self.entries)

    def __bool__(self) -> bool:
        return True

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Feed):
            return NotImplemented
        return bool(Record.__eq__(self, other)) and self.entries == other.entries

    __hash__ = Record.__hash__

    # -- out ------------------------------------------------------------------

    def to_dicts(self) -> list[dict[str, Any]]:
        """The entries as plain dictionaries; dates stay ``datetime``."""
        return [entry.asdict() for entry in self.entries]

    def to_json(self) -> str:
        """Feed, entries and problems as ``feedcat -f json`` prints them."""
        kept = self.__dict__.get("_json")
        if kept is None:
            native = self.__dict__.get("_native")
            kept = "{}" if native is None else _native.libfeed_py_channel_json(native)
        problems = json.dumps(
            [{"type": "problem", **problem.asdict()} for problem in self.problems],
            ensure_ascii=False,
        )
        entries = ",".join(entry.to_json() for entry in self.entries)
        return f'{{"feed":{kept},"entries":[{entries}],"problems":{problems}}}'

    def to_pandas(self) -> pandas.DataFrame:
        """The entries as a pandas ``DataFrame``, one row each."""
        from ._tables import to_pandas

        return to_pandas(self.entries)

    def to_polars(self) -> polars.DataFrame:
        """The entries as a polars ``DataFrame``, one row each."""
        from ._tables import to_polars

        return to_polars(self.entries)

    def to_arrow(self) -> pyarrow.Table:
        """The entries as an Arrow ``Table``, one row each."""
        from ._tables import to_arrow

        return to_arrow(self.entries)

    def __repr__(self) -> str:
        return (
            f"<Feed {self.title or self.link or self.kind!r} {self.format}, "
            f"{len(self.entries)} entries, {len(self.problems)} problems>"
        )

    def _repr_html_(self) -> str:
        rows = [
            (_escape(entry.published), _anchor(entry.link, entry.title or entry.link),
             _escape(", ".join(map(str, entry.authors))))
            for entry in self.entries[:ROWS_SHOWN]
        ]  # fmt: skip
        head = f"<p><b>{_anchor(self.link, self.title or self.link)}</b> "
        about = f"{self.format}, {len(self.entries)} entries</p>"
        table = _table(
            ("published", "title", "authors"), rows, len(self.entries) - ROWS_SHOWN
        )
        return head + _escape(about[:-4]) + "</p>" + table


# -- tables in notebooks: everything is escaped --------------------------------


def _escape(value: object) -> str:
    return "" if value is None else html.escape(str(value))


def _shorten(text: str | None, length: int) -> str | None:
    return text if text is None or len(text) <= length else text[:length] + "…"


def _anchor(href: str | None, text: object) -> str:
    """A link, for http and https only; else the text."""
    if href and href.lower().startswith(("http://", "https://")):
        return (
            f'<a href="{html.escape(href)}" rel="noopener noreferrer nofollow">'
            f"{_escape(text)}</a>"
        )
    return _escape(text)


def _table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]], more: int = 0) -> str:
    lines = ["<table>"]
    if head:
        lines.append("<tr>" + "".join(f"<th>{x}</th>" for x in head) + "</tr>")
    lines += ["<tr>" + "".join(f"<td>{x}</td>" for x in row) + "</tr>" for row in rows]
    if more > 0:
        lines.append(f"<tr><td>… {more} more</td></tr>")
    lines.append("</table>")
    return "".join(lines)


_native.libfeed_py_setup(Entry)
