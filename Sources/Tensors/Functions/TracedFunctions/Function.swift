extension tf {
  /// Compiles a function of one tensor: the first call for each dtype and shape runs `body` once to
  /// write down what it does, and every call then runs that as a whole.
  ///
  ///     let f = tf.function { (x: Tensor) in
  ///       print("Tracing.")
  ///       return tf.reduceSum(x)
  ///     }
  ///     print(f(tf.constant([31, 1, 4])))      // Tracing.
  ///                                            // tf.Tensor(36, shape=(), dtype=int32)
  ///
  /// What `body` does besides tensor operations (printing, counting) happens only while tracing.
  /// Variables are read and assigned at each call; they may be made on the first call only. A Swift
  /// number given for a tensor is part of the signature: each value is traced for itself.
  ///
  /// - Parameters:
  ///   - inputSignature: dtypes and shapes to trace for, `nil` for an axis of any length; other
  ///     arguments are refused.
  ///   - reduceRetracing: a second shape of the same rank is traced with the differing axes open.
  ///   - jitCompile: every function is compiled; taken so that programs read as in TensorFlow.
  ///   - name: how failures inside the function name it.
  public static func function<Result>(
    inputSignature: [TensorSpec]? = nil, reduceRetracing: Bool = false, jitCompile: Bool = false,
    name: String? = nil, _ body: @escaping (Tensor) -> Result
  ) -> TracedFunction1<Result> {
    TracedFunction1(core: FunctionCore([.tensor], inputSignature, reduceRetracing, name) { body($0[0].tensor) })
  }

  /// Compiles a function without arguments.
  public static func function<Result>(
    inputSignature: [TensorSpec]? = nil, reduceRetracing: Bool = false, jitCompile: Bool = false,
    name: String? = nil, _ body: @escaping () -> Result
  ) -> TracedFunction0<Result> {
    TracedFunction0(core: FunctionCore([], inputSignature, reduceRetracing, name) { _ in body() })
  }

  /// Compiles a function of two tensors.
  public static func function<Result>(
    inputSignature: [TensorSpec]? = nil, reduceRetracing: Bool = false, jitCompile: Bool = false,
    name: String? = nil, _ body: @escaping (Tensor, Tensor) -> Result
  ) -> TracedFunction2<Result> {
    TracedFunction2(core: FunctionCore([.tensor, .tensor], inputSignature, reduceRetracing, name) { body($0[0].tensor, $0[1].tensor) })
  }

  /// Compiles a function of three tensors.
  public static func function<Result>(
    inputSignature: [TensorSpec]? = nil, reduceRetracing: Bool = false, jitCompile: Bool = false,
    name: String? = nil, _ body: @escaping (Tensor, Tensor, Tensor) -> Result
  ) -> TracedFunction3<Result> {
    TracedFunction3(core: FunctionCore([.tensor, .tensor, .tensor], inputSignature, reduceRetracing, name) { body($0[0].tensor, $0[1].tensor, $0[2].tensor) })
  }

  /// Compiles a function of four tensors.
  public static func function<Result>(
    inputSignature: [TensorSpec]? = nil, reduceRetracing: Bool = false, jitCompile: Bool = false,
    name: String? = nil, _ body: @escaping (Tensor, Tensor, Tensor, Tensor) -> Result
  ) -> TracedFunction4<Result> {
    TracedFunction4(core: FunctionCore([.tensor, .tensor, .tensor, .tensor], inputSignature, reduceRetracing, name) { body($0[0].tensor, $0[1].tensor, $0[2].tensor, $0[3].tensor) })
  }

  /// Compiles a function of five tensors.
  public static func function<Result>(
    inputSignature: [TensorSpec]? = nil, reduceRetracing: Bool = false, jitCompile: Bool = false,
    name: String? = nil, _ body: @escaping (Tensor, Tensor, Tensor, Tensor, Tensor) -> Result
  ) -> TracedFunction5<Result> {
    TracedFunction5(core: FunctionCore([.tensor, .tensor, .tensor, .tensor, .tensor], inputSignature, reduceRetracing, name) { body($0[0].tensor, $0[1].tensor, $0[2].tensor, $0[3].tensor, $0[4].tensor) })
  }

  /// Compiles a function of a list of tensors.
  public static func function<Result>(
    inputSignature: [TensorSpec]? = nil, reduceRetracing: Bool = false, jitCompile: Bool = false,
    name: String? = nil, _ body: @escaping ([Tensor]) -> Result
  ) -> TracedListFunction<Result> {
    TracedListFunction(core: FunctionCore([.tensors], inputSignature, reduceRetracing, name) { body($0[0].tensors) })
  }
}
