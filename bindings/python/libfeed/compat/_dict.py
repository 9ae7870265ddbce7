# SPDX-License-Identifier: MIT
"""The dictionary of which feedparser's results are made."""

from __future__ import annotations

import datetime
import time
import warnings
from collections.abc import Callable
from typing import Any

# Another name for a key; of several the first one that is there.
_SYNONYMS: dict[str, tuple[str, ...]] = {
    "channel": ("feed",),
    "items": ("entries",),
    "guid": ("id",),
    "url": ("href",),
    "date": ("updated",),
    "date_parsed": ("updated_parsed",),
    "modified": ("updated",),
    "modified_parsed": ("updated_parsed",),
    "issued": ("published",),
    "issued_parsed": ("published_parsed",),
    "description": ("summary", "subtitle"),
    "description_detail": ("summary_detail", "subtitle_detail"),
    "tagline": ("subtitle",),
    "tagline_detail": ("subtitle_detail",),
    "copyright": ("rights",),
    "copyright_detail": ("rights_detail",),
}


class FeedParserDict(dict[str, Any]):
    """A dictionary whose keys are attributes too and have synonyms."""

    def _category(self) -> Any:
        tags = super().__getitem__("tags")
        if not tags:
            raise KeyError("category")
        return tags[0]["term"]

    def _enclosures(self) -> Any:
        return [
            FeedParserDict((k, v) for k, v in link.items() if k != "rel")
            for link in super().__getitem__("links")
            if link.get("rel") == "enclosure"
        ]

    def _license(self) -> Any:
        for link in super().get("links") or ():
            if link.get("rel") == "license" and "href" in link:
                return link["href"]
        return super().__getitem__("license")

    def _instead(self, key: str, other: str) -> Any:
        """Who asks for the change of an entry that has none means its date."""
        if not super().__contains__(key) and super().__contains__(other):
            warnings.warn(
                f"{key!r} is absent, {other!r} is given in its place",
                DeprecationWarning,
                stacklevel=4,
            )
            return super().__getitem__(other)
        return super().__getitem__(key)

    def _updated(self) -> Any:
        return self._instead("updated", "published")

    def _updated_parsed(self) -> Any:
        return self._instead("updated_parsed", "published_parsed")

    def __getitem__(self, key: str) -> Any:
        # A key may be anything that a dictionary takes, or refuses.
        if not isinstance(key, str):
            return super().__getitem__(key)
        if key in _COMPUTED:
            return _COMPUTED[key](self)
        for name in _SYNONYMS.get(key, ()):
            if super().__contains__(name):
                return super().__getitem__(name)
        return super().__getitem__(key)

    def __contains__(self, key: object) -> bool:
        if not isinstance(key, str) or key in ("updated", "updated_parsed"):
            return super().__contains__(key)
        try:
            self[key]
        except KeyError:
            return False
        return True

    def has_key(self, key: str) -> bool:
        """Whether the key, or one that it is a synonym of, is there."""
        return key in self

    def get(self, key: str, default: Any = None) -> Any:
        try:
            return self[key]
        except KeyError:
            return default

    def __setitem__(self, key: str, value: Any) -> None:
        if isinstance(key, str):
            key = _SYNONYMS.get(key, (key,))[0]
        super().__setitem__(key, value)

    def setdefault(self, key: str, default: Any = None) -> Any:
        if key not in self:
            self[key] = default
            return default
        return self[key]

    def __getattr__(self, key: str) -> Any:
        try:
            return self[key]
        except KeyError:
            raise AttributeError(f"there is no {key!r}") from None

    def __hash__(self) -> int:  # type: ignore[override]
        return id(self)


# What is worked out when it is asked for, whatever is stored under that name.
_COMPUTED: dict[str, Callable[[FeedParserDict], Any]] = {
    "category": FeedParserDict._category,
    "enclosures": FeedParserDict._enclosures,
    "license": FeedParserDict._license,
    "updated": FeedParserDict._updated,
    "updated_parsed": FeedParserDict._updated_parsed,
}


def wrap(value: Any, key: str = "") -> Any:
    """Plain values with the access rules."""
    if isinstance(value, dict):
        return FeedParserDict((k, wrap(v, k)) for k, v in value.items())
    if isinstance(value, list):
        return [wrap(item) for item in value]
    if key == "start_parsed":
        return None if value is None else datetime.timedelta(seconds=value)
    if key.endswith("_parsed") and isinstance(value, tuple):
        return time.struct_time(value)
    return value
