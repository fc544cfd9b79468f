import Tensors

/// An operation applied to symbolic tensors outside of a layer, such as the `+` in `x + shortcut`.
package final class OperationLayer: Layer {
  package let op: Op
  package let attribute: Attribute

  package init(_ op: Op, _ attribute: Attribute, name: String? = nil) {
    self.op = op
    self.attribute = attribute
    super.init(name: name ?? AutomaticNames.unique(forClass: OperationNames.kerasClass(op.name)))
    built = true
  }

  override package var className: String { OperationNames.kerasClass(op.name) }
  override package var hasFixedWeights: Bool { true }
  override package var inputDType: DType? { nil }

  override package func forward(_ inputs: [Tensor], _ arguments: CallArguments) -> [Tensor] {
    [dispatch(op, inputs, attribute)]
  }

  /// What symbolic tensors do when an operation meets them.
  package static func record(
    _ op: Op, _ operands: [Tensor], _ attribute: Attribute, _ output: TensorSpec
  ) -> Tensor {
    let layer = OperationLayer(op, attribute)
    return LayerCall(layer, operands, CallArguments(isList: true), giving: [output]).output()
  }
}

/// Keras's class names of operations.
package enum OperationNames {
  private static let classes = [
    "divide": "TrueDivide", "pow": "Power", "slice": "GetItem", "concat": "Concatenate",
  ]

  /// `add` is `Add`, `divide` is `TrueDivide`, `expandDims` is `ExpandDims`.
  package static func kerasClass(_ name: String) -> String {
    classes[name] ?? name.prefix(1).uppercased() + name.dropFirst()
  }
}
