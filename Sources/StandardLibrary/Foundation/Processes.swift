import Foundation
import Machine

// The process and the C library's everyday functions.

extension ProcessInfo: BoundClass {
  package static var boundName: String { "ProcessInfo" }
}
extension UUID: BoundValue {
  package static var boundName: String { "UUID" }
}

/// `stdout` and `stderr`: what is put there goes where `print` goes.
final class StandardStream {
  let isError: Bool

  private init(isError: Bool) { self.isError = isError }

  nonisolated(unsafe) static let output = StandardStream(isError: false)
  nonisolated(unsafe) static let error = StandardStream(isError: true)
}

extension NativeTable {
  mutating func addProcesses() {
    addProcessInfo()
    addWaiting()
    self["UUID.init()"] = { $1.give(UUID()) }
    self["UUID.init(uuidString:)"] = { $1.give(UUID(uuidString: $1.string(0))) }
    self["UUID.uuidString"] = { $1.give(UUID.borrow($1[0]).uuidString) }
    self["UUID.description"] = { $1.give(UUID.borrow($1[0]).description) }
    self["CommandLine.arguments"] = { $1.give(CommandLine.arguments) }
    self["CommandLine.argc"] = { $1.give(CommandLine.argc) }
    self["setenv(_:_:_:)"] = { $1.give(setenv($1.string(0), $1.string(1), Int32.borrow($1[2]))) }
    self["srand48(_:)"] = { _, w in
      srand48(w.int(0))
      return w.give(slot: 0)
    }
    self["drand48()"] = { $1.give(drand48()) }
    self["stdout"] = { $1.give(owning: StandardStream.output) }
    self["stderr"] = { $1.give(owning: StandardStream.error) }
    self["fflush(_:)"] = { $1.give(Int32(0)) }
    self["fputs(_:_:)"] = { context, w in
      guard w[1] != 0 else { return fail(context, "Unexpectedly found nil while unwrapping an Optional value") }
      let isError = w[1].object(as: StandardStream.self).isError
      MachineContext.from(context).execution.sink.write(w.string(0), to: isError ? .standardError : .standardOutput)
      return w.give(Int32(1))
    }
    self["Error._localizedDescription"] = { $1.give(localizedDescription($1[0], $1.type(1))) }
    self["Error._errorCode"] = { $1.give(errorCode($1[0], $1.type(1))) }
  }

  private mutating func addProcessInfo() {
    self["ProcessInfo.processInfo"] = { $1.give(ProcessInfo.processInfo) }
    self["ProcessInfo.environment"] = { $1.give(ProcessInfo.processInfo.environment) }
    self["ProcessInfo.arguments"] = { $1.give(ProcessInfo.processInfo.arguments) }
    self["ProcessInfo.hostName"] = { $1.give(ProcessInfo.processInfo.hostName) }
    self["ProcessInfo.processName"] = { $1.give(ProcessInfo.processInfo.processName) }
    self["ProcessInfo.processIdentifier"] = { $1.give(ProcessInfo.processInfo.processIdentifier) }
    self["ProcessInfo.processorCount"] = { $1.give(ProcessInfo.processInfo.processorCount) }
    self["ProcessInfo.activeProcessorCount"] = { $1.give(ProcessInfo.processInfo.activeProcessorCount) }
    self["ProcessInfo.physicalMemory"] = { $1.give(ProcessInfo.processInfo.physicalMemory) }
    self["ProcessInfo.systemUptime"] = { $1.give(ProcessInfo.processInfo.systemUptime) }
    self["ProcessInfo.operatingSystemVersionString"] = { $1.give(ProcessInfo.processInfo.operatingSystemVersionString) }
  }

  private mutating func addWaiting() {
    self["Thread.sleep(forTimeInterval:)"] = { context, w in
      let status = wait(context, w.double(0))
      w[0] = 0
      return status
    }
    self["sleep(_:)"] = { context, w in
      let status = wait(context, Double(UInt32.borrow(w[0])))
      w[0] = 0
      return status
    }
    self["usleep(_:)"] = { context, w in
      let status = wait(context, Double(UInt32.borrow(w[0])) / 1e6)
      w[0] = 0
      return status
    }
  }
}

/// Sleeps in short pieces, so that an interrupt ends it.
private func wait(_ context: UnsafeMutableRawPointer, _ seconds: Double) -> Int32 {
  let end = Date(timeIntervalSinceNow: seconds)
  while true {
    if MachineContext.from(context).mustStop { return NativeStatus.failed }
    let rest = end.timeIntervalSinceNow
    guard rest > 0 else { return NativeStatus.ok }
    Thread.sleep(forTimeInterval: Swift.min(rest, 0.005))
  }
}

/// What Foundation says of an error: its own words for its own errors, type and number for the notebook's.
private func localizedDescription(_ slot: Slot, _ type: TypeDescriptor) -> String {
  switch type.kind {
  case .existential:
    let existential: ExistentialObject = slot.object()
    return localizedDescription(existential.slot, existential.type)
  case .notebook(let declared): return "The operation could not be completed. (main.\(declared.name) error \(code(slot, declared)).)"
  default:
    let value = type.anyValue(slot)
    return (value as? any Error)?.localizedDescription ?? String(describing: value)
  }
}

private func errorCode(_ slot: Slot, _ type: TypeDescriptor) -> Int {
  switch type.kind {
  case .existential:
    let existential: ExistentialObject = slot.object()
    return errorCode(existential.slot, existential.type)
  case .notebook(let declared): return code(slot, declared)
  default: return 1
  }
}

/// Swift's number of an error: cases with values come first; of anything but an enum it is 1.
private func code(_ slot: Slot, _ type: NotebookType) -> Int {
  guard type.kind == .enumeration else { return 1 }
  let tag = Int(slot.object(as: TupleObject.self)[0])
  let hasValues = !type.cases[tag].payload.isEmpty
  let before = type.cases[..<tag].filter { !$0.payload.isEmpty == hasValues }.count
  return hasValues ? before : before + type.cases.filter { !$0.payload.isEmpty }.count
}
