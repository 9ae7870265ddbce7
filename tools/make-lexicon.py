#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Turn libfeed/article/lexicon.txt into libfeed/article/lexicon.inc.

  make-lexicon.py            rewrites the table
  make-lexicon.py --check    tells by its status whether the table is up to date

The table is a perfect hash: the lower bits of a word's hash choose a factor, and
the hash times that factor the word's place, so that one comparison tells whether
a word is there. Factors are tried until no two words share a place. The hashes
are those of article/word.h; a phrase has the one that libfeed__phrase_hash makes
of its words'. All hashes of the table differ, so that they stand for the words.
"""

import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
SOURCE = ROOT / "libfeed/article/lexicon.txt"
TABLE = ROOT / "libfeed/article/lexicon.inc"
# Those with which a line may hold names that are not all there is in it.
NAMING = "BY LABEL PHOTO PARTICLE HONORIFIC JOINT AGO".split()
UNCOUNTED = "BY LABEL AUTHOR PARTICLE HONORIFIC JOINT NO_NAME AGENT FIRST".split()
# As in article/lexicon.h. A fifth of the places should be free.
FACTORS = 1024
PLACES = 5600
SORTS = 256


def plain_hash(letters):
    """Of up to sixteen letters a-z."""
    parts = [int.from_bytes(letters[i:i + 8].encode("ascii"), "little")
             for i in (0, 8)]
    value = parts[0] + parts[1] * 0x9E3779B97F4A7C15 & 0xFFFFFFFFFFFFFFFF
    value = (value ^ value >> 32) * 0xD6E8FEB86659FD93
    return value >> 32 & 0xFFFFFFFF


def word_hash(word):
    value = 2166136261
    for piece in re.findall("[a-z]{1,16}|.", word):
        number = plain_hash(piece) if "a" <= piece[0] <= "z" else ord(piece)
        value = ((value ^ number) * 16777619) & 0xFFFFFFFF
    return value


def phrase_hash(text):
    words = [word_hash(word) for word in text.split(" ")]
    if len(words) == 1:
        return words[0]
    return ((words[0] << 5 | words[0] >> 27) & 0xFFFFFFFF) ^ words[1]


def is_paired(character):
    """Han and Hangul: looked up by single characters and by pairs."""
    return (0x3400 <= ord(character) <= 0x9FFF
            or 0xAC00 <= ord(character) <= 0xD7AF)


def read(path=SOURCE):
    """Yields (class, language, word); a phrase has a space."""
    section = None
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        line = line.split("#")[0].strip()
        if line.startswith("["):
            section = line.strip("[]").split()
            continue
        for word in line.split():
            word = word.replace("_", " ").replace("-", " ").strip()
            if "'" in word:
                sys.exit(f"{path}:{number}: {word}: apostrophes end words")
            if section[0] == "stop" and " " in word:
                sys.exit(f"{path}:{number}: {word}: stop words are single words")
            if len(word.split(" ")) > 2:
                sys.exit(f"{path}:{number}: {word}: at most two words")
            if any(is_paired(c) for c in word) and len(word) > 2:
                sys.exit(f"{path}:{number}: {word}: more than a pair")
            yield section[0], section[1], word


def find_places(hashes):
    """The factor of each bucket, and the word or None at each place."""
    places = [None] * PLACES
    factors = [1] * FACTORS
    buckets = [[] for _ in range(FACTORS)]
    for value in hashes:
        buckets[value % FACTORS].append(value)
    for number in sorted(range(FACTORS), key=lambda n: -len(buckets[n])):
        bucket = buckets[number]
        for factor in range(0xFFFF, 0, -2):
            taken = {((value * factor & 0xFFFFFFFF) * len(places)) >> 32
                     for value in bucket}
            if len(taken) == len(bucket) and not any(places[n] for n in taken):
                break
        else:
            sys.exit("no factor fits; change FACTORS or PLACES")
        factors[number] = factor
        for value in bucket:
            place = ((value * factor & 0xFFFFFFFF) * len(places)) >> 32
            places[place] = hashes[value]
    return factors, places


def number_all(values):
    """Numbers different values in their order, 0 for what has none."""
    numbers = {}
    for value in values:
        numbers.setdefault(value, len(numbers) + 1)
    return numbers


def rows(numbers, of_one_row, form="{}"):
    for i in range(0, len(numbers), of_one_row):
        yield "  " + " ".join(form.format(n) + ","
                              for n in numbers[i:i + of_one_row])


def write(entries, languages, factors, places):
    """Yields the lines of the table."""
    names = sorted(entries)
    sorts = {w: (tuple(sorted(entries[w][0])), entries[w][2]) for w in names}
    tongues = {w: sum(1 << languages.index(t) for t in entries[w][1])
               for w in names}
    sort_numbers = number_all(sorts[w] for w in names)
    tongue_numbers = number_all(tongues[w] for w in names if tongues[w])
    if len(sort_numbers) >= SORTS or len(tongue_numbers) > 255:
        sys.exit("too many kinds of words for a byte")
    yield "/* SPDX-License-Identifier: MIT */"
    yield "/* Generated by tools/make-lexicon.py from article/lexicon.txt."
    yield "   Do not edit. */"
    yield ""
    yield "/* clang-format off */"
    yield "static const char lexicon_languages[][4] = {"
    yield from rows(languages, 12, '"{}"')
    yield "};"
    yield ""
    yield "const libfeed__lexicon_tables libfeed__lexicon = {"
    yield "  /* factors */"
    yield "  {"
    yield from rows(factors, 10)
    yield "  },"
    yield "  /* words: the first stands for all that are not here */"
    yield "  {"
    yield "  {{0}, 0},"
    for classes, month in sort_numbers:
        bits = [f"LIBFEED__IN({c})" for c in classes]
        counts = [f"[LIBFEED__{c}] = 1" for c in classes if c not in UNCOUNTED]
        if month:
            bits.append(f"UINT64_C({month}) << LIBFEED__MONTH_SHIFT")
        yield f"  {{{{{', '.join(counts) or '0'}}},"
        yield f"   {' | '.join(bits)}}},"
    yield "  },"
    yield "  /* entries */"
    yield "  {"
    for word in places:
        entry = phrase_hash(word) & 0xFFFFFF00 | sort_numbers[sorts[word]] \
            if word else 0
        yield f"  0x{entry:08x}, /* {word} */" if word else "  0,"
    yield "  },"
    yield "};"
    yield ""
    yield "/* By place: the number of the word's languages. */"
    yield "static const uint8_t lexicon_tongues[LIBFEED__LEXICON_PLACES] = {"
    yield from rows([tongue_numbers.get(tongues[w], 0) if w else 0
                     for w in places], 16)
    yield "};"
    yield ""
    yield "/* Stop words of these languages, by bit. */"
    yield "static const uint64_t lexicon_tongue_bits[] = {"
    yield from rows([0, *tongue_numbers], 6, "0x{:x}")
    yield "};"
    yield ""
    yield "/* clang-format on */"


def main():
    entries, languages = {}, []
    for kind, language, word in read():
        classes, tongues, month = entries.setdefault(word, (set(), set(), 0))
        if kind.startswith("month"):
            month = int(kind[5:])
            kind = "month"
        classes.add("STOPWORD" if kind == "stop" else kind.upper())
        if kind == "stop":
            if language not in languages:
                languages.append(language)
            tongues.add(language)
        entries[word] = (classes, tongues, month)
    for word in [w for w in entries if " " in w]:
        first = word.split(" ")[0]
        entries.setdefault(first, (set(), set(), 0))[0].add("FIRST")
    for classes, _, _ in entries.values():
        if not classes.isdisjoint(NAMING):
            classes.add("NAMING")
    hashes = {}
    for word in sorted(entries):
        value = phrase_hash(word)
        if value in hashes or value == 0:
            sys.exit(f"{word} and {hashes.get(value)} have one hash")
        hashes[value] = word
    factors, places = find_places(hashes)
    text = "\n".join(write(entries, languages, factors, places)) + "\n"
    if "--check" in sys.argv[1:]:
        sys.exit(TABLE.read_text("utf-8") != text)
    TABLE.write_text(text, "utf-8")
    print(f"{len(entries)} words, {len(languages)} languages")


if __name__ == "__main__":
    main()
