import Charts
import Foundation
import Tensors
import Testing



/// What matplotlib computes; `make_golden.py` wrote it.
private let golden: [String: Any] = {
  let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Golden/matplotlib.json")
  return try! JSONSerialization.jsonObject(with: Data(contentsOf: file)) as! [String: Any]
}()

private func numbers(_ value: Any?) -> [Double] { (value as! [NSNumber]).map(\.doubleValue) }

@Suite(.serialized) struct MatplotlibTests {
  private static let drawings: [String: (Axes) -> Void] = [
    "line": { $0.plot([1.0, 2.0, 4.0], [10.0, -5.0, 3.0]) },
    "heights alone": { $0.plot([3.0, 1.0, 2.0, 8.0]) },
    "one point": { $0.plot([2.0], [5.0], "o") },
    "constant": { $0.plot([7.0, 7.0, 7.0]) },
    "zeros": { $0.plot([0.0, 0.0]) },
    "gaps": { $0.plot([1.0, Double.nan, 3.0, 2.0]) },
    "empty": { _ in },
    "bars": { $0.bar([0, 1, 2], [3.0, 5.0, 2.0]) },
    "bars below": { $0.bar([0, 1], [3.0, -5.0], 0.25) },
    "stacked bars": { axes in
      axes.bar([0, 1], [1.0, 2.0])
      axes.bar([0, 1], [2.0, 2.0], bottom: [1.0, 2.0])
    },
    "horizontal bars": { $0.barh([0, 1], [3.0, 5.0]) },
    "histogram": { $0.hist([1.0, 2.0, 2.5, 4.0], bins: 3) },
    "image": { $0.imshow(tf.zeros([4, 6])) },
    "area": { $0.fillBetween([0.0, 1.0, 2.0], [1.0, 2.0, 3.0]) },
    "rule": { axes in
      axes.plot([1.0, 2.0])
      axes.axhline(y: 9)
    },
    "set by hand": { axes in
      axes.plot([1.0, 2.0])
      axes.setYlim([0, 5])
      axes.setXlim(-1)
    },
    "logarithmic": { axes in
      axes.plot([1.0, 10.0, 1000.0])
      axes.setYscale(.log)
    },
  ]

  @Test func limitsAreMatplotlibs() {
    let cases = golden["limits"] as! [String: Any]
    #expect(Set(cases.keys) == Set(Self.drawings.keys))
    for (name, draw) in Self.drawings {
      let (figure, axes) = plt.subplots()
      draw(axes)
      let limits = [axes.getXlim().0, axes.getXlim().1, axes.getYlim().0, axes.getYlim().1]
      for (own, theirs) in zip(limits, numbers(cases[name])) {
        #expect(abs(own - theirs) <= 1e-9 * max(abs(theirs), 1), "\(name): \(limits), matplotlib \(numbers(cases[name]))")
      }
      plt.close(figure)
    }
  }

  @Test func histogramsAreNumPys() {
    let values = numbers(golden["values"])
    for item in golden["histograms"] as! [[String: Any]] {
      let range = (item["range"] as? [NSNumber]).map { ($0[0].doubleValue, $0[1].doubleValue) }
      let (figure, axes) = plt.subplots()
      let (counts, edges) = axes.hist(
        values, bins: (item["bins"] as! NSNumber).intValue, range: range, density: (item["density"] as! NSNumber).boolValue)
      #expect(zip(counts, numbers(item["counts"])).allSatisfy { abs($0 - $1) < 1e-9 } && counts.count == numbers(item["counts"]).count)
      #expect(zip(edges, numbers(item["edges"])).allSatisfy { abs($0 - $1) < 1e-12 })
      plt.close(figure)
    }
  }

  @Test func colorsAreMatplotlibs() {
    for (name, channels) in golden["colors"] as! [String: Any] {
      let color = Color(name)
      #expect(color.map { [Double($0.red), Double($0.green), Double($0.blue)] } == numbers(channels), "\(name)")
    }
    #expect(Color("no colour") == nil && Color("#12345") == nil && Color("1.5") == nil)
  }

  @Test func colorMapsAreMatplotlibsToAFewSteps() {
    for (name, rows) in golden["maps"] as! [String: Any] {
      let map = ColorMap(named: name)!
      for (place, row) in zip([0.0, 0.1, 0.37, 0.5, 0.9, 1.0], rows as! [Any]) {
        let own = [map[place].red, map[place].green, map[place].blue].map(Double.init)
        #expect(zip(own, numbers(row)).allSatisfy { abs($0 - $1) <= 6 }, "\(name) at \(place): \(own), matplotlib \(numbers(row))")
      }
    }
  }

  @Test func formatsAreTakenApart() {
    #expect(FormatString("b-o") == FormatString("bo-") && FormatString("b-o")?.marker == .circle && FormatString("b-o")?.line == .solid)
    #expect(FormatString("r--")?.line == .dashed && FormatString("r--")?.marker == nil)
    #expect(FormatString("orange")?.color == Color("orange") && FormatString("C1:")?.color == Color("C1"))
    #expect(FormatString(".")?.line == nil && FormatString("")?.color == nil && FormatString("-.")?.line == .dashDot)
    #expect(FormatString("qq") == nil && FormatString("b-r-") == nil)
  }
}
