import Display
import Learning
import Tensors
import Testing

extension OneAtATime {
  @Suite struct ShapeLayerTests {
    private func layer(_ name: String) -> Layer? {
      switch name {
      case "reshape": Reshape([3, 4], name: "a")
      case "reshapeOpen": Reshape(targetShape: [-1, 2], name: "a")
      case "permute": Permute([2, 1], name: "a")
      case "repeatVector": RepeatVector(3, name: "a")
      case "identity": Identity(name: "a")
      case "zero1d": ZeroPadding1D((1, 2), name: "a")
      case "zero2d": ZeroPadding2D(name: "a")
      case "zero2dPairs": ZeroPadding2D(((1, 0), (2, 3)), name: "a")
      case "zero2dFirst": ZeroPadding2D(padding: (1, 2), dataFormat: .channelsFirst, name: "a")
      case "zero3d": ZeroPadding3D((1, 0, 2), name: "a")
      case "crop1d": Cropping1D(name: "a")
      case "crop2d": Cropping2D(cropping: ((1, 0), (2, 1)), name: "a")
      case "crop3d": Cropping3D(1, name: "a")
      case "up1d": UpSampling1D(3, name: "a")
      case "up2d": UpSampling2D((2, 3), name: "a")
      case "up2dBilinear": UpSampling2D(size: 2, interpolation: .bilinear, name: "a")
      case "up2dFirst": UpSampling2D(2, dataFormat: .channelsFirst, interpolation: .bicubic, name: "a")
      case "up3d": UpSampling3D(2, name: "a")
      case "relu": ReLU(name: "a")
      case "reluAll": ReLU(maxValue: 1, negativeSlope: 0.2, threshold: 0.5, name: "a")
      case "leaky": LeakyReLU(name: "a")
      case "elu": ELU(alpha: 0.7, name: "a")
      case "prelu": PReLU(name: "a")
      case "preluShared": PReLU(alphaInitializer: .ones, sharedAxes: [1, 2], name: "a")
      case "softmax", "softmaxMasked": Softmax(name: "a")
      case "softmaxAxis": Softmax(axis: 1, name: "a")
      case "softmaxAxes": Softmax(axis: [1, 2], name: "a")
      case "activation": Activation(.tanh, name: "a")
      case "add", "addThree": Add(name: "a")
      case "subtract": Subtract(name: "a")
      case "multiply", "multiplyRanks": Multiply(name: "a")
      case "average": Average(name: "a")
      case "maximum": Maximum(name: "a")
      case "minimum": Minimum(name: "a")
      case "concatenate": Concatenate(name: "a")
      case "concatenateAxis": Concatenate(axis: 1, name: "a")
      case "dot": Dot(axes: 1, name: "a")
      case "dotMatrices": Dot(axes: (2, 1), name: "a")
      case "dotLast": Dot(axes: -1, normalize: true, name: "a")
      case "einsum": EinsumDense("abc,cd->abd", outputShape: [5, 4], activation: .relu, biasAxes: "d", name: "a")
      case "einsumLeft": EinsumDense("...x,xyz->...yz", outputShape: [2, 4], biasAxes: "yz", name: "a")
      case "einsumRight": EinsumDense("ab...,bc->ac...", outputShape: 4, biasAxes: "c", name: "a")
      default: nil
      }
    }

    @Test func reshapingMergingAndActivationsGiveKerasNumbersGradientsShapesAndConfigurations() {
      checkLayers("layers_shapes.json", layer)
    }

    @Test func functionsMergeSymbolicAndOrdinaryTensors() {
      inFreshContext { _ in
        let (a, b): (Tensor, Tensor) = (tf.constant([[1.0, 2]]), tf.constant([[3.0, 5]]))
        #expect(numbers(layers.add([a, b])) == [4, 7])
        #expect(numbers(keras.layers.subtract([a, b])) == [-2, -3])
        #expect(numbers(keras.layers.multiply([a, b])) == [3, 10])
        #expect(numbers(keras.layers.average([a, b])) == [2, 3.5])
        #expect(numbers(keras.layers.maximum([a, b])) == [3, 5])
        #expect(numbers(keras.layers.minimum([a, b])) == [1, 2])
        #expect(numbers(keras.layers.concatenate([a, b])) == [1, 2, 3, 5])
        #expect(numbers(keras.layers.dot([a, b], axes: 1)) == [13])
        let x = Input(shape: [4])
        let model = Model(inputs: x, outputs: keras.layers.add([Dense(4)(x), x]))
        #expect(model(tf.ones([2, 4])).shape == [2, 4])
      }
    }

    @Test func functionsAreLayers() {
      inFreshContext { _ in
        let stacked = Lambda({ x in tf.stack([x, x ** 2], axis: 1) })
        #expect(numbers(stacked([2.0, 3.0])) == [2, 4, 3, 9])
        func sampling(_ inputs: [Tensor]) -> Tensor { inputs[0] + inputs[1] }
        #expect(numbers(Lambda(sampling)([[1.0], [2.0]] as [Tensor])) == [3])
        let model = Sequential([Input(shape: [2]), Lambda({ $0 * 2 })])
        #expect(numbers(model(tf.ones([1, 2]))) == [2, 2])
      }
    }

    @Test func stepsCountWhereAnyMergedInputCounts() {
      inFreshContext { _ in
        let (a, b) = (tf.ones([1, 3, 2]), tf.ones([1, 3, 2]))
        a.mask = tf.constant([[true, false, false]])
        #expect(Add()([a, b]).mask == nil)
        b.mask = tf.constant([[false, false, true]])
        #expect(Add()([a, b]).mask!.elements(as: Bool.self) == [true, false, true])
        #expect(Concatenate()([a, b]).mask!.elements(as: Bool.self) == [true, false, true])
        #expect(Concatenate(axis: 1)([a, b]).mask!.elements(as: Bool.self) == [true, false, false, false, false, true])
      }
    }

    @Test(arguments: [
      ("samples of shape (3,) cannot become (2, 2)", { _ = Reshape([2, 2])(tf.ones([1, 3])) }),
      ("at most one -1, found [-1, -1]", { _ = Reshape([-1, -1]) }),
      ("cannot become", { _ = Reshape([-1, 0])(tf.ones([1, 3])) }),
      ("too large", { _ = Reshape([1 << 40, 1 << 40])(tf.ones([1, 3])) }),
      ("an order of the axes from 1 to 2, found [0, 1]", { _ = Permute([0, 1]) }),
      ("expected input of rank 3", { _ = Permute([2, 1])(tf.ones([1, 2])) }),
      ("n takes numbers from 1 to 2147483647, found 0", { _ = RepeatVector(0) }),
      ("padding takes numbers from 0", { _ = ZeroPadding2D(-1) }),
      ("takes all of axis 1", { _ = Cropping1D(2)(tf.ones([1, 4, 1])) }),
      ("size takes numbers", { _ = UpSampling2D(0) }),
      ("maxValue is not negative", { _ = ReLU(-1) }),
      ("takes 2 inputs, found 1", { _ = Subtract()([tf.ones([1, 2])]) }),
      ("incompatible shapes: (2, 3) and (2, 4)", { _ = Add()([tf.ones([2, 3]), tf.ones([2, 4])]) }),
      ("can only differ in axis 1, found (2, 3) and (1, 3)", { _ = Concatenate()([tf.ones([2, 3]), tf.ones([1, 3])]) }),
      ("axis 0 is not one of the axes after the batch", { _ = Dot(axes: 0)([tf.ones([2, 3]), tf.ones([2, 3])]) }),
      ("3 != 4", { _ = Dot(axes: 1)([tf.ones([2, 3]), tf.ones([2, 4])]) }),
      ("sharedAxes are axes after the batch, found 3", { _ = PReLU(sharedAxes: [3])(tf.ones([2, 3])) }),
      ("found 'ab,bc'", { _ = EinsumDense("ab,bc", outputShape: 3) }),
      ("names 3 axes of the input, found shape (None, 4)", { _ = EinsumDense("abc,cd->abd", outputShape: [nil, 4])(tf.ones([2, 4])) }),
      ("'z', which is no axis of the output 'ac'", { _ = EinsumDense("ab,bc->ac", outputShape: 3, biasAxes: "z") }),
      ("takes one input, found 2", { _ = Lambda({ $0 })([tf.ones([1]), tf.ones([1])]) }),
    ] as [(String, () -> Void)]) func misuseSaysWhatIsWrong(_ expected: String, _ body: () -> Void) {
      let message = failure(of: body)
      #expect(message?.contains(expected) == true, "\(message ?? "no failure")")
    }
  }
}
