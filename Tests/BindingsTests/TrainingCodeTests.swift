import Testing

@Suite(.serialized) struct TrainingCodeTests {
  private let notebook = NotebookCode()

  init() {
    notebook.run(
      """
      let xs = np.linspace(0, 1, 16).reshape([16, 1]).astype(.float32)
      let ys = xs * 2.0
      func made() -> Sequential {
        let model = Sequential([Dense(4, activation: .relu), Dense(units: 1)])
        model.compile(optimizer: .adam, loss: .mse, metrics: [.mae])
        return model
      }
      """)
  }

  @Test func bothSpellingsOfALabelAndImplicitMembersAreTheSame() {
    #expect(notebook.run("print(Dense(units: 3).units, Dense(3, activation: .relu).units)") == "3 3\n")
  }

  @Test func aModelIsCalledLikeAFunction() {
    #expect(notebook.run("print(made()(tf.constant([[1.0], [2.0]])).shape)") == "(2, 1)\n")
  }

  @Test func aClosureIsALoss() {
    let code = """
      let m = Sequential([Dense(1)])
      m.compile(optimizer: .sgd, loss: { yTrue, yPred in tf.reduceMean(tf.square(yTrue - yPred)) })
      let h = m.fit(xs, ys, epochs: 2, verbose: 0)
      print(h.history["loss"]!.count)
      """
    #expect(notebook.run(code) == "2\n")
  }

  private func defineCallback() {
    notebook.run(
      """
      class Stopper: Callback {
        var seen: [Int] = []
        let limit: Int
        init(limit: Int) {
          self.limit = limit
          super.init()
        }
        override func onEpochEnd(_ epoch: Int, logs: Logs) {
          super.onEpochEnd(epoch, logs: logs)
          seen.append(epoch)
          if epoch + 1 >= limit { model.stopTraining = true }
        }
      }
      """)
  }

  @Test func aCallbackOfTheNotebookKeepsItsOwnStateAndStopsTraining() {
    defineCallback()
    let code = "let s = Stopper(limit: 2)\nlet h = made().fit(xs, ys, epochs: 5, callbacks: [s], verbose: 0)\nprint(s.seen, h.epoch)"
    #expect(notebook.run(code) == "[0, 1] [0, 1]\n")
  }

  @Test func aFailureInACallbackPointsIntoTheNotebook() {
    notebook.run("class Broken: Callback {\n  override func onEpochEnd(_ epoch: Int, logs: Logs) {\n    let x = tf.ones([2, 3])\n    _ = tf.matmul(x, x)\n  }\n}")
    let report = notebook.run("let m = made()\nm.fit(xs, ys, epochs: 1, callbacks: [Broken()], verbose: 0)")
    #expect(report.contains("[matmul]") && report.contains("^") && report.contains(":4:"))
    #expect(notebook.run("print(1)") == "1\n")
  }

  @Test func aWrongShapeIsToldBeforeTheFirstEpoch() {
    notebook.run("let m = made()\nm.fit(xs, ys, epochs: 1, verbose: 0)")
    let report = notebook.run("m.fit(np.zeros([4, 3]), np.zeros([4, 1]), epochs: 1)")
    #expect(report.hasPrefix("failed") && !report.contains("Epoch 1"))
  }

  @Test func aLayerKnowsItsClass() {
    notebook.run("let model = made()\nlet layer: Layer = model.layers[0]")
    #expect(notebook.run("print(layer is Dense, layer is Flatten)") == "true false\n")
    #expect(notebook.run("if let dense = layer as? Dense { print(dense.units) }") == "4\n")
    #expect(notebook.run("let value: Any = layer\nprint(value is Layer, value is Dense, value is Model)") == "true true false\n")
  }

  @Test func aLayerOfTheNotebookStandsInAModel() {
    notebook.run("class Doubling: Layer {\n  override func call(_ inputs: Tensor) -> Tensor { inputs * 2.0 }\n}")
    #expect(notebook.run("print(Sequential([Doubling(), Dense(1)])(tf.ones([1, 2])).shape)") == "(1, 1)\n")
  }

  @Test func aBoundMethodIsAValue() {
    notebook.run("var lines: [String] = []\nlet model = made()\n_ = model(tf.ones([1, 1]))")
    #expect(notebook.run("model.summary(printFn: { line in lines.append(line) })\nprint(lines.isEmpty)") == "false\n")
    #expect(notebook.run("let logger = logging.getLogger(\"bound\")\nmodel.summary(printFn: logger.info)").hasPrefix("failed") == false)
  }
}
