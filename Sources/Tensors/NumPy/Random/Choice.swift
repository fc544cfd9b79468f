import Display

/// Drawing elements of a population: what RandomState and the newer generator share.
struct Choice {
  private let source: NumPyRandom
  private let population: Tensor
  private let size: (any TensorConvertible)?
  private let replace: Bool
  private let p: (any TensorConvertible)?

  init(
    _ source: NumPyRandom, _ population: Tensor, _ size: (any TensorConvertible)?, _ replace: Bool,
    _ p: (any TensorConvertible)?
  ) {
    self.source = source
    self.population = population
    self.size = size
    self.replace = replace
    self.p = p
  }

  /// `integers` draws evenly below a number in a shape, `withoutReplacement` so many distinct ones.
  func draw(
    _ integers: (Int, [Int]) -> Tensor, withoutReplacement distinct: (Int, Int) -> [Int64]
  ) -> NDArray {
    if ExecutionContext.current.mustStop { return NDArray(.inert) }
    let pool = population.dims[0]
    var dims: [Int] = []
    if let size {
      guard let given = shapeArgument(size, "random.choice") else { return NDArray(.inert) }
      dims = given
    }
    guard dims.allSatisfy({ $0 >= 0 }), TensorSpec(.float64, dims).sizeProblem == nil else {
      return fail("a size of \(dims.shapeText) cannot be drawn")
    }
    let count = dims.elementCount
    guard pool > 0 || count == 0 else { return fail("there is nothing to choose from") }
    guard replace || count <= pool else {
      return fail("\(count) different ones of \(pool) cannot be drawn; use replace: true")
    }
    let places: Tensor
    if let p {
      guard let weights = weights(p, pool) else { return NDArray(.inert) }
      guard let drawn = replace ? search(weights, source.uniforms(count)) : distinctByWeight(weights, count) else {
        return NDArray(.inert)
      }
      places = Tensor(drawn, dtype: .int64, dims: dims)
    } else if replace {
      places = integers(pool, dims)
    } else {
      places = Tensor(distinct(pool, count), dtype: .int64, dims: dims)
    }
    return NDArray(GatherOps.rows(population, places))
  }

  private func fail(_ message: String) -> NDArray { NDArray(failed("random.choice", message)) }

  private func weights(_ p: any TensorConvertible, _ pool: Int) -> [Double]? {
    let tensor = Tensor.cast(array(p, "random.choice"), to: .float64)
    if ExecutionContext.current.mustStop { return nil }
    guard tensor.dims == [pool] else {
      _ = fail("p has shape \(tensor.shape), there are \(pool) to choose from")
      return nil
    }
    let values = tensor.elements(as: Double.self)
    guard values.allSatisfy({ $0 >= 0 }) else {
      _ = fail("probabilities are not negative")
      return nil
    }
    let total = values.reduce(0, +)
    guard (total - 1).magnitude <= 1.5e-8 else {
      _ = fail("probabilities sum to 1, found \(total)")
      return nil
    }
    return values
  }

  /// For each number in [0, 1) the first place whose cumulated probability is above it.
  private func search(_ weights: [Double], _ uniforms: [Double]) -> [Int64] {
    var cumulated: [Double] = []
    var sum = 0.0
    for weight in weights {
      sum += weight
      cumulated.append(sum)
    }
    return uniforms.map { u in
      var (low, high) = (0, cumulated.count)
      while low < high {
        let middle = (low + high) / 2
        if cumulated[middle] / sum <= u { low = middle + 1 } else { high = middle }
      }
      return Int64(low)
    }
  }

  /// Draws until enough different ones were found; those found have no weight any more.
  private func distinctByWeight(_ weights: [Double], _ count: Int) -> [Int64]? {
    guard weights.filter({ $0 > 0 }).count >= count else {
      _ = fail("fewer than \(count) probabilities are above 0")
      return nil
    }
    var weights = weights
    var found: [Int64] = []
    while found.count < count {
      let uniforms = source.uniforms(count - found.count)
      for place in found { weights[Int(place)] = 0 }
      var fresh: Set<Int64> = []
      for place in search(weights, uniforms) where fresh.insert(place).inserted { found.append(place) }
    }
    return found
  }
}
