import Foundation

extension os {
  /// Python's `os.path`: paths as texts.
  ///
  ///     os.path.join("logs", "fit", "run1")      // logs/fit/run1
  public enum path {
    /// The parts with `/` between them; a part that starts with `/` starts afresh.
    public static func join(_ parts: String...) -> String { joined(parts) }

    package static func joined(_ parts: [String]) -> String {
      parts.reduce("") { path, part in
        if path.isEmpty || part.hasPrefix("/") { return part }
        return path.hasSuffix("/") ? path + part : path + "/" + part
      }
    }

    public static func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }
    public static func isfile(_ path: String) -> Bool { exists(path) && !isdir(path) }
    public static func isdir(_ path: String) -> Bool {
      var isFolder: ObjCBool = false
      return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
    }

    /// What follows the last `/`.
    public static func basename(_ path: String) -> String { parts(path).name }
    /// What stands in front of the last `/`.
    public static func dirname(_ path: String) -> String { parts(path).folder }
    /// Both.
    public static func split(_ path: String) -> (String, String) { parts(path) }

    /// The path without its extension, and the extension with its point.
    ///
    ///     os.path.splitext("data/train.csv")      // ("data/train", ".csv")
    public static func splitext(_ path: String) -> (String, String) {
      let name = basename(path)
      let leading = name.prefix { $0 == "." }.count
      guard let point = name.lastIndex(of: "."), name.distance(from: name.startIndex, to: point) >= leading, leading < name.count
      else { return (path, "") }
      let ending = String(name[point...])
      return (String(path.dropLast(ending.count)), ending)
    }

    /// The path from the root, without `.` and `..`.
    public static func abspath(_ path: String) -> String {
      URL(fileURLWithPath: path.isEmpty ? "." : path).standardizedFileURL.path
    }

    /// The path with the home folder for `~`.
    public static func expanduser(_ path: String) -> String { (path as NSString).expandingTildeInPath }

    /// The number of bytes in a file.
    public static func getsize(_ path: String) throws -> Int {
      let attributes = try FileManager.default.attributesOfItem(atPath: path)
      return (attributes[.size] as? NSNumber)?.intValue ?? 0
    }

    private static func parts(_ path: String) -> (folder: String, name: String) {
      guard let slash = path.lastIndex(of: "/") else { return ("", path) }
      let head = path[...slash]
      let trimmed = head.allSatisfy { $0 == "/" } ? head : head.prefix(head.count - head.reversed().prefix { $0 == "/" }.count)
      return (String(trimmed), String(path[path.index(after: slash)...]))
    }
  }
}
