import Display
import Tensors

/// One value for all outputs of a model, one per output, or some by the outputs' names.
package enum PerOutput<Value> {
  case all(Value)
  case each([Value])
  case named([String: Value])
}

/// What `compile` was told about losses and metrics, matched with the model's outputs once it has been called.
package final class Objective {
  package let chosenLosses: PerOutput<Loss?>
  package let chosenWeights: PerOutput<Double>?
  package let chosenMetrics: PerOutput<[Metric]>
  package let chosenWeightedMetrics: PerOutput<[Metric]>

  /// What belongs to one output.
  private struct Output {
    let name: String
    let loss: Loss?
    let weight: Double?
    var metrics: [Metric]
    var weightedMetrics: [Metric]
    /// The mean of this output's own loss, kept where there are several.
    let tracker: MeanMetric?
  }

  private var outputs: [Output] = []
  private var isMatched = false
  package let lossTracker = MeanMetric(name: "loss") { _, prediction in prediction }

  package init(
    losses: PerOutput<Loss?>, weights: PerOutput<Double>? = nil, metrics: PerOutput<[Metric]> = .all([]),
    weightedMetrics: PerOutput<[Metric]> = .all([])
  ) {
    chosenLosses = losses
    chosenWeights = weights
    chosenMetrics = metrics
    chosenWeightedMetrics = weightedMetrics
  }

  /// Whether the targets of an output are class numbers; asked before the model has been called.
  package func takesClassNumbers(_ place: Int, of model: Model) -> Bool {
    if isMatched { return place < outputs.count && outputs[place].loss?.takesClassNumbers == true }
    let names = model.outputNames
    let loss: Loss?
    switch chosenLosses {
    case .all(let one): loss = one
    case .each(let list): loss = place < list.count ? list[place] : nil
    case .named(let byName): loss = place < names.count ? byName[names[place]] ?? nil : nil
    }
    return loss?.takesClassNumbers == true
  }

  /// Matches losses and metrics with what the model gives, the first time it does; false after a failure.
  package func match(_ targets: [Tensor], _ predictions: [Tensor], of model: Model) -> Bool {
    if isMatched { return true }
    guard targets.count == predictions.count else {
      model.fail("gives \(predictions.count) outputs, found \(targets.count) arrays of targets")
      return false
    }
    let names = names(predictions.count, of: model)
    guard let losses = spread(chosenLosses, names, "loss", of: model, missing: nil),
      let weights = chosenWeights.map({ spread($0, names, "lossWeights", of: model, missing: 1) }) ?? names.map({ _ in nil }),
      let metrics = spreadMetrics(chosenMetrics, names, "metrics", of: model),
      let weighted = spreadMetrics(chosenWeightedMetrics, names, "weightedMetrics", of: model)
    else { return false }
    guard losses.contains(where: { $0 != nil }) || model.everyLayer.contains(where: { !$0.addedLosses.isEmpty }) else {
      model.fail("there is no loss: compile the model with one")
      return false
    }
    let isSeveral = names.count > 1
    outputs = names.indices.map { place in
      Output(
        name: names[place], loss: losses[place], weight: weights[place],
        metrics: metrics[place].map { $0.resolved(targets[place], predictions[place]) },
        weightedMetrics: weighted[place].map { $0.resolved(targets[place], predictions[place]) },
        tracker: isSeveral && losses[place] != nil
          ? MeanMetric(name: "\(names[place])_loss") { _, loss in loss } : nil)
    }
    isMatched = true
    return true
  }

  private func names(_ count: Int, of model: Model) -> [String] {
    let names = model.outputNames
    return names.count == count ? names : (0..<count).map { "output_\($0 + 1)" }
  }

  /// Nil, with the failure recorded, where the number or the names are not those of the outputs.
  private func spread<Value>(
    _ chosen: PerOutput<Value>, _ names: [String], _ argument: String, of model: Model, missing: Value
  ) -> [Value]? {
    switch chosen {
    case .all(let value): return names.map { _ in value }
    case .each(let list):
      if list.count == names.count { return list }
      model.fail("compile: \(argument) has \(list.count) entries, the model has \(names.count) outputs")
    case .named(let byName):
      guard let stranger = byName.keys.sorted().first(where: { !names.contains($0) }) else {
        return names.map { byName[$0] ?? missing }
      }
      let known = names.map { "'\($0)'" }.joined(separator: ", ")
      model.fail("compile: \(argument) names an output '\(stranger)'; the outputs are \(known)")
    }
    return nil
  }

  /// A plain list of metrics belongs to the one output there is.
  private func spreadMetrics(
    _ chosen: PerOutput<[Metric]>, _ names: [String], _ argument: String, of model: Model
  ) -> [[Metric]]? {
    if case .all(let metrics) = chosen, names.count > 1 {
      if metrics.isEmpty { return names.map { _ in [] } }
      if metrics.count == names.count { return metrics.map { [$0] } }
    }
    return spread(chosen, names, argument, of: model, missing: [])
  }

  /// The loss of a batch, regularization included; keeps account of each output's own.
  package func loss(_ batch: Batch, _ predictions: [Tensor], of model: Model) -> Tensor {
    var total: Tensor?
    for (place, output) in outputs.enumerated() {
      guard let loss = output.loss else { continue }
      var value = loss.evaluate(
        batch.targets[place], predictions[place], sampleWeight: batch.weight(ofOutput: place),
        mask: predictions[place].mask)
      if ExecutionContext.current.mustStop { return .inert }
      output.tracker?.add(value.rank == 0 ? value : tf.reduceMean(value))
      if let factor = output.weight { value = value * factor }
      total = total.map { $0 + value } ?? value
    }
    for penalty in model.losses where !ExecutionContext.current.mustStop {
      total = total.map { $0 + penalty } ?? penalty
    }
    return total ?? .inert
  }

  package func updateMetrics(_ batch: Batch, _ predictions: [Tensor]) {
    for (place, output) in outputs.enumerated() {
      for metric in output.metrics where !ExecutionContext.current.mustStop {
        metric.update(batch.targets[place], predictions[place], sampleWeight: nil)
      }
      let weight = batch.weight(ofOutput: place)
      for metric in output.weightedMetrics where !ExecutionContext.current.mustStop {
        metric.update(batch.targets[place], predictions[place], sampleWeight: weight)
      }
    }
  }

  /// The metrics in the order they were given; before the model has been called, those that were chosen for all.
  package var metrics: [Metric] {
    if isMatched { return outputs.flatMap { $0.metrics + $0.weightedMetrics } }
    if case .all(let metrics) = chosenMetrics, case .all(let weighted) = chosenWeightedMetrics { return metrics + weighted }
    return []
  }

  package func reset() {
    lossTracker.resetState()
    for output in outputs { output.tracker?.resetState() }
    for metric in metrics { metric.resetState() }
  }

  /// Metrics and their keys in logs: those of several outputs have the output's name in front.
  private var namedMetrics: [(name: String, metric: Metric)] {
    guard isMatched else { return metrics.map { ($0.name, $0) } }
    var named: [(name: String, metric: Metric)] = []
    var counts: [String: Int] = [:]
    func take(_ name: String, _ metric: Metric) {
      let count = counts[name, default: 0]
      counts[name] = count + 1
      named.append((count == 0 ? name : "\(name)_\(count)", metric))
    }
    func prefix(_ output: Output) -> String { outputs.count > 1 ? output.name + "_" : "" }
    for output in outputs { for metric in output.metrics { take(prefix(output) + metric.name, metric) } }
    for output in outputs {
      for metric in output.weightedMetrics {
        let name = prefix(output) + metric.name
        take(counts[name] == nil ? name : prefix(output) + "weighted_" + metric.name, metric)
      }
    }
    return named
  }

  private var lossEntries: [(name: String, metric: MeanMetric)] {
    outputs.compactMap { output in output.tracker.map { ($0.name, $0) } }
  }

  /// The values so far, in Keras's order for callbacks.
  package func logs() -> Logs {
    Logs(
      sorting: [("loss", lossTracker.value())] + lossEntries.map { ($0.name, $0.metric.value()) }
        + namedMetrics.map { ($0.name, $0.metric.value()) })
  }

  /// The values so far in the order of `evaluate`: the loss, metrics of a single output as they were given, each
  /// output's loss, and what belongs to one of several outputs by name.
  package func orderedEntries() -> [(name: String, value: Double)] {
    var entries: [(name: String, value: Double)] = [("loss", lossTracker.value())]
    let named = namedMetrics.map { (name: $0.name, value: $0.metric.value()) }
    if outputs.count < 2 { entries += named }
    entries += lossEntries.map { ($0.name, $0.metric.value()) }
    if outputs.count >= 2 { entries += named.sorted { $0.name < $1.name } }
    return entries
  }

  /// The names of the logs in their order.
  package var logNames: [String] {
    (["loss"] + lossEntries.map(\.name) + namedMetrics.map(\.name)).sorted()
  }

  /// The one loss all outputs share, if that is how it was given.
  package var commonLoss: Loss? {
    if case .all(let loss) = chosenLosses { return loss }
    return nil
  }
}
