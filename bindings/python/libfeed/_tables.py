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
"""The columns, in order. Persons and categories are lists of names; ``content``
is the markup of the best alternative; ``image`` is an address; ``media`` is a
list of addresses; dates are in UTC."""


def _utc(moment: datetime.datetime | None) -> datetime.datetime | None:
    return None if moment is None else moment.astimezone(datetime.timezone.utc)


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
        "content": entry.content[0].value if entry.content else None,
        "language": entry.language,
        "image": entry.image.url if entry.image else None,
        "media": [media.url for media in entry.media if media.url],
        "comments": entry.comments,
        "rights": entry.rights,
    }


def _columns(entries: Iterable[Entry]) -> dict[str, list[Any]]:
    rows = [_row(entry) for entry in entries]
    return {name: [row[name] for row in rows] for name in COLUMNS}


def _library(name: str) -> Any:
    try:
        return importlib.import_module(name)
    except ImportError as error:
        raise ImportError(
            f"this needs {name}, which is not installed: pip install {name}"
        ) from error


def to_pandas(entries: Iterable[Entry]) -> pandas.DataFrame:
    """Entries as a pandas ``DataFrame``; see :data:`COLUMNS`."""
    library = _library("pandas")
    frame: pandas.DataFrame = library.DataFrame(_columns(entries), columns=list(COLUMNS))
    for name in ("published", "updated"):
        frame[name] = library.to_datetime(frame[name], utc=True, errors="coerce")
    return frame


def to_polars(entries: Iterable[Entry]) -> polars.DataFrame:
    """Entries as a polars ``DataFrame``; see :data:`COLUMNS`."""
    library = _library("polars")
    text, texts = library.String, library.List(library.String)
    time = library.Datetime("us", "UTC")
    kinds = {"published": time, "updated": time}
    kinds |= dict.fromkeys(("authors", "categories", "media"), texts)
    schema = {name: kinds.get(name, text) for name in COLUMNS}
    frame: polars.DataFrame = library.DataFrame(_columns(entries), schema=schema)
    return frame


def to_arrow(entries: Iterable[Entry]) -> pyarrow.Table:
    """Entries as an Arrow ``Table``; see :data:`COLUMNS`."""
    library = _library("pyarrow")
    text, texts = library.string(), library.list_(library.string())
    time = library.timestamp("us", tz="UTC")
    kinds = {"published": time, "updated": time}
    kinds |= dict.fromkeys(("authors", "categories", "media"), texts)
    schema = library.schema([(name, kinds.get(name, text)) for name in COLUMNS])
    table: pyarrow.Table = library.table(_columns(entries), schema=schema)
    return table
