import CKernels
import Display

/// A traced function for inputs of known shapes, ready to run: a list of prepared kernels over
/// addresses that are fixed except for those of the inputs and variables.
package final class ExecutablePlan {
  /// One kernel and the addresses it works on: inputs first, then results.
  private struct Step {
    let kernel: Kernel
    let firstAddress: Int
  }

  /// Somewhere an address outside the plan's own memory is needed.
  private struct Fixup {
    let address: Int
    let offset: Int
  }

  private final class Slot {
    let variable: Variable
    let isWritten: Bool
    var fixups: [Fixup] = []
    var pointer: UnsafeMutableRawPointer?
    init(_ variable: Variable, isWritten: Bool) {
      self.variable = variable
      self.isWritten = isWritten
    }
  }

  // A plan runs on one thread at a time, as cells do: no checks of overlapping accesses.
  @exclusivity(unchecked) private var steps: ContiguousArray<Step> = []
  private let arena: Storage
  /// Constants stay where they are; the plan keeps them alive.
  @exclusivity(unchecked) private var constants: [Tensor] = []
  @exclusivity(unchecked) private var addresses: UnsafeMutablePointer<UnsafeMutableRawPointer>
  @exclusivity(unchecked) private var inputFixups: [[Fixup]] = []
  @exclusivity(unchecked) private var inputPointers: [UnsafeMutableRawPointer?] = []
  @exclusivity(unchecked) private var slots: [Slot] = []
  @exclusivity(unchecked) private var outputAddresses: [Int] = []
  @exclusivity(unchecked) private var outputSpecs: [TensorSpec] = []

  /// Kernels per run, after fusion.
  package var stepCount: Int { steps.count }
  /// Bytes of intermediate results.
  package var arenaByteCount: Int { arena.byteCount }

  init(_ graph: PlanGraph) {
    let layout = PlanLayout(graph)
    arena = Storage(byteCount: layout.memory.byteCount)
    arena.pointer.initializeMemory(as: UInt8.self, repeating: 0, count: max(arena.byteCount, 64))
    let total = layout.steps.reduce(layout.outputs.count) { $0 + $1.operands.count }
    addresses = .allocate(capacity: max(total, 1))
    addresses.initialize(repeating: arena.pointer, count: max(total, 1))
    var slotOf: [ObjectIdentifier: Slot] = [:]
    var next = 0

    func bind(_ place: PlanLayout.Place) {
      switch place {
      case .arena(let offset): addresses[next] = arena.pointer + offset
      case .constant(let tensor):
        constants.append(tensor)
        addresses[next] = tensor.pointer
      case .input(let index):
        while inputFixups.count <= index { inputFixups.append([]) }
        inputFixups[index].append(Fixup(address: next, offset: 0))
      case .variable(let variable):
        let key = ObjectIdentifier(variable)
        let slot = slotOf[key] ?? Slot(variable, isWritten: layout.written.contains(key))
        if slotOf[key] == nil { slots.append(slot) }
        slotOf[key] = slot
        slot.fixups.append(Fixup(address: next, offset: 0))
      }
      next += 1
    }

    for step in layout.steps {
      steps.append(Step(kernel: step.kernel, firstAddress: next))
      for operand in step.operands { bind(operand) }
    }
    for (place, spec) in layout.outputs {
      outputAddresses.append(next)
      outputSpecs.append(spec)
      bind(place)
    }
    inputPointers = inputFixups.map { _ in nil }
  }

  deinit { addresses.deallocate() }

  /// Runs once. The addresses are those of contiguous elements in the shapes the plan was made for;
  /// they must stay valid until the outputs have been read (an address does not keep its tensor alive).
  package func run(_ inputs: [UnsafeMutableRawPointer]) { inputs.withUnsafeBufferPointer(run(at:)) }

  /// As the other form, with the addresses in memory of the caller's.
  func run(at inputs: UnsafeBufferPointer<UnsafeMutableRawPointer>) {
    if ExecutionContext.current.mustStop { return }
    for index in inputPointers.indices where inputPointers[index] != inputs[index] {
      inputPointers[index] = inputs[index]
      for fixup in inputFixups[index] { addresses[fixup.address] = inputs[index] + fixup.offset }
    }
    for slot in slots {
      if slot.isWritten { slot.variable.makeUnique(keepingContents: true) }
      let pointer = slot.variable.pointer
      if slot.pointer != pointer {
        slot.pointer = pointer
        for fixup in slot.fixups { addresses[fixup.address] = pointer + fixup.offset }
      }
    }
    let stopReasons = ExecutionContext.current.stopReasons
    steps.withUnsafeBufferPointer { steps in
      for index in steps.indices {
        steps[index].kernel(UnsafePointer(addresses + steps[index].firstAddress))
        // An interrupt waits for the end of the run, so that no step is half applied.
        if stopReasons.pointee.load(ordering: .relaxed) & ExecutionContext.failedBit != 0 { return }
      }
    }
  }

  /// Runs once on tensors of the shapes the plan was made for.
  package func run(tensors: [Tensor]) {
    withExtendedLifetime(tensors) { run(tensors.map(\.pointer)) }
  }

  /// A result of the last run, in memory of its own.
  package func output(_ index: Int) -> Tensor {
    let spec = outputSpecs[index]
    return Tensor(copyingFrom: addresses[outputAddresses[index]], dtype: spec.dtype, dims: spec.dims)
  }

  /// The first element of a result of the last run, without allocation.
  package func scalar(_ index: Int) -> Double {
    readDouble(addresses[outputAddresses[index]], 0, outputSpecs[index].dtype)
  }

  /// Where a result of the last run lies; the next run overwrites it.
  package func outputPointer(_ index: Int) -> UnsafeMutableRawPointer {
    addresses[outputAddresses[index]]
  }

  package func outputSpec(_ index: Int) -> TensorSpec { outputSpecs[index] }
}
