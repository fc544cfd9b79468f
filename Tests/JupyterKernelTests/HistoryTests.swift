import Foundation
import JupyterKernel
import Testing

@Suite struct HistoryTests {
  private func filled() -> InMemoryHistory {
    let history = InMemoryHistory(session: 3)
    for (line, input) in ["let a = 1", "a", "let b = 2", "a"].enumerated() {
      history.append(line: line + 1, input: input, output: nil)
    }
    return history
  }

  @Test func tailGivesTheLatest() {
    let history = filled()
    #expect(history.tail(2).map(\.line) == [3, 4])
    #expect(history.tail(99).count == 4)
    #expect(history.tail(-1).isEmpty)
    #expect(history.tail(99, unique: true).map(\.line) == [1, 3, 4])
  }

  @Test func rangesCountSessionsFromTheCurrentOne() {
    let history = filled()
    for session in [0, 3] {
      #expect(history.range(session: session, start: 2, stop: 4).map(\.line) == [2, 3])
    }
    #expect(history.range(session: 0, start: 3, stop: nil).map(\.line) == [3, 4])
    #expect(history.range(session: -1, start: 1, stop: nil).isEmpty)
  }

  @Test func searchMatchesWholeInputs() {
    let history = filled()
    #expect(history.search("let*", count: nil, unique: false).map(\.line) == [1, 3])
    #expect(history.search("a", count: nil, unique: true).map(\.line) == [4])
    #expect(history.search("a", count: 1, unique: false).map(\.line) == [4])
    #expect(history.search("b", count: nil, unique: false).isEmpty)
  }

  @Test func patternsKnowStarsQuestionMarksAndSets() {
    let cases: [(String, String, Bool)] = [
      ("*", "", true), ("*", "anything\nat all", true), ("a*c", "abbc", true),
      ("a*c", "abcd", false), ("a?c", "abc", true), ("a?c", "ac", false),
      ("*a*a*", "xaya", true), ("[a-c]x", "bx", true), ("[!a-c]x", "bx", false),
      ("[x", "[x", true), ("a]", "a]", true), ("", "", true), ("", "a", false),
    ]
    for (pattern, text, expected) in cases {
      #expect(GlobPattern(pattern).matches(text) == expected, "\(pattern) \(text)")
    }
    let slow = String(repeating: "a*", count: 20) + "b"
    #expect(!GlobPattern(slow).matches(String(repeating: "a", count: 2000)))
  }

  private func withFile(_ body: (String) throws -> Void) rethrows {
    let folder = NSTemporaryDirectory() + "history-" + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try body(folder + "/deep/history.jsonl")
  }

  @Test func aFileKeepsHistoryForTheNextSession() {
    withFile { path in
      let first = FileHistory(path: path)
      first.append(line: 1, input: "let a = \"\u{1F680}\n\"", output: nil)
      first.append(line: 2, input: "a", output: "x")
      let second = FileHistory(path: path)
      #expect(second.currentSession == first.currentSession + 1)
      #expect(second.entries == first.entries)
      #expect(second.range(session: -1, start: 2, stop: nil).map(\.output) == ["x"])
    }
  }

  @Test func kernelsSharingAFileKeepTheirSessionsApart() {
    withFile { path in
      let one = FileHistory(path: path)
      let two = FileHistory(path: path)
      #expect(one.currentSession != two.currentSession)
      one.append(line: 1, input: "one", output: nil)
      two.append(line: 1, input: "two", output: nil)
      #expect(Set(FileHistory(path: path).entries.map(\.input)) == ["one", "two"])
    }
  }

  @Test func aDamagedLineCostsThatLineOnly() throws {
    try withFile { path in
      FileHistory(path: path).append(line: 1, input: "kept", output: nil)
      let handle = try #require(FileHandle(forWritingAtPath: path))
      handle.seekToEndOfFile()
      handle.write(Data("{\"half\n\u{FF}\n".utf8))
      handle.closeFile()
      let next = FileHistory(path: path)
      next.append(line: 1, input: "more", output: nil)
      #expect(FileHistory(path: path).entries.map(\.input) == ["kept", "more"])
    }
  }

  @Test func aFileThatCannotBeWrittenLeavesHistoryInMemory() {
    let logged = Logged()
    let history = FileHistory(path: "/proc/nowhere/history", log: KernelLog { logged.append($0) })
    history.append(line: 1, input: "a", output: nil)
    #expect(history.entries.map(\.input) == ["a"])
    #expect(logged.all.count == 1)
  }
}
