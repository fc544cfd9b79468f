import Machine
import Tensors

extension HandwrittenNatives {
  static let literals: [String: NativeFunction] = [
    "Tensor.init(arrayLiteral:)": tensorLiteral,
    "Variable.init(arrayLiteral:)": variableLiteral,
    "NDArray.init(arrayLiteral:)": arrayLiteral,
    "TensorLiteral.init(arrayLiteral:)": listLiteral,
    "FeedDict.init(dictionaryLiteral:)": feedLiteral,
  ]
}

private func source(_ window: UnsafeMutablePointer<Slot>) -> TensorSource {
  .list([TensorLiteral].borrow(window[0]).map(\.tensorSource))
}

private func tensorLiteral(_ machine: UnsafeMutableRawPointer, _ window: UnsafeMutablePointer<Slot>) -> Int32 {
  let tensor = source(window).tensor(operation: "constant")
  return complete(machine, window, tensor.owned())
}

private func variableLiteral(_ machine: UnsafeMutableRawPointer, _ window: UnsafeMutablePointer<Slot>) -> Int32 {
  let variable = Variable(source(window).tensor(operation: "constant"))
  return complete(machine, window, variable.owned())
}

private func arrayLiteral(_ machine: UnsafeMutableRawPointer, _ window: UnsafeMutablePointer<Slot>) -> Int32 {
  let array = np.array(ConvertedTensor(tensorSource: source(window)))
  return complete(machine, window, array.owned())
}

private func listLiteral(_ machine: UnsafeMutableRawPointer, _ window: UnsafeMutablePointer<Slot>) -> Int32 {
  let literal = TensorLiteral(ConvertedTensor(tensorSource: source(window)))
  return complete(machine, window, literal.owned())
}

private func feedLiteral(_ machine: UnsafeMutableRawPointer, _ window: UnsafeMutablePointer<Slot>) -> Int32 {
  let pairs = window[0].object(as: ArrayObject.self).slots.map { $0.object(as: TupleObject.self) }
  let feed = FeedDict(pairs.map { Tensor.borrow($0[0]) }, pairs.map { anyTensorConvertible($0[1]) })
  return complete(machine, window, feed.owned())
}
