import Display
import Learning
import Tensors
import Testing

extension OneAtATime {
  /// Every layer is made again from what it says of itself.
  @Suite struct LayerCatalogTests {
    private func layers() -> [Layer] {
      [
        Dense(3, activation: .gelu, useBias: false, kernelInitializer: .heNormal, kernelRegularizer: .l2(0.5), kernelConstraint: .maxNorm(3)),
        Flatten(), Activation(.softmax), ReLU(maxValue: 6, negativeSlope: 0.1), LeakyReLU(), ELU(alpha: 0.5), PReLU(), Softmax(),
        Conv1D(4, 3, padding: .causal), Conv2D(4, (3, 5), strides: 2, padding: .same, activation: .relu), Conv3D(2, 3),
        Conv2DTranspose(4, 3, strides: 2), DepthwiseConv2D(3, depthMultiplier: 2), SeparableConv2D(4, 3),
        MaxPooling1D(), MaxPooling2D((2, 3), padding: .same), AveragePooling2D(2), AveragePooling3D(2),
        GlobalAveragePooling2D(), GlobalMaxPooling1D(keepDims: true),
        BatchNormalization(momentum: 0.9), LayerNormalization(epsilon: 1e-6), GroupNormalization(groups: 2), UnitNormalization(),
        Dropout(0.3, seed: 4), SpatialDropout2D(0.25), GaussianNoise(0.1), AlphaDropout(0.2),
        Reshape([2, -1]), Permute([2, 1]), RepeatVector(3), ZeroPadding2D(2), Cropping1D(1), UpSampling2D(2),
        Add(), Multiply(), Concatenate(axis: 1), Dot(axes: 1),
        Embedding(10, 4, maskZero: true), Masking(), LSTM(4, returnSequences: true, goBackwards: true), GRU(3, resetAfter: false),
        SimpleRNN(2), Bidirectional(LSTM(3)), TimeDistributed(Dense(2)), MultiHeadAttention(numHeads: 2, keyDim: 3), Attention(),
      ]
    }

    /// One axis is the same alone, in a list, or for both inputs of a product.
    private func comparable(_ config: ConfigDictionary) -> ConfigDictionary {
      var result = config
      for name in config.keys {
        switch config[name] {
        case .list(let values) where name.hasPrefix("ax") && values.allSatisfy({ $0 == values[0] }): result[name] = values[0]
        case .dictionary(let inner): result[name] = .dictionary(comparable(inner))
        default: break
        }
      }
      return result
    }

    @Test func everyLayerIsMadeAgainFromItsConfiguration() throws {
      try inFreshContext { _ in
        for layer in layers() {
          let again = try ObjectReader().layer(.dictionary(layer.serialized))
          #expect(again.className == layer.className)
          #expect(comparable(again.config) == comparable(layer.config), "\(layer.className)")
        }
        #expect(ExecutionContext.current.failure == nil)
      }
    }
  }
}
