import Tensors

/// Optimizers from what files say of them.
package enum OptimizerCatalog {
  /// The optimizer of a class of Keras's with these arguments; nil for an unknown class.
  package static func make(_ className: String, _ config: ConfigDictionary, rate: LearningRate) -> Optimizer? {
    let options = OptimizerOptions(config)
    let name = config["name"]?.string
    func number(_ key: String, _ fallback: Double) -> Double { config[key]?.number ?? fallback }
    func flag(_ key: String) -> Bool { config[key]?.bool ?? false }
    let (beta1, epsilon) = (number("beta_1", 0.9), number("epsilon", 1e-7))
    switch className {
    case "SGD":
      return SGD(rate: rate, momentum: number("momentum", 0), nesterov: flag("nesterov"), options: options, name: name)
    case "RMSprop":
      return RMSprop(
        rate: rate, rho: number("rho", 0.9), momentum: number("momentum", 0), epsilon: epsilon,
        centered: flag("centered"), options: options, name: name)
    case "Adam":
      return Adam(
        rate: rate, beta1: beta1, beta2: number("beta_2", 0.999), epsilon: epsilon, amsgrad: flag("amsgrad"),
        options: options, name: name)
    case "AdamW":
      return AdamW(
        decaying: rate, beta1: beta1, beta2: number("beta_2", 0.999), epsilon: epsilon, amsgrad: flag("amsgrad"),
        options: options, name: name)
    case "Nadam":
      return Nadam(
        rate: rate, beta1: beta1, beta2: number("beta_2", 0.999), epsilon: epsilon, options: options, name: name)
    case "Adamax":
      return Adamax(
        rate: rate, beta1: beta1, beta2: number("beta_2", 0.999), epsilon: epsilon, options: options, name: name)
    case "Adagrad":
      return Adagrad(
        rate: rate, initialAccumulatorValue: number("initial_accumulator_value", 0.1), epsilon: epsilon,
        options: options, name: name)
    case "Adadelta":
      return Adadelta(rate: rate, rho: number("rho", 0.95), epsilon: epsilon, options: options, name: name)
    case "Ftrl":
      return Ftrl(
        rate: rate, learningRatePower: number("learning_rate_power", -0.5),
        initialAccumulatorValue: number("initial_accumulator_value", 0.1),
        l1RegularizationStrength: number("l1_regularization_strength", 0),
        l2RegularizationStrength: number("l2_regularization_strength", 0),
        l2ShrinkageRegularizationStrength: number("l2_shrinkage_regularization_strength", 0),
        beta: number("beta", 0), options: options, name: name)
    case "Lion":
      return Lion(rate: rate, beta1: beta1, beta2: number("beta_2", 0.99), options: options, name: name)
    default: return nil
    }
  }
}
