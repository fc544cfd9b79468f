import Machine

extension NativeTable {
  mutating func addCharacters() {
    self["Character.init(_:)"] = { context, w in
      let text = w.string(0)
      guard !text.isEmpty else { return fail(context, "Can't form a Character from an empty String") }
      guard text.count == 1 else { return fail(context, "Can't form a Character from a String containing more than one extended grapheme cluster") }
      return w.give(text[text.startIndex])
    }
    self["Character.init(_:Unicode.Scalar)"] = { $1.give(Character(Unicode.Scalar.borrow($1[0]))) }
    self["Character.!=(_:_:)"] = { $1.give($1.character(0) != $1.character(1)) }
    self["Character.debugDescription"] = { $1.give($1.character(0).debugDescription) }
    self["Character.isMathSymbol"] = { $1.give($1.character(0).isMathSymbol) }
    self["Character.isCurrencySymbol"] = { $1.give($1.character(0).isCurrencySymbol) }
    self["Character.isCased"] = { $1.give($1.character(0).isCased) }
    self["Character.==(_:_:)"] = { $1.give($1.character(0) == $1.character(1)) }
    self["Character.<(_:_:)"] = { $1.give($1.character(0) < $1.character(1)) }
    self["Character.description"] = { $1.give($1.character(0).description) }
    self["Character.isLetter"] = { $1.give($1.character(0).isLetter) }
    self["Character.isNumber"] = { $1.give($1.character(0).isNumber) }
    self["Character.isWholeNumber"] = { $1.give($1.character(0).isWholeNumber) }
    self["Character.wholeNumberValue"] = { $1.give($1.character(0).wholeNumberValue) }
    self["Character.isHexDigit"] = { $1.give($1.character(0).isHexDigit) }
    self["Character.hexDigitValue"] = { $1.give($1.character(0).hexDigitValue) }
    self["Character.isWhitespace"] = { $1.give($1.character(0).isWhitespace) }
    self["Character.isNewline"] = { $1.give($1.character(0).isNewline) }
    self["Character.isPunctuation"] = { $1.give($1.character(0).isPunctuation) }
    self["Character.isSymbol"] = { $1.give($1.character(0).isSymbol) }
    self["Character.isUppercase"] = { $1.give($1.character(0).isUppercase) }
    self["Character.isLowercase"] = { $1.give($1.character(0).isLowercase) }
    self["Character.isASCII"] = { $1.give($1.character(0).isASCII) }
    self["Character.asciiValue"] = { $1.give($1.character(0).asciiValue) }
    self["Character.uppercased()"] = { $1.give($1.character(0).uppercased()) }
    self["Character.lowercased()"] = { $1.give($1.character(0).lowercased()) }
  }
}
