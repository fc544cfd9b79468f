import Tensors

/// Why an object cannot be made from its configuration.
package struct ConfigError: Error, CustomStringConvertible {
  package let description: String
  package init(_ description: String) { self.description = description }
}

/// The arguments of an object that is being made from its configuration.
///
/// An argument that is missing has the default given; one of another kind than expected is an error that names it.
package struct ConfigReader {
  package let className: String
  package let config: ConfigDictionary
  package let objects: ObjectReader

  package init(_ className: String, _ config: ConfigDictionary, _ objects: ObjectReader) {
    self.className = className
    self.config = config
    self.objects = objects
  }

  /// Nil where it is missing or null.
  package func value(_ key: String) -> ConfigValue? {
    guard let value = config[key], !value.isNull else { return nil }
    return value
  }

  /// How messages call the object.
  package var title: String {
    config["name"]?.string.map { "'\($0)' (\(className))" } ?? className
  }

  package func wrong(_ key: String, _ expected: String) -> ConfigError {
    let found = config[key].map(\.json) ?? "nothing"
    let shown = found.count > 120 ? found.prefix(120) + "..." : found[...]
    return ConfigError("\(title): \(key) is expected to be \(expected), found \(shown)")
  }

  private func read<T>(_ key: String, _ expected: String, _ convert: (ConfigValue) throws -> T?) throws -> T? {
    guard let value = value(key) else { return nil }
    guard let result = try convert(value) else { throw wrong(key, expected) }
    return result
  }

  private func needed<T>(_ key: String, _ expected: String, _ value: T?) throws -> T {
    guard let value else { throw wrong(key, expected) }
    return value
  }

  package func optionalInt(_ key: String) throws -> Int? { try read(key, "a whole number", \.integer) }
  package func int(_ key: String) throws -> Int { try needed(key, "a whole number", optionalInt(key)) }
  package func int(_ key: String, _ fallback: Int) throws -> Int { try optionalInt(key) ?? fallback }
  package func optionalDouble(_ key: String) throws -> Double? { try read(key, "a number", \.number) }
  package func double(_ key: String) throws -> Double { try needed(key, "a number", optionalDouble(key)) }
  package func double(_ key: String, _ fallback: Double) throws -> Double { try optionalDouble(key) ?? fallback }
  package func bool(_ key: String, _ fallback: Bool) throws -> Bool { try read(key, "true or false", \.bool) ?? fallback }
  package func optionalString(_ key: String) throws -> String? { try read(key, "a text", \.string) }
  package func string(_ key: String) throws -> String { try needed(key, "a text", optionalString(key)) }
  package func string(_ key: String, _ fallback: String) throws -> String { try optionalString(key) ?? fallback }
  package func optionalInts(_ key: String) throws -> [Int]? { try read(key, "a list of whole numbers", \.integers) }
  package func ints(_ key: String) throws -> [Int] { try needed(key, "a list of whole numbers", optionalInts(key)) }
  package func ints(_ key: String, _ fallback: [Int]) throws -> [Int] { try optionalInts(key) ?? fallback }
  package func optionalDoubles(_ key: String) throws -> [Double]? { try read(key, "a list of numbers", \.numbers) }
  package func dictionary(_ key: String) throws -> ConfigDictionary {
    try needed(key, "a dictionary", read(key, "a dictionary", \.dictionary))
  }
  package func list(_ key: String) throws -> [ConfigValue] { try needed(key, "a list", read(key, "a list", \.list)) }

  /// One of the cases of a closed set, under Keras's names.
  package func choice<T: RawRepresentable>(_ key: String, _ fallback: T) throws -> T where T.RawValue == String {
    try read(key, "one of the names Keras knows") { $0.string.flatMap(T.init(rawValue:)) } ?? fallback
  }

  /// Lengths without the batch axis or with it; nil stands for any length.
  package func optionalShape(_ key: String) throws -> [Int?]? {
    try read(key, "a shape") { value in value.shape }
  }

  package var name: String? { get throws { try optionalString("name") } }
  package var trainable: Bool { get throws { try bool("trainable", true) } }
  /// The layer's number type; a policy that computes in another than it stores is refused.
  package var dtype: DType {
    get throws {
      guard let value = value("dtype") else { return .float32 }
      let name = value.string ?? value.dictionary?["config"]?.dictionary?["name"]?.string
      guard let name else { throw wrong("dtype", "the name of a number type") }
      guard let dtype = DType.allCases.first(where: { $0.name == name }) else {
        throw ConfigError("\(title): the dtype policy '\(name)' is not in this version")
      }
      return dtype
    }
  }

  package func activation(_ key: String = "activation") throws -> ActivationFunction {
    try value(key).map { try objects.activation($0, of: self, key) } ?? .linear
  }
  package func initializer(_ key: String, _ fallback: Initializer) throws -> Initializer {
    try value(key).map { try objects.initializer($0, of: self, key) } ?? fallback
  }
  package func regularizer(_ key: String) throws -> Regularizer? {
    try value(key).map { try objects.regularizer($0, of: self, key) }
  }
  package func constraint(_ key: String) throws -> Constraint? {
    try value(key).map { try objects.constraint($0, of: self, key) }
  }
  package func layer(_ key: String) throws -> Layer {
    guard let value = value(key) else { throw wrong(key, "a layer") }
    return try objects.layer(value)
  }
}

extension ConfigValue {
  /// Lengths, nil for any.
  package var shape: [Int?]? {
    guard let list else { return nil }
    var lengths: [Int?] = []
    for entry in list {
      if entry.isNull {
        lengths.append(nil)
      } else if let length = entry.integer, length >= 0 {
        lengths.append(length)
      } else {
        return nil
      }
    }
    return lengths
  }

  /// A shape, unknown axes as null.
  package init(_ shape: TensorShape) { self = .list(shape.dims.map { $0 < 0 ? .null : .integer($0) }) }
}
