import Display

/// What a recurrent network makes of sequences.
package struct RecurrentResult {
  /// h after every step, [batch, steps, units]; that of the last step alone where nobody asked for all.
  package let output: Tensor
  /// After the last step: h, and c of an LSTM; [batch, units] each.
  package let states: [Tensor]

  package init(output: Tensor, states: [Tensor]) {
    self.output = output
    self.states = states
  }
}

/// Runs a network over sequences whose input is projected already, x [batch, steps, gates * units].
///
/// - Parameters:
///   - bias: of the gates; of GRU two rows, that of the input and that of the recurrent kernel.
///   - states: what to start from; none for zeros.
///   - mask: where false the step leaves the state as it is.
///   - sequences: whether h is wanted after every step.
package func recurrentSequence(
  _ cell: RecurrentCell, _ x: Tensor, kernel: Tensor, bias: Tensor?, states: [Tensor], mask: Tensor?, sequences: Bool
) -> RecurrentResult {
  if x.rank == 3, x.dims[1] < 0 || x.dims[0] < 0 && !states.isEmpty {
    _ = failed(
      "recurrentSequence",
      "the number of steps, and with states to start from that of sequences, must be known, found shape \(x.shape)")
    return RecurrentResult(output: .inert, states: [.inert, .inert])
  }
  let plan = RecurrentPlan(cell, hasBias: bias != nil, hasStates: !states.isEmpty, hasMask: mask != nil)
  let inputs = [x, kernel] + (bias.map { [$0] } ?? []) + states + (mask.map { [$0] } ?? [])
  let values = inputs.map { input -> Tensor in
    guard input.variable != nil else { return input }
    return Trace.active?.resolve(input) ?? Tensor(copying: input)
  }
  // Two slices of one result: told to the tapes as one call, so that no gradient is padded with zeros and added up.
  let (kept, outputs) = TapeStack.suspended { () -> (Tensor, [Tensor]) in
    let kept = dispatch(RecurrentOps.sequence, values, .recurrent(plan))
    if ExecutionContext.current.mustStop { return (kept, [.inert, .inert, .inert]) }
    let units = values[1].dims[0]
    let h = RecurrentOps.columns(RecurrentOps.lastStep(kept), cell.kept - 1, units)
    let c = cell == .lstm ? [RecurrentOps.columns(RecurrentOps.lastStep(kept), 4, units)] : []
    let last = ([h] + c).map { tf.reshape($0, [kept.dims[0], units]) }
    return (kept, sequences ? [RecurrentOps.columns(kept, cell.kept - 1, units)] + last : last)
  }
  if ExecutionContext.current.mustStop { return RecurrentResult(output: .inert, states: [.inert, .inert]) }
  if inputs.contains(where: { TapeStack.follows($0) }) {
    TapeStack.record(
      RecordedCall(inputs: inputs, outputs: outputs) { upstream in
        let now = zip(inputs, values).map { GradientTape.current($0, $1) }
        return RecurrentOps.gradients(plan, now, kept, upstream, sequences: sequences)
      })
  }
  return RecurrentResult(output: outputs[0], states: sequences ? Array(outputs.dropFirst()) : outputs)
}

extension RecurrentOps {
  /// The last step, with its axis.
  static func lastStep(_ x: Tensor) -> Tensor {
    dispatch(SlicingOps.slice, [x], .slice(.block(rank: 3, axis: 1, start: x.dims[1] - 1, count: 1)))
  }

  /// Gradients by those of the results of `recurrentSequence`.
  fileprivate static func gradients(
    _ plan: RecurrentPlan, _ inputs: [Tensor], _ kept: Tensor, _ upstream: [Tensor?], sequences: Bool
  ) -> [Tensor?] {
    let (steps, units) = (kept.dims[1], inputs[1].dims[0])
    let last = sequences ? upstream[1] : upstream[0]
    let cell = plan.cell == .lstm ? upstream.last! : nil
    var up = last ?? tf.zerosLike(RecurrentOps.last(RecurrentOps.columns(kept, 0, units)))
    if sequences, let all = upstream[0] {
      up = all
      if let last {
        let row = tf.reshape(last, [-1, 1, units])
        let before = dispatch(SlicingOps.slice, [tf.zerosLike(all)], .slice(.block(rank: 3, axis: 1, start: 0, count: steps - 1)))
        up = all + (steps == 1 ? row : tf.concat([before, row], axis: 1))
      }
    }
    return gradients(plan, inputs, kept, up, cell)
  }
}
