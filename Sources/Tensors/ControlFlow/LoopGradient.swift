import Display

/// The gradient of a loop: it runs forward once more, keeping what was carried into every turn, then
/// goes back through the turns.
///
/// Inputs: those of the loop, then the gradients of its real results. Results: the gradients of the
/// loop's real inputs.
struct LoopGradient {
  private let loop: Loop
  /// Real ones among the loop's inputs and results.
  private let carried: [Int]
  private let rows: [Int]
  private let fixed: [Int]
  private let madeRows: [Int]
  /// One turn back. Inputs: the body's inputs, the gradients of its carried and made results, the sums
  /// so far for what stays. Results: the gradients of the carried values and rows, the new sums.
  private let step: TracedFunction

  /// nil after a failure.
  init?(_ loop: Loop, _ inputs: [TensorSpec]) {
    self.loop = loop
    let results = loop.body.function.outputs.map(\.spec)
    func real(_ range: Range<Int>) -> [Int] { range.filter { inputs[$0].dtype.isFloating } }
    let (carried, rows, fixed) = (
      real(0..<loop.carriedCount), real(loop.carriedCount..<(loop.carriedCount + loop.rowCount)),
      real((loop.carriedCount + loop.rowCount)..<inputs.count))
    let madeRows = (loop.carriedCount..<results.count).filter { results[$0].dtype.isFloating }
    (self.carried, self.rows, self.fixed, self.madeRows) = (carried, rows, fixed, madeRows)
    let bodySpecs = loop.specs(of: loop.body.inputs, inputs)
    let upstream = carried.map { inputs[$0] } + madeRows.map { results[$0] }
    let function = TracedFunction.trace(bodySpecs + upstream + fixed.map { inputs[$0] }) { symbols in
      let given = Array(symbols.prefix(bodySpecs.count))
      let told = Array(symbols.dropFirst(bodySpecs.count).prefix(upstream.count))
      let sums = Array(symbols.suffix(fixed.count))
      let tape = GradientTape(watchAccessedVariables: false)
      tape.watch(given.filter { $0.dtype.isFloating })
      let made = with(tape) { loop.body.function.replay(given).outputs }
      let targets = (carried + madeRows).map { made[$0] }
      let found = tape.connectedGradients(targets, given, outputGradients: told)
      func total(_ matches: (Loop.Source) -> Bool, _ start: Tensor?, _ none: @autoclosure () -> Tensor) -> Tensor {
        var sum = start
        for (source, gradient) in zip(loop.body.inputs, found) where matches(source) {
          if let gradient { sum = sum.map { $0 + gradient } ?? gradient }
        }
        return sum ?? none()
      }
      return carried.enumerated().map { place, index in
        total({ if case .carried(index) = $0 { true } else { false } }, nil, tf.zerosLike(told[place]))
      } + rows.map { index in
        let row = index - loop.carriedCount
        return total(
          { if case .row(row) = $0 { true } else { false } }, nil,
          tf.zeros(Array(inputs[index].dims.dropFirst()), dtype: inputs[index].dtype))
      } + zip(fixed, sums).map { index, sum in
        let place = index - loop.carriedCount - loop.rowCount
        return total({ if case .fixed(place) = $0 { true } else { false } }, sum, sum)
      }
    }
    guard let function else { return nil }
    step = function
  }

  func callAsFunction(_ inputs: [Tensor], _ upstream: [Tensor?]) -> [Tensor?] {
    let results = loop.body.function.outputs.map(\.spec)
    let told = (carried + madeRows).map { index -> Tensor in
      if let known = upstream[index] { return known }
      if index < loop.carriedCount { return tf.zerosLike(inputs[index]) }
      let turns = tf.shape(inputs[loop.carriedCount])[0]
      return tf.zeros([turns as any TensorConvertible] + results[index].dims, dtype: results[index].dtype)
    }
    let wanted = carried + rows + fixed
    let operation = PackedOperation(
      loop.name + "Gradient", results: wanted.count,
      infer: { specs in wanted.map { specs[$0] } },
      prepare: { [self] specs, outputs in kernel(specs, outputs, inputs.count) },
      gradient: { inputs, _, _ in
        _ = failed(loop.name, "a loop inside a traced function has no second derivative; run it eagerly")
        return inputs.map { _ in nil }
      })
    let gradients = operation(inputs + told)
    if ExecutionContext.current.mustStop { return inputs.map { _ in nil } }
    var result = [Tensor?](repeating: nil, count: inputs.count)
    for (place, gradient) in zip(wanted, gradients) { result[place] = gradient }
    return result
  }

  private func kernel(_ specs: [TensorSpec], _ outputs: [TensorSpec], _ inputCount: Int) -> Kernel {
    let inputs = Array(specs.prefix(inputCount))
    let told = Array(specs.dropFirst(inputCount))
    guard let forward = Forward(loop, inputs) else { return { _ in } }
    let stepDims = loop.specs(of: loop.body.inputs, inputs).map(\.dims)
      + told.enumerated().map { $0 < carried.count ? $1.dims : Array($1.dims.dropFirst()) }
      + fixed.map { inputs[$0].dims }
    guard let back = step.freshPlan(stepDims) else { return { _ in } }
    let stateBytes = inputs.prefix(loop.carriedCount).map(\.byteCount)
    let waiting = carried.indices.map { Storage(byteCount: outputs[$0].byteCount) }
    return { [self] given in
      var kept: [(states: [Storage], turn: Int)] = []
      forward.run(given, { states, turn in
        kept.append((zip(states, stateBytes).map { state, bytes in
          let copy = Storage(byteCount: bytes)
          copy.pointer.copyMemory(from: state.pointer, byteCount: bytes)
          return copy
        }, turn))
      })
      let first = specs.count
      func result(_ index: Int) -> UnsafeMutableRawPointer { given[first + index] }
      // The gradients of what is carried live where their final values belong; sums start at zero.
      for index in carried.indices {
        result(index).copyMemory(from: given[inputCount + index], byteCount: told[index].byteCount)
      }
      for index in rows.indices.map({ carried.count + $0 }) + fixed.indices.map({ carried.count + rows.count + $0 }) {
        result(index).initializeMemory(as: UInt8.self, repeating: 0, count: outputs[index].byteCount)
      }
      for (states, turn) in kept.reversed() {
        if ExecutionContext.current.mustStop { return }
        var addresses = forward.addresses(loop.body.inputs, states, turn, given)
        for index in carried.indices { addresses.append(result(index)) }
        for index in madeRows.indices {
          let place = carried.count + index
          addresses.append(given[inputCount + place] + turn * forward.rowBytes(told[place]))
        }
        for index in fixed.indices { addresses.append(result(carried.count + rows.count + index)) }
        back.run(addresses)
        if ExecutionContext.current.mustStop { return }
        // A result may be one of the inputs handed through: all are read before the first is written.
        for index in carried.indices {
          waiting[index].pointer.copyMemory(from: back.outputPointer(index), byteCount: outputs[index].byteCount)
        }
        for index in rows.indices.map({ carried.count + $0 }) {
          let bytes = forward.rowBytes(outputs[index])
          (result(index) + turn * bytes).copyMemory(from: back.outputPointer(index), byteCount: bytes)
        }
        for index in fixed.indices.map({ carried.count + rows.count + $0 }) {
          result(index).copyMemory(from: back.outputPointer(index), byteCount: outputs[index].byteCount)
        }
        for index in carried.indices {
          result(index).copyMemory(from: waiting[index].pointer, byteCount: outputs[index].byteCount)
        }
      }
    }
  }
}
