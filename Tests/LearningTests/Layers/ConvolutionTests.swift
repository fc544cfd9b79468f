import Display
import Learning
import Tensors
import Testing

extension OneAtATime {
  @Suite struct ConvolutionTests {
    private func layer(_ name: String) -> Layer? {
      switch name {
      case "conv1d": Conv1D(4, 3, name: "a")
      case "conv1dCausal": Conv1D(filters: 4, kernelSize: 3, padding: .causal, dilationRate: 2, activation: .relu, name: "a")
      case "conv1dSame": Conv1D(4, 2, strides: 2, padding: .same, useBias: false, name: "a")
      case "conv1dFirst": Conv1D(4, 3, dataFormat: .channelsFirst, kernelRegularizer: .l2, name: "a")
      case "conv2d": Conv2D(4, 3, activation: .relu, name: "a")
      case "conv2dSame": Conv2D(4, (3, 2), strides: 2, padding: .same, name: "a")
      case "conv2dDilated": Conv2D(4, (2, 3), padding: .same, dilationRate: 2, activation: .tanh, name: "a")
      case "conv2dGroups":
        Conv2D(filters: 6, kernelSize: 3, groups: 3, kernelInitializer: .heNormal, kernelConstraint: .nonNeg, name: "a")
      case "conv2dFirst": Conv2D(4, 3, strides: (1, 2), name: "a")
      case "conv3d": Conv3D(2, 2, name: "a")
      case "conv3dSame": Conv3D(2, (2, 1, 3), strides: (1, 2, 2), padding: .same, name: "a")
      case "conv1dTranspose": Conv1DTranspose(4, 3, strides: 2, name: "a")
      case "conv1dTransposeSame": Conv1DTranspose(4, 4, strides: 3, padding: .same, name: "a")
      case "conv2dTranspose": Conv2DTranspose(4, 3, strides: 2, padding: .same, activation: .relu, name: "a")
      case "conv2dTransposeValid": Conv2DTranspose(4, (2, 3), strides: (3, 2), useBias: false, name: "a")
      case "conv2dTransposeExtra": Conv2DTranspose(4, 3, strides: 2, padding: .same, outputPadding: 1, name: "a")
      case "conv3dTranspose": Conv3DTranspose(2, 2, strides: 2, name: "a")
      case "depthwise1d": DepthwiseConv1D(3, depthMultiplier: 2, name: "a")
      case "depthwise1dSame": DepthwiseConv1D(kernelSize: 3, strides: 2, padding: .same, activation: .relu, name: "a")
      case "depthwise2d": DepthwiseConv2D(3, depthMultiplier: 2, name: "a")
      case "depthwise2dSame": DepthwiseConv2D((3, 3), strides: 2, padding: .same, depthwiseRegularizer: .l1, name: "a")
      case "separable1d": SeparableConv1D(4, 3, padding: .same, activation: .relu, name: "a")
      case "separable2d": SeparableConv2D(4, 3, depthMultiplier: 2, name: "a")
      case "separable2dSame": SeparableConv2D(4, (3, 3), strides: 2, padding: .same, useBias: false, name: "a")
      case "max1d": MaxPooling1D(name: "a")
      case "max1dSame": MaxPooling1D(3, strides: 2, padding: .same, name: "a")
      case "max2dEven": MaxPooling2D(name: "a")
      case "max2d": MaxPooling2D((2, 2), name: "a")
      case "max2dSame": MaxPooling2D(poolSize: 3, strides: (1, 2), padding: .same, name: "a")
      case "max3d": MaxPooling3D(2, name: "a")
      case "average1d": AveragePooling1D(2, name: "a")
      case "average2d": AveragePooling2D(poolSize: (2, 3), name: "a")
      case "average2dSame": AveragePooling2D(3, strides: 2, padding: .same, name: "a")
      case "average3d": AveragePooling3D((2, 1, 2), name: "a")
      case "globalMax1d": GlobalMaxPooling1D(name: "a")
      case "globalMax2d": GlobalMaxPooling2D(keepDims: true, name: "a")
      case "globalMax3d": GlobalMaxPooling3D(name: "a")
      case "globalAverage1d", "globalAverage1dMasked": GlobalAveragePooling1D(name: "a")
      case "globalAverage2d": GlobalAveragePooling2D(name: "a")
      case "globalAverage2dFirst": GlobalAveragePooling2D(dataFormat: .channelsFirst, name: "a")
      case "globalAverage3d": GlobalAveragePooling3D(keepDims: true, name: "a")
      default: nil
      }
    }

    @Test func convolutionAndPoolingGiveKerasNumbersGradientsShapesAndConfigurations() {
      checkLayers("layers_convolution.json", layer)
    }

    @Test func tutorialsCompileAsTheyAreWritten() {
      inFreshContext { _ in
        let model = Sequential([
          Conv2D(32, (3, 3), activation: .relu, inputShape: [28, 28, 1]), MaxPooling2D((2, 2)),
          Conv2D(64, kernelSize: (3, 3), activation: tf.nn.relu), layers.MaxPooling2D(poolSize: (2, 2)),
          keras.layers.Conv2d(64, 3, padding: .same, activation: .relu), MaxPool2D(), Flatten(),
          Dense(64, activation: .relu), Dense(10),
        ])
        #expect(model.countParams() == 320 + 18496 + 36928 + (2 * 2 * 64 * 64 + 64) + 650)
        #expect(model(tf.ones([2, 28, 28, 1])).shape == [2, 10])
      }
    }

    @Test(arguments: [
      ("rank 4, (batch, height, width, channels), found shape (None, 28, 28)", { _ = Conv2D(2, 3)(tf.ones([1, 28, 28])) }),
      ("does not fit axis 2 of the input, found shape (None, 5, 2, 1)", { _ = Conv2D(2, 3)(tf.ones([1, 5, 2, 1])) }),
      ("3 channels of the input cannot be divided into 2 groups", { _ = Conv2D(2, 3, groups: 2)(tf.ones([1, 5, 5, 3])) }),
      ("filters must be a positive number, found 0", { _ = Conv2D(0, 3) }),
      ("3 filters cannot be divided into 2 groups", { _ = Conv2D(3, 3, groups: 2) }),
      ("kernelSize takes numbers from 1 to 1048575, found [-1, 3]", { _ = Conv2D(2, (-1, 3)) }),
      ("strides takes numbers", { _ = Conv2D(2, 3, strides: .max) }),
      ("cannot both be above 1", { _ = Conv1D(2, 3, strides: 2, dilationRate: 2) }),
      ("the channels of the input must be known", { _ = Conv2D(2, 3)(Input(shape: [8, 8, nil])) }),
      ("depthMultiplier takes numbers from 1 to 1048575, found -3", { _ = DepthwiseConv2D(3, depthMultiplier: -3) }),
      ("expected input with 3 channels, found shape (None, 5, 5, 4)", {
        let layer = Conv2D(2, 3)
        _ = layer(tf.ones([1, 5, 5, 3]))
        _ = layer(tf.ones([1, 5, 5, 4]))
      }),
      ("found 9223372036854775807", { _ = SeparableConv2D(2, 3, depthMultiplier: .max)(tf.ones([1, 5, 5, 3])) }),
      ("does not fit into this machine's memory", { _ = Conv2D(.max, 3)(tf.ones([1, 5, 5, 3])) }),
      ("does not fit into this machine's memory", { _ = Flatten()(Input(shape: [1 << 40, 1 << 40])) }),
      ("poolSize takes numbers", { _ = MaxPooling2D(0) }),
      ("expected input of rank 3", { _ = GlobalAveragePooling1D()(tf.ones([2, 3])) }),
      ("does not fit axis 1", { _ = AveragePooling1D(4)(tf.ones([1, 3, 1])) }),
    ] as [(String, () -> Void)]) func misuseSaysWhatIsWrong(_ expected: String, _ body: () -> Void) {
      let message = failure(of: body)
      #expect(message?.contains(expected) == true, "\(message ?? "no failure")")
    }

    @Test func largeImagesAndImagesOfAnySizeHaveSymbolicShapes() {
      inFreshContext { _ in
        let large = Input(shape: [1024, 1024, 3])
        #expect(MaxPooling2D()(Conv2D(64, 3, padding: .same)(large)).shape.dims == [-1, 512, 512, 64])
        let any = Input(shape: [nil, nil, 3])
        #expect(GlobalAveragePooling2D()(Conv2D(97, 3, strides: 2)(any)).shape.dims == [-1, 97])
        #expect(Conv2DTranspose(2, 3, strides: 2)(any).shape.dims == [-1, -1, -1, 2])
      }
    }

    @Test func emptyBatchesGoThrough() {
      inFreshContext { _ in
        #expect(Conv2D(2, 3)(tf.zeros([0, 5, 5, 1])).shape == [0, 3, 3, 2])
        #expect(MaxPooling2D(2)(tf.zeros([0, 5, 5, 1])).shape == [0, 2, 2, 1])
      }
    }
  }
}
