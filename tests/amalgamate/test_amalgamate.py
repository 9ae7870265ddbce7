# SPDX-License-Identifier: MIT
"""The amalgamation compiles with every compiler here, strictly and as plain
`cc` would, exports nothing but the public names, and reads a feed."""
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "docs/examples"
TITLES = ("Tue, 03 Mar 2026 08:15:00 +0100  The lighthouse is green again\n"
          "Fri, 27 Feb 2026 17:00:00 GMT  Spring tide on Saturday\n")


def main():
    folder = Path(tempfile.mkdtemp(prefix="libfeed-amalgamate-"))
    try:
        subprocess.run([sys.executable, ROOT / "script/amalgamate", folder],
                       check=True)
        # The example asks for <libfeed/libfeed.h>: here that is the one header.
        (folder / "libfeed").mkdir()
        (folder / "libfeed/libfeed.h").write_text('#include "../libfeed.h"\n')
        compilers = [c for c in ("gcc", "clang") if shutil.which(c)] or ["cc"]
        for compiler in compilers:
            check_strictly(folder, compiler)
            check(folder, compiler)
        check_names(folder)
        print(f"fine with {', '.join(compilers)}")
        return 0
    finally:
        shutil.rmtree(folder)


def check_strictly(folder, compiler):
    subprocess.run([compiler, "-std=c11", "-pedantic", "-Wall", "-Wextra",
                    "-Werror", "-fsyntax-only", folder / "libfeed.c"],
                   check=True)


def check(folder, compiler):
    program = folder / "titles"
    objects = folder / "libfeed.o"
    subprocess.run([compiler, "-Wall", "-Wextra", "-Werror", "-c",
                    folder / "libfeed.c", "-o", objects], check=True)
    subprocess.run([compiler, f"-I{folder}", EXAMPLES / "titles.c", objects,
                    "-lexpat", "-o", program], check=True)
    with open(EXAMPLES / "sample.xml", "rb") as sample:
        done = subprocess.run([program], stdin=sample, capture_output=True,
                              text=True)
    if done.returncode != 0 or done.stdout != TITLES:
        sys.exit(f"{compiler}: status {done.returncode}\n"
                 f"{done.stdout}{done.stderr}")


def check_names(folder):
    listing = subprocess.run(["nm", "-g", "--defined-only",
                              folder / "libfeed.o"], check=True,
                             capture_output=True, text=True)
    names = [line.split()[-1] for line in listing.stdout.splitlines()]
    stray = [name for name in names if not name.startswith("libfeed_")]
    if stray:
        sys.exit(f"names without the prefix: {stray}")


if __name__ == "__main__":
    sys.exit(main())
