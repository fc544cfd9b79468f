internal import Bytecode
internal import SourceText
internal import Typing

extension FunctionBuilder {
  /// A loop over a data set or a lazy sequence: elements are asked for one at a time, so that there may be many or no end.
  /// `make` gives the pass for the sequence, `next` its next element as an optional.
  func forPass(
    _ loop: TypedFor, _ sequence: TypedExpression, element: Type, _ range: SourceRange, make: String, next: String
  ) throws {
    scopes.append(LexicalScope())
    let pass = allocateOwner()
    scopes[scopes.count - 1].owners.append(pass)
    try statement(range) {
      let value = try lower(sequence)
      let window = self.window(2)
      emit(.copy, a: window, b: value.register)
      _ = loadDescriptor(sequence.type, into: window + 1)
      emit(.callNative, x: Instruction.xReference, a: window, immediate: lowerer.native(make))
      moveInto(pass, takeResult(window, sequence.type))
    }
    let again = Label()
    let exit = Label()
    let skip = Label()
    place(again)
    scopes.append(LexicalScope())
    let value = allocateOwner()
    scopes[scopes.count - 1].owners.append(value)
    try statement(range) {
      let window = self.window(2)
      emit(.copy, a: window, b: pass)
      _ = loadDescriptor(element, into: window + 1)
      emit(.callNative, x: Instruction.xReference, a: window, immediate: lowerer.native(next))
      moveInto(value, takeResult(window, .optional(element)))
    }
    jump(.jumpIfNot, a: value, to: exit)
    try bindElement(loop.pattern, unwrapped(Value(register: value, ownership: .borrowed), .optional(element)), element, orElse: skip)
    try closeLoop(loop, again: again, skip: skip, exit: exit)
  }
}
