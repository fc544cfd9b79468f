enum Failure: Error { case bad(Int), worse }
protocol Step { func run(_ x: Int) throws -> Int; mutating func change() throws }
struct Half: Step { var calls = 0
  func run(_ x: Int) throws -> Int { if x % 2 != 0 { throw Failure.bad(x) }; return x / 2 }
  mutating func change() throws { calls += 1; if calls > 1 { throw Failure.worse } } }
struct Free: Step { func run(_ x: Int) -> Int { x + 1 }; mutating func change() {} }
let steps: [any Step] = [Free(), Half(), Half()]
func runAll(_ x: Int) throws -> Int { var x = x; for step in steps { x = try step.run(x) }; return x }
for start in [3, 5, 7] {
  do { print(try runAll(start)) } catch Failure.bad(let value) { print("bad", value) } catch { print("other", error) }
}
var step: any Step = Half()
for _ in 0..<3 { do { try step.change(); print("fine") } catch { print(error) } }
print((step as! Half).calls, (try? steps[1].run(3)) ?? -1)
