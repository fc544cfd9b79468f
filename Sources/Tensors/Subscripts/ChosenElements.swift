import Display

extension SubscriptPlan {
  /// The elements that the index tensors name, their axes where the indices stood or in front.
  func chosen(from x: Tensor) -> Tensor {
    if gathers.count == 1 {
      let (axis, index) = gathers[0]
      let rows = GatherOps.rows(x, index, axis: axis)
      if !gathersLead || axis == 0 || ExecutionContext.current.mustStop { return rows }
      let order = Array(axis..<(axis + index.rank)) + (0..<axis) + ((axis + index.rank)..<rows.rank)
      return dispatch(ShapingOps.transpose, [rows], .permutation(order))
    }
    guard let index = joinedIndex() else { return .inert }
    let axes = gathers.map(\.axis)
    let others = (0..<x.rank).filter { !axes.contains($0) }
    let moved = dispatch(ShapingOps.transpose, [x], .permutation(axes + others))
    let rows = dispatch(GatherOps.gatherNd, [moved, index])
    let (lead, width) = (gathersLead ? 0 : axes[0], index.rank - 1)
    if lead == 0 || ExecutionContext.current.mustStop { return rows }
    let order = Array(width..<(width + lead)) + (0..<width) + ((width + lead)..<rows.rank)
    return dispatch(ShapingOps.transpose, [rows], .permutation(order))
  }

  /// Several index tensors, broadcast to each other, side by side in a last axis.
  private func joinedIndex() -> Tensor? {
    var shared: [Int] = []
    for (_, index) in gathers {
      guard let dims = broadcastDims(shared, index.dims) else {
        _ = failed(
          "subscript",
          "index tensors do not broadcast: \(gathers.map { $0.index.dims.shapeText }.joined(separator: " and "))")
        return nil
      }
      shared = dims
    }
    let columns = gathers.map { dispatch(ShapingOps.broadcastTo, [$0.index], .dims(shared)) }
    let joined = StackingOps.stack(columns, axis: -1)
    return ExecutionContext.current.mustStop ? nil : joined
  }
}
