import Display
import Learning
import Tensors
import Testing

extension OneAtATime {
  @Suite struct OptimizerTests {
    struct Case: Decodable {
      let name: String
      let serialized: String
      let names: [String]
      let tensors: [String: Goldens.ObjectCase.Array]
    }
    static let cases = Goldens.load("optimizers.json", as: [Case].self)

    private func optimizer(_ name: String) -> Optimizer {
      switch name {
      case "sgd": .sgd
      case "sgdMomentum": SGD(learningRate: 0.1, momentum: 0.9)
      case "sgdNesterov": SGD(learningRate: 0.1, momentum: 0.9, nesterov: true, weightDecay: 0.01)
      case "rmsprop": .rmsprop
      case "rmspropCentered":
        RMSprop(learningRate: 0.01, rho: 0.8, momentum: 0.7, epsilon: 1e-5, centered: true)
      case "adam": Adam(learningRate: 0.01)
      case "adamAmsgrad": Adam(learningRate: 0.01, beta1: 0.8, beta2: 0.95, epsilon: 1e-4, amsgrad: true)
      case "adamw": .adamw
      case "adamwDecay": AdamW(learningRate: 0.02, weightDecay: 0.1)
      case "nadam": Nadam(learningRate: 0.01)
      case "adamax": Adamax(learningRate: 0.01)
      case "adagrad": Adagrad(learningRate: 0.05)
      case "adadelta": Adadelta(learningRate: 1)
      case "ftrl": Ftrl(learningRate: 0.1)
      case "ftrlRegularized":
        Ftrl(
          learningRate: 0.1, learningRatePower: -0.6, initialAccumulatorValue: 0.2, l1RegularizationStrength: 0.05,
          l2RegularizationStrength: 0.1, l2ShrinkageRegularizationStrength: 0.02, beta: 0.3)
      case "lion": Lion(learningRate: 0.01)
      case "clipnorm": SGD(learningRate: 0.1, clipnorm: 0.8)
      case "clipvalue": SGD(learningRate: 0.1, clipvalue: 0.5)
      case "globalClipnorm": Adam(learningRate: 0.1, globalClipnorm: 1)
      case "ema": SGD(learningRate: 0.1, useEma: true, emaMomentum: 0.7)
      case "emaOverwrite": Adam(learningRate: 0.1, useEma: true, emaMomentum: 0.7, emaOverwriteFrequency: 3)
      case "lossScale": SGD(learningRate: 0.1, lossScaleFactor: 4)
      case "accumulation": Adam(learningRate: 0.1, clipvalue: 0.4, gradientAccumulationSteps: 3)
      case "schedule": SGD(learningRate: ExponentialDecay(0.1, 2, 0.5), momentum: 0.5)
      default: SGD(learningRate: 0.5)
      }
    }

    /// The weights after ten steps, each step done by `apply`.
    private func compare(_ golden: Case, _ optimizer: Optimizer, by apply: (Int, [Variable]) -> Void) {
      let kernel = Variable(golden.tensors["kernel"]!.tensor, name: "kernel")
      let bias = Variable(golden.tensors["bias"]!.tensor, name: "bias")
      if golden.name == "constraint" { kernel.constraint = { Constraint.maxNorm(1)($0) } }
      let (kernels, biases) = (golden.tensors["kernels"]!.tensor, golden.tensors["biases"]!.tensor)
      for step in 0..<10 {
        apply(step, [kernel, bias])
        #expect(
          largestError(numbers(kernel), numbers(kernels[step]), floor: 0.01) < 1e-5, "\(golden.name) step \(step)")
        #expect(
          largestError(numbers(bias), numbers(biases[step]), floor: 0.01) < 1e-5, "\(golden.name) step \(step)")
      }
      #expect(ExecutionContext.current.failure == nil)
      #expect(optimizer.variables.map(\.baseName) == golden.names)
      for (index, variable) in optimizer.variables.enumerated() {
        #expect(
          matches(tf.cast(variable, .float32), golden.tensors["slot\(index)"], floor: 1e-3),
          "\(golden.name) \(variable.name)")
      }
      optimizer.finalizeVariableValues([kernel, bias])
      #expect(matches(kernel, golden.tensors["finalKernel"]), "\(golden.name)")
    }

    @Test(arguments: cases.indices) func tenStepsAreThoseOfKeras(_ index: Int) {
      let golden = Self.cases[index]
      inFreshContext { _ in
        let gradients = [golden.tensors["kernelGradients"]!.tensor, golden.tensors["biasGradients"]!.tensor]
        let optimizer = optimizer(golden.name)
        compare(golden, optimizer) { step, weights in
          optimizer.applyGradients(zip(gradients.map { $0[step] }, weights))
        }
      }
    }

    @Test(arguments: cases.indices) func tracedStepsAreTheSame(_ index: Int) {
      let golden = Self.cases[index]
      inFreshContext { _ in
        let gradients = [golden.tensors["kernelGradients"]!.tensor, golden.tensors["biasGradients"]!.tensor]
        let optimizer = optimizer(golden.name)
        var step: ((Tensor, Tensor) -> Void)?
        compare(golden, optimizer) { index, weights in
          optimizer.build(weights)
          if step == nil {
            let function = tf.function { (a: Tensor, b: Tensor) -> Tensor in
              optimizer.applyGradients(zip([a, b], weights))
              return a
            }
            step = { _ = function($0, $1) }
          }
          step!(gradients[0][index], gradients[1][index])
        }
      }
    }

    @Test func configurationsAreThoseOfKerasAndMakeTheSameOptimizers() {
      inFreshContext { _ in
        keras.backend.clearSession()
        for golden in Self.cases {
          let optimizer = optimizer(golden.name)
          #expect(difference(optimizer, golden.serialized) == nil, "\(golden.name)")
          let rate: LearningRate =
            optimizer.learningRateSchedule.map { .schedule($0) } ?? .constant(optimizer.learningRate)
          let again = OptimizerCatalog.make(optimizer.className, optimizer.config, rate: rate)
          #expect(again?.config == optimizer.config, "\(golden.name)")
        }
      }
    }

    @Test func learningRatesAreSetAsNumbersOnly() {
      inFreshContext { _ in
        let adam = Adam()
        adam.learningRate = 0.5
        #expect(adam.learningRate == 0.5)
        let scheduled = SGD(learningRate: ExponentialDecay(0.25, 10, 0.5))
        #expect(scheduled.learningRate == 0.25)
        scheduled.learningRate = 1
        #expect(ExecutionContext.current.failure?.description.contains("schedule") == true)
      }
    }

    @Test func weightsOfOtherDtypesKeepThem() {
      inFreshContext { _ in
        for optimizer: Optimizer in [
          .sgd, .adam, .adamw, .nadam, .adamax, .adagrad, .adadelta, .ftrl, .lion, .rmsprop,
          SGD(momentum: 0.9, globalClipnorm: 1, useEma: true, emaOverwriteFrequency: 1),
        ] {
          let w = Variable(tf.constant([1.0, 2.0], dtype: .float64))
          optimizer.applyGradients([(tf.constant([1.0, 1.0], dtype: .float64), w)])
          #expect(ExecutionContext.current.failure == nil, "\(optimizer.name)")
          #expect(w.elements(as: Double.self)[0] < 1, "\(optimizer.name)")
        }
      }
    }

    @Test func namedWeightsAreLeftOutOfDecay() {
      inFreshContext { _ in
        let optimizer = SGD(learningRate: 1, weightDecay: 0.5)
        optimizer.excludeFromWeightDecay(varNames: ["bias"])
        let (kernel, bias) = (Variable(tf.constant(4.0), name: "kernel"), Variable(tf.constant(4.0), name: "bias"))
        optimizer.apply([tf.constant(0.0), tf.constant(0.0)], [kernel, bias])
        #expect(Double(kernel) == 2)
        #expect(Double(bias) == 4)
      }
    }

    @Test(arguments: [
      ("only one kind", { _ = SGD(clipnorm: 1, clipvalue: 1) }),
      ("2 or more", { _ = Adam(gradientAccumulationSteps: 1) }),
      ("between 0 and 1", { _ = Adam(useEma: true, emaMomentum: 2) }),
      ("1 or more", { _ = Adam(useEma: true, emaOverwriteFrequency: 0) }),
      ("found -1", { Ftrl(l1RegularizationStrength: -1).build([Variable(1.0)]) }),
      ("beta1", { Lion(beta1: 0).build([Variable(1.0)]) }),
      ("2 gradients", { SGD().apply([tf.constant(1.0), tf.constant(1.0)], [Variable(1.0)]) }),
      ("shape (2,)", { SGD().applyGradients([(tf.constant([1.0, 2.0]), Variable(1.0))]) }),
    ] as [(String, () -> Void)]) func misuseSaysWhatIsWrong(_ expected: String, _ make: () -> Void) {
      inFreshContext { _ in
        make()
        let message = ExecutionContext.current.failure?.description ?? ""
        #expect(message.contains(expected), "\(message)")
      }
    }
  }

  @Suite struct ScheduleTests {
    private func schedule(_ name: String) -> LearningRateSchedule {
      switch name {
      case "exponential": ExponentialDecay(0.1, 10, 0.96)
      case "exponentialStaircase": ExponentialDecay(initialLearningRate: 0.1, decaySteps: 10, decayRate: 0.5, staircase: true)
      case "inverseTime": InverseTimeDecay(0.1, 10, 0.5)
      case "inverseTimeStaircase": InverseTimeDecay(0.1, 10, 0.5, staircase: true)
      case "polynomial": PolynomialDecay(0.1, 30, endLearningRate: 0.01)
      case "polynomialPower": PolynomialDecay(0.1, 30, power: 2)
      case "polynomialCycle": PolynomialDecay(0.1, 10, endLearningRate: 0.01, cycle: true)
      case "piecewise": PiecewiseConstantDecay([2, 10, 30], [1.0, 0.5, 0.1, 0.01])
      case "cosine": CosineDecay(0.1, 30, alpha: 0.1)
      case "cosineWarmup": CosineDecay(0, 30, warmupTarget: 0.2, warmupSteps: 10)
      case "restarts": CosineDecayRestarts(0.1, 7, mMul: 0.9, alpha: 0.01)
      default: CosineDecayRestarts(0.1, 9, tMul: 1)
      }
    }

    @Test func valuesAndConfigurationsAreThoseOfKeras() {
      inFreshContext { _ in
        for golden in Goldens.load("schedules.json", as: [Goldens.ObjectCase].self) {
          let schedule = schedule(golden.name)
          let steps = golden.tensors["steps"]!.values.map { Int($0) }
          let found = steps.map { Double(schedule($0)) }
          let error = largestError(found, golden.tensors["values"]!.values, floor: 1e-3)
          #expect(error < 1e-5, "\(golden.name): \(found)")
          #expect(difference(schedule, golden.serialized) == nil, "\(golden.name)")
        }
      }
    }

    private final class Halving: LearningRateSchedule {
      override func callAsFunction(_ step: Tensor) -> Tensor { 1 / tf.pow(2.0, tf.cast(step, .float32)) }
    }

    @Test func schedulesOfOnesOwnRunInsideFit() {
      inFreshContext { _ in
        let model = Sequential([Dense(1, useBias: false, kernelInitializer: .zeros, inputShape: [1])])
        // The gradient of -mean(prediction) for input 1 is -1, so that the weight adds up the rates.
        model.compile(optimizer: SGD(learningRate: Halving()), loss: { _, p in -tf.reduceMean(p) })
        model.fit(tf.ones([4, 1]), tf.ones([4, 1]), epochs: 3, batchSize: 4, verbose: 0)
        #expect(numbers(model.weights[0]) == [1.75])
      }
    }

    @Test func misuseSaysWhatIsWrong() {
      inFreshContext { _ in
        _ = ExponentialDecay(0.1, 0, 0.5)(1)
        #expect(ExecutionContext.current.failure?.description.contains("found 0") == true)
      }
      inFreshContext { _ in
        _ = PiecewiseConstantDecay([1], [0.1])(1)
        #expect(ExecutionContext.current.failure?.description.contains("1 boundaries and 1 values") == true)
      }
      inFreshContext { _ in
        _ = LearningRateSchedule()(1)
        #expect(ExecutionContext.current.failure?.description.contains("overrides") == true)
      }
    }
  }
}
