enum E: Error { case a, b(Int) }
func f(_ n: Int) throws(E) -> Int { if n < 0 { throw .a }; if n > 9 { throw .b(n) }; return n }
do throws(E) { print(try f(1)); print(try f(20)) } catch { switch error { case .a: print("a"); case .b(let n): print("b", n) } }
do { print(try f(-1)) } catch .a { print("was a") } catch { print(error) }
let g: (Int) throws(E) -> Int = f
do { print(try g(3)); _ = try g(-1) } catch { switch error { case .a: print("A"); case .b: print("B") } }
let h = { (n: Int) throws(E) -> Int in guard n > 0 else { throw E.a }; return n }
do { print(try h(3)); _ = try h(0) } catch { switch error { case .a: print("HA"); case .b: print("HB") } }
func twice<Err: Error>(_ x: Int, _ body: (Int) throws(Err) -> Int) throws(Err) -> Int { try body(try body(x)) }
print(twice(3) { $0 * 2 })
do { print(try twice(3, f)) ; print(try twice(-3, f)) } catch { print(error) }
func never() throws(Never) -> Int { 4 }
print(never())
struct S { func m() throws(E) { throw .b(7) }; var p: Int { get throws(E) { throw .a } } ; init(_ n: Int) throws(E) { if n == 0 { throw .a } } }
do { try S(1).m() } catch { print(error) }
do { _ = try S(1).p } catch { print(error) }
do { _ = try S(0) } catch { print(error) }
print([1,2].map { $0 + 1 })
func rethrow(_ x: () throws -> Int) rethrows -> Int { try x() }
let r: Result<Int, E> = Result { () throws(E) -> Int in try f(100) }
print(r)
