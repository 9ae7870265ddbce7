#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Find the weights of article/: which lines of loose text belong to the article,
and which are its headline, date and by-line.

  train-article.py DATA              five-fold cross-validation
  train-article.py DATA --write      writes libfeed/article/weights.inc
  train-article.py DATA --features   what each feature is worth: F1 without it

DATA holds dumps/NAME.txt (the text of a page, nothing removed but markup) and
gold.json: {NAME: {"with": [segment of the article ...], "without": [segment of
something else ...], "title", "author", "date"}}. A segment that is found in the
lines that were kept counts, as is usual for text extractors: with: true
positive, else false negative; without: false positive. F1 is over all segments.

The features are computed by the library's own code (tools/article-features.c,
which is compiled here), so there is one implementation. The model is a logistic
regression in two rounds: the second one sees what the first one, trained on
other documents, said of all lines. What is pasted into an editor is often the
article alone: pages without what stands before and after it are learned from as
well, and count half. Needs a C compiler and numpy.
"""

import argparse
import collections
import json
import os
import pathlib
import re
import subprocess
import tempfile
import textwrap

import numpy as np

ROOT = pathlib.Path(__file__).resolve().parent.parent
FOLDS = 5
INNER = 4          # folds inside a training set, for the second round
RIDGE_OWN = 1.0    # penalty on weights of a line's own features
RIDGE_NEAR = 8.0   # ... of its neighbours' features
RIDGE_LATER = 0.5  # ... in the second round
PASTED = 0.5       # what a line counts in a page of which only the article is left
# ... for headline, date and by-line: of features of the line, of the others
RIDGE_PICK = {"title": (1.0, 3.0), "date": (3.0, 3.0), "author": (15.0, 4.0)}
# Features of pick.def that say nothing about a field, and would only be fitted.
NOT_FOR = {"title": "FORM_|NAMES?_|REST_|TITLE_|HAS_TITLE|BIO_AFTER|"
                    "DATE_(PART|TIME|SAME|LATEST|EARLIEST)",
           "date": "NAMES?_|REST_", "author": "KINDRED_|INSIDE_|HOLDS_|PATH_"}
LEAD_MOST = 6.0    # a lead counts up to this
# share of given headlines, dates, by-lines that are right, in training
SURE = {"title": 0.81, "date": 0.80, "author": 0.82}
ONE = 256
REACH = 3
WANTED = ("title", "date", "author")


def padded(count):
    """Rows are filled up with zeros."""
    return (count + 15) // 16 * 16


# ------------------------------------------------------------------ the tool

def build(folder):
    tool = folder / "article-features"
    sources = [p for p in sorted((ROOT / "libfeed/article").glob("*.c"))
               if p.name in SOURCES]
    sources += sorted((ROOT / "libfeed/base").glob("*.c"))
    subprocess.run([os.environ.get("CC", "cc"), "-std=c11", "-O2",
                    f"-I{ROOT / 'include'}", f"-I{ROOT / 'libfeed'}",
                    ROOT / "tools/article-features.c", *sources, "-o", tool],
                   check=True)
    return tool


SOURCES = {"agree.c", "byline.c", "byline_wide.c", "cohesion.c", "dates.c",
           "features.c", "judge.c", "language.c", "letters.c", "lexicon.c",
           "lines.c", "measure.c", "near.c", "pick.c", "tokens.c", "weights.c",
           "word.c"}


class Texts:
    """Runs the tool over documents."""

    def __init__(self, tool, folder, names):
        self.tool, self.folder, self.names = tool, folder, names
        rows = [x.split("\t") for x in
                subprocess.run([tool, "names"], check=True, text=True,
                               capture_output=True).stdout.splitlines()]
        lines = [x for x in rows if x[0] != "pick"]
        self.features = [(x[1], x[2]) for x in lines]
        self.picks = [x[1] for x in lines if x[0] != "later"] + \
                     [x[1] for x in rows if x[0] == "pick"]
        self.n_own = sum(x[0] != "later" for x in lines)
        self.near = np.array([i for i, x in enumerate(lines) if x[0] == "near"])
        self.n = len(lines)
        self.lines = [[squeeze(x) for x in text.split("\n")[:-1]]
                      for text in self.run("lines", None, range(len(names)))
                      .decode().split("\f\n")[:-1]]

    def run(self, what, weights, documents):
        with tempfile.NamedTemporaryFile() as file:
            if weights is not None:
                weights.astype("<i2").tofile(file.name)
            paths = [self.folder / f"{self.names[i]}.txt" for i in documents]
            return subprocess.run(
                [self.tool, what, "-" if weights is None else file.name, *paths],
                check=True, capture_output=True).stdout

    def judged(self, weights, documents):
        """{document: (scores, features)}."""
        raw = self.run("features", weights, documents)
        row = np.dtype([("scores", "<i4", 2), ("features", "<i2", self.n)])
        result, at = {}, 0
        for i in documents:
            n = int(np.frombuffer(raw, "<u4", 1, at)[0])
            rows = np.frombuffer(raw, row, n, at + 4)
            at += 4 + n * row.itemsize
            result[i] = rows["scores"], rows["features"] / ONE
        return result

    def picked(self, weights, documents):
        """{document: [(line, fields, date, names, features)]}; fields: 2 where
        the line was chosen for it, 1 where it could have been."""
        raw = self.run("picks", weights, documents).decode()
        result = {}
        for i, text in zip(documents, raw.split("\f\n")):
            rows = [x.split("\t") for x in text.splitlines()]
            result[i] = [(int(x[0]), [int(y) for y in x[1:4]], x[4],
                          x[5].split(";") if x[5] else [],
                          np.fromstring(x[6], sep=" ") / ONE) for x in rows]
        return result


# -------------------------------------------------------------------- gold

def squeeze(text):
    return re.sub(r"\s+", " ", text).strip()


def fold(text):
    quotes = {0x2018: "'", 0x2019: "'", 0x201C: '"', 0x201D: '"', 0x201E: '"',
              0x2013: "-", 0x2014: "-", 0xA0: " "}
    return squeeze(text.translate(quotes)).casefold()


def names_of(value):
    if isinstance(value, str):
        value = re.split(r"\s*(?:;|,| and | und | & )\s*", value)
    return frozenset(fold(x) for x in value if x.strip())


class Gold:
    def __init__(self, data, names):
        self.items = [data[name] for name in names]
        self.names = names
        self.keep = [[squeeze(x) for x in item["with"]] for item in self.items]
        self.drop = [[squeeze(x) for x in item["without"]]
                     for item in self.items]

    def labels(self, lines):
        """For each document: 1, 0 or −1 (nobody knows) by line, and weights."""
        result = []
        for i, document in enumerate(lines):
            label = np.full(len(document), -1)
            weight = np.zeros(len(document))
            for segment in self.drop[i]:
                for j, line in enumerate(document):
                    if segment in line:
                        label[j], weight[j] = 0, 1
            for segment in self.keep[i]:
                hits = [j for j, line in enumerate(document) if segment in line]
                for j in hits:
                    if label[j] != 0:
                        label[j] = 1
                        weight[j] = max(weight[j], 1 / len(hits))
            result.append((label, weight))
        return result

    def count(self, i, lines, kept):
        """True positives, false positives, false negatives of a document."""
        text = squeeze(" ".join(x for x, k in zip(lines[i], kept) if k))
        right = sum(x in text for x in self.keep[i])
        wrong = sum(x in text for x in self.drop[i])
        return np.array([right, wrong, len(self.keep[i]) - right])

    def is_right(self, i, wanted, row, lines):
        item = self.items[i]
        if wanted == "title":
            return fold(lines[i][row[0]]) == fold(item["title"])
        if wanted == "date":
            return row[2] == item["date"][:10]
        return names_of(row[3]) == names_of(item["author"])

    def is_there(self, i, wanted, text):
        """True where the dump has the value at all."""
        item = self.items[i]
        if not item.get(wanted):
            return False
        if wanted == "title":
            return fold(item["title"]) in fold(text)
        if wanted == "author":
            return all(x in fold(text) for x in names_of(item["author"]))
        return has_date(item["date"], text)


def has_date(date, text):
    """The day is written in the text in any of the usual forms: numbers with
    marks between them, or the day and the year with a word of a few letters
    (the month) between or before them."""
    year, month, day = (int(x) for x in date[:10].split("-"))
    years = rf"(?:{year}|{year % 100:02})"
    forms = (rf"{year}\W?0?{month}\W?0?{day}", rf"0?{day}\W0?{month}\W{years}",
             rf"0?{month}\W0?{day}\W{years}",
             rf"0?{day}\D{{1,6}}[^\W\d]{{3,12}}\D{{1,5}}{year}",
             rf"[^\W\d]{{3,12}}\.? 0?{day}\D{{1,5}}{year}",
             rf"{year}\s?\D\s?0?{month}\s?\D\s?0?{day}")
    return any(re.search(rf"(?<!\d){x}(?!\d)", text) for x in forms)


def f1(counts):
    return 2 * counts[0] / (2 * counts[0] + counts[1] + counts[2])


# ------------------------------------------------------------------- fitting

def regress(x, y, weight, ridge):
    """Logistic regression by Newton's method."""
    w = np.zeros(x.shape[1])
    for _ in range(25):
        p = 1 / (1 + np.exp(-np.clip(x @ w, -30, 30)))
        gradient = x.T @ (weight * (p - y)) + ridge * w
        hessian = (x * (weight * p * (1 - p))[:, None]).T @ x + np.diag(ridge)
        step = np.linalg.solve(hessian, gradient)
        w -= step
        if np.abs(step).max() < 1e-4:
            break
    return w


class Model:
    """Weights as the library has them, and how they are found. `pasted` are the
    articles of the same pages."""

    def __init__(self, texts, pasted, gold, dropped=()):
        self.texts, self.gold = texts, gold
        self.kinds = ((texts, 1.0), (pasted, PASTED))
        self.labels = [gold.labels(kind.lines) for kind, _ in self.kinds]
        self.dropped = set(dropped)
        # As in libfeed__weights: rows for neighbours, for itself in both
        # rounds, for the later features.
        self.own_start = 2 * REACH * padded(len(texts.near))
        self.later_start = self.own_start + 2 * padded(texts.n_own)
        self.n_lines = self.later_start + padded(texts.n - texts.n_own)
        self.row = padded(len(texts.picks))
        self.zero = np.zeros(self.n_lines + len(WANTED) * (self.row + 3))
        everything = range(len(texts.names))
        self.own = [{i: f[:, :texts.n_own]
                     for i, (_, f) in kind.judged(self.zero, everything).items()}
                    for kind, _ in self.kinds]

    def penalties(self, ridge, columns):
        """Dropped features get a weight of 0."""
        names = [self.texts.features[i][0] for i in columns]
        return np.array([1e9 if x in self.dropped else
                         0.01 if x == "BIAS" and k == 0 else ridge
                         for k, x in enumerate(names)])

    def with_neighbours(self, own):
        n, near = len(own), own[:, self.texts.near]
        columns = [own]
        for d in range(-REACH, REACH + 1):
            if d == 0:
                continue
            shifted = np.zeros_like(near)
            if d < 0:
                shifted[-d:] = near[:max(n + d, 0)]
            else:
                shifted[:max(n - d, 0)] = near[d:]
            columns.append(shifted)
        return np.hstack(columns)

    def known(self, documents, features):
        """Of the lines of which somebody knows whether they belong to the
        article: features, labels, weights. `features(k, i)` are those of document
        `i` of the kind `k`."""
        parts = []
        for k, (_, weight) in enumerate(self.kinds):
            for i in documents:
                label, share = self.labels[k][i]
                seen = label >= 0
                parts.append((features(k, i)[seen], label[seen],
                              weight * share[seen]))
        return (np.vstack([x[0] for x in parts]),
                *(np.concatenate([x[k] for x in parts]) for k in (1, 2)))

    def first(self, documents):
        texts = self.texts
        x, y, weight = self.known(
            documents, lambda k, i: self.with_neighbours(self.own[k][i]))
        ridge = np.concatenate(
            [self.penalties(RIDGE_OWN, range(texts.n_own))] +
            [self.penalties(RIDGE_NEAR, texts.near)] * (2 * REACH))
        w = regress(x, y, weight, ridge)
        result = self.zero.copy()
        result[self.own_start:self.own_start + texts.n_own] = w[:texts.n_own]
        # Here what the third line before says comes first, in libfeed__weights
        # what is said to it.
        others = w[texts.n_own:].reshape(2 * REACH, -1)[::-1]
        rows = result[:self.own_start].reshape(2 * REACH, -1)
        rows[:, :len(texts.near)] = others
        return result

    def lines(self, documents):
        """Weights of both rounds."""
        parts = [documents[k::INNER] for k in range(INNER)]
        seen = [{} for _ in self.kinds]
        for k in range(INNER):
            others = np.concatenate([parts[m] for m in range(INNER) if m != k])
            weights = rounded(self.first(others))
            for (kind, _), judged in zip(self.kinds, seen):
                judged.update(kind.judged(weights, parts[k]))
        x, y, weight = self.known(documents, lambda k, i: seen[k][i][1])
        result = self.first(documents)
        w = regress(x, y, weight,
                    self.penalties(RIDGE_LATER, range(self.texts.n)))
        own = self.texts.n_own
        start = self.own_start + padded(own)
        result[start:start + own] = w[:own]
        result[self.later_start:self.later_start + len(w) - own] = w[own:]
        return result

    def pick(self, weights, documents):
        """Adds the weights of headline, date and by-line, one after the other:
        the later ones look where the headline is. Lines are judged by weights
        that never saw the document, as will be the case in use."""
        weights = weights.copy()
        n = len(self.texts.picks)
        parts = [documents[k::INNER] for k in range(INNER)]
        judges = [self.lines(np.concatenate(
            [parts[m] for m in range(INNER) if m != k])) for k in range(INNER)]
        for k, wanted in enumerate(WANTED):
            rows = {}
            for judge, part in zip(judges, parts):
                judge[self.n_lines:] = weights[self.n_lines:]
                rows.update(self.texts.picked(rounded(judge), part))
            groups = []
            for i in documents:
                kept = [r for r in rows[i] if r[1][k]]
                if not self.gold.items[i].get(wanted) or not kept:
                    continue
                right = [self.gold.is_right(i, wanted, r, self.texts.lines)
                         for r in kept]
                # Where none is right, "none of them" is: all features 0.
                groups.append((np.array([r[4] for r in kept] + [np.zeros(n)]),
                               np.array(right + [not any(right)], float),
                               [self.value(i, wanted, r) for r in kept] + [None]))
            start = self.n_lines + k * self.row
            ridge = self.pick_penalties(wanted)
            weights[start:start + n] = choose(groups, ridge)
            start = self.n_lines + len(WANTED) * self.row + 3 * k
            weights[start:start + 3] = sureness(groups, ridge, SURE[wanted])
        return weights

    def pick_penalties(self, wanted):
        own, other = RIDGE_PICK[wanted]
        return np.array([own if k < self.texts.n_own else
                         1e9 if re.match(NOT_FOR[wanted], name) else other
                         for k, name in enumerate(self.texts.picks)])

    def value(self, i, wanted, row):
        """What a candidate says: the same value on two lines is one."""
        if wanted == "title":
            return fold(self.texts.lines[i][row[0]])
        return row[2] if wanted == "date" else ";".join(row[3])


def choose(groups, ridge):
    """Conditional logistic regression: of the candidates of each document one of
    the right ones has to win. At first all of these count alike, then those that
    do best."""
    x = np.vstack([group[0] for group in groups])
    right = np.concatenate([group[1] for group in groups])
    sizes = [len(group[1]) for group in groups]
    group_of = np.repeat(np.arange(len(groups)), sizes)
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    w = np.zeros(x.shape[1])
    for step in range(60):
        z = x @ w
        p = np.exp(z - np.maximum.reduceat(z, starts)[group_of])
        p /= np.add.reduceat(p, starts)[group_of]
        q = right * (p + 1e-12) if step >= 8 else right
        q = q / np.add.reduceat(q, starts)[group_of]
        # Most candidates are soon out of the question.
        seen = (p > 1e-7) | (right > 0)
        part = x[seen] * p[seen, None]
        means = np.add.reduceat(
            part, np.flatnonzero(np.diff(group_of[seen], prepend=-1)))
        gradient = ridge * w + (p - q)[seen] @ x[seen]
        hessian = np.diag(ridge) + part.T @ x[seen] - means.T @ means
        move = np.linalg.solve(hessian, gradient)
        w = w - move * min(1, 2 / np.abs(move).max())
        if step > 12 and np.abs(move).max() < 1e-3:
            break
    return w


def sureness(groups, ridge, share):
    """How sure the best one has to be: a logistic regression on its leads over
    "none of them" and over the next value, with scores that were found without
    the document; then the constant is set so that as many right ones as possible
    are taken while that share of them is right."""
    leads, right = [], []
    for k in range(INNER):
        w = choose([g for i, g in enumerate(groups) if i % INNER != k], ridge)
        for x, is_right, values in groups[k::INNER]:
            z = x @ w
            top = int(np.argmax(z[:-1]))
            others = [z[top] - z[j] for j in range(len(z) - 1)
                      if values[j] != values[top]]
            leads.append([1, min(z[top], LEAD_MOST),
                          min(others + [LEAD_MOST])])
            right.append(is_right[top])
    leads, right = np.array(leads), np.array(right, float)
    sure = regress(leads, right, np.ones(len(right)), np.full(3, 0.1))
    order = np.argsort(-(leads @ sure))
    shares = np.cumsum(right[order]) / np.arange(1, len(order) + 1)
    enough = np.flatnonzero(shares >= share)
    last = order[enough[-1]] if len(enough) else order[0]
    sure[0] -= leads[last] @ sure - 1e-2
    return sure


def rounded(weights):
    return np.clip(np.round(weights * ONE), -32767, 32767)


# ------------------------------------------------------------------- reports

def folds(n, seed):
    order = np.random.RandomState(seed).permutation(n)
    return [order[k::FOLDS] for k in range(FOLDS)]


def validate(model, seed=1, others=(), picks=True):
    """What weights find in documents that they were not trained on: true and
    false positives and false negatives, of the pages and of `others`, the same
    documents in other shapes; and the figures of headline, date, by-line."""
    shapes = (model.texts, *others)
    totals = [np.zeros(3, int) for _ in shapes]
    meta = {w: collections.Counter() for w in WANTED}
    parts = folds(len(model.texts.names), seed)
    for k in range(FOLDS):
        train = np.concatenate([parts[m] for m in range(FOLDS) if m != k])
        weights = model.lines(train)
        for shape, total in zip(shapes, totals):
            seen = shape.judged(rounded(weights), parts[k])
            for i, (scores, _) in seen.items():
                total += model.gold.count(i, shape.lines, scores[:, 1] > 0)
        if picks:
            weights = model.pick(weights, train)
            seen = model.texts.picked(rounded(weights), parts[k])
            count_picks(meta, model.gold, model.texts, seen)
    return totals, meta


def count_picks(meta, gold, texts, picked):
    for i, rows in picked.items():
        text = (texts.folder / f"{texts.names[i]}.txt").read_text("utf-8")
        for k, wanted in enumerate(WANTED):
            there = gold.is_there(i, wanted, text)
            meta[wanted]["there"] += there
            if not gold.items[i].get(wanted):
                continue
            for row in rows:
                if row[1][k] == 2:
                    right = gold.is_right(i, wanted, row, texts.lines)
                    meta[wanted]["given"] += 1
                    meta[wanted]["right"] += right


def report(model, wrapped):
    for seed in (1, 2, 3):
        (total, folded, alone), meta = validate(
            model, seed, (wrapped, model.kinds[1][0]))
        print(f"seed {seed}: F1 {f1(total):.4f} (tp {total[0]}, fp {total[1]}, "
              f"fn {total[2]}), wrapped at 78 columns {f1(folded):.4f}, of the "
              f"article alone {alone[0] / (alone[0] + alone[2]):.4f} found")
        for wanted, n in meta.items():
            print(f"  {wanted}: {n['right']} right of {n['there']} in the dumps "
                  f"({n['right'] / n['there']:.2f}), of {n['given']} given "
                  f"{n['right'] / n['given']:.2f}")


def wrap(text, _):
    return "\n".join("\n".join(textwrap.wrap(x, 78)) if x.strip() else ""
                     for x in text.split("\n"))


def paste(text, keep):
    """From the first to the last line that is known to belong to the article."""
    lines = text.split("\n")
    hits = [i for i, line in enumerate(lines)
            if any(x in squeeze(line) for x in keep)] or [0]
    return "\n".join(lines[hits[0]:hits[-1] + 1])


def reshaped(texts, gold, folder, how):
    """The same documents in another shape, which is written to the folder."""
    folder.mkdir()
    for name, keep in zip(texts.names, gold.keep):
        text = (texts.folder / f"{name}.txt").read_text("utf-8")
        (folder / f"{name}.txt").write_text(how(text, keep), "utf-8")
    return Texts(texts.tool, folder, texts.names)


# Features that are left out together: a table of single ones would show
# nothing, because their neighbours take over.
GROUPS = {
    "width": "WIDTH_",
    "stop words": "NO_STOP_WORD|MANY_STOP_WORDS",
    "how it ends": "ENDS_",
    "how it begins": "STARTS_",
    "sentences and commas": "SENTENCES|COMMAS",
    "signs (addresses, bars, ©, money, times, dates, tags)": "HAS_",
    "words of furniture": "(LONG_)?(SHARE|SUBSCRIBE|COOKIE|COMMENT|RELATED|"
                          "NAVIGATION|AD|RIGHTS|MORE|BYLINE|PHOTO|UPDATED|AGO|"
                          "SOCIAL|COMMERCE|ACCOUNT)$",
    "words about authors": "BIO",
    "labels before a colon": "LABEL_",
    "repetition": "REPEATED",
    "blank lines": "AFTER_GAP",
    "neighbours' first scores": "SCORE",
    "good text around": "AROUND_",
    "best run of lines": "IN_RUN|BEFORE_RUN|AFTER_RUN",
    "headings above (comments, related, ...)": "UNDER_|AFTER_COMMENT|"
                                               "AFTER_RELATED",
    "cohesion": "COHESION|LONG_COHESION",
}


def ablate(texts, pasted, gold):
    def mean(dropped):
        model = Model(texts, pasted, gold, dropped)
        return np.mean([f1(validate(model, seed, picks=False)[0][0])
                        for seed in (1, 2)])

    base = mean(())
    print(f"| all | {base:.4f} | |")
    for name, pattern in GROUPS.items():
        dropped = [x for x, _ in texts.features
                   if re.match(rf"(?:{pattern})", x)]
        value = mean(dropped)
        print(f"| {name} | {value:.4f} | {value - base:+.4f} |", flush=True)


def table(name, kind, blocks):
    out = [f"const {kind} {name} = {{"]
    for block in blocks:
        out.append("    {")
        for row in block if block.ndim == 2 else [block]:
            lines = [" ".join(f"{int(x)}," for x in row[i:i + 12])
                     for i in range(0, len(row), 12)]
            if block.ndim == 2:
                lines[0] = "{" + lines[0]
                lines[-1] += "},"
            out += ["     " + x for x in lines]
        out.append("    },")
    return out + ["};"]


def write(model, counts):
    everything = np.random.RandomState(1).permutation(len(model.texts.names))
    weights = rounded(model.pick(model.lines(everything), everything))
    n = model.n_lines
    near = weights[:model.own_start].reshape(2 * REACH, -1)
    own = weights[model.own_start:model.later_start].reshape(2, -1)
    sure = weights[-3 * len(WANTED):].reshape(len(WANTED), 3)
    picks = weights[n:-3 * len(WANTED)].reshape(len(WANTED), -1)
    out = ["/* SPDX-License-Identifier: MIT */",
           "/* Generated by tools/train-article.py. Do not edit. In the order of",
           "   article/features.def and article/pick.def.", "",
           f"   Trained on {len(everything)} texts; F1 in five-fold "
           f"cross-validation {f1(counts):.3f}. */", "", "/* clang-format off */"]
    out += table("libfeed__article_weights", "libfeed__weights",
                 [near, own, weights[model.later_start:n]])
    out += [""] + table("libfeed__article_picks", "libfeed__pick_weights",
                        [picks, sure])
    out += ["/* clang-format on */", ""]
    (ROOT / "libfeed/article/weights.inc").write_text("\n".join(out), "utf-8")


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=pathlib.Path)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--features", action="store_true")
    args = parser.parse_args()
    data = json.loads((args.data / "gold.json").read_text("utf-8"))
    names = sorted(data)
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        texts = Texts(build(folder), args.data / "dumps", names)
        gold = Gold(data, names)
        pasted = reshaped(texts, gold, folder / "pasted", paste)
        if args.features:
            ablate(texts, pasted, gold)
            return
        model = Model(texts, pasted, gold)
        if args.write:
            write(model, validate(model, picks=False)[0][0])
        else:
            report(model, reshaped(texts, gold, folder / "wrapped", wrap))


if __name__ == "__main__":
    main()
