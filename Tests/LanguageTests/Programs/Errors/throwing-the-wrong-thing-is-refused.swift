enum E: Error { case a }
enum F: Error { case x }
func a() throws { throw "text" }
func b() throws(E) { throw F.x }
func c() throws(E) { try d() }
func d() throws(F) { throw .x }
func e() throws { throw 5 }
func f() throws(Int) { }
