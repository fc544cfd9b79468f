import Display
import Learning
import Tensors
import Testing

extension OneAtATime {
  @Suite struct NormalizationTests {
    private func layer(_ name: String) -> Layer? {
      switch name {
      case "batch", "batchTraining", "batchMasked": return BatchNormalization(name: "a")
      case "batchImage": return BatchNormalization(momentum: 0.8, epsilon: 1e-4, name: "a")
      case "batchFirst", "batchFirstInference": return BatchNormalization(axis: 1, name: "a")
      case "batchPlain": return BatchNormalization(center: false, scale: false, name: "a")
      case "batchFrozen":
        let layer = BatchNormalization(name: "a")
        layer.trainable = false
        return layer
      case "layer": return LayerNormalization(name: "a")
      case "layerPlain": return LayerNormalization(epsilon: 1e-6, center: false, scale: false, name: "a")
      case "layerAxes": return LayerNormalization(axis: [1, 2], gammaRegularizer: .l2, name: "a")
      case "layerAxis": return LayerNormalization(axis: 1, center: false, name: "a")
      case "group": return GroupNormalization(groups: 3, name: "a")
      case "groupOne": return GroupNormalization(groups: 1, scale: false, name: "a")
      case "groupEach": return GroupNormalization(groups: -1, name: "a")
      case "groupFirst": return GroupNormalization(groups: 2, axis: 1, name: "a")
      case "unit": return UnitNormalization(name: "a")
      case "unitAxes": return UnitNormalization(axis: [1, 2], name: "a")
      case "rms": return RMSNormalization(name: "a")
      case "dropout": return Dropout(0.4, seed: 3, name: "a")
      case "dropoutShape": return Dropout(rate: 0.5, noiseShape: [nil, 1, 6], seed: 4, name: "a")
      case "dropoutInference": return Dropout(0.4, name: "a")
      case "dropoutAll": return Dropout(1, name: "a")
      case "spatial1d": return SpatialDropout1D(0.5, seed: 5, name: "a")
      case "spatial2d": return SpatialDropout2D(0.5, seed: 5, name: "a")
      case "spatial2dFirst": return SpatialDropout2D(rate: 0.5, dataFormat: .channelsFirst, seed: 6, name: "a")
      case "spatial3d": return SpatialDropout3D(0.5, seed: 5, name: "a")
      case "alpha": return AlphaDropout(0.3, seed: 7, name: "a")
      case "gaussianNoise": return GaussianNoise(0.3, seed: 8, name: "a")
      case "gaussianDropout": return GaussianDropout(0.3, seed: 9, name: "a")
      case "activity": return ActivityRegularization(l1: 0.1, l2: 0.2, name: "a")
      default: return nil
      }
    }

    @Test func normalizationAndNoiseGiveKerasNumbersGradientsShapesAndConfigurations() {
      checkLayers("layers_normalization.json", layer)
    }

    @Test func movingAveragesFollowTheBatchesOfFitAndStandForThemInPredict() {
      inFreshContext { _ in
        let layer = BatchNormalization(momentum: 0.5)
        let model = Sequential([Input(shape: [1]), layer])
        model.compile(optimizer: SGD(learningRate: 0), loss: .mse)
        model.fit([[1.0], [3.0]], [[0.0], [0.0]], epochs: 2, batchSize: 2, verbose: 0)
        #expect(numbers(layer.movingMean) == [1.5])
        #expect(numbers(layer.movingVariance) == [1])
        #expect(layer.trainableWeights.count == 2 && layer.nonTrainableWeights.count == 2)
        #expect(abs(numbers(model.predict([[1.5]], verbose: 0).asTensor)[0]) < 1e-6)
        layer.trainable = false
        _ = layer([[100.0]], training: true)
        #expect(numbers(layer.movingMean) == [1.5] && layer.trainableWeights.isEmpty)
      }
    }

    @Test func everyStepOfACompiledModelDropsOtherNumbers() {
      inFreshContext { _ in
        keras.utils.setRandomSeed(1)
        let dropout = Dropout(0.5)
        let first = numbers(dropout(tf.ones([64]), training: true))
        #expect(first != numbers(dropout(tf.ones([64]), training: true)))
        #expect(Set(first) == [0, 2])
        #expect(numbers(dropout(tf.ones([4]))) == [1, 1, 1, 1])
        let step = tf.function { (x: Tensor) in dropout(x, training: true) }
        #expect(numbers(step(tf.ones([64]))) != numbers(step(tf.ones([64]))))
        keras.utils.setRandomSeed(1)
        #expect(numbers(Dropout(0.5)(tf.ones([64]), training: true)) == first)
      }
    }

    @Test func activityRegularizationAddsToTheLoss() {
      inFreshContext { _ in
        let layer = ActivityRegularization(l1: 0.5, l2: 0.25)
        #expect(numbers(layer([[1.0, -2.0], [0.0, 1.0]])) == [1, -2, 0, 1])
        #expect(layer.losses.map { Double($0) } == [(0.5 * 4 + 0.25 * 6) / 2])
      }
    }

    @Test(arguments: [
      ("axis 2 is out of range", { _ = BatchNormalization(axis: 2)(tf.ones([1, 2])) }),
      ("axis -1 of the input must be known", { _ = BatchNormalization()(Input(shape: [4, nil])) }),
      ("expected input whose axis -1 is 2, found shape (None, 3)", {
        let layer = BatchNormalization()
        _ = layer(tf.ones([1, 2]))
        _ = layer(tf.ones([1, 3]))
      }),
      ("names no axes", { _ = LayerNormalization(axis: []) }),
      ("twice", { _ = LayerNormalization(axis: [1, -1])(tf.ones([2, 3])) }),
      ("3 channels cannot be divided into 2 groups", { _ = GroupNormalization(groups: 2)(tf.ones([1, 3])) }),
      ("found 0", { _ = GroupNormalization(groups: 0) }),
      ("rate is a number from 0 to 1, found 1.5", { _ = Dropout(1.5) }),
      ("rate is a number from 0 to 1, found nan", { _ = Dropout(.nan) }),
      ("stddev is a number from 0 to 1", { _ = GaussianNoise(-1) }),
      ("does not fit input", { _ = Dropout(0.5, noiseShape: [1, 1])(tf.ones([2, 2, 2])) }),
      ("expected input of rank 4", { _ = SpatialDropout2D(0.5)(tf.ones([2, 2, 2])) }),
      ("axis 5 is out of range", { _ = UnitNormalization(axis: 5)(tf.ones([2])) }),
    ] as [(String, () -> Void)]) func misuseSaysWhatIsWrong(_ expected: String, _ body: () -> Void) {
      let message = failure(of: body)
      #expect(message?.contains(expected) == true, "\(message ?? "no failure")")
    }
  }
}
