import Charts
import Display
import Foundation
import FoundationXML
import Tensors
import Testing

@Suite(.serialized) struct RenderingTests {
  private func svg(_ figure: Figure) -> String {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("chart-\(UUID().uuidString).svg")
    defer { try? FileManager.default.removeItem(at: file) }
    try? figure.savefig(file.path)
    return (try? String(contentsOf: file, encoding: .utf8)) ?? ""
  }

  /// Elements and words of a drawing, as a browser sees them.
  private final class Content: NSObject, XMLParserDelegate {
    var elements: [String: Int] = [:]
    var text = ""
    func parser(_ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?, attributes: [String: String]) {
      elements[name, default: 0] += 1
    }
    func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }
  }

  private func parsed(_ figure: Figure) -> Content? {
    let content = Content()
    let parser = XMLParser(data: Data(svg(figure).utf8))
    parser.delegate = content
    return parser.parse() ? content : nil
  }

  @Test func aChartHoldsItsWords() throws {
    let (figure, axes) = plt.subplots()
    axes.plot([1.0, 2.0, 3.0], "b-", label: "Training ŷ²")
    axes.setTitle("Losses → ✓", fontweight: .bold)
    axes.setXlabel("Epoch")
    axes.setYlabel("Loss × 10")
    axes.text(0.5, 1.5, "first line\nsecond line", bbox: TextBox(facecolor: "lightyellow"))
    axes.legend()
    let content = try #require(parsed(figure))
    for words in ["Training ŷ²", "Losses → ✓", "Epoch", "Loss × 10", "first line", "second line"] {
      #expect(content.text.contains(words), "\(words) is missing")
    }
  }

  @Test func hostileWordsStayWords() throws {
    let mark = FileManager.default.temporaryDirectory.appendingPathComponent("chart-\(UUID().uuidString)").path
    let hostile = [
      "`touch \(mark)`", "\"; system(\"touch \(mark)\"); \"", "'; system('touch \(mark)'); '", "\\\"\n!touch \(mark)\n\"",
      "@macro $x^2$ {/Bold x} %d %s %n 50%", "a\u{0}b", "</text><script>alert(1)</script>", "#{}[]", "\u{1b}[31m", "0.3\\0563",
    ]
    for text in hostile {
      let (figure, axes) = plt.subplots()
      axes.plot([1.0, 2.0], label: text)
      axes.setTitle(text)
      axes.setXlabel(text, fontweight: .bold)
      axes.setXticks([0, 1], [text, text])
      axes.text(0.2, 1.2, text, fontweight: .bold, bbox: TextBox())
      axes.legend(title: text)
      figure.suptitle(text, fontweight: .bold)
      let content = try #require(parsed(figure), "\(text) broke the drawing")
      #expect(content.elements["script"] == nil)
      let plain = text.filter { $0.isLetter }
      #expect(content.text.filter { $0.isLetter }.contains(plain) || plain.isEmpty, "\(text) is not shown as it is")
    }
    #expect(!FileManager.default.fileExists(atPath: mark))
  }

  @Test func awkwardSeriesAreDrawn() throws {
    let (figure, grid) = plt.subplots(3, 3)
    let axes = grid.flat
    axes[0].plot([Double]())
    axes[1].plot([1.0])
    axes[2].plot([2.0, 2.0, 2.0])
    axes[3].plot([Double.nan, .infinity, -.infinity])
    axes[4].plot([1e308, -1e308])
    axes[5].plot([1e-300, 2e-300])
    axes[6].bar([Double](), [Double]())
    axes[7].plot([-1.0, 0.0, 1.0])
    axes[7].setYscale(.log)
    axes[8].imshow([[Double.nan, 1.0], [2.0, .infinity]])
    #expect(parsed(figure) != nil)
    #expect(figure.mimeBundle.payloads["image/png"] != nil)
  }

  @Test func manyPointsBecomeAPictureOfPixels() {
    let (figure, axes) = plt.subplots()
    axes.scatter(tf.random.normal([50_000], seed: 1), tf.random.normal([50_000], seed: 2))
    let bundle = figure.mimeBundle
    #expect(bundle.payloads["image/svg+xml"] == nil)
    guard case .bytes(let png)? = bundle.payloads["image/png"] else {
      Issue.record("no picture")
      return
    }
    #expect(png.starts(with: [0x89, 0x50, 0x4e, 0x47]))
  }

  @Test func aDrawingFitsThePageAndFramedWordsAreShownAsPixels() throws {
    let (figure, axes) = plt.subplots()
    axes.plot([1.0, 2.0])
    guard case .text(let text)? = figure.mimeBundle.payloads["image/svg+xml"] else {
      Issue.record("no drawing")
      return
    }
    #expect(text.contains("max-width:100%"))
    axes.text(0, 1, "framed", bbox: TextBox())
    #expect(figure.mimeBundle.payloads["image/svg+xml"] == nil && figure.mimeBundle.payloads["image/png"] != nil)
  }

  @Test func theTextDrawingShowsTheCurve() throws {
    let (figure, axes) = plt.subplots()
    axes.plot([0.0, 1.0, 4.0, 9.0], label: "squares")
    axes.setTitle("growth")
    axes.legend()
    let text = try #require(figure.mimeBundle.plainText)
    #expect(text.contains("growth") && text.contains("squares") && text.contains("*"))
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 79 })
  }

  @Test func everyFormatIsWrittenAndOthersAreRefused() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("charts-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let (figure, axes) = plt.subplots()
    axes.plot([1.0, 2.0])
    for (name, head) in [("a.png", "\u{89}PNG"), ("a.svg", "<?xml"), ("a.pdf", "%PDF")] {
      let file = folder.appendingPathComponent(name)
      try figure.savefig(file.path)
      #expect(try Data(contentsOf: file).starts(with: head.unicodeScalars.map { UInt8($0.value) }), "\(name)")
    }
    #expect(throws: ChartError.self) { try figure.savefig(folder.appendingPathComponent("a.bmp").path) }
    #expect(throws: ChartError.self) { try figure.savefig(folder.appendingPathComponent("missing/a.png").path) }
    plt.close(figure)
  }

  @Test func whatIsOpenIsShownOnce() {
    let sink = RecordingOutputSink()
    let outer = ExecutionContext.current
    ExecutionContext.current = ExecutionContext(sink: sink)
    defer { ExecutionContext.current = outer }
    OpenFigures.showAll()
    let before = sink.events.count
    plt.plot([1.0, 2.0])
    plt.title("one")
    OpenFigures.showAll()
    OpenFigures.showAll()
    #expect(sink.events.count == before + 1)
    plt.plot([3.0])
    plt.show()
    OpenFigures.showAll()
    #expect(sink.events.count == before + 2)
  }

  @Test func misuseNamesTheValues() {
    func message(_ body: () -> Void) -> String {
      let outer = ExecutionContext.current
      ExecutionContext.current = ExecutionContext(sink: RecordingOutputSink())
      defer { ExecutionContext.current = outer }
      body()
      return ExecutionContext.current.failure.map { "\($0)" } ?? ""
    }
    #expect(message { plt.plot([1, 2, 3], [1, 2]) }.contains("x has 3 values, y has 2"))
    #expect(message { plt.plot([1, 2], color: "blurple") }.contains("'blurple' is no colour"))
    #expect(message { plt.plot([1, 2], "zz") }.contains("'zz' is no format"))
    #expect(message { plt.imshow(tf.zeros([2, 3, 7])) }.contains("(2, 3, 7)"))
    #expect(message { plt.imshow(tf.zeros([2, 3]), cmap: "none of these") }.contains("viridis"))
    #expect(message { plt.subplot(2, 2, 5) }.contains("cell 5"))
    #expect(message { _ = plt.subplots(2, 2).1[0] }.contains("takes two indices"))
    #expect(message { plt.ylim([1, 2, 3]) }.contains("found 3"))
    plt.close()
  }

  @Test func barsGiveTheirGeometryBack() {
    let (figure, axes) = plt.subplots()
    let bars = axes.bar(np.array([1, 2]) - 0.25, [3.0, 4.0], 0.25)
    #expect(bars.map { [$0.x, $0.getWidth(), $0.getHeight()] } == [[0.625, 0.25, 3], [1.625, 0.25, 4]])
    plt.close(figure)
  }
}
