import Tensors

/// A pipeline of elements that are lists of tensors: what every `Dataset` is underneath, whatever its element type.
///
/// Nothing is computed before the elements are asked for, and every pass starts afresh. A window, which is a data set
/// itself, travels as its elements stacked along a new first axis.
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
  /// The names of a dictionary's values, in the order of its tensors; empty where the element has no dictionary.
  package let keys: KeyList
  /// The names of the classes, where the data set was made from folders of them.
  package var classNames: [String] = []
  private let start: () -> ElementPass
  private let findSpecs: (() -> [TensorSpec]?)?

  /// - Parameters:
  ///   - specs: dtypes and shapes of an element's tensors where they are known without making one.
  package init(
    cardinality: Cardinality, keys: KeyList = KeyList(), specs: (() -> [TensorSpec]?)? = nil,
    pass: @escaping () -> ElementPass
  ) {
    self.cardinality = cardinality
    self.keys = keys
    findSpecs = specs
    start = pass
  }

  /// A data set whose elements a function gives.
  package convenience init(cardinality: Cardinality, start: @escaping () -> Step) {
    self.init(cardinality: cardinality, pass: { FunctionPass(start()) })
  }

  /// A new pass over the elements.
  package func makePass() -> ElementPass { start() }

  /// A new pass as a function.
  package func makeStep() -> Step {
    let pass = start()
    return { pass.next() }
  }

  /// Dtypes and shapes of an element's tensors, -1 for an axis whose length varies; of the first element where nothing
  /// else tells them, empty where there is none.
  package private(set) lazy var specs: [TensorSpec] = findSpecs?() ?? makePass().next()?.map(\.spec) ?? []

  /// Nothing: what a misused step gives after its failure.
  static func empty(like core: DatasetCore? = nil) -> DatasetCore {
    DatasetCore(cardinality: .finite(0), keys: core?.keys ?? KeyList(), specs: { core?.specs }) { FunctionPass { nil } }
  }

  /// The rows of tensors whose first axes are equally long.
  package convenience init(slicesOf tensors: [Tensor], keys: KeyList = KeyList()) {
    // A variable's memory changes; the elements are those it had.
    let tables = tensors.map { $0.variable == nil ? $0 : Tensor(copyingFrom: $0.pointer, dtype: $0.dtype, dims: $0.dims) }
    let counts = tables.map(\.count)
    guard let count = counts.first, tables.allSatisfy({ $0.rank > 0 && !$0.isSymbolic }), counts.allSatisfy({ $0 == count })
    else {
      let problem =
        tables.isEmpty ? "there are no tensors"
        : tables.contains(where: \.isSymbolic) ? "a tensor of a traced function has no rows yet"
        : tables.contains { $0.rank == 0 } ? "a single number has no rows; found shapes \(Self.text(tables))"
        : "first axes differ: \(Self.text(tables))"
      failDataset("fromTensorSlices", problem)
      self.init(cardinality: .finite(0), keys: keys, specs: { [] }) { FunctionPass { nil } }
      return
    }
    self.init(
      cardinality: .finite(count), keys: keys,
      specs: { tables.map { TensorSpec($0.dtype, Array($0.dims.dropFirst())) } }
    ) { RowsPass(tables, CountedOrder(count)) }
  }

  private static func text(_ tensors: [Tensor]) -> String { tensors.map { "\($0.shape)" }.joined(separator: " and ") }
}

/// The names in the dictionary of an element. A function mapped over a data set tells them when it first runs, so they
/// are shared by everything that follows.
package final class KeyList {
  package var names: [String]
  package init(_ names: [String] = []) { self.names = names }
}
