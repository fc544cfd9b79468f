import Display

extension ControlFlow {
  /// Runs `body` on the values while `condition` holds.
  static func whileLoop(
    _ condition: @escaping ([Tensor]) -> Tensor, _ body: @escaping ([Tensor]) -> [Tensor], _ values: [Tensor], _ maximum: Int?
  ) -> [Tensor] {
    let inert = values.map { _ in Tensor.inert }
    if ExecutionContext.current.mustStop { return inert }
    guard Trace.active != nil else {
      var values = values
      var turns = 0
      while turns < maximum ?? .max, holds(condition(values)) {
        let next = body(values)
        guard keepsCount(next, values), !ExecutionContext.current.mustStop else { return inert }
        values = next
        turns += 1
      }
      return ExecutionContext.current.mustStop ? inert : values
    }
    return traced("whileLoop", condition, body, carried: values, rows: [], maximum ?? .max, isReversed: false) ?? inert
  }

  private static func holds(_ condition: Tensor) -> Bool {
    if ExecutionContext.current.mustStop { return false }
    guard condition.elementCount == 1, condition.dtype == .bool else {
      _ = failed("whileLoop", "the condition is one boolean, found \(condition.dtype.name) \(condition.shape)")
      return false
    }
    return Bool(condition)
  }

  private static func keepsCount(_ next: [Tensor], _ values: [Tensor]) -> Bool {
    if next.count == values.count { return true }
    if !ExecutionContext.current.mustStop {
      _ = failed("whileLoop", "the body gives \(next.count) values for \(values.count); it must give as many as it takes")
    }
    return false
  }

  /// Runs `body` on what is carried and one row of each tensor, turn by turn; it gives what is carried
  /// on, then rows that are put together.
  static func overRows(
    _ name: String, carried: [Tensor], rows: [Tensor], isReversed: Bool = false,
    _ body: ([Tensor], [Tensor]) -> (carried: [Tensor], made: [Tensor])
  ) -> (carried: [Tensor], made: [Tensor])? {
    if ExecutionContext.current.mustStop { return nil }
    guard let length = rows.first?.dims.first, rows.allSatisfy({ $0.rank > 0 && $0.dims[0] == length }) else {
      _ = failed(name, "goes through the first axes of tensors of one length, found shapes \(rows.map(\.shape.description).joined(separator: ", "))")
      return nil
    }
    guard length >= 0 else {
      _ = failed(name, "goes through an axis whose length is not known while the function is traced, found shape \(rows[0].shape)")
      return nil
    }
    let count = carried.count
    if Trace.active != nil, rows.contains(where: { $0.isSymbolic || $0.variable != nil }) || carried.contains(where: \.isSymbolic) {
      let results = traced(
        name, nil, { values in
          let turn = body(Array(values.prefix(count)), Array(values.dropFirst(count)))
          return turn.carried + turn.made
        }, carried: carried, rows: rows, .max, isReversed: isReversed)
      return results.map { (Array($0.prefix(count)), Array($0.dropFirst(count))) }
    }
    var values = carried
    var made: [[Tensor]] = []
    for turn in isReversed ? Array((0..<length).reversed()) : Array(0..<length) {
      let result = body(values, rows.map { $0[turn] })
      if ExecutionContext.current.mustStop { return nil }
      values = result.carried
      made.append(result.made)
    }
    if isReversed { made.reverse() }
    guard let first = made.first else {
      _ = failed(name, "there is no row to go through, so nothing says what the results are")
      return nil
    }
    return (values, first.indices.map { index in tf.stack(made.map { $0[index] }) })
  }

  /// The loop as an operation of the active trace; nil after a failure.
  private static func traced(
    _ name: String, _ condition: (([Tensor]) -> Tensor)?, _ body: ([Tensor]) -> [Tensor], carried: [Tensor],
    rows: [Tensor], _ maximum: Int, isReversed: Bool
  ) -> [Tensor]? {
    let inputs = carried.map(\.spec) + rows.map { TensorSpec($0.dtype, Array($0.dims.dropFirst())) }
    guard let turn = Self.traced(.loop, inputs, body) else { return nil }
    guard turn.results.count >= carried.count, rows.count > 0 || turn.results.count == carried.count else {
      _ = failed(name, "the body gives \(turn.results.count) values for \(carried.count); it must give as many as it takes")
      return nil
    }
    // Variables that the body writes are carried along.
    let written = turn.trace.assigned
    let values = turn.trace.run { written.map { turn.trace.resolve($0) } }
    guard let bodyFunction = TracedFunction(
      turn.trace, turn.results.prefix(carried.count) + values + turn.results.dropFirst(carried.count))
    else { return nil }
    var fixed: [Tensor] = []
    func places(_ trace: Trace, given: Int) -> [Loop.Source] {
      let first = (0..<given).map { $0 < carried.count ? Loop.Source.carried($0) : .row($0 - carried.count) }
      return first + trace.captureSources.map { source in
        if let index = written.firstIndex(where: { $0 === source }) { return .carried(carried.count + index) }
        if let known = fixed.firstIndex(where: { $0 === source }) { return .fixed(known) }
        fixed.append(source)
        return .fixed(fixed.count - 1)
      }
    }
    let bodyInputs = places(turn.trace, given: inputs.count)
    var tested: (TracedFunction, [Loop.Source])?
    if let condition {
      guard let test = Self.traced(.loop, inputs, { [condition($0)] }) else { return nil }
      guard test.results[0].dtype == .bool, test.results[0].elementCount == 1, test.trace.assigned.isEmpty else {
        _ = failed(name, "the condition is one boolean and assigns nothing, found \(test.results[0].dtype.name) \(test.results[0].shape)")
        return nil
      }
      guard let function = TracedFunction(test.trace, test.results) else { return nil }
      tested = (function, places(test.trace, given: inputs.count))
    }
    let loop = Loop(
      name, carried: carried.count + written.count, rows: rows.count, condition: tested,
      body: (bodyFunction, bodyInputs), maximum: maximum, isReversed: isReversed)
    let results = loop(carried + written + rows + fixed)
    if ExecutionContext.current.mustStop { return nil }
    for (index, variable) in written.enumerated() { Trace.active?.assign(variable, results[carried.count + index]) }
    return Array(results.prefix(carried.count)) + results.dropFirst(carried.count + written.count)
  }
}
