#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Read a feed that is generated while it is read, and tell what it took.

  stream.py BYTES

Prints how many entries libfeed.iterparse yielded, and the most memory that was
resident, in KiB. Only where there is /proc.
"""

import pathlib
import sys

import libfeed

TEXT = b"Words of all kinds. " * 40
ITEM = (
    b"<item><guid>%d</guid><title>Title %d</title><link>http://e.org/%d</link>"
    b"<description>" + TEXT + b"</description></item>"
)
ITEMS_A_CHUNK = 64


def chunks(size):
    """A feed of `size` bytes or a little more, in pieces."""
    yield b"<rss version='2.0'><channel><title>T</title>"
    n = done = 0
    while done < size:
        piece = b"".join(ITEM % (i, i, i) for i in range(n, n + ITEMS_A_CHUNK))
        n += ITEMS_A_CHUNK
        done += len(piece)
        yield piece
    yield b"</channel></rss>"


def peak():
    """The most memory that was resident, in KiB."""
    for line in pathlib.Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1])
    raise RuntimeError("the system does not tell")


def main():
    entries = libfeed.iterparse(chunks(int(sys.argv[1])))
    count = sum(entry.title is not None for entry in entries)
    print(count, peak())


if __name__ == "__main__":
    main()
