internal import Bytecode
internal import Typing

extension FunctionBuilder {
  /// A loop over `stride(from:to:by:)` or `stride(from:through:by:)` of Int counts by itself; false for all other sequences.
  func forStride(_ loop: TypedFor, _ sequence: TypedExpression) throws -> Bool {
    guard case .call(let call) = sequence.kind, let key = call.function.nativeKey,
      key == "stride(from:to:by:)" || key == "stride(from:through:by:)"
    else { return false }
    scopes.append(LexicalScope())
    let counter = allocateRawTriple()
    try statement(sequence.range) {
      // The bounds are evaluated in order; a later one must not change an earlier one that is a variable.
      for (offset, argument) in call.arguments.enumerated() {
        guard case .value(let expression) = argument else { throw fail("a stride without a bound") }
        let value = try lower(expression, into: counter + offset)
        if value.register != counter + offset { emit(.copy, a: counter + offset, b: value.register) }
      }
    }
    let start = Label()
    let again = Label()
    let exit = Label()
    jump(.enterStride, x: key == "stride(from:through:by:)" ? 1 : 0, a: counter, to: exit)
    place(start)
    loops.append((loop.label, exit, again, scopes.count))
    scopes.append(LexicalScope())
    try bindCounter(loop.pattern, counter, orElse: again)
    if let filter = loop.filter { try statement(filter.range) { try branch(filter, to: again, when: false) } }
    try lower(loop.body)
    try leaveScope()
    loops.removeLast()
    place(again)
    jump(.loopStride, a: counter, to: start)
    place(exit)
    try leaveScope()
    return true
  }
}
