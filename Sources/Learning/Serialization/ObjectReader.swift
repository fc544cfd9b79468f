import Tensors

/// Makes objects from the form `serialize` writes: by Keras's module and class, or by a name that was given.
package struct ObjectReader {
  private let custom: [String: CustomObject]
  /// Which file parts are inside which: a damaged file must not exhaust the stack.
  private let depth: Int

  package init(_ custom: [String: CustomObject] = [:]) {
    self.custom = RegisteredObjects.objects.merging(custom) { $1 }
    depth = 0
  }

  private init(custom: [String: CustomObject], depth: Int) {
    self.custom = custom
    self.depth = depth
  }

  /// The parts of an object's description.
  private struct Description {
    let className: String
    let registeredName: String?
    let config: ConfigValue
    let isFunction: Bool

    /// A bare name stands for the class with its default arguments.
    init?(_ value: ConfigValue) {
      if let name = value.string {
        (className, registeredName, config, isFunction) = (name, nil, [:], false)
        return
      }
      guard let dictionary = value.dictionary, let name = dictionary["class_name"]?.string else { return nil }
      isFunction = name == "function"
      className = isFunction ? dictionary["config"]?.string ?? name : name
      registeredName = isFunction ? nil : dictionary["registered_name"]?.string
      config = dictionary["config"] ?? [:]
    }

    func find<Value>(in table: [String: Value]) -> Value? {
      table[className] ?? registeredName.flatMap { table[$0] ?? table[String($0.drop { $0 != ">" }.dropFirst())] }
    }
  }

  private func description(_ value: ConfigValue, _ kind: String) throws -> Description {
    guard let description = Description(value) else {
      throw ConfigError("\(kind) is expected to be a dictionary with class_name, found \(value.json.prefix(120))")
    }
    if description.className == "__lambda__" {
      throw ConfigError("\(kind) is a Python lambda; code in files is never run")
    }
    return description
  }

  /// The arguments of an object one level further down.
  private func reader(_ description: Description) throws -> ConfigReader {
    guard depth < 64 else { throw ConfigError("\(description.className): objects are nested deeper than 64 levels") }
    guard let config = description.config.dictionary else {
      throw ConfigError("\(description.className): config is expected to be a dictionary, found \(description.config.json.prefix(120))")
    }
    return ConfigReader(description.className, config, ObjectReader(custom: custom, depth: depth + 1))
  }

  private func unknown(_ description: Description, _ kind: String, _ hint: String) -> ConfigError {
    ConfigError("\(kind) '\(description.className)' is not one this version knows; \(hint)")
  }

  /// What one of a person's own functions made, unless it failed.
  private func made<Object>(_ make: ([String: Any]) -> Object, _ description: Description) throws -> Object {
    make(try reader(description).config.plain)
  }

  // MARK: layers

  package func layer(_ value: ConfigValue) throws -> Layer {
    let description = try description(value, "a layer")
    if let object = description.find(in: custom) {
      guard case .layer(let make) = object.kind else {
        throw ConfigError("'\(description.className)' is a layer; customObjects holds something else under that name")
      }
      let layer = try made(make, description)
      if let trainable = description.config.dictionary?["trainable"]?.bool, !trainable { layer.trainable = false }
      return layer
    }
    let reader = try reader(description)
    if description.className == "Lambda" {
      throw ConfigError("\(reader.title): a Lambda layer's function is Python code, which is never run; replace it by a layer of a class of your own and give that in customObjects")
    }
    guard let make = LayerCatalog.layers[description.className] else {
      throw unknown(
        description, "the layer class",
        "a class of your own is given in customObjects: [\"\(description.className)\": { config in \(description.className)(...) }]")
    }
    let layer = try make(reader)
    if try !reader.trainable { layer.trainable = false }
    if let regularizer = try reader.regularizer("activity_regularizer") { layer.activityRegularizer = regularizer }
    return layer
  }

  // MARK: what layers are made with

  package func activation(_ value: ConfigValue, of owner: ConfigReader, _ key: String) throws -> ActivationFunction {
    guard let description = Description(value), description.className != "__lambda__" else {
      throw ConfigError("\(owner.title): \(key) is Python code, which is never run; give the layer a named activation")
    }
    if let object = description.find(in: custom) {
      guard case .activation(let function) = object.kind else {
        throw owner.wrong(key, "an activation; customObjects holds something else under that name")
      }
      return function
    }
    if let known = ActivationFunction.named(description.className) { return known }
    if let make = LayerCatalog.layers[description.className] {
      let layer = try make(reader(description))
      return ActivationFunction { layer($0) }
    }
    let suggestion = description.className == "softmax_v2" ? "keras.activations.softmax" : "..."
    throw ConfigError(
      "\(owner.title): \(key) '\(description.className)' is not one of keras.activations; give it in customObjects: [\"\(description.className)\": \(suggestion)]")
  }

  package func initializer(_ value: ConfigValue, of owner: ConfigReader, _ key: String) throws -> Initializer {
    let description = try description(value, "\(owner.title): \(key)")
    guard let make = ArgumentCatalog.initializers[description.className] else {
      throw ConfigError("\(owner.title): \(key) '\(description.className)' is not an initializer this version knows")
    }
    return try make(reader(description))
  }

  package func regularizer(_ value: ConfigValue, of owner: ConfigReader, _ key: String) throws -> Regularizer {
    let description = try description(value, "\(owner.title): \(key)")
    guard let make = ArgumentCatalog.regularizers[description.className] else {
      throw ConfigError("\(owner.title): \(key) '\(description.className)' is not a regularizer this version knows")
    }
    return try make(reader(description))
  }

  package func constraint(_ value: ConfigValue, of owner: ConfigReader, _ key: String) throws -> Constraint {
    let description = try description(value, "\(owner.title): \(key)")
    guard let make = ArgumentCatalog.constraints[description.className] else {
      throw ConfigError("\(owner.title): \(key) '\(description.className)' is not a constraint this version knows")
    }
    return try make(reader(description))
  }

  // MARK: how a model is trained

  package func loss(_ value: ConfigValue) throws -> Loss {
    let description = try description(value, "the loss")
    if case .loss(let make)? = description.find(in: custom)?.kind { return try made(make, description) }
    guard let make = TrainingCatalog.losses[description.className] else {
      throw unknown(description, "the loss", "give it in customObjects, or read the file with compile: false")
    }
    return try make(reader(description))
  }

  package func metric(_ value: ConfigValue) throws -> Metric {
    let description = try description(value, "a metric")
    if case .metric(let make)? = description.find(in: custom)?.kind { return try made(make, description) }
    guard let make = TrainingCatalog.metrics[description.className] else {
      throw unknown(description, "the metric", "give it in customObjects, or read the file with compile: false")
    }
    return try make(reader(description))
  }

  package func schedule(_ value: ConfigValue) throws -> LearningRateSchedule {
    let description = try description(value, "the learning rate")
    guard let make = TrainingCatalog.schedules[description.className] else {
      throw unknown(description, "the schedule", "read the file with compile: false")
    }
    return try make(reader(description))
  }

  package func optimizer(_ value: ConfigValue) throws -> Optimizer {
    let description = try description(value, "the optimizer")
    let reader = try reader(description)
    let rate = reader.value("learning_rate") ?? reader.value("lr")
    let learningRate: LearningRate =
      if let rate, rate.dictionary != nil { .schedule(try schedule(rate)) } else { .constant(try reader.double("learning_rate", rate?.number ?? 0.001)) }
    guard let optimizer = OptimizerCatalog.make(description.className, reader.config, rate: learningRate) else {
      throw unknown(description, "the optimizer", "read the file with compile: false")
    }
    return optimizer
  }
}
