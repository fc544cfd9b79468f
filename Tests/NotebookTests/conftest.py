import os
import pathlib
import subprocess

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]


@pytest.fixture
def notebooks():
    return ROOT / "notebooks"


@pytest.fixture
def tfrepl(tmp_path):
    """Runs the installed binary in an empty folder; returns the finished process."""

    def run(*arguments, cwd=tmp_path, timeout=120, **environment):
        return subprocess.run(
            ["tfrepl", *map(str, arguments)],
            cwd=cwd,
            timeout=timeout,
            capture_output=True,
            text=True,
            stdin=subprocess.DEVNULL,
            env={**os.environ, **environment},
        )

    return run
