struct Counter: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state = state &* 6364136223846793005 &+ 1442695040888963407
    return state
  }
}
var generator = Counter(state: 42)
print(Int.random(in: 0..<10, using: &generator), Int.random(in: 1...6, using: &generator))
print(Double.random(in: 0..<1, using: &generator), Bool.random(using: &generator))
print([1, 2, 3, 4, 5].shuffled(using: &generator), [1, 2, 3].randomElement(using: &generator)!)
var deck = Array(0..<8)
deck.shuffle(using: &generator)
print(deck)
print("abc".randomElement(using: &generator)!, (1...100).randomElement(using: &generator)!)
var system = SystemRandomNumberGenerator()
let x = Int.random(in: -5...5, using: &system)
print((-5...5).contains(x), generator.next())
print(UInt8.random(in: 0...255, using: &generator), Float.random(in: -1...1, using: &generator))
