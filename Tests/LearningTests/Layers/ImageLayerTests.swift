import Display
import Learning
import Tensors
import Testing

extension OneAtATime {
  @Suite struct ImageLayerTests {
    private func layer(_ name: String) -> Layer? {
      func fill() -> FillMode { FillMode(rawValue: String(name.split(separator: "_")[1]))! }
      switch name {
      case "rescaling": return Rescaling(0.5, offset: -1, name: "a")
      case "resizing": return Resizing(3, 4, name: "a")
      case "resizingNearest": return Resizing(height: 7, width: 9, interpolation: .nearest, name: "a")
      case "resizingCrop": return Resizing(4, 2, cropToAspectRatio: true, name: "a")
      case "resizingPad": return Resizing(4, 8, padToAspectRatio: true, fillValue: 0.5, name: "a")
      case "resizingSmooth": return Resizing(2, 3, interpolation: .bicubic, antialias: true, name: "a")
      case "centerCrop": return CenterCrop(2, 3, name: "a")
      case "centerCropLarger": return CenterCrop(height: 7, width: 4, name: "a")
      case "flip_horizontal": return RandomFlip(.horizontal, seed: 3, name: "a")
      case "flip_vertical": return RandomFlip(mode: .vertical, seed: 3, name: "a")
      case "flip_horizontal_and_vertical", "flipInference": return RandomFlip(seed: 3, name: "a")
      case "flipFirst": return RandomFlip(.horizontal, seed: 4, dataFormat: .channelsFirst, name: "a")
      case "rotation_reflect", "rotation_wrap", "rotation_constant", "rotation_nearest":
        return RandomRotation(0.3, fillMode: fill(), seed: 5, fillValue: 0.25, name: "a")
      case "translation_reflect", "translation_wrap", "translation_constant", "translation_nearest":
        return RandomTranslation(0.6, 0.9, fillMode: fill(), seed: 6, name: "a")
      case "rotationNearest": return RandomRotation((0.1, 0.2), interpolation: .nearest, seed: 5, name: "a")
      case "zoom": return RandomZoom(0.5, seed: 7, name: "a")
      case "zoomBoth": return RandomZoom(heightFactor: (0.2, 0.3), widthFactor: (-0.3, -0.2), seed: 7, name: "a")
      case "contrast": return RandomContrast(0.5, valueRange: (-1, 1), seed: 8, name: "a")
      case "brightness": return RandomBrightness(0.3, valueRange: (-2, 2), seed: 9, name: "a")
      case "crop": return RandomCrop(3, 4, seed: 10, name: "a")
      default: return nil
      }
    }

    @Test func layersForImagesGiveKerasNumbersShapesAndConfigurations() {
      checkLayers("layers_images.json", layer)
    }

    @Test func anAugmentationIsAModelThatIsActiveInTraining() {
      inFreshContext { _ in
        let augmentation = Sequential([
          layers.RandomFlip(.horizontal), RandomRotation(0.1), RandomZoom(0.1), RandomContrast(0.2),
        ])
        let images = tf.random.uniform([4, 8, 8, 3])
        #expect(numbers(augmentation(images, training: false)) == numbers(images))
        let first = numbers(augmentation(images, training: true))
        #expect(first != numbers(images) && first != numbers(augmentation(images, training: true)))
        #expect(numbers(RandomBrightness(0.5)(images)) != numbers(images))
        let single = RandomFlip()(tf.ones([4, 4, 3]))
        #expect(single.shape == [4, 4, 3])
        let bytes = Resizing(2, 2)(tf.cast(tf.ones([1, 4, 4, 1]) * 200, .uint8))
        #expect(bytes.dtype == .uint8 && numbers(tf.cast(bytes, .float32)) == [200, 200, 200, 200])
      }
    }

    @Test(arguments: [
      ("an image (rank 3) or a batch of images (rank 4), found shape (2, 3)", { _ = RandomFlip()(tf.ones([2, 3])) }),
      ("factor takes numbers from -1.0 to 1.0, found 1.5", { _ = RandomRotation(1.5) }),
      ("heightFactor takes numbers", { _ = RandomTranslation(2, 0.1) }),
      ("interpolation is .nearest or .bilinear", { _ = RandomZoom(0.1, interpolation: .bicubic) }),
      ("factor takes numbers from 0.0 to 1.0", { _ = RandomContrast(-0.5) }),
      ("height and width are positive numbers", { _ = Resizing(0, 3) }),
      ("height and width are positive numbers", { _ = RandomCrop(3, .max) }),
      ("expected images with pixels", { _ = Resizing(2, 2)(tf.zeros([1, 0, 3, 1])) }),
      ("cannot both be true", { _ = Resizing(2, 2, cropToAspectRatio: true, padToAspectRatio: true) }),
    ] as [(String, () -> Void)]) func misuseSaysWhatIsWrong(_ expected: String, _ body: () -> Void) {
      let message = failure(of: body)
      #expect(message?.contains(expected) == true, "\(message ?? "no failure")")
    }
  }
}
