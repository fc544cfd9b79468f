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

  /// Keras's names in checkpoints: weights by attribute with an underscore, layers inside by attribute.
  package var checkpointParts: [TrackedChild] {
    let named = Attributes.declared(of: self, below: reflectionBase)
    var parts = named.map { TrackedChild($0.name, $0.value) }
    let known = Set(attributes.variables.map { ObjectIdentifier($0) })
    for weight in ownWeights where !known.contains(ObjectIdentifier(weight.variable)) {
      parts.append(TrackedChild("_" + weight.variable.baseName, weight.variable))
    }
    return parts
  }
}
