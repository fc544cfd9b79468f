import Tensors

/// A part of a data set as `tfds.load` names it: `train`, `test[:1000]`, `train[20%:80%]`, `train+test`, `all`.
struct SplitRequest {
  private struct Part {
    let name: String
    let range: (Int) -> Range<Int>
  }

  private let parts: [Part]

  init(_ text: String) throws {
    let names = text == "all" ? "train+test" : text
    parts = try names.split(separator: "+", omittingEmptySubsequences: false).map { part in
      let part = part.filter { $0 != " " }
      guard let open = part.firstIndex(of: "[") else { return Part(name: try Self.known(part, text)) { 0..<$0 } }
      guard part.last == "]" else { throw Self.problem(text) }
      let bounds = part[part.index(after: open)...].dropLast().split(separator: ":", omittingEmptySubsequences: false)
      guard bounds.count == 2 else { throw Self.problem(text) }
      let (first, last) = (try Self.bound(bounds[0], text), try Self.bound(bounds[1], text))
      return Part(name: try Self.known(String(part[..<open]), text)) { count in
        let low = first?(count) ?? 0
        return low..<max(low, last?(count) ?? count)
      }
    }
  }

  private static func known(_ name: String, _ text: String) throws -> String {
    guard name == "train" || name == "test" else { throw problem(text) }
    return name
  }

  private static func problem(_ text: String) -> DatasetError {
    DatasetError("split '\(text)' is not known; there are 'train', 'test', ranges such as 'train[:80%]' or 'test[100:200]', and sums of these")
  }

  /// A place counted from the beginning, from the end when negative, or in percent.
  private static func bound(_ text: Substring, _ whole: String) throws -> ((Int) -> Int)? {
    if text.isEmpty { return nil }
    let isPercent = text.last == "%"
    guard let number = Int(isPercent ? text.dropLast() : text), number.magnitude < 1 << 40, !isPercent || number.magnitude <= 100
    else { throw problem(whole) }
    return { count in
      let place = isPercent ? Int((Double(count) * Double(number) / 100).rounded()) : number
      return min(max(place < 0 ? count + place : place, 0), count)
    }
  }

  /// The rows asked for.
  func tables(_ tables: CatalogEntry.Tables) -> [Tensor] {
    let blocks = parts.map { part -> [Tensor] in
      let whole = part.name == "train" ? tables.train : tables.test
      return whole.map { $0.rows(part.range($0.count)) }
    }
    return Stacking.concatenate(blocks, operation: "tfds.load") ?? blocks[0]
  }
}
