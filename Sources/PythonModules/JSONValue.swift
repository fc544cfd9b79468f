import JSONText

/// A value read from JSON: null, a truth value, a number, a text, a list, or a table of values by name.
///
///     let config = try json.loads("{\"layers\": [64, 10], \"rate\": 0.001}")
///     print(config["layers"][0].int!, config["rate"].double!)      // 64 0.001
///     print(config["name"].isNull)                                 // true
///
/// Names of a table are in alphabetical order.
public struct JSONValue: Equatable, CustomStringConvertible {
  let content: JSONText.JSONValue

  init(_ content: JSONText.JSONValue) { self.content = content }

  /// The value under a name; null when there is none.
  public subscript(name: String) -> JSONValue {
    JSONValue(content.object?[name] ?? .null)
  }

  /// The value at a place of a list, counted from the end where it is negative; null outside of it.
  public subscript(place: Int) -> JSONValue {
    let values = content.array ?? []
    let place = place < 0 ? place + values.count : place
    return JSONValue(values.indices.contains(place) ? values[place] : .null)
  }

  public var isNull: Bool { content == .null }
  public var bool: Bool? { content.bool }
  public var string: String? { content.string }

  /// An integer; nil for numbers with a fraction.
  public var int: Int? {
    switch content {
    case .int(let value): value
    case .double(let value): Int(exactly: value)
    default: nil
    }
  }

  /// Any number.
  public var double: Double? {
    switch content {
    case .int(let value): Double(value)
    case .double(let value): value
    default: nil
    }
  }

  /// The values of a list.
  public var array: [JSONValue]? { content.array.map { $0.map(JSONValue.init) } }

  /// The names of a table, in order; of other values none.
  public var keys: [String] { content.object.map { $0.keys.sorted() } ?? [] }

  /// The number of values in a list or a table, of characters in a text; 0 for other values.
  public var count: Int {
    switch content {
    case .array(let values): values.count
    case .object(let values): values.count
    case .string(let text): text.count
    default: 0
    }
  }

  /// The value as JSON, in one line.
  public var description: String { JSONWriter(writesNonFinite: true).text(of: content) }
}
