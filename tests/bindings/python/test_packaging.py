# SPDX-License-Identifier: MIT
"""What is built: symbols, the stable ABI, the source distribution, SWIG."""

import filecmp
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tarfile

import pytest
from conftest import ROOT

import libfeed

PACKAGE = pathlib.Path(libfeed.__file__).parent
(MODULE,) = [p for p in PACKAGE.glob("_libfeed*") if p.suffix in (".so", ".pyd")]
GENERATED = ROOT / "bindings" / "python" / "generated"


def run(*command, **options):
    """A command that must succeed; its output."""
    done = subprocess.run(
        [str(part) for part in command],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
        **options,
    )
    assert done.returncode == 0, done.stdout
    return done.stdout


@pytest.mark.skipif(not shutil.which("nm"), reason="needs nm")
def test_nothing_but_the_entry_point_is_visible():
    names = run("nm", "-D", "--defined-only", MODULE).split()[2::3]
    assert names == ["PyInit__libfeed"]
    # Built with sanitizers or against the system's library it needs more.
    if ".abi3" in MODULE.name and not os.environ.get("LIBFEED_SANITIZED"):
        wanted = run("nm", "-D", "--undefined-only", MODULE)
        assert not re.search(r"\b(XML_|libfeed_)", wanted)


def test_the_stable_abi():
    tag = next(PACKAGE.parent.glob("libfeed-*.dist-info/WHEEL"), None)
    if tag is None:
        pytest.skip("not installed from a wheel")
    if ".abi3" not in MODULE.name:
        pytest.skip("built for one version")
    assert "Tag: cp311-abi3-" in tag.read_text()


def test_version_is_that_of_the_library():
    text = (ROOT / "include" / "libfeed" / "version.h").read_text()
    assert f'"{libfeed.__version__}"' in text


def test_another_expat_in_the_process_does_no_harm():
    """The interpreter's own expat, and the module's, at once."""
    import xml.parsers.expat

    parser = xml.parsers.expat.ParserCreate()
    parser.Parse(b"<a>", False)
    assert libfeed.parse(b"<rss version='2.0'><channel><title a='1'>T</title></channel></rss>").title == "T"
    parser.Parse(b"</a>", True)


@pytest.fixture(scope="module")
def sdist(tmp_path_factory):
    pytest.importorskip("build")
    pytest.importorskip("scikit_build_core")
    into = tmp_path_factory.mktemp("sdist")
    run(sys.executable, "-m", "build", "--sdist", "--no-isolation", "-o", into, ROOT)
    (archive,) = into.glob("*.tar.gz")
    return archive


def test_sdist_holds_what_is_needed_and_no_more(sdist):
    with tarfile.open(sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert {
        "bindings/python/generated/native_wrap.c", "bindings/libfeed.i", "LICENSE",
        "include/libfeed/libfeed.h", "libfeed/xml/xml.h", "pyproject.toml",
    } <= names  # fmt: skip
    assert not [n for n in names if n.startswith(("tests/", "build", "fuzz/", ".git/"))]


def test_wheel_holds_the_whole_package():
    """run.py has built it offline from the source distribution, with a SWIG that
    fails."""
    for name in ("_native.py", "_native.pyi", "py.typed", "compat/feedparser.py"):
        assert (PACKAGE / name).exists(), name


def test_generated_code_is_current(tmp_path):
    """SWIG in the pinned version writes what is committed."""
    swig = pathlib.Path(sys.executable).parent / "swig"
    pinned = re.search(
        r"SWIG_VERSION=(\S+)", (ROOT / "script" / "update-swig").read_text()
    )[1]
    if not swig.exists() or f"Version {pinned}" not in run(swig, "-version"):
        pytest.skip(f"SWIG {pinned} is not installed")
    run(
        swig, "-python", "-Iinclude", "-Ibindings", "-interface", "_libfeed",
        "-outdir", tmp_path, "-o", tmp_path / "native_wrap.c", "bindings/libfeed.i",
        cwd=ROOT,
    )  # fmt: skip
    names = sorted(path.name for path in GENERATED.iterdir())
    assert names == sorted(path.name for path in tmp_path.iterdir())
    _, differ, errors = filecmp.cmpfiles(GENERATED, tmp_path, names, shallow=False)
    assert not differ and not errors, "run script/update-swig"


@pytest.mark.skipif(
    os.environ.get("LIBFEED_TEST_LONG") != "1", reason="one of the long tests"
)
def test_distributions_build_against_their_own_library_and_swig(tmp_path):
    """An installed shared library, the system's SWIG, one version of Python."""
    swig = shutil.which("swig", path="/usr/bin:/bin:/usr/local/bin")
    if not swig:
        pytest.skip("the system has no SWIG")
    common = ["-G", "Ninja", "-DCMAKE_BUILD_TYPE=Debug", "-DBUILD_TESTING=OFF"]
    run("cmake", "-S", ROOT, "-B", tmp_path / "lib", *common)
    run("cmake", "--build", tmp_path / "lib")
    run("cmake", "--install", tmp_path / "lib", "--prefix", tmp_path / "usr")
    run(
        "cmake", "-S", ROOT, "-B", tmp_path / "py", *common, "-DLIBFEED_PYTHON=ON",
        "-DLIBFEED_PYTHON_SWIG=ON", "-DLIBFEED_PYTHON_SYSTEM=ON",
        f"-DSWIG_EXECUTABLE={swig}", f"-DPython_EXECUTABLE={sys.executable}",
        f"-DCMAKE_PREFIX_PATH={tmp_path / 'usr'}",
    )  # fmt: skip
    run("cmake", "--build", tmp_path / "py", "--target", "libfeed_python")
    run(
        "cmake", "--install", tmp_path / "py", "--component", "python",
        "--prefix", tmp_path / "site",
    )  # fmt: skip
    package = tmp_path / "site" / "libfeed"
    shutil.copytree(
        ROOT / "bindings" / "python" / "libfeed", package, dirs_exist_ok=True
    )
    (module,) = package.glob("_libfeed*.so")
    if "4.1" in run(swig, "-version"):
        assert "abi3" not in module.name
    libraries = next((tmp_path / "usr").rglob("libfeed.so")).parent
    environment = os.environ | {
        "PYTHONPATH": str(tmp_path / "site"),
        "LD_LIBRARY_PATH": str(libraries),
    }
    shown = run(
        sys.executable, "-c",
        "import libfeed; print(libfeed.parse(b'<rss><channel/></rss>').format, libfeed.__file__)",
        env=environment, cwd=tmp_path,
    )  # fmt: skip
    assert shown.split() == ["rss2.0", str(package / "__init__.py")]
    assert "libfeed.so" in run("ldd", module, env=environment)
