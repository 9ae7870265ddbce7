# SPDX-License-Identifier: MIT
"""What the shapes have in common: names of namespaces, and small values."""

from __future__ import annotations

import base64
import binascii
import calendar
import datetime
import re
from typing import Any
from urllib.parse import urljoin

Json = dict[str, Any]

# Prefixes under which elements appear in the result, whatever the document calls
# them. Elements of these namespaces that have no field keep prefix and name;
# those of an empty prefix keep the name.
PREFIXES = {
    "http://backend.userland.com/rss": "",
    "http://blogs.law.harvard.edu/tech/rss": "",
    "http://purl.org/rss/1.0/": "",
    "http://my.netscape.com/rdf/simple/0.9/": "",
    "http://purl.org/net/rss1.1#": "",
    "http://purl.org/atom/ns#": "",
    "http://www.w3.org/2005/atom": "",
    "http://webns.net/mvcb/": "admin",
    "http://purl.org/rss/1.0/modules/content/": "content",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://purl.org/dc/terms/": "dcterms",
    "http://xmlns.com/foaf/0.1/": "foaf",
    "http://www.w3.org/2003/01/geo/wgs84_pos#": "geo",
    "http://www.georss.org/georss": "georss",
    "http://www.opengis.net/gml": "gml",
    "http://www.itunes.com/dtds/podcast-1.0.dtd": "itunes",
    "http://example.com/dtds/podcast-1.0.dtd": "itunes",
    "http://search.yahoo.com/mrss": "media",
    "http://search.yahoo.com/mrss/": "media",
    "http://podlove.org/simple-chapters": "psc",
    "http://purl.org/rss/1.0/modules/slash/": "slash",
    "http://purl.org/rss/1.0/modules/syndication/": "sy",
    "http://purl.org/syndication/thread/1.0": "thr",
    "http://wellformedweb.org/commentapi/": "wfw",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf",
    "http://www.w3.org/xml/1998/namespace": "xml",
}


def parsed_date(text: str | None) -> tuple[int, ...] | None:
    """RFC 3339 as the nine numbers of a ``struct_time`` in UTC."""
    match = re.match(
        r"(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.\d+)?"
        r"(?:Z|([+-])(\d\d):(\d\d))",
        text or "",
    )
    if match is None:
        return None
    year, month, day, hour, minute, second = (int(x) for x in match.groups()[:6])
    offset = 0
    if match[7]:
        offset = 60 * int(match[8]) + int(match[9])
        offset = -offset if match[7] == "-" else offset
    try:
        seconds = calendar.timegm((year, month, day, hour, minute, second))
        start = datetime.datetime(1970, 1, 1)
        moment = start + datetime.timedelta(seconds=seconds - 60 * offset)
    except (OverflowError, ValueError):
        return None
    return tuple(moment.timetuple())[:8] + (0,)


def text_of(node: Json) -> str:
    """The text of an element and of what it holds."""
    pieces = [node.get("text", "")]
    pieces += [child.get("text", "") for child in node.get("children", ())]
    return "".join(pieces).strip()


def attributes_of(node: Json) -> Json:
    """Attributes by name; those of known namespaces with their prefix."""
    found = {}
    for attribute in node.get("attributes", ()):
        prefix = PREFIXES.get(attribute.get("ns", "").lower(), "")
        name = f"{prefix}_{attribute['name']}" if prefix else attribute["name"]
        found[name] = attribute.get("value", "")
    return found


def person_of(person: Json) -> Json:
    """A person as feedparser shows it."""
    names = (("name", "name"), ("email", "email"), ("uri", "href"))
    return {to: person[key] for key, to in names if key in person}


def line_of(person: Json) -> str | None:
    """A person in one line."""
    name, email = person.get("name"), person.get("email")
    if name and email:
        return f"{name} ({email})"
    return name or email


def link_of(link: Json, is_atom: bool = True) -> Json:
    """A link with its defaults; an enclosure of RSS has no type but its own."""
    shown = {"rel": link.get("rel", "alternate")}
    for name in ("href", "type", "hreflang", "title"):
        if name in link:
            shown[name] = link[name]
    if "length" in link:
        shown["length"] = str(link["length"])
    if "type" not in shown and (is_atom or shown["rel"] != "enclosure"):
        is_self = shown["rel"] == "self"
        shown["type"] = "application/atom+xml" if is_self else "text/html"
    return shown


def tag_of(category: Json) -> Json:
    """A category; those of iTunes go by the name of their vocabulary, and nested
    ones by their own."""
    term, scheme = category.get("term"), category.get("scheme")
    label = category.get("label")
    if PREFIXES.get((scheme or "").lower()) == "itunes":
        scheme = "http://www.itunes.com/"
        term, label = label or term, None
    return {"term": term, "scheme": scheme, "label": label}


def plain_detail(value: str, kind: str = "text/plain") -> Json:
    """A text that stands in no context."""
    return {"type": kind, "language": None, "base": "", "value": value}


def described(members: Json) -> Json:
    """A small thing with title, description and link, such as a picture."""
    shown = dict(members)
    if "title" in shown:
        shown["title_detail"] = plain_detail(shown["title"])
    if "description" in shown:
        shown["subtitle"] = shown.pop("description")
        shown["subtitle_detail"] = plain_detail(shown["subtitle"], "text/html")
    if "link" in shown:
        shown["links"] = [link_of({"href": shown["link"]})]
    return shown


def binary(kind: str, value: str) -> str:
    """Text that a feed carries in base64, where it is text."""
    if kind.startswith(("text/", "message/")) or kind.endswith(("/xml", "+xml")):
        return value
    try:
        data = base64.b64decode("".join(value.split()), validate=True)
        return data.decode("utf-8")
    except (binascii.Error, UnicodeDecodeError, ValueError):
        return value


def absolute(base: str, address: str) -> str:
    """An address that is relative, resolved; others as they are."""
    if not base or re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", address):
        return address
    try:
        return urljoin(base, address)
    except ValueError:
        return address
