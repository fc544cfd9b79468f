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
  /// What an optimizer applies to the value after each update.
  package var constraint: ((Tensor) -> Tensor)?
  private let ownName: String
  /// In a graph: what sessions know the variable by. The variable a person holds stands for it, as does what
  /// an assignment gives.
  package let origin: Variable?
  /// The graph of a variable that sessions keep the values of.
  package let owner: Graph?

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
    if let trace = Trace.active, trace.buildsProgram, !ExecutionContext.current.mustStop {
      self.init(declaring: value, trainable: trainable, name: name ?? "Variable", in: trace)
      return
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
    origin = nil
    owner = nil
    let copy = Tensor(copyingFrom: value.pointer, dtype: value.dtype, dims: value.dims)
    super.init(dtype: value.dtype, dims: value.dims, storage: copy.storage)
    Trace.active?.didCreate(self)
  }

  /// A variable of the graph being built, and the assignment that gives it its first value.
  private convenience init(declaring value: Tensor, trainable: Bool, name: String, in trace: Trace) {
    let origin = Variable(declared: value.spec, trainable: trainable, name: name)
    let graph = trace.graph
    let source = trace.node(of: value)
    let node = graph.append(.variable(origin), [], value.spec)
    graph.names.label(node.id, name)
    if value is CapturedConstant, let source { graph.names.label(source.id, "Initializer/initial_value", enclosing: node.id) }
    self.init(standingFor: origin, node, graph)
    guard value.shape.isFullyKnown else {
      _ = failed("Variable", "the shape of the initial value, \(value.shape), is not fully known")
      return
    }
    guard let initializer = trace.assignment(to: origin, value) else { return }
    graph.names.label(initializer.id, "Assign", enclosing: node.id)
    graph.variables.append((node, initializer))
  }

  /// What stands in `graph` for a variable whose values sessions keep.
  package init(standingFor origin: Variable, _ node: GraphNode, _ graph: Graph) {
    trainable = origin.trainable
    ownName = origin.ownName
    self.origin = origin
    owner = graph
    super.init(dtype: origin.dtype, dims: origin.dims, storage: nil, node: node)
  }

  /// What sessions know a variable of a graph by; it never holds a value.
  package init(declared spec: TensorSpec, trainable: Bool, name: String) {
    self.trainable = trainable
    ownName = name
    origin = nil
    owner = nil
    super.init(dtype: spec.dtype, dims: spec.dims, storage: nil)
  }

  public required convenience init(arrayLiteral elements: TensorLiteral...) {
    let value = TensorSource.list(elements.map(\.source)).tensor(operation: "Variable")
    self.init(value: value, trainable: true, name: "Variable")
  }

  /// The name given, with TensorFlow's `:0`.
  public override var name: String {
    guard let owner, let node else { return ownName + ":0" }
    return owner.names.name(of: node.id, in: owner) + ":0"
  }
  package var baseName: String { ownName }
  package override var variable: Variable? { self }

  /// The present value as a tensor that later assignments do not change.
  public func value() -> Tensor {
    if let owner, let node { return GraphTensor(node, owner) }
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
    if dtype == .string, owner != nil || Trace.active != nil {
      _ = failed(operation, "variable '\(name)' holds strings; a graph or traced function cannot assign it")
      return self
    }
    if let owner, let origin {
      let trace = Trace(building: owner)
      return trace.assignment(to: origin, trace.resolve(value)).map { Variable(standingFor: origin, $0, owner) } ?? self
    }
    if let trace = Trace.active {
      if trace.buildsProgram {
        _ = failed(operation, "variable '\(name)' was made outside of graphs; a graph cannot assign it")
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
