import Display
import Glibc
import Tensors

/// Files from the network, through the system's `curl` and checksum tools.
///
/// Foundation's networking would be linked into every process and cost each start; a tool that runs only when a file is
/// missing costs nothing, and knows the machine's proxies and certificates.
enum Download {
  struct Problem: Error {
    let reason: String
  }

  /// Downloads beside the place, compares the checksum, and renames, so that no half of a file is ever found.
  static func file(_ url: String, to path: String, checksum: String) throws {
    if let refused = getenv("TFREPL_NO_DOWNLOADS"), refused.pointee != 0 {
      throw Problem(reason: "TFREPL_NO_DOWNLOADS is set")
    }
    do {
      if let folder = WholeFile.folder(of: path) { try WholeFile.makeFolder(folder) }
    } catch {
      throw Problem(reason: "\(error)")
    }
    let part = "\(path).part-\(getpid())"
    defer { unlink(part) }
    let sink = ExecutionContext.current.sink
    sink.write("Downloading data from \(url)\n", to: .standardOutput)
    var shown = 0
    let status = run(["curl", "--fail", "--silent", "--location", "--connect-timeout", "15", "--output", part, url]) {
      let megabytes = size(of: part) >> 20
      if sink.redrawsLines, megabytes > shown {
        shown = megabytes
        sink.write("\r\(megabytes) MB", to: .standardOutput)
      }
    }
    if shown > 0 { sink.write("\n", to: .standardOutput) }
    switch status {
    case 0: break
    case nil: throw Problem(reason: "curl could not be run, or was stopped")
    case 6: throw Problem(reason: "the host of \(url) was not found")
    case 22: throw Problem(reason: "\(url) was refused by its server")
    default: throw Problem(reason: "curl ended with status \(status!) for \(url)")
    }
    guard try hasChecksum(part, checksum) else {
      throw Problem(reason: "what came from \(url) is not the known file: its checksum differs")
    }
    guard rename(part, path) == 0 else { throw Problem(reason: "\(path): \(WholeFile.reason())") }
  }

  private static func size(of path: String) -> Int {
    var status = stat()
    return stat(path, &status) == 0 ? Int(status.st_size) : 0
  }

  /// Whether a file has a SHA-256 (64 digits) or MD5 (32 digits) sum.
  static func hasChecksum(_ path: String, _ checksum: String) throws -> Bool {
    let list = "\(path).sum"
    defer { unlink(list) }
    do {
      try WholeFile.write(list, Array("\(checksum)  \(path)\n".utf8))
    } catch {
      throw Problem(reason: "\(error)")
    }
    let tool = checksum.utf8.count == 32 ? "md5sum" : "sha256sum"
    guard let status = run([tool, "--check", "--status", list], {}) else { throw Problem(reason: "\(tool) could not be run") }
    return status == 0
  }

  /// Runs a program and calls `wait` now and then; its exit status, nil when it did not run or was stopped.
  private static func run(_ words: [String], _ wait: () -> Void) -> Int? {
    var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    var process = pid_t()
    guard posix_spawnp(&process, words[0], nil, nil, &arguments, environ) == 0 else { return nil }
    var status: Int32 = 0
    while waitpid(process, &status, WNOHANG) == 0 {
      if ExecutionContext.current.mustStop {
        kill(process, SIGTERM)
        waitpid(process, &status, 0)
        return nil
      }
      wait()
      usleep(50_000)
    }
    return status & 0x7f == 0 ? Int(status >> 8 & 0xff) : nil
  }
}
