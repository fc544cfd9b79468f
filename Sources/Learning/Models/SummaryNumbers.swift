import Glibc

extension Int {
  /// Digits in groups of three: `1,089`.
  package var groupedByThousands: String {
    var digits = Array(String(magnitude))
    var position = digits.count - 3
    while position > 0 {
      digits.insert(",", at: position)
      position -= 3
    }
    return (self < 0 ? "-" : "") + String(digits)
  }

  /// A number of bytes as Keras's summaries give it: `0.00 B`, `4.25 KB`, `596.38 KB`.
  package var readableMemorySize: String {
    let units = ["B", "KB", "MB", "GB", "TB", "PB"]
    var size = Double(self)
    var unit = 0
    while size >= 1024 && unit < units.count - 1 {
      size /= 1024
      unit += 1
    }
    var text = ProgressText()
    text.append(size, format: "%.2f")
    return text.string + " " + units[unit]
  }
}
