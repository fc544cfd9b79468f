import Display

/// Contracts tensors whose axes carry labels: diagonals and lonely labels first, then pair by pair, the
/// smallest result first, each pair as one batched matrix product.
struct Einsum {
  let operation: String
  /// The length of each label's axis.
  private var lengths: [Int: Int] = [:]

  init(operation: String) { self.operation = operation }

  private struct Operand {
    var tensor: Tensor
    var labels: [Int]
  }

  // MARK: the equation

  /// Labels of each operand and of the result: letters are their code, axes of `...` count down from -1,
  /// the last axis first. nil after a failure.
  func parse(_ equation: String, _ tensors: [Tensor]) -> (operands: [[Int]], output: [Int])? {
    let text = equation.filter { $0 != " " }
    let sides = text.split(separator: "->", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    let terms = sides[0].split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    guard terms.count == tensors.count else {
      _ = failed(operation, "'\(equation)' names \(terms.count) operands, found \(tensors.count)")
      return nil
    }
    var widest = 0
    var labels: [[Int]] = []
    for (index, term) in terms.enumerated() {
      guard let parts = letters(term, equation) else { return nil }
      let rank = tensors[index].rank
      let named = parts.before.count + parts.after.count
      guard parts.hasEllipsis ? named <= rank : named == rank else {
        _ = failed(
          operation,
          "'\(term)' in '\(equation)' names \(named) axes, operand \(index) has shape \(tensors[index].shape)")
        return nil
      }
      let open = rank - named
      widest = max(widest, open)
      labels.append(parts.before + (0..<open).map { $0 - open } + parts.after)
    }
    let broadcast = (0..<widest).map { $0 - widest }
    guard sides.count == 2 else {
      let all = labels.flatMap { $0 }.filter { $0 >= 0 }
      let once = Set(all).filter { letter in all.filter { $0 == letter }.count == 1 }.sorted()
      return (labels, broadcast + once)
    }
    guard let parts = letters(sides[1], equation) else { return nil }
    for letter in parts.before + parts.after where !labels.contains(where: { $0.contains(letter) }) {
      _ = failed(operation, "'\(name(letter))' in the result of '\(equation)' belongs to no operand")
      return nil
    }
    let result = parts.before + parts.after
    if let twice = result.first(where: { letter in result.filter { $0 == letter }.count > 1 }) {
      _ = failed(operation, "'\(name(twice))' stands twice in the result of '\(equation)'")
      return nil
    }
    guard parts.hasEllipsis || widest == 0 else {
      _ = failed(operation, "the result of '\(equation)' lacks the '...' of its operands")
      return nil
    }
    return (labels, parts.before + (parts.hasEllipsis ? broadcast : []) + parts.after)
  }

  private func letters(_ term: String, _ equation: String) -> (before: [Int], after: [Int], hasEllipsis: Bool)? {
    let parts = term.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    // Three dots leave two empty pieces between what stands before and after.
    let isEllipsis = parts.count == 4 && parts[1].isEmpty && parts[2].isEmpty
    let codes = (isEllipsis ? [parts[0], parts[3]] : [term, ""]).map { $0.unicodeScalars.map { Int($0.value) } }
    let isLetter = { (code: Int) in (65...90).contains(code) || (97...122).contains(code) }
    guard codes.allSatisfy({ $0.allSatisfy(isLetter) }) else {
      _ = failed(operation, "'\(equation)' is no equation: operands are letters and at most one '...', separated by commas")
      return nil
    }
    return (codes[0], codes[1], isEllipsis)
  }

  private func name(_ label: Int) -> String {
    Unicode.Scalar(UInt32(max(label, 0))).map { String(Character($0)) } ?? "\(label)"
  }

  // MARK: the contraction

  mutating func run(_ tensors: [Tensor], labels: [[Int]], output: [Int]) -> Tensor {
    for (index, tensor) in tensors.enumerated() {
      guard note(labels[index], tensor, index) else { return .inert }
    }
    let kept = Set(output)
    var operands: [Operand] = []
    for (index, tensor) in tensors.enumerated() {
      let others = labels.indices.filter { $0 != index }.flatMap { labels[$0] }
      operands.append(prepared(Operand(tensor: tensor, labels: labels[index]), needed: kept.union(others)))
      if ExecutionContext.current.mustStop { return .inert }
    }
    while operands.count > 1 {
      let (first, second) = cheapestPair(operands, kept)
      let b = operands.remove(at: second)
      let a = operands.remove(at: first)
      let needed = operands.reduce(kept) { $0.union($1.labels) }
      operands.append(contracted(a, b, needed))
      if ExecutionContext.current.mustStop { return .inert }
    }
    guard let last = operands.first else { return failed(operation, "no tensors were given") }
    return arranged(last, output)
  }

  /// Records the lengths of an operand's axes; lengths of one label agree, those of `...` broadcast.
  private mutating func note(_ labels: [Int], _ tensor: Tensor, _ index: Int) -> Bool {
    for (label, length) in zip(labels, tensor.dims) {
      let known = lengths[label] ?? (label < 0 ? 1 : length)
      guard known == length || known == -1 || length == -1 || (label < 0 && (known == 1 || length == 1)) else {
        let what = operation == "einsum" ? (label < 0 ? "an axis of '...'" : "'\(name(label))'") : "axis \(label)"
        _ = failed(
          operation, "\(what) is \(known) long before and \(length) in operand \(index), shape \(tensor.shape)")
        return false
      }
      // A known length says more than an unknown one, a longer axis of '...' than one of length 1.
      lengths[label] = label < 0 ? (known == 1 ? length : (length == 1 ? known : max(known, length))) : max(known, length)
    }
    return true
  }

  /// Diagonals of repeated labels taken, labels that nobody else needs summed over, axes of `...` of length 1
  /// dropped where they broadcast.
  private func prepared(_ operand: Operand, needed: Set<Int>) -> Operand {
    var (x, labels) = (operand.tensor, operand.labels)
    while let repeated = labels.first(where: { label in labels.filter { $0 == label }.count > 1 }) {
      let places = labels.indices.filter { labels[$0] == repeated }
      let others = labels.indices.filter { $0 != places[0] && $0 != places[1] }
      x = dispatch(ShapingOps.transpose, [x], .permutation(others + places.prefix(2)))
      x = dispatch(DiagonalOps.diagPart, [x], .diagonal(0))
      labels = others.map { labels[$0] } + [repeated]
      if ExecutionContext.current.mustStop { return operand }
    }
    let lonely = labels.indices.filter {
      !needed.contains(labels[$0]) || (x.dims[$0] == 1 && lengths[labels[$0]] != 1)
    }
    if !lonely.isEmpty {
      x = dispatch(ReductionOps.sum, [x], .axes(lonely, keepdims: false))
      labels = labels.indices.filter { !lonely.contains($0) }.map { labels[$0] }
    }
    return Operand(tensor: x, labels: labels)
  }

  /// The pair whose product has the fewest elements; the first of equals.
  private func cheapestPair(_ operands: [Operand], _ kept: Set<Int>) -> (Int, Int) {
    guard operands.count > 2 else { return (0, 1) }
    var best = (pair: (0, 1), size: Double.infinity)
    for first in operands.indices {
      for second in operands.indices where second > first {
        let others = operands.indices.filter { $0 != first && $0 != second }
        let needed = others.reduce(kept) { $0.union(operands[$1].labels) }
        let labels = Set(operands[first].labels + operands[second].labels).intersection(needed)
        let size = labels.reduce(1.0) { $0 * Double(Swift.max(lengths[$1] ?? 1, 1)) }
        if size < best.size { best = ((first, second), size) }
      }
    }
    return best.pair
  }

  private func contracted(_ a: Operand, _ b: Operand, _ needed: Set<Int>) -> Operand {
    let shared = a.labels.filter { b.labels.contains($0) }
    let batch = shared.filter { needed.contains($0) }
    let summed = shared.filter { !needed.contains($0) }
    let freeA = a.labels.filter { !shared.contains($0) }
    let freeB = b.labels.filter { !shared.contains($0) }
    let labels = batch + freeA + freeB
    if summed.isEmpty {
      // Nothing to sum: a product with broadcasting.
      let left = ordered(a, batch + freeA, groups: batch.map { [$0] } + freeA.map { [$0] } + freeB.map { _ in [] })
      let right = ordered(b, batch + freeB, groups: batch.map { [$0] } + freeA.map { _ in [] } + freeB.map { [$0] })
      return Operand(tensor: left * right, labels: labels)
    }
    let single = batch.map { [$0] }
    // A matrix whose summed axes come first already is handed over transposed instead of turned.
    let turnA = a.labels == batch + summed + freeA && !freeA.isEmpty
    let turnB = b.labels == batch + freeB + summed && !freeB.isEmpty
    let left = turnA
      ? ordered(a, batch + summed + freeA, groups: single + [summed, freeA])
      : ordered(a, batch + freeA + summed, groups: single + [freeA, summed])
    let right = turnB
      ? ordered(b, batch + freeB + summed, groups: single + [freeB, summed])
      : ordered(b, batch + summed + freeB, groups: single + [summed, freeB])
    let result = product(left, right, transposeA: turnA, transposeB: turnB)
    if ExecutionContext.current.mustStop { return a }
    let dims = labels.map { lengths[$0] ?? 1 }
    return Operand(tensor: dispatch(ShapingOps.reshape, [result], .dims(dims)), labels: labels)
  }

  /// The operand's axes in the given order, each group of them as one axis.
  private func ordered(_ operand: Operand, _ order: [Int], groups: [[Int]]) -> Tensor {
    var x = operand.tensor
    if order != operand.labels {
      x = dispatch(ShapingOps.transpose, [x], .permutation(order.map { operand.labels.firstIndex(of: $0)! }))
    }
    if ExecutionContext.current.mustStop { return .inert }
    let dims = groups.map { group -> Int in
      let parts = group.map { lengths[$0] ?? 1 }
      return parts.contains(-1) ? -1 : parts.reduce(1, *)
    }
    return x.dims == dims ? x : dispatch(ShapingOps.reshape, [x], .dims(dims))
  }

  /// The result's axes in its order; axes of `...` that nobody had come back.
  private func arranged(_ operand: Operand, _ output: [Int]) -> Tensor {
    var (x, labels) = (operand.tensor, operand.labels)
    for label in output where !labels.contains(label) {
      x = dispatch(ShapingOps.expandDims, [x], .axis(0))
      labels.insert(label, at: 0)
    }
    if ExecutionContext.current.mustStop || labels == output { return x }
    return dispatch(ShapingOps.transpose, [x], .permutation(output.map { labels.firstIndex(of: $0)! }))
  }
}
