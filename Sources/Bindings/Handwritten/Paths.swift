import Machine
import PythonModules

extension HandwrittenNatives {
  static let paths: [String: NativeFunction] = [
    "os.path.join(_:)": join
  ]
}

private func join(_ machine: UnsafeMutableRawPointer, _ window: UnsafeMutablePointer<Slot>) -> Int32 {
  let path = os.path.joined([String].borrow(window[0]))
  return complete(machine, window, path.owned())
}
