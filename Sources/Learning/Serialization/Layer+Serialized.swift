import Tensors

extension Layer {
  /// Keras's description: class and arguments, and what the layer was built for.
  package var serialized: ConfigDictionary {
    if let model = self as? Model, let description = model.serializedModel { return description }
    if let operation = self as? OperationLayer { return (try? OperationReader.config(operation)) ?? [:] }
    var description = described(by: ownConfig)
    if built, let shapes = builtShapes, shapes.count == 1 {
      description["build_config"] = ["input_shape": ConfigValue(shapes[0])]
    }
    return description
  }

  /// The arguments, which a class of one's own names in `getConfig`, in an order that does not change.
  private var ownConfig: ConfigDictionary {
    guard isOwnClass else { return config }
    let given = getConfig()
    let names = config.keys.filter { given[$0] != nil } + given.keys.filter { config[$0] == nil }.sorted()
    var result = ConfigDictionary()
    for name in names { result[name] = ConfigValue(plain: given[name]!) }
    return result
  }

  /// Throws for what no file can hold: an argument or an operation.
  package func checkFileForm() throws {
    for layer in everyLayer {
      if let operation = layer as? OperationLayer { _ = try OperationReader.config(operation) }
      guard layer.isOwnClass else { continue }
      for (name, value) in layer.getConfig().sorted(by: { $0.key < $1.key }) where ConfigValue(plain: value) == nil {
        throw ConfigError(
          "layer '\(layer.name)': getConfig() gives \(name) as \(type(of: value)), which a file cannot hold; numbers, texts, truth values, lists, dictionaries, layers, initializers and activations are")
      }
    }
  }
}

extension Model {
  /// The description of a list of layers or of a model of inputs and outputs; nil for a class of one's own.
  fileprivate var serializedModel: ConfigDictionary? {
    if let sequential = self as? Sequential {
      var config = sequential.baseConfig
      config["layers"] = .list(sequential.entries.map { .dictionary($0.serialized) })
      if let shape = batchInputShape { config["build_input_shape"] = ConfigValue(shape) }
      var description: ConfigDictionary = [
        "module": "keras", "class_name": "Sequential", "config": .dictionary(config), "registered_name": nil,
      ]
      if let shape = batchInputShape { description["build_config"] = ["input_shape": ConfigValue(shape)] }
      return description
    }
    guard let graph, !isOwnClass else { return nil }
    return [
      "module": "keras.src.models.functional", "class_name": "Functional",
      "config": .dictionary(GraphWriter(graph).config(name: name, trainable: trainable)), "registered_name": "Functional",
      "build_config": ["input_shape": nil],
    ]
  }

  fileprivate var baseConfig: ConfigDictionary { config }
}
