import Display

/// Things that happen at each run of a traced function, in the order written: printing and checking.
enum EffectOps {
  /// Calls `action` with the tensors at each run; at once where nothing is traced.
  static func run(_ name: String, _ tensors: [Tensor], _ action: @escaping ([Tensor]) -> Void) {
    if ExecutionContext.current.mustStop { return }
    if Trace.active == nil { return action(tensors) }
    let op = Op(
      name, .effect, infer: { _, _ in TensorSpec(.uint8, [1]) },
      prepare: { specs, _, _ in
        { addresses in
          action(specs.enumerated().map { Tensor(copyingFrom: addresses[$0], dtype: $1.dtype, dims: $1.dims) })
          addresses[specs.count].storeBytes(of: 0, as: UInt8.self)
        }
      }, elements: .everything)
    _ = TapeStack.suspended { dispatch(op, tensors) }
  }
}
