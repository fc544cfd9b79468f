/// The numbers of a symbolic integer tensor as far as they follow from shapes that are known while
/// tracing: what `tf.shape(x)[1] * 2` is when only the batch of `x` is open.
enum StaticValue {
  /// Element by element, nil where unknown; nil as a whole for tensors this says nothing about.
  static func of(_ tensor: Tensor) -> [Int?]? {
    guard tensor.dtype.isInteger, tensor.rank <= 1 else { return nil }
    guard let node = tensor.node else {
      return (0..<tensor.elementCount).map { Int(readInteger(tensor.pointer, $0, tensor.dtype)) }
    }
    return of(node)
  }

  private static func of(_ node: GraphNode) -> [Int?]? {
    switch node.kind {
    case .constant(let tensor): return of(tensor)
    case .input, .variable, .assign: return nil
    case .operation(let op, let attribute): return of(op, attribute, node)
    }
  }

  private static func of(_ op: Op, _ attribute: Attribute, _ node: GraphNode) -> [Int?]? {
    let inputs = node.inputs
    if op === CreationOps.shape { return inputs[0].spec.dims.map { $0 == -1 ? nil : $0 } }
    guard node.spec.dtype.isInteger, node.spec.dims.count <= 1, node.spec.isFullyKnown,
      node.spec.elementCount <= 64
    else { return nil }
    if op.category == .view || op === SelectionOps.cast { return of(inputs[0]) }
    if op === StackingOps.concat {
      let parts = inputs.map { of($0) ?? Array(repeating: nil, count: max(0, $0.spec.elementCount)) }
      return Array(parts.joined())
    }
    if op === SlicingOps.slice, case .slice(let plan) = attribute, let values = of(inputs[0]), plan.parts.count == 1 {
      let part = plan.resolved([values.count]).parts[0]
      return (0..<part.count).map { values[part.start + $0 * part.step] }
    }
    if op === GatherOps.gather, let values = of(inputs[0]), let places = of(inputs[1]) {
      return places.map { place in place.flatMap { values.indices.contains($0) ? values[$0] : nil } }
    }
    if op === ReductionOps.prod, let values = of(inputs[0]) { return [folded(values, 1) { $0.multipliedReportingOverflow(by: $1) }] }
    if op === ReductionOps.sum, let values = of(inputs[0]) { return [folded(values, 0) { $0.addingReportingOverflow($1) }] }
    return elementwise(op, inputs)
  }

  private static func folded(_ values: [Int?], _ start: Int, _ combine: (Int, Int) -> (Int, Bool)) -> Int? {
    var result = start
    for value in values {
      guard let value else { return nil }
      let (next, overflows) = combine(result, value)
      if overflows { return nil }
      result = next
    }
    return result
  }

  private static func elementwise(_ op: Op, _ inputs: [GraphNode]) -> [Int?]? {
    let rule: (Int, Int) -> (Int, Bool)
    if op === ArithmeticOps.add { rule = { $0.addingReportingOverflow($1) } }
    else if op === ArithmeticOps.subtract { rule = { $0.subtractingReportingOverflow($1) } }
    else if op === ArithmeticOps.multiply { rule = { $0.multipliedReportingOverflow(by: $1) } }
    else if op === ArithmeticOps.floordiv { rule = { $1 > 0 && $0 >= 0 ? ($0 / $1, false) : (0, true) } }
    else if op === ArithmeticOps.maximum { rule = { (Swift.max($0, $1), false) } }
    else if op === ArithmeticOps.minimum { rule = { (Swift.min($0, $1), false) } }
    else { return nil }
    guard let a = of(inputs[0]), let b = of(inputs[1]) else { return nil }
    let count = a.count == 1 ? b.count : a.count
    guard a.count == count || a.count == 1, b.count == count || b.count == 1 else { return nil }
    return (0..<count).map { index in
      guard let x = a[a.count == 1 ? 0 : index], let y = b[b.count == 1 ? 0 : index] else { return nil }
      let (value, isUnknown) = rule(x, y)
      return isUnknown ? nil : value
    }
  }
}
