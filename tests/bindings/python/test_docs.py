# SPDX-License-Identifier: MIT
"""What the documents show is run: README, docs/python.md, the notebook."""

import ast
import doctest
import json
import os
import re
import subprocess
import sys

import pytest
from conftest import EXAMPLES, ROOT


def test_guide(monkeypatch):
    monkeypatch.chdir(ROOT)
    text = (ROOT / "docs" / "python.md").read_text(encoding="utf-8")
    blocks = re.findall(r"^```pycon\n(.*?)^```$", text, re.M | re.S)
    assert len(blocks) > 5
    test = doctest.DocTestParser().get_doctest(
        "\n".join(blocks), {}, "docs/python.md", None, 0
    )
    output = []
    doctest.DocTestRunner().run(test, out=output.append)
    assert not output, "".join(output)


def test_readme_program():
    done = subprocess.run(
        [sys.executable, EXAMPLES / "feed.py", EXAMPLES / "sample.xml"],
        capture_output=True, text=True, encoding="utf-8", check=True,
        env=os.environ | {"PYTHONIOENCODING": "utf-8"},
    )  # fmt: skip
    assert done.stdout.splitlines() == [
        "Harbour Notes rss2.0 UTF-8",
        "2026-03-03 08:15:00+01:00 The lighthouse is green again "
        "https://harbour.example/2026/lighthouse",
        "  by Mina Okafor",
        "2026-02-27 17:00:00+00:00 Spring tide on Saturday "
        "https://harbour.example/2026/spring-tide",
        "  by Ivo Lindqvist",
    ]
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    (block,) = re.findall(r"^```python\n(.*?)^```$", readme, re.M | re.S)
    assert block in (EXAMPLES / "feed.py").read_text(encoding="utf-8")


def test_notebook_is_executed():
    nbclient = pytest.importorskip("nbclient")
    nbformat = pytest.importorskip("nbformat")
    for name in ("ipykernel", "pandas", "matplotlib"):
        pytest.importorskip(name)
    notebook = nbformat.read(EXAMPLES / "notebook.ipynb", as_version=4)
    nbclient.NotebookClient(
        notebook, timeout=300, resources={"metadata": {"path": str(EXAMPLES)}}
    ).execute()
    outputs = [
        output
        for cell in notebook.cells
        for output in cell.get("outputs", ())
    ]
    shown = json.dumps(outputs)
    assert "Lanterns along the quay" in shown and "image/png" in shown
    assert "ampersand-bare" in shown and "date-unreadable" in shown


def test_notebook_is_kept_without_results():
    notebook = json.loads((EXAMPLES / "notebook.ipynb").read_text(encoding="utf-8"))
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            assert cell["outputs"] == [] and cell["execution_count"] is None
            ast.parse("".join(cell["source"]))
