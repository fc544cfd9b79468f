import Display
import Tensors

extension DatasetCore {
  /// Elements changed by a function, which is traced as `tf.function` traces: run once over symbolic tensors, then as a
  /// plan. It ends the pass by returning nil.
  package func map(_ change: @escaping MapFunction.Body) -> DatasetCore { map(keys: KeyList(), change) }

  /// As `map`; the function may tell the keys of a dictionary among its results when it first runs.
  package func map(keys: KeyList, _ change: @escaping MapFunction.Body) -> DatasetCore {
    let function = MapFunction("map", change)
    return DatasetCore(
      cardinality: cardinality, keys: keys,
      specs: { [self] in function.specs(for: specs) ?? MapPass(makePass(), function).specs(specs) }
    ) { [self] in MapPass(makePass(), function) }
  }

  /// Some of an element's tensors.
  package func selecting(_ leaves: [Int]) -> DatasetCore {
    DatasetCore(cardinality: cardinality, specs: { [self] in specs.isEmpty ? [] : leaves.map { specs[$0] } }) { [self] in
      let pass = makePass()
      if let rows = pass as? RowsPass { return RowsPass(leaves.map { rows.tables[$0] }, rows.order) }
      return FunctionPass { pass.next().map { element in leaves.map { element[$0] } } }
    }
  }

  /// Elements of which a function says true. Its result is one boolean tensor.
  package func filter(_ predicate: @escaping MapFunction.Body) -> DatasetCore {
    choosing("filter", predicate) { $0 ? .keep : .leaveOut }
  }

  /// Elements before the first of which a function says false.
  package func takeWhile(_ predicate: @escaping MapFunction.Body) -> DatasetCore {
    choosing("takeWhile", predicate) { $0 ? .keep : .end }
  }

  /// Elements of which a function of Swift values says true.
  package func filter(where isWanted: @escaping ([Tensor]) -> Bool) -> DatasetCore {
    DatasetCore(cardinality: cardinality == .finite(0) ? cardinality : .unknown, keys: keys, specs: { self.specs }) { [self] in
      let pass = makePass()
      return FunctionPass {
        while let element = pass.next() {
          let isKept = Trace.suspended { isWanted(element) }
          if ExecutionContext.current.mustStop { return nil }
          if isKept { return element }
        }
        return nil
      }
    }
  }

  private enum Choice { case keep, leaveOut, end }

  private func choosing(
    _ name: String, _ predicate: @escaping MapFunction.Body, _ choice: @escaping (Bool) -> Choice
  ) -> DatasetCore {
    let function = MapFunction(name, predicate)
    return DatasetCore(cardinality: cardinality == .finite(0) ? cardinality : .unknown, keys: keys, specs: { self.specs }) { [self] in
      let pass = makePass()
      var place = 0
      var isOver = false
      return FunctionPass {
        while !isOver, let element = pass.next() {
          guard case .element(let result) = function(element, place: place) else { return nil }
          guard result.count == 1, result[0].dtype == .bool, result[0].elementCount == 1 else {
            failDataset(
              name, "the function must give one boolean, found \(result.map { "\($0.dtype.name) of shape \($0.shape)" }.joined(separator: ", "))")
            return nil
          }
          place += 1
          switch choice(result[0].isTrue) {
          case .keep: return element
          case .leaveOut: continue
          case .end: isOver = true
          }
        }
        return nil
      }
    }
  }
}

/// Elements of another pass changed by a function.
private final class MapPass: UpstreamPass {
  private let function: MapFunction
  private var place = 0
  /// What has been taken from upstream and waits for the thread that runs the user's code.
  private var pending: [Tensor]?
  private var pendingBlock: [Tensor]?

  init(_ upstream: ElementPass, _ function: MapFunction) {
    self.function = function
    super.init(upstream)
  }

  override var isNative: Bool { upstream.isNative && function.isNative }
  override var givesBlocks: Bool { upstream.givesBlocks && !MapFunction.runsEagerly }

  override func reordered(_ change: (RowOrder) -> RowOrder) -> ElementPass? {
    upstream.reordered(change).map { MapPass($0, function) }
  }

  override func next() -> [Tensor]? {
    // A block that was asked for in vain is used up first.
    if let block = pendingBlock { return nextRow(of: block) }
    guard let element = pending ?? upstream.next() else { return nil }
    pending = nil
    switch function(element, place: place) {
    case .element(let result):
      place += 1
      return result
    case .needsUser:
      PipelineThread.current?.needsUser = true
      pending = element
      return nil
    case .failed: return nil
    }
  }

  /// The signature of the first result. Its axes are open where those of the element are, as far as they are as long.
  func specs(_ inputs: [TensorSpec]) -> [TensorSpec]? {
    guard let element = upstream.next(), case .element(let result) = function(element, place: 0) else { return nil }
    return result.map { tensor in
      TensorSpec(
        tensor.dtype,
        tensor.dims.enumerated().map { axis, length in
          let isOpen = zip(inputs, element).contains { spec, tensor in
            axis < spec.dims.count && spec.dims[axis] == -1 && tensor.dims[axis] == length
          }
          return isOpen ? -1 : length
        })
    }
  }

  private func nextRow(of block: [Tensor]) -> [Tensor]? {
    let count = block.first?.count ?? 0
    guard PipelineThread.current == nil else {
      PipelineThread.current?.needsUser = true
      return nil
    }
    guard case .element(let result) = function(block.map { Stacking.row($0, 0) }, place: place) else { return nil }
    place += 1
    pendingBlock = count > 1 ? block.map { $0.rows(1..<count) } : nil
    return result
  }

  override func next(stacking count: Int) -> [Tensor]? {
    guard givesBlocks, pending == nil else { return super.next(stacking: count) }
    guard let block = pendingBlock ?? upstream.next(stacking: count) else { return nil }
    pendingBlock = nil
    // The first element is traced; where it turns out to be no matter of blocks, the rest follows one by one.
    switch onBlock(block) {
    case .element(let result)?:
      place += block.first?.count ?? 0
      return result
    case .needsUser?:
      PipelineThread.current?.needsUser = true
      pendingBlock = block
      return nil
    case .failed?: return nil
    case nil:
      if let thread = PipelineThread.current {
        thread.needsUser = true
        pendingBlock = block
        return nil
      }
      var results: [[Tensor]] = []
      for row in 0..<(block.first?.count ?? 0) {
        guard case .element(let result) = function(block.map { Stacking.row($0, row) }, place: place) else { return nil }
        place += 1
        results.append(result)
      }
      return Stacking.stack(results)
    }
  }

  private func onBlock(_ block: [Tensor]) -> MapFunction.Outcome? {
    if !MapFunction.runsEagerly, let result = function.onBlock(block) { return result }
    return function.prepares(block) ? function.onBlock(block) : nil
  }
}

extension Tensor {
  /// The one boolean in it.
  fileprivate var isTrue: Bool { withExtendedLifetime(self) { pointer.load(as: UInt8.self) != 0 } }
}
