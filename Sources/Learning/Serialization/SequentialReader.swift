import Tensors

/// A list of layers from its configuration.
enum SequentialReader {
  static func model(_ reader: ConfigReader) throws -> Sequential {
    let layers = try reader.list("layers").map { try reader.objects.layer($0) }
    let model = Sequential(layers, name: try reader.name)
    try Layer.stopOnFailure()
    if !model.built, let shape = try reader.optionalShape("build_input_shape"), !shape.isEmpty, !layers.isEmpty {
      _ = model.prepare(for: [TensorShape(shape.map { $0 ?? -1 })])
      try Layer.stopOnFailure()
    }
    return model
  }
}
