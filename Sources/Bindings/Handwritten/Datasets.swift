import Datasets
import Display
import Machine
import StandardLibrary
import Tensors

// The machine cannot instantiate Swift's generics, so a data set is its core in a slot, and the element's descriptor
// says how tensors become an element.

extension DatasetCore: BoundClass {
  package static var boundName: String { "Dataset" }
}

extension DatasetCore: NativeSequence {
  package func elements(_ type: TypeDescriptor) -> ArrayObject {
    let array = ArrayObject(elementsAreReferences: true)
    let next = makeStep()
    while !ExecutionContext.current.mustStop, let tensors = next() {
      array.append(owned: HandwrittenNatives.element(tensors, type))
    }
    return array
  }
}

/// One pass over a data set, for a loop.
final class DatasetPass {
  let next: DatasetCore.Step

  init(_ core: DatasetCore) { next = core.makeStep() }
}

extension HandwrittenNatives {
  static let datasets: [String: NativeFunction] = [
    "Dataset.fromTensorSlices(_:) (some TensorConvertible)": slices,
    "Dataset.fromTensorSlices(_:) ((any TensorConvertible, any TensorConvertible))": pairSlices,
    "Dataset.batch(_:dropRemainder:)": batch,
    "Dataset.shuffle(_:seed:)": shuffle,
    "Dataset.shuffle(bufferSize:seed:)": shuffle,
    "Dataset.take(_:)": take,
    "Dataset.skip(_:)": skip,
    "Dataset.repeat(_:)": repeated,
    "Dataset.prefetch(_:)": prefetch,
    "Dataset.cardinality()": cardinality,
    "Dataset.makeIterator()": makeIterator,
    "Dataset.Iterator.next()": next,
    "Dataset.map(_:) ((Element) -> Tensor)": mapToTensor,
    "Dataset.map(_:) ((Element) -> (Tensor, Tensor))": mapToPair,
  ]

  /// Element slots of a data set by tensors.
  static func element(_ tensors: [Tensor], _ type: TypeDescriptor) -> Slot {
    guard case .tuple(let parts) = type.kind else { return tensors[0].owned() }
    return Slot(owning: TupleObject.make(owned: tensors.map { $0.owned() }, references: (1 << UInt64(parts.count)) - 1))
  }
}

private typealias Window = UnsafeMutablePointer<Slot>

private func core(_ window: Window) -> DatasetCore { DatasetCore.borrow(window[0]) }

private func slices(_ machine: UnsafeMutableRawPointer, _ window: UnsafeMutablePointer<Slot>) -> Int32 {
  // Element's descriptor comes first: it is the type's own parameter.
  let tensors = openTensorConvertible(window[0], TypeDescriptor.at(window[2]))
  let result = DatasetCore(slicesOf: [tensors.asTensor])
  return complete(machine, window, result.owned())
}

private func pairSlices(_ machine: UnsafeMutableRawPointer, _ window: UnsafeMutablePointer<Slot>) -> Int32 {
  let pair: TupleObject = window[0].object()
  let result = DatasetCore(slicesOf: [anyTensorConvertible(pair[0]).asTensor, anyTensorConvertible(pair[1]).asTensor])
  return complete(machine, window, result.owned())
}

private func batch(_ machine: UnsafeMutableRawPointer, _ window: UnsafeMutablePointer<Slot>) -> Int32 {
  let dropsRemainder = provided(window[3], 1) ? Bool.borrow(window[2]) : false
  let result = core(window).batch(Int.borrow(window[1]), dropRemainder: dropsRemainder)
  return complete(machine, window, result.owned())
}

private func shuffle(_ machine: UnsafeMutableRawPointer, _ window: UnsafeMutablePointer<Slot>) -> Int32 {
  let seed = provided(window[3], 1) ? Int?.borrow(window[2]) : nil
  let result = core(window).shuffle(bufferSize: Int.borrow(window[1]), seed: seed)
  return complete(machine, window, result.owned())
}

private func take(_ machine: UnsafeMutableRawPointer, _ window: UnsafeMutablePointer<Slot>) -> Int32 {
  let result = core(window).take(Int.borrow(window[1]))
  return complete(machine, window, result.owned())
}

private func skip(_ machine: UnsafeMutableRawPointer, _ window: UnsafeMutablePointer<Slot>) -> Int32 {
  let result = core(window).skip(Int.borrow(window[1]))
  return complete(machine, window, result.owned())
}

private func repeated(_ machine: UnsafeMutableRawPointer, _ window: UnsafeMutablePointer<Slot>) -> Int32 {
  let result = core(window).repeated(provided(window[2], 0) ? Int.borrow(window[1]) : -1)
  return complete(machine, window, result.owned())
}

private func prefetch(_ machine: UnsafeMutableRawPointer, _ window: UnsafeMutablePointer<Slot>) -> Int32 {
  let result = core(window)
  return complete(machine, window, result.owned())
}

private func cardinality(_ machine: UnsafeMutableRawPointer, _ window: UnsafeMutablePointer<Slot>) -> Int32 {
  let count = switch core(window).cardinality {
  case .finite(let count): count
  case .infinite: -1
  case .unknown: -2
  }
  return complete(machine, window, count.owned())
}

private func makeIterator(_ machine: UnsafeMutableRawPointer, _ window: UnsafeMutablePointer<Slot>) -> Int32 {
  let pass = DatasetPass(core(window))
  return complete(machine, window, Slot(owning: pass))
}

private func next(_ machine: UnsafeMutableRawPointer, _ window: UnsafeMutablePointer<Slot>) -> Int32 {
  let pass: DatasetPass = window[0].object()
  let type = TypeDescriptor.at(window[1])
  let tensors = pass.next()
  return complete(machine, window, tensors.map { HandwrittenNatives.element($0, type) } ?? 0)
}

/// The changed core: `read` takes tensors out of the function's result.
private func mapped(_ window: Window, _ read: @escaping (Slot) -> [Tensor]) -> DatasetCore {
  let type = TypeDescriptor.at(window[2])
  let source = core(window)
  return notebookFunction(window[1]) { function in
    source.map { tensors in
      guard let result = function([HandwrittenNatives.element(tensors, type)], [true]) else { return nil }
      defer { result.release() }
      return read(result)
    }
  }
}

private func mapToTensor(_ machine: UnsafeMutableRawPointer, _ window: UnsafeMutablePointer<Slot>) -> Int32 {
  let result = mapped(window) { [Tensor.borrow($0)] }
  return complete(machine, window, result.owned())
}

private func mapToPair(_ machine: UnsafeMutableRawPointer, _ window: UnsafeMutablePointer<Slot>) -> Int32 {
  let result = mapped(window) { slot in
    let pair: TupleObject = slot.object()
    return [Tensor.borrow(pair[0]), Tensor.borrow(pair[1])]
  }
  return complete(machine, window, result.owned())
}
