/// Seconds of the runs of one workload.
struct Measurement: Encodable {
  let minimum: Double
  let median: Double
  let maximum: Double

  init(_ seconds: [Double]) {
    let sorted = seconds.sorted()
    minimum = sorted[0]
    median = sorted[sorted.count / 2]
    maximum = sorted[sorted.count - 1]
  }
}

/// A thing worth timing. `run` is called once unmeasured and must do the same work every time.
struct Workload {
  let name: String
  let run: () throws -> Void

  func measure(runs: Int) throws -> Measurement {
    try run()
    let clock = ContinuousClock()
    return Measurement(
      try (0..<runs).map { _ in
        let elapsed = try clock.measure { try run() }
        return Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) * 1e-18
      })
  }
}
