import Foundation
import JSONText
import JupyterMessages

/// Turns contents into signed frames and hands them to the transport. Any thread.
package final class MessageSender: @unchecked Sendable {
  private let transport: any KernelTransport
  private let signer: MessageSigner
  private let headers: HeaderFactory
  private let topicPrefix: String

  package init(transport: any KernelTransport, signer: MessageSigner, headers: HeaderFactory) {
    self.transport = transport
    self.signer = signer
    self.headers = headers
    topicPrefix = "kernel.\(headers.session)."
  }

  package func publish(
    _ content: some MessageContent, parentHeaderFrame: Data, topic: Data? = nil, isFirst: Bool = false
  ) {
    let type = type(of: content).messageType
    send(
      type: type, content, metadata: [:], parentHeaderFrame: parentHeaderFrame,
      identities: [topic ?? Data((topicPrefix + type).utf8)], on: .iopub, isFirst: isFirst)
  }

  package func send(
    type: String, _ content: any Encodable, metadata: [String: JSONValue],
    parentHeaderFrame: Data, identities: [Data], on channel: Channel, isFirst: Bool = false
  ) {
    let message = OutgoingMessage(
      identities: identities, header: headers.header(for: type),
      parentHeaderFrame: parentHeaderFrame, metadata: metadata, content: content)
    let frames = message.frames(signer: signer)
    if isFirst { transport.sendFirst(frames, on: channel) } else { transport.send(frames, on: channel) }
  }
}
