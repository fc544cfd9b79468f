import Display

// The parts of instructions that are too long, or too rare, to stand in the dispatch loop.

extension UnsafeMutablePointer<RunState> {
  /// The context, without a reference count.
  @inline(__always)
  var machineContext: MachineContext { MachineContext.from(pointee.context) }
}

/// Decides what follows a native call that did not simply succeed: true when unwinding starts here; false when the next
/// instructions deal with the pending status.
@inline(never)
func settle(
  _ state: UnsafeMutablePointer<RunState>, _ status: Int32, _ call: Instruction, _ window: UnsafeMutablePointer<Slot>
) -> Bool {
  if status == NativeStatus.thrown && !state.machineContext.mustStop {
    state.pointee.pending = NativeStatus.thrown
    return false
  }
  let ownsResult = status == NativeStatus.thrown || (status == NativeStatus.ok && call.x & Instruction.xReference != 0)
  if ownsResult { window[0].release() }
  window[0] = 0
  guard call.x & Instruction.xWriteBack != 0 else { return true }
  state.pointee.pending = NativeStatus.failed
  return false
}

/// Puts the last element of a stride where its end stands; false when it has none.
@inline(never)
func enterStride(_ stride: UnsafeMutablePointer<Slot>, isThrough: Bool) -> Bool {
  let (from, end, step) = (Int(bitPattern: UInt(stride[0])), Int(bitPattern: UInt(stride[1])), Int(bitPattern: UInt(stride[2])))
  if step > 0 ? from > end : from < end { return false }
  if !isThrough && from == end { return false }
  // The distance may not fit an Int, but always fits a UInt.
  let distance = UInt(bitPattern: step > 0 ? end &- from : from &- end) - (isThrough ? 0 : 1)
  stride[1] = Slot(UInt(bitPattern: from)) &+ Slot(distance / step.magnitude) &* stride[2]
  return true
}

@inline(never)
func callNativeClosure(
  _ state: UnsafeMutablePointer<RunState>, _ closure: Slot, _ window: UnsafeMutablePointer<Slot>
) -> Int32 {
  let object: ClosureObject = closure.object()
  return object.native!(state.machineContext, window)
}

/// The code of virtual method `number` of the class of a plain or native-rooted instance.
@inline(__always)
func methodCode(_ state: UnsafeMutablePointer<RunState>, _ receiver: Slot, _ number: Int) -> UnsafePointer<UInt64> {
  let type = Unmanaged<AnyObject>.fromOpaque(receiver.pointer)._withUnsafeGuaranteedRef { object -> NotebookType in
    if Swift.type(of: object) == InstanceObject.self { return unsafeDowncast(object, to: InstanceObject.self).type }
    return (object as! any NotebookSubclass).instance.type
  }
  return state.pointee.functions[Int(type.methods[number])].code
}

/// The code that implements a requirement for the type of a receiver: an existential, an object, or a type.
@inline(__always)
func witnessCode(
  _ state: UnsafeMutablePointer<RunState>, _ opcode: Opcode, _ window: UnsafeMutablePointer<Slot>, _ requirement: Int
) -> UnsafePointer<UInt64>? {
  let receiver = window[0]
  let type: Int
  switch opcode {
  case .callWitness:
    type = Unmanaged<ExistentialObject>.fromOpaque(receiver.pointer)._withUnsafeGuaranteedRef { $0.typeNumber }
  case .callTypeWitness: type = TypeDescriptor.at(receiver).number
  default: type = objectType(receiver).number
  }
  let table = state.pointee.witnesses + type
  guard requirement < table.pointee.count else { return nil }
  var function = table.pointee.functions.unsafelyUnwrapped[requirement]
  if function >= WitnessTable.opensReceiver {
    function -= WitnessTable.opensReceiver
    if opcode == .callWitness {
      window[0] = Unmanaged<ExistentialObject>.fromOpaque(receiver.pointer)._withUnsafeGuaranteedRef { $0.slot }
    }
  }
  return function < 0 ? nil : state.pointee.functions[Int(function)].code
}

/// The type of the object in a slot whose static type is a class-bound existential.
@inline(__always)
package func objectType(_ slot: Slot) -> TypeDescriptor {
  Unmanaged<AnyObject>.fromOpaque(slot.pointer)._withUnsafeGuaranteedRef { object in
    if Swift.type(of: object) == InstanceObject.self { return unsafeDowncast(object, to: InstanceObject.self).type.descriptor }
    return nativeObjectType(object)
  }
}

@inline(never)
private func nativeObjectType(_ object: AnyObject) -> TypeDescriptor {
  if let rooted = object as? any NotebookSubclass { return rooted.instance.type.descriptor }
  return .native((Swift.type(of: object) as? any BoundClass.Type)?.boundName ?? "\(Swift.type(of: object))")
}

/// The value of an existential that is given up, owned.
@inline(never)
func takeExistential(_ slot: Slot) -> Slot {
  var slot = slot
  let box: ExistentialObject = slot.object()
  let value = box.slot
  if isUniquelyReferenced(&slot) { box.slot = 0 } else { _ = value.retained() }
  slot.release()
  return value
}

/// The code of a static method of the class with that descriptor.
@inline(never)
func typeMethodCode(_ state: UnsafeMutablePointer<RunState>, _ descriptor: Slot, _ number: Int) -> UnsafePointer<UInt64> {
  guard case .notebook(let type) = TypeDescriptor.at(descriptor).kind else { preconditionFailure("a static method of no class") }
  return state.pointee.functions[Int(type.methods[number])].code
}

/// What leaving a function by return or throw does to its frame: owning registers are released and inout values
/// handed back in slots 1, 2, ….
@inline(__always)
func leave(
  _ state: UnsafeMutablePointer<RunState>, _ function: UnsafeMutablePointer<LoadedFunction>,
  _ frame: UnsafeMutablePointer<Slot>
) {
  if function.pointee.inoutCount != 0 { handBackInouts(function, frame) }
  // The last one declared goes first.
  let start = frame + Int(function.pointee.referenceStart)
  var register = start + Int(function.pointee.referenceCount)
  while register > start {
    register -= 1
    if register.pointee != 0 { register.pointee.release() }
  }
}

@inline(never)
private func handBackInouts(_ function: UnsafeMutablePointer<LoadedFunction>, _ frame: UnsafeMutablePointer<Slot>) {
  let references = Int(function.pointee.referenceStart)
  for index in 0..<Int(function.pointee.inoutCount) {
    let register = Int(function.pointee.inoutRegisters![index])
    frame[1 + index] = frame[register]
    if register >= references { frame[register] = 0 }
  }
}

@inline(never)
func makeRooted(
  _ state: UnsafeMutablePointer<RunState>, _ fields: Slot, _ factory: Int, _ window: UnsafeMutablePointer<Slot>
) {
  let instance: InstanceObject = fields.object()
  let context = state.machineContext
  let object = context.machine.factories[factory](context, instance, window)
  instance.header.rootBits = Slot(borrowing: object)
  window[0] = Slot(owning: object)
}

@inline(never)
func makeCell(_ frame: UnsafeMutablePointer<Slot>, _ i: Instruction) {
  let isReference = i.x & Instruction.xReference != 0
  let value = frame[i.b]
  if isReference { frame[i.b] = 0 }
  let old = frame[i.a]
  frame[i.a] = Slot(owning: CellObject(owned: value, isReference: isReference))
  old.release()
}

@inline(never)
func makeClosure(_ state: UnsafeMutablePointer<RunState>, _ frame: UnsafeMutablePointer<Slot>, _ i: Instruction) {
  let function = state.pointee.functions + i.immediate
  let closure = ClosureObject(
    function: UnsafePointer(function), captureCount: Int(function.pointee.captureCount),
    referenceCount: Int(function.pointee.captureReferenceCount))
  let old = frame[i.a]
  frame[i.a] = Slot(owning: closure)
  old.release()
}

@inline(never)
func boxAddress(_ place: UnsafeMutablePointer<Slot>) -> Slot {
  if !isUniquelyReferenced(&place.pointee) {
    let box: OptionalBox = place.pointee.object()
    let copy = OptionalBox(owned: box.isReference ? box.slot.retained() : box.slot, isReference: box.isReference)
    place.pointee.release()
    place.pointee = Slot(owning: copy)
  }
  return place.pointee + Slot(ObjectLayout.cellSlot)
}

/// The running instruction, for those that may run notebook code by themselves: its frames go above this one.
struct RunningInstruction {
  let state: UnsafeMutablePointer<RunState>
  /// Just after it.
  let pc: UnsafePointer<UInt64>
  let frame: UnsafeMutablePointer<Slot>

  @inline(__always)
  func find<Result>(with comparison: KeyComparison, _ body: () -> Result) -> Result {
    comparison.mayRunCode ? aboveFrame(body) : body()
  }

  @inline(never)
  func aboveFrame<Result>(_ body: () -> Result) -> Result {
    let machine: Machine = state.machineContext.machine
    let frameSize = machine.function(containing: pc - 1).map { Int($0.pointee.frameSize) } ?? Machine.nativeWindowSize
    let top = state.pointee.top
    state.pointee.top = frame + frameSize + Machine.nativeWindowSize
    defer { state.pointee.top = top }
    return body()
  }
}

@inline(never)
func dictionaryAddress(
  _ running: RunningInstruction, _ place: UnsafeMutablePointer<Slot>, _ key: Slot
) -> (UnsafeMutablePointer<Slot>, Bool) {
  if !isUniquelyReferenced(&place.pointee) { _ = DictionaryObject.unique(&place.pointee) }
  return Unmanaged<DictionaryObject>.fromOpaque(place.pointee.pointer)._withUnsafeGuaranteedRef { dictionary in
    let (position, isNew) = running.find(with: dictionary.table.comparison) { dictionary.table.findOrAdd(key) }
    return (dictionary.table.valueAddress(at: position), isNew)
  }
}

@inline(never)
func insertInSet(_ running: RunningInstruction, _ set: Slot, _ element: Slot) {
  let set: SetObject = set.object()
  running.find(with: set.table.comparison) { _ = set.insert(element) }
}

@inline(never)
func makeInstance(_ state: UnsafeMutablePointer<RunState>, _ frame: UnsafeMutablePointer<Slot>, _ i: Instruction) {
  let instance = InstanceObject.make(state.machineContext.machine.types[i.immediate])
  let old = frame[i.a]
  frame[i.a] = Slot(owning: instance)
  old.release()
}

@inline(never)
func rootedFields(_ object: Slot) -> Slot {
  let object: AnyObject = object.object()
  return Slot(borrowing: (object as! any NotebookSubclass).instance)
}

@inline(never)
func makeWeak(_ slot: Slot) -> Slot { slot == 0 ? 0 : Slot(owning: WeakObject(slot)) }

@inline(never)
func loadWeak(_ slot: Slot) -> Slot { slot == 0 ? 0 : slot.object(as: WeakObject.self).load() }

@inline(never)
func releasedTooEarly(_ state: UnsafeMutablePointer<RunState>, _ reference: Slot) {
  let address = reference == 0 ? 0 : reference.object(as: WeakObject.self).address
  state.machineContext.fail(
    "Fatal error: Attempted to read an unowned reference but object 0x\(String(address, radix: 16)) was already destroyed")
}

@inline(never)
func openExistential(_ slot: Slot) -> Slot { slot.object(as: ExistentialObject.self).slot }

@inline(never)
func failCast(_ state: UnsafeMutablePointer<RunState>, _ slot: Slot, _ type: Slot) {
  let existential: ExistentialObject = slot.object()
  var source = existential.type
  while case .existential = source.kind { source = existential.slot.object(as: ExistentialObject.self).type }
  state.machineContext.fail(
    "Could not cast value of type '\(source.reflectedName)' to '\(TypeDescriptor.at(type).reflectedName)'.")
}

@inline(never)
func isType(_ slot: Slot, _ type: Slot) -> Slot {
  slot.object(as: ExistentialObject.self).canCast(to: TypeDescriptor.at(type)) ? 1 : 0
}

@inline(never)
func cast(_ slot: Slot, _ type: Slot) -> Slot {
  slot.object(as: ExistentialObject.self).cast(to: TypeDescriptor.at(type))
}

/// Makes an empty string, of the one that the register still holds if nobody else does.
@inline(__always)
func makeString(_ register: UnsafeMutablePointer<Slot>) {
  // A register that served another purpose before may hold any object.
  if register.pointee != 0, isUniquelyReferenced(&register.pointee),
    register.pointee.pointer.load(as: UInt.self) == UInt(bitPattern: ObjectIdentifier(StringObject.self))
  {
    register.pointee.textAddress.pointee = ""
  } else {
    let old = register.pointee
    register.pointee = Slot(owning: StringObject(""))
    old.release()
  }
}

@inline(never)
func appendString(_ target: Slot, _ text: Slot) {
  target.textAddress.append(at: text.textAddress)
}

@inline(never)
func appendDescription(_ running: RunningInstruction, _ i: Instruction) {
  let frame = running.frame
  let target = frame[i.a].textAddress
  let value = frame[i.b]
  let type = TypeDescriptor.at(frame[i.c])
  switch type.kind {
  case .double: target.pointee += Double(bitPattern: value).description
  default:
    let text = running.aboveFrame { type.describe(value) }
    target.pointee += text
  }
}

@inline(never)
func makeDictionary(_ frame: UnsafeMutablePointer<Slot>, _ i: Instruction) {
  let dictionary = DictionaryObject(keyType: TypeDescriptor.at(frame[i.b]), valueType: TypeDescriptor.at(frame[i.c]))
  let old = frame[i.a]
  frame[i.a] = Slot(owning: dictionary)
  old.release()
}

/// True when the key was there already.
@inline(never)
func insertNew(_ running: RunningInstruction, _ i: Instruction) -> Bool {
  let frame = running.frame
  let dictionary: DictionaryObject = frame[i.a].object()
  let (position, isNew) = running.find(with: dictionary.table.comparison) { dictionary.table.findOrAdd(frame[i.b]) }
  guard isNew else { return true }
  dictionary.table.valueAddress(at: position).pointee = frame[i.c]
  if i.x & Instruction.xReference != 0 { frame[i.c] = 0 }
  return false
}

@inline(never)
func rangeBound(_ range: Slot, _ which: Int) -> Slot {
  let range: RangeObject = range.object()
  return which == 0 ? range.lower : range.upper
}

@inline(never)
func equalStrings(_ left: Slot, _ right: Slot) -> Slot {
  areEqualTexts(left, right) ? 1 : 0
}

@inline(never)
func dictionaryValue(_ running: RunningInstruction, _ dictionary: Slot, _ key: Slot) -> Slot {
  Unmanaged<DictionaryObject>.fromOpaque(dictionary.pointer)._withUnsafeGuaranteedRef { object in
    guard let value = running.find(with: object.table.comparison, { object.value(forKey: key) }) else { return 0 }
    return object.table.valueType.wrapInOptional(borrowed: value)
  }
}
