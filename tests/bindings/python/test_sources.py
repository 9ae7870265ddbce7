# SPDX-License-Identifier: MIT
"""What becomes of sources: checks, pieces, when reading begins and ends."""

import array
import asyncio
import io
import itertools
import mmap
import os
import threading
import unittest.mock

import pytest
from conftest import RICH, many

import libfeed
from libfeed._sources import CHUNK, pieces

HEAD = b"<rss version='2.0'><channel><title>T</title>"
ITEM = b"<item><title>a</title><guid>1</guid></item>"


class Answers:
    """A file whose read() gives these values, and then nothing."""

    def __init__(self, *values):
        self.values = list(values)

    def read(self, size=-1):
        return self.values.pop(0) if self.values else b""


def both(source, **options):
    """A function of no arguments for each way to read a source."""
    yield lambda: libfeed.parse(source(), **options)
    yield lambda: list(libfeed.iterparse(source(), **options))


# -- what is refused -------------------------------------------------------------------


@pytest.mark.parametrize("value", [5, [1], object(), {}, 0, False])
def test_what_read_gives_must_be_bytes(value):
    for read in both(lambda: Answers(HEAD, value)):
        with pytest.raises(TypeError, match="read.. gave"):
            read()
    for read in both(lambda: [HEAD, value]):
        with pytest.raises(TypeError, match="chunks must be bytes-like"):
            read()


def test_what_never_ends_and_is_no_bytes_is_refused():
    for read in both(unittest.mock.Mock):
        with pytest.raises(TypeError):
            read()


def test_what_is_awaited_is_for_parser():
    async def stream():
        reader = asyncio.StreamReader()
        reader.feed_data(RICH)
        reader.feed_eof()
        for read in both(lambda: reader):
            with pytest.raises(TypeError, match="StreamReader, is for Parser"):
                read()

    class File:
        async def read(self, size):
            return b""

    asyncio.run(stream())
    with pytest.warns(RuntimeWarning, match="never awaited"):
        with pytest.raises(TypeError, match="gave coroutine"):
            libfeed.parse(File())


def test_files_that_do_not_block():
    for read in both(lambda: Answers(HEAD, None, ITEM)):
        with pytest.raises(BlockingIOError, match="nothing has arrived"):
            read()


@pytest.mark.skipif(os.name == "nt", reason="needs pipes that do not block")
def test_a_pipe_that_does_not_block():
    """Its read1() gives the same for nothing yet and for the end."""
    reader, writer = os.pipe()
    os.set_blocking(reader, False)
    os.write(writer, HEAD)
    with open(reader, "rb") as file:
        with pytest.raises(BlockingIOError):
            libfeed.parse(file)
        os.write(writer, HEAD + ITEM)
        os.close(writer)
        assert libfeed.parse(file).title == "T"


def test_iterparse_tells_mistakes_when_it_is_called(tmp_path):
    with pytest.raises(TypeError, match="a source is"):
        libfeed.iterparse(5)
    with pytest.raises(TypeError, match="colour"):
        libfeed.iterparse(RICH, colour=1)
    path = tmp_path / "feed"
    path.write_bytes(RICH)
    with open(path) as file, pytest.raises(TypeError, match="binary"):
        libfeed.iterparse(file)


# -- bytes in all forms ------------------------------------------------------------------


def test_bytes_in_unusual_forms():
    expected = libfeed.parse(RICH).entries
    spread = bytearray(2 * len(RICH))
    spread[::2] = RICH
    rows = RICH + b" " * (-len(RICH) % 10)
    for source in (
        memoryview(spread)[::2],
        memoryview(RICH[::-1])[::-1],
        memoryview(rows).cast("B", (len(rows) // 10, 10)),
        array.array("B", RICH),
        memoryview(RICH).cast("c"),
    ):
        assert libfeed.parse(source).entries == expected
        assert list(libfeed.iterparse(source)) == expected
        assert libfeed.parse([source]).entries == expected
        parser = libfeed.Parser()
        parser.feed(source)
        parser.close()
        assert list(parser) == expected
    for wrong in (array.array("I", [1]), memoryview(b"1234").cast("I")):
        for read in both(lambda: wrong):
            with pytest.raises(TypeError, match="items of 4 bytes"):
                read()


def test_surrogates():
    text = "<rss version='2.0'><channel><item><title>a%sb</title></item></channel></rss>"
    for written, read in (
        ("\ud83d\ude00", "\U0001f600"), ("\ud800", "\ufffd"), ("\udc00", "\ufffd"),
        ("\ude00\ud83d", "\ufffd\ufffd"), ("\ud83d\ud83d\ude00", "\ufffd\U0001f600"),
    ):  # fmt: skip
        source = text % written
        (entry,) = libfeed.parse(source).entries
        assert entry.title == f"a{read}b"
        assert list(libfeed.iterparse(source)) == [entry]
    # Wherever a text is cut, pairs stay together.
    for shift in range(3):
        source = text % ("x" * shift + "\ud83d\ude00" * CHUNK)
        (entry,) = libfeed.iterparse(source)
        assert entry.title == "a" + "x" * shift + "\U0001f600" * CHUNK + "b"
    # A byte order mark is one at the beginning only.
    cut = "x" * (CHUNK // 4 - len("<rss version='2.0'><channel><item><title>a"))
    (entry,) = libfeed.iterparse(text % (cut + "\ufeffx"))
    assert entry.title == f"a{cut}\ufeffxb"


@pytest.mark.parametrize("view", [lambda data: memoryview(data).toreadonly(), bytearray])
def test_what_others_write_to_is_copied(view):
    """A view that may only be read says nothing of who else may write."""
    data = bytearray(many(500, 2000))
    done = threading.Event()

    def scribble():
        at = 0
        while not done.is_set():
            at = (at + 37) % len(data)
            data[at] = 60 if at % 2 else 97

    thread = threading.Thread(target=scribble)
    thread.start()
    try:
        for _ in range(20):
            for read in both(lambda: view(data)):
                try:
                    read()
                except libfeed.FeedError:
                    pass
    finally:
        done.set()
        thread.join()


# -- in pieces ----------------------------------------------------------------------------


def test_everything_is_cut_into_pieces(tmp_path):
    data = many(300, 1000)
    assert len(data) > 4 * CHUNK
    path = tmp_path / "feed"
    path.write_bytes(data)
    expected = libfeed.parse(data)
    with open(path, "rb") as file, mmap.mmap(
        file.fileno(), 0, access=mmap.ACCESS_READ
    ) as mapped:
        for make in (
            lambda: data, data.decode, lambda: bytearray(data), lambda: [data],
            lambda: memoryview(data), lambda: io.BytesIO(data), lambda: path,
            lambda: Answers(data), lambda: mapped,
        ):  # fmt: skip
            sizes = [len(piece) for piece in pieces(make())]
            assert max(sizes) <= CHUNK and sum(sizes) == len(data)
            assert list(libfeed.iterparse(make())) == expected.entries
        assert libfeed.parse(mapped) == expected


def test_reading_ends_where_a_limit_ends_it():
    read = 0

    def endless():
        nonlocal read
        read = 0
        while True:
            read += 1
            assert read < 100
            yield b"x" * 1000

    for parse in both(endless, limit_input=10_000):
        with pytest.raises(libfeed.FeedError) as caught:
            parse()
        assert caught.value.code == "E_LIMIT" and read < 20


def test_reading_ends_with_the_last_entry():
    read = 0

    def endless():
        nonlocal read
        yield HEAD
        for read in itertools.count(1):
            yield ITEM * 10

    for parse in both(endless, max_entries=15):
        assert len(list(parse())) == 15
        assert read == 2
    feed = libfeed.parse(endless(), max_entries=15)
    assert feed == libfeed.parse(HEAD + ITEM * 20, max_entries=15)


def test_pieces_and_the_whole_are_the_same():
    broken = RICH.replace(b"&amp;", b"&")
    assert libfeed.parse([broken]).to_json() == libfeed.parse(broken).to_json()
    for data, options in ((broken, {"repair": False}), (b"<html></html>", {})):
        with pytest.raises(libfeed.FeedError) as whole:
            libfeed.parse(data, **options)
        with pytest.raises(libfeed.FeedError) as cut:
            libfeed.parse([data], **options)
        assert repr(cut.value) == repr(whole.value)
        assert cut.value.partial.to_json() == whole.value.partial.to_json()
        assert cut.value.partial == whole.value.partial


def test_iterparse_can_be_left(tmp_path):
    path = tmp_path / "feed"
    path.write_bytes(HEAD + ITEM * 10_000)
    entries = libfeed.iterparse(path)
    next(entries)
    entries.close()
    assert list(entries) == []
