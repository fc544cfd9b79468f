import Display
import Glibc

/// The range of an integer dtype: `np.iinfo(np.int32).max`.
public struct IntegerInfo: CustomStringConvertible, CustomDebugStringConvertible {
  /// The dtype asked about.
  public let dtype: DType
  /// Bits per number.
  public var bits: Int { dtype.size * 8 }
  /// The smallest number.
  public var min: Int { dtype.isUnsigned ? 0 : Int(dtype.min.item()) }
  /// The greatest number; that of uint64 does not fit a Swift `Int` and fails: `np.uint64.max` has it as an array.
  public var max: Int {
    switch dtype {
    case .uint64:
      _ = failed("iinfo", "the greatest uint64, 18446744073709551615, does not fit an Int; np.uint64.max is an array of it")
      return 0
    case .int64: return .max
    default: return Int(dtype.max.item())
    }
  }

  public var description: String {
    let line = String(repeating: "-", count: 63)
    return "Machine parameters for \(dtype.name)\n\(line)\nmin = \(dtype.min)\nmax = \(dtype.max)\n\(line)\n"
  }
  public var debugDescription: String { "iinfo(min=\(dtype.min), max=\(dtype.max), dtype=\(dtype.name))" }
}

/// The range and fineness of a floating dtype: `np.finfo(np.float32).eps`. Its numbers are scalars of the dtype.
public struct FloatInfo: CustomStringConvertible, CustomDebugStringConvertible {
  /// The dtype asked about.
  public let dtype: DType
  /// Bits per number.
  public var bits: Int { dtype.size * 8 }
  /// Bits of the fraction.
  public var nmant: Int { dtype == .bfloat16 ? 7 : dtype == .float16 ? 10 : dtype == .float32 ? 23 : 52 }
  /// Bits of the exponent.
  public var nexp: Int { bits - nmant - 1 }
  /// The exponent of `eps`.
  public var machep: Int { -nmant }
  /// The exponent of `epsneg`.
  public var negep: Int { -nmant - 1 }
  /// The exponent of the smallest normal number.
  public var minexp: Int { 2 - maxexp }
  /// The smallest power of two that is beyond the range.
  public var maxexp: Int { 1 << (nexp - 1) }
  /// Decimal digits that every number keeps.
  public var precision: Int { Int(Double(nmant) * log10(2)) }
  /// The distance from 1 to the next number.
  public var eps: NDArray { power(-nmant) }
  /// The distance from 1 to the number before it.
  public var epsneg: NDArray { power(-nmant - 1) }
  /// The smallest positive number of full precision.
  public var tiny: NDArray { power(minexp) }
  /// The smallest positive number of full precision.
  public var smallestNormal: NDArray { tiny }
  /// The smallest positive number.
  public var smallestSubnormal: NDArray { power(minexp - nmant) }
  /// 10 to the power of -precision.
  public var resolution: NDArray { NDArray(Tensor.scalar(pow(10, Double(-precision)), dtype)) }
  /// The greatest number.
  public var max: NDArray { dtype.max }
  /// The smallest number, the greatest one's opposite.
  public var min: NDArray { dtype.min }

  private func power(_ exponent: Int) -> NDArray { NDArray(Tensor.scalar(scalbn(1.0, exponent), dtype)) }

  public var description: String {
    let line = String(repeating: "-", count: 63)
    return """
      Machine parameters for \(dtype.name)
      \(line)
      precision = \(precision)   resolution = \(resolution)
      machep = \(machep)   eps =        \(eps)
      negep =  \(negep)   epsneg =     \(epsneg)
      minexp = \(minexp)   tiny =       \(tiny)
      maxexp = \(maxexp)   max =        \(max)
      nexp =   \(nexp)   min =        -max
      smallest_normal = \(tiny)   smallest_subnormal = \(smallestSubnormal)
      \(line)

      """
  }
  public var debugDescription: String { "finfo(resolution=\(resolution), min=\(min), max=\(max), dtype=\(dtype.name))" }
}

extension np {
  /// The range of an integer dtype.
  ///
  ///     print(np.iinfo(np.int8).max)      // 127
  ///
  /// Source: https://numpy.org/doc/stable/reference/generated/numpy.iinfo.html
  public static func iinfo(_ dtype: DType) -> IntegerInfo {
    if dtype.isInteger { return IntegerInfo(dtype: dtype) }
    _ = failed("iinfo", "takes an integer dtype, found \(dtype.name)")
    return IntegerInfo(dtype: .int64)
  }
  /// The range and fineness of a floating dtype.
  ///
  ///     print(np.finfo(np.float32).eps)      // 1.1920929e-07
  ///
  /// Source: https://numpy.org/doc/stable/reference/generated/numpy.finfo.html
  public static func finfo(_ dtype: DType = .float64) -> FloatInfo {
    if dtype.isFloating { return FloatInfo(dtype: dtype) }
    _ = failed("finfo", "takes a floating dtype, found \(dtype.name)")
    return FloatInfo(dtype: .float64)
  }
}
