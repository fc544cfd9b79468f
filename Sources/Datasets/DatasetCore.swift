import Tensors

/// A pipeline of elements that are lists of tensors: what every `Dataset` is underneath, whatever its element type.
///
/// Nothing is computed before the elements are asked for, and every pass starts afresh.
package final class DatasetCore {
  /// The next element's tensors; nil at the end.
  package typealias Step = () -> [Tensor]?

  /// The number of elements, where it is known.
  package enum Cardinality: Equatable {
    case finite(Int)
    case infinite
    case unknown

    func mapFinite(_ change: (Int) -> Int) -> Cardinality {
      if case .finite(let count) = self { return .finite(change(count)) }
      return self
    }
  }

  package let cardinality: Cardinality
  private let start: () -> Step

  package init(cardinality: Cardinality, start: @escaping () -> Step) {
    self.cardinality = cardinality
    self.start = start
  }

  /// A new pass over the elements.
  package func makeStep() -> Step { start() }

  /// The rows of tensors whose first axes are equally long.
  package convenience init(slicesOf tensors: [Tensor]) {
    let counts = tensors.map(\.count)
    guard let count = counts.first, tensors.allSatisfy({ $0.rank > 0 }), counts.allSatisfy({ $0 == count }) else {
      failDataset("fromTensorSlices", "first axes differ: \(tensors.map { "\($0.shape)" }.joined(separator: " and "))")
      self.init(cardinality: .finite(0)) { { nil } }
      return
    }
    self.init(cardinality: .finite(count)) {
      var row = 0
      return {
        guard row < count else { return nil }
        defer { row += 1 }
        return tensors.map { tf.gather($0, row) }
      }
    }
  }
}
