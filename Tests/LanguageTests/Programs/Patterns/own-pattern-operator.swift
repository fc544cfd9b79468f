struct Divisor { let by: Int }
func ~= (pattern: Divisor, value: Int) -> Bool { value % pattern.by == 0 }
func ~= (pattern: (Int) -> Bool, value: Int) -> Bool { pattern(value) }
func isNegative(_ n: Int) -> Bool { n < 0 }
func kind(_ n: Int) -> String {
  switch n {
  case isNegative: return "negative"
  case Divisor(by: 15): return "fizzbuzz"
  case Divisor(by: 3): return "fizz"
  case Divisor(by: 5): return "buzz"
  case 7, 11: return "lucky"
  case 90...100: return "large"
  default: return "\(n)"
  }
}
print([-4, 15, 9, 10, 7, 8, 97].map(kind))
for case Divisor(by: 4) in 1...12 { print("four") }
if case Divisor(by: 2) = 6 { print("even") }
print(1...3 ~= 2, 5 ~= 5, "a" ~= "b")
