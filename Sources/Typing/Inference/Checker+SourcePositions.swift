import SwiftSyntax

/// `#line`, `#function` and their like.
extension Checker {
  func sourcePosition(_ node: MacroExpansionExprSyntax, at range: TextRange) -> TypedExpression {
    guard let value = position(named: node.macroName.text, range) else {
      report(DiagnosticText.unsupportedExpression("macro '#\(node.macroName.text)'"), range)
      return errorNode(range)
    }
    return value
  }

  /// The value of a default such as `line: Int = #line`: the place of the call.
  func callerPosition(_ function: FunctionDeclaration, _ index: Int, _ range: TextRange) -> TypedExpression? {
    let parameter = function.parameters[index]
    guard function.nativeKey == nil, parameter.defaultText.hasPrefix("#") else { return nil }
    return position(named: String(parameter.defaultText.dropFirst()), range).map { coerce($0, to: parameter.type) }
  }

  private func position(named name: String, _ range: TextRange) -> TypedExpression? {
    let place = file.position(at: range.lowerBound)
    switch name {
    case "line": return number(place.line, range)
    case "column": return number(place.column, range)
    case "function": return make(.string(function.sourceName), solver.fresh(literal: .string), range)
    case "file", "filePath": return make(.string(file.name), solver.fresh(literal: .string), range)
    case "fileID": return make(.string("main/" + file.name), solver.fresh(literal: .string), range)
    default: return nil
    }
  }

  private func number(_ value: Int, _ range: TextRange) -> TypedExpression {
    make(.integer(UInt64(value)), solver.fresh(literal: .integer), range)
  }
}
