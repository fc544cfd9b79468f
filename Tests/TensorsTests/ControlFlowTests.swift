import Display
import Tensors
import Testing

extension SerializedTests {
  @Suite struct ControlFlowTests {
    private func close(_ a: Tensor, _ b: [Double]) -> Bool {
      a.doubles.count == b.count && zip(a.doubles, b).allSatisfy { isClose($0, $1, 1e-5) }
    }

    @Test func branchesAreTakenAtRunTime() {
      var traced = 0
      let f = tf.function { (x: Tensor) in
        tf.cond(x > 0, { traced += 1; return x * 2 }, { traced += 1; return -x })
      }
      #expect(f(tf.constant(3.0)).item() == 6 && f(tf.constant(-4.0)).item() == 4)
      #expect(traced == 2)
      #expect(tf.cond(tf.constant(true), { tf.constant(1) }, { tf.constant(2) }).item() == 1)
      let pair = tf.function { (x: Tensor) in tf.cond(x > 0, { (x, x + 1) }, { (x - 1, x) }) }
      #expect(pair(tf.constant(5.0)).1.item() == 6 && pair(tf.constant(-5.0)).0.item() == -6)
      let chosen = tf.function { (i: Tensor, x: Tensor) in
        tf.switchCase(i, [{ x + 1 }, { x + 2 }], default: { x * 0 })
      }
      let x = tf.constant(10.0)
      #expect([0, 1, 7].map { chosen(tf.constant($0), x).item() } == [11, 12, 0])
      let cases = tf.function { (x: Tensor) in
        tf.case([(x < 0, { tf.constant(-1) }), (x > 0, { tf.constant(1) })], default: { tf.constant(0) })
      }
      #expect([-3.0, 5, 0].map { cases(tf.constant($0)).item() } == [-1, 1, 0])
    }

    @Test func branchesAssignVariablesAndHaveGradients() {
      let (w, count) = (tf.Variable(3.0), tf.Variable(0.0, trainable: false))
      let f = tf.function { (x: Tensor) in
        tf.cond(x > 0, { count.assignAdd(1.0); return w * x * x }, { w * 2 })
      }
      for (value, dx, dw) in [(4.0, 24.0, 16.0), (-4.0, 0.0, 2.0)] {
        let x = tf.Variable(value)
        let tape = tf.GradientTape()
        let y = with(tape) { f(x.value()) + 0 * x }
        #expect(tape.gradient(y, w).item() == dw)
        let second = tf.GradientTape()
        let z = with(second) { f(tf.identity(x)) }
        #expect(second.gradient(z, [x], unconnectedGradients: .zero)[0].item() == dx)
      }
      #expect(count.item() == 2)
      let slope = tf.function { (x: Tensor) in
        let tape = tf.GradientTape()
        tape.watch(x)
        let y = with(tape) { tf.cond(x > 0, { x * x }, { x }) }
        return tape.gradient(y, x)
      }
      #expect(slope(tf.constant(5.0)).item() == 10 && slope(tf.constant(-5.0)).item() == 1)
    }

    @Test func randomNumbersInABranchAreTheGradientsToo() {
      let f = tf.function { (x: Tensor, flag: Tensor) in
        tf.cond(flag, { x * tf.cast(tf.random.uniform([40]) > 0.5, .float32) }, { x })
      }
      let x = tf.Variable(tf.ones([40]))
      let tape = tf.GradientTape()
      let y = with(tape) { f(tf.identity(x), tf.constant(true)) }
      #expect(tape.gradient(y, x).doubles == y.doubles && y.doubles.contains(0))
    }

    @Test func branchesMustAgree() {
      #expect(failureMessage {
        let f = tf.function { (x: Tensor) in tf.cond(x > 0, { tf.ones([2]) }, { tf.ones([3]) }) }
        _ = f(tf.constant(1.0))
      }?.contains("(3,) and float32 (2,)") == true)
      #expect(failureMessage {
        let f = tf.function { (x: Tensor) in Bool(x > 0) ? x : -x }
        _ = f(tf.constant(1.0))
      }?.contains("tf.cond") == true)
    }

    @Test func loopsRunAsOftenAsValuesSay() {
      let f = tf.function { (n: Tensor) in
        tf.whileLoop({ i, sum in i < n }, { i, sum in (i + 1, sum + i) }, (tf.constant(0), tf.constant(0)))
      }
      #expect(f(tf.constant(5)).1.item() == 10 && f(tf.constant(0)).1.item() == 0)
      #expect(f.experimentalGetTracingCount() == 1)
      let eager = tf.whileLoop({ i in i < 10 }, { i in i * 2 }, tf.constant(1))
      #expect(eager.item() == 16)
      let capped = tf.function { (x: Tensor) in tf.whileLoop({ v in v[0] < 100 }, { v in [v[0] * 2] }, [x], maximumIterations: 3) }
      #expect(capped(tf.constant(1.0))[0].item() == 8)
      let total = tf.Variable(0)
      let counting = tf.function { (n: Tensor) in
        tf.whileLoop({ i in i < n }, { i in total.assignAdd(i); return i + 1 }, tf.constant(0))
      }
      _ = counting(tf.constant(4))
      #expect(total.item() == 6)
    }

    @Test func loopsHaveGradients() {
      let w = tf.Variable(1.5)
      func power(_ x: Tensor, _ n: Tensor) -> Tensor {
        tf.whileLoop({ i, y in i < n }, { i, y in (i + 1, y * w * x) }, (tf.constant(0), tf.onesLike(x))).1
      }
      let traced = tf.function { (x: Tensor, n: Tensor) in power(x, n) }
      for turns in [0, 1, 4] {
        let x = tf.Variable([0.5, 2.0])
        func gradients(_ f: (Tensor, Tensor) -> Tensor) -> [Tensor] {
          let tape = tf.GradientTape()
          let y = with(tape) { f(tf.identity(x), tf.constant(turns)) }
          return tape.gradient(y, [x, w], unconnectedGradients: .zero)
        }
        let (eager, graph) = (gradients(power), gradients { traced($0, $1) })
        for (a, b) in zip(eager, graph) { #expect(close(a, b.doubles)) }
      }
    }

    @Test func loopsKeepShapesAndSayWhenTheyDoNot() {
      #expect(failureMessage {
        let f = tf.function { (n: Tensor) in
          tf.whileLoop({ i, s in i < n }, { i, s in (i + 1, tf.concat([s, s], axis: 0)) }, (tf.constant(0), tf.ones([1])))
        }
        _ = f(tf.constant(3))
      }?.contains("value 1 enters the loop as float32 (1,) and is float32 (2,) after one turn") == true)
    }

    @Test func rowsAreMappedFoldedAndScanned() {
      let x = tf.constant([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]])
      func all(_ x: Tensor) -> [Tensor] {
        [
          tf.mapFn({ row in tf.reduceSum(row) * row }, x), tf.vectorizedMap({ a, b in a - b }, (x, x * 2)),
          tf.foldl({ a, b in a * 2 + b }, x), tf.foldr({ a, b in a * 2 + b }, x),
          tf.scan({ a, b in a + b }, x), tf.scan({ a, b in a + b }, x, initializer: tf.zeros([2]), reverse: true),
        ]
      }
      withContext { context in
        let eager = all(x)
        #expect(eager[0].doubles == [3, 6, 21, 28, 55, 66] && eager[4].doubles == [1, 2, 4, 6, 9, 12])
        #expect(eager[5].doubles == [9, 12, 8, 10, 5, 6])
        let traced = tf.function { (x: Tensor) in all(x) }
        for (a, b) in zip(eager, traced(x)) { #expect(a.dims == b.dims && close(a, b.doubles)) }
        func gradient(_ f: (Tensor) -> [Tensor]) -> [Double] {
          let v = tf.Variable(x)
          let tape = tf.GradientTape()
          let y = with(tape) { f(tf.identity(v)).reduce(tf.constant(0.0)) { $0 + tf.reduceSum($1 * $1) } }
          return tape.gradient(y, v).doubles
        }
        #expect(zip(gradient(all), gradient { traced($0) }).allSatisfy { isClose($0, $1, 1e-4) })
        #expect(context.failure == nil)
      }
    }

    @Test func printingAndCheckingHappenAtEachRun() {
      let sink = RecordingOutputSink()
      let outer = ExecutionContext.current
      ExecutionContext.current = ExecutionContext(sink: sink)
      defer { ExecutionContext.current = outer }
      let f = tf.function { (x: Tensor) in
        tf.print("x:", x, 1.5, true, sep: "|")
        tf.debugging.assertPositive(x, message: "too low")
        return x * 2
      }
      _ = f(tf.constant([1.5, 2.0]))
      _ = f(tf.constant([3.0, 0.1]))
      #expect(sink.standardError == "x:|[1.5 2]|1.5|True\nx:|[3 0.1]|1.5|True\n")
      _ = f(tf.constant([-1.0, 2.0]))
      #expect(ExecutionContext.current.failure?.description
        == "[assertPositive] too low: condition x > 0 did not hold; x = [-1 2] (traced function)")
    }

    @Test func checksNameWhatFailed() {
      #expect(failureMessage { tf.debugging.assertEqual(tf.constant([1, 2]), tf.constant([1, 3])) }
        == "[assertEqual] condition x == y did not hold; x = [1 2]; y = [1 3]")
      #expect(failureMessage { tf.debugging.checkNumerics(tf.constant([1.0, .nan]), "loss") }
        == "[checkNumerics] loss : Tensor had NaN values")
      #expect(failureMessage { tf.debugging.assertNear(tf.constant(1.0), tf.constant(1.1)) } != nil)
      #expect(failureMessage { tf.debugging.assertNear(tf.constant(1.0), tf.constant(1.0)) } == nil)
      #expect(failureMessage { tf.debugging.assertRank(tf.ones([2]), 2) }?.contains("rank 1") == true)
    }
  }
}
