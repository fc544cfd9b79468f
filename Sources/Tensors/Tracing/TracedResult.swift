import Display

/// A value that says by itself which tensors are in it, as values carried for a notebook do.
package protocol TensorStructure {
  /// nil where it holds something that is no tensor.
  var tensorLeaves: [Tensor]? { get }
  /// The same with other tensors in their places.
  func replacingTensors(_ leaves: [Tensor]) -> Any
  /// The name of the value's type, for messages.
  var structureName: String { get }
}

/// What the body of a traced function gave: the tensors in it, and how to put others in their place.
struct TracedResult {
  let leaves: [Tensor]
  /// True for a single tensor.
  let isTensor: Bool
  let rebuilt: ([Tensor]) -> Any

  /// nil, after a failure, for a value in which tensors cannot be replaced.
  init?(_ value: Any) {
    isTensor = value is Tensor && !(value is Variable)
    guard let (leaves, rebuilt) = Self.taken(value) else {
      if !ExecutionContext.current.mustStop {
        _ = failed(
          "tf.function",
          "a traced function gives a tensor, numbers, or lists, tuples and dictionaries of tensors; found \((value as? any TensorStructure)?.structureName ?? "\(type(of: value))")")
      }
      return nil
    }
    self.leaves = leaves
    self.rebuilt = rebuilt
  }

  private static func taken(_ value: Any) -> ([Tensor], ([Tensor]) -> Any)? {
    switch value {
    case let structure as any TensorStructure:
      return structure.tensorLeaves.map { ($0, structure.replacingTensors) }
    // A variable stays the object it is; its value is read where it is used.
    case let variable as Variable: return ([], { _ in variable })
    case let tensor as Tensor: return ([tensor], { $0[0] })
    case let pair as (Tensor, Tensor): return ([pair.0, pair.1], { ($0[0], $0[1]) })
    case let three as (Tensor, Tensor, Tensor): return ([three.0, three.1, three.2], { ($0[0], $0[1], $0[2]) })
    case let four as (Tensor, Tensor, Tensor, Tensor):
      return ([four.0, four.1, four.2, four.3], { ($0[0], $0[1], $0[2], $0[3]) })
    case let list as [Tensor]: return (list, { $0 })
    case let named as [String: Tensor]:
      let names = named.keys.sorted()
      return (names.map { named[$0]! }, { Dictionary(uniqueKeysWithValues: zip(names, $0)) })
    case let mixed as (Tensor, [Tensor]): return ([mixed.0] + mixed.1, { ($0[0], Array($0.dropFirst())) })
    case let mixed as ([Tensor], Tensor):
      return (mixed.0 + [mixed.1], { (Array($0.dropLast()), $0[$0.count - 1]) })
    case let lists as ([Tensor], [Tensor]):
      let first = lists.0.count
      return (lists.0 + lists.1, { (Array($0.prefix(first)), Array($0.dropFirst(first))) })
    case is Void, is Int, is Double, is Float, is Bool, is String, is NDArray: return ([], { _ in value })
    default: return nil
    }
  }
}
