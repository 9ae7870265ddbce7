# SPDX-License-Identifier: MIT
"""Feeds and entries."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, ClassVar, Self, SupportsIndex, cast, overload

from . import _native
from ._json import compact, compact_error
from ._parts import (
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
)
from ._records import ChannelNative, EntryNative, Record, record, registered
from ._show import anchor, box, escape, shorten, table

if TYPE_CHECKING:
    import pandas  # type: ignore[import-not-found,import-untyped,unused-ignore]
    import polars  # type: ignore[import-not-found,import-untyped,unused-ignore]
    import pyarrow  # type: ignore[import-not-found,import-untyped,unused-ignore]

DAYS = (
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
)  # fmt: skip
PLAIN = "text/plain"
ROWS_SHOWN = 10
PROBLEMS_SHOWN = 200
FIELDS: dict[str, int] = {
    _native.libfeed_field_name(number): number
    for number in range(_native.FIELD_COUNT)
}


@registered
class Problems(list[Problem]):
    """A list of problems that shows as a table in a notebook, and so do its slices."""

    @overload
    def __getitem__(self, index: SupportsIndex) -> Problem: ...

    @overload
    def __getitem__(self, index: slice) -> Problems: ...

    def __getitem__(self, index: Any) -> Any:
        found: Any = super().__getitem__(index)
        return Problems(found) if isinstance(index, slice) else found

    def _repr_html_(self) -> str:
        return table(
            ("line", "column", "severity", "code", "message"),
            [
                tuple(map(escape, (p.line, p.column, p.severity, p.code, p.message)))
                for p in self[:PROBLEMS_SHOWN]
            ],
            len(self) - PROBLEMS_SHOWN,
        )


def _find(nodes: list[Extension], ns: str, name: str) -> Extension | None:
    for node in nodes:
        if node.name == name and (node.ns or "") == ns:
            return node
    return None


class _Whole(Record):
    """What entries and feeds have in common."""

    __slots__ = ()
    _texts: ClassVar[tuple[str, ...]]
    """Fields that are plain text, each with its ``_detail``."""
    extensions: list[Extension]
    language: str | None
    base: str | None
    id: str | None
    link: str | None
    title: str | None

    def extension(self, ns: str, name: str) -> Extension | None:
        """The first extension with this namespace URI and name, or ``None``."""
        return _find(self.extensions, ns, name)

    def _detail(self, name: str) -> dict[str, Any] | None:
        """A text as it was, where it had markup, or a language or base of its own:
        then as the JSON has it."""
        text: Text | None = getattr(self, f"{name}_detail")
        if text is None:
            return None
        own = {}
        if text.language != self.language:
            own["language"] = text.language or ""
        if text.base != self.base:
            own["base"] = text.base or ""
        has_markup = text.type != PLAIN and text.value != getattr(self, name)
        if not own and not has_markup:
            return None
        shown = {"type": text.type, "value": text.value, **own, "src": text.src}
        return {key: value for key, value in shown.items() if value is not None}

    def asdict(self) -> dict[str, Any]:
        made = super().asdict()
        for name in self._texts:
            if detail := self._detail(name):
                made[f"{name}_detail"] = detail
        return made

    def __hash__(self) -> int:
        return hash((self.id, self.link, self.title))


@record
class Entry(_Whole, EntryNative):
    """An item of RSS and RDF, an entry of Atom, an article or teaser.

    Texts are ``str`` or ``None``, lists are always lists. An entry does not depend
    on the feed or the parser it came from.
    """

    __slots__ = ("__weakref__", "_json")
    _quiet = frozenset(
        {
            "base", "expires_precision", "index", "position", "problems",
            "published_precision", "rights_detail", "summary_detail",
            "title_detail", "updated_precision",
        }
    )  # fmt: skip
    _apart = frozenset({"index", "position", "problems"})
    _texts = ("title", "summary", "rights")
    _json: str

    id: str | None
    """The published id, never altered, or a derived one (see ``derived``)."""
    title: str | None
    """The title as plain text in one line."""
    link: str | None
    """The address of the entry's page, resolved."""
    summary: str | None
    """The summary as plain text. Never cut from the content."""
    language: str | None
    """A BCP 47 tag, stated or inherited."""
    rights: str | None
    """The rights as plain text; own, the source's, else the feed's."""
    license: str | None
    """The address of the licence."""
    published: datetime.datetime | None
    """When it was published, as an aware ``datetime`` with the offset that was
    written; ``None`` where no date is given or it can't be read."""
    published_raw: str | None
    """The text that ``published`` was read from, also where it can't be read."""
    published_precision: str | None
    """The finest part that was written: ``"year"`` … ``"fraction"``."""
    published_zone_assumed: bool
    """Whether ``published`` was written without a zone and taken as UTC."""
    updated: datetime.datetime | None
    """When it changed last; as ``published``."""
    updated_raw: str | None
    """The text that ``updated`` was read from."""
    updated_precision: str | None
    """The finest part of ``updated`` that was written."""
    updated_zone_assumed: bool
    """Whether ``updated`` was written without a zone and taken as UTC."""
    expires: datetime.datetime | None
    """When it ceases to hold; as ``published``."""
    expires_raw: str | None
    """The text that ``expires`` was read from."""
    expires_precision: str | None
    """The finest part of ``expires`` that was written."""
    expires_zone_assumed: bool
    """Whether ``expires`` was written without a zone and taken as UTC."""
    authors: list[Person]
    """The authors in document order, each once; own, the source's, else the
    feed's."""
    contributors: list[Person]
    """Contributors, with their roles."""
    categories: list[Category]
    """Tags, keywords and sections, each once."""
    links: list[Link]
    """Every link in document order."""
    content: list[Text]
    """The content: alternatives of one thing, the best first."""
    media: list[Media]
    """One object for each distinct rendition, merged by address."""
    image: Media | None
    """The picture that stands for it, or ``None``. Never taken from markup."""
    comments: str | None
    """The address of the page with the comments."""
    comments_feed: str | None
    """The address of the feed of the comments."""
    comments_number: int | None
    """How many comments there are, where it is stated."""
    source: Feed | None
    """The feed that the entry was taken from (Atom and RSS ``source``)."""
    kind: str | None
    """Loose text only: ``"article"`` or ``"teaser"``."""
    kicker: str | None
    """Loose text only: the words before the headline or the colon."""
    dateline: str | None
    """Loose text only: place and date as written."""
    blocks: list[Block]
    """Loose text only: every piece of the text with its role."""
    id_is_permalink: bool
    """Whether the id is an address that leads to the entry."""
    summary_is_content: bool
    """Whether the summary is the only text and so stands for the content."""
    truncated: bool
    """Whether the input ended, or a limit was met, inside the entry."""
    derived: list[str]
    """Names of the fields that were derived, inherited or guessed."""
    extensions: list[Extension]
    """Child elements that no field took, in document order."""
    base: str | None
    """The base URI of the entry."""
    title_detail: Text | None
    """The title with type, markup, language and base; ``None`` without title."""
    summary_detail: Text | None
    """The summary with type, markup, language and base."""
    rights_detail: Text | None
    """The rights with type, markup, language and base."""
    problems: Problems
    """The problems that lie within the entry."""
    index: int
    """The entry's place in the document, from 0."""
    position: tuple[int, int, int] | None
    """Where the entry begins: offset in bytes, line, column."""

    def candidates(self, field: str) -> list[Candidate]:
        """Everything that was said about a field, the best first.

        ``field`` is a name such as ``"published"``; ``KeyError`` for others. An
        entry that was unpickled or copied has none.
        """
        number = FIELDS[field]
        return cast(
            "list[Candidate]", _native.libfeed_py_entry_candidates(self, number)
        )

    def to_json(self) -> str:
        """The entry as feedcat prints it, on one line.

        ``"null"`` for an entry that was made by hand.
        """
        kept = getattr(self, "_json", None)
        return kept or cast(str, _native.libfeed_py_entry_json(self))

    def _values(self) -> dict[str, Any]:
        return super()._values() | {"_json": self.to_json()}

    @classmethod
    def _restore(cls, values: dict[str, Any]) -> Self:
        text = values.pop("_json", None)
        entry = cls(**values)
        if text is not None:
            entry._json = text
        return entry

    def __repr__(self) -> str:
        name = shorten(self.title or self.link or self.id or "", 80)
        date = self.published or self.updated
        return f"<Entry {name!r} {date:%Y-%m-%d}>" if date else f"<Entry {name!r}>"

    def _repr_html_(self) -> str:
        rows = [
            ("title", anchor(self.link, self.title or self.link)),
            ("published", escape(self.published)),
            ("authors", escape(", ".join(map(str, self.authors)))),
            ("summary", escape(self.summary)),
            ("categories", escape(", ".join(map(str, self.categories)))),
        ]
        return table((), [row for row in rows if row[1]])


@record
class Feed(_Whole, ChannelNative):
    """A feed: what it says of itself, its entries, and its problems.

    Iterating over it gives the entries, and ``in`` takes an entry as well as a name;
    ``dict(feed)`` has all attributes.
    """

    __slots__ = (
        "__weakref__", "_advertised", "_document", "_entries", "_error", "_json",
        "_kind", "_problems", "_replaced", "_total",
    )  # fmt: skip
    _quiet = frozenset(
        {
            "advertised", "entries", "kind", "problem_total", "problems",
            "published_precision", "replaced_total", "rights_detail",
            "subtitle_detail", "title_detail", "updated_precision",
        }
    )  # fmt: skip
    _made = (
        "generator", "encoding", "update", "entries", "problems", "problem_total",
        "replaced_total", "advertised", "kind",
    )  # fmt: skip
    _texts = ("title", "subtitle", "rights")
    _document: Any
    _entries: list[Entry]
    _problems: Problems
    _advertised: list[Link]
    _error: dict[str, Any]
    _kind: str
    _json: str
    _total: int
    _replaced: int
    _generator: tuple[Any, ...] | None
    _encoding: tuple[Any, ...] | None
    _update: tuple[Any, ...] | None
    _hubs: list[str]

    format: str | None
    """``"rss2.0"``, ``"atom1.0"``, … ``"text"``; ``None`` where it is no feed."""
    title: str | None
    """The title as plain text in one line."""
    subtitle: str | None
    """RSS ``description``, Atom ``subtitle``, as plain text."""
    link: str | None
    """The address of the site."""
    feed_link: str | None
    """The address of the feed itself (``rel="self"``)."""
    id: str | None
    """The published id."""
    language: str | None
    """A BCP 47 tag."""
    rights: str | None
    """The rights as plain text."""
    license: str | None
    """The address of the licence."""
    published: datetime.datetime | None
    """When it was published; as :attr:`Entry.published`."""
    published_raw: str | None
    """The text that ``published`` was read from, also where it can't be read."""
    published_precision: str | None
    """The finest part that was written: ``"year"`` … ``"fraction"``."""
    published_zone_assumed: bool
    """Whether ``published`` was written without a zone and taken as UTC."""
    updated: datetime.datetime | None
    """When it changed last; as ``published``."""
    updated_raw: str | None
    """The text that ``updated`` was read from."""
    updated_precision: str | None
    """The finest part of ``updated`` that was written."""
    updated_zone_assumed: bool
    """Whether ``updated`` was written without a zone and taken as UTC."""
    authors: list[Person]
    """The authors in document order, each once."""
    contributors: list[Person]
    """Contributors, with their roles."""
    publishers: list[Person]
    """Those who publish the feed: ``webMaster``, ``dc:publisher``, …"""
    categories: list[Category]
    """Tags, keywords and sections, each once."""
    links: list[Link]
    """Every link in document order."""
    image: Media | None
    """The picture of the feed."""
    icon: str | None
    """The address of the small icon."""
    moved_to: str | None
    """The feed's new address, where it names one."""
    is_complete: bool
    """Whether the feed says that nothing will ever follow."""
    base: str | None
    """The base URI at the root."""
    namespaces: dict[str, str]
    """Declared prefixes and their URIs as written; the first one counts."""
    derived: list[str]
    """Names of the fields that the feed does not state itself."""
    extensions: list[Extension]
    """Child elements that no field took, in document order."""
    title_detail: Text | None
    """The title with type, markup, language and base; ``None`` without title."""
    subtitle_detail: Text | None
    """The subtitle with type, markup, language and base."""
    rights_detail: Text | None
    """The rights with type, markup, language and base."""

    # -- what is made of several values ---------------------------------------

    @property
    def generator(self) -> Generator | None:
        """The program that made the feed."""
        values = self._generator
        return Generator(*values) if values and any(values) else None

    @property
    def encoding(self) -> Encoding | None:
        """The charset, and what it was decided by."""
        values = self._encoding
        return Encoding(*values) if values and any(values) else None

    @property
    def update(self) -> Update | None:
        """When to come back; ``None`` where the feed says nothing of it."""
        if self._update is None:
            return None
        ttl, hours, days, period, frequency, base, cloud = self._update
        update = Update(
            ttl,
            tuple(hour for hour in range(24) if hours >> hour & 1),
            tuple(day for n, day in enumerate(DAYS) if days >> n & 1),
            period,
            frequency,
            base,
            tuple(self._hubs),
            cloud or None,
        )
        return update if any(x is not None and x != () for x in update) else None

    # -- what belongs to the whole document -------------------------------------

    @property
    def entries(self) -> list[Entry]:
        """The entries in document order."""
        found: list[Entry] | None = getattr(self, "_entries", None)
        if found is None:
            document = getattr(self, "_document", None)
            found = self._entries = (
                [] if document is None
                else _native.libfeed_py_document_entries(document)
            )  # fmt: skip
        return found

    @property
    def problems(self) -> Problems:
        """What was wrong with the input, in document order."""
        found: Problems | None = getattr(self, "_problems", None)
        if found is None:
            document = getattr(self, "_document", None)
            found = self._problems = (
                Problems() if document is None
                else _native.libfeed_py_document_problems(document)
            )  # fmt: skip
        return found

    @property
    def problem_total(self) -> int:
        """How many problems there were; ``limit_problems`` of them are kept."""
        return getattr(self, "_total", 0)

    @property
    def replaced_total(self) -> int:
        """How many sequences of bytes that the charset does not have became
        U+FFFD, each of them one; the first is the problem ``bytes-invalid``."""
        return getattr(self, "_replaced", 0)

    @property
    def advertised(self) -> list[Link]:
        """Feeds that a web page names, or where a feed has moved to."""
        found: list[Link] | None = getattr(self, "_advertised", None)
        if found is None:
            document = getattr(self, "_document", None)
            found = self._advertised = (
                [] if document is None
                else _native.libfeed_py_document_advertised(document)
            )  # fmt: skip
        return found

    @property
    def kind(self) -> str:
        """What the input is: ``"feed"``, ``"article"``, ``"html"``, …"""
        return getattr(self, "_kind", "unknown")

    def candidates(self, field: str) -> list[Candidate]:
        """Everything that was said about a field; as :meth:`Entry.candidates`."""
        number = FIELDS[field]
        return cast(
            "list[Candidate]", _native.libfeed_py_channel_candidates(self, number)
        )

    # -- entries as a sequence ------------------------------------------------

    def __iter__(self) -> Iterator[Entry]:  # type: ignore[override]
        return iter(self.entries)

    def __contains__(self, key: object) -> bool:
        """Whether an entry is among the entries; whether the attribute with this
        name is present."""
        if isinstance(key, str):
            return super().__contains__(key)
        return key in self.entries

    def __len__(self) -> int:
        return len(self.entries)

    def __bool__(self) -> bool:
        return True

    # -- copies ---------------------------------------------------------------

    def _values(self) -> dict[str, Any]:
        return super()._values() | {
            "+entries": self.entries,
            "+problems": list(self.problems),
            "+advertised": self.advertised,
            "+kind": self.kind,
            "+total": self.problem_total,
            "+replaced": self.replaced_total,
            "+error": getattr(self, "_error", None),
            "+json": self._channel_json(),
        }

    @classmethod
    def _restore(cls, values: dict[str, Any]) -> Self:
        extra = {k[1:]: values.pop(k) for k in list(values) if k[0] == "+"}
        feed = cls(**values)
        extra["problems"] = Problems(extra["problems"])
        for name, value in extra.items():
            setattr(feed, f"_{name}", value)
        return feed

    # -- out ------------------------------------------------------------------

    def to_dicts(self) -> list[dict[str, Any]]:
        """The entries as plain dictionaries; dates stay ``datetime``."""
        return [entry.asdict() for entry in self.entries]

    def _channel_json(self) -> str:
        kept = getattr(self, "_json", None)
        return kept or cast(str, _native.libfeed_py_channel_json(self))

    def to_json(self) -> str:
        """What ``feedcat -f json`` prints, byte for byte but for the line's end:
        entries, feed and problems."""
        entries = ",".join(entry.to_json() for entry in self.entries)
        parts = [f'"entries":[{entries}]']
        channel = self._channel_json()
        if channel != "null":
            parts.append(f'"feed":{channel}')
        parts.append(f'"problems":{compact([p.asdict() for p in self.problems])}')
        omitted = self.problem_total - len(self.problems)
        if omitted > 0:
            parts.append(f'"omitted":{compact({"problems": omitted})}')
        error = getattr(self, "_error", None)
        if error:
            parts.append(f'"error":{compact_error(error)}')
        return "{" + ",".join(parts) + "}"

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
        name = shorten(self.title or self.link or self.kind, 80)
        return (
            f"<Feed {name!r} {self.format}, "
            f"{len(self.entries)} entries, {len(self.problems)} problems>"
        )

    def _repr_html_(self) -> str:
        rows = [
            (
                escape(entry.published),
                anchor(entry.link, entry.title or entry.link),
                escape(", ".join(map(str, entry.authors))),
            )
            for entry in self.entries[:ROWS_SHOWN]
        ]
        about = f"{self.format}, {len(self.entries)} entries"
        title = anchor(self.link, self.title or self.link)
        more = len(self.entries) - ROWS_SHOWN
        return box(
            f"<p><b>{title}</b> {escape(about)}</p>"
            + table(("published", "title", "authors"), rows, more)
        )
