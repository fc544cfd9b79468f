import Foundation
import Tensors
import Testing

/// Golden results of which only some places are kept.
struct GoldenNumbers {
  private let cases: [String: [String: Any]]

  init(_ file: String) {
    cases = Dictionary(uniqueKeysWithValues: Golden.cases(file).map { ($0["label"] as! String, $0) })
  }

  func check(
    _ label: String, _ result: some TensorConvertible, _ tolerance: Double = 0,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    guard let wanted = cases[label] else {
      Issue.record("no golden case \(label)", sourceLocation: sourceLocation)
      return
    }
    let tensor = result.tensorSource.tensor(operation: "golden")
    let dims = Golden.dims(wanted["dims"])
    #expect(tensor.dtype.name == wanted["dtype"] as! String, "\(label)", sourceLocation: sourceLocation)
    #expect(tensor.dims == dims, "\(label)", sourceLocation: sourceLocation)
    guard tensor.dims == dims else { return }
    let words = Golden.words(wanted["values"])
    let places = (wanted["places"] as? [NSNumber]).map { $0.map(\.intValue) } ?? Array(words.indices)
    let isWhole = tensor.dtype.isInteger
    for (place, word) in zip(places, words) {
      if isWhole {
        let found = tensor.dtype == .uint64
          ? String(tensor.pointer.load(fromByteOffset: place * 8, as: UInt64.self))
          : String(readInteger(tensor.pointer, place, tensor.dtype))
        #expect(found == word, "\(label)[\(place)]", sourceLocation: sourceLocation)
        if found != word { return }
      } else {
        let found = readDouble(tensor.pointer, place, tensor.dtype)
        let isRight = isClose(found, Double(word)!, tolerance)
        #expect(isRight, "\(label)[\(place)]: \(found), golden \(word)", sourceLocation: sourceLocation)
        if !isRight { return }
      }
    }
  }
}
