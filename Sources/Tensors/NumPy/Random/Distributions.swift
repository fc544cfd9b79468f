import CKernels

/// Distributions. Without `size` the result has the shape of the parameters: one number for numbers.
extension NumPyRandom {
  /// Normally distributed numbers with mean 0 and standard deviation 1.
  public func standardNormal(_ size: (any TensorConvertible)? = nil) -> NDArray {
    draw(CK_NP_NORMAL, [Parameter("loc", 0.0), Parameter("scale", 1.0)], size, "random.standardNormal")
  }
  /// As the other form, with the size labelled.
  public func standardNormal(size: any TensorConvertible) -> NDArray { standardNormal(size) }

  /// Exponentially distributed numbers with mean 1.
  public func standardExponential(_ size: (any TensorConvertible)? = nil) -> NDArray {
    exponential(1.0, size: size)
  }
  /// Gamma distributed numbers of scale 1.
  public func standardGamma(_ shape: any TensorConvertible, size: (any TensorConvertible)? = nil) -> NDArray {
    gamma(shape, 1.0, size: size)
  }

  /// Normally distributed numbers with mean `loc` and standard deviation `scale`.
  public func normal(
    _ loc: any TensorConvertible, _ scale: any TensorConvertible = 1.0, size: (any TensorConvertible)? = nil
  ) -> NDArray {
    draw(
      CK_NP_NORMAL, [Parameter("loc", loc), Parameter("scale", scale, .nonNegative)], size,
      "random.normal")
  }
  /// As the other form, with the size last.
  public func normal(
    _ loc: any TensorConvertible, _ scale: any TensorConvertible, _ size: any TensorConvertible
  ) -> NDArray {
    normal(loc, scale, size: size)
  }
  /// As the other form, with labels.
  public func normal(
    loc: any TensorConvertible = 0.0, scale: any TensorConvertible = 1.0, size: (any TensorConvertible)? = nil
  ) -> NDArray {
    normal(loc, scale, size: size)
  }

  /// Numbers spread evenly over [low, high).
  public func uniform(
    _ low: any TensorConvertible, _ high: any TensorConvertible = 1.0, size: (any TensorConvertible)? = nil
  ) -> NDArray {
    draw(CK_NP_UNIFORM, [Parameter("low", low), Parameter("high", high)], size, "random.uniform")
  }
  /// As the other form, with the size last.
  public func uniform(
    _ low: any TensorConvertible, _ high: any TensorConvertible, _ size: any TensorConvertible
  ) -> NDArray {
    uniform(low, high, size: size)
  }
  /// As the other form, with labels.
  public func uniform(
    low: any TensorConvertible = 0.0, high: any TensorConvertible = 1.0, size: (any TensorConvertible)? = nil
  ) -> NDArray {
    uniform(low, high, size: size)
  }

  /// Exponentially distributed numbers with mean `scale`.
  public func exponential(_ scale: any TensorConvertible, size: (any TensorConvertible)? = nil) -> NDArray {
    draw(CK_NP_EXPONENTIAL, [Parameter("scale", scale, .nonNegative)], size, "random.exponential")
  }
  /// As the other form, with the size last.
  public func exponential(_ scale: any TensorConvertible, _ size: any TensorConvertible) -> NDArray {
    exponential(scale, size: size)
  }
  /// As the other form, with labels.
  public func exponential(scale: any TensorConvertible = 1.0, size: (any TensorConvertible)? = nil) -> NDArray {
    exponential(scale, size: size)
  }

  /// Gamma distributed numbers; their mean is shape * scale.
  public func gamma(
    _ shape: any TensorConvertible, _ scale: any TensorConvertible = 1.0, size: (any TensorConvertible)? = nil
  ) -> NDArray {
    draw(
      CK_NP_GAMMA, [Parameter("shape", shape, .nonNegative), Parameter("scale", scale, .nonNegative)], size,
      "random.gamma")
  }
  /// As the other form, with the size last.
  public func gamma(
    _ shape: any TensorConvertible, _ scale: any TensorConvertible, _ size: any TensorConvertible
  ) -> NDArray {
    gamma(shape, scale, size: size)
  }
  /// As the other form, with labels.
  public func gamma(
    shape: any TensorConvertible, scale: any TensorConvertible = 1.0, size: (any TensorConvertible)? = nil
  ) -> NDArray {
    gamma(shape, scale, size: size)
  }

  /// Beta distributed numbers; their mean is a / (a + b).
  public func beta(
    _ a: any TensorConvertible, _ b: any TensorConvertible, size: (any TensorConvertible)? = nil
  ) -> NDArray {
    draw(CK_NP_BETA, [Parameter("a", a, .positive), Parameter("b", b, .positive)], size, "random.beta")
  }
  /// As the other form, with the size last.
  public func beta(
    _ a: any TensorConvertible, _ b: any TensorConvertible, _ size: any TensorConvertible
  ) -> NDArray {
    beta(a, b, size: size)
  }
  /// As the other form, with labels.
  public func beta(
    a: any TensorConvertible, b: any TensorConvertible, size: (any TensorConvertible)? = nil
  ) -> NDArray {
    beta(a, b, size: size)
  }

  /// Numbers whose logarithm is normally distributed.
  public func lognormal(
    _ mean: any TensorConvertible, _ sigma: any TensorConvertible = 1.0, size: (any TensorConvertible)? = nil
  ) -> NDArray {
    draw(
      CK_NP_LOGNORMAL, [Parameter("mean", mean), Parameter("sigma", sigma, .nonNegative)], size,
      "random.lognormal")
  }
  /// As the other form, with the size last.
  public func lognormal(
    _ mean: any TensorConvertible, _ sigma: any TensorConvertible, _ size: any TensorConvertible
  ) -> NDArray {
    lognormal(mean, sigma, size: size)
  }
  /// As the other form, with labels.
  public func lognormal(
    mean: any TensorConvertible = 0.0, sigma: any TensorConvertible = 1.0, size: (any TensorConvertible)? = nil
  ) -> NDArray {
    lognormal(mean, sigma, size: size)
  }

  /// Laplace distributed numbers: two exponential ones back to back.
  public func laplace(
    _ loc: any TensorConvertible, _ scale: any TensorConvertible = 1.0, size: (any TensorConvertible)? = nil
  ) -> NDArray {
    draw(
      CK_NP_LAPLACE, [Parameter("loc", loc), Parameter("scale", scale, .nonNegative)], size,
      "random.laplace")
  }
  /// As the other form, with the size last.
  public func laplace(
    _ loc: any TensorConvertible, _ scale: any TensorConvertible, _ size: any TensorConvertible
  ) -> NDArray {
    laplace(loc, scale, size: size)
  }
  /// As the other form, with labels.
  public func laplace(
    loc: any TensorConvertible = 0.0, scale: any TensorConvertible = 1.0, size: (any TensorConvertible)? = nil
  ) -> NDArray {
    laplace(loc, scale, size: size)
  }

  /// Logistically distributed numbers.
  public func logistic(
    _ loc: any TensorConvertible, _ scale: any TensorConvertible = 1.0, size: (any TensorConvertible)? = nil
  ) -> NDArray {
    draw(
      CK_NP_LOGISTIC, [Parameter("loc", loc), Parameter("scale", scale, .nonNegative)], size,
      "random.logistic")
  }
  /// As the other form, with the size last.
  public func logistic(
    _ loc: any TensorConvertible, _ scale: any TensorConvertible, _ size: any TensorConvertible
  ) -> NDArray {
    logistic(loc, scale, size: size)
  }
  /// As the other form, with labels.
  public func logistic(
    loc: any TensorConvertible = 0.0, scale: any TensorConvertible = 1.0, size: (any TensorConvertible)? = nil
  ) -> NDArray {
    logistic(loc, scale, size: size)
  }

  /// Sums of `df` squared standard normal numbers.
  public func chisquare(_ df: any TensorConvertible, size: (any TensorConvertible)? = nil) -> NDArray {
    draw(CK_NP_CHISQUARE, [Parameter("df", df, .positive)], size, "random.chisquare")
  }
  /// As the other form, with the size last.
  public func chisquare(_ df: any TensorConvertible, _ size: any TensorConvertible) -> NDArray {
    chisquare(df, size: size)
  }
  /// As the other form, with labels.
  public func chisquare(df: any TensorConvertible, size: (any TensorConvertible)? = nil) -> NDArray {
    chisquare(df, size: size)
  }

  /// Numbers of events where `lam` are expected; int64.
  public func poisson(_ lam: any TensorConvertible, size: (any TensorConvertible)? = nil) -> NDArray {
    draw(CK_NP_POISSON, [Parameter("lam", lam, .nonNegative)], size, "random.poisson", dtype: .int64)
  }
  /// As the other form, with the size last.
  public func poisson(_ lam: any TensorConvertible, _ size: any TensorConvertible) -> NDArray {
    poisson(lam, size: size)
  }
  /// As the other form, with labels.
  public func poisson(lam: any TensorConvertible = 1.0, size: (any TensorConvertible)? = nil) -> NDArray {
    poisson(lam, size: size)
  }

  /// Successes in `n` trials of probability `p`; int64.
  public func binomial(
    _ n: any TensorConvertible, _ p: any TensorConvertible, size: (any TensorConvertible)? = nil
  ) -> NDArray {
    draw(
      CK_NP_BINOMIAL, [Parameter("n", n, .nonNegative), Parameter("p", p, .probability)], size,
      "random.binomial", dtype: .int64)
  }
  /// As the other form, with the size last.
  public func binomial(
    _ n: any TensorConvertible, _ p: any TensorConvertible, _ size: any TensorConvertible
  ) -> NDArray {
    binomial(n, p, size: size)
  }
  /// As the other form, with labels.
  public func binomial(
    n: any TensorConvertible, p: any TensorConvertible, size: (any TensorConvertible)? = nil
  ) -> NDArray {
    binomial(n, p, size: size)
  }

  /// Trials of probability `p` up to the first success; int64.
  public func geometric(_ p: any TensorConvertible, size: (any TensorConvertible)? = nil) -> NDArray {
    draw(CK_NP_GEOMETRIC, [Parameter("p", p, .probability)], size, "random.geometric", dtype: .int64)
  }
  /// As the other form, with the size last.
  public func geometric(_ p: any TensorConvertible, _ size: any TensorConvertible) -> NDArray {
    geometric(p, size: size)
  }
  /// As the other form, with labels.
  public func geometric(p: any TensorConvertible, size: (any TensorConvertible)? = nil) -> NDArray {
    geometric(p, size: size)
  }
}
