let x = 1
let x = 2
func f() -> Int { 1 }
func f() -> Int { 2 }
struct S {}
struct S {}
var y = 1
func y() {}
enum E { case a }
class E {}
