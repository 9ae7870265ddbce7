# SPDX-License-Identifier: MIT
"""The gate that the tests and script/update-abi share: abidw makes the
baseline, abidiff compares. Private types do not count."""
import platform
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
INCLUDE = ROOT / "include"
BASELINE = Path(__file__).with_name("libfeed.abi")


def skip(reason):
    print(f"skipped: {reason}")
    sys.exit(77)


def require_tools():
    for tool in ("abidw", "abidiff", "readelf"):
        if not shutil.which(tool):
            skip(f"{tool} was not found")


def require_amd64():
    if platform.machine() not in ("x86_64", "AMD64"):
        skip(f"the baseline is for amd64, this is {platform.machine()}")


def has_types(library):
    """Without debugging information everything would compare equal."""
    sections = subprocess.run(["readelf", "-SW", library], check=True,
                              capture_output=True, text=True)
    return ".debug_info" in sections.stdout


def write_baseline(library, out, include=INCLUDE):
    subprocess.run(["abidw", "--headers-dir", include, "--drop-private-types",
                    "--no-corpus-path", "--no-comp-dir-path",
                    "--out-file", out, library], check=True)
    # abidiff tells private types by the files they come from, so locations have
    # to stay; what says where the build was, and the lines, do not.
    out = Path(out)
    text = re.sub(r"line='\d+' column='\d+'", "line='1' column='1'",
                  out.read_text())
    out.write_text(text.replace(f"{ROOT}/", ""))


def differences(baseline, library, include=INCLUDE):
    """What a caller would notice; empty where nothing."""
    done = subprocess.run(["abidiff", "--headers-dir2", include,
                           "--drop-private-types", baseline, library],
                          capture_output=True, text=True)
    if done.returncode & 3:  # the tool failed or was called wrongly
        raise RuntimeError(done.stdout + done.stderr)
    return done.stdout if done.returncode & 12 else ""
