import Tensors
import Testing

extension SerializedTests {
  @Suite struct ShapingTests {
    @Test func shapesAreWhatTensorFlowMakesThem() {
      withContext { _ in
        let table = GoldenTable("shaping.json")
        let (x, i, f, m) = (table.input("x"), table.input("i"), table.input("f"), table.input("m"))
        let p = [[1, 2], [0, 1], [2, 1]]
        let (mirror, wide) = ([[1, 1], [2, 2], [0, 3]], [[2, 1], [3, 3], [1, 4]])
        table.check("pad", tf.pad(x, p))
        table.check("pad 7", tf.pad(i, [[1, 0], [0, 2]], constantValues: 7))
        table.check("pad reflect", tf.pad(x, mirror, mode: .reflect))
        table.check("pad symmetric", tf.pad(x, wide, mode: .symmetric))
        table.checkGradients("pad", [x]) { tf.pad($0[0], p, constantValues: 2) }
        table.checkGradients("pad reflect", [x]) { tf.pad($0[0], mirror, mode: .reflect) }
        table.checkGradients("pad symmetric", [x]) { tf.pad($0[0], wide, mode: .symmetric) }
        table.check("reverse", tf.reverse(x, axis: [0, -1]))
        table.check("roll", tf.roll(x, shift: 2, axis: 1))
        table.check("roll axes", tf.roll(x, shift: [1, -5, 2], axis: [0, 2, 2]))
        table.checkGradients("roll", [x]) { tf.roll($0[0], shift: [1, -5], axis: [0, 2]) }
        table.checkGradients("reverse", [x]) { tf.reverse($0[0], axis: [1, 2]) }
        table.check("reverseSequence", tf.reverseSequence(x, [1, 3], seqAxis: 1, batchAxis: 0))
        table.check("reverseSequence inner", tf.reverseSequence(x, [0, 1, 2, 2], seqAxis: 0, batchAxis: 2))
        table.checkGradients("reverseSequence", [x]) { tf.reverseSequence($0[0], [4, 2, 3], seqAxis: 2, batchAxis: 1) }
        table.check("repeat", tf.repeat(i, 3))
        table.check("repeat axis", tf.repeat(i, 2, axis: -1))
        table.check("repeat counts", tf.repeat(i, [2, 0, 1], axis: 0))
        table.checkGradients("repeat", [x]) { tf.repeat($0[0], 3, axis: 1) }
        table.checkGradients("repeat counts", [x]) { tf.repeat($0[0], [2, 0, 1], axis: 1) }
        table.check("tile", tf.tile(i, [2, 3]))
        table.checkGradients("tile", [x]) { tf.tile($0[0], [2, 1, 3]) }
        table.check("concat", tf.concat([f, f * 2, f[0..., 0..<1]], axis: -1))
        table.checkGradients("concat", [x, x * 2]) { tf.concat([$0[0], $0[1], $0[0]], axis: 1) }
        table.check("stack", tf.stack([i, i + 1, i + 2], axis: -1))
        table.checkGradients("stack", [x, x * 2]) { tf.stack([$0[0], $0[1]], axis: 2) }
        table.check("unstack", tf.unstack(x, axis: 1)[2])
        table.check("split equal", tf.split(x, 2, axis: -1)[1])
        table.check("split sizes", tf.split(x, [1, -1, 1], axis: 2)[1])
        table.checkGradients("split", [x]) { tf.split($0[0], [1, 3], axis: 2)[1] }
        for (index, part) in tf.meshgrid([1, 2, 3], [4, 5], [6, 7, 8, 9]).enumerated() {
          table.check("meshgrid xy \(index)", part)
        }
        for (index, part) in tf.meshgrid([1.0, 2.0, 3.0], [4.0, 5.0], indexing: .ij).enumerated() {
          table.check("meshgrid ij \(index)", part)
        }
        table.check("sequenceMask", tf.sequenceMask([1, 3, 2]))
        table.check("sequenceMask 5", tf.sequenceMask([[1, 3], [0, 9]], maxlen: 5, dtype: .float32))
        table.check("spaceToDepth", tf.nn.spaceToDepth(m, 2))
        table.check("depthToSpace", tf.nn.depthToSpace(m, 2))
        table.check("stridedSlice", tf.stridedSlice(x, [0, 2, -1], [2, 0, -4], [1, -1, -2]))
        table.check(
          "stridedSlice masks",
          tf.stridedSlice(x, [1, 0, 1], [2, 0, 9], [1, 1, 2], newAxisMask: 2, shrinkAxisMask: 1))
        table.finish()
      }
    }

    @Test func misuseSaysWhatDoesNotFit() {
      let x = tf.zeros([2, 3])
      let cases: [(String, () -> Void)] = [
        ("[pad] paddings have shape (1, 2); a tensor of shape (2, 3) takes one row of two numbers per axis", { _ = tf.pad(x, [[1, 1]]) }),
        ("[pad] paddings must not be negative, found [0, 0, -1, 0]", { _ = tf.pad(x, [[0, 0], [-1, 0]]) }),
        ("[pad] paddings 2 and 0 must not be negative or exceed 1 on axis 0 of shape (2, 3)", { _ = tf.pad(x, [[2, 0], [0, 0]], mode: .reflect) }),
        ("[roll] axis 2 is out of range for shape (2, 3)", { _ = tf.roll(x, shift: 1, axis: 2) }),
        ("[repeat] repeats must not be negative, found -1", { _ = tf.repeat(x, -1) }),
        ("[reverse] axis 5 is out of range for shape (2, 3)", { _ = tf.reverse(x, axis: [5]) }),
        ("[ensureShape] shape (2, 3) is not (2, 4)", { _ = tf.ensureShape(x, [2, 4]) }),
        ("[unstack] num 3 is not the length of axis 0 of shape (2, 3)", { _ = tf.unstack(x, num: 3) }),
      ]
      for (message, body) in cases { #expect(failureMessage(body) == message) }
    }

    @Test func shapesBeyondTheMachineAreRefusedNotTried() {
      for body: () -> Void in [
        { _ = tf.zeros([1 << 40, 1 << 40]) }, { _ = tf.zeros([1 << 40, 1 << 40, 0]) },
        { _ = tf.tile([1, 2], [1 << 62]) }, { _ = tf.broadcastTo(1.0, [1 << 50]) },
        { _ = tf.pad([1], [[1 << 62, 1 << 62]]) }, { _ = tf.repeat([1, 2], [1 << 60, 1 << 60]) },
        { _ = tf.reshape([1, 2], [1 << 33, 1 << 33]) }, { _ = tf.repeat([1, 2], 1 << 62) },
        { _ = tf.sequenceMask([1], maxlen: 1 << 50) }, { _ = tf.fill([-2, 3], 1) },
        { _ = tf.broadcastTo(1.0, [2, Int.min]) }, { _ = tf.split(tf.zeros([0, 2]), Int.max) },
        { _ = tf.eye(2, batchShape: [0, 1 << 62, 1 << 62]) }, { _ = tf.repeat(tf.zeros([3, 0]), 1 << 62, axis: 0) },
        { _ = tf.booleanMask([1, 2], [true, false], axis: .max) },
      ] {
        #expect(failureMessage(body) != nil)
      }
      #expect(failureMessage { _ = tf.zeros(Array(repeating: 1, count: 40)) }?.contains("at most 32 axes") == true)
    }

    @Test func joiningAlongAnUnknownAxisHasGradients() {
      withContext { context in
        let traced = TracedFunction.trace([TensorSpec(.float64, [-1, 2]), TensorSpec(.float64, [-1, 2])]) { inputs in
          let tape = GradientTape()
          tape.watch(inputs)
          let y = with(tape) { tf.reduceSum(tf.square(tf.concat([inputs[0], inputs[1]], axis: 0))) }
          return tape.gradient(y, inputs)
        }
        let a = tf.constant([[1.0, 2.0]], dtype: .float64)
        let b = tf.constant([[3.0, 4.0], [5.0, 6.0]], dtype: .float64)
        let found = traced?([a, b])
        #expect(found?[0].doubles == [2, 4])
        #expect(found?[1].doubles == [6, 8, 10, 12])
        #expect(context.failure == nil)
      }
    }
  }
}
