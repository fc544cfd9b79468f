internal import SourceText
internal import Typing

extension FunctionBuilder {
  /// A loop over a sequence that the notebook declares: its iterator is asked until it gives nil.
  func forIterator(
    _ loop: TypedFor, _ sequence: TypedExpression, _ make: FunctionDeclaration?, _ next: FunctionDeclaration,
    iterator type: Type, element: Type, _ range: SourceRange
  ) throws {
    func node(_ kind: TypedExpression.Kind, _ type: Type) -> TypedExpression { TypedExpression(kind, type: type, range: range) }
    func call(_ function: FunctionDeclaration, on receiver: TypedExpression, _ result: Type) -> TypedExpression {
      let arguments: [Type] = if case .nominal(_, let arguments) = receiver.type { arguments } else { [] }
      let isVirtual = function.owner?.kind == .classType && function.owner?.origin == .notebook
      return node(
        .call(
          .init(
            function, receiver: receiver, arguments: [], typeArguments: function.nativeKey == nil ? [] : arguments,
            dispatch: isVirtual ? .virtual : .direct)), result)
    }
    let iterator = Variable(name: "iterator", type: type, isMutable: true, storage: .local, range: range)
    let item = Variable(name: "element", type: element, isMutable: false, storage: .local, range: range)
    var body = loop.body
    if let filter = loop.filter { body = [TypedStatement(.ifStatement([.boolean(filter)], then: body, otherwise: []), range: range)] }
    let value = node(.variable(item), element)
    if loop.pattern.isIrrefutable {
      body.insert(TypedStatement(.variables(loop.pattern, value), range: range), at: 0)
    } else {
      let subject = Variable(name: "subject", type: element, isMutable: false, storage: .local, range: range)
      body = [TypedStatement(.ifStatement([.pattern(loop.pattern, subject: subject, value)], then: body, otherwise: []), range: range)]
    }
    let start = make.map { call($0, on: sequence, type) } ?? sequence
    try lower(
      TypedStatement(
        .block([
          TypedStatement(.variables(.variable(iterator), start), range: range),
          TypedStatement(
            .whileLoop(
              [.binding(item, call(next, on: node(.variable(iterator), type), .optional(element)))], body: body, label: loop.label),
            range: range),
        ]), range: range))
  }
}

extension TypedPattern {
  /// Whether it fits every value.
  fileprivate var isIrrefutable: Bool {
    switch self {
    case .wildcard, .variable: true
    case .tuple(let parts): parts.allSatisfy(\.isIrrefutable)
    case .enumCase, .payload, .some, .expression, .type: false
    }
  }
}
