import Glibc
import Tensors
import Testing

/// Allocations of the process so far; nil unless `Tests/allocations.c` is preloaded.
private let allocationCount: (@convention(c) () -> Int)? = dlsym(nil, "allocation_count").map {
  unsafeBitCast($0, to: (@convention(c) () -> Int).self)
}

/// Bytes of memory that the process occupies now.
private func residentBytes() -> Int {
  let file = open("/proc/self/statm", O_RDONLY)
  defer { close(file) }
  var text = [UInt8](repeating: 0, count: 128)
  let count = read(file, &text, text.count)
  let fields = String(decoding: text.prefix(max(0, count)), as: UTF8.self).split(separator: " ")
  return fields.count > 1 ? (Int(fields[1]) ?? 0) * sysconf(Int32(_SC_PAGESIZE)) : 0
}

/// More than the allocator's own ups and downs, far less than 10 000 steps would leave behind.
private let allowedGrowth = 2 << 20

extension SerializedTests {
  @Suite struct AllocationTests {
    /// A training step with everything that usually occurs in one: products, rows, columns, softmax,
    /// normalisation, gathered rows, assignments; large enough to be shared out.
    private func trainingStep(_ dtype: DType) -> (run: () -> Void, plan: ExecutablePlan) {
      func variable(_ dims: [Int], _ seed: Int) -> Variable {
        tf.Variable(tf.cast(tf.random.normal(dims, stddev: 0.1, seed: seed), dtype))
      }
      let (w1, b1, w2, scale) = (variable([96, 256], 1), variable([256], 2), variable([256, 10], 3), variable([256], 4))
      let weights = [w1, b1, w2, scale]
      let function = TracedFunction.trace([TensorSpec(dtype, [-1, 96]), TensorSpec(.int64, [-1])]) { inputs in
        let tape = tf.GradientTape()
        let loss = with(tape) { () -> Tensor in
          let h = tf.nn.relu(tf.matmul(inputs[0], w1) + b1)
          let centered = h - tf.reduceMean(h, axis: 1, keepdims: true)
          let normal = centered * tf.math.rsqrt(tf.reduceMean(tf.square(centered), axis: 1, keepdims: true) + 1e-3) * scale
          let logits = tf.matmul(normal, w2)
          return tf.reduceMean(tf.nn.sparseSoftmaxCrossEntropyWithLogits(labels: inputs[1], logits: logits))
            + 1e-4 * tf.reduceSum(tf.square(tf.where(w1 > 0, w1, 0.5 * w1)))
        }
        for (w, g) in zip(weights, tape.connectedGradients(loss, weights)) { w.assignSub(g! * 0.01) }
        return [loss]
      }!
      let x = tf.cast(tf.random.normal([512, 96], seed: 5), dtype)
      let labels = tf.cast(tf.range(512) % 10, .int64)
      let plan = function.plan(for: [[512, 96], [512]])!
      let pointers = [x.pointer, labels.pointer]
      return ({ withExtendedLifetime((x, labels, function)) { plan.run(pointers) } }, plan)
    }

    /// In float64, since oneDNN takes a buffer for itself in every product of float32.
    @Test(.enabled(if: allocationCount != nil)) func aTracedStepAllocatesNothingAfterTheFirst() {
      let step = trainingStep(.float64)
      for _ in 0..<5 { step.run() }
      let before = allocationCount!()
      for _ in 0..<100 { step.run() }
      #expect(allocationCount!() - before == 0)
    }

    @Test func tenThousandStepsLeaveMemoryAsItWas() {
      let step = trainingStep(.float32)
      for _ in 0..<10 { step.run() }
      let before = residentBytes()
      let first = step.plan.scalar(0)
      for _ in 0..<10_000 { step.run() }
      #expect(residentBytes() > 0 && residentBytes() - before < allowedGrowth)
      #expect(step.plan.scalar(0) < first)
    }

    @Test func eagerStepsLeaveMemoryAsItWas() {
      let w = tf.Variable(1.0)
      let x = tf.range(1_000, dtype: .float32) * 0.001
      func run(_ count: Int) {
        for _ in 0..<count {
          let tape = tf.GradientTape()
          let loss = with(tape) { tf.reduceMean(tf.square(w * x - 0.5 * x)) }
          w.assignSub(tape.gradient(loss, w) * 0.01)
        }
      }
      run(100)
      let before = residentBytes()
      run(10_000)
      #expect(residentBytes() > 0 && residentBytes() - before < allowedGrowth)
    }
  }
}
