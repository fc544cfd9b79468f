import Tensors

/// How layers and models are made from their arguments, by Keras's class names.
package enum LayerCatalog {
  package typealias Make = (ConfigReader) throws -> Layer

  package static let layers: [String: Make] = core.merging(models) { $1 }.merging(images) { $1 }.merging(sequences) { $1 }

  private static let models: [String: Make] = [
    "Sequential": { try SequentialReader.model($0) },
    "Functional": { try FunctionalReader($0).model() },
    "Model": { try FunctionalReader($0).model() },
  ]

  private static let core: [String: Make] = [
    "InputLayer": {
      let shape = try $0.optionalShape("batch_shape") ?? $0.optionalShape("batch_input_shape")
      guard let shape, !shape.isEmpty else { throw $0.wrong("batch_shape", "a shape with the batch axis") }
      return InputLayer(shape: Array(shape.dropFirst()), batchSize: shape[0], dtype: try $0.dtype, name: try $0.name)
    },
    "Dense": {
      Dense(
        try $0.int("units"), activation: try $0.activation(), useBias: try $0.bool("use_bias", true),
        kernelInitializer: try $0.initializer("kernel_initializer", .glorotUniform),
        biasInitializer: try $0.initializer("bias_initializer", .zeros),
        kernelRegularizer: try $0.regularizer("kernel_regularizer"), biasRegularizer: try $0.regularizer("bias_regularizer"),
        kernelConstraint: try $0.constraint("kernel_constraint"), biasConstraint: try $0.constraint("bias_constraint"),
        inputShape: try $0.inputShape, name: try $0.name, dtype: try $0.dtype)
    },
    "Flatten": {
      guard try $0.string("data_format", "channels_last") == "channels_last" else {
        throw $0.wrong("data_format", "channels_last, the only order of this version")
      }
      return Flatten(inputShape: try $0.inputShape, name: try $0.name)
    },
    "Activation": { Activation(try $0.activation(), inputShape: try $0.inputShape, name: try $0.name) },
    "ReLU": {
      ReLU(
        maxValue: try $0.optionalDouble("max_value"), negativeSlope: try $0.double("negative_slope", 0),
        threshold: try $0.double("threshold", 0), inputShape: try $0.inputShape, name: try $0.name)
    },
    "LeakyReLU": {
      LeakyReLU(
        negativeSlope: try $0.optionalDouble("negative_slope") ?? $0.double("alpha", 0.3), inputShape: try $0.inputShape,
        name: try $0.name)
    },
    "ELU": { ELU(alpha: try $0.double("alpha", 1), inputShape: try $0.inputShape, name: try $0.name) },
    "PReLU": {
      PReLU(
        alphaInitializer: try $0.initializer("alpha_initializer", .zeros),
        alphaRegularizer: try $0.regularizer("alpha_regularizer"), alphaConstraint: try $0.constraint("alpha_constraint"),
        sharedAxes: try $0.optionalInts("shared_axes"), inputShape: try $0.inputShape, name: try $0.name, dtype: try $0.dtype)
    },
    "Softmax": { Softmax(axis: try $0.ints("axis", [-1]), inputShape: try $0.inputShape, name: try $0.name) },
  ]
}

extension ConfigReader {
  /// What the first layers of older files say of the model's input, without the batch axis.
  package var inputShape: [Int?]? {
    get throws { try optionalShape("batch_input_shape").map { Array($0.dropFirst()) } }
  }
}
