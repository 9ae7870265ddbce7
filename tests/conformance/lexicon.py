#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Check that the lexicon of article/ has no phrase that one page only has.

  lexicon.py [--cases FOLDER] [--list]

Phrases of two words are where knowledge of a single site could hide, so each
has to occur in the texts of two pages, or in none. A single word may be rare
because its language is; --list prints those that one page only has.

cases.py says where the texts are: articles/dumps/NAME.txt there.
"""

import collections
import importlib.util
import re
import sys

import cases

# Classes that belong to a language, not to pages: stop words, names, dates, and
# the words of by-lines. All others tell furniture from prose.
OTHERS = {
    "stop", "weekday", "given", "by", "label", "author", "particle",
    "honorific", "joint", "no_name",
}


def lexicon():
    """The words and phrases of furniture."""
    path = cases.ROOT / "tools" / "make-lexicon.py"
    spec = importlib.util.spec_from_file_location("make_lexicon", path)
    make = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(make)
    return {
        word
        for kind, _, word in make.read()
        if kind not in OTHERS and not kind.startswith("month")
    }


def count(words, texts):
    """In how many texts each word or phrase occurs."""
    found = collections.Counter()
    for text in texts:
        tokens = re.findall(r"[^\W\d_]+", text.lower())
        have = set(tokens) | {" ".join(x) for x in zip(tokens, tokens[1:])}
        found.update(words & have)
    return found


def main():
    parser = cases.parser(__doc__)
    parser.add_argument("--list", action="store_true", help="print rare words")
    args = parser.parse_args()
    folder = args.cases / "articles" / "dumps"
    if not cases.are_there(folder):
        return cases.SKIPPED
    dumps = sorted(folder.glob("*.txt"))
    words = lexicon()
    found = count(words, (x.read_text("utf-8", "replace") for x in dumps))
    once = sorted(word for word in words if found[word] == 1)
    phrases = [word for word in once if " " in word]
    print(
        f"{len(dumps)} texts, {len(words)} words and phrases: "
        f"{sum(found[word] > 1 for word in words)} in several texts, "
        f"{len(once) - len(phrases)} words in one"
    )
    for phrase in phrases:
        print(f"in one text only: {phrase}")
    if args.list:
        print("words in one text:", ", ".join(x for x in once if " " not in x))
    return 1 if phrases else 0


if __name__ == "__main__":
    sys.exit(main())
