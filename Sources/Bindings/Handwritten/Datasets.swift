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
      array.append(owned: elementSlot(tensors, type, keys))
    }
    return array
  }
}

/// One pass over a data set.
final class DatasetPass {
  let next: DatasetCore.Step
  let keys: KeyList

  init(_ core: DatasetCore) {
    next = core.makeStep()
    keys = core.keys
  }
}

extension HandwrittenNatives {
  static let datasets: [String: NativeFunction] = [
    "Dataset.fromTensorSlices(_:) (some TensorConvertible)": slices,
    "Dataset.fromTensorSlices(_:) ((any TensorConvertible, any TensorConvertible))": tupleSlices,
    "Dataset.fromTensorSlices(_:) ((any TensorConvertible, any TensorConvertible, any TensorConvertible))": tupleSlices,
    "Dataset.fromTensorSlices(_:) ([String: any TensorConvertible])": namedSlices,
    "Dataset.fromTensors(_:) (some TensorConvertible)": one,
    "Dataset.fromTensors(_:) ((any TensorConvertible, any TensorConvertible))": onePair,
    "Dataset.range(_:outputType:)": rangeUpTo,
    "Dataset.range(_:_:_:outputType:)": range,
    "Dataset.batch(_:dropRemainder:)": batch,
    "Dataset.batch(_:dropRemainder:numParallelCalls:)": batch,
    "Dataset.unbatch()": unbatch,
    "Dataset.shuffle(_:seed:reshuffleEachIteration:)": shuffle,
    "Dataset.shuffle(bufferSize:seed:reshuffleEachIteration:)": shuffle,
    "Dataset.take(_:)": take,
    "Dataset.skip(_:)": skip,
    "Dataset.shard(_:_:)": shard,
    "Dataset.repeat(_:)": repeated,
    "Dataset.prefetch(_:)": prefetch,
    "Dataset.prefetch(bufferSize:)": prefetch,
    "Dataset.cache(_:)": cache,
    "Dataset.concatenate(_:)": concatenate,
    "Dataset.cardinality()": cardinality,
    "Dataset.classNames": classNames,
    "Dataset.enumerate(start:)": enumerate,
    "Dataset.zip(_:_:)": zipTwo,
    "Dataset.zip(_:)": zipTuple,
    "Dataset.makeIterator()": makeIterator,
    "DatasetIterator.next()": nextOrNil,
    "iter(_:)": makeIterator,
    "next(_:)": nextOrStop,
    "Dataset.map(_:numParallelCalls:deterministic:) ((Element) -> Tensor, Int?, Bool?)": mapToTensor,
    "Dataset.map(_:numParallelCalls:deterministic:) ((Element) -> (Tensor, Tensor), Int?, Bool?)": mapToTuple,
    "Dataset.map(_:numParallelCalls:deterministic:) ((Element) -> (Tensor, Tensor, Tensor), Int?, Bool?)": mapToTuple,
    "Dataset.filter(_:) ((Element) -> Tensor)": filterByTensor,
    "Dataset.filter(_:) ((Element) -> Bool)": filterByBool,
    "Dataset.takeWhile(_:)": takeWhile,
  ]
}

/// The slot of an element made of tensors: a tensor, or a tuple or dictionary of what follows.
private func elementSlot(_ tensors: [Tensor], _ type: TypeDescriptor, _ keys: KeyList) -> Slot {
  var rest = tensors[...]
  return takenSlot(&rest, type, keys)
}

private func takenSlot(_ rest: inout ArraySlice<Tensor>, _ type: TypeDescriptor, _ keys: KeyList) -> Slot {
  switch type.kind {
  case .tuple(let parts):
    let slots = parts.map { takenSlot(&rest, $0.type, keys) }
    return Slot(owning: TupleObject.make(owned: slots, references: (1 << UInt64(parts.count)) - 1))
  case .dictionary:
    let named = Dictionary(zip(keys.names, rest), uniquingKeysWith: { first, _ in first })
    rest = rest.dropFirst(keys.names.count)
    return named.owned()
  default: return (rest.popFirst() ?? Tensor.inert).owned()
  }
}

private typealias Window = UnsafeMutablePointer<Slot>

private func core(_ window: Window) -> DatasetCore { DatasetCore.borrow(window[0]) }

private func give(_ machine: UnsafeMutableRawPointer, _ window: Window, _ result: DatasetCore) -> Int32 {
  complete(machine, window, result.owned())
}

private func slices(_ machine: UnsafeMutableRawPointer, _ window: UnsafeMutablePointer<Slot>) -> Int32 {
  // Element's descriptor comes first: it is the type's own parameter.
  let tensors = openTensorConvertible(window[0], TypeDescriptor.at(window[2]))
  return give(machine, window, DatasetCore(slicesOf: [tensors.asTensor]))
}

private func tensors(_ slot: Slot) -> [Tensor] {
  let tuple: TupleObject = slot.object()
  return (0..<tuple.count).map { anyTensorConvertible(tuple[$0]).asTensor }
}

private func tupleSlices(_ machine: UnsafeMutableRawPointer, _ window: UnsafeMutablePointer<Slot>) -> Int32 {
  give(machine, window, DatasetCore(slicesOf: tensors(window[0])))
}

private func namedSlices(_ machine: UnsafeMutableRawPointer, _ window: UnsafeMutablePointer<Slot>) -> Int32 {
  let given = dictionaryValue(window[0]) { anyTensorConvertible($0) }
  return give(machine, window, Dataset<[String: Tensor]>.fromTensorSlices(given).core)
}

private func one(_ machine: UnsafeMutableRawPointer, _ window: UnsafeMutablePointer<Slot>) -> Int32 {
  let value = openTensorConvertible(window[0], TypeDescriptor.at(window[2]))
  return give(machine, window, Dataset<Tensor>.fromTensors(value.asTensor).core)
}

private func onePair(_ machine: UnsafeMutableRawPointer, _ window: UnsafeMutablePointer<Slot>) -> Int32 {
  let pair = tensors(window[0])
  return give(machine, window, Dataset<(Tensor, Tensor)>.fromTensors((pair[0], pair[1])).core)
}

private func rangeUpTo(_ machine: UnsafeMutableRawPointer, _ window: UnsafeMutablePointer<Slot>) -> Int32 {
  let dtype = provided(window[2], 1) ? DType.borrow(window[1]) : .int64
  return give(machine, window, Dataset<Tensor>.range(Int.borrow(window[0]), outputType: dtype).core)
}

private func range(_ machine: UnsafeMutableRawPointer, _ window: UnsafeMutablePointer<Slot>) -> Int32 {
  let step = provided(window[4], 2) ? Int.borrow(window[2]) : 1
  let dtype = provided(window[4], 3) ? DType.borrow(window[3]) : .int64
  let made = Dataset<Tensor>.range(Int.borrow(window[0]), Int.borrow(window[1]), step, outputType: dtype)
  return give(machine, window, made.core)
}

/// Both forms: what follows `dropRemainder` changes nothing, and the mask comes last.
private func batch(_ machine: UnsafeMutableRawPointer, _ window: UnsafeMutablePointer<Slot>) -> Int32 {
  let dropsRemainder = provided(window[3], 1) ? Bool.borrow(window[2]) : false
  return give(machine, window, core(window).batch(Int.borrow(window[1]), dropRemainder: dropsRemainder))
}

private func unbatch(_ machine: UnsafeMutableRawPointer, _ window: UnsafeMutablePointer<Slot>) -> Int32 {
  give(machine, window, core(window).unbatch())
}

private func shuffle(_ machine: UnsafeMutableRawPointer, _ window: UnsafeMutablePointer<Slot>) -> Int32 {
  let seed = provided(window[4], 1) ? Int?.borrow(window[2]) : nil
  let reshuffles = provided(window[4], 2) ? Bool.borrow(window[3]) : true
  return give(
    machine, window,
    core(window).shuffle(bufferSize: Int.borrow(window[1]), seed: seed, reshuffleEachIteration: reshuffles))
}

private func take(_ machine: UnsafeMutableRawPointer, _ window: UnsafeMutablePointer<Slot>) -> Int32 {
  give(machine, window, core(window).take(Int.borrow(window[1])))
}

private func skip(_ machine: UnsafeMutableRawPointer, _ window: UnsafeMutablePointer<Slot>) -> Int32 {
  give(machine, window, core(window).skip(Int.borrow(window[1])))
}

private func shard(_ machine: UnsafeMutableRawPointer, _ window: UnsafeMutablePointer<Slot>) -> Int32 {
  give(machine, window, core(window).shard(Int.borrow(window[1]), Int.borrow(window[2])))
}

private func repeated(_ machine: UnsafeMutableRawPointer, _ window: UnsafeMutablePointer<Slot>) -> Int32 {
  give(machine, window, core(window).repeated(provided(window[2], 0) ? Int.borrow(window[1]) : -1))
}

private func prefetch(_ machine: UnsafeMutableRawPointer, _ window: UnsafeMutablePointer<Slot>) -> Int32 {
  give(machine, window, core(window).prefetch(Int.borrow(window[1])))
}

private func cache(_ machine: UnsafeMutableRawPointer, _ window: UnsafeMutablePointer<Slot>) -> Int32 {
  give(machine, window, core(window).cache(provided(window[2], 0) ? String.borrow(window[1]) : ""))
}

private func concatenate(_ machine: UnsafeMutableRawPointer, _ window: UnsafeMutablePointer<Slot>) -> Int32 {
  give(machine, window, core(window).concatenate(DatasetCore.borrow(window[1])))
}

private func cardinality(_ machine: UnsafeMutableRawPointer, _ window: UnsafeMutablePointer<Slot>) -> Int32 {
  complete(machine, window, Dataset<Tensor>(core: core(window)).cardinality().owned())
}

private func classNames(_ machine: UnsafeMutableRawPointer, _ window: UnsafeMutablePointer<Slot>) -> Int32 {
  complete(machine, window, core(window).classNames.owned())
}

private func enumerate(_ machine: UnsafeMutableRawPointer, _ window: UnsafeMutablePointer<Slot>) -> Int32 {
  give(machine, window, core(window).enumerate(start: provided(window[2], 0) ? Int.borrow(window[1]) : 0))
}

private func zipTwo(_ machine: UnsafeMutableRawPointer, _ window: UnsafeMutablePointer<Slot>) -> Int32 {
  give(machine, window, DatasetCore.zip([core(window), DatasetCore.borrow(window[1])]))
}

private func zipTuple(_ machine: UnsafeMutableRawPointer, _ window: UnsafeMutablePointer<Slot>) -> Int32 {
  let pair: TupleObject = window[0].object()
  return give(machine, window, DatasetCore.zip([DatasetCore.borrow(pair[0]), DatasetCore.borrow(pair[1])]))
}

private func makeIterator(_ machine: UnsafeMutableRawPointer, _ window: UnsafeMutablePointer<Slot>) -> Int32 {
  let pass = DatasetPass(core(window))
  return complete(machine, window, Slot(owning: pass))
}

private func nextOrNil(_ machine: UnsafeMutableRawPointer, _ window: UnsafeMutablePointer<Slot>) -> Int32 {
  let pass: DatasetPass = window[0].object()
  let type = TypeDescriptor.at(window[1])
  let tensors = pass.next()
  return complete(machine, window, tensors.map { elementSlot($0, type, pass.keys) } ?? 0)
}

private func nextOrStop(_ machine: UnsafeMutableRawPointer, _ window: UnsafeMutablePointer<Slot>) -> Int32 {
  let pass: DatasetPass = window[0].object()
  let type = TypeDescriptor.at(window[1])
  let tensors = pass.next() ?? DatasetCore.pastTheEnd()
  return complete(machine, window, elementSlot(tensors, type, pass.keys))
}

/// What a notebook's function of an element gives, read by `read`.
private func calling<Result>(
  _ window: Window, type: TypeDescriptor, _ read: @escaping (Slot) -> Result,
  _ use: (@escaping ([Tensor]) -> Result?) -> DatasetCore
) -> DatasetCore {
  let keys = core(window).keys
  return notebookFunction(window[1]) { function in
    use { tensors in
      guard let result = function([elementSlot(tensors, type, keys)], [true]) else { return nil }
      return read(result)
    }
  }
}

private func oneTensor(_ slot: Slot) -> [Tensor] {
  defer { slot.release() }
  return [Tensor.borrow(slot)]
}

private func mapToTensor(_ machine: UnsafeMutableRawPointer, _ window: UnsafeMutablePointer<Slot>) -> Int32 {
  let source = core(window)
  return give(machine, window, calling(window, type: TypeDescriptor.at(window[5]), oneTensor) { source.map($0) })
}

private func mapToTuple(_ machine: UnsafeMutableRawPointer, _ window: UnsafeMutablePointer<Slot>) -> Int32 {
  let source = core(window)
  let result = calling(window, type: TypeDescriptor.at(window[5])) { slot in
    defer { slot.release() }
    let tuple: TupleObject = slot.object()
    return (0..<tuple.count).map { Tensor.borrow(tuple[$0]) }
  } _: { source.map($0) }
  return give(machine, window, result)
}

private func filterByTensor(_ machine: UnsafeMutableRawPointer, _ window: UnsafeMutablePointer<Slot>) -> Int32 {
  let source = core(window)
  return give(machine, window, calling(window, type: TypeDescriptor.at(window[2]), oneTensor) { source.filter($0) })
}

private func filterByBool(_ machine: UnsafeMutableRawPointer, _ window: UnsafeMutablePointer<Slot>) -> Int32 {
  let source = core(window)
  let result = calling(window, type: TypeDescriptor.at(window[2])) { Bool.borrow($0) } _: { isWanted in
    source.filter(where: { isWanted($0) ?? false })
  }
  return give(machine, window, result)
}

private func takeWhile(_ machine: UnsafeMutableRawPointer, _ window: UnsafeMutablePointer<Slot>) -> Int32 {
  let source = core(window)
  return give(machine, window, calling(window, type: TypeDescriptor.at(window[2]), oneTensor) { source.takeWhile($0) })
}
