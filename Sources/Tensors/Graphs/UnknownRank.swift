/// Placeholders made without a shape: operations that treat every shape alike accept them, and check the real
/// shapes when the graph runs; others ask for a shape.
enum UnknownRank {
  private static let anyShape = Set(
    (ArithmeticOps.all + ExponentialOps.all + TrigonometryOps.all + ActivationOps.all + RoundingOps.all
      + ComparisonOps.all + SelectionOps.all + [ShapingOps.identity, ShapingOps.stopGradient])
      .map { ObjectIdentifier($0) })

  static func infer(_ op: Op, _ inputs: [TensorSpec], _ attribute: Attribute) throws -> TensorSpec {
    if op === CreationOps.fillLike || op === ShapingOps.broadcastLike || op === ShapingOps.reshapeLike {
      let like = op === CreationOps.fillLike ? inputs[0] : inputs[1]
      return TensorSpec((op === CreationOps.fillLike ? inputs[1] : inputs[0]).dtype, like.dims)
    }
    if op === ShapingOps.reshape, case .dims(let dims) = attribute { return TensorSpec(inputs[0].dtype, dims) }
    let stand: [Int]? = anyShape.contains(ObjectIdentifier(op)) ? [] : op === MatmulOps.matmul ? [-1, -1] : nil
    guard let stand else {
      throw Op.failure(op.name, "the number of axes is not known here; give the placeholder a shape")
    }
    let output = try op.infer(inputs.map { $0.hasUnknownRank ? TensorSpec($0.dtype, stand) : $0 }, attribute)
    return TensorSpec(output.dtype, TensorShape.unknownRank.dims)
  }
}
