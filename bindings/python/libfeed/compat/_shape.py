# SPDX-License-Identifier: MIT
"""feedcat's JSON in the shape of feedparser's results.

Pure Python over plain dictionaries: nothing here needs the extension module, so
that programs which only have feedcat's output can use it as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from ._dates import dates
from ._elements import extensions
from ._media import media
from ._people import people
from ._shaper import Document, Shaper
from ._texts import content, subtitle
from ._values import PREFIXES, Json, absolute, described

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
    return described(shown)


def _generator(out: Json, generator: Json) -> None:
    """The program that made the feed."""
    names = (("name", "name"), ("version", "version"), ("uri", "href"))
    detail = {to: generator[key] for key, to in names if key in generator}
    out["generator_detail"] = detail
    out["generator"] = detail.get("name", detail.get("href", ""))


def _skipped(out: Json, update: Json) -> None:
    """When not to come. These elements hold others, of which the last one counts."""
    if "skip_hours" in update:
        out["skiphours"] = ""
        out["hour"] = str(update["skip_hours"][-1])
    if "skip_days" in update:
        out["skipdays"] = ""
        out["day"] = update["skip_days"][-1].capitalize()


def _update(shaper: Shaper, update: Json) -> None:
    """When to come back."""
    out = shaper.out
    if "ttl" in update:
        out["ttl"] = str(update["ttl"])
    if "cloud" in update:
        cloud = dict(update["cloud"])
        if "registerProcedure" in cloud:
            cloud["registerprocedure"] = cloud.pop("registerProcedure")
        cloud.setdefault("registerprocedure", "")
        out["cloud"] = cloud
    names = (("period", "updateperiod"), ("frequency", "updatefrequency"),
             ("base_raw", "updatebase"))  # fmt: skip
    for key, to in names:
        if key in update:
            out[f"sy_{to}"] = str(update[key])
    _skipped(out, update)
    if shaper.declares("itunes"):
        if "moved_to" in update:
            out["itunes_new-feed-url"] = update["moved_to"]
        if update.get("complete"):
            out["itunes_complete"] = "yes"


def _stated_language(shaper: Shaper) -> None:
    """The language that an element names, as it was written; else that of a feed."""
    elements = shaper.said.get("language")
    if elements:
        shaper.out["language"] = elements[-1]["value"]


def shape_feed(source: Json, document: Document) -> Json:
    """What a feed says of itself."""
    shaper = Shaper(source, source, document)
    out = shaper.out
    shaper.title()
    subtitle(shaper)
    shaper.rights()
    if shaper.is_atom:
        shaper.identifier()
        if "id" in out:
            out["id"] = absolute(shaper.base, out["id"])
    shaper.links()
    dates(shaper)
    people(shaper)
    shaper.categories()
    shaper.put("language")
    _stated_language(shaper)
    image = source.get("image")
    if image and shaper.is_atom:
        if image.get("url") != source.get("icon"):
            out["logo"] = image.get("url", "")
    elif image:
        out["image"] = _image(image)
    shaper.put("icon")
    if "generator" in source:
        _generator(out, source["generator"])
    _update(shaper, source.get("update", {}))
    extensions(shaper)
    return out


# -- entries ----------------------------------------------------------------------------


def _comments(shaper: Shaper) -> None:
    """Where an entry is talked about, and how much."""
    source, out = shaper.source, shaper.out
    written = shaper.said.get("comments", [])
    if shaper.is_atom and not written:
        if "comments_number" in source:
            out["thr_total"] = str(source["comments_number"])
        return
    shaper.put("comments")
    if written and shaper.has_guessed_base:
        out["comments"] = written[0]["value"]
    shaper.put("comments_feed", "wfw_commentrss")
    if "comments_number" in source:
        is_thread = shaper.declares("thr") and not shaper.declares("slash")
        name = "thr_total" if is_thread else "slash_comments"
        out[name] = str(source["comments_number"])


def _source(shaper: Shaper) -> None:
    """The feed that an entry was taken from. RSS knows its title and address."""
    inner = shaper.source["source"]
    shown = shape_feed(inner, shaper.document)
    if not shaper.is_atom:
        shown = {key: shown[key] for key in ("title",) if key in shown}
    if "feed_link" in inner:
        shown.setdefault("href", inner["feed_link"])
    shaper.out["source"] = shown


def shape_entry(source: Json, document: Document) -> Json:
    """An entry."""
    shaper = Shaper(source, document.feed, document)
    shaper.identifier()
    shaper.title()
    shaper.links()
    content(shaper)
    shaper.rights()
    dates(shaper)
    people(shaper)
    shaper.categories()
    _stated_language(shaper)
    media(shaper)
    _comments(shaper)
    if "source" in source:
        _source(shaper)
    extensions(shaper)
    return shaper.out


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
    whole = Document(feed, resolves)
    out: Json = {
        "bozo": problem is not None,
        "entries": [
            shape_entry(entry, whole) for entry in document.get("entries", ())
        ],
        "feed": shape_feed(feed, whole),
        "headers": dict(headers),
    }
    if problem is not None:
        out["bozo_exception"] = problem
    out["encoding"] = _encoding(feed.get("encoding", {}), data, content_type)
    out["version"] = _version(feed, data)
    out["namespaces"] = {
        PREFIXES.get(uri.lower(), prefix): uri
        for prefix, uri in feed.get("namespaces", {}).items()
    }
    return out
