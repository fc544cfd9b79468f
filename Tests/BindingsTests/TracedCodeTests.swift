import Testing

@Suite(.serialized) struct TracedCodeTests {
  private let notebook = NotebookCode()

  @Test func aFunctionIsTracedOncePerSignature() {
    notebook.run(
      """
      let f = tf.function { (x: Tensor, y: Tensor) in
        print("Tracing.")
        return tf.reduceSum(x * y)
      }
      """)
    #expect(notebook.run("print(f(tf.constant([2, 4]), tf.constant([3, 5])))") == "Tracing.\ntf.Tensor(26, shape=(), dtype=int32)\n")
    #expect(notebook.run("print(f(tf.constant([1, 1]), tf.constant([3, 5])))") == "tf.Tensor(8, shape=(), dtype=int32)\n")
    #expect(notebook.run("print(f(tf.constant([1.5]), tf.constant([2.0])))") == "Tracing.\ntf.Tensor(3.0, shape=(), dtype=float32)\n")
    #expect(notebook.run("print(f.experimentalGetTracingCount())") == "2\n")
  }

  @Test func resultsOfAnyStructureComeBack() {
    notebook.run("let f = tf.function { (x: Tensor) in (x + 1, [x * 2, x * 3]) }")
    #expect(notebook.run("let (a, b) = f(tf.constant(2.0))\nprint(a.item(), b[0].item(), b[1].item())") == "3.0 4.0 6.0\n")
    notebook.run("let g = tf.function { (x: Tensor) in [\"twice\": x * 2, \"square\": x * x] }")
    #expect(notebook.run("let d = g(tf.constant(3.0))\nprint(d[\"twice\"]!.item(), d[\"square\"]!.item())") == "6.0 9.0\n")
    notebook.run("struct Pair { let a: Tensor }\nlet h = tf.function { (x: Tensor) in Pair(a: x) }")
    #expect(notebook.run("print(h(tf.constant(1.0)).a)").contains("found Pair"))
  }

  @Test func aMethodOfAModuleIsTraced() {
    notebook.run(
      """
      class MyModule: tf.Module {
        let weight: tf.Variable
        lazy var multiply = tf.function { [unowned self] (x: Tensor) in self.weight * x }
        init(_ value: Int) { weight = tf.Variable(value); super.init() }
      }
      let mod = MyModule(3)
      """)
    #expect(notebook.run("print(mod.multiply(tf.constant([5, 6, 3])))") == "tf.Tensor([15 18  9], shape=(3,), dtype=int32)\n")
    #expect(notebook.run("mod.weight.assign(2)\nprint(mod.multiply(tf.constant([5])), mod.name)") == "tf.Tensor([10], shape=(1,), dtype=int32) my_module\n")
  }

  @Test func gradientsFlowThroughTracedCalls() {
    notebook.run("let w = tf.Variable(3.0)\nlet f = tf.function { (x: Tensor) in w * x * x }")
    let step = "let tape = tf.GradientTape()\nlet y = with(tape) { f(tf.constant(2.0)) }\nprint(y.item(), tape.gradient(y, w).item())"
    #expect(notebook.run(step) == "12.0 4.0\n")
  }

  @Test func variablesOfAModuleAreFoundInItsFields() {
    notebook.run(
      """
      class Inner: tf.Module { let b = tf.Variable(1.0, name: "b") }
      class Outer: tf.Module {
        var z = tf.Variable(2.0, name: "z")
        var list = [Inner(), Inner()]
        var named = ["x": tf.Variable(5.0, name: "x")]
        var missing: tf.Variable?
        let a = tf.Variable(3.0, trainable: false, name: "a")
      }
      let outer = Outer()
      """)
    #expect(notebook.run("print(outer.variables.map { $0.name })") == #"["a:0", "x:0", "z:0", "b:0", "b:0"]"# + "\n")
    #expect(notebook.run("print(outer.trainableVariables.count, outer.submodules.count)") == "4 2\n")
  }

  @Test func aGraphRunsInASession() {
    let code = """
      with(tf.Graph()) {
        let x = tf.placeholder(.int32, shape: [3], name: "x")
        let y = tf.placeholder(.int32, shape: [3], name: "y")
        let z = tf.add(x, y)
        print(z)
        let session = tf.Session()
        print(session.run(z, feedDict: [x: [3, 5, 7], y: [1, 2, 3]]))
      }
      """
    #expect(notebook.run(code) == "Tensor(\"Add:0\", shape=(3,), dtype=int32)\n[ 4  7 10]\n")
  }

  @Test func aModuleIsSavedAndRestored() {
    notebook.run("class Net: tf.Module { let w = tf.Variable([1.0, 2.0]) }\nlet net = Net()\nlet folder = os.path.join(os.getenv(\"TMPDIR\", \"/tmp\"), \"tfrepl-\\(os.getpid())-checkpoint\")")
    notebook.run("let checkpoint = tf.train.Checkpoint(model: net)\nlet path = try checkpoint.save(os.path.join(folder, \"ckpt\"))")
    notebook.run("net.w.assign([0.0, 0.0])\ntry checkpoint.restore(path).assertConsumed()")
    #expect(notebook.run("print(net.w.numpy())") == "[1. 2.]\n")
  }

  @Test func rowsAreLoopedOver() {
    #expect(notebook.run("for row in tf.constant([[1, 2], [3, 4]]) { print(row.numpy()) }") == "[1 2]\n[3 4]\n")
    #expect(notebook.run("for (i, x) in np.array([5, 6]).enumerated() { print(i, x) }") == "0 5\n1 6\n")
    #expect(notebook.run("for (a, b) in zip(tf.constant([1, 2]), [\"x\", \"y\"]) { print(a.item(), b) }") == "1.0 x\n2.0 y\n")
    #expect(notebook.run("for x in tf.constant(1) { print(x) }").contains("rank 0"))
  }
}
