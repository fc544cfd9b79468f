import Foundation
import JSONText
import JupyterMessages

/// One request while it is being answered: whom to answer, and what every message it causes
/// carries as its parent.
package final class RequestContext: Sendable {
  package let message: ReceivedMessage
  package let channel: Channel
  private let sender: MessageSender

  package init(message: ReceivedMessage, channel: Channel, sender: MessageSender) {
    self.message = message
    self.channel = channel
    self.sender = sender
  }

  /// Answers the requester, on the channel the request came by.
  package func reply(_ content: some MessageContent, metadata: [String: JSONValue] = [:]) {
    send(
      type: type(of: content).messageType, content, metadata: metadata, on: channel)
  }

  /// Answers that the request could not be carried out, as a reply of `type`.
  package func replyFailure(type: String, _ error: ErrorContent) {
    send(type: type, ErrorReply(error), on: channel)
  }

  /// Sends the requester a message on a routed channel of choice.
  package func send(_ content: some MessageContent, on channel: Channel) {
    send(type: type(of: content).messageType, content, on: channel)
  }

  /// Tells every subscriber.
  package func publish(_ content: some MessageContent) {
    sender.publish(content, parentHeaderFrame: message.headerFrame)
  }

  private func send(
    type: String, _ content: any Encodable, metadata: [String: JSONValue] = [:],
    on channel: Channel
  ) {
    sender.send(
      type: type, content, metadata: metadata, parentHeaderFrame: message.headerFrame,
      identities: message.identities, on: channel)
  }
}
