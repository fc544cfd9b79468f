import Tensors
import Testing

extension SerializedTests {
  @Suite struct GraphTests {
    /// A failure's message while a graph of its own is built.
    private func graphFailure(_ body: () -> Void) -> String { failureMessage { with(tf.Graph()) { body() } } ?? "" }

    @Test func nodesPrintWithTensorFlowsNames() {
      with(tf.Graph()) {
        let x = tf.constant([3, 5, 7])
        let y = tf.constant([1, 2, 3])
        #expect("\(tf.add(x, y))" == #"Tensor("Add:0", shape=(3,), dtype=int32)"#)
        #expect((x + y).name == "add_1:0" && y.name == "Const_1:0")
        #expect((x + 1).name == "add_2:0" && (1 + x).name == "add_3:0")
        #expect(x.debugDescription == "<tf.Tensor 'Const:0' shape=(3,) dtype=int32>")
        let m = tf.constant([[1.0, 2.0], [3.0, 4.0]], name: "m")
        let named = [
          m[0..., 1], tf.reshape(m, [4]), m - m, m * m, tf.multiply(m, m), m / m, m ** 2, -m, tf.square(m),
          tf.matmul(m, m), tf.reduceSum(m), tf.reduceMean(m), tf.cast(m, .int32), tf.concat([m, m], axis: 0),
          tf.transpose(m), tf.expandDims(m, axis: 0), tf.argmax(m), tf.nn.relu(m), tf.exp(m), tf.zeros([2]),
          tf.range(3), m > m, tf.placeholder(.float32, shape: [nil, 3]),
        ].map(\.name)
        #expect(
          named == [
            "strided_slice:0", "Reshape:0", "sub:0", "mul:0", "Mul_1:0", "truediv:0", "pow:0", "Neg:0", "Square:0",
            "MatMul:0", "Sum:0", "Mean:0", "Cast:0", "concat:0", "transpose:0", "ExpandDims:0", "ArgMax:0", "Relu:0",
            "Exp:0", "zeros:0", "range:0", "Greater:0", "Placeholder:0",
          ])
        #expect(tf.constant(3, name: "a").name == "a:0" && tf.constant(3, name: "a").name == "a_1:0")
        for unique in ["layer", "layer_1"] {
          with(tf.nameScope("layer")) {
            #expect(tf.add(m, m).name == unique + "/Add:0" && tf.constant(1).name == unique + "/Const:0")
          }
        }
      }
    }

    @Test func theTutorialsProgramsRun() {
      tf.compat.v1.disableEagerExecution()
      defer { tf.compat.v1.enableEagerExecution() }
      tf.resetDefaultGraph()
      #expect(!tf.executingEagerly())
      let x = tf.constant([3, 5, 7])
      let z = tf.add(x, tf.constant([1, 2, 3]))
      with(tf.Session()) { sess in #expect("\(sess.run(z))" == "[ 4  7 10]") }
      let m = tf.constant([[3, 5, 7], [4, 6, 8]])
      let (column, rows) = (m[0..., 1], tf.reshape(m, [3, 2]))
      with(tf.Session()) {
        #expect("\(column.eval())" == "[5 6]")
        #expect("\(rows.eval())" == "[[3 5]\n [7 4]\n [6 8]]")
      }
      let hello = tf.constant("Hello, TensorFlow!")
      #expect("\(tf.Session().run(hello))" == "b'Hello, TensorFlow!'" && "\(hello)" == #"Tensor("Const_3:0", shape=(), dtype=string)"#)
      let session = tf.InteractiveSession()
      #expect("\(z.eval())" == "[ 4  7 10]")
      session.close()
    }

    @Test func placeholdersTakeNumbersListsAndArrays() {
      let graph = tf.Graph()
      let (x, y, z, open) = with(graph) { () -> (Tensor, Tensor, Tensor, Tensor) in
        let x = tf.placeholder(.float32, shape: [nil, 2], name: "x")
        let y = tf.placeholder(.float32, name: "y")
        return (x, y, x * 2 + y, tf.reduceSum(y * y))
      }
      #expect("\(y)" == #"Tensor("y:0", dtype=float32)"#)
      let session = tf.Session(graph: graph)
      #expect(session.run(z, feedDict: [x: [[1, 2]], y: 0.5]).toDoubles() == [2.5, 4.5])
      #expect(session.run(z, feedDict: [x: np.ones([3, 2]), y: np.array([1, 2])]).toDoubles() == [3, 4, 3, 4, 3, 4])
      #expect(session.run(open, feedDict: [y: [[1.0, 2.0], [3.0, 4.0]]]).item() == 30)
      // Any tensor of the graph may be given a value.
      #expect(session.run([z, x], feedDict: [z: [[9, 9]], x: [[1, 1]]]).map { $0.toDoubles() } == [[9, 9], [1, 1]])
      let named = session.run(["a": z, "b": x], feedDict: [x: [[1, 2]], y: 0])
      #expect(named["a"]?.toDoubles() == [2, 4] && named["b"]?.toDoubles() == [1, 2])
      let programs = session.programCount
      for _ in 0..<5 { session.run(z, feedDict: [x: [[1, 2]], y: 0.5]) }
      #expect(session.programCount == programs)
    }

    @Test func misuseIsNamed() {
      let graph = tf.Graph()
      let (x, y) = with(graph) { () -> (Tensor, Tensor) in
        let x = tf.placeholder(.float32, shape: [nil, 3], name: "x")
        return (x, x * 2)
      }
      let session = tf.Session(graph: graph)
      func failure(_ body: () -> Void) -> String { failureMessage(body) ?? "" }
      #expect(
        failure { session.run(y) }
          == "[Session.run] placeholder 'x' (dtype float32, shape (None, 3)) needs a value in feedDict")
      #expect(
        failure { session.run(y, feedDict: [x: [1, 2]]) }
          == "[Session.run] cannot feed a value of shape (2,) for 'x:0', which has shape (None, 3)")
      #expect(failure { session.run(y, feedDict: [x: tf.constant([[1, 2, 3]])]) }.contains("dtype int32 for 'x:0', which is float32"))
      #expect(failure { session.run(y, feedDict: [tf.constant(1): 2]) }.contains("not an element of the session's graph"))
      #expect(failure { session.run(tf.constant(1)) }.contains("holds its value already"))
      #expect(failure { tf.Session(graph: tf.Graph()).run(y) }.contains("not an element of the session's graph"))
      #expect(failure { session.run("nope:0") }.contains("'nope:0' refers to a tensor which does not exist"))
      #expect(failure { _ = y.eval() }.contains("no default session"))
      #expect(failure { _ = y.numpy() }.contains("use eval() or Session.run"))
      #expect(failure { _ = y.item() }.contains("use eval() or Session.run"))
      #expect(failure { _ = tf.placeholder(.float32) }.contains("belongs to a graph"))
      #expect(failure { _ = tf.constant(1).graph }.contains("belongs to no graph"))
      #expect(graphFailure { _ = y + tf.constant([1.0, 2.0, 3.0]) }.contains("another graph"))
      #expect(graphFailure { _ = tf.reduceSum(tf.placeholder(.float32), axis: 0) }.contains("number of axes is not known"))
      #expect(graphFailure { _ = tf.zeros([2]) + tf.zeros([3]) }.contains("shapes do not broadcast"))
      session.close()
      #expect(failure { session.run(y, feedDict: [x: [[1, 2, 3]]]) } == "[Session.run] the session is closed")
    }

    @Test func variablesBelongToASession() {
      with(tf.Graph()) {
        let w = tf.Variable(3.0, name: "w")
        let other = tf.Variable([1.0, 2.0])
        let y = w * other + 1
        #expect("\(w)" == "<tf.Variable 'w:0' shape=() dtype=float32>" && tf.Variable(1).name == "Variable_1:0")
        let start = tf.globalVariablesInitializer()
        #expect(start.debugDescription == "<tf.Operation 'init' type=NoOp>")
        let (first, second) = (tf.Session(), tf.Session())
        #expect((failureMessage { first.run(y) } ?? "").contains("variable 'w' has no value yet"))
        first.run(start)
        second.run(start)
        let plusOne = w.assignAdd(1.0)
        #expect(first.run(y).toDoubles() == [4, 7])
        #expect(first.run(plusOne).item() == 4 && first.run(plusOne).item() == 5)
        #expect(first.run(y).toDoubles() == [6, 11] && second.run(w).item() == 3)
        #expect(tf.compat.v1.trainableVariables().map(\.name) == ["w:0", "Variable:0", "Variable_1:0"])
      }
    }

    @Test func gradientDescentFindsALine() {
      with(tf.Graph()) {
        let (x, y) = (tf.placeholder(.float32), tf.placeholder(.float32))
        let (w, b) = (tf.Variable(0.0), tf.Variable(0.0))
        let loss = tf.reduceMean(tf.square(w * x + b - y))
        let step = tf.train.GradientDescentOptimizer(0.1).minimize(loss)
        let session = tf.Session()
        session.run(tf.globalVariablesInitializer())
        let feeds: FeedDict = [x: [0.0, 1.0, 2.0], y: [1.0, 3.0, 5.0]]
        let first = session.run((step, loss), feedDict: feeds).1.item()
        for _ in 0..<300 { session.run(step, feedDict: feeds) }
        let (slope, offset) = session.run((w, b))
        #expect(isClose(first, 35.0 / 3, 1e-6) && isClose(slope.item(), 2, 1e-3) && isClose(offset.item(), 1, 1e-3))
      }
    }

    @Test func gradientsOfGraphsEqualThoseOfATape() {
      let values = tf.constant([[0.3, -1.2], [2.0, 0.7]])
      func f(_ x: Tensor) -> Tensor { tf.reduceSum(tf.tanh(tf.matmul(x, x)) * x[0..., 1] / (1 + tf.exp(x))) }
      let tape = tf.GradientTape()
      let value = with(tape) { () -> Tensor in
        tape.watch(values)
        return f(values)
      }
      let expected = tape.gradient(value, values).doubles
      with(tf.Graph()) {
        let x = tf.placeholder(.float32, shape: [nil, 2])
        let slope = tf.gradients(f(x), [x])[0]
        let found = tf.Session().run(slope, feedDict: [x: values.numpy()]).toDoubles()
        #expect(zip(found, expected).allSatisfy { isClose($0, $1, 1e-5) })
        #expect((failureMessage { _ = tf.gradients(tf.constant(1.0), [x]) } ?? "").contains("does not depend on"))
      }
      let traced = TracedFunction.trace([TensorSpec(.float32, [-1, 2])]) { [tf.gradients(f($0[0]), [$0[0]])[0]] }
      #expect(traced.map { zip($0([values])[0].doubles, expected).allSatisfy { isClose($0, $1, 1e-5) } } == true)
    }

    @Test func numPyIsEagerWhileAGraphIsBuilt() {
      with(tf.Graph()) {
        let a = np.array([[1.0, 2.0], [3.0, 4.0]])
        #expect((a * 2 + np.zeros([2])).toDoubles() == [2, 4, 6, 8] && a.T.toDoubles() == [1, 3, 2, 4])
        #expect(np.mean(a).item() == 2.5 && np.allclose(a, a) && np.linspace(0, 1, 3).toDoubles() == [0, 0.5, 1])
        let sum = tf.reduceSum(a)
        #expect(sum.node != nil && tf.Session().run(sum).item() == 10)
      }
    }

    @Test func graphsAreInspected() {
      let graph = tf.Graph()
      let total = with(graph) { graph -> Tensor in
        let total = tf.add(tf.constant([1, 2]), tf.constant([3, 4]))
        #expect(tf.getDefaultGraph() === graph)
        return total
      }
      #expect(graph.getOperations().map(\.name) == ["Const", "Const_1", "Add"])
      #expect(graph.getOperations().map(\.type) == ["Const", "Const", "AddV2"])
      #expect(total.op.inputs.map(\.name) == ["Const:0", "Const_1:0"] && total.graph === graph)
      #expect(tf.Session(graph: graph).run("Add:0").toDoubles() == [4, 6])
      // Operations on a tensor of a graph go to its graph, wherever they are written.
      #expect(tf.Session(graph: graph).run(total * 2).toDoubles() == [8, 12])
      #expect(graph.getOperationByName("mul").type == "Mul")
    }

    @Test func symbolsOutliveTheirGraphs() {
      var leaked: Tensor = [1.0]
      _ = TracedFunction.trace([TensorSpec(.float32, [2])]) {
        leaked = $0[0] * 2
        return [leaked]
      }
      let message = failureMessage { _ = TracedFunction.trace([TensorSpec(.float32, [2])]) { [$0[0] + leaked] } }
      #expect((message ?? "").contains("another graph or traced function"))
      let kept = with(tf.Graph()) { tf.constant(2) * 3 }
      #expect(tf.Session(graph: kept.graph).run(kept).item() == 6)
    }
  }
}
