import Foundation
import Machine

extension URL: BoundValue {
  package static var boundName: String { "URL" }
}

extension NativeTable {
  mutating func addURLs() {
    self["URL.init(fileURLWithPath:)"] = { $1.give(URL(fileURLWithPath: $1.string(0))) }
    self["URL.init(string:)"] = { $1.give(URL(string: $1.string(0))) }
    self["URL.path"] = { $1.give(URL.borrow($1[0]).path) }
    self["URL.lastPathComponent"] = { $1.give(URL.borrow($1[0]).lastPathComponent) }
    self["URL.pathExtension"] = { $1.give(URL.borrow($1[0]).pathExtension) }
    self["URL.pathComponents"] = { $1.give(URL.borrow($1[0]).pathComponents) }
    self["URL.absoluteString"] = { $1.give(URL.borrow($1[0]).absoluteString) }
    self["URL.host"] = { $1.give(URL.borrow($1[0]).host) }
    self["URL.scheme"] = { $1.give(URL.borrow($1[0]).scheme) }
    self["URL.query"] = { $1.give(URL.borrow($1[0]).query) }
    self["URL.isFileURL"] = { $1.give(URL.borrow($1[0]).isFileURL) }
    self["URL.deletingLastPathComponent()"] = { $1.give(URL.borrow($1[0]).deletingLastPathComponent()) }
    self["URL.deletingPathExtension()"] = { $1.give(URL.borrow($1[0]).deletingPathExtension()) }
    self["URL.appendingPathComponent(_:)"] = { $1.give(URL.borrow($1[0]).appendingPathComponent($1.string(1))) }
    self["URL.appendingPathExtension(_:)"] = { $1.give(URL.borrow($1[0]).appendingPathExtension($1.string(1))) }
    self["URL.description"] = { $1.give(URL.borrow($1[0]).description) }
  }
}
