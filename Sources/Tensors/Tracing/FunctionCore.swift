import Display

/// What stands behind `tf.function`: the body, and one traced function per signature it was called
/// with.
///
/// Tensors are told apart by dtype and shape, variables by identity, Swift numbers, booleans and
/// strings by value: each is a Python value to the body, and another one traces again.
package final class FunctionCore {
  package enum Parameter {
    case tensor, tensors, integer, real, boolean, string
  }

  package enum Argument {
    case tensor(Tensor)
    /// A number or string given for a tensor: part of the signature, in which the value stands for it.
    case constant(Tensor, AnyHashable)
    case tensors([Tensor])
    case value(AnyHashable)
  }

  /// One traced signature.
  private final class Trace {
    let key: [Key]
    let function: TracedFunction
    let result: TracedResult
    /// The plan of a signature that leaves nothing open and takes tensors alone.
    private(set) lazy var plan: ExecutablePlan? = {
      guard function.captures.isEmpty else { return nil }
      var dims: [[Int]] = []
      for part in key {
        guard case .tensor(let spec) = part, !spec.dims.contains(-1) else { return nil }
        dims.append(spec.dims)
      }
      return function.plan(for: dims)
    }()

    init(_ key: [Key], _ function: TracedFunction, _ result: TracedResult) {
      self.key = key
      self.function = function
      self.result = result
    }
  }

  fileprivate enum Key: Hashable {
    case tensor(TensorSpec)
    case tensors([TensorSpec])
    case variable(ObjectIdentifier)
    case constant(TensorSpec, AnyHashable)
    case value(AnyHashable)
  }

  package let name: String
  private let parameters: [Parameter]
  private let signature: [TensorSpec]?
  private let reducesRetracing: Bool
  private let body: ([Argument]) -> Any
  private var traces: [[Key]: Trace] = [:]
  @exclusivity(unchecked) private var latest: Trace?
  /// Arguments that are variables stay alive: their identities are keys.
  private var keptVariables: [Variable] = []
  package private(set) var tracingCount = 0

  package init(
    _ parameters: [Parameter], _ signature: [TensorSpec]?, _ reducesRetracing: Bool, _ name: String?,
    _ body: @escaping ([Argument]) -> Any
  ) {
    self.parameters = parameters
    self.signature = signature?.map { TensorSpec($0.dtype, $0.dims) }
    self.reducesRetracing = reducesRetracing
    self.name = name ?? ""
    self.body = body
    if let signature, signature.count != parameters.count {
      _ = failed(
        "tf.function", "inputSignature has \(signature.count) specs, the function takes \(parameters.count) arguments")
    }
  }

  /// True while `tf.config.runFunctionsEagerly(true)` holds.
  @exclusivity(unchecked) nonisolated(unsafe) package static var runsEagerly = false

  // MARK: arguments

  /// An argument in the form its parameter asks for; nil after a failure.
  package func argument(_ index: Int, _ value: some TensorConvertible) -> Argument? {
    if ExecutionContext.current.mustStop { return nil }
    let source = value.tensorSource
    switch (parameters[index], source) {
    case (.tensor, .tensor(let tensor)): return .tensor(tensor)
    case (.tensor, .array(let array)): return .tensor(array.base)
    case (.tensor, _):
      let dtype = signature.flatMap { index < $0.count ? $0[index].dtype : nil }
      let tensor = source.tensor(operation: "tf.function", dtype: dtype)
      guard signature == nil, let value = source.soleValue else { return .tensor(tensor) }
      return .constant(tensor, value)
    case (.integer, .integer(let number, _)): return .value(Int(number))
    case (.real, .integer(let number, _)): return .value(Double(number))
    case (.real, .real(let number, _)): return .value(number)
    case (.boolean, .boolean(let flag)): return .value(flag)
    case (.string, .text(let bytes)): return .value(String(decoding: bytes, as: UTF8.self))
    default:
      _ = failed(
        "tf.function",
        "argument \(index) of the function is \(parameters[index].text), it cannot be \(source.text)")
      return nil
    }
  }

  private func key(_ argument: Argument) -> Key {
    switch argument {
    case .tensor(let tensor):
      if let variable = tensor.variable { return .variable(ObjectIdentifier(variable)) }
      return .tensor(tensor.spec)
    case .tensors(let tensors): return .tensors(tensors.map(\.spec))
    case .constant(let tensor, let value): return .constant(tensor.spec, value)
    case .value(let value): return .value(value)
    }
  }

  // MARK: calls

  /// Runs the function, tracing it first where the signature is new.
  package func call<Result>(_ arguments: [Argument?], as type: Result.Type) -> Result {
    if let latest, let plan = ran(latest, arguments) {
      if ExecutionContext.current.mustStop {
        ExecutionContext.current.addFailureContext(latest.function.caller)
        return inertResult(type)
      }
      if latest.result.isTensor {
        let output = plan.output(0)
        // Nearly every function gives a tensor; a cast that looks the type up costs as much as a small operation.
        return Result.self == Tensor.self ? unsafeBitCast(output, to: Result.self) : output as! Result
      }
      return latest.result.rebuilt(latest.function.outputs.indices.map(plan.output)) as? Result ?? inertResult(type)
    }
    var given: [Argument] = []
    for argument in arguments { if let argument { given.append(argument) } }
    if ExecutionContext.current.mustStop || given.count < arguments.count { return inertResult(type) }
    if Self.runsEagerly { return body(given) as! Result }
    guard let trace = trace(for: given) else { return inertResult(type) }
    let inputs = given.flatMap { argument -> [Tensor] in
      switch argument {
      case .tensor(let tensor): tensor.variable == nil ? [tensor] : []
      case .tensors(let tensors): tensors.map { $0.variable == nil ? $0 : tf.identity($0) }
      default: []
      }
    }
    let outputs = trace.function(inputs + trace.function.captures)
    if trace.result.isTensor { return outputs[0] as! Result }
    return trace.result.rebuilt(outputs) as? Result ?? inertResult(type)
  }

  /// The plan of a signature that is called again with nothing around that has to see the call, after it ran.
  private func ran(_ trace: Trace, _ arguments: [Argument?]) -> ExecutablePlan? {
    guard !ExecutionContext.current.mustStop, !Self.runsEagerly, TapeStack.active.isEmpty, Tensors.Trace.active == nil,
      arguments.count == trace.key.count, let plan = trace.plan
    else { return nil }
    return withUnsafeTemporaryAllocation(of: UnsafeMutableRawPointer.self, capacity: arguments.count) { addresses in
      for index in arguments.indices {
        guard case .tensor(let tensor)? = arguments[index], case .tensor(let spec) = trace.key[index],
          spec.dtype == tensor.dtype, spec.dims == tensor.dims, tensor.variable == nil, !tensor.isSymbolic
        else { return nil }
        addresses.initializeElement(at: index, to: tensor.pointer)
      }
      withExtendedLifetime(arguments) { plan.run(at: UnsafeBufferPointer(addresses)) }
      return plan
    }
  }

  private func trace(for arguments: [Argument]) -> Trace? {
    if let latest, matches(latest.key, arguments), isUsable(latest) { return latest }
    let key = arguments.map(self.key)
    if let known = traces[key] ?? general(key), isUsable(known) {
      latest = known
      return known
    }
    guard let wanted = wantedKey(key, arguments) else { return nil }
    guard let traced = traced(wanted, arguments) else { return nil }
    traces[wanted] = traced
    latest = traced
    return traced
  }

  /// What was traced inside another function and uses its symbolic tensors serves only there.
  private func isUsable(_ trace: Trace) -> Bool {
    trace.function.captures.isEmpty || trace.function.captures.allSatisfy { Tensors.Trace.active?.node(of: $0) != nil }
  }

  /// As comparing keys, without making one.
  private func matches(_ key: [Key], _ arguments: [Argument]) -> Bool {
    for index in key.indices {
      switch (key[index], arguments[index]) {
      case (.tensor(let spec), .tensor(let tensor)):
        guard spec.dtype == tensor.dtype, spec.dims == tensor.dims, tensor.variable == nil else { return false }
      case (let part, let argument): guard part == self.key(argument) else { return false }
      }
    }
    return true
  }

  /// A traced signature that leaves open what this one says.
  private func general(_ key: [Key]) -> Trace? {
    traces.values.first { trace in zip(trace.key, key).allSatisfy { $0.covers($1) } }
  }

  /// The signature to trace for these arguments; nil after a failure.
  private func wantedKey(_ key: [Key], _ arguments: [Argument]) -> [Key]? {
    if let signature {
      let wanted = signature.map(Key.tensor)
      for (index, pair) in zip(wanted, key).enumerated() where !pair.0.covers(pair.1) {
        _ = failed(
          "tf.function",
          "argument \(index) is \(pair.1.text), the input signature asks for \(pair.0.text)")
        return nil
      }
      return wanted
    }
    guard reducesRetracing else { return key }
    for trace in traces.values {
      if let merged = Self.merged(trace.key, key) { return merged }
    }
    return key
  }

  /// Both signatures with the axes left open in which they differ; nil when they differ otherwise.
  private static func merged(_ a: [Key], _ b: [Key]) -> [Key]? {
    var result: [Key] = []
    for (x, y) in zip(a, b) {
      if x == y { result.append(x); continue }
      guard case .tensor(let p) = x, case .tensor(let q) = y, p.dtype == q.dtype, p.dims.count == q.dims.count
      else { return nil }
      result.append(.tensor(TensorSpec(p.dtype, zip(p.dims, q.dims).map { $0 == $1 ? $0 : -1 })))
    }
    return result
  }

  private static let creationRefusal =
    "tf.function only supports singleton tf.Variables created on the first call: make sure the tf.Variable is only created once, or created outside the function"

  /// Runs the body over symbolic tensors. Should it make variables on the first call, it runs once
  /// more, and by then has to find them.
  private func traced(_ key: [Key], _ arguments: [Argument]) -> Trace? {
    let isFirst = tracingCount == 0
    guard let (trace, result) = runBody(key, arguments, isFirst ? nil : Self.creationRefusal) else { return nil }
    if trace.created.isEmpty { return finished(key, trace, result) }
    guard let (second, secondResult) = runBody(key, arguments, Self.creationRefusal) else { return nil }
    return finished(key, second, secondResult)
  }

  private func runBody(_ key: [Key], _ arguments: [Argument], _ refusal: String?)
    -> (Tensors.Trace, TracedResult)?
  {
    let trace = Tensors.Trace()
    if let refusal { trace.creationRefusal = refusal }
    var symbols: [Argument] = []
    for (part, argument) in zip(key, arguments) {
      switch (part, argument) {
      case (.tensor(let spec), _): symbols.append(.tensor(trace.input(spec)))
      case (.tensors(let specs), _): symbols.append(.tensors(specs.map { trace.input($0) }))
      case (_, .tensor(let variable)):
        if let variable = variable.variable { keptVariables.append(variable) }
        symbols.append(argument)
      case (_, .constant(let tensor, _)): symbols.append(.tensor(tensor))
      default: symbols.append(argument)
      }
    }
    let result = trace.run { TracedResult(body(symbols)) }
    guard let result, !ExecutionContext.current.mustStop else {
      ExecutionContext.current.addFailureContext(name.isEmpty ? "traced function" : "traced function '\(name)'")
      return nil
    }
    return (trace, result)
  }

  private func finished(_ key: [Key], _ trace: Tensors.Trace, _ result: TracedResult) -> Trace? {
    let leaves = trace.run { result.leaves.map { trace.resolve($0) } }
    guard let function = TracedFunction(trace, leaves) else { return nil }
    function.name = name
    tracingCount += 1
    return Trace(key, function, result)
  }

  /// Something of the result's type where there is none: the body over inert tensors, in which every
  /// operation is skipped.
  private func inertResult<Result>(_ type: Result.Type) -> Result {
    if let tensor = Tensor.inert as? Result { return tensor }
    if let nothing = () as? Result { return nothing }
    return body(parameters.map(\.inert)) as! Result
  }

  // MARK: concrete functions

  /// The function for one signature, traced now; nil after a failure.
  package func concrete(_ specs: [TensorSpec]) -> FunctionCore? {
    if ExecutionContext.current.mustStop { return nil }
    guard specs.count == parameters.count, parameters.allSatisfy({ $0 == .tensor }) else {
      _ = failed(
        "getConcreteFunction", "takes one TensorSpec per argument, all of them tensors; found \(specs.count)")
      return nil
    }
    let key = specs.map { Key.tensor(TensorSpec($0.dtype, $0.dims)) }
    guard let known = traces[key] ?? traced(key, specs.map { _ in .tensor(.inert) }) else { return nil }
    traces[key] = known
    let core = FunctionCore(parameters, specs, false, name, body)
    core.traces[key] = known
    core.tracingCount = 1
    return core
  }

  package var description: String {
    guard let signature, let trace = traces[signature.map(Key.tensor)] else {
      return name.isEmpty ? "<tf.function>" : "<tf.function '\(name)'>"
    }
    let inputs = signature.enumerated().map { "  \($0) (POSITIONAL_ONLY): \($1)" }
    let outputs = trace.function.outputSpecs.map { "  \($0)" }
    return (["ConcreteFunction Input Parameters:"] + (inputs.isEmpty ? ["  None"] : inputs) + ["Output Type:"]
      + (outputs.isEmpty ? ["  None"] : outputs)).joined(separator: "\n")
  }
}

extension FunctionCore.Key {
  /// Whether what has the other signature may be given where this one is asked for.
  fileprivate func covers(_ other: Self) -> Bool {
    guard case .tensor(let a) = self, case .tensor(let b) = other else { return self == other }
    return a.dtype == b.dtype && a.dims.count == b.dims.count && zip(a.dims, b.dims).allSatisfy { $0 == -1 || $0 == $1 }
  }

  fileprivate var text: String {
    switch self {
    case .tensor(let spec), .constant(let spec, _): "a \(spec.dtype.name) tensor of shape \(spec.shapeText)"
    case .tensors(let specs): "a list of \(specs.count) tensors"
    case .variable: "a variable"
    case .value(let value): "\(value.base)"
    }
  }
}

extension FunctionCore.Parameter {
  fileprivate var text: String {
    switch self {
    case .tensor: "a Tensor"
    case .tensors: "a list of tensors"
    case .integer: "an Int"
    case .real: "a Double"
    case .boolean: "a Bool"
    case .string: "a String"
    }
  }

  fileprivate var inert: FunctionCore.Argument {
    switch self {
    case .tensor: .tensor(.inert)
    case .tensors: .tensors([])
    case .integer: .value(0)
    case .real: .value(0.0)
    case .boolean: .value(false)
    case .string: .value("")
    }
  }
}

extension TensorSource {
  /// A number, boolean or string as part of a signature; nil for everything else.
  fileprivate var soleValue: AnyHashable? {
    switch self {
    case .integer(let value, _): value
    case .real(let value, _): value
    case .boolean(let value): value
    case .text(let bytes): bytes
    default: nil
    }
  }

  fileprivate var text: String {
    switch self {
    case .tensor: "a tensor"
    case .array: "a NumPy array"
    case .integer: "an integer"
    case .real: "a real number"
    case .boolean: "a boolean"
    case .text: "a string"
    default: "a list"
    }
  }
}

extension FunctionCore.Argument {
  package var tensor: Tensor {
    switch self {
    case .tensor(let tensor), .constant(let tensor, _): tensor
    default: .inert
    }
  }
  package var tensors: [Tensor] {
    if case .tensors(let tensors) = self { return tensors }
    return []
  }
  package var integer: Int { value(0) }
  package var real: Double { value(0) }
  package var boolean: Bool { value(false) }
  package var string: String { value("") }

  private func value<Value>(_ fallback: Value) -> Value {
    if case .value(let value) = self, let found = value.base as? Value { return found }
    return fallback
  }
}
