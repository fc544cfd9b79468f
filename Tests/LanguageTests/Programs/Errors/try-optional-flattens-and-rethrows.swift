enum Failure: Error, Equatable { case small, big(Int) }
func half(_ n: Int) throws -> Int? {
  if n < 0 { throw Failure.small }
  if n > 100 { throw Failure.big(n) }
  return n % 2 == 0 ? n / 2 : nil
}
let a: Int? = try? half(4)
let b = try? half(-1)
let c = try? half(3)
print(a as Any, b as Any, c as Any)
if let x = try? half(10) { print("x", x) }
guard let y = try? half(12) else { fatalError() }
print(y, (try? half(500)) ?? -1, try! half(8)!)
func twice(_ body: () throws -> Int) rethrows -> Int { try body() + body() }
print(twice { 4 })
do { print(try twice { try half(-3) ?? 0 }) } catch Failure.small { print("small") } catch { print(error) }
let mapped = try? [2, 4, 300].map { try half($0) ?? 0 }
print(mapped as Any)
print(try [2, 4].map { try half($0) ?? 0 })
let throwing: (Int) throws -> Int = { n in if n == 0 { throw Failure.big(0) }; return n }
do { _ = try throwing(1); _ = try throwing(0) } catch let e as Failure { print(e == .big(0)) }
struct Account {
  var balance = 0
  var checked: Int { get throws { if balance < 0 { throw Failure.small }; return balance } }
  init(_ start: Int) throws { if start > 1000 { throw Failure.big(start) }; balance = start }
  mutating func take(_ n: Int) throws { guard n <= balance else { throw Failure.big(n) }; balance -= n }
  subscript(_ i: Int) -> Int { get throws { if i > balance { throw Failure.small }; return i * 2 } }
}
var account = try Account(10)
try account.take(4)
print(try account.checked, try account[3])
do { try account.take(40) } catch { print("kept", account.balance, error) }
print((try? Account(5000)) == nil, (try? account[99]) as Any)
account.balance = -1
do { print(try account.checked) } catch { print(error) }
