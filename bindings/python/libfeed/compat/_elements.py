# SPDX-License-Identifier: MIT
"""Elements without a field that have a shape of their own."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from ._geo import geometry_of, simple_geometry
from ._markup import markup_of
from ._shaper import Shaper
from ._values import (
    Json,
    absolute,
    attributes_of,
    binary,
    described,
    parsed_date,
    text_of,
)

_Special = Callable[[Shaper, Json], None]


def _text_input(shaper: Shaper, node: Json) -> None:
    """Where a reader may write: title, description, name and link."""
    members = {
        child["name"].lower(): text_of(child)
        for child in node.get("children", ())
        if "name" in child
    }
    shaper.out["textinput"] = described(members)


def _explicit(shaper: Shaper, node: Json) -> None:
    truth = {"yes": True, "true": True, "clean": False, "no": False, "false": False}
    shaper.out["itunes_explicit"] = truth.get(node.get("text", ""))


def _block(shaper: Shaper, node: Json) -> None:
    shaper.out["itunes_block"] = 1 if node.get("text") in ("yes", "Yes") else 0


def _media_list(key: str) -> _Special:
    """A repeated element: attributes, and the text as ``content``."""

    def shape(shaper: Shaper, node: Json) -> None:
        item = attributes_of(node)
        item["content"] = text_of(node)
        shaper.out.setdefault(key, []).append(item)

    return shape


def _restriction(shaper: Shaper, node: Json) -> None:
    """For whom it is not: words, with what they mean."""
    text = text_of(node)
    shaper.out["media_restriction"] = attributes_of(node) | {"content": text.split()}
    shaper.out["restriction"] = text


def _person(text: str) -> Json:
    """``name (address)``, ``address (name)``, or one of them."""
    outer, inner = text, ""
    for opening, closing in ("()", "<>"):
        at = text.rfind(opening)
        if at > 0 and text.endswith(closing):
            outer, inner = text[:at].strip(), text[at + 1 : -1].strip()
    parts = [part for part in (outer, inner) if part]
    return {"email" if "@" in x and " " not in x else "name": x for x in parts}


def _publisher(shaper: Shaper, node: Json) -> None:
    """Who publishes an item."""
    shaper.out["publisher"] = text_of(node)
    shaper.out["publisher_detail"] = _person(shaper.out["publisher"])


def _valid(shaper: Shaper, node: Json) -> None:
    """A period of DCMI: ``start=…;end=…;scheme=…``."""
    for part in text_of(node).split(";"):
        key, _, value = part.partition("=")
        if key.strip() in ("start", "end") and value:
            name = f"validity_{key.strip()}"
            shaper.out[name] = value.strip()
            shaper.out[f"{name}_parsed"] = parsed_date(_filled(value.strip()))


def _filled(text: str) -> str:
    """A W3C date and time with the seconds that it may leave out."""
    return re.sub(r"(T\d\d:\d\d)(?=[Z+-]|$)", r"\1:00", text)


def _info(shaper: Shaper, node: Json) -> None:
    """Atom 0.3 ``info``: a text construct that has no field."""
    attributes = attributes_of(node)
    kind = attributes.get("type", "text/plain")
    if any("name" in child for child in node.get("children", ())):
        value = markup_of(node)
    else:
        value = node.get("text", "")
        if attributes.get("mode") == "base64":
            value = binary("", value)
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


def _chapters(shaper: Shaper, node: Json) -> None:
    """Podlove Simple Chapters; only the first list counts."""
    if "psc_chapters" in shaper.out:
        return
    chapters = []
    for child in node.get("children", ()):
        if child.get("name") == "chapter":
            chapter = attributes_of(child)
            chapter["start_parsed"] = _seconds(chapter.get("start", ""))
            chapters.append(chapter)
    shaper.out["psc_chapters"] = attributes_of(node) | {"chapters": chapters}


SPECIAL: dict[str, _Special] = {
    "textinput": _text_input,
    "info": _info,
    "itunes_explicit": _explicit,
    "itunes_block": _block,
    "media_credit": _media_list("media_credit"),
    "media_restriction": _restriction,
    "dc_publisher": _publisher,
    "dcterms_valid": _valid,
    "psc_chapters": _chapters,
    "georss_point": simple_geometry("Point"),
    "georss_line": simple_geometry("LineString"),
    "georss_polygon": simple_geometry("Polygon"),
    "georss_box": simple_geometry("Box"),
    "georss_where": geometry_of,
}


# Containers without a key: what a field took of them is elsewhere.
SILENT = frozenset({"media_content", "media_group"})


# -- all of them ------------------------------------------------------------------------


def _own_text(node: Json) -> str:
    """The text of an element without that of its children."""
    if "text" in node:
        return str(node["text"]).strip()
    pieces = (x.get("text", "") for x in node.get("children", ()) if "name" not in x)
    return "".join(pieces).strip()


def _kept(nodes: Iterable[Json]) -> list[tuple[Json, bool]]:
    """Elements, in the order in which a stack gives them."""
    return [(node, False) for node in nodes if "name" in node][::-1]


def extensions(shaper: Shaper) -> None:
    """Elements without a field, and what they hold, by prefix and name: attributes
    count where the element begins, else its text where it ends. Of those with the
    same name the last one counts. A field is never replaced."""
    fields = frozenset(shaper.out)
    stack = _kept(shaper.source.get("extensions", ()))
    while stack:
        node, is_done = stack.pop()
        name = shaper.name_of(node)
        if is_done:
            text = _own_text(node)
            shaper.out[name] = absolute(shaper.base, text) if name == "docs" else text
            continue
        if name in SPECIAL:
            SPECIAL[name](shaper, node)
            continue
        if name not in fields and name not in SILENT:
            attributes = attributes_of(node)
            if attributes:
                shaper.out[name] = attributes
            else:
                stack.append((node, True))
        stack.extend(_kept(node.get("children", ())))
