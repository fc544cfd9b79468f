/// As a part of values that are coded whole.
extension JSONValue: Codable {
  // The order of attempts is the order of likelihood in messages: each miss costs an error value.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let text = try? container.decode(String.self) {
      self = .string(text)
    } else if let flag = try? container.decode(Bool.self) {
      self = .bool(flag)
    } else if let members = try? container.decode([String: JSONValue].self) {
      self = .object(members)
    } else if let elements = try? container.decode([JSONValue].self) {
      self = .array(elements)
    } else if let whole = try? container.decode(Int.self) {
      self = .int(whole)
    } else {
      self = .double(try container.decode(Double.self))
    }
  }

  /// A number JSON cannot express (not-a-number, infinity) is written as `null`.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .null: try container.encodeNil()
    case .bool(let flag): try container.encode(flag)
    case .int(let whole): try container.encode(whole)
    case .double(let number) where number.isFinite: try container.encode(number)
    case .double: try container.encodeNil()
    case .string(let text): try container.encode(text)
    case .array(let elements): try container.encode(elements)
    case .object(let members): try container.encode(members)
    }
  }
}
