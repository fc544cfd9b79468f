// What is wrong with the members of classes, structs and enums.

extension DiagnosticText {
  static let deinitOutsideClass = DiagnosticText("deinit", "deinitializers may only be declared within a class")

  static func weakNonClass(_ word: String, _ type: String) -> DiagnosticText {
    DiagnosticText("weak", "'\(word)' may only be applied to class and class-bound protocol types, not '\(type)'")
  }

  static let weakConstant = DiagnosticText("weak", "'weak' must be a mutable variable, because it may change at runtime")

  static func weakNonOptional(_ type: String) -> DiagnosticText {
    DiagnosticText("weak", "'weak' variable should have optional type '\(type)?'")
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
