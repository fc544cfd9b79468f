internal import Bytecode

/// Where the registers of a function stand in its frame: parameters or globals, raw ones, owning ones, windows. Those that the code no
/// longer uses get no place.
struct FrameLayout {
  let ownerStart: Int
  let ownerCount: Int
  let frameSize: Int
  private let rawStart: Int
  private let windowStart: Int
  private let raws: [Int: Int]
  private let owners: [Int: Int]

  private typealias Space = FunctionBuilder.Space

  init(_ code: [PendingInstruction], parameterCount: Int, globalCount: Int, inoutRegisters: [Int], windowSize: Int) {
    var used = Set(inoutRegisters)
    for instruction in code {
      for operand in instruction.operands where operand.isRegister {
        let register = instruction[operand.field]
        used.insert(register)
        if operand.role == .strideState { used.formUnion([register + 1, register + 2]) }
      }
    }
    func numbered(_ space: Int) -> [Int: Int] {
      let members = used.filter { Space.of($0) == space }.sorted()
      return Dictionary(uniqueKeysWithValues: members.enumerated().map { ($1, $0) })
    }
    raws = numbered(Space.raw)
    owners = numbered(Space.owner)
    rawStart = max(parameterCount, globalCount + 1, inoutRegisters.count + 1)
    ownerStart = rawStart + raws.count
    ownerCount = owners.count
    windowStart = ownerStart + owners.count
    frameSize = windowStart + windowSize
  }

  func register(_ virtual: Int) -> Int {
    switch Space.of(virtual) {
    case Space.raw: rawStart + raws[virtual]!
    case Space.owner: ownerStart + owners[virtual]!
    case Space.window: windowStart + (virtual & Space.mask)
    // The result of the cell is left in register 0.
    case Space.global: 1 + (virtual & Space.mask)
    default: virtual
    }
  }
}
