# SPDX-License-Identifier: MIT
"""feedcat's JSON in the neutral shape that other people's case lists check.

The shape is {"feed": {...}, "items": [{...}]}; see cases_suite.py beside the
case lists. Nothing is decided here: every value is one that feedcat printed.
"""


def _number(value):
    return None if value is None else value


def _content(entry):
    """The best alternative of the content, as markup."""
    for content in entry.get("content", ()):
        return content.get("value")
    return None


def _text(record, key):
    """A text with its markup, where it has any."""
    detail = record.get(key + "_detail")
    return detail["value"] if detail and "value" in detail else record.get(key)


def _persons(record):
    return [
        {key: person[key] for key in ("name", "email", "uri") if key in person}
        for person in record.get("authors", ())
    ]


def _categories(record):
    return [
        category.get("label") or category.get("term")
        for category in record.get("categories", ())
    ]


def _enclosures(entry):
    return [
        {key: link.get(key, "") for key in ("href", "type", "length")}
        | {"url": link.get("href", "")}
        for link in entry.get("links", ())
        if link.get("rel") == "enclosure"
    ]


def _geo(entry, name):
    """Decimal degrees out of the extension tree (W3C geo, GeoRSS point)."""
    nodes = list(entry.get("extensions", ()))
    while nodes:
        node = nodes.pop()
        nodes += node.get("children", ())
        if node.get("name") == name:
            return float(node["text"])
        if node.get("name") == "point" and node.get("text"):
            parts = node["text"].replace(",", " ").split()
            if len(parts) == 2:
                return float(parts[0 if name == "lat" else 1])
    return None


def _entry(entry):
    authors = _persons(entry)
    image = entry.get("image") or {}
    return {
        "title": _text(entry, "title"),
        "link": entry.get("link"),
        "id": entry.get("id"),
        "content": _content(entry),
        "description": _text(entry, "summary"),
        "published": entry.get("published"),
        "updated": entry.get("updated"),
        "author": authors[0].get("name") if authors else None,
        "authors": authors,
        "categories": _categories(entry),
        "enclosures": _enclosures(entry),
        "comments": entry.get("comments"),
        "language": entry.get("language"),
        "latitude": _geo(entry, "lat"),
        "longitude": _geo(entry, "long"),
        "thumbnail": image.get("url"),
    }


def neutral(result):
    """The neutral shape of what `feedcat -f json` printed."""
    feed = result.get("feed") or {}
    image = feed.get("image") or {}
    return {
        "feed": {
            "title": _text(feed, "title"),
            "link": feed.get("link"),
            "feed_link": feed.get("feed_link"),
            "description": _text(feed, "subtitle"),
            "language": feed.get("language"),
            "copyright": _text(feed, "rights"),
            "icon": feed.get("icon"),
            "image": {
                key: _number(image.get(key))
                for key in ("url", "title", "link", "width", "height")
            },
            "authors": _persons(feed),
            "categories": _categories(feed),
        },
        "items": [_entry(entry) for entry in result.get("entries", ())],
    }
