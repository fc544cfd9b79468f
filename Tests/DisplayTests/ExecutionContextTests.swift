import Display
import Glibc
import Testing

@Suite struct ExecutionContextTests {
  @Test func theFirstFailureIsKeptAndStopsTheCode() {
    let context = ExecutionContext(sink: RecordingOutputSink())
    #expect(!context.mustStop)
    context.fail(OperationFailure(operation: "matmul", "inner dimensions differ"))
    context.fail(OperationFailure(operation: "add", "a consequence"))
    #expect(context.mustStop)
    #expect(context.failure?.description == "[matmul] inner dimensions differ")
  }

  @Test func aResetForgetsFailuresAndInterrupts() {
    let context = ExecutionContext(sink: RecordingOutputSink())
    context.interrupt()
    #expect(context.isInterrupted)
    context.fail(OperationFailure("x"))
    context.reset()
    #expect(!context.mustStop && context.failure == nil && !context.isInterrupted)
  }

  @Test func failuresNameOperationAndContext() {
    let failure = OperationFailure(operation: "matmul", "shapes differ", context: ["layer 'dense'", "model 'm'"])
    #expect(failure.description == "[matmul] shapes differ (layer 'dense', in model 'm')")
  }
}

@Suite struct RecordingOutputSinkTests {
  @Test func writesToOneStreamAreJoined() {
    let sink = RecordingOutputSink()
    sink.write("a", to: .standardOutput)
    sink.write("b", to: .standardOutput)
    sink.write("c", to: .standardError)
    #expect(sink.events == [.text("ab", .standardOutput), .text("c", .standardError)])
    #expect(sink.standardOutput == "ab" && sink.standardError == "c")
  }
}

struct UserDirectoryTests {
  @Test func aRelativeStateFolderIsIgnored() {
    let before = getenv("XDG_STATE_HOME").map { String(cString: $0) }
    defer { if let before { setenv("XDG_STATE_HOME", before, 1) } else { unsetenv("XDG_STATE_HOME") } }
    setenv("XDG_STATE_HOME", "here", 1)
    #expect(UserDirectories.state == UserDirectories.home + "/.local/state")
    setenv("XDG_STATE_HOME", "/elsewhere", 1)
    #expect(UserDirectories.state == "/elsewhere")
  }
}
