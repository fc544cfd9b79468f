import Foundation
import JSONText

/// The frame between routing identities and message.
public let wireDelimiter = Data("<IDS|MSG>".utf8)

/// Why frames that arrived were dropped.
public enum WireError: Error, Equatable, CustomStringConvertible {
  case missingDelimiter
  case missingFrames(found: Int)
  case badSignature
  case replayed
  case malformedHeader(String)

  public var description: String {
    switch self {
    case .missingDelimiter: "no <IDS|MSG> frame"
    case .missingFrames(let found): "expected signature and four JSON frames, found \(found)"
    case .badSignature: "signature does not match the connection's key"
    case .replayed: "a message with this signature was accepted before"
    case .malformedHeader(let reason): "header is not a message header: \(reason)"
    }
  }
}

/// A message as it arrived: envelope and header decoded, the rest as it travelled.
public struct ReceivedMessage: Sendable {
  /// Routing identities, binary and possibly several: a reply goes back to exactly these.
  public var identities: [Data]
  public var header: MessageHeader
  /// The header's own bytes, which become the parent header of every answer unchanged.
  public var headerFrame: Data
  public var parentHeaderFrame: Data
  public var metadataFrame: Data
  public var contentFrame: Data
  public var buffers: [Data]

  /// Takes a multipart message apart and checks its signature.
  ///
  /// Throws `WireError`; `replayGuard` learns the signature only when the message is accepted.
  public init(
    frames: [Data], signer: MessageSigner, replayGuard: inout ReplayGuard
  ) throws(WireError) {
    guard let delimiter = frames.firstIndex(of: wireDelimiter) else {
      throw .missingDelimiter
    }
    let parts = frames[(delimiter + 1)...]
    guard parts.count >= 5 else { throw .missingFrames(found: parts.count) }
    let first = parts.startIndex
    let signature = parts[first]
    let signed = Array(parts[(first + 1)...(first + 4)])
    guard signer.verifies(signature, of: signed) else { throw .badSignature }
    do {
      header = try JSONCoding.decode(MessageHeader.self, from: signed[0])
    } catch {
      throw .malformedHeader(JSONCoding.reason(error))
    }
    if signer.isEnabled, !replayGuard.admit(signature) { throw .replayed }
    identities = Array(frames[..<delimiter])
    headerFrame = signed[0]
    parentHeaderFrame = signed[1]
    metadataFrame = signed[2]
    contentFrame = signed[3]
    buffers = Array(parts[(first + 5)...])
  }

  /// The content as `type`; throws what is wrong with it in words.
  public func content<Content: MessageContent>(
    as type: Content.Type
  ) throws(MalformedContent) -> Content {
    do {
      return try JSONCoding.decode(type, from: contentFrame)
    } catch {
      throw MalformedContent(messageType: header.messageType, reason: JSONCoding.reason(error))
    }
  }
}

/// A message that is signed and well framed but whose content is not what its type promises.
public struct MalformedContent: Error, CustomStringConvertible {
  public var messageType: String
  public var reason: String
  public var description: String { "malformed \(messageType): \(reason)" }
}

/// A message to send, still as values.
public struct OutgoingMessage {
  /// Identities on a routed channel, one topic on iopub.
  public var identities: [Data]
  public var header: MessageHeader
  /// The bytes of the request's header; an empty object for messages that answer nothing.
  public var parentHeaderFrame: Data
  public var metadata: [String: JSONValue]
  public var content: any Encodable
  public var buffers: [Data]

  public init(
    identities: [Data], header: MessageHeader, parentHeaderFrame: Data,
    metadata: [String: JSONValue] = [:], content: any Encodable, buffers: [Data] = []
  ) {
    self.identities = identities
    self.header = header
    self.parentHeaderFrame = parentHeaderFrame
    self.metadata = metadata
    self.content = content
    self.buffers = buffers
  }

  /// The multipart message, signed.
  public func frames(signer: MessageSigner) -> [Data] {
    let signed = [
      JSONCoding.encode(header),
      parentHeaderFrame,
      metadata.isEmpty ? JSONCoding.emptyObject : JSONCoding.encode(metadata),
      JSONCoding.encode(content),
    ]
    return identities + [wireDelimiter, signer.signature(of: signed)] + signed + buffers
  }
}
