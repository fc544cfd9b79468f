import Display

extension tf {
  /// A function whose gradient is written by hand: `f` gives the value and a closure that makes of the
  /// value's gradient the argument's.
  ///
  ///     let log1pexp = tf.customGradient { x in
  ///       let e = tf.exp(x)
  ///       return (tf.math.log(1 + e), { upstream in upstream * (1 - 1 / (1 + e)) })
  ///     }
  ///     let x = tf.Variable(100.0)
  ///     let tape = tf.GradientTape()
  ///     let y = with(tape) { log1pexp(x) }
  ///     print(tape.gradient(y, x))      // tf.Tensor(1.0, shape=(), dtype=float32)
  public static func customGradient(
    _ f: @escaping (Tensor) -> (Tensor, (Tensor) -> Tensor)
  ) -> CustomGradientFunction {
    CustomGradientFunction { inputs in
      let (value, gradient) = f(inputs[0])
      return (value, { upstream in [gradient(upstream)] })
    }
  }

  /// The same for two arguments.
  public static func customGradient(
    _ f: @escaping (Tensor, Tensor) -> (Tensor, (Tensor) -> (Tensor, Tensor))
  ) -> CustomGradientFunction2 {
    CustomGradientFunction2 { inputs in
      let (value, gradient) = f(inputs[0], inputs[1])
      return (value, { upstream in
        let parts = gradient(upstream)
        return [parts.0, parts.1]
      })
    }
  }

  /// The same for a function that reads variables: the closure is given them, and gives the gradients
  /// of the argument and theirs.
  public static func customGradient(
    variables: [Variable], _ f: @escaping (Tensor) -> (Tensor, (Tensor, [Variable]) -> (Tensor, [Tensor]))
  ) -> CustomGradientFunction {
    CustomGradientFunction(variables) { inputs in
      let (value, gradient) = f(inputs[0])
      return (value, { upstream in
        let (own, others) = gradient(upstream, variables)
        return [own] + others
      })
    }
  }

  /// The function with less memory under a tape: what happens inside is not kept but computed again
  /// for the gradient.
  public static func recomputeGrad(_ f: @escaping (Tensor) -> Tensor) -> CustomGradientFunction {
    CustomGradientFunction(recomputing: f)
  }
}

/// The callable object that `tf.customGradient` makes of a function of one argument.
public final class CustomGradientFunction {
  private let variables: (Tensor) -> [Variable]
  private let f: ([Tensor]) -> (Tensor, (Tensor) -> [Tensor])

  init(_ variables: [Variable] = [], _ f: @escaping ([Tensor]) -> (Tensor, (Tensor) -> [Tensor])) {
    self.variables = { _ in variables }
    self.f = f
  }

  init(recomputing f: @escaping (Tensor) -> Tensor) {
    // Variables that the function reads show themselves to a tape that only looks.
    variables = { x in
      let scout = GradientTape()
      TapeStack.suspended { with(scout) { _ = f(x) } }
      return scout.watchedVariables().filter { $0 !== x }
    }
    self.f = { sources in
      (f(sources[0]), { upstream in
        let tape = GradientTape()
        tape.watch(sources[0])
        let again = with(tape) { f(sources[0]) }
        let found = tape.connectedGradients([again], sources, outputGradients: [upstream])
        return zip(found, sources).map { $0 ?? tf.zerosLike($1) }
      })
    }
  }

  /// Runs the function.
  public func callAsFunction(_ x: some TensorConvertible) -> Tensor {
    let x = operand(x, "customGradient")
    if ExecutionContext.current.mustStop { return .inert }
    return CustomGradient.call([x] + variables(x), f)
  }
}

/// The callable object that `tf.customGradient` makes of a function of two arguments.
public final class CustomGradientFunction2 {
  private let f: ([Tensor]) -> (Tensor, (Tensor) -> [Tensor])

  init(_ f: @escaping ([Tensor]) -> (Tensor, (Tensor) -> [Tensor])) { self.f = f }

  /// Runs the function.
  public func callAsFunction(_ x: some TensorConvertible, _ y: some TensorConvertible) -> Tensor {
    CustomGradient.call(operands(x, y, "customGradient"), f)
  }
}

/// One call of a function with a gradient of its own.
enum CustomGradient {
  static func call(_ inputs: [Tensor], _ f: ([Tensor]) -> (Tensor, (Tensor) -> [Tensor])) -> Tensor {
    if ExecutionContext.current.mustStop { return .inert }
    let (value, gradient) = TapeStack.suspended { f(inputs) }
    if ExecutionContext.current.mustStop { return .inert }
    guard let trace = Trace.active, value.isSymbolic else {
      // The value may be an input itself; what the tape sees is a tensor of its own.
      let result = Tensor(copying: value)
      TapeStack.record(
        RecordedCall(inputs: inputs, outputs: [result]) { upstream in
          upstream[0].map { checked(gradient($0), inputs) } ?? inputs.map { _ in nil }
        })
      return result
    }
    return traced(inputs, value, gradient, trace)
  }

  private static func checked(_ gradients: [Tensor], _ inputs: [Tensor]) -> [Tensor?] {
    if ExecutionContext.current.mustStop { return inputs.map { _ in nil } }
    guard gradients.count == inputs.count else {
      _ = failed("customGradient", "the gradient closure gives \(gradients.count) gradients for \(inputs.count) arguments and variables")
      return inputs.map { _ in nil }
    }
    for (gradient, input) in zip(gradients, inputs) where !fits(gradient, input) {
      _ = failed(
        "customGradient",
        "the gradient is \(gradient.dtype.name) \(gradient.shape), what it belongs to \(input.dtype.name) \(input.shape)")
      return inputs.map { _ in nil }
    }
    return gradients
  }

  private static func fits(_ gradient: Tensor, _ input: Tensor) -> Bool {
    gradient.dtype == input.dtype && gradient.rank == input.rank
      && zip(gradient.dims, input.dims).allSatisfy { $0 == $1 || $0 == -1 || $1 == -1 }
  }

  /// In a graph the gradient is a function of its own, so that it can be used wherever the graph goes:
  /// inputs of the operation are the value, the arguments, and what the gradient reads.
  private static func traced(
    _ inputs: [Tensor], _ value: Tensor, _ gradient: (Tensor) -> [Tensor], _ trace: Trace
  ) -> Tensor {
    guard let body = ControlFlow.traced(.branch, [value.spec], { symbols in
      checked(gradient(symbols[0]), inputs).map { $0 ?? .inert }
    }), let backward = TracedFunction(body.trace, body.results) else { return .inert }
    let read = body.trace.captureSources
    let count = inputs.count
    let op = Op(
      "customGradient", .view, infer: { specs, _ in specs[0] },
      prepare: { specs, output, _ in
        let (bytes, last) = (output.byteCount, specs.count)
        return { $0[last].copyMemory(from: $0[0], byteCount: bytes) }
      },
      gradient: { g in
        let gradients = backward.replay([g.upstream] + g.inputs.dropFirst(1 + count)).outputs
        return [nil] + gradients.map { $0 } + read.map { _ in nil }
      }, elements: .everything)
    return dispatch(op, [value] + inputs + read)
  }
}
