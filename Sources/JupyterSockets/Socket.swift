import CZeroMQ
import Foundation

/// A failed ZeroMQ call, with what it was for.
public struct SocketError: Error, CustomStringConvertible {
  public var action: String
  public var reason: String

  init(_ action: String) {
    self.action = action
    reason = String(cString: zmq_strerror(zmq_errno()))
  }

  public init(_ action: String, reason: String) {
    self.action = action
    self.reason = reason
  }

  public var description: String { "cannot \(action): \(reason)" }
}

/// A ZeroMQ context: the library's own threads and the sockets made from it.
package final class SocketContext {
  let handle: UnsafeMutableRawPointer

  package init() throws(SocketError) {
    guard let handle = zmq_ctx_new() else { throw SocketError("start ZeroMQ") }
    self.handle = handle
  }

  /// Makes every blocked call on the context's sockets return. Any thread.
  package func shutDown() { zmq_ctx_shutdown(handle) }

  /// Waits until closed sockets have sent what lingers, then ends the context.
  package func terminate() {
    while zmq_ctx_term(handle) != 0, zmq_errno() == EINTR {}
  }
}

/// A ZeroMQ socket and its multipart messages. Belongs to the one thread that uses it.
package final class Socket {
  let handle: UnsafeMutableRawPointer
  private let name: String

  package init(_ context: SocketContext, type: Int32, name: String) throws(SocketError) {
    guard let handle = zmq_socket(context.handle, type) else {
      throw SocketError("open the \(name) socket")
    }
    self.handle = handle
    self.name = name
  }

  package func set(_ option: Int32, _ value: Int32) throws(SocketError) {
    var value = value
    guard zmq_setsockopt(handle, option, &value, MemoryLayout<Int32>.size) == 0 else {
      throw SocketError("configure the \(name) socket")
    }
  }

  package func set(_ option: Int32, _ value: String) throws(SocketError) {
    guard zmq_setsockopt(handle, option, value, value.utf8.count) == 0 else {
      throw SocketError("configure the \(name) socket")
    }
  }

  package func bind(_ endpoint: String) throws(SocketError) {
    guard zmq_bind(handle, endpoint) == 0 else {
      throw SocketError("bind the \(name) socket to \(endpoint)")
    }
  }

  package func connect(_ endpoint: String) throws(SocketError) {
    guard zmq_connect(handle, endpoint) == 0 else {
      throw SocketError("connect the \(name) socket to \(endpoint)")
    }
  }

  /// The tcp port the socket was bound to last.
  package func boundPort() throws(SocketError) -> Int {
    var text = [CChar](repeating: 0, count: 512)
    var size = text.count
    guard zmq_getsockopt(handle, ZMQ_LAST_ENDPOINT, &text, &size) == 0,
      let digits = String(cString: text).split(separator: ":").last, let port = Int(digits)
    else { throw SocketError("find the port of the \(name) socket") }
    return port
  }

  /// One multipart message, or nothing: no message waits, the wait was cut short by a signal, or
  /// the context is ending.
  package func receive(waiting: Bool = false) -> [Data]? {
    var frames: [Data] = []
    var frame = zmq_msg_t()
    repeat {
      zmq_msg_init(&frame)
      // Later frames of a message are there when the first one is.
      let flags = waiting || !frames.isEmpty ? 0 : ZMQ_DONTWAIT
      var result = zmq_msg_recv(&frame, handle, flags)
      while result < 0, zmq_errno() == EINTR, !frames.isEmpty {
        result = zmq_msg_recv(&frame, handle, flags)
      }
      guard result >= 0 else {
        zmq_msg_close(&frame)
        return nil
      }
      let size = zmq_msg_size(&frame)
      frames.append(size == 0 ? Data() : Data(bytes: zmq_msg_data(&frame), count: size))
      let hasMore = zmq_msg_more(&frame) != 0
      zmq_msg_close(&frame)
      if !hasMore { return frames }
    } while true
  }

  /// Sends a multipart message without waiting. False if its first frame could not be queued; a
  /// message is sent as a whole or not at all.
  @discardableResult
  package func send(_ frames: [Data]) -> Bool {
    for (index, frame) in frames.enumerated() {
      let flags = (index + 1 < frames.count ? ZMQ_SNDMORE : 0) | ZMQ_DONTWAIT
      var result: Int32
      repeat {
        result = frame.withUnsafeBytes { zmq_send(handle, $0.baseAddress, $0.count, flags) }
      } while result < 0 && zmq_errno() == EINTR
      if result < 0 { return false }
    }
    return true
  }

  package func close() { zmq_close(handle) }
}
