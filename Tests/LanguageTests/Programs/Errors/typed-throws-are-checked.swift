struct E1: Error {}
struct E2: Error {}
func f() throws(E1) {}
let h: () -> Void = f
let k: () throws -> Void = f
func w(_ b: () throws(E1) -> Void) {}
w { throw E1() }
w(k)
w(f)
do throws(E1) { try k() } catch { }
do throws(E1) { try f(); throw E1() } catch { let e: E1 = error; print(e) }
let g = { () throws(E2) -> Void in throw E1() }
