/// What may be assigned to a part of an array besides an array: a number, a list, a tensor.
///
///     let a = np.array([1.0, 2.0, 3.0])
///     a[a > 1] = 0
///     a[0] = 2.5
///     print(a)      // [2.5 0.  0. ]
///
/// Swift takes these only where the forms that give arrays do not fit, so reading a part gives an array as
/// before. That the type is an existential keeps them out of arithmetic, which would slow type checking down.
extension NDArray {
  @_disfavoredOverload
  public subscript(_ a: some TensorIndex) -> any TensorConvertible {
    get { viewed([a.subscriptPart]) }
    set { assign([a.subscriptPart], array(newValue, "assignment")) }
  }
  @_disfavoredOverload
  public subscript(_ a: some TensorIndex, _ b: some TensorIndex) -> any TensorConvertible {
    get { viewed([a.subscriptPart, b.subscriptPart]) }
    set { assign([a.subscriptPart, b.subscriptPart], array(newValue, "assignment")) }
  }
  @_disfavoredOverload
  public subscript(_ a: some TensorIndex, _ b: some TensorIndex, _ c: some TensorIndex) -> any TensorConvertible {
    get { viewed([a.subscriptPart, b.subscriptPart, c.subscriptPart]) }
    set { assign([a.subscriptPart, b.subscriptPart, c.subscriptPart], array(newValue, "assignment")) }
  }
  @_disfavoredOverload
  public subscript(_ a: some TensorIndex, _ b: some TensorIndex, _ c: some TensorIndex, _ d: some TensorIndex) -> any TensorConvertible {
    get { viewed([a.subscriptPart, b.subscriptPart, c.subscriptPart, d.subscriptPart]) }
    set { assign([a.subscriptPart, b.subscriptPart, c.subscriptPart, d.subscriptPart], array(newValue, "assignment")) }
  }
  @_disfavoredOverload
  public subscript(_ ellipsis: UnboundedRange) -> any TensorConvertible {
    get { viewed([.ellipsis]) }
    set { assign([.ellipsis], array(newValue, "assignment")) }
  }
  @_disfavoredOverload
  public subscript(_ ellipsis: UnboundedRange, _ b: some TensorIndex) -> any TensorConvertible {
    get { viewed([.ellipsis, b.subscriptPart]) }
    set { assign([.ellipsis, b.subscriptPart], array(newValue, "assignment")) }
  }
  @_disfavoredOverload
  public subscript(_ a: some TensorIndex, _ ellipsis: UnboundedRange) -> any TensorConvertible {
    get { viewed([a.subscriptPart, .ellipsis]) }
    set { assign([a.subscriptPart, .ellipsis], array(newValue, "assignment")) }
  }
  @_disfavoredOverload
  public subscript(_ ellipsis: UnboundedRange, _ b: some TensorIndex, _ c: some TensorIndex) -> any TensorConvertible {
    get { viewed([.ellipsis, b.subscriptPart, c.subscriptPart]) }
    set { assign([.ellipsis, b.subscriptPart, c.subscriptPart], array(newValue, "assignment")) }
  }
  @_disfavoredOverload
  public subscript(_ a: some TensorIndex, _ ellipsis: UnboundedRange, _ c: some TensorIndex) -> any TensorConvertible {
    get { viewed([a.subscriptPart, .ellipsis, c.subscriptPart]) }
    set { assign([a.subscriptPart, .ellipsis, c.subscriptPart], array(newValue, "assignment")) }
  }
  @_disfavoredOverload
  public subscript(_ a: some TensorIndex, _ b: some TensorIndex, _ ellipsis: UnboundedRange) -> any TensorConvertible {
    get { viewed([a.subscriptPart, b.subscriptPart, .ellipsis]) }
    set { assign([a.subscriptPart, b.subscriptPart, .ellipsis], array(newValue, "assignment")) }
  }
}
