import Crypto
import Foundation

/// Signs and verifies the four JSON frames of a message with HMAC-SHA256 and the connection's key.
///
/// The digest runs over the frames as they travelled, never over re-encoded JSON, and not over
/// buffers. An empty key switches signing off, as the protocol has it: signatures are then empty
/// and everything is accepted.
public struct MessageSigner: Sendable {
  private let key: SymmetricKey?

  public init(key: String) {
    self.key = key.isEmpty ? nil : SymmetricKey(data: Data(key.utf8))
  }

  public var isEnabled: Bool { key != nil }

  /// The signature frame: 64 lowercase hexadecimal digits, or nothing when signing is off.
  public func signature(of frames: [Data]) -> Data {
    guard let digest = digest(of: frames) else { return Data() }
    return MessageSigner.hexadecimal(digest)
  }

  /// Whether `signature` belongs to `frames`; the comparison takes the same time wherever the
  /// first difference is.
  public func verifies(_ signature: Data, of frames: [Data]) -> Bool {
    guard isEnabled else { return true }
    let expected = self.signature(of: frames)
    guard expected.count == signature.count else { return false }
    var difference: UInt8 = 0
    for (a, b) in zip(expected, signature) { difference |= a ^ b }
    return difference == 0
  }

  private func digest(of frames: [Data]) -> HMAC<SHA256>.MAC? {
    guard let key else { return nil }
    var hash = HMAC<SHA256>(key: key)
    for frame in frames { hash.update(data: frame) }
    return hash.finalize()
  }

  private static func hexadecimal(_ digest: HMAC<SHA256>.MAC) -> Data {
    let digits = Array("0123456789abcdef".utf8)
    var text = Data(capacity: 64)
    for byte in digest {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    return text
  }
}
