"""The command line: exit statuses, streams, and files that are never half-written."""

import json
import pathlib
import shutil

import nbformat
import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]


def write_notebook(path, *sources, tags=None):
    cells = [nbformat.v4.new_code_cell(source) for source in sources]
    for index, names in (tags or {}).items():
        cells[index].metadata["tags"] = names
    nbformat.write(nbformat.v4.new_notebook(cells=cells), path)


def test_version_and_help_succeed(tfrepl):
    assert tfrepl("--version").returncode == 0
    for command in ["run", "check", "kernel", "kernelspec", "lookup"]:
        help_text = tfrepl(command, "--help")
        assert help_text.returncode == 0 and "USAGE" in help_text.stdout


def test_misuse_exits_2_and_speaks_on_standard_error(tfrepl):
    for arguments in [["run"], ["fly"], ["run", "x.swift", "--speed"], ["kernel"]]:
        finished = tfrepl(*arguments)
        assert finished.returncode == 2, arguments
        assert finished.stdout == "" and finished.stderr != ""


def test_a_missing_file_is_named(tfrepl):
    finished = tfrepl("run", "nowhere.ipynb")
    assert finished.returncode in (1, 2) and "nowhere.ipynb" in finished.stderr


def test_script_output_is_the_programs_output_and_nothing_else(tfrepl, tmp_path):
    (tmp_path / "hello.swift").write_text('let name = "world"\nprint("hello, \\(name)")\n1 + 1\n')
    finished = tfrepl("run", "hello.swift")
    assert (finished.returncode, finished.stdout) == (0, "hello, world\n")


def test_a_trap_exits_1_after_the_output_before_it(tfrepl, tmp_path):
    (tmp_path / "trap.swift").write_text('print("before")\nlet a = [1]\nprint(a[1])\n')
    finished = tfrepl("run", "trap.swift")
    assert (finished.returncode, finished.stdout) == (1, "before\n")
    assert "ndex out of range" in finished.stderr and "trap.swift:3" in finished.stderr


def test_an_undefined_name_on_the_last_line_runs_nothing(tfrepl, tmp_path):
    (tmp_path / "late.swift").write_text('print("never")\nprint(undefinedName)\n')
    finished = tfrepl("run", "late.swift")
    assert (finished.returncode, finished.stdout) == (1, "")
    assert "cannot find 'undefinedName' in scope" in finished.stderr


def test_check_reports_every_mistake_and_runs_nothing(tfrepl, tmp_path):
    (tmp_path / "wrong.swift").write_text('print("never")\nlet a: Int = "text"\nprint(missing)\n')
    finished = tfrepl("check", "wrong.swift")
    assert finished.returncode == 1 and "never" not in finished.stdout
    assert "wrong.swift:2:" in finished.stderr and "wrong.swift:3:" in finished.stderr


def test_a_failing_cell_stops_the_notebook_and_is_recorded(tfrepl, tmp_path):
    write_notebook(tmp_path / "n.ipynb", 'print("one")', "let a = [1]\na[3]", 'print("three")')
    finished = tfrepl("run", "n.ipynb", "--output", "out.ipynb")
    assert finished.returncode == 1
    executed = nbformat.read(tmp_path / "out.ipynb", as_version=4)
    nbformat.validate(executed)
    kinds = [[o.output_type for o in c.outputs] for c in executed.cells]
    assert kinds == [["stream"], ["error"], []]


def test_parameters_replace_the_tagged_defaults(tfrepl, tmp_path):
    write_notebook(
        tmp_path / "p.ipynb",
        'let epochs = 1\nlet name = "none"',
        'print("\\(name) \\(epochs + 1)")',
        tags={0: ["parameters"]},
    )
    finished = tfrepl(
        "run", "p.ipynb", "--output", "o.ipynb", "--parameters", "epochs=41", "name=lab"
    )
    assert finished.returncode == 0, finished.stderr
    executed = nbformat.read(tmp_path / "o.ipynb", as_version=4)
    assert executed.cells[-1].outputs[0].text == "lab 42\n"


def test_a_cell_past_its_timeout_is_interrupted(tfrepl, tmp_path):
    write_notebook(tmp_path / "t.ipynb", "while true { }")
    finished = tfrepl("run", "t.ipynb", "--timeout", "1", timeout=30)
    assert finished.returncode == 1 and "timeout" in finished.stderr.lower()


def test_broken_notebooks_are_refused_with_a_reason(tfrepl, tmp_path):
    for name, text in {
        "empty.ipynb": "",
        "list.ipynb": "[]",
        "half.ipynb": '{"cells": [',
        "old.ipynb": json.dumps({"nbformat": 3, "worksheets": []}),
    }.items():
        (tmp_path / name).write_text(text)
        finished = tfrepl("run", name)
        assert finished.returncode in (1, 2) and name in finished.stderr, name


@pytest.mark.parametrize(
    "python, ours",
    [("tf.reduce_sum", "tf.reduceSum"), ("tf.keras.layers.Dense", "Dense"), ("np.linspace", "np.linspace")],
)
def test_lookup_translates_python_names(tfrepl, python, ours):
    finished = tfrepl("lookup", python)
    assert finished.returncode == 0 and ours in finished.stdout


def test_lookup_says_what_is_not_there(tfrepl):
    finished = tfrepl("lookup", "tf.distribute.MirroredStrategy")
    assert "not in this version" in finished.stdout + finished.stderr


def test_kernelspec_goes_where_it_is_told_and_goes_away(tfrepl, tmp_path):
    assert tfrepl("kernelspec", "install", "--prefix", tmp_path / "p").returncode == 0
    spec = json.loads((tmp_path / "p/share/jupyter/kernels/tfrepl/kernel.json").read_text())
    template = json.loads((ROOT / "kernelspec/kernel.json").read_text())
    assert spec["argv"][1:] == template["argv"][1:]
    assert spec["argv"][0] == shutil.which("tfrepl")
    assert {**spec, "argv": None} == {**template, "argv": None}
    for logo in (ROOT / "kernelspec").glob("logo-*"):
        installed = tmp_path / "p/share/jupyter/kernels/tfrepl" / logo.name
        assert installed.read_bytes() == logo.read_bytes(), logo.name
    listed = tfrepl("kernelspec", "list")
    assert listed.returncode == 0 and "tfrepl" in listed.stdout
    data = tmp_path / "data"
    assert tfrepl("kernelspec", "install", "--user", JUPYTER_DATA_DIR=str(data)).returncode == 0
    assert (data / "kernels/tfrepl").is_dir()
    assert tfrepl("kernelspec", "uninstall", JUPYTER_DATA_DIR=str(data)).returncode == 0
    assert not (data / "kernels/tfrepl").exists()
