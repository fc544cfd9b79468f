"""The committed notebooks, through a real Jupyter client and headless."""

import os
import re

import nbformat
import pytest
from nbclient import NotebookClient

KERNEL = os.environ.get("TFREPL_KERNEL", "tfrepl")
NAMES = ["01-first-model", "02-negative-or-positive"]


def executed_by_jupyter(path, folder):
    notebook = nbformat.read(path, as_version=4)
    client = NotebookClient(
        notebook, kernel_name=KERNEL, timeout=120, resources={"metadata": {"path": str(folder)}}
    )
    client.execute()
    return notebook


def text_of(cell):
    parts = []
    for output in cell.get("outputs", []):
        if output.output_type == "stream":
            parts.append(output.text)
        elif "data" in output:
            parts.append(output.data["text/plain"])
    return "".join(parts)


def outputs_by_id(notebook):
    return {cell.id: cell.outputs for cell in notebook.cells if cell.cell_type == "code"}


def cell(notebook, identifier):
    return next(c for c in notebook.cells if c.id == identifier)


@pytest.mark.parametrize("name", NAMES)
def test_is_committed_valid_and_without_outputs(notebooks, name):
    notebook = nbformat.read(notebooks / f"{name}.ipynb", as_version=4)
    nbformat.validate(notebook)
    assert (notebook.nbformat, notebook.nbformat_minor) == (4, 5)
    for code in (c for c in notebook.cells if c.cell_type == "code"):
        assert code.outputs == [] and code.execution_count is None


def test_first_model_predicts_31_for_10(notebooks, tmp_path):
    notebook = executed_by_jupyter(notebooks / "01-first-model.ipynb", tmp_path)
    (logged,) = cell(notebook, "inference").outputs[-1:]
    assert logged.output_type == "stream" and logged.name == "stderr"
    prediction = re.fullmatch(r"\[\[\s*([-+.\de]+)\s*\]\]\n", logged.text)
    assert prediction, logged.text
    assert abs(float(prediction.group(1)) - 31) < 0.1
    training = text_of(cell(notebook, "training"))
    assert "Epoch 500/500" in training and "loss:" in training


def test_sign_classifier_answers_as_the_rule_does(notebooks, tmp_path):
    notebook = executed_by_jupyter(notebooks / "02-negative-or-positive.ipynb", tmp_path)
    text = text_of(cell(notebook, "inference"))
    answers = text[text.index("Binary Predictions:") :]
    assert re.fullmatch(
        r"Binary Predictions: \[\[0\]\n \[0\]\n \[[01]\]\n \[1\]\n \[1\]\]\n", answers
    ), answers
    assert text_of(cell(notebook, "training")).count("epochs the accuracy is") == 5


NUMBER = re.compile(r"-?\d+(\.\d*)?([eE][-+]?\d+)?")


def shape_of(outputs):
    """Kinds, streams and words of a cell's outputs. Initial weights are random and steps take
    different times, so numbers and the redrawn progress between them are left out."""

    def words(text):
        lines = [line.split("\r")[-1].split("\b")[-1] for line in text.splitlines()]
        return [re.sub(r"\s+", " ", NUMBER.sub("#", line)).strip() for line in lines]

    shapes = []
    for output in outputs:
        if output.output_type == "stream":
            shapes.append((output.name, words(output.text)))
        else:
            shapes.append((output.output_type, sorted(output.get("data", {}))))
    return shapes


@pytest.mark.parametrize("name", NAMES)
def test_headless_run_gives_the_outputs_jupyter_gives(notebooks, tfrepl, tmp_path, name):
    source = notebooks / f"{name}.ipynb"
    target = tmp_path / "executed.ipynb"
    finished = tfrepl("run", source, "--output", target)
    assert finished.returncode == 0, finished.stderr
    headless = nbformat.read(target, as_version=4)
    nbformat.validate(headless)
    (tmp_path / "jupyter").mkdir()
    jupyter = executed_by_jupyter(source, tmp_path / "jupyter")
    expected = outputs_by_id(jupyter)
    for identifier, outputs in outputs_by_id(headless).items():
        ours = [s for s in shape_of(outputs)]
        theirs = [s for s in shape_of(expected[identifier])]
        assert [s[0] for s in ours] == [s[0] for s in theirs], identifier
        if identifier not in ("training", "inference"):
            assert ours == theirs, identifier
