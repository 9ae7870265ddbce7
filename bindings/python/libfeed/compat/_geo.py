# SPDX-License-Identifier: MIT
"""GeoRSS in the manner of GeoJSON."""

from __future__ import annotations

import re
from collections.abc import Callable

from ._shaper import Shaper
from ._values import Json, attributes_of, text_of

# Codes of the EPSG whose first axis is the easting: what is neither geographic nor
# one of the few projections that begin with the northing.
_EASTING_FIRST = re.compile(r"epsg:(?:[^:]*:)?(2[0-9]{4}|3[0-9]{4}|[57][0-9]{3})$", re.I)


def points_of(text: str, dimensions: int, swap: bool) -> list[tuple[float, ...]]:
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


def geometry(kind: str, points: list[tuple[float, ...]]) -> Json:
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


def simple_geometry(kind: str) -> Callable[[Shaper, Json], None]:
    """GeoRSS Simple: pairs of latitude and longitude."""

    def shape(shaper: Shaper, node: Json) -> None:
        shaper.out["where"] = geometry(kind, points_of(text_of(node), 2, True))

    return shape


def geometry_of(shaper: Shaper, node: Json) -> None:
    """GeoRSS GML: one geometry with its reference system."""
    kinds = {"Point": "Point", "LineString": "LineString", "Polygon": "Polygon",
             "Envelope": "Box"}  # fmt: skip
    for child in node.get("children", ()):
        if child.get("name") not in kinds:
            continue
        attributes = attributes_of(child)
        system = attributes.get("srsName", "")
        dimensions = 3 if attributes.get("srsDimension") == "3" else 2
        texts = [text_of(child)]
        stack = list(child.get("children", ()))
        while stack:
            inner = stack.pop()
            texts.append(text_of(inner))
            stack.extend(inner.get("children", ()))
        swap = _EASTING_FIRST.search(system) is None
        points = points_of(" ".join(texts), dimensions, swap)
        shaper.out["where"] = geometry(kinds[child["name"]], points)
        if system and shaper.out["where"]:
            shaper.out["where"]["srsName"] = system
