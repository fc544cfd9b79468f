var saved: [() -> Void] = []
func g(_ f: () -> Void) { saved.append(f) }
func i(_ f: () -> Int) -> () -> Int { f }
func j(_ f: () -> Int) -> () -> Int { { f() } }
func k(_ f: (Int) -> Int) { let h = f; print(h(1)) }
func l(_ f: () -> Void) { saved = [f] }
func m(_ n: inout Int) -> () -> Int { { n } }
func ok(_ f: () -> Int) -> Int { [1].map { _ in f() }[0] }
