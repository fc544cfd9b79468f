import Tensors
import Testing

extension SerializedTests {
  @Suite struct IndexingTests {
    private let index = [[0, 1], [3, 2], [1, 1]]

    @Test func gatheringAndScatteringAreTensorFlows() {
      withContext { _ in
        let table = GoldenTable("indexing.json")
        let (x, i, f) = (table.input("x"), table.input("i"), table.input("f"))
        table.check("gather", tf.gather(x, [[2, 0], [1, 1]], axis: 1))
        table.check("gather batch", tf.gather(x, [[0, 3], [1, 1], [2, 0]], batchDims: 1))
        table.check("gather batch axis", tf.gather(x, [[4, 3], [1, 1], [2, 0]], axis: 2, batchDims: 1))
        let each = Array(repeating: [[0], [3], [1], [1]], count: 3)
        table.check("gather batch 2", tf.gather(x, each, batchDims: 2))
        table.checkGradients("gather batch", [x]) { tf.gather($0[0], [[0, 3], [1, 1], [2, 0]], batchDims: 1) }
        table.checkGradients("gather batch axis", [x]) { tf.gather($0[0], [[4, 3], [1, 1], [2, 0]], axis: 2, batchDims: 1) }
        table.check("gatherNd", tf.gatherNd(x, [[0, 1], [2, 3]]))
        table.check("gatherNd points", tf.gatherNd(x, [[[0, 1, 2]], [[2, 3, 4]]]))
        table.check("gatherNd batch", tf.gatherNd(x, [[[1, 2]], [[3, 4]], [[0, 0]]], batchDims: 1))
        table.checkGradients("gatherNd", [x]) { tf.gatherNd($0[0], [[0, 1], [2, 3], [0, 1]]) }
        table.check("takeAlongAxis broadcast", tf.takeAlongAxis(x, [[[1], [-1]]], axis: 1))
        table.check("scatterNd", tf.scatterNd([[4], [3], [1], [4]], [9, 10, 11, 12], [8]))
        table.check("scatterNd rows", tf.scatterNd([[0], [2]], x[..<2], [4, 4, 5]))
        table.checkGradients("scatterNd", [x]) { tf.scatterNd([[0], [2], [0]], $0[0], [4, 4, 5]) }
        typealias Scatter = (Tensor, Tensor) -> Tensor
        let scatters: [(String, Scatter)] = [
          ("Update", { tf.tensorScatterNdUpdate($0, index, $1) }), ("Add", { tf.tensorScatterNdAdd($0, index, $1) }),
          ("Sub", { tf.tensorScatterNdSub($0, index, $1) }), ("Max", { tf.tensorScatterNdMax($0, index, $1) }),
          ("Min", { tf.tensorScatterNdMin($0, index, $1) }),
        ]
        for (name, scatter) in scatters {
          table.check("tensorScatterNd\(name)", scatter(f, [0.5, 2.5, -1.5]))
          table.checkGradients("tensorScatterNd\(name)", [f, [0.5, 2.5, -1.5]]) { scatter($0[0], $0[1]) }
        }
        table.check("dynamicStitch", tf.dynamicStitch([[0, 2], [1, 3]], [[[1, 2], [3, 4]], [[5, 6], [7, 8]]]))
        table.check("dynamicPartition 1", tf.dynamicPartition(i, [0, 1, 1], 2)[1])
        let even = i % 2 == 0
        table.check("where places", tf.where(x > 0.9))
        table.check("where numbers", tf.where([0, 3, 0, 1]))
        table.check("booleanMask", tf.booleanMask(x, [true, false, true]))
        table.check("booleanMask 2", tf.booleanMask(x, even))
        table.check("booleanMask axis", tf.booleanMask(x, [true, false, true, true, false], axis: 2))
        table.checkGradients("booleanMask", [x]) { tf.booleanMask($0[0], even) }
        table.checkGradients("where", [x, x * 2]) { tf.where($0[0] > 0, $0[0] * $0[0], $0[1]) }
        table.check("takeAlongAxis", tf.takeAlongAxis(x, np.array(sortedPlaces(x)), axis: 1))

        let (a, b): (Tensor, Tensor) = ([2, 0, 1], [3, -1, 0])
        table.check("index two", x[a, b])
        table.check("index two apart", x[a, 0..., b])
        table.check("index grid", x[a[0..., .newaxis], b])
        table.check("index after range", x[1..., a, b])
        table.check("index integer apart", x[0, 0..., a])
        table.check("index integer beside", x[0, a])
        table.check("index new axis", x[0..., a, .newaxis])
        table.check("index mask and integer", x[even, 1])
        table.check("index mask and index", x[tf.constant([true, false, true]), 0..., tf.constant([1, 2])])
        table.check("index ellipsis", x[..., a])
        checkAssignments(table, x, a, b, even)
        let v = tf.Variable(f)
        v.scatterUpdate(tf.IndexedSlices([[1.0, 2, 3]], [2]))
        v.scatterAdd(tf.IndexedSlices([[1.0, 2, 3], [5, 5, 5]], [0, 0]))
        v.scatterSub(tf.IndexedSlices([[1.0, 1, 1]], [1]))
        v.scatterMax(tf.IndexedSlices([[0.0, 0, 0]], [3]))
        v.scatterNdAdd([[0, 0], [3, 2]], [100.0, 200.0])
        table.check("variable scatters", v)
        table.finish()
      }
    }

    private func sortedPlaces(_ x: Tensor) -> [[[Int]]] {
      (0..<3).map { block in
        let columns = (0..<5).map { column in
          (0..<4).sorted { x[block, $0, column].item() < x[block, $1, column].item() }
        }
        return (0..<4).map { line in columns.map { $0[line] } }
      }
    }

    /// The same assignments to an array and to a variable.
    private func checkAssignments(_ table: GoldenTable, _ x: Tensor, _ a: Tensor, _ b: Tensor, _ even: Tensor) {
      let hits = Double(tf.reduceSum(tf.cast(even, .int32)))
      let assignments: [(String, (NDArray) -> Void, (Variable) -> Void)] = [
        ("assign two", { $0[a, b] = np.array(7.5) }, { $0[a, b] = tf.constant(7.5) }),
        ("assign slice", { $0[0..., 1] = np.arange(5) }, { $0[0..., 1] = [0, 1, 2, 3, 4] }),
        (
          "assign steps", { $0[.range(step: -1), .ellipsis, .range(step: 2)] = np.array(3) },
          { $0[.range(step: -1), .ellipsis, .range(step: 2)] = tf.constant(3) }
        ),
        ("assign mask", { $0[even] = np.array(-1) }, { $0[even] = tf.constant(-1) }),
        ("assign mask values", { $0[even, 2] = np.arange(hits) }, { $0[even, 2] = tf.range(hits) }),
        (
          "assign added", { $0[np.array([0, 2]), 1..<3] += 10 },
          { $0[tf.constant([0, 2]), 1..<3] += 10 }
        ),
        ("assign itself", { $0[.range(step: -1)] = $0 }, { $0[.range(step: -1)] = $0 }),
      ]
      for (label, toArray, toVariable) in assignments {
        let array = x.numpy()
        toArray(array)
        table.check(label, array.asTensor)
        let variable = tf.Variable(x)
        let before = variable.value()
        toVariable(variable)
        table.check(label, variable)
        #expect(zip(before.doubles, x.doubles).allSatisfy(==))
      }
    }

    @Test func assignmentInATracedFunctionHappensAtEachRun() {
      withContext { context in
        let v = tf.Variable([[1.0, 2.0], [3.0, 4.0]])
        let traced = TracedFunction.trace([TensorSpec(.float32, [2])]) { inputs in
          v[0..., 1] += inputs[0]
          return [tf.reduceSum(v)]
        }
        #expect(traced?([[10.0, 20.0]])[0].doubles == [40])
        #expect(traced?([[1.0, 1.0]])[0].doubles == [42])
        #expect(v.doubles == [1, 13, 3, 25])
        #expect(context.failure == nil)
      }
    }

    @Test func aTensorIsTheSequenceOfItsRows() {
      withContext { context in
        var sums: [Double] = []
        for row in tf.constant([[1, 2], [3, 4], [5, 6]]) { sums.append(row.sum().item()) }
        #expect(sums == [3, 7, 11])
        #expect(np.array([[1, 2], [3, 4]]).map { $0.description } == ["[1 2]", "[3 4]"])
        #expect(zip(tf.range(3), ["a", "b", "c"]).map { "\(Int($0))\($1)" } == ["0a", "1b", "2c"])
        let x = tf.Variable([1.0, 2.0, 3.0])
        let tape = GradientTape()
        let y = with(tape) { x.reduce(tf.constant(1.0)) { $0 * $1 } }
        #expect(tape.gradient(y, x).doubles == [6, 3, 2])
        #expect(context.failure == nil)
      }
      #expect(failureMessage { for _ in tf.constant(1) {} } == "[for] a tensor of rank 0 has no rows to loop over")
    }

    @Test func misuseNamesIndexAndShape() {
      let x = tf.zeros([2, 3])
      let cases: [(String, () -> Void)] = [
        ("[gather] index 5 is out of range for axis 0 of shape (2, 3)", { _ = tf.gather(x, [5]) }),
        ("[gather] index -1 is out of range for axis 1 of shape (2, 3)", { _ = tf.gather(x, [[0], [-1]], batchDims: 1) }),
        ("[gather] indices are integers, found float32", { _ = tf.gather(x, [0.5]) }),
        ("[gatherNd] indices [0, 3] (row 1) are out of range for shape (2, 3)", { _ = tf.gatherNd(x, [[0, 0], [0, 3]]) }),
        ("[tensorScatter] indices [2] (row 0) are out of range for shape (2, 3)", { _ = tf.tensorScatterNdAdd(x, [[2]], [[1.0, 1, 1]]) }),
        ("[subscript] index tensors do not broadcast: (2,) and (3,)", { _ = x[tf.constant([0, 1]), tf.constant([0, 1, 2])] }),
        ("[subscript] an index tensor holds integers or booleans, found float32", { _ = x[tf.constant([0.5])] }),
        ("[booleanMask] a mask of shape (3,) does not fit shape (2, 3)", { _ = x[tf.constant([true, false, true])] }),
        (
          "[assignment] a tensor never changes; assign to a part of a tf.Variable, or make a changed copy with tf.tensorScatterNdUpdate",
          { x[0] = tf.zeros([3]) }
        ),
        ("[broadcastTo] shape (2,) does not broadcast to (3,)", { tf.Variable(x)[0] = [1, 2] }),
      ]
      for (message, body) in cases { #expect(failureMessage(body) == message) }
      withContext { context in
        _ = TracedFunction.trace([TensorSpec(.float32, [4])]) { [tf.where($0[0] > 0)] }
        #expect(context.failure?.description.contains("[where] the shape of the result depends on values") == true)
      }
    }
  }
}
