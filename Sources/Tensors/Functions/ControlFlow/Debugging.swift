import Display

extension tf {
  /// Checks at run time.
  public enum debugging {}

  /// Ends the run unless the condition holds everywhere.
  public static func Assert(_ condition: some TensorConvertible, _ data: [any TensorConvertible] = []) {
    debugging.check(
      "Assert", operand(condition, "Assert"), data.map { $0.tensorSource.tensor(operation: "Assert") }, nil,
      "the condition does not hold")
  }
}

extension tf.debugging {
  /// Ends the run unless `x == y` holds for every element.
  public static func assertEqual(_ x: some TensorConvertible, _ y: some TensorConvertible, message: String? = nil) {
    let pair = operands(x, y, "assertEqual")
    check("assertEqual", tf.equal(pair[0], pair[1]), pair, message, "condition x == y did not hold")
  }

  /// Ends the run unless `x != y` holds for every element.
  public static func assertNoneEqual(_ x: some TensorConvertible, _ y: some TensorConvertible, message: String? = nil) {
    let pair = operands(x, y, "assertNoneEqual")
    check("assertNoneEqual", tf.notEqual(pair[0], pair[1]), pair, message, "condition x != y did not hold")
  }

  /// Ends the run unless `x < y` holds for every element.
  public static func assertLess(_ x: some TensorConvertible, _ y: some TensorConvertible, message: String? = nil) {
    let pair = operands(x, y, "assertLess")
    check("assertLess", tf.less(pair[0], pair[1]), pair, message, "condition x < y did not hold")
  }

  /// Ends the run unless `x <= y` holds for every element.
  public static func assertLessEqual(_ x: some TensorConvertible, _ y: some TensorConvertible, message: String? = nil) {
    let pair = operands(x, y, "assertLessEqual")
    check("assertLessEqual", tf.lessEqual(pair[0], pair[1]), pair, message, "condition x <= y did not hold")
  }

  /// Ends the run unless `x > y` holds for every element.
  public static func assertGreater(_ x: some TensorConvertible, _ y: some TensorConvertible, message: String? = nil) {
    let pair = operands(x, y, "assertGreater")
    check("assertGreater", tf.greater(pair[0], pair[1]), pair, message, "condition x > y did not hold")
  }

  /// Ends the run unless `x >= y` holds for every element.
  public static func assertGreaterEqual(_ x: some TensorConvertible, _ y: some TensorConvertible, message: String? = nil) {
    let pair = operands(x, y, "assertGreaterEqual")
    check("assertGreaterEqual", tf.greaterEqual(pair[0], pair[1]), pair, message, "condition x >= y did not hold")
  }

  /// Ends the run unless every element is > 0.
  public static func assertPositive(_ x: some TensorConvertible, message: String? = nil) {
    let x = operand(x, "assertPositive")
    check("assertPositive", tf.greater(x, tf.zerosLike(x)), [x], message, "condition x > 0 did not hold")
  }

  /// Ends the run unless every element is < 0.
  public static func assertNegative(_ x: some TensorConvertible, message: String? = nil) {
    let x = operand(x, "assertNegative")
    check("assertNegative", tf.less(x, tf.zerosLike(x)), [x], message, "condition x < 0 did not hold")
  }

  /// Ends the run unless every element is >= 0.
  public static func assertNonNegative(_ x: some TensorConvertible, message: String? = nil) {
    let x = operand(x, "assertNonNegative")
    check("assertNonNegative", tf.greaterEqual(x, tf.zerosLike(x)), [x], message, "condition x >= 0 did not hold")
  }

  /// Ends the run unless every element is <= 0.
  public static func assertNonPositive(_ x: some TensorConvertible, message: String? = nil) {
    let x = operand(x, "assertNonPositive")
    check("assertNonPositive", tf.lessEqual(x, tf.zerosLike(x)), [x], message, "condition x <= 0 did not hold")
  }

  /// Ends the run unless x and y are the same up to `atol + rtol * |y|`.
  public static func assertNear(
    _ x: some TensorConvertible, _ y: some TensorConvertible, rtol: Double? = nil, atol: Double? = nil,
    message: String? = nil
  ) {
    let pair = operands(x, y, "assertNear")
    if ExecutionContext.current.mustStop { return }
    guard pair[0].dtype.isFloating else { return assertEqual(pair[0], pair[1], message: message) }
    // Ten times the distance of 1 to the next number, as in TensorFlow.
    let epsilon = pair[0].dtype == .float64 ? 2.220446049250313e-15 : 1.1920928955078125e-6
    let bound = tf.abs(pair[1]) * (rtol ?? epsilon) + (atol ?? epsilon)
    check(
      "assertNear", tf.lessEqual(tf.abs(pair[0] - pair[1]), bound), pair, message,
      "x and y not equal to tolerance rtol = \(rtol ?? epsilon), atol = \(atol ?? epsilon)")
  }

  /// Ends the run unless x has this rank.
  public static func assertRank(_ x: some TensorConvertible, _ rank: Int, message: String? = nil) {
    let x = operand(x, "assertRank")
    if x.rank != rank { refuse("assertRank", message, "the tensor must have rank \(rank), found rank \(x.rank), shape \(x.shape)") }
  }

  /// Ends the run unless x has this dtype.
  public static func assertType(_ x: some TensorConvertible, _ dtype: DType, message: String? = nil) {
    let x = operand(x, "assertType")
    if x.dtype != dtype { refuse("assertType", message, "the tensor must be \(dtype.name), found \(x.dtype.name)") }
  }

  /// The tensor itself; ends the run if it holds NaN or infinity.
  ///
  ///     tf.debugging.checkNumerics(tf.constant([1.0, .nan]), "loss")
  ///     // [checkNumerics] loss : Tensor had NaN values
  @discardableResult
  public static func checkNumerics(_ tensor: some TensorConvertible, _ message: String) -> Tensor {
    let x = operand(tensor, "checkNumerics")
    if ExecutionContext.current.mustStop { return .inert }
    guard x.dtype.isFloating else { return failed("checkNumerics", "takes a real tensor, found \(x.dtype.name)") }
    EffectOps.run("checkNumerics", [x]) { tensors in
      let values = (0..<tensors[0].elementCount).map { readDouble(tensors[0].pointer, $0, tensors[0].dtype) }
      let found = [values.contains { $0.isInfinite } ? "Inf" : nil, values.contains { $0.isNaN } ? "NaN" : nil]
      let kinds = found.compactMap { $0 }
      if !kinds.isEmpty { _ = failed("checkNumerics", "\(message) : Tensor had \(kinds.joined(separator: " and ")) values") }
    }
    return x
  }

  /// The tensor itself; ends the run if it holds NaN or infinity.
  @discardableResult
  public static func assertAllFinite(_ x: some TensorConvertible, _ message: String) -> Tensor {
    checkNumerics(x, message)
  }

  private static func refuse(_ name: String, _ message: String?, _ reason: String) {
    _ = failed(name, (message.map { $0 + ": " } ?? "") + reason)
  }

  fileprivate static func check(
    _ name: String, _ condition: Tensor, _ data: [Tensor], _ message: String?, _ reason: String
  ) {
    let whole = condition.rank == 0 ? condition : tf.reduceAll(condition)
    EffectOps.run(name, [whole] + data) { tensors in
      if readDouble(tensors[0].pointer, 0, .bool) != 0 { return }
      let names = tensors.count == 3 ? ["x", "y"] : tensors.count == 2 ? ["x"] : tensors.indices.map { "value \($0)" }
      let values = zip(names, tensors.dropFirst()).map { "\($0) = \(SummaryText.of($1.spec, $1.pointer, summarize: 3))" }
      let text = ([reason] + values).joined(separator: "; ")
      _ = failed(name, (message.map { $0 + ": " } ?? "") + text)
    }
  }
}
