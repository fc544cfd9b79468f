/// The modules a cell may import, and what to say about the others.
enum ImportedModules {
  /// Importing these is allowed and changes nothing: their names are there from the start.
  static let accepted: Set<String> = ["Foundation", "TensorKit", "Swift", "Glibc", "Dispatch"]

  private static let namespaces: [String: String] = [
    "tensorflow": "tf", "keras": "keras", "numpy": "np", "tensorflow_datasets": "tfds",
    "matplotlib": "plt", "logging": "logging", "time": "time",
    "datetime": "datetime", "json": "json", "os": "os", "random": "random",
    "google": "cloudLogging", "google.cloud": "cloudLogging",
  ]

  static func advice(for module: String) -> String {
    if let namespace = namespaces[module] {
      return "nothing has to be imported: '\(namespace)' is there from the start; remove the line"
    }
    if ["sys", "math", "re", "pathlib", "collections", "typing", "__future__"].contains(module) {
      return "Python's '\(module)' is not here; what Swift has instead needs no import: remove the line"
    }
    return "no such module '\(module)'; a cell may import Foundation and TensorKit, and needs neither"
  }
}
