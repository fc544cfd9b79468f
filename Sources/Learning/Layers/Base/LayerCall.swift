import Tensors

/// One use of a layer on symbolic tensors: what a model made of inputs and outputs repeats.
///
/// Symbolic tensors know the call that gives them and the call knows its layer and inputs; nothing points the other
/// way, so that a model which is let go takes all of them with it.
package final class LayerCall {
  package let layer: Layer
  package let inputs: [Tensor]
  package let arguments: CallArguments
  package let outputSpecs: [TensorSpec]
  package let outputNames: [String]
  /// Which of the layer's calls this is.
  package let number: Int

  package init(
    _ layer: Layer, _ inputs: [Tensor], _ arguments: CallArguments, names: [String]? = nil,
    giving specs: [TensorSpec]
  ) {
    self.layer = layer
    self.inputs = inputs
    self.arguments = arguments
    outputSpecs = specs
    outputNames = names ?? specs.map { _ in AutomaticNames.unique(forClass: "KerasTensor") }
    number = layer.inboundCalls.count
    layer.inboundCalls.append(WeakLayerCall(call: self))
    layer.outputShapes = specs.map(\.shape)
  }

  /// What stands for one of the results.
  package func output(_ place: Int = 0) -> KerasTensor {
    KerasTensor(
      outputSpecs[place], name: outputNames[place], origin: self, place: place, record: OperationLayer.record)
  }

  package var outputs: [KerasTensor] { outputSpecs.indices.map(output) }

  /// The calls whose results this one takes.
  package var sources: [LayerCall] { inputs.compactMap { ($0 as? KerasTensor)?.call } }

  /// True for what `Input` makes.
  package var isInput: Bool { layer is InputLayer }
}

package struct WeakLayerCall {
  package weak var call: LayerCall?
}

extension Layer {
  /// The earliest call that something still holds.
  package final var firstCall: LayerCall? { inboundCalls.lazy.compactMap(\.call).first }
}

/// A result of a call, however many symbolic tensors stand for it.
package struct LayerResult: Hashable {
  let call: ObjectIdentifier
  let place: Int
}

extension KerasTensor {
  /// The call that gives this tensor.
  package var call: LayerCall? { origin as? LayerCall }
  package var result: LayerResult { LayerResult(call: ObjectIdentifier(origin), place: place) }
}
