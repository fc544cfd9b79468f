import Display

/// A loop as one operation of a graph: values that are carried from turn to turn, tensors that are
/// taken apart row by row, and tensors that stay; results are the last carried values and, put
/// together row by row, what every turn gives besides.
///
/// Its inputs are the first carried values, the tensors taken apart, those that stay.
final class Loop {
  /// Where an input of the condition or the body comes from.
  enum Source {
    case carried(Int)
    case row(Int)
    case fixed(Int)
  }

  let name: String
  let carriedCount: Int
  let rowCount: Int
  /// Decides about each further turn; a loop over rows has none.
  let condition: (function: TracedFunction, inputs: [Source])?
  /// Results: the next carried values, then the rows.
  let body: (function: TracedFunction, inputs: [Source])
  let maximum: Int
  /// True for a loop from the last row to the first.
  let isReversed: Bool

  init(
    _ name: String, carried: Int, rows: Int, condition: (TracedFunction, [Source])?,
    body: (TracedFunction, [Source]), maximum: Int, isReversed: Bool
  ) {
    self.name = name
    carriedCount = carried
    rowCount = rows
    self.condition = condition.map { ($0.0, $0.1) }
    self.body = (body.0, body.1)
    self.maximum = maximum
    self.isReversed = isReversed
  }

  private var madeRows: Int { body.function.outputs.count - carriedCount }

  func callAsFunction(_ inputs: [Tensor]) -> [Tensor] {
    PackedOperation(
      name, body.function.hasEffects || condition?.function.hasEffects == true ? .effect : .general,
      results: body.function.outputs.count, infer: resultSpecs,
      prepare: { [self] inputs, outputs in Forward(self, inputs).map { run in { run($0, outputs) } } ?? { _ in } },
      gradient: { [self] inputs, _, upstream in gradient(inputs, upstream) })(inputs)
  }

  // MARK: shapes

  func specs(of sources: [Source], _ inputs: [TensorSpec]) -> [TensorSpec] {
    sources.map { source in
      switch source {
      case .carried(let index): inputs[index]
      case .row(let index):
        TensorSpec(inputs[carriedCount + index].dtype, Array(inputs[carriedCount + index].dims.dropFirst()))
      case .fixed(let index): inputs[carriedCount + rowCount + index]
      }
    }
  }

  /// The number of turns as far as the rows tell it; -1 when open.
  func turns(_ inputs: [TensorSpec]) throws -> Int {
    let lengths = inputs[carriedCount..<(carriedCount + rowCount)].map { $0.dims[0] }
    guard let first = lengths.first else { return -1 }
    guard lengths.allSatisfy({ $0 == first || $0 == -1 || first == -1 }) else {
      throw OperationFailure(operation: name, "the tensors differ in length: \(lengths)")
    }
    return lengths.max()!
  }

  private func resultSpecs(_ inputs: [TensorSpec]) throws -> [TensorSpec] {
    let results = try body.function.resultSpecs(specs(of: body.inputs, inputs))
    for (index, spec) in results.prefix(carriedCount).enumerated() {
      let before = inputs[index]
      guard spec.dtype == before.dtype, spec.dims.count == before.dims.count,
        zip(spec.dims, before.dims).allSatisfy({ $0 == $1 || $0 == -1 || $1 == -1 })
      else {
        throw OperationFailure(
          operation: name,
          "value \(index) enters the loop as \(before.dtype.name) \(before.shapeText) and is \(spec.dtype.name) \(spec.shapeText) after one turn; it must keep its dtype and shape")
      }
    }
    let turns = try turns(inputs)
    return inputs.prefix(carriedCount) + results.dropFirst(carriedCount).map { TensorSpec($0.dtype, [turns] + $0.dims) }
  }

  // MARK: gradient

  private func gradient(_ inputs: [Tensor], _ upstream: [Tensor?]) -> [Tensor?] {
    if body.function.hasEffects {
      _ = failed(name, "a loop that draws random numbers or has effects has no gradient inside a traced function; run it eagerly")
      return inputs.map { _ in nil }
    }
    guard let backward = LoopGradient(self, inputs.map(\.spec)) else { return inputs.map { _ in nil } }
    return backward(inputs, upstream)
  }
}

/// The running of a loop: plans of condition and body, and two sets of memory between which the
/// carried values move.
final class Forward {
  let loop: Loop
  let specs: [TensorSpec]
  private let condition: ExecutablePlan?
  let body: ExecutablePlan
  let turns: Int
  private var current: [Storage]
  private var next: [Storage]

  /// nil after a failure.
  init?(_ loop: Loop, _ specs: [TensorSpec]) {
    self.loop = loop
    self.specs = specs
    guard let body = loop.body.function.freshPlan(loop.specs(of: loop.body.inputs, specs).map(\.dims)) else { return nil }
    self.body = body
    if let tested = loop.condition {
      guard let plan = tested.function.freshPlan(loop.specs(of: tested.inputs, specs).map(\.dims)) else { return nil }
      condition = plan
    } else {
      condition = nil
    }
    turns = loop.rowCount > 0 ? specs[loop.carriedCount].dims[0] : loop.maximum
    current = specs.prefix(loop.carriedCount).map { Storage(byteCount: $0.byteCount) }
    next = specs.prefix(loop.carriedCount).map { Storage(byteCount: $0.byteCount) }
  }

  /// The inputs of the condition or body in one turn.
  func addresses(
    _ sources: [Loop.Source], _ carried: [Storage], _ turn: Int,
    _ given: UnsafePointer<UnsafeMutableRawPointer>
  ) -> [UnsafeMutableRawPointer] {
    sources.map { source in
      switch source {
      case .carried(let index): carried[index].pointer
      case .row(let index):
        given[loop.carriedCount + index] + turn * rowBytes(specs[loop.carriedCount + index])
      case .fixed(let index): given[loop.carriedCount + loop.rowCount + index]
      }
    }
  }

  func rowBytes(_ spec: TensorSpec) -> Int { spec.dims.dropFirst().reduce(1, *) * spec.dtype.size }

  /// Calls `before` with the number and the carried values of each turn; gives the number of turns.
  @discardableResult
  func run(
    _ given: UnsafePointer<UnsafeMutableRawPointer>, _ before: ([Storage], Int) -> Void = { _, _ in },
    after: (Int) -> Void = { _ in }
  ) -> Int {
    for (index, storage) in current.enumerated() {
      storage.pointer.copyMemory(from: given[index], byteCount: specs[index].byteCount)
    }
    var count = 0
    while count < turns, !ExecutionContext.current.mustStop {
      let turn = loop.isReversed ? turns - 1 - count : count
      if let condition, let tested = loop.condition {
        condition.run(addresses(tested.inputs, current, turn, given))
        if ExecutionContext.current.mustStop || condition.scalar(0) == 0 { break }
      }
      before(current, turn)
      body.run(addresses(loop.body.inputs, current, turn, given))
      if ExecutionContext.current.mustStop { break }
      for index in current.indices {
        next[index].pointer.copyMemory(from: body.outputPointer(index), byteCount: specs[index].byteCount)
      }
      after(turn)
      swap(&current, &next)
      count += 1
    }
    return count
  }

  /// Writes the results.
  func callAsFunction(_ given: UnsafePointer<UnsafeMutableRawPointer>, _ outputs: [TensorSpec]) {
    let first = specs.count
    let rows = loop.carriedCount..<outputs.count
    run(given, after: { [self] turn in
      for index in rows {
        let bytes = rowBytes(outputs[index])
        (given[first + index] + turn * bytes).copyMemory(from: body.outputPointer(index), byteCount: bytes)
      }
    })
    for (index, storage) in current.enumerated() {
      given[first + index].copyMemory(from: storage.pointer, byteCount: specs[index].byteCount)
    }
  }
}
