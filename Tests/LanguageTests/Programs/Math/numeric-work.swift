func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }
func deviation(_ values: [Double]) -> Double {
  let m = mean(values)
  return sqrt(values.map { pow($0 - m, 2) }.reduce(0, +) / Double(values.count - 1))
}
let sample = [2.0, 4, 4, 4, 5, 5, 7, 9]
print(mean(sample), deviation(sample))
func sigmoid(_ x: Double) -> Double { 1 / (1 + exp(-x)) }
print([-2.0, 0, 2].map(sigmoid))
let logits = [1.0, 2.0, 3.0]
let peak = logits.max()!
let exponentials = logits.map { exp($0 - peak) }
let total = exponentials.reduce(0, +)
print(exponentials.map { $0 / total })
var x = 1.0
for _ in 0..<6 { x -= (x * x - 2) / (2 * x) }
print(x, abs(x - 2.0.squareRoot()) < 1e-12)
let angles = stride(from: 0.0, through: 360, by: 90).map { $0 * .pi / 180 }
print(angles.map { String(format: "%.3f", sin($0)) })
let haversine = { (a: Double, b: Double) in 2 * asin(sqrt(pow(sin((b - a) / 2), 2))) }
print(haversine(0, .pi / 2))
