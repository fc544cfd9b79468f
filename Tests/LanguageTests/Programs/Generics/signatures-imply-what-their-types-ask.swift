struct Bad: Error { let n: Int }
func value<T, E>(_ result: Result<T, E>, or other: T) -> T { (try? result.get()) ?? other }
print(value(.success(3) as Result<Int, Bad>, or: 1), value(Result<Int, Bad>.failure(Bad(n: 2)), or: 9))
func describe<T, E>(_ results: [Result<T, E>]) -> [String] {
  results.map { switch $0 { case .success(let v): "ok \(v)"; case .failure(let e): "bad \(e)" } }
}
print(describe([.success("a"), .failure(Bad(n: 1))] as [Result<String, Bad>]))
func invert<K, V>(_ d: [K: V]) -> [V: [K]] { var out: [V: [K]] = [:]; for (k, v) in d { out[v, default: []].append(k) }; return out }
print(invert(["a": 1, "b": 2])[2]!)
func both<T>(_ a: Set<T>, _ b: [T]) -> [T] { b.filter { a.contains($0) } }
print(both([1, 2, 3], [5, 3, 1]))
struct Box<T: Comparable> { var items: [T]; var largest: T? { items.max() } }
func larger<T>(_ a: Box<T>, _ b: Box<T>) -> Bool { a.largest! > b.largest! }
print(larger(Box(items: [1, 9]), Box(items: [4])))
func then<A, B, E>(_ r: Result<A, E>, _ f: (A) -> Result<B, E>) throws(E) -> B { try r.flatMap(f).get() }
do { print(try then(.success(4) as Result<Int, Bad>) { .success($0 * 2) }); print(try then(.failure(Bad(n: 7)) as Result<Int, Bad>) { .success($0) }) } catch { print("caught", error.n) }
