"""Notebooks as Swift packages: they compile unchanged and print what the notebook prints."""

import pathlib
import re
import subprocess

import nbformat
import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]

DECLARED_AGAIN = [
    "let x = 20\nstruct Point { var x = 1; var y = 2 }\nfunc twice(_ v: Int) -> Int { v * 2 + x - x }\nx * 2 + 2",
    "var maybe: Int? = 3\nif let maybe { print(maybe, x) }\nlet adder = { [x] (n: Int) in n + x }\nlet old = Point(y: 5)\ntwice(x)",
    'let x = "text"\nstruct Point { var name: String }\nfunc twice(_ v: String) -> String { v + v }\n'
    'print(old, Point(name: x), adder(1), twice(4), twice("ab"))\n"\\(x)!"',
    "let weights = tf.constant([[1.0, 2.0], [3.0, 4.0]])\nweights + 1",
]


@pytest.fixture(scope="module")
def package(tmp_path_factory):
    """One folder for all exports, so that TensorKit is compiled once."""
    return tmp_path_factory.mktemp("exported")


def shown_by(notebook):
    """What the cells of an executed notebook show, as text."""
    shown = ""
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            shown += output.text if output.output_type == "stream" else output.data["text/plain"] + "\n"
    return shown


def comparable(text):
    """Without colours and times, which differ from run to run."""
    text = re.sub(r"\x1b\[[0-9;]*m", "", text)
    text = re.sub(r"\d+(\.\d+)?(us|ms|s)(/step|/epoch)?\b", "TIME", text)
    return [line.rstrip() for line in text.splitlines()]


def prints_the_same(tfrepl, notebook, folder, package):
    path = folder / "exported-notebook.ipynb"
    nbformat.write(notebook, path)
    ran = tfrepl("run", path, "--output", folder / "executed.ipynb")
    assert ran.returncode == 0, ran.stderr
    exported = tfrepl("export", path, "--output", package, "--tensorkit", ROOT)
    assert exported.returncode == 0, exported.stderr
    built = subprocess.run(
        ["swift", "build", "-c", "release", "--package-path", package], capture_output=True, text=True, timeout=1800
    )
    assert built.returncode == 0, built.stdout + built.stderr
    program = subprocess.run(
        [package / ".build/release/exported-notebook"], capture_output=True, text=True, timeout=120, cwd=folder
    )
    assert program.returncode == 0, program.stderr
    executed = nbformat.read(folder / "executed.ipynb", as_version=4)
    # The notebook shows both streams; the program's errors and logs go to standard error.
    expected = comparable(shown_by(executed))
    ours = comparable(program.stdout)
    missing = comparable(program.stderr)
    assert [line for line in expected if line not in missing] == [line for line in ours if line not in missing]


def test_names_declared_again_keep_their_meaning(tfrepl, tmp_path, package):
    cells = [nbformat.v4.new_code_cell(source) for source in DECLARED_AGAIN]
    prints_the_same(tfrepl, nbformat.v4.new_notebook(cells=cells), tmp_path, package)


@pytest.mark.parametrize("name", sorted(path.name for path in (ROOT / "notebooks").glob("*.ipynb")))
def test_every_notebook_is_a_program(tfrepl, tmp_path, package, name):
    notebook = nbformat.read(ROOT / "notebooks" / name, as_version=4)
    notebook.cells.insert(0, nbformat.v4.new_code_cell("keras.utils.setRandomSeed(7)"))
    prints_the_same(tfrepl, notebook, tmp_path, package)


def test_a_notebook_with_mistakes_writes_nothing(tfrepl, tmp_path):
    nbformat.write(
        nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell('let x: Int = "a"')]), tmp_path / "wrong.ipynb"
    )
    finished = tfrepl("export", "wrong.ipynb", "--output", "out", "--tensorkit", ROOT)
    assert finished.returncode == 1 and "wrong.ipynb cell 1:1:14" in finished.stderr
    assert not (tmp_path / "out").exists()
