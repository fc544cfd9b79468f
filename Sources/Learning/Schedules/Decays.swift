import Tensors

/// Multiplied by `decayRate` every `decaySteps` steps: lr * decayRate^(step / decaySteps).
///
///     print(ExponentialDecay(0.1, 1000, 0.96)(2000).numpy())      // 0.09216
///
/// With `staircase` the exponent is rounded down, so that the rate changes in jumps. Steps that are not positive end
/// the cell.
public final class ExponentialDecay: DecaySchedule {
  private let (start, steps, rate, staircase): (Double, Int, Double, Bool)

  /// A rate that starts at `initialLearningRate`.
  public init(
    _ initialLearningRate: Double, _ decaySteps: Int, _ decayRate: Double, staircase: Bool = false,
    name: String = "ExponentialDecay"
  ) {
    (start, steps, rate, self.staircase) = (initialLearningRate, decaySteps, decayRate, staircase)
    super.init(arguments: [
      "initial_learning_rate": .number(start), "decay_steps": .integer(steps), "decay_rate": .number(rate),
      "staircase": .bool(staircase), "name": .string(name),
    ])
  }

  /// The same with labels.
  public convenience init(
    initialLearningRate: Double, decaySteps: Int, decayRate: Double, staircase: Bool = false,
    name: String = "ExponentialDecay"
  ) {
    self.init(initialLearningRate, decaySteps, decayRate, staircase: staircase, name: name)
  }

  override public func callAsFunction(_ step: Tensor) -> Tensor {
    guard accepts("decaySteps", steps) else { return .inert }
    let share = real(step) / Double(steps)
    return tf.pow(tf.constant(rate, dtype: .float32), staircase ? tf.floor(share) : share) * start
  }
}

/// Divided by a growing number: lr / (1 + decayRate * step / decaySteps).
///
///     print(InverseTimeDecay(0.1, 1, 0.5)(2).numpy())      // 0.05
///
/// With `staircase` the fraction is rounded down.
public final class InverseTimeDecay: DecaySchedule {
  private let (start, steps, rate, staircase): (Double, Int, Double, Bool)

  /// A rate that starts at `initialLearningRate`.
  public init(
    _ initialLearningRate: Double, _ decaySteps: Int, _ decayRate: Double, staircase: Bool = false,
    name: String = "InverseTimeDecay"
  ) {
    (start, steps, rate, self.staircase) = (initialLearningRate, decaySteps, decayRate, staircase)
    super.init(arguments: [
      "initial_learning_rate": .number(start), "decay_steps": .integer(steps), "decay_rate": .number(rate),
      "staircase": .bool(staircase), "name": .string(name),
    ])
  }

  /// The same with labels.
  public convenience init(
    initialLearningRate: Double, decaySteps: Int, decayRate: Double, staircase: Bool = false,
    name: String = "InverseTimeDecay"
  ) {
    self.init(initialLearningRate, decaySteps, decayRate, staircase: staircase, name: name)
  }

  override public func callAsFunction(_ step: Tensor) -> Tensor {
    guard accepts("decaySteps", steps) else { return .inert }
    let share = real(step) / Double(steps)
    return start / ((staircase ? tf.floor(share) : share) * rate + 1)
  }
}

/// From one rate to another along a power: (lr - end) * (1 - step / decaySteps)^power + end.
///
///     print(PolynomialDecay(0.1, 100, endLearningRate: 0.01)(50).numpy())      // 0.055
///
/// After `decaySteps` the rate stays, or with `cycle` begins again over a multiple of the steps.
public final class PolynomialDecay: DecaySchedule {
  private let (start, steps, end, power, cycle): (Double, Int, Double, Double, Bool)

  /// A rate that starts at `initialLearningRate`.
  public init(
    _ initialLearningRate: Double, _ decaySteps: Int, endLearningRate: Double = 0.0001, power: Double = 1,
    cycle: Bool = false, name: String = "PolynomialDecay"
  ) {
    (start, steps, end, self.power, self.cycle) = (initialLearningRate, decaySteps, endLearningRate, power, cycle)
    super.init(arguments: [
      "initial_learning_rate": .number(start), "decay_steps": .integer(steps), "end_learning_rate": .number(end),
      "power": .number(power), "cycle": .bool(cycle), "name": .string(name),
    ])
  }

  /// The same with labels.
  public convenience init(
    initialLearningRate: Double, decaySteps: Int, endLearningRate: Double = 0.0001, power: Double = 1,
    cycle: Bool = false, name: String = "PolynomialDecay"
  ) {
    self.init(
      initialLearningRate, decaySteps, endLearningRate: endLearningRate, power: power, cycle: cycle, name: name)
  }

  override public func callAsFunction(_ step: Tensor) -> Tensor {
    guard accepts("decaySteps", steps) else { return .inert }
    var step = real(step)
    var length: Tensor = tf.constant(Double(steps), dtype: .float32)
    if cycle {
      length = length * tf.maximum(tf.math.ceil(step / Double(steps)), 1)
    } else {
      step = tf.minimum(step, length)
    }
    return tf.pow(1 - step / length, power) * (Float(start) - Float(end)) + end
  }
}

/// One value up to and including each boundary, the next after it.
///
///     let schedule = PiecewiseConstantDecay([100, 200], [0.1, 0.05, 0.01])
///     print(schedule(150).numpy())      // 0.05
///
/// There is one value more than boundaries; another number ends the cell.
public final class PiecewiseConstantDecay: DecaySchedule {
  private let (boundaries, values): ([Int], [Double])

  /// Steps after which the value changes, and the values.
  public init(_ boundaries: [Int], _ values: [Double], name: String = "PiecewiseConstant") {
    (self.boundaries, self.values) = (boundaries, values)
    super.init(arguments: [
      "boundaries": ConfigValue(boundaries), "values": ConfigValue(values), "name": .string(name),
    ])
  }

  /// The same with labels.
  public convenience init(boundaries: [Int], values: [Double], name: String = "PiecewiseConstant") {
    self.init(boundaries, values, name: name)
  }

  override public func callAsFunction(_ step: Tensor) -> Tensor {
    guard boundaries.count == values.count - 1 else {
      return failed(
        className, "there must be one value more than boundaries, found \(boundaries.count) boundaries and \(values.count) values")
    }
    let step = tf.cast(step, .int64)
    var result: Tensor = tf.constant(values[0], dtype: .float32)
    for (boundary, value) in zip(boundaries, values.dropFirst()) {
      result = tf.where(step > boundary, tf.constant(value, dtype: .float32), result)
    }
    return result
  }
}
