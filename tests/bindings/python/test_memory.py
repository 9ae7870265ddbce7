# SPDX-License-Identifier: MIT
"""Who outlives whom, leaks, and constant memory."""

import gc
import os
import pathlib
import random
import subprocess
import sys
import weakref

import pytest
from conftest import RICH, deep

import libfeed

STREAM = pathlib.Path(__file__).resolve().parents[3] / "bench/python/stream.py"
LONG = os.environ.get("LIBFEED_TEST_LONG") == "1"


def resident() -> int:
    """Resident memory in bytes."""
    for line in pathlib.Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) * 1024
    raise AssertionError("no VmRSS")


linux = pytest.mark.skipif(
    not pathlib.Path("/proc/self/status").exists()
    or "LIBFEED_SANITIZED" in os.environ,
    reason="needs /proc, and the memory of a build without sanitizers",
)


def pieces(feed):
    """Objects of every kind that hang together."""
    entry = feed.entries[0]
    media = entry.media[0]
    tree = entry.extensions[0]
    return [
        feed, feed.entries, entry, feed.problems, feed.links, entry.links,
        entry.links[0], entry.authors[0], entry.categories, entry.content[0], media,
        media.thumbnails[0], media.credits[0], tree, tree.children, tree.children[-1],
        entry.title_detail, entry.candidates("title")[0], feed.extensions[0],
        feed.candidates("title")[0], entry.published,
    ]  # fmt: skip


def test_everything_outlives_everything_in_any_order():
    rng = random.Random(6)
    for _ in range(300):
        parser = libfeed.Parser()
        parser.feed(RICH)
        parser.close()
        objects = [*pieces(libfeed.parse(RICH)), *parser, parser.channel, parser]
        rng.shuffle(objects)
        objects.append(objects[0])
        while objects:
            objects.pop()
            if rng.random() < 0.05:
                gc.collect()
            if objects:
                value = rng.choice(objects)
                repr(value)
                if hasattr(value, "asdict"):
                    value.asdict()


def test_cycles_are_collected():
    class Marker:
        pass

    for whole in (False, True):
        feed = libfeed.parse(RICH)
        entry = feed.entries[0]
        if whole:
            entry = libfeed.Entry(links=[], title="t")
        marker = Marker()
        gone = weakref.ref(marker)
        entry.links.extend([entry, entry.links, marker])
        del feed, entry, marker
        gc.collect()
        assert gone() is None


def test_cycles_through_any_field_are_collected():
    """Whatever can be changed, or was given by hand, is looked at."""

    class Marker:
        pass

    data = RICH.replace(
        b"<channel>",
        b"<channel><cloud domain='d.example' port='80' path='/p'"
        b" registerProcedure='r' protocol='xml-rpc'/>",
    )
    feed = libfeed.parse(data)
    entry = feed.entries[0]
    containers = [
        *(getattr(entry, name) for name in entry._names),
        *(getattr(feed, name) for name in feed._names),
        feed.update.cloud, entry.media[0].credits, entry.extensions[0].children,
    ]  # fmt: skip
    gone = []
    for container in containers:
        if isinstance(container, (list, dict)):
            marker = Marker()
            marker.cycle = [feed, entry, container, marker]
            gone.append(weakref.ref(marker))
            if isinstance(container, list):
                container.append(marker)
            else:
                container["marker"] = marker
    assert len(gone) > 20
    holder = Marker()
    holder.cycle = libfeed.Entry(title=holder)
    gone.append(weakref.ref(holder))
    del feed, entry, containers, container, marker, holder
    gc.collect()
    assert [marker() for marker in gone] == [None] * len(gone)


def test_the_collector_may_run_at_any_moment():
    threshold = gc.get_threshold()
    gc.set_threshold(1)
    try:
        for _ in range(20):
            libfeed.parse(RICH).to_dicts()
            feed = libfeed.parse(deep(200))
            feed.entries[0].asdict()
    finally:
        gc.set_threshold(*threshold)


def test_values_that_finalizers_ask_for_are_made_once():
    """The collector may run while a value is made, and ask for the same one."""

    class Asks:
        def __init__(self, entry):
            self.entry, self.itself = entry, self

        def __del__(self):
            self.entry.authors, self.entry.categories, self.entry.extensions

    def work(n):
        for _ in range(n):
            for entry in libfeed.parse(RICH).entries:
                Asks(entry)
                for name in ("authors", "categories", "extensions"):
                    assert getattr(entry, name) is getattr(entry, name)
        gc.collect()

    threshold = gc.get_threshold()
    gc.set_threshold(2)
    try:
        work(200)
        before = sys.getallocatedblocks()
        work(1000)
        assert sys.getallocatedblocks() - before < 500
    finally:
        gc.set_threshold(*threshold)


def test_nobody_takes_or_gives_references_to_none():
    """Where None is counted (before 3.12), its count stays."""

    def work():
        feed = libfeed.parse(RICH)
        feed.asdict(), feed.to_json(), feed.problems, feed.advertised
        for entry in feed.entries:
            [getattr(entry, name) for name in entry._names]
            entry.asdict()
        parser = libfeed.Parser()
        parser.feed(RICH), parser.channel, list(parser), parser.close()

    work()
    before = sys.getrefcount(None), sys.getrefcount(True), sys.getrefcount(False)
    for _ in range(200):
        work()
    after = sys.getrefcount(None), sys.getrefcount(True), sys.getrefcount(False)
    assert all(abs(a - b) < 100 for a, b in zip(before, after, strict=True))


def test_weak_references():
    feed = libfeed.parse(RICH)
    entry = feed.entries[0]
    references = [weakref.ref(feed), weakref.ref(entry)]
    del feed, entry
    gc.collect()
    assert [r() for r in references] == [None, None]


@linux
def test_no_leak():
    """Memory is flat: the last parses need no more than the first ones did."""
    rounds = 100_000 if LONG else 20_000
    broken = RICH.replace(b"&amp;", b"&")

    def work(n):
        for _ in range(n):
            feed = libfeed.parse(broken)
            for entry in feed.entries:
                entry.asdict()
            feed.asdict(), feed.problems
            try:
                libfeed.parse(b"nothing")
            except libfeed.FeedError:
                pass

    work(rounds // 10)
    gc.collect()
    before = resident()
    work(rounds)
    gc.collect()
    assert resident() - before < 2 << 20


@linux
def test_iterparse_needs_constant_memory():
    """A generated feed of 64 MB (1 GB in the long form) under 60 MiB resident."""
    size = 1 << 30 if LONG else 64 << 20
    done = subprocess.run(
        [sys.executable, STREAM, str(size)],
        capture_output=True,
        text=True,
        check=True,
        timeout=1200,
    )
    count, peak = map(int, done.stdout.split())
    assert count > size // 1100
    assert peak < 60 * 1024
