import Machine
import Tensors

// Swift cannot pass an array on to a variadic parameter.

extension HandwrittenNatives {
  static let variadics: [String: NativeFunction] = [
    "tf.print(_:outputStream:summarize:sep:end:)": printTensors,
    "tf.strings.format(_:_:placeholder:summarize:)": format,
    "np.savez(_:_:) (String, any TensorConvertible)": savez,
    "np.savezCompressed(_:_:) (String, any TensorConvertible)": savezCompressed,
  ]
}

private func values(_ slot: Slot) -> [any TensorConvertible] {
  slot.object(as: ArrayObject.self).slots.map { anyTensorConvertible($0) }
}

private func printTensors(_ machine: UnsafeMutableRawPointer, _ window: UnsafeMutablePointer<Slot>) -> Int32 {
  let given = window[5]
  tf.print(
    all: values(window[0]), outputStream: provided(given, 1) ? PrintStream.borrow(window[1]) : .stderr,
    summarize: provided(given, 2) ? Int.borrow(window[2]) : 3, sep: provided(given, 3) ? String.borrow(window[3]) : " ",
    end: provided(given, 4) ? String.borrow(window[4]) : "\n")
  return complete(machine, window, 0)
}

private func format(_ machine: UnsafeMutableRawPointer, _ window: UnsafeMutablePointer<Slot>) -> Int32 {
  let given = window[4]
  let result = tf.strings.format(
    String.borrow(window[0]), all: values(window[1]), placeholder: provided(given, 2) ? String.borrow(window[2]) : "{}",
    summarize: provided(given, 3) ? Int.borrow(window[3]) : 3)
  return complete(machine, window, result.owned())
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
  do {
    try write(String.borrow(window[0]), np.numbered(values(window[1])))
    return complete(machine, window, 0)
  } catch {
    return MachineContext.from(machine).throwError(error, window)
  }
}
