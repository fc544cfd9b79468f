import Display
import Learning
import Tensors
import Testing

/// Compares layers with what Keras computed: numbers, gradients, symbolic shapes, weights that a call changes, and
/// configurations. `make` gives the layer for a golden case's name; every case needs one.
func checkLayers(_ file: String, _ make: (String) -> Layer?) {
  for golden in Goldens.load(file, as: [Goldens.ObjectCase].self) {
    inFreshContext { _ in
      guard let layer = make(golden.name) else {
        Issue.record("no layer for \(golden.name)")
        return
      }
      check(layer, golden)
      #expect(ExecutionContext.current.failure == nil, "\(golden.name): \(ExecutionContext.current.failure?.description ?? "")")
    }
  }
}

private func check(_ layer: Layer, _ golden: Goldens.ObjectCase) {
  func list(_ name: String) -> [Goldens.ObjectCase.Array] {
    var found: [Goldens.ObjectCase.Array] = []
    while let next = golden.tensors["\(name)\(found.count)"] { found.append(next) }
    return found
  }
  let inputs = list("input").map(\.tensor)
  let mask = golden.tensors["mask"].map { tf.cast($0.tensor, .bool) }
  let training = golden.tensors["training"] != nil
  let arguments = CallArguments(training: training, mask: mask, isList: inputs.count > 1)
  guard layer.prepare(for: inputs.map(\.shape), arguments) else { return }
  layer.setWeights(list("weight").map(\.tensor))
  if ExecutionContext.current.mustStop { return }

  let tape = GradientTape(persistent: true)
  inputs.forEach { tape.watch($0) }
  var output = Tensor.inert
  let loss = with(tape) {
    output = layer.invoke(inputs, arguments)[0]
    return tf.reduceSum(output * golden.tensors["upstream"]!.tensor)
  }
  expectNumbers(output, golden.tensors["output"], golden.name)
  for (index, weight) in layer.weights.enumerated() where golden.tensors["changed\(index)"] != nil {
    expectNumbers(weight, golden.tensors["changed\(index)"], "\(golden.name): weight \(index)")
  }
  for (index, expected) in list("inputGradient").enumerated() {
    let gradient = tape.connectedGradients(loss, [inputs[index]])[0]
    expectNumbers(gradient, expected, "\(golden.name): gradient of input \(index)")
  }
  for (index, expected) in list("weightGradient").enumerated() {
    let gradient = tape.connectedGradients(loss, [layer.trainableWeights[index]])[0]
    expectNumbers(gradient, expected, "\(golden.name): gradient of weight \(index)")
  }
  #expect(difference(layer, golden.serialized) == nil, "\(golden.name)")

  let symbols = golden.inputShapes.map { Input(shape: $0) }
  let shape = layer.invoke(symbols, CallArguments(isList: symbols.count > 1))[0].shape
  #expect(shape.dims == golden.tensors["shape"]!.values.map { Int($0) }, "\(golden.name): symbolic shape \(shape)")
}

/// Sums of many products carry an error of the size of the products: numbers that nearly cancel out are compared
/// with a tenth of the largest one.
private func expectNumbers(_ found: Tensor?, _ expected: Goldens.ObjectCase.Array?, _ what: String) {
  guard let found, let expected, found.shape.dims == expected.shape else {
    Issue.record("\(what): found \(found.map { "shape \($0.shape)" } ?? "nothing"), expected \(expected?.shape ?? [])")
    return
  }
  let largest = expected.values.map(abs).max() ?? 0
  let error = largestError(numbers(found), expected.values, floor: max(1e-2, largest / 10))
  #expect(error < 1e-5, "\(what)")
}

extension Goldens.ObjectCase {
  /// The shapes of the symbolic inputs, -1 for an unknown length.
  fileprivate var inputShapes: [[Int?]] {
    var shapes: [[Int?]] = []
    while let shape = tensors["inputShape\(shapes.count)"] {
      shapes.append(shape.values.map { $0 < 0 ? nil : Int($0) })
    }
    return shapes
  }
}

/// The message of the failure that the body ends with; nil without one.
func failure(of body: () -> Void) -> String? {
  inFreshContext { _ in
    body()
    return ExecutionContext.current.failure?.description
  }
}
