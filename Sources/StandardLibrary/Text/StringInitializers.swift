import Foundation
import Machine

extension NativeTable {
  mutating func addStringInitializers() {
    self["String.init()"] = { $1.give("") }
    self["String.init(_:)"] = { $1.give(String($1.character(0))) }
    self["String.init(_:Substring)"] = { $1.give(String(Substring.borrow($1[0]))) }
    self["String.init(_:T)"] = { $1.give($1.type(1).describe($1[0])) }
    self["String.init(_:S)"] = { context, w in
      characters(w[0], w.type(1), context).map { w.give($0) } ?? NativeStatus.failed
    }
    self["String.init(_:radix:uppercase:)"] = { context, w in
      let radix = provided(w[3], 1) ? w.int(1) : 10
      guard 2...36 ~= radix else { return fail(context, "Radix must be between 2 and 36") }
      let uppercase = w[2] != 0
      return w.give(
        isSigned(w.type(4))
          ? String(Int64(bitPattern: w[0]), radix: radix, uppercase: uppercase)
          : String(w[0], radix: radix, uppercase: uppercase))
    }
    self["String.init(repeating:count:)"] = { context, w in
      guard w.int(1) >= 0 else { return fail(context, "Negative count not allowed") }
      guard isWritable(w.int(1), w.string(0).utf8.count) else { return tooLarge(w.int(1), context) }
      return w.give(String(repeating: w.string(0), count: w.int(1)))
    }
    self["String.init(repeating:Character,count:Int)"] = { context, w in
      guard w.int(1) >= 0 else { return fail(context, "Negative count not allowed") }
      guard isWritable(w.int(1), w.character(0).utf8.count) else { return tooLarge(w.int(1), context) }
      return w.give(String(repeating: w.character(0), count: w.int(1)))
    }
    self["String.init(describing:)"] = { $1.give($1.type(1).describe($1[0])) }
    self["String.init(reflecting:)"] = { $1.give($1.type(1).debugDescribe($1[0])) }
    let format: NativeFunction = { _, w in
      w.give(formatted(w.string(0), w.array(1).slots.map { $0.object(as: ExistentialObject.self) }))
    }
    self["String.init(format:_:)"] = format
    self["String.init(format:arguments:)"] = format
  }
}

/// Whether a text of `count` pieces of that many bytes fits into memory.
private func isWritable(_ count: Int, _ bytes: Int) -> Bool {
  let (total, overflow) = count.multipliedReportingOverflow(by: bytes)
  return !overflow && fitsIntoMemory(total / MemoryLayout<Slot>.stride)
}

/// `String(format:)`: Foundation does the formatting, but never sees more conversions than there are arguments, nor an
/// argument of another kind than the conversion asks for.
private func formatted(_ format: String, _ arguments: [ExistentialObject]) -> String {
  var result = ""
  var next = 0
  var rest = Substring(format)
  while let percent = rest.firstIndex(of: "%") {
    result += rest[..<percent]
    rest = rest[percent...]
    guard let specifier = FormatSpecifier(rest) else {
      result += "%"
      rest = rest.dropFirst()
      continue
    }
    rest = rest.dropFirst(specifier.length)
    if specifier.conversion == "%" {
      result += "%"
      continue
    }
    let position = specifier.position ?? next
    if specifier.position == nil { next += 1 }
    result += position < arguments.count ? specifier.apply(to: arguments[position]) : ""
  }
  return result + rest
}

/// One `%-8.3f`.
private struct FormatSpecifier {
  let flags: String
  let position: Int?
  let conversion: Character
  let length: Int

  /// Reads a specifier that `text` starts with.
  init?(_ text: Substring) {
    var rest = text.dropFirst()
    let digits = rest.prefix { $0.isNumber }
    if !digits.isEmpty, rest.dropFirst(digits.count).first == "$", let number = Int(digits) {
      position = number - 1
      rest = rest.dropFirst(digits.count + 1)
    } else {
      position = nil
    }
    let flags = rest.prefix { "+-# 0123456789.".contains($0) }
    rest = rest.dropFirst(flags.count)
    rest = rest.drop { "hlqzjtL".contains($0) }
    guard let conversion = rest.first, "%@dDiuUxXoOfFeEgGaAcCsSp".contains(conversion) else { return nil }
    self.flags = String(flags)
    self.conversion = conversion
    length = text.count - rest.count + 1
  }

  func apply(to argument: ExistentialObject) -> String {
    let type = argument.type
    switch (conversion, type.representation) {
    case ("f", .double), ("F", .double), ("e", .double), ("E", .double), ("g", .double), ("G", .double), ("a", .double),
      ("A", .double):
      return String(format: "%\(flags)\(conversion)", Double.borrow(argument.slot))
    case ("f", .float), ("F", .float), ("e", .float), ("E", .float), ("g", .float), ("G", .float), ("a", .float),
      ("A", .float):
      return String(format: "%\(flags)\(conversion)", Double(Float.borrow(argument.slot)))
    case ("d", .int), ("D", .int), ("i", .int): return String(format: "%\(flags)lld", Int64(bitPattern: argument.slot))
    case ("u", .int), ("U", .int): return String(format: "%\(flags)llu", argument.slot)
    case ("x", .int), ("X", .int), ("o", .int), ("O", .int):
      return String(format: "%\(flags)ll\(conversion)", narrowed(argument.slot, type))
    case ("c", .int), ("C", .int): return Unicode.Scalar(UInt32(truncatingIfNeeded: argument.slot)).map { String(Character($0)) } ?? ""
    default: return padded(type.describe(argument.slot))
    }
  }

  /// Negative numbers of narrow types show the bits of their own width: C's `int` for the ones up to 32 bits.
  private func narrowed(_ slot: Slot, _ type: TypeDescriptor) -> UInt64 {
    switch type.kind {
    case .int8, .int16, .int32: UInt64(UInt32(truncatingIfNeeded: slot))
    default: slot
    }
  }

  /// `%s`: width and precision count characters; `%@` has neither.
  private func padded(_ text: String) -> String {
    if conversion == "@" { return text }
    let parts = flags.filter { !"+# 0".contains($0) || $0 == "0" }.split(separator: ".", omittingEmptySubsequences: false)
    var text = text
    if parts.count > 1, let precision = Int(parts[1]) { text = String(text.prefix(precision)) }
    guard conversion == "s", let first = parts.first, let width = Int(first) else { return text }
    let padding = String(repeating: " ", count: Swift.max(0, Swift.abs(width) - text.count))
    return width < 0 ? text + padding : padding + text
  }
}
