import Foundation

/// The one place where messages become JSON text and back.
public enum JSONCoding {
  public static let emptyObject = Data("{}".utf8)

  public static func decode<Value: Decodable>(_ type: Value.Type, from data: Data) throws -> Value {
    try JSONDecoder().decode(type, from: data)
  }

  public static func encode(_ value: some Encodable) -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.withoutEscapingSlashes, .sortedKeys]
    do {
      return try encoder.encode(value)
    } catch {
      // Message values hold only strings, flags, finite numbers and JSON values.
      preconditionFailure("a message could not be encoded: \(error)")
    }
  }

  /// A decoding failure in words: which field, and what was wrong with it.
  public static func reason(_ error: any Error) -> String {
    guard let failure = error as? DecodingError else { return "\(error)" }
    func place(_ context: DecodingError.Context, _ last: (any CodingKey)? = nil) -> String {
      let path = (context.codingPath + (last.map { [$0] } ?? [])).map(\.stringValue)
      return path.isEmpty ? "the whole" : "`\(path.joined(separator: "."))`"
    }
    switch failure {
    case .keyNotFound(let key, let context): return "\(place(context, key)) is missing"
    case .typeMismatch(let type, let context):
      return "\(place(context)) is not of type \(type)"
    case .valueNotFound(let type, let context): return "\(place(context)) is null, expected \(type)"
    case .dataCorrupted(let context): return "\(place(context)) is not valid JSON"
    @unknown default: return "\(failure)"
    }
  }
}
