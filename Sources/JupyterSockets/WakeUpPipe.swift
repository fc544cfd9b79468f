import Foundation

/// A pipe that makes a poll return: whoever has news writes a byte, the poller reads them all.
struct WakeUpPipe {
  /// Readable when there is news.
  let reader: Int32
  let writer: Int32

  init() throws(SocketError) {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else {
      throw SocketError("make a wake-up pipe", reason: String(cString: strerror(errno)))
    }
    for end in ends {
      // Never blocks: a full pipe wakes the poller just as well. Never leaks into programs.
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
    }
    (reader, writer) = (ends[0], ends[1])
  }

  func put(_ byte: UInt8) {
    var byte = byte
    _ = write(writer, &byte, 1)
  }

  /// The bytes since the last call.
  func take() -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: 64)
    let count = read(reader, &bytes, bytes.count)
    return count > 0 ? Array(bytes[..<count]) : []
  }

  func closeEnds() {
    close(reader)
    close(writer)
  }
}
