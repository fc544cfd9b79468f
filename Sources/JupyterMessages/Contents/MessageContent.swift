/// The content of one message type.
///
/// Requests decode leniently (every field the specification gives a default may be absent);
/// everything encodes exactly.
public protocol MessageContent: Codable, Sendable {
  static var messageType: String { get }
}

extension KeyedDecodingContainer {
  /// The field, or `fallback` when it is absent or null. A field of the wrong type still throws.
  func value<Value: Decodable>(_ key: Key, or fallback: Value) throws -> Value {
    try decodeIfPresent(Value.self, forKey: key) ?? fallback
  }
}
