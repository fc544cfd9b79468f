let clock = ContinuousClock()
let elapsed = clock.measure {
  var total = 0
  for i in 0..<100 { total += i }
  print(total)
}
print(elapsed < .seconds(5), elapsed > .zero)
let begin = clock.now
let end = ContinuousClock.now
print(begin <= end, begin.duration(to: end) >= .zero, end - begin < .seconds(1))
let d = Duration.milliseconds(1500)
print(d, Duration.seconds(2), Duration.seconds(0.25), Duration.microseconds(7), Duration.nanoseconds(12))
print(d.components.seconds, d.components.attoseconds)
print(d + .seconds(1), d - .milliseconds(500), d * 2, d / 3, d == .seconds(1.5))
let t0 = DispatchTime.now().uptimeNanoseconds
let t1 = DispatchTime.now().uptimeNanoseconds
print(t1 >= t0, Double(t1 - t0) / 1_000_000_000 < 1)
