internal import Bindings
internal import Parsing

/// Finds what a name of TensorFlow, Keras or NumPy is called here.
///
///     PythonLookup(.everything).find("tf.reduce_sum")?.name   // "tf.reduceSum"
package struct PythonLookup {
  package struct Answer: Equatable {
    /// The name in Swift.
    package let name: String
    package let signatures: [String]
    /// The first sentence of the documentation.
    package let summary: String
  }

  private let symbols: SymbolTable

  package init(_ libraries: SessionLibraries) {
    symbols = SymbolTable(libraries.interfaces)
  }

  package func find(_ pythonName: String) -> Answer? {
    var name = pythonName
    if let parenthesis = name.firstIndex(of: "(") { name = String(name[..<parenthesis]) }
    // The bound names come first: they know which names are aliases of which.
    if let match = TensorKitInterface().lookup(name) {
      return Answer(name: match.name, signatures: match.signatures, summary: match.summary ?? "")
    }
    for candidate in Self.candidates(for: name) {
      let found = symbols.declarations(of: candidate)
      guard !found.isEmpty else { continue }
      let isType = found.contains { $0.kind == .type }
      let all = isType ? found + symbols.declarations(of: candidate + ".init") : found
      let documentation = all.first { !$0.documentation.isEmpty }?.documentation ?? ""
      return Answer(
        name: candidate, signatures: all.map(\.signature),
        summary: documentation.split(separator: "\n").first.map(String.init) ?? "")
    }
    return nil
  }

  /// What to say about a builtin of Python, such as `len`.
  package func advice(_ pythonName: String) -> String? { PythonNames.advice(forUndefined: pythonName) }

  /// Spellings by the naming law, the fullest first.
  static func candidates(for name: String) -> [String] {
    let parts = name.split(separator: ".").map(String.init)
    guard let last = parts.last else { return [] }
    var spellings = [PythonNames.swiftCase(last)]
    // AUTOTUNE is a constant here: autotune.
    if last.count > 1, last.allSatisfy({ $0.isUppercase || $0 == "_" || $0.isNumber }) {
      spellings.append(PythonNames.swiftCase(last.lowercased()))
    }
    // `model.fit` and `optimizer.minimize` are methods of types with capitals.
    var result: [String] = []
    for start in parts.indices {
      let isType = last.first?.isUppercase == true
      // A function stays in its namespace: 'tf.strings.split' is not 'split'.
      guard start == 0 || isType || (start == 1 && parts[0] == "tf" && parts[1] == "keras") else { continue }
      let base = parts[start..<(parts.count - 1)]
      for spelling in spellings { result.append((base + [spelling]).joined(separator: ".")) }
    }
    if parts.count == 2, let first = parts[0].first, first.isLowercase {
      result += spellings.map { "\(parts[0].prefix(1).uppercased() + parts[0].dropFirst()).\($0)" }
    }
    return result
  }
}
