import Display

/// The callable object that `tf.function` makes of a function of no argument.
///
/// A call with dtypes and shapes seen before runs what was traced for them; else the function is traced.
public struct TracedFunction0<Result>: CustomStringConvertible {
  package let core: FunctionCore
  package init(core: FunctionCore) { self.core = core }

  /// Runs the function.
  public func callAsFunction() -> Result {
    core.call([], as: Result.self)
  }

  /// The function for one signature: traced now, it takes nothing else.
  public func getConcreteFunction() -> TracedFunction0 {
    TracedFunction0(core: core.concrete([]) ?? core)
  }

  /// How often the function was traced.
  public func experimentalGetTracingCount() -> Int { core.tracingCount }
  public var description: String { core.description }
}

/// The callable object that `tf.function` makes of a function of one argument.
///
/// A call with dtypes and shapes seen before runs what was traced for them; else the function is traced.
public struct TracedFunction1<Result>: CustomStringConvertible {
  package let core: FunctionCore
  package init(core: FunctionCore) { self.core = core }

  /// Runs the function.
  public func callAsFunction(_ a: some TensorConvertible) -> Result {
    core.call([core.argument(0, a)], as: Result.self)
  }

  /// The function for one signature: traced now, it takes nothing else.
  public func getConcreteFunction(_ a: TensorSpec) -> TracedFunction1 {
    TracedFunction1(core: core.concrete([a]) ?? core)
  }

  /// How often the function was traced.
  public func experimentalGetTracingCount() -> Int { core.tracingCount }
  public var description: String { core.description }
}

/// The callable object that `tf.function` makes of a function of two arguments.
///
/// A call with dtypes and shapes seen before runs what was traced for them; else the function is traced.
public struct TracedFunction2<Result>: CustomStringConvertible {
  package let core: FunctionCore
  package init(core: FunctionCore) { self.core = core }

  /// Runs the function.
  public func callAsFunction(_ a: some TensorConvertible, _ b: some TensorConvertible) -> Result {
    core.call([core.argument(0, a), core.argument(1, b)], as: Result.self)
  }

  /// The function for one signature: traced now, it takes nothing else.
  public func getConcreteFunction(_ a: TensorSpec, _ b: TensorSpec) -> TracedFunction2 {
    TracedFunction2(core: core.concrete([a, b]) ?? core)
  }

  /// How often the function was traced.
  public func experimentalGetTracingCount() -> Int { core.tracingCount }
  public var description: String { core.description }
}

/// The callable object that `tf.function` makes of a function of three arguments.
///
/// A call with dtypes and shapes seen before runs what was traced for them; else the function is traced.
public struct TracedFunction3<Result>: CustomStringConvertible {
  package let core: FunctionCore
  package init(core: FunctionCore) { self.core = core }

  /// Runs the function.
  public func callAsFunction(_ a: some TensorConvertible, _ b: some TensorConvertible, _ c: some TensorConvertible) -> Result {
    core.call([core.argument(0, a), core.argument(1, b), core.argument(2, c)], as: Result.self)
  }

  /// The function for one signature: traced now, it takes nothing else.
  public func getConcreteFunction(_ a: TensorSpec, _ b: TensorSpec, _ c: TensorSpec) -> TracedFunction3 {
    TracedFunction3(core: core.concrete([a, b, c]) ?? core)
  }

  /// How often the function was traced.
  public func experimentalGetTracingCount() -> Int { core.tracingCount }
  public var description: String { core.description }
}

/// The callable object that `tf.function` makes of a function of four arguments.
///
/// A call with dtypes and shapes seen before runs what was traced for them; else the function is traced.
public struct TracedFunction4<Result>: CustomStringConvertible {
  package let core: FunctionCore
  package init(core: FunctionCore) { self.core = core }

  /// Runs the function.
  public func callAsFunction(_ a: some TensorConvertible, _ b: some TensorConvertible, _ c: some TensorConvertible, _ d: some TensorConvertible) -> Result {
    core.call([core.argument(0, a), core.argument(1, b), core.argument(2, c), core.argument(3, d)], as: Result.self)
  }

  /// The function for one signature: traced now, it takes nothing else.
  public func getConcreteFunction(_ a: TensorSpec, _ b: TensorSpec, _ c: TensorSpec, _ d: TensorSpec) -> TracedFunction4 {
    TracedFunction4(core: core.concrete([a, b, c, d]) ?? core)
  }

  /// How often the function was traced.
  public func experimentalGetTracingCount() -> Int { core.tracingCount }
  public var description: String { core.description }
}

/// The callable object that `tf.function` makes of a function of five arguments.
///
/// A call with dtypes and shapes seen before runs what was traced for them; else the function is traced.
public struct TracedFunction5<Result>: CustomStringConvertible {
  package let core: FunctionCore
  package init(core: FunctionCore) { self.core = core }

  /// Runs the function.
  public func callAsFunction(_ a: some TensorConvertible, _ b: some TensorConvertible, _ c: some TensorConvertible, _ d: some TensorConvertible, _ e: some TensorConvertible) -> Result {
    core.call([core.argument(0, a), core.argument(1, b), core.argument(2, c), core.argument(3, d), core.argument(4, e)], as: Result.self)
  }

  /// The function for one signature: traced now, it takes nothing else.
  public func getConcreteFunction(_ a: TensorSpec, _ b: TensorSpec, _ c: TensorSpec, _ d: TensorSpec, _ e: TensorSpec) -> TracedFunction5 {
    TracedFunction5(core: core.concrete([a, b, c, d, e]) ?? core)
  }

  /// How often the function was traced.
  public func experimentalGetTracingCount() -> Int { core.tracingCount }
  public var description: String { core.description }
}

/// The callable object that `tf.function` makes of a function of a list of tensors.
///
/// A call with dtypes and shapes seen before runs what was traced for them; else the function is traced.
public struct TracedListFunction<Result>: CustomStringConvertible {
  package let core: FunctionCore
  package init(core: FunctionCore) { self.core = core }

  /// Runs the function.
  public func callAsFunction(_ tensors: [Tensor]) -> Result {
    core.call([.tensors(tensors)], as: Result.self)
  }

  /// How often the function was traced.
  public func experimentalGetTracingCount() -> Int { core.tracingCount }
  public var description: String { core.description }
}
