# SPDX-License-Identifier: MIT
"""The golden files of the C tests: Python says the same."""

import json
import os
import subprocess
import typing

import pytest
from conftest import GOLDEN, golden_cases

import libfeed


TEXTS = {
    name
    for name, kind in typing.get_type_hints(libfeed.Options).items()
    if str in typing.get_args(kind)
}


def options_of(path):
    """The options beside an input, for Python."""
    listed = path.with_suffix(".args")
    options = {}
    if listed.exists():
        for line in listed.read_text(encoding="utf-8").splitlines():
            name, _, value = line.partition("=")
            is_text = name in TEXTS
            if name:
                options[name] = value if is_text else int(value)
    return options


@pytest.mark.parametrize(
    "path", golden_cases(), ids=lambda path: str(path.relative_to(GOLDEN))
)
def test_same_json(path):
    expected = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    options = options_of(path)
    try:
        feed = libfeed.parse(path, **options)
    except libfeed.FeedError as error:
        feed = error.partial
        assert expected["error"]["status"] == error.code
    assert json.loads(feed.to_json()) == expected
    assert [json.loads(e.to_json()) for e in feed] == expected["entries"]


@pytest.mark.parametrize(
    "path", golden_cases()[::7], ids=lambda path: str(path.relative_to(GOLDEN))
)
def test_pieces_do_not_matter(path):
    expected = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    data = path.read_bytes()
    entries = []
    try:
        for entry in libfeed.iterparse(
            (data[i : i + 7] for i in range(0, len(data), 7)), **options_of(path)
        ):
            entries.append(json.loads(entry.to_json()))
    except libfeed.FeedError as error:
        assert expected["error"]["status"] == error.code
    assert entries == expected["entries"]


FEEDCAT = os.environ.get("LIBFEED_FEEDCAT")
# A feedcat with sanitizers has their runtime inside; the interpreter loads it first.
WITHOUT_PRELOAD = {k: v for k, v in os.environ.items() if k != "LD_PRELOAD"}
PAGE = """<html><head><link rel='alternate' type='application/rss+xml' href='/f'
 title='a&#10;b&#9;c"d\\'></head><body>x</body></html>"""


def printed(path, options):
    """What feedcat prints, and what Python says."""
    arguments = [f"-o{name}={value}" for name, value in options.items()]
    done = subprocess.run(
        [FEEDCAT, "-f", "json", *arguments, path],
        capture_output=True, check=False, env=WITHOUT_PRELOAD,
    )  # fmt: skip
    try:
        feed = libfeed.parse(path, **options)
    except libfeed.FeedError as error:
        feed = error.partial
    return done.stdout.decode(), feed.to_json() + "\n"


@pytest.mark.skipif(not FEEDCAT, reason="needs feedcat")
def test_same_bytes_as_feedcat(tmp_path):
    for path in golden_cases()[::5]:
        expected, found = printed(path, options_of(path))
        assert found == expected, path
    for number, data in enumerate(
        (b"", b"hello", PAGE.encode(), b"<rss>" + b"&x" * 1200, b"<a>\xff\xe2\x80\xa8\x7f")
    ):
        path = tmp_path / str(number)
        path.write_bytes(data)
        expected, found = printed(path, {})
        assert found == expected, data
