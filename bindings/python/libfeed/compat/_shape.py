# SPDX-License-Identifier: MIT
"""feedcat's JSON in the shape of feedparser's results.

Pure Python over plain dictionaries: nothing here needs the extension module, so
that programs which only have feedcat's output can use it as well.
"""

from __future__ import annotations

import base64
import binascii
import calendar
import datetime
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any
from urllib.parse import urljoin

from ._markup import markup_of, resolve

Json = dict[str, Any]

VERSIONS = {
    "rss0.90": "rss090", "rss0.91": "rss091u", "rss0.92": "rss092",
    "rss0.93": "rss093", "rss0.94": "rss094", "rss1.0": "rss10", "rss1.1": "rss11",
    "rss2.0": "rss20", "atom0.3": "atom03", "atom1.0": "atom10", "cdf": "cdf",
    "json1.0": "json1", "json1.1": "json11",
}  # fmt: skip

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

# What an XML parser that repairs nothing would refuse.
ILL_FORMED = frozenset(
    """
    ampersand-bare attribute-duplicate attribute-unquoted attribute-valueless
    bytes-foreign bytes-invalid cdata-end-bare character-forbidden character-nul
    charset-contradicted charset-refused charset-unavailable charset-unknown
    declaration-damaged declaration-late doctype-malformed end-tag-missing
    end-tag-mismatched end-tag-stray epilog-junk input-truncated item-nested
    less-than-bare prefix-undeclared prolog-junk reference-impossible
    reference-undeclared reference-unterminated root-second section-malformed
    section-unterminated tag-as-text tag-malformed tag-unterminated
    """.split()
)
CHARSET = frozenset(
    {
        "bytes-foreign", "bytes-invalid", "charset-contradicted", "charset-refused",
        "charset-unavailable", "charset-unknown",
    }
)  # fmt: skip


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
    seconds = calendar.timegm((year, month, day, hour, minute, second))
    try:
        start = datetime.datetime(1970, 1, 1)
        moment = start + datetime.timedelta(seconds=seconds - 60 * offset)
    except OverflowError:
        return None
    return tuple(moment.timetuple())[:8] + (0,)


def _text_of(node: Json) -> str:
    """The text of an element and of what it holds."""
    pieces = [node.get("text", "")]
    pieces += [child.get("text", "") for child in node.get("children", ())]
    return "".join(pieces).strip()


def _attributes(node: Json) -> Json:
    """Attributes by name; those of known namespaces with their prefix."""
    found = {}
    for attribute in node.get("attributes", ()):
        prefix = PREFIXES.get(attribute.get("ns", "").lower(), "")
        name = f"{prefix}_{attribute['name']}" if prefix else attribute["name"]
        found[name] = attribute.get("value", "")
    return found


def _person(person: Json) -> Json:
    """A person as feedparser shows it."""
    names = (("name", "name"), ("email", "email"), ("uri", "href"))
    return {to: person[key] for key, to in names if key in person}


def _line(person: Json) -> str | None:
    """A person in one line."""
    name, email = person.get("name"), person.get("email")
    if name and email:
        return f"{name} ({email})"
    return name or email


def _link(link: Json) -> Json:
    """A link with its defaults."""
    shown = {"rel": link.get("rel", "alternate")}
    for name in ("href", "type", "hreflang", "title"):
        if name in link:
            shown[name] = link[name]
    if "length" in link:
        shown["length"] = str(link["length"])
    if "type" not in shown and shown["rel"] in ("alternate", "self"):
        shown["type"] = "text/html"
    return shown


def _tag(category: Json) -> Json:
    term = category.get("term")
    if "itunes" in category.get("scheme", "") and term and "/" in term:
        term = term.rsplit("/", 1)[1]  # the path of a nested category
    return {
        "term": term,
        "scheme": category.get("scheme"),
        "label": category.get("label"),
    }


def _binary(kind: str, value: str) -> str:
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


class _Shaper:
    """One feed or entry on its way."""

    def __init__(self, source: Json, feed: Json, root: Json, resolves: bool) -> None:
        self.source = source
        self.out: Json = {}
        self.format = root.get("format", "")
        self.resolves = resolves
        self.language = source.get("language", feed.get("language")) or None
        self.base: str = source.get("base") or root.get("base") or ""
        self.prefixes: dict[str, str] = {}
        for prefix, uri in root.get("namespaces", {}).items():
            self.prefixes.setdefault(uri, prefix)

    # -- single fields ---------------------------------------------------------

    def detail(self, text: Json) -> Json:
        """A text with its context."""
        language = text.get("language", self.language)
        kind = text.get("type", "text/plain")
        base: str = text.get("base", self.base)
        value = _binary(kind, text.get("value", "")).strip()
        is_xhtml = kind == "application/xhtml+xml"
        if is_xhtml and self.format == "atom0.3" and not value.startswith("<div"):
            value = f"<div>{value}</div>"
        if self.resolves and base and (is_xhtml or kind == "text/html"):
            value = resolve(value, base)
        return {
            "type": kind,
            "language": language or None,
            "base": base,
            "value": value,
        }

    def text(self, key: str, to: str | None = None) -> None:
        """A field that has a detail beside it."""
        to = to or key
        detail = self.source.get(f"{key}_detail")
        if detail is None and key not in self.source:
            return
        shown = self.detail(detail or {"value": self.source[key]})
        self.out[to] = shown["value"]
        self.out[f"{to}_detail"] = shown

    def date(self, key: str, to: str) -> None:
        """A date: as it was written, and in numbers."""
        if f"{key}_raw" in self.source:
            self.out[to] = self.source[f"{key}_raw"]
            self.out[f"{to}_parsed"] = parsed_date(self.source.get(key))

    def people(self) -> None:
        """Authors, contributors, publishers."""
        derived = self.source.get("derived", ())
        authors = [_person(p) for p in self.source.get("authors", ())]
        if authors and "authors" not in derived:
            self.out["authors"] = authors
            self.out["author_detail"] = authors[0]
            line = _line(authors[0])
            if line:
                self.out["author"] = line
        if "contributors" in self.source:
            self.out["contributors"] = [
                _person(p) for p in self.source["contributors"]
            ]
        publishers = [_person(p) for p in self.source.get("publishers", ())]
        if publishers:
            self.out["publisher_detail"] = publishers[-1]
            self.out["publisher"] = _line(publishers[-1]) or ""

    def links(self) -> None:
        """Links, and the address that stands for all of them."""
        links = [_link(link) for link in self.source.get("links", ())]
        known = {link.get("href") for link in links}
        for media in self.source.get("media", ()):
            if media.get("enclosure") and media.get("url") not in known:
                links.append(_link({"href": media["url"], "rel": "enclosure"}))
        license = self.source.get("license")
        if license and license not in known:
            links.append({"rel": "license", "href": license})
        if links:
            self.out["links"] = links
        if "link" in self.source:
            self.out["link"] = self.source["link"]

    def categories(self) -> None:
        if "categories" in self.source:
            self.out["tags"] = [_tag(x) for x in self.source["categories"]]

    # -- what has no field -------------------------------------------------------

    def name_of(self, node: Json) -> str:
        """The key of an element without a field."""
        namespace = node.get("ns", "")
        prefix = PREFIXES.get(namespace.lower())
        if prefix is None:
            prefix = self.prefixes.get(namespace, "").lower()
        name = node["name"].lower()
        return f"{prefix}_{name}" if prefix else name

    def extensions(self) -> None:
        """Elements without a field, by prefix and name; the last one counts."""
        for node in self.source.get("extensions", ()):
            if "name" not in node:
                continue
            name = self.name_of(node)
            if name in SPECIAL:
                SPECIAL[name](self, node)
                continue
            if name == "docs":
                self.out[name] = absolute(self.base, _text_of(node))
                continue
            attributes = _attributes(node)
            if attributes:
                self.out[name] = attributes
            elif name not in self.out:
                self.out[name] = _text_of(node)


# -- elements with a shape of their own ---------------------------------------------

_Special = Callable[[_Shaper, Json], None]


def _children(key: str) -> _Special:
    """An element whose children are the members of one object."""

    def shape(shaper: _Shaper, node: Json) -> None:
        members = shaper.out.setdefault(key, {})
        for child in node.get("children", ()):
            if "name" in child:
                members[child["name"].lower()] = _text_of(child)

    return shape


def _explicit(shaper: _Shaper, node: Json) -> None:
    truth = {"yes": True, "true": True, "clean": False, "no": False, "false": False}
    shaper.out["itunes_explicit"] = truth.get(node.get("text", ""))


def _block(shaper: _Shaper, node: Json) -> None:
    shaper.out["itunes_block"] = 1 if node.get("text") == "yes" else 0


def _media_list(key: str) -> _Special:
    """A repeated element: attributes, and the text as ``content``."""

    def shape(shaper: _Shaper, node: Json) -> None:
        item = _attributes(node)
        item["content"] = _text_of(node)
        shaper.out.setdefault(key, []).append(item)

    return shape


def _valid(shaper: _Shaper, node: Json) -> None:
    """A period of DCMI: ``start=…;end=…;scheme=…``."""
    for part in _text_of(node).split(";"):
        key, _, value = part.partition("=")
        if key.strip() in ("start", "end") and value:
            name = f"validity_{key.strip()}"
            shaper.out[name] = value.strip()
            shaper.out[f"{name}_parsed"] = parsed_date(_filled(value.strip()))


def _filled(text: str) -> str:
    """A W3C date and time with the seconds that it may leave out."""
    return re.sub(r"(T\d\d:\d\d)(?=[Z+-]|$)", r"\1:00", text)


def _info(shaper: _Shaper, node: Json) -> None:
    """Atom 0.3 ``info``: a text construct that has no field."""
    attributes = _attributes(node)
    kind = attributes.get("type", "text/plain")
    if any("name" in child for child in node.get("children", ())):
        value = markup_of(node)
    else:
        value = node.get("text", "")
        if attributes.get("mode") == "base64":
            value = _binary("", value)
    text = {"type": kind, "value": value}
    if "xml_lang" in attributes:
        text["language"] = attributes["xml_lang"]
    if "xml_base" in attributes:
        text["base"] = absolute(shaper.base, attributes["xml_base"])
    shown = shaper.detail(text)
    shaper.out["info"] = shown["value"]
    shaper.out["info_detail"] = shown


def _seconds(clock: str) -> float | None:
    """``H:M:S.s`` or less as seconds."""
    if not re.fullmatch(r"(\d+:){0,2}\d+(\.\d+)?", clock):
        return None
    seconds = 0.0
    for part in clock.split(":"):
        seconds = 60 * seconds + float(part)
    return seconds


def _chapters(shaper: _Shaper, node: Json) -> None:
    """Podlove Simple Chapters; only the first list counts."""
    if "psc_chapters" in shaper.out:
        return
    chapters = []
    for child in node.get("children", ()):
        if child.get("name") == "chapter":
            chapter = _attributes(child)
            chapter["start_parsed"] = _seconds(chapter.get("start", ""))
            chapters.append(chapter)
    shaper.out["psc_chapters"] = _attributes(node) | {"chapters": chapters}


# Codes of the EPSG whose first axis is the easting: what is neither geographic nor
# one of the few projections that begin with the northing.
_EASTING_FIRST = re.compile(r"epsg:(?:[^:]*:)?(2[0-9]{4}|3[0-9]{4}|[57][0-9]{3})$", re.I)


def _points(text: str, dimensions: int, swap: bool) -> list[tuple[float, ...]]:
    """Numbers in groups; latitude and longitude become longitude and latitude."""
    try:
        numbers = [float(x) for x in text.replace(",", " ").split()]
    except ValueError:
        return []
    points = []
    for at in range(0, len(numbers) - dimensions + 1, dimensions):
        point = numbers[at : at + dimensions]
        if swap:
            point[0], point[1] = point[1], point[0]
        points.append(tuple(point))
    return points


def _shape_of(kind: str, points: list[tuple[float, ...]]) -> Json:
    """A geometry in the manner of GeoJSON; {} where there are too few points."""
    if kind == "Point" and points:
        return {"type": kind, "coordinates": points[0]}
    if kind == "LineString" and len(points) >= 2:
        return {"type": kind, "coordinates": points}
    if kind == "Polygon" and len(points) >= 4:
        return {"type": kind, "coordinates": (points,)}
    if kind == "Box" and len(points) >= 2:
        return {"type": kind, "coordinates": tuple(points[:2])}
    return {}


def _simple_geometry(kind: str) -> _Special:
    """GeoRSS Simple: pairs of latitude and longitude."""

    def shape(shaper: _Shaper, node: Json) -> None:
        shaper.out["where"] = _shape_of(kind, _points(_text_of(node), 2, True))

    return shape


def _where(shaper: _Shaper, node: Json) -> None:
    """GeoRSS GML: one geometry with its reference system."""
    kinds = {"Point": "Point", "LineString": "LineString", "Polygon": "Polygon",
             "Envelope": "Box"}  # fmt: skip
    for child in node.get("children", ()):
        if child.get("name") not in kinds:
            continue
        attributes = _attributes(child)
        system = attributes.get("srsName", "")
        dimensions = 3 if attributes.get("srsDimension") == "3" else 2
        texts = [_text_of(child)]
        stack = list(child.get("children", ()))
        while stack:
            inner = stack.pop()
            texts.append(_text_of(inner))
            stack.extend(inner.get("children", ()))
        swap = _EASTING_FIRST.search(system) is None
        points = _points(" ".join(texts), dimensions, swap)
        shaper.out["where"] = _shape_of(kinds[child["name"]], points)
        if system and shaper.out["where"]:
            shaper.out["where"]["srsName"] = system


SPECIAL: dict[str, _Special] = {
    "textinput": _children("textinput"),
    "info": _info,
    "itunes_explicit": _explicit,
    "itunes_block": _block,
    "media_credit": _media_list("media_credit"),
    "dcterms_valid": _valid,
    "psc_chapters": _chapters,
    "georss_point": _simple_geometry("Point"),
    "georss_line": _simple_geometry("LineString"),
    "georss_polygon": _simple_geometry("Polygon"),
    "georss_box": _simple_geometry("Box"),
    "georss_where": _where,
}


# -- feeds ------------------------------------------------------------------------------


def _image(media: Json) -> Json:
    """The picture of a feed."""
    shown = {"href": media.get("url", "")}
    for name in ("title", "link", "description", "width", "height"):
        if name in media:
            shown[name] = media[name]
    if "title" in shown:
        shown["title_detail"] = {
            "type": "text/plain",
            "language": None,
            "base": "",
            "value": shown["title"],
        }
    return shown


def _update(out: Json, update: Json) -> None:
    """When to come back."""
    if "ttl" in update:
        out["ttl"] = str(update["ttl"])
    if "cloud" in update:
        cloud = dict(update["cloud"])
        if "registerProcedure" in cloud:
            cloud["registerprocedure"] = cloud.pop("registerProcedure")
        out["cloud"] = cloud
    for key, to in (("period", "sy_updateperiod"), ("frequency", "sy_updatefrequency")):
        if key in update:
            out[to] = str(update[key])


def shape_feed(source: Json, root: Json, resolves: bool) -> Json:
    """What a feed says of itself; ``root`` is the outermost feed."""
    shaper = _Shaper(source, source, root, resolves)
    out = shaper.out
    shaper.text("title")
    shaper.text("subtitle")
    shaper.text("rights")
    shaper.links()
    shaper.date("published", "published")
    shaper.date("updated", "updated")
    shaper.people()
    shaper.categories()
    if "id" in source:
        out["id"] = absolute(shaper.base, source["id"])
    if "language" in source:
        out["language"] = source["language"]
    image = source.get("image")
    if image:
        out["image"] = _image(image)
        if shaper.format.startswith("atom"):
            out["logo"] = image.get("url", "")
    if "icon" in source:
        out["icon"] = source["icon"]
    if "generator" in source:
        generator = source["generator"]
        detail = {
            to: generator[key]
            for key, to in (("name", "name"), ("version", "version"), ("uri", "href"))
            if key in generator
        }
        out["generator_detail"] = detail
        out["generator"] = detail.get("name", detail.get("href", ""))
    _update(out, source.get("update", {}))
    shaper.extensions()
    return out


# -- entries ----------------------------------------------------------------------------


def _media(out: Json, source: Json) -> None:
    """Media objects that are no enclosures."""
    thumbnails = []
    contents = []
    for media in source.get("media", ()):
        for thumbnail in media.get("thumbnails", ()):
            shown = {
                name: str(thumbnail[name])
                for name in ("url", "width", "height")
                if name in thumbnail
            }
            if shown not in thumbnails:
                thumbnails.append(shown)
        shown = {
            to: str(media[key]).removesuffix(".0")
            for key, to in (
                ("url", "url"), ("type", "type"), ("medium", "medium"),
                ("length", "filesize"), ("duration", "duration"),
                ("width", "width"), ("height", "height"), ("bitrate", "bitrate"),
                ("language", "lang"), ("expression", "expression"),
            )
            if key in media
        }  # fmt: skip
        contents.append(shown)
    enclosures = {
        link.get("href")
        for link in source.get("links", ())
        if link.get("rel") == "enclosure"
    }
    contents = [x for x in contents if x.get("url") not in enclosures]
    if contents:
        out["media_content"] = contents
    if thumbnails:
        out["media_thumbnail"] = thumbnails


def _content(shaper: _Shaper) -> None:
    """The summary and the content, which feedparser tells apart in its own way."""
    out, source = shaper.out, shaper.source
    shaper.text("summary")
    contents = [shaper.detail(text) for text in source.get("content", ())]
    for shown, text in zip(contents, source.get("content", ()), strict=True):
        if "src" in text:
            shown["src"] = text["src"]
    if contents:
        out["content"] = contents
        # The content stands in where there is no summary.
        if "summary" not in out:
            out["summary"] = contents[0]["value"]
            out["summary_detail"] = contents[0]


def shape_entry(source: Json, feed: Json, resolves: bool) -> Json:
    """An entry."""
    shaper = _Shaper(source, feed, feed, resolves)
    out = shaper.out
    derived = source.get("derived", ())
    if "id" in source and "id" not in derived:
        out["id"] = source["id"]
        out["guidislink"] = bool(source.get("id_is_permalink")) and (
            "link" not in source or "link" in derived
        )
    shaper.text("title")
    shaper.links()
    _content(shaper)
    if "rights" not in derived:
        shaper.text("rights")
    for key, to in (
        ("published", "published"),
        ("updated", "updated"),
        ("expires", "expired"),
    ):
        shaper.date(key, to)
    shaper.people()
    shaper.categories()
    _media(out, source)
    if "image" in source and "image" not in derived:
        out["image"] = {"href": source["image"].get("url", "")}
    if "comments" in source:
        out["comments"] = source["comments"]
    if "comments_feed" in source:
        out["wfw_commentrss"] = source["comments_feed"]
    if "comments_number" in source:
        out["slash_comments"] = str(source["comments_number"])
    if "source" in source:
        inner = source["source"]
        out["source"] = shape_feed(inner, feed, resolves)
        if "feed_link" in inner and "href" not in out["source"]:
            out["source"]["href"] = inner["feed_link"]
    shaper.extensions()
    return out


# -- the whole ----------------------------------------------------------------------------


def declared_label(data: bytes) -> str | None:
    """The charset that the XML declaration names."""
    match = re.match(
        rb"""(?:\xef\xbb\xbf)?\s*<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._:-]+)""",
        data[:1024],
    )
    return match[1].decode("ascii").lower() if match else None


def header_of(headers: Mapping[str, str], name: str) -> str:
    """A header by its name in lower case."""
    for key, value in headers.items():
        if key.lower() == name:
            return value
    return ""


def charset_of(content_type: str) -> str | None:
    """The charset parameter of a Content-Type."""
    match = re.search(r"""charset\s*=\s*["']?([^\s"';]+)""", content_type, re.I)
    return match[1].lower() if match else None


# Labels that stand for a larger charset.
WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030"}

# Content types that promise XML.
IS_XML = re.compile(r"\s*(?:(?:text|application)/(?:[^\s;]+\+)?xml(?:-[^\s;]+)?)\s*(?:;|$)")


def promised(content_type: str) -> str | None:
    """The charset that a Content-Type stands for: its parameter, else, for types of
    text, what RFC 3023 §3.1 said about them."""
    if charset := charset_of(content_type):
        return charset
    is_text = content_type.lstrip().lower().startswith("text/")
    return "us-ascii" if is_text and IS_XML.match(content_type.lower()) else None


def _encoding(encoding: Json, data: bytes, content_type: str) -> str:
    """The charset by the label that the document or its headers use."""
    name = str(encoding.get("name", "utf-8")).lower()
    label = {
        "declaration": declared_label(data),
        "transport": charset_of(content_type),
    }.get(encoding.get("source", "")) or name
    if promised(content_type) == "us-ascii" and data.isascii():
        label = "us-ascii"
    return WIDER.get(label, label)


def _version(feed: Json, data: bytes) -> str:
    """The format; Netscape's RSS 0.91 is known by its document type."""
    version = VERSIONS.get(feed.get("format", ""), "")
    if version == "rss091u" and re.search(rb"<!DOCTYPE[^>]*Netscape", data[:2048]):
        return "rss091n"
    return version


def bozo_of(
    problems: Iterable[Json], data: bytes, content_type: str
) -> Json | None:
    """Why a strict reader would complain: the first reason, or ``None``."""
    if content_type and not IS_XML.match(content_type.lower()):
        return {
            "code": "content-type",
            "message": f"{content_type} is not an XML media type",
        }
    if promised(content_type) == "us-ascii" and not data.isascii():
        return {
            "code": "charset-contradicted",
            "message": "the transport promises US-ASCII",
        }
    for problem in problems:
        if problem.get("code") in ILL_FORMED:
            return problem
    return None


def shape(
    document: Json, data: bytes, headers: Mapping[str, str], resolves: bool = True
) -> Json:
    """feedparser's result.

    Args:
        document: what ``feedcat -f json`` printed.
        data: the input, for what its declaration calls things.
        headers: those of the transport.
        resolves: whether relative addresses inside markup become absolute.
    """
    feed = document.get("feed", {})
    content_type = header_of(headers, "content-type")
    problem = bozo_of(document.get("problems", ()), data, content_type)
    problem = problem or document.get("error")
    out: Json = {
        "bozo": problem is not None,
        "entries": [
            shape_entry(entry, feed, resolves) for entry in document.get("entries", ())
        ],
        "feed": shape_feed(feed, feed, resolves),
        "headers": dict(headers),
    }
    if problem is not None:
        out["bozo_exception"] = problem
    out["encoding"] = _encoding(feed.get("encoding", {}), data, content_type)
    out["version"] = _version(feed, data)
    out["namespaces"] = {
        PREFIXES.get(uri.lower(), prefix) or prefix: uri
        for prefix, uri in feed.get("namespaces", {}).items()
    }
    return out
