import Display
import Tensors

/// The calls of layers between a model's inputs and its outputs, in an order in which they can run.
///
/// Order and depths are Keras's, since layers and weights are listed (and stored in files) in that order.
package final class LayerGraph {
  package let inputs: [KerasTensor]
  package let outputs: [KerasTensor]
  /// Those with the greatest distance from the outputs first.
  package let calls: [LayerCall]
  /// Layers in the order of `calls`, inputs among them, each once.
  package let layers: [Layer]

  /// Nil, with the failure recorded, if an output does not depend on the inputs alone.
  package init?(inputs: [Tensor], outputs: [Tensor], for model: Layer) {
    if ExecutionContext.current.mustStop { return nil }
    let symbols = (inputs: inputs.compactMap { $0 as? KerasTensor }, outputs: outputs.compactMap { $0 as? KerasTensor })
    guard symbols.inputs.count == inputs.count, symbols.outputs.count == outputs.count, !inputs.isEmpty, !outputs.isEmpty else {
      model.fail(
        "a model is made of symbolic tensors: inputs that `Input(shape:)` gives, and outputs that layers give for them")
      return nil
    }
    self.inputs = symbols.inputs
    self.outputs = symbols.outputs
    var traversal = Traversal(inputs: symbols.inputs)
    for output in symbols.outputs { traversal.visit(output) }
    if let stranger = traversal.stranger {
      model.fail(
        "the outputs depend on '\(stranger.name)' of shape \(stranger.shape), which is not among the inputs of the model")
      return nil
    }
    (calls, layers) = traversal.ordered(inputs: symbols.inputs)
  }

  /// Walks from the outputs to the inputs.
  private struct Traversal {
    private let inputs: Set<LayerResult>
    private var finished: Set<ObjectIdentifier> = []
    private var found: [LayerCall] = []
    private var layerNumbers: [ObjectIdentifier: Int] = [:]
    /// An input that the model was not told about.
    private(set) var stranger: KerasTensor?

    init(inputs: [KerasTensor]) { self.inputs = Set(inputs.map(\.result)) }

    mutating func visit(_ tensor: KerasTensor) {
      guard let call = tensor.call, !finished.contains(ObjectIdentifier(call)) else { return }
      finished.insert(ObjectIdentifier(call))
      let layer = ObjectIdentifier(call.layer)
      if layerNumbers[layer] == nil { layerNumbers[layer] = layerNumbers.count }
      if !inputs.contains(tensor.result) {
        if call.isInput { stranger = stranger ?? tensor }
        for source in call.inputs.compactMap({ $0 as? KerasTensor }) { visit(source) }
      }
      found.append(call)
    }

    func ordered(inputs: [KerasTensor]) -> (calls: [LayerCall], layers: [Layer]) {
      var depths: [ObjectIdentifier: Int] = [:]
      var layerDepths: [ObjectIdentifier: Int] = [:]
      for call in found.reversed() {
        let layer = ObjectIdentifier(call.layer)
        let depth = max(depths[ObjectIdentifier(call), default: 0], layerDepths[layer, default: 0])
        depths[ObjectIdentifier(call)] = depth
        layerDepths[layer] = depth
        for source in call.sources where finished.contains(ObjectIdentifier(source)) {
          depths[ObjectIdentifier(source)] = max(depth + 1, depths[ObjectIdentifier(source), default: 0])
        }
      }
      var members = found
      var numbers = layerNumbers
      // Inputs that no output depends on belong to the model all the same.
      for call in inputs.compactMap(\.call) where !finished.contains(ObjectIdentifier(call)) {
        members.append(call)
        numbers[ObjectIdentifier(call.layer)] = numbers.count
      }
      func depth(_ call: LayerCall) -> Int { depths[ObjectIdentifier(call), default: 0] }
      let order = members.enumerated().sorted { (depth($0.element), $1.offset) > (depth($1.element), $0.offset) }
      var seen: Set<ObjectIdentifier> = []
      let layers = members.map(\.layer).filter { seen.insert(ObjectIdentifier($0)).inserted }
        .sorted { a, b in
          let (x, y) = (layerDepths[ObjectIdentifier(a), default: 0], layerDepths[ObjectIdentifier(b), default: 0])
          return x != y ? x > y : numbers[ObjectIdentifier(a)]! < numbers[ObjectIdentifier(b)]!
        }
      return (order.map(\.element), layers)
    }
  }

  /// The outputs for values of the inputs; an inert tensor after a failure.
  package func run(_ values: [Tensor], _ arguments: CallArguments) -> [Tensor] {
    var known: [LayerResult: Tensor] = [:]
    for (symbol, value) in zip(inputs, values) { known[symbol.result] = value }
    for call in calls where !call.isInput {
      if known[LayerResult(call: ObjectIdentifier(call), place: 0)] != nil { continue }
      var operands: [Tensor] = []
      for input in call.inputs {
        guard let symbol = input as? KerasTensor else {
          operands.append(input)
          continue
        }
        guard let value = known[symbol.result] else { break }
        operands.append(value)
      }
      // An operand behind the model's inputs was cut off with whatever depends on it.
      guard operands.count == call.inputs.count else { continue }
      var inner = call.arguments
      inner.training = inner.training ?? arguments.training
      let results = call.layer.invoke(operands, inner)
      if ExecutionContext.current.mustStop { return [.inert] }
      for (place, result) in results.enumerated() {
        known[LayerResult(call: ObjectIdentifier(call), place: place)] = result
      }
    }
    return outputs.map { known[$0.result] ?? .inert }
  }

  /// Whether the model is a mere list of layers: one call after the other, none of a layer used twice.
  package var isSequential: Bool {
    var layers: Set<ObjectIdentifier> = []
    var depths: Set<ObjectIdentifier> = []
    for call in calls {
      guard call.sources.count <= 1, layers.insert(ObjectIdentifier(call.layer)).inserted else { return false }
      for source in call.sources where !depths.insert(ObjectIdentifier(source)).inserted { return false }
    }
    return outputs.count == 1 && inputs.count == 1
  }
}
