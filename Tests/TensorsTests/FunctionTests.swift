import Display
import Tensors
import Testing

extension SerializedTests {
  @Suite struct FunctionTests {
    @Test func theBodyRunsOncePerSignature() {
      var traces = 0
      let f = tf.function { (x: Tensor) in
        traces += 1
        return tf.reduceSum(x)
      }
      #expect(traces == 0)
      #expect(f(tf.constant([31, 1, 4])).description == "tf.Tensor(36, shape=(), dtype=int32)")
      #expect(f(tf.constant([1, 2, 3])).item() == 6)
      #expect(traces == 1)
      #expect(isClose(f(tf.constant([8.0, 11.8, 14.3])).item(), 34.1, 1e-6))
      #expect(traces == 2)
      #expect(f(tf.constant([1, 2])).item() == 3)
      #expect(f(tf.constant([[1, 2, 3]])).item() == 6)
      #expect(traces == 4 && f.experimentalGetTracingCount() == 4)
      #expect(f(np.array([1.0, 2.0])).dtype == .float64)
      #expect(traces == 5)
    }

    @Test func numbersBooleansAndStringsAreTracedByValue() {
      var traces: [String] = []
      let f = tf.function { (x: Tensor, n: Int) in
        traces.append("\(n)")
        var y = x
        for _ in 0..<n { y = y * x }
        return y
      }
      let x = tf.constant([1.0, 2.0])
      #expect(f(x, 2).doubles == [1, 8] && f(x, 3).doubles == [1, 16] && f(x + 1, 2).doubles == [8, 27])
      #expect(traces == ["2", "3"])
      let g = tf.function { (x: Tensor, training: Bool) in training ? x * 2 : x }
      #expect(g(x, true).doubles == [2, 4] && g(x, false).doubles == [1, 2])
      let h = tf.function { (x: Tensor) in x * 2 }
      #expect(h(3).item() == 6 && h(4).item() == 8 && h(3).item() == 6)
      #expect(h.experimentalGetTracingCount() == 2)
      let refused = failureMessage { _ = g(x, 3) }
      #expect(refused == "[tf.function] argument 1 of the function is a Bool, it cannot be an integer")
    }

    @Test func resultsMayBeTuplesListsDictionariesAndNothing() {
      let x = tf.constant([1.0, 2.0])
      let pair = tf.function { (x: Tensor) in (double: x * 2, half: x / 2) }
      #expect(pair(x).double.doubles == [2, 4] && pair(x).half.doubles == [0.5, 1])
      let list = tf.function { (x: Tensor, y: Tensor) in [x + y, x - y, x] }
      #expect(list(x, x).map(\.doubles) == [[2, 4], [0, 0], [1, 2]])
      let named = tf.function { (x: Tensor) in ["a": x, "b": x * x] }
      #expect(named(x)["b"]!.doubles == [1, 4])
      let total = tf.Variable(0.0)
      let add = tf.function { (x: Tensor) in
        let sum = tf.reduceSum(x)
        total.assignAdd(sum)
      }
      add(x)
      add(x)
      #expect(total.item() == 6)
      let mixed = tf.function { (x: Tensor) in (x, [x, x * 3]) }
      #expect(mixed(x).1[1].doubles == [3, 6])
      let none = tf.function { tf.constant(4.0) * total }
      #expect(none().item() == 24)
      let lists = tf.function { (parts: [Tensor]) in tf.concat(parts, axis: 0) }
      #expect(lists([x, x]).doubles == [1, 2, 1, 2])
    }

    @Test func anInputSignatureIsTracedOnceAndRefusesTheRest() {
      let f = tf.function(inputSignature: [tf.TensorSpec(shape: [nil, 3], dtype: .float32)]) { (x: Tensor) in
        tf.reduceSum(x, axis: 1)
      }
      #expect(f(tf.ones([2, 3])).doubles == [3, 3] && f(tf.ones([1, 3])).doubles == [3])
      #expect(f.experimentalGetTracingCount() == 1)
      #expect(failureMessage { _ = f(tf.ones([2, 2])) }
        == "[tf.function] argument 0 is a float32 tensor of shape (2, 2), the input signature asks for a float32 tensor of shape (None, 3)")
      #expect(failureMessage { _ = f(tf.ones([2, 3], dtype: .int32)) }?.contains("int32") == true)
      #expect(failureMessage { _ = tf.function(inputSignature: []) { (x: Tensor) in x } }?.contains("0 specs") == true)
      #expect(tf.TensorSpec(shape: [nil, 3]).description == "TensorSpec(shape=(None, 3), dtype=tf.float32, name=None)")
      #expect(tf.TensorSpec(shape: [2], dtype: .int32, name: "x").description == "TensorSpec(shape=(2,), dtype=tf.int32, name='x')")
    }

    @Test func reducedRetracingLeavesDifferingAxesOpen() {
      var shapes: [String] = []
      let f = tf.function(reduceRetracing: true) { (x: Tensor) in
        shapes.append(x.shape.description)
        return x * 2
      }
      for length in 1...4 { #expect(f(tf.ones([length])).dims == [length]) }
      #expect(shapes == ["(1,)", "(None,)"])
    }

    @Test func aConcreteFunctionTakesOneSignature() {
      let f = tf.function { (x: Tensor) in x * 2 }
      let concrete = f.getConcreteFunction(tf.TensorSpec(shape: [nil], dtype: .float32))
      #expect(f.experimentalGetTracingCount() == 1)
      #expect(concrete(tf.constant([1.0])).doubles == [2] && f(tf.constant([1.0, 2.0])).doubles == [2, 4])
      #expect(f.experimentalGetTracingCount() == 1)
      #expect(failureMessage { _ = concrete(tf.constant([1])) }?.contains("int32") == true)
      #expect(concrete.description.contains("TensorSpec(shape=(None,), dtype=tf.float32, name=None)"))
    }

    @Test func variablesAreMadeOnTheFirstCallOnly() {
      var kept: Variable?
      let f = tf.function { (x: Tensor) in
        if kept == nil { kept = tf.Variable(tf.random.normal([1]) * 0 + 5) }
        kept!.assignAdd(x)
        return kept! * 1
      }
      #expect(f(tf.constant(1.0)).item() == 6 && f(tf.constant(1.0)).item() == 7)
      #expect(failureMessage {
        let g = tf.function { (x: Tensor) in tf.Variable(1.0) * x }
        _ = g(tf.constant(1.0))
      }?.contains("only supports singleton tf.Variables created on the first call") == true)
      #expect(failureMessage {
        let g = tf.function { (x: Tensor) in tf.Variable(x) * x }
        _ = g(tf.constant(1.0))
      }?.contains("the initial value depends on") == true)
    }

    @Test func variablesAsArgumentsAreToldApartByIdentity() {
      let (a, b) = (tf.Variable(1.0), tf.Variable(2.0))
      let f = tf.function { (v: Tensor) in v * 10 }
      #expect(f(a).item() == 10 && f(b).item() == 20)
      a.assign(3.0)
      #expect(f(a).item() == 30 && f.experimentalGetTracingCount() == 2)
    }

    @Test func aMethodKeepsItsObject() {
      final class Model {
        let weight: Variable
        init(_ value: Double) { weight = tf.Variable(value) }
        lazy var multiply = tf.function { [unowned self] (x: Tensor) in x * weight }
      }
      let model = Model(3)
      #expect(model.multiply(tf.constant([5.0, 6.0])).doubles == [15, 18])
      model.weight.assign(2.0)
      #expect(model.multiply(tf.constant([5.0, 6.0])).doubles == [10, 12])
    }

    @Test func nestedFunctionsBecomePartOfTheOuterOne() {
      var inner = 0
      var outer = 0
      let v = tf.Variable(1.0)
      let f = tf.function { (x: Tensor) in
        inner += 1
        v.assignAdd(1.0)
        return x * v
      }
      let g = tf.function { (x: Tensor) in
        outer += 1
        let local = tf.function { (y: Tensor) in y + x }
        return local(f(x) + f(x))
      }
      // v is 2, then 3: x * 2 + x * 3 + x.
      #expect(g(tf.constant(10.0)).item() == 60)
      #expect(v.item() == 3 && inner == 1 && outer == 1)
      #expect(g(tf.constant([1.0])).doubles == [10])
      #expect(inner == 2 && outer == 2)
    }

    @Test func functionsRunEagerlyOnDemand() {
      var runs = 0
      let f = tf.function { (x: Tensor) in
        runs += 1
        return x + 1
      }
      tf.config.runFunctionsEagerly(true)
      #expect(tf.config.functionsRunEagerly())
      _ = f(tf.constant(1.0))
      _ = f(tf.constant(1.0))
      tf.config.runFunctionsEagerly(false)
      #expect(runs == 2 && f.experimentalGetTracingCount() == 0)
      #expect(f(tf.constant(1.0)).item() == 2 && runs == 3)
    }

    @Test func aFailingBodyLeavesNothingBehind() {
      var width = 3
      let f = tf.function(name: "project") { (x: Tensor) in tf.matmul(x, tf.ones([width, 2])) }
      let x = tf.ones([1, 4])
      #expect(failureMessage { _ = f(x) }
        == "[matmul] inner dimensions differ: (1, 4) x (3, 2); 4 != 3 (traced function 'project')")
      #expect(f.experimentalGetTracingCount() == 0)
      width = 4
      #expect(f(x).doubles == [4, 4] && f.experimentalGetTracingCount() == 1)
      let g = tf.function(name: "pick") { (x: Tensor, i: Tensor) in tf.gather(x, i) }
      #expect(failureMessage { _ = g(tf.constant([1.0]), tf.constant([4])) }?.hasSuffix("(traced function 'pick')") == true)
      #expect(g(tf.constant([1.0]), tf.constant([0])).doubles == [1])
    }
  }
}
