import Foundation
import JSONText
import Testing

@Suite struct JSONReaderTests {
  @Test func everyKindOfValueIsRead() throws {
    let text = #" {"a": [1, -2.5, 1e3, true, false, null], "b": {"c": "x\u00e9\n\"\/"}, "": []} "#
    #expect(
      try JSONValue(parsing: text) == [
        "a": [1, .double(-2.5), .double(1000), true, false, nil], "b": ["c": "xé\n\"/"], "": [],
      ])
    #expect(try JSONValue(parsing: "7") == 7)
    #expect(try JSONValue(parsing: "-0") == 0)
    #expect(try JSONValue(parsing: [0xef, 0xbb, 0xbf, 0x5b, 0x5d]) == [])
  }

  @Test func wholeNumbersBeyondIntAreReadAsDoubles() throws {
    #expect(try JSONValue(parsing: "9223372036854775807") == .int(.max))
    #expect(try JSONValue(parsing: "9223372036854775808") == .double(9_223_372_036_854_775_808))
  }

  @Test func pairsOfEscapesAreOneCharacterAndHalvesNone() throws {
    #expect(try JSONValue(parsing: #""\ud83d\ude00""#) == "\u{1F600}")
    #expect(try JSONValue(parsing: #""\ud83dx""#) == "\u{fffd}x")
    #expect(try JSONValue(parsing: #""\ude00""#) == "\u{fffd}")
  }

  @Test func ofTwoMembersOfOneNameTheLastCounts() throws {
    #expect(try JSONValue(parsing: #"{"a": 1, "a": 2}"#) == ["a": 2])
  }

  @Test func membersAreReadInTheTextsOrder() throws {
    let members = try jsonMembers(parsing: Array(#" {"b": 1, "a": {"c": 2}, "b": null} "#.utf8))
    #expect(members.map(\.name) == ["b", "a", "b"] && members.map(\.value) == [1, ["c": 2], nil])
    #expect(throws: JSONError.self) { try jsonMembers(parsing: Array("[]".utf8)) }
  }

  @Test(arguments: [
    "", " ", "{", "[1,", "[1 2]", "{\"a\"}", "{\"a\": }", "{a: 1}", "[1,]", "tru", "nul", "01", "1.", ".5", "+1", "1e", "-",
    "\"abc", "\"\\x\"", "\"\\u12\"", "\"a\nb\"", "[] []", "1e999", "NaN", "'a'",
  ])
  func otherTextsAreRefused(text: String) {
    #expect(throws: JSONError.self) { try JSONValue(parsing: text) }
  }

  @Test(arguments: [
    ("{\n  \"a\": ?}", "a value is expected at line 2, column 8"),
    ("[1", "the text ends where ',' or ']' is expected at line 1, column 3"),
    ("[] x", "the end of the text is expected at line 1, column 4"),
  ])
  func refusalsSayWhere(text: String, reason: String) {
    let error = #expect(throws: JSONError.self) { try JSONValue(parsing: text) }
    #expect(error?.description == reason)
  }

  @Test func bytesThatAreNoTextAreRefused() {
    #expect(throws: JSONError.self) { try JSONValue(parsing: [0x22, 0xff, 0x22]) }
  }

  @Test func nestingEndsAsAnErrorNotOnTheStack() {
    #expect(throws: JSONError.self) { try JSONValue(parsing: String(repeating: "[", count: 1_000_000)) }
    #expect(throws: Never.self) {
      try JSONValue(parsing: String(repeating: "[", count: 500) + String(repeating: "]", count: 500))
    }
  }

  /// Foundation's reader is the reference for what is JSON, but for the comma it takes before a closing bracket.
  @Test func damagedTextsAreJudgedAsFoundationDoes() {
    let whole = Array(#"{"a": [1, -2.5e-3, "x\u0041\t"], "b": {"c": null, "d": [true, false]}, "e": 0}"#.utf8)
    var random = SystemRandomNumberGenerator()
    for _ in 0..<3000 {
      var bytes = whole
      for _ in 0..<Int.random(in: 1...2, using: &random) {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0: bytes.remove(at: place)
        case 1: bytes[place] = whole.randomElement(using: &random)!
        default: bytes.insert(whole.randomElement(using: &random)!, at: place)
        }
      }
      let text = String(decoding: bytes, as: UTF8.self)
      if text.contains(",]") || text.contains(",}") || text.contains(", ]") || text.contains(", }") { continue }
      let ours = try? JSONValue(parsing: bytes)
      let theirs = try? JSONDecoder().decode(JSONValue.self, from: Data(bytes))
      #expect((ours == nil) == (theirs == nil), "\(text)")
    }
  }
}
