import Foundation

/// The natives written by hand in `Bindings/Handwritten`: their signatures are generated, their glue is not.
///
/// A file there lists them as `"KEY": function`, one per line.
struct HandwrittenNatives {
  let keys: Set<String>

  init(folder: String) throws {
    var keys: Set<String> = []
    for name in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [] where name.hasSuffix(".swift") {
      let text = try String(contentsOfFile: folder + "/" + name, encoding: .utf8)
      for line in text.split(separator: "\n") {
        let trimmed = line.trimmingCharacters(in: .whitespaces)
        guard trimmed.hasPrefix("\""), let end = trimmed.range(of: "\": ") else { continue }
        keys.insert(String(trimmed[trimmed.index(after: trimmed.startIndex)..<end.lowerBound]))
      }
    }
    self.keys = keys
  }
}
