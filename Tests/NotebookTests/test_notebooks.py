"""The committed notebooks, through a real Jupyter client and headless."""

import itertools
import os
import re

import nbformat
import pytest
from nbclient import NotebookClient

KERNEL = os.environ.get("TFREPL_KERNEL", "tfrepl")
NAMES = [
    "01-first-model",
    "02-negative-or-positive",
    "03-computer-vision",
    "04-tensors-and-gradients",
    "05-model-from-scratch",
    "06-training-well",
    "07-images-text-series",
]


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


def numbers_after(text, pattern):
    return [float(found) for found in re.findall(pattern, text)]


def test_clothes_are_recognized_saved_and_loaded(notebooks, tmp_path):
    notebook = executed_by_jupyter(notebooks / "03-computer-vision.ipynb", tmp_path)
    assert "Before normalization -> 0" in text_of(cell(notebook, "look"))
    assert "After normalization -> 0.0" in text_of(cell(notebook, "normalize"))
    (accuracy,) = numbers_after(text_of(cell(notebook, "evaluate")), r", (0\.\d+)\]")
    assert 0.8 < accuracy < 0.97
    assert "Total params: 152,672" in text_of(cell(notebook, "save"))
    assert "the same predictions: true" in text_of(cell(notebook, "loaded"))
    callback = text_of(cell(notebook, "callback"))
    assert "Reached 84% accuracy" in callback
    assert 2 <= numbers_after(callback, r"epochs: (\d)")[0] <= 4
    unscaled = text_of(cell(notebook, "solution-3"))
    brightest = numbers_after(unscaled, r"images max (\d+)")
    assert len(brightest) == 2 and all(1 < value <= 255 for value in brightest)
    (saved,) = tmp_path.glob("*.keras")
    assert saved.stat().st_size > 100_000


def test_tensors_and_gradients_print_what_they_say(notebooks, tmp_path):
    notebook = executed_by_jupyter(notebooks / "04-tensors-and-gradients.ipynb", tmp_path)
    assert "tf.Tensor([ 4  7 10], shape=(3,), dtype=int32)" in text_of(cell(notebook, "constants"))
    assert "dy/dx = 6.0" in text_of(cell(notebook, "tape"))
    assert "second derivative = 18.0" in text_of(cell(notebook, "second"))
    assert 'Tensor("Add:0", shape=(3,), dtype=int32)\n[ 4  7 10]\n[5 6]' in text_of(cell(notebook, "graph"))
    assert "y = 3.000 x + 1.000" in text_of(cell(notebook, "solution-4"))


def test_the_model_from_scratch_finds_the_parabola(notebooks, tmp_path):
    notebook = executed_by_jupyter(notebooks / "05-model-from-scratch.ipynb", tmp_path)
    assert text_of(cell(notebook, "function")).startswith("Tracing.")
    assert "Tracing" not in text_of(cell(notebook, "function-again"))
    assert "numpy=36" in text_of(cell(notebook, "function"))
    steps = numbers_after(text_of(cell(notebook, "loop")), r"error for step \d+: ([\d.]+)")
    assert len(steps) == 15 and steps[0] > 10 and steps[-1] < 1.5
    assert numbers_after(text_of(cell(notebook, "keras")), r"last loss: ([\d.]+)")[0] < 1.6
    assert "image/png" in cell(notebook, "after").outputs[-1].data


def test_training_well_reaches_what_it_promises(notebooks, tmp_path):
    notebook = executed_by_jupyter(notebooks / "06-training-well.ipynb", tmp_path)
    assert "0.1" in text_of(cell(notebook, "schedules")).splitlines()[0]
    (accuracy,) = numbers_after(text_of(cell(notebook, "callbacks")), r"epochs: \d+, accuracy ([\d.]+)%")
    assert accuracy > 85
    assert numbers_after(text_of(cell(notebook, "metric")), r"alone: ([\d.]+)")[0] == pytest.approx(0.3, abs=1e-6)
    losses = numbers_after(text_of(cell(notebook, "loop")), r"average loss ([\d.]+)")
    assert len(losses) == 4 and losses[-1] < losses[0]


def test_images_text_and_series_are_learned(notebooks, tmp_path):
    notebook = executed_by_jupyter(notebooks / "07-images-text-series.ipynb", tmp_path)
    share = r"accuracy on test \w+: ([\d.]+)%"
    assert numbers_after(text_of(cell(notebook, "cnn-fit")), share)[0] > 70
    assert numbers_after(text_of(cell(notebook, "lstm")), share)[0] > 65
    assert numbers_after(text_of(cell(notebook, "series-lstm")), r"mean error ([\d.]+)")[0] < 0.25
    assert "(4, 20, 512) (4, 8, 20, 20)" in text_of(cell(notebook, "attention"))


NUMBER = re.compile(r"-?\d+(\.\d*)?([eE][-+]?\d+)?")


def shape_of(outputs):
    """Kinds, streams and words of a cell's outputs. Initial weights are random and steps take
    different times, so numbers and the redrawn progress between them are left out."""

    def words(text):
        lines = [line.split("\r")[-1].split("\b")[-1] for line in text.splitlines()]
        return [re.sub(r"\s+", " ", NUMBER.sub("#", line)).strip() for line in lines]

    shapes = []
    for kind, group in itertools.groupby(outputs, lambda output: output.get("name", output.output_type)):
        group = list(group)
        if group[0].output_type == "stream":
            # What is written over a longer time arrives in several parts.
            shapes.append((kind, words("".join(output.text for output in group))))
            continue
        for output in group:
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
        if name in NAMES[:2] and identifier not in ("training", "inference"):
            assert ours == theirs, identifier
