/// What names of Python are called here.
package enum PythonNames {
  static let constants = ["True": "true", "False": "false", "None": "nil"]

  /// What to write instead of a name that is not declared; nil when the name is not one of Python's.
  package static func advice(forUndefined name: String) -> String? {
    builtins[name] ?? modules[name]
  }

  private static let builtins: [String: String] = [
    "True": "'True' is written 'true'",
    "False": "'False' is written 'false'",
    "None": "'None' is written 'nil'",
    "range": "'range(n)' is written '0..<n', 'range(a, b)' is 'a..<b', with a step 'stride(from: a, to: b, by: step)'",
    "len": "'len(x)' is written 'x.count'",
    "str": "'str(x)' is written 'String(x)' or \"\\(x)\"",
    "int": "the type 'int' is written 'Int'",
    "float": "the type 'float' is written 'Double'",
    "bool": "the type 'bool' is written 'Bool'",
    "list": "'list(x)' is written 'Array(x)'",
    "dict": "'dict(a=1)' is written '[\"a\": 1]'",
    "tuple": "a tuple is written '(a, b)'",
    "set": "'set(x)' is written 'Set(x)'",
    "enumerate": "'enumerate(x)' is written 'x.enumerated()'",
    "sorted": "'sorted(x)' is written 'x.sorted()'",
    "reversed": "'reversed(x)' is written 'x.reversed()'",
    "sum": "'sum(x)' is written 'x.reduce(0, +)', of a tensor 'tf.reduceSum(x)'",
    "map": "'map(f, x)' is written 'x.map(f)'",
    "filter": "'filter(f, x)' is written 'x.filter(f)'",
    "round": "'round(x, 2)' of a printed number is \"\\(x, \".2f\")\"",
    "isinstance": "'isinstance(x, T)' is written 'x is T'",
    "open": "files are read with 'String(contentsOfFile:)'",
    "input": "'input(prompt)' is written 'readLine()'",
    "super": "'super().__init__()' is written 'super.init()'",
    "append": "'xs.append(x)' is a method of the array",
    "ls": "a cell holds Swift only: run shell commands in a terminal",
    "pip": "a cell holds Swift only; everything a notebook needs is built in",
  ]

  private static let modules: [String: String] = [
    "sys": "Python's 'sys' is not here: arguments are 'CommandLine.arguments'",
    "math": "functions of 'math' stand alone: 'sqrt(x)', 'exp(x)', 'Double.pi'",
    "pd": "'pandas' is not in this version",
    "sns": "'seaborn' is not in this version",
    "torch": "'torch' is not in this version: write the model with 'keras' or 'tf'",
    "sklearn": "'sklearn' is not in this version",
  ]

  /// What a keyword argument is labelled here.
  package static func label(_ name: String, of function: String) -> String {
    if function == "print", let label = ["end": "terminator", "sep": "separator"][name] { return label }
    return swiftCase(name)
  }

  /// `restore_best_weights` as `restoreBestWeights`; leading underscores and capitals stay.
  package static func swiftCase(_ name: String) -> String {
    let leading = name.prefix { $0 == "_" }
    let parts = name.dropFirst(leading.count).split(separator: "_")
    guard parts.count > 1 else { return name }
    return leading + parts[0]
      + parts.dropFirst().map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
  }
}
