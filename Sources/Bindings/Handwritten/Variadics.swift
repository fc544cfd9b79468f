import Machine
import Tensors

// Swift cannot pass an array on to a variadic parameter.

extension HandwrittenNatives {
  static let variadics: [String: NativeFunction] = [
    "np.savez(_:_:) (String, any TensorConvertible)": savez,
    "np.savezCompressed(_:_:) (String, any TensorConvertible)": savezCompressed,
  ]
}

private func values(_ slot: Slot) -> [any TensorConvertible] {
  slot.object(as: ArrayObject.self).slots.map { anyTensorConvertible($0) }
}

private func savez(_ machine: UnsafeMutableRawPointer, _ window: UnsafeMutablePointer<Slot>) -> Int32 {
  save(machine, window) { try np.savez($0, $1) }
}

private func savezCompressed(_ machine: UnsafeMutableRawPointer, _ window: UnsafeMutablePointer<Slot>) -> Int32 {
  save(machine, window) { try np.savezCompressed($0, $1) }
}

private func save(
  _ machine: UnsafeMutableRawPointer, _ window: UnsafeMutablePointer<Slot>,
  _ write: (String, [String: any TensorConvertible]) throws -> Void
) -> Int32 {
  let arrays = values(window[1]).enumerated().map { ("arr_\($0)", $1) }
  do {
    try write(String.borrow(window[0]), Dictionary(uniqueKeysWithValues: arrays))
    return complete(machine, window, 0)
  } catch {
    return MachineContext.from(machine).throwError(error, window)
  }
}
