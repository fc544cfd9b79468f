internal import Bytecode
internal import Typing

extension Lowerer {
  /// Tells natives how to go through a sequence, iterator or collection of the notebook.
  func addIteration(of type: Type, to notebookType: NotebookType) {
    if notebookType.iteration == nil, let iteration = iteration(of: type) {
      afterwards.append { notebookType.iteration = iteration }
    }
    if notebookType.indexing == nil, let indexing = indexing(of: type) {
      afterwards.append { notebookType.indexing = indexing }
    }
  }

  private func conforms(_ type: Type, _ name: String) -> NominalType? {
    guard let protocolType = witnesses.nativeType(name), witnesses.conforms(type, to: protocolType) else { return nil }
    return protocolType
  }

  private func associatedDescriptor(_ name: String, of type: Type) -> TypeDescriptor? {
    witnesses.associatedType(name, of: type).map { descriptor(of: specializer.concrete($0)) }
  }

  private func iteration(of type: Type) -> NotebookType.Iteration? {
    let iterator = conforms(type, "IteratorProtocol")
    guard iterator != nil || conforms(type, "Sequence") != nil, let element = associatedDescriptor("Element", of: type) else { return nil }
    let next = iterator.flatMap { forwarded("next()", of: $0, for: type) }
    guard let sequence = conforms(type, "Sequence"), let make = forwarded("makeIterator()", of: sequence, for: type),
      let made = associatedDescriptor("Iterator", of: type)
    else { return next.map { .init(element: element, make: nil, iterator: nil, next: $0) } }
    return .init(element: element, make: make, iterator: made, next: next)
  }

  private func indexing(of type: Type) -> NotebookType.Indexing? {
    guard let collection = conforms(type, "Collection"), let element = associatedDescriptor("Element", of: type),
      let index = associatedDescriptor("Index", of: type), let start = forwarded("startIndex", of: collection, for: type),
      let end = forwarded("endIndex", of: collection, for: type), let at = forwarded("subscript(_:)", of: collection, for: type)
    else { return nil }
    let after = forwarded("index(after:)", of: collection, for: type)
    if after == nil, index !== TypeDescriptor.int { return nil }
    return .init(element: element, index: index, start: start, end: end, at: at, after: after)
  }

  /// The number of a function that calls a member which the notebook declares; nil where the library has the only one.
  private func forwarded(_ name: String, of protocolType: NominalType, for type: Type) -> Int32? {
    guard let requirement = witnesses.requirement(name, of: protocolType), witnesses.isNotebook(requirement, for: type) else { return nil }
    let forwarder = witnesses.forwarder(to: requirement, through: protocolType, receiver: .value)
    return Int32(number(of: specializer.function(forwarder, [type])))
  }
}
