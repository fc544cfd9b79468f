/// Part of the array, by Python's rules; assigning replaces that part, and views see it. The value broadcasts.
extension NDArray {
  public subscript(_ a: some TensorIndex) -> NDArray {
    get { viewed([a.subscriptPart]) }
    set { assign([a.subscriptPart], newValue.base) }
  }
  public subscript(_ a: some TensorIndex, _ b: some TensorIndex) -> NDArray {
    get { viewed([a.subscriptPart, b.subscriptPart]) }
    set { assign([a.subscriptPart, b.subscriptPart], newValue.base) }
  }
  public subscript(_ a: some TensorIndex, _ b: some TensorIndex, _ c: some TensorIndex) -> NDArray {
    get { viewed([a.subscriptPart, b.subscriptPart, c.subscriptPart]) }
    set { assign([a.subscriptPart, b.subscriptPart, c.subscriptPart], newValue.base) }
  }
  public subscript(_ a: some TensorIndex, _ b: some TensorIndex, _ c: some TensorIndex, _ d: some TensorIndex) -> NDArray {
    get { viewed([a.subscriptPart, b.subscriptPart, c.subscriptPart, d.subscriptPart]) }
    set { assign([a.subscriptPart, b.subscriptPart, c.subscriptPart, d.subscriptPart], newValue.base) }
  }
  public subscript(_ ellipsis: UnboundedRange) -> NDArray {
    get { viewed([.ellipsis]) }
    set { assign([.ellipsis], newValue.base) }
  }
  public subscript(_ ellipsis: UnboundedRange, _ b: some TensorIndex) -> NDArray {
    get { viewed([.ellipsis, b.subscriptPart]) }
    set { assign([.ellipsis, b.subscriptPart], newValue.base) }
  }
  public subscript(_ a: some TensorIndex, _ ellipsis: UnboundedRange) -> NDArray {
    get { viewed([a.subscriptPart, .ellipsis]) }
    set { assign([a.subscriptPart, .ellipsis], newValue.base) }
  }
  public subscript(_ ellipsis: UnboundedRange, _ b: some TensorIndex, _ c: some TensorIndex) -> NDArray {
    get { viewed([.ellipsis, b.subscriptPart, c.subscriptPart]) }
    set { assign([.ellipsis, b.subscriptPart, c.subscriptPart], newValue.base) }
  }
  public subscript(_ a: some TensorIndex, _ ellipsis: UnboundedRange, _ c: some TensorIndex) -> NDArray {
    get { viewed([a.subscriptPart, .ellipsis, c.subscriptPart]) }
    set { assign([a.subscriptPart, .ellipsis, c.subscriptPart], newValue.base) }
  }
  public subscript(_ a: some TensorIndex, _ b: some TensorIndex, _ ellipsis: UnboundedRange) -> NDArray {
    get { viewed([a.subscriptPart, b.subscriptPart, .ellipsis]) }
    set { assign([a.subscriptPart, b.subscriptPart, .ellipsis], newValue.base) }
  }
}
