import Tensors

/// How initializers, regularizers and constraints are made from their arguments, by Keras's class names and, for
/// those that older files name only, by their short names.
enum ArgumentCatalog {
  typealias Make<Object> = (ConfigReader) throws -> Object

  static let initializers: [String: Make<Initializer>] = {
    typealias I = keras.initializers
    let classes: [String: Make<Initializer>] = [
      "Zeros": { _ in I.Zeros() },
      "Ones": { _ in I.Ones() },
      "Constant": { I.Constant(try $0.double("value", 0)) },
      "Identity": { I.Identity(gain: try $0.double("gain", 1)) },
      "RandomNormal": { I.RandomNormal(mean: try $0.double("mean", 0), stddev: try $0.double("stddev", 0.05), seed: try $0.seed) },
      "TruncatedNormal": { I.TruncatedNormal(mean: try $0.double("mean", 0), stddev: try $0.double("stddev", 0.05), seed: try $0.seed) },
      "RandomUniform": { I.RandomUniform(minval: try $0.double("minval", -0.05), maxval: try $0.double("maxval", 0.05), seed: try $0.seed) },
      "VarianceScaling": {
        I.VarianceScaling(
          scale: try $0.double("scale", 1), mode: try $0.choice("mode", .fanIn),
          distribution: try $0.choice("distribution", .truncatedNormal), seed: try $0.seed)
      },
      "GlorotUniform": { I.GlorotUniform(seed: try $0.seed) },
      "GlorotNormal": { I.GlorotNormal(seed: try $0.seed) },
      "HeUniform": { I.HeUniform(seed: try $0.seed) },
      "HeNormal": { I.HeNormal(seed: try $0.seed) },
      "LecunUniform": { I.LecunUniform(seed: try $0.seed) },
      "LecunNormal": { I.LecunNormal(seed: try $0.seed) },
      "Orthogonal": { I.Orthogonal(gain: try $0.double("gain", 1), seed: try $0.seed) },
    ]
    return withShortNames(classes)
  }()

  static let regularizers: [String: Make<Regularizer>] = {
    typealias R = keras.regularizers
    return withShortNames([
      "L1": { R.L1(try $0.double("l1", 0.01)) },
      "L2": { R.L2(try $0.double("l2", 0.01)) },
      "L1L2": { R.L1L2(l1: try $0.double("l1", 0), l2: try $0.double("l2", 0)) },
      "OrthogonalRegularizer": {
        R.OrthogonalRegularizer(factor: try $0.double("factor", 0.01), mode: try $0.choice("mode", .rows))
      },
    ])
  }()

  static let constraints: [String: Make<Constraint>] = {
    typealias C = keras.constraints
    return withShortNames([
      "NonNeg": { _ in C.NonNeg() },
      "UnitNorm": { C.UnitNorm(axis: try $0.ints("axis", [0])) },
      "MaxNorm": { C.MaxNorm(try $0.double("max_value", 2), axis: try $0.ints("axis", [0])) },
      "MinMaxNorm": {
        C.MinMaxNorm(
          minValue: try $0.double("min_value", 0), maxValue: try $0.double("max_value", 1), rate: try $0.double("rate", 1),
          axis: try $0.ints("axis", [0]))
      },
    ])
  }()

  /// Keras also takes `glorot_uniform` for `GlorotUniform`.
  static func withShortNames<Object>(_ classes: [String: Make<Object>]) -> [String: Make<Object>] {
    classes.merging(classes.map { (AutomaticNames.snakeCase($0.key), $0.value) }) { $1 }
  }
}

extension ConfigReader {
  /// Keras also writes seeds as objects of a generator; those draw anew.
  fileprivate var seed: Int? { get throws { config["seed"]?.dictionary == nil ? try optionalInt("seed") : nil } }
}
