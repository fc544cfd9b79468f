import Testing

@Suite(.serialized) struct DatasetCodeTests {
  private let notebook = NotebookCode()

  init() {
    notebook.run("let pairs = tf.data.Dataset.fromTensorSlices((np.array([[1.0], [2.0], [3.0]]), np.array([0, 1, 0])))")
    notebook.run("let single = tf.data.Dataset.fromTensorSlices([1.0, 2.0, 3.0])")
  }

  @Test func aLoopTakesPairsApart() {
    #expect(notebook.run("for (x, y) in pairs.batch(2) { print(x.shape, y.shape) }") == "(2, 1) (2,)\n(1, 1) (1,)\n")
    #expect(notebook.run("for pair in pairs { print(pair.1.item()); break }") == "0.0\n")
  }

  @Test func aLoopOverAnEndlessSetAsksOnlyForWhatItNeeds() {
    let code = "var sum = 0.0\nfor x in single.repeat() {\n  if sum > 6.5 { break }\n  sum += Double(x)\n}\nprint(sum)"
    #expect(notebook.run(code) == "7.0\n")
  }

  @Test func elementsAreChangedSkippedAndFiltered() {
    #expect(notebook.run("for (x, _) in pairs.map({ x, y in (x / 2.0, y) }).skip(1).take(1) { print(x.numpy()) }") == "[1.]\n")
    #expect(notebook.run("for x in single where x.item() > 2 { print(x.item()) }") == "3.0\n")
    #expect(notebook.run("print(Array(single).count)") == "3\n")
  }

  @Test func aFailureInAnElementEndsTheLoop() {
    let report = notebook.run("for x in single.map({ x in tf.matmul(x, x) }) {\n  print(x)\n}")
    #expect(report.contains("failed") && report.contains("matmul"))
    #expect(notebook.run("print(single.cardinality())") == "3\n")
  }

  @Test func aModelFitsADataSet() {
    let code = """
      let m = Sequential([Dense(1)])
      m.compile(optimizer: .sgd, loss: .mse)
      let h = m.fit(pairs.map { x, y in (tf.cast(x, .float32), tf.cast(y, .float32)) }.batch(2), epochs: 1, verbose: 0)
      print(h.history.count)
      """
    #expect(notebook.run(code) == "1\n")
  }
}
