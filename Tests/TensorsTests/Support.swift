import Display
import Tensors

/// Tests that record failures share one context and one dispatch point, so they run one at a time.
func withContext<Result>(_ body: (ExecutionContext) throws -> Result) rethrows -> Result {
  let outer = ExecutionContext.current
  let context = ExecutionContext(sink: RecordingOutputSink())
  ExecutionContext.current = context
  defer { ExecutionContext.current = outer }
  return try body(context)
}

/// The message of the failure that `body` causes.
func failureMessage(_ body: () -> Void) -> String? {
  withContext { context in
    body()
    return context.failure?.description
  }
}

extension OpSample.Input {
  var tensor: Tensor {
    if dtype == .string { return Tensor(strings: strings.map { Array($0.utf8) }, dims: dims) }
    return Tensor.cast(Tensor(values, dtype: .float64, dims: dims), to: dtype)
  }
}

extension Tensor {
  var doubles: [Double] { (0..<elementCount).map { readDouble(pointer, $0, dtype) } }
}

func isClose(_ a: Double, _ b: Double, _ tolerance: Double) -> Bool {
  if a.isNaN || b.isNaN { return a.isNaN && b.isNaN }
  if a.isInfinite || b.isInfinite { return a == b }
  return abs(a - b) <= tolerance * max(1, abs(a), abs(b))
}

/// Small reproducible random numbers (SplitMix64).
struct RepeatableGenerator: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }
}
