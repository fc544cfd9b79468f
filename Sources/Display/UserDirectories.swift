import Glibc

/// Folders of the person who runs the process, as the XDG base directory specification places them.
package enum UserDirectories {
  /// `$HOME`, else what the system's user table says.
  package static var home: String {
    if let home = absolute("HOME") { return home }
    guard let entry = getpwuid(getuid()) else { return "/" }
    return String(cString: entry.pointee.pw_dir)
  }

  /// `$XDG_STATE_HOME`, else `~/.local/state`: histories and logs.
  package static var state: String { absolute("XDG_STATE_HOME") ?? home + "/.local/state" }

  /// The specification says to ignore relative paths.
  private static func absolute(_ variable: String) -> String? {
    guard let value = getenv(variable).map({ String(cString: $0) }), value.hasPrefix("/") else { return nil }
    return value
  }
}
