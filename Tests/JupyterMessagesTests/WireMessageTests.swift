import Foundation
import JupyterMessages
import Testing

@Suite struct WireMessageTests {
  private let signer = MessageSigner(key: "a key")

  private func outgoing(_ content: some MessageContent, id: String = "m1") -> OutgoingMessage {
    OutgoingMessage(
      identities: [Data([0xFF, 0x00]), Data("second".utf8)],
      header: MessageHeader(
        messageID: id, messageType: type(of: content).messageType, session: "s"),
      parentHeaderFrame: Data(#"{"msg_id":  "kept as it is"}"#.utf8),
      metadata: ["k": true], content: content, buffers: [Data([1, 2, 3]), Data()])
  }

  private func receive(_ frames: [Data]) throws -> ReceivedMessage {
    var replays = ReplayGuard()
    return try ReceivedMessage(frames: frames, signer: signer, replayGuard: &replays)
  }

  @Test func aMessageComesBackWholeWithIdentitiesAndBuffers() throws {
    let message = try receive(outgoing(ClearOutput(wait: true)).frames(signer: signer))
    #expect(message.identities == [Data([0xFF, 0x00]), Data("second".utf8)])
    #expect(message.buffers == [Data([1, 2, 3]), Data()])
    #expect(message.header.messageType == "clear_output")
    #expect(try message.content(as: ClearOutput.self) == ClearOutput(wait: true))
    #expect(message.parentHeaderFrame == Data(#"{"msg_id":  "kept as it is"}"#.utf8))
    #expect(message.metadataFrame == Data(#"{"k":true}"#.utf8))
  }

  @Test func everyChangedFrameBreaksTheSignature() {
    let frames = outgoing(ClearOutput(wait: true)).frames(signer: signer)
    for index in 3...7 {
      var changed = frames
      changed[index].append(UInt8(ascii: " "))
      #expect(throws: WireError.badSignature) { try receive(changed) }
    }
  }

  @Test func buffersAreNotSigned() throws {
    var frames = outgoing(ClearOutput(wait: true)).frames(signer: signer)
    frames[8] = Data([9])
    #expect(try receive(frames).buffers[0] == Data([9]))
  }

  @Test func aMessageIsAcceptedOnce() throws {
    var replays = ReplayGuard()
    let frames = outgoing(ClearOutput(wait: true)).frames(signer: signer)
    _ = try ReceivedMessage(frames: frames, signer: signer, replayGuard: &replays)
    #expect(throws: WireError.replayed) {
      try ReceivedMessage(frames: frames, signer: signer, replayGuard: &replays)
    }
    let next = outgoing(ClearOutput(wait: true), id: "m2").frames(signer: signer)
    _ = try ReceivedMessage(frames: next, signer: signer, replayGuard: &replays)
  }

  @Test func anEmptyKeyAcceptsUnsignedMessages() throws {
    let open = MessageSigner(key: "")
    let frames = outgoing(ClearOutput(wait: false)).frames(signer: open)
    #expect(frames[3] == Data())
    var replays = ReplayGuard()
    for _ in 0..<2 { _ = try ReceivedMessage(frames: frames, signer: open, replayGuard: &replays) }
  }

  @Test func framesThatAreNoMessageAreNamed() {
    #expect(throws: WireError.missingDelimiter) { try receive([]) }
    #expect(throws: WireError.missingDelimiter) { try receive([Data("x".utf8)]) }
    #expect(throws: WireError.missingFrames(found: 0)) { try receive([wireDelimiter]) }
    #expect(throws: WireError.missingFrames(found: 4)) {
      try receive([wireDelimiter] + Array(repeating: Data(), count: 4))
    }
  }

  @Test func aSignedHeaderMustStillBeAHeader() {
    for text in ["", "[]", "null", "{}", #"{"msg_id":1,"msg_type":"x"}"#, "{\"msg_id\""] {
      let signed = [Data(text.utf8), Data("{}".utf8), Data("{}".utf8), Data("{}".utf8)]
      let frames = [wireDelimiter, signer.signature(of: signed)] + signed
      #expect {
        try receive(frames)
      } throws: {
        if case WireError.malformedHeader = $0 { true } else { false }
      }
    }
  }

  @Test func malformedContentIsExplainedByField() throws {
    var message = outgoing(ClearOutput(wait: true))
    message.content = ["code": 7]
    let received = try receive(message.frames(signer: signer))
    let error = try #require(throws: MalformedContent.self) {
      try received.content(as: ExecuteRequest.self)
    }
    #expect("\(error)".contains("`code`"))
  }

  @Test func randomFramesNeverCrash() {
    var random = SplitMix(seed: 7)
    let pieces = [wireDelimiter, Data(), Data("{}".utf8), Data("[[[[".utf8), Data([0xC3, 0x28])]
    let open = MessageSigner(key: "")
    var replays = ReplayGuard()
    for _ in 0..<3000 {
      let frames = (0..<random.next() % 9).map { _ in
        let choice = Int(random.next() % 7)
        return choice < pieces.count
          ? pieces[choice]
          : Data((0..<random.next() % 60).map { _ in UInt8(truncatingIfNeeded: random.next()) })
      }
      for signer in [signer, open] {
        if let message = try? ReceivedMessage(
          frames: frames, signer: signer, replayGuard: &replays)
        {
          _ = try? message.content(as: ExecuteRequest.self)
        }
      }
    }
  }
}

/// A small seeded generator, so that a failing run can be repeated.
struct SplitMix {
  private var state: UInt64
  init(seed: UInt64) { state = seed }
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
