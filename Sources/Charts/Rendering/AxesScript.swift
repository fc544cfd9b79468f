import Foundation

/// gnuplot's commands for one coordinate system.
struct AxesScript {
  private(set) var commands = ""
  private(set) var files: [String: [UInt8]] = [:]
  private(set) var markCount = 0
  private let axes: Axes
  private let x: (low: Double, high: Double)
  private let y: (low: Double, high: Double)
  private let pixels: (width: Double, height: Double)
  private let firstFile: Int
  private var elements: [String] = []

  init(_ axes: Axes, pixels: (width: Double, height: Double), firstFile: Int) {
    self.axes = axes
    self.pixels = pixels
    self.firstFile = firstFile
    (x, y) = (axes.limits(\.xAxis), axes.limits(\.yAxis))
  }

  mutating func write() {
    writeFrame()
    writeAxis("x", axes.xAxis, x)
    writeAxis("y", axes.yAxis, y)
    writeLegend()
    writeColorbar()
    writeTexts()
    for artist in axes.artists { add(artist) }
    if elements.isEmpty { elements = ["NaN notitle"] }
    commands += "plot " + elements.joined(separator: ", ") + "\n"
  }

  private mutating func writeFrame() {
    if !axes.title.text.isEmpty {
      commands += "set title \(GnuplotText.styled(axes.title.text, axes.title.style, defaultSize: 12)) offset 0,-0.3\n"
    }
    guard axes.isFrameShown else {
      commands += "unset border\nunset tics\n"
      return
    }
    commands += "set border 15 lw 0.8 lc rgb \"#444444\"\nset tics out nomirror scale 0.6\n"
    if let grid = axes.grid {
      let color = Color(0x90, 0x90, 0x90, opacity: min(max(grid.opacity, 0), 1))
      commands += "set grid \(grid.onX ? "xtics" : "noxtics") \(grid.onY ? "ytics" : "noytics") back"
        + " lc rgb \(color.gnuplotText) lw 0.8 dt \(grid.style.gnuplotDash)\n"
    }
  }

  private mutating func writeAxis(_ name: String, _ axis: Axis, _ limits: (low: Double, high: Double)) {
    commands += "set \(name)range [\(GnuplotText.number(limits.low)):\(GnuplotText.number(limits.high))]\n"
    if axis.isLogarithmic, limits.low > 0, limits.high > 0 { commands += "set logscale \(name) 10\nset format \(name) \"10^{%L}\"\n" }
    guard axes.isFrameShown else { return }
    if !axis.label.text.isEmpty {
      commands += "set \(name)label \(GnuplotText.styled(axis.label.text, axis.label.style, defaultSize: plt.rcParams.fontSize))\n"
    }
    var looks = axis.tickRotation == 0 ? "" : " rotate by \(GnuplotText.number(axis.tickRotation)) \(axis.tickRotation > 0 ? "right" : "left")"
    if let size = axis.tickStyle.size { looks += " font \",\(GnuplotText.number(size))\"" }
    if !looks.isEmpty { commands += "set \(name)tics\(looks)\n" }
    guard let ticks = axis.ticks else { return }
    // A tick beyond the limits is left out, and with it its word.
    let entries = ticks.enumerated().compactMap { index, place -> String? in
      guard place >= min(limits.low, limits.high), place <= max(limits.low, limits.high) else { return nil }
      let position = GnuplotText.number(place)
      guard let labels = axis.tickLabels else { return position }
      return GnuplotText.quotedTick(index < labels.count ? labels[index] : "") + " " + position
    }
    commands += entries.isEmpty ? "unset \(name)tics\n" : "set \(name)tics (\(entries.joined(separator: ", ")))"
      + (axis.tickLabels == nil ? "" : " noenhanced") + "\n"
  }

  private mutating func writeLegend() {
    guard let legend = axes.legend, axes.artists.contains(where: { $0.label?.isEmpty == false }) else {
      commands += "unset key\n"
      return
    }
    let place = LegendPlacement(axes, x, y).place(legend.place)
    commands += "set key \(place) Left reverse opaque samplen 2 spacing 1.2 height 0.3 width 1 maxcols \(legend.columns) noautotitle"
    commands += legend.isFramed ? " box lc rgb \"#cccccc\" lw 0.8" : " nobox"
    commands += " font \",\(GnuplotText.number(legend.fontSize ?? plt.rcParams.fontSize))\""
    if let title = legend.title { commands += " title \(GnuplotText.quoted(title)) noenhanced" }
    commands += "\n"
  }

  private mutating func writeColorbar() {
    commands += "unset colorbox\n"
    guard axes.hasColorbar, let scale = axes.imageScale else { return }
    commands += scale.map.gnuplotPalette + "\n"
    let high = scale.high > scale.low ? scale.high : scale.low + 1
    commands += "set cbrange [\(GnuplotText.number(scale.low)):\(GnuplotText.number(high))]\nset colorbox\n"
    if let label = axes.colorbarLabel {
      commands += "set cblabel \(GnuplotText.styled(label, TextStyle(), defaultSize: plt.rcParams.fontSize))\n"
    }
    // A colour box is drawn only beside something that uses the palette.
    elements.append("'+' using (NaN):(NaN):(1) with points palette notitle")
  }

  /// gnuplot has room for three looks of frames.
  private static let frameLimit = 3

  private static func looks(_ box: TextBox) -> String {
    let fill = Color(box.facecolor).map { "opaque fillcolor rgb \($0.faded(box.alpha).gnuplotText)" }
    let edge = Color(box.edgecolor).map { "border lc rgb \($0.gnuplotText) lw \(GnuplotText.number(box.linewidth))" }
    return "\(fill ?? "transparent") \(edge ?? "noborder")"
  }

  private mutating func writeTexts() {
    var frames: [TextBox] = []
    for (index, text) in axes.texts.enumerated() where text.x.isFinite && text.y.isFinite {
      let system = text.isInAxesFractions ? "graph" : "first"
      let size = text.style.size ?? plt.rcParams.fontSize
      let lines = Double(text.text.split(separator: "\n", omittingEmptySubsequences: false).count)
      let lift = switch text.vertical {
      case .center: 0.0
      case .top: -0.5 * lines
      case .bottom: 0.5 * lines
      case .baseline: 0.4 + 0.5 * (lines - 1)
      }
      var label = "set label \(index + 1) \(GnuplotText.styled(text.text, text.style, defaultSize: size))"
      label += " at \(system) \(GnuplotText.number(text.x)), \(system) \(GnuplotText.number(text.y))"
      label += " \(text.horizontal == .left ? "left" : text.horizontal == .right ? "right" : "center") front"
      label += " offset 0,\(GnuplotText.number(lift * size / plt.rcParams.fontSize))"
      if text.rotation != 0 { label += " rotate by \(GnuplotText.number(text.rotation))" }
      if let box = text.box {
        if !frames.contains(box), frames.count < Self.frameLimit {
          frames.append(box)
          commands += "set style textbox \(frames.count) \(Self.looks(box))\n"
        }
        label += " boxed bs \((frames.firstIndex(of: box) ?? frames.count - 1) + 1)"
      }
      commands += label + "\n"
      if let head = text.arrowHead, head.x.isFinite, head.y.isFinite {
        commands += "set arrow \(index + 1) from first \(GnuplotText.number(text.x)), first \(GnuplotText.number(text.y))"
          + " to first \(GnuplotText.number(head.x)), first \(GnuplotText.number(head.y)) filled size screen 0.012,20"
          + " lc rgb \"#333333\" lw 1 front\n"
      }
    }
  }
}

extension AxesScript {
  private mutating func add(_ artist: Artist) {
    let title = artist.label.flatMap { $0.isEmpty ? nil : "title \(GnuplotText.quoted($0)) noenhanced" } ?? "notitle"
    switch artist {
    case .line(let line): add(line, title)
    case .scatter(let points): add(points, title)
    case .bars(let bars): add(bars, title)
    case .band(let band):
      let looks = "with filledcurves fc rgb \(band.color.gnuplotText) fs solid 1 noborder"
      add([band.x, band.low, band.high], "1:2:3", looks, title)
    case .errors(let bars):
      add([bars.x, bars.y, bars.errors], "1:2:3", "with yerrorbars pt 7 ps 0.5 lc rgb \(bars.color.gnuplotText)", title)
    case .rule(let rule): add(rule, title)
    case .image(let image): add(image)
    }
  }

  /// What gnuplot's sign of size 1 measures in matplotlib's points.
  private static let pointsPerSign = 4.9

  private mutating func add(_ line: LineArtist, _ title: String) {
    let thin = Decimation.line(line.x, line.y, columns: Int(pixels.width))
    var looks: String
    let color = "lc rgb \(line.color.gnuplotText)"
    let stroke = "lw \(GnuplotText.number(line.width)) dt \(line.style.gnuplotDash)"
    let sign = line.marker.map { "pt \($0.pointType) ps \(GnuplotText.number(line.markerSize * $0.scale / Self.pointsPerSign))" }
    switch (line.style, sign) {
    case (.none, nil): looks = "with dots lc rgb \"#ff000000\""
    case (.none, let sign?): looks = "with points \(color) \(sign)"
    case (_, nil): looks = "with \(line.isStep ? "fsteps" : "lines") \(color) \(stroke)"
    case (_, let sign?): looks = "with linespoints \(color) \(stroke) \(sign)"
    }
    // The line of a single point would be nothing at all, as in matplotlib.
    add([thin.x, thin.y], "1:2", looks, title)
  }

  private mutating func add(_ points: ScatterArtist, _ title: String) {
    let thin = Decimation.scatter(points, x, y, pixels)
    let scale = thin.marker.scale / Self.pointsPerSign
    let looks = "with points pt \(thin.marker.pointType)"
    let hasColors = thin.colors.count > 1
    let hasSizes = thin.sizes.count > 1
    var columns = [thin.x, thin.y]
    if hasSizes { columns.append(thin.sizes.map { $0.squareRoot() * scale }) }
    if hasColors { columns.append(thin.colors.map { Double($0.gnuplotNumber) }) }
    let size = hasSizes ? "ps variable" : "ps \(GnuplotText.number((thin.sizes.first ?? 36).squareRoot() * scale))"
    let color = hasColors ? "lc rgb variable" : "lc rgb \((thin.colors.first ?? Color(0, 0, 0)).gnuplotText)"
    add(columns, (1...columns.count).map(String.init).joined(separator: ":"), "\(looks) \(size) \(color)", title)
  }

  private mutating func add(_ bars: BarsArtist, _ title: String) {
    // On a logarithmic axis a bar stands on the lower limit.
    func foot(_ value: Double, _ axis: Axis, _ limit: Double) -> Double { axis.isLogarithmic && value <= 0 ? limit : value }
    let colors = bars.colors
    let columns: [[Double]] = [
      bars.bars.map { $0.x + $0.width / 2 }, bars.bars.map { $0.y + $0.height / 2 },
      bars.bars.map { foot($0.x, axes.xAxis, x.low) }, bars.bars.map { $0.x + $0.width },
      bars.bars.map { foot($0.y, axes.yAxis, y.low) }, bars.bars.map { $0.y + $0.height },
      bars.bars.indices.map { Double(colors[$0 % colors.count].gnuplotNumber) },
    ]
    let edge = bars.edge.map { "border lc rgb \($0.gnuplotText)" } ?? "noborder"
    let looks = "with boxxyerror lc rgb \(colors.count > 1 ? "variable" : colors[0].gnuplotText) lw \(GnuplotText.number(bars.edgeWidth)) fs solid 1 \(edge)"
    add(colors.count > 1 ? columns : Array(columns.dropLast()), colors.count > 1 ? "1:2:3:4:5:6:7" : "1:2:3:4:5:6", looks, title)
  }

  private mutating func add(_ rule: RuleArtist, _ title: String) {
    let isHorizontal = rule.direction == .horizontal
    let (low, high) = isHorizontal ? x : y
    guard let end = rule.end else {
      let (along, across) = ([low, high], [rule.position, rule.position])
      let looks = "with lines lc rgb \(rule.color.gnuplotText) lw \(GnuplotText.number(rule.width)) dt \(rule.style.gnuplotDash)"
      return add(isHorizontal ? [along, across] : [across, along], "1:2", looks, title)
    }
    let box = isHorizontal ? [low, high, rule.position, end] : [rule.position, end, low, high]
    let columns = [[(box[0] + box[1]) / 2], [(box[2] + box[3]) / 2]] + box.map { [$0] }
    add(columns, "1:2:3:4:5:6", "with boxxyerror lc rgb \(rule.color.gnuplotText) fs solid 1 noborder", title)
  }

  /// gnuplot smooths what it enlarges, so images of few cells are enlarged beforehand.
  private static let sharpSize = 512

  private mutating func add(_ image: ImageArtist) {
    let factor = max(1, Self.sharpSize / max(image.width, image.height))
    let name = file(factor == 1 ? image.pixels : image.enlarged(factor))
    markCount += image.width * image.height / 64
    let step = GnuplotText.number(1 / Double(factor))
    let (x, y) = (image.extent.left + 0.5 / Double(factor), image.extent.bottom + 0.5 / Double(factor))
    elements.append(
      "'\(name)' binary array=(\(image.width * factor),\(image.height * factor)) dx=\(step) dy=\(step)"
        + " origin=(\(GnuplotText.number(x)),\(GnuplotText.number(y))) format='%uchar%uchar%uchar%uchar'"
        + " using 1:2:3:4 with rgbalpha notitle")
  }

  /// Rows of numbers as one thing to plot.
  private mutating func add(_ columns: [[Double]], _ using: String, _ looks: String, _ title: String) {
    let count = columns[0].count
    guard count > 0 else {
      if title != "notitle" { elements.append("NaN \(looks.replacing(" variable", with: " 1")) \(title)") }
      return
    }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(count * columns.count * 8)
    for row in 0..<count {
      for column in columns {
        // What is not finite leaves a gap.
        let value = column[row].isFinite ? column[row] : .nan
        withUnsafeBytes(of: value) { bytes.append(contentsOf: $0) }
      }
    }
    markCount += count
    let format = String(repeating: "%float64", count: columns.count)
    elements.append("'\(file(bytes))' binary record=(\(count)) format='\(format)' using \(using) \(looks) \(title)")
  }

  private mutating func file(_ bytes: [UInt8]) -> String {
    let name = "data\(firstFile + files.count)"
    files[name] = bytes
    return name
  }
}
