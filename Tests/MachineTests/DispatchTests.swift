import Bytecode
import Display
import Foundation
import Machine
import Testing

@Suite(.serialized) struct DispatchTests {
  private func binary(_ opcode: Opcode, _ left: Int, _ right: Int) throws -> String {
    try Assembly().run([
      Instruction(.loadInt, a: 0, immediate: left), Instruction(.loadInt, a: 1, immediate: right),
      Instruction(opcode, a: 2, b: 0, c: 1), Instruction(.returnRaw, a: 2),
    ])
  }

  @Test(arguments: [
    (Opcode.addInt, "17"), (.subtractInt, "7"), (.multiplyInt, "60"), (.divideInt, "2"), (.remainderInt, "2"),
    (.bitAnd, "4"), (.bitOr, "13"), (.bitXor, "9"), (.shiftLeft, "384"), (.shiftRight, "0"), (.addWrapping, "17"),
    (.subtractWrapping, "7"), (.multiplyWrapping, "60"), (.equalInt, "0"), (.notEqualInt, "1"), (.lessInt, "0"),
    (.lessOrEqualInt, "0"),
  ])
  func integerOperationsOnTwelveAndFive(_ opcode: Opcode, _ expected: String) throws {
    #expect(try binary(opcode, 12, 5) == expected)
  }

  @Test func divisionByZeroTrapsWithSwiftsWords() throws {
    #expect(try binary(.divideInt, 1, 0) == "Fatal error: Division by zero")
    #expect(try binary(.remainderInt, 1, 0) == "Fatal error: Division by zero in remainder operation")
  }

  @Test func overflowTraps() throws {
    let message = try Assembly().run([
      Instruction(.loadInt, a: 0, immediate: Int(Int32.max)), Instruction(.multiplyInt, a: 0, b: 0, c: 0),
      Instruction(.multiplyInt, a: 0, b: 0, c: 0), Instruction(.returnRaw, a: 0),
    ])
    #expect(message.contains("overflow"))
  }

  @Test func recursionWithoutEndIsATrapAndTheMachineGoesOn() throws {
    let assembly = Assembly()
    let forever = Assembly.function(code: [Instruction(.call, a: 2, immediate: 0), Instruction(.returnRaw, a: 2)])
    #expect(try assembly.run(assembly.unit([forever])).contains("nested too deeply"))
    #expect(
      try assembly.run([Instruction(.loadInt, a: 0, immediate: 3), Instruction(.returnRaw, a: 0)]) == "3")
  }

  @Test func interruptFromAnotherThreadEndsALoop() throws {
    let assembly = Assembly()
    let execution = assembly.execution
    let thread = Thread {
      usleep(20_000)
      execution.interrupt()
    }
    thread.start()
    #expect(try assembly.run([Instruction(.loop, immediate: -1)]) == "interrupted")
  }

  @Test func nativesCallBackIntoCode() throws {
    let twice: NativeFunction = { raw, window in
      let context = MachineContext.from(raw)
      let first = context.call(window[0], window[1])
      guard first.status == NativeStatus.ok else { return first.status }
      let second = context.call(window[0], first.slot)
      window[0] = second.slot
      return second.status
    }
    let assembly = Assembly(natives: ["twice": twice])
    var unit = assembly.unit([
      Assembly.function("triple", parameters: 1, code: [Instruction(.multiplyIntImmediate, a: 1, b: 0, c: 3), Instruction(.returnRaw, a: 1)]),
      Assembly.function(owning: 1..<2, code: [
        Instruction(.enter, b: 1, c: 1), Instruction(.makeClosure, a: 1, immediate: 0), Instruction(.copy, a: 5, b: 1),
        Instruction(.loadInt, a: 6, immediate: 7), Instruction(.callNative, a: 5, immediate: 0),
        Instruction(.returnCleaning, a: 5, immediate: 1),
      ]),
    ])
    unit.natives = ["twice"]
    #expect(try assembly.run(unit) == "63")
  }

  @Test func aMissingNativeIsRefusedBeforeAnythingChanges() throws {
    let assembly = Assembly()
    var unit = assembly.unit([Assembly.function(code: [Instruction(.returnVoid)])])
    unit.natives = ["nowhere"]
    #expect(throws: MissingNative.self) { try assembly.run(unit) }
    #expect(assembly.engine.machine.sizes == TableSizes())
  }
}

@Suite(.serialized) struct UnwindingTests {
  final class Counted {
    nonisolated(unsafe) static var alive = 0
    init() { Self.alive += 1 }
    deinit { Self.alive -= 1 }
  }

  @Test func aTrapReleasesTheOwningRegistersOfEveryFrame() throws {
    let make: NativeFunction = { _, window in
      window[0] = Slot(owning: Counted())
      return NativeStatus.ok
    }
    let assembly = Assembly(natives: ["make": make])
    let hold: [Instruction] = [
      Instruction(.enter, b: 1, c: 1), Instruction(.callNative, x: 1, a: 4, immediate: 0), Instruction(.take, a: 1, b: 4),
    ]
    var unit = assembly.unit([
      Assembly.function("inner", owning: 1..<2, code: hold + [
        Instruction(.loadInt, a: 0, immediate: 0), Instruction(.divideInt, a: 0, b: 0, c: 0), Instruction(.returnVoid),
      ]),
      Assembly.function(owning: 1..<2, code: hold + [Instruction(.call, a: 4, immediate: 0), Instruction(.returnVoid)]),
    ])
    unit.natives = ["make"]
    guard case .stopped(let trap) = try assembly.engine.run(unit) else {
      Issue.record("did not trap")
      return
    }
    #expect(trap.trace.map(\.function) == ["inner", "main"])
    #expect(Counted.alive == 0)
  }

  @Test func aFailingNativeGivesItsMessageAndTheFramesAboveIt() throws {
    let failing: NativeFunction = { raw, _ in MachineContext.from(raw).fail("Fatal error: no") }
    let assembly = Assembly(natives: ["failing": failing])
    var unit = assembly.unit([Assembly.function(code: [Instruction(.callNative, a: 2, immediate: 0), Instruction(.returnVoid)])])
    unit.natives = ["failing"]
    guard case .stopped(let trap) = try assembly.engine.run(unit) else {
      Issue.record("did not stop")
      return
    }
    #expect(trap.message == "Fatal error: no")
    #expect(trap.trace.count == 1)
  }
}
