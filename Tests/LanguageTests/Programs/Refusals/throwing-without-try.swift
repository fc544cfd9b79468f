enum Trouble: Error { case some }
func risky() throws -> Int { throw Trouble.some }
let a = risky()
func quiet() -> Int { try risky() }
func plain() {
  let b = risky()
  print(b)
}
do {
  print(try risky())
} catch Trouble.some {
  print(risky())
}
throw Trouble.some
