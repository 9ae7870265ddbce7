# SPDX-License-Identifier: MIT
"""feedcat's JSON in the shape of feedparser's results.

Pure Python over plain dictionaries: nothing here needs the extension module, so
that programs which only have feedcat's output can use it as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from ._elements import extensions
from ._shaper import Shaper
from ._values import PREFIXES, Json, absolute

VERSIONS = {
    "rss0.90": "rss090", "rss0.91": "rss091u", "rss0.92": "rss092",
    "rss0.93": "rss093", "rss0.94": "rss094", "rss1.0": "rss10", "rss1.1": "rss11",
    "rss2.0": "rss20", "atom0.3": "atom03", "atom1.0": "atom10", "cdf": "cdf",
    "json1.0": "json1", "json1.1": "json11",
}  # fmt: skip

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
    shaper = Shaper(source, source, root, resolves)
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
    extensions(shaper)
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


def _content(shaper: Shaper) -> None:
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
    shaper = Shaper(source, feed, feed, resolves)
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
    extensions(shaper)
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
