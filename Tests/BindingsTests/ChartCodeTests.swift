import Testing

@Suite(.serialized) struct ChartCodeTests {
  private let notebook = NotebookCode()

  @Test func theTutorialsChartsAreDrawnLineByLine() {
    let code = """
      let (fig, axes) = plt.subplots(1, 2, figsize: (14, 5))
      var ax = axes[0]
      ax.plot([1.0, 0.5, 0.3], "b-o", linewidth: 2.5, markersize: 8, label: "loss", alpha: 0.8)
      ax.axhline(y: 0, color: "black", linestyle: "--", alpha: 0.5)
      ax.fillBetween(0..<3, [1.0, 0.5, 0.3], alpha: 0.2, color: "blue")
      ax.setTitle("Losses", fontsize: 13, fontweight: .bold)
      ax.setXticks([0, 1, 2], ["a", "b", "c"])
      ax.legend(fontsize: 10, loc: .upperRight)
      ax.grid(true, alpha: 0.3, axis: .y)
      ax = axes[1]
      let bars = ax.bar(np.arange(2) - 0.25, [0.9, 0.8], 0.25, label: "a", color: "salmon", alpha: 0.8, edgecolor: "black")
      for bar in bars { ax.text(bar.getX() + bar.getWidth() / 2, bar.getHeight(), "\\(bar.height, ".2f")", ha: .center, va: .bottom) }
      ax.text(0.5, 0.95, "best", transform: ax.transAxes, bbox: TextBox(boxstyle: "round", facecolor: "lightyellow"))
      print(bars.count, ax.getYlim())
      plt.close(fig)
      """
    #expect(notebook.run(code) == "2 (0.0, 0.9450000000000001)\n")
  }

  @Test func limitsAreReadAndSet() {
    #expect(notebook.run("plt.plot([1.0, 3.0])\nplt.ylim([0, plt.ylim().1])\nprint(plt.ylim())\nplt.close()") == "(0.0, 3.1)\n")
    #expect(notebook.run("plt.rcParams[\"figure.figsize\"] = [10, 6]\nprint(plt.figure())\nplt.close()\nplt.rcParams[\"figure.figsize\"] = [6.4, 4.8]") == "Figure(1000x600)\n")
  }

  @Test func mistakesNameTheCall() {
    #expect(notebook.run("plt.plot([1, 2, 3], [1, 2])").contains("x has 3 values, y has 2"))
    notebook.run("plt.close()")
  }
}
