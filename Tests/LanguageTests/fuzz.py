#!/usr/bin/env python3
"""Feeds tfrepl texts that nobody would write: it must refuse or run them, and neither crash nor hang.

    fuzz.py [--seconds 600] [--seed 1] [--keep DIR]

Texts are recorded programs with words dropped, doubled, swapped or taken from another program, soups of such words, and
random bytes. Exit status 1 when the process ended in any way but success, a reported failure or misuse.
"""

import argparse
import concurrent.futures
import os
import pathlib
import random
import re
import subprocess
import sys
import tempfile
import time

WORD = re.compile(r"\w+|\s+|[^\w\s]")
PROGRAMS = pathlib.Path(__file__).resolve().parent / "Programs"
SECONDS_A_PROGRAM = 10


class Corpus:
    def __init__(self):
        self.texts = [path.read_text() for path in sorted(PROGRAMS.glob("*/*.swift"))]
        self.words = sorted({word for text in self.texts for word in WORD.findall(text)})

    def text(self, choice):
        kind = choice.random()
        if kind < 0.8:
            return self.mutated(choice).encode()
        if kind < 0.95:
            return "".join(choice.choice(self.words) for _ in range(choice.randint(1, 200))).encode()
        return choice.randbytes(choice.randint(0, 400))

    def mutated(self, choice):
        words = WORD.findall(choice.choice(self.texts))
        for _ in range(choice.choice([1, 1, 2, 3, 8])):
            if not words:
                break
            place = choice.randrange(len(words))
            match choice.randrange(5):
                case 0:
                    del words[place]
                case 1:
                    words.insert(place, words[place])
                case 2:
                    other = choice.randrange(len(words))
                    words[place], words[other] = words[other], words[place]
                case 3:
                    words[place] = choice.choice(self.words)
                case 4:
                    other = WORD.findall(choice.choice(self.texts))
                    start = choice.randrange(len(other))
                    words[place:place] = other[start : start + choice.randint(1, 30)]
        return "".join(words)


def bounded():
    """A program may ask for all the memory there is; the machine that runs the test needs some of it."""
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (32 << 30, 32 << 30))


def ending(text, tfrepl, folder, number):
    """None when the process ended as it should, else how it ended."""
    source = folder / f"{number}.swift"
    source.write_bytes(text)
    try:
        finished = subprocess.run(
            [tfrepl, "run", source, "--timeout", "2"], capture_output=True, timeout=SECONDS_A_PROGRAM,
            stdin=subprocess.DEVNULL, cwd=folder, preexec_fn=bounded)
    except subprocess.TimeoutExpired:
        return "hangs"
    finally:
        source.unlink()
    if finished.returncode in (0, 1, 2):
        return None
    return f"ended with {finished.returncode}: {finished.stderr[-300:].decode(errors='replace')}"


def main():
    arguments = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    arguments.add_argument("--seconds", type=float, default=600)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--tfrepl", default="tfrepl")
    arguments.add_argument("--keep", type=pathlib.Path)
    chosen = arguments.parse_args()
    corpus = Corpus()
    end = time.monotonic() + chosen.seconds
    count = found = 0
    with tempfile.TemporaryDirectory() as folder, concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        while time.monotonic() < end:
            numbers = range(count, count + 64)
            texts = [corpus.text(random.Random(f"{chosen.seed} {number}")) for number in numbers]
            run = lambda number, text: ending(text, chosen.tfrepl, pathlib.Path(folder), number)
            for number, text, problem in zip(numbers, texts, pool.map(run, numbers, texts)):
                if problem:
                    found += 1
                    print(f"text {number}: {problem}", flush=True)
                    if chosen.keep:
                        chosen.keep.mkdir(parents=True, exist_ok=True)
                        (chosen.keep / f"{chosen.seed}-{number}.swift").write_bytes(text)
            count += len(texts)
    print(f"{count} texts, {found} crashes or hangs")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
