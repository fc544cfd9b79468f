import Display
import Testing

import Tensors

extension SerializedTests {
  @Suite struct OpCatalogTests {
    static let names = OpCatalog.all.map(\.name)

    static func op(_ name: String) -> Op { OpCatalog.all.first { $0.name == name }! }

    @Test func namesAreUnique() { #expect(Set(Self.names).count == Self.names.count) }

    @Test(arguments: names) func everyOperationHasSamples(_ name: String) {
      #expect(!Self.op(name).samples.isEmpty)
    }

    @Test(arguments: names) func valuesMatchTheDoubleReference(_ name: String) {
      let op = Self.op(name)
      withContext { context in
        for sample in op.samples {
          guard let reference = sample.reference, !sample.isRefused else { continue }
          let inputs = sample.inputs.map(\.tensor)
          let result = dispatch(op, inputs, sample.attribute)
          #expect(context.failure == nil)
          let columns = inputs.map(\.doubles)
          let tolerance = inputs.contains { $0.dtype == .float32 } ? 4e-7 : 1e-12
          for (index, value) in result.doubles.enumerated() {
            let expected = reference(columns.map { $0[$0.count == 1 ? 0 : index] })
            #expect(isClose(value, expected, tolerance), "\(name)[\(index)]: \(value), expected \(expected)")
          }
        }
      }
    }

    /// What an operation gives for float16 and bfloat16 is what it gives for the same numbers in float32, rounded.
    @Test(arguments: names) func halvesAreRoundedFloats(_ name: String) {
      let op = Self.op(name)
      // Random numbers are drawn in float32 or float64 and cast.
      guard op.isRepeatable, !["randomDraws", "categorical"].contains(name) else { return }
      withContext { context in
        for sample in op.samples where !sample.isRefused {
          let floating = sample.inputs.indices.filter { sample.inputs[$0].dtype.isFloating }
          guard !floating.isEmpty else { continue }
          for (dtype, tolerance) in [(DType.float16, 0.001), (.bfloat16, 0.008)] {
            let halves = sample.inputs.map { $0.dtype.isFloating ? Tensor.cast($0.tensor, to: dtype) : $0.tensor }
            let floats = halves.map { $0.dtype.isHalf ? Tensor.cast($0, to: .float32) : $0 }
            let (found, expected) = (dispatch(op, halves, sample.attribute), dispatch(op, floats, sample.attribute))
            let failure = context.failure?.description ?? ""
            context.reset()
            // LAPACK has no such numbers; then the refusal must say so.
            if failure.contains("takes float32 or float64, found \(dtype.name)") { continue }
            #expect(failure.isEmpty, "\(name): \(failure)")
            #expect(found.dtype == (expected.dtype == .float32 && op.name != "cast" ? dtype : expected.dtype), "\(name)")
            let rounded = expected.dtype == .float32 ? Tensor.cast(expected, to: dtype) : expected
            let isEqual = zip(found.doubles, rounded.doubles).allSatisfy { isClose($0, $1, tolerance) }
            #expect(isEqual, "\(name) of \(dtype.name): \(found.doubles), in float32 \(expected.doubles)")
          }
        }
      }
    }

    @Test(arguments: names) func theShapeRuleAgreesWithTheResultAndRefusalsSayWhy(_ name: String) {
      let op = Self.op(name)
      for sample in op.samples {
        let message = failureMessage {
          let result = dispatch(op, sample.inputs.map(\.tensor), sample.attribute)
          if sample.isRefused {
            #expect(result === Tensor.inert)
          } else {
            let rule = try? op.infer(
              sample.inputs.map { TensorSpec($0.dtype, $0.dims) }, sample.attribute)
            #expect(rule == result.spec)
          }
        }
        if sample.isRefused {
          #expect((message ?? "").count > name.count + 10, "\(name) accepts a refused sample: \(message ?? "")")
        } else {
          #expect(message == nil)
        }
      }
    }

    @Test(arguments: names) func aTracedRunGivesWhatAnEagerOneGives(_ name: String) {
      let op = Self.op(name)
      guard op.category != .stateful else { return }
      withContext { context in
        for sample in op.samples where !sample.isRefused {
          let inputs = sample.inputs.map(\.tensor)
          let eager = dispatch(op, inputs, sample.attribute)
          let traced = TracedFunction.trace(inputs.map(\.spec)) { [dispatch(op, $0, sample.attribute)] }
          let result = traced?(inputs)[0]
          #expect(context.failure == nil)
          #expect(result?.spec == eager.spec)
          #expect(result.map { zip($0.doubles, eager.doubles).allSatisfy { isClose($0, $1, 0) } } == true)
          if eager.dtype == .string { #expect(result?.strings == eager.strings) }
        }
      }
    }

    @Test(arguments: names) func gradientsMatchFiniteDifferences(_ name: String) {
      let op = Self.op(name)
      guard op.gradient != nil else { return }
      withContext { context in
        for sample in op.samples where !sample.isRefused && sample.checksGradient {
          let inputs = sample.inputs.map(\.tensor)
          for (index, input) in inputs.enumerated() where input.dtype == .float64 {
            checkGradient(op, sample, inputs, index)
          }
          #expect(context.failure == nil, "\(name): \(context.failure?.description ?? "")")
        }
      }
    }

    /// Central differences of a weighted sum of the result, the weights all different.
    private func checkGradient(_ op: Op, _ sample: OpSample, _ inputs: [Tensor], _ index: Int) {
      func objective(_ inputs: [Tensor]) -> Tensor {
        let y = dispatch(op, inputs, sample.attribute)
        let weights = Tensor(
          (0..<y.elementCount).map { 1 + 0.37 * Double($0) }, dtype: .float64, dims: y.dims)
        return (Tensor.cast(y, to: .float64) * weights).sum()
      }
      guard dispatch(op, inputs, sample.attribute).dtype == .float64 else { return }
      let tape = GradientTape()
      tape.watch(inputs[index])
      let target = with(tape) { objective(inputs) }
      let analytic = tape.connectedGradients(target, [inputs[index]])[0]
      let step = 1e-5
      for element in 0..<inputs[index].elementCount {
        func shifted(_ delta: Double) -> Double {
          var values = inputs[index].doubles
          values[element] += delta
          var moved = inputs
          moved[index] = Tensor(values, dtype: .float64, dims: inputs[index].dims)
          return objective(moved).item()
        }
        let numeric = (shifted(step) - shifted(-step)) / (2 * step)
        let found = analytic?.doubles[element] ?? 0
        #expect(
          isClose(found, numeric, 2e-6),
          "\(op.name), input \(index), element \(element): \(found), differences give \(numeric)")
      }
    }
  }
}

/// Everything that goes through the shared dispatch point runs in one row.
@Suite(.serialized) enum SerializedTests {}
