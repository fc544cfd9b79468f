// Numbers, booleans and strings are Python values to a traced function: the body branches on them
// freely, and every other value is traced again.

extension tf {
  /// Compiles a function of an Int; each value of the latter is traced for itself.
  public static func function<Result>(
    inputSignature: [TensorSpec]? = nil, reduceRetracing: Bool = false, jitCompile: Bool = false,
    name: String? = nil, _ body: @escaping (Int) -> Result
  ) -> TracedFunction1<Result> {
    TracedFunction1(core: FunctionCore([.integer], inputSignature, reduceRetracing, name) { body($0[0].integer) })
  }

  /// Compiles a function of a Double; each value of the latter is traced for itself.
  public static func function<Result>(
    inputSignature: [TensorSpec]? = nil, reduceRetracing: Bool = false, jitCompile: Bool = false,
    name: String? = nil, _ body: @escaping (Double) -> Result
  ) -> TracedFunction1<Result> {
    TracedFunction1(core: FunctionCore([.real], inputSignature, reduceRetracing, name) { body($0[0].real) })
  }

  /// Compiles a function of a Bool; each value of the latter is traced for itself.
  public static func function<Result>(
    inputSignature: [TensorSpec]? = nil, reduceRetracing: Bool = false, jitCompile: Bool = false,
    name: String? = nil, _ body: @escaping (Bool) -> Result
  ) -> TracedFunction1<Result> {
    TracedFunction1(core: FunctionCore([.boolean], inputSignature, reduceRetracing, name) { body($0[0].boolean) })
  }

  /// Compiles a function of a String; each value of the latter is traced for itself.
  public static func function<Result>(
    inputSignature: [TensorSpec]? = nil, reduceRetracing: Bool = false, jitCompile: Bool = false,
    name: String? = nil, _ body: @escaping (String) -> Result
  ) -> TracedFunction1<Result> {
    TracedFunction1(core: FunctionCore([.string], inputSignature, reduceRetracing, name) { body($0[0].string) })
  }

  /// Compiles a function of a tensor and a Bool; each value of the latter is traced for itself.
  public static func function<Result>(
    inputSignature: [TensorSpec]? = nil, reduceRetracing: Bool = false, jitCompile: Bool = false,
    name: String? = nil, _ body: @escaping (Tensor, Bool) -> Result
  ) -> TracedFunction2<Result> {
    TracedFunction2(core: FunctionCore([.tensor, .boolean], inputSignature, reduceRetracing, name) { body($0[0].tensor, $0[1].boolean) })
  }

  /// Compiles a function of a tensor and an Int; each value of the latter is traced for itself.
  public static func function<Result>(
    inputSignature: [TensorSpec]? = nil, reduceRetracing: Bool = false, jitCompile: Bool = false,
    name: String? = nil, _ body: @escaping (Tensor, Int) -> Result
  ) -> TracedFunction2<Result> {
    TracedFunction2(core: FunctionCore([.tensor, .integer], inputSignature, reduceRetracing, name) { body($0[0].tensor, $0[1].integer) })
  }

  /// Compiles a function of a tensor and a Double; each value of the latter is traced for itself.
  public static func function<Result>(
    inputSignature: [TensorSpec]? = nil, reduceRetracing: Bool = false, jitCompile: Bool = false,
    name: String? = nil, _ body: @escaping (Tensor, Double) -> Result
  ) -> TracedFunction2<Result> {
    TracedFunction2(core: FunctionCore([.tensor, .real], inputSignature, reduceRetracing, name) { body($0[0].tensor, $0[1].real) })
  }

  /// Compiles a function of a tensor and a String; each value of the latter is traced for itself.
  public static func function<Result>(
    inputSignature: [TensorSpec]? = nil, reduceRetracing: Bool = false, jitCompile: Bool = false,
    name: String? = nil, _ body: @escaping (Tensor, String) -> Result
  ) -> TracedFunction2<Result> {
    TracedFunction2(core: FunctionCore([.tensor, .string], inputSignature, reduceRetracing, name) { body($0[0].tensor, $0[1].string) })
  }

  /// Compiles a function of an Int and an Int; each value of the latter is traced for itself.
  public static func function<Result>(
    inputSignature: [TensorSpec]? = nil, reduceRetracing: Bool = false, jitCompile: Bool = false,
    name: String? = nil, _ body: @escaping (Int, Int) -> Result
  ) -> TracedFunction2<Result> {
    TracedFunction2(core: FunctionCore([.integer, .integer], inputSignature, reduceRetracing, name) { body($0[0].integer, $0[1].integer) })
  }

  /// Compiles a function of a tensor, a tensor and a Bool; each value of the latter is traced for itself.
  public static func function<Result>(
    inputSignature: [TensorSpec]? = nil, reduceRetracing: Bool = false, jitCompile: Bool = false,
    name: String? = nil, _ body: @escaping (Tensor, Tensor, Bool) -> Result
  ) -> TracedFunction3<Result> {
    TracedFunction3(core: FunctionCore([.tensor, .tensor, .boolean], inputSignature, reduceRetracing, name) { body($0[0].tensor, $0[1].tensor, $0[2].boolean) })
  }

  /// Compiles a function of a tensor, a tensor and an Int; each value of the latter is traced for itself.
  public static func function<Result>(
    inputSignature: [TensorSpec]? = nil, reduceRetracing: Bool = false, jitCompile: Bool = false,
    name: String? = nil, _ body: @escaping (Tensor, Tensor, Int) -> Result
  ) -> TracedFunction3<Result> {
    TracedFunction3(core: FunctionCore([.tensor, .tensor, .integer], inputSignature, reduceRetracing, name) { body($0[0].tensor, $0[1].tensor, $0[2].integer) })
  }

  /// Compiles a function of a tensor, a tensor and a Double; each value of the latter is traced for itself.
  public static func function<Result>(
    inputSignature: [TensorSpec]? = nil, reduceRetracing: Bool = false, jitCompile: Bool = false,
    name: String? = nil, _ body: @escaping (Tensor, Tensor, Double) -> Result
  ) -> TracedFunction3<Result> {
    TracedFunction3(core: FunctionCore([.tensor, .tensor, .real], inputSignature, reduceRetracing, name) { body($0[0].tensor, $0[1].tensor, $0[2].real) })
  }

  /// Compiles a function of a tensor, a tensor, a tensor and a Bool; each value of the latter is traced for itself.
  public static func function<Result>(
    inputSignature: [TensorSpec]? = nil, reduceRetracing: Bool = false, jitCompile: Bool = false,
    name: String? = nil, _ body: @escaping (Tensor, Tensor, Tensor, Bool) -> Result
  ) -> TracedFunction4<Result> {
    TracedFunction4(core: FunctionCore([.tensor, .tensor, .tensor, .boolean], inputSignature, reduceRetracing, name) { body($0[0].tensor, $0[1].tensor, $0[2].tensor, $0[3].boolean) })
  }
}
