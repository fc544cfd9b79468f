import Machine

// The views of a text are Swift's own, in a box; a view of a string is one of a substring that is all of it.

extension Unicode.Scalar: BoundValue {
  package static var boundName: String { "Unicode.Scalar" }
}

/// A view of a text, which prints as the text.
struct UTF8Text: BoundValue, CustomStringConvertible {
  package static var boundName: String { "String.UTF8View" }
  let view: Substring.UTF8View
  var description: String { String(Substring(view)) }
}

struct UTF16Text: BoundValue, CustomStringConvertible {
  package static var boundName: String { "String.UTF16View" }
  let view: Substring.UTF16View
  var description: String { String(Substring(view)) }
}

struct ScalarText: BoundValue, CustomStringConvertible {
  package static var boundName: String { "String.UnicodeScalarView" }
  let view: Substring.UnicodeScalarView
  var description: String { String(Substring(view)) }
}

/// The properties of a scalar are asked of the scalar.
struct ScalarProperties: BoundValue {
  package static var boundName: String { "Unicode.Scalar.Properties" }
  let scalar: Unicode.Scalar
  var properties: Unicode.Scalar.Properties { scalar.properties }
}

extension NativeTable {
  mutating func addStringViews() {
    self["String.utf8"] = { $1.give(UTF8Text(view: Substring($1.string(0)).utf8)) }
    self["String.utf16"] = { $1.give(UTF16Text(view: Substring($1.string(0)).utf16)) }
    self["String.unicodeScalars"] = { $1.give(ScalarText(view: Substring($1.string(0)).unicodeScalars)) }
    self["Substring.utf8"] = { $1.give(UTF8Text(view: Substring.borrow($1[0]).utf8)) }
    self["Substring.utf16"] = { $1.give(UTF16Text(view: Substring.borrow($1[0]).utf16)) }
    self["Substring.unicodeScalars"] = { $1.give(ScalarText(view: Substring.borrow($1[0]).unicodeScalars)) }
    self["Character.utf8"] = { $1.give(UTF8Text(view: Substring(String($1.character(0))).utf8)) }
    self["Character.utf16"] = { $1.give(UTF16Text(view: Substring(String($1.character(0))).utf16)) }
    self["Character.unicodeScalars"] = { $1.give(ScalarText(view: Substring(String($1.character(0))).unicodeScalars)) }
    self["String.UTF8View.description"] = { $1.give(UTF8Text.borrow($1[0]).description) }
    self["String.UTF16View.description"] = { $1.give(UTF16Text.borrow($1[0]).description) }
    self["String.UnicodeScalarView.description"] = { $1.give(ScalarText.borrow($1[0]).description) }
    self["String.init(_:Unicode.Scalar)"] = { $1.give(String(Character(Unicode.Scalar.borrow($1[0])))) }
    self["String.init(_:String.UnicodeScalarView)"] = { $1.give(String(ScalarText.borrow($1[0]).view)) }
    self["String.init(_:String.UTF8View)"] = { $1.give(Swift.String(UTF8Text.borrow($1[0]).view) as Swift.String?) }
    self["String.init(decoding:as:)"] = { context, w in
      guard let units = elements(w[0], w.type(2), context) else { return NativeStatus.failed }
      let isUTF16 = w.type(3).description.hasSuffix("UTF16")
      return w.give(
        isUTF16
          ? String(decoding: units.slots.map { UInt16(truncatingIfNeeded: $0) }, as: UTF16.self)
          : String(decoding: units.slots.map { UInt8(truncatingIfNeeded: $0) }, as: UTF8.self))
    }
    addScalars()
  }

  private mutating func addScalars() {
    self["Unicode.Scalar.init(_:)"] = { $1.give(Unicode.Scalar(UInt32.borrow($1[0]))) }
    self["Unicode.Scalar.init(_:Int)"] = { $1.give(Unicode.Scalar($1.int(0))) }
    self["Unicode.Scalar.init(_:UInt8)"] = { $1.give(Unicode.Scalar(UInt8.borrow($1[0]))) }
    self["Unicode.Scalar.init(_:Unicode.Scalar)"] = { $1.give(slot: $1[0].retained()) }
    self["Unicode.Scalar.init(stringLiteral:)"] = { context, w in
      let scalars = w.string(0).unicodeScalars
      guard let first = scalars.first, scalars.count == 1 else { return fail(context, "a Unicode scalar is written as one character") }
      return w.give(first)
    }
    self["Unicode.Scalar.value"] = { $1.give(Unicode.Scalar.borrow($1[0]).value) }
    self["Unicode.Scalar.isASCII"] = { $1.give(Unicode.Scalar.borrow($1[0]).isASCII) }
    self["Unicode.Scalar.description"] = { $1.give(Unicode.Scalar.borrow($1[0]).description) }
    self["Unicode.Scalar.debugDescription"] = { $1.give(Unicode.Scalar.borrow($1[0]).debugDescription) }
    self["Unicode.Scalar.==(_:_:)"] = { $1.give(Unicode.Scalar.borrow($1[0]) == Unicode.Scalar.borrow($1[1])) }
    self["Unicode.Scalar.<(_:_:)"] = { $1.give(Unicode.Scalar.borrow($1[0]) < Unicode.Scalar.borrow($1[1])) }
    self["Unicode.Scalar.properties"] = { $1.give(ScalarProperties(scalar: .borrow($1[0]))) }
    self["Unicode.Scalar.Properties.isAlphabetic"] = { $1.give(ScalarProperties.borrow($1[0]).properties.isAlphabetic) }
    self["Unicode.Scalar.Properties.isUppercase"] = { $1.give(ScalarProperties.borrow($1[0]).properties.isUppercase) }
    self["Unicode.Scalar.Properties.isLowercase"] = { $1.give(ScalarProperties.borrow($1[0]).properties.isLowercase) }
    self["Unicode.Scalar.Properties.isWhitespace"] = { $1.give(ScalarProperties.borrow($1[0]).properties.isWhitespace) }
    self["Unicode.Scalar.Properties.isEmoji"] = { $1.give(ScalarProperties.borrow($1[0]).properties.isEmoji) }
    self["Unicode.Scalar.Properties.isEmojiPresentation"] = { $1.give(ScalarProperties.borrow($1[0]).properties.isEmojiPresentation) }
    self["Unicode.Scalar.Properties.name"] = { $1.give(ScalarProperties.borrow($1[0]).properties.name) }
    self["Unicode.Scalar.Properties.numericValue"] = { $1.give(ScalarProperties.borrow($1[0]).properties.numericValue) }
    self["UInt8.init(ascii:)"] = { context, w in
      let scalar = Unicode.Scalar.borrow(w[0])
      guard scalar.isASCII else { return fail(context, "Code point value does not fit into ASCII") }
      return w.give(UInt8(ascii: scalar))
    }
  }
}
