import Foundation
import Learning
import Tensors
import Testing

extension Goldens {
  /// What Keras computes with one object, and how it serializes it.
  struct ObjectCase: Decodable {
    struct Array: Decodable {
      let shape: [Int]
      let values: [Double]
      var tensor: Tensor { array(values, shape) }
    }
    let name: String
    /// JSON text; empty where Keras serializes nothing.
    let serialized: String
    let tensors: [String: Array]
  }
}

/// True if a tensor has the shape and the numbers of a golden array.
func matches(
  _ found: Tensor, _ expected: Goldens.ObjectCase.Array?, tolerance: Double = 1e-5, floor: Double = 1e-2
) -> Bool {
  guard let expected, found.shape.dims == expected.shape else { return false }
  return largestError(numbers(found), expected.values, floor: floor) < tolerance
}

/// What differs between an object's own description and Keras's; nil if nothing does.
func difference(_ object: any Configurable, _ keras: String) -> String? {
  guard let expected = try? JSONSerialization.jsonObject(with: Data(keras.utf8)) else { return "not JSON: \(keras)" }
  return difference(.dictionary(object.serialized), expected)
}

private func difference(_ found: ConfigValue, _ expected: Any) -> String? {
  switch found {
  case .null where expected is NSNull: return nil
  case .string(let text) where text == expected as? String: return nil
  case .dictionary(let dictionary):
    guard let other = expected as? [String: Any] else { break }
    for name in Set(dictionary.keys).union(other.keys).sorted() {
      // Keras says how a layer was built only where it was; the golden layers were written before that.
      if name == "build_config", other[name] == nil { continue }
      guard let mine = dictionary[name], let theirs = other[name] else {
        return "\(name) is \(dictionary[name].map { "\($0)" } ?? "missing") instead of \(other[name] ?? "missing")"
      }
      if let inner = difference(mine, theirs) { return "\(name): \(inner)" }
    }
    return nil
  case .list(let values):
    guard let others = expected as? [Any], others.count == values.count else { break }
    return zip(values, others).lazy.compactMap { difference($0, $1) }.first
  case .bool(let value) where value == (expected as? NSNumber)?.boolValue: return nil
  case .integer, .number:
    // The last digits differ between readers of JSON.
    guard let value = found.number, let other = (expected as? NSNumber)?.doubleValue else { break }
    if abs(value - other) <= 1e-12 * abs(other) { return nil }
  default: break
  }
  return "\(found) instead of \(expected)"
}
