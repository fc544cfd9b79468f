"""The programs of well-known tutorials, in the notebook language: each prints what its expected file says.

An expected file is the program's standard output with these placeholders:
`{int}`, `{float}` and `{any}` stand for a number, a number that may have a fraction, and any text within a line;
`{float 0.9..1}` for a number in a range; a line `{lines}` for any number of lines, such as a chart;
`{repeat 5}` ... `{end}` for the lines between them, five times, `{n}` in them being 1 to 5.
What follows a line `{log}` is the standard error. Spaces that end a line do not count.
"""

import pathlib
import re
from concurrent.futures import ThreadPoolExecutor

import pytest
from test_operators import checked

PROGRAMS = pathlib.Path(__file__).resolve().parents[1] / "TutorialPrograms"
NAMES = sorted(path.stem for path in PROGRAMS.glob("*.swift"))
NUMBER = r"[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?|[-+]?inf|nan"


def expanded(lines):
    """The lines with every `{repeat}` written out."""
    result, lines = [], iter(lines)
    for line in lines:
        repeat = re.fullmatch(r"\{repeat (\d+)\}", line)
        if repeat is None:
            result.append(line)
            continue
        block = []
        while (line := next(lines)) != "{end}":
            block.append(line)
        for number in range(1, int(repeat[1]) + 1):
            result += [line.replace("{n}", str(number)) for line in block]
    return result


def matches(expected, line):
    """Whether a line is as expected, placeholders and ranges included."""
    pattern, ranges = "", []
    for part in re.split(r"(\{(?:int|any|float(?: [^}]+)?)\})", expected):
        if part == "{int}":
            pattern += r"[-+]?\d+"
        elif part == "{any}":
            pattern += ".*"
        elif part.startswith("{float"):
            pattern += f"({NUMBER})"
            ranges.append([float(end) for end in part[6:-1].split("..")] if ".." in part else None)
        else:
            pattern += re.escape(part)
    match = re.fullmatch(pattern, line)
    return match is not None and all(
        limits is None or limits[0] <= float(number) <= limits[1] for number, limits in zip(match.groups(), ranges)
    )


def difference(expected, text):
    """The first line that is not as expected, or None."""
    actual = [line.rstrip() for line in text.splitlines()]
    position, is_open = 0, False
    for line in expanded([line.rstrip() for line in expected.splitlines()]):
        if line == "{lines}":
            is_open = True
            continue
        while is_open and position < len(actual) and not matches(line, actual[position]):
            position += 1
        is_open = False
        if position == len(actual):
            return f"the output ends where this was expected: {line}"
        if not matches(line, actual[position]):
            return f"line {position + 1}: expected: {line}\nfound: {actual[position]}"
        position += 1
    if position < len(actual) and not is_open:
        return f"line {position + 1} was not expected: {actual[position]}"
    return None


def test_expected_lines_are_compared():
    assert difference("a {int}\n{repeat 2}\n{n}: {float 0..1}\n{end}\n", "a -3\n1: 0.5\n2: 1e-3\n") is None
    assert difference("{lines}\nb", "x\ny\nb") is None
    assert "line 1" in difference("loss: {float 0..1}", "loss: 1.5")
    assert "not expected" in difference("a", "a\nb")
    assert "ends" in difference("a\nb", "a")
    assert "line 1" in difference("{int}", "1.5")


@pytest.mark.parametrize("name", NAMES)
def test_a_program_prints_what_is_expected(tfrepl, tmp_path, name):
    finished = tfrepl("run", PROGRAMS / f"{name}.swift", timeout=300, cwd=tmp_path)
    assert finished.returncode == 0, finished.stderr
    expected = (PROGRAMS / f"{name}.expected").read_text()
    output, _, log = expected.partition("{log}\n")
    problem = difference(output, finished.stdout)
    assert problem is None, problem
    problem = difference(log, finished.stderr)
    assert problem is None, problem


@pytest.mark.parametrize("name", NAMES)
def test_a_program_is_typed_by_the_swift_compiler(tmp_path, name):
    result = checked((PROGRAMS / f"{name}.swift").read_text(), tmp_path)
    assert result.returncode == 0, result.stderr


def test_lookup_knows_the_names_of_the_tutorials(tfrepl):
    """`names.txt` has a line for each: what Python calls it, and what it is called here."""
    table = dict(line.split(" -> ") for line in (PROGRAMS / "names.txt").read_text().splitlines())

    def answer(name):
        shown = tfrepl("lookup", name).stdout.splitlines()[0]
        return shown.removeprefix(name).removeprefix(" -> ").removeprefix(": ") or name

    with ThreadPoolExecutor(4) as pool:
        assert dict(zip(table, pool.map(answer, table))) == table
