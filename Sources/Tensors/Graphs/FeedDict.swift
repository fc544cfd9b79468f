/// Values for the placeholders of a graph: `[x: [1, 2, 3], y: 5]`.
///
/// Any tensor of the graph may be given a value, not placeholders alone.
public struct FeedDict: ExpressibleByDictionaryLiteral {
  let entries: [(key: Tensor, value: any TensorConvertible)]

  public init(dictionaryLiteral elements: (Tensor, any TensorConvertible)...) {
    entries = elements.map { (key: $0.0, value: $0.1) }
  }

  /// The same from two lists of equal length.
  public init(_ keys: [Tensor], _ values: [any TensorConvertible]) {
    if keys.count != values.count {
      _ = failed("FeedDict", "\(keys.count) placeholders and \(values.count) values were given")
    }
    entries = zip(keys, values).map { (key: $0, value: $1) }
  }
}
