import Testing

@Suite(.serialized) struct TensorCodeTests {
  private let notebook = NotebookCode()

  @Test func numbersStandOnBothSidesOfAnOperator() {
    #expect(notebook.run("let x = tf.constant([1.0, 2.0])\nprint((1 - x * 2).numpy(), (x / 2.0).numpy())") == "[-1. -3.] [0.5 1. ]\n")
  }

  @Test func defaultsAreThoseOfTheDeclaration() {
    notebook.run("let x = tf.constant([[1.0, 2.0], [3.0, 4.0]])")
    #expect(notebook.run("print(tf.reduceSum(x).item(), tf.reduceSum(x, axis: 1, keepdims: true).shape)") == "10.0 (2, 1)\n")
  }

  @Test func everyKindOfPositionStandsInASubscript() {
    notebook.run("let a = tf.constant([[1, 2, 3], [4, 5, 6], [7, 8, 9]])")
    #expect(notebook.run("print(a[.all, 1].numpy())") == "[2 5 8]\n")
    #expect(notebook.run("print(a[0..., .newaxis].shape)") == "(3, 1, 3)\n")
    #expect(notebook.run("print(a[..., 0].numpy(), a[0, ...].numpy())") == "[1 4 7] [1 2 3]\n")
    #expect(notebook.run("print(a[0..<1, 1..<3].numpy(), a[-1].numpy())") == "[[2 3]] [7 8 9]\n")
    #expect(notebook.run("print(a[.range(step: 2), 0].numpy(), a[..<(-1), 0].numpy(), a[...1, 0].numpy())") == "[1 7] [1 4] [1 4]\n")
  }

  @Test func anEllipsisIsSwiftsUnboundedRange() {
    #expect(notebook.run("let list = [1, 2, 3]\nprint(list[...], \"abc\"[...])") == "[1, 2, 3] abc\n")
    #expect(notebook.run("let n = np.arange(6).reshape(2, 3)\nprint(n[..., 0], n[0, ...])") == "[0 3] [0 1 2]\n")
    #expect(notebook.run("let whole: UnboundedRange = (...)\nprint(list[whole])") == "[1, 2, 3]\n")
  }

  @Test func aSliceOfAnArrayIsAssigned() {
    #expect(notebook.run("var n = np.array([[1.0, 2.0], [3.0, 4.0]])\nn[0..., 1] = [9, 9]\nprint(n[0], n[1])") == "[1. 9.] [3. 9.]\n")
  }

  @Test func differentTypesOfElementAreBothNamed() {
    let report = notebook.run("let a = tf.constant([1.0])\nlet b = tf.constant([1])\nprint(a + b)")
    #expect(report.contains("float32") && report.contains("int32") && report.contains("cell 1:3:"))
    #expect(notebook.run("print(a.shape)").contains("(1,)"))
  }

  @Test func arraysCompareAndChangeType() {
    #expect(notebook.run("let n = np.array([1.0, 3.0])\nprint((n > 2.0).astype(.int32), n.astype(.float32).dtype == .float32)") == "[0 1] true\n")
  }

  @Test func gradientsTakeTheFormOfTheirSources() {
    notebook.run("let w = tf.Variable(3.0)\nlet b = tf.Variable(1.0)")
    notebook.run("let tape = tf.GradientTape()\nlet loss = with(tape) { w * w + b }")
    #expect(notebook.run("let g = tape.gradient(loss, [w, b])\nprint(g[0].item(), g[1].item())") == "6.0 1.0\n")
    let one = "let t2 = tf.GradientTape()\nlet l2 = with(t2) { w * w }\nprint(t2.gradient(l2, w).item())"
    #expect(notebook.run(one) == "6.0\n")
  }
}
