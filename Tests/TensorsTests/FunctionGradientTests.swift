import Display
import Tensors
import Testing

extension SerializedTests {
  @Suite struct FunctionGradientTests {
    @Test func aTapeDifferentiatesThroughACall() {
      let (w, b) = (tf.Variable([[0.5], [-1.0]]), tf.Variable([0.25]))
      let body = { (x: Tensor) in tf.tanh(tf.matmul(x, w) + b) * tf.exp(-x[0..., ..<1]) }
      let f = tf.function(body)
      for rows in [1, 4] {
        let x = tf.random.normal([rows, 2])
        func gradients(_ model: (Tensor) -> Tensor) -> (Tensor, [Tensor]) {
          let tape = tf.GradientTape()
          tape.watch(x)
          let y = with(tape) { tf.reduceSum(tf.square(model(x))) }
          return (y, tape.gradient(y, [x, w, b]))
        }
        let (eager, traced) = (gradients(body), gradients { f($0) })
        #expect(isClose(eager.0.item(), traced.0.item(), 1e-6))
        for (a, b) in zip(eager.1, traced.1) {
          #expect(a.dims == b.dims && zip(a.doubles, b.doubles).allSatisfy { isClose($0, $1, 1e-5) })
        }
      }
      #expect(f.experimentalGetTracingCount() == 2)
    }

    @Test func theBackwardPassReadsValuesOfTheForwardPass() {
      let w = tf.Variable(3.0)
      let f = tf.function { (x: Tensor) in x * w * w }
      let tape = tf.GradientTape()
      let y = with(tape) { f(tf.constant(2.0)) }
      w.assign(100.0)
      #expect(tape.gradient(y, w).item() == 12)
    }

    @Test func higherDerivativesGoThroughCalls() {
      let x = tf.Variable(2.0)
      let f = tf.function { (x: Tensor) in x * x * x * x }
      let (a, b, c) = (tf.GradientTape(), tf.GradientTape(), tf.GradientTape())
      let (first, second) = with(a) { () -> (Tensor, Tensor) in
        let (first, second) = with(b) { () -> (Tensor, Tensor) in
          let y = with(c) { f(x) }
          let first = c.gradient(y, x)
          return (first, first)
        }
        return (first, b.gradient(second, x))
      }
      #expect(first.item() == 32 && second.item() == 48)
      #expect(a.gradient(second, x).item() == 48)
      #expect(f.experimentalGetTracingCount() == 1)
    }

    @Test func aPersistentTapeDifferentiatesItsOwnGradient() {
      let x = tf.Variable([1.0, 2.0])
      let f = tf.function { (x: Tensor) in tf.reduceSum(x ** 3) }
      let tape = tf.GradientTape(persistent: true)
      let g = with(tape) { tape.gradient(f(x), x) }
      #expect(g.doubles == [3, 12])
      #expect(tape.gradient(g, x).doubles == [6, 12])
    }

    @Test func callsThatDrawRandomNumbersKeepThemForTheGradient() {
      let x = tf.Variable(tf.ones([50]))
      let f = tf.function { (x: Tensor) in x * x * tf.cast(tf.random.uniform([50]) > 0.5, .float32) }
      let outer = tf.GradientTape()
      let inner = tf.GradientTape()
      let (y, g) = with(outer) { () -> (Tensor, Tensor) in
        let y = with(inner) { f(x) }
        return (y, inner.gradient(y, x))
      }
      #expect(g.doubles == y.doubles.map { $0 * 2 })
      #expect(outer.gradient(g, x).doubles == y.doubles.map { $0 * 2 })
      #expect(y.doubles.contains(0) && y.doubles.contains(1))
    }

    @Test func capturedTensorsAndSeveralResultsHaveGradients() {
      let scale = tf.constant([2.0, 3.0])
      let f = tf.function { (x: Tensor) in (x * scale, tf.cast(x, .int32), x + scale) }
      let x = tf.constant([5.0, 7.0])
      let tape = tf.GradientTape(persistent: true)
      tape.watch([x, scale])
      let (a, b) = with(tape) { () -> (Tensor, Tensor) in
        let r = f(x)
        return (r.0, r.2)
      }
      #expect(tape.gradient(a, (x, scale)).0.doubles == [2, 3])
      #expect(tape.gradient(a, (x, scale)).1.doubles == [5, 7])
      #expect(tape.gradient([a, b], [x, scale]).map(\.doubles) == [[3, 4], [6, 8]])
    }

    @Test func tapesInsideTracedFunctionsAndAroundThemAgree() {
      let w = tf.Variable(2.0)
      let inner = tf.function { (x: Tensor) in w * x * x }
      let slope = tf.function { (x: Tensor) in
        let tape = tf.GradientTape()
        tape.watch(x)
        let y = with(tape) { inner(x) }
        return tape.gradient(y, x)
      }
      #expect(slope(tf.constant(3.0)).item() == 12)
      let tape = tf.GradientTape()
      let y = with(tape) { slope(tf.constant(3.0)) }
      #expect(tape.gradient(y, w).item() == 6)
    }

    @Test func assignmentsHappenOncePerCallUnderATape() {
      let (count, w) = (tf.Variable(0.0, trainable: false), tf.Variable(2.0))
      let f = tf.function { (x: Tensor) in
        count.assignAdd(1.0)
        return w * x * count
      }
      let tape = tf.GradientTape()
      let y = with(tape) { f(tf.constant(5.0)) }
      #expect(y.item() == 10 && count.item() == 1)
      #expect(tape.gradient(y, w).item() == 5 && count.item() == 1)
    }

    @Test func jacobiansAndOutputGradients() {
      let x = tf.Variable([1.0, 2.0, 3.0])
      let tape = tf.GradientTape(persistent: true)
      let y = with(tape) { tf.stack([x[0] * x[1], x[2] ** 2]) }
      #expect(tape.jacobian(y, x).dims == [2, 3] && tape.jacobian(y, x).doubles == [2, 1, 0, 0, 0, 6])
      #expect(tape.gradient(y, x, outputGradients: tf.constant([10.0, 1.0])).doubles == [20, 10, 6])
      let rows = tf.constant([[1.0, 2.0], [3.0, 4.0]])
      let second = tf.GradientTape()
      second.watch(rows)
      let z = with(second) { rows * rows + tf.reduceSum(rows, axis: 1, keepdims: true) }
      let batch = second.batchJacobian(z, rows)
      #expect(batch.dims == [2, 2, 2] && batch.doubles == [3, 1, 1, 5, 7, 1, 1, 9])
      let wrong = failureMessage {
        let x = tf.Variable([1.0, 2.0])
        let tape = tf.GradientTape()
        let y = with(tape) { x * 2 }
        _ = tape.gradient(y, x, outputGradients: tf.constant([1.0, 2.0, 3.0]))
      }
      #expect(wrong?.contains("(3,)") == true)
    }

    @Test func hessiansOfGradients() {
      let x = tf.Variable([1.0, 2.0])
      let (outer, inner) = (tf.GradientTape(), tf.GradientTape())
      let g = with(outer) { () -> Tensor in
        let y = with(inner) { x[0] ** 3 + x[0] * x[1] ** 2 }
        return inner.gradient(y, x)
      }
      #expect(outer.jacobian(g, x).doubles == [6, 4, 4, 2])
    }

    @Test func sourcesMayBeGroupedAndNamed() {
      let (a, b) = (tf.Variable(2.0), tf.Variable(3.0))
      let tape = tf.GradientTape(persistent: true)
      let y = with(tape) { a * a * b }
      let named = tape.gradient(y, ["a": a, "b": b])
      #expect(named["a"]!.item() == 12 && named["b"]!.item() == 4)
      #expect(tape.gradient(y, [[a], [b, a]]).map { $0.map { $0.item() } } == [[12], [4, 12]])
      #expect(tape.watchedVariables().count == 2)
      tape.reset()
      #expect(tape.watchedVariables().isEmpty)
    }

    @Test func functionsMayHaveGradientsOfTheirOwn() {
      let log1pexp = tf.customGradient { (x: Tensor) in
        let e = tf.exp(x)
        return (tf.math.log(1 + e), { upstream in upstream * (1 - 1 / (1 + e)) })
      }
      func slope(_ x: Variable, _ f: (Tensor) -> Tensor) -> Double {
        let tape = tf.GradientTape()
        let y = with(tape) { f(x) * 3 }
        return tape.gradient(y, x).item()
      }
      let x = tf.Variable(100.0)
      #expect(slope(x) { log1pexp($0) } == 3)
      let traced = tf.function { (x: Tensor) in log1pexp(x) }
      #expect(slope(x) { traced($0) } == 3)
      let inside = tf.function { (x: Tensor) in
        let tape = tf.GradientTape()
        tape.watch(x)
        let y = with(tape) { log1pexp(x) }
        return tape.gradient(y, x)
      }
      #expect(inside(tf.constant(100.0)).item() == 1)
      let swapped = tf.customGradient { (x: Tensor, y: Tensor) in (x * y, { u in (u * x, u * y) }) }
      let (a, b) = (tf.Variable(2.0), tf.Variable(5.0))
      let tape = tf.GradientTape()
      let y = with(tape) { swapped(a, b) }
      #expect(tape.gradient(y, [a, b]).map { $0.item() } == [2, 5])
      let w = tf.Variable(4.0)
      let withVariables = tf.customGradient(variables: [w]) { (x: Tensor) in
        (x * w, { upstream, variables in (upstream * 7, [upstream * 8 * Double(variables.count)]) })
      }
      let second = tf.GradientTape()
      let z = with(second) { withVariables(a) }
      #expect(second.gradient(z, [a, w]).map { $0.item() } == [7, 8])
      #expect(failureMessage {
        let bad = tf.customGradient { (x: Tensor) in (x * 2, { u in tf.stack([u, u]) }) }
        _ = slope(tf.Variable(1.0)) { bad($0) }
      }?.contains("customGradient") == true)
    }

    @Test func recomputedFunctionsHaveTheSameGradients() {
      let w = tf.Variable(3.0)
      let block = tf.recomputeGrad { x in tf.tanh(x * w) * w }
      let plain = { (x: Tensor) in tf.tanh(x * w) * w }
      let x = tf.Variable([0.1, 0.2])
      let tape = tf.GradientTape(persistent: true)
      let (y, z) = with(tape) { (block(x), plain(x)) }
      for (a, b) in zip(tape.gradient(y, [x, w]), tape.gradient(z, [x, w])) {
        #expect(zip(a.doubles, b.doubles).allSatisfy { isClose($0, $1, 1e-6) })
      }
    }
  }
}
