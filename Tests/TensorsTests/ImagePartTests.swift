import Tensors
import Testing

extension SerializedTests {
  /// Crops, similarity, morphology and edges of images against TensorFlow.
  @Suite struct ImagePartTests {
    private let golden = GoldenNumbers("image_parts.json")
    private let x = ImageTests.real([2, 5, 4, 2])
    private let boxes = tf.constant([[0.0, 0, 1, 1], [0.1, 0.2, 0.7, 0.9], [0.8, 0.9, 0.3, 0.1], [-0.3, 0.5, 0.6, 1.4]])
    private let index = tf.constant([0, 1, 1, 0])
    private let kernel = Tensor((0..<12).map { Float(Double($0 * 7 % 11) / 10 - 0.5) }, dtype: .float32, dims: [3, 2, 2])

    @Test func partsOfImagesAreCutAndStretched() {
      golden.check("crops bilinear", tf.image.cropAndResize(x, boxes, index, [3, 4], extrapolationValue: -1), 1e-5)
      golden.check("crops nearest", tf.image.cropAndResize(x, boxes, index, [3, 4], method: .nearest, extrapolationValue: -1), 1e-5)
      golden.check("crops small bilinear", tf.image.cropAndResize(x, boxes, index, [1, 2]), 1e-5)
      golden.check("crops small nearest", tf.image.cropAndResize(x, boxes, index, [1, 2], method: .nearest), 1e-5)
      golden.check(
        "crops bytes", tf.image.cropAndResize(ImageTests.byte([1, 4, 4, 1]), [[0.0, 0, 0.5, 0.5]], [0], [3, 3]), 1e-5)
      let (tape, some) = (tf.GradientTape(), boxes[0 ..< 2])
      let loss = with(tape) { () -> Tensor in
        tape.watch([x, some])
        return tf.reduceSum(tf.image.cropAndResize(x, some, [0, 1], [3, 4]) ** 2)
      }
      let gradients = tape.gradient(loss, [x, some])
      golden.check("crops gradient of image", gradients[0], 1e-5)
      golden.check("crops gradient of boxes", gradients[1], 1e-4)
    }

    @Test func imagesAreComparedAndTheirEdgesFound() {
      let a = ImageTests.real([2, 16, 14, 3])
      golden.check("ssim", tf.image.ssim(a, tf.sqrt(a), maxVal: 1), 1e-5)
      golden.check(
        "ssim one", tf.image.ssim(a[0], tf.sqrt(a[0]), maxVal: 1, filterSize: 7, filterSigma: 1, k1: 0.02, k2: 0.05), 1e-5)
      let bytes = ImageTests.byte([12, 12, 1])
      golden.check("ssim bytes", tf.image.ssim(bytes, tf.math.floordiv(bytes, 2), maxVal: 255), 1e-5)
      golden.check("sobel", tf.image.sobelEdges(x), 1e-5)
    }

    @Test func boxesThatCoverBetterOnesAreDropped() {
      let boxes = [[0.0, 0, 1, 1], [0.1, 0, 1, 1], [2, 2, 3, 3], [1, 1, 0, 0.2], [2, 2, 2.4, 3]]
      golden.check("kept", tf.image.nonMaxSuppression(boxes, [0.7, 0.9, 0.3, 0.8, 0.6], 3, iouThreshold: 0.4))
      golden.check("kept above", tf.image.nonMaxSuppression([[0.0, 0, 1, 1], [2, 2, 3, 3]], [0.7, 0.3], 5, scoreThreshold: 0.5))
    }

    @Test func windowsGrowAndShrink() {
      for (name, padding) in [("SAME", WindowPadding.same), ("VALID", .valid)] {
        for (strides, rates) in [([1, 1], [1, 1]), ([2, 1], [1, 2])] {
          let label = "\(name) \(strides[0])\(strides[1]) \(rates[0])\(rates[1])"
          golden.check(
            "dilation \(label)",
            tf.nn.dilation2d(x, kernel, strides: [1] + strides + [1], padding: padding, dilations: [1] + rates + [1]), 1e-5)
          golden.check(
            "erosion \(label)", tf.nn.erosion2d(x, kernel, strides: strides, padding: padding, dilations: rates), 1e-5)
        }
      }
      let whole = tf.cast(ImageTests.byte([1, 4, 4, 1]), .int32)
      golden.check("dilation whole", tf.nn.dilation2d(whole, tf.zeros([2, 2, 1], dtype: .int32), strides: [1], padding: .same))
      let tape = tf.GradientTape()
      let loss = with(tape) { () -> Tensor in
        tape.watch([x, kernel])
        return tf.reduceSum(tf.nn.dilation2d(x, kernel, strides: [1], padding: .same) ** 2)
      }
      let gradients = tape.gradient(loss, [x, kernel])
      golden.check("dilation gradient of input", gradients[0], 1e-5)
      golden.check("dilation gradient of filter", gradients[1], 1e-5)
    }

    @Test func misuseIsNamed() {
      func expect(_ part: String, _ body: () -> Void) {
        let message = failureMessage(body) ?? "no failure"
        #expect(message.contains(part), "\(message)")
      }
      expect("(batch, height, width, channels)") { _ = tf.image.cropAndResize(x[0], boxes, index, [2, 2]) }
      expect("(3,)") { _ = tf.image.cropAndResize(x, boxes, [0, 1, 2], [2, 2]) }
      expect("found [0, 2]") { _ = tf.image.cropAndResize(x, boxes, index, [0, 2]) }
      expect("out of range") { _ = tf.image.cropAndResize(x, boxes, [0, 1, 2, 0], [2, 2]) }
      expect("smaller than the window, 11 x 11") { _ = tf.image.ssim(x, x, maxVal: 1) }
      expect("as many scores") { _ = tf.image.nonMaxSuppression([[0.0, 0, 1, 1]], [0.5, 0.5], 1) }
      expect("filter (rows, columns, channels)") { _ = tf.nn.dilation2d(x, x, strides: [1], padding: .same) }
      expect("does not fit") { _ = tf.nn.dilation2d(x, tf.zeros([9, 9, 2]), strides: [1], padding: .valid) }
    }
  }
}
