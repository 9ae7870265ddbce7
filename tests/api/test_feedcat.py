#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""feedcat from outside: options, exit statuses, pipes, what people see."""

import json
import os
import pathlib
import select
import subprocess
import sys
import tempfile
import unittest

FEEDCAT = sys.argv.pop(1)

FEED = b"""<rss version="2.0"><channel><title>Feed</title><link>http://f.example/</link>
<item><title>One</title><guid isPermaLink="false">1</guid><link>a</link></item>
<item><title>Two &amp; a \xe2\x80\xae reversed</title><guid isPermaLink="false">2</guid>
<author>a@f.example (Ann)</author><pubDate>Fri, 03 Jan 2020 10:00:00 +0100</pubDate>
<description>First \xc2\x9b31m line&lt;br>second line</description></item>
</channel></rss>
"""


def run(*arguments, stdin=b"", **more):
    return subprocess.run(
        [FEEDCAT, *arguments],
        input=stdin,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        check=False,
        timeout=60,
        **more,
    )


def lines(done):
    return [json.loads(line) for line in done.stdout.splitlines()]


class Feedcat(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.path = pathlib.Path(self.folder.name, "feed.xml")
        self.path.write_bytes(FEED)

    def tearDown(self):
        self.folder.cleanup()

    def test_lines(self):
        done = run(stdin=FEED)
        self.assertEqual(done.returncode, 0)
        self.assertEqual(done.stderr, b"")
        self.assertEqual([x["type"] for x in lines(done)], ["feed", "entry", "entry"])
        self.assertEqual(lines(done)[2]["authors"][0]["name"], "Ann")

    def test_dash_is_standard_input(self):
        self.assertEqual(run("-", stdin=FEED).stdout, run(self.path).stdout)

    def test_several_files_are_named(self):
        done = run(self.path, "-", stdin=FEED)
        self.assertEqual({x["input"] for x in lines(done)}, {str(self.path), "-"})
        done = run("-f", "json", self.path, "-", stdin=FEED)
        self.assertEqual([x["input"] for x in lines(done)], [str(self.path), "-"])

    def test_status_of_what_is_no_feed(self):
        done = run(stdin=b"<html><body>x</body></html>")
        self.assertEqual(done.returncode, 1)
        self.assertIn(b"feedcat: -:1:", done.stderr)
        self.assertEqual(lines(done)[-1]["type"], "error")
        self.assertEqual(lines(done)[-1]["kind"], "html")

    def test_the_worst_status_counts(self):
        done = run(self.path, "-", stdin=b"<html></html>")
        self.assertEqual(done.returncode, 1)
        self.assertEqual(len([x for x in lines(done) if x["type"] == "entry"]), 2)

    def test_usage(self):
        for wrong in (
            ["--nothing"],
            ["-n", "x"],
            ["-n", "-1"],
            ["-n", ""],
            ["-f", "yaml"],
            ["-o", "limit_depth"],
            ["-o", "limit_depth=0"],
            ["-o", "nothing=1"],
            ["-o", "x" * 100 + "=1"],
            ["--base"],
        ):
            with self.subTest(wrong):
                done = run(*wrong, stdin=FEED)
                self.assertEqual(done.returncode, 2)
                self.assertEqual(done.stdout, b"")
                self.assertIn(b"--help", done.stderr)

    def test_help_and_version(self):
        self.assertIn(b"usage: feedcat", run("--help").stdout)
        self.assertRegex(
            run("--version").stdout.decode(),
            r"\Afeedcat \d+\.\d+\.\d+\nexpat \d.*\niconv \S.*\njson 1\n\Z",
        )

    def test_files_that_cannot_be_read(self):
        for path in ("/nonexistent/feed", self.folder.name):
            done = run(path, self.path)
            self.assertEqual(done.returncode, 3)
            self.assertIn(os.fsencode(path), done.stderr)
            self.assertEqual([x["type"] for x in lines(done)][0], "feed")
            self.assertNotIn("error", [x["type"] for x in lines(done)])

    @unittest.skipUnless(os.path.exists("/dev/full"), "no /dev/full")
    def test_a_full_disk(self):
        with open("/dev/full", "wb") as full:
            done = subprocess.run(
                [FEEDCAT, self.path], stdout=full, stderr=subprocess.PIPE, check=False
            )
        self.assertEqual(done.returncode, 3)
        self.assertIn(b"standard output", done.stderr)

    def test_a_limit(self):
        done = run("-o", "limit_input=100", stdin=FEED)
        self.assertEqual(done.returncode, 4)

    def test_strict(self):
        self.assertEqual(run("--strict", stdin=FEED).returncode, 0)
        done = run("--strict", stdin=FEED.replace(b"&amp;", b"&"))
        self.assertEqual(done.returncode, 1)
        self.assertEqual(lines(done)[-1]["status"], "E_SYNTAX")
        self.assertEqual(lines(done)[1]["title"], "One")

    def test_options(self):
        self.assertEqual(len(lines(run("-n", "1", stdin=FEED))), 2)
        done = run("--base", "http://b.example/x/", stdin=FEED)
        self.assertEqual(lines(done)[1]["link"], "http://b.example/x/a")
        done = run(
            "--content-type",
            "text/xml; charset=iso-8859-1",
            stdin=FEED.replace(b"Feed", b"F\xe9"),
        )
        self.assertEqual(lines(done)[0]["encoding"]["source"], "transport")

    def test_problems(self):
        broken = FEED.replace(b"&amp;", b"&")
        done = run("--problems", "-f", "json", stdin=broken)
        self.assertEqual(done.returncode, 0)
        self.assertEqual(
            done.stdout.decode(),
            "-:3:18: warning: an ampersand starts no reference [ampersand-bare]\n",
        )

    def test_text_for_people(self):
        done = run("-f", "text", stdin=FEED)
        text = done.stdout.decode()
        self.assertNotIn("\x9b", text)
        self.assertNotIn("\u202e", text)
        for part in ("Feed", "* One", "  2020-01-03 10:00:00 +01:00 · Ann", "First"):
            self.assertIn(part, text)

    def test_a_line_is_out_before_the_input_has_ended(self):
        head, tail = FEED.split(b"<item><title>Two")
        with subprocess.Popen(
            [FEEDCAT], stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0
        ) as process:
            process.stdin.write(head)
            for kind in ("feed", "entry"):
                ready, _, _ = select.select([process.stdout], [], [], 30)
                self.assertTrue(ready, f"no {kind} while the pipe is open")
                self.assertEqual(json.loads(process.stdout.readline())["type"], kind)
            process.stdin.write(b"<item><title>Two" + tail)
            process.stdin.close()
            self.assertEqual(json.loads(process.stdout.readline())["type"], "entry")
            self.assertEqual(process.wait(), 0)

    def test_a_closed_pipe_is_quiet(self):
        item = b"<item><title>Another</title></item>\n"
        with subprocess.Popen(
            [FEEDCAT],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        ) as process:
            process.stdout.close()
            try:
                process.stdin.write(b"<rss version='2.0'><channel>" + item * 100000)
                process.stdin.close()
            except BrokenPipeError:
                pass
            self.assertEqual(process.stderr.read(), b"")
            self.assertEqual(process.wait(), 0)


if __name__ == "__main__":
    unittest.main(verbosity=1)
