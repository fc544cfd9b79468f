import PythonModules
import Testing

@Suite struct JSONTests {
  @Test func valuesAreReadAndWritten() throws {
    let value = try json.loads(#"{"b": [1, 2.5, true, null, "x\u00e9"], "a": {"k": 1.0, "big": 12345678901}}"#)
    #expect(value["b"][1].double == 2.5 && value["b"][0].int == 1 && value["b"][2].bool == true)
    #expect(value["b"][-1].string == "xé" && value["b"][9].isNull && value["zzz"]["deeper"].isNull)
    #expect(value.keys == ["a", "b"] && value["b"].count == 5 && value["b"].array?.count == 5)
    #expect(value["a"]["big"].int == 12_345_678_901)
    #expect(value["b"][2].int == nil && value["b"][0].bool == nil)
    #expect(value["b"].description == #"[1, 2.5, true, null, "xé"]"#)
    #expect(try json.loads(value.description) == value)
  }

  @Test func plainValuesAreWrittenAsPythonDoes() throws {
    #expect(try json.dumps(["epochs": 5, "batch": 32]) == #"{"batch": 32, "epochs": 5}"#)
    #expect(try json.dumps([[1, 2], []]) == "[[1, 2], []]")
    #expect(try json.dumps([1.5, 2], indent: 2) == "[\n  1.5,\n  2.0\n]")
    #expect(try json.dumps("é\n\u{1F600}") == #""\u00e9\n\ud83d\ude00""#)
    #expect(try json.dumps("é", ensureAscii: false) == #""é""#)
    #expect(try json.dumps(["a": 1, "b": [1, "x", true, Int?.none as Any], "c": Float(0.1)] as [String: Any])
      == #"{"a": 1, "b": [1, "x", true, null], "c": 0.1}"#)
  }

  @Test func mistakesAreThrown() {
    #expect(throws: JSONProblem.self) { try json.loads("{\"a\": }") }
    #expect(throws: JSONProblem.self) { try json.loads("") }
    #expect(throws: JSONProblem.self) { try json.dumps((1, 2)) }
  }
}
