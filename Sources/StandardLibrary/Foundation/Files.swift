import Foundation
import Machine

extension FileManager: BoundClass {
  package static var boundName: String { "FileManager" }
}

extension NativeTable {
  mutating func addFiles() {
    addQuestions()
    addFileChanges()
    self["FileManager.default"] = { $1.give(FileManager.default) }
    self["FileManager.currentDirectoryPath"] = { $1.give(FileManager.default.currentDirectoryPath) }
    self["FileManager.temporaryDirectory"] = { $1.give(FileManager.default.temporaryDirectory) }
    self["FileManager.homeDirectoryForCurrentUser"] = { $1.give(FileManager.default.homeDirectoryForCurrentUser) }
    self["NSTemporaryDirectory()"] = { $1.give(NSTemporaryDirectory()) }
    self["NSHomeDirectory()"] = { $1.give(NSHomeDirectory()) }
    self["NSUserName()"] = { $1.give(NSUserName()) }
    self["String.init(contentsOfFile:encoding:)"] = { context, w in
      attempt(context, w) { try String(contentsOfFile: w.string(0), encoding: .borrow(w[1])) }
    }
    self["String.init(contentsOf:encoding:)"] = { context, w in
      attempt(context, w) { try String(contentsOf: .borrow(w[0]), encoding: .borrow(w[1])) }
    }
    self["String.write(toFile:atomically:encoding:)"] = { context, w in
      attempt(context, w) { try w.string(0).write(toFile: w.string(1), atomically: w[2] != 0, encoding: .borrow(w[3])) }
    }
    self["String.write(to:atomically:encoding:)"] = { context, w in
      attempt(context, w) { try w.string(0).write(to: .borrow(w[1]), atomically: w[2] != 0, encoding: .borrow(w[3])) }
    }
  }

  private mutating func addQuestions() {
    self["FileManager.fileExists(atPath:)"] = { $1.give(FileManager.default.fileExists(atPath: $1.string(1))) }
    self["FileManager.isReadableFile(atPath:)"] = { $1.give(FileManager.default.isReadableFile(atPath: $1.string(1))) }
    self["FileManager.isWritableFile(atPath:)"] = { $1.give(FileManager.default.isWritableFile(atPath: $1.string(1))) }
    self["FileManager.contentsOfDirectory(atPath:)"] = { context, w in
      attempt(context, w) { try FileManager.default.contentsOfDirectory(atPath: w.string(1)) }
    }
    self["FileManager.contentsOfDirectory(at:includingPropertiesForKeys:)"] = { context, w in
      attempt(context, w) { try FileManager.default.contentsOfDirectory(at: .borrow(w[1]), includingPropertiesForKeys: nil) }
    }
    self["FileManager.subpathsOfDirectory(atPath:)"] = { context, w in
      attempt(context, w) { try FileManager.default.subpathsOfDirectory(atPath: w.string(1)) }
    }
    self["FileManager.contents(atPath:)"] = { $1.give(FileManager.default.contents(atPath: $1.string(1))) }
    self["FileManager.contentsEqual(atPath:andPath:)"] = {
      $1.give(FileManager.default.contentsEqual(atPath: $1.string(1), andPath: $1.string(2)))
    }
  }

  private mutating func addFileChanges() {
    self["FileManager.changeCurrentDirectoryPath(_:)"] = {
      $1.give(FileManager.default.changeCurrentDirectoryPath($1.string(1)))
    }
    self["FileManager.createDirectory(atPath:withIntermediateDirectories:attributes:)"] = { context, w in
      attempt(context, w) {
        try FileManager.default.createDirectory(atPath: w.string(1), withIntermediateDirectories: w[2] != 0)
      }
    }
    self["FileManager.createDirectory(at:withIntermediateDirectories:attributes:)"] = { context, w in
      attempt(context, w) {
        try FileManager.default.createDirectory(at: .borrow(w[1]), withIntermediateDirectories: w[2] != 0)
      }
    }
    self["FileManager.createFile(atPath:contents:)"] = {
      $1.give(FileManager.default.createFile(atPath: $1.string(1), contents: Data?.borrow($1[2])))
    }
    self["FileManager.removeItem(atPath:)"] = { context, w in
      attempt(context, w) { try FileManager.default.removeItem(atPath: w.string(1)) }
    }
    self["FileManager.removeItem(at:)"] = { context, w in
      attempt(context, w) { try FileManager.default.removeItem(at: .borrow(w[1])) }
    }
    self["FileManager.copyItem(atPath:toPath:)"] = { context, w in
      attempt(context, w) { try FileManager.default.copyItem(atPath: w.string(1), toPath: w.string(2)) }
    }
    self["FileManager.copyItem(at:to:)"] = { context, w in
      attempt(context, w) { try FileManager.default.copyItem(at: .borrow(w[1]), to: .borrow(w[2])) }
    }
    self["FileManager.moveItem(atPath:toPath:)"] = { context, w in
      attempt(context, w) { try FileManager.default.moveItem(atPath: w.string(1), toPath: w.string(2)) }
    }
    self["FileManager.moveItem(at:to:)"] = { context, w in
      attempt(context, w) { try FileManager.default.moveItem(at: .borrow(w[1]), to: .borrow(w[2])) }
    }
  }
}
