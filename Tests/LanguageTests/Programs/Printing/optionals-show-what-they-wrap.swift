let a: Int? = 5
let b: String? = nil
let c: String? = "s"
print(a as Any, b as Any, c as Any)
