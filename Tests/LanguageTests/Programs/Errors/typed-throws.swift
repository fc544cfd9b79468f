enum Bank: Error { case poor(Int), closed }
func pay(_ n: Int) throws(Bank) -> Int {
  if n > 10 { throw .poor(n) }
  if n == 0 { throw Bank.closed }
  return n
}
do {
  print(try pay(3))
  print(try pay(30))
} catch .poor(let n) {
  print("poor", n)
} catch .closed {
  print("closed")
}
do { _ = try pay(0) } catch {
  switch error {
  case .poor(let n): print(n)
  case .closed: print("closed now")
  }
}
func all(_ list: [Int]) throws(Bank) -> Int {
  var sum = 0
  for n in list { sum += try pay(n) }
  return sum
}
do { print(try all([1, 2]), try all([1, 0])) } catch { print("all:", error) }
func never(_ n: Int) throws(Never) -> Int { n + 1 }
print(never(2))
let f: (Int) throws(Bank) -> Int = pay
print((try? f(11)) as Any, (try? f(5)) as Any)
func anyway(_ n: Int) throws -> Int { try pay(n) }
do { _ = try anyway(99) } catch let e as Bank { print(e) }
