# SPDX-License-Identifier: MIT
"""The public header compiles alone, as C and as C++, without any warning:
test_header.py INCLUDE-FOLDER"""
import shutil
import subprocess
import sys

include = sys.argv[1]
COMPILERS = {
    "c": (("cc", "gcc", "clang"), ("c99", "c11", "c17")),
    "c++": (("c++", "g++", "clang++"), ("c++11", "c++17")),
}
WARNINGS = ["-Wall", "-Wextra", "-pedantic", "-Wconversion", "-Wshadow",
            "-Wundef", "-Werror"]

tried = failed = 0
for language, (compilers, standards) in COMPILERS.items():
    for compiler in filter(shutil.which, compilers):
        for standard in standards:
            command = [compiler, "-x", language, f"-std={standard}", *WARNINGS,
                       "-fsyntax-only", f"-I{include}", "-"]
            if language == "c":
                command.insert(-1, "-Wstrict-prototypes")
            done = subprocess.run(command, text=True, capture_output=True,
                                  input="#include <libfeed/libfeed.h>\n")
            tried += 1
            if done.returncode != 0:
                failed += 1
                print(" ".join(command), done.stderr, sep="\n")
print(f"{tried} compilations, {failed} failed")
sys.exit(1 if failed or not tried else 0)
