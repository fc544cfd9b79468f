import Tensors

/// What layers make of the numbers of tokens or categories.
public enum LookupOutputMode: String {
  /// The numbers themselves.
  case int
  /// A row of zeros with a one for each number.
  case oneHot = "one_hot"
  /// One row per sample with ones for the numbers that occur in its last axis.
  case multiHot = "multi_hot"
  /// One row per sample with how often each number occurs.
  case count
  /// As `count`, each number times its inverse document frequency.
  case tfIdf = "tf_idf"

  /// The shape of rows of `depth` numbers for input of this shape.
  func encodedDims(_ dims: [Int], depth: Int) -> [Int] {
    switch self {
    case .int: return dims
    case .oneHot where dims.last != 1 || dims.count < 2: return (dims.isEmpty ? [1] : dims) + [depth]
    default: return dims.dropLast() + [depth]
    }
  }

  /// How many numbers make a row.
  func rowLength(_ dims: [Int]) -> Int { self == .oneHot ? 1 : dims.last ?? 1 }
}
