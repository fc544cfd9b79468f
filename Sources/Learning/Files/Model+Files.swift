import Foundation
import Tensors

extension Model {
  /// Writes the whole model to a `.keras` file: its layers, its weights, how it was compiled, and the optimizer's state.
  ///
  ///     try model.save("digits.keras")
  ///     let same = try keras.models.loadModel("digits.keras")
  ///
  /// The file is Keras's own and is written as a whole: a file that was there stays until the new one is complete.
  /// Layers of one's own are kept with what `getConfig` gives.
  ///
  /// - Parameter overwrite: false refuses to replace a file.
  public func save(_ filepath: String, overwrite: Bool = true) throws { try ModelFile.save(self, filepath, overwrite) }

  /// Writes the weights, and the optimizer's state if the model is compiled, to a file whose name ends in `.weights.h5`.
  public func saveWeights(_ filepath: String, overwrite: Bool = true) throws {
    try WeightFile.save(self, filepath, overwrite)
  }

  /// Gives the weights the values in a file that `saveWeights` or `save` wrote, here or in Python.
  ///
  /// A layer whose weights are missing in the file, or of another shape, is refused, and nothing has changed then;
  /// with `skipMismatch` it keeps its weights, and a warning says so. Older `.h5` files are read too, with `byName` by
  /// the names of layers instead of their order.
  public func loadWeights(_ filepath: String, skipMismatch: Bool = false, byName: Bool = false) throws {
    try WeightFile.load(self, filepath, skipsMismatches: skipMismatch, byName: byName)
  }

  /// The model's layers as JSON, as in Keras's files, without the weights.
  public func toJson() throws -> String {
    do {
      try checkFileForm()
    } catch {
      throw FileError("toJson", "\(error)")
    }
    return ConfigValue.dictionary(fileDescription).json
  }

  /// The model and how it was compiled.
  package var fileDescription: ConfigDictionary {
    var description = serialized
    if let compiled = CompileConfig.description(of: self) { description["compile_config"] = .dictionary(compiled) }
    return description
  }
}

/// Whole models in `.keras` files.
enum ModelFile {
  static func save(_ model: Model, _ path: String, _ overwrite: Bool) throws {
    guard path.hasSuffix(".keras") else {
      throw FileError(
        path, path.hasSuffix(".h5") || path.hasSuffix(".hdf5")
          ? "whole models are not written in the older .h5 format; choose a name that ends in .keras"
          : "Invalid filepath extension for saving: the name of a model's file ends in .keras; SavedModel folders are not in this version")
    }
    if !overwrite && WholeFile.exists(path) { throw FileError(path, "is there already, and overwrite is false") }
    do {
      try model.checkFileForm()
    } catch let problem as ConfigError {
      throw FileError(path, problem.description)
    }
    let metadata: ConfigDictionary = ["keras_version": "3.15.0", "date_saved": .string(date())]
    try KerasArchive.write(
      path,
      [
        ("metadata.json", Array(ConfigValue.dictionary(metadata).json.utf8)),
        ("config.json", Array(ConfigValue.dictionary(model.fileDescription).json.utf8)),
        ("model.weights.h5", try StoredWeights(of: model).file(named: path)),
      ])
  }

  private static func date() -> String {
    let formatter = DateFormatter()
    formatter.locale = Locale(identifier: "en_US_POSIX")
    formatter.dateFormat = "yyyy-MM-dd@HH:mm:ss"
    return formatter.string(from: Date())
  }

  static func load(_ path: String, compile: Bool, _ custom: [String: CustomObject]) throws -> Model {
    if path.hasSuffix(".h5") || path.hasSuffix(".hdf5") { return try OlderModelFile.load(path, compile: compile, custom) }
    guard path.hasSuffix(".keras") else {
      throw FileError(path, "File format not supported: models are read from .keras files and older .h5 files; SavedModel folders are not in this version")
    }
    let archive = try KerasArchive(path)
    let config = try archive.read("config.json")
    let weights = try archive.read("model.weights.h5")
    do {
      return try Attempt.run {
        let model = try WeightBudget.forFile(of: weights.count) {
          try part("config.json", of: path) { try make(config, compile, custom) }
        }
        let file = try HDF5File(weights, named: "\(path), model.weights.h5")
        for (variable, value) in try StoredWeights(of: model).values(in: file, named: "\(path), model.weights.h5") {
          variable.assign(value)
        }
        return model
      }
    } catch let problem as ConfigError {
      throw FileError(path, problem.description)
    }
  }

  private static func make(_ json: [UInt8], _ compile: Bool, _ custom: [String: CustomObject]) throws -> Model {
    let description = try ConfigValue(json: json)
    let reader = ObjectReader(custom)
    guard let model = try reader.layer(description) as? Model else { throw ConfigError("describes a layer, not a model") }
    try Layer.stopOnFailure()
    try build(model, description)
    if compile, let compiled = description.dictionary?["compile_config"]?.dictionary, !compiled.keys.isEmpty {
      try CompileConfig.compile(model, compiled, reader)
      model.optimizer?.build(model.trainableWeights)
    }
    return model
  }

  /// A class of one's own gets its weights from the shape it was built for.
  private static func build(_ model: Model, _ description: ConfigValue) throws {
    let config = description.dictionary?["build_config"]?.dictionary
    guard model.graph == nil, let shape = config?["input_shape"]?.shape else { return }
    let specs = [TensorSpec(.float32, shape.enumerated().map { $0 == 0 ? -1 : $1 ?? -1 })]
    _ = model.inferredOutputs(specs, CallArguments())
    try Layer.stopOnFailure()
  }

  /// Errors say which part of the file they are about.
  static func part<Result>(_ name: String, of path: String, _ body: () throws -> Result) throws -> Result {
    do {
      return try body()
    } catch let problem as ConfigError {
      throw FileError(path, "\(name): \(problem.description)")
    }
  }
}

/// Weights alone.
enum WeightFile {
  static func save(_ model: Model, _ path: String, _ overwrite: Bool) throws {
    guard path.hasSuffix(".weights.h5") else { throw FileError(path, "The filename must end in .weights.h5") }
    guard model.built || model.hasFixedWeights else {
      throw FileError(path, "the model has no weights yet: call it on data, or build it, before saving them")
    }
    if !overwrite && WholeFile.exists(path) { throw FileError(path, "is there already, and overwrite is false") }
    try WholeFile.write(path, StoredWeights(of: model).file(named: path))
  }

  static func load(_ model: Model, _ path: String, skipsMismatches: Bool, byName: Bool) throws {
    guard model.built || model.hasFixedWeights else {
      throw FileError(path, "the model has no weights yet: call it on data, or build it, before loading them")
    }
    if path.hasSuffix(".weights.h5") || path.hasSuffix(".keras") {
      if byName { throw FileError(path, "byName is for older .h5 files only") }
      // The state of an optimizer belongs to the weights it was made for.
      model.optimizer?.build(model.trainableWeights)
      let bytes = path.hasSuffix(".keras") ? try KerasArchive(path).read("model.weights.h5") : try WholeFile.read(path)
      let file = try HDF5File(bytes, named: path)
      let values = try StoredWeights(of: model).values(in: file, named: path, skipsMismatches: skipsMismatches)
      for (variable, value) in values { variable.assign(value) }
    } else if path.hasSuffix(".h5") || path.hasSuffix(".hdf5") {
      let file = try HDF5File(try WholeFile.read(path), named: path)
      try OlderWeights(file, path).load(into: model, byName: byName, skipsMismatches: skipsMismatches)
    } else {
      throw FileError(path, "File format not supported: weights are read from .weights.h5, .keras and older .h5 files")
    }
  }
}

extension keras.models {
  /// Reads a model that `save` wrote, here or in Python: its layers, weights, and unless `compile` is false how it was
  /// compiled, with the optimizer's state, so that training goes on as if it had not been interrupted.
  ///
  ///     let model = try keras.models.loadModel("digits.keras")
  ///
  /// A file that is damaged, or holds what this version does not know, is refused with the part of it and the reason.
  /// Python code in a file is never run, whatever `safeMode` says.
  ///
  /// Source: https://keras.io/api/models/model_saving_apis/model_saving_and_loading/
  public static func loadModel(_ filepath: String, compile: Bool = true, safeMode: Bool = true) throws -> Model {
    try ModelFile.load(filepath, compile: compile, [:])
  }

  /// The same with what stands for names that are not Keras's.
  public static func loadModel(
    _ filepath: String, customObjects: [String: CustomObject], compile: Bool = true, safeMode: Bool = true
  ) throws -> Model {
    try ModelFile.load(filepath, compile: compile, customObjects)
  }

  /// The same where they are activations: `customObjects: ["softmax_v2": keras.activations.softmax]`.
  public static func loadModel(
    _ filepath: String, customObjects: [String: ActivationFunction], compile: Bool = true, safeMode: Bool = true
  ) throws -> Model {
    try ModelFile.load(filepath, compile: compile, customObjects.mapValues { .activation($0) })
  }

  /// The same where they are layers: `customObjects: ["Scaled": { config in Scaled(name: config["name"] as? String) }]`.
  public static func loadModel(
    _ filepath: String, customObjects: [String: ([String: Any]) -> Layer], compile: Bool = true, safeMode: Bool = true
  ) throws -> Model {
    try ModelFile.load(filepath, compile: compile, customObjects.mapValues { .layer($0) })
  }

  /// `model.save(filepath)` as a function.
  public static func saveModel(_ model: Model, _ filepath: String, overwrite: Bool = true) throws {
    try model.save(filepath, overwrite: overwrite)
  }

  /// The model that `toJson` described, with new weights and not compiled.
  public static func modelFromJson(_ jsonString: String, customObjects: [String: CustomObject] = [:]) throws -> Model {
    do {
      return try Attempt.run {
        guard let model = try ObjectReader(customObjects).layer(ConfigValue(json: Array(jsonString.utf8))) as? Model else {
          throw ConfigError("describes a layer, not a model")
        }
        return model
      }
    } catch let problem as ConfigError {
      throw FileError("modelFromJson", problem.description)
    }
  }

  /// A model of the same layers with new weights, not compiled.
  ///
  ///     let other = try keras.models.cloneModel(model)
  public static func cloneModel(_ model: Model) throws -> Model { try modelFromJson(model.toJson()) }
}

extension keras {
  /// Keeping models in files, under its newer name.
  public typealias saving = keras.models
}
