# SPDX-License-Identifier: MIT
"""Tables of other libraries: what is installed is tried, what is not says so."""

import sys

import pytest

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


def test_empty_feeds_have_the_same_columns():
    import libfeed

    feed = libfeed.parse(b"<rss version='2.0'><channel/></rss>")
    for library, method in (("pandas", "to_pandas"), ("polars", "to_polars")):
        pytest.importorskip(library)
        assert list(getattr(feed, method)().columns) == list(_tables.COLUMNS)


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
