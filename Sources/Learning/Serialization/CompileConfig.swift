import Display
import Tensors

/// How a model was compiled, in both directions.
enum CompileConfig {
  // MARK: writing

  /// Nil for a model that is not compiled, or whose loss or metrics are functions that no file can hold.
  static func description(of model: Model) -> ConfigDictionary? {
    guard let training = model.training else { return nil }
    let objective = training.objective
    guard let losses = written(objective.chosenLosses, { $0 == nil ? .null : written($0!) }),
      let metrics = written(objective.chosenMetrics, written), let weighted = written(objective.chosenWeightedMetrics, written)
    else {
      ExecutionContext.current.sink.write(
        "warning: '\(model.name)' is kept without how it was compiled: a loss that is a closure cannot be kept in a file; compile the model again after reading it\n",
        to: .standardError)
      return nil
    }
    return [
      "optimizer": ConfigValue(training.optimizer), "loss": losses,
      "loss_weights": objective.chosenWeights.flatMap { written($0) { .number($0) } } ?? .null,
      "metrics": metrics, "weighted_metrics": weighted, "run_eagerly": false, "steps_per_execution": 1,
      "jit_compile": false,
    ]
  }

  private static func written<Value>(_ chosen: PerOutput<Value>, _ write: (Value) -> ConfigValue?) -> ConfigValue? {
    switch chosen {
    case .all(let value): return write(value)
    case .each(let values):
      let all = values.compactMap(write)
      return all.count == values.count ? .list(all) : nil
    case .named(let values):
      var dictionary = ConfigDictionary()
      for name in values.keys.sorted() {
        guard let value = write(values[name]!) else { return nil }
        dictionary[name] = value
      }
      return .dictionary(dictionary)
    }
  }

  private static func written(_ loss: Loss) -> ConfigValue? {
    loss is ClosureLoss ? nil : .dictionary(loss.serialized)
  }

  private static func written(_ metrics: [Metric]) -> ConfigValue? {
    if metrics.isEmpty { return .null }
    let all = metrics.compactMap(written)
    return all.count == metrics.count ? .list(all) : nil
  }

  /// Which accuracy is meant is found out anew, so its name is kept.
  private static func written(_ metric: Metric) -> ConfigValue? {
    if metric is AccuracyByShape { return .string(metric.name) }
    return .dictionary(metric.serialized)
  }

  // MARK: reading

  static func compile(_ model: Model, _ config: ConfigDictionary, _ reader: ObjectReader) throws {
    guard let optimizer = config["optimizer"], !optimizer.isNull else { return }
    let losses: PerOutput<Loss?> = try read(config["loss"]) { try $0.isNull ? nil : reader.loss($0) }
    var weights: PerOutput<Double>?
    if let value = config["loss_weights"], !value.isNull {
      weights = try read(value) { value in
        guard let number = value.number else { throw ConfigError("loss_weights is expected to hold numbers, found \(value.json.prefix(120))") }
        return number
      }
    }
    model.compile(
      try reader.optimizer(optimizer), losses, weights, try metrics(config["metrics"], reader),
      try metrics(config["weighted_metrics"], reader))
    try Layer.stopOnFailure()
  }

  /// One value, a list of one per output, or a dictionary by output.
  private static func read<Value>(_ value: ConfigValue?, _ make: (ConfigValue) throws -> Value) throws -> PerOutput<Value> {
    guard let value else { return .all(try make(.null)) }
    if let list = value.list { return .each(try list.map(make)) }
    if let dictionary = value.dictionary, dictionary["class_name"] == nil {
      return .named(Dictionary(uniqueKeysWithValues: try dictionary.entries.map { ($0.key, try make($0.value)) }))
    }
    return .all(try make(value))
  }

  /// A list of metrics, or one such list per output.
  private static func metrics(_ value: ConfigValue?, _ reader: ObjectReader) throws -> PerOutput<[Metric]> {
    func several(_ value: ConfigValue) throws -> [Metric] {
      if value.isNull { return [] }
      return try (value.list ?? [value]).map { try reader.metric($0) }
    }
    guard let value, !value.isNull else { return .all([]) }
    if let list = value.list, !list.contains(where: { $0.list != nil }) { return .all(try several(value)) }
    return try read(value, several)
  }

  /// The form of files before Keras 3; a model that cannot be compiled so is left alone, with a warning.
  static func compileOlder(_ model: Model, _ config: ConfigValue, _ reader: ObjectReader) throws {
    guard var dictionary = config.dictionary else { throw ConfigError("is expected to be a dictionary") }
    dictionary["optimizer"] = dictionary["optimizer_config"]
    // What was a list for the only output is a list of lists there.
    if let outer = dictionary["metrics"]?.list, outer.count == 1, let inner = outer[0].list { dictionary["metrics"] = .list(inner) }
    do {
      try compile(model, dictionary, reader)
    } catch let problem as ConfigError {
      ExecutionContext.current.sink.write("warning: the model is not compiled: \(problem)\n", to: .standardError)
    }
  }
}
