import Testing

import Tensors

extension SerializedTests {
  /// Image operations against TensorFlow.
  @Suite struct ImageTests {
    static func real(_ dims: [Int]) -> Tensor {
      Tensor((0..<dims.elementCount).map { Float(Double($0 * 5 % 23) / 22) }, dtype: .float32, dims: dims)
    }

    static func byte(_ dims: [Int]) -> Tensor {
      Tensor((0..<dims.elementCount).map { UInt8($0 * 37 % 256) }, dtype: .uint8, dims: dims)
    }

    static func results() -> [String: Tensor] {
      let (x, u) = (real([2, 5, 4, 2]), byte([5, 4, 2]))
      let (rgb, bytes) = (real([2, 3, 4, 3]), byte([3, 4, 3]))
      let methods: [(String, ResizeMethod)] = [
        ("bilinear", .bilinear), ("nearest", .nearest), ("bicubic", .bicubic), ("area", .area),
        ("lanczos3", .lanczos3), ("lanczos5", .lanczos5), ("gaussian", .gaussian), ("mitchellcubic", .mitchellcubic),
      ]
      var found: [String: Tensor] = [:]
      for (name, method) in methods {
        for size in [[7, 9], [3, 2]] {
          for antialias in [false, true] where !(antialias && (name == "nearest" || name == "area")) {
            found["\(name) \(size[0])x\(size[1]) \(antialias)"] = tf.image.resize(
              x[0 ..< 1], size, method: method, antialias: antialias)
          }
        }
      }
      for k in 0..<4 { found["rot90 \(k)"] = tf.image.rot90(u, k: k) }
      let single: [(String, Tensor)] = [
        ("resize bytes", tf.image.resize(u, [3, 8])), ("nearest bytes", tf.image.resize(u, [3, 8], method: .nearest)),
        ("aspect", tf.image.resize(x[0], [8, 8], preserveAspectRatio: true)),
        ("with pad", tf.image.resizeWithPad(x[0], 7, 9)), ("crop or pad", tf.image.resizeWithCropOrPad(x[0], 3, 7)),
        ("central crop", tf.image.centralCrop(real([9, 7, 1]), 0.6)),
        ("crop box", tf.image.cropToBoundingBox(x, 1, 2, 3, 2)), ("pad box", tf.image.padToBoundingBox(u, 2, 1, 8, 6)),
        ("flip lr", tf.image.flipLeftRight(x)), ("flip ud", tf.image.flipUpDown(u)), ("transpose", tf.image.transpose(u)),
        ("patches", tf.image.extractPatches(x, sizes: [1, 2, 2, 1], strides: [1, 2, 2, 1], rates: [1, 1, 1, 1], padding: .valid)),
        ("patches spread", tf.image.extractPatches(x, sizes: [1, 3, 2, 1], strides: [1, 2, 1, 1], rates: [1, 1, 2, 1], padding: .same)),
        ("brightness", tf.image.adjustBrightness(rgb, 0.25)), ("brightness bytes", tf.image.adjustBrightness(bytes, 0.25)),
        ("contrast", tf.image.adjustContrast(rgb, 1.7)), ("contrast bytes", tf.image.adjustContrast(bytes, 0.4)),
        ("gamma", tf.image.adjustGamma(rgb, gamma: 0.7, gain: 1.5)),
        ("saturation", tf.image.adjustSaturation(rgb, 1.6)), ("saturation bytes", tf.image.adjustSaturation(bytes, 0.5)),
        ("hue", tf.image.adjustHue(rgb, 0.3)), ("hue bytes", tf.image.adjustHue(bytes, -0.2)),
        ("to hsv", tf.image.rgbToHsv(rgb)), ("to rgb", tf.image.hsvToRgb(rgb)), ("gray", tf.image.rgbToGrayscale(rgb)),
        ("gray bytes", tf.image.rgbToGrayscale(bytes)), ("gray to rgb", tf.image.grayscaleToRgb(u[..., 0 ..< 1])),
        ("standardized", tf.image.perImageStandardization(rgb)),
        ("standardized bytes", tf.image.perImageStandardization(bytes)), ("variation", tf.image.totalVariation(rgb)),
        ("psnr", tf.image.psnr(rgb, rgb * 0.9, maxVal: 1)),
        ("psnr bytes", tf.image.psnr(bytes, tf.math.floordiv(bytes, 2), maxVal: 255)),
        ("convert real", tf.image.convertImageDtype([0.0, 0.3, 0.999, 1.0], .uint8)),
        ("convert saturated", tf.image.convertImageDtype([-0.4, 0.3, 1.2], .uint8, saturate: true)),
      ]
      for (label, tensor) in single { found[label] = tensor }
      for dtype in [DType.float32, .int32, .uint16] {
        found["convert uint8 \(dtype.name)"] = tf.image.convertImageDtype(tf.constant([0, 1, 100, 127], dtype: .uint8), dtype)
      }
      found["convert int32 uint8"] = tf.image.convertImageDtype(tf.constant([0, 1 << 24, 1 << 30, 2_147_483_647]), .uint8)
      tf.random.setSeed(9)
      found["random brightness"] = tf.image.randomBrightness(rgb, 0.3, seed: 4)
      found["random contrast"] = tf.image.randomContrast(rgb, 0.3, 1.8, seed: 4)
      found["random saturation"] = tf.image.randomSaturation(rgb, 0.3, 1.8, seed: 4)
      found["random hue"] = tf.image.randomHue(rgb, 0.4, seed: 4)
      found["random lr"] = tf.image.randomFlipLeftRight(x, seed: 4)
      found["random ud"] = tf.image.randomFlipUpDown(x, seed: 4)
      found["random lr single"] = tf.image.randomFlipLeftRight(u, seed: 5)
      found["random crop"] = tf.image.randomCrop(u, [2, 3, 2], seed: 4)
      return found
    }

    @Test func imagesAreTensorFlows() {
      withContext { context in
        let found = Self.results()
        #expect(context.failure == nil, "\(context.failure?.description ?? "")")
        let golden = Golden.cases("image.json")
        #expect(golden.count == found.count)
        for item in golden {
          let label = item["label"] as! String
          guard let tensor = found[label] else {
            Issue.record("\(label) is missing")
            continue
          }
          #expect(tensor.dtype == Golden.dtype(item["dtype"]), "\(label)")
          ConvolutionTests.agree(tensor, Golden.tensor(item), label)
        }
      }
    }

    @Test func imagesAreResizedInsideATracedFunctionOfAnyBatch() {
      withContext { context in
        let traced = TracedFunction.trace([TensorSpec(.float32, [-1, 5, 4, 2])]) {
          [tf.image.flipLeftRight(tf.image.resize($0[0], [3, 6])), tf.image.centralCrop($0[0], 0.5)]
        }
        let x = Self.real([2, 5, 4, 2])
        let results = traced?([x])
        #expect(context.failure == nil, "\(context.failure?.description ?? "")")
        #expect(results?[0].doubles == tf.image.flipLeftRight(tf.image.resize(x, [3, 6])).doubles)
        #expect(results?[1].doubles == tf.image.centralCrop(x, 0.5).doubles)
      }
    }

    @Test func misuseIsNamed() {
      let x = tf.ones([4, 4, 3])
      let cases: [(String, () -> Tensor)] = [
        ("positive height and width", { tf.image.resize(x, [0, 3]) }),
        ("found shape (4, 4)", { tf.image.flipLeftRight(tf.ones([4, 4])) }),
        ("does not lie in images", { tf.image.cropToBoundingBox(x, 3, 0, 2, 2) }),
        ("do not fit in 3 x 9", { tf.image.padToBoundingBox(x, 0, 0, 3, 9) }),
        ("(0, 1]", { tf.image.centralCrop(x, 1.5) }),
        ("three channels", { tf.image.rgbToHsv(tf.ones([4, 4, 2])) }),
        ("one channel", { tf.image.grayscaleToRgb(x) }),
        ("sizes are 1, 2 or 4", { tf.image.extractPatches(x, sizes: [1, 2, 2], strides: [1, 1, 1, 1], rates: [1, 1, 1, 1], padding: .same) }),
        ("[0, 0.5]", { tf.image.randomHue(x, 0.7) }),
        ("lower < upper", { tf.image.randomContrast(x, 0.5, 0.5) }),
        ("does not lie in shape", { tf.image.randomCrop(x, [5, 4, 3]) }),
      ]
      for (text, body) in cases {
        let message = failureMessage { #expect(body() === Tensor.inert) }
        #expect(message?.contains(text) == true, "\(message ?? "no failure"), expected: \(text)")
      }
    }
  }
}
