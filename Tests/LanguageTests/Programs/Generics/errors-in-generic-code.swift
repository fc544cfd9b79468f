enum Failure<Reason>: Error { case because(Reason), unknown }
func attempt<T>(_ times: Int, _ body: (Int) throws -> T) rethrows -> T? {
  for i in 0..<times { do { return try body(i) } catch { if i == times - 1 { throw error } } }
  return nil
}
struct Bad: Error { let n: Int }
print(try attempt(3) { i -> String in if i < 2 { throw Bad(n: i) }; return "ok \(i)" } as Any)
do { _ = try attempt(2) { i -> Int in throw Bad(n: i) } } catch let e as Bad { print("bad", e.n) }
print(attempt(1) { $0 + 5 } as Any)
func require<T>(_ x: T?, _ why: String) throws -> T { guard let x else { throw Failure.because(why) }; return x }
do { print(try require(3, "none")); print(try require(nil as Int?, "missing")) }
catch Failure<String>.because(let why) { print("because", why) }
func result<T>(_ body: () throws -> T) -> Result<T, Error> { do { return .success(try body()) } catch { return .failure(error) } }
switch result({ try require("v", "x") }) { case .success(let v): print(v); case .failure(let e): print(e) }
if case .failure(let e) = result({ try require(nil as Double?, "gone") }) { print(e) }
func tryMap<A, B>(_ xs: [A], _ f: (A) throws -> B) rethrows -> [B] { var out: [B] = []; for x in xs { out.append(try f(x)) }; return out }
print(tryMap([1, 2]) { $0 * 2 }, (try? tryMap(["1", "x"]) { try require(Int($0), $0) }) as Any)
