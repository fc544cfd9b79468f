enum NetworkError: Error, Equatable { case offline, code(Int) }
func fetch(_ n: Int) -> Result<String, NetworkError> {
  if n < 0 { return .failure(.offline) }
  if n > 100 { return .failure(.code(n)) }
  return .success("page \(n)")
}
let a = fetch(3)
switch a {
case .success(let s): print("ok", s)
case .failure(let e): print("bad", e)
}
print(a, fetch(-1), fetch(200))
do { print(try fetch(5).get()); print(try fetch(-5).get()) } catch { print("caught", error) }
print(a.map { $0.count })
print(fetch(-2).map { $0.count })
print(a.flatMap { $0.count > 3 ? .success($0.count) : .failure(.offline) })
struct Other: Error { var why: String }
print(fetch(-2).mapError { Other(why: "\($0)") })
print(a == fetch(3), a == fetch(4), fetch(-1) == .failure(.offline))
func parse(_ s: String) throws -> Int { guard let n = Int(s) else { throw Other(why: s) }; return n }
let r = Result { try parse("12") }
let q = Result { try parse("x") }
print(r, q)
if case .success(let n) = r { print(n + 1) }
print((try? q.get()) ?? -1)
let results: [Result<Int, any Error>] = ["1", "b", "3"].map { s in Result { try parse(s) } }
for x in results { switch x { case .success(let v): print(v); case .failure(let e as Other): print("other", e.why); case .failure(let e): print(e) } }
let handler: (Result<Int, NetworkError>) -> Void = { result in
  do { let v = try result.get(); print("v", v) } catch NetworkError.offline { print("offline") } catch { print("e", error) }
}
handler(.success(1)); handler(.failure(.offline)); handler(.failure(.code(2)))
let f = fetch(1).flatMapError { _ in Result<String, Other>.success("x") }
print(f)
extension Result { var isOK: Bool { if case .success = self { return true }; return false } }
print(f.isOK)
