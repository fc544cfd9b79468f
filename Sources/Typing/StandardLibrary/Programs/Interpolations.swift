extension LibraryProgram {
  static let interpolations = LibraryProgram(
    name: "StringInterpolation", words: ["StringInterpolation"],
    source: #"""
      protocol StringInterpolationProtocol {
        init(literalCapacity: Int, interpolationCount: Int)
        mutating func appendLiteral(_ literal: String)
      }

      struct DefaultStringInterpolation: StringInterpolationProtocol, CustomStringConvertible {
        private var text = ""
        init(literalCapacity: Int, interpolationCount: Int) {}
        mutating func appendLiteral(_ literal: String) { text += literal }
        mutating func appendInterpolation<T>(_ value: T) { text += String(describing: value) }
        var description: String { text }
      }

      extension String {
        typealias StringInterpolation = DefaultStringInterpolation
      }

      protocol ExpressibleByStringInterpolation: ExpressibleByStringLiteral {
        associatedtype StringInterpolation: StringInterpolationProtocol = DefaultStringInterpolation
        init(stringLiteral value: String)
        init(stringInterpolation: StringInterpolation)
      }

      extension ExpressibleByStringInterpolation where StringInterpolation == DefaultStringInterpolation {
        init(stringInterpolation: DefaultStringInterpolation) { self.init(stringLiteral: stringInterpolation.description) }
      }
      """#)
}
