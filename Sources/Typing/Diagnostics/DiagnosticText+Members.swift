// What is wrong with the members of classes, structs and enums.

extension DiagnosticText {
  static let deinitOutsideClass = DiagnosticText("deinit", "deinitializers may only be declared within a class")

  static func weakNonClass(_ word: String, _ type: String) -> DiagnosticText {
    DiagnosticText("weak", "'\(word)' may only be applied to class and class-bound protocol types, not '\(type)'")
  }

  static let lazyConstant = DiagnosticText("lazy", "'lazy' cannot be used on a let")
  static let rawPayload = DiagnosticText("raw-value", "enum with raw type cannot have cases with arguments")
  static let rawDuplicate = DiagnosticText("raw-value", "raw value for enum case is not unique")

  static func weakNonOptional(_ type: String) -> DiagnosticText {
    DiagnosticText("weak", "'weak' variable should have optional type '\(type)?'")
  }

  static let selfNotInitialised = DiagnosticText(
    "uninitialised-field", "'self.init' isn't called on all paths before returning from initializer")
  static let selfInitNotCalled = selfNotInitialised
  static let initCalledTwice = DiagnosticText("super-init", "'super.init' called multiple times in initializer")

  static func fieldBeforeSuper(_ name: String) -> DiagnosticText {
    DiagnosticText("uninitialised-field", "property 'self.\(name)' not initialized at super.init call")
  }

  static func selfBeforeFields(isClass: Bool) -> DiagnosticText {
    DiagnosticText("self-too-early", "'self' used before all stored properties are initialized")
  }

  static let selfBeforeSuper = DiagnosticText("self-too-early", "'self' used before 'super.init' call")
  static let selfBeforeDelegation = DiagnosticText("self-too-early", "'self' used before 'self.init' call or assignment to 'self'")

  static func fieldBeforeValue(_ name: String) -> DiagnosticText {
    DiagnosticText("uninitialised-field", "variable 'self.\(name)' used before being initialized")
  }

  static func constantAgain(_ name: String) -> DiagnosticText {
    DiagnosticText("constant-again", "immutable value 'self.\(name)' may only be initialized once")
  }

  static func inaccessible(_ name: String) -> DiagnosticText {
    DiagnosticText("inaccessible", "'\(name)' is inaccessible due to 'private' protection level")
  }

  static func inaccessibleSetter(_ name: String) -> DiagnosticText {
    DiagnosticText("inaccessible", "cannot assign to '\(name)': its setter is private")
  }

  static let nilInInitializer = DiagnosticText("return", "only a failable initializer can return 'nil'")

  static func finalClass(_ name: String) -> DiagnosticText {
    DiagnosticText("final-class", "inheritance from a final class '\(name)'")
  }

  static func finalOverride(_ name: String) -> DiagnosticText {
    DiagnosticText("final-override", "'\(name)' is final and cannot be overridden")
  }

  static func overrideWithoutSetter(_ name: String) -> DiagnosticText {
    DiagnosticText("read-only-override", "cannot override mutable property '\(name)' with a read-only one: give it a setter")
  }

  /// Code of earlier cells reaches the field without asking for an override.
  static func overrideOfEarlierField(_ name: String, _ owner: String) -> DiagnosticText {
    DiagnosticText(
      "override-of-earlier-field",
      "overriding the stored property '\(name)' of '\(owner)', a class of an earlier cell: declare both classes in one cell")
  }
}
