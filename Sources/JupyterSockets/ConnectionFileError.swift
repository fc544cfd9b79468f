import Foundation

/// A connection file that cannot be used, and why.
public struct ConnectionFileError: Error, Equatable, CustomStringConvertible {
  public enum Problem: Error, Equatable {
    case unreadable(String)
    case unwritable(String)
    case notAnObject
    case missing(String)
    case notText(String)
    case notAPort(String)
    case unsupportedTransport(String)
    case unsupportedScheme(String)
    case halfACurveKeyPair
    case registrationFile
  }

  public var path: String
  public var problem: Problem

  public var description: String {
    "connection file \(path): \(problem.words)"
  }
}

extension ConnectionFileError.Problem {
  var words: String {
    switch self {
    case .unreadable(let reason): "cannot be read: \(reason)"
    case .unwritable(let reason): "the chosen ports cannot be written into it: \(reason)"
    case .notAnObject: "is not a JSON object"
    case .missing(let field): "`\(field)` is missing"
    case .notText(let field): "`\(field)` is not a string"
    case .notAPort(let field): "`\(field)` is not a port number from 0 to 65535"
    case .unsupportedTransport(let name): "transport `\(name)` is not known; expected tcp or ipc"
    case .unsupportedScheme(let name):
      "signature scheme `\(name)` is not known; expected hmac-sha256"
    case .halfACurveKeyPair: "has one of `curve_publickey` and `curve_secretkey` without the other"
    case .registrationFile:
      "is a registration file (the client wants the kernel to report its ports); "
        + "this kernel needs a connection file with ports"
    }
  }
}
