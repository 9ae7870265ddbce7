#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""libfeed against other parsers that Python has, in one run over the same files.

  bench.py FOLDER [--rounds N] [--memory MB] [--workers]

FOLDER holds feeds; those that are not well-formed, or that one of the parsers
refuses, are left out and counted. Every field that libfeed and the other parser
both give is read from every entry. The parsers take turns; each reads all files
once before its turn is timed, so that none pays for what another one left in the
caches. Times are those of the processor, and the median of the rounds counts. What is not installed is left
out: pip install fastfeedparser feedparser-rs feedparser.
"""

import argparse
import importlib
import importlib.metadata
import os
import pathlib
import platform
import statistics
import subprocess
import sys
import time
import xml.parsers.expat

import libfeed

# -- what is read: with each of the others, the fields that both have --------------


def read_libfeed(data):
    feed = libfeed.parse(data)
    feed.title, feed.link, feed.language, feed.subtitle, feed.id, feed.updated
    feed.generator, feed.links, feed.authors
    for entry in feed.entries:
        entry.id, entry.title, entry.link, entry.summary, entry.comments
        entry.published, entry.updated
        for author in entry.authors:
            author.name
        for category in entry.categories:
            category.term, category.scheme, category.label
        for link in entry.links:
            link.href, link.rel, link.type, link.title
        for content in entry.content:
            content.type, content.value, content.language, content.base
        for media in entry.media:
            media.url, media.type, media.medium, media.length
            media.width, media.height, media.title, media.description


def read_dictionaries(feed):
    """The same fields from dictionaries with feedparser's keys."""
    get = feed.feed.get
    get("title"), get("link"), get("language"), get("subtitle"), get("id")
    get("updated"), get("generator"), get("links"), get("author")
    for entry in feed.entries:
        get = entry.get
        get("id"), get("title"), get("link"), get("summary"), get("description")
        get("comments"), get("published"), get("updated")
        for author in get("authors") or ():
            author.get("name")
        for tag in get("tags") or ():
            tag.get("term"), tag.get("scheme"), tag.get("label")
        for link in get("links") or ():
            link.get("href"), link.get("rel"), link.get("type"), link.get("title")
        for content in get("content") or ():
            content.get("type"), content.get("value")
            content.get("language"), content.get("base")
        for media in get("media_content") or ():
            media.get("url"), media.get("type"), media.get("medium")
            media.get("width"), media.get("height")
            media.get("title"), media.get("description")
        for media in get("enclosures") or ():
            media.get("url"), media.get("type"), media.get("length")


def read_attributes(feed):
    """The same fields from feedparser-rs, which has objects."""
    about = feed.feed
    for name in ("title", "link", "language", "subtitle", "id", "updated",
                 "generator", "links", "author"):  # fmt: skip
        getattr(about, name, None)
    for entry in feed.entries:
        for name in ("id", "title", "link", "summary", "comments", "published",
                     "updated"):  # fmt: skip
            getattr(entry, name, None)
        for name, parts in (
            ("authors", ("name",)),
            ("tags", ("term", "scheme", "label")),
            ("links", ("href", "rel", "type", "title")),
            ("content", ("type", "value", "language", "base")),
            ("media_content", ("url", "type", "width", "height")),
            ("enclosures", ("url", "type", "length")),
        ):
            for part in getattr(entry, name, None) or ():
                for key in parts:
                    getattr(part, key, None)


def others():
    """[(name, version, function)] of what is installed."""
    found = []
    for name, module, read in (
        ("fastfeedparser", "fastfeedparser", read_dictionaries),
        ("feedparser-rs", "feedparser_rs", read_attributes),
        ("feedparser", "feedparser", read_dictionaries),
    ):
        try:
            parse = importlib.import_module(module).parse
        except ImportError:
            print(f"{name} is not installed")
            continue
        version = importlib.metadata.version(name)
        found.append((name, version, lambda data, p=parse, r=read: r(p(data))))
    return found


# -- the corpus ------------------------------------------------------------------------


def well_formed(data):
    try:
        xml.parsers.expat.ParserCreate().Parse(data, True)
    except (xml.parsers.expat.ExpatError, ValueError, LookupError):
        return False
    return True


def corpus(folder, functions):
    """The files that everybody reads."""
    chosen, left = [], 0
    for path in sorted(folder.rglob("*")):
        if not path.is_file():
            continue
        data = path.read_bytes()
        try:
            if not well_formed(data):
                raise ValueError
            for function in functions:
                function(data)
        except Exception:
            left += 1
            continue
        chosen.append(data)
    return chosen, left


def processor():
    try:
        for line in pathlib.Path("/proc/cpuinfo").read_text().splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    except OSError:
        pass
    return platform.processor()


def seconds(function, files):
    start = time.process_time()
    for data in files:
        function(data)
    return time.process_time() - start


def compare(files, subjects, rounds):
    """Medians; a slow parser takes fewer turns."""
    size = sum(map(len, files))
    times = {name: [] for name, _, _ in subjects}
    for turn in range(rounds):
        for name, _, function in subjects:
            if times[name] and times[name][0] > 3 and turn >= 3:
                continue
            seconds(function, files)  # to warm up
            times[name].append(seconds(function, files))
    base = statistics.median(times[subjects[0][0]])
    print(f"\n{'parser':30} {'median ms':>10} {'MB/s':>8} {'libfeed is':>12}")
    for name, version, _ in subjects:
        median = statistics.median(times[name])
        print(
            f"{name + ' ' + version:30} {1000 * median:10.1f} "
            f"{size / median / 1e6:8.1f} {median / base:11.2f}×"
        )


# -- constant memory, threads ----------------------------------------------------------


def memory(size):
    """What iterparse takes for a feed of `size` MB."""
    script = pathlib.Path(__file__).with_name("stream.py")
    done = subprocess.run(
        [sys.executable, script, str(size << 20)],
        stdout=subprocess.PIPE, text=True, check=True,
    )  # fmt: skip
    count, peak = map(int, done.stdout.split())
    print(
        f"\niterparse of {size} MB: {count} entries, "
        f"{peak / 1024:.1f} MiB resident at most"
    )


def workers(files, rounds=15):
    """How much two threads save, to the returned feeds.

    Short turns, the best of each: whatever else runs takes a processor away from
    two threads, but not from one.
    """
    sources = files * max(1, 50_000_000 // sum(map(len, files)))
    times = {1: [], 2: []}
    for _ in range(rounds):
        for count, kept in times.items():
            start = time.perf_counter()
            for _ in libfeed.parse_many(sources, workers=count):
                pass
            kept.append(time.perf_counter() - start)
    one, two = (min(times[count]) for count in (1, 2))
    print(f"\nparse_many: two workers take {two / one:.2f} of the time of one")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--memory", type=int, default=0, metavar="MB")
    parser.add_argument("--workers", action="store_true")
    arguments = parser.parse_args()

    rivals = others()
    subjects = [("libfeed", libfeed.__version__, read_libfeed), *rivals]
    files, left = corpus(arguments.folder, [function for _, _, function in subjects])
    if not files:
        sys.exit(f"no feeds in {arguments.folder}")
    print(f"{processor()}, {os.cpu_count()} processors, {platform.platform()}")
    print(f"Python {platform.python_version()}")
    print(
        f"{len(files)} feeds, {sum(map(len, files)) / 1e6:.1f} MB "
        f"({left} that are not well-formed or refused by one of them left out)"
    )
    compare(files, subjects, arguments.rounds)
    if arguments.workers:
        workers(files)
    if arguments.memory:
        memory(arguments.memory)


if __name__ == "__main__":
    main()
