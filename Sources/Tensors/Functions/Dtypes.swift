import Display

extension tf {
  /// The tensor in another dtype, values beyond its range being brought to its ends first.
  ///
  ///     print(tf.saturateCast([300, -5, 7], .uint8))      // tf.Tensor([255   0   7], shape=(3,), dtype=uint8)
  ///
  /// The ends are those the value's own dtype can hold: from float32 the greatest int32 is 2147483520. NaN becomes
  /// what `tf.cast` makes of it. Source: TensorFlow, tf.saturate_cast.
  public static func saturateCast(_ value: some TensorConvertible, _ dtype: DType) -> Tensor {
    let x = operand(value, "saturateCast")
    if ExecutionContext.current.mustStop { return .inert }
    guard x.dtype.isNumeric, dtype.isNumeric else {
      return failed("saturateCast", "takes and gives numbers, found \(x.dtype.name) and \(dtype.name)")
    }
    var clipped = x
    if let low = x.dtype.bound(.lowest, within: dtype) { clipped = tf.maximum(clipped, low) }
    if let high = x.dtype.bound(.highest, within: dtype) { clipped = tf.minimum(clipped, high) }
    return Tensor.cast(clipped, to: dtype)
  }

  /// The dtype of a name, as "float32", "int64", "string", "half", "float" and "double".
  ///
  ///     print(tf.asDtype("float32"))      // <dtype: 'float32'>
  public static func asDtype(_ name: String) -> DType {
    let others: [String: DType] = ["half": .float16, "float": .float32, "double": .float64]
    if let dtype = others[name] ?? DType.allCases.first(where: { $0.name == name }) { return dtype }
    _ = failed("asDtype", "there is no dtype \"\(name)\"")
    return .float32
  }
}

extension tf.dtypes {
  public typealias DType = Tensors.DType

  /// `tf.cast`.
  public static func cast(_ x: some TensorConvertible, _ dtype: DType) -> Tensor { tf.cast(x, dtype) }
  /// `tf.saturateCast`.
  public static func saturateCast(_ value: some TensorConvertible, _ dtype: DType) -> Tensor {
    tf.saturateCast(value, dtype)
  }
  /// `tf.asDtype`.
  public static func asDtype(_ name: String) -> DType { tf.asDtype(name) }
}

extension DType {
  /// The smallest number of this dtype, as a NumPy scalar of it. bool and string have none.
  ///
  ///     print(tf.int8.min)      // -128
  public var min: NDArray { scalar(.lowest, "min") }
  /// The greatest number of this dtype, as a NumPy scalar of it. bool and string have none.
  ///
  ///     print(tf.float32.max)      // 3.4028235e+38
  public var max: NDArray { scalar(.highest, "max") }
  /// The dtype NumPy has for it, which here is the same.
  public var asNumpyDtype: DType { self }
  /// This dtype: there are no reference types.
  public var baseDtype: DType { self }
  /// Whether the other dtype is the same.
  public func isCompatibleWith(_ other: DType) -> Bool { self == other }

  package enum End { case lowest, highest }

  private func scalar(_ end: End, _ name: String) -> NDArray {
    guard isNumeric else { return NDArray(failed("DType.\(name)", "\(self.name) has no numbers")) }
    return NDArray(greatest(end))
  }

  /// The end of this dtype's range as a tensor of it.
  private func greatest(_ end: End) -> Tensor {
    if isFloating {
      let bits = self == .bfloat16 ? Double(Float(bitPattern: 0x7f7f_0000))
        : self == .float16 ? 65504 : self == .float32 ? Double(Float.greatestFiniteMagnitude)
        : Double.greatestFiniteMagnitude
      return Tensor.scalar(end == .lowest ? -bits : bits, self)
    }
    return TensorSource.integer(integerEnd(end), natural: nil).tensor(operation: "constant", dtype: self)
  }

  /// uint64's greatest number as the bits of -1.
  private func integerEnd(_ end: End) -> Int64 {
    let bits = size * 8
    switch end {
    case .lowest: return isUnsigned ? 0 : Int64.min >> Int64(64 - bits)
    case .highest:
      return isUnsigned ? Int64(bitPattern: UInt64.max >> UInt64(64 - bits)) : Int64.max >> Int64(64 - bits)
    }
  }

  /// The outermost number of this dtype that `other` can hold, as a tensor of this dtype; nil where `other` holds all.
  package func bound(_ end: End, within other: DType) -> Tensor? {
    if other.isFloating {
      if !isFloating && other != .float16 { return nil }
      let target = Tensor.cast(other.greatest(end), to: .float64).item()
      if isFloating {
        return Tensor.cast(greatest(end), to: .float64).item().magnitude <= target.magnitude
          ? nil : Tensor.scalar(target, self)
      }
      return size == 1 || (end == .lowest && isUnsigned) || self == .int16
        ? nil : TensorSource.integer(Int64(target), natural: nil).tensor(operation: "constant", dtype: self)
    }
    if isFloating { return Tensor.scalar(roundedInward(other, end), self) }
    let (own, theirs) = (integerEnd(end), other.integerEnd(end))
    switch end {
    case .lowest: return own >= theirs ? nil : integer(theirs)
    case .highest:
      let fits = UInt64(bitPattern: own) <= UInt64(bitPattern: theirs)
      return fits ? nil : integer(theirs)
    }
  }

  private func integer(_ value: Int64) -> Tensor {
    TensorSource.integer(value, natural: nil).tensor(operation: "constant", dtype: self)
  }

  /// The end of an integer dtype as a number of this floating dtype, rounded toward zero.
  private func roundedInward(_ other: DType, _ end: End) -> Double {
    let bits = other.isUnsigned ? other.size * 8 : other.size * 8 - 1
    if end == .lowest { return other.isUnsigned ? 0 : -Double(sign: .plus, exponent: bits, significand: 1) }
    let digits = self == .float64 ? 53 : self == .float32 ? 24 : self == .float16 ? 11 : 8
    let power = Double(sign: .plus, exponent: bits, significand: 1)
    let gap = bits > digits ? Double(sign: .plus, exponent: bits - digits, significand: 1) : 1
    return self == .float16 ? Swift.min(power - gap, 65504) : power - gap
  }
}
