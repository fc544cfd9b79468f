import Typing

/// A declaration found by its Python name.
package struct NameMatch: Equatable {
  /// The name here, as in `tf.reduceSum`.
  package let name: String
  /// The declaration without its marks, one per overload.
  package let signatures: [String]
  /// The first line of the documentation.
  package let summary: String?
}

extension TensorKitInterface {
  /// What TensorFlow's, Keras's or NumPy's name is called here; nil when this version does not have it.
  ///
  ///     TensorKitInterface().lookup("tf.reduce_sum")!.name      // tf.reduceSum
  package func lookup(_ pythonName: String) -> NameMatch? {
    let name = pythonName.split(separator: ".").map { Self.swiftCase(String($0)) }.joined(separator: ".")
    for candidate in [name, Self.resolved(name)] {
      guard let numbers = index[candidate] else { continue }
      let lines = numbers.flatMap { chunk($0).source.split(separator: "\n").map { $0.drop { $0 == " " } } }
      let signatures = lines.compactMap(Self.signature)
      let summary = lines.first { $0.hasPrefix("/// ") }.map { String($0.dropFirst(4)) }
      return NameMatch(name: name, signatures: signatures, summary: summary)
    }
    return nil
  }

  /// `reduce_sum` as `reduceSum`; names without underscores, such as those of types, stay.
  static func swiftCase(_ name: String) -> String {
    let parts = name.split(separator: "_", omittingEmptySubsequences: true)
    guard parts.count > 1 else { return name }
    return parts[0] + parts.dropFirst().map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
  }

  /// The dotted name with aliases followed from the left, as in `keras.layers.Dense` for `tf.keras.layers.Dense`.
  static func resolved(_ name: String) -> String {
    var path = ""
    for part in name.split(separator: ".") {
      path = path.isEmpty ? String(part) : path + "." + part
      if let target = aliases[path], target != path { path = resolved(target) }
    }
    return path
  }

  private static func signature(_ line: Substring) -> String? {
    if line.hasPrefix("@native(\""), let end = line.range(of: "\") ") { return String(line[end.upperBound...]) }
    for keyword in ["struct ", "class ", "open class ", "enum ", "protocol "] where line.hasPrefix(keyword) {
      return String(line.hasSuffix(" {}") ? line.dropLast(3) : line)
    }
    return nil
  }
}
