import Datasets
import Foundation
import Tensors
import Testing

/// Order, contents and cardinality of pipelines as TensorFlow has them.
@Suite(.serialized) struct PipelineGoldenTests {
  private let golden = Golden.object("pipeline.json")
  private typealias D = tf.data.Dataset<Tensor>

  private func rows(_ data: Dataset<Tensor>) -> [[Double]] { data.map { $0.numpy().toDoubles() } }

  /// What a case's name says.
  private func pipeline(_ name: String) -> D? {
    let words = name.split(separator: " ").map(String.init)
    let n = words.compactMap(Int.init)
    switch words.first! {
    case "interleave":
      return D.range(n[0]).interleave(
        { x in D.fromTensors(x).repeat(Int(x.item()) % 3 + 1) }, cycleLength: n[1], blockLength: n[2])
    case "padded":
      let data = D.fromGenerator({ [3, 1, 0, 4, 2].map { tf.range($0) + 1 } })
      if words[1] == "to" { return data.paddedBatch(n[2], paddedShapes: [5], paddingValues: -1, dropRemainder: n[3] == 1) }
      return data.paddedBatch(n[0], dropRemainder: n[1] == 1)
    case "batch": return D.range(n[0]).batch(n[1], dropRemainder: n[2] == 1)
    case "shard": return D.range(n[0]).shard(n[1], n[2])
    case "take": return D.range(n[0]).take(n[1])
    case "skip": return D.range(n[0]).skip(n[1])
    case "repeat":
      let data = D.range(n[0]).repeat(n[1])
      return words[1] == "batch" ? data.batch(4) : data
    case "range": return n.count == 1 ? D.range(n[0]) : n.count == 2 ? D.range(n[0], n[1]) : D.range(n[0], n[1], n[2])
    case "unbatch": return D.range(7).batch(3).unbatch()
    case "concatenate": return D.range(3).concatenate(D.range(5, 7))
    case "flatMap": return D.range(4).flatMap { x in D.range(Int(x.item())) }
    case "takeWhile": return D.range(9).takeWhile { $0 < 4 }
    case "filter": return D.range(9).filter { x in x % 3 != 1 }
    default: return nil
    }
  }

  @Test func elementsComeInTensorFlowsOrder() throws {
    var count = 0
    for (name, value) in golden["cases"] as! [String: [String: Any]] where !name.hasPrefix("window") {
      let data = try #require(pipeline(name), "\(name)")
      let wanted = (value["elements"] as! [Any]).map { ($0 as? [NSNumber])?.map(\.doubleValue) ?? [($0 as? NSNumber)?.doubleValue ?? .nan] }
      // Batches of padded rows are matrices.
      let nested = (value["elements"] as! [Any]).map { ($0 as? [[NSNumber]])?.joined().map(\.doubleValue) }
      for (index, row) in rows(data).enumerated() {
        #expect(row == (nested[index] ?? wanted[index]), "\(name), element \(index)")
      }
      #expect(rows(data).count == wanted.count, "\(name)")
      // Of generated elements nobody knows the number beforehand.
      if !name.hasPrefix("padded") { #expect(data.cardinality() == (value["cardinality"] as! NSNumber).intValue, "\(name)") }
      count += 1
    }
    #expect(count > 150)
  }

  @Test func windowsAreTensorFlows() {
    var count = 0
    for (name, value) in golden["cases"] as! [String: [String: Any]] where name.hasPrefix("window") {
      let n = name.split(separator: " ").compactMap { Int($0) }
      let windows = D.range(n[0]).window(n[1], shift: n[2], stride: n[3], dropRemainder: n[4] == 1)
      let found: [[Double]] = windows.map { numbers($0) }
      let wanted = (value["elements"] as! [[NSNumber]]).map { $0.map(\.doubleValue) }
      #expect(found == wanted, "\(name)")
      #expect(windows.cardinality() == (value["cardinality"] as! NSNumber).intValue, "\(name)")
      count += 1
    }
    #expect(count == 216)
  }

  @Test func signaturesAreTensorFlows() {
    let pair = tf.data.Dataset.fromTensorSlices((tf.zeros([10, 4, 3], dtype: .uint8), tf.zeros([10], dtype: .int64)))
    let specs: [String: (TensorSpec, TensorSpec)] = [
      "slices": pair.elementSpec, "batch": pair.batch(4).elementSpec,
      "batch drop": pair.batch(5, dropRemainder: true).elementSpec,
      "map": pair.map { x, y in (tf.reshape(tf.cast(x, .float32), [-1]), tf.oneHot(y, 5)) }.elementSpec,
      "batch map": pair.batch(4).map { x, y in (tf.cast(x, .float32) / 255, y) }.elementSpec,
      "shuffle repeat": pair.shuffle(3).repeat().take(3).skip(1).cache().prefetch(1).elementSpec,
      "unbatch": pair.batch(2).unbatch().elementSpec,
    ]
    for (name, wanted) in golden["specs"] as! [String: [String]] {
      let found = specs[name]!
      #expect(["\(found.0)", "\(found.1)"] == wanted, "\(name)")
    }
  }
}
