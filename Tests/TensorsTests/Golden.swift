import Foundation
import Tensors

/// Golden files lie beside the tests; `make_golden.py` wrote them from NumPy and TensorFlow.
enum Golden {
  static func cases(_ name: String) -> [[String: Any]] {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Golden/\(name)")
    let data = try! Data(contentsOf: file)
    let object = try! JSONSerialization.jsonObject(with: data) as! [String: Any]
    return object["cases"] as! [[String: Any]]
  }

  static func dims(_ value: Any?) -> [Int] { (value as! [NSNumber]).map(\.intValue) }

  static func dtype(_ name: Any?) -> DType { DType.allCases.first { $0.name == name as! String }! }

  static func words(_ text: Any?) -> [String] {
    (text as! String).split(separator: " ").map(String.init)
  }

  static func tensor(_ item: [String: Any]) -> Tensor {
    let dims = dims(item["dims"])
    let dtype = dtype(item["dtype"])
    if let start = item["start"] as? NSNumber, let step = item["step"] as? NSNumber {
      let count = dims.reduce(1, *)
      let values = (0..<count).map {
        dtype == .bool ? Double($0 % 2) : start.doubleValue + step.doubleValue * Double($0)
      }
      return Tensor.cast(Tensor(values, dtype: .float64, dims: dims), to: dtype)
    }
    return tensor(words(item["values"]), dtype, dims)
  }

  /// Elements as the golden scripts write them: numbers, and strings as hexadecimal bytes (`-` for none).
  static func tensor(_ words: [String], _ dtype: DType, _ dims: [Int]) -> Tensor {
    if dtype == .string { return Tensor(strings: words.map(bytes), dims: dims) }
    if dtype.isFloating {
      return Tensor.cast(Tensor(words.map { Double($0)! }, dtype: .float64, dims: dims), to: dtype)
    }
    let bits = words.map { Int64($0) ?? Int64(bitPattern: UInt64($0)!) }
    return Tensor.cast(Tensor(bits, dtype: .int64, dims: dims), to: dtype)
  }

  private static func bytes(_ word: String) -> [UInt8] {
    let digits = word == "-" ? [] : Array(word)
    return stride(from: 0, to: digits.count, by: 2).map { UInt8(String(digits[$0...$0 + 1]), radix: 16)! }
  }
}
