/// A String in a slot.
package final class StringObject {
  @exclusivity(unchecked) package var value: String

  package init(_ value: String) { self.value = value }
}

extension Slot {
  /// Where the `StringObject` in a slot keeps its text.
  @inline(__always)
  package var textAddress: UnsafeMutablePointer<String> {
    (pointer + ObjectLayout.text).assumingMemoryBound(to: String.self)
  }

  /// The text of a `StringObject`.
  @inline(__always)
  package var text: String { textAddress.pointee }
}

/// A Character in a slot.
package final class CharacterObject {
  package let value: Character

  package init(_ value: Character) { self.value = value }
}

/// A Substring in a slot.
package final class SubstringObject {
  @exclusivity(unchecked) package var value: Substring

  package init(_ value: Substring) { self.value = value }
}
