import Display
import Machine

extension NativeTable {
  mutating func addOutput() {
    self["print(_:separator:terminator:)"] = { write($0, $1) { $0.type.describe($0.slot) } }
    self["debugPrint(_:separator:terminator:)"] = { write($0, $1) { $0.type.debugDescribe($0.slot) } }
    self["print(_:separator:terminator:to:)"] = { write($0, $1, to: $1.type(5)) { $0.type.describe($0.slot) } }
    self["debugPrint(_:separator:terminator:to:)"] = { write($0, $1, to: $1.type(5)) { $0.type.debugDescribe($0.slot) } }
    self["readLine(strippingNewline:)"] = { context, w in
      let strips = !provided(w[1], 0) || w[0] != 0
      guard let line = try? MachineContext.from(context).execution.sink.readLine(prompt: "", isPassword: false) else {
        return w.give(slot: 0)
      }
      return w.give(strips ? line : line + "\n")
    }
    self["exit(_:)"] = { context, w in
      let status = Int32.borrow(w[0])
      return MachineContext.from(context).fail("exit(\(status)) was called: a notebook's cell ends, its session goes on")
    }
  }
}

/// Writes the items of `print`, all in one piece so that lines of different threads do not mix.
private func write(
  _ raw: UnsafeMutableRawPointer, _ w: Window, _ describe: (ExistentialObject) -> String
) -> Int32 {
  let context = MachineContext.from(raw)
  guard let text = text(of: w, context, describe) else { return NativeStatus.failed }
  context.execution.sink.write(text, to: .standardOutput)
  w[0] = 0
  return NativeStatus.ok
}

/// The same into an inout stream, the argument before the mask.
private func write(
  _ raw: UnsafeMutableRawPointer, _ w: Window, to type: TypeDescriptor, _ describe: (ExistentialObject) -> String
) -> Int32 {
  let context = MachineContext.from(raw)
  var stream = w[3]
  guard let text = text(of: w, context, describe) else { return w.stop(failedCall, updating: stream) }
  switch type.kind {
  case .string:
    let updated = String.borrow(stream) + text
    stream.release()
    return w.update(updated.owned())
  case .notebook(let declared):
    guard let function = (stream.notebookType ?? declared).witnesses["write(_:)"] else {
      return w.fail(raw, "\(type) has no 'write(_:)'", updating: stream)
    }
    let argument = text.owned()
    defer { argument.release() }
    let outcome = declared.kind == .classType
      ? context.callMethod(function, stream, argument) : context.callMutating(function, &stream, argument)
    return outcome.status == NativeStatus.ok ? w.update(stream) : w.stop(outcome, updating: stream)
  default: return w.fail(raw, "\(type) is not a stream native code can write to", updating: stream)
  }
}

private func text(of w: Window, _ context: MachineContext, _ describe: (ExistentialObject) -> String) -> String? {
  let items = w.array(0)
  let separator = w[1] == 0 ? " " : w.string(1)
  var text = ""
  for index in 0..<items.count {
    if index > 0 { text += separator }
    text += describe(items[index].object(as: ExistentialObject.self))
    if context.trap != nil { return nil }
  }
  return text + (w[2] == 0 ? "\n" : w.string(2))
}
