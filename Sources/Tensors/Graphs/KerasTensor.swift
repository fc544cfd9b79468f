import Display

/// A tensor that stands for a model's input, or for what a layer will give, while a model is put together.
///
/// It has a shape and a dtype and no values. Layers, operators and functions of `tf` that take it give such
/// tensors again; a `Model` made from the first and the last of them repeats what was done.
///
///     let inputs = keras.Input(shape: [16])
///     print(inputs)      // <KerasTensor shape=(None, 16), dtype=float32, sparse=False, ragged=False, name=keras_tensor>
///
/// Source: https://keras.io/api/models/model_training_apis/
public final class KerasTensor: Tensor {
  private let ownName: String
  /// The call of a layer that gives it, and which of its results it is.
  package let origin: AnyObject
  package let place: Int
  private let record: Recorder

  /// Writes down that an operation outside of a layer was applied.
  package typealias Recorder = (Op, [Tensor], Attribute, TensorSpec) -> Tensor

  package init(_ spec: TensorSpec, name: String, origin: AnyObject, place: Int, record: @escaping Recorder) {
    ownName = name
    self.origin = origin
    self.place = place
    self.record = record
    let node = Graph().append(.input(0), [], spec)
    super.init(dtype: spec.dtype, dims: spec.dims, storage: nil, node: node)
  }

  package required convenience init(arrayLiteral elements: TensorLiteral...) {
    let value = TensorSource.list(elements.map(\.source)).tensor(operation: "constant")
    self.init(value.spec, name: "constant", origin: Storage(byteCount: 0), place: 0) { op, _, _, _ in
      failed(op.name, "a list is no input of a model")
    }
  }

  /// The name given to `Input`, or a made-up one.
  public override var name: String { ownName }

  /// Nil unless one of the operands stands for a value of a model that is being put together.
  static func recorded(_ op: Op, _ operands: [Tensor], _ attribute: Attribute, _ output: TensorSpec) -> Tensor? {
    for operand in operands {
      if let symbol = operand as? KerasTensor { return symbol.record(op, operands, attribute, output) }
    }
    return nil
  }

  final var text: String {
    "<KerasTensor shape=\(shape), dtype=\(dtype.name), sparse=False, ragged=False, name=\(name)>"
  }
}
