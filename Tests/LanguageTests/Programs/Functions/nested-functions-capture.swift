func counter() -> () -> Int {
  var n = 0
  func next() -> Int { n += 1; return n }
  return next
}
let c = counter()
print(c(), c(), counter()())
