/// How a line is dashed.
package enum LineStyle: Equatable {
  case none, solid, dashed, dotted, dashDot

  /// matplotlib's symbols and names.
  package init?(_ text: String) {
    switch text {
    case "-", "solid": self = .solid
    case "--", "dashed": self = .dashed
    case ":", "dotted": self = .dotted
    case "-.", "dashdot": self = .dashDot
    case "", " ", "none", "None": self = .none
    default: return nil
    }
  }

  /// gnuplot's lengths of dashes and gaps.
  var gnuplotDash: String {
    switch self {
    case .none, .solid: "solid"
    case .dashed: "(8,4)"
    case .dotted: "(2,3)"
    case .dashDot: "(8,4,2,4)"
    }
  }
}

/// The sign at a data point.
package struct Marker: Equatable {
  /// gnuplot's number of the sign.
  let pointType: Int
  /// What makes the sign as large as matplotlib's of the same size.
  let scale: Double

  package static let circle = Marker(pointType: 7, scale: 1)

  /// matplotlib's letters.
  package init?(_ text: String) {
    switch text {
    case "o": self = .circle
    case ".": self.init(pointType: 7, scale: 0.5)
    case ",": self.init(pointType: 7, scale: 0.15)
    case "s": self.init(pointType: 5, scale: 1)
    case "^", "<", ">": self.init(pointType: 9, scale: 1.1)
    case "v": self.init(pointType: 11, scale: 1.1)
    case "d": self.init(pointType: 13, scale: 0.95)
    case "D": self.init(pointType: 13, scale: 1.25)
    case "p", "h", "H", "8": self.init(pointType: 15, scale: 1)
    case "x", "X": self.init(pointType: 2, scale: 1)
    case "+", "P": self.init(pointType: 1, scale: 1)
    case "*": self.init(pointType: 3, scale: 1)
    default: return nil
    }
  }

  private init(pointType: Int, scale: Double) { (self.pointType, self.scale) = (pointType, scale) }
}

/// matplotlib's short style of a line, as in `"b-o"`: a colour, a marker and a dash in any order, or a colour's name.
package struct FormatString: Equatable {
  package var color: Color?
  package var marker: Marker?
  package var line: LineStyle?

  package init?(_ text: String) {
    if text.count > 1, let color = Color(text) {
      self.color = color
      return
    }
    var rest = Substring(text)
    while let first = rest.first {
      if let dash = ["--", "-.", "-", ":"].first(where: { rest.hasPrefix($0) }) {
        guard line == nil else { return nil }
        line = LineStyle(dash)
        rest.removeFirst(dash.count)
      } else if first == "C", let digit = rest.dropFirst().first?.wholeNumberValue {
        guard color == nil else { return nil }
        color = NamedColors.cycle[digit]
        rest.removeFirst(2)
      } else if color == nil, let named = NamedColors.all[String(first)] {
        color = named
        rest.removeFirst()
      } else if marker == nil, let sign = Marker(String(first)) {
        marker = sign
        rest.removeFirst()
      } else {
        return nil
      }
    }
  }
}
