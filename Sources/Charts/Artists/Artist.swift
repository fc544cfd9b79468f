/// One thing drawn on axes; later ones lie over earlier ones.
enum Artist {
  case line(LineArtist)
  case scatter(ScatterArtist)
  case bars(BarsArtist)
  case band(BandArtist)
  case image(ImageArtist)
  case rule(RuleArtist)
  case errors(ErrorBarsArtist)
}

/// Points joined by a line, marked, or both.
struct LineArtist {
  var x: [Double]
  var y: [Double]
  var color: Color
  var style: LineStyle
  var width: Double
  var marker: Marker?
  var markerSize: Double
  var label: String?
  /// Each value holds from the place before to its own.
  var isStep = false
}

/// Marks with colours and sizes of their own.
struct ScatterArtist {
  var x: [Double]
  var y: [Double]
  /// One for all, or one for each point.
  var colors: [Color]
  /// Areas in square points: one for all, or one for each point.
  var sizes: [Double]
  var marker: Marker
  var label: String?
}

struct BarsArtist {
  var bars: [Bar]
  var colors: [Color]
  var edge: Color?
  var edgeWidth: Double
  var label: String?
  /// Bars of a horizontal chart grow along x.
  var isHorizontal: Bool
}

/// The area between two curves over the same places.
struct BandArtist {
  var x: [Double]
  var low: [Double]
  var high: [Double]
  var color: Color
  var label: String?
}

/// A rectangle of coloured cells.
struct ImageArtist {
  var width: Int
  var height: Int
  /// Red, green, blue, opacity of each cell, row by row from the top.
  var pixels: [UInt8]
  /// Edges: left, right, bottom, top.
  var extent: (left: Double, right: Double, bottom: Double, top: Double)
  /// The scale of a colour bar; nil for images that hold colours.
  var scale: (map: ColorMap, low: Double, high: Double)?

  /// The pixels with every cell `factor` times as wide and high.
  func enlarged(_ factor: Int) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(pixels.count * factor * factor)
    for row in 0..<height {
      var line: [UInt8] = []
      line.reserveCapacity(width * factor * 4)
      for column in 0..<width {
        let start = (row * width + column) * 4
        for _ in 0..<factor { line += pixels[start..<start + 4] }
      }
      for _ in 0..<factor { result += line }
    }
    return result
  }
}

/// A straight line through the whole of the axes, or a band of them.
struct RuleArtist {
  enum Direction { case horizontal, vertical }
  var direction: Direction
  var position: Double
  /// The band's other edge; nil for a line.
  var end: Double?
  var color: Color
  var style: LineStyle
  var width: Double
  var label: String?
}

struct ErrorBarsArtist {
  var x: [Double]
  var y: [Double]
  var errors: [Double]
  var color: Color
  var label: String?
}

/// Words on axes, with an arrow to what they speak of where there is one.
struct TextArtist {
  var text: String
  var x: Double
  var y: Double
  var isInAxesFractions: Bool
  var horizontal: HorizontalAlignment
  var vertical: VerticalAlignment
  var style: TextStyle
  var rotation: Double
  var box: TextBox?
  /// Where the arrow's head is, in data coordinates.
  var arrowHead: (x: Double, y: Double)?
}
