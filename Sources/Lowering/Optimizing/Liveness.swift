/// Which raw registers may still be read after each block.
///
/// Owning registers are not tracked: what they hold says so itself. Globals are always read, by other functions or cells. A call reads every window slot from its window on
/// and leaves nothing there.
struct Liveness {
  let blocks: [Range<Int>]
  private let parameterCount: Int
  private let rawCount: Int
  private let words: Int
  private var liveOut: [UInt64]
  private let blockOfInstruction: [Int32]

  private typealias Space = FunctionBuilder.Space

  init(_ optimizer: Optimizer) {
    blocks = optimizer.blocks()
    parameterCount = optimizer.parameterCount
    rawCount = optimizer.rawCount
    var windowCount = 0
    for instruction in optimizer.code {
      for operand in instruction.operands {
        let register = instruction[operand.field]
        if operand.isRegister, Space.of(register) == Space.window {
          windowCount = max(windowCount, (register & Space.mask) + 1)
        }
      }
    }
    let bits = parameterCount + rawCount + windowCount
    words = (bits + 63) / 64
    var numbers = [Int32](repeating: 0, count: optimizer.code.count + 1)
    for (number, block) in blocks.enumerated() { for index in block { numbers[index] = Int32(number) } }
    blockOfInstruction = numbers
    liveOut = [UInt64](repeating: 0, count: words * blocks.count)
    solve(optimizer)
  }

  /// The bit of a register; nil for owning ones and globals.
  private func bit(_ register: Int) -> Int? {
    let number = register & Space.mask
    switch Space.of(register) {
    case Space.raw: return parameterCount + number
    case Space.window: return parameterCount + rawCount + number
    case Space.owner, Space.global: return nil
    default: return number
    }
  }

  private mutating func solve(_ optimizer: Optimizer) {
    var liveIn = liveOut
    var current = [UInt64](repeating: 0, count: words)
    var changed = true
    while changed {
      changed = false
      for number in blocks.indices.reversed() {
        for word in 0..<words { current[word] = 0 }
        let last = blocks[number].upperBound - 1
        for successor in successors(of: last, optimizer) {
          let from = Int(blockOfInstruction[successor]) * words
          for word in 0..<words { current[word] |= liveIn[from + word] }
        }
        for word in 0..<words { liveOut[number * words + word] = current[word] }
        for index in blocks[number].reversed() { step(optimizer.code[index], &current) }
        for word in 0..<words where liveIn[number * words + word] != current[word] {
          liveIn[number * words + word] = current[word]
          changed = true
        }
      }
    }
  }

  private func successors(of last: Int, _ optimizer: Optimizer) -> [Int] {
    let instruction = optimizer.code[last]
    var result: [Int] = []
    let end = optimizer.code.count
    if instruction.fallsThrough, last + 1 < end { result.append(last + 1) }
    if let target = instruction.label?.position, target < end { result.append(target) }
    if instruction.mayFollowWithSkip, last + 2 < end { result.append(last + 2) }
    return result
  }

  /// From what is live after an instruction to what is live before it.
  func step(_ instruction: PendingInstruction, _ live: inout [UInt64]) {
    if let output = instruction.output { set(output, false, &live) }
    if let window = instruction.window, let first = bit(window) {
      setAll(from: first - 2, false, &live)
      setAll(from: first, true, &live)
    }
    instruction.forEachRead { set($0, true, &live) }
  }

  private func setAll(from bit: Int, _ isLive: Bool, _ live: inout [UInt64]) {
    for word in (bit >> 6)..<words {
      let mask: UInt64 = word == (bit >> 6) ? ~0 << UInt64(bit & 63) : ~0
      if isLive { live[word] |= mask } else { live[word] &= ~mask }
    }
  }

  private func set(_ register: Int, _ isLive: Bool, _ live: inout [UInt64]) {
    guard let bit = bit(register) else { return }
    if isLive { live[bit >> 6] |= 1 << UInt64(bit & 63) } else { live[bit >> 6] &= ~(1 << UInt64(bit & 63)) }
  }

  /// The block that an instruction belongs to.
  func block(of index: Int) -> Range<Int> { blocks[Int(blockOfInstruction[index])] }

  func liveAtEnd(of block: Int) -> [UInt64] { Array(liveOut[block * words..<(block + 1) * words]) }

  func isLive(_ register: Int, in live: [UInt64]) -> Bool {
    guard let bit = bit(register) else { return true }
    return live[bit >> 6] & (1 << UInt64(bit & 63)) != 0
  }

  /// Whether nothing reads a raw register's present value after the instruction at `index`.
  func isDead(_ register: Int, after index: Int, _ code: [PendingInstruction]) -> Bool {
    let number = Int(blockOfInstruction[index])
    for later in index + 1..<max(blocks[number].upperBound, index + 1) {
      if code[later].reads(register) { return false }
      if let window = code[later].window, Space.of(register) == Space.window, register >= window - 2 {
        return register < window
      }
      if code[later].output == register { return true }
    }
    guard let bit = bit(register) else { return false }
    return liveOut[number * words + (bit >> 6)] & (1 << UInt64(bit & 63)) == 0
  }
}
