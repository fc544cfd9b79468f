import Foundation
import Machine

// What Foundation adds to String.

extension CharacterSet: BoundValue {
  package static var boundName: String { "CharacterSet" }
}

extension NativeTable {
  mutating func addFoundationStrings() {
    for owner in ["String", "Substring"] {
      let isString = owner == "String"
      self["\(owner).replacingOccurrences(of:with:)"] = isString
        ? { $1.give($1.string(0).replacingOccurrences(of: $1.string(1), with: $1.string(2))) }
        : { $1.give(String(Substring.borrow($1[0])).replacingOccurrences(of: $1.string(1), with: $1.string(2))) }
      self["\(owner).trimmingCharacters(in:)"] = isString
        ? { $1.give($1.string(0).trimmingCharacters(in: .borrow($1[1]))) }
        : { $1.give(Substring.borrow($1[0]).trimmingCharacters(in: .borrow($1[1]))) }
      self["\(owner).components(separatedBy:)"] = isString
        ? { $1.give($1.string(0).components(separatedBy: $1.string(1))) }
        : { $1.give(Substring.borrow($1[0]).components(separatedBy: $1.string(1))) }
    }
    self["String.components(separatedBy:CharacterSet)"] = {
      $1.give($1.string(0).components(separatedBy: CharacterSet.borrow($1[1])))
    }
    self["String.capitalized"] = { $1.give($1.string(0).capitalized) }
    self["String.padding(toLength:withPad:startingAt:)"] = { context, w in
      let (length, pad, start) = (w.int(1), w.string(2), w.int(3))
      guard length >= 0, !pad.isEmpty, start >= 0, start < pad.utf16.count else {
        return fail(context, "padding(toLength:withPad:startingAt:) needs a length of at least 0 and a start inside the pad")
      }
      return w.give(w.string(0).padding(toLength: length, withPad: pad, startingAt: start))
    }
  }

  mutating func addCharacterSets() {
    self["CharacterSet.whitespaces"] = { $1.give(CharacterSet.whitespaces) }
    self["CharacterSet.whitespacesAndNewlines"] = { $1.give(CharacterSet.whitespacesAndNewlines) }
    self["CharacterSet.newlines"] = { $1.give(CharacterSet.newlines) }
    self["CharacterSet.punctuationCharacters"] = { $1.give(CharacterSet.punctuationCharacters) }
    self["CharacterSet.decimalDigits"] = { $1.give(CharacterSet.decimalDigits) }
    self["CharacterSet.letters"] = { $1.give(CharacterSet.letters) }
    self["CharacterSet.alphanumerics"] = { $1.give(CharacterSet.alphanumerics) }
    self["CharacterSet.init(charactersIn:)"] = { $1.give(CharacterSet(charactersIn: $1.string(0))) }
  }
}
