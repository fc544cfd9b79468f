import Tensors

/// What every optimizer can do besides its own rule.
package struct OptimizerOptions {
  package var weightDecay: Double?
  package var clipnorm: Double?
  package var clipvalue: Double?
  package var globalClipnorm: Double?
  package var useEma = false
  package var emaMomentum = 0.99
  package var emaOverwriteFrequency: Int?
  package var lossScaleFactor: Double?
  package var gradientAccumulationSteps: Int?

  package init(
    weightDecay: Double? = nil, clipnorm: Double? = nil, clipvalue: Double? = nil,
    globalClipnorm: Double? = nil, useEma: Bool = false, emaMomentum: Double = 0.99,
    emaOverwriteFrequency: Int? = nil, lossScaleFactor: Double? = nil, gradientAccumulationSteps: Int? = nil
  ) {
    self.weightDecay = weightDecay
    self.clipnorm = clipnorm
    self.clipvalue = clipvalue
    self.globalClipnorm = globalClipnorm
    self.useEma = useEma
    self.emaMomentum = emaMomentum
    self.emaOverwriteFrequency = emaOverwriteFrequency
    self.lossScaleFactor = lossScaleFactor
    self.gradientAccumulationSteps = gradientAccumulationSteps
  }

  /// What a file says of an optimizer.
  package init(_ config: ConfigDictionary) {
    self.init(
      weightDecay: config["weight_decay"]?.number, clipnorm: config["clipnorm"]?.number,
      clipvalue: config["clipvalue"]?.number, globalClipnorm: config["global_clipnorm"]?.number,
      useEma: config["use_ema"]?.bool ?? false, emaMomentum: config["ema_momentum"]?.number ?? 0.99,
      emaOverwriteFrequency: config["ema_overwrite_frequency"]?.integer,
      lossScaleFactor: config["loss_scale_factor"]?.number,
      gradientAccumulationSteps: config["gradient_accumulation_steps"]?.integer)
  }

  package var config: ConfigDictionary {
    [
      "weight_decay": ConfigValue(weightDecay), "clipnorm": ConfigValue(clipnorm),
      "global_clipnorm": ConfigValue(globalClipnorm), "clipvalue": ConfigValue(clipvalue),
      "use_ema": .bool(useEma), "ema_momentum": .number(emaMomentum),
      "ema_overwrite_frequency": ConfigValue(emaOverwriteFrequency),
      "loss_scale_factor": ConfigValue(lossScaleFactor),
      "gradient_accumulation_steps": ConfigValue(gradientAccumulationSteps),
    ]
  }

  /// What no optimizer can do; nil if there is nothing.
  package var problem: String? {
    let clips = [("clipnorm", clipnorm), ("clipvalue", clipvalue), ("globalClipnorm", globalClipnorm)]
      .compactMap { name, value in value.map { "\(name): \($0)" } }
    if clips.count > 1 { return "only one kind of clipping can be chosen, found \(clips.joined(separator: ", "))" }
    if let steps = gradientAccumulationSteps, steps < 2 {
      return "gradientAccumulationSteps must be 2 or more, found \(steps)"
    }
    if useEma, !(emaMomentum >= 0 && emaMomentum <= 1) {
      return "emaMomentum must be between 0 and 1, found \(emaMomentum)"
    }
    if let frequency = emaOverwriteFrequency, frequency < 1 {
      return "emaOverwriteFrequency must be 1 or more, found \(frequency)"
    }
    return nil
  }

  package func clipped(_ gradients: [Tensor]) -> [Tensor] {
    if let clipnorm, clipnorm > 0 { return gradients.map { tf.clipByNorm($0, clipnorm) } }
    if let globalClipnorm, globalClipnorm > 0 { return clipped(gradients, together: globalClipnorm) }
    if let clipvalue, clipvalue > 0 { return gradients.map { tf.clipByValue($0, -clipvalue, clipvalue) } }
    return gradients
  }

  private func clipped(_ gradients: [Tensor], together limit: Double) -> [Tensor] {
    let squares = gradients.map { tf.cast(tf.reduceSum(tf.square($0)), .float32) }
    let norm = tf.sqrt(squares.dropFirst().reduce(squares[0]) { $0 + $1 })
    // A norm that is not finite makes every gradient not a number, which is what happened.
    let scale = tf.minimum(1 / norm, 1 / limit) * limit + (norm - norm)
    return gradients.map { $0 * ($0.dtype == .float32 ? scale : tf.cast(scale, $0.dtype)) }
  }
}

/// A learning rate that stays until it is changed, or one that follows a schedule.
package enum LearningRate {
  case constant(Double)
  case schedule(LearningRateSchedule)
}
