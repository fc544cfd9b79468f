import Tensors

/// Where the windows of a convolution or pooling lie: only inside the input, or as many as there are steps.
public enum PaddingMode: String {
  /// Only windows that lie inside.
  case valid
  /// Zeros around, the odd one at the end: with stride 1 the output is as long as the input.
  case same
}

/// `PaddingMode` for layers over one axis, which can look backwards only.
public enum TemporalPaddingMode: String {
  /// Only windows that lie inside.
  case valid
  /// Zeros around, the odd one at the end: with stride 1 the output is as long as the input.
  case same
  /// Zeros in front alone: no output depends on later input.
  case causal
}

/// Where the channels of images and sequences are.
public enum ImageDataFormat: String {
  /// (batch, height, width, channels)
  case channelsLast = "channels_last"
  /// (batch, channels, height, width)
  case channelsFirst = "channels_first"
}

extension ImageDataFormat {
  /// The engine's name for so many axes between batch and channels.
  func engineFormat(axes: Int) -> DataFormat {
    switch (self, axes) {
    case (.channelsLast, 1): .nwc
    case (.channelsLast, 2): .nhwc
    case (.channelsLast, _): .ndhwc
    case (.channelsFirst, 1): .ncw
    case (.channelsFirst, 2): .nchw
    case (.channelsFirst, _): .ncdhw
    }
  }

  /// The axis of the channels in a tensor of this rank.
  func channelAxis(rank: Int, axes: Int) -> Int { self == .channelsLast ? rank - 1 : rank - 1 - axes }

  /// The axes between batch and channels in a tensor of this rank.
  func spatialAxes(rank: Int, axes: Int) -> Range<Int> {
    self == .channelsLast ? (rank - 1 - axes)..<(rank - 1) : (rank - axes)..<rank
  }

  /// What a message calls the axes of an input.
  func axisNames(axes: Int) -> String {
    let spatial = [["steps"], ["height", "width"], ["depth", "height", "width"]][axes - 1]
    let names = self == .channelsLast ? ["batch"] + spatial + ["channels"] : ["batch", "channels"] + spatial
    return "(" + names.joined(separator: ", ") + ")"
  }
}

extension TemporalPaddingMode {
  init(_ mode: PaddingMode) { self = mode == .same ? .same : .valid }
}

extension Layer {
  /// One number per axis; a single one counts for all. Ones, with the failure recorded, if there are too many,
  /// too few, or numbers that are not lengths.
  func lengths(_ values: [Int], _ what: String, axes: Int, from least: Int = 1) -> [Int] {
    let all = values.count == 1 ? Array(repeating: values[0], count: axes) : values
    guard all.count == axes else {
      fail("\(what) is one number or \(axes), found \(values)")
      return Array(repeating: 1, count: axes)
    }
    guard all.allSatisfy({ $0 >= least && $0 < 1 << 20 }) else {
      fail("\(what) takes numbers from \(least) to \((1 << 20) - 1), found \(values)")
      return Array(repeating: 1, count: axes)
    }
    return all
  }
}

/// What is wrong with the lengths a window runs over; nil if it fits.
func windowProblem(
  _ shape: TensorShape, _ format: ImageDataFormat, size: [Int], dilation: [Int], isValid: Bool
) -> String? {
  for (place, axis) in format.spatialAxes(rank: shape.rank, axes: size.count).enumerated() {
    let (length, reach) = (shape[axis], (size[place] - 1) * dilation[place] + 1)
    if length > 1 << 40 { return "axis \(axis) of the input is too long: \(length)" }
    if isValid && length >= 0 && length < reach {
      return "a window of length \(reach) does not fit axis \(axis) of the input, found shape \(shape.withUnknownBatch)"
    }
  }
  return nil
}
