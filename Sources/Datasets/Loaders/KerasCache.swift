import Display
import Glibc
import Tensors

/// The folder in which Keras keeps data sets: `$KERAS_HOME/datasets`, else `~/.keras/datasets`.
enum KerasCache {
  static var folder: String {
    let home = getenv("KERAS_HOME").map { String(cString: $0) } ?? ""
    return (home.isEmpty ? UserDirectories.home + "/.keras" : home) + "/datasets"
  }

  static let origin = "https://storage.googleapis.com/tensorflow/tf-keras-datasets/"

  /// A file that a data set needs.
  struct Wanted {
    let name: String
    let url: String
    /// In hexadecimal digits: SHA-256, or MD5 where 32 digits.
    let checksum: String
  }

  /// Paths of files: as they lie in the folder, else downloaded. One error tells everything that is missing.
  static func paths(_ files: [Wanted], dataset: String, standIn: String?) throws -> [String] {
    let missing = files.filter { !WholeFile.exists(folder + "/" + $0.name) }
    for file in missing {
      do {
        try Download.file(file.url, to: folder + "/" + file.name, checksum: file.checksum)
      } catch let problem as Download.Problem {
        throw DatasetError(missingText(missing, dataset, standIn, problem.reason))
      }
    }
    return files.map { folder + "/" + $0.name }
  }

  private static func missingText(_ files: [Wanted], _ dataset: String, _ standIn: String?, _ reason: String) -> String {
    var lines = ["data set '\(dataset)' is not on this machine, and downloading failed: \(reason)"]
    lines.append("put these files into place:")
    for file in files { lines.append("  \(folder)/\(file.name)   (from \(file.url))") }
    if let standIn { lines.append("or use the stand-in that is made by code: \(standIn)") }
    return lines.joined(separator: "\n")
  }
}

/// A data set that cannot be had, or a name nobody knows.
public struct DatasetError: Error, CustomStringConvertible {
  /// What is wrong and what to do.
  public let message: String

  package init(_ message: String) { self.message = message }

  public var description: String { message }
}
