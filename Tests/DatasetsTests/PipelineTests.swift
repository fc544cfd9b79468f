import Datasets
import Display
import Foundation
import Tensors
import Testing

@Suite(.serialized) struct PipelineTests {
  private typealias D = tf.data.Dataset<Tensor>
  private let images = tf.reshape(tf.cast(tf.range(10 * 6), .uint8), [10, 2, 3])
  private var pairs: Dataset<(Tensor, Tensor)> { tf.data.Dataset.fromTensorSlices((images, tf.range(10))) }

  private func scaled(_ x: Tensor, _ y: Tensor) -> (Tensor, Tensor) { (tf.cast(x, .float32) / 255, y) }

  // MARK: functions

  @Test func aMappedFunctionIsTracedOnceAndRunsForEveryElement() {
    var calls = 0
    let data: Dataset<Tensor> = D.range(100).map { x in
      calls += 1
      return x * x
    }
    #expect(numbers(data) == (0..<100).map { Double($0 * $0) })
    #expect(numbers(data.batch(7)) == (0..<100).map { Double($0 * $0) })
    #expect(calls == 1)
  }

  @Test func mappingBlocksGivesWhatMappingElementsGives() {
    let table = tf.constant([1.0, 10.0, 100.0])
    let functions: [(Tensor) -> Tensor] = [
      { tf.cast($0, .float32) / 255 }, { tf.cast($0, .float32) * table }, { tf.reshape(tf.cast($0, .float32), [-1]) + 1 },
      { tf.reduceSum(tf.cast($0, .float32), axis: 0) }, { tf.expandDims(tf.cast($0, .float32), axis: -1) - tf.cast($0, .float32)[0..., .newaxis] },
      { tf.transpose(tf.cast($0, .float32)) }, { tf.where($0 > 30, tf.cast($0, .float32), tf.zeros([2, 3])) },
      { tf.cast($0[0], .float32) },
    ]
    for (number, function) in functions.enumerated() {
      let source = tf.data.Dataset.fromTensorSlices(images)
      let wanted: [[Double]] = images.map { function($0).numpy().toDoubles() }
      #expect(numbers(source.map(function)) == wanted.flatMap { $0 }, "function \(number) on elements")
      #expect(numbers(source.map(function).batch(4)) == wanted.flatMap { $0 }, "function \(number) on blocks")
    }
  }

  @Test func randomOperationsDrawAnewForEveryElementAndPass() {
    let noise: Dataset<Tensor> = D.range(50).map { _ in tf.random.uniform([]) }
    let (first, second) = (numbers(noise), numbers(noise))
    #expect(Set(first).count == 50)
    #expect(Set(first + second).count == 100)
    let kept = noise.cache()
    let frozen = numbers(kept)
    #expect(numbers(kept) == frozen)
    #expect(numbers(kept.batch(8)) == frozen)
  }

  @Test func aFailureNamesTheElement() {
    let rows = tf.constant([1.0, 2.0])
    let failure = failureOf {
      for _ in D.fromTensorSlices([0, 1, 5, 0]).map({ tf.gather(rows, $0) }) {}
    }
    #expect(failure?.context.contains("map of element 2") == true)
    let inGenerator = failureOf {
      let data = D.fromGenerator({ [tf.constant(1), tf.constant([2])] }, outputSignature: tf.TensorSpec(shape: [], dtype: .int32))
      for _ in data {}
    }
    #expect(inGenerator?.message.contains("element 1 is int32 of shape (1,)") == true)
  }

  @Test func elementsOfDifferentShapesAreBatchedByNobody() {
    let failure = failureOf { for _ in D.fromGenerator({ [tf.constant([1]), tf.constant([1, 2])] }).batch(2) {} }
    #expect(failure?.message == "elements differ in shape: the first is (1,), element 1 of the same batch is (2,); paddedBatch makes them equally long")
  }

  @Test func misuseIsRefusedWithItsNumbers() {
    let data = D.range(5)
    #expect(failureOf { _ = data.batch(0) }?.message == "the batch size must be positive, not 0")
    #expect(failureOf { _ = data.shuffle(-3) }?.message == "the buffer size must be positive, not -3")
    #expect(failureOf { _ = data.window(0) }?.message.contains("found 0, 0 and 1") == true)
    #expect(failureOf { _ = data.shard(2, 2) }?.message == "index 2 is none of 2 shards")
    #expect(failureOf { _ = data.prefetch(-2) }?.message.contains("-2") == true)
    #expect(failureOf { _ = D.range(1, 5, 0) }?.message == "the step must not be 0")
    #expect(failureOf { _ = next(iter(data.take(0))) }?.message.contains("StopIteration") == true)
    #expect(failureOf { for _ in data.filter({ $0 + 1 }) {} }?.message.contains("must give one boolean") == true)
  }

  @Test func hugeNumbersAreFine() {
    let data = D.range(3)
    #expect(numbers(data.batch(.max)) == [0, 1, 2])
    #expect(numbers(data.take(.max)) == [0, 1, 2])
    #expect(numbers(data.skip(.max)) == [])
    #expect(numbers(data.shuffle(.max)).sorted() == [0, 1, 2])
    #expect(numbers(data.paddedBatch(.max)) == [0, 1, 2])
    #expect(data.repeat(.max).cardinality() == .max)
    #expect((data.window(.max, shift: .max, stride: .max).map { numbers($0) } as [[Double]]) == [[0]])
    #expect(failureOf { _ = D.range(.min, .max) } != nil)
  }

  // MARK: order

  @Test func shufflingIsRepeatedBySeeds() {
    let data = D.range(20)
    let shuffled = data.shuffle(20, seed: 1)
    let (first, second) = (numbers(shuffled), numbers(shuffled))
    #expect(first != second)
    let fixed = data.shuffle(20, seed: 1, reshuffleEachIteration: false)
    #expect(numbers(fixed) == numbers(fixed))
    tf.random.setSeed(5)
    let a = numbers(data.shuffle(20))
    tf.random.setSeed(5)
    #expect(numbers(data.shuffle(20)) == a)
  }

  @Test func aSmallBufferShufflesLocally() {
    let order = numbers(D.range(100).shuffle(5, seed: 3))
    for (place, value) in order.enumerated() { #expect(Int(value) < place + 5) }
    #expect(order.sorted() == (0..<100).map(Double.init))
  }

  @Test func pairsStayTogetherThroughEverything() {
    let data = pairs.map(scaled).shuffle(10).repeat(3).batch(4).prefetch(2)
    var seen = 0
    for (x, y) in data {
      for (image, label) in zip(x, y) {
        #expect(abs(Double(image[0, 0].item()) * 255 - label.item() * 6) < 1e-4)
        seen += 1
      }
    }
    #expect(seen == 30)
  }

  // MARK: threads and caches

  @Test func prefetchingChangesNothing() {
    let plain = D.range(1000).map { $0 * 3 }.batch(32)
    for size in [0, 1, 2, 100, tf.data.autotune] { #expect(numbers(plain.prefetch(size)) == numbers(plain)) }
    let nested = plain.prefetch(1).unbatch().repeat(2).batch(7).prefetch(3)
    #expect(numbers(nested) == numbers(plain) + numbers(plain))
  }

  @Test func aPrefetchingPassMayBeLeftEarly() {
    for _ in 0..<50 {
      for (x, _) in pairs.map(scaled).repeat().batch(3).prefetch(2) {
        #expect(x.count == 3)
        break
      }
    }
  }

  @Test func aFailureBehindTheScenesComesWithItsElement() {
    var seen = 0
    let ragged = D.fromTensorSlices([1, 1, 1, 1]).concatenate(D.fromTensorSlices([1]))
    let failure = failureOf {
      for _ in ragged.batch(2).unbatch().unbatch().prefetch(3) { seen += 1 }
    }
    #expect(failure?.message.contains("have no rows") == true)
    #expect(seen == 0)
  }

  @Test func twoPassesOfOneDataSetDoNotDisturbEachOther() {
    let data = D.range(64).map { tf.cast($0, .float32) + 0.5 }.batch(4).prefetch(2)
    let (a, b) = (iter(data), iter(data))
    for place in 0..<16 {
      #expect(next(a)[0].item() == Double(place * 4) + 0.5)
      #expect(next(b)[3].item() == Double(place * 4 + 3) + 0.5)
    }
  }

  @Test func aCacheIsFilledByTheFirstWholePassOnly() throws {
    var made = 0
    let data = D.fromGenerator({
      made += 1
      return [tf.constant(1), tf.constant(2), tf.constant(3)]
    }).cache()
    _ = next(iter(data))
    #expect(numbers(data) == [1, 2, 3])
    #expect(numbers(data.shuffle(3)).sorted() == [1, 2, 3])
    #expect(made == 2)
    try inTemporaryFolder { folder in
      let source = pairs.map(scaled).cache(folder + "/kept")
      let first: [[Double]] = source.map { x, y in x.numpy().toDoubles() + [y.item()] }
      let again = tf.data.Dataset.fromTensorSlices((tf.zeros([0, 2, 3]), tf.zeros([0]))).cache(folder + "/kept")
      #expect(again.map { x, y in x.numpy().toDoubles() + [y.item()] } as [[Double]] == first)
    }
  }

  @Test func aDamagedCacheFileIsRefused() throws {
    try inTemporaryFolder { folder in
      try Data([1, 2, 3]).write(to: URL(fileURLWithPath: folder + "/kept.npz"))
      let failure = failureOf { for _ in D.range(3).cache(folder + "/kept") {} }
      #expect(failure?.message.contains("kept.npz") == true)
    }
  }

  // MARK: elements

  @Test func dictionariesKeepTheirNames() {
    let data = tf.data.Dataset.fromTensorSlices((["b": [1, 2, 3], "a": [[1.0], [2.0], [3.0]]], [0, 1, 0]))
    for (row, y) in data.batch(3).take(1) {
      #expect(row["a"]!.shape.dims == [3, 1])
      #expect(row["b"]!.numpy().toDoubles() == [1, 2, 3])
      #expect(y.count == 3)
    }
    let renamed = data.map { row, y in ["sum": tf.cast(row["b"]!, .float32) + row["a"]![0], "y": y] }
    for row in renamed.skip(2) { #expect(row["sum"]!.item() == 6 && row["y"]!.item() == 0) }
  }

  @Test func stringsAreElementsToo() {
    let data = tf.data.Dataset.fromTensorSlices((["one", "two", "", "three"], [1, 2, 0, 3])).shuffle(4).batch(3)
    var found: [String: Double] = [:]
    for (words, counts) in data { for (word, count) in zip(words, counts) { found["\(word.numpy())"] = count.item() } }
    #expect(found.values.sorted() == [0, 1, 2, 3])
    let padded = D.fromGenerator({ [tf.constant(["a"]), tf.constant(["b", "c"])] }).paddedBatch(2)
    for batch in padded { #expect("\(batch.numpy())".contains("b''")) }
  }

  @Test func zippedAndNumberedElementsNest() {
    var text: [String] = []
    for (i, (x, (a, b))) in tf.data.Dataset.zip(D.range(2), pairs).enumerate(start: 5) {
      text.append("\(i.item()) \(x.item()) \(a.shape) \(b.item())")
    }
    #expect(text == ["5.0 0.0 (2, 3) 0.0", "6.0 1.0 (2, 3) 1.0"])
  }

  @Test func windowsOfPairsAreSeriesWithTargets() {
    let series = D.range(8).window(4, shift: 1, dropRemainder: true).flatMap { $0.batch(4) }.map { w in (w[..<(-1)], w[-1]) }
    var targets: [Double] = []
    for (x, y) in series {
      #expect(x.shape.dims == [3])
      targets.append(y.item())
    }
    #expect(targets == [3, 4, 5, 6, 7])
    for (x, y) in pairs.window(3).take(1) { #expect(Array(x).count == 3 && Array(y)[2].item() == 2) }
  }

  @Test func aVariablesElementsAreThoseItHad() {
    let variable = tf.Variable([1.0, 2.0])
    let data = D.fromTensorSlices(variable)
    variable.assign([8.0, 9.0])
    #expect(numbers(data) == [1, 2])
  }

  @Test func debugModeRunsFunctionsOnEachElement() {
    var seen: [Double] = []
    tf.data.experimental.enableDebugMode()
    defer { MapFunction.leaveDebugMode() }
    let data: Dataset<Tensor> = D.range(3).map { x in
      seen.append(x.item())
      return x
    }
    #expect(numbers(data.batch(2)) == [0, 1, 2])
    #expect(seen == [0, 1, 2])
  }
}
