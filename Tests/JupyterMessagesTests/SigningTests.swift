import Foundation
import JupyterMessages
import Testing

@Suite struct SigningTests {
  @Test func signaturesAreHMACSHA256InLowercaseHexadecimal() {
    // RFC 4231, test case 2, cut into four frames: the digest runs over their concatenation.
    let frames = ["what do ", "ya want ", "for ", "nothing?"].map { Data($0.utf8) }
    #expect(
      MessageSigner(key: "Jefe").signature(of: frames)
        == Data("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843".utf8))
  }

  @Test func onlyTheExactSignatureIsAccepted() {
    let signer = MessageSigner(key: "k")
    let frames = [Data("a".utf8)]
    let good = signer.signature(of: frames)
    #expect(signer.verifies(good, of: frames))
    #expect(!signer.verifies(Data(), of: frames))
    #expect(!signer.verifies(good.dropLast(), of: frames))
    #expect(!signer.verifies(good + Data("0".utf8), of: frames))
    #expect(
      !signer.verifies(
        Data(String(decoding: good, as: UTF8.self).uppercased().utf8), of: frames))
    #expect(!MessageSigner(key: "l").verifies(good, of: frames))
  }

  @Test func theReplayGuardForgetsTheOldestTenthWhenFull() {
    var replays = ReplayGuard(capacity: 100)
    let admitted = (0..<100).map { replays.admit(Data([UInt8($0)])) }
    #expect(!admitted.contains(false))
    let again = replays.admit(Data([0]))
    let beyond = replays.admit(Data([100]))
    #expect(!again && beyond)
    #expect(replays.count == 91)
    let forgotten = replays.admit(Data([0]))
    let remembered = replays.admit(Data([50]))
    #expect(forgotten && !remembered)
  }
}
