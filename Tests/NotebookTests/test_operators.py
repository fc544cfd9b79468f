"""Expressions over tensors stay cheap for the Swift compiler, which gives up on what takes it too long."""

import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MODULES = ROOT / ".build" / "release" / "Modules"

TWENTY_OPERATORS = """
import TensorKit
let x = tf.constant([1.0, 2.0]), y = tf.constant([3.0, 4.0]), w = tf.Variable([0.5, 0.5])
let r = 0.5 * x * x + 2 * x * y - y / 4 + w * (1 - x) + (x + y) * (x - y) / 3 - 1 / (y + 1) + x ** 2 - -w * 2
print(r)
"""

TUTORIAL = """
import TensorKit
let x = tf.cast(tf.linspace(-2.0, 2.0, 201), .float32)
func f(_ x: Tensor) -> Tensor { x ** 2 + 2 * x - 5 }
let y = f(x) + tf.random.normal([201])
let start = tf.random.uniform([3], 0, 5, seed: 22)
class QuadraticModel: tf.Module {
  let wQ = tf.Variable(start[0]), wL = tf.Variable(start[1]), b = tf.Variable(start[2])
  func callAsFunction(_ x: Tensor) -> Tensor { wQ * (x ** 2) + wL * x + b }
}
let model = QuadraticModel()
func mseLoss(_ predicted: Tensor, _ target: Tensor) -> Tensor { tf.reduceMean(tf.square(predicted - target)) }
let learningRate = 0.01
var losses = [Double]()
for step in 0..<30 {
  let tape = tf.GradientTape()
  let loss = with(tape) { mseLoss(model(x), y) }
  let variables = model.variables
  for (v, g) in zip(variables, tape.gradient(loss, variables)) { v.assignSub(learningRate * g) }
  losses.append(loss.item())
  if step % 10 == 0 { print("Mean squared error for step \\(step): \\(loss.item(), "0.3f")") }
}
let a = tf.reshape(tf.range(12), [3, 4])
print(a[0..., 1], a[..<(-1), .newaxis].shape, tf.transpose(a) * 2 - 1)
let mask = tf.cast(a > 5, .float32) * (1.0 - 0.5) + 1e-7
let normalized = (tf.cast(a, .float32) - tf.reduceMean(tf.cast(a, .float32))) / (tf.math.reduceStd(tf.cast(a, .float32)) + 1e-6)
let scores = tf.matmul(normalized, tf.transpose(normalized)) / 2.0 + (1.0 - tf.ones([3, 3])) * -1e9
let n = np.array([1.0, 2.0, 3.0])
print((n - n.mean()) / n.std(), 255.0 / n, n ** 2 - 2 * n + 1, n > 1.5)
let total = losses.reduce(0, +) / Double(losses.count)
print([1.0, 2.0].map { 3 * $0 + 1 }, total, scores.shape, mask.shape)
"""


def checked(text, folder):
    source = folder / "main.swift"
    source.write_text(text)
    # The compiler itself says which expression took longer than half a second.
    command = ["swiftc", "-typecheck", "-swift-version", "5", "-I", str(MODULES),
               "-Xfrontend", "-warn-long-expression-type-checking=500", str(source)]
    # Swift finds its modules in one folder; those of C each have a map of their own.
    maps = [*ROOT.glob("Sources/C*/module.modulemap"), *(ROOT / ".build" / "release").glob("C*.build/module.modulemap")]
    for path in maps:
        command += ["-Xcc", f"-fmodule-map-file={path}"]
    return subprocess.run(command, capture_output=True, text=True)


def test_an_expression_of_twenty_operators_is_typed_within_half_a_second(tmp_path):
    result = checked(TWENTY_OPERATORS, tmp_path)
    assert result.returncode == 0, result.stderr
    assert "expression took" not in result.stderr, result.stderr


def test_every_expression_of_a_tutorial_is_typed_within_half_a_second(tmp_path):
    result = checked(TUTORIAL, tmp_path)
    assert result.returncode == 0, result.stderr
    assert "expression took" not in result.stderr, result.stderr
