import Display
import Learning
import Tensors
import Testing

extension OneAtATime {
  @Suite struct InitializerTests {
    private func initializer(_ name: String) -> Initializer? {
      typealias I = keras.initializers
      return switch name {
      case "zeros": .zeros
      case "ones": I.Ones()
      case "constant": I.Constant(2.5)
      case "identity": I.Identity(gain: 3)
      case "randomNormal": I.RandomNormal(mean: 1, stddev: 2, seed: 7)
      case "truncatedNormal": I.TruncatedNormal(mean: 1, stddev: 2, seed: 7)
      case "randomUniform": I.RandomUniform(minval: -2, maxval: 3, seed: 7)
      case "glorotUniform": I.GlorotUniform(seed: 1)
      case "glorotNormal": I.GlorotNormal(seed: 2)
      case "heUniform": I.HeUniform(seed: 3)
      case "heNormal": I.HeNormal(seed: 4)
      case "lecunUniform": I.LecunUniform(seed: 5)
      case "lecunNormal": I.LecunNormal(seed: 6)
      case "varianceScaling":
        I.VarianceScaling(scale: 0.5, mode: .fanOut, distribution: .untruncatedNormal, seed: 8)
      case "varianceScalingAverage":
        I.VarianceScaling(scale: 2, mode: .fanAvg, distribution: .uniform, seed: 8)
      case "orthogonal": I.Orthogonal(gain: 2, seed: 9)
      default: nil
      }
    }

    @Test func seededValuesAndConfigurationsAreThoseOfKeras() {
      inFreshContext { _ in
        var count = 0
        for golden in Goldens.load("initializers.json", as: [Goldens.ObjectCase].self) {
          guard let initializer = initializer(golden.name) else { continue }
          count += 1
          for (key, expected) in golden.tensors {
            let found = initializer(expected.shape)
            #expect(matches(found, expected), "\(golden.name) \(key): \(found)")
          }
          // Keras forgets the gain of an identity and reads it all the same.
          if golden.name != "identity" {
            #expect(difference(initializer, golden.serialized) == nil, "\(golden.name)")
          }
        }
        #expect(count == 16)
      }
    }

    @Test func aRandomSeedStartsLayersAsInKeras() {
      inFreshContext { _ in
        let goldens = Goldens.load("initializers.json", as: [Goldens.ObjectCase].self)
        let seeded = goldens.first { $0.name == "setRandomSeed" }!
        keras.utils.setRandomSeed(42)
        for index in 0..<3 {
          #expect(matches(Initializer.glorotUniform([2, 2]), seeded.tensors["\(index)"]))
        }
        #expect(matches(tf.random.uniform([2]), seeded.tensors["tensorflow"]))
        #expect(matches(tf.cast(np.random.rand(2), .float32), seeded.tensors["numpy"]))
        let expected = goldens.first { $0.name == "model" }!
        keras.utils.setRandomSeed(7)
        let model = Sequential([Input(shape: [3]), Dense(4, activation: .relu), Dense(2)])
        for (index, weight) in model.weights.enumerated() {
          #expect(matches(weight, expected.tensors["\(index)"]), "\(weight)")
        }
      }
    }

    private final class Halves: Initializer {
      override func callAsFunction(_ shape: [Int], dtype: DType? = nil) -> Tensor { tf.fill(shape, 0.5) }
    }

    @Test func closuresSubclassesAndRandomFunctionsStartWeightsToo() {
      inFreshContext { _ in
        let closure = Dense(2, kernelInitializer: Initializer { tf.ones($0) * 3 }, inputShape: [1])
        _ = Sequential([closure])
        #expect(numbers(closure.kernel) == [3, 3])
        let own = Dense(2, kernelInitializer: Halves(), biasInitializer: Initializer([1.0, 2.0]), inputShape: [1])
        _ = Sequential([own])
        #expect(numbers(own.kernel) == [0.5, 0.5])
        #expect(numbers(own.bias) == [1, 2])
        tf.random.setSeed(1)
        let expected = tf.random.normal([1, 2])
        tf.random.setSeed(1)
        let random = Dense(2, kernelInitializer: tf.random.normal, inputShape: [1])
        _ = Sequential([random])
        #expect(numbers(random.kernel) == numbers(expected))
      }
    }

    @Test func sameInitializerGivesSameNumbersAndAnotherOneOthers() {
      inFreshContext { _ in
        let first = Initializer.heNormal
        #expect(numbers(first([4])) == numbers(first([4])))
        #expect(numbers(first([4])) != numbers(first.clone()([4])))
        #expect(numbers(first([4])) != numbers(Initializer.heNormal([4])))
      }
    }

    @Test func otherDtypesAreMadeOrConverted() {
      inFreshContext { _ in
        #expect(Initializer.glorotUniform([2], dtype: .float64).dtype == .float64)
        #expect(Initializer.constant(3)([2], dtype: .int32).elements(as: Int32.self) == [3, 3])
        #expect(Initializer { tf.ones($0) }([2], dtype: .float64).dtype == .float64)
      }
    }

    @Test(arguments: [
      ("of rank 3", { keras.initializers.Identity()([1, 2, 3]) }),
      ("rank 2 or more", { keras.initializers.Orthogonal()([3]) }),
      ("positive", { keras.initializers.VarianceScaling(scale: -1)([2, 2]) }),
      ("-2", { Initializer.glorotUniform([-2, 3]) }),
      ("(3,)", { Initializer { _ in tf.ones([3]) }([2]) }),
      ("overrides", { Initializer()([2]) }),
    ] as [(String, () -> Tensor)]) func misuseSaysWhatIsWrong(_ expected: String, _ make: () -> Tensor) {
      inFreshContext { _ in
        _ = make()
        #expect(ExecutionContext.current.failure?.description.contains(expected) == true)
      }
    }
  }

  @Suite struct RegularizerTests {
    private func regularizer(_ name: String) -> Regularizer {
      switch name {
      case "l1": keras.regularizers.l1(0.3)
      case "l1Default": .l1
      case "l2": .l2(0.2)
      case "l2Default": keras.regularizers.L2()
      case "l1L2": .l1L2(l1: 0.1, l2: 0.2)
      case "orthogonalRows": keras.regularizers.OrthogonalRegularizer(factor: 0.4)
      default: keras.regularizers.OrthogonalRegularizer(factor: 0.4, mode: .columns)
      }
    }

    @Test func valuesGradientsAndConfigurationsAreThoseOfKeras() {
      inFreshContext { _ in
        for golden in Goldens.load("regularizers.json", as: [Goldens.ObjectCase].self) {
          let regularizer = regularizer(golden.name)
          let w = Variable(golden.tensors["w"]!.tensor)
          let tape = GradientTape()
          let value = with(tape) { regularizer(w) }
          #expect(matches(value, golden.tensors["value"]), "\(golden.name): \(value)")
          #expect(matches(tape.gradient(value, w), golden.tensors["gradient"]), "\(golden.name)")
          #expect(difference(regularizer, golden.serialized) == nil, "\(golden.name)")
        }
      }
    }

    private final class Spread: Regularizer {
      override func callAsFunction(_ x: Tensor) -> Tensor { tf.reduceMax(x) - tf.reduceMin(x) }
    }

    @Test func closuresAndSubclassesAreRegularizers() {
      inFreshContext { _ in
        #expect(Double(Regularizer { tf.reduceSum($0) }([1.0, 2.0])) == 3)
        #expect(Double(Spread()([1.0, 5.0])) == 4)
        _ = keras.regularizers.l2(-1)([1.0])
        #expect(ExecutionContext.current.failure?.description.contains("found -1") == true)
      }
    }
  }

  @Suite struct ConstraintTests {
    private func constraint(_ name: String) -> Constraint {
      switch name {
      case "nonNeg": .nonNeg
      case "unitNorm": .unitNorm
      case "unitNormAxes": keras.constraints.UnitNorm(axis: [0, 1, 2])
      case "maxNorm": .maxNorm(1.5)
      case "maxNormAxes": keras.constraints.MaxNorm(1, axis: [0, 1, 2])
      default: keras.constraints.MinMaxNorm(minValue: 0.8, maxValue: 1.2, rate: 0.7, axis: 1)
      }
    }

    @Test func valuesAndConfigurationsAreThoseOfKeras() {
      inFreshContext { _ in
        for golden in Goldens.load("constraints.json", as: [Goldens.ObjectCase].self) {
          let constraint = constraint(golden.name)
          let value = constraint(golden.tensors["w"]!.tensor)
          #expect(matches(value, golden.tensors["value"]), "\(golden.name): \(value)")
          #expect(difference(constraint, golden.serialized) == nil, "\(golden.name)")
        }
        #expect(numbers(Constraint { $0 * 2 }([1.0, 2.0])) == [2, 4])
      }
    }
  }
}
