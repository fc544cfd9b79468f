import CKernels

/// Recurrent networks over whole sequences: the samples of a batch do not meet, so each thread takes some of them
/// through all steps. Per step there is one product with the recurrent kernel and one loop over all gates.
package enum RecurrentOps {
  /// inputs: x [batch, steps, gates * units], which is the input times its kernel; the recurrent kernel
  /// [units, gates * units]; then as the plan says a bias, states [batch, units] each, a mask [batch, steps].
  /// The result [batch, steps, kept * units] is what `ck_recurrent_step` describes. A floating dtype.
  ///
  /// Gradients are those of h, and of c after the last step; the rest of the result is nobody's business.
  static let sequence: Op = Op(
    "recurrentSequence",
    infer: { inputs, attribute in
      let plan = plan(attribute)
      let (x, kernel) = (inputs[0], inputs[1])
      let name = "recurrentSequence"
      guard x.dtype == .float32 || x.dtype == .float64, x.dtype == kernel.dtype else {
        throw Op.failure(name, "takes float32 or float64, found \(x.dtype.name) and \(kernel.dtype.name)")
      }
      guard kernel.dims.count == 2, kernel.dims[0] > 0, kernel.dims[1] == plan.cell.gates * kernel.dims[0] else {
        throw Op.failure(name, "the recurrent kernel has shape \(kernel.shapeText), not (units, \(plan.cell.gates) * units)")
      }
      let units = kernel.dims[0]
      guard x.dims.count == 3, x.dims[2] == kernel.dims[1] else {
        throw Op.failure(name, "x has shape \(x.shapeText), not (batch, steps, \(kernel.dims[1]))")
      }
      if plan.hasBias, inputs[plan.bias].dims.elementCount != plan.cell.biasLength * units {
        throw Op.failure(name, "the bias has shape \(inputs[plan.bias].shapeText) for \(units) units")
      }
      if plan.hasStates {
        for state in inputs[plan.states..<(plan.states + plan.cell.stateCount)] {
          guard state.dtype == x.dtype, state.dims.count == 2, state.dims[1] == units, state.dims[0] == x.dims[0] else {
            throw Op.failure(
              name, "a state is \(x.dtype.name) of shape (\(x.dims[0]), \(units)), found \(state.dtype.name) \(state.shapeText)")
          }
        }
      }
      if plan.hasMask {
        let mask = inputs[plan.mask]
        guard mask.dtype == .bool, mask.dims == Array(x.dims.prefix(2)) else {
          throw Op.failure(
            name, "the mask is bool of shape (\(x.dims[0]), \(x.dims[1])), found \(mask.dtype.name) \(mask.shapeText)")
        }
      }
      return TensorSpec(x.dtype, [x.dims[0], x.dims[1], plan.cell.kept * units])
    },
    prepare: { inputs, _, attribute in RecurrentRun(plan(attribute), inputs[0].dims, inputs[1]).forward() },
    gradient: { g in
      let plan = plan(g.attribute)
      let units = g.inputs[1].dims[0]
      let up = columns(g.upstream, plan.cell.kept - 1, units)
      let cell = plan.cell == .lstm ? last(columns(g.upstream, 4, units)) : nil
      return gradients(plan, g.inputs, g.output, up, cell)
    },
    samples: [
      OpSample([sampleX(4), sampleKernel(4)], .recurrent(samplePlan(.lstm)), checksGradient: false),
      OpSample([sampleX(3), sampleKernel(3)], .recurrent(samplePlan(.gru)), checksGradient: false),
      OpSample([sampleX(1), sampleKernel(1)], .recurrent(samplePlan(.simple))),
      OpSample([sampleX(3), sampleKernel(4)], .recurrent(samplePlan(.lstm)), isRefused: true),
      OpSample([sampleX(4), sampleKernel(3)], .recurrent(samplePlan(.lstm)), isRefused: true),
    ])

  /// inputs: what was kept, the recurrent kernel, the gradient of h for all steps [batch, steps, units] or for the
  /// last one [batch, units]; then as the plan says the gradient of the last c, the states, the mask. The gradient
  /// of x; with states the result has one axis and theirs follow.
  static let sequenceGradient: Op = Op(
    "recurrentSequenceGradient",
    infer: { inputs, attribute in
      let plan = plan(attribute)
      let (kept, kernel) = (inputs[0], inputs[1])
      guard kept.dims.count == 3, kernel.dims.count == 2 else {
        throw Op.failure("recurrentSequenceGradient", "found shapes \(kept.shapeText) and \(kernel.shapeText)")
      }
      let dims = [kept.dims[0], kept.dims[1], plan.cell.gradientParts * kernel.dims[0]]
      guard plan.hasStates else { return TensorSpec(kept.dtype, dims) }
      if dims.contains(-1) { return TensorSpec(kept.dtype, [-1]) }
      return TensorSpec(kept.dtype, [dims.elementCount + plan.cell.stateCount * dims[0] * kernel.dims[0]])
    },
    prepare: { inputs, _, attribute in
      RecurrentRun(plan(attribute), inputs[0].dims, inputs[1]).backward(isLastOnly: inputs[2].dims.count == 2)
    },
    samples: [
      OpSample(
        [.init(.float64, [1, 1, 1], [0.5]), .init(.float64, [1, 1], [2]), .init(.float64, [1, 1], [1])],
        .recurrent(samplePlan(.simple))),
      OpSample(
        [.init(.float64, [1, 1], [0.5]), .init(.float64, [1, 1], [2]), .init(.float64, [1, 1], [1])],
        .recurrent(samplePlan(.simple)), isRefused: true),
    ])

  package static let all = [sequence, sequenceGradient]

  /// Gradients of the inputs of `sequence`, by those of h and of the last c.
  static func gradients(
    _ plan: RecurrentPlan, _ inputs: [Tensor], _ kept: Tensor, _ up: Tensor, _ cellGradient: Tensor?
  ) -> [Tensor?] {
    let (cell, units) = (plan.cell, inputs[1].dims[0])
    let (batch, steps) = (kept.dims[0], kept.dims[1])
    var backward = plan
    backward.hasCellGradient = cellGradient != nil
    let states = plan.hasStates ? Array(inputs[plan.states..<(plan.states + cell.stateCount)]) : []
    let mask = plan.hasMask ? [inputs[plan.mask]] : []
    let whole = dispatch(
      sequenceGradient, [kept, inputs[1], up] + (cellGradient.map { [$0] } ?? []) + states + mask,
      .recurrent(backward))
    var (dz, stateGradients) = (whole, [Tensor?]())
    if plan.hasStates {
      let length = batch * steps * cell.gradientParts * units
      func part(_ start: Int, _ count: Int, _ dims: [Int]) -> Tensor {
        tf.reshape(dispatch(SlicingOps.slice, [whole], .slice(.block(rank: 1, axis: 0, start: start, count: count))), dims)
      }
      dz = part(0, length, [batch, steps, cell.gradientParts * units])
      stateGradients = states.indices.map { part(length + $0 * batch * units, batch * units, [batch, units]) }
    }
    var (dx, recurrent) = (dz, dz)
    if cell == .gru {
      dx = columns(dz, 0, units, count: 3)
      recurrent = tf.concat([columns(dz, 0, units, count: 2), columns(dz, 3, units)], axis: -1)
    }
    let first = states.first.map { tf.reshape($0, [-1, 1, units]) }
      ?? tf.zerosLike(columns(lastStep(kept), cell.kept - 1, units))
    let h = dispatch(
      SlicingOps.slice, [columns(kept, cell.kept - 1, units)],
      .slice(.block(rank: 3, axis: 1, start: 0, count: steps - 1)))
    let before = steps == 1 ? first : tf.concat([first, h], axis: 1)
    let dKernel = dispatch(
      MatmulOps.matmul, [tf.reshape(before, [-1, units]), tf.reshape(recurrent, [-1, cell.gates * units])],
      .matmul(transposeA: true, transposeB: false))
    var gradients: [Tensor?] = [dx, dKernel]
    if plan.hasBias {
      let sums = [dx, recurrent].prefix(cell == .gru ? 2 : 1).map { $0.sum(axis: [0, 1]) }
      let bias = sums.count == 1 ? sums[0] : tf.concat(sums, axis: 0)
      gradients.append(tf.reshape(bias, inputs[plan.bias].dims))
    }
    return gradients + stateGradients + mask.map { _ in nil }
  }

  /// Blocks of columns of the last of three axes.
  static func columns(_ x: Tensor, _ block: Int, _ units: Int, count: Int = 1) -> Tensor {
    dispatch(SlicingOps.slice, [x], .slice(.block(rank: 3, axis: 2, start: block * units, count: count * units)))
  }

  /// The last step, without its axis.
  static func last(_ x: Tensor) -> Tensor {
    tf.reshape(lastStep(x), [x.dims[0], x.dims[2]])
  }

  private static func plan(_ attribute: Attribute) -> RecurrentPlan {
    guard case .recurrent(let plan) = attribute else { preconditionFailure("no recurrent plan") }
    return plan
  }
}

private func samplePlan(_ cell: RecurrentCell) -> RecurrentPlan {
  RecurrentPlan(cell, hasBias: false, hasStates: false, hasMask: false)
}
private func sampleX(_ gates: Int) -> OpSample.Input {
  .init(.float64, [2, 3, gates], (0..<(6 * gates)).map { Double($0 % 7) * 0.3 - 1 })
}
private func sampleKernel(_ gates: Int) -> OpSample.Input {
  .init(.float64, [1, gates], (0..<gates).map { 0.5 - 0.2 * Double($0) })
}
