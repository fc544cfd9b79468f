import Tensors

/// Adds zeros at both ends of the steps: (batch, steps, channels).
///
///     print(ZeroPadding1D(1)(tf.ones([1, 8, 3])).shape)      // (1, 10, 3)
///
/// Source: https://keras.io/api/layers/reshaping_layers/zero_padding1d/
public final class ZeroPadding1D: BaseZeroPadding {
  /// The same number everywhere.
  public convenience init(
    _ padding: Int = 1, dataFormat: ImageDataFormat = .channelsLast, inputShape: [Int?]? = nil, name: String? = nil
  ) {
    self.init([[padding, padding]], "padding", dataFormat, inputShape, name)
  }

  /// The same with a label.
  public convenience init(
    padding: Int, dataFormat: ImageDataFormat = .channelsLast, inputShape: [Int?]? = nil, name: String? = nil
  ) {
    self.init([[padding, padding]], "padding", dataFormat, inputShape, name)
  }

  /// So many in front and at the end.
  public convenience init(
    _ padding: (Int, Int), dataFormat: ImageDataFormat = .channelsLast, inputShape: [Int?]? = nil, name: String? = nil
  ) {
    self.init([[padding.0, padding.1]], "padding", dataFormat, inputShape, name)
  }

  /// The same with a label.
  public convenience init(
    padding: (Int, Int), dataFormat: ImageDataFormat = .channelsLast, inputShape: [Int?]? = nil, name: String? = nil
  ) {
    self.init([[padding.0, padding.1]], "padding", dataFormat, inputShape, name)
  }
}

/// Adds zeros at both ends of height and width: (batch, height, width, channels).
///
///     print(ZeroPadding2D(1)(tf.ones([1, 8, 8, 3])).shape)      // (1, 10, 10, 3)
///
/// Source: https://keras.io/api/layers/reshaping_layers/zero_padding2d/
public final class ZeroPadding2D: BaseZeroPadding {
  /// The same number everywhere.
  public convenience init(
    _ padding: Int = 1, dataFormat: ImageDataFormat = .channelsLast, inputShape: [Int?]? = nil, name: String? = nil
  ) {
    self.init([[padding, padding], [padding, padding]], "padding", dataFormat, inputShape, name)
  }

  /// The same with a label.
  public convenience init(
    padding: Int, dataFormat: ImageDataFormat = .channelsLast, inputShape: [Int?]? = nil, name: String? = nil
  ) {
    self.init([[padding, padding], [padding, padding]], "padding", dataFormat, inputShape, name)
  }

  /// One number per axis.
  public convenience init(
    _ padding: (Int, Int), dataFormat: ImageDataFormat = .channelsLast, inputShape: [Int?]? = nil, name: String? = nil
  ) {
    self.init([[padding.0, padding.0], [padding.1, padding.1]], "padding", dataFormat, inputShape, name)
  }

  /// The same with a label.
  public convenience init(
    padding: (Int, Int), dataFormat: ImageDataFormat = .channelsLast, inputShape: [Int?]? = nil, name: String? = nil
  ) {
    self.init([[padding.0, padding.0], [padding.1, padding.1]], "padding", dataFormat, inputShape, name)
  }

  /// So many in front and at the end of each axis.
  public convenience init(
    _ padding: ((Int, Int), (Int, Int)), dataFormat: ImageDataFormat = .channelsLast,
    inputShape: [Int?]? = nil, name: String? = nil
  ) {
    self.init([[padding.0.0, padding.0.1], [padding.1.0, padding.1.1]], "padding", dataFormat, inputShape, name)
  }

  /// The same with a label.
  public convenience init(
    padding: ((Int, Int), (Int, Int)), dataFormat: ImageDataFormat = .channelsLast,
    inputShape: [Int?]? = nil, name: String? = nil
  ) {
    self.init([[padding.0.0, padding.0.1], [padding.1.0, padding.1.1]], "padding", dataFormat, inputShape, name)
  }
}

/// Adds zeros at both ends of depth, height and width: (batch, depth, height, width, channels).
///
///     print(ZeroPadding3D(1)(tf.ones([1, 8, 8, 8, 3])).shape)      // (1, 10, 10, 10, 3)
///
/// Source: https://keras.io/api/layers/reshaping_layers/zero_padding3d/
public final class ZeroPadding3D: BaseZeroPadding {
  /// The same number everywhere.
  public convenience init(
    _ padding: Int = 1, dataFormat: ImageDataFormat = .channelsLast, inputShape: [Int?]? = nil, name: String? = nil
  ) {
    self.init([[padding, padding], [padding, padding], [padding, padding]], "padding", dataFormat, inputShape, name)
  }

  /// The same with a label.
  public convenience init(
    padding: Int, dataFormat: ImageDataFormat = .channelsLast, inputShape: [Int?]? = nil, name: String? = nil
  ) {
    self.init([[padding, padding], [padding, padding], [padding, padding]], "padding", dataFormat, inputShape, name)
  }

  /// One number per axis.
  public convenience init(
    _ padding: (Int, Int, Int), dataFormat: ImageDataFormat = .channelsLast,
    inputShape: [Int?]? = nil, name: String? = nil
  ) {
    self.init(
      [[padding.0, padding.0], [padding.1, padding.1], [padding.2, padding.2]], "padding",
      dataFormat, inputShape, name)
  }

  /// The same with a label.
  public convenience init(
    padding: (Int, Int, Int), dataFormat: ImageDataFormat = .channelsLast,
    inputShape: [Int?]? = nil, name: String? = nil
  ) {
    self.init(
      [[padding.0, padding.0], [padding.1, padding.1], [padding.2, padding.2]], "padding",
      dataFormat, inputShape, name)
  }

  /// So many in front and at the end of each axis.
  public convenience init(
    _ padding: ((Int, Int), (Int, Int), (Int, Int)), dataFormat: ImageDataFormat = .channelsLast,
    inputShape: [Int?]? = nil, name: String? = nil
  ) {
    self.init(
      [[padding.0.0, padding.0.1], [padding.1.0, padding.1.1], [padding.2.0, padding.2.1]], "padding",
      dataFormat, inputShape, name)
  }

  /// The same with a label.
  public convenience init(
    padding: ((Int, Int), (Int, Int), (Int, Int)), dataFormat: ImageDataFormat = .channelsLast,
    inputShape: [Int?]? = nil, name: String? = nil
  ) {
    self.init(
      [[padding.0.0, padding.0.1], [padding.1.0, padding.1.1], [padding.2.0, padding.2.1]], "padding",
      dataFormat, inputShape, name)
  }
}
