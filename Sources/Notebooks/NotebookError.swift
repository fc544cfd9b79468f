import Foundation

/// Which file could not be read or written, and what about it.
package struct NotebookError: Error, CustomStringConvertible {
  package enum Problem: Error, Equatable {
    case unreadable(String)
    case unwritable(String)
    case notUTF8(line: Int)
    case notJSON(String)
    case notAnObject
    case missing(String)
    case unsupportedFormat(Int)
    case badCell(Int, String)
  }

  package let path: String
  package let problem: Problem

  package init(path: String, problem: Problem) {
    self.path = path
    self.problem = problem
  }

  package var description: String {
    switch problem {
    case .unreadable(let reason): "\(path): cannot be read: \(reason)"
    case .unwritable(let reason): "\(path): cannot be written: \(reason)"
    case .notUTF8(let line): "\(path): is not UTF-8 text (line \(line))"
    case .notJSON(let reason): "\(path): is not a notebook: \(reason)"
    case .notAnObject: "\(path): is not a notebook: expected a JSON object"
    case .missing(let field): "\(path): is not a notebook: the field '\(field)' is missing"
    case .unsupportedFormat(let format):
      "\(path): has notebook format \(format); format 4 is expected (open and save it in Jupyter to convert it)"
    case .badCell(let number, let reason): "\(path): cell \(number) \(reason)"
    }
  }
}

/// Reading files with reasons a person can act on.
package enum TextFiles {
  package static func data(of url: URL) throws -> Data {
    var isDirectory: ObjCBool = false
    if FileManager.default.fileExists(atPath: url.path, isDirectory: &isDirectory), isDirectory.boolValue {
      throw NotebookError(path: url.path, problem: .unreadable("it is a directory"))
    }
    do {
      return try Data(contentsOf: url)
    } catch {
      throw NotebookError(path: url.path, problem: .unreadable(reason(error)))
    }
  }

  /// A file's text; a byte-order mark is dropped.
  package static func text(of url: URL) throws -> String {
    var data = try data(of: url)
    if data.starts(with: [0xEF, 0xBB, 0xBF]) { data.removeFirst(3) }
    if let text = String(validating: data, as: UTF8.self) { return text }
    // The first line that does not decode.
    let line = data.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .firstIndex { String(validating: $0, as: UTF8.self) == nil } ?? 0
    throw NotebookError(path: url.path, problem: .notUTF8(line: line + 1))
  }

  static func reason(_ error: any Error) -> String {
    let cause = error as NSError
    let posix = (cause.userInfo[NSUnderlyingErrorKey] as? NSError) ?? cause
    if posix.domain == NSPOSIXErrorDomain { return String(cString: strerror(Int32(posix.code))).lowercased() }
    switch CocoaError.Code(rawValue: cause.code) {
    case .fileReadNoSuchFile, .fileNoSuchFile: return "no such file"
    case .fileReadNoPermission, .fileWriteNoPermission: return "permission denied"
    case .fileWriteOutOfSpace: return "no space left"
    default: return cause.localizedDescription
    }
  }
}
