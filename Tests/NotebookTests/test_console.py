"""The console in a real terminal."""

import os
import time

import pexpect
import pytest

PROMPT = r"In \[\d+\]: "


@pytest.fixture
def console(tmp_path):
    started = []

    def start():
        child = pexpect.spawn(
            "tfrepl",
            encoding="utf-8",
            timeout=20,
            dimensions=(40, 120),
            env={**os.environ, "XDG_STATE_HOME": str(tmp_path), "TERM": "xterm", "NO_COLOR": "1"},
        )
        started.append(child)
        child.expect(PROMPT)
        return child

    yield start
    for child in started:
        child.close(force=True)


def test_a_function_over_several_lines_is_defined_and_called(console):
    child = console()
    for line in ["func twice(_ x: Int) -> Int {", "  x * 2", "}"]:
        child.sendline(line)
    child.expect(PROMPT)
    child.sendline("twice(21)")
    child.expect(r"Out\[\d+\]: 42")
    child.expect(PROMPT)


def test_control_c_stops_a_loop_and_the_session_goes_on(console):
    child = console()
    child.sendline("let kept = 7")
    child.expect(PROMPT)
    child.sendline("while true {}")
    child.expect(r"\n")
    import time

    time.sleep(0.5)
    child.sendintr()
    child.expect("[Ii]nterrupt")
    child.expect(PROMPT)
    child.sendline("kept + 1")
    child.expect(r"Out\[\d+\]: 8")


def test_control_c_clears_a_half_typed_line(console):
    child = console()
    child.send("let broken = (")
    child.expect_exact("broken = (")
    child.sendintr()
    child.expect(PROMPT)
    # The terminal drops what is typed while it delivers an interrupt.
    time.sleep(0.3)
    child.sendline("1 + 2")
    child.expect(r"Out\[\d+\]: 3")


def test_history_survives_a_restart_and_control_d_leaves(console):
    child = console()
    child.sendline("let remembered = 12345")
    child.expect(PROMPT)
    child.sendeof()
    child.expect(pexpect.EOF)
    child.wait()
    assert child.exitstatus == 0
    again = console()
    again.send("\x1b[A")
    again.expect("let remembered = 12345")
