import Display
import Tensors

extension Layer {
  /// The symbolic input of the layer's first call in a model made of symbolic tensors.
  public var input: Tensor { firstCall(for: "input")?.inputs.first ?? .inert }

  /// The symbolic output of the layer's first call: what a model that ends at this layer is made of.
  ///
  ///     let features = Model(inputs: model.inputs, outputs: model.getLayer("conv").output)
  ///
  /// A layer that has not been called on a symbolic tensor ends the cell.
  public var output: Tensor { firstCall(for: "output")?.output() ?? .inert }

  private func firstCall(for property: String) -> LayerCall? {
    let call: LayerCall?
    if let model = self as? Model, let graph = model.graph {
      call = property == "input" ? nil : graph.outputs[0].call
    } else {
      call = firstCall
    }
    if call == nil {
      fail("has no \(property) yet: it was not called on the output of another layer or an Input")
    }
    return call
  }
}

/// Says that a call gives all outputs of a model or layer, and not only the first.
///
/// Nobody writes it: `let all: [Tensor] = model(x)` chooses the form that has it.
public enum OutputChoice {
  /// All outputs, in order.
  case all
}

extension Model {
  /// The symbolic inputs of a model made of symbolic tensors, or of a list of layers whose input shape is known.
  public var inputs: [Tensor] {
    if let graph { return graph.inputs }
    fail("has no symbolic inputs: it is a class with a call of its own, or has not seen the shape of its input")
    return []
  }

  /// The symbolic outputs.
  public var outputs: [Tensor] {
    if let graph { return graph.outputs }
    fail("has no symbolic outputs: it is a class with a call of its own, or has not seen the shape of its input")
    return []
  }

  /// The shape of the model's input, `None` where any length will do.
  public var inputShape: TensorShape { inputs.first?.shape ?? TensorShape([]) }

  /// The shape of the model's output, `None` where any length will do.
  public var outputShape: TensorShape { outputs.first?.shape ?? TensorShape([]) }

  /// What a model with several outputs gives for a batch.
  ///
  ///     let both: [Tensor] = model(x)
  public func callAsFunction(
    _ inputs: some TensorConvertible, training: Bool? = nil, mask: Tensor? = nil, outputs: OutputChoice = .all
  ) -> [Tensor] {
    invoke([inputs.asTensor], CallArguments(training: training, mask: mask))
  }

  /// What a model with several inputs and outputs gives for a batch.
  public func callAsFunction(
    _ inputs: [Tensor], training: Bool? = nil, mask: Tensor? = nil, outputs: OutputChoice = .all
  ) -> [Tensor] {
    invoke(inputs, CallArguments(training: training, mask: mask, isList: true))
  }

  /// The names of the outputs: those of the layers that give them.
  public var outputNames: [String] { graph?.outputs.compactMap { $0.call?.layer.name } ?? [] }

  /// The layer of this name; a name that no layer has ends the cell.
  public func getLayer(_ name: String) -> Layer {
    if let layer = layers.first(where: { $0.name == name }) { return layer }
    let names = layers.map { "'\($0.name)'" }.joined(separator: ", ")
    fail("getLayer: there is no layer '\(name)'; there are: \(names)")
    return layers.first ?? self
  }

  /// The same with a label.
  public func getLayer(name: String) -> Layer { getLayer(name) }

  /// The layer at this place, counted from 0, or from the end if negative.
  public func getLayer(index: Int) -> Layer {
    let place = index < 0 ? index + layers.count : index
    if layers.indices.contains(place) { return layers[place] }
    fail("getLayer: there is no layer \(index); there are \(layers.count)")
    return layers.first ?? self
  }
}
