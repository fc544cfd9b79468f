import SourceText
import Testing

@Suite struct SourceFileTests {
  @Test func linesEndAtEveryKindOfLineBreak() {
    let file = SourceFile(name: "t", text: "a\nb\r\nc\rd")
    #expect(file.lineStarts == [0, 2, 5, 7])
    #expect((0..<4).map { String(file.substring(file.rangeOfLine($0))) } == ["a", "b", "c", "d"])
  }

  @Test func columnsCountUnicodeScalars() {
    let file = SourceFile(name: "t", text: "let é = \"日本\"; x")
    let offset = file.text.utf8.count - 1
    #expect(file.position(at: offset).column == 15)
    #expect(file.position(at: offset).line == 1)
  }

  @Test func cursorsRoundTripBetweenScalarsAndBytes() {
    let file = SourceFile(name: "t", text: "a👩‍👩‍👧é日\n")
    for cursor in 0...file.text.unicodeScalars.count {
      #expect(file.scalarOffset(ofUTF8: file.utf8Offset(ofScalar: cursor)) == cursor)
    }
    #expect(file.utf8Offset(ofScalar: 1000) == file.utf8Count)
    #expect(file.utf8Offset(ofScalar: -3) == 0)
  }

  @Test func offsetsInsideACharacterMoveBackToItsStart() {
    let file = SourceFile(name: "t", text: "é")
    #expect(file.position(at: 1).column == 1)
    #expect(file.substring(SourceRange(1, 99)) == "é")
  }

  @Test func emptyTextHasOneEmptyLine() {
    let file = SourceFile(name: "t", text: "")
    #expect(file.lineCount == 1)
    #expect(file.rangeOfLine(0) == SourceRange(0, 0))
    #expect(file.position(at: 0) == SourcePosition(line: 1, column: 1))
  }
}
