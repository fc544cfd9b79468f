import Display
import Tensors

/// Weights in the `.h5` files of Keras before 3: a group for each layer, whose attribute names its arrays.
struct OlderWeights {
  private let file: HDF5File
  private let path: String
  /// The group the layers are in; whole models have one for them.
  private let root: String

  init(_ file: HDF5File, _ path: String) {
    self.file = file
    self.path = path
    root = file.kind("model_weights") == .group ? "model_weights" : ""
  }

  private typealias Stored = (layer: String, arrays: [String])

  private func join(_ group: String, _ name: String) -> String { group.isEmpty ? name : group + "/" + name }

  /// Long lists are kept in several attributes: `layer_names0`, `layer_names1`...
  private func texts(_ group: String, _ name: String) throws -> [String] {
    if let whole = file.texts(group, name) { return whole }
    var parts: [String] = []
    var number = 0
    while let part = file.texts(group, "\(name)\(number)") {
      parts += part
      number += 1
    }
    guard number > 0 else {
      // An empty list is no text to HDF5.
      if group != root { return [] }
      throw FileError(path, "has no attribute \(name): it holds no weights of Keras's")
    }
    return parts
  }

  private func stored() throws -> [Stored] {
    try texts(root, "layer_names").map { name in
      let group = join(root, name)
      guard file.kind(group) == .group else { throw FileError(path, "\(group) is missing, which layer_names lists") }
      return (name, try texts(group, "weight_names").map { join(group, $0) })
    }
  }

  func load(into model: Model, byName: Bool, skipsMismatches: Bool) throws {
    for (variable, value) in try values(for: model, byName: byName, skipsMismatches: skipsMismatches) { variable.assign(value) }
  }

  func values(for model: Model, byName: Bool = false, skipsMismatches: Bool = false) throws
    -> [(variable: Variable, value: Tensor)]
  {
    var pairs: [(layer: Layer, stored: Stored)] = []
    if byName {
      let layers = Dictionary(model.layers.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
      pairs = try stored().compactMap { stored in layers[stored.layer].map { ($0, stored) } }
    } else {
      let layers = model.layers.filter { !$0.weights.isEmpty }
      let filled = try stored().filter { !$0.arrays.isEmpty }
      guard layers.count == filled.count else {
        throw FileError(path, "holds weights of \(filled.count) layers, the model has \(layers.count) layers with weights")
      }
      pairs = Array(zip(layers, filled))
    }
    var values: [(variable: Variable, value: Tensor)] = []
    for (layer, stored) in pairs {
      do {
        values += try self.values(of: layer, stored)
      } catch let error as FileError where skipsMismatches {
        ExecutionContext.current.sink.write(
          "warning: layer '\(layer.name)' keeps its weights: \(error.problem)\n", to: .standardError)
      }
    }
    return values
  }

  private func values(of layer: Layer, _ stored: Stored) throws -> [(variable: Variable, value: Tensor)] {
    let variables = layer.trainableWeights + layer.nonTrainableWeights
    guard variables.count == stored.arrays.count else {
      throw FileError(
        path, "\(stored.layer) has \(stored.arrays.count) arrays, layer '\(layer.name)' has \(variables.count) weights")
    }
    return try zip(variables, stored.arrays).map { variable, array in
      (variable, try file.tensor(array, like: variable.spec, for: "weight '\(variable.baseName)' of layer '\(layer.name)'"))
    }
  }
}

/// Whole models in the `.h5` files of Keras before 3, which Keras 3 still writes.
enum OlderModelFile {
  static func load(_ path: String, compile: Bool, _ custom: [String: CustomObject]) throws -> Model {
    let bytes = try WholeFile.read(path)
    let file = try HDF5File(bytes, named: path)
    guard let config = file.texts("", "model_config")?.first else {
      throw FileError(path, "has no attribute model_config: it holds no whole model; loadWeights reads weights alone")
    }
    let training = file.texts("", "training_config")?.first
    do {
      return try Attempt.run {
        let reader = ObjectReader(custom)
        let model = try WeightBudget.forFile(of: bytes.count) {
          try ModelFile.part("model_config", of: path) {
            guard let model = try reader.layer(ConfigValue(json: Array(config.utf8))) as? Model else {
              throw ConfigError("describes a layer, not a model")
            }
            try Layer.stopOnFailure()
            return model
          }
        }
        let values = try OlderWeights(file, path).values(for: model)
        for (variable, value) in values { variable.assign(value) }
        if compile, let training {
          try ModelFile.part("training_config", of: path) {
            try CompileConfig.compileOlder(model, ConfigValue(json: Array(training.utf8)), reader)
          }
        }
        return model
      }
    } catch let problem as ConfigError {
      throw FileError(path, problem.description)
    }
  }
}
