import Display
import Foundation
import Synchronization

/// A text file that lines are appended to, opened at the first line and by every line in full, so that several
/// processes may share it.
final class LineFile: Sendable {
  let path: String
  private let descriptor = Mutex<State>(.closed)

  private enum State {
    case closed
    case open(Int32)
    case failed
  }

  init(path: String) { self.path = path }

  deinit {
    descriptor.withLock { if case .open(let number) = $0 { close(number) } }
  }

  func append(_ line: String) {
    descriptor.withLock { state in
      if case .closed = state { state = opened() }
      guard case .open(let number) = state else { return }
      if !write(line + "\n", number) {
        report()
        close(number)
        state = .failed
      }
    }
  }

  private func opened() -> State {
    let folder = (path as NSString).deletingLastPathComponent
    if !folder.isEmpty {
      try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }
    let number = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o644)
    guard number >= 0 else {
      report()
      return .failed
    }
    return .open(number)
  }

  private func write(_ text: String, _ number: Int32) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      var rest = UnsafeRawBufferPointer(bytes)
      while !rest.isEmpty {
        let count = Glibc.write(number, rest.baseAddress, rest.count)
        if count < 0 && errno == EINTR { continue }
        guard count > 0 else { return false }
        rest = UnsafeRawBufferPointer(rebasing: rest[count...])
      }
      return true
    }
  }

  private func report() {
    let reason = String(cString: strerror(errno))
    ExecutionContext.current.sink.write("log file '\(path)' cannot be written: \(reason)\n", to: .standardError)
  }
}
