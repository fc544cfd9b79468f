import Foundation

extension ConfigValue {
  /// Reads JSON; the error says what is wrong with the text.
  package init(json bytes: [UInt8]) throws {
    do {
      self = try ConfigValue(JSONSerialization.jsonObject(with: Data(bytes), options: [.fragmentsAllowed]))
    } catch let problem as ConfigError {
      throw problem
    } catch {
      let reason = (error as NSError).userInfo["NSDebugDescription"] as? String
      throw ConfigError("is not JSON: \(reason ?? "it cannot be read")")
    }
  }

  private init(_ value: Any) throws {
    switch value {
    case is NSNull: self = .null
    case let text as String: self = .string(text)
    case let number as NSNumber:
      // The one mark by which Foundation tells true from 1.
      switch String(cString: number.objCType) {
      case "c", "B": self = .bool(number.boolValue)
      case "d", "f": self = .number(number.doubleValue)
      default: self = .integer(number.intValue)
      }
    case let elements as [Any]: self = .list(try elements.map { try ConfigValue($0) })
    case let entries as [String: Any]:
      var dictionary = ConfigDictionary()
      for name in entries.keys.sorted() { dictionary[name] = try ConfigValue(entries[name]!) }
      self = .dictionary(dictionary)
    default: throw ConfigError("holds a value of an unknown kind")
    }
  }

  /// JSON in one line, as Python's `json.dumps` writes it.
  package var json: String {
    var text = ""
    write(to: &text)
    return text
  }

  private func write(to text: inout String) {
    switch self {
    case .null: text += "null"
    case .bool(let value): text += value ? "true" : "false"
    case .integer(let value): text += "\(value)"
    case .number(let value): text += value.isNaN ? "NaN" : value.isInfinite ? (value < 0 ? "-Infinity" : "Infinity") : "\(value)"
    case .string(let value): Self.write(value, to: &text)
    case .list(let values):
      text += "["
      for (place, value) in values.enumerated() {
        if place > 0 { text += ", " }
        value.write(to: &text)
      }
      text += "]"
    case .dictionary(let dictionary):
      text += "{"
      for (place, entry) in dictionary.entries.enumerated() {
        if place > 0 { text += ", " }
        Self.write(entry.key, to: &text)
        text += ": "
        entry.value.write(to: &text)
      }
      text += "}"
    }
  }

  private static func write(_ value: String, to text: inout String) {
    text += "\""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case _ where scalar.value < 0x20 || scalar.value > 0x7e:
        for unit in String(scalar).utf16 {
          let digits = String(unit, radix: 16)
          text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }
}

extension ConfigValue {
  /// The value as a person's code sees it: `nil`, numbers, texts, lists and dictionaries.
  package var plain: Any {
    switch self {
    case .null: Any?.none as Any
    case .bool(let value): value
    case .integer(let value): value
    case .number(let value): value
    case .string(let value): value
    case .list(let values): values.map(\.plain)
    case .dictionary(let dictionary): dictionary.plain
    }
  }

  /// What a person's code put into a configuration; nil for what no file can hold.
  package init?(plain value: Any) {
    switch value {
    case let value as ConfigValue: self = value
    case let value as Bool where type(of: value) == Bool.self: self = .bool(value)
    case let value as Int: self = .integer(value)
    case let value as Double: self = .number(value)
    case let value as Float: self = .number(Double(value))
    case let value as String: self = .string(value)
    case let object as any Configurable: self = .dictionary(object.serialized)
    case let activation as ActivationFunction: self = activation.config
    case let values as [String: Any]:
      var dictionary = ConfigDictionary()
      for name in values.keys.sorted() {
        guard let value = ConfigValue(plain: values[name]!) else { return nil }
        dictionary[name] = value
      }
      self = .dictionary(dictionary)
    case let values as [Any]:
      let converted = values.compactMap { ConfigValue(plain: $0) }
      guard converted.count == values.count else { return nil }
      self = .list(converted)
    default:
      let mirror = Mirror(reflecting: value)
      guard mirror.displayStyle == .optional else { return nil }
      guard let content = mirror.children.first else {
        self = .null
        return
      }
      self.init(plain: content.value)
    }
  }
}

extension ConfigDictionary {
  package var plain: [String: Any] { Dictionary(uniqueKeysWithValues: entries.map { ($0.key, $0.value.plain) }) }
}
