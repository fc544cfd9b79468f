import Display
import Tensors

func failDataset(_ operation: String, _ message: String) {
  ExecutionContext.current.fail(OperationFailure(operation: operation, message))
}

extension DatasetCore {
  /// Neighbouring elements stacked along a new first axis.
  package func batch(_ size: Int, dropRemainder: Bool) -> DatasetCore {
    guard size > 0 else {
      failDataset("batch", "the batch size must be positive, not \(size)")
      return self
    }
    let count = cardinality.mapFinite { dropRemainder ? $0 / size : ($0 + size - 1) / size }
    return DatasetCore(cardinality: count) { [self] in
      let next = makeStep()
      return {
        var rows: [[Tensor]] = []
        while rows.count < size, !ExecutionContext.current.mustStop, let row = next() { rows.append(row) }
        guard let first = rows.first, rows.count == size || !dropRemainder else { return nil }
        return first.indices.map { leaf in tf.stack(rows.map { $0[leaf] }) }
      }
    }
  }

  /// Elements in random order, drawn from a buffer that is kept full; a new order at every pass.
  package func shuffle(bufferSize: Int, seed: Int?) -> DatasetCore {
    guard bufferSize > 0 else {
      failDataset("shuffle", "the buffer size must be positive, not \(bufferSize)")
      return self
    }
    var generator = SplitMix64(seed: seed.map { UInt64(bitPattern: Int64($0)) } ?? .random(in: .min ... .max))
    return DatasetCore(cardinality: cardinality) { [self] in
      let next = makeStep()
      var buffer: [[Tensor]] = []
      return {
        while buffer.count < bufferSize, let element = next() { buffer.append(element) }
        guard !buffer.isEmpty else { return nil }
        buffer.swapAt(Int.random(in: buffer.indices, using: &generator), buffer.count - 1)
        return buffer.removeLast()
      }
    }
  }

  /// The first `count` elements; all when it is negative.
  package func take(_ count: Int) -> DatasetCore {
    if count < 0 { return self }
    let left = cardinality == .infinite ? Cardinality.finite(count) : cardinality.mapFinite { min($0, count) }
    return DatasetCore(cardinality: left) { [self] in
      let next = makeStep()
      var taken = 0
      return {
        guard taken < count else { return nil }
        taken += 1
        return next()
      }
    }
  }

  /// What follows the first `count` elements; nothing when it is negative.
  package func skip(_ count: Int) -> DatasetCore {
    if count < 0 { return DatasetCore(cardinality: .finite(0)) { { nil } } }
    return DatasetCore(cardinality: cardinality.mapFinite { max($0 - count, 0) }) { [self] in
      let next = makeStep()
      var skipped = 0
      return {
        while skipped < count {
          skipped += 1
          if next() == nil { return nil }
        }
        return next()
      }
    }
  }

  /// The elements `count` times over; without end when it is negative.
  package func repeated(_ count: Int) -> DatasetCore {
    let total = count < 0 ? Cardinality.infinite : cardinality.mapFinite { $0 * count }
    return DatasetCore(cardinality: total) { [self] in
      var next = makeStep()
      var passes = 1
      return {
        if count == 0 { return nil }
        if let element = next() { return element }
        // A pass without elements would be repeated for ever.
        guard count < 0 || passes < count, self.cardinality != .finite(0) else { return nil }
        passes += 1
        next = self.makeStep()
        return next()
      }
    }
  }

  /// Elements changed by a function; it ends the pass by returning nil.
  package func map(_ change: @escaping ([Tensor]) -> [Tensor]?) -> DatasetCore {
    DatasetCore(cardinality: cardinality) { [self] in
      let next = makeStep()
      return {
        guard !ExecutionContext.current.mustStop, let element = next() else { return nil }
        return change(element)
      }
    }
  }
}

/// Vigna's SplitMix64: small, fast, good enough to shuffle with.
struct SplitMix64: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
