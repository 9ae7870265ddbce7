# SPDX-License-Identifier: MIT
"""Dates: as they were written, and in numbers."""

from __future__ import annotations

import re
import time
from email.utils import mktime_tz, parsedate_tz

from ._shaper import Shaper
from ._values import parsed_date

# What an element's date is called; others bear the name of their field.
_NAMES = {
    "created": "created", "date": "updated", "issued": "published",
    "lastBuildDate": "updated", "modified": "updated", "pubDate": "published",
    "published": "published", "updated": "updated",
}  # fmt: skip

_W3C = re.compile(
    r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d:\d\d)(?::(\d\d)(?:\.\d+)?)?"
    r"(Z|[+-]\d\d:\d\d)?)?)?)?"
)


def read_date(text: str) -> tuple[int, ...] | None:
    """A date that no field has: of W3C's date and time, or of a letter."""
    try:
        if match := _W3C.fullmatch(text):
            year, month, day, minute, second, zone = match.groups()
            return parsed_date(
                f"{year}-{month or '01'}-{day or '01'}"
                f"T{minute or '00:00'}:{second or '00'}{zone or 'Z'}"
            )
        numbers = parsedate_tz(text)
        if numbers is None:
            return None
        return tuple(time.gmtime(mktime_tz(numbers)))[:8] + (0,)
    except (ValueError, OverflowError, OSError):
        return None


def dates(shaper: Shaper) -> None:
    """All dates of a feed or entry: the last one of each name counts."""
    source, out = shaper.source, shaper.out
    known = {
        source[f"{field}_raw"]: parsed_date(source.get(field))
        for field in ("expires", "updated", "published")
        if f"{field}_raw" in source
    }
    fields = {"published": "published", "updated": "updated", "expires": "expired"}
    for field, to in fields.items():
        if f"{field}_raw" in source and not shaper.said.get(field):
            out[to] = source[f"{field}_raw"]
            out[f"{to}_parsed"] = known[out[to]]
    for candidate in shaper.all_said(*fields):
        to = _NAMES.get(candidate["name"]) or fields[candidate["field"]]
        text = candidate["value"]
        out[to] = text
        out[f"{to}_parsed"] = known[text] if text in known else read_date(text)
