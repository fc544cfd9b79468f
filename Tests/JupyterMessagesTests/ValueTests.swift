import Foundation
import JSONText
import JupyterMessages
import Testing

@Suite struct ValueTests {
  @Test func jsonValuesSurviveARoundTrip() throws {
    let value: JSONValue = [
      "null": nil, "flags": [true, false], "whole": 12, "zero": 0, "one": 1, "half": 0.5,
      "text": "a\"\\\u{1F680}\n", "nested": [["deep": []]],
    ]
    #expect(try JSONCoding.decode(JSONValue.self, from: JSONCoding.encode(value)) == value)
  }

  @Test func numbersWithoutAJSONFormBecomeNull() {
    for number in [Double.nan, .infinity, -.infinity] {
      #expect(JSONCoding.encode(JSONValue.array([.double(number)])) == Data("[null]".utf8))
    }
  }

  @Test func datesHaveSixDigitsAndAZone() {
    #expect(
      Timestamp.text(of: Date(timeIntervalSince1970: 0.000042)) == "1970-01-01T00:00:00.000042Z")
    #expect(
      Timestamp.text(of: Date(timeIntervalSince1970: 1_000_000_000))
        == "2001-09-09T01:46:40.000000Z")
    #expect(
      Timestamp.text(of: Date(timeIntervalSince1970: 0.9999999)) == "1970-01-01T00:00:01.000000Z")
  }

  @Test func clientsDatesAreRead() {
    let expected = Date(timeIntervalSince1970: 1_000_000_000.5)
    for text in [
      "2001-09-09T01:46:40.5Z", "2001-09-09T01:46:40.500000Z", "2001-09-09T01:46:40.500000000Z",
      "2001-09-09T03:46:40.5+02:00", "2001-09-08T20:16:40.5-05:30",
    ] {
      #expect(Timestamp.date(from: text) == expected, "\(text)")
    }
    for text in ["", "now", "2001-09-09", "2001-09-09T01:46:40", "2001-09-09 01:46:40Z", "é"] {
      #expect(Timestamp.date(from: text) == nil, "\(text)")
    }
  }

  @Test func headersNeverRepeatAnIdentifier() {
    let factory = HeaderFactory()
    let headers = (0..<100).map { _ in factory.header(for: "status") }
    #expect(Set(headers.map(\.messageID)).count == 100)
    #expect(Set(headers.map(\.session)) == [factory.session])
    #expect(HeaderFactory().session != factory.session)
  }

  @Test func aHeaderNeedsOnlyItsIdentifierAndType() throws {
    let header = try JSONCoding.decode(
      MessageHeader.self, from: Data(#"{"msg_id":"a","msg_type":"b","date":17,"extra":[]}"#.utf8))
    #expect(header.messageID == "a" && header.messageType == "b")
    #expect(header.session == "" && header.date == "")
  }
}
