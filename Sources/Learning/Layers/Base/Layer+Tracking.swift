import Tensors

/// Layers and variables that a layer's properties hold.
package struct LayerAttributes {
  package private(set) var layers: [Layer] = []
  package private(set) var variables: [Variable] = []
  private var seen: Set<ObjectIdentifier> = []

  /// - Parameter owner: the object itself is no part of what it holds.
  init(of owner: Layer, below base: AnyClass) {
    seen = [ObjectIdentifier(owner)]
    for attribute in Attributes.declared(of: owner, below: base) { collect(attribute.value) }
  }

  private mutating func collect(_ value: Any) {
    switch Attributes.content(of: value) {
    case .variable(let variable):
      if seen.insert(ObjectIdentifier(variable)).inserted { variables.append(variable) }
    case .trackable(let part):
      guard seen.insert(ObjectIdentifier(part)).inserted else { return }
      if let layer = part as? Layer {
        layers.append(layer)
      } else {
        for child in part.trackedChildren { collect(child.value) }
      }
    case .container(let elements): for element in elements { collect(element.value) }
    case .other: break
    }
  }
}

extension Layer {
  /// What the properties of subclasses hold, in the order of their declarations.
  ///
  /// Found anew each time: a notebook may put a layer into an array at any moment.
  package var attributes: LayerAttributes { LayerAttributes(of: self, below: reflectionBase) }

  /// The class whose own properties are the library's business.
  private var reflectionBase: AnyClass { self is Model ? Model.self : Layer.self }

  /// Keras's names in checkpoints: layers inside by attribute or, in a model of inputs and outputs, by their place;
  /// weights by attribute, which has an underscore for some.
  package var checkpointParts: [TrackedChild] {
    let model = self as? Model
    let optimizer = model?.training.map { [TrackedChild("optimizer", $0.optimizer)] } ?? []
    if let graph = model?.graph {
      let isList = self is Sequential
      return [isList ? TrackedChild("_functional", ["_operations": graph.layers]) : TrackedChild("_operations", graph.layers)]
        + optimizer
    }
    let hidden = isOwnClass ? nil : hiddenWeight
    var parts = Attributes.declared(of: self, below: reflectionBase)
      .map { TrackedChild($0.name == hidden ? "_" + $0.name : $0.name, $0.value) }
    let known = Set(attributes.variables.map { ObjectIdentifier($0) })
    for weight in ownWeights where !known.contains(ObjectIdentifier(weight.variable)) {
      parts.append(TrackedChild("_" + weight.variable.baseName, weight.variable))
    }
    return parts + optimizer
  }

  /// The weight that Keras keeps behind a property of another name.
  private var hiddenWeight: String? {
    switch className {
    case "Dense", "EinsumDense", "Conv1D", "Conv2D", "Conv3D", "Conv1DTranspose", "Conv2DTranspose", "Conv3DTranspose":
      "kernel"
    case "Embedding": "embeddings"
    default: nil
    }
  }
}

extension Optimizer: Trackable {
  /// What a checkpoint keeps of an optimizer: its numbers in their order.
  public var trackedChildren: [TrackedChild] {
    [TrackedChild("_variables", variables), TrackedChild("_iterations", iterations)]
  }
}
