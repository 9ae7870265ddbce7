# SPDX-License-Identifier: MIT
"""Install a build and use the copy: by pkg-config, by find_package, each with
the shared and the static library: test_install.py BUILD COMPILER GENERATOR

The copy is moved after the installation, so nothing may hold its first place.
"""
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CONSUMER = Path(__file__).with_name("consumer")

build, compiler, generator = sys.argv[1:4]


def run(*command, **keywords):
    done = subprocess.run([str(part) for part in command], text=True,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                          **keywords)
    if done.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))}: status {done.returncode}\n"
                 f"{done.stdout}")
    return done.stdout


def one(folder, pattern):
    found = sorted(folder.rglob(pattern))
    if not found:
        sys.exit(f"{pattern} was not installed")
    return found[0]


def check_files(prefix):
    soname = one(prefix, "libfeed.so.1")
    for pattern in ("libfeed.so", "libfeed.a", "libfeed.pc", "feedcat",
                    "libfeedConfig.cmake", "libfeedConfigVersion.cmake",
                    "libfeed/version.h"):
        one(prefix, pattern)
    for page in (ROOT / "docs/man").glob("*.[13]"):
        one(prefix, f"man{page.suffix[1:]}/{page.name}")
    headers = {path.name for path in (prefix / "include/libfeed").iterdir()}
    if headers != {"libfeed.h", "version.h"}:
        sys.exit(f"headers installed: {headers}")
    dynamic = run("readelf", "-d", soname)
    if "soname: [libfeed.so.1]" not in dynamic.replace("SONAME", "soname"):
        sys.exit(f"the SONAME is not libfeed.so.1:\n{dynamic}")
    for path in prefix.rglob("*.cmake"):
        if str(prefix.parent) in path.read_text():
            sys.exit(f"{path.name} names the place of the installation")


def needs_shared(program):
    return "[libfeed.so.1]" in run("readelf", "-d", program)


def check_program(program, shared, libraries):
    if needs_shared(program) != shared:
        sys.exit(f"{program}: linked with the wrong library")
    environment = dict(os.environ)
    environment.pop("LD_LIBRARY_PATH", None)
    if shared:
        environment["LD_LIBRARY_PATH"] = str(libraries)
    print(run(program, env=environment).strip(), f"({program.name})")


def with_pkg_config(work, prefix, shared):
    libraries = one(prefix, "libfeed.pc").parents[1]
    name = "pkg-config-shared" if shared else "pkg-config-static"
    environment = dict(os.environ,
                       PKG_CONFIG_PATH=str(libraries / "pkgconfig"))
    flags = run("pkg-config", *([] if shared else ["--static"]), "--cflags",
                "--libs", "libfeed", env=environment).split()
    program = work / name
    run(compiler, "-o", program, CONSUMER / "consumer.c", *flags)
    check_program(program, shared, libraries)


def with_cmake(work, prefix, shared):
    name = "cmake-shared" if shared else "cmake-static"
    libraries = one(prefix, "libfeed.pc").parents[1]
    place = work / f"build-{name}"
    run("cmake", "-S", CONSUMER, "-B", place, "-G", generator,
        f"-DCMAKE_C_COMPILER={compiler}", f"-DCMAKE_PREFIX_PATH={prefix}",
        f"-DKIND={'shared' if shared else 'static'}")
    run("cmake", "--build", place)
    program = work / name
    shutil.copy(place / "consumer", program)
    # CMake puts the library's folder into the program; take no help from it.
    check_program(program, shared, libraries)


def check_destdir(work):
    stage = work / "stage"
    run("cmake", "--install", build, "--prefix", "/usr",
        env=dict(os.environ, DESTDIR=str(stage)))
    pc = one(stage / "usr", "libfeed.pc").read_text()
    if str(stage) in pc:
        sys.exit("libfeed.pc names the staging folder")
    if not re.search(r"^prefix=\$\{pcfiledir\}", pc, re.M):
        sys.exit("libfeed.pc does not find its prefix from its place")


def main():
    work = Path(tempfile.mkdtemp(prefix="libfeed-install-"))
    try:
        run("cmake", "--install", build, "--prefix", work / "first")
        prefix = work / "second/place"
        prefix.parent.mkdir()
        (work / "first").rename(prefix)
        check_files(prefix)
        check_destdir(work)
        with_cmake(work, prefix, shared=True)
        with_cmake(work, prefix, shared=False)
        if not shutil.which("pkg-config"):
            print("pkg-config was not found: its part is left out")
            return 0
        with_pkg_config(work, prefix, shared=True)
        # The linker prefers a shared library: take it away for the static one.
        for path in list(prefix.rglob("libfeed.so*")):
            path.unlink()
        with_pkg_config(work, prefix, shared=False)
        return 0
    finally:
        shutil.rmtree(work)


if __name__ == "__main__":
    sys.exit(main())
