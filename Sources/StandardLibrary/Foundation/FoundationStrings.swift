import Foundation
import Machine

// What Foundation adds to String.

extension CharacterSet: BoundValue {
  package static var boundName: String { "CharacterSet" }
}

extension String.Encoding: BoundValue {
  package static var boundName: String { "String.Encoding" }
}
extension String.CompareOptions: BoundValue {
  package static var boundName: String { "String.CompareOptions" }
}
extension ComparisonResult: BoundValue {
  package static var boundName: String { "ComparisonResult" }
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
    self["Substring.components(separatedBy:CharacterSet)"] = {
      $1.give(Substring.borrow($1[0]).components(separatedBy: CharacterSet.borrow($1[1])))
    }
    self["Substring.capitalized"] = { $1.give(Substring.borrow($1[0]).capitalized) }
    self["Substring.padding(toLength:withPad:startingAt:)"] = { pad($0, $1, String(Substring.borrow($1[0]))) }
    self["String.components(separatedBy:CharacterSet)"] = {
      $1.give($1.string(0).components(separatedBy: CharacterSet.borrow($1[1])))
    }
    self["String.capitalized"] = { $1.give($1.string(0).capitalized) }
    self["String.padding(toLength:withPad:startingAt:)"] = { pad($0, $1, $1.string(0)) }
  }

  mutating func addStringComparisons() {
    self["String.replacingOccurrences(of:with:options:)"] = {
      $1.give($1.string(0).replacingOccurrences(of: $1.string(1), with: $1.string(2), options: .borrow($1[3])))
    }
    self["String.range(of:options:)"] = { _, w in
      let text = w.string(0)
      let options = provided(w[3], 1) ? String.CompareOptions.borrow(w[2]) : []
      return w.give(text.range(of: w.string(1), options: options))
    }
    self["String.compare(_:)"] = { $1.give($1.string(0).compare($1.string(1))) }
    self["String.caseInsensitiveCompare(_:)"] = { $1.give($1.string(0).caseInsensitiveCompare($1.string(1))) }
    self["String.localizedCaseInsensitiveContains(_:)"] = {
      $1.give($1.string(0).localizedCaseInsensitiveContains($1.string(1)))
    }
    self["String.CompareOptions.init(arrayLiteral:)"] = { _, w in
      w.give(w.array(0).slots.reduce(into: String.CompareOptions()) { $0.formUnion(.borrow($1)) })
    }
    self["String.CompareOptions.caseInsensitive"] = { $1.give(String.CompareOptions.caseInsensitive) }
    self["String.CompareOptions.literal"] = { $1.give(String.CompareOptions.literal) }
    self["String.CompareOptions.backwards"] = { $1.give(String.CompareOptions.backwards) }
    self["String.CompareOptions.anchored"] = { $1.give(String.CompareOptions.anchored) }
    self["String.CompareOptions.numeric"] = { $1.give(String.CompareOptions.numeric) }
    self["String.CompareOptions.diacriticInsensitive"] = { $1.give(String.CompareOptions.diacriticInsensitive) }
    self["String.CompareOptions.regularExpression"] = { $1.give(String.CompareOptions.regularExpression) }
    self["ComparisonResult.orderedAscending"] = { $1.give(ComparisonResult.orderedAscending) }
    self["ComparisonResult.orderedSame"] = { $1.give(ComparisonResult.orderedSame) }
    self["ComparisonResult.orderedDescending"] = { $1.give(ComparisonResult.orderedDescending) }
  }

  mutating func addEncodings() {
    self["String.init(data:encoding:)"] = { $1.give(String(data: .borrow($1[0]), encoding: .borrow($1[1]))) }
    self["String.data(using:)"] = { $1.give($1.string(0).data(using: .borrow($1[1]))) }
    self["String.Encoding.utf8"] = { $1.give(String.Encoding.utf8) }
    self["String.Encoding.ascii"] = { $1.give(String.Encoding.ascii) }
    self["String.Encoding.utf16"] = { $1.give(String.Encoding.utf16) }
    self["String.Encoding.isoLatin1"] = { $1.give(String.Encoding.isoLatin1) }
  }

  mutating func addCharacterSets() {
    self["CharacterSet.whitespaces"] = { $1.give(CharacterSet.whitespaces) }
    self["CharacterSet.whitespacesAndNewlines"] = { $1.give(CharacterSet.whitespacesAndNewlines) }
    self["CharacterSet.newlines"] = { $1.give(CharacterSet.newlines) }
    self["CharacterSet.punctuationCharacters"] = { $1.give(CharacterSet.punctuationCharacters) }
    self["CharacterSet.decimalDigits"] = { $1.give(CharacterSet.decimalDigits) }
    self["CharacterSet.letters"] = { $1.give(CharacterSet.letters) }
    self["CharacterSet.alphanumerics"] = { $1.give(CharacterSet.alphanumerics) }
    self["CharacterSet.uppercaseLetters"] = { $1.give(CharacterSet.uppercaseLetters) }
    self["CharacterSet.lowercaseLetters"] = { $1.give(CharacterSet.lowercaseLetters) }
    self["CharacterSet.symbols"] = { $1.give(CharacterSet.symbols) }
    self["CharacterSet.inverted"] = { $1.give(CharacterSet.borrow($1[0]).inverted) }
    self["CharacterSet.union(_:)"] = { $1.give(CharacterSet.borrow($1[0]).union(.borrow($1[1]))) }
    self["CharacterSet.contains(_:)"] = { $1.give(CharacterSet.borrow($1[0]).contains(.borrow($1[1]))) }
    self["CharacterSet.init(charactersIn:)"] = { $1.give(CharacterSet(charactersIn: $1.string(0))) }
  }
}

private func pad(_ context: UnsafeMutableRawPointer, _ w: Window, _ text: String) -> Int32 {
  let (length, pad, start) = (w.int(1), w.string(2), w.int(3))
  guard length >= 0, !pad.isEmpty, start >= 0, start < pad.utf16.count else {
    return fail(context, "padding(toLength:withPad:startingAt:) needs a length of at least 0 and a start inside the pad")
  }
  guard fitsIntoMemory(length / MemoryLayout<Slot>.stride) else { return tooLarge(length, context) }
  return w.give(text.padding(toLength: length, withPad: pad, startingAt: start))
}
