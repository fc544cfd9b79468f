import Display
import Tensors
import Testing

extension SerializedTests {
  @Suite struct OpenShapeTests {
    private func withOpenBatch(_ width: Int, _ body: @escaping (Tensor) -> Tensor, _ check: (Tensor, Tensor) -> Void) {
      let f = tf.function(inputSignature: [tf.TensorSpec(shape: [nil, nil, width])]) { (x: Tensor) in body(x) }
      for (batch, length) in [(1, 3), (4, 2), (2, 5)] {
        let x = tf.random.normal([batch, length, width])
        check(f(x), body(x))
      }
      #expect(f.experimentalGetTracingCount() == 1)
    }

    private func same(_ a: Tensor, _ b: Tensor) {
      #expect(a.dims == b.dims && zip(a.doubles, b.doubles).allSatisfy { isClose($0, $1, 1e-6) })
    }

    @Test func shapesOfInputsTellShapesOfResults() {
      withOpenBatch(4, { x in
        let (batch, length) = (tf.shape(x)[0], tf.shape(x)[1])
        let heads = tf.transpose(tf.reshape(x, [batch, length, 2, 2]), perm: [0, 2, 1, 3])
        let token = tf.broadcastTo(tf.ones([1, 1, 4]), [batch, 1, tf.shape(x)[-1]])
        let joined = tf.concat([token, tf.reshape(heads, [batch, length, 4])], axis: 1)
        return joined + tf.zeros([batch, length + 1, 4]) + tf.cast(tf.size(x) + tf.rank(x), .float32)
      }, same)
    }

    @Test func theLastAxisIsKnownWhileTracing() {
      var shape = ""
      let f = tf.function(inputSignature: [tf.TensorSpec(shape: [nil, 28, 28])]) { (x: Tensor) in
        let flat = tf.reshape(x, [tf.shape(x)[0], tf.shape(x)[1] * tf.shape(x)[2]])
        shape = flat.shape.description
        return flat
      }
      #expect(f(tf.ones([3, 28, 28])).dims == [3, 784] && shape == "(None, 784)")
    }

    @Test func slicesMayEndWhereTensorsSay() {
      let table = tf.reshape(tf.range(40, dtype: .float32), [1, 10, 4])
      withOpenBatch(4, { x in x + table[0..., ..<tf.shape(x)[1], 0...] }, same)
      withOpenBatch(4, { x in x[0..., (tf.shape(x)[1] - 1)..., 0...] }, same)
      withOpenBatch(4, { x in x[0..., 1..<tf.shape(x)[1]] * 2 }, same)
      let x = tf.constant([1, 2, 3, 4])
      #expect(x[..<tf.constant(2)].doubles == [1, 2] && x[tf.constant(1)..<tf.constant(3)].doubles == [2, 3])
      #expect(x[tf.constant(-2)...].doubles == [3, 4])
    }

    @Test func tilesFillsAndRandomNumbersTakeOpenShapes() {
      withOpenBatch(2, { x in tf.tile(x, [1, tf.shape(x)[0], 3]) }, same)
      withOpenBatch(2, { x in tf.fill([tf.shape(x)[0], 3], 7.0) + tf.ones([tf.shape(x)[0], 1]) }, same)
      withOpenBatch(2, { x in tf.random.normal(tf.shape(x)) }) { #expect($0.dims == $1.dims && $0.doubles != $1.doubles) }
      withOpenBatch(2, { x in tf.random.uniform([tf.shape(x)[0], 6]) }) { #expect($0.dims == $1.dims) }
    }

    @Test func gradientsFlowThroughOpenShapes() {
      let table = tf.Variable(tf.reshape(tf.range(40, dtype: .float32), [1, 10, 4]))
      let body = { (x: Tensor) -> Tensor in
        let rows = table[0..., ..<tf.shape(x)[1], 0...] * x
        let wide = tf.broadcastTo(rows[0..., ..<1], [tf.shape(x)[0], tf.shape(x)[1], 4]) * x
        return tf.reshape(tf.tile(wide, [1, 1, tf.shape(x)[0]]), [tf.shape(x)[0] * tf.shape(x)[1], -1])
      }
      let f = tf.function(inputSignature: [tf.TensorSpec(shape: [nil, nil, 4])], body)
      withContext { context in
        for (batch, length) in [(2, 3), (3, 1)] {
          let x = tf.random.normal([batch, length, 4])
          func gradients(_ f: (Tensor) -> Tensor) -> [Tensor] {
            let tape = tf.GradientTape()
            tape.watch(x)
            let y = with(tape) { tf.square(f(x)) }
            return tape.gradient(y, [x, table])
          }
          for (a, b) in zip(gradients(body), gradients { f($0) }) {
            #expect(a.dims == b.dims && zip(a.doubles, b.doubles).allSatisfy { isClose($0, $1, 1e-4) })
          }
        }
        #expect(context.failure == nil)
      }
    }

    @Test func shapesThatDependOnValuesAreRefusedByName() {
      let f = tf.function { (n: Tensor, m: Tensor) in tf.zeros([n, m]) }
      #expect(failureMessage { _ = f(tf.constant(2), tf.constant(3)) }?
        .contains("the shape depends on values that the function computes") == true)
    }
  }
}
