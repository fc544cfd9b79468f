// try where nothing throws, catch where nothing can.
enum Trouble: Error { case some }
func safe() -> Int { 1 }
func risky() throws -> Int { 2 }
func apply(_ body: () throws -> Int) rethrows -> Int { try body() }

print(try safe())
let kept = try? safe()
print(kept as Any)
do {
  print(safe())
} catch {
  print("never")
}
do {
  print(try risky())
} catch {
  print("maybe")
}
print(apply { 3 })
print(try apply { 4 })
do {
  print(try apply { try risky() })
} catch {
  print("maybe")
}
do {
  throw Trouble.some
} catch {
  print(error)
}
print((try? risky()) as Any)
