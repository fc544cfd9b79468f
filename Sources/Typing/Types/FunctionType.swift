/// The type of a function value; argument labels are no part of it.
package struct FunctionType: Hashable {
  package struct Parameter: Hashable {
    package var type: Type
    package var isInout: Bool
    package var isAutoclosure: Bool

    package init(_ type: Type, isInout: Bool = false, isAutoclosure: Bool = false) {
      self.type = type
      self.isInout = isInout
      self.isAutoclosure = isAutoclosure
    }
  }

  package var parameters: [Parameter]
  package var result: Type
  package var throwsErrors: Bool
  /// `throws(T)`; nil for errors of any type.
  package var thrownType: Type?

  package init(parameters: [Parameter], result: Type, throwsErrors: Bool = false, thrownType: Type? = nil) {
    self.parameters = parameters
    self.result = result
    self.throwsErrors = throwsErrors
    self.thrownType = thrownType
  }

  package init(_ parameters: [Type], _ result: Type, throwsErrors: Bool = false) {
    self.init(parameters: parameters.map { Parameter($0) }, result: result, throwsErrors: throwsErrors)
  }
}
