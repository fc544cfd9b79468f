import Tensors

/// Along half a cosine from the initial rate to `alpha` times it (Loshchilov and Hutter, 2016).
///
///     print(CosineDecay(0.1, 1000)(500).numpy())      // 0.05
///
/// With `warmupTarget` the rate first rises in a straight line from the initial rate to the target over `warmupSteps`
/// steps, and falls from there over `decaySteps` more.
public final class CosineDecay: DecaySchedule {
  private let (start, steps, alpha): (Double, Int, Double)
  private let (warmupTarget, warmupSteps): (Double?, Int)

  /// A rate that starts at `initialLearningRate`.
  public init(
    _ initialLearningRate: Double, _ decaySteps: Int, alpha: Double = 0, name: String = "CosineDecay",
    warmupTarget: Double? = nil, warmupSteps: Int = 0
  ) {
    (start, steps, self.alpha) = (initialLearningRate, decaySteps, alpha)
    (self.warmupTarget, self.warmupSteps) = (warmupTarget, warmupSteps)
    super.init(arguments: [
      "initial_learning_rate": .number(start), "decay_steps": .integer(steps), "alpha": .number(alpha),
      "name": .string(name), "warmup_target": ConfigValue(warmupTarget), "warmup_steps": .integer(warmupSteps),
    ])
  }

  /// The same with labels.
  public convenience init(
    initialLearningRate: Double, decaySteps: Int, alpha: Double = 0, name: String = "CosineDecay",
    warmupTarget: Double? = nil, warmupSteps: Int = 0
  ) {
    self.init(
      initialLearningRate, decaySteps, alpha: alpha, name: name, warmupTarget: warmupTarget, warmupSteps: warmupSteps)
  }

  override public func callAsFunction(_ step: Tensor) -> Tensor {
    guard accepts("decaySteps", steps) else { return .inert }
    let step = real(step)
    guard let warmupTarget else { return decayed(tf.minimum(step, Double(steps)), from: start) }
    let (rise, fall) = (Double(warmupSteps), decayed(
      tf.minimum(step, Double(steps) + Double(warmupSteps)) - Double(warmupSteps), from: warmupTarget))
    if warmupSteps <= 0 { return fall }
    return tf.where(step < rise, step / rise * (warmupTarget - start) + start, fall)
  }

  private func decayed(_ step: Tensor, from rate: Double) -> Tensor {
    let cosine = (tf.cos(step / Double(steps) * Double.pi) + 1) * 0.5
    return (cosine * (1 - alpha) + alpha) * rate
  }
}

/// `CosineDecay` again and again: each period is `tMul` times as long and starts `mMul` times as high as the one
/// before (SGDR, Loshchilov and Hutter, 2016).
///
///     print(CosineDecayRestarts(0.1, 10)(10).numpy())      // 0.1
public final class CosineDecayRestarts: DecaySchedule {
  private let (start, steps, tMul, mMul, alpha): (Double, Int, Double, Double, Double)

  /// A rate that starts at `initialLearningRate`, with a first period of `firstDecaySteps` steps.
  public init(
    _ initialLearningRate: Double, _ firstDecaySteps: Int, tMul: Double = 2, mMul: Double = 1, alpha: Double = 0,
    name: String = "SGDRDecay"
  ) {
    (start, steps, self.tMul, self.mMul, self.alpha) = (initialLearningRate, firstDecaySteps, tMul, mMul, alpha)
    super.init(arguments: [
      "initial_learning_rate": .number(start), "first_decay_steps": .integer(steps), "t_mul": .number(tMul),
      "m_mul": .number(mMul), "alpha": .number(alpha), "name": .string(name),
    ])
  }

  /// The same with labels.
  public convenience init(
    initialLearningRate: Double, firstDecaySteps: Int, tMul: Double = 2, mMul: Double = 1, alpha: Double = 0,
    name: String = "SGDRDecay"
  ) {
    self.init(initialLearningRate, firstDecaySteps, tMul: tMul, mMul: mMul, alpha: alpha, name: name)
  }

  override public func callAsFunction(_ step: Tensor) -> Tensor {
    guard accepts("firstDecaySteps", steps) else { return .inert }
    var share = real(step) / Double(steps)
    let restarts: Tensor
    if tMul == 1 {
      restarts = tf.floor(share)
      share = share - restarts
    } else {
      let factor = tf.constant(tMul, dtype: .float32)
      restarts = tf.floor(tf.math.log(1 - share * (1 - tMul)) / tf.math.log(factor))
      let length = tf.pow(factor, restarts)
      share = (share - (1 - length) / (1 - tMul)) / length
    }
    let height = tf.pow(tf.constant(mMul, dtype: .float32), restarts)
    let cosine = (tf.cos(share * Double.pi) + 1) * height * 0.5
    return (cosine * (1 - alpha) + alpha) * start
  }
}
