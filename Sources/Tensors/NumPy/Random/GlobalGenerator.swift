extension np {
  /// NumPy's random numbers, from the older generator that `np.random.seed` seeds; `defaultRng` gives the newer one.
  public enum random {
    public typealias RandomState = Tensors.RandomState
    public typealias Generator = NumPyGenerator
  }
}

extension np.random {
  /// Starts the random numbers of `np.random` again: equal seeds give equal numbers, NumPy's own.
  ///
  ///     np.random.seed(42)
  ///     print(np.random.randn(3))      // [ 0.49671415 -0.1382643   0.64768854]
  public static func seed(_ seed: Int? = nil) { RandomState.shared.seed(seed) }
  /// Starts again from several numbers.
  public static func seed(_ seed: [Int]) { RandomState.shared.seed(seed) }

  /// A generator of the newer kind, from a seed or starting anywhere.
  ///
  ///     let rng = np.random.defaultRng(42)
  ///     print(rng.integers(0, 10, size: 5))      // [0 7 6 4 4]
  public static func defaultRng(_ seed: Int? = nil) -> NumPyGenerator { NumPyGenerator(seed) }

  /// Standard normal numbers of the given shape.
  public static func randn(_ d: [Int]) -> NDArray { RandomState.shared.randn(d) }
  public static func randn(_ d: Int...) -> NDArray { RandomState.shared.randn(d) }
  /// Numbers spread evenly over [0, 1), of the given shape.
  public static func rand(_ d: [Int]) -> NDArray { RandomState.shared.rand(d) }
  public static func rand(_ d: Int...) -> NDArray { RandomState.shared.rand(d) }
  /// Numbers spread evenly over [0, 1).
  public static func random(_ size: (any TensorConvertible)? = nil) -> NDArray { RandomState.shared.random(size) }
  /// As the other form, with the size labelled.
  public static func random(size: any TensorConvertible) -> NDArray { RandomState.shared.random(size) }
  /// Numbers spread evenly over [0, 1).
  public static func randomSample(_ size: (any TensorConvertible)? = nil) -> NDArray { RandomState.shared.random(size) }

  /// Integers in [low, high), or [0, low).
  ///
  ///     np.random.seed(42)
  ///     print(np.random.randint(0, 10, 5))      // [6 3 7 4 6]
  public static func randint(
    _ low: Int, _ high: Int? = nil, size: (any TensorConvertible)? = nil, dtype: DType = .int64
  ) -> NDArray {
    RandomState.shared.randint(low, high, size: size, dtype: dtype)
  }
  /// As the other form, with the size in third place.
  public static func randint(_ low: Int, _ high: Int, _ size: any TensorConvertible, dtype: DType = .int64) -> NDArray {
    RandomState.shared.randint(low, high, size: size, dtype: dtype)
  }
  /// As the other form, with the bounds labelled.
  public static func randint(
    low: Int, high: Int? = nil, size: (any TensorConvertible)? = nil, dtype: DType = .int64
  ) -> NDArray {
    RandomState.shared.randint(low, high, size: size, dtype: dtype)
  }

  /// Elements drawn from an array (or from the integers below a number), evenly or with probabilities `p`.
  ///
  ///     np.random.seed(42)
  ///     print(np.random.choice(5, 3, replace: false))      // [1 4 2]
  public static func choice(
    _ a: some TensorConvertible, size: (any TensorConvertible)? = nil, replace: Bool = true,
    p: (any TensorConvertible)? = nil
  ) -> NDArray {
    RandomState.shared.choice(a, size: size, replace: replace, p: p)
  }
  /// As the other form, with the size in second place.
  public static func choice(
    _ a: some TensorConvertible, _ size: any TensorConvertible, replace: Bool = true,
    p: (any TensorConvertible)? = nil
  ) -> NDArray {
    RandomState.shared.choice(a, size: size, replace: replace, p: p)
  }

  /// Reorders the rows of an array in place.
  public static func shuffle(_ x: NDArray) { RandomState.shared.shuffle(x) }
  /// The rows of an array in random order; of a number the integers below it.
  public static func permutation(_ x: some TensorConvertible) -> NDArray { RandomState.shared.permutation(x) }

  /// Normally distributed numbers with mean 0 and standard deviation 1.
  public static func standardNormal(_ size: (any TensorConvertible)? = nil) -> NDArray {
    RandomState.shared.standardNormal(size)
  }
  /// As the other form, with the size labelled.
  public static func standardNormal(size: any TensorConvertible) -> NDArray { RandomState.shared.standardNormal(size) }
  /// Exponentially distributed numbers with mean 1.
  public static func standardExponential(_ size: (any TensorConvertible)? = nil) -> NDArray {
    RandomState.shared.standardExponential(size)
  }
}

/// Distributions. Without `size` the result has the shape of the parameters: one number for numbers.
extension np.random {
  /// Normally distributed numbers with mean `loc` and standard deviation `scale`.
  public static func normal(
    _ loc: any TensorConvertible, _ scale: any TensorConvertible = 1.0, size: (any TensorConvertible)? = nil
  ) -> NDArray {
    RandomState.shared.normal(loc, scale, size: size)
  }
  /// As the other form, with the size last.
  public static func normal(
    _ loc: any TensorConvertible, _ scale: any TensorConvertible, _ size: any TensorConvertible
  ) -> NDArray {
    normal(loc, scale, size: size)
  }
  /// As the other form, with labels.
  public static func normal(
    loc: any TensorConvertible = 0.0, scale: any TensorConvertible = 1.0, size: (any TensorConvertible)? = nil
  ) -> NDArray {
    normal(loc, scale, size: size)
  }

  /// Numbers spread evenly over [low, high).
  public static func uniform(
    _ low: any TensorConvertible, _ high: any TensorConvertible = 1.0, size: (any TensorConvertible)? = nil
  ) -> NDArray {
    RandomState.shared.uniform(low, high, size: size)
  }
  /// As the other form, with the size last.
  public static func uniform(
    _ low: any TensorConvertible, _ high: any TensorConvertible, _ size: any TensorConvertible
  ) -> NDArray {
    uniform(low, high, size: size)
  }
  /// As the other form, with labels.
  public static func uniform(
    low: any TensorConvertible = 0.0, high: any TensorConvertible = 1.0, size: (any TensorConvertible)? = nil
  ) -> NDArray {
    uniform(low, high, size: size)
  }

  /// Exponentially distributed numbers with mean `scale`.
  public static func exponential(
    _ scale: any TensorConvertible, size: (any TensorConvertible)? = nil
  ) -> NDArray {
    RandomState.shared.exponential(scale, size: size)
  }
  /// As the other form, with the size last.
  public static func exponential(_ scale: any TensorConvertible, _ size: any TensorConvertible) -> NDArray {
    exponential(scale, size: size)
  }
  /// As the other form, with labels.
  public static func exponential(
    scale: any TensorConvertible = 1.0, size: (any TensorConvertible)? = nil
  ) -> NDArray {
    exponential(scale, size: size)
  }

  /// Gamma distributed numbers; their mean is shape * scale.
  public static func gamma(
    _ shape: any TensorConvertible, _ scale: any TensorConvertible = 1.0, size: (any TensorConvertible)? = nil
  ) -> NDArray {
    RandomState.shared.gamma(shape, scale, size: size)
  }
  /// As the other form, with the size last.
  public static func gamma(
    _ shape: any TensorConvertible, _ scale: any TensorConvertible, _ size: any TensorConvertible
  ) -> NDArray {
    gamma(shape, scale, size: size)
  }
  /// As the other form, with labels.
  public static func gamma(
    shape: any TensorConvertible, scale: any TensorConvertible = 1.0, size: (any TensorConvertible)? = nil
  ) -> NDArray {
    gamma(shape, scale, size: size)
  }

  /// Beta distributed numbers; their mean is a / (a + b).
  public static func beta(
    _ a: any TensorConvertible, _ b: any TensorConvertible, size: (any TensorConvertible)? = nil
  ) -> NDArray {
    RandomState.shared.beta(a, b, size: size)
  }
  /// As the other form, with the size last.
  public static func beta(
    _ a: any TensorConvertible, _ b: any TensorConvertible, _ size: any TensorConvertible
  ) -> NDArray {
    beta(a, b, size: size)
  }
  /// As the other form, with labels.
  public static func beta(
    a: any TensorConvertible, b: any TensorConvertible, size: (any TensorConvertible)? = nil
  ) -> NDArray {
    beta(a, b, size: size)
  }

  /// Numbers whose logarithm is normally distributed.
  public static func lognormal(
    _ mean: any TensorConvertible, _ sigma: any TensorConvertible = 1.0, size: (any TensorConvertible)? = nil
  ) -> NDArray {
    RandomState.shared.lognormal(mean, sigma, size: size)
  }
  /// As the other form, with the size last.
  public static func lognormal(
    _ mean: any TensorConvertible, _ sigma: any TensorConvertible, _ size: any TensorConvertible
  ) -> NDArray {
    lognormal(mean, sigma, size: size)
  }
  /// As the other form, with labels.
  public static func lognormal(
    mean: any TensorConvertible = 0.0, sigma: any TensorConvertible = 1.0, size: (any TensorConvertible)? = nil
  ) -> NDArray {
    lognormal(mean, sigma, size: size)
  }

  /// Laplace distributed numbers: two exponential ones back to back.
  public static func laplace(
    _ loc: any TensorConvertible, _ scale: any TensorConvertible = 1.0, size: (any TensorConvertible)? = nil
  ) -> NDArray {
    RandomState.shared.laplace(loc, scale, size: size)
  }
  /// As the other form, with the size last.
  public static func laplace(
    _ loc: any TensorConvertible, _ scale: any TensorConvertible, _ size: any TensorConvertible
  ) -> NDArray {
    laplace(loc, scale, size: size)
  }
  /// As the other form, with labels.
  public static func laplace(
    loc: any TensorConvertible = 0.0, scale: any TensorConvertible = 1.0, size: (any TensorConvertible)? = nil
  ) -> NDArray {
    laplace(loc, scale, size: size)
  }

  /// Logistically distributed numbers.
  public static func logistic(
    _ loc: any TensorConvertible, _ scale: any TensorConvertible = 1.0, size: (any TensorConvertible)? = nil
  ) -> NDArray {
    RandomState.shared.logistic(loc, scale, size: size)
  }
  /// As the other form, with the size last.
  public static func logistic(
    _ loc: any TensorConvertible, _ scale: any TensorConvertible, _ size: any TensorConvertible
  ) -> NDArray {
    logistic(loc, scale, size: size)
  }
  /// As the other form, with labels.
  public static func logistic(
    loc: any TensorConvertible = 0.0, scale: any TensorConvertible = 1.0, size: (any TensorConvertible)? = nil
  ) -> NDArray {
    logistic(loc, scale, size: size)
  }

  /// Sums of `df` squared standard normal numbers.
  public static func chisquare(_ df: any TensorConvertible, size: (any TensorConvertible)? = nil) -> NDArray {
    RandomState.shared.chisquare(df, size: size)
  }
  /// As the other form, with the size last.
  public static func chisquare(_ df: any TensorConvertible, _ size: any TensorConvertible) -> NDArray {
    chisquare(df, size: size)
  }
  /// As the other form, with labels.
  public static func chisquare(df: any TensorConvertible, size: (any TensorConvertible)? = nil) -> NDArray {
    chisquare(df, size: size)
  }

  /// Numbers of events where `lam` are expected; int64.
  public static func poisson(_ lam: any TensorConvertible, size: (any TensorConvertible)? = nil) -> NDArray {
    RandomState.shared.poisson(lam, size: size)
  }
  /// As the other form, with the size last.
  public static func poisson(_ lam: any TensorConvertible, _ size: any TensorConvertible) -> NDArray {
    poisson(lam, size: size)
  }
  /// As the other form, with labels.
  public static func poisson(
    lam: any TensorConvertible = 1.0, size: (any TensorConvertible)? = nil
  ) -> NDArray {
    poisson(lam, size: size)
  }

  /// Successes in `n` trials of probability `p`; int64.
  public static func binomial(
    _ n: any TensorConvertible, _ p: any TensorConvertible, size: (any TensorConvertible)? = nil
  ) -> NDArray {
    RandomState.shared.binomial(n, p, size: size)
  }
  /// As the other form, with the size last.
  public static func binomial(
    _ n: any TensorConvertible, _ p: any TensorConvertible, _ size: any TensorConvertible
  ) -> NDArray {
    binomial(n, p, size: size)
  }
  /// As the other form, with labels.
  public static func binomial(
    n: any TensorConvertible, p: any TensorConvertible, size: (any TensorConvertible)? = nil
  ) -> NDArray {
    binomial(n, p, size: size)
  }

  /// Trials of probability `p` up to the first success; int64.
  public static func geometric(_ p: any TensorConvertible, size: (any TensorConvertible)? = nil) -> NDArray {
    RandomState.shared.geometric(p, size: size)
  }
  /// As the other form, with the size last.
  public static func geometric(_ p: any TensorConvertible, _ size: any TensorConvertible) -> NDArray {
    geometric(p, size: size)
  }
  /// As the other form, with labels.
  public static func geometric(p: any TensorConvertible, size: (any TensorConvertible)? = nil) -> NDArray {
    geometric(p, size: size)
  }
}
