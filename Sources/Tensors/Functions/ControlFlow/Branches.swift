import Display

extension tf {
  /// What `trueFn` gives if `pred` holds, else what `falseFn` gives.
  ///
  /// Inside a traced function, where `pred` has no value yet, both are traced, and each run takes one;
  /// they must give the same dtypes and shapes. Swift's own `if` decides while tracing.
  ///
  ///     let f = tf.function { (x: Tensor) in tf.cond(x > 0, { x }, { -x }) }
  ///     print(f(tf.constant(-2.0)))      // tf.Tensor(2.0, shape=(), dtype=float32)
  @discardableResult
  public static func cond<Result>(
    _ pred: some TensorConvertible, _ trueFn: @escaping () -> Result, _ falseFn: @escaping () -> Result
  ) -> Result {
    branched("cond", operand(pred, "cond"), [falseFn, trueFn])
  }

  /// What the function at `branchIndex` gives; `default`, or the last one, for an index beyond them.
  ///
  ///     print(tf.switchCase(tf.constant(1), [{ tf.constant(10) }, { tf.constant(20) }]))
  ///     // tf.Tensor(20, shape=(), dtype=int32)
  @discardableResult
  public static func switchCase<Result>(
    _ branchIndex: some TensorConvertible, _ branchFns: [() -> Result], default fallback: (() -> Result)? = nil
  ) -> Result {
    branched("switchCase", operand(branchIndex, "switchCase"), branchFns + (fallback.map { [$0] } ?? []))
  }

  /// What the function beside the first condition that holds gives, else what `default` gives.
  @discardableResult
  public static func `case`<Result>(
    _ predFnPairs: [(Tensor, () -> Result)], default fallback: @escaping () -> Result
  ) -> Result {
    guard let (condition, chosen) = predFnPairs.first else { return fallback() }
    return cond(condition, chosen, { `case`(Array(predFnPairs.dropFirst()), default: fallback) })
  }

  private static func branched<Result>(_ name: String, _ index: Tensor, _ bodies: [() -> Result]) -> Result {
    if bodies.isEmpty {
      _ = failed(name, "there is no function to choose from")
      let values: [Any] = [Tensor.inert, (), (Tensor.inert, Tensor.inert), [Tensor](), 0, 0.0, false, ""]
      if let value = values.lazy.compactMap({ $0 as? Result }).first { return value }
    }
    // Where nothing is traced, one of them simply runs.
    if Trace.active == nil || !(index.isSymbolic || index.variable != nil) || ExecutionContext.current.mustStop {
      return bodies[ControlFlow.chosen(index.soleElement(name), of: bodies.count)]()
    }
    var first: (result: TracedResult, value: Result)?
    let results = ControlFlow.branch(name, index, bodies.map { body in
      {
        let value = body()
        guard let result = TracedResult(value) else { return [] }
        if first == nil { first = (result, value) }
        return result.leaves
      }
    })
    // After a failure any value will do: nobody looks at it.
    guard let first else { return bodies[0]() }
    return ExecutionContext.current.mustStop ? first.value : first.result.rebuilt(results) as? Result ?? first.value
  }
}
