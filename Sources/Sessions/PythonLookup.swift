internal import Bindings
internal import Parsing

/// Finds what a name of TensorFlow, Keras or NumPy is called here.
///
///     PythonLookup().find("tf.reduce_sum")?.name   // "tf.reduceSum"
package struct PythonLookup {
  package struct Answer: Equatable {
    /// The name in Swift.
    package let name: String
    package let signatures: [String]
    /// The first line of the documentation.
    package let summary: String
  }

  private let interface = TensorKitInterface()

  package init() {}

  package func find(_ pythonName: String) -> Answer? {
    var name = pythonName
    if let parenthesis = name.firstIndex(of: "(") { name = String(name[..<parenthesis]) }
    for candidate in Self.candidates(for: name) {
      guard let match = interface.lookup(candidate) else { continue }
      return Answer(name: match.name, signatures: match.signatures, summary: match.summary ?? "")
    }
    return nil
  }

  /// What to say about a builtin of Python, such as `len`.
  package func advice(_ pythonName: String) -> String? { PythonNames.advice(forUndefined: pythonName) }

  /// The name, and what else Python code may mean by it.
  static func candidates(for name: String) -> [String] {
    var parts = name.split(separator: ".").map(String.init)
    guard let last = parts.last else { return [] }
    var result = [name]
    // AUTOTUNE is a constant here: autotune.
    if last.count > 1, last.allSatisfy({ $0.isUppercase || $0 == "_" || $0.isNumber }) {
      parts[parts.count - 1] = last.lowercased()
      result.append(parts.joined(separator: "."))
    }
    // `model.fit` is a method of the type with the capital.
    if parts.count == 2, parts[0].first?.isLowercase == true {
      result.append("\(parts[0].prefix(1).uppercased() + parts[0].dropFirst()).\(parts[1])")
    }
    return result
  }
}
