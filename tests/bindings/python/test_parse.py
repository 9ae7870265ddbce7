# SPDX-License-Identifier: MIT
"""Sources, options, errors, the push parser, threads."""

import asyncio
import io
import itertools
import mmap
import pickle
import re
import threading
import time

import pytest
from conftest import EXAMPLES, RICH, many

import libfeed

SMALL = b"<rss version='2.0'><channel><title>T</title><item><guid>1</guid></item></channel></rss>"


def test_every_kind_of_source_gives_the_same(tmp_path):
    path = tmp_path / "feed.xml"
    path.write_bytes(RICH)
    expected = libfeed.parse(RICH)
    with open(path, "rb") as file, mmap.mmap(
        file.fileno(), 0, access=mmap.ACCESS_READ
    ) as mapped:
        sources = [
            bytearray(RICH),
            memoryview(RICH),
            mapped,
            path,
            io.BytesIO(RICH),
            open(path, "rb"),
            [RICH[:50], RICH[50:51], b"", bytearray(RICH[51:])],
            (RICH[i : i + 1] for i in range(len(RICH))),
        ]
        for source in sources:
            assert libfeed.parse(source) == expected, source
    text = libfeed.parse(RICH.decode())
    assert text.entries == expected.entries and text.encoding.source == "transport"


def test_str_is_content_and_its_declaration_is_history():
    text = '<?xml version="1.0" encoding="iso-8859-1"?><rss version="2.0"><channel><title>Zürich €</title></channel></rss>'
    assert libfeed.parse(text).title == "Zürich €"
    assert libfeed.parse("\ufeff" + text).title == "Zürich €"
    assert [p.code for p in libfeed.parse(text).problems] == []
    # A str is never a path.
    with pytest.raises(libfeed.FeedError):
        libfeed.parse(str(EXAMPLES / "sample.xml"))
    # Pairs of surrogates are one character, half a pair is none.
    assert libfeed.parse(text.replace("€", "\ud83d\ude00b\ud800")).title == "Zürich 😀b�"


def test_str_is_content_for_iterparse_and_parse_many():
    text = '<?xml version="1.0" encoding="iso-8859-1"?><rss version="2.0"><channel><item><title>Zürich €</title></item></channel></rss>'
    assert [e.title for e in libfeed.iterparse(text)] == ["Zürich €"]
    (feed,) = libfeed.parse_many([text])
    assert feed.entries[0].title == "Zürich €"


@pytest.mark.parametrize("wrong", [None, 1, 1.5, object(), ["text"], [1]])
def test_wrong_sources_are_type_errors_that_say_what_is_taken(wrong):
    with pytest.raises(TypeError, match="bytes"):
        libfeed.parse(wrong)


def test_text_files_are_refused(tmp_path):
    path = tmp_path / "f"
    path.write_text("<rss/>")
    with open(path) as file, pytest.raises(TypeError, match="binary"):
        libfeed.parse(file)
    with pytest.raises(OSError):
        libfeed.parse(tmp_path / "absent")


def test_options():
    feed = libfeed.parse(RICH, max_entries=1, content=False)
    assert len(feed.entries) == 1 and feed.entries[0].content == []
    assert libfeed.parse(RICH, base_uri="http://b.example/").entries[1].link
    assert libfeed.parse(RICH, repair=False, repair_text=True).title == "A & B"
    with pytest.raises(TypeError, match="unknown option 'colour'"):
        libfeed.parse(RICH, colour=1)
    with pytest.raises(TypeError):
        libfeed.Parser(colour=1)


@pytest.mark.parametrize(
    ("error", "name", "value", "wanted"),
    [
        (TypeError, "limit_depth", "5", "a whole number from 1 to"),
        (TypeError, "max_entries", 1.9, "a whole number from 0 to"),
        (TypeError, "content", "no", "True or False"),
        (TypeError, "base_uri", 5, "text of at most 65536 bytes"),
        (TypeError, "base_uri", b"http://e.org/", "text of at most"),
        (ValueError, "limit_depth", -1, "a whole number from 1 to"),
        (ValueError, "limit_depth", 10**30, "a whole number from 1 to"),
        (ValueError, "max_entries", -1, "a whole number from 0 to"),
        (ValueError, "format_hint", 3, "a whole number from 0 to 2"),
        (ValueError, "repair", 2, "True or False"),
        (ValueError, "base_uri", "a\0b", "text of at most 65536 bytes, without U[+]0000"),
        (ValueError, "base_uri", "\ud800", "text of at most"),
        (ValueError, "content_type", "x" * 65537, "text of at most 65536 bytes"),
    ],
)
def test_wrong_options(error, name, value, wanted):
    """Name, bounds and value are told, at once."""
    shown = re.escape(repr(value)[:20])
    for call in (libfeed.parse, libfeed.iterparse, lambda source, **o: libfeed.Parser(**o),
                 lambda source, **o: libfeed.parse_many([source], **o)):  # fmt: skip
        with pytest.raises(error, match=f"option {name} is {wanted}.*, not {shown}"):
            call(RICH, **{name: value})


def test_options_that_are_none_are_left_out():
    options = dict.fromkeys(libfeed.Options.__annotations__)
    assert libfeed.parse(RICH, **options) == libfeed.parse(RICH)


@pytest.mark.parametrize("name", ["https://example.org/feed", "my feed.xml"])
def test_text_that_looks_like_a_name(name):
    for read in (libfeed.parse, lambda text: list(libfeed.iterparse(text))):
        with pytest.raises(libfeed.FeedError, match="never a name: a file is a pathlib"):
            read(name)
    (error,) = libfeed.parse_many([name])
    assert "pathlib.Path" in error.message and "pathlib" in str(pickle.loads(pickle.dumps(error)))
    for other in (name.encode(), name + "\n" + name, "", "<html>"):
        with pytest.raises(libfeed.FeedError) as caught:
            libfeed.parse(other)
        assert "pathlib" not in str(caught.value)


def test_every_option_of_c_is_typed():
    numbers = {n for n, *_ in libfeed._native.libfeed_py_option_bounds()}
    typed = {
        libfeed._native.libfeed_option_find(name)
        for name in libfeed.Options.__annotations__
    }
    assert numbers <= typed and 0 not in typed


def test_errors_carry_what_was_read():
    broken = RICH[: RICH.index(b"<item><title>Second")] + b"<item><title>x & y"
    with pytest.raises(libfeed.FeedError) as caught:
        libfeed.parse(broken, repair=False)
    error = caught.value
    assert error.code == "E_SYNTAX" and error.line and error.column and error.message
    assert broken[error.offset : error.offset + 1] == b"&"
    assert [e.id for e in error.partial.entries] == ["one"]
    assert str(error).startswith(f"{error.line}:{error.column}: ")
    copy = pickle.loads(pickle.dumps(error))
    assert (copy.code, copy.line, copy.partial) == (
        error.code,
        error.line,
        error.partial,
    )
    with pytest.raises(libfeed.FeedError) as caught:
        libfeed.parse(b"<html><head><link rel='alternate' type='application/rss+xml' href='http://e.org/f'></head><body></body></html>")
    assert caught.value.code == "E_NOT_FEED" and caught.value.kind == "html"
    assert [link.href for link in caught.value.partial.advertised] == ["http://e.org/f"]
    assert caught.value.partial.entries == []


def test_broken_feeds_are_no_errors():
    feed = libfeed.parse(b"<rss version='2.0'><channel><title>A & B</title><item><title>1")
    assert feed.title == "A & B" and feed.entries[0].title == "1"
    assert {p.code for p in feed.problems} >= {"ampersand-bare", "input-truncated"}
    problem = feed.problems[0]
    assert (problem.line, problem.column, problem.offset) == (1, 38, 37)
    assert "ampersand" in str(problem)


def test_push_parser():
    parser = libfeed.Parser()
    assert parser.channel is None and list(parser) == []
    seen = []
    for i in range(len(RICH)):
        parser.feed(RICH[i : i + 1])
        seen += parser
    assert [e.id for e in seen] == ["one", seen[1].id]
    parser.close()
    parser.close()
    assert list(parser) == []
    assert parser.channel.title == "A & B" and parser.channel.kind == "feed"
    assert seen == libfeed.parse(RICH).entries
    assert parser.problems == libfeed.parse(RICH).problems
    with pytest.raises(ValueError):
        parser.feed(b"")
    with pytest.raises(TypeError):
        libfeed.Parser().feed("text")


def test_push_parser_fails_after_its_entries():
    parser = libfeed.Parser(repair=False)
    parser.feed(SMALL.replace(b"</channel>", b"<item>&</item></channel>"))
    entries = iter(parser)
    assert next(entries).id == "1"
    with pytest.raises(libfeed.FeedError) as caught:
        next(entries)
    assert caught.value.code == "E_SYNTAX" and caught.value.partial.title == "T"


def test_leaving_a_loop_loses_no_entry():
    parser = libfeed.Parser()
    parser.feed(many(10))
    parser.close()
    for entry in parser:
        break
    found = [entry, *itertools.islice(parser, 2), next(iter(parser))]
    first, second = iter(parser), iter(parser)
    found += [next(first), next(second), next(first)]
    assert [entry.id for entry in [*found, *parser]] == [str(i) for i in range(10)]
    assert list(parser) == [] and list(first) == []


def test_bytes_may_come_while_a_loop_runs():
    parser = libfeed.Parser()
    parser.feed(SMALL[: SMALL.index(b"</channel>")])
    found = []
    for entry in parser:
        found.append(entry.id)
        if len(found) < 3:
            parser.feed(b"<item><guid>%d</guid></item>" % (len(found) + 1))
    assert found == ["1", "2", "3"]


def test_close_may_be_tried_again(monkeypatch):
    parser = libfeed.Parser()
    parser.feed(RICH)

    def busy(native):
        raise RuntimeError("another thread is using this parser")

    with monkeypatch.context() as patch:
        patch.setattr(libfeed._native, "libfeed_py_parser_finish", busy)
        with pytest.raises(RuntimeError):
            parser.close()
    parser.close()
    assert len(list(parser)) == 2


def test_push_parser_as_a_context():
    with libfeed.Parser() as parser:
        parser.feed(RICH)
    with pytest.raises(ValueError):
        parser.feed(b"")
    assert len(list(parser)) == 2
    with pytest.raises(ZeroDivisionError), libfeed.Parser() as parser:
        parser.feed(RICH[: len(RICH) // 2])
        raise ZeroDivisionError
    parser.feed(RICH[len(RICH) // 2 :])
    assert len(list(parser)) == 2


def test_what_a_push_parser_knows():
    data = RICH.replace(b"A &amp; B", b"A & \xff B")
    whole = libfeed.parse(data)
    parser = libfeed.Parser()
    assert (parser.kind, parser.problem_total, parser.replaced_total) == ("unknown", 0, 0)
    parser.feed(data)
    parser.close()
    assert list(parser) == whole.entries
    for known in (parser, parser.channel):
        assert known.kind == whole.kind == "feed"
        assert known.problem_total == whole.problem_total > 0
        assert known.replaced_total == whole.replaced_total == 1
    page = libfeed.Parser()
    page.feed(
        b"<html><head><link rel='alternate' type='application/rss+xml' href='http://e.org/f'>"
        b"</head><body></body></html>"
    )
    page.close()
    with pytest.raises(libfeed.FeedError):
        list(page)
    assert page.kind == "html"
    assert [link.href for link in page.advertised] == ["http://e.org/f"]


def test_push_parser_in_asyncio():
    async def chunks():
        for i in range(0, len(RICH), 100):
            await asyncio.sleep(0)
            yield RICH[i : i + 100]

    async def read():
        parser, titles = libfeed.Parser(), []
        async for chunk in chunks():
            parser.feed(chunk)
            titles += [entry.title for entry in parser]
        parser.close()
        return titles + [entry.title for entry in parser]

    assert asyncio.run(read()) == ["First", "Second"]


def test_iterparse_yields_while_the_source_is_read():
    read = 0

    def chunks():
        nonlocal read
        for i in range(0, len(RICH), 16):
            read += 1
            yield RICH[i : i + 16]

    entries = libfeed.iterparse(chunks())
    assert next(entries).id == "one"
    assert read < len(RICH) // 16
    assert [e.title for e in entries] == ["Second"]


def test_the_lock_is_released_while_c_parses():
    """Another thread goes on while a big feed is parsed."""
    data = many(20_000, 2000)
    steps, done = [0], threading.Event()
    at_entry = [0, 0]

    def count():
        while not done.is_set():
            steps[0] += 1
            time.sleep(0)

    thread = threading.Thread(target=count)
    thread.start()
    try:
        native = libfeed._native
        at_entry[0] = steps[0]
        document = native.libfeed_py_document(data, None)
        at_entry[1] = steps[0]
    finally:
        done.set()
        thread.join()
    assert native.libfeed_py_document_state(document)[0] == 0
    # The switch interval alone would give it no turn: C never gives the lock up.
    assert at_entry[1] - at_entry[0] > 10


def test_a_parser_used_by_two_threads_refuses():
    data = many(5_000, 2000)
    parser = libfeed.Parser()
    errors, others = [], []
    barrier = threading.Barrier(4)

    def use():
        barrier.wait()
        for at in range(0, len(data), 1 << 20):
            try:
                parser.feed(data[at : at + (1 << 20)])
                list(parser)
                parser.problems, parser.channel
            except RuntimeError as error:
                errors.append(error)
            except Exception as error:
                others.append(error)

    threads = [threading.Thread(target=use) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not [e for e in others if not isinstance(e, libfeed.FeedError)]
    assert all("another thread" in str(e) for e in errors)


def test_a_buffer_that_changes_while_it_is_parsed_does_no_harm():
    data = bytearray(many(2_000, 2000))
    done = threading.Event()

    def scribble():
        while not done.is_set():
            data[1000:1100], data[5000:5100] = data[5000:5100], data[1000:1100]

    thread = threading.Thread(target=scribble)
    thread.start()
    try:
        for _ in range(20):
            libfeed.parse(data)
    except libfeed.FeedError:
        pass
    finally:
        done.set()
        thread.join()


def test_version():
    assert libfeed.__version__.count(".") == 2
