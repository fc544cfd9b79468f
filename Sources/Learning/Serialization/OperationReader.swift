import Tensors

/// Operations outside of layers, such as the `+` in `x + shortcut`, in both directions.
///
/// Only operations without arguments besides their operands are kept in files.
enum OperationReader {
  /// Keras's class and the name of the operation here.
  private static let operations = [
    "Add": "add", "Subtract": "subtract", "Multiply": "multiply", "TrueDivide": "divide", "Divide": "divide",
    "Power": "pow", "Negative": "negative", "Maximum": "maximum", "Minimum": "minimum", "Exp": "exp", "Log": "log",
    "Sqrt": "sqrt", "Square": "square", "Absolute": "abs", "Tanh": "tanh", "Sigmoid": "sigmoid", "Relu": "relu",
  ]

  private static let byName = Dictionary(OpCatalog.all.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })

  /// The layer for an operation of `keras.ops`; nil for what is not one.
  static func layer(_ value: ConfigValue) throws -> OperationLayer? {
    guard let dictionary = value.dictionary, let module = dictionary["module"]?.string, module.hasPrefix("keras.src.ops") || module == "keras.ops"
    else { return nil }
    let className = dictionary["class_name"]?.string ?? ""
    guard let name = operations[className], let op = byName[name] else {
      throw ConfigError("the operation '\(className)' in a model is not one this version reads from files")
    }
    return OperationLayer(op, .none, name: dictionary["name"]?.string ?? dictionary["config"]?.dictionary?["name"]?.string)
  }

  /// Keras's form of the layer of an operation.
  static func config(_ layer: OperationLayer) throws -> ConfigDictionary {
    guard layer.attribute == .none, let name = operations.first(where: { $0.value == layer.op.name && $0.key != "Divide" })?.key else {
      throw ConfigError(
        "'\(layer.name)' applies \(layer.op.name) outside of a layer, which cannot be kept in a file; put it into a layer of your own")
    }
    return [
      "module": "keras.src.ops.numpy", "class_name": .string(name), "config": ["name": .string(layer.name)],
      "registered_name": .string(name),
    ]
  }
}
