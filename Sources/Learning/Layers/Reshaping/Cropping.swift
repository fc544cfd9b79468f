import Tensors

/// Takes places away at both ends of the steps: (batch, steps, channels).
///
///     print(Cropping1D(1)(tf.ones([1, 8, 3])).shape)      // (1, 6, 3)
///
/// Source: https://keras.io/api/layers/reshaping_layers/cropping1d/
public final class Cropping1D: BaseCropping {
  /// The same number everywhere.
  public convenience init(
    _ cropping: Int = 1, inputShape: [Int?]? = nil, name: String? = nil
  ) {
    self.init([[cropping, cropping]], "cropping", .channelsLast, inputShape, name)
  }

  /// The same with a label.
  public convenience init(
    cropping: Int, inputShape: [Int?]? = nil, name: String? = nil
  ) {
    self.init([[cropping, cropping]], "cropping", .channelsLast, inputShape, name)
  }

  /// So many in front and at the end.
  public convenience init(
    _ cropping: (Int, Int), inputShape: [Int?]? = nil, name: String? = nil
  ) {
    self.init([[cropping.0, cropping.1]], "cropping", .channelsLast, inputShape, name)
  }

  /// The same with a label.
  public convenience init(
    cropping: (Int, Int), inputShape: [Int?]? = nil, name: String? = nil
  ) {
    self.init([[cropping.0, cropping.1]], "cropping", .channelsLast, inputShape, name)
  }
}

/// Takes places away at both ends of height and width: (batch, height, width, channels).
///
///     print(Cropping2D(1)(tf.ones([1, 8, 8, 3])).shape)      // (1, 6, 6, 3)
///
/// Source: https://keras.io/api/layers/reshaping_layers/cropping2d/
public final class Cropping2D: BaseCropping {
  /// The same number everywhere.
  public convenience init(
    _ cropping: Int = 0, dataFormat: ImageDataFormat = .channelsLast, inputShape: [Int?]? = nil, name: String? = nil
  ) {
    self.init([[cropping, cropping], [cropping, cropping]], "cropping", dataFormat, inputShape, name)
  }

  /// The same with a label.
  public convenience init(
    cropping: Int, dataFormat: ImageDataFormat = .channelsLast, inputShape: [Int?]? = nil, name: String? = nil
  ) {
    self.init([[cropping, cropping], [cropping, cropping]], "cropping", dataFormat, inputShape, name)
  }

  /// One number per axis.
  public convenience init(
    _ cropping: (Int, Int), dataFormat: ImageDataFormat = .channelsLast,
    inputShape: [Int?]? = nil, name: String? = nil
  ) {
    self.init([[cropping.0, cropping.0], [cropping.1, cropping.1]], "cropping", dataFormat, inputShape, name)
  }

  /// The same with a label.
  public convenience init(
    cropping: (Int, Int), dataFormat: ImageDataFormat = .channelsLast, inputShape: [Int?]? = nil, name: String? = nil
  ) {
    self.init([[cropping.0, cropping.0], [cropping.1, cropping.1]], "cropping", dataFormat, inputShape, name)
  }

  /// So many in front and at the end of each axis.
  public convenience init(
    _ cropping: ((Int, Int), (Int, Int)), dataFormat: ImageDataFormat = .channelsLast,
    inputShape: [Int?]? = nil, name: String? = nil
  ) {
    self.init([[cropping.0.0, cropping.0.1], [cropping.1.0, cropping.1.1]], "cropping", dataFormat, inputShape, name)
  }

  /// The same with a label.
  public convenience init(
    cropping: ((Int, Int), (Int, Int)), dataFormat: ImageDataFormat = .channelsLast,
    inputShape: [Int?]? = nil, name: String? = nil
  ) {
    self.init([[cropping.0.0, cropping.0.1], [cropping.1.0, cropping.1.1]], "cropping", dataFormat, inputShape, name)
  }
}

/// Takes places away at both ends of depth, height and width: (batch, depth, height, width, channels).
///
///     print(Cropping3D(1)(tf.ones([1, 8, 8, 8, 3])).shape)      // (1, 6, 6, 6, 3)
///
/// Source: https://keras.io/api/layers/reshaping_layers/cropping3d/
public final class Cropping3D: BaseCropping {
  /// The same number everywhere.
  public convenience init(
    _ cropping: Int = 0, dataFormat: ImageDataFormat = .channelsLast, inputShape: [Int?]? = nil, name: String? = nil
  ) {
    self.init(
      [[cropping, cropping], [cropping, cropping], [cropping, cropping]], "cropping",
      dataFormat, inputShape, name)
  }

  /// The same with a label.
  public convenience init(
    cropping: Int, dataFormat: ImageDataFormat = .channelsLast, inputShape: [Int?]? = nil, name: String? = nil
  ) {
    self.init(
      [[cropping, cropping], [cropping, cropping], [cropping, cropping]], "cropping",
      dataFormat, inputShape, name)
  }

  /// One number per axis.
  public convenience init(
    _ cropping: (Int, Int, Int), dataFormat: ImageDataFormat = .channelsLast,
    inputShape: [Int?]? = nil, name: String? = nil
  ) {
    self.init(
      [[cropping.0, cropping.0], [cropping.1, cropping.1], [cropping.2, cropping.2]], "cropping",
      dataFormat, inputShape, name)
  }

  /// The same with a label.
  public convenience init(
    cropping: (Int, Int, Int), dataFormat: ImageDataFormat = .channelsLast,
    inputShape: [Int?]? = nil, name: String? = nil
  ) {
    self.init(
      [[cropping.0, cropping.0], [cropping.1, cropping.1], [cropping.2, cropping.2]], "cropping",
      dataFormat, inputShape, name)
  }

  /// So many in front and at the end of each axis.
  public convenience init(
    _ cropping: ((Int, Int), (Int, Int), (Int, Int)), dataFormat: ImageDataFormat = .channelsLast,
    inputShape: [Int?]? = nil, name: String? = nil
  ) {
    self.init(
      [[cropping.0.0, cropping.0.1], [cropping.1.0, cropping.1.1], [cropping.2.0, cropping.2.1]], "cropping",
      dataFormat, inputShape, name)
  }

  /// The same with a label.
  public convenience init(
    cropping: ((Int, Int), (Int, Int), (Int, Int)), dataFormat: ImageDataFormat = .channelsLast,
    inputShape: [Int?]? = nil, name: String? = nil
  ) {
    self.init(
      [[cropping.0.0, cropping.0.1], [cropping.1.0, cropping.1.1], [cropping.2.0, cropping.2.1]], "cropping",
      dataFormat, inputShape, name)
  }
}
