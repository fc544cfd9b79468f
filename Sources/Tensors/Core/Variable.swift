import Display

/// A tensor whose value can be replaced: a learnable parameter, a counter.
///
/// Stands wherever a tensor does. Trainable variables are watched by every `GradientTape`.
///
///     let w = tf.Variable([1.0, 2.0], name: "w")
///     w.assignAdd([0.5, 0.5])
///     print(w.numpy())      // [1.5 2.5]
public final class Variable: Tensor {
  /// Whether gradient tapes watch this variable and optimizers update it.
  public var trainable: Bool
  private let ownName: String

  /// - Parameters:
  ///   - initialValue: any tensor, number or list; its shape and dtype are the variable's.
  ///   - trainable: whether tapes watch it.
  ///   - name: shown with `:0` appended, as in TensorFlow.
  ///   - dtype: the element type, if not that of the value.
  public convenience init(
    _ initialValue: some TensorConvertible, trainable: Bool = true, name: String? = nil,
    dtype: DType? = nil
  ) {
    var value = operand(initialValue, "Variable")
    if let dtype, dtype != value.dtype {
      value = initialValue.tensorSource.isWeak
        ? operand(initialValue, "Variable", dtype: dtype) : Tensor.cast(value, to: dtype)
    }
    self.init(value: Variable.start(value), trainable: trainable, name: name ?? "Variable")
  }

  /// Inside a traced function the value a variable starts with is computed at once.
  private static func start(_ value: Tensor) -> Tensor {
    guard value.isSymbolic else { return value }
    if let known = Trace.active?.initialValue(value) { return known }
    return failed(
      "Variable",
      "the initial value depends on what the traced function is called with; make the variable outside of it")
  }

  /// The variable copies the value's elements.
  package init(value: Tensor, trainable: Bool, name: String) {
    self.trainable = trainable
    self.ownName = name
    let copy = Tensor(copyingFrom: value.pointer, dtype: value.dtype, dims: value.dims)
    super.init(dtype: value.dtype, dims: value.dims, storage: copy.storage)
    Trace.active?.didCreate(self)
  }

  public required convenience init(arrayLiteral elements: TensorLiteral...) {
    let value = TensorSource.list(elements.map(\.source)).tensor(operation: "Variable")
    self.init(value: value, trainable: true, name: "Variable")
  }

  /// The name given, with TensorFlow's `:0`.
  public override var name: String { ownName + ":0" }
  package override var variable: Variable? { self }

  /// The present value as a tensor that later assignments do not change.
  public func value() -> Tensor {
    if let trace = Trace.active { return trace.resolve(self) }
    return Tensor(copying: self)
  }

  /// The present value as a tensor, under TensorFlow's other name.
  public func readValue() -> Tensor { value() }

  /// Replaces the value; shape and dtype must be the variable's.
  @discardableResult
  public func assign(_ value: some TensorConvertible) -> Variable {
    store(operand(value, like: self, "assign"), "assign")
  }

  /// Adds to the value.
  @discardableResult
  public func assignAdd(_ delta: some TensorConvertible) -> Variable {
    store(dispatch(ArithmeticOps.add, [self, operand(delta, like: self, "assignAdd")]), "assignAdd")
  }

  /// Subtracts from the value.
  @discardableResult
  public func assignSub(_ delta: some TensorConvertible) -> Variable {
    store(
      dispatch(ArithmeticOps.subtract, [self, operand(delta, like: self, "assignSub")]), "assignSub")
  }

  private func store(_ value: Tensor, _ operation: String) -> Variable {
    if ExecutionContext.current.mustStop { return self }
    guard value.dtype == dtype, value.dims == dims || value.dims.contains(-1) else {
      _ = failed(
        operation,
        "variable '\(name)' is \(dtype.name) \(shape), the value is \(value.dtype.name) \(value.shape)")
      return self
    }
    if let trace = Trace.active {
      guard dtype != .string else {
        _ = failed(operation, "variable '\(name)' holds strings; a traced function cannot assign it")
        return self
      }
      trace.assign(self, trace.resolve(value))
      return self
    }
    guard value.pointer != pointer else { return self }
    if dtype == .string {
      // A block that owns strings is filled once.
      storage = Tensor(copyingFrom: value.pointer, dtype: dtype, dims: dims).storage
      return self
    }
    makeUnique(keepingContents: false)
    pointer.copyMemory(from: value.pointer, byteCount: byteCount)
    return self
  }

  /// Gives the variable memory that no tensor shares, before it is written.
  package func makeUnique(keepingContents: Bool) {
    if isKnownUniquelyReferenced(&storage), !storage!.isBorrowed { return }
    let fresh = Storage(byteCount: byteCount)
    if keepingContents { fresh.pointer.copyMemory(from: pointer, byteCount: byteCount) }
    storage = fresh
  }
}

private func operand(_ value: some TensorConvertible, like variable: Variable, _ operation: String)
  -> Tensor
{
  if let tensor = value as? Tensor { return tensor }
  return value.tensorSource.tensor(operation: operation, dtype: variable.dtype)
}
