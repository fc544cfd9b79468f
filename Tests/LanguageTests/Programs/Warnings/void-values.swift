// Names for nothing.
func act() { print("acting") }
let result = act()
var second = print("second")
let written: Void = act()
_ = act()
_ = 3
let list = [1, 2].forEach { print($0) }
print("end")
