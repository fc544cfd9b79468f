import OrderedCollections

/// A value of a configuration as Keras's JSON files hold it.
package enum ConfigValue: Equatable {
  case null
  case bool(Bool)
  case integer(Int)
  case number(Double)
  case string(String)
  case list([ConfigValue])
  case dictionary(ConfigDictionary)
}

/// Arguments by their names in Keras, in Keras's order.
///
///     let config: ConfigDictionary = ["learning_rate": .number(0.01), "nesterov": false]
package struct ConfigDictionary: Equatable {
  package var entries: OrderedDictionary<String, ConfigValue>

  package init(_ entries: OrderedDictionary<String, ConfigValue> = [:]) { self.entries = entries }

  package subscript(_ name: String) -> ConfigValue? {
    get { entries[name] }
    set { entries[name] = newValue }
  }

  package var keys: [String] { Array(entries.keys) }

  /// These entries, then those of another dictionary, which replace entries of the same name.
  package func merging(_ other: ConfigDictionary) -> ConfigDictionary {
    ConfigDictionary(entries.merging(other.entries) { $1 })
  }
}

extension ConfigDictionary: ExpressibleByDictionaryLiteral {
  package init(dictionaryLiteral elements: (String, ConfigValue)...) {
    entries = OrderedDictionary(elements, uniquingKeysWith: { $1 })
  }
}

extension ConfigValue: ExpressibleByNilLiteral, ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByFloatLiteral, ExpressibleByStringLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  package init(nilLiteral: ()) { self = .null }
  package init(booleanLiteral value: Bool) { self = .bool(value) }
  package init(integerLiteral value: Int) { self = .integer(value) }
  package init(floatLiteral value: Double) { self = .number(value) }
  package init(stringLiteral value: String) { self = .string(value) }
  package init(arrayLiteral elements: ConfigValue...) { self = .list(elements) }
  package init(dictionaryLiteral elements: (String, ConfigValue)...) {
    self = .dictionary(ConfigDictionary(OrderedDictionary(elements, uniquingKeysWith: { $1 })))
  }
}

extension ConfigValue {
  package init(_ value: Bool) { self = .bool(value) }
  package init(_ value: Int) { self = .integer(value) }
  package init(_ value: Double) { self = .number(value) }
  package init(_ value: String) { self = .string(value) }
  package init(_ value: Int?) { self = value.map(ConfigValue.integer) ?? .null }
  package init(_ value: Double?) { self = value.map(ConfigValue.number) ?? .null }
  package init(_ value: String?) { self = value.map(ConfigValue.string) ?? .null }
  package init(_ values: [Int]) { self = .list(values.map(ConfigValue.integer)) }
  package init(_ values: [Double]) { self = .list(values.map(ConfigValue.number)) }
  package init(_ values: [String]) { self = .list(values.map(ConfigValue.string)) }
  /// The object as `serialize` writes it; null for none.
  package init(_ object: (any Configurable)?) { self = object.map { .dictionary($0.serialized) } ?? .null }

  package var isNull: Bool { self == .null }
  package var bool: Bool? { if case .bool(let value) = self { value } else { nil } }
  package var string: String? { if case .string(let value) = self { value } else { nil } }
  package var list: [ConfigValue]? { if case .list(let value) = self { value } else { nil } }
  package var dictionary: ConfigDictionary? { if case .dictionary(let value) = self { value } else { nil } }

  /// A whole number, also one that was written with a fraction of 0.
  package var integer: Int? {
    switch self {
    case .integer(let value): value
    case .number(let value): Int(exactly: value)
    default: nil
    }
  }

  package var number: Double? {
    switch self {
    case .number(let value): value
    case .integer(let value): Double(value)
    default: nil
    }
  }

  /// Whole numbers; one alone counts as a list of one.
  package var integers: [Int]? {
    if let integer { return [integer] }
    guard let list else { return nil }
    let values = list.compactMap(\.integer)
    return values.count == list.count ? values : nil
  }

  package var numbers: [Double]? {
    if let number { return [number] }
    guard let list else { return nil }
    let values = list.compactMap(\.number)
    return values.count == list.count ? values : nil
  }
}
