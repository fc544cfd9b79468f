import Foundation

/// Stamps outgoing messages with this kernel's own session, a fresh identifier and the time.
///
/// Two messages never share an identifier, so two identical contents never share a signature and
/// a client's duplicate check never drops the second.
public final class HeaderFactory: @unchecked Sendable {
  public let session: String
  private let username: String
  private let lock = NSLock()
  private var count = 0

  public init(session: String = UUID().uuidString.lowercased(), username: String = "kernel") {
    self.session = session
    self.username = username
  }

  public func header(for messageType: String, at date: Date = Date()) -> MessageHeader {
    lock.lock()
    count += 1
    let number = count
    lock.unlock()
    return MessageHeader(
      messageID: "\(session)_\(number)", messageType: messageType, session: session,
      username: username, date: Timestamp.text(of: date))
  }
}
