import Display

/// An operation with several results, made of such with one: the results lie one after the other in
/// one block of memory, from which further operations take them. A tape sees one call.
package final class PackedOperation {
  /// Gradients of the inputs by inputs, results and the gradients of the results.
  package typealias Gradient = ([Tensor], [Tensor], [Tensor?]) -> [Tensor?]

  let name: String
  let resultCount: Int
  private let category: Op.Category
  private let infer: ([TensorSpec]) throws -> [TensorSpec]
  private let prepare: ([TensorSpec], [TensorSpec]) -> Kernel
  private let gradient: Gradient?

  /// The kernel of `prepare` gets the addresses of the inputs, then those of the results.
  package init(
    _ name: String, _ category: Op.Category = .general, results resultCount: Int,
    infer: @escaping ([TensorSpec]) throws -> [TensorSpec],
    prepare: @escaping ([TensorSpec], [TensorSpec]) -> Kernel, gradient: Gradient?
  ) {
    self.name = name
    self.category = category
    self.resultCount = resultCount
    self.infer = infer
    self.prepare = prepare
    self.gradient = gradient
  }

  /// What makes the package, or the only result. It keeps this object, not the other way round.
  private func whole() -> Op {
    let op = resultCount == 1
      ? Op(
        name, category, infer: { [infer] inputs, _ in try infer(inputs)[0] },
        prepare: { [prepare] inputs, output, _ in prepare(inputs, [output]) }, elements: .everyNumber)
      : Self.packing(name, category, infer, prepare)
    op.packed = self
    return op
  }

  /// Where each result lies in the package, and how long that is.
  private static func offsets(_ specs: [TensorSpec]) -> (starts: [Int], total: Int) {
    var starts: [Int] = []
    var total = 0
    for spec in specs {
      starts.append(total)
      total += (spec.byteCount + 63) & ~63
    }
    // A package is never empty: steps without results are left out of plans.
    return (starts, max(total, 1))
  }

  private static func packing(
    _ name: String, _ category: Op.Category, _ infer: @escaping ([TensorSpec]) throws -> [TensorSpec],
    _ prepare: @escaping ([TensorSpec], [TensorSpec]) -> Kernel
  ) -> Op {
    Op(
      name, category,
      infer: { inputs, _ in
        let specs = try infer(inputs)
        return TensorSpec(.uint8, [specs.allSatisfy(\.isFullyKnown) ? offsets(specs).total : -1])
      },
      prepare: { inputs, _, _ in
        guard let specs = try? infer(inputs) else { preconditionFailure("\(name): its rule changed its mind") }
        let starts = offsets(specs).starts
        let kernel = prepare(inputs, specs)
        let last = inputs.count
        var addresses = [UnsafeMutableRawPointer](repeating: Tensor.inert.pointer, count: last + specs.count)
        return { given in
          for index in 0..<last { addresses[index] = given[index] }
          for (index, start) in starts.enumerated() { addresses[last + index] = given[last] + start }
          addresses.withUnsafeBufferPointer { kernel($0.baseAddress!) }
        }
      }, elements: .everyNumber)
  }

  /// inputs: the package, the inputs of the operation (for their shapes).
  private static func part(
    _ name: String, _ index: Int, _ infer: @escaping ([TensorSpec]) throws -> [TensorSpec]
  ) -> Op {
    let op = Op(
      name, infer: { inputs, _ in try infer(Array(inputs.dropFirst()))[index] },
      prepare: { inputs, output, _ in
        let specs = (try? infer(Array(inputs.dropFirst()))) ?? []
        let start = offsets(specs).starts[index]
        let (bytes, last) = (output.byteCount, inputs.count)
        return { $0[last].copyMemory(from: $0[0] + start, byteCount: bytes) }
      }, elements: .everyNumber)
    op.part = index
    return op
  }

  /// The results; inert ones after a failure.
  package func callAsFunction(_ inputs: [Tensor]) -> [Tensor] {
    let values = inputs.map { input -> Tensor in
      guard input.variable != nil else { return input }
      return Trace.active?.resolve(input) ?? Tensor(copying: input)
    }
    let results = TapeStack.suspended {
      let package = dispatch(whole(), values)
      if resultCount == 1 { return [package] }
      return (0..<resultCount).map { dispatch(Self.part(name, $0, infer), [package] + values) }
    }
    if ExecutionContext.current.mustStop || TapeStack.active.isEmpty { return results }
    var isFollowed = false
    for input in inputs where input.dtype.isFloating && TapeStack.follows(input) { isFollowed = true }
    guard isFollowed, let gradient else { return results }
    TapeStack.record(
      RecordedCall(inputs: inputs, outputs: results) { upstream in
        gradient(zip(inputs, values).map { GradientTape.current($0, $1) }, results, upstream)
      })
    return results
  }

  /// Results as the package they came in.
  func package(_ results: [Tensor]) -> Tensor {
    if results.contains(where: { $0.isSymbolic }) { return .inert }
    let (starts, total) = Self.offsets(results.map(\.spec))
    let package = Tensor.uninitialized(.uint8, [total])
    for (result, start) in zip(results, starts) {
      (package.pointer + start).copyMemory(from: result.pointer, byteCount: result.byteCount)
    }
    return package
  }
}
