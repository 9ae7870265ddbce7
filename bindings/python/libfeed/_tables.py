# SPDX-License-Identifier: MIT
"""Entries as tables of other libraries, each imported when it is asked for."""

from __future__ import annotations

import datetime
import importlib
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas  # type: ignore[import-not-found,import-untyped,unused-ignore]
    import polars  # type: ignore[import-not-found,import-untyped,unused-ignore]
    import pyarrow  # type: ignore[import-not-found,import-untyped,unused-ignore]

    from ._model import Entry

COLUMNS = (
    "id", "title", "link", "published", "updated", "authors", "categories",
    "summary", "content", "language", "image", "media", "comments", "rights",
)  # fmt: skip
"""The columns, in order; those that are in neither of the following are text.
Persons and categories are lists of names; ``content`` is the markup of the best
alternative, or of the summary where that stands for the content; ``image`` is an
address; ``media`` is a list of addresses; dates are in UTC, to the microsecond."""
DATES = ("published", "updated")
LISTS = ("authors", "categories", "media")


def _utc(moment: datetime.datetime | None) -> datetime.datetime | None:
    """``None`` also where the calendar ends before UTC comes."""
    if moment is None:
        return None
    try:
        return moment.astimezone(datetime.timezone.utc)
    except OverflowError:
        return None


def _content(entry: Entry) -> str | None:
    if entry.content:
        return entry.content[0].value
    if entry.summary_is_content and entry.summary_detail:
        return entry.summary_detail.value
    return None


def _row(entry: Entry) -> dict[str, Any]:
    """An entry as one row."""
    return {
        "id": entry.id,
        "title": entry.title,
        "link": entry.link,
        "published": _utc(entry.published),
        "updated": _utc(entry.updated),
        "authors": [str(person) for person in entry.authors],
        "categories": [str(category) for category in entry.categories],
        "summary": entry.summary,
        "content": _content(entry),
        "language": entry.language,
        "image": entry.image.url if entry.image else None,
        "media": [media.url for media in entry.media if media.url],
        "comments": entry.comments,
        "rights": entry.rights,
    }


def _columns(entries: Iterable[Entry]) -> dict[str, list[Any]]:
    rows = [_row(entry) for entry in entries]
    return {name: [row[name] for row in rows] for name in COLUMNS}


def _kinds(text: Any, texts: Any, date: Any) -> dict[str, Any]:
    """What each column holds, whatever is in it."""
    kinds = dict.fromkeys(COLUMNS, text)
    return kinds | dict.fromkeys(LISTS, texts) | dict.fromkeys(DATES, date)


def _library(name: str) -> Any:
    try:
        return importlib.import_module(name)
    except ImportError as error:
        raise ImportError(
            f"this needs {name}, which is not installed: pip install {name}"
        ) from error


def to_pandas(entries: Iterable[Entry]) -> pandas.DataFrame:
    """Entries as a pandas ``DataFrame``; see :data:`COLUMNS`.

    Text is ``str`` from pandas 3 on and ``object`` before, lists are ``object``,
    dates ``datetime64[us, UTC]``.
    """
    library = _library("pandas")
    numpy = _library("numpy")
    text = "str" if int(library.__version__.partition(".")[0]) >= 3 else object
    columns: dict[str, Any] = _columns(entries)
    for name, kind in _kinds(text, object, None).items():
        if kind is None:
            # By way of numbers: pandas before 3 would make nanoseconds of dates, and
            # has none before 1677 and after 2262.
            naive = [date and date.replace(tzinfo=None) for date in columns[name]]
            dates = library.Series(numpy.array(naive, dtype="datetime64[us]"))
            columns[name] = dates.dt.tz_localize("UTC")
        else:
            columns[name] = library.Series(columns[name], dtype=kind)
    frame: pandas.DataFrame = library.DataFrame(columns)
    return frame


def to_polars(entries: Iterable[Entry]) -> polars.DataFrame:
    """Entries as a polars ``DataFrame``; see :data:`COLUMNS`."""
    library = _library("polars")
    text, time = library.String, library.Datetime("us", "UTC")
    schema = _kinds(text, library.List(text), time)
    frame: polars.DataFrame = library.DataFrame(_columns(entries), schema=schema)
    return frame


def to_arrow(entries: Iterable[Entry]) -> pyarrow.Table:
    """Entries as an Arrow ``Table``; see :data:`COLUMNS`."""
    library = _library("pyarrow")
    text, time = library.string(), library.timestamp("us", tz="UTC")
    schema = library.schema(_kinds(text, library.list_(text), time).items())
    table: pyarrow.Table = library.table(_columns(entries), schema=schema)
    return table
