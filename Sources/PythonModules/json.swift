import Foundation
import JSONText

/// Python's `json`: values from text and back.
///
///     let value = try json.loads("[1, 2.5, \"three\"]")
///     print(value[1].double! + 1)                              // 3.5
///     print(try json.dumps(["epochs": 5, "batch": 32]))        // {"batch": 32, "epochs": 5}
public enum json {
  /// The value that a JSON text stands for; throws where the text is none.
  public static func loads(_ text: String) throws -> JSONValue {
    do {
      return JSONValue(try JSONText.JSONValue(parsing: text))
    } catch {
      throw JSONProblem("the text is not JSON: \(error)")
    }
  }

  /// JSON of numbers, texts, truth values, lists and tables (dictionaries by text), nested as you like; throws for other values.
  ///
  /// Tables are written in alphabetical order, and characters beyond ASCII escaped, unless `ensureAscii` is false.
  public static func dumps(_ value: Any, indent: Int? = nil, ensureAscii: Bool = true) throws -> String {
    JSONWriter(indent: indent, escapesAll: ensureAscii, writesNonFinite: true).text(of: try content(of: value))
  }

  private static func content(of value: Any) throws -> JSONText.JSONValue {
    switch value {
    case let value as JSONValue: return value.content
    case let value as Bool where type(of: value) == Bool.self: return .bool(value)
    case let value as any BinaryInteger: return .int(Int(truncatingIfNeeded: value))
    case let value as Double: return .double(value)
    case let value as Float: return .double(Double(value.description) ?? Double(value))
    case let value as any StringProtocol: return .string(String(value))
    case let value as Character: return .string(String(value))
    case let values as [String: Any]: return .object(try values.mapValues(content))
    case let values as [Any]: return .array(try values.map(content))
    default: break
    }
    let mirror = Mirror(reflecting: value)
    if mirror.displayStyle == .optional { return try mirror.children.first.map { try content(of: $0.value) } ?? .null }
    throw JSONProblem("'\(value)' has no JSON; numbers, texts, truth values, lists and dictionaries by text have")
  }
}

/// Why a text is not JSON, or a value has none.
public struct JSONProblem: Error, CustomStringConvertible, LocalizedError {
  public let description: String

  init(_ description: String) { self.description = description }

  public var errorDescription: String? { description }
}
