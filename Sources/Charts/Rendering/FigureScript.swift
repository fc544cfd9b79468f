/// gnuplot's commands for a figure, the same for every format.
struct FigureScript {
  private(set) var commands = "set multiplot\n"
  private(set) var files: [String: [UInt8]] = [:]
  /// How many points, bars and cells are drawn.
  private(set) var markCount = 0

  init(_ figure: Figure) {
    let titleShare = figure.title.text.isEmpty ? 0 : min(0.4, (figure.title.style.size ?? 12) * 2.4 / 72 / figure.figsize.1)
    if titleShare > 0 {
      commands += "set label 1 \(GnuplotText.styled(figure.title.text, figure.title.style, defaultSize: 12))"
        + " at screen 0.5,\(GnuplotText.number(1 - titleShare / 2)) center\n"
      commands += "unset border\nunset tics\nunset key\nset lmargin 0\nset rmargin 0\nset tmargin 0\nset bmargin 0\n"
        + "set xrange [0:1]\nset yrange [0:1]\nplot NaN notitle\n"
    }
    for axes in figure.axes {
      let place = axes.place
      let (columns, rows) = (place.columnRange, place.rowRange)
      let width = Double(columns.count) / Double(place.columns)
      let height = Double(rows.count) / Double(place.rows) * (1 - titleShare)
      let left = Double(columns.lowerBound) / Double(place.columns)
      let bottom = (1 - titleShare) * (1 - Double(rows.upperBound + 1) / Double(place.rows))
      let pixels = (width: width * Double(figure.pixels.width), height: height * Double(figure.pixels.height))
      var script = AxesScript(axes, pixels: pixels, firstFile: files.count)
      script.write()
      commands += "reset\nset origin \(left),\(bottom)\nset size \(axes.isAspectEqual ? "ratio -1 " : "")\(width),\(height)\n"
      commands += script.commands
      files.merge(script.files) { first, _ in first }
      markCount += script.markCount
    }
    commands += "unset multiplot\nreset\n"
  }
}
