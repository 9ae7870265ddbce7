# SPDX-License-Identifier: MIT
"""The gate itself: a changed private struct passes it, a changed public one
does not: test_gate.py COMPILER. Variants are built from the amalgamation."""
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import gate

compiler = sys.argv[1]
gate.require_tools()


def change(text, pattern, replacement):
    changed, count = re.subn(pattern, replacement, text, count=1)
    if count != 1:
        sys.exit(f"nothing matches {pattern}: the test has to be adapted")
    return changed


def build(folder, name, change_header=None, change_source=None):
    """A shared library from the amalgamation with these changes."""
    place = folder / name
    (place / "include/libfeed").mkdir(parents=True)
    header = (folder / "libfeed.h").read_text()
    source = (folder / "libfeed.c").read_text()
    if change_header:
        header = change(header, *change_header)
    if change_source:
        source = change(source, *change_source)
    (place / "include/libfeed/libfeed.h").write_text(header)
    (place / "libfeed.c").write_text(
        source.replace('"libfeed.h"', "<libfeed/libfeed.h>"))
    library = place / "libfeed.so"
    subprocess.run([compiler, "-std=c11", "-g", "-O0", "-w", "-fPIC", "-shared",
                    f"-I{place}/include", "-DLIBFEED_BUILDING", "-DXML_DTD",
                    "-o", library, place / "libfeed.c", "-lexpat",
                    f"-Wl,--version-script={gate.ROOT}/libfeed/libfeed.map"],
                   check=True)
    return library, place / "include"


def main():
    folder = Path(tempfile.mkdtemp(prefix="libfeed-gate-"))
    try:
        subprocess.run([sys.executable, gate.ROOT / "script/amalgamate", folder],
                       check=True, stdout=subprocess.DEVNULL)
        library, include = build(folder, "same")
        if not gate.has_types(library):
            gate.skip("the compiler writes no debugging information")
        baseline = folder / "baseline.abi"
        gate.write_baseline(library, baseline, include)

        faults = []

        def expect(what, passes, **changes):
            name = re.sub(r"\W+", "-", what)
            report = gate.differences(baseline, *build(folder, name, **changes))
            if passes == bool(report):
                faults.append(f"{what}: {report or 'nothing was reported'}")
            print(f"{what}: {'reported' if report else 'passes'}")

        expect("nothing changed", True)
        expect("private struct", True, change_source=(
            r"struct libfeed_entry \{", "struct libfeed_entry { long added[3];"))
        expect("public struct", False, change_header=(
            r"typedef struct libfeed_time \{",
            "typedef struct libfeed_time { int64_t added;"))
        expect("enumerator", False, change_header=(
            r"LIBFEED_E_NOMEM = -1", "LIBFEED_E_NOMEM = -9"))
        expect("function", False, change_header=(
            r"int libfeed_entry_is_truncated\(",
            "int64_t libfeed_entry_is_truncated("), change_source=(
            r"int libfeed_entry_is_truncated\(",
            "int64_t libfeed_entry_is_truncated("))
        print("\n".join(faults))
        return 1 if faults else 0
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    sys.exit(main())
