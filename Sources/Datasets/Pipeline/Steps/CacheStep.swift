import Display
import Tensors

extension DatasetCore {
  /// Elements made once: the first whole pass keeps them, in memory or in a file, and later ones read them.
  package func cache(_ file: String) -> DatasetCore {
    let kept = KeptElements(file: file.isEmpty ? nil : file)
    return DatasetCore(cardinality: cardinality, keys: keys, specs: { self.specs }) { [self] in
      kept.makePass() ?? CachePass(makePass(), kept)
    }
  }
}

/// What a cache holds, once a pass has reached the end.
private final class KeptElements {
  private enum Contents {
    case nothing
    /// Elements of one shape, stacked.
    case tables([Tensor])
    case elements([[Tensor]])
  }

  private let file: String?
  private var contents = Contents.nothing

  init(file: String?) { self.file = file.map { $0.hasSuffix(".npz") ? $0 : $0 + ".npz" } }

  /// A pass over what is held; nil while nothing is.
  func makePass() -> ElementPass? {
    if case .nothing = contents, let file, WholeFile.exists(file) { read(file) }
    switch contents {
    case .nothing: return nil
    case .tables(let tables): return RowsPass(tables, CountedOrder(tables.first?.count ?? 0))
    case .elements(let elements):
      var place = 0
      return FunctionPass {
        guard place < elements.count else { return nil }
        defer { place += 1 }
        return elements[place]
      }
    }
  }

  func keep(_ blocks: [[Tensor]]) {
    guard case .nothing = contents, let tables = Stacking.concatenate(blocks, operation: "cache") else { return }
    contents = .tables(tables)
    write(tables)
  }

  func keep(elements: [[Tensor]]) {
    guard case .nothing = contents, let first = elements.first else { return }
    let isUniform = elements.allSatisfy { element in
      element.indices.allSatisfy { element[$0].dims == first[$0].dims && element[$0].dtype == first[$0].dtype }
    }
    if isUniform, let tables = Stacking.stack(elements, operation: "cache") {
      contents = .tables(tables)
      write(tables)
    } else if file != nil {
      failDataset("cache", "elements of different shapes are kept in memory only; leave the file name out")
    } else {
      contents = .elements(elements)
    }
  }

  private func write(_ tables: [Tensor]) {
    guard let file else { return }
    var arrays: [String: any TensorConvertible] = [:]
    for (leaf, table) in tables.enumerated() { arrays["\(leaf)"] = table }
    do {
      try np.savez(file, arrays)
    } catch {
      failDataset("cache", "\(error)")
    }
  }

  private func read(_ file: String) {
    do {
      let arrays = try NpzFile(file)
      let tables = try (0..<arrays.count).map { try arrays["\($0)"].asTensor }
      guard let count = tables.first?.count, tables.allSatisfy({ $0.rank > 0 && $0.count == count }) else {
        return failDataset("cache", "\(file): holds no elements of a data set")
      }
      contents = .tables(tables)
    } catch {
      failDataset("cache", "\(error)")
    }
  }
}

/// A pass that remembers what it has given.
private final class CachePass: UpstreamPass {
  private let kept: KeptElements
  private var elements: [[Tensor]] = []
  private var blocks: [[Tensor]] = []
  private var isComplete = true

  init(_ upstream: ElementPass, _ kept: KeptElements) {
    self.kept = kept
    super.init(upstream)
  }

  override func next() -> [Tensor]? {
    isComplete = isComplete && blocks.isEmpty
    if let element = upstream.next() {
      elements.append(element)
      return element
    }
    end { kept.keep(elements: elements) }
    return nil
  }

  override func next(stacking count: Int) -> [Tensor]? {
    guard givesBlocks else { return super.next(stacking: count) }
    isComplete = isComplete && elements.isEmpty
    if let block = upstream.next(stacking: count) {
      blocks.append(block)
      return block
    }
    end { kept.keep(blocks) }
    return nil
  }

  /// The end of the elements, unless the work only stops.
  private func end(_ keep: () -> Void) {
    if isComplete, !PipelineThread.mustStop, PipelineThread.current?.needsUser != true { keep() }
  }

  // What it keeps is looked at by the thread that starts the next pass.
  override var isNative: Bool { false }
}
