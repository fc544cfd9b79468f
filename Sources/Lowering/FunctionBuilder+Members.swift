internal import Bytecode
internal import Typing

// Reading properties and subscripts.

extension FunctionBuilder {
  func propertyValue(
    _ base: TypedExpression?, _ property: PropertyDeclaration, _ access: TypedExpression.Access,
    _ expression: TypedExpression, _ target: Register?
  ) throws -> Value {
    switch property.implementation {
    case .global(let variable): return load(variable)
    case .stored(let index):
      guard let base else { throw fail("'\(property.name)' needs a value") }
      let value = lowerer.isNotebookClass(base.type)
        ? try fieldValue(base, index, expression.type, target) : try element(index, of: try lower(base), expression.type)
      return strengthened(value, property.ownership)
    case .computed(let getter, _):
      if let key = getter.nativeKey, let base, let value = try propertyIntrinsic(key, base, target) { return value }
      let temporaryCount = temporaries.count
      let receiver = try base.map { base -> Argument in
        getter.isMutating ? .inout(try resolve(base), base.type) : .value(try lower(base))
      }
      let result = try call(
        getter, receiver: receiver, [], typeArguments: access.typeArguments, dispatch: access.dispatch,
        resultType: expression.type)
      endArguments(since: temporaryCount, except: result)
      return result
    }
  }

  private func fieldValue(_ base: TypedExpression, _ index: Int, _ type: Type, _ target: Register?) throws -> Value {
    let fields = try fieldsObject(base)
    if lowerer.isReference(type) {
      let register = owner()
      emit(.retainField, x: lowerer.isOptional(type) ? 1 : 0, a: register, b: fields, c: index)
      return Value(register: register, ownership: .owned)
    }
    let register = target ?? raw()
    emit(.field, a: register, b: fields, c: index)
    return Value(register: register, ownership: .raw)
  }

  func subscriptValue(
    _ base: TypedExpression?, _ property: PropertyDeclaration, _ arguments: [TypedExpression.Argument],
    _ access: TypedExpression.Access, _ expression: TypedExpression, _ target: Register?
  ) throws -> Value {
    guard case .computed(let getter, _) = property.implementation else { throw fail("not a subscript") }
    if let key = getter.nativeKey, let base,
      let value = try subscriptIntrinsic(key, base, arguments, expression.type, target)
    {
      return value
    }
    let later = arguments.compactMap(Self.expression)
    let receiver = try base.map { Argument.value(stable($0, try lower($0), before: later)) }
    let indices = try evaluate(arguments, of: getter)
    return try call(
      getter, receiver: receiver, indices, typeArguments: access.typeArguments, dispatch: access.dispatch,
      resultType: expression.type)
  }
}
