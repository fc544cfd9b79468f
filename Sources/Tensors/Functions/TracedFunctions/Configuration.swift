extension tf {
  /// Settings of the whole process.
  public enum config {}
}

extension tf.config {
  /// Makes functions of `tf.function` run their Swift code at each call, as for looking into them.
  public static func runFunctionsEagerly(_ runEagerly: Bool) { FunctionCore.runsEagerly = runEagerly }

  /// Whether functions of `tf.function` run their Swift code at each call.
  public static func functionsRunEagerly() -> Bool { FunctionCore.runsEagerly }
}
