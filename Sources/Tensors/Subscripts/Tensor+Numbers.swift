/// What may be assigned to a part of a variable besides a tensor: a number, a list, an array.
///
///     let v = tf.Variable([1.0, 2.0, 3.0])
///     v[v > 1] = 0
///     v[0] = 2.5
///     print(v.numpy())      // [2.5 0.  0. ]
///
/// Swift takes these only where the forms that give tensors do not fit.
extension Tensor {
  @_disfavoredOverload
  public final subscript(_ a: some TensorIndex) -> any TensorConvertible {
    get { subscripted([a.subscriptPart]) }
    set { assign([a.subscriptPart], operand(newValue, "assignment", dtype: dtype)) }
  }
  @_disfavoredOverload
  public final subscript(_ a: some TensorIndex, _ b: some TensorIndex) -> any TensorConvertible {
    get { subscripted([a.subscriptPart, b.subscriptPart]) }
    set { assign([a.subscriptPart, b.subscriptPart], operand(newValue, "assignment", dtype: dtype)) }
  }
  @_disfavoredOverload
  public final subscript(_ a: some TensorIndex, _ b: some TensorIndex, _ c: some TensorIndex) -> any TensorConvertible {
    get { subscripted([a.subscriptPart, b.subscriptPart, c.subscriptPart]) }
    set { assign([a.subscriptPart, b.subscriptPart, c.subscriptPart], operand(newValue, "assignment", dtype: dtype)) }
  }
  @_disfavoredOverload
  public final subscript(_ a: some TensorIndex, _ b: some TensorIndex, _ c: some TensorIndex, _ d: some TensorIndex) -> any TensorConvertible {
    get { subscripted([a.subscriptPart, b.subscriptPart, c.subscriptPart, d.subscriptPart]) }
    set { assign([a.subscriptPart, b.subscriptPart, c.subscriptPart, d.subscriptPart], operand(newValue, "assignment", dtype: dtype)) }
  }
  @_disfavoredOverload
  public final subscript(_ ellipsis: UnboundedRange) -> any TensorConvertible {
    get { self }
    set { assign([.ellipsis], operand(newValue, "assignment", dtype: dtype)) }
  }
  @_disfavoredOverload
  public final subscript(_ ellipsis: UnboundedRange, _ b: some TensorIndex) -> any TensorConvertible {
    get { subscripted([.ellipsis, b.subscriptPart]) }
    set { assign([.ellipsis, b.subscriptPart], operand(newValue, "assignment", dtype: dtype)) }
  }
  @_disfavoredOverload
  public final subscript(_ ellipsis: UnboundedRange, _ b: some TensorIndex, _ c: some TensorIndex) -> any TensorConvertible {
    get { subscripted([.ellipsis, b.subscriptPart, c.subscriptPart]) }
    set { assign([.ellipsis, b.subscriptPart, c.subscriptPart], operand(newValue, "assignment", dtype: dtype)) }
  }
  @_disfavoredOverload
  public final subscript(_ a: some TensorIndex, _ ellipsis: UnboundedRange) -> any TensorConvertible {
    get { subscripted([a.subscriptPart, .ellipsis]) }
    set { assign([a.subscriptPart, .ellipsis], operand(newValue, "assignment", dtype: dtype)) }
  }
  @_disfavoredOverload
  public final subscript(_ a: some TensorIndex, _ ellipsis: UnboundedRange, _ c: some TensorIndex) -> any TensorConvertible {
    get { subscripted([a.subscriptPart, .ellipsis, c.subscriptPart]) }
    set { assign([a.subscriptPart, .ellipsis, c.subscriptPart], operand(newValue, "assignment", dtype: dtype)) }
  }
}
