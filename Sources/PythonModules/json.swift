import Foundation

/// Python's `json`: values from text and back.
///
///     let value = try json.loads("[1, 2.5, \"three\"]")
///     print(value[1].double! + 1)                              // 3.5
///     print(try json.dumps(["epochs": 5, "batch": 32]))        // {"batch": 32, "epochs": 5}
public enum json {
  /// The value that a JSON text stands for; throws where the text is none.
  public static func loads(_ text: String) throws -> JSONValue {
    do {
      return value(of: try JSONSerialization.jsonObject(with: Data(text.utf8), options: .fragmentsAllowed))
    } catch {
      let details = (error as NSError).userInfo["NSDebugDescription"] as? String
      throw JSONProblem("the text is not JSON" + (details.map { ": " + $0 } ?? ""))
    }
  }

  /// JSON of numbers, texts, truth values, lists and tables (dictionaries by text), nested as you like; throws for other values.
  ///
  /// Tables are written in alphabetical order, and characters beyond ASCII escaped, unless `ensureAscii` is false.
  public static func dumps(_ value: Any, indent: Int? = nil, ensureAscii: Bool = true) throws -> String {
    JSONWriter(indent: indent, escapesAll: ensureAscii).text(of: try content(of: value))
  }

  private static func value(of object: Any) -> JSONValue {
    switch object {
    case let number as NSNumber: JSONValue(content(of: number))
    case let text as String: JSONValue(.text(text))
    case let list as [Any]: JSONValue(.list(list.map(value)))
    case let table as [String: Any]: JSONValue(.table(table.mapValues(value)))
    default: JSONValue(.null)
    }
  }

  private static func content(of number: NSNumber) -> JSONValue.Content {
    switch String(cString: number.objCType) {
    case "c", "B": .boolean(number.boolValue)
    case "d", "f": .real(number.doubleValue)
    default: .integer(number.intValue)
    }
  }

  private static func content(of value: Any) throws -> JSONValue {
    switch value {
    case let value as JSONValue: return value
    case let value as Bool where type(of: value) == Bool.self: return JSONValue(.boolean(value))
    case let value as any BinaryInteger: return JSONValue(.integer(Int(truncatingIfNeeded: value)))
    case let value as Double: return JSONValue(.real(value))
    case let value as Float: return JSONValue(.real(Double(value.description) ?? Double(value)))
    case let value as any StringProtocol: return JSONValue(.text(String(value)))
    case let value as Character: return JSONValue(.text(String(value)))
    case let values as [String: Any]: return JSONValue(.table(try values.mapValues(content)))
    case let values as [Any]: return JSONValue(.list(try values.map(content)))
    default: break
    }
    let mirror = Mirror(reflecting: value)
    if mirror.displayStyle == .optional { return try mirror.children.first.map { try content(of: $0.value) } ?? JSONValue(.null) }
    throw JSONProblem("'\(value)' has no JSON; numbers, texts, truth values, lists and dictionaries by text have")
  }
}

/// Why a text is not JSON, or a value has none.
public struct JSONProblem: Error, CustomStringConvertible, LocalizedError {
  public let description: String

  init(_ description: String) { self.description = description }

  public var errorDescription: String? { description }
}
