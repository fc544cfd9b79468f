import JSONText
import Testing

@Suite struct JSONWriterTests {
  private let value: JSONValue = ["b": [1, 2.5, true, nil], "a": ["é\n\"\\\u{1}\u{1F600}", [:], []]]

  @Test func oneLineIsWrittenWithSortedNames() {
    #expect(JSONWriter().text(of: value) == #"{"a": ["é\n\"\\\u0001😀", {}, []], "b": [1, 2.5, true, null]}"#)
  }

  @Test func levelsAreIndented() {
    #expect(JSONWriter(indent: 1).text(of: ["a": [1, [:]]]) == "{\n \"a\": [\n  1,\n  {}\n ]\n}")
  }

  @Test func charactersBeyondASCIIAreEscapedOnRequest() {
    #expect(JSONWriter(escapesAll: true).text(of: "é\u{1F600}") == #""\u00e9\ud83d\ude00""#)
  }

  @Test func numbersWithoutAJSONFormAreNullOrPythons() {
    let numbers: JSONValue = [.double(.nan), .double(.infinity), .double(-.infinity)]
    #expect(JSONWriter().text(of: numbers) == "[null, null, null]")
    #expect(JSONWriter(writesNonFinite: true).text(of: numbers) == "[NaN, Infinity, -Infinity]")
  }

  @Test func whatIsWrittenIsReadBack() throws {
    for indent in [nil, 0, 1, 4] {
      for escapesAll in [false, true] {
        let text = JSONWriter(indent: indent, escapesAll: escapesAll).text(of: value)
        #expect(try JSONValue(parsing: text) == value)
      }
    }
  }
}
