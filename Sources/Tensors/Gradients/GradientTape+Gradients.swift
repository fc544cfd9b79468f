import Display

extension GradientTape {
  /// The gradient of `target` (summed, unless it is a scalar) with respect to `source`, in its shape.
  ///
  /// `outputGradients` weighs the target's elements. A source the target does not depend on is an
  /// error, unless `unconnectedGradients` is `.zero`.
  ///
  ///     let x = tf.Variable([1.0, 2.0])
  ///     let tape = tf.GradientTape()
  ///     let y = with(tape) { x * x }
  ///     print(tape.gradient(y, x))      // tf.Tensor([2. 4.], shape=(2,), dtype=float32)
  public func gradient(
    _ target: Tensor, _ source: Tensor, outputGradients: Tensor? = nil,
    unconnectedGradients: UnconnectedGradients = .none
  ) -> Tensor {
    connected([target], [source], outputGradients.map { [$0] }, unconnectedGradients)[0]
  }

  /// The gradients of `target` with respect to each of `sources`, in their order.
  public func gradient(
    _ target: Tensor, _ sources: [Tensor], outputGradients: Tensor? = nil,
    unconnectedGradients: UnconnectedGradients = .none
  ) -> [Tensor] {
    connected([target], sources, outputGradients.map { [$0] }, unconnectedGradients)
  }

  /// The gradients of `target` with respect to two sources.
  public func gradient(
    _ target: Tensor, _ sources: (Tensor, Tensor), outputGradients: Tensor? = nil,
    unconnectedGradients: UnconnectedGradients = .none
  ) -> (Tensor, Tensor) {
    let found = connected(
      [target], [sources.0, sources.1], outputGradients.map { [$0] }, unconnectedGradients)
    return (found[0], found[1])
  }

  /// The gradients of `target` with respect to three sources.
  public func gradient(
    _ target: Tensor, _ sources: (Tensor, Tensor, Tensor), outputGradients: Tensor? = nil,
    unconnectedGradients: UnconnectedGradients = .none
  ) -> (Tensor, Tensor, Tensor) {
    let found = connected(
      [target], [sources.0, sources.1, sources.2], outputGradients.map { [$0] }, unconnectedGradients)
    return (found[0], found[1], found[2])
  }

  /// The gradients of `target` with respect to named sources, under their names.
  public func gradient(
    _ target: Tensor, _ sources: [String: Tensor], outputGradients: Tensor? = nil,
    unconnectedGradients: UnconnectedGradients = .none
  ) -> [String: Tensor] {
    let names = sources.keys.sorted()
    let found = connected(
      [target], names.map { sources[$0]! }, outputGradients.map { [$0] }, unconnectedGradients)
    return Dictionary(uniqueKeysWithValues: zip(names, found))
  }

  /// The gradients of `target` with respect to groups of sources, grouped as they are.
  public func gradient(
    _ target: Tensor, _ sources: [[Tensor]], outputGradients: Tensor? = nil,
    unconnectedGradients: UnconnectedGradients = .none
  ) -> [[Tensor]] {
    var found = connected(
      [target], sources.flatMap { $0 }, outputGradients.map { [$0] }, unconnectedGradients)[...]
    return sources.map { group in
      defer { found = found.dropFirst(group.count) }
      return Array(found.prefix(group.count))
    }
  }

  /// The gradient of the sum of several targets with respect to `source`.
  public func gradient(
    _ targets: [Tensor], _ source: Tensor, outputGradients: [Tensor]? = nil,
    unconnectedGradients: UnconnectedGradients = .none
  ) -> Tensor {
    connected(targets, [source], outputGradients, unconnectedGradients)[0]
  }

  /// The gradients of the sum of several targets with respect to each of `sources`.
  public func gradient(
    _ targets: [Tensor], _ sources: [Tensor], outputGradients: [Tensor]? = nil,
    unconnectedGradients: UnconnectedGradients = .none
  ) -> [Tensor] {
    connected(targets, sources, outputGradients, unconnectedGradients)
  }

  private func connected(
    _ targets: [Tensor], _ sources: [Tensor], _ outputGradients: [Tensor]?,
    _ unconnectedGradients: UnconnectedGradients
  ) -> [Tensor] {
    let inert = sources.map { _ in Tensor.inert }
    if ExecutionContext.current.mustStop { return inert }
    if let outputGradients, !fits(outputGradients, targets) { return inert }
    let found = connectedGradients(targets, sources, outputGradients: outputGradients)
    return replacingUnconnected(found, sources, unconnectedGradients) ?? inert
  }

  private func fits(_ gradients: [Tensor], _ targets: [Tensor]) -> Bool {
    guard gradients.count == targets.count else {
      _ = failed(
        "GradientTape.gradient", "\(targets.count) targets have \(gradients.count) outputGradients; one each is needed")
      return false
    }
    for (gradient, target) in zip(gradients, targets) where gradient.spec != target.spec {
      _ = failed(
        "GradientTape.gradient",
        "outputGradients is \(gradient.dtype.name) \(gradient.shape), the target \(target.dtype.name) \(target.shape)")
      return false
    }
    return true
  }

  /// Zeros for missing gradients, or a failure that names the first.
  private func replacingUnconnected(
    _ found: [Tensor?], _ sources: [Tensor], _ unconnectedGradients: UnconnectedGradients
  ) -> [Tensor]? {
    if ExecutionContext.current.mustStop { return nil }
    var result: [Tensor] = []
    for (index, gradient) in found.enumerated() {
      if let gradient {
        result.append(gradient)
      } else if unconnectedGradients == .zero {
        result.append(tf.zerosLike(sources[index]))
      } else {
        let label = sources[index].name.isEmpty ? "" : " ('\(sources[index].name)')"
        _ = failed(
          "GradientTape.gradient",
          "the target does not depend on source \(index)\(label), shape \(sources[index].shape); watch it before the computation, or pass unconnectedGradients: .zero"
        )
        return nil
      }
    }
    return result
  }

  /// The derivatives of every element of `target` with respect to every element of `source`: the
  /// target's axes, then the source's.
  ///
  ///     let x = tf.Variable([1.0, 2.0])
  ///     let tape = tf.GradientTape()
  ///     let y = with(tape) { x * x }
  ///     print(tape.jacobian(y, x).numpy())
  ///     // [[2. 0.]
  ///     //  [0. 4.]]
  public func jacobian(
    _ target: Tensor, _ source: Tensor, unconnectedGradients: UnconnectedGradients = .none
  ) -> Tensor {
    jacobian(target, [source], unconnectedGradients: unconnectedGradients)[0]
  }

  /// The derivatives of every element of `target` with respect to every element of each source.
  public func jacobian(
    _ target: Tensor, _ sources: [Tensor], unconnectedGradients: UnconnectedGradients = .none
  ) -> [Tensor] {
    let inert = sources.map { _ in Tensor.inert }
    if ExecutionContext.current.mustStop { return inert }
    guard target.shape.isFullyKnown, target.dtype.isFloating else {
      _ = failed(
        "GradientTape.jacobian",
        "the target is a real tensor whose shape is known, found \(target.dtype.name) \(target.shape)")
      return inert
    }
    let rows = repeatedly(target, sources) { gradients in
      (0..<target.elementCount).map { gradients(tf.reshape(oneHot($0, target.elementCount, target.dtype), target.dims)) }
    }
    guard let rows, !ExecutionContext.current.mustStop else { return inert }
    let joined = sources.indices.map { index -> Tensor? in
      let parts = rows.map { $0[index] }
      guard parts.contains(where: { $0 != nil }) else { return nil }
      let stacked = tf.stack(parts.map { $0 ?? tf.zerosLike(sources[index]) })
      return tf.reshape(stacked, target.dims + sources[index].dims)
    }
    return sources.indices.map { index in
      if let found = joined[index] { return found }
      guard let zeros = replacingUnconnected([nil], [sources[index]], unconnectedGradients) else { return .inert }
      return tf.broadcastTo(zeros[0], target.dims + sources[index].dims)
    }
  }

  /// The Jacobians of each row of `target` with respect to the same row of `source`, for functions
  /// that treat the rows of a batch apart: the batch axis, the target's other axes, the source's.
  ///
  ///     let x = tf.constant([[1.0, 2.0], [3.0, 4.0]])
  ///     let tape = tf.GradientTape()
  ///     tape.watch(x)
  ///     let y = with(tape) { x * x }
  ///     print(tape.batchJacobian(y, x).shape)      // (2, 2, 2)
  public func batchJacobian(
    _ target: Tensor, _ source: Tensor, unconnectedGradients: UnconnectedGradients = .none
  ) -> Tensor {
    if ExecutionContext.current.mustStop { return .inert }
    guard target.rank > 0, source.rank > 0, target.dims[0] == source.dims[0], target.shape.isFullyKnown,
      target.dtype.isFloating
    else {
      return failed(
        "GradientTape.batchJacobian",
        "target and source share a first axis and have known shapes, found \(target.shape) and \(source.shape)")
    }
    let row = Array(target.dims.dropFirst())
    let columns = repeatedly(target, [source]) { gradients in
      (0..<row.elementCount).map { column in
        gradients(tf.broadcastTo(tf.reshape(oneHot(column, row.elementCount, target.dtype), row), target.dims))[0]
      }
    }
    guard let columns, !ExecutionContext.current.mustStop else { return .inert }
    let dims = [target.dims[0]] + row + source.dims.dropFirst()
    guard columns.contains(where: { $0 != nil }) else {
      guard replacingUnconnected([nil], [source], unconnectedGradients) != nil else { return .inert }
      return tf.zeros(dims, dtype: source.dtype)
    }
    return tf.reshape(tf.stack(columns.map { $0 ?? tf.zerosLike(source) }, axis: 1), dims)
  }

  private func oneHot(_ position: Int, _ count: Int, _ dtype: DType) -> Tensor {
    tf.oneHot(position, count, dtype: dtype)
  }
}
