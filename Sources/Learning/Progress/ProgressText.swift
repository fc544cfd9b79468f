import Glibc

/// Numbers and durations as Keras writes them on its progress lines.
///
/// A run of 500 short epochs writes 500 lines in some milliseconds, so the text is built byte by
/// byte.
package struct ProgressText {
  package private(set) var bytes: [UInt8] = []
  /// Characters a reader sees: colour codes take no place on the screen.
  package private(set) var visibleWidth = 0

  package init() { bytes.reserveCapacity(256) }

  package var string: String { String(decoding: bytes, as: UTF8.self) }

  package mutating func append(_ text: StaticString) {
    bytes.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    visibleWidth += text.utf8CodeUnitCount
  }

  package mutating func append(_ text: String) {
    bytes.append(contentsOf: text.utf8)
    visibleWidth += text.utf8.count
  }

  package mutating func append(_ number: Int, width: Int = 0) {
    let digits = String(number)
    for _ in 0..<max(0, width - digits.utf8.count) { append(" ") }
    append(digits)
  }

  /// A terminal escape sequence, invisible by itself.
  package mutating func appendEscape(_ code: StaticString) {
    bytes.append(contentsOf: UnsafeBufferPointer(start: code.utf8Start, count: code.utf8CodeUnitCount))
  }

  package mutating func appendBar(_ count: Int) {
    for _ in 0..<count { bytes.append(contentsOf: [0xE2, 0x94, 0x81]) }
    visibleWidth += count
  }

  package mutating func appendSpaces(_ count: Int) {
    for _ in 0..<max(0, count) { append(" ") }
  }

  /// C's `printf` formats of one real number, which are Python's.
  package mutating func append(_ value: Double, format: String) {
    if value.isNaN { return append("nan") }
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: 400) { buffer in
      let length = withVaList([value]) { vsnprintf(buffer.baseAddress!, 400, format, $0) }
      let written = min(Int(length), 399)
      buffer.withMemoryRebound(to: UInt8.self) { bytes.append(contentsOf: $0[..<written]) }
      visibleWidth += written
    }
  }

  /// Four decimals above 1e-3, scientific notation below, as in `0.6931` and `3.1298e-06`.
  package mutating func appendMetric(_ value: Double, comparingMagnitude: Bool) {
    let size = comparingMagnitude ? abs(value) : value
    guard size > 1e-3, size < 1e9 else {
      return append(value, format: size > 1e-3 ? "%.4f" : "%.4e")
    }
    appendFourDecimals(value)
  }

  /// The common case without `printf`: exact wherever the fifth decimal does not sit on a tie.
  private mutating func appendFourDecimals(_ value: Double) {
    let scaled = abs(value) * 10_000
    let rounded = scaled.rounded()
    // Near a tie the product's own rounding could decide; `printf` looks at the exact value.
    guard abs(abs(scaled - scaled.rounded(.down)) - 0.5) > 1e-6 else {
      return append(value, format: "%.4f")
    }
    if value < 0 { append("-") }
    let integer = Int(rounded)
    append(integer / 10_000)
    append(".")
    let fraction = integer % 10_000
    for divisor in [1000, 100, 10, 1] {
      bytes.append(UInt8(48 + fraction / divisor % 10))
    }
    visibleWidth += 4
  }

  /// ` 39ms/step`, ` 850us/step`, ` 2s/step`.
  package mutating func appendDuration(perStep seconds: Double) {
    append(" ")
    if seconds >= 1 || seconds == 0 {
      appendWhole(seconds)
      append("s/step")
    } else if seconds >= 1e-3 {
      appendWhole(seconds * 1000)
      append("ms/step")
    } else {
      appendWhole(seconds * 1_000_000)
      append("us/step")
    }
  }

  /// A real number without decimals, ties to even.
  package mutating func appendWhole(_ value: Double) {
    append(Int(value.rounded(.toNearestOrEven)))
  }
}
