# SPDX-License-Identifier: MIT
"""Tables of other libraries: what is installed is tried, what is not says so."""

import sys

import pytest

import libfeed
from libfeed import _tables


def check(rows):
    assert list(rows) == list(_tables.COLUMNS)
    assert rows["title"] == ["First", "Second"]
    assert [list(x) for x in rows["categories"]] == [["c1", "c2"], []]
    assert rows["summary"][1] is None
    published = rows["published"]
    assert published[0].isoformat() == "2002-09-07T07:42:31+00:00"
    assert published[1].isoformat() == "2002-09-08T00:00:00+00:00"


def test_pandas(rich):
    pandas = pytest.importorskip("pandas")
    frame = rich.to_pandas()
    assert isinstance(frame, pandas.DataFrame)
    assert str(frame["published"].dtype).startswith("datetime64")
    rows = {name: list(frame[name]) for name in frame.columns}
    rows["summary"] = [None if pandas.isna(x) else x for x in rows["summary"]]
    check(rows)
    assert frame["published"].dt.year.tolist() == [2002, 2002]


def test_polars(rich):
    polars = pytest.importorskip("polars")
    frame = rich.to_polars()
    assert isinstance(frame, polars.DataFrame) and frame.shape[0] == 2
    check(frame.to_dict(as_series=False))


def test_arrow(rich):
    pyarrow = pytest.importorskip("pyarrow")
    table = rich.to_arrow()
    assert isinstance(table, pyarrow.Table)
    check(table.to_pydict())


TABLES = [("pandas", "to_pandas"), ("polars", "to_polars"), ("pyarrow", "to_arrow")]
ATOM = '<feed xmlns="http://www.w3.org/2005/Atom">%s</feed>'
UPDATED = "<entry><id>1</id><updated>%s</updated></entry>"


def kinds(table):
    """What the columns hold."""
    if hasattr(table, "dtypes") and hasattr(table, "index"):  # pandas
        return [str(kind) for kind in table.dtypes]
    return list(table.schema.items()) if hasattr(table.schema, "items") else table.schema


@pytest.mark.parametrize(("library", "method"), TABLES)
def test_columns_are_the_same_whatever_is_in_them(rich, library, method):
    pytest.importorskip(library)
    expected = getattr(rich, method)()
    for data in (
        b"<rss version='2.0'><channel/></rss>",
        b"<rss version='2.0'><channel><item/></channel></rss>",
        b"<rss version='2.0'><channel><item><title>T</title></item></channel></rss>",
    ):
        table = getattr(libfeed.parse(data), method)()
        assert kinds(table) == kinds(expected)
        names = getattr(table, "column_names", None) or list(table.columns)
        assert names == list(_tables.COLUMNS)


@pytest.mark.parametrize(("library", "method"), TABLES)
def test_dates_at_the_ends_of_the_calendar(library, method):
    pytest.importorskip(library)
    dates = [
        "0001-01-01T00:00:00+05:00", "9999-12-31T23:59:59-05:00",
        "0001-01-01T00:00:00Z", "9999-12-31T23:59:59.999999Z", "1500-06-01T00:00:00Z",
    ]  # fmt: skip
    feed = libfeed.parse(ATOM % "".join(UPDATED % date for date in dates))
    column = getattr(feed, method)()["updated"]
    moments = column.to_pylist() if library == "pyarrow" else list(column)
    shown = [None if str(m) in ("None", "NaT") else m.isoformat() for m in moments]
    assert shown == [
        None, None, "0001-01-01T00:00:00+00:00", "9999-12-31T23:59:59.999999+00:00",
        "1500-06-01T00:00:00+00:00",
    ]  # fmt: skip


def test_a_summary_that_stands_for_the_content():
    data = (
        "<rss version='2.0'><channel><item><title>a</title>"
        "<description>&lt;p>Hi &lt;a href='u'>you&lt;/a></description></item>"
        "</channel></rss>"
    )
    (entry,) = libfeed.parse(data).entries
    assert entry.summary_is_content and entry.content == []
    columns = _tables._columns([entry, libfeed.Entry(summary="s")])
    assert columns["content"] == ["<p>Hi <a href='u'>you</a>", None]


@pytest.mark.parametrize("library", ["pandas", "polars", "pyarrow"])
def test_a_missing_library_is_named(rich, monkeypatch, library):
    monkeypatch.setitem(sys.modules, library, None)
    method = "to_arrow" if library == "pyarrow" else f"to_{library}"
    with pytest.raises(ImportError, match=f"pip install {library}"):
        getattr(rich, method)()


def test_nothing_is_imported_before_it_is_asked_for():
    import subprocess

    code = (
        "import sys, libfeed; libfeed.parse(b\"<rss version='2.0'><channel/></rss>\");"
        "assert not {'pandas', 'polars', 'pyarrow', 'numpy'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
