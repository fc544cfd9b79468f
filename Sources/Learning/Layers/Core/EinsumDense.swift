import Tensors

/// A dense layer whose product is written as an equation: activation(einsum(equation, inputs, kernel) + bias).
///
/// The equation names the input's axes, the kernel's and the output's: `ab,bc->ac`, `...x,xy->...y` or `ab...,bc->ac...`.
/// `outputShape` is the output's shape without the batch and what `...` stands for; nil is a length of the input.
/// `biasAxes` names the output's axes that have a bias.
///
///     let layer = EinsumDense("abc,cd->abd", outputShape: [nil, 64], biasAxes: "d")
///     print(layer(tf.ones([2, 32, 128])).shape)      // (2, 32, 64)
///
/// Equations of another form, and input that does not fit, end the cell.
/// Source: https://keras.io/api/layers/core_layers/einsum_dense/
public final class EinsumDense: Layer {
  package let equation: String
  package let outputShape: [Int?]
  package let activation: ActivationFunction
  package let biasAxes: String?
  package let kernelInitializer: Initializer
  package let biasInitializer: Initializer
  package let kernelRegularizer: Regularizer?
  package let biasRegularizer: Regularizer?
  package let kernelConstraint: Constraint?
  package let biasConstraint: Constraint?
  private let terms: EinsumTerms?

  /// The weights of the product; nil before the layer is built.
  public private(set) var kernel: Variable!
  /// The bias; nil without `biasAxes`.
  public private(set) var bias: Variable!

  /// A layer for this equation.
  public init(
    _ equation: String, outputShape: [Int?], activation: ActivationFunction = .linear, biasAxes: String? = nil,
    kernelInitializer: Initializer = .glorotUniform, biasInitializer: Initializer = .zeros,
    kernelRegularizer: Regularizer? = nil, biasRegularizer: Regularizer? = nil,
    activityRegularizer: Regularizer? = nil, kernelConstraint: Constraint? = nil, biasConstraint: Constraint? = nil,
    inputShape: [Int?]? = nil, name: String? = nil, trainable: Bool = true, dtype: DType = .float32
  ) {
    (self.equation, self.outputShape, self.activation, self.biasAxes) = (equation, outputShape, activation, biasAxes)
    (self.kernelInitializer, self.biasInitializer) = (kernelInitializer, biasInitializer)
    (self.kernelRegularizer, self.biasRegularizer) = (kernelRegularizer, biasRegularizer)
    (self.kernelConstraint, self.biasConstraint) = (kernelConstraint, biasConstraint)
    terms = EinsumTerms(equation)
    super.init(name: name, trainable: trainable, dtype: dtype)
    inputShapeArgument = inputShape
    self.activityRegularizer = activityRegularizer
    guard let terms else {
      fail("an equation has the form ab,bc->ac, ...x,xy->...y or ab...,bc->ac..., found '\(equation)'")
      return
    }
    if let wrong = outputShape.compactMap({ $0 }).first(where: { $0 <= 0 }) {
      fail("outputShape has positive lengths, found \(wrong)")
    }
    if let wrong = biasAxes?.first(where: { !terms.output.contains($0) }) {
      fail("biasAxes names '\(wrong)', which is no axis of the output '\(String(terms.output))'")
    }
  }

  /// A layer whose output has one axis besides the batch and `...`.
  public convenience init(
    _ equation: String, outputShape: Int, activation: ActivationFunction = .linear, biasAxes: String? = nil,
    kernelInitializer: Initializer = .glorotUniform, biasInitializer: Initializer = .zeros,
    kernelRegularizer: Regularizer? = nil, biasRegularizer: Regularizer? = nil,
    activityRegularizer: Regularizer? = nil, kernelConstraint: Constraint? = nil, biasConstraint: Constraint? = nil,
    inputShape: [Int?]? = nil, name: String? = nil, trainable: Bool = true, dtype: DType = .float32
  ) {
    self.init(
      equation, outputShape: [outputShape], activation: activation, biasAxes: biasAxes,
      kernelInitializer: kernelInitializer, biasInitializer: biasInitializer, kernelRegularizer: kernelRegularizer,
      biasRegularizer: biasRegularizer, activityRegularizer: activityRegularizer, kernelConstraint: kernelConstraint,
      biasConstraint: biasConstraint, inputShape: inputShape, name: name, trainable: trainable, dtype: dtype)
  }

  override package func mismatch(with inputShape: TensorShape) -> String? {
    guard let terms else { return nil }
    switch terms.shapes(inputShape.dims, outputShape.map { $0 ?? -1 }, biasAxes) {
    case .failure(let problem): return problem.text
    case .success(let shapes):
      guard let kernel else { return nil }
      return kernel.shape.dims == shapes.kernel
        ? nil : "expected input for a kernel of shape \(kernel.shape), found shape \(inputShape.withUnknownBatch)"
    }
  }

  override public func build(_ inputShape: TensorShape) {
    guard let terms, case .success(let shapes) = terms.shapes(inputShape.dims, outputShape.map { $0 ?? -1 }, biasAxes)
    else { return }
    kernel = addWeight(
      shape: shapes.kernel, initializer: scaled(shapes), name: "kernel", regularizer: kernelRegularizer,
      constraint: kernelConstraint)
    if let shape = shapes.bias {
      bias = addWeight(
        shape: shape, initializer: biasInitializer, name: "bias", regularizer: biasRegularizer,
        constraint: biasConstraint)
    }
  }

  /// Initializers whose scale depends on inputs and outputs learn from the equation which axes are which: their
  /// numbers are those of a matrix of as many inputs and outputs.
  private func scaled(_ shapes: EinsumTerms.Shapes) -> Initializer {
    let scaling: Set = [
      "VarianceScaling", "GlorotUniform", "GlorotNormal", "HeUniform", "HeNormal", "LecunUniform", "LecunNormal",
    ]
    guard scaling.contains(kernelInitializer.className) else { return kernelInitializer }
    return Initializer { [kernelInitializer] shape in
      tf.reshape(kernelInitializer([shapes.inputs, shapes.outputs]), shape)
    }
  }

  override public func call(_ inputs: Tensor) -> Tensor {
    var result = tf.einsum(equation, inputs, kernel)
    if let bias { result = result + bias }
    return activation.apply(result)
  }

  override package var config: ConfigDictionary {
    super.config.merging([
      "output_shape": .list(outputShape.map { ConfigValue($0) }), "equation": ConfigValue(equation),
      "activation": activation.config, "bias_axes": ConfigValue(biasAxes),
      "kernel_initializer": ConfigValue(kernelInitializer), "bias_initializer": ConfigValue(biasInitializer),
      "kernel_regularizer": ConfigValue(kernelRegularizer), "bias_regularizer": ConfigValue(biasRegularizer),
      "activity_regularizer": ConfigValue(activityRegularizer), "kernel_constraint": ConfigValue(kernelConstraint),
      "bias_constraint": ConfigValue(biasConstraint), "quantization_config": nil,
    ])
  }
}

/// The three parts of an equation such as `...x,xy->...y`.
struct EinsumTerms {
  struct Problem: Error {
    let text: String
  }
  struct Shapes {
    var kernel: [Int]
    var bias: [Int]?
    /// Numbers of inputs and outputs, by which initial values are scaled.
    var inputs: Int
    var outputs: Int
  }

  let input: [Character]
  let kernel: [Character]
  let output: [Character]
  private let isLeftOpen: Bool
  private let isRightOpen: Bool

  init?(_ equation: String) {
    let sides = equation.components(of: "->")
    guard sides.count == 2 else { return nil }
    let operands = sides[0].components(of: ",")
    guard operands.count == 2 else { return nil }
    var (first, last) = (operands[0], sides[1])
    isLeftOpen = first.hasPrefix("...") && last.hasPrefix("...")
    isRightOpen = !isLeftOpen && first.hasSuffix("...") && last.hasSuffix("...")
    if isLeftOpen { (first, last) = (String(first.dropFirst(3)), String(last.dropFirst(3))) }
    if isRightOpen { (first, last) = (String(first.dropLast(3)), String(last.dropLast(3))) }
    (input, kernel, output) = (Array(first), Array(operands[1]), Array(last))
    for term in [input, kernel, output] {
      guard !term.isEmpty, term.allSatisfy({ $0.isASCII && $0.isLetter }), Set(term).count == term.count else { return nil }
    }
    guard kernel.allSatisfy({ input.contains($0) || output.contains($0) }),
      output.allSatisfy({ input.contains($0) || kernel.contains($0) })
    else { return nil }
  }

  /// The shapes of kernel and bias for an input; unknown lengths are -1.
  func shapes(_ dims: [Int], _ outputShape: [Int], _ biasAxes: String?) -> Result<Shapes, Problem> {
    func problem(_ text: String) -> Result<Shapes, Problem> {
      .failure(Problem(text: text + ", found shape \(TensorShape(dims).withUnknownBatch)"))
    }
    let open = dims.count - input.count
    guard open == 0 || (open > 0 && (isLeftOpen || isRightOpen)) else {
      return problem("the equation names \(input.count) axes of the input")
    }
    var result = dims.prefix(1) + outputShape
    if isLeftOpen && open > 0 { result.insert(contentsOf: dims[1..<open], at: 1) }
    if isRightOpen { result += dims.suffix(open) }
    let (left, outputOpen) = (isLeftOpen ? open : 0, isRightOpen ? open : 0)
    guard result.count == output.count + left + outputOpen else {
      return problem("the equation names \(output.count) axes of the output, outputShape is \(outputShape)")
    }
    func inputLength(_ letter: Character) -> Int? { input.firstIndex(of: letter).map { dims[$0 + left] } }
    func outputLength(_ letter: Character) -> Int? { output.firstIndex(of: letter).map { result[$0 + left] } }
    for letter in input {
      if let a = inputLength(letter), let b = outputLength(letter), a >= 0, b >= 0, a != b {
        return problem("axis '\(letter)' has length \(a) in the input and \(b) in the output")
      }
    }
    var shapes = Shapes(kernel: [], bias: nil, inputs: 1, outputs: 1)
    for letter in kernel {
      let known = [outputLength(letter), inputLength(letter)].compactMap { $0 }.first { $0 >= 0 }
      guard let length = known, length < 1 << 31 else { return problem("axis '\(letter)' of the kernel must be known") }
      shapes.kernel.append(length)
      let overflow: Bool
      if output.contains(letter) {
        (shapes.outputs, overflow) = shapes.outputs.multipliedReportingOverflow(by: length)
      } else {
        (shapes.inputs, overflow) = shapes.inputs.multipliedReportingOverflow(by: length)
      }
      if overflow { return problem("the kernel would be too large") }
    }
    guard let biasAxes, let first = output.firstIndex(where: { biasAxes.contains($0) }) else { return .success(shapes) }
    var bias: [Int] = []
    for letter in output[first...] {
      let length = biasAxes.contains(letter) ? outputLength(letter) ?? 1 : 1
      guard length >= 0 else { return problem("axis '\(letter)' of the bias must be known") }
      bias.append(length)
    }
    shapes.bias = bias + Array(repeating: 1, count: outputOpen)
    return .success(shapes)
  }
}

extension String {
  /// The parts between separators.
  fileprivate func components(of separator: String) -> [String] {
    var parts = [""]
    var rest = self[...]
    while !rest.isEmpty {
      if rest.hasPrefix(separator) {
        parts.append("")
        rest = rest.dropFirst(separator.count)
      } else {
        parts[parts.count - 1].append(rest.removeFirst())
      }
    }
    return parts
  }
}
