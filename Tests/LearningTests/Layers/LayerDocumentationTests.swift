import Display
import Learning
import Tensors
import Testing

extension OneAtATime {
  /// The examples in the doc comments of layers print what their comments say.
  @Suite struct LayerDocumentationTests {
    @Test func printedNumbersAreRight() {
      inFreshContext { _ in
        let x = tf.constant([[[1.0], [3], [2], [6]]])
        #expect("\(tf.squeeze(MaxPooling1D()(x)).numpy())" == "[3. 6.]")
        #expect("\(tf.squeeze(AveragePooling1D(2)(x)).numpy())" == "[2. 4.]")
        #expect("\(LayerNormalization(epsilon: 0)(tf.constant([[1.0, 3.0]])).numpy())" == "[[-1.  1.]]")
        #expect("\(RMSNormalization(epsilon: 0)(tf.constant([[2.0, -2.0]])).numpy())" == "[[ 1. -1.]]")
        #expect("\(UnitNormalization()(tf.constant([[3.0, 4.0]])).numpy())" == "[[0.6 0.8]]")
        #expect("\(Dropout(0.5)(tf.ones([4])).numpy())" == "[1. 1. 1. 1.]")
        #expect("\(ReLU(maxValue: 6)(tf.constant([-1.0, 3, 8])).numpy())" == "[0. 3. 6.]")
        #expect("\(LeakyReLU()(tf.constant([-1.0, 2])).numpy())" == "[-0.3  2. ]")
        #expect("\(ELU()(tf.constant([-1.0, 2])).numpy())" == "[-0.63212055  2.        ]")
        #expect("\(Softmax()(tf.constant([0.0, 0])).numpy())" == "[0.5 0.5]")
        #expect("\(Lambda({ x in x ** 2 })(tf.constant([3.0])).numpy())" == "[9.]")
        #expect("\(Average()([tf.constant([1.0]), tf.constant([2.0])]).numpy())" == "[1.5]")
        #expect("\(Dot(axes: 1)([tf.constant([[1.0, 2]]), tf.constant([[3.0, 4]])]).numpy())" == "[[11.]]")
        #expect("\(Rescaling(1.0 / 255)(tf.constant([0, 255])).numpy())" == "[0. 1.]")
        #expect(ExecutionContext.current.failure == nil)
      }
    }

    @Test(arguments: [
      ("(2, 10, 8)", { Conv1D(8, 3, padding: .causal)(tf.ones([2, 10, 4])) }),
      ("(2, 26, 26, 32)", { Conv2D(32, (3, 3), activation: .relu, inputShape: [28, 28, 1])(tf.ones([2, 28, 28, 1])) }),
      ("(1, 3, 4, 5, 2)", { Conv3D(2, 3)(tf.ones([1, 5, 6, 7, 1])) }),
      ("(1, 10, 2)", { Conv1DTranspose(2, 4, strides: 2, padding: .same)(tf.ones([1, 5, 3])) }),
      ("(1, 10, 12, 2)", { Conv2DTranspose(2, 4, strides: 2, padding: .same)(tf.ones([1, 5, 6, 3])) }),
      ("(1, 4, 6, 8, 2)", { Conv3DTranspose(2, 2, strides: 2)(tf.ones([1, 2, 3, 4, 1])) }),
      ("(1, 6, 8)", { DepthwiseConv1D(3, depthMultiplier: 2)(tf.ones([1, 8, 4])) }),
      ("(1, 6, 6, 4)", { DepthwiseConv2D(3)(tf.ones([1, 8, 8, 4])) }),
      ("(1, 6, 5)", { SeparableConv1D(5, 3)(tf.ones([1, 8, 4])) }),
      ("(1, 6, 6, 5)", { SeparableConv2D(5, 3)(tf.ones([1, 8, 8, 4])) }),
      ("(1, 14, 14, 3)", { MaxPooling2D((2, 2))(tf.ones([1, 28, 28, 3])) }),
      ("(1, 2, 3, 4, 3)", { AveragePooling3D(2)(tf.ones([1, 4, 6, 8, 3])) }),
      ("(2, 4)", { GlobalMaxPooling3D()(tf.ones([2, 3, 3, 3, 4])) }),
      ("(1, 4, 4, 6)", { GroupNormalization(groups: 2)(tf.ones([1, 4, 4, 6])) }),
      ("(3, 2, 4)", { Reshape([2, -1])(tf.ones([3, 8])) }),
      ("(3, 64, 10)", { Permute([2, 1])(tf.ones([3, 10, 64])) }),
      ("(2, 3, 32)", { RepeatVector(3)(tf.ones([2, 32])) }),
      ("(1, 10, 10, 3)", { ZeroPadding2D(1)(tf.ones([1, 8, 8, 3])) }),
      ("(1, 6, 6, 6, 3)", { Cropping3D(1)(tf.ones([1, 8, 8, 8, 3])) }),
      ("(1, 8, 12, 3)", { UpSampling2D((2, 3))(tf.ones([1, 4, 4, 3])) }),
      ("(2, 96)", { Concatenate()([tf.ones([2, 64]), tf.ones([2, 32])]) }),
      ("(2, 32, 64)", { EinsumDense("abc,cd->abd", outputShape: [nil, 64], biasAxes: "d")(tf.ones([2, 32, 128])) }),
      ("(2, 4, 6, 3)", { Resizing(4, 6)(tf.ones([2, 8, 8, 3])) }),
      ("(2, 8, 8, 3)", { RandomZoom(0.1)(tf.ones([2, 8, 8, 3]), training: true) }),
      ("(2, 4, 4, 3)", { RandomCrop(4, 4)(tf.ones([2, 8, 8, 3]), training: true) }),
    ] as [(String, () -> Tensor)]) func printedShapesAreRight(_ expected: String, _ make: () -> Tensor) {
      inFreshContext { _ in #expect("\(make().shape)" == expected) }
    }
  }
}
