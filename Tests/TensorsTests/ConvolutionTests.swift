import Foundation
import Testing

import Tensors

extension SerializedTests {
  /// Convolutions and pools against TensorFlow, in float32 (oneDNN) and float64 (BLAS).
  @Suite struct ConvolutionTests {
    static let labels = Golden.cases("convolution.json").map { $0["label"] as! String }

    static func numbers(_ dims: [Int], _ step: Int, _ dtype: DType) -> Tensor {
      let values = (0..<dims.elementCount).map { Double(($0 * step) % 23) / 8 - 1.3 }
      return Tensor.cast(Tensor(values, dtype: .float64, dims: dims), to: dtype)
    }

    static func weights(like y: Tensor) -> Tensor {
      let values = (0..<y.elementCount).map { Double($0 % 7) * 0.5 + 1 }
      return Tensor.cast(Tensor(values, dtype: .float64, dims: y.dims), to: y.dtype)
    }

    static func result(_ item: [String: Any], _ x: [Tensor]) -> Tensor {
      func list(_ name: String) -> [Int] { Golden.dims(item[name]) }
      let strides = list("strides")
      let padding: WindowPadding =
        switch item["padding"] as! String {
        case "SAME": .same
        case "VALID": .valid
        default: .explicit((item["pads"] as! [[NSNumber]]).map { $0.map(\.intValue) })
        }
      switch item["kind"] as! String {
      case "conv":
        return tf.nn.convolution(x[0], x[1], strides: strides, padding: padding, dilations: list("dilations"))
      case "transpose":
        return tf.nn.conv2dTranspose(x[0], x[1], outputShape: list("shape"), strides: strides, padding: padding)
      case "depthwise":
        return tf.nn.depthwiseConv2d(x[0], x[1], strides: strides, padding: padding, dilations: list("dilations"))
      case "max": return tf.nn.maxPool(x[0], ksize: list("ksize"), strides: strides, padding: padding)
      default: return tf.nn.avgPool(x[0], ksize: list("ksize"), strides: strides, padding: padding)
      }
    }

    static func agree(_ found: Tensor, _ expected: Tensor, _ what: String) {
      #expect(found.dims == expected.dims, "\(what)")
      guard found.dims == expected.dims else { return }
      let scale = expected.doubles.map(abs).max() ?? 1
      for (index, pair) in zip(found.doubles, expected.doubles).enumerated()
      where abs(pair.0 - pair.1) > 2e-6 * max(1, scale) {
        Issue.record("\(what)[\(index)]: \(pair.0), TensorFlow gives \(pair.1)")
        return
      }
    }

    @Test(arguments: labels, [DType.float32, .float64])
    func valuesAndGradientsAreTensorFlows(_ label: String, _ dtype: DType) {
      let item = Golden.cases("convolution.json").first { $0["label"] as! String == label }!
      withContext { context in
        let steps = [(item["step"] as? NSNumber)?.intValue ?? 5, 7]
        let inputs = (item["inputs"] as! [[String: Any]]).enumerated().map {
          Self.numbers(Golden.dims($1["dims"]), steps[$0], dtype)
        }
        let tape = GradientTape(persistent: true)
        for input in inputs { tape.watch(input) }
        let (y, loss) = with(tape) { () -> (Tensor, Tensor) in
          let y = Self.result(item, inputs)
          return (y, tf.reduceSum(y * Self.weights(like: y)))
        }
        #expect(context.failure == nil, "\(context.failure?.description ?? "")")
        guard context.failure == nil else { return }
        Self.agree(y, Golden.tensor(item["y"] as! [String: Any]), label)
        let gradients = tape.gradient(loss, inputs)
        for (index, expected) in (item["gradients"] as! [[String: Any]]).enumerated() {
          Self.agree(gradients[index], Golden.tensor(expected), "\(label), gradient \(index)")
        }
      }
    }

    @Test func aBatchOfAnyLengthGivesWhatItsImagesGiveAlone() {
      withContext { context in
        let filter = Self.numbers([3, 3, 3, 8], 7, .float32)
        let images = Self.numbers([13, 24, 20, 3], 5, .float32)
        let together = tf.nn.conv2d(images, filter, strides: 1, padding: .same)
        for index in 0..<13 {
          let alone = tf.nn.conv2d(images[index ..< index + 1], filter, strides: 1, padding: .same)
          Self.agree(together[index ..< index + 1], alone, "image \(index)")
        }
        #expect(context.failure == nil)
      }
    }

    @Test func channelsFirstIsTheSameTurned() {
      let x = Self.numbers([2, 5, 6, 3], 5, .float32)
      let filter = Self.numbers([3, 3, 3, 4], 7, .float32)
      let last = tf.nn.conv2d(x, filter, strides: [2, 1], padding: .same)
      let first = tf.nn.conv2d(
        tf.transpose(x, perm: [0, 3, 1, 2]), filter, strides: [1, 1, 2, 1], padding: .same, dataFormat: .nchw)
      #expect(first.doubles == tf.transpose(last, perm: [0, 3, 1, 2]).doubles)
    }

    @Test func secondDerivativesFollowFromTheThreeOperations() {
      // d/dx of sum((dL/df)^2) against differences, in float64.
      withContext { context in
        let filter = Self.numbers([2, 2, 1, 2], 7, .float64)
        func objective(_ x: Tensor) -> Tensor {
          let tape = GradientTape()
          tape.watch(filter)
          let loss = with(tape) { tf.reduceSum(tf.square(tf.nn.conv2d(x, filter, strides: 1, padding: .same))) }
          return tf.reduceSum(tf.square(tape.gradient(loss, filter)))
        }
        let x = Self.numbers([1, 3, 3, 1], 5, .float64)
        let tape = GradientTape()
        tape.watch(x)
        let y = with(tape) { objective(x) }
        let gradient = tape.gradient(y, x).doubles
        for element in 0..<9 {
          func moved(_ step: Double) -> Double {
            var values = x.doubles
            values[element] += step
            return objective(Tensor(values, dtype: .float64, dims: x.dims)).item()
          }
          let numeric = (moved(1e-5) - moved(-1e-5)) / 2e-5
          #expect(isClose(gradient[element], numeric, 1e-5))
        }
        #expect(context.failure == nil)
      }
    }

    @Test func placesOfLargestElementsAreTensorFlows() {
      let x = tf.reshape(tf.constant([1.0, 5, 5, 2, 7, 3, 0, 7, 1, 2, 9, 9, 4, 4, 1, 0]), [1, 4, 4, 1])
      let both = tf.concat([x, x], axis: 0)
      let (largest, places) = tf.nn.maxPoolWithArgmax(both, ksize: [2, 2], strides: [2, 2], padding: .same)
      #expect(largest.doubles == [7, 7, 4, 9, 7, 7, 4, 9])
      #expect(places.doubles == [4, 7, 12, 10, 4, 7, 12, 10])
      let (_, counted) = tf.nn.maxPoolWithArgmax(
        both, ksize: [2, 2], strides: [2, 2], padding: .same, includeBatchInIndex: true)
      #expect(counted.doubles == [4, 7, 12, 10, 20, 23, 28, 26])
    }

    @Test func separableIsDepthwiseThenPointwise() {
      let x = Self.numbers([2, 5, 5, 3], 5, .float32)
      let (depth, point) = (Self.numbers([3, 3, 3, 2], 7, .float32), Self.numbers([1, 1, 6, 4], 11, .float32))
      let parted = tf.nn.depthwiseConv2d(x, depth, strides: [1, 1, 1, 1], padding: .valid)
      let whole = tf.nn.separableConv2d(x, depth, point, strides: [1, 1, 1, 1], padding: .valid)
      Self.agree(whole, tf.reshape(tf.matmul(tf.reshape(parted, [18, 6]), tf.reshape(point, [6, 4])), [2, 3, 3, 4]), "separable")
    }

    @Test func misuseIsNamed() {
      let (x, filter) = (tf.ones([1, 5, 5, 3]), tf.ones([3, 3, 3, 4]))
      let cases: [(String, () -> Tensor)] = [
        ("does not fit filter (3, 3, 4, 4), which takes 4", { tf.nn.conv2d(x, tf.ones([3, 3, 4, 4]), strides: 1, padding: .same) }),
        ("rank 4", { tf.nn.conv2d(tf.ones([5, 5, 3]), filter, strides: 1, padding: .same) }),
        ("strides are positive", { tf.nn.conv2d(x, filter, strides: 0, padding: .same) }),
        ("strides are 1, 2 or 4 numbers", { tf.nn.conv2d(x, filter, strides: [1, 1, 1], padding: .same) }),
        ("1 along batch and channels", { tf.nn.conv2d(x, filter, strides: [2, 1, 1, 1], padding: .same) }),
        ("a window of length 9", { tf.nn.conv2d(x, filter, strides: 1, padding: .valid, dilations: 4) }),
        ("dilations are positive", { tf.nn.conv2d(x, filter, strides: 1, padding: .valid, dilations: 1 << 62) }),
        ("explicit padding", { tf.nn.conv2d(x, filter, strides: 1, padding: .explicit([[1 << 40, 0], [0, 0]])) }),
        ("explicit padding has 2 or 4 pairs", { tf.nn.conv2d(x, filter, strides: 1, padding: .explicit([[1, 1]])) }),
        ("float32 and float64", { tf.nn.conv2d(x, tf.ones([3, 3, 3, 4], dtype: .float64), strides: 1, padding: .same) }),
        ("outputShape [1, 9, 9, 7]", { tf.nn.conv2dTranspose(x, tf.ones([3, 3, 4, 3]), outputShape: [1, 9, 9, 7], strides: 2) }),
        ("belongs to an input of length 4", { tf.nn.conv2dTranspose(x, tf.ones([3, 3, 4, 3]), outputShape: [1, 8, 10, 4], strides: 2) }),
        ("does not fit axis 1", { tf.nn.maxPool2d(x, ksize: 7, strides: 1, padding: .valid) }),
        ("takes a floating dtype", { tf.nn.avgPool2d(tf.ones([1, 4, 4, 1], dtype: .int32), ksize: 2, strides: 2, padding: .same) }),
      ]
      for (text, body) in cases {
        let message = failureMessage { #expect(body() === Tensor.inert) }
        #expect(message?.contains(text) == true, "\(message ?? "no failure"), expected: \(text)")
      }
    }
  }
}
