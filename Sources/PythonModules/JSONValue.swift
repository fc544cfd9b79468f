import Foundation

/// A value read from JSON: null, a truth value, a number, a text, a list, or a table of values by name.
///
///     let config = try json.loads("{\"layers\": [64, 10], \"rate\": 0.001}")
///     print(config["layers"][0].int!, config["rate"].double!)      // 64 0.001
///     print(config["name"].isNull)                                 // true
///
/// Names of a table are in alphabetical order.
public struct JSONValue: Equatable, CustomStringConvertible {
  indirect enum Content: Equatable {
    case null
    case boolean(Bool)
    case integer(Int)
    case real(Double)
    case text(String)
    case list([JSONValue])
    case table([String: JSONValue])
  }

  let content: Content

  init(_ content: Content) { self.content = content }

  /// The value under a name; null when there is none.
  public subscript(name: String) -> JSONValue {
    guard case .table(let values) = content else { return JSONValue(.null) }
    return values[name] ?? JSONValue(.null)
  }

  /// The value at a place of a list, counted from the end where it is negative; null outside of it.
  public subscript(place: Int) -> JSONValue {
    guard case .list(let values) = content else { return JSONValue(.null) }
    let place = place < 0 ? place + values.count : place
    return values.indices.contains(place) ? values[place] : JSONValue(.null)
  }

  public var isNull: Bool { content == .null }
  public var bool: Bool? { if case .boolean(let value) = content { value } else { nil } }
  public var string: String? { if case .text(let value) = content { value } else { nil } }

  /// An integer; nil for numbers with a fraction.
  public var int: Int? {
    switch content {
    case .integer(let value): value
    case .real(let value): Int(exactly: value)
    default: nil
    }
  }

  /// Any number.
  public var double: Double? {
    switch content {
    case .integer(let value): Double(value)
    case .real(let value): value
    default: nil
    }
  }

  /// The values of a list.
  public var array: [JSONValue]? { if case .list(let values) = content { values } else { nil } }

  /// The names of a table, in order; of other values none.
  public var keys: [String] { if case .table(let values) = content { values.keys.sorted() } else { [] } }

  /// The number of values in a list or a table, of characters in a text; 0 for other values.
  public var count: Int {
    switch content {
    case .list(let values): values.count
    case .table(let values): values.count
    case .text(let text): text.count
    default: 0
    }
  }

  /// The value as JSON, in one line.
  public var description: String { JSONWriter(indent: nil, escapesAll: false).text(of: self) }
}
