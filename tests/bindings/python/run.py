#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Build the Python package, install it into a virtual environment, try it.

  run.py --into FOLDER [--python PROGRAM] [--feedcat PROGRAM] [--long]
  run.py --into FOLDER --module FILE --compiler PROGRAM

The second form takes an extension module that was built with sanitizers. What
is needed comes from the package index; where that cannot be reached the status
is 77, which ctest shows as skipped.
"""

import argparse
import os
import pathlib
import shutil
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[2]
SKIPPED = 77
NEEDED = ["pytest", "scikit-build-core>=0.10", "build"]
# What the index lacks for this version of Python or this machine is left out,
# and the tests that need it say so.
WANTED = [
    "mypy", "swig==4.5.1", "pandas", "polars", "pyarrow", "nbclient", "nbformat",
    "ipykernel", "matplotlib",
]  # fmt: skip
# Tests of the package's code; the others are about its surroundings.
SANITIZED = ["test_parse.py", "test_sources.py", "test_model.py", "test_golden.py",
             "test_many.py", "test_memory.py", "test_compat.py",
             "test_compat_feeds.py"]  # fmt: skip


def call(*command, **options):
    """Whether a command succeeds."""
    shown = [str(part) for part in command]
    return subprocess.run(shown, check=False, **options).returncode == 0


def environment(arguments):
    """The interpreter of a virtual environment with what is needed, or None."""
    venv = arguments.into / "venv"
    python = venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    wanted = [] if arguments.module else WANTED
    stamp = venv / "complete"
    content = "\n".join([sys.version, *NEEDED, *wanted])
    if stamp.exists() and stamp.read_text() == content:
        return python
    shutil.rmtree(venv, ignore_errors=True)
    if not call(arguments.python, "-m", "venv", venv):
        print("no virtual environment can be made")
        return None
    install = [python, "-m", "pip", "install", "--quiet", "--no-input"]
    if not call(*install, *NEEDED):
        print("skipped: the package index cannot be reached")
        return None
    if wanted and not call(*install, *wanted):
        for name in wanted:
            call(*install, name)
    stamp.write_text(content)
    return python


def install_wheel(python, into):
    """Source distribution, wheel, installation: offline, and without SWIG."""
    trap = into / "no-swig"
    trap.mkdir(exist_ok=True)
    (trap / "swig").write_text("#!/bin/sh\nexit 1\n")
    (trap / "swig").chmod(0o755)
    options = {"env": os.environ | {"PATH": f"{trap}:{os.environ['PATH']}"}}
    dist = into / "dist"
    shutil.rmtree(dist, ignore_errors=True)
    build = [python, "-m", "build", "--sdist", "--no-isolation", "-o", dist, ROOT]
    if not call(*build, stdout=subprocess.DEVNULL, **options):
        return False
    (sdist,) = dist.glob("*.tar.gz")
    pip = [python, "-m", "pip"]
    offline = ["--quiet", "--no-index", "--no-deps", "--no-build-isolation"]
    if not call(*pip, "wheel", *offline, "-w", dist, sdist, **options):
        return False
    (wheel,) = dist.glob("*.whl")
    return call(*pip, "install", *offline[:3], "--force-reinstall", wheel)


def sanitized(module, compiler, into):
    """Environment variables under which a module with sanitizers can be loaded."""
    site = into / "site"
    shutil.rmtree(site, ignore_errors=True)
    shutil.copytree(ROOT / "bindings" / "python" / "libfeed", site / "libfeed")
    shutil.copy(module, site / "libfeed")
    shutil.copy(ROOT / "bindings/python/generated/_native.py", site / "libfeed")
    names = [f"libclang_rt.asan-{os.uname().machine}.so", "libclang_rt.asan.so",
             "libasan.so"]  # fmt: skip
    for name in names:
        found = subprocess.run(
            [compiler, f"-print-file-name={name}"],
            capture_output=True, text=True, check=True,
        ).stdout.strip()  # fmt: skip
        if os.path.isabs(found):
            return {
                "PYTHONPATH": str(site),
                "LD_PRELOAD": found,
                "ASAN_OPTIONS": "detect_leaks=0:allocator_may_return_null=1",
                "PYTHONMALLOC": "malloc",
                "LIBFEED_SANITIZED": "1",
            }
    return None


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--into", required=True, type=pathlib.Path)
    parser.add_argument("--python", default=sys.executable)
    parser.add_argument("--feedcat", default="")
    parser.add_argument("--module", type=pathlib.Path)
    parser.add_argument("--compiler", default="cc")
    parser.add_argument("--long", action="store_true")
    arguments = parser.parse_args()
    arguments.into.mkdir(parents=True, exist_ok=True)

    python = environment(arguments)
    if python is None:
        return SKIPPED
    variables = {
        "LIBFEED_FEEDCAT": arguments.feedcat and os.path.abspath(arguments.feedcat),
        "LIBFEED_TEST_LONG": "1" if arguments.long else "0",
    }
    tests = [HERE]
    if arguments.module:
        more = sanitized(arguments.module, arguments.compiler, arguments.into)
        if more is None:
            print("skipped: the compiler has no shared runtime for its sanitizers")
            return SKIPPED
        variables |= more
        tests = [HERE / name for name in SANITIZED]
    elif not install_wheel(python, arguments.into):
        return 1
    pytest = [python, "-m", "pytest", "-q", "-rs", "-p", "no:cacheprovider", *tests]
    return 0 if call(*pytest, cwd=arguments.into, env=os.environ | variables) else 1


if __name__ == "__main__":
    sys.exit(main())
