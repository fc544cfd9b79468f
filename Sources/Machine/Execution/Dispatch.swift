import Glibc
import Synchronization

// One function holds the whole loop: program counter and frame pointer stay in machine registers, every instruction ends
// in its own indirect jump (see the manifest), and helpers that are used once per instruction live in this file so that
// they are inlined. Nothing in the loop retains a Swift object it does not own.

/// An instruction taken apart. `Bytecode.Instruction` says what the fields mean; here they are inlined.
private struct Fields {
  let bits: UInt64
  @inline(__always) var opcode: Opcode { unsafeBitCast(UInt8(truncatingIfNeeded: bits), to: Opcode.self) }
  @inline(__always) var x: UInt8 { UInt8(truncatingIfNeeded: bits >> 8) }
  @inline(__always) var a: Int { Int(truncatingIfNeeded: bits >> 16 & 0xFFFF) }
  @inline(__always) var b: Int { Int(truncatingIfNeeded: bits >> 32 & 0xFFFF) }
  @inline(__always) var c: Int { Int(truncatingIfNeeded: bits >> 48) }
  @inline(__always) var signedB: Int { Int(Int16(truncatingIfNeeded: bits >> 32)) }
  @inline(__always) var signedC: Int { Int(truncatingIfNeeded: Int64(bitPattern: bits) >> 48) }
  @inline(__always) var immediate: Int { Int(truncatingIfNeeded: Int64(bitPattern: bits) >> 32) }
  @inline(__always) var isReference: Bool { bits & 0x100 != 0 }
  @inline(__always) var writesBack: Bool { bits & 0x200 != 0 }
  /// For the helpers outside this file.
  @inline(__always) var instruction: Instruction { Instruction(bits: bits) }
}

private typealias Frame = UnsafeMutablePointer<Slot>
private typealias Code = UnsafePointer<UInt64>

@inline(__always)
private func signed(_ slot: Slot) -> Int { Int(bitPattern: UInt(slot)) }
@inline(__always)
private func bits(_ value: Int) -> Slot { Slot(UInt(bitPattern: value)) }
@inline(__always)
private func number(_ slot: Slot) -> Double { Double(bitPattern: slot) }
@inline(__always)
private func address(_ slot: Slot) -> UnsafeMutablePointer<Slot> {
  UnsafeMutablePointer(bitPattern: UInt(slot)).unsafelyUnwrapped
}
@inline(__always)
private func load<T>(_ slot: Slot, _ offset: Int, as type: T.Type = T.self) -> T {
  UnsafeRawPointer(bitPattern: UInt(slot)).unsafelyUnwrapped.load(fromByteOffset: offset, as: T.self)
}
@inline(__always)
private func elements(_ array: Slot) -> UnsafeMutablePointer<Slot> { load(array, ObjectLayout.arrayElements) }
@inline(__always)
private func count(_ array: Slot) -> Int { load(array, ObjectLayout.arrayCount) }
@inline(__always)
private func fields(_ instance: Slot) -> UnsafeMutablePointer<Slot> {
  address(instance + Slot(ObjectLayout.instanceFields))
}
@inline(__always)
private func tupleElements(_ tuple: Slot) -> UnsafeMutablePointer<Slot> {
  address(tuple + Slot(ObjectLayout.tupleElements))
}

@inline(__always)
private func finishInstance(_ instance: Slot) {
  let root = address(instance + Slot(ObjectLayout.instanceRoot))
  if root.pointee == InstanceObject.unfinished { root.pointee = 0 }
}

/// Puts an owned value into an owning register.
@inline(__always)
private func own(_ frame: Frame, _ register: Int, _ value: Slot) {
  let old = frame[register]
  frame[register] = value
  if old != 0 { old.release() }
}

@inline(__always)
private func moved(_ frame: Frame, _ register: Int) -> Slot {
  let value = frame[register]
  frame[register] = 0
  return value
}

@inline(__always)
private func movedOrCopied(_ frame: Frame, _ register: Int, _ i: Fields) -> Slot {
  let value = frame[register]
  if i.isReference { frame[register] = 0 }
  return value
}

@inline(__always)
private func makeArrayUnique(_ slot: UnsafeMutablePointer<Slot>) {
  if !isUniquelyReferenced(&slot.pointee) { copyArray(slot) }
}

/// Appends an owned or raw element.
@inline(__always)
private func appendOwned(_ element: Slot, to array: Slot) {
  let count = count(array)
  if count == load(array, ObjectLayout.arrayCapacity, as: Int.self) { grow(array) }
  elements(array)[count] = element
  UnsafeMutableRawPointer(address(array)).storeBytes(of: count + 1, toByteOffset: ObjectLayout.arrayCount, as: Int.self)
}

@inline(never)
private func grow(_ slot: Slot) {
  let array: ArrayObject = slot.object()
  array.reserve(array.count + 1)
}

@inline(never)
private func copyArray(_ slot: UnsafeMutablePointer<Slot>) { _ = ArrayObject.unique(&slot.pointee) }

@inline(__always)
private func makeTupleUnique(_ slot: UnsafeMutablePointer<Slot>) {
  if !isUniquelyReferenced(&slot.pointee) { copyTuple(slot) }
}

@inline(never)
private func copyTuple(_ slot: UnsafeMutablePointer<Slot>) { _ = TupleObject.unique(&slot.pointee) }

private typealias StopReasons = UnsafeMutablePointer<Atomic<UInt32>>

@inline(__always)
private func mustStop(_ stopReasons: StopReasons) -> Bool { stopReasons.pointee.load(ordering: .relaxed) != 0 }

/// Takes a jump that may lead back: true when the cell must stop. A fault is reported at `pc - 1`: then that is the
/// instruction jumped to.
@inline(__always)
private func jump(_ pc: inout Code, by offset: Int, _ stopReasons: StopReasons) -> Bool {
  pc += offset
  if !mustStop(stopReasons) { return false }
  pc += 1
  return true
}

/// Runs verified code from `startCode` in the frame at `startFrame` until it returns to the halt stub.
///
/// The status is a `NativeStatus` code: ok with the result in the frame's first slot, thrown with the error there, or
/// failed with the trap in the machine context and every frame of this entry cleaned up.
func dispatch(
  _ state: UnsafeMutablePointer<RunState>, _ startCode: UnsafePointer<UInt64>, _ startFrame: UnsafeMutablePointer<Slot>
) -> Int32 {
  var pc = startCode
  var fp = startFrame
  var fault = Fault.recorded
  let stopReasons = state.pointee.stopReasons

  while true {
    execution: while true {
      let i = Fields(bits: pc.pointee)
      pc += 1
      switch i.opcode {
      case .halt:
        let status = state.pointee.pending
        state.pointee.pending = NativeStatus.ok
        return status
      case .copy: fp[i.a] = fp[i.b]
      case .loadInt: fp[i.a] = bits(i.immediate)
      case .loadConstant: fp[i.a] = state.pointee.constants[i.immediate]
      case .retain: own(fp, i.a, fp[i.b].retained())
      case .move: own(fp, i.a, moved(fp, i.b))
      case .take: own(fp, i.a, fp[i.b])
      case .give: fp[i.a] = moved(fp, i.b)
      case .release: own(fp, i.a, 0)

      case .addInt:
        let (result, overflow) = signed(fp[i.b]).addingReportingOverflow(signed(fp[i.c]))
        if overflow { fault = .overflow("+"); break execution }
        fp[i.a] = bits(result)
      case .subtractInt:
        let (result, overflow) = signed(fp[i.b]).subtractingReportingOverflow(signed(fp[i.c]))
        if overflow { fault = .overflow("-"); break execution }
        fp[i.a] = bits(result)
      case .multiplyInt:
        let (result, overflow) = signed(fp[i.b]).multipliedReportingOverflow(by: signed(fp[i.c]))
        if overflow { fault = .overflow("*"); break execution }
        fp[i.a] = bits(result)
      case .divideInt:
        let divisor = signed(fp[i.c])
        if divisor == 0 { fault = .message("Fatal error: Division by zero"); break execution }
        let (result, overflow) = signed(fp[i.b]).dividedReportingOverflow(by: divisor)
        if overflow { fault = .overflow("/"); break execution }
        fp[i.a] = bits(result)
      case .remainderInt:
        let divisor = signed(fp[i.c])
        if divisor == 0 {
          fault = .message("Fatal error: Division by zero in remainder operation")
          break execution
        }
        let (result, overflow) = signed(fp[i.b]).remainderReportingOverflow(dividingBy: divisor)
        if overflow { fault = .overflow("%"); break execution }
        fp[i.a] = bits(result)
      case .addIntImmediate:
        let (result, overflow) = signed(fp[i.b]).addingReportingOverflow(i.signedC)
        if overflow { fault = .overflow("+"); break execution }
        fp[i.a] = bits(result)
      case .multiplyIntImmediate:
        let (result, overflow) = signed(fp[i.b]).multipliedReportingOverflow(by: i.signedC)
        if overflow { fault = .overflow("*"); break execution }
        fp[i.a] = bits(result)
      case .remainderIntImmediate:
        let value = signed(fp[i.b])
        let divisor = i.signedC
        // A 32-bit division takes half the time and is what loops mostly need.
        if UInt(bitPattern: value) <= UInt(UInt32.max) {
          fp[i.a] = Slot(UInt32(truncatingIfNeeded: value) % UInt32(truncatingIfNeeded: divisor))
        } else {
          fp[i.a] = bits(value % divisor)
        }
      case .multiplyAddInt:
        let (product, multiplied) = signed(fp[i.b]).multipliedReportingOverflow(by: signed(fp[i.c]))
        if multiplied { fault = .overflow("*"); break execution }
        let (result, overflow) = product.addingReportingOverflow(signed(fp[Int(i.x)]))
        if overflow { fault = .overflow("+"); break execution }
        fp[i.a] = bits(result)
      case .negateInt:
        let (result, overflow) = 0.subtractingReportingOverflow(signed(fp[i.b]))
        if overflow { fault = .overflow("-"); break execution }
        fp[i.a] = bits(result)
      case .addWrapping: fp[i.a] = fp[i.b] &+ fp[i.c]
      case .subtractWrapping: fp[i.a] = fp[i.b] &- fp[i.c]
      case .multiplyWrapping: fp[i.a] = fp[i.b] &* fp[i.c]
      case .bitAnd: fp[i.a] = fp[i.b] & fp[i.c]
      case .bitOr: fp[i.a] = fp[i.b] | fp[i.c]
      case .bitXor: fp[i.a] = fp[i.b] ^ fp[i.c]
      case .shiftLeft: fp[i.a] = bits(signed(fp[i.b]) << signed(fp[i.c]))
      case .shiftRight: fp[i.a] = bits(signed(fp[i.b]) >> signed(fp[i.c]))
      case .bitNot: fp[i.a] = ~fp[i.b]
      case .checkWidth:
        let value = signed(fp[i.a])
        let width = i.immediate
        let fits = width > 0 ? (value << (64 - width)) >> (64 - width) == value : UInt64(bitPattern: Int64(value)) >> UInt64(-width) == 0
        if !fits { fault = .message("Fatal error: Arithmetic overflow"); break execution }

      case .addDouble: fp[i.a] = (number(fp[i.b]) + number(fp[i.c])).bitPattern
      case .subtractDouble: fp[i.a] = (number(fp[i.b]) - number(fp[i.c])).bitPattern
      case .multiplyDouble: fp[i.a] = (number(fp[i.b]) * number(fp[i.c])).bitPattern
      case .divideDouble: fp[i.a] = (number(fp[i.b]) / number(fp[i.c])).bitPattern
      case .multiplyAddDouble:
        fp[i.a] = (number(fp[i.b]) * number(fp[i.c]) + number(fp[Int(i.x)])).bitPattern
      case .subtractProductDouble:
        fp[i.a] = (number(fp[Int(i.x)]) - number(fp[i.b]) * number(fp[i.c])).bitPattern
      case .negateDouble: fp[i.a] = (-number(fp[i.b])).bitPattern
      case .squareRoot: fp[i.a] = number(fp[i.b]).squareRoot().bitPattern
      case .intToDouble: fp[i.a] = Double(signed(fp[i.b])).bitPattern
      case .doubleToInt:
        let value = number(fp[i.b])
        if let problem = conversionProblem(value) { fault = .message(problem); break execution }
        fp[i.a] = bits(Int(value))

      case .equalInt: fp[i.a] = fp[i.b] == fp[i.c] ? 1 : 0
      case .notEqualInt: fp[i.a] = fp[i.b] != fp[i.c] ? 1 : 0
      case .lessInt: fp[i.a] = signed(fp[i.b]) < signed(fp[i.c]) ? 1 : 0
      case .lessOrEqualInt: fp[i.a] = signed(fp[i.b]) <= signed(fp[i.c]) ? 1 : 0
      case .equalDouble: fp[i.a] = number(fp[i.b]) == number(fp[i.c]) ? 1 : 0
      case .notEqualDouble: fp[i.a] = number(fp[i.b]) != number(fp[i.c]) ? 1 : 0
      case .lessDouble: fp[i.a] = number(fp[i.b]) < number(fp[i.c]) ? 1 : 0
      case .lessOrEqualDouble: fp[i.a] = number(fp[i.b]) <= number(fp[i.c]) ? 1 : 0
      case .not: fp[i.a] = fp[i.b] ^ 1

      case .jump: pc += i.immediate
      case .jumpIf:
        if fp[i.a] != 0, jump(&pc, by: i.immediate, stopReasons) { fault = .stop; break execution }
      case .jumpIfNot:
        if fp[i.a] == 0, jump(&pc, by: i.immediate, stopReasons) { fault = .stop; break execution }
      case .jumpIfEqual:
        if fp[i.a] == fp[i.b], jump(&pc, by: i.signedC, stopReasons) { fault = .stop; break execution }
      case .jumpIfNotEqual:
        if fp[i.a] != fp[i.b], jump(&pc, by: i.signedC, stopReasons) { fault = .stop; break execution }
      case .jumpIfLess:
        if signed(fp[i.a]) < signed(fp[i.b]), jump(&pc, by: i.signedC, stopReasons) { fault = .stop; break execution }
      case .jumpIfLessOrEqual:
        if signed(fp[i.a]) <= signed(fp[i.b]), jump(&pc, by: i.signedC, stopReasons) { fault = .stop; break execution }
      case .jumpIfEqualImmediate:
        if signed(fp[i.a]) == i.signedB, jump(&pc, by: i.signedC, stopReasons) { fault = .stop; break execution }
      case .jumpIfNotEqualImmediate:
        if signed(fp[i.a]) != i.signedB, jump(&pc, by: i.signedC, stopReasons) { fault = .stop; break execution }
      case .jumpIfLessImmediate:
        if signed(fp[i.a]) < i.signedB, jump(&pc, by: i.signedC, stopReasons) { fault = .stop; break execution }
      case .jumpIfGreaterImmediate:
        if signed(fp[i.a]) > i.signedB, jump(&pc, by: i.signedC, stopReasons) { fault = .stop; break execution }
      case .jumpIfLessDouble:
        if number(fp[i.a]) < number(fp[i.b]), jump(&pc, by: i.signedC, stopReasons) { fault = .stop; break execution }
      case .jumpIfNotLessDouble:
        if !(number(fp[i.a]) < number(fp[i.b])), jump(&pc, by: i.signedC, stopReasons) { fault = .stop; break execution }
      case .jumpIfLessOrEqualDouble:
        if number(fp[i.a]) <= number(fp[i.b]), jump(&pc, by: i.signedC, stopReasons) { fault = .stop; break execution }
      case .jumpIfNotLessOrEqualDouble:
        if !(number(fp[i.a]) <= number(fp[i.b])), jump(&pc, by: i.signedC, stopReasons) { fault = .stop; break execution }
      case .loop:
        if jump(&pc, by: i.immediate, stopReasons) { fault = .stop; break execution }
      case .loopIfLess:
        let next = signed(fp[i.a]) &+ 1
        fp[i.a] = bits(next)
        if next < signed(fp[i.b]), jump(&pc, by: i.signedC, stopReasons) { fault = .stop; break execution }
      case .loopIfLessThenIncrement:
        let current = signed(fp[i.a])
        if current < signed(fp[i.b]) {
          fp[i.a] = bits(current &+ 1)
          if jump(&pc, by: i.signedC, stopReasons) { fault = .stop; break execution }
        }
      case .enterStride:
        if fp[i.a + 2] == 0 { fault = .message("Fatal error: Stride size must not be zero"); break execution }
        if !enterStride(fp + i.a, isThrough: i.isReference) { pc += i.signedC }
      case .loopStride:
        let current = fp[i.a]
        if current != fp[i.a + 1] {
          fp[i.a] = current &+ fp[i.a + 2]
          if jump(&pc, by: i.signedC, stopReasons) { fault = .stop; break execution }
        }
      case .checkRange:
        if signed(fp[i.a]) > signed(fp[i.b]) {
          fault = .message("Fatal error: Range requires lowerBound <= upperBound")
          break execution
        }

      case .enter: (fp + i.b).update(repeating: 0, count: i.c)
      case .prepareCall:
        let window = fp + i.a
        if window >= state.pointee.limit || mustStop(stopReasons) { fault = .call(window); break execution }
      case .call:
        let window = fp + i.a
        if window >= state.pointee.limit || mustStop(stopReasons) {
          if !i.writesBack { fault = .call(window); break execution }
        }
        window[-1] = Slot(UInt(bitPattern: pc))
        pc = state.pointee.functions[i.immediate].code
        fp = window
      case .callClosure:
        let window = fp + i.a
        let closure = fp[i.b]
        if window >= state.pointee.limit || mustStop(stopReasons) {
          if !i.writesBack { fault = .call(window); break execution }
        }
        if let function: UnsafePointer<LoadedFunction> = load(
          closure, ObjectLayout.closureFunction, as: UnsafePointer<LoadedFunction>?.self)
        {
          window[-1] = Slot(UInt(bitPattern: pc))
          window[-2] = closure
          pc = function.pointee.code
          fp = window
        } else {
          state.pointee.top = window + Machine.nativeWindowSize
          let status = callNativeClosure(state, closure, window)
          if status != NativeStatus.ok || mustStop(stopReasons) {
            if settle(state, status, i.instruction, window) { fault = .recorded; break execution }
          }
        }
      case .callMethod:
        let window = fp + i.a
        if window >= state.pointee.limit || mustStop(stopReasons) {
          if !i.writesBack { fault = .call(window); break execution }
        }
        window[-1] = Slot(UInt(bitPattern: pc))
        pc = methodCode(state, window[0], i.b)
        fp = window
      case .callTypeMethod:
        let window = fp + i.a
        if window >= state.pointee.limit || mustStop(stopReasons) {
          if !i.writesBack { fault = .call(window); break execution }
        }
        window[-1] = Slot(UInt(bitPattern: pc))
        pc = typeMethodCode(state, window[0], i.b)
        fp = window
      case .callWitness, .callObjectWitness, .callTypeWitness:
        let window = fp + i.a
        guard let code = witnessCode(state, i.opcode, window, i.b) else {
          fault = .message("Fatal error: the type does not implement this requirement")
          break execution
        }
        if window >= state.pointee.limit || mustStop(stopReasons) {
          if !i.writesBack { fault = .call(window); break execution }
        }
        window[-1] = Slot(UInt(bitPattern: pc))
        pc = code
        fp = window
      case .callNative:
        let window = fp + i.a
        if window >= state.pointee.limit && !i.writesBack { fault = .call(window); break execution }
        // The native may call back: its frames go above this window; and a trap then finds the call here.
        state.pointee.top = window + Machine.nativeWindowSize
        let status = state.pointee.natives[i.immediate](state.pointee.context, window)
        if status != NativeStatus.ok || mustStop(stopReasons) {
          if settle(state, status, i.instruction, window) { fault = .recorded; break execution }
        }
      case .checkPending:
        if state.pointee.pending != NativeStatus.ok { fault = .recorded; break execution }
      case .jumpUnlessThrown:
        if state.pointee.pending == NativeStatus.ok {
          pc += i.immediate
        } else {
          if state.pointee.pending != NativeStatus.thrown { fault = .recorded; break execution }
          state.pointee.pending = NativeStatus.ok
        }
      case .returnVoid:
        fp[0] = 0
        pc = Code(bitPattern: UInt(fp[-1])).unsafelyUnwrapped
        fp -= Fields(bits: pc[-1]).a
      case .returnRaw:
        fp[0] = fp[i.a]
        pc = Code(bitPattern: UInt(fp[-1])).unsafelyUnwrapped
        fp -= Fields(bits: pc[-1]).a
      case .returnCleaning:
        let result = movedOrCopied(fp, i.a, i)
        leave(state, state.pointee.functions + i.immediate, fp)
        fp[0] = result
        pc = Code(bitPattern: UInt(fp[-1])).unsafelyUnwrapped
        fp -= Fields(bits: pc[-1]).a
      case .throwError:
        noteThrow(state, pc, fp[i.a])
        let error = moved(fp, i.a)
        leave(state, state.pointee.functions + i.immediate, fp)
        fp[0] = error
        state.pointee.pending = NativeStatus.thrown
        pc = Code(bitPattern: UInt(fp[-1])).unsafelyUnwrapped
        fp -= Fields(bits: pc[-1]).a
      case .makeRooted:
        let window = fp + i.a
        if window >= state.pointee.limit { fault = .call(window); break execution }
        state.pointee.top = window + Machine.nativeWindowSize
        makeRooted(state, fp[i.b], i.c, window)
        if mustStop(stopReasons) {
          if settle(state, NativeStatus.ok, i.instruction, window) { fault = .recorded; break execution }
        }

      case .loadGlobal:
        let value = state.pointee.globals[i.immediate]
        if value == 0 && i.x != 0 { fault = .message(overlap); break execution }
        fp[i.a] = value
      case .retainGlobal:
        let value = state.pointee.globals[i.immediate]
        if value == 0 && i.x == 0 { fault = .message(overlap); break execution }
        own(fp, i.a, value.retained())
      case .takeGlobal:
        let value = state.pointee.globals[i.immediate]
        state.pointee.globals[i.immediate] = 0
        own(fp, i.a, value)
      case .storeGlobal: state.pointee.globals[i.immediate] = fp[i.a]
      case .moveToGlobal: own(state.pointee.globals, i.immediate, moved(fp, i.a))
      case .markGlobal: state.pointee.initialised[i.immediate] = 1
      case .skipIfMarked: if state.pointee.initialised[i.immediate] != 0 { pc += 1 }
      case .globalAddress: fp[i.a] = Slot(UInt(bitPattern: state.pointee.globals + i.immediate))
      case .makeCell: makeCell(fp, i.instruction)
      case .cellAddress: fp[i.a] = fp[i.b] + Slot(ObjectLayout.cellSlot)
      case .makeClosure: makeClosure(state, fp, i.instruction)
      case .setCapture:
        let value = fp[i.c]
        load(fp[i.a], ObjectLayout.closureCaptures, as: UnsafeMutablePointer<Slot>.self)[i.b] =
          i.isReference ? value.retained() : value
      case .loadCapture: fp[i.a] = load(fp[-2], ObjectLayout.closureCaptures, as: UnsafeMutablePointer<Slot>.self)[i.b]
      case .makeWeak: own(fp, i.a, makeWeak(fp[i.b]))
      case .loadWeak:
        let value = loadWeak(fp[i.b])
        if value == 0 && i.isReference {
          releasedTooEarly(state, fp[i.b])
          fault = .recorded
          break execution
        }
        own(fp, i.a, value)

      case .loadAt: fp[i.a] = address(fp[i.b]).pointee
      case .retainAt:
        let value = address(fp[i.b]).pointee
        if value == 0 && i.x == 0 { fault = .message(overlap); break execution }
        own(fp, i.a, value.retained())
      case .takeAt:
        let place = address(fp[i.b])
        let value = place.pointee
        place.pointee = 0
        own(fp, i.a, value)
      case .storeAt: address(fp[i.a]).pointee = fp[i.b]
      case .moveTo: own(address(fp[i.a]), 0, moved(fp, i.b))
      case .registerAddress: fp[i.a] = Slot(UInt(bitPattern: fp + i.b))
      case .elementAddress:
        let place = address(fp[i.b])
        let index = signed(fp[i.c])
        if place.pointee == 0 { fault = .message(overlap); break execution }
        if UInt(bitPattern: index) >= UInt(bitPattern: count(place.pointee)) {
          fault = .message("Fatal error: Index out of range")
          break execution
        }
        makeArrayUnique(place)
        fp[i.a] = Slot(UInt(bitPattern: elements(place.pointee) + index))
      case .localElementAddress:
        let index = signed(fp[i.c])
        if UInt(bitPattern: index) >= UInt(bitPattern: count(fp[i.b])) {
          fault = .message("Fatal error: Index out of range")
          break execution
        }
        makeArrayUnique(fp + i.b)
        fp[i.a] = Slot(UInt(bitPattern: elements(fp[i.b]) + index))
      case .localTupleAddress:
        makeTupleUnique(fp + i.b)
        fp[i.a] = Slot(UInt(bitPattern: tupleElements(fp[i.b]) + i.c))
      case .fieldAddress: fp[i.a] = Slot(UInt(bitPattern: fields(fp[i.b]) + i.c))
      case .tupleAddress:
        let place = address(fp[i.b])
        if place.pointee == 0 { fault = .message(overlap); break execution }
        makeTupleUnique(place)
        fp[i.a] = Slot(UInt(bitPattern: tupleElements(place.pointee) + i.c))
      case .boxAddress: fp[i.a] = boxAddress(address(fp[i.b]))
      case .dictionaryAddress:
        let place = address(fp[i.b])
        if place.pointee == 0 { fault = .message(overlap); break execution }
        let (slot, isNew) = dictionaryAddress(RunningInstruction(state: state, pc: pc, frame: fp), place, fp[i.c])
        fp[i.a] = Slot(UInt(bitPattern: slot))
        if !isNew { pc += 1 }

      case .makeArray:
        own(
          fp, i.a,
          Slot(owning: ArrayObject(capacity: i.immediate, elementsAreReferences: i.isReference)))
      case .appendNew: appendOwned(movedOrCopied(fp, i.b, i), to: fp[i.a])
      case .append:
        makeArrayUnique(fp + i.a)
        appendOwned(movedOrCopied(fp, i.b, i), to: fp[i.a])
      case .appendAt:
        let place = address(fp[i.a])
        if place.pointee == 0 { fault = .message(overlap); break execution }
        makeArrayUnique(place)
        appendOwned(movedOrCopied(fp, i.b, i), to: place.pointee)
      case .arrayCount: fp[i.a] = bits(count(fp[i.b]))
      case .arrayElement:
        let index = signed(fp[i.c])
        if UInt(bitPattern: index) >= UInt(bitPattern: count(fp[i.b])) {
          fault = .message("Fatal error: Index out of range")
          break execution
        }
        fp[i.a] = elements(fp[i.b])[index]
      case .retainElement:
        let index = signed(fp[i.c])
        if UInt(bitPattern: index) >= UInt(bitPattern: count(fp[i.b])) {
          fault = .message("Fatal error: Index out of range")
          break execution
        }
        own(fp, i.a, elements(fp[i.b])[index].retained())
      case .setElement:
        let index = signed(fp[i.b])
        if UInt(bitPattern: index) >= UInt(bitPattern: count(fp[i.a])) {
          fault = .message("Fatal error: Index out of range")
          break execution
        }
        makeArrayUnique(fp + i.a)
        elements(fp[i.a])[index] = fp[i.c]
      case .nextElement:
        let index = signed(fp[i.c])
        if index < count(fp[i.b]) {
          fp[i.a] = elements(fp[i.b])[index]
          fp[i.c] = bits(index &+ 1)
          pc += 1
        }
      case .retainNextElement:
        let index = signed(fp[i.c])
        if index < count(fp[i.b]) {
          own(fp, i.a, elements(fp[i.b])[index].retained())
          fp[i.c] = bits(index &+ 1)
          pc += 1
        }
      case .makeTuple: own(fp, i.a, Slot(owning: TupleObject.make(count: i.b, references: fp[i.c])))
      case .setTupleElement: tupleElements(fp[i.a])[i.b] = movedOrCopied(fp, i.c, i)
      case .changeTupleElement:
        makeTupleUnique(fp + i.a)
        tupleElements(fp[i.a])[i.b] = fp[i.c]
      case .tupleElement: fp[i.a] = tupleElements(fp[i.b])[i.c]
      case .retainTupleElement: own(fp, i.a, tupleElements(fp[i.b])[i.c].retained())
      case .makeInstance: makeInstance(state, fp, i.instruction)
      case .finishInstance: finishInstance(fp[i.a])
      case .rootedFields: fp[i.a] = rootedFields(fp[i.b])
      case .field: fp[i.a] = fields(fp[i.b])[i.c]
      case .borrowField:
        let value = fields(fp[i.b])[i.c]
        if value == 0 && i.x == 0 { fault = .message(overlap); break execution }
        fp[i.a] = value
      case .retainField:
        let value = fields(fp[i.b])[i.c]
        if value == 0 && i.x == 0 { fault = .message(overlap); break execution }
        own(fp, i.a, value.retained())
      case .setField: fields(fp[i.a])[i.b] = fp[i.c]
      case .moveToField: own(fields(fp[i.a]), i.b, moved(fp, i.c))

      case .makeBox:
        let value = movedOrCopied(fp, i.b, i)
        own(fp, i.a, Slot(owning: OptionalBox(owned: value, isReference: i.isReference)))
      case .unbox: fp[i.a] = load(fp[i.b], ObjectLayout.cellSlot)
      case .retainUnboxed: own(fp, i.a, load(fp[i.b], ObjectLayout.cellSlot, as: Slot.self).retained())
      case .checkNotNil:
        if fp[i.a] == 0 {
          fault = .message(
            i.x != 0
              ? "Fatal error: Unexpectedly found nil while implicitly unwrapping an Optional value"
              : "Fatal error: Unexpectedly found nil while unwrapping an Optional value")
          break execution
        }
      case .makeExistential:
        let value = movedOrCopied(fp, i.b, i)
        own(fp, i.a, Slot(owning: ExistentialObject(type: TypeDescriptor.at(fp[i.c]), owned: value)))
      case .openExistential: fp[i.a] = openExistential(fp[i.b])
      case .takeExistential:
        let box = fp[i.b]
        fp[i.b] = 0
        own(fp, i.a, takeExistential(box))
      case .failCast:
        failCast(state, fp[i.a], fp[i.b])
        fault = .recorded
        break execution
      case .isType: fp[i.a] = isType(fp[i.b], fp[i.c])
      case .cast: own(fp, i.a, cast(fp[i.b], fp[i.c]))
      case .makeString: makeString(fp + i.a)
      case .appendString: appendString(fp[i.a], fp[i.b])
      case .appendInt: fp[i.a].textAddress.append(signed(fp[i.b]))
      case .appendDescription:
        appendDescription(RunningInstruction(state: state, pc: pc, frame: fp), i.instruction)
        if mustStop(stopReasons) { fault = .stop; break execution }
      case .makeDictionary: makeDictionary(fp, i.instruction)
      case .insertNew:
        if insertNew(RunningInstruction(state: state, pc: pc, frame: fp), i.instruction) {
          fault = .message("Fatal error: Dictionary literal contains duplicate keys")
          break execution
        }
      case .makeSet: own(fp, i.a, Slot(owning: SetObject(elementType: TypeDescriptor.at(fp[i.b]))))
      case .insertInSet: insertInSet(RunningInstruction(state: state, pc: pc, frame: fp), fp[i.a], fp[i.b])
      case .rangeBound: fp[i.a] = rangeBound(fp[i.b], i.c)
      case .equalString: fp[i.a] = equalStrings(fp[i.b], fp[i.c])
      case .dictionaryValue: own(
          fp, i.a, dictionaryValue(RunningInstruction(state: state, pc: pc, frame: fp), fp[i.b], fp[i.c]))
      case .fail:
        fault = .constant(i.immediate)
        break execution
      }
    }

    guard let resumed = unwind(state, pc, fp, bottom: startFrame, fault) else { return NativeStatus.failed }
    pc = resumed.code
    fp = resumed.frame
  }
}

/// A variable that a running call holds inout is 0 meanwhile; Swift's exclusivity rule makes reading it an error too.
private let overlap: StaticString = "Fatal error: overlapping accesses to a variable that is being modified"

@inline(never)
private func conversionProblem(_ value: Double) -> StaticString? {
  if value.isNaN || value.isInfinite {
    return "Fatal error: Double value cannot be converted to Int because it is either infinite or NaN"
  }
  if value <= -9223372036854777856.0 {
    return "Fatal error: Double value cannot be converted to Int because the result would be less than Int.min"
  }
  if value >= 9223372036854775808.0 {
    return "Fatal error: Double value cannot be converted to Int because the result would be greater than Int.max"
  }
  return nil
}
