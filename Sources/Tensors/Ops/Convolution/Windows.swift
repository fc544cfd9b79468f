import CKernels

/// How a window runs over the edges of an image: `.valid`, `.same`, or so many zeros on each side.
///
///     tf.nn.conv2d(x, w, strides: 1, padding: .same)
public struct WindowPadding: Hashable, Sendable {
  enum Kind: Hashable, Sendable {
    case valid, same
    case explicit([[Int]])
  }
  let kind: Kind

  /// Only windows that lie inside: ceil((n - size + 1) / stride) of them.
  public static let valid = WindowPadding(kind: .valid)
  /// Zeros around, the odd one at the end, so that there are ceil(n / stride) windows.
  public static let same = WindowPadding(kind: .same)
  /// Zeros before and after each axis: `[[0, 0], [1, 1], [2, 2], [0, 0]]`, the batch and the channels
  /// without any, or only the pairs of the axes in between.
  public static func explicit(_ paddings: [[Int]]) -> WindowPadding { WindowPadding(kind: .explicit(paddings)) }
}

extension WindowPadding: CustomStringConvertible {
  public var description: String {
    switch kind {
    case .valid: "valid"
    case .same: "same"
    case .explicit(let paddings): "\(paddings)"
    }
  }
}

/// The order of the axes: batch, channels (C) and the depth, height and width in between.
public enum DataFormat: Sendable {
  case nwc, ncw, nhwc, nchw, ndhwc, ncdhw

  var isChannelsFirst: Bool { self == .ncw || self == .nchw || self == .ncdhw }

  var axes: Int {
    switch self {
    case .nwc, .ncw: 1
    case .nhwc, .nchw: 2
    case .ndhwc, .ncdhw: 3
    }
  }
}

/// Steps, spread and edges of a window, one number per spatial axis; lengths come with the tensors.
package struct WindowPlan: Hashable {
  var strides: [Int]
  var dilations: [Int]
  var padding: WindowPadding.Kind
}

/// A window over known lengths: what the kernels need.
package struct WindowGeometry {
  var input: [Int]
  var output: [Int]
  var kernel: [Int]
  var strides: [Int]
  var dilations: [Int]
  var before: [Int]
  var after: [Int]

  /// Lengths of -1 (not yet known) give outputs of -1. The message names the axis that does not fit.
  init(_ name: String, input: [Int], kernel: [Int], plan: WindowPlan) throws {
    self.input = input
    self.kernel = kernel
    (strides, dilations) = (plan.strides, plan.dilations)
    (output, before, after) = ([], [], [])
    for axis in input.indices {
      let (n, k, stride, dilation) = (input[axis], kernel[axis], strides[axis], dilations[axis])
      guard k >= 0, n >= 0 else {
        output.append(-1)
        before.append(0)
        after.append(0)
        continue
      }
      guard k > 0 else { throw Op.failure(name, "the window has length 0 along axis \(axis + 1)") }
      let reach = (k - 1) * dilation + 1
      var edges = (0, 0)
      var count: Int
      switch plan.padding {
      case .same:
        count = (n + stride - 1) / stride
        let total = max((count - 1) * stride + reach - n, 0)
        edges = (total / 2, total - total / 2)
      case .valid: count = (n - reach + stride) / stride
      case .explicit(let pairs):
        edges = (pairs[axis][0], pairs[axis][1])
        count = (n + edges.0 + edges.1 - reach + stride) / stride
      }
      if n + edges.0 + edges.1 + stride < reach { count = -1 }
      guard count >= 0 else {
        let spread = dilation > 1 ? " (with dilation \(dilation))" : ""
        throw Op.failure(
          name,
          "a window of length \(reach)\(spread) does not fit axis \(axis + 1) of length \(n + edges.0 + edges.1)")
      }
      output.append(count)
      before.append(edges.0)
      after.append(edges.1)
    }
  }

  /// The numbers as the C loops take them: three axes, unused ones of length 1 in front.
  var loops: ck_window {
    func three(_ values: [Int], _ filler: Int) -> (Int, Int, Int) {
      let all: [Int] = [Int](repeating: filler, count: 3 - values.count) + values
      return (all[0], all[1], all[2])
    }
    return ck_window(
      input: three(input, 1), output: three(output, 1), kernel: three(kernel, 1),
      stride: three(strides, 1), dilation: three(dilations, 1), before: three(before, 0))
  }
}

/// A list of window numbers as users write it: one number, one per spatial axis, or one per axis with
/// 1 for batch and channels. Nil after a recorded failure.
package func windowNumbers(
  _ name: String, _ what: String, _ values: [Int], axes: Int, channelsFirst: Bool
) -> [Int]? {
  var numbers = values
  if values.count == 1 { numbers = Array(repeating: values[0], count: axes) }
  if values.count == axes + 2 {
    let (batch, channels) = (values[0], values[channelsFirst ? 1 : axes + 1])
    guard batch == 1, channels == 1 else {
      _ = failed(name, "\(what) are 1 along batch and channels, found \(values)")
      return nil
    }
    numbers = Array(channelsFirst ? values[2...] : values[1...axes])
  }
  guard numbers.count == axes else {
    _ = failed(name, "\(what) are 1, \(axes) or \(axes + 2) numbers, found \(values)")
    return nil
  }
  guard numbers.allSatisfy({ $0 >= 1 && $0 <= 1 << 30 }) else {
    _ = failed(name, "\(what) are positive numbers below 2 ** 30, found \(values)")
    return nil
  }
  return numbers
}

/// Strides, dilations and padding as users write them. Nil after a recorded failure.
package func windowPlan(
  _ name: String, strides: [Int], dilations: [Int], padding: WindowPadding, axes: Int, channelsFirst: Bool
) -> WindowPlan? {
  guard
    let strides = windowNumbers(name, "strides", strides, axes: axes, channelsFirst: channelsFirst),
    let dilations = windowNumbers(name, "dilations", dilations, axes: axes, channelsFirst: channelsFirst)
  else { return nil }
  guard case .explicit(var pairs) = padding.kind else {
    return WindowPlan(strides: strides, dilations: dilations, padding: padding.kind)
  }
  guard pairs.allSatisfy({ $0.count == 2 && $0.allSatisfy { $0 >= 0 && $0 < 1 << 20 } }) else {
    _ = failed(name, "explicit padding is a list of pairs of numbers from 0 to 2 ** 20, found \(pairs)")
    return nil
  }
  if pairs.count == axes + 2 {
    guard pairs[0] == [0, 0], pairs[channelsFirst ? 1 : axes + 1] == [0, 0] else {
      _ = failed(name, "explicit padding is [0, 0] along batch and channels, found \(pairs)")
      return nil
    }
    pairs = Array(channelsFirst ? pairs[2...] : pairs[1...axes])
  }
  guard pairs.count == axes else {
    _ = failed(name, "explicit padding has \(axes) or \(axes + 2) pairs, found \(pairs)")
    return nil
  }
  return WindowPlan(strides: strides, dilations: dilations, padding: .explicit(pairs))
}
