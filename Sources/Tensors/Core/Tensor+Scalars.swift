import Display

extension Tensor {
  /// The only element of a tensor of one element, as a Swift number.
  ///
  ///     let loss = tf.reduceMean(x).item()
  public final func item() -> Double { soleElement("item") }

  /// The elements as a NumPy array that shares this tensor's memory.
  public final func numpy() -> NDArray {
    if isSymbolic {
      _ = failed("numpy", program == nil
        ? "a symbolic tensor has no values; they exist when the traced function runs"
        : "a tensor of a graph has a value when a session runs it: use eval() or Session.run")
      return NDArray(.inert)
    }
    return NDArray(Tensor(copying: self))
  }

  /// The dtype changed; a method form of `tf.cast`.
  public final func cast(_ dtype: DType) -> Tensor { Tensor.cast(self, to: dtype) }

  package final func soleElement(_ operation: String) -> Double {
    if ExecutionContext.current.mustStop { return 0 }
    guard hasSoleElement(operation) else { return 0 }
    return readDouble(pointer, 0, dtype)
  }

  fileprivate final func hasSoleElement(_ operation: String) -> Bool {
    if isSymbolic {
      _ = failed(operation, program == nil
        ? "a symbolic tensor has no value, it exists when the traced function runs; decide by it with tf.cond, tf.where or tf.whileLoop"
        : "a tensor of a graph has a value when a session runs it: use eval() or Session.run")
      return false
    }
    guard dtype != .string else {
      _ = failed(operation, "a string is no number; tf.strings.toNumber converts, .numpy().decode() gives the text")
      return false
    }
    guard elementCount == 1 else {
      _ = failed(operation, "takes a tensor of one element, found shape \(shape)")
      return false
    }
    return true
  }

  fileprivate final func soleInteger(_ operation: String) -> Int {
    if ExecutionContext.current.mustStop { return 0 }
    guard hasSoleElement(operation) else { return 0 }
    return Int(readInteger(pointer, 0, dtype))
  }
}

extension Double {
  /// The only element of a tensor.
  public init(_ tensor: Tensor) { self = tensor.soleElement("Double") }
  public init(_ array: NDArray) { self = array.base.soleElement("Double") }
}

extension Float {
  /// The only element of a tensor.
  public init(_ tensor: Tensor) { self = Float(tensor.soleElement("Float")) }
  public init(_ array: NDArray) { self = Float(array.base.soleElement("Float")) }
}

extension Int {
  /// The only element of a tensor; the fraction of a real number is dropped.
  public init(_ tensor: Tensor) { self = tensor.soleInteger("Int") }
  public init(_ array: NDArray) { self = array.base.soleInteger("Int") }
}

extension Bool {
  /// The only element of a tensor; a number counts as true unless it is 0.
  public init(_ tensor: Tensor) { self = tensor.soleElement("Bool") != 0 }
  public init(_ array: NDArray) { self = array.base.soleElement("Bool") != 0 }
}
