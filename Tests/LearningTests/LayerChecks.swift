import Display
import Learning
import Tensors
import Testing

/// Checks a layer against what Keras computes: outputs, gradients of sum(y_i g_i) with respect to the input (if
/// floating), the trainable weights and the states, and the configuration.
///
/// The case holds x, mask, s0..., w0..., y0..., g0... and d0...
func checkLayer(
  _ layer: Layer, _ golden: Goldens.ObjectCase, tolerance: Double = 1e-5, sourceLocation: SourceLocation = #_sourceLocation
) {
  inFreshContext { sink in
    let tensors = golden.tensors
    func numbered(_ prefix: String) -> [Tensor] {
      var found: [Tensor] = []
      while let next = tensors["\(prefix)\(found.count)"] { found.append(next.tensor) }
      return found
    }
    if let problem = difference(layer, golden.serialized) {
      Issue.record("\(golden.name): \(problem)", sourceLocation: sourceLocation)
    }
    let isFloating = !golden.name.hasPrefix("embedding")
    let x = isFloating ? tensors["x"]!.tensor : tf.cast(tensors["x"]!.tensor, .int32)
    let mask = tensors["mask"].map { tf.cast($0.tensor, .bool) }
    let states = numbered("s")
    let arguments = CallArguments(mask: mask, roles: states.map { _ in "initial_state" })
    _ = layer.invoke([x] + states, arguments)
    layer.setWeights(numbered("w"))
    let tape = tf.GradientTape()
    tape.watch(states + (isFloating ? [x] : []))
    let (outputs, loss) = with(tape) { () -> ([Tensor], Tensor) in
      let outputs = layer.invoke([x] + states, arguments)
      return (outputs, zip(outputs, numbered("g")).map { tf.reduceSum($0 * $1) }.reduce(tf.constant(0.0), +))
    }
    #expect(outputs.count == numbered("y").count, "\(golden.name)", sourceLocation: sourceLocation)
    for (place, output) in outputs.enumerated() {
      #expect(
        matches(output, tensors["y\(place)"], tolerance: tolerance, floor: 0.1),
        "\(golden.name): output \(place) is \(output)", sourceLocation: sourceLocation)
    }
    let sources = (isFloating ? [x] : []) + layer.trainableWeights.map { $0 as Tensor } + states
    for (place, gradient) in tape.connectedGradients(loss, sources).enumerated() {
      let isRight = gradient.map { matches($0, tensors["d\(place)"], tolerance: tolerance, floor: 0.1) } ?? false
      #expect(isRight, "\(golden.name): gradient \(place) is \(gradient.map { "\($0)" } ?? "nil")", sourceLocation: sourceLocation)
    }
    let failure = ExecutionContext.current.failure.map { "\($0)" } ?? ""
    #expect(failure == "", "\(golden.name)", sourceLocation: sourceLocation)
  }
}
