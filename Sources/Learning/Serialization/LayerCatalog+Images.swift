import Tensors

/// Convolution, pooling, normalization, dropout, shapes and merging.
extension LayerCatalog {
  static let images: [String: Make] = convolutions.merging(poolings) { $1 }.merging(normalizations) { $1 }
    .merging(regularizations) { $1 }.merging(shapes) { $1 }.merging(merges) { $1 }

  private static let convolutions: [String: Make] = [
    "Conv1D": { Conv1D(try $0.convolution) }, "Conv2D": { Conv2D(try $0.convolution) },
    "Conv3D": { Conv3D(try $0.convolution) }, "Conv1DTranspose": { Conv1DTranspose(try $0.convolution) },
    "Conv2DTranspose": { Conv2DTranspose(try $0.convolution) }, "Conv3DTranspose": { Conv3DTranspose(try $0.convolution) },
    "DepthwiseConv1D": { DepthwiseConv1D(try $0.convolution) }, "DepthwiseConv2D": { DepthwiseConv2D(try $0.convolution) },
    "SeparableConv1D": { SeparableConv1D(try $0.convolution) }, "SeparableConv2D": { SeparableConv2D(try $0.convolution) },
  ]

  private static let poolings: [String: Make] = [
    "MaxPooling1D": { try $0.pooling { MaxPooling1D($0, $1, $2, $3, $4, $5) } },
    "MaxPooling2D": { try $0.pooling { MaxPooling2D($0, $1, $2, $3, $4, $5) } },
    "MaxPooling3D": { try $0.pooling { MaxPooling3D($0, $1, $2, $3, $4, $5) } },
    "AveragePooling1D": { try $0.pooling { AveragePooling1D($0, $1, $2, $3, $4, $5) } },
    "AveragePooling2D": { try $0.pooling { AveragePooling2D($0, $1, $2, $3, $4, $5) } },
    "AveragePooling3D": { try $0.pooling { AveragePooling3D($0, $1, $2, $3, $4, $5) } },
    "GlobalMaxPooling1D": { GlobalMaxPooling1D(try $0.dataFormat, try $0.bool("keepdims", false), try $0.inputShape, try $0.name) },
    "GlobalMaxPooling2D": { GlobalMaxPooling2D(try $0.dataFormat, try $0.bool("keepdims", false), try $0.inputShape, try $0.name) },
    "GlobalMaxPooling3D": { GlobalMaxPooling3D(try $0.dataFormat, try $0.bool("keepdims", false), try $0.inputShape, try $0.name) },
    "GlobalAveragePooling1D": {
      GlobalAveragePooling1D(try $0.dataFormat, try $0.bool("keepdims", false), try $0.inputShape, try $0.name)
    },
    "GlobalAveragePooling2D": {
      GlobalAveragePooling2D(try $0.dataFormat, try $0.bool("keepdims", false), try $0.inputShape, try $0.name)
    },
    "GlobalAveragePooling3D": {
      GlobalAveragePooling3D(try $0.dataFormat, try $0.bool("keepdims", false), try $0.inputShape, try $0.name)
    },
  ]

  private static let normalizations: [String: Make] = [
    "BatchNormalization": {
      BatchNormalization(
        axis: try $0.axis, momentum: try $0.double("momentum", 0.99), epsilon: try $0.double("epsilon", 1e-3),
        center: try $0.bool("center", true), scale: try $0.bool("scale", true),
        betaInitializer: try $0.initializer("beta_initializer", .zeros),
        gammaInitializer: try $0.initializer("gamma_initializer", .ones),
        movingMeanInitializer: try $0.initializer("moving_mean_initializer", .zeros),
        movingVarianceInitializer: try $0.initializer("moving_variance_initializer", .ones),
        betaRegularizer: try $0.regularizer("beta_regularizer"), gammaRegularizer: try $0.regularizer("gamma_regularizer"),
        betaConstraint: try $0.constraint("beta_constraint"), gammaConstraint: try $0.constraint("gamma_constraint"),
        inputShape: try $0.inputShape, name: try $0.name, dtype: try $0.dtype)
    },
    "LayerNormalization": {
      LayerNormalization(
        axis: try $0.ints("axis", [-1]), epsilon: try $0.double("epsilon", 1e-3), center: try $0.bool("center", true),
        scale: try $0.bool("scale", true), betaInitializer: try $0.initializer("beta_initializer", .zeros),
        gammaInitializer: try $0.initializer("gamma_initializer", .ones),
        betaRegularizer: try $0.regularizer("beta_regularizer"), gammaRegularizer: try $0.regularizer("gamma_regularizer"),
        betaConstraint: try $0.constraint("beta_constraint"), gammaConstraint: try $0.constraint("gamma_constraint"),
        inputShape: try $0.inputShape, name: try $0.name, dtype: try $0.dtype)
    },
    "GroupNormalization": {
      GroupNormalization(
        groups: try $0.int("groups", 32), axis: try $0.axis, epsilon: try $0.double("epsilon", 1e-3),
        center: try $0.bool("center", true), scale: try $0.bool("scale", true),
        betaInitializer: try $0.initializer("beta_initializer", .zeros),
        gammaInitializer: try $0.initializer("gamma_initializer", .ones),
        betaRegularizer: try $0.regularizer("beta_regularizer"), gammaRegularizer: try $0.regularizer("gamma_regularizer"),
        betaConstraint: try $0.constraint("beta_constraint"), gammaConstraint: try $0.constraint("gamma_constraint"),
        inputShape: try $0.inputShape, name: try $0.name, dtype: try $0.dtype)
    },
    "RMSNormalization": {
      RMSNormalization(
        axis: try $0.ints("axis", [-1]), epsilon: try $0.double("epsilon", 1e-6), inputShape: try $0.inputShape,
        name: try $0.name, dtype: try $0.dtype)
    },
    "UnitNormalization": { UnitNormalization(axis: try $0.ints("axis", [-1]), inputShape: try $0.inputShape, name: try $0.name) },
  ]

  private static let regularizations: [String: Make] = [
    "Dropout": {
      Dropout(
        try $0.double("rate"), noiseShape: try $0.optionalShape("noise_shape"), seed: try $0.optionalInt("seed"),
        inputShape: try $0.inputShape, name: try $0.name, dtype: try $0.dtype)
    },
    "AlphaDropout": {
      AlphaDropout(
        try $0.double("rate"), noiseShape: try $0.optionalShape("noise_shape"), seed: try $0.optionalInt("seed"),
        inputShape: try $0.inputShape, name: try $0.name, dtype: try $0.dtype)
    },
    "SpatialDropout1D": { SpatialDropout1D(try $0.double("rate"), seed: try $0.optionalInt("seed"), inputShape: try $0.inputShape, name: try $0.name) },
    "SpatialDropout2D": {
      SpatialDropout2D(
        try $0.double("rate"), dataFormat: try $0.dataFormat, seed: try $0.optionalInt("seed"),
        inputShape: try $0.inputShape, name: try $0.name)
    },
    "SpatialDropout3D": {
      SpatialDropout3D(
        try $0.double("rate"), dataFormat: try $0.dataFormat, seed: try $0.optionalInt("seed"),
        inputShape: try $0.inputShape, name: try $0.name)
    },
    "GaussianNoise": {
      GaussianNoise(try $0.double("stddev"), seed: try $0.optionalInt("seed"), inputShape: try $0.inputShape, name: try $0.name, dtype: try $0.dtype)
    },
    "GaussianDropout": {
      GaussianDropout(try $0.double("rate"), seed: try $0.optionalInt("seed"), inputShape: try $0.inputShape, name: try $0.name, dtype: try $0.dtype)
    },
    "ActivityRegularization": {
      ActivityRegularization(
        l1: try $0.double("l1", 0), l2: try $0.double("l2", 0), inputShape: try $0.inputShape, name: try $0.name,
        dtype: try $0.dtype)
    },
  ]

  private static let shapes: [String: Make] = [
    "Reshape": { Reshape(try $0.ints("target_shape"), inputShape: try $0.inputShape, name: try $0.name) },
    "Permute": { Permute(try $0.ints("dims"), inputShape: try $0.inputShape, name: try $0.name) },
    "RepeatVector": { RepeatVector(try $0.int("n"), inputShape: try $0.inputShape, name: try $0.name) },
    "Identity": { Identity(inputShape: try $0.inputShape, name: try $0.name) },
    "ZeroPadding1D": { try $0.borders("padding") { ZeroPadding1D($0, "padding", $1, $2, $3) } },
    "ZeroPadding2D": { try $0.borders("padding") { ZeroPadding2D($0, "padding", $1, $2, $3) } },
    "ZeroPadding3D": { try $0.borders("padding") { ZeroPadding3D($0, "padding", $1, $2, $3) } },
    "Cropping1D": { try $0.borders("cropping") { Cropping1D($0, "cropping", $1, $2, $3) } },
    "Cropping2D": { try $0.borders("cropping") { Cropping2D($0, "cropping", $1, $2, $3) } },
    "Cropping3D": { try $0.borders("cropping") { Cropping3D($0, "cropping", $1, $2, $3) } },
    "UpSampling1D": { UpSampling1D(try $0.ints("size", [2]), .channelsLast, try $0.inputShape, try $0.name) },
    "UpSampling3D": { UpSampling3D(try $0.ints("size", [2]), try $0.dataFormat, try $0.inputShape, try $0.name) },
    "UpSampling2D": {
      let size = try $0.ints("size", [2, 2])
      return UpSampling2D(
        (size[0], size[size.count - 1]), dataFormat: try $0.dataFormat, interpolation: try $0.choice("interpolation", .nearest),
        inputShape: try $0.inputShape, name: try $0.name)
    },
  ]

  private static let merges: [String: Make] = [
    "Add": { Add(name: try $0.name) }, "Subtract": { Subtract(name: try $0.name) },
    "Multiply": { Multiply(name: try $0.name) }, "Average": { Average(name: try $0.name) },
    "Maximum": { Maximum(name: try $0.name) }, "Minimum": { Minimum(name: try $0.name) },
    "Concatenate": { Concatenate(axis: try $0.axis, name: try $0.name) },
    "Dot": {
      let axes = try $0.ints("axes")
      guard let first = axes.first, axes.count <= 2 else { throw $0.wrong("axes", "one number or two") }
      return Dot(axes: (first, axes[axes.count - 1]), normalize: try $0.bool("normalize", false), name: try $0.name)
    },
  ]
}

extension ConfigReader {
  package var dataFormat: ImageDataFormat { get throws { try choice("data_format", .channelsLast) } }

  /// One axis, which Keras also writes as a list of one.
  package var axis: Int {
    get throws {
      let axes = try ints("axis", [-1])
      guard axes.count == 1 else { throw wrong("axis", "one axis") }
      return axes[0]
    }
  }

  fileprivate var convolution: ConvolutionArguments {
    get throws {
      var a = ConvolutionArguments(kernelSize: try ints("kernel_size"))
      (a.filters, a.strides, a.padding) = (try int("filters", 1), try ints("strides", [1]), try choice("padding", .valid))
      (a.outputPadding, a.dataFormat) = (try optionalInts("output_padding"), try dataFormat)
      (a.dilationRate, a.groups) = (try ints("dilation_rate", [1]), try int("groups", 1))
      (a.depthMultiplier, a.activation, a.useBias) = (try int("depth_multiplier", 1), try activation(), try bool("use_bias", true))
      a.kernelInitializer = try value("depthwise_initializer") == nil
        ? initializer("kernel_initializer", .glorotUniform) : initializer("depthwise_initializer", .glorotUniform)
      a.pointwiseInitializer = try initializer("pointwise_initializer", .glorotUniform)
      a.biasInitializer = try initializer("bias_initializer", .zeros)
      a.kernelRegularizer = try regularizer("kernel_regularizer") ?? regularizer("depthwise_regularizer")
      a.pointwiseRegularizer = try regularizer("pointwise_regularizer")
      a.biasRegularizer = try regularizer("bias_regularizer")
      a.kernelConstraint = try constraint("kernel_constraint") ?? constraint("depthwise_constraint")
      a.pointwiseConstraint = try constraint("pointwise_constraint")
      a.biasConstraint = try constraint("bias_constraint")
      (a.inputShape, a.name, a.dtype) = (try inputShape, try name, try dtype)
      return a
    }
  }

  fileprivate func pooling(
    _ make: ([Int], [Int]?, PaddingMode, ImageDataFormat, [Int?]?, String?) -> Layer
  ) throws -> Layer {
    make(
      try ints("pool_size", [2]), try optionalInts("strides"), try choice("padding", .valid), try dataFormat,
      try inputShape, try name)
  }

  /// Pairs of numbers, one per axis; on one axis a pair alone.
  fileprivate func borders(_ key: String, _ make: ([[Int]], ImageDataFormat, [Int?]?, String?) -> Layer) throws -> Layer {
    let pairs = try list(key).allSatisfy { $0.integer != nil } ? [ints(key)] : list(key).compactMap(\.integers)
    guard !pairs.isEmpty, pairs.allSatisfy({ $0.count == 2 }) else { throw wrong(key, "pairs of numbers") }
    return make(pairs, try dataFormat, try inputShape, try name)
  }
}
