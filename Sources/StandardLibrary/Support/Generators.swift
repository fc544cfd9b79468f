import Machine

/// A generator of random numbers that lives in a slot: the system's, or a value of the notebook with its own `next()`.
struct SlotGenerator: RandomNumberGenerator {
  let context: MachineContext
  /// Owned; what the calls of `next()` have made of it.
  var slot: Slot
  /// The function number of the notebook's `next()`.
  let function: Int32?
  let isClass: Bool
  /// How the call that did not end normally ended.
  var stopped: CallResult?

  mutating func next() -> UInt64 {
    guard let function else { return UInt64.random(in: 0 ... .max) }
    // Swift's algorithms ask again for as long as they do not like a number: after a failure they get ever new ones.
    guard stopped == nil else { return UInt64.random(in: 0 ... .max) }
    let outcome = isClass ? context.callMethod(function, slot) : context.callMutating(function, &slot)
    if outcome.status != NativeStatus.ok { stopped = outcome }
    return outcome.slot
  }
}

/// Hands the inout generator of argument `index` to `body` and its updated value back, with the slot that `body` makes.
func withGenerator(
  _ raw: UnsafeMutableRawPointer, _ w: Window, _ index: Int, _ type: TypeDescriptor, _ body: (inout SlotGenerator) -> Slot
) -> Int32 {
  let context = MachineContext.from(raw)
  var function: Int32?
  var isClass = false
  if case .notebook(let declared) = type.kind {
    isClass = declared.kind == .classType
    function = (w[index].notebookType ?? declared).witnesses["next()"]
  }
  var generator = SlotGenerator(context: context, slot: w[index], function: function, isClass: isClass)
  let result = body(&generator)
  if let stopped = generator.stopped { return w.stop(stopped, updating: generator.slot) }
  return w.update(generator.slot, giving: result)
}

extension SystemRandomNumberGenerator: BoundValue {
  package static var boundName: String { "SystemRandomNumberGenerator" }
}

extension NativeTable {
  mutating func addGenerators() {
    self["SystemRandomNumberGenerator.init()"] = { $1.give(SystemRandomNumberGenerator()) }
    self["SystemRandomNumberGenerator.next()"] = { $1.update($1[0], giving: UInt64.random(in: 0 ... .max)) }
  }
}
