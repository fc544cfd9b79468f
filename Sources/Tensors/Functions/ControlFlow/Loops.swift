extension tf {
  /// Runs `body` on the value as long as `cond` holds for it.
  ///
  /// Inside a traced function the loop becomes part of the graph: both closures are traced once, the
  /// number of turns is up to each run, and the value keeps its dtype and shape. Gradients flow
  /// through it.
  ///
  ///     print(tf.whileLoop({ i in i < 10 }, { i in i * 2 }, tf.constant(1)))
  ///     // tf.Tensor(16, shape=(), dtype=int32)
  public static func whileLoop(
    _ cond: @escaping (Tensor) -> Tensor, _ body: @escaping (Tensor) -> Tensor, _ loopVars: Tensor, maximumIterations: Int? = nil
  ) -> Tensor {
    ControlFlow.whileLoop({ cond($0[0]) }, { [body($0[0])] }, [loopVars], maximumIterations)[0]
  }

  /// Runs `body` on two values as long as `cond` holds for them.
  ///
  ///     let (i, sum) = tf.whileLoop(
  ///       { i, sum in i < 4 }, { i, sum in (i + 1, sum + i) }, (tf.constant(0), tf.constant(0)))
  ///     print(sum)      // tf.Tensor(6, shape=(), dtype=int32)
  public static func whileLoop(
    _ cond: @escaping (Tensor, Tensor) -> Tensor, _ body: @escaping (Tensor, Tensor) -> (Tensor, Tensor),
    _ loopVars: (Tensor, Tensor), maximumIterations: Int? = nil
  ) -> (Tensor, Tensor) {
    let last = ControlFlow.whileLoop(
      { cond($0[0], $0[1]) },
      {
        let next = body($0[0], $0[1])
        return [next.0, next.1]
      }, [loopVars.0, loopVars.1], maximumIterations)
    return (last[0], last[1])
  }

  /// Runs `body` on three values as long as `cond` holds for them.
  public static func whileLoop(
    _ cond: @escaping (Tensor, Tensor, Tensor) -> Tensor, _ body: @escaping (Tensor, Tensor, Tensor) -> (Tensor, Tensor, Tensor),
    _ loopVars: (Tensor, Tensor, Tensor), maximumIterations: Int? = nil
  ) -> (Tensor, Tensor, Tensor) {
    let last = ControlFlow.whileLoop(
      { cond($0[0], $0[1], $0[2]) },
      {
        let next = body($0[0], $0[1], $0[2])
        return [next.0, next.1, next.2]
      }, [loopVars.0, loopVars.1, loopVars.2], maximumIterations)
    return (last[0], last[1], last[2])
  }

  /// Runs `body` on a list of values as long as `cond` holds for them.
  public static func whileLoop(
    _ cond: @escaping ([Tensor]) -> Tensor, _ body: @escaping ([Tensor]) -> [Tensor], _ loopVars: [Tensor],
    maximumIterations: Int? = nil
  ) -> [Tensor] {
    ControlFlow.whileLoop(cond, body, loopVars, maximumIterations)
  }

  /// What `fn` makes of each row of `elems`, put together along a first axis.
  ///
  ///     print(tf.mapFn({ x in x * x }, tf.constant([1, 2, 3])))
  ///     // tf.Tensor([1 4 9], shape=(3,), dtype=int32)
  public static func mapFn(_ fn: (Tensor) -> Tensor, _ elems: some TensorConvertible) -> Tensor {
    rowByRow("mapFn", [operand(elems, "mapFn")]) { [fn($0[0])] }?[0] ?? .inert
  }

  /// What `fn` makes of each pair of rows.
  public static func mapFn(_ fn: (Tensor, Tensor) -> Tensor, _ elems: (Tensor, Tensor)) -> Tensor {
    rowByRow("mapFn", [elems.0, elems.1]) { [fn($0[0], $0[1])] }?[0] ?? .inert
  }

  /// As `mapFn`.
  public static func vectorizedMap(_ fn: (Tensor) -> Tensor, _ elems: some TensorConvertible) -> Tensor {
    rowByRow("vectorizedMap", [operand(elems, "vectorizedMap")]) { [fn($0[0])] }?[0] ?? .inert
  }

  /// As `mapFn`, over pairs of rows.
  public static func vectorizedMap(_ fn: (Tensor, Tensor) -> Tensor, _ elems: (Tensor, Tensor)) -> Tensor {
    rowByRow("vectorizedMap", [elems.0, elems.1]) { [fn($0[0], $0[1])] }?[0] ?? .inert
  }

  private static func rowByRow(_ name: String, _ rows: [Tensor], _ fn: ([Tensor]) -> [Tensor]) -> [Tensor]? {
    ControlFlow.overRows(name, carried: [], rows: rows) { ([], fn($1)) }?.made
  }

  /// Combines the rows of `elems` from the first to the last, starting with the first row or `initializer`.
  ///
  ///     print(tf.foldl({ sum, x in sum + x }, tf.constant([1, 2, 3])))
  ///     // tf.Tensor(6, shape=(), dtype=int32)
  public static func foldl(
    _ fn: (Tensor, Tensor) -> Tensor, _ elems: some TensorConvertible, initializer: Tensor? = nil
  ) -> Tensor {
    folded("foldl", fn, operand(elems, "foldl"), initializer, isReversed: false)
  }

  /// Combines the rows of `elems` from the last to the first, starting with the last row or `initializer`.
  public static func foldr(
    _ fn: (Tensor, Tensor) -> Tensor, _ elems: some TensorConvertible, initializer: Tensor? = nil
  ) -> Tensor {
    folded("foldr", fn, operand(elems, "foldr"), initializer, isReversed: true)
  }

  private static func folded(
    _ name: String, _ fn: (Tensor, Tensor) -> Tensor, _ elems: Tensor, _ initializer: Tensor?, isReversed: Bool
  ) -> Tensor {
    guard let (start, rest) = begun(name, elems, initializer, isReversed) else { return .inert }
    if rest.dims[0] == 0 { return start }
    let result = ControlFlow.overRows(name, carried: [start], rows: [rest], isReversed: isReversed) {
      ([fn($0[0], $1[0])], [])
    }
    return result?.carried[0] ?? .inert
  }

  /// As `foldl`, with every value on the way put together along a first axis.
  ///
  ///     print(tf.scan({ sum, x in sum + x }, tf.constant([1, 2, 3])))
  ///     // tf.Tensor([1 3 6], shape=(3,), dtype=int32)
  public static func scan(
    _ fn: (Tensor, Tensor) -> Tensor, _ elems: some TensorConvertible, initializer: Tensor? = nil,
    reverse: Bool = false
  ) -> Tensor {
    let elems = operand(elems, "scan")
    guard let (start, rest) = begun("scan", elems, initializer, reverse) else { return .inert }
    let own = initializer == nil ? [tf.expandDims(start, axis: 0)] : []
    if rest.dims[0] == 0 { return own.first ?? failed("scan", "there is no row to go through, so nothing says what the results are") }
    let result = ControlFlow.overRows("scan", carried: [start], rows: [rest], isReversed: reverse) {
      let next = fn($0[0], $1[0])
      return ([next], [next])
    }
    guard let made = result?.made[0] else { return .inert }
    if own.isEmpty { return made }
    return tf.concat(reverse ? [made] + own : own + [made], axis: 0)
  }

  /// The value to start with and the rows that are left; nil after a failure.
  private static func begun(_ name: String, _ elems: Tensor, _ initializer: Tensor?, _ isReversed: Bool) -> (Tensor, Tensor)? {
    if let initializer, elems.rank > 0 { return (initializer, elems) }
    guard elems.rank > 0, elems.dims[0] != 0 else {
      _ = failed(name, "goes through the first axis of a tensor that has one element at least, found shape \(elems.shape)")
      return nil
    }
    guard elems.dims[0] > 0 else {
      _ = failed(name, "goes through an axis whose length is not known while the function is traced, found shape \(elems.shape)")
      return nil
    }
    return isReversed ? (elems[-1], elems[..<(-1)]) : (elems[0], elems[1...])
  }
}
