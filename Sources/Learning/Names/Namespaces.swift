import Tensors

extension keras {
  public typealias Sequential = Learning.Sequential
  public typealias Model = Learning.Model
  public typealias Layer = Learning.Layer
  public typealias Input = KerasTensor

  /// Models.
  public enum models {
    public typealias Sequential = Learning.Sequential
    public typealias Model = Learning.Model
  }

  /// Layers.
  public enum layers {
    public typealias Layer = Learning.Layer
    public typealias Input = KerasTensor
    public typealias InputLayer = Learning.InputLayer
    public typealias Dense = Learning.Dense
    public typealias Flatten = Learning.Flatten
    public typealias Activation = Learning.Activation
    public typealias ReLU = Learning.ReLU
    public typealias LeakyReLU = Learning.LeakyReLU
    public typealias Softmax = Learning.Softmax
    public typealias Embedding = Learning.Embedding
    public typealias Masking = Learning.Masking
    public typealias RNN = Learning.RNN
    public typealias RNNCell = Learning.RNNCell
    public typealias SimpleRNN = Learning.SimpleRNN
    public typealias SimpleRNNCell = Learning.SimpleRNNCell
    public typealias LSTM = Learning.LSTM
    public typealias LSTMCell = Learning.LSTMCell
    public typealias GRU = Learning.GRU
    public typealias GRUCell = Learning.GRUCell
    public typealias StackedRNNCells = Learning.StackedRNNCells
    public typealias Bidirectional = Learning.Bidirectional
    public typealias TimeDistributed = Learning.TimeDistributed
    public typealias MultiHeadAttention = Learning.MultiHeadAttention
    public typealias Attention = Learning.Attention
    public typealias AdditiveAttention = Learning.AdditiveAttention
    public typealias TextVectorization = Learning.TextVectorization
    public typealias StringLookup = Learning.StringLookup
    public typealias IntegerLookup = Learning.IntegerLookup
    public typealias CategoryEncoding = Learning.CategoryEncoding
    public typealias Discretization = Learning.Discretization
    public typealias Normalization = Learning.Normalization
    public typealias Hashing = Learning.Hashing
  }

  /// Activations as functions: `keras.activations.relu(x)`.
  public enum activations {
    public static let linear = ActivationFunction.linear
    public static let relu = ActivationFunction.relu
    public static let sigmoid = ActivationFunction.sigmoid
    public static let softmax = ActivationFunction.softmax
    public static let tanh = ActivationFunction.tanh
    public static let softplus = ActivationFunction.softplus
    public static let softsign = ActivationFunction.softsign
    public static let leakyRelu = ActivationFunction.leakyRelu
    public static let relu6 = ActivationFunction.relu6
    public static let exponential = ActivationFunction.exponential
    public static let silu = ActivationFunction.silu
    public static let swish = ActivationFunction.silu
    public static let elu = ActivationFunction.elu
  }

  /// How weights start.
  public enum initializers {}

  /// Losses.
  public enum losses {
    public typealias Loss = Learning.Loss
    public typealias MeanSquaredError = Learning.MeanSquaredError
    public typealias MeanAbsoluteError = Learning.MeanAbsoluteError
    public typealias BinaryCrossentropy = Learning.BinaryCrossentropy
    public typealias CategoricalCrossentropy = Learning.CategoricalCrossentropy
    public typealias SparseCategoricalCrossentropy = Learning.SparseCategoricalCrossentropy
    public typealias MeanAbsolutePercentageError = Learning.MeanAbsolutePercentageError
    public typealias MeanSquaredLogarithmicError = Learning.MeanSquaredLogarithmicError
    public typealias CosineSimilarity = Learning.CosineSimilarity
    public typealias Huber = Learning.Huber
    public typealias LogCosh = Learning.LogCosh
    public typealias Poisson = Learning.Poisson
    public typealias KLDivergence = Learning.KLDivergence
    public typealias Hinge = Learning.Hinge
    public typealias SquaredHinge = Learning.SquaredHinge
    public typealias CategoricalHinge = Learning.CategoricalHinge
    public typealias BinaryFocalCrossentropy = Learning.BinaryFocalCrossentropy
    public typealias CategoricalFocalCrossentropy = Learning.CategoricalFocalCrossentropy
    public typealias CategoricalGeneralizedCrossEntropy = Learning.CategoricalGeneralizedCrossEntropy
    public typealias Dice = Learning.Dice
    public typealias Tversky = Learning.Tversky
    public typealias Circle = Learning.Circle
  }

  /// Metrics.
  public enum metrics {
    public typealias Metric = Learning.Metric
  }

  /// Optimizers.
  public enum optimizers {
    public typealias Optimizer = Learning.Optimizer
    public typealias SGD = Learning.SGD
    public typealias Adam = Learning.Adam
    public typealias RMSprop = Learning.RMSprop
    public typealias AdamW = Learning.AdamW
    public typealias Nadam = Learning.Nadam
    public typealias Adamax = Learning.Adamax
    public typealias Adagrad = Learning.Adagrad
    public typealias Adadelta = Learning.Adadelta
    public typealias Ftrl = Learning.Ftrl
    public typealias Lion = Learning.Lion

    /// Learning rates that change from step to step.
    public enum schedules {
      public typealias LearningRateSchedule = Learning.LearningRateSchedule
      public typealias ExponentialDecay = Learning.ExponentialDecay
      public typealias InverseTimeDecay = Learning.InverseTimeDecay
      public typealias PolynomialDecay = Learning.PolynomialDecay
      public typealias PiecewiseConstantDecay = Learning.PiecewiseConstantDecay
      public typealias CosineDecay = Learning.CosineDecay
      public typealias CosineDecayRestarts = Learning.CosineDecayRestarts
    }
  }

  /// Callbacks.
  public enum callbacks {
    public typealias Callback = Learning.Callback
    public typealias History = Learning.History
    public typealias EarlyStopping = Learning.EarlyStopping
    public typealias LambdaCallback = Learning.LambdaCallback
    public typealias ModelCheckpoint = Learning.ModelCheckpoint
    public typealias BackupAndRestore = Learning.BackupAndRestore
    public typealias ReduceLROnPlateau = Learning.ReduceLROnPlateau
    public typealias LearningRateScheduler = Learning.LearningRateScheduler
    public typealias CSVLogger = Learning.CSVLogger
    public typealias TerminateOnNaN = Learning.TerminateOnNaN
  }

  /// What is common to the whole library.
  public enum backend {
    /// Starts the made-up names of layers and models over: the next Dense layer is `dense` again.
    public static func clearSession() { AutomaticNames.forgetAll() }
  }
}

extension keras.utils {
  /// Makes initial weights, shuffling and random tensors repeatable.
  ///
  ///     keras.utils.setRandomSeed(42)
  public static func setRandomSeed(_ seed: Int) {
    RandomSource.shared = RandomSource(seed: UInt64(bitPattern: Int64(seed)))
    DefaultSeeds.start(from: seed)
    np.random.seed(seed)
    RandomGenerator.setSeed(seed)
  }
}

public typealias layers = keras.layers
public typealias losses = keras.losses
public typealias metrics = keras.metrics
public typealias optimizers = keras.optimizers
public typealias callbacks = keras.callbacks
public typealias initializers = keras.initializers
public typealias regularizers = keras.regularizers
public typealias constraints = keras.constraints
public typealias activations = keras.activations
