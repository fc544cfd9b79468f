let queue = DispatchQueue(label: "work")
let thread = Thread { print("x") }
let lock = NSLock()
