import Parsing
import SourceText
import Testing

@Suite struct PastedPythonTests {
  private func errors(_ text: String) -> [Diagnostic] {
    CellParser().parse(text, named: "t").diagnostics.filter { $0.severity == .error }
  }

  /// Each line alone gives exactly one diagnostic of that kind.
  @Test(arguments: [
    ("import tensorflow as tf", "python-import"),
    ("import numpy as np", "python-import"),
    ("import os, sys", "python-import"),
    ("import numpy", "unknown-module"),
    ("import tensorflow.keras", "unknown-module"),
    ("from tensorflow.keras import layers", "python-import"),
    ("from tensorflow.keras.layers import Dense, Flatten", "python-import"),
    ("from google.cloud import logging", "python-import"),
    ("def f(x):\n  return x", "python-def"),
    ("def f(x, y=1) -> int:\n  return x\n", "python-def"),
    ("class Model(keras.Model):\n    x = 1", "python-class"),
    ("class Net:\n    x = 1", "python-class"),
    ("f = lambda x: x + 1", "python-lambda"),
    ("print(f\"loss {loss:.3f}\")", "python-f-string"),
    ("print(f'{x}')", "python-f-string"),
    ("print('hello')", "python-quotes"),
    ("let s = 'it'", "python-quotes"),
    ("x = True", "python-constant"),
    ("let y = None", "python-constant"),
    ("# a comment", "python-comment"),
    ("let x = 1 # one", "python-comment"),
    ("if a and b { }", "python-and"),
    ("let c = a or b", "python-or"),
    ("let c = not a", "python-not"),
    ("if x == 1:\n    print(x)", "python-block"),
    ("while x < 3:\n    x += 1", "python-block"),
    ("for i in range(10):\n    print(i)", "python-for"),
    ("for x, y in zip(a, b):\n    print(x)", "python-for"),
    ("with tf.GradientTape() as tape:\n    y = x * x", "python-with"),
    ("try:\n    x = 1", "python-try"),
    ("print \"hello\"", "python-print"),
    ("print x", "python-print"),
    ("pip install tensorflow", "shell-command"),
    ("!pip install tensorflow", "shell-command"),
    ("!ls -la /tmp", "shell-command"),
    ("%matplotlib inline", "jupyter-magic"),
    ("%%time", "jupyter-magic"),
    ("@tf.function\ndef f(x):\n    return x", "python-decorator"),
    ("@tf.function\nfunc f(x: Int) -> Int { x }", "python-decorator"),
    ("[x * x for x in xs]", "python-comprehension"),
    ("x[1:3]", "python-slice"),
    ("x[:, 0]", "python-slice"),
    ("x[::2]", "python-slice"),
    ("x[:-1]", "python-slice"),
    ("model.fit(x, y, epochs=500)", "python-argument"),
    ("Adam(learning_rate=0.1)", "python-argument"),
    ("f(**kwargs)", "python-unpacking"),
    ("a = 1 if b else 2", "python-conditional"),
    ("x is None", "python-is"),
    ("d = {'a': 1}", "python-dictionary"),
    ("raise ValueError(\"x\")", "python-raise"),
    ("del x", "python-del"),
    ("func call(self, x: Int) -> Int { x }", "python-self"),
    ("let x = 1 + \\\n  2", "python-continuation"),
  ])
  func oneLineOfPythonIsOneDiagnostic(_ text: String, _ identifier: String) {
    let found = errors(text)
    #expect(found.map(\.identifier).contains(identifier), "\(text) -> \(found.map(\.message))")
    let others = found.filter { $0.identifier != identifier }
    let allowed = text.contains("@tf.function\ndef") ? 1 : 0
    #expect(others.count <= allowed, "\(text) -> \(others.map(\.message))")
    #expect(found.filter { $0.identifier == identifier }.count == 1)
  }

  @Test func messagesCarryTheTranslation() {
    #expect(errors("for i in range(2, n):\n    print(i)")[0].message.contains("for i in 2..<n {"))
    #expect(errors("def train_step(x):\n    return x")[0].message.contains("func trainStep("))
    #expect(errors("if a and not b:\n    f()")[0].message.contains("if a && !b {"))
    #expect(errors("with tf.GradientTape() as tape:\n    f()")[0].message.contains("with(tf.GradientTape()) { tape in"))
    #expect(errors("print x")[0].fixIts[0].applied(to: "print x") == "print(x)")
  }

  @Test func fixItsOfFStringsAreSwiftLiterals() {
    let text = "print(f'loss {loss:.3f} of {{n}}')"
    #expect(errors(text)[0].fixIts[0].applied(to: text) == "print(\"loss \\(loss, \".3f\") of {n}\")")
  }

  @Test func keywordArgumentsAreFixedWithTheSwiftName() {
    let text = "model.fit(x, y, batch_size=32)"
    #expect(errors(text)[0].fixIts[0].applied(to: text) == "model.fit(x, y, batchSize: 32)")
  }

  @Test func aWholePastedLabGivesOneLinePerConstruct() {
    let text = """
      import tensorflow as tf
      from tensorflow import keras
      # the model
      def build_model(units):
          model = keras.Sequential([keras.layers.Dense(units, activation='relu')])
          for i in range(3):
              if i > 1 and True:
                  print(f"layer {i}")
          return model

      model = build_model(3)
      """
    let found = errors(text)
    #expect(
      found.map(\.identifier) == [
        "python-import", "python-import", "python-comment", "python-def", "python-argument", "python-quotes",
        "python-for", "python-block", "python-f-string",
      ])
  }

  @Test func swiftMistakesBesidePythonAreStillReported() {
    let found = errors("print 'x'\nlet = 3\n")
    #expect(found.contains { $0.identifier == "python-print" })
    #expect(found.contains { $0.identifier == "syntax" && $0.file.position(at: $0.range.lowerBound).line == 2 })
  }

  @Test(arguments: [
    "let andy = 1 + 2", "if a { print(\"not\") } else { print(\"or\") }",
    "let f = { (x: Int) in x * 2 }\nf(1)", "let d = [\"a\": 1, \"b\": 2]\nd[\"a\", default: 0]",
    "enum Color { case red\n case None }\nlet c = Color.None", "let s = \"it's # not a comment\"",
    "switch x {\ncase 1: print(1)\ndefault: break\n}", "let x = a ? b : c", "for (i, x) in xs.enumerated() { }",
    "let r = #\"raw\"#", "func f(_ xs: Int..., by y: Int = 3) { }", "let t = xs[1...]", "import Foundation\nimport TensorKit",
    "class A: Callback { override func onEpochEnd(_ epoch: Int, logs: Logs) { print(epoch) } }",
    "let x: Int? = nil\nif let x { print(x) }", "let a = [1, 2,\n 3]", "outer: for i in 0..<3 { continue outer }",
  ])
  func swiftIsNotMistakenForPython(_ text: String) {
    #expect(CellParser().parse(text, named: "t").diagnostics.isEmpty)
  }
}
