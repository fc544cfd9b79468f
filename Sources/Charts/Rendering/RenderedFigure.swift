import Display
import Foundation

/// A figure in the formats a front end may show.
struct RenderedFigure {
  private let figure: Figure
  private let drawing: FigureScript

  init(_ figure: Figure) {
    self.figure = figure
    drawing = FigureScript(figure)
  }

  /// Marks beyond which a vector drawing is larger and slower to show than its pixels.
  private static let vectorLimit = 6_000

  /// gnuplot's SVG knows one look of framed text only.
  private var hasFramedText: Bool { figure.axes.contains { $0.texts.contains { $0.box != nil } } }

  /// SVG and PNG, or PNG alone where there are many marks or framed words; and a drawing in characters.
  func bundle() throws -> MIMEBundle {
    let width = min(max(ExecutionContext.current.sink.terminalWidth ?? 79, 40), 200)
    var formats: [Format] = [.png, .text(width: width, height: textHeight(width))]
    if drawing.markCount <= Self.vectorLimit, !hasFramedText { formats.append(.svg) }
    var payloads: [String: MIMEPayload] = [:]
    for (format, bytes) in try render(formats) {
      switch format {
      case .png: payloads["image/png"] = .bytes(bytes)
      case .svg: payloads["image/svg+xml"] = .text(Self.fitting(String(decoding: bytes, as: UTF8.self)))
      case .pdf: break
      case .text: payloads["text/plain"] = .text(Self.trimmed(String(decoding: bytes, as: UTF8.self)))
      }
    }
    return MIMEBundle(payloads)
  }

  func render(_ formats: [Format], dpi: Double? = nil, isTransparent: Bool = false) throws -> [(Format, [UInt8])] {
    let scale = (dpi ?? figure.dpi) / figure.dpi
    var script = "set encoding utf8\n"
    for format in formats {
      script += format.terminal(figure, scale: scale, isTransparent: isTransparent)
      script += "set output '\(format.file)'\n" + drawing.commands + "set output\n"
    }
    let outputs = try Gnuplot(files: drawing.files).run(script, outputs: formats.map(\.file))
    return formats.map { ($0, outputs[$0.file]!) }
  }

  private func textHeight(_ width: Int) -> Int {
    // A character is about twice as high as wide.
    let rows = figure.axes.map(\.place.rows).max() ?? 1
    let wanted = Double(width) * figure.figsize.1 / figure.figsize.0 / 2.2
    return min(max(Int(wanted), 16 * rows, 18), 24 * rows + 6, 120)
  }

  /// A drawing that becomes narrower where the page is.
  private static func fitting(_ svg: String) -> String {
    guard let head = svg.range(of: "<svg ") else { return svg }
    return svg.replacingCharacters(in: head, with: "<svg style=\"max-width:100%;height:auto\" ")
  }

  /// Without empty lines around and blanks at line ends.
  private static func trimmed(_ text: String) -> String {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      String(line.reversed().drop { $0 == " " || $0 == "\u{0C}" }.reversed())
    }
    while lines.first?.isEmpty == true { lines.removeFirst() }
    while lines.last?.isEmpty == true { lines.removeLast() }
    return lines.joined(separator: "\n")
  }
}

/// What gnuplot is to write.
enum Format: Equatable {
  case svg, png, pdf
  case text(width: Int, height: Int)

  var file: String {
    switch self {
    case .svg: "chart.svg"
    case .png: "chart.png"
    case .pdf: "chart.pdf"
    case .text: "chart.txt"
    }
  }

  /// The command that chooses the terminal. Points are matplotlib's: 1/72 inch.
  func terminal(_ figure: Figure, scale: Double, isTransparent: Bool) -> String {
    let (width, height) = (Double(figure.pixels.width) * scale, Double(figure.pixels.height) * scale)
    let perPoint = figure.dpi * scale / 72
    let background = isTransparent ? "" : " background rgb \(Color(figure.facecolor)?.gnuplotText ?? "\"white\"")"
    let looks = "enhanced font \"sans-serif,\(GnuplotText.number(plt.rcParams.fontSize))\""
      + " fontscale \(GnuplotText.number(perPoint * 0.72)) linewidth \(GnuplotText.number(perPoint))"
    switch self {
    case .svg: return "set term svg size \(Int(width)),\(Int(height)) \(looks) rounded\(background)\n"
    case .png:
      return "set term pngcairo size \(Int(width)),\(Int(height)) \(looks)\(isTransparent ? " transparent" : background)\n"
    case .pdf:
      let inches = "\(GnuplotText.number(figure.figsize.0))in,\(GnuplotText.number(figure.figsize.1))in"
      return "set term pdfcairo size \(inches) enhanced font \"sans-serif,\(GnuplotText.number(plt.rcParams.fontSize))\""
        + " fontscale 0.72 linewidth 1\(isTransparent ? "" : background)\n"
    case .text(let width, let height): return "set term dumb size \(width),\(height) enhanced\n"
    }
  }
}

/// A figure on its way into a file.
struct SavedFigure {
  let figure: Figure
  let dpi: Double?
  let isTransparent: Bool

  func write(to path: String) throws {
    let format: Format
    switch path.split(separator: ".").last?.lowercased() {
    case "png": format = .png
    case "svg": format = .svg
    case "pdf": format = .pdf
    default: throw ChartError("savefig: '\(path)' ends in no format that is written; .png, .svg and .pdf are")
    }
    if let dpi, !(dpi >= 1 && dpi <= 2400) { throw ChartError("savefig: dpi is a number from 1 to 2400, found \(dpi)") }
    let bytes = try RenderedFigure(figure).render([format], dpi: dpi, isTransparent: isTransparent)[0].1
    do {
      // Written beside and moved into place: a good file is never replaced by half a one.
      try Data(bytes).write(to: URL(fileURLWithPath: path), options: .atomic)
    } catch {
      throw ChartError("savefig: '\(path)' cannot be written: \(error.localizedDescription)")
    }
  }
}
