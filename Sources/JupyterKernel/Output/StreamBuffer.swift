import JupyterMessages

/// Printed text on its way out, gathered so that twenty thousand prints become a few messages.
///
/// A value: it says when something is ready and never sends anything itself.
package struct StreamBuffer {
  /// Send without waiting for the timer when this many bytes have gathered.
  package static let flushSize = 256 * 1024
  /// No message is longer than this; longer text is cut between Unicode scalars.
  package static let largestMessage = 1024 * 1024
  /// The order of stdout and stderr is kept for this many switches per flush; beyond that each
  /// stream is joined to one message, or alternating output would flood the client.
  package static let mostSegments = 32

  private var segments: [StreamOutput] = []
  /// In bytes.
  package private(set) var size = 0
  private var keepsOrder = true

  package init() {}

  package var isEmpty: Bool { segments.isEmpty }
  package var isFull: Bool { size >= StreamBuffer.flushSize }

  package mutating func append(_ name: StreamName, _ text: String) {
    guard !text.isEmpty else { return }
    size += text.utf8.count
    if let last = segments.indices.last, segments[last].name == name {
      segments[last].text += text
      return
    }
    if keepsOrder, segments.count == StreamBuffer.mostSegments {
      keepsOrder = false
      let ordered = segments
      segments = []
      for segment in ordered { join(segment.name, segment.text) }
    }
    if keepsOrder {
      segments.append(StreamOutput(name: name, text: text))
    } else {
      join(name, text)
    }
  }

  /// Takes everything out, as the messages to send.
  package mutating func take() -> [StreamOutput] {
    let taken = segments.flatMap { StreamBuffer.pieces(of: $0) }
    self = StreamBuffer()
    return taken
  }

  private mutating func join(_ name: StreamName, _ text: String) {
    if let index = segments.firstIndex(where: { $0.name == name }) {
      segments[index].text += text
    } else {
      segments.append(StreamOutput(name: name, text: text))
    }
  }

  private static func pieces(of output: StreamOutput) -> [StreamOutput] {
    guard output.text.utf8.count > largestMessage else { return [output] }
    var pieces: [StreamOutput] = []
    var rest = Substring(output.text)
    while !rest.isEmpty {
      let utf8 = rest.utf8
      var end =
        utf8.index(utf8.startIndex, offsetBy: largestMessage, limitedBy: utf8.endIndex)
        ?? utf8.endIndex
      // Back to the start of the scalar that the limit fell into.
      while end < utf8.endIndex, utf8[end] & 0b1100_0000 == 0b1000_0000 {
        end = utf8.index(before: end)
      }
      pieces.append(StreamOutput(name: output.name, text: String(rest[..<end])))
      rest = rest[end...]
    }
    return pieces
  }
}
